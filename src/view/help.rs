//! The help dialog: keys, what the lines mean, where the text goes.

use web_sys::HtmlDialogElement;

use crate::dom;

/// Lets the “?” button open the dialog.
pub fn start() {
    let dialog: HtmlDialogElement = dom::part("help");
    dom::on_click("help-open", move || {
        // Refused only when it is open already.
        let _ = dialog.show_modal();
    });
}
