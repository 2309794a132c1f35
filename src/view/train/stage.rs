//! The stage: one idea at a time, in large type, for a room.
//!
//! A step has two beats, the line that goes wrong and then the better one, so that a presenter's remote with two buttons
//! is enough.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use reply_coach_draft::offsets::to_byte;
use reply_coach_draft::typing;
use reply_coach_scenarios::{Scenario, Step};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlTextAreaElement, KeyboardEvent};

use super::timer::Timer;
use super::typist::Typist;
use super::{facts, handout, keys, marked, morph, set, set_hidden, set_text, tell};
use crate::coach::Coach;
use crate::dom::{self, Leaked, Quiet, leaked};
use crate::storage::Shelf;
use crate::view::backdrop::Backdrop;
use crate::view::rows::child;
use crate::words;

/// Where the size of the type is kept.
const SIZE: &str = "reply-coach.stage";
/// Sizes of the type, as the style knows them; the third is the usual one.
const SIZES: [&str; 4] = ["28", "32", "36", "42"];
/// How long the typing has to rest before the last word counts as finished, in milliseconds.
const REST: u64 = 700;

/// What a button does.
type Act = fn(Stage);

/// The stage. A handle.
#[derive(Clone, Copy)]
pub struct Stage {
    coach: Coach,
    /// Types lines out.
    pub typist: Typist,
    /// Counts exercises down.
    pub timer: Timer,
    state: Leaked<State>,
    /// Another number whenever what is shown changes: what moves then is given up.
    turn: Leaked<Cell<u32>>,
    rest: Quiet,
}

#[derive(Default)]
struct State {
    scenario: RefCell<Option<Rc<Scenario>>>,
    /// The opening is 0, the first step 1.
    step: Cell<usize>,
    revealed: Cell<bool>,
    live: Cell<bool>,
    backdrop: RefCell<Backdrop>,
    left: RefCell<Option<String>>,
}

impl Stage {
    /// Brings the stage to life.
    pub fn start(coach: Coach) -> Stage {
        let stage = Stage {
            coach,
            typist: Typist::new(),
            timer: Timer::new(),
            state: leaked(State::default()),
            turn: leaked(Cell::new(0)),
            rest: Quiet::after(REST),
        };
        let buttons: [(&str, Act); 14] = [
            ("stage-back", Stage::back),
            ("stage-next", Stage::next),
            ("stage-hide", Stage::toggle_answer),
            ("stage-morph", Stage::morph),
            ("stage-type", Stage::type_out),
            ("stage-pause", |stage| {
                stage.typist.pause();
            }),
            ("stage-live-open", Stage::toggle_live),
            ("stage-blank-open", |_| blank()),
            ("stage-smaller", |stage| stage.change_size(false)),
            ("stage-larger", |stage| stage.change_size(true)),
            ("stage-timer", |stage| stage.timer.toggle()),
            ("stage-full", |_| full_screen()),
            ("stage-print", |_| drop(window().print())),
            ("stage-keys", |_| show_keys()),
        ];
        for (id, act) in buttons {
            dom::on_click(id, move || act(stage));
        }
        let edit: HtmlTextAreaElement = dom::part("stage-edit");
        dom::on(&edit, "input", move |_| {
            stage.draw_live(true);
            stage.rest.run(move || stage.draw_live(false));
        });
        let dialog: HtmlDialogElement = dom::part("stage-blank");
        dom::on(&dialog, "keydown", {
            let dialog = dialog.clone();
            move |event| {
                // It brings the stage back, and does nothing on it.
                event.prevent_default();
                event.stop_propagation();
                dialog.close();
            }
        });
        dom::on(&dom::part::<Element>("stage-blank"), "click", move |_| dialog.close());
        dom::on(&window(), "keydown", move |event| {
            if let Ok(event) = event.dyn_into::<KeyboardEvent>() {
                keys::handle(stage, &event);
            }
        });
        let size = Shelf::Browser.raw(SIZE).filter(|size| SIZES.contains(&&**size));
        set(&dom::part("train-stage"), "data-size", size.as_deref().unwrap_or(SIZES[2]));
        stage
    }

    /// Puts a scenario on the stage, at its start.
    pub fn show(self, scenario: Scenario) {
        self.state.left.replace(Some(scenario.id.clone()));
        self.state.scenario.replace(Some(Rc::new(scenario)));
        self.go(0, false);
        dom::focus("#train-stage");
    }

    /// Clears the stage.
    pub fn leave(self) {
        self.settle();
        self.timer.stop();
        self.state.scenario.replace(None);
        handout::clear();
    }

    /// The scenario that was left last; told once.
    pub fn left(self) -> Option<String> {
        self.state.left.take()
    }

    /// Whether something is on the stage.
    pub fn is_on(self) -> bool {
        self.state.scenario.borrow().is_some() && dom::find::<Element>("#view-train:not([hidden])").is_some()
    }

    /// Puts the scenario where only a printer sees it.
    pub fn fill_handout(self) {
        match self.scenario() {
            Some(scenario) if self.is_on() => handout::fill(&scenario),
            _ => handout::clear(),
        }
    }

    fn scenario(self) -> Option<Rc<Scenario>> {
        self.state.scenario.borrow().clone()
    }

    /// The scenario and the step that is shown; none at the opening.
    fn step(self) -> Option<(Rc<Scenario>, Step)> {
        let scenario = self.scenario()?;
        let step = scenario.steps.get(self.state.step.get().checked_sub(1)?)?.clone();
        Some((scenario, step))
    }

    /// Shows the answer, or else the next step.
    pub fn next(self) {
        let Some(scenario) = self.scenario() else { return };
        let at = self.state.step.get();
        if at > 0 && !self.state.revealed.get() {
            self.go(at, true);
        } else if at < scenario.steps.len() {
            self.go(at + 1, false);
        }
    }

    /// Hides the answer, or else goes back to the step before.
    pub fn back(self) {
        let at = self.state.step.get();
        if self.state.revealed.get() {
            self.go(at, false);
        } else if at > 0 {
            self.go(at - 1, at > 1);
        }
    }

    /// To the opening or to the last step.
    pub fn to_end(self, last: bool) {
        let steps = self.scenario().map_or(0, |scenario| scenario.steps.len());
        self.go(if last { steps } else { 0 }, last);
    }

    /// Hides the answer or shows it.
    pub fn toggle_answer(self) {
        if self.state.step.get() > 0 {
            self.go(self.state.step.get(), !self.state.revealed.get());
        }
    }

    fn go(self, step: usize, revealed: bool) {
        self.settle();
        self.state.step.set(step);
        self.state.revealed.set(revealed);
        self.state.live.set(false);
        self.draw();
        dom::part::<Element>("stage-middle").set_scroll_top(0);
    }

    /// Whatever moves or is typed comes to its end.
    fn settle(self) {
        self.typist.stop();
        self.turn.set(self.turn.get().wrapping_add(1));
    }

    fn judge(self, scenario: &Scenario, text: &str) -> marked::Marked {
        marked::judge(self.coach, scenario, text, None)
    }

    fn draw(self) {
        let Some(scenario) = self.scenario() else { return };
        let (at, all) = (self.state.step.get(), scenario.steps.len());
        let (revealed, live) = (self.state.revealed.get(), self.state.live.get());
        let step = scenario.steps.get(at.wrapping_sub(1));
        set_text("stage-title", &scenario.title);
        let place = step.map_or_else(
            || words::STAGE_CUSTOMER_WHERE.to_owned(),
            |step| {
                let values = [
                    ("n", &*at.to_string()),
                    ("all", &*all.to_string()),
                    ("what", words::principle(step.principle)),
                ];
                words::fill(words::STAGE_WHERE, &values)
            },
        );
        set_text("stage-where", &place);
        let said = step.map_or(&*scenario.customer, |step| if revealed { &step.after } else { &step.before });
        tell(&[&*place, ". ", said].concat());
        for (id, hidden) in [
            ("stage-opening", at > 0),
            ("stage-panes", at == 0),
            ("stage-note", at == 0),
            ("stage-after-part", live),
            ("stage-live", !live),
            ("stage-after", !revealed),
            ("stage-hidden", revealed),
            ("stage-source", !revealed || step.is_none_or(|step| step.source.is_empty())),
        ] {
            set_hidden(id, hidden);
        }
        for (id, idle) in [("stage-back", at == 0), ("stage-next", at == all && revealed)] {
            // Not disabled for good: the focus would be lost with it.
            set(&dom::part(id), "aria-disabled", if idle { "true" } else { "false" });
        }
        for id in ["stage-hide", "stage-morph", "stage-type", "stage-live-open"] {
            // An attribute can only be refused for its name.
            let _ = dom::part::<Element>(id).toggle_attribute_with_force("disabled", at == 0);
        }
        set_text("stage-hide", if revealed { words::STAGE_HIDE } else { words::STAGE_REVEAL });
        set(&dom::part("stage-live-open"), "aria-pressed", if live { "true" } else { "false" });
        let Some(step) = step else {
            set_text("stage-message", &scenario.customer);
            let facts_list: Element = dom::part("stage-facts");
            facts_list.set_text_content(None);
            for fact in &facts(&scenario)[..2] {
                if let Some(chip) = child(&facts_list, "li", fact) {
                    set(&chip, "class", "chip");
                }
            }
            return;
        };
        let before = self.judge(&scenario, &step.before);
        marked::draw("stage-before", &before);
        marked::list("stage-before-chips", &before.findings, false);
        if revealed {
            marked::draw("stage-after", &self.judge(&scenario, &step.after));
        }
        set_text("stage-notice", &step.notice);
        set_text("stage-source", &words::fill(words::STAGE_SOURCE, &[("source", &step.source)]));
    }

    /// Shows which words change.
    pub fn morph(self) {
        let Some((_, step)) = self.step() else { return };
        self.go(self.state.step.get(), true);
        morph::play("stage-after", &step.before, &step.after, self.turn);
    }

    /// Types the line out that is the matter now, with its marks.
    pub fn type_out(self) {
        let Some((scenario, step)) = self.step() else { return };
        let (revealed, coach) = (self.state.revealed.get(), self.coach);
        self.go(self.state.step.get(), revealed);
        let (pane, text) = if revealed { ("stage-after", step.after) } else { ("stage-before", step.before) };
        let whole = text.len();
        self.typist.start(text, move |so_far| {
            let word =
                if so_far.len() < whole { typing::unfinished_word(so_far, so_far.len()) } else { None };
            let marked = marked::judge(coach, &scenario, so_far, word.as_ref());
            if pane == "stage-before" {
                marked::list("stage-before-chips", &marked.findings, false);
            }
            marked::draw(pane, &marked);
        });
    }

    /// Opens the box in which a line is edited before everybody, or closes it.
    pub fn toggle_live(self) {
        let Some((_, step)) = self.step() else { return };
        let live = !self.state.live.get();
        self.settle();
        self.state.live.set(live);
        self.draw();
        if live {
            let edit: HtmlTextAreaElement = dom::part("stage-edit");
            edit.set_value(&step.before);
            self.draw_live(false);
            dom::focus("#stage-edit");
        } else {
            dom::focus("#stage-live-open");
        }
    }

    fn draw_live(self, typing: bool) {
        let Some((scenario, _)) = self.step() else { return };
        let edit: HtmlTextAreaElement = dom::part("stage-edit");
        let text = edit.value();
        let caret = edit.selection_start().ok().flatten().map(|caret| to_byte(&text, caret));
        let word = caret.filter(|_| typing).and_then(|caret| typing::unfinished_word(&text, caret));
        let marked = marked::judge(self.coach, &scenario, &text, word.as_ref());
        let mut backdrop = self.state.backdrop.borrow_mut();
        // Refused only when the page is going away.
        let _ = backdrop.draw_all(&dom::part("stage-layer"), &marked.lines);
        marked::list("stage-live-chips", &marked.findings, true);
        if marked.findings.is_empty() && !text.trim().is_empty() {
            let list: Element = dom::part("stage-live-chips");
            if let Some(item) = child(&list, "li", words::STAGE_CLEAN) {
                set(&item, "class", "stage-clean");
            }
        }
    }

    /// Makes the type larger or smaller.
    pub fn change_size(self, larger: bool) {
        let stage: Element = dom::part("train-stage");
        let now = stage.get_attribute("data-size");
        let at = SIZES.iter().position(|size| Some(*size) == now.as_deref()).unwrap_or(2);
        let to = if larger { (at + 1).min(SIZES.len() - 1) } else { at.saturating_sub(1) };
        if let Some(size) = SIZES.get(to) {
            set(&stage, "data-size", size);
            // Where nothing can be kept, the size is as usual the next time.
            let _ = Shelf::Browser.put(SIZE, size);
        }
    }
}

/// Blanks the screen until a key is pressed or it is clicked.
pub fn blank() {
    // Refused only when it is open already.
    let _ = dom::part::<HtmlDialogElement>("stage-blank").show_modal();
}

/// Shows the presenter's keys.
pub fn show_keys() {
    let _ = dom::part::<HtmlDialogElement>("train-keys").show_modal();
}

/// Fills the whole screen with the stage, or no longer.
pub fn full_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else {
        // Where it is not allowed the stage stays in its window.
        let _ = dom::part::<Element>("train-stage").request_fullscreen();
    }
}
