//! The dialog with all drafts: open one, begin another, delete one and get it back.

use std::cell::RefCell;

use reply_coach_draft::title;
use web_sys::HtmlDialogElement;

use super::rows::{self, Row};
use crate::coach::Coach;
use crate::dom::{self, Leaked, leaked};
use crate::drafts::{self, Entry, Kept};
use crate::keep::Keeper;
use crate::later::at_click;
use crate::{chunks, words};

/// The list as it is shown, and what was deleted from it.
#[derive(Default)]
struct List {
    entries: Vec<Entry>,
    deleted: Vec<(String, Kept)>,
}

/// Lets the button open the dialog.
pub fn start(coach: Coach, keeper: Keeper) {
    at_click(coach.announcer, "share-open", move || chunks::share(coach, keeper));
    let dialog: HtmlDialogElement = dom::part("drafts");
    let list = leaked(RefCell::new(List::default()));
    let opens = dialog.clone();
    dom::on_click("drafts-open", move || {
        keeper.save();
        list.borrow_mut().deleted.clear();
        list.borrow_mut().entries = drafts::list();
        show(keeper, list);
        // Refused only when it is open already.
        let _ = opens.show_modal();
    });
    let closes = dialog.clone();
    dom::on_click("drafts-new", move || {
        keeper.open(None);
        closes.close();
        coach.text_box.focus();
    });
    rows::on_press("drafts-list", move |row, button| {
        let Some(id) = list.borrow().entries.get(row).map(|entry| entry.id.clone()) else { return };
        let gone = list.borrow().deleted.iter().position(|(deleted, _)| *deleted == id);
        match (gone, button) {
            (Some(gone), _) => {
                let (id, kept) = list.borrow_mut().deleted.remove(gone);
                keeper.put_back(&id, &kept);
            }
            (None, 0) => {
                keeper.open(Some(&id));
                dialog.close();
                coach.text_box.focus();
                return;
            }
            (None, _) => {
                if let Some(kept) = keeper.forget(&id) {
                    list.borrow_mut().deleted.push((id, kept));
                } else {
                    list.borrow_mut().entries.remove(row);
                }
            }
        }
        show(keeper, list);
    });
}

fn show(keeper: Keeper, list: Leaked<RefCell<List>>) {
    let list = list.borrow();
    let open = keeper.open.get_untracked();
    let row = |entry: &Entry| {
        let title = Some(title::of(&entry.text)).filter(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| words::DRAFTS_UNTITLED.to_owned());
        let named = |text: &str| words::fill(text, &[("title", &title)]);
        if list.deleted.iter().any(|(id, _)| *id == entry.id) {
            return Row {
                text: named(words::DRAFTS_DELETED),
                buttons: vec![(words::UNDO, words::UNDO.to_owned())],
                ..Row::default()
            };
        }
        let when = if entry.at > 0.0 { drafts::written(entry.at) } else { String::new() };
        Row {
            small: if entry.id == open { words::DRAFTS_NOW.to_owned() } else { when },
            buttons: vec![
                (words::DRAFTS_OPEN_IT, named(words::DRAFTS_OPEN)),
                (words::DRAFTS_DELETE, named(words::DRAFTS_DELETE_NAMED)),
            ],
            text: title,
        }
    };
    let mut rows: Vec<Row> = list.entries.iter().map(row).collect();
    if rows.is_empty() {
        rows.push(Row { text: words::DRAFTS_NONE.to_owned(), ..Row::default() });
    }
    rows::fill("drafts-list", &rows);
}
