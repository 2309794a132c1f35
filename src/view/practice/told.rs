//! What is said of a try: what was found and missed, why a line falls short, what is left and what works.

use reply_coach_analysis::text::case;
use reply_coach_analysis::{Finding, MoveId, Severity};
use reply_coach_practice::exercise::Exercise;
use reply_coach_practice::judge::{Grade, Judgement};
use reply_coach_practice::round::Outcome;
use reply_coach_practice::spot::{self, Spotted};
use web_sys::Element;

use super::filled;
use crate::dom;
use crate::view::parts::{add, add_chip, hide, set_flag, text};
use crate::view::rows::child;
use crate::words;

/// One point: a chip, what it is about, and what is said of it.
fn point(class: &str, sign: &str, label: &str, about: &str, small: &str) {
    point_in("practice-points", class, sign, label, about, small);
}

/// The same in another list.
pub fn point_in(list: &str, class: &str, sign: &str, label: &str, about: &str, small: &str) {
    let Some(item) = child(&dom::part(list), "li", "") else { return };
    if !label.is_empty() {
        add_chip(&item, class, sign, label);
    }
    if !about.is_empty() {
        child(&item, "span", about);
    }
    if !small.is_empty() {
        child(&item, "small", small);
    }
}

fn begin(verdict: &str) {
    text("practice-verdict", verdict);
    text("practice-points", "");
    hide("practice-model", true);
}

fn quoted(text: &str) -> String {
    ["“", text, "”"].concat()
}

const fn class_of(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Risk => ("is-risk", "!"),
        Severity::Caution => ("is-caution", "?"),
        Severity::Tip => ("is-tip", "~"),
    }
}

/// What was spotted; `findings` are the coach's own.
pub fn spotted(exercise: &Exercise, spotted: &Spotted, findings: &[Finding]) {
    let (found, all) = (spotted.found.len(), exercise.risky.len());
    begin(&match found {
        0 => words::PRACTICE_SPOT_NONE.to_owned(),
        _ if found == all => words::PRACTICE_SPOT_ALL.to_owned(),
        _ => filled(words::PRACTICE_SPOT_SOME, &[("found", found), ("all", all)]),
    });
    for (number, phrase) in exercise.risky.iter().enumerate() {
        let finding =
            findings.iter().find(|finding| finding.start < phrase.end && phrase.start < finding.end);
        let about = quoted(exercise.draft.get(phrase.clone()).unwrap_or_default());
        let why = finding.map(|finding| finding.why.clone()).unwrap_or_default();
        if spotted.found.contains(&number) {
            point("is-good", "✓", words::PRACTICE_FOUND, &about, &why);
        } else {
            point("is-risk", "!", words::PRACTICE_MISSED_ONE, &about, &why);
        }
    }
    if !spotted.all() && spotted.missed.is_empty() {
        point("", "", "", words::PRACTICE_HARMLESS_MANY, "");
    } else if !spotted.harmless.is_empty() {
        let all = spot::words(&exercise.draft);
        let harmless =
            spotted.harmless.iter().filter_map(|&number| exercise.draft.get(all.get(number)?.clone()));
        let harmless = harmless.map(|word| word.trim_matches(|c: char| !case::is_letter_or_digit(c)));
        let words = harmless.collect::<Vec<_>>().join(", ");
        point("", "", "", &words::fill(words::PRACTICE_HARMLESS, &[("words", &words)]), "");
    }
}

/// Whether the better line was chosen; what is said of each line stands with it.
pub fn chosen(outcome: &Outcome) {
    begin(if outcome.better { words::PRACTICE_CHOOSE_RIGHT } else { words::PRACTICE_CHOOSE_WRONG });
}

/// What is said of a choice, below its line.
pub fn choice(line: &Element, exercise: &Exercise, text: &str, own: bool) {
    let short = exercise.falls_short(text);
    let Some(said) = add(line, "small", "practice-why", "") else { return };
    match short {
        None => add_chip(&said, "is-good", "✓", words::PRACTICE_IS_BETTER),
        Some(_) => add_chip(&said, "is-caution", "?", words::PRACTICE_FALLS_SHORT),
    }
    if own {
        child(&said, "b", &[" ", words::PRACTICE_YOUR_CHOICE, "."].concat());
    }
    child(&said, "span", &[" ", short.unwrap_or(words::PRACTICE_CHOICE_BETTER)].concat());
}

fn moves(moves: &[MoveId]) -> String {
    moves.iter().map(|id| case::lowered(words::good_move(*id))).collect::<Vec<_>>().join(" · ")
}

/// What the coach says of what was written.
pub fn written(exercise: &Exercise, judged: &Judgement) {
    begin(match judged.grade {
        Grade::There => words::PRACTICE_THERE,
        Grade::Nearly => words::PRACTICE_NEARLY,
        Grade::Again => words::PRACTICE_AGAIN_TRY,
    });
    if judged.elsewhere {
        point("is-caution", "?", words::PRACTICE_STILL, words::PRACTICE_ELSEWHERE, "");
    }
    for finding in &judged.left {
        let (class, sign) = class_of(finding.severity);
        point(class, sign, words::family(finding.family), &quoted(&finding.quote), &finding.why);
    }
    for number in &judged.lost {
        point(
            "is-caution",
            "?",
            words::PRACTICE_STILL,
            &words::fill(words::PRACTICE_LOST, &[("number", number)]),
            "",
        );
    }
    if !judged.has.is_empty() {
        point("is-good", "✓", words::PRACTICE_WORKS, &moves(&judged.has), "");
    } else if judged.grade == Grade::Nearly && judged.left.is_empty() && judged.lost.is_empty() {
        point("", "", "", words::PRACTICE_DOES_NOTHING, "");
    }
    let (before, now) = judged.about_customer;
    if now < before {
        let moved = [("before", before as usize), ("now", now as usize)];
        point("", "", "", &filled(words::PRACTICE_FOCUS_MOVED, &moved), "");
    }
    if !judged.lacks.is_empty() {
        point("is-tip", "+", words::PRACTICE_MODEL_ADDS, &moves(&judged.lacks), "");
    }
    hide("practice-model", false);
    set_flag(&dom::part("practice-model"), "open", judged.grade == Grade::There);
    text("practice-model-text", &exercise.model);
}
