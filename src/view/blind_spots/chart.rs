//! The chart of blind spots: a row for each family with a column for each week, and the same as a table.
//!
//! Drawn as SVG with attributes, which the policy allows; inline styles it does not.

use leptos::prelude::document;
use reply_coach_practice::blind::{self, SHOWN, Spot};
use web_sys::Element;

use crate::dom;
use crate::view::parts::{add, set, text};
use crate::view::practice::date;
use crate::view::rows::child;
use crate::words;

const SVG: &str = "http://www.w3.org/2000/svg";
/// So many families are drawn; the table has all.
const ROWS: usize = 5;
/// So many kinds of sentences are named of each.
const KINDS: usize = 2;
/// A column and the gap behind it, and the height of the highest, in the units of the drawing.
const COLUMN: u32 = 10;
const GAP: u32 = 3;
const HEIGHT: u32 = 36;

/// Draws what was counted up to this week.
pub fn draw(spots: &[Spot], week: u32) {
    for part in ["blind-chart", "blind-weeks", "blind-rows"] {
        text(part, "");
    }
    let most = spots.iter().flat_map(|spot| spot.by_week.iter().copied()).max().unwrap_or(1).max(1);
    for spot in spots.iter().take(ROWS) {
        row(spot, most);
    }
    table(spots, week);
}

fn times(times: u32) -> String {
    words::counted(words::BLIND_TIMES_ONE, words::BLIND_TIMES_OTHER, times as usize)
}

fn row(spot: &Spot, most: u32) {
    let Some(item) = child(&dom::part("blind-chart"), "li", "") else { return };
    let Some(name) = add(&item, "p", "blind-name", "") else { return };
    child(&name, "b", words::family(spot.family));
    child(&name, "span", &[" ", &times(spot.times)].concat());
    let _ = columns(&item, &spot.by_week, most);
    for (rule, count) in spot.kinds.iter().take(KINDS) {
        let kind = if rule.is_empty() { words::BLIND_PACK } else { words::rule_title(rule) };
        let told = words::fill(words::BLIND_KIND, &[("times", &times(*count)), ("kind", kind)]);
        child(&item, "small", &told);
    }
}

/// The columns of the weeks. Whoever cannot see them has the table.
fn columns(item: &Element, by_week: &[u32], most: u32) -> Option<()> {
    let make = |parent: &Element, tag: &str| {
        let element = document().create_element_ns(Some(SVG), tag).ok()?;
        parent.append_child(&element).ok()?;
        Some(element)
    };
    let drawing = make(item, "svg")?;
    let width = SHOWN as u32 * (COLUMN + GAP) - GAP;
    set(&drawing, "viewBox", &["0 0", &width.to_string(), &HEIGHT.to_string()].join(" "));
    set(&drawing, "class", "blind-columns");
    set(&drawing, "aria-hidden", "true");
    for (week, &count) in by_week.iter().enumerate() {
        // A week without any keeps a line to stand on.
        let height = if count == 0 { 1 } else { (count * HEIGHT / most).max(4) };
        let column = make(&drawing, "rect")?;
        set(&column, "class", if count == 0 { "is-none" } else { "is-some" });
        let numbers = [
            ("x", week as u32 * (COLUMN + GAP)),
            ("y", HEIGHT - height),
            ("width", COLUMN),
            ("height", height),
        ];
        for (name, number) in numbers {
            set(&column, name, &number.to_string());
        }
    }
    Some(())
}

fn table(spots: &[Spot], week: u32) {
    let (head, rows): (Element, Element) = (dom::part("blind-weeks"), dom::part("blind-rows"));
    let heading = |text: &str, scope: &str, row: &Element| {
        if let Some(cell) = child(row, "th", text) {
            set(&cell, "scope", scope);
        }
    };
    heading(words::BLIND_WEEK, "col", &head);
    for at in 0..SHOWN as u32 {
        let monday = blind::monday_of((week + 1 + at).saturating_sub(SHOWN as u32));
        heading(&date(monday as f64), "col", &head);
    }
    heading(words::BLIND_TOTAL, "col", &head);
    for spot in spots {
        let Some(row) = child(&rows, "tr", "") else { return };
        heading(words::family(spot.family), "row", &row);
        for count in spot.by_week.iter().chain([&spot.times]) {
            child(&row, "td", &count.to_string());
        }
    }
}
