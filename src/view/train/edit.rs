//! The form in which a trainer writes a scenario. The coach says of each line what it marks, as it is written.

use std::cell::{Cell, RefCell};

use reply_coach_analysis::{Cause, Channel};
use reply_coach_scenarios::{Principle, Scenario, Step, list, problems};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::{marked, tell};
use crate::coach::Coach;
use crate::dom::{self, Leaked, Quiet, leaked};
use crate::storage::Shelf;
use crate::view::rows::{self, Row, child};
use crate::{json, words};

/// Where a tab keeps what is in the form.
const KEPT: &str = "reply-coach.scenario";
/// How long the writing has to rest before the coach says something, in milliseconds.
const REST: u64 = 400;

/// The form. A handle.
#[derive(Clone, Copy)]
pub struct Edit {
    coach: Coach,
    /// The id of the scenario that is edited; none for a new one.
    id: Leaked<RefCell<Option<String>>>,
    /// Whether there is something in the form that is neither saved nor given up.
    is_open: Leaked<Cell<bool>>,
    rest: Quiet,
}

impl Edit {
    /// Brings the form to life.
    pub fn start(coach: Coach) -> Edit {
        let edit = Edit {
            coach,
            id: leaked(RefCell::new(None)),
            is_open: leaked(Cell::new(false)),
            rest: Quiet::after(REST),
        };
        let choices = dom::find::<Element>("#edit-step select");
        for principle in Principle::ALL {
            if let Some(choice) =
                choices.as_ref().and_then(|list| child(list, "option", words::principle(*principle)))
            {
                super::set(&choice, "value", principle.id());
            }
        }
        dom::on_click("edit-add", move || {
            if let Some(step) = add_step(None) {
                focus_in(&step, "select");
            }
        });
        let form: Element = dom::part("train-edit");
        dom::on(&form, "input", move |_| {
            edit.rest.run(move || {
                edit.keep();
                edit.say_marks();
            });
        });
        dom::on(&dom::part::<Element>("edit-steps"), "click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let button = target.and_then(|element| element.closest("button").ok().flatten());
            let step = button.as_ref().and_then(|button| button.closest("li").ok().flatten());
            if let (Some(button), Some(step)) = (button, step) {
                move_step(&step, &button);
                edit.keep();
            }
        });
        if let Ok(Some(scenario)) = Shelf::Tab.load(KEPT, unsaved) {
            edit.open(Some(&scenario));
        }
        edit
    }

    /// Shows a scenario, or an empty form.
    pub fn open(self, scenario: Option<&Scenario>) {
        self.id.replace(scenario.map(|scenario| scenario.id.clone()).filter(|id| !id.is_empty()));
        self.is_open.set(true);
        let text = |get: fn(&Scenario) -> &str| scenario.map_or("", get);
        dom::part::<HtmlInputElement>("edit-name").set_value(text(|scenario| &scenario.title));
        dom::part::<HtmlTextAreaElement>("edit-customer").set_value(text(|scenario| &scenario.customer));
        let channel = scenario.map_or(Channel::Email, |scenario| scenario.channel);
        dom::part::<HtmlSelectElement>("edit-channel").set_value(channel.id());
        let cause = scenario.map_or(Cause::Customer, |scenario| scenario.cause);
        dom::part::<HtmlSelectElement>("edit-cause").set_value(cause.id());
        dom::part::<Element>("edit-steps").set_text_content(None);
        match scenario {
            Some(scenario) => scenario.steps.iter().for_each(|step| drop(add_step(Some(step)))),
            None => drop(add_step(None)),
        }
        rows::fill("edit-problems", &[]);
        tell("");
        self.say_marks();
    }

    /// Whether there is something in the form that is neither saved nor given up.
    pub fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// What is in the form is saved, or not wanted.
    pub fn close(self) {
        self.rest.cancel();
        self.is_open.set(false);
        Shelf::Tab.remove(KEPT);
    }

    /// Keeps what is in the form, through a reload or a crash.
    fn keep(self) {
        let Some(scenario) = self.written() else { return };
        let mut texts = vec![
            self.id.borrow().clone().unwrap_or_default(),
            scenario.title,
            scenario.channel.id().to_owned(),
            scenario.cause.id().to_owned(),
            scenario.customer,
        ];
        for Step { principle, before, notice, after, source } in scenario.steps {
            texts.extend([principle.id().to_owned(), before, notice, after, source]);
        }
        // Where nothing can be kept, saving it says so.
        let _ = Shelf::Tab.save(KEPT, &json::list(texts.into_iter().map(JsValue::from)));
    }

    /// What is in the form, with an id that none of the `taken` ones is; nothing when something is missing, and then
    /// that is told.
    pub fn read(self, taken: &[String]) -> Option<Scenario> {
        let mut scenario = self.written()?;
        scenario.id = self
            .id
            .borrow()
            .clone()
            .unwrap_or_else(|| list::fresh_id(&scenario.title, taken.iter().map(String::as_str)));
        let wrong = problems(&scenario);
        let rows: Vec<Row> =
            wrong.iter().map(|problem| Row { text: problem.to_string(), ..Row::default() }).collect();
        rows::fill("edit-problems", &rows);
        if wrong.is_empty() {
            return Some(scenario);
        }
        tell(words::EDIT_NOT_SAVED);
        None
    }

    fn written(self) -> Option<Scenario> {
        let step = |item: &Element| {
            Some(Step {
                principle: Principle::from_id(&value(item, "principle"))?,
                before: value(item, "before"),
                notice: value(item, "notice"),
                after: value(item, "after"),
                source: value(item, "source"),
            })
        };
        Some(Scenario {
            id: String::new(),
            title: dom::part::<HtmlInputElement>("edit-name").value().trim().to_owned(),
            channel: Channel::from_id(&dom::part::<HtmlSelectElement>("edit-channel").value())?,
            cause: Cause::from_id(&dom::part::<HtmlSelectElement>("edit-cause").value())?,
            customer: dom::part::<HtmlTextAreaElement>("edit-customer").value().trim().to_owned(),
            steps: dom::all("#edit-steps > li").iter().filter_map(step).collect(),
        })
    }

    /// Says below each line what the coach marks in it.
    fn say_marks(self) {
        let Some(scenario) = self.written() else { return };
        for (item, step) in dom::all("#edit-steps > li").iter().zip(&scenario.steps) {
            let say = |line: &str, text: &str| {
                if let Ok(Some(said)) = item.query_selector(&["[data-said=", line, "]"].concat()) {
                    said.set_text_content(Some(text));
                }
            };
            let found = |text: &str| marked::judge(self.coach, &scenario, text, None).findings;
            let names = |findings: &[reply_coach_analysis::Finding]| {
                let mut names: Vec<&str> =
                    findings.iter().map(|finding| words::family(finding.family)).collect();
                names.dedup();
                names.join(", ")
            };
            let (before, after) = (found(&step.before), found(&step.after));
            let taught = before.iter().any(|finding| step.principle.families().contains(&finding.family));
            let text = match before.is_empty() {
                _ if step.before.is_empty() => "",
                true => words::EDIT_UNMARKED,
                false if taught => words::EDIT_MARKED,
                false => words::EDIT_OTHER,
            };
            say("before", &words::fill(text, &[("what", &names(&before))]));
            let text = match after.is_empty() {
                _ if step.after.is_empty() => "",
                true => words::STAGE_CLEAN,
                false => words::EDIT_STILL,
            };
            say("after", &words::fill(text, &[("what", &names(&after))]));
        }
    }
}

/// A form as it was kept: five texts of the scenario, and five of each step.
fn unsaved(kept: &JsValue) -> Option<Scenario> {
    let texts: Vec<String> =
        kept.dyn_ref::<js_sys::Array>()?.iter().filter_map(|text| text.as_string()).collect();
    let mut fives = texts.chunks_exact(5);
    let [id, title, channel, cause, customer] = fives.next()? else { return None };
    let step = |five: &[String]| {
        let [principle, before, notice, after, source] = five else { return None };
        let [before, notice, after, source] = [before, notice, after, source].map(Clone::clone);
        Some(Step { principle: Principle::from_id(principle)?, before, notice, after, source })
    };
    Some(Scenario {
        id: id.clone(),
        title: title.clone(),
        channel: Channel::from_id(channel)?,
        cause: Cause::from_id(cause)?,
        customer: customer.clone(),
        steps: fives.filter_map(step).collect(),
    })
}

/// The value of a field of a step, whatever kind of field it is.
fn value(item: &Element, name: &str) -> String {
    let field = item.query_selector(&["[name=", name, "]"].concat()).ok().flatten();
    let value = field.and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default().trim().to_owned()
}

fn add_step(step: Option<&Step>) -> Option<Element> {
    let copy = dom::part::<Element>("edit-step").clone_node_with_deep(true).ok()?;
    let item: Element = copy.dyn_into().ok()?;
    // An attribute can only be refused for its name.
    let _ = item.remove_attribute("id");
    if let Some(step) = step {
        for (name, text) in [
            ("principle", step.principle.id()),
            ("before", &step.before),
            ("notice", &step.notice),
            ("after", &step.after),
            ("source", &step.source),
        ] {
            let field = item.query_selector(&["[name=", name, "]"].concat()).ok().flatten()?;
            // Only a frozen object refuses.
            let _ = js_sys::Reflect::set(&field, &"value".into(), &JsValue::from_str(text));
        }
    }
    dom::part::<Element>("edit-steps").append_child(&item).ok()?;
    number();
    Some(item)
}

/// Moves a step, or takes it away. The focus stays with it, or goes to what is left.
fn move_step(step: &Element, button: &Element) {
    // Each of these is refused only for a step that is not there.
    match button.get_attribute("data-act").as_deref() {
        Some("up") => {
            if let Some(before) = step.previous_element_sibling() {
                let _ = before.before_with_node_1(step);
            }
        }
        Some("down") => {
            if let Some(after) = step.next_element_sibling() {
                let _ = after.after_with_node_1(step);
            }
        }
        _ => {
            step.remove();
            dom::focus("#edit-add");
            return number();
        }
    }
    number();
    if let Some(button) = button.dyn_ref::<HtmlElement>() {
        // Only a detached element refuses.
        let _ = button.focus();
    }
}

/// Numbers the steps, in their heads and for screen readers.
fn number() {
    for (number, item) in (1..).zip(dom::all("#edit-steps > li")) {
        let number: u32 = number;
        let name = words::fill(words::EDIT_STEP, &[("n", &number.to_string())]);
        if let Ok(Some(head)) = item.query_selector("h3") {
            head.set_text_content(Some(&name));
        }
        super::set(&item, "aria-label", &name);
    }
}

fn focus_in(item: &Element, selector: &str) {
    let field = item.query_selector(selector).ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // Only a detached element refuses.
        let _ = field.focus();
    }
}
