//! The help dialog: keys, what the lines mean, where the text goes. A view with keys of its own has a dialog of its own.

use web_sys::HtmlDialogElement;

use crate::dom;

/// Lets the “?” button open the dialog.
pub fn start() {
    dom::on_click("help-open", || {
        let own = dom::find::<HtmlDialogElement>("main:not([hidden]) > dialog.help");
        // Refused only when it is open already.
        let _ = own.unwrap_or_else(|| dom::part("help")).show_modal();
    });
}
