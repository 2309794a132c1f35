//! The draft before and after every safe rewrite: take or leave each change, copy either side.

use std::cell::RefCell;

use leptos::task::spawn_local;
use reply_coach_analysis::{Focus, Rewritten};
use reply_coach_draft::change::{self, Fate};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use super::rows::{append_text, child};
use crate::coach::Coach;
use crate::dom::{self, Leaked, leaked};
use crate::{copy, edits, words};

/// What is compared.
struct Compared {
    before: String,
    rewritten: Rewritten,
    taken: Vec<bool>,
}

impl Compared {
    fn after(&self) -> String {
        self.rewritten.with_changes(&self.before, |number| self.taken.get(number) == Some(&true))
    }
}

/// Lets the button open the dialog.
pub fn start(coach: Coach) {
    let dialog: HtmlDialogElement = dom::part("compare");
    let compared = leaked(RefCell::new(None::<Compared>));
    let opens = dialog.clone();
    dom::on_click("compare-open", move || {
        let before = coach.now().text.clone();
        let rewritten = coach.rewritten();
        let taken = vec![true; rewritten.changes.len()];
        compared.replace(Some(Compared { before, rewritten, taken }));
        list(compared);
        show(coach, compared);
        // Refused only when it is open already.
        let _ = opens.show_modal();
    });
    dom::on(&dom::part::<Element>("compare-changes"), "change", move |event| {
        let boxes = dom::all("#compare-changes input");
        let place = boxes.iter().position(|input| event.target().as_ref() == Some(input));
        let input = place.and_then(|place| boxes.get(place)?.dyn_ref::<HtmlInputElement>());
        if let (Some(place), Some(input), Some(compared)) = (place, input, compared.borrow_mut().as_mut())
            && let Some(taken) = compared.taken.get_mut(place)
        {
            *taken = input.checked();
        }
        show(coach, compared);
    });
    for (button, after) in [("compare-copy-before", false), ("compare-copy-after", true)] {
        dom::on_click(button, move || {
            let text = compared
                .borrow()
                .as_ref()
                .map(|compared| if after { compared.after() } else { compared.before.clone() });
            let Some(text) = text else { return };
            spawn_local(async move {
                let copied = copy::write(&text).await;
                tell(if copied { words::SAY_COPIED } else { words::SAY_COPY_FAILED });
            });
        });
    }
    dom::on_click("compare-use", move || {
        let after = compared
            .borrow()
            .as_ref()
            .map(|compared| (compared.after(), compared.taken.iter().filter(|taken| **taken).count()));
        dialog.close();
        if let Some((after, count)) = after {
            edits::become_text(coach, &after, count);
        }
    });
}

fn tell(text: &str) {
    dom::part::<Element>("compare-told").set_text_content(Some(text));
}

/// One box for each change, with what it changes.
fn list(compared: Leaked<RefCell<Option<Compared>>>) {
    let boxes: Element = dom::part("compare-changes");
    boxes.set_text_content(None);
    let compared = compared.borrow();
    let Some(Compared { before, rewritten, .. }) = &*compared else { return };
    for change in &rewritten.changes {
        let label = child(&boxes, "li", "").and_then(|item| child(&item, "label", ""));
        let Some(label) = label else { return };
        if let Some(input) =
            child(&label, "input", "").and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        {
            input.set_type("checkbox");
            input.set_checked(true);
        }
        let Some(words) = child(&label, "span", "") else { return };
        let old = before.get(change.before.clone()).unwrap_or_default();
        let new = rewritten.text.get(change.after.clone()).unwrap_or_default();
        draw_change(&words, old, new, &[Fate::Drop, Fate::Add]);
    }
}

fn show(coach: Coach, compared: Leaked<RefCell<Option<Compared>>>) {
    tell("");
    let compared = compared.borrow();
    let Some(compared) = &*compared else { return };
    let Compared { before, rewritten, taken } = compared;
    for (pane, fate) in [("compare-before", Fate::Drop), ("compare-after", Fate::Add)] {
        let pane: Element = dom::part(pane);
        pane.set_text_content(None);
        let mut done = 0;
        for (change, taken) in rewritten.changes.iter().zip(taken) {
            append_text(&pane, before.get(done..change.before.start).unwrap_or_default());
            let old = before.get(change.before.clone()).unwrap_or_default();
            let new = rewritten.text.get(change.after.clone()).unwrap_or_default();
            if *taken {
                draw_change(&pane, old, new, &[fate]);
            } else {
                append_text(&pane, old);
            }
            done = change.before.end;
        }
        append_text(&pane, before.get(done..).unwrap_or_default());
    }
    let after = coach.focus_of(&compared.after());
    focus_line("compare-focus-before", coach.now().report.focus);
    focus_line("compare-focus-after", after);
    // An attribute can only be refused for its name.
    let none = rewritten.changes.is_empty();
    for (id, hidden) in [("compare-none", !none), ("compare-list", none)] {
        let _ = dom::part::<Element>(id).toggle_attribute_with_force("hidden", hidden);
    }
    let idle = !taken.contains(&true);
    let _ = dom::part::<Element>("compare-use").toggle_attribute_with_force("disabled", idle);
}

fn focus_line(id: &str, focus: Focus) {
    dom::part::<Element>(id).set_text_content(Some(&words::focus(focus)));
}

/// The words of a change that stay, and those that have one of these fates.
fn draw_change(parent: &Element, old: &str, new: &str, fates: &[Fate]) {
    for piece in change::words(old, new, &[]) {
        match piece.fate {
            Fate::Keep => append_text(parent, &piece.text),
            fate if fates.contains(&fate) => {
                child(parent, if fate == Fate::Drop { "del" } else { "ins" }, &piece.text);
            }
            _ => {}
        }
    }
}
