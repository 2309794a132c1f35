//! The Practice view: rounds of spotting, choosing and writing, judged by the engine, and the blind spots beside them.
//!
//! Its page, its style and its exercises are fetched when it is opened first. What is kept stays in this browser.

mod end;
mod step;
mod told;

use std::cell::RefCell;

use js_sys::{Date, Math};
use leptos::prelude::*;
use leptos::task::spawn_local;
use reply_coach_analysis::Family;
use reply_coach_practice::Round;
use reply_coach_practice::exercise::{self, Exercise};
use reply_coach_practice::record::{self, Record};
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::parts::{focus, hide, set, text};
use super::rows::{self, Row, child};
use super::{blind_spots, fetched};
use crate::announce::Rank;
use crate::coach::Coach;
use crate::dom::{self, Leaked, leaked};
use crate::json::object;
use crate::keep::Keeper;
use crate::route::{self, View};
use crate::signal::Signal;
use crate::storage::Shelf;
use crate::{chunks, outside, words};

/// Where the round is kept, the last one after its end as well.
const ROUND: &str = "reply-coach.practice.round";
/// Where the numbers of finished rounds are kept.
const RECORDS: &str = "reply-coach.practice.records";

/// The exercises, from the easiest on.
const EXERCISES: &str = "./practice/exercises.txt";

/// The view. A handle: copies are the same view.
#[derive(Clone, Copy)]
struct Practice {
    coach: Coach,
    exercises: Leaked<Vec<Exercise>>,
    round: Leaked<RefCell<Option<Round>>>,
}

/// Fetches the view and brings it to life; it follows the address from then on.
pub fn start(coach: Coach, keeper: Keeper, shown: Signal<View>) {
    spawn_local(async move {
        // First what it works with: nothing may be pressed before it does something. Without what judges replies as a
        // whole, the good moves of a try would go unseen; where it does not come, the page has said so.
        let _ = chunks::judge(coach).await;
        let exercises = exercises().await;
        if !fetched::fill("view-practice").await {
            return text("view-practice", words::PRACTICE_UNREADABLE);
        }
        let practice = Practice { coach, exercises: leaked(exercises), round: leaked(RefCell::new(None)) };
        practice.begin();
        blind_spots::start(coach, keeper);
        dom::follow(move || {
            if shown.get() == View::Practice {
                practice.arrive();
            }
        });
    });
}

/// All exercises; none when they cannot be read.
async fn exercises() -> Vec<Exercise> {
    outside::read(EXERCISES).await.and_then(|text| exercise::read(&text).ok()).unwrap_or_default()
}

/// Days since 1970, as they are counted here.
pub fn today() -> u32 {
    let now = Date::new_0();
    // In minutes: that is a whole number with room to spare.
    (now.get_time() / 60_000.0 - now.get_timezone_offset()) as u32 / 1440
}

/// A day as people here write it.
pub fn date(day: f64) -> String {
    let noon = Date::new(&((day + 0.5) * 86_400_000.0).into());
    let options = object(&[("dateStyle", "medium".into()), ("timeZone", "UTC".into())]);
    let locale = window().navigator().language().unwrap_or_else(|| "en".to_owned());
    String::from(noon.to_locale_date_string(&locale, &options))
}

impl Practice {
    fn begin(self) {
        let families: Element = dom::part("practice-family");
        for family in Family::ALL {
            if let Some(option) = child(&families, "option", words::family(*family)) {
                set(&option, "value", family.id());
            }
        }
        let message = self.coach.announcer.current;
        dom::show_text("practice-message", move || {
            message.get().map(|message| message.text).unwrap_or_default()
        });
        hide("practice-unreadable", !self.exercises.is_empty());
        dom::on_click("practice-begin", move || self.play(self.fresh()));
        dom::on_click("practice-again", move || self.play(self.fresh()));
        dom::on_click("practice-resume", move || {
            if let Some(round) = self.kept() {
                self.play(round);
            }
        });
        dom::on_click("practice-repeat", move || {
            let unclean = self.kept().map(|round| {
                let outcomes = round.outcomes.into_iter().filter(|outcome| !outcome.is_clean());
                outcomes.map(|outcome| outcome.id).collect::<Vec<String>>()
            });
            self.play(Round::of(unclean.unwrap_or_default(), seed()));
        });
        dom::on_click("practice-leave", move || {
            self.round.replace(None);
            self.show_start();
            focus("practice-title");
        });
        self.begin_steps();
        self.show_start();
    }

    /// The view was opened, perhaps for one family.
    fn arrive(self) {
        let family = route::rest().and_then(|id| Family::from_id(&id));
        if let Some(family) = family {
            self.round.replace(None);
            dom::part::<HtmlSelectElement>("practice-family").set_value(family.id());
            self.show_start();
            focus("practice-begin");
        }
        blind_spots::show();
    }

    fn show_start(self) {
        hide("practice-start", false);
        for part in ["practice-round", "practice-end", "practice-steps"] {
            hide(part, true);
        }
        text("practice-title", words::PRACTICE_TITLE);
        text("practice-place", "");
        let open = self.kept().filter(|round| !round.is_over());
        let (n, all) = open.as_ref().map_or((0, 0), |round| (round.at + 1, round.outcomes.len()));
        text("practice-resume", &filled(words::PRACTICE_RESUME, &[("n", n), ("all", all)]));
        hide("practice-resume", open.is_none());
        let begin: Element = dom::part("practice-begin");
        begin.set_class_name(if open.is_none() { "button is-main" } else { "button" });
        super::parts::set_flag(&begin, "disabled", self.exercises.is_empty());
        let records = record::read(&Shelf::Browser.raw(RECORDS).unwrap_or_default());
        hide("practice-past", records.is_empty());
        let rows: Vec<Row> = records.iter().rev().take(5).map(row).collect();
        rows::fill("practice-records", &rows);
    }

    /// A new round of what is chosen.
    fn fresh(self) -> Round {
        let family = Family::from_id(&dom::part::<HtmlSelectElement>("practice-family").value());
        let level = dom::find::<HtmlInputElement>("#practice-level :checked").map(|input| input.value());
        let level = level.and_then(|level| level.parse().ok()).filter(|level| *level > 0);
        let last = self.kept().map(|round| round.outcomes).unwrap_or_default();
        let last: Vec<String> = last.into_iter().map(|outcome| outcome.id).collect();
        Round::new(self.exercises, family, level, &last, seed())
    }

    fn kept(self) -> Option<Round> {
        Shelf::Browser.raw(ROUND).and_then(|kept| Round::read(&kept, self.exercises))
    }

    fn play(self, round: Round) {
        self.round.replace(Some(round));
        self.keep();
        hide("practice-start", true);
        self.show();
    }

    /// Changes the round, keeps it, and shows it again.
    fn change(self, change: impl FnOnce(&mut Round)) {
        if let Some(round) = self.round.borrow_mut().as_mut() {
            change(round);
        }
        self.keep();
    }

    fn keep(self) {
        let kept = self.round.borrow().as_ref().map(Round::keep);
        if let Some(kept) = kept {
            hide("practice-not-kept", Shelf::Browser.put(ROUND, &kept).is_ok());
        }
    }

    fn show(self) {
        let over = self.round.borrow().as_ref().is_none_or(Round::is_over);
        hide("practice-round", over);
        hide("practice-steps", over);
        hide("practice-end", !over);
        if over {
            self.show_end();
        } else {
            self.show_step();
        }
    }

    /// Notes a round that has come to its end.
    fn note(self, round: &Round) {
        let record = Record::of(round, self.exercises, today());
        let kept = Shelf::Browser.raw(RECORDS).unwrap_or_default();
        hide("practice-not-kept", Shelf::Browser.put(RECORDS, &record::add(&kept, &record)).is_ok());
    }

    fn say(self, text: &str) {
        self.coach.announcer.say(Rank::Done, text);
    }

    fn exercise(self, id: &str) -> Option<&'static Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }
}

fn seed() -> u32 {
    (Math::random() * f64::from(u32::MAX)) as u32
}

/// A text with numbers filled in.
fn filled(text: &str, numbers: &[(&str, usize)]) -> String {
    let values: Vec<(&str, String)> =
        numbers.iter().map(|(name, number)| (*name, number.to_string())).collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words::fill(text, &values)
}

fn row(record: &Record) -> Row {
    let numbers = [
        ("found", record.spotted.0),
        ("all", record.spotted.1),
        ("chosen", record.chosen),
        ("written", record.written),
        ("n", record.exercises),
    ];
    Row { text: filled(words::PRACTICE_RECORD, &numbers), small: date(record.day.into()), ..Row::default() }
}
