//! What a person wrote, as the analysis sees it: what is left, what is good, and what the model does besides.
//!
//! There are many good answers: a try is never compared with the model word for word, only by what it does.

use reply_coach_analysis::document::Document;
use reply_coach_analysis::lexicon::Lexicon;
use reply_coach_analysis::tag::Tag;
use reply_coach_analysis::text::token::TokenKind;
use reply_coach_analysis::{Engine, Finding, MoveId, Report, Severity};

use crate::exercise::Exercise;

/// How far a try has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// What the exercise is about is still in it, or it is about something else.
    Again,
    /// That is gone; something else is left, or a fact got lost, or it does nothing for the customer yet.
    Nearly,
    /// Nothing is left, the facts are there, and it does some of what the model does.
    There,
}

/// What is said of a try.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// How far it has come.
    pub grade: Grade,
    /// What is still risky.
    pub left: Vec<Finding>,
    /// The good moves in it, each once.
    pub has: Vec<MoveId>,
    /// The good moves that the model makes and it does not.
    pub lacks: Vec<MoveId>,
    /// Numbers that draft and model have and it does not.
    pub lost: Vec<String>,
    /// Whether it is about something else.
    pub elsewhere: bool,
    /// How many clauses are about the customer, before and now.
    pub about_customer: (u32, u32),
}

/// Judges what a person wrote in place of an exercise's draft.
pub fn judge(engine: &Engine, exercise: &Exercise, text: &str) -> Judgement {
    let report = |text: &str| engine.report(&exercise.request(text));
    let (before, now, model) = (report(&exercise.draft), report(text), report(&exercise.model));
    let left: Vec<Finding> =
        now.findings.iter().filter(|finding| counts(exercise, finding)).cloned().collect();
    let has = moves(&now);
    let lacks: Vec<MoveId> = moves(&model).into_iter().filter(|id| !has.contains(id)).collect();

    let document = engine.document(text);
    let (draft, ideal) = (engine.document(&exercise.draft), engine.document(&exercise.model));
    let kept = numbers(&document);
    let lost = numbers(&draft)
        .into_iter()
        .filter(|number| numbers(&ideal).contains(number) && !kept.contains(number));
    let lost: Vec<String> = lost.map(str::to_owned).collect();
    let lexicon = engine.lexicon();
    let mut matter = things(&draft, lexicon);
    matter.extend(things(&ideal, lexicon));
    matter.extend(things(&engine.document(&exercise.customer), lexicon));
    let elsewhere = !things(&document, lexicon).iter().any(|thing| matter.contains(thing));

    let same_kind = left.iter().any(|finding| finding.family == exercise.family);
    let does_nothing = has.is_empty() && !moves(&model).is_empty();
    let grade = if elsewhere || same_kind {
        Grade::Again
    } else if !left.is_empty() || !lost.is_empty() || does_nothing {
        Grade::Nearly
    } else {
        Grade::There
    };
    Judgement {
        grade,
        left,
        has,
        lacks,
        lost,
        elsewhere,
        about_customer: (before.focus.customer, now.focus.customer),
    }
}

/// A tip holds nobody up, unless the exercise is about it.
pub fn counts(exercise: &Exercise, finding: &Finding) -> bool {
    finding.severity != Severity::Tip || finding.family == exercise.family
}

fn moves(report: &Report) -> Vec<MoveId> {
    MoveId::ALL.iter().copied().filter(|id| report.moves.iter().any(|made| made.id == *id)).collect()
}

fn numbers<'t>(document: &Document<'t>) -> Vec<&'t str> {
    let tokens = 0..document.tokens().len();
    let numbers = tokens.filter(|&at| document.kind(at) == TokenKind::Number);
    numbers.map(|at| document.text_of(at..at + 1)).collect()
}

/// What a text is about: its nouns and its verbs but for those that stand in any text.
fn things(document: &Document<'_>, lexicon: &Lexicon) -> Vec<String> {
    const ANY: [&str; 12] =
        ["be", "have", "do", "get", "let", "know", "make", "thank", "thanks", "help", "day", "time"];
    let tokens = 0..document.tokens().len();
    let thing = |at: usize| {
        let word = document.word(at);
        let thing = match document.tag(at) {
            Tag::Noun | Tag::Propn => lexicon.singularise(word).into_owned(),
            Tag::Verb => document.verb_lemma(lexicon, at).into_owned(),
            _ => return None,
        };
        (!ANY.contains(&thing.as_str())).then_some(thing)
    };
    tokens.filter_map(thing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::read;
    use reply_coach_analysis::Family;

    const FILE: &str = "[x]\nlevel: 1\nfamily: blame\nchannel: email\ncause: customer\ncustomer: My profile is gone. What now?\n\
        draft: You should have saved the profile first. Setting it up again costs 20 euros.\nrisky: should have\n\
        better: b\nless: fact | c | d\n\
        model: The profile needs to be saved first. I can set it up again today for 20 euros.\n";

    #[track_caller]
    fn check(text: &str, grade: Grade) -> Judgement {
        let judged = judge(&Engine::new(), &read(FILE).expect("well formed")[0], text);
        assert_eq!(judged.grade, grade, "{judged:#?}");
        judged
    }

    #[test]
    fn another_good_answer_than_the_model_is_good() {
        let judged = check("I can build a new profile with you on Friday. It costs 20 euros.", Grade::There);
        assert!(judged.left.is_empty() && judged.lost.is_empty() && judged.has.contains(&MoveId::CanDo));
        check("The profile needs to be saved first. I can set it up again today for 20 euros.", Grade::There);
    }

    #[test]
    fn half_right_is_nearly() {
        let judged = check(
            "The profile needs to be saved first. Someone will get back to you soon. It costs 20 euros.",
            Grade::Nearly,
        );
        assert_eq!(judged.left[0].family, Family::VaguePromise);
        assert_eq!(
            check("The profile needs to be saved first. I can set it up today.", Grade::Nearly).lost,
            ["20"]
        );
        let judged = check("A profile costs 20 euros.", Grade::Nearly);
        assert!(judged.lacks.contains(&MoveId::CanDo));
    }

    #[test]
    fn what_it_is_about_is_still_there() {
        let judged =
            check("You forgot to save the profile. I can set it up again today for 20 euros.", Grade::Again);
        assert_eq!(judged.left[0].family, Family::Blame);
        check("You should have saved the profile first. Setting it up again costs 20 euros.", Grade::Again);
    }

    #[test]
    fn something_else_is_no_answer() {
        assert!(check("Ok.", Grade::Again).elsewhere);
        assert!(check("What lovely weather!", Grade::Again).elsewhere);
        assert!(check("", Grade::Again).elsewhere);
    }

    #[test]
    fn the_focus_moves() {
        let judged = check(
            "The profile needs to be saved first. I can set it up again today for 20 euros.",
            Grade::There,
        );
        assert!(judged.about_customer.0 > judged.about_customer.1, "{:?}", judged.about_customer);
    }
}
