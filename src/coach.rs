//! The state of the page: the draft, what the analysis says about it, and which card is open.

mod reading;

use std::cell::{Cell, Ref, RefCell};
use std::ops::Range;
use std::sync::Arc;

use reply_coach_analysis::marks;
use reply_coach_analysis::rules::RULES;
use reply_coach_analysis::{
    Cause, Channel, Engine, Finding, Focus, Identity, Move, Report, Request, Rewritten, Severity, whole,
};
use reply_coach_draft::edit::Edit;
use reply_coach_draft::identity::{Id, Identities};
use reply_coach_draft::marks::{Mark, Shape};
use reply_coach_draft::typing;

use self::reading::Reading;
use crate::announce::{Announcer, Rank};
use crate::dom::{self, Leaked, Quiet, leaked};
use crate::drafts::Kept;
use crate::settings::Settings;
use crate::signal::{Memo, Signal};
use crate::textbox::TextBox;
use crate::words;

/// How long the typing has to rest before the last word counts as finished, in milliseconds.
const REST: u64 = 900;
/// How a change of the text came about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Key by key: the word at the caret is not finished.
    Typed,
    /// All at once: pasted, applied, undone, loaded.
    Placed,
}

/// A finding as it stands in the draft now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Its identity.
    pub id: Id,
    /// Its place in the report's findings.
    pub index: usize,
    /// One past the last byte to be marked; a word being typed is left out.
    pub marked_end: usize,
}

fn findings_of<'r>(report: &'r Report, items: &[Item]) -> Vec<&'r Finding> {
    items.iter().map(|item| &report.findings[item.index]).collect()
}

/// A tip under the mark of a stronger finding would be a second card about the same words.
fn drop_overshadowed_tips(report: &Report, items: &mut Vec<Item>) {
    let mut stays = vec![true; items.len()];
    let findings = findings_of(report, items);
    for place in marks::marks(&findings).iter().flat_map(|mark| mark.findings.iter().skip(1)) {
        stays[*place] = findings[*place].severity != Severity::Tip;
    }
    let mut stays = stays.into_iter();
    items.retain(|_| stays.next().unwrap_or(true));
}

/// The draft and what is said about it, all of one moment.
pub struct Draft {
    /// The draft.
    pub text: String,
    /// What the analysis says.
    pub report: Report,
    /// The findings to show: not skipped, not waiting for a word to be finished.
    pub items: Vec<Item>,
    /// How many were skipped.
    pub skipped: usize,
    ids: Vec<Id>,
    /// Which of the items each mark stands for.
    marked: Vec<marks::Mark>,
}

impl Draft {
    /// The finding with this identity and its place among those shown.
    pub fn find(&self, id: Id) -> Option<(usize, &Finding)> {
        let place = self.items.iter().position(|item| item.id == id)?;
        Some((place, &self.report.findings[self.items[place].index]))
    }

    /// The finding of an item.
    pub fn finding(&self, item: &Item) -> &Finding {
        &self.report.findings[item.index]
    }

    /// What the mark at a caret stands for; of two that meet there, the later.
    pub fn at(&self, caret: usize) -> Option<Id> {
        let mut at_caret = self.marked.iter().rev().filter(|mark| mark.start <= caret && caret <= mark.end);
        at_caret.next().map(|mark| self.items[mark.findings[0]].id)
    }

    /// The finding whose mark shows this one: itself, or a stronger one that it overlaps.
    pub fn shown_as(&self, id: Id) -> Id {
        let place = self.items.iter().position(|item| item.id == id);
        let mark = self.marked.iter().find(|mark| place.is_some_and(|place| mark.findings.contains(&place)));
        mark.map_or(id, |mark| self.items[mark.findings[0]].id)
    }

    /// The marks of the findings, in order, to be drawn behind the text.
    pub fn marks(&self, open: Option<Id>) -> Vec<Mark> {
        let marks = self.marked.iter().map(|mark| {
            let item = &self.items[mark.findings[0]];
            Mark {
                start: mark.start,
                end: item.marked_end,
                shape: Shape::from(self.finding(item).severity),
                id: Some(item.id),
                open: mark.findings.iter().any(|&place| Some(self.items[place].id) == open),
            }
        });
        marks.collect()
    }

    /// The marks of the good moves, in order.
    pub fn good_marks(&self) -> Vec<Mark> {
        let moves = self.report.moves.iter();
        let mark = |good: &Move| Mark {
            start: good.start,
            end: good.end,
            shape: Shape::Good,
            id: None,
            open: false,
        };
        moves.map(mark).collect()
    }
}

/// The state of the page. A handle: copies are the same page.
#[derive(Clone, Copy)]
pub struct Coach {
    /// The draft and what is said about it.
    pub draft: Signal<Arc<Draft>>,
    /// Whose slip it was, as the agent says.
    pub cause: Signal<Cause>,
    /// The message that the draft answers; empty when it is not known.
    pub customer: Signal<String>,
    /// How the reply will reach the customer.
    pub channel: Signal<Channel>,
    /// What the person has chosen.
    pub settings: Signal<Settings>,
    /// How much of a long draft is read, in percent; nothing for a short one.
    pub reading: Signal<Option<u8>>,
    /// What was turned off last, and can be turned on again in one step.
    pub held_back: Signal<Option<HeldBack>>,
    /// The finding whose card is open: the chosen one, else the first risk, else the first.
    pub open: Memo<Option<Id>>,
    /// The textarea.
    pub text_box: TextBox,
    /// Messages to the person.
    pub announcer: Announcer,
    chosen: Signal<Option<Id>>,
    memory: Leaked<Memory>,
}

/// A choice not to be told of something.
#[derive(Clone, PartialEq, Eq)]
pub enum HeldBack {
    /// This phrase is fine wherever it stands.
    Phrase(String),
    /// This rule is off.
    Rule(String),
}

impl HeldBack {
    /// What is held back, in words.
    pub fn told(&self) -> String {
        match self {
            HeldBack::Phrase(phrase) => words::fill(words::HELD_PHRASE, &[("phrase", phrase)]),
            HeldBack::Rule(rule) => words::fill(words::HELD_RULE, &[("rule", words::rule_title(rule))]),
        }
    }
}

/// What the page remembers from one change to the next and nobody watches.
struct Memory {
    engine: RefCell<Engine>,
    reading: Reading,
    identities: RefCell<Identities>,
    /// What was skipped on this visit: it stays so when its sentence is edited.
    skipped: RefCell<Vec<(Id, Identity)>>,
    shown: RefCell<Vec<Id>>,
    /// The word being typed.
    word: RefCell<Option<Range<usize>>>,
    rest: Quiet,
    count_said: Cell<usize>,
    say_count: Quiet,
}

impl Coach {
    /// A page with this draft, which belongs in this box.
    pub fn new(text_box: TextBox, kept: Kept, settings: Signal<Settings>) -> Coach {
        let engine = Engine::of_phrases();
        let empty = Draft {
            report: engine.report(&Request::new("")),
            text: String::new(),
            items: Vec::new(),
            skipped: 0,
            ids: Vec::new(),
            marked: Vec::new(),
        };
        let draft = Signal::new(Arc::new(empty));
        let chosen = Signal::new(None);
        let open = Memo::new(move || {
            let draft = draft.get();
            let shown = |id: &Id| draft.items.iter().any(|item| item.id == *id);
            let risk = |item: &&Item| draft.finding(item).severity == Severity::Risk;
            let first = || draft.items.iter().find(risk).or(draft.items.first()).map(|item| item.id);
            chosen.get().filter(shown).or_else(first)
        });
        let coach = Coach {
            draft,
            cause: Signal::new(kept.cause),
            customer: Signal::new(kept.customer),
            channel: Signal::new(kept.channel),
            settings,
            reading: Signal::new(None),
            held_back: Signal::new(None),
            open,
            text_box,
            announcer: Announcer::new(),
            chosen,
            memory: leaked(Memory {
                engine: RefCell::new(engine),
                reading: Reading::new(),
                identities: RefCell::default(),
                skipped: RefCell::default(),
                shown: RefCell::default(),
                word: RefCell::default(),
                rest: Quiet::after(REST),
                count_said: Cell::new(0),
                say_count: Quiet::after(REST),
            }),
        };
        coach.text_changed(kept.text, None, Source::Placed);
        coach.warm_up_soon();
        let mut changed = false;
        dom::follow(move || {
            coach.cause.track();
            coach.customer.track();
            coach.channel.track();
            coach.settings.track();
            if std::mem::replace(&mut changed, true) {
                coach.ask_anew();
            }
        });
        coach
    }

    /// What there is to keep.
    pub fn kept(self) -> Kept {
        Kept {
            text: self.now().text.clone(),
            customer: self.customer.get_untracked(),
            cause: self.cause.get_untracked(),
            channel: self.channel.get_untracked(),
        }
    }

    /// Shows another draft. The browser's undo does not reach back beyond this.
    pub fn load(self, kept: Kept) {
        self.cause.set(kept.cause);
        self.customer.set(kept.customer);
        self.channel.set(kept.channel);
        self.choose(None);
        self.memory.skipped.borrow_mut().clear();
        self.text_box.set(&kept.text);
        self.text_changed(kept.text, None, Source::Placed);
    }

    /// Changes the engine, and analyses again.
    pub fn change_engine(self, change: impl FnOnce(&mut Engine)) {
        change(&mut self.memory.engine.borrow_mut());
        self.ask_anew();
    }

    /// From now on, replies are judged as a whole, too; what does that is warmed up.
    pub fn set_judge(self, judge: Box<dyn whole::Judge>) {
        self.change_engine(|engine| engine.set_whole(judge));
        self.warm_up_soon();
    }

    /// The draft of this moment, without following its changes.
    pub fn now(self) -> Arc<Draft> {
        self.draft.get_untracked()
    }

    /// Takes in the new text of the box; `caret` is in bytes.
    pub fn text_changed(self, text: String, caret: Option<usize>, source: Source) {
        let word =
            caret.filter(|_| source == Source::Typed).and_then(|caret| typing::unfinished_word(&text, caret));
        if word.is_some() {
            self.memory.rest.run(move || self.finish_word());
        } else {
            self.memory.rest.cancel();
        }
        self.memory.word.replace(word);
        self.read_changed(text, source);
    }

    /// Replaces `range`, in bytes of the draft, and moves the focus into the box.
    pub fn replace(self, range: Range<usize>, with: &str) {
        self.text_box.replace(&self.now().text, range, with);
        self.text_changed(self.text_box.value(), None, Source::Placed);
    }

    /// Undoes the last change.
    pub fn undo(self) {
        self.text_box.undo();
        self.text_changed(self.text_box.value(), None, Source::Placed);
    }

    /// The word being typed counts as finished: the caret left it, or the typing rests.
    pub fn finish_word(self) {
        self.memory.rest.cancel();
        // Whoever holds the draft of this moment is done with it in the next.
        if self.memory.word.take().is_some() && !self.show() {
            self.memory.rest.run(move || _ = self.show());
        }
    }

    /// Finishes the word being typed unless the caret still stands at its end.
    pub fn caret_moved(self) {
        let end = self.memory.word.borrow().as_ref().map(|word| word.end);
        if end.is_some() && end != self.text_box.caret(&self.now().text) {
            self.finish_word();
        }
    }

    /// Opens the card of a finding.
    pub fn choose(self, id: Option<Id>) {
        self.chosen.set(id);
    }

    /// Hides a finding for as long as it stands where it is.
    pub fn skip(self, id: Id) {
        let now = self.now();
        let Some((_, finding)) = now.find(id) else { return };
        self.memory.skipped.borrow_mut().push((id, finding.identity));
        self.settings.update(|settings| settings.skip(finding.identity, &finding.quote, true));
        self.announcer.say(Rank::Done, words::SAY_SKIPPED);
    }

    /// Shows again what was skipped: one finding, or all in this draft.
    pub fn restore_skipped(self, only: Option<Identity>) {
        let now = self.now();
        let here = now.report.findings.iter().map(|finding| finding.identity);
        let restored: Vec<Identity> = only.map_or_else(|| here.collect(), |only| vec![only]);
        let mut skipped = self.memory.skipped.borrow_mut();
        if only.is_none() {
            skipped.clear();
        }
        skipped.retain(|(_, identity)| !restored.contains(identity));
        drop(skipped);
        self.settings.update(|settings| settings.skips.retain(|skip| !restored.contains(&skip.identity)));
        self.announcer.say(Rank::Done, words::SAY_RESTORED);
    }

    /// Holds back what is named, or no longer.
    pub fn hold_back(self, what: HeldBack, hold: bool) {
        self.settings.update(|settings| match &what {
            HeldBack::Phrase(phrase) => settings.preferences.allow(phrase, hold),
            HeldBack::Rule(rule) => settings.preferences.turn_rule_off(rule, hold),
        });
        self.announcer.say(Rank::Done, if hold { what.told() } else { words::SAY_RESTORED.to_owned() });
        self.held_back.set(hold.then_some(what));
    }

    /// Asks the engine about a text, with all that is known.
    fn ask<T>(self, text: &str, ask: impl FnOnce(&Engine, &Request<'_>) -> T) -> T {
        self.settings.with_untracked(|settings| {
            self.customer.with_untracked(|customer| {
                let request = Request {
                    cause: self.cause.get_untracked(),
                    channel: self.channel.get_untracked(),
                    customer: Some(customer.as_str()).filter(|customer| !customer.trim().is_empty()),
                    spelling: settings.spelling.variety(),
                    preferences: &settings.preferences,
                    ..Request::new(text)
                };
                ask(&self.memory.engine.borrow(), &request)
            })
        })
    }

    /// The draft with every safe rewrite in place. What the person does not want to be told stays as it is.
    pub fn rewritten(self) -> Rewritten {
        let mut preferences = self.settings.with_untracked(|settings| {
            let mut preferences = settings.preferences.clone();
            settings.skips.iter().for_each(|skip| preferences.skip(skip.identity, true));
            let unmarked = RULES.iter().filter(|rule| settings.unmarked.contains(&rule.severity));
            unmarked.for_each(|rule| preferences.turn_rule_off(rule.id, true));
            preferences
        });
        self.memory.skipped.borrow().iter().for_each(|(_, identity)| preferences.skip(*identity, true));
        self.ask(&self.now().text, |engine, request| {
            engine.rewrite(&Request { preferences: &preferences, ..request.clone() })
        })
    }

    /// What the engine says of something that is not the draft, whatever the person does not want to be told there.
    pub fn report_of(self, request: &Request<'_>) -> Report {
        self.memory.engine.borrow().report(request)
    }

    /// What the sentences of a text are about.
    pub fn focus_of(self, text: &str) -> Focus {
        self.report(text).focus
    }

    /// The engine, for what is not the draft.
    pub fn engine(self) -> Ref<'static, Engine> {
        self.memory.engine.borrow()
    }

    fn change(self, text: String, report: Report) {
        let edit = Edit::between(&self.now().text, &text);
        let ids = self.memory.identities.borrow_mut().update(&edit, &report.findings);
        let (items, marked) = Default::default();
        *self.draft.write_untracked() = Arc::new(Draft { text, report, items, skipped: 0, ids, marked });
        self.show();
    }

    /// Shows what there is to say of the draft; says whether that could be done now.
    fn show(self) -> bool {
        let Memory { word, shown, skipped, .. } = &**self.memory;
        let mut draft = self.draft.write();
        let Some(draft) = Arc::get_mut(&mut draft) else { return false };
        let (word, skipped, before) = (word.borrow(), skipped.borrow(), shown.take());
        draft.skipped = 0;
        draft.items.clear();
        self.settings.with_untracked(|settings| {
            for (index, (finding, &id)) in draft.report.findings.iter().zip(&draft.ids).enumerate() {
                if settings.unmarked.contains(&finding.severity) {
                    continue;
                }
                if skipped.iter().any(|(known, _)| *known == id) || settings.skips(finding.identity) {
                    draft.skipped += 1;
                } else if let Some(marked_end) =
                    typing::marked_end(finding, &draft.text, word.as_ref(), || before.contains(&id))
                {
                    draft.items.push(Item { id, index, marked_end });
                }
            }
        });
        drop_overshadowed_tips(&draft.report, &mut draft.items);
        shown.replace(draft.items.iter().map(|item| item.id).collect());
        self.tell_count(draft.items.len());
        draft.marked = marks::marks(&findings_of(&draft.report, &draft.items));
        true
    }

    fn tell_count(self, count: usize) {
        self.memory.say_count.run(move || {
            if self.memory.count_said.replace(count) != count {
                self.announcer.say(Rank::Count, words::count(count));
            }
        });
    }
}
