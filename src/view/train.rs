//! The Train view: scenarios on a projector, and a trainer's own.
//!
//! Its page, its style and the scenarios are files that are fetched when the view is opened first; nothing of it weighs on
//! the first load. It judges no sentence: marks are the engine's.

mod edit;
mod handout;
mod keys;
mod library;
mod marked;
mod morph;
mod own;
mod stage;
mod timer;
mod typist;

use std::cell::Cell;

use leptos::task::spawn_local;
use reply_coach_scenarios::{Scenario, list, read};

use library::Library;
use stage::Stage;

use super::fetched;
use super::parts::{hide as set_hidden, set, text as set_text};
use crate::coach::Coach;
use crate::dom::{self, Leaked, leaked};
use crate::keep::Keeper;
use crate::route::{self, View};
use crate::signal::Signal;
use crate::{outside, words};

thread_local! {
    static TRAIN: Cell<Option<Train>> = const { Cell::new(None) };
    static LOADING: Cell<bool> = const { Cell::new(false) };
}

/// The scenarios that come with the page.
type Shipped = Leaked<Vec<Scenario>>;

#[derive(Clone, Copy)]
struct Train {
    library: Library,
    stage: Stage,
}

/// Brings the view to life, whenever it is shown.
pub fn start(coach: Coach, keeper: Keeper, shown: Signal<View>) {
    dom::follow(move || {
        if shown.get() == View::Train {
            spawn_local(open(coach, keeper));
        }
    });
}

/// Opens the view, or follows the address within it.
async fn open(coach: Coach, keeper: Keeper) {
    if let Some(train) = TRAIN.get() {
        return train.follow();
    }
    if LOADING.replace(true) {
        return;
    }
    tell(words::TRAIN_OPENING);
    let shipped = load().await;
    LOADING.set(false);
    let Some(shipped) = shipped else { return tell(words::TRAIN_UNREADABLE) };
    tell("");
    let stage = Stage::start(coach);
    let train = Train { library: Library::start(coach, keeper, stage, leaked(shipped)), stage };
    TRAIN.set(Some(train));
    train.follow();
}

/// Puts a scenario that somebody shared into a trainer's list; gives its id, or nothing when it cannot be read or kept.
pub fn take(file: &str) -> Option<String> {
    let shared = read(file).ok()?.into_iter().next()?;
    let (id, kept) = match TRAIN.get() {
        Some(train) => train.library.take(shared),
        None => own::Own::load().0.change(|list| list::add(list, shared)),
    };
    id.filter(|_| kept)
}

impl Train {
    /// Shows what the address says.
    fn follow(self) {
        let Some(id) = route::rest() else {
            self.stage.leave();
            self.library.draw();
            if self.library.is_writing() {
                return show("train-edit");
            }
            let back = self.stage.left().map(|id| ["a[href='#/train/", &id, "']"].concat());
            show("train-list");
            if !back.is_some_and(|link| dom::focus(&link)) {
                dom::focus("#train-title");
            }
            return;
        };
        match self.library.find(&id) {
            Some(scenario) => {
                show("train-stage");
                self.stage.show(scenario);
            }
            None => {
                self.stage.leave();
                self.library.draw();
                show("train-list");
                tell(words::TRAIN_UNKNOWN);
            }
        }
    }
}

/// The view's page, and then the scenarios.
async fn load() -> Option<Vec<Scenario>> {
    if !fetched::fill("view-train").await {
        return None;
    }
    read(&outside::read("./scenarios/scenarios.json").await?).ok()
}

/// Shows one of the view's screens.
fn show(screen: &str) {
    for id in ["train-list", "train-stage", "train-edit"] {
        set_hidden(id, id != screen);
    }
}

/// Says something to everybody who listens: on the stage it is heard and not seen.
fn tell(text: &str) {
    set_text("train-told", text);
}

/// Whose slip it was, and how many steps there are.
fn facts(scenario: &Scenario) -> [String; 3] {
    let steps = words::counted(words::TRAIN_STEPS_ONE, words::TRAIN_STEPS, scenario.steps.len());
    [words::channel(scenario.channel).to_owned(), words::cause(scenario.cause).to_owned(), steps]
}
