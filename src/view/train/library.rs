//! The list of scenarios: those that come with the page, and a trainer's own with all that can be done to them.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use reply_coach_analysis::Channel;
use reply_coach_scenarios::{Scenario, list, read, write};
use web_sys::{Element, HtmlInputElement};

use super::edit::Edit;
use super::own::Own;
use super::stage::Stage;
use super::{Shipped, facts, set, set_hidden, show, tell};
use crate::coach::Coach;
use crate::dom::{self, Leaked, leaked};
use crate::keep::Keeper;
use crate::view::rows::{self, Row, child};
use crate::{chunks, outside, words};

/// The list. A handle.
#[derive(Clone, Copy)]
pub struct Library {
    coach: Coach,
    keeper: Keeper,
    shipped: Shipped,
    own: Leaked<Own>,
    edit: Edit,
    deleted: Leaked<RefCell<Option<(usize, Scenario)>>>,
}

impl Library {
    /// Brings the list to life.
    pub fn start(coach: Coach, keeper: Keeper, stage: Stage, shipped: Shipped) -> Library {
        let (own, unreadable) = Own::load();
        let edit = Edit::start(coach);
        let library =
            Library { coach, keeper, shipped, own: leaked(own), edit, deleted: leaked(RefCell::new(None)) };
        for channel in Channel::ALL {
            library.start_cards(*channel);
        }
        rows::on_press("train-own", move |row, button| library.press(row, button));
        dom::on_click("train-new", move || {
            edit.open(None);
            show("train-edit");
            dom::focus("#edit-name");
        });
        dom::on(&dom::part::<Element>("train-import"), "change", move |_| {
            spawn_local(async move {
                let json = outside::picked(&dom::part::<HtmlInputElement>("train-import")).await;
                if let Some(json) = json {
                    library.import(&json);
                }
            });
        });
        dom::on_click("train-export", move || {
            outside::download("scenarios.json", &write(&library.own.list()));
        });
        dom::on_click("train-undo", move || {
            let deleted = library.deleted.borrow_mut().take();
            if let Some((at, scenario)) = deleted {
                let said = words::fill(words::TRAIN_COPIED, &[("name", &scenario.title)]);
                library.change(&said, |list| list.insert(at.min(list.len()), scenario));
                dom::focus("#train-own button");
            }
        });
        dom::on_click("train-found", || {
            if let Some(raw) = Own::found() {
                outside::download("scenarios-as-found.json", &raw);
            }
        });
        dom::on(&dom::part::<Element>("train-edit"), "submit", move |event| {
            event.prevent_default();
            let taken = library.all().into_iter().map(|scenario| scenario.id).collect::<Vec<_>>();
            if let Some(scenario) = edit.read(&taken) {
                let said = words::fill(words::TRAIN_SAVED, &[("name", &scenario.title)]);
                let id = scenario.id.clone();
                edit.close();
                show("train-list");
                library.change(&said, |list| list::put(list, scenario));
                let place = library.own.list().iter().position(|own| own.id == id).unwrap_or(0);
                library.focus_row(place, 0);
            }
        });
        dom::on_click("edit-cancel", move || {
            edit.close();
            show("train-list");
            dom::focus("#train-new");
        });
        if unreadable {
            tell(words::TRAIN_FOUND);
        }
        // The handout of whatever is on the stage, also when it is the browser's own menu that prints.
        dom::on(&window(), "beforeprint", move |_| stage.fill_handout());
        library
    }

    /// Whether a scenario is being written.
    pub fn is_writing(self) -> bool {
        self.edit.is_open()
    }

    /// The scenario with this id; a trainer's own goes first.
    pub fn find(self, id: &str) -> Option<Scenario> {
        self.all().into_iter().find(|scenario| scenario.id == id)
    }

    /// Takes in a scenario that somebody shared.
    pub fn take(self, shared: Scenario) -> (Option<String>, bool) {
        self.own.change(|list| list::add(list, shared))
    }

    fn all(self) -> Vec<Scenario> {
        let mut all = self.own.list();
        all.extend(self.shipped.iter().cloned());
        all
    }

    fn start_cards(self, channel: Channel) {
        let id = ["train-", channel.id()].concat();
        let of_channel = move || self.shipped.iter().filter(move |scenario| scenario.channel == channel);
        let cards: Element = dom::part(&id);
        for scenario in of_channel() {
            draw_card(&cards, scenario);
        }
        rows::on_press(&id, move |row, _| {
            let Some(scenario) = of_channel().nth(row).cloned() else { return };
            let title = words::fill(words::TRAIN_COPY_OF, &[("name", &scenario.title)]);
            let id = list::fresh_id(&title, self.all().iter().map(|scenario| scenario.id.as_str()));
            let said = words::fill(words::TRAIN_COPIED, &[("name", &title)]);
            self.change(&said, |list| list.push(Scenario { id, title, ..scenario }));
            self.focus_row(self.own.list().len().saturating_sub(1), 1);
        });
    }

    /// Draws a trainer's own list.
    pub fn draw(self) {
        let own = self.own.list();
        let rows: Vec<Row> = own.iter().map(row).collect();
        rows::fill("train-own", &rows);
        set_hidden("train-own-none", !own.is_empty());
        set_hidden("train-export", own.is_empty());
        set_hidden("train-undo", self.deleted.borrow().is_none());
        set_hidden("train-found", Own::found().is_none());
    }

    fn change<T>(self, said: &str, change: impl FnOnce(&mut Vec<Scenario>) -> T) -> T {
        rows::fill("train-problems", &[]);
        let (done, kept) = self.own.change(change);
        self.draw();
        tell(if kept { said } else { words::TRAIN_NOT_KEPT });
        done
    }

    fn focus_row(self, row: usize, button: usize) {
        let (row, button) = ((row + 1).to_string(), (button + 1).to_string());
        dom::focus(&["#train-own li:nth-child(", &row, ") button:nth-of-type(", &button, ")"].concat());
    }

    fn press(self, row: usize, button: usize) {
        let Some(scenario) = self.own.list().get(row).cloned() else { return };
        let id = scenario.id.as_str();
        let place = |list: &[Scenario]| list.iter().position(|own| own.id == id);
        match button {
            // Only a page that is going away refuses.
            0 => drop(window().location().set_hash(&["/train/", id].concat())),
            1 => {
                self.edit.open(Some(&scenario));
                show("train-edit");
                dom::focus("#edit-title");
            }
            2 | 3 => {
                let shift =
                    |list: &mut Vec<Scenario>| place(list).map_or(0, |at| list::shift(list, at, button == 2));
                let to = self.change("", shift);
                let number = (to + 1).to_string();
                tell(&words::fill(words::TRAIN_MOVED, &[("name", &scenario.title), ("n", &number)]));
                self.focus_row(to, button);
            }
            5 => {
                let (coach, keeper, file) = (self.coach, self.keeper, write(std::slice::from_ref(&scenario)));
                spawn_local(async move {
                    if chunks::share_scenario(coach, keeper, file).await.is_err() {
                        tell(words::NOT_LOADED);
                    }
                });
            }
            4 => outside::download(&[id, ".json"].concat(), &write(std::slice::from_ref(&scenario))),
            _ => {
                self.deleted.replace(Some((row, scenario.clone())));
                let said = words::fill(words::TRAIN_DELETED, &[("name", &scenario.title)]);
                self.change(&said, |list| list.retain(|own| own.id != id));
                dom::focus("#train-undo");
            }
        }
    }

    fn import(self, json: &str) {
        match read(json) {
            Ok(imported) => {
                let merged = self.change("", |list| list::merge(list, imported));
                let Some((new, replaced)) = merged else { return tell(words::TRAIN_TOO_MANY) };
                let (new, replaced) = (new.to_string(), replaced.to_string());
                tell(&words::fill(words::TRAIN_IMPORTED, &[("new", &new), ("replaced", &replaced)]));
            }
            Err(problems) => {
                let row = |problem: &reply_coach_scenarios::Problem| Row {
                    text: problem.to_string(),
                    ..Row::default()
                };
                rows::fill("train-problems", &problems.iter().map(row).collect::<Vec<_>>());
                tell(words::TRAIN_REFUSED);
            }
        }
    }
}

fn draw_card(cards: &Element, scenario: &Scenario) -> Option<()> {
    let item = child(cards, "li", "")?;
    let link = child(&item, "a", "")?;
    set(&link, "href", &["#/train/", &scenario.id].concat());
    set(&link, "class", "scenario");
    child(&link, "strong", &scenario.title)?;
    child(&link, "span", &scenario.customer)?;
    let [_, cause, steps] = facts(scenario);
    child(&link, "small", &[&*cause, " · ", &*steps].concat())?;
    let copy = child(&item, "button", words::TRAIN_COPY)?;
    set(&copy, "type", "button");
    set(&copy, "class", "button is-quiet");
    set(&copy, "aria-label", &words::fill(words::TRAIN_COPY_NAMED, &[("name", &scenario.title)]));
    Some(())
}

fn row(scenario: &Scenario) -> Row {
    let buttons = [
        (words::TRAIN_SHOW, words::TRAIN_SHOW_NAMED),
        (words::TRAIN_EDIT, words::TRAIN_EDIT_NAMED),
        (words::TRAIN_UP, words::TRAIN_UP_NAMED),
        (words::TRAIN_DOWN, words::TRAIN_DOWN_NAMED),
        (words::TRAIN_SAVE_AS, words::TRAIN_SAVE_AS_NAMED),
        (words::TRAIN_SHARE, words::TRAIN_SHARE_NAMED),
        (words::TRAIN_DELETE, words::TRAIN_DELETE_NAMED),
    ];
    let named = |text: &str| words::fill(text, &[("name", &scenario.title)]);
    Row {
        text: scenario.title.clone(),
        small: facts(scenario).join(" · "),
        buttons: buttons.into_iter().map(|(label, name)| (label, named(name))).collect(),
    }
}
