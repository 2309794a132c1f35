//! The open exercise: one of its three steps, before and after it is checked.

use leptos::prelude::*;
use reply_coach_analysis::Channel;
use reply_coach_practice::exercise::Exercise;
use reply_coach_practice::round::{Outcome, Round, Step};
use reply_coach_practice::{judge, spot};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use super::told;
use super::{Practice, filled};
use crate::dom;
use crate::view::parts::{add, focus, hide, set, set_flag, text};
use crate::view::rows::child;
use crate::words;

const WORDS: &str = "#practice-words button";

impl Practice {
    pub(super) fn begin_steps(self) {
        dom::on(&dom::part("practice-words"), "click", move |event| {
            if let Some(place) = place_of(&event) {
                self.pick(place);
            }
        });
        dom::on(&dom::part("practice-words"), "keydown", move |event| {
            if let (Some(place), Some(key)) = (place_of(&event), event.dyn_ref::<KeyboardEvent>()) {
                self.walk(place, key);
            }
        });
        dom::on(&dom::part("practice-text"), "input", move |event| {
            let written = event_target_value(&event);
            self.change(|round| round.text = written);
        });
        dom::on_click("practice-check", move || self.check());
        dom::on_click("practice-next", move || {
            self.change(Round::go_on);
            let over = self.round.borrow().clone().filter(Round::is_over);
            if let Some(round) = &over {
                self.note(round);
            }
            self.show();
        });
    }

    /// What is open now.
    fn now(self) -> Option<(Round, Outcome, &'static Exercise)> {
        let round = self.round.borrow().clone()?;
        let outcome = round.open()?.clone();
        let exercise = self.exercise(&outcome.id)?;
        Some((round, outcome, exercise))
    }

    pub(super) fn show_step(self) {
        self.draw();
        focus("practice-title");
        if let Some((round, _, _)) = self.now() {
            let ask = [words::PRACTICE_ASK_SPOT, words::PRACTICE_ASK_CHOOSE, words::PRACTICE_ASK_WRITE];
            let ask = ask.get(round.step as usize).copied().unwrap_or_default();
            let place = filled(words::PRACTICE_PLACE, &[("n", round.at + 1), ("all", round.outcomes.len())]);
            self.say(&[&place, ": ", ask].concat());
        }
    }

    /// Draws the open step as it stands.
    fn draw(self) {
        let Some((round, outcome, exercise)) = self.now() else { return };
        let place = [("n", round.at + 1), ("all", round.outcomes.len())];
        text("practice-place", &filled(words::PRACTICE_PLACE, &place));
        for (step, item) in Step::ALL.into_iter().zip(dom::all("#practice-steps li")) {
            if step == round.step {
                set(&item, "aria-current", "step");
            } else {
                let _ = item.remove_attribute("aria-current");
            }
            let done = step < round.step;
            item.set_class_name(if done { "is-done" } else { "" });
        }
        let who = match exercise.channel {
            Channel::Email => words::PRACTICE_BY_EMAIL,
            Channel::Chat => words::PRACTICE_BY_CHAT,
            Channel::Phone => words::PRACTICE_BY_PHONE,
        };
        text("practice-who", who);
        text("practice-customer", &exercise.customer);
        let (ask, hint) = match round.step {
            Step::Spot => (words::PRACTICE_ASK_SPOT, words::PRACTICE_HINT_SPOT.to_owned()),
            Step::Choose => (words::PRACTICE_ASK_CHOOSE, hint(exercise)),
            Step::Write => (words::PRACTICE_ASK_WRITE, hint(exercise)),
        };
        text("practice-ask", ask);
        text("practice-hint", &hint);
        hide("practice-words", round.step != Step::Spot);
        hide("practice-choices", round.step != Step::Choose);
        hide("practice-text", round.step != Step::Write);
        let engine = self.coach.engine();
        let checked = match round.step {
            Step::Spot => {
                let checked = outcome.spotted.is_some();
                let spotted = checked.then(|| spot::judge(&engine, exercise, &round.picked));
                draw_words(exercise, &round, spotted.as_ref());
                hide("practice-hint", checked);
                if let Some(spotted) = spotted {
                    let findings = engine.report(&exercise.request(&exercise.draft)).findings;
                    told::spotted(exercise, &spotted, &findings);
                }
                checked
            }
            Step::Choose => {
                draw_choices(exercise, &round, &outcome);
                hide("practice-hint", false);
                told::chosen(&outcome);
                outcome.chosen.is_some()
            }
            Step::Write => {
                hide("practice-hint", false);
                let area: HtmlTextAreaElement = dom::part("practice-text");
                if area.value() != round.text {
                    area.set_value(&round.text);
                }
                let tried = outcome.written.is_some() && !round.text.trim().is_empty();
                if tried {
                    told::written(exercise, &judge::judge(&engine, exercise, &round.text));
                }
                tried
            }
        };
        hide("practice-told", !checked);
        hide("practice-check", checked && round.step != Step::Write);
        let again = checked && round.step == Step::Write;
        text("practice-check", if again { words::PRACTICE_CHECK_AGAIN } else { words::PRACTICE_CHECK });
        let last = round.at + 1 == round.outcomes.len();
        let next = match round.step {
            Step::Write if last => words::PRACTICE_FINISH,
            Step::Write => words::PRACTICE_NEXT_EXERCISE,
            _ => words::PRACTICE_NEXT,
        };
        text("practice-next", next);
        hide("practice-next", !checked && round.step != Step::Write);
        // What is worth doing next stands out.
        let done = checked && (round.step != Step::Write || outcome.written == Some(judge::Grade::There));
        let class = |main: bool| if main { "button is-main" } else { "button" };
        dom::part::<Element>("practice-next").set_class_name(class(done));
        dom::part::<Element>("practice-check").set_class_name(class(!done));
    }

    fn check(self) {
        let Some((round, _, exercise)) = self.now() else { return };
        match round.step {
            Step::Spot if round.picked.is_empty() => return self.say(words::PRACTICE_PICK_FIRST),
            Step::Spot => {
                let found = spot::judge(&self.coach.engine(), exercise, &round.picked).found.len();
                self.change(|round| {
                    if let Some(outcome) = round.open_mut() {
                        outcome.spotted = Some((found, exercise.risky.len()));
                    }
                });
            }
            Step::Choose => {
                let chosen = dom::all("#practice-choices input").into_iter().position(|input| {
                    input.dyn_into::<HtmlInputElement>().is_ok_and(|input| input.checked())
                });
                let Some(chosen) = chosen else { return self.say(words::PRACTICE_CHOOSE_FIRST) };
                let better = exercise.choices(round.seed).1 == chosen;
                self.change(|round| {
                    if let Some(outcome) = round.open_mut() {
                        (outcome.chosen, outcome.better) = (Some(chosen), better);
                    }
                });
            }
            Step::Write if round.text.trim().is_empty() => return self.say(words::PRACTICE_WRITE_FIRST),
            Step::Write => {
                let grade = judge::judge(&self.coach.engine(), exercise, &round.text).grade;
                self.change(|round| round.wrote(grade));
            }
        }
        self.draw();
        let verdict: HtmlElement = dom::part("practice-verdict");
        self.say(&[verdict.text_content().unwrap_or_default(), points()].join(" "));
        if round.step != Step::Write {
            focus("practice-next");
        }
        dom::reveal(&dom::part("practice-told"));
    }

    /// Picks a word, or lets go of it.
    fn pick(self, place: usize) {
        self.change(|round| {
            let before = round.picked.len();
            round.picked.retain(|picked| *picked != place);
            if round.picked.len() == before {
                round.picked.push(place);
            }
        });
        let round = self.round.borrow();
        let Some(round) = round.as_ref() else { return };
        for (place, button) in dom::all(WORDS).into_iter().enumerate() {
            set(&button, "aria-pressed", if round.picked.contains(&place) { "true" } else { "false" });
        }
        move_to(place);
    }

    /// The arrow keys go from word to word; with Shift they pick on the way.
    fn walk(self, place: usize, key: &KeyboardEvent) {
        let count = dom::all(WORDS).len();
        let to = match key.key().as_str() {
            "ArrowRight" | "ArrowDown" => (place + 1).min(count.saturating_sub(1)),
            "ArrowLeft" | "ArrowUp" => place.saturating_sub(1),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            _ => return,
        };
        key.prevent_default();
        if key.shift_key() && to != place {
            let picked =
                |place| self.round.borrow().as_ref().is_some_and(|round| round.picked.contains(&place));
            for word in [place, to] {
                if !picked(word) {
                    self.pick(word);
                }
            }
        }
        move_to(to);
    }
}

fn hint(exercise: &Exercise) -> String {
    words::fill(words::PRACTICE_HINT_WRITE, &[("draft", &exercise.draft)])
}

/// What the points say, for the live region.
fn points() -> String {
    let points = dom::all("#practice-points li").into_iter().filter_map(|item| item.text_content());
    points.collect::<Vec<_>>().join(". ")
}

/// The place of the word that was pressed or has the focus.
fn place_of(event: &web_sys::Event) -> Option<usize> {
    let pressed = event.target()?.dyn_into::<Element>().ok()?.closest("button").ok().flatten()?;
    dom::all(WORDS).iter().position(|button| *button == pressed)
}

/// Only one word is reached by Tab; the arrow keys lead to the others.
fn move_to(place: usize) {
    for (at, button) in dom::all(WORDS).into_iter().enumerate() {
        set(&button, "tabindex", if at == place { "0" } else { "-1" });
        if at == place
            && let Ok(button) = button.dyn_into::<HtmlElement>()
        {
            // Only a detached element refuses.
            let _ = button.focus();
        }
    }
}

fn draw_words(exercise: &Exercise, round: &Round, spotted: Option<&spot::Spotted>) {
    let list: Element = dom::part("practice-words");
    list.set_text_content(None);
    for (place, word) in spot::words(&exercise.draft).into_iter().enumerate() {
        let shown = exercise.draft.get(word).unwrap_or_default();
        let picked = round.picked.contains(&place);
        let Some(spotted) = spotted else {
            let Some(button) = add(&list, "button", "practice-word", shown) else { continue };
            set(&button, "type", "button");
            set(&button, "aria-pressed", if picked { "true" } else { "false" });
            set(&button, "tabindex", if place == 0 { "0" } else { "-1" });
            continue;
        };
        let of = |phrases: &[usize]| {
            phrases.iter().any(|&phrase| spot::words_of(exercise, phrase).contains(&place))
        };
        let class = if of(&spotted.found) {
            "practice-word is-found is-good"
        } else if of(&spotted.missed) {
            "practice-word is-missed is-risk"
        } else if spotted.harmless.contains(&place) {
            "practice-word is-harmless"
        } else {
            "practice-word"
        };
        add(&list, "span", class, shown);
        let _ = list.append_child(&document().create_text_node(" "));
    }
}

fn draw_choices(exercise: &Exercise, round: &Round, outcome: &Outcome) {
    let list: Element = dom::part("practice-choices");
    list.set_text_content(None);
    let (choices, better) = exercise.choices(round.seed);
    for (place, line) in choices.into_iter().enumerate() {
        let class = match outcome.chosen {
            None => "practice-choice",
            Some(_) if place == better => "practice-choice is-good",
            Some(_) => "practice-choice is-lesser",
        };
        let Some(label) = add(&list, "label", class, "") else { return };
        let input = child(&label, "input", "").and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        input.set_type("radio");
        input.set_name("practice-choice");
        input.set_checked(outcome.chosen == Some(place));
        set_flag(&input, "disabled", outcome.chosen.is_some());
        let Some(words) = add(&label, "span", "practice-line", line) else { return };
        if outcome.chosen.is_some() {
            told::choice(&words, exercise, line, outcome.chosen == Some(place));
        }
    }
}
