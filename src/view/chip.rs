//! What kind of finding this is: a sign and words, so that colour is never all there is.

use reply_coach_analysis::{Family, Severity};
use web_sys::Element;

use super::parts::{add, set};
use super::rows::{append_text, child};
use crate::words;

/// Adds the name of a family with the sign of its severity.
pub fn add_to(parent: &Element, severity: Severity, family: Family) {
    let (class, glyph) = match severity {
        Severity::Risk => ("chip is-risk", "!"),
        Severity::Caution => ("chip is-caution", "?"),
        Severity::Tip => ("chip is-tip", "~"),
    };
    let Some(chip) = add(parent, "span", class, "") else { return };
    if let Some(sign) = child(&chip, "span", glyph) {
        set(&sign, "aria-hidden", "true");
    }
    add(&chip, "span", "visually-hidden", &[words::severity(severity), ": "].concat());
    append_text(&chip, words::family(family));
}
