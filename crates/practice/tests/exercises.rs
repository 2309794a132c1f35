//! The exercises that come with the app: the coach itself says that each teaches what it says it does.

use reply_coach_analysis::{Channel, Engine, Family, Finding};
use reply_coach_practice::exercise::{self, Exercise, Lack};
use reply_coach_practice::judge::{self, Grade};

fn all() -> Vec<Exercise> {
    exercise::read(include_str!("../../../data/practice/exercises.txt")).expect("it is well formed")
}

/// Checks each exercise with `wrong`, which tells what is wrong with it, and shows all that is wrong at once.
#[track_caller]
fn check(wrong: impl Fn(&Engine, &Exercise) -> Vec<String>) {
    let engine = Engine::new();
    let told = all().into_iter().flat_map(|exercise| {
        wrong(&engine, &exercise).into_iter().map(move |wrong| format!("{}: {wrong}", exercise.id))
    });
    let told: Vec<String> = told.collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

fn findings(engine: &Engine, exercise: &Exercise, text: &str) -> Vec<Finding> {
    engine.report(&exercise.request(text)).findings
}

fn shown(findings: &[Finding]) -> String {
    findings
        .iter()
        .map(|finding| format!("{} “{}”", finding.rule, finding.quote))
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn there_are_enough_over_all_families_levels_and_channels() {
    let all = all();
    assert!(all.len() >= 40, "{}", all.len());
    for family in Family::ALL {
        assert!(all.iter().filter(|exercise| exercise.family == *family).count() >= 2, "{family:?}");
    }
    for channel in Channel::ALL {
        assert!(all.iter().filter(|exercise| exercise.channel == *channel).count() >= 4, "{channel:?}");
    }
    for level in 1..=3 {
        assert!(all.iter().filter(|exercise| exercise.level == level).count() >= 12, "{level}");
    }
    let mut ids: Vec<&str> = all.iter().map(|exercise| exercise.id.as_str()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all.len(), "two share a name");
}

#[test]
fn the_coach_marks_the_risky_words_and_nothing_else() {
    check(|engine, exercise| {
        let found = findings(engine, exercise, &exercise.draft);
        let counted: Vec<&Finding> =
            found.iter().filter(|finding| judge::counts(exercise, finding)).collect();
        let missed = exercise.risky.iter().filter(|words| {
            !counted.iter().any(|finding| finding.start < words.end && words.start < finding.end)
        });
        let missed = missed.map(|words| format!("not marked: {}", &exercise.draft[words.clone()]));
        let extra = counted.iter().filter(|finding| {
            !exercise.risky.iter().any(|words| finding.start < words.end && words.start < finding.end)
        });
        let extra = extra.map(|finding| format!("also marked: {} “{}”", finding.rule, finding.quote));
        let taught = counted.iter().any(|finding| finding.family == exercise.family);
        let untaught = (!taught).then(|| format!("nothing of its family: {}", shown(&found)));
        missed.chain(extra).chain(untaught).collect()
    });
}

#[test]
fn the_better_line_and_the_model_are_clean() {
    check(|engine, exercise| {
        let lines = [&exercise.better, &exercise.model];
        let marked = lines.iter().map(|line| (line, findings(engine, exercise, line)));
        marked
            .filter(|(_, found)| !found.is_empty())
            .map(|(line, found)| format!("{line}: {}", shown(&found)))
            .collect()
    });
}

#[test]
fn the_other_choices_fall_short_as_stated() {
    check(|engine, exercise| {
        let makes =
            |text: &str, id| engine.report(&exercise.request(text)).moves.iter().any(|made| made.id == id);
        let wrong = exercise.lesser.iter().filter_map(|lesser| {
            let found = findings(engine, exercise, &lesser.text);
            let as_stated = match lesser.lack {
                Lack::Trips(family) => found.iter().any(|finding| finding.family == family),
                Lack::Move(id) => makes(&exercise.better, id) && !makes(&lesser.text, id),
                Lack::Fact => found.iter().all(|finding| !judge::counts(exercise, finding)),
            };
            (!as_stated).then(|| format!("{:?}: {}: {}", lesser.lack, lesser.text, shown(&found)))
        });
        let count = (exercise.lesser.len() != 2).then(|| "three choices are wanted".to_owned());
        wrong.chain(count).collect()
    });
}

#[test]
fn the_model_passes_its_own_exercise_and_the_draft_does_not() {
    check(|engine, exercise| {
        let grade = |text: &str| judge::judge(engine, exercise, text).grade;
        let model = (grade(&exercise.model) != Grade::There).then(|| "the model does not pass".to_owned());
        let draft = (grade(&exercise.draft) != Grade::Again).then(|| "the draft passes".to_owned());
        model.into_iter().chain(draft).collect()
    });
}
