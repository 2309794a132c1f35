//! What happens next, and what is asked of the customer for it.

use std::ops::Range;

use super::timeline::is_about_time;
use crate::among;
use crate::clause::words::is_question_word;
use crate::clause::{ClauseKind, Link, Person};
use crate::moves::look::{Look, is_of, is_of_ours};
use crate::rules::Context;
use crate::rules::detect::promise::{Promise, names_a_time, tense};
use crate::tag::Tag;
use crate::text::token::TokenKind;

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
            if !opens(&look) {
                return None;
            }
            let moves_on =
                !is_of("idle", &look.first_verb()) || tells || gives && look.word(clause.rest.start) != "day";
            // *Look in the spam folder* is a step, *look, …* a way to begin.
            let looks = &*look.first_verb() == "look"
                && among!(look.word(clause.verb + 1), "in at for under through");
            let good_wish =
                (clause.verb..clause.verb + 4).any(|at| among!(look.word(at), "day weekend evening shout"));
            // "Breakfast's on us", "slow isn't what we want": a noun or an adjective after all.
            let noun = among!(
                look.word(clause.verb + 1),
                "'s is are was were will would can could has had does did"
            );
            // *Take note*, *take time to read*.
            let takes_note = &*verb == "take" && among!(look.object_word(), "note time care heart");
            if noun || takes_note {
                return None;
            }
            ((moves_on || looks)
                && !good_wish
                && !returns(&look)
                && !sends_away(&look)
                && !offers_more(&look))
            .then(|| look.all())
        }
        // *So do ping them*, *so have a look in the junk folder*.
        (ClauseKind::Subjectless, Person::Nobody) => {
            let urges = clause.auxiliaries.first().is_some_and(|&at| look.word(at) == "do");
            let looks = &*verb == "have" && look.object_word() == "a" && look.word(clause.verb + 2) == "look";
            let joins = matches!(look.word(clause.marker.unwrap_or(0)), "so" | "then");
            (joins && (urges && !is_of("idle", &verb) || looks)).then(|| look.all())
        }
        (ClauseKind::Question, Person::You) => {
            let asks = matches!(look.modal(), Some("can" | "could" | "would" | "will" | "may"));
            let idle = among!(&*verb, "see think say know believe prefer imagine rather be care")
                || &*look.first_verb() == "like";
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
            (wish && !clause.copula && !among!(&*look.first_verb(), "like prefer rather need have want wish"))
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

/// *Contact the maker*, *ask at the desk*: with somebody else, which moves nothing on here.
fn sends_away(look: &Look<'_, '_>) -> bool {
    let from = look.clause.last_verb();
    let said = from..look.all().end.min(from + 12);
    let touches = among!(&*look.verb(), "contact call ask speak talk reach ring phone")
        || (from..from + 4).any(|at| matches!(look.word(at), "touch" | "up") && look.word(at + 1) == "with");
    let here = said.into_iter().any(|at| {
        look.context.doc.kind(at) == TokenKind::Opaque || among!(look.word(at), "us me dm dms here our back")
    });
    touches && !here
}

/// *If you need more help, write to …*: staying in touch rather than a step.
fn offers_more(look: &Look<'_, '_>) -> bool {
    let Some(sentence) = look.context.sentence() else { return false };
    let before = look.context.doc.clauses_of(sentence).iter().take_while(|c| c.verb < look.clause.verb);
    before.into_iter().any(|clause| {
        clause.link == Link::If
            && clause.person == Person::You
            && (clause.verb..clause.verb + 6)
                .any(|at| among!(look.word(at), "any more other further else anything assistance questions"))
    })
}

/// Whether an order is one: *you can encrypt it and read it* has a second verb that is taken for an imperative now and
/// then; behind another order it is one more.
fn opens(look: &Look<'_, '_>) -> bool {
    let Some(sentence) = look.context.sentence() else { return false };
    let doc = look.context.doc;
    let start = look.clause.marker.unwrap_or(look.clause.core_start());
    if start == sentence.tokens.start {
        return true;
    }
    if look.clause.link == Link::And && !matches!(look.word(start), "so" | "then") {
        let before = doc.clauses_of(sentence).iter().take_while(|other| other.verb < look.clause.verb);
        return before.last().is_some_and(|other| other.kind == ClauseKind::Imperative);
    }
    let before = start.saturating_sub(1);
    doc.opens_clause(start, &sentence.tokens) && doc.kind(before) != TokenKind::Symbol
        || doc.kind(before) == TokenKind::Opaque
        || among!(look.word(before), "kindly just also simply then now first instead next again")
}

/// *Let us know which …*, *let us know your …*, *let us know … by …*.
fn let_us_know_what(look: &Look<'_, '_>) -> bool {
    let from = look.clause.verb;
    let knows = (from..from + 5).find(|&at| look.word(at) == "know");
    let us = matches!(look.word(from + 1), "us" | "me");
    us && knows
        .is_some_and(|at| among!(look.word(at + 1), "your the which what where whether when who by via"))
}

/// *Reach out*, *get back to us*, *keep us posted*: staying in touch rather than a step.
fn returns(look: &Look<'_, '_>) -> bool {
    let from = look.clause.verb;
    let words = |n: usize| look.word(from + n);
    let shouts = || among!(words(3), "shout call ring bell buzz yell moment second minute sec");
    matches!((words(0), words(1)), ("keep", _) | ("feel", _))
        || matches!((words(0), words(1)), ("give", "us" | "me")) && shouts()
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
    let idle = || {
        sends_away(&look)
            || among!(
                &*look.verb(),
                "forgive excuse understand be know read learn speak purchase buy stop contact call take fill see ask go realise \
            realize accept wait"
            )
    };
    let shows = look.clause.person == Person::You
        && matches!(look.modal(), Some("can"))
        && among!(&*look.verb(), "see find follow share send submit clear contact")
        && context
            .sentence()
            .is_some_and(|s| s.tokens.clone().any(|at| context.doc.kind(at) == TokenKind::Opaque));
    let tries = look.clause.person == Person::You
        && matches!(look.modal(), Some("might" | "could"))
        && &*look.verb() == "try";
    ((needs && !idle()) || shows || tries).then(|| look.all())
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
    if look.clause.passive || look.subject_has(|word| among!(word, "nobody no none")) {
        return None;
    }
    let named = look.is_our_side() || shared || look.clause.person == Person::They;
    let touch = look.clause.copula
        && (look.clause.verb..look.clause.verb + 4)
            .any(|at| matches!(look.word(at), "touch" | "contact" | "able"));
    let glad = look.clause.copula && !touch;
    // What somebody will do for the customer, whatever it is, other than be, know or try.
    let does = is_of("acts", &verb)
        || (look.clause.person == Person::I || look.subject_has(is_of_ours))
            && !is_of("stands", &verb)
            && !is_of("says-only", &verb);
    let now = look.clause.person == Person::I
        && is_of("acts", &verb)
        && !among!(&*verb, "have get work")
        && look.clause.link == Link::Main
        && tense(context, look.clause) == Some(Promise::Ongoing)
        && look.clause.object.is_some();
    let ahead = look.is_ahead() && !glad && (does || touch) || now;
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
        || matches!(modal, Some("should"))
            && (among!(&*verb, "arrive receive reach get") || names_a_time(context, look.all()))
            && !look.clause.is_perfect(context.doc);
    let moves_on = is_of("proceeds", &verb);
    let customer = look.clause.person == Person::You;
    let gets = customer
        && (among!(&*verb, "receive get") || look.clause.passive && is_of("proceeds", &verb))
        && !look.clause.is_perfect(context.doc)
        && matches!(modal, Some("will" | "should" | "shall"));
    let ahead = ahead || &*verb == "arrive" && tense(context, look.clause).is_some();
    let doing = look.is_doing() && matches!(&*verb, "fix" | "help" | "solve");
    let thing = (matches!(look.clause.person, Person::Thing | Person::It) || doing)
        && !look.clause.copula
        && moves_on
        && (look.clause.passive || !matches!(&*verb, "be" | "come" | "continue"));
    let arrives = !customer
        && look.clause.copula
        && matches!(modal, Some("will"))
        && !matches!(context.doc.tag(look.clause.verb + 1), Tag::Adj | Tag::Noun | Tag::Adv)
        && names_a_time(context, look.all());
    // *New lenses are being cut*.
    let being = look.clause.person == Person::Thing
        && look.clause.passive
        && modal.is_none()
        && look.clause.auxiliaries.iter().any(|&at| look.word(at) == "being");
    let planned = look.clause.passive && modal.is_none() && is_of("plans", &verb) && is_about_time(&look);
    (gets || thing && ahead || arrives || planned || being).then(|| look.all())
}
