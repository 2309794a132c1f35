//! What the good moves look like as clauses: who acts, whether it lies ahead, whether it is asked or offered.
//!
//! Each function takes the number of a clause and returns the words that make the move. Which verbs count for what is
//! in `data/moves/verbs.tsv`.

use std::borrow::Cow;
use std::ops::Range;

use super::VERBS;
use crate::clause::words::is_question_word;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::fields::lemma;
use crate::rules::Context;
use crate::rules::detect::promise::{Promise, names_a_time, tense};
use crate::tag::Tag;
use crate::text::token::TokenKind;
use crate::word_set::among;

/// Whether the verb is of the class.
fn is_of(class: &str, verb: &str) -> bool {
    VERBS.iter().any(|(name, verbs)| *name == class && verbs.binary_search(&verb).is_ok())
}

/// A clause with what is asked of it again and again.
struct Look<'c, 'd> {
    context: &'c Context<'c, 'd>,
    clause: &'c Clause,
}

impl<'c, 'd> Look<'c, 'd> {
    fn new(context: &'c Context<'c, 'd>, index: usize) -> Option<Look<'c, 'd>> {
        let clause = context.clause(index)?;
        Some(Look { context, clause })
    }

    /// The verb that carries the meaning: *help* of *would love to help*.
    fn verb(&self) -> Cow<'c, str> {
        lemma(self.context, self.clause.last_verb())
    }

    fn first_verb(&self) -> Cow<'c, str> {
        lemma(self.context, self.clause.verb)
    }

    fn word(&self, at: usize) -> &'c str {
        self.context.doc.word(at)
    }

    fn modal(&self) -> Option<&'c str> {
        self.clause.modal(self.context.doc)
    }

    fn is_ours(&self) -> bool {
        matches!(self.clause.person, Person::I | Person::We)
    }

    /// Whether somebody on our side acts: *I*, *we*, *our team*, *a colleague*, *one of us*.
    fn is_our_side(&self) -> bool {
        self.is_ours() || self.subject_has(is_of_ours)
    }

    fn subject_has(&self, test: impl Fn(&str) -> bool) -> bool {
        self.clause.subject.clone().is_some_and(|subject| subject.take(12).any(|at| test(self.word(at))))
    }

    fn says(&self) -> bool {
        !matches!(self.clause.kind, ClauseKind::Question | ClauseKind::Tag) && self.clause.negation.is_none()
    }

    /// Whether the clause stands on its own: no condition, reason or detail of another.
    fn is_main(&self) -> bool {
        matches!(self.clause.link, Link::Main | Link::And | Link::But)
    }

    /// *So (that) we can look at it*: what a request is for.
    fn is_purpose(&self) -> bool {
        let start = self.clause.marker.unwrap_or(self.clause.core_start());
        let before = start.checked_sub(1).map_or("", |at| self.word(at));
        matches!(self.word(start), "so" | "that" | "for") || among!(before, "so that until before")
    }

    /// Whether the sentence asks something of the customer, or makes a condition, before this clause.
    fn depends(&self) -> bool {
        let Some(sentence) = self.context.sentence() else { return false };
        self.context.doc.clauses_of(sentence).iter().take_while(|other| other.verb < self.clause.verb).any(
            |other| {
                other.kind == ClauseKind::Imperative && other.negation.is_none()
                    || other.link == Link::If
                    || other.kind == ClauseKind::Question && other.person == Person::You
            },
        )
    }

    /// *Will*, *shall*, *going to*.
    fn is_ahead(&self) -> bool {
        tense(self.context, self.clause) == Some(Promise::Future)
    }

    /// From the subject or verb to the end of what belongs to it.
    fn all(&self) -> Range<usize> {
        let mut start = self.clause.core_start();
        if self.clause.kind == ClauseKind::Question {
            start = start.min(self.clause.auxiliaries.first().copied().unwrap_or(start));
        }
        let before = start.checked_sub(1).filter(|&at| matches!(self.word(at), "please" | "kindly"));
        let object = self.clause.object.as_ref().map_or(0, |object| object.end);
        before.unwrap_or(start)..object.max(self.clause.rest.end).max(self.clause.last_verb() + 1)
    }

    fn object_word(&self) -> &'c str {
        let first = self.clause.object.as_ref().map(|object| object.start);
        let indirect = self.clause.indirect.as_ref().map(|object| object.start);
        first.or(indirect).map_or("", |at| self.word(at))
    }
}

/// Words for people and places on our side.
pub fn is_of_ours(word: &str) -> bool {
    among!(
        word,
        "team teams colleague colleagues manager engineer engineers specialist specialists supervisor \
            department agent agents driver technician developer developers staff executive executives \
            representative us support courier lead office warehouse branch depot store bank desk"
    )
}

/// *I'll sort this out*, *we will get to the bottom of it*, *our manager will take this on*.
pub fn takes_on(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    if !look.is_our_side() || !look.says() || !look.is_main() || look.is_purpose() {
        return None;
    }
    let verb = look.verb();
    let i = look.clause.person == Person::I;
    let (first, modal) = (look.first_verb(), look.modal());
    let rest = look.clause.rest.start;
    let bottom = &*verb == "get" && among!(look.word(rest), "to this that it");
    let takes = matches!(&*verb, "take" | "have" | "give")
        && (among!(look.object_word(), "a care this it that ownership") || look.word(rest) == "care");
    let on = is_of("takes-on", &verb) || bottom || takes || i && is_of("has-done", &verb);
    let will = look.is_ahead() && (!look.depends() || i);
    // *I can look into this for you*: what one person can do is taken on when it is for somebody.
    let for_you =
        look.all().chain(rest..rest + 4).any(|at| look.word(at) == "for" && look.word(at + 1) == "you");
    let can = matches!(modal, Some("can" | "could")) && look.is_ours() && for_you && !look.depends();
    let wants = among!(&*first, "like love want wish try") && is_of("takes-on", &verb) && look.is_ours();
    (on && (will || can) || can && look.clause.person == Person::I || wants && !look.depends() || will && on)
        .then(|| look.all())
}

/// *I've booked the engineer*, *I have replied to your message*: done for the customer.
pub fn has_taken_on(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let perfect = look.clause.is_perfect(context.doc) && look.modal().is_none() && !look.clause.passive;
    let verb = look.verb();
    let had_a_look =
        &*verb == "have" && look.object_word() == "a" || &*verb == "take" && look.object_word() == "a";
    let done = look.clause.person == Person::I && (!is_of("stands", &verb) || had_a_look)
        || look.clause.person == Person::We && among!(&*verb, "contact escalate raise arrange");
    (perfect && done && look.says() && look.is_main()).then(|| look.all())
}

/// *You can change it*, *you are welcome to bring it in*.
pub fn you_can(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    if look.clause.person != Person::You || !look.says() || !look.is_main() || look.is_purpose() {
        return None;
    }
    let verb = look.verb();
    let able = || {
        look.clause.copula
            && (look.clause.verb + 1..look.clause.verb + 4).any(|at| {
                among!(look.word(at), "able welcome allowed free entitled") && look.word(at + 1) == "to"
            })
    };
    let granted = look.clause.passive && matches!(&*verb, "allow" | "permit" | "entitle");
    let can = matches!(look.modal(), Some("can" | "may"))
        && !is_of("watches", &verb)
        && !look.clause.is_perfect(context.doc);
    // "You can see that info here" shows the way; it offers nothing that is done for them.
    let shows = matches!(&*verb, "find" | "see" | "check") && look.word(look.clause.rest.start) == "out";
    ((can && !shows || granted || (look.modal().is_none() || can) && able()) && before_is_open(&look))
        .then(|| look.all())
}

/// *As you can see*, *before you can*: not on its own after all.
fn before_is_open(look: &Look<'_, '_>) -> bool {
    let before = look.clause.core_start().checked_sub(1).map_or("", |at| look.word(at));
    !among!(before, "as before until that where how what so if when nothing all everything else anything")
}

/// *We could issue a card*, *I'm able to move it*.
pub fn we_can(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    if !look.is_our_side() || !look.says() || !look.is_main() || look.is_purpose() || !before_is_open(&look) {
        return None;
    }
    let verb = look.verb();
    let can = matches!(look.modal(), Some("can" | "could"))
        && !is_of("muses", &verb)
        && !look.clause.is_perfect(context.doc);
    let able = look.clause.copula
        && matches!(look.modal(), None | Some("will"))
        && (look.clause.verb + 1..look.clause.verb + 3).any(|at| look.word(at) == "able")
        && !look.is_purpose();
    let asked_first = look.depends() && look.clause.link == Link::And;
    ((can || able && look.is_ours()) && !asked_first).then(|| look.all())
}

/// *We've fixed the fault*, *we have released an update*.
pub fn has_mended(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let verb = look.verb();
    let perfect = look.clause.is_perfect(context.doc) && look.modal().is_none();
    let ours =
        look.is_our_side() && (perfect || look.clause.auxiliaries.is_empty() && look.clause.chain.is_empty());
    let done = ours && !look.clause.passive || look.clause.passive && perfect;
    let past = perfect || crate::rules::detect::is_past_form(context, look.clause.last_verb());
    let mends = is_of("mends", &verb)
        || matches!(&*verb, "add" | "find" | "manage") && perfect && look.clause.person == Person::I;
    (done && past && mends && look.says() && look.is_main()).then(|| look.all())
}

/// *Please send the photo*, *could you share the number?*, *may I have your name?*, *if you could drop us a line*.
pub fn asks_for(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let clause = look.clause;
    if clause.negation.is_some() || clause.passive {
        return None;
    }
    let verb = look.verb();
    match (clause.kind, clause.person) {
        (ClauseKind::Imperative, _) => {
            // *Let us know your number by filling in the form* asks; *let us know how it goes* stays in touch.
            let tells = &*look.first_verb() == "let" && let_us_know_what(&look);
            let gives = matches!(&*verb, "have" | "give") && matches!(look.object_word(), "a" | "it");
            // *You can encrypt it and read it*: the second verb of a clause is taken for an imperative now and then.
            let first = context.sentence().is_some_and(|sentence| {
                let start = clause.marker.unwrap_or(clause.core_start());
                start == sentence.tokens.start || context.doc.opens_clause(start, &sentence.tokens)
            });
            if !first
                || clause.link == Link::And
                    && clause.marker.is_some_and(|at| {
                        let opens = context.sentence().is_some_and(|s| s.tokens.start == at);
                        !opens && !matches!(look.word(at), "so" | "then")
                    })
            {
                return None;
            }
            let moves_on =
                !is_of("idle", &look.first_verb()) || tells || gives && look.word(clause.rest.start) != "day";
            // *Look in the spam folder* is a step, *look, …* a way to begin.
            let looks = &*look.first_verb() == "look"
                && among!(look.word(clause.verb + 1), "in at for under through");
            let good_wish =
                (clause.verb..clause.verb + 4).any(|at| among!(look.word(at), "day weekend evening shout"));
            ((moves_on || looks) && !good_wish && !returns(&look)).then(|| look.all())
        }
        (ClauseKind::Question, Person::You) => {
            let asks = matches!(look.modal(), Some("can" | "could" | "would" | "will" | "may"));
            let idle = among!(&*verb, "like see think say know believe prefer imagine rather be care");
            let open = context.sentence().is_some_and(|sentence| {
                let aux = clause.auxiliaries.first().copied().unwrap_or(clause.verb);
                (sentence.tokens.start..aux).rev().take(4).any(|at| is_question_word(context.doc.word(at)))
            });
            if open {
                return None;
            }
            let minds = &*look.first_verb() == "mind";
            (asks && (!idle || minds) && !clause.is_perfect(context.doc)).then(|| look.all())
        }
        (ClauseKind::Question, Person::I | Person::We) => {
            let asks = matches!(look.modal(), Some("can" | "could" | "may"));
            (asks && is_of("obtains", &verb) && clause.object.is_some()).then(|| look.all())
        }
        (ClauseKind::Statement, Person::You) => {
            let wish = clause.link == Link::If && matches!(look.modal(), Some("could" | "would"));
            (wish && !clause.copula && !among!(&*verb, "like prefer rather need have want wish"))
                .then(|| look.all())
        }
        // *Can you send it* without a question mark or behind a greeting reads as a statement without subject.
        (ClauseKind::Statement, Person::I | Person::We) => {
            let first = clause.auxiliaries.first().copied()?;
            let asks = matches!(look.word(first), "request") || &*look.first_verb() == "request";
            (asks && look.all().any(|at| look.word(at) == "you")).then(|| look.all())
        }
        _ => None,
    }
}

/// *Let us know which …*, *let us know your …*, *let us know … by …*.
fn let_us_know_what(look: &Look<'_, '_>) -> bool {
    let from = look.clause.verb;
    let knows = (from..from + 5).find(|&at| look.word(at) == "know");
    knows.is_some_and(|at| among!(look.word(at + 1), "your the which what where whether when who by via"))
}

/// *Reach out*, *get back to us*, *keep us posted*: staying in touch rather than a step.
fn returns(look: &Look<'_, '_>) -> bool {
    let from = look.clause.verb;
    let words = |n: usize| look.word(from + n);
    matches!((words(0), words(1)), ("keep", _) | ("give", "us" | "me") | ("feel", _))
        || matches!(
            (words(0), words(1), words(2)),
            ("get" | "come" | "write", "back", _) | ("reach", "out", "anytime")
        )
}

/// *You need to open the cover*: how it is done, as help.
pub fn tells_how(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let first = look.first_verb();
    let needs = look.clause.person == Person::You
        && matches!(&*first, "need" | "have" | "want")
        && !look.clause.chain.is_empty()
        && look.clause.object.as_ref().is_none_or(|object| object.start > look.clause.last_verb())
        && look.says()
        && look.is_main()
        && !look.clause.is_perfect(context.doc)
        && !crate::rules::detect::is_past_form(context, look.clause.verb);
    let idle = among!(
        &*look.verb(),
        "understand be know read learn speak purchase buy stop contact call take fill see ask go realise \
            realize accept wait"
    );
    let shows = look.clause.person == Person::You
        && matches!(look.modal(), Some("can"))
        && among!(&*look.verb(), "see find follow share send submit clear contact")
        && context
            .sentence()
            .is_some_and(|s| s.tokens.clone().any(|at| context.doc.kind(at) == TokenKind::Opaque));
    let tries = look.clause.person == Person::You
        && matches!(look.modal(), Some("might" | "could"))
        && &*look.verb() == "try";
    ((needs && !idle) || shows || tries).then(|| look.all())
}

/// *I'd need the old number*, *we require a photo*.
pub fn needs_from_them(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let needs =
        look.is_ours() && matches!(&*look.first_verb(), "need" | "require") && look.clause.chain.is_empty();
    let what = look.clause.object.clone().is_some_and(|mut object| {
        among!(look.word(object.start), "your the it a you them these")
            || object.any(|at| look.word(at) == "your")
    });
    let asks = look.is_ours() && &*look.first_verb() == "request" && look.clause.object.is_some();
    ((needs && what || asks) && look.says() && look.is_main() && !look.clause.is_perfect(context.doc))
        .then(|| look.all())
}

/// *I'll call the depot*, *our team will be in touch*, *we'd like to contact you*.
pub fn will_do(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    if !look.says() || !look.is_main() {
        return None;
    }
    let verb = look.verb();
    let first = look.first_verb();
    let shared = look.clause.person == Person::Nobody
        && look.clause.link == Link::And
        && matches!(look.modal(), Some("will"));
    let named = look.is_our_side() || shared || look.clause.person == Person::They;
    let touch = look.clause.copula
        && (look.clause.verb..look.clause.verb + 4)
            .any(|at| matches!(look.word(at), "touch" | "contact" | "able"));
    let glad = look.clause.copula && !touch;
    let ahead = look.is_ahead() && !glad && (is_of("acts", &verb) || touch);
    let wants = look.is_ours()
        && matches!(&*first, "like" | "love")
        && matches!(look.modal(), Some("would"))
            | look.clause.auxiliaries.first().is_some_and(|&at| look.word(at) == "'d")
        && among!(&*verb, "contact call gather get speak talk arrange send");
    // *Let's get in touch with them*, *let's try it together*.
    let together = &*first == "let"
        && matches!(look.word(look.clause.verb + 1), "'s" | "us")
        && look.word(look.clause.verb + 2) != "know"
        && look.word(look.clause.verb + 2) != "not"
        && look.clause.kind == ClauseKind::Imperative
        && (look.clause.verb..look.clause.verb + 6)
            .any(|at| among!(look.word(at), "try touch start you connect move"));
    let helps_only = look.is_ours()
        && among!(&*verb, "help assist look sort resolve ensure fix have take")
        && look.clause.person == Person::We
        && !look.depends();
    ((named && ahead && !helps_only) || wants || together).then(|| look.all())
}

/// *Your refund will be paid back*, *you'll receive a link*, *the parcel is arriving at six*.
pub fn process_will(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    if !look.says() || !look.is_main() || look.is_ours() {
        return None;
    }
    let verb = look.verb();
    let modal = look.modal();
    let ahead = look.is_ahead()
        || matches!(modal, Some("should" | "will" | "shall")) && !look.clause.is_perfect(context.doc);
    let moves_on = is_of("proceeds", &verb);
    let customer = look.clause.person == Person::You;
    let gets = customer
        && (among!(&*verb, "receive get see hear") || look.clause.passive && is_of("proceeds", &verb))
        && matches!(modal, Some("will" | "should" | "shall"));
    let ahead = ahead || &*verb == "arrive" && tense(context, look.clause).is_some();
    let thing = matches!(look.clause.person, Person::Thing | Person::It)
        && !look.clause.copula
        && moves_on
        && (look.clause.passive || !matches!(&*verb, "be" | "come" | "continue"));
    let arrives =
        !customer && look.clause.copula && matches!(modal, Some("will")) && names_a_time(context, look.all());
    let planned = look.clause.passive && modal.is_none() && is_of("plans", &verb) && is_about_time(&look);
    (gets || thing && ahead || arrives || planned).then(|| look.all())
}

/// *Is scheduled for tomorrow*: in the present tense, with a time.
fn is_about_time(look: &Look<'_, '_>) -> bool {
    let present = look.clause.auxiliaries.iter().any(|&at| matches!(look.word(at), "is" | "are" | "'s"));
    present && names_a_time(look.context, look.clause.last_verb()..look.clause.extent.end)
}

/// A time for something that lies ahead.
pub fn says_when(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let clause = look.clause;
    if clause.negation.is_some()
        || matches!(clause.kind, ClauseKind::Question | ClauseKind::Tag)
        || matches!(clause.link, Link::If)
    {
        return None;
    }
    let from = clause.core_start();
    let sentence = context.sentence()?;
    let end = clause.extent.end.max(clause.tail.end).min(sentence.tokens.end);
    let start = if clause.link == Link::Main && sentence.clauses.start == index {
        sentence.tokens.start
    } else {
        from
    };
    let time = start..end.min(start + 40);
    // "I'll speak to him and ring you by noon": the second verb looks ahead with the first.
    let shares = clause.person == Person::Nobody
        && clause.link == Link::And
        && index
            .checked_sub(1)
            .filter(|before| sentence.clauses.contains(before))
            .and_then(|before| context.clause(before))
            .is_some_and(|before| tense(context, before).is_some());
    // "It goes out tomorrow", "the money is back by Monday".
    let by = (from..end).any(|at| look.word(at) == "by");
    let runs = matches!(clause.person, Person::Thing | Person::It | Person::Nobody)
        && clause.auxiliaries.is_empty()
        && (!clause.copula
            && is_of("proceeds", &look.verb())
            && !look.word(clause.verb).ends_with("ed")
            && !is_past(context, clause.verb)
            || clause.copula && by && matches!(look.word(clause.verb), "is" | "are" | "'s"));
    let future = tense(context, clause).is_some()
        || shares
        || runs && clause.kind == ClauseKind::Statement
        || clause.passive && is_about_time(&look)
        || clause.kind == ClauseKind::Subjectless
            && clause.auxiliaries.is_empty()
            && look.word(clause.verb).ends_with("ing")
        || matches!(look.modal(), Some("will" | "shall" | "should"))
            && !clause.is_perfect(context.doc)
            && clause.person != Person::You
        || clause.person == Person::You
            && matches!(look.modal(), Some("will" | "should"))
            && among!(&*look.verb(), "receive get have hear see contact")
        || clause.copula && (from..end).any(|at| look.word(at) == "way")
        || matches!(&*look.verb(), "work") && look.word(end.saturating_sub(1)) == "us";
    if !future || !names_a_time(context, time.clone()) {
        return None;
    }
    let (mut first, mut last) = first_time(context, time.clone())?;
    if among!(look.word(last - 1), "now away moment right straight")
        || clause.subject.as_ref().is_some_and(|s| s.contains(&first))
    {
        return None;
    }
    while first > start
        && !among!(look.word(first - 1), "out up back off down")
        && (matches!(context.doc.tag(first - 1), Tag::Adp | Tag::Num)
            || among!(look.word(first - 1), "the next this a few and to"))
    {
        first -= 1;
    }
    // "On Friday at 3 pm", "by noon tomorrow": more of the same.
    const STEP: usize = 4;
    while let Some((_, end)) = first_time(context, last..time.end.min(last + STEP)) {
        last = end;
    }
    Some(first..last)
}

/// *I'll come back to you on Monday*, *I will keep an eye on it*.
pub fn will_return(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    if !look.is_ours() || !look.says() || !look.is_ahead() || look.depends() {
        return None;
    }
    let from = look.clause.last_verb();
    let (one, two) = (look.word(from + 1), look.word(from + 2));
    let found = match &*look.verb() {
        "get" | "come" | "circle" | "report" | "check" | "ring" | "call" => {
            matches!(one, "back") || two == "back"
        }
        "be" => matches!((one, two), ("back", _) | ("in", "touch")),
        "follow" => one == "up",
        "keep" => matches!(one, "you" | "an"),
        "update" | "notify" => one == "you",
        _ => false,
    };
    let checks = &*look.verb() == "check" && names_a_time(context, from..from + 5);
    (found || checks).then(|| look.all())
}

fn is_past(context: &Context<'_, '_>, verb: usize) -> bool {
    crate::rules::detect::is_past_form(context, verb)
}

/// The first time that is named, from its first telling word to its last.
fn first_time(context: &Context<'_, '_>, within: Range<usize>) -> Option<(usize, usize)> {
    if within.is_empty() || !names_a_time(context, within.clone()) {
        return None;
    }
    // What names a time still does with more words around it, so both borders can be halved down to.
    let (mut low, mut end) = (within.start + 1, within.end);
    while low < end {
        let middle = low + (end - low) / 2;
        if names_a_time(context, within.start..middle) {
            end = middle;
        } else {
            low = middle + 1;
        }
    }
    let (mut start, mut high) = (within.start, end - 1);
    while start < high {
        let middle = high - (high - start) / 2;
        if names_a_time(context, middle..end) {
            start = middle;
        } else {
            high = middle - 1;
        }
    }
    Some((start, end))
}
