//! The reply as a whole: what kind it is, what it has, what it still needs, what else its reader would trip over, and a
//! line for each gap that can be put in. One gap is open at a time, so that the draft keeps its room.
//!
//! Drawn by hand: what still holds keeps its place on the page, so that it stays open and keeps the focus.

use std::cell::RefCell;

use reply_coach_analysis::{ChecklistItem, ChecklistState, Note, Report};
use web_sys::Element;

use super::parts::{add, set, set_flag};
use super::rows::{append_text, child, on_press};
use crate::coach::Coach;
use crate::dom::{self, Leaked, leaked};
use crate::{edits, words};

/// The list of what is missing, with the notes.
const GAPS: &str = "checklist-gaps";

/// What stands in one line, without where its suggestion belongs: that changes with every letter typed above it, and is
/// asked for when it is put in.
#[derive(PartialEq)]
enum Item {
    Listed(ChecklistItem),
    Noted(Note),
}

/// A list on the page, and what each of its lines shows.
struct List {
    element: Element,
    lines: Vec<(Item, Element)>,
}

/// Shows the checklist of the whole reply within `parent`; nothing when the analysis has none.
pub fn start(coach: Coach, parent: &Element) -> Option<()> {
    let section = add(parent, "section", "checklist", "")?;
    set(&section, "aria-labelledby", "checklist-title");
    set_flag(&section, "hidden", true);
    set(&child(&section, "h2", words::CHECKLIST_TITLE)?, "id", "checklist-title");
    let kind = add(&section, "p", "checklist-kind", "")?;
    let mut present = List::new(&section, "checklist-present")?;
    let missing = List::new(&section, "checklist-missing")?;
    set(&missing.element, "id", GAPS);
    let missing = leaked(RefCell::new(missing));
    on_press(GAPS, move |line, _| insert(coach, missing, line));
    dom::follow(move || {
        coach.draft.with(|draft| {
            let report = &draft.report;
            present.show(listed(report, ChecklistState::Present));
            let mut gaps = listed(report, ChecklistState::Missing);
            gaps.extend(
                report.notes.iter().map(|note| Item::Noted(Note { at: None, span: None, ..note.clone() })),
            );
            let any = !gaps.is_empty() || !present.lines.is_empty();
            missing.borrow_mut().show(gaps);
            let named = report.kind.map(words::reply_kind).unwrap_or_default();
            if kind.text_content().as_deref() != Some(named) {
                kind.set_text_content(Some(named));
            }
            set_flag(&section, "hidden", !any);
        });
    });
    Some(())
}

fn listed(report: &Report, state: ChecklistState) -> Vec<Item> {
    let items = report.checklist.iter().filter(|item| item.state == state);
    items.map(|item| Item::Listed(ChecklistItem { at: None, ..item.clone() })).collect()
}

/// Puts the line for a gap where it belongs in the draft of the moment.
fn insert(coach: Coach, missing: Leaked<RefCell<List>>, line: usize) {
    let draft = coach.now();
    let report = &draft.report;
    let (line, at) = match missing.borrow().lines.get(line) {
        Some((Item::Listed(shown), _)) => {
            let item = report.checklist.iter().find(|item| item.id == shown.id);
            item.map(|item| (&item.suggestion, item.at))
        }
        Some((Item::Noted(shown), _)) => {
            let note = report.notes.iter().find(|note| note.id == shown.id);
            note.map(|note| (&note.suggestion, note.at))
        }
        None => None,
    }
    .unwrap_or((&None, None));
    if let (Some(line), Some(at)) = (line, at) {
        edits::insert(coach, at, line);
    }
}

impl List {
    fn new(parent: &Element, class: &str) -> Option<List> {
        Some(List { element: add(parent, "ul", class, "")?, lines: Vec::new() })
    }

    /// Shows these, in this order.
    fn show(&mut self, items: Vec<Item>) {
        let opens = self.has("[open]") || !self.has("details");
        self.lines.retain(|(shown, element)| {
            let stays = items.contains(shown);
            if !stays {
                element.remove();
            }
            stays
        });
        for (place, item) in items.into_iter().enumerate() {
            let next = self.lines.get(place);
            if next.is_some_and(|(shown, _)| *shown == item) {
                continue;
            }
            let Some(element) = draw(&self.element, &item) else { return };
            if let Some((_, next)) = next {
                // What has just been added to the same list is not refused.
                let _ = self.element.insert_before(&element, Some(next));
            }
            self.lines.insert(place, (item, element));
        }
        // Where one was open, or nobody could have closed one, one is.
        if opens
            && !self.has("[open]")
            && let Some(first) = self.element.query_selector("details").ok().flatten()
        {
            set_flag(&first, "open", true);
        }
    }

    fn has(&self, selector: &str) -> bool {
        self.element.query_selector(selector).is_ok_and(|found| found.is_some())
    }
}

/// Adds a line to the end of a list.
fn draw(list: &Element, item: &Item) -> Option<Element> {
    let line = child(list, "li", "")?;
    match item {
        Item::Listed(item) if item.state == ChecklistState::Missing => {
            let details = child(&line, "details", "")?;
            set(&details, "name", "checklist");
            name(&child(&details, "summary", "")?, "○", words::CHECKLIST_MISSING, item)?;
            child(&details, "p", &item.why)?;
            offer(&details, item.suggestion.as_deref())?;
        }
        Item::Listed(item) => name(&line, "✓", words::CHECKLIST_PRESENT, item)?,
        Item::Noted(note) => {
            line.set_class_name("checklist-note");
            let text = child(&line, "p", "")?;
            glyph(&text, "!")?;
            append_text(&text, &note.text);
            offer(&line, note.suggestion.as_deref())?;
        }
    }
    Some(line)
}

fn name(parent: &Element, sign: &str, state: &str, item: &ChecklistItem) -> Option<()> {
    glyph(parent, sign)?;
    add(parent, "span", "visually-hidden", &[state, ": "].concat())?;
    append_text(parent, words::good_move(item.id));
    Some(())
}

fn glyph(parent: &Element, sign: &str) -> Option<()> {
    set(&add(parent, "span", "checklist-glyph", sign)?, "aria-hidden", "true");
    Some(())
}

/// Adds the line that can be put in, with its gaps drawn as such.
fn offer(parent: &Element, line: Option<&str>) -> Option<()> {
    let Some(line) = line.map(str::trim) else { return Some(()) };
    let button = add(parent, "button", "reframe checklist-line", "")?;
    set(&button, "type", "button");
    add(&button, "span", "checklist-plus", words::CHECKLIST_ADDS)?;
    append_text(&button, " ");
    let mut at = 0;
    for slot in reply_coach_draft::slots::find(line) {
        append_text(&button, line.get(at..slot.start).unwrap_or_default());
        at = slot.end;
        add(&button, "span", "slot", line.get(slot).unwrap_or_default())?;
    }
    append_text(&button, line.get(at..).unwrap_or_default());
    Some(())
}
