//! One suggestion: what is marked, why, and ways to say it better. Drawn by hand, and again only where it changed.

use leptos::prelude::document;
use reply_coach_analysis::{Confidence, Family, Severity, Text};
use reply_coach_draft::identity::Id;
use web_sys::Element;

use super::parts::{add, set, set_flag};
use super::rows::{child, place_of};
use super::{chip, reframe};
use crate::coach::{Coach, Draft, HeldBack};
use crate::{edits, reveal, words};

/// What a card shows of a finding; where the finding stands is none of it, so that text typed above a phrase
/// leaves its card alone.
#[derive(Clone, PartialEq, Eq)]
struct Face {
    family: Family,
    severity: Severity,
    quote: String,
    why: Text,
    changes: Vec<Change>,
    rule: Text,
}

/// What a card shows of a rewrite.
#[derive(Clone, PartialEq, Eq)]
pub struct Change {
    /// The words it replaces.
    pub before: String,
    /// The words it puts there.
    pub after: String,
    /// The slots in `after`, in bytes.
    pub slots: Vec<std::ops::Range<usize>>,
    /// Whether it should be read before it is used.
    pub check: bool,
}

fn face(draft: &Draft, id: Id) -> Option<Face> {
    let (_, finding) = draft.find(id)?;
    let changes = finding.reframes.iter().map(|reframe| Change {
        before: draft.text.get(reframe.start..reframe.end).unwrap_or_default().to_owned(),
        after: reframe.text.clone(),
        slots: reframe.slots.iter().map(|slot| slot.start..slot.end).collect(),
        check: reframe.confidence == Confidence::Check,
    });
    Some(Face {
        family: finding.family,
        severity: finding.severity,
        quote: finding.quote.clone(),
        why: finding.why.clone(),
        changes: changes.collect(),
        rule: finding.rule.clone(),
    })
}

/// The card of one finding; only the open one shows its reason and rewrites.
pub struct Card {
    /// Which finding.
    pub id: Id,
    /// Where it is drawn.
    pub item: Element,
    button: Element,
    body: Option<Element>,
    face: Option<Face>,
    class: &'static str,
}

impl Card {
    /// A card with nothing on it yet.
    pub fn new(id: Id) -> Option<Card> {
        let item = document().create_element("li").ok()?;
        set(&item, "data-id", &id.to_string());
        let button = child(&add(&item, "h3", "card-head", "")?, "button", "")?;
        set(&button, "type", "button");
        Some(Card { id, item, button, body: None, face: None, class: "" })
    }

    /// Shows what is found now.
    pub fn draw(&mut self, draft: &Draft, open: bool) {
        // Another card is about the same words and says more.
        let under = draft.shown_as(self.id) != self.id;
        let class = match (open, under) {
            (false, false) => "card",
            (true, false) => "card is-open",
            (false, true) => "card is-under",
            (true, true) => "card is-open is-under",
        };
        if self.class != class {
            self.class = class;
            self.item.set_class_name(class);
            set(&self.button, "aria-expanded", if open { "true" } else { "false" });
        }
        let Some(face) = face(draft, self.id) else { return };
        let same = self.face.as_ref() == Some(&face);
        if !same {
            self.button.set_text_content(None);
            chip::add_to(&self.button, face.severity, face.family);
            add(&self.button, "span", "card-quote", &face.quote);
        }
        match &self.body {
            Some(body) if !open => {
                body.remove();
                self.body = None;
            }
            Some(_) if same => {}
            None if !open => {}
            body => self.body = draw_body(&self.item, body.as_ref(), &face),
        }
        self.face = Some(face);
    }

    /// Does what a button on the card says.
    pub fn press(&self, coach: Coach, button: &Element) -> Option<()> {
        let id = self.id;
        if *button == self.button {
            coach.choose(Some(id));
            reveal::mark(coach.now().shown_as(id));
        } else if button.class_list().contains("reframe") {
            edits::apply(coach, id, place_of(&button.parent_element()?, "li")?);
        } else {
            let face = self.face.clone()?;
            match place_of(button, "button")? {
                0 => edits::skip(coach, id),
                1 => edits::hold_back(coach, HeldBack::Phrase(face.quote)),
                _ => edits::hold_back(coach, HeldBack::Rule(face.rule.into_owned())),
            }
        }
        Some(())
    }
}

/// Draws the reason and the rewrites. What can be done besides stays as it is drawn: it may have the focus.
fn draw_body(item: &Element, drawn: Option<&Element>, face: &Face) -> Option<Element> {
    let (body, actions) = match drawn {
        Some(body) => (body.clone(), body.last_element_child()?),
        None => {
            let body = add(item, "div", "card-body", "")?;
            let actions = add(&body, "p", "card-actions", "")?;
            for text in [words::CARD_SKIP, words::CARD_ALLOW, words::CARD_RULE_OFF] {
                set(&add(&actions, "button", "button is-quiet", text)?, "type", "button");
            }
            (body, actions)
        }
    };
    while let Some(first) = body.first_element_child().filter(|first| *first != actions) {
        first.remove();
    }
    let holder = document().create_element("div").ok()?;
    add(&holder, "p", "card-why", &face.why);
    let list = add(&holder, "ul", "card-reframes", "")?;
    for change in &face.changes {
        reframe::add_to(&child(&list, "li", "")?, change);
    }
    set_flag(&add(&holder, "p", "card-none", words::CARD_NO_REFRAME)?, "hidden", !face.changes.is_empty());
    add(&holder, "p", "card-source", &words::source(&face.rule));
    while let Some(first) = holder.first_element_child() {
        body.insert_before(&first, Some(&actions)).ok()?;
    }
    Some(body)
}
