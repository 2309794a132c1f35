//! The page before the app: `index.html` has a working box, so that nobody has to wait to paste or type.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::dom;

/// What the person did in the box before the app started.
pub struct Early {
    /// The text of the box, unless it was empty.
    pub text: Option<String>,
    caret: Option<(u32, u32)>,
}

/// Takes the early page down and hands over what was in its box.
pub fn take_over() -> Early {
    let area = dom::find("#draft").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    let early = Early {
        text: area.as_ref().map(HtmlTextAreaElement::value).filter(|text| !text.is_empty()),
        caret: area.filter(|area| area.matches(":focus").unwrap_or(false)).and_then(|area| {
            Some((area.selection_start().ok().flatten()?, area.selection_end().ok().flatten()?))
        }),
    };
    if let Some(page) = dom::find("#early") {
        page.remove();
    }
    early
}

impl Early {
    /// Puts the caret back where it was.
    pub fn restore_focus(self) {
        let Some((start, end)) = self.caret else { return };
        if dom::focus("#draft")
            && let Some(area) =
                dom::find("#draft").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok())
        {
            // Only a detached box refuses.
            let _ = area.set_selection_range(start, end);
        }
    }
}
