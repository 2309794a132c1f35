//! A round: some exercises one after the other, each in three steps, and what became of them.
//!
//! Kept as a few lines of text after every step, so that a reload goes on where it was.

use reply_coach_analysis::{Family, order};

use crate::exercise::Exercise;
use crate::judge::Grade;
use crate::lines;

/// How many exercises a round has, where there are as many.
pub const LENGTH: usize = 6;

/// Begins what is kept; another version is not gone on with.
const HEAD: &str = "round 1";

/// What is asked of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Spot the risky words.
    Spot,
    /// Choose the better line.
    Choose,
    /// Write your own.
    Write,
}

impl Step {
    /// All, in order.
    pub const ALL: [Step; 3] = [Step::Spot, Step::Choose, Step::Write];

    const fn letter(self) -> char {
        match self {
            Step::Spot => 's',
            Step::Choose => 'c',
            Step::Write => 'w',
        }
    }
}

/// What became of one exercise so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The exercise's name.
    pub id: String,
    /// How many risky phrases were found, of how many; nothing before the try.
    pub spotted: Option<(usize, usize)>,
    /// The choice, by its place, once it is made.
    pub chosen: Option<usize>,
    /// Whether it was the better one.
    pub better: bool,
    /// The best of what was written.
    pub written: Option<Grade>,
}

impl Outcome {
    /// Whether there is nothing left to learn from it.
    pub fn is_clean(&self) -> bool {
        self.spotted.is_some_and(|(found, all)| found == all)
            && self.better
            && self.written == Some(Grade::There)
    }
}

/// A round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// What the order of the choices comes from.
    pub seed: u32,
    /// The exercises with what became of them.
    pub outcomes: Vec<Outcome>,
    /// Which exercise is open; one past the last when the round is over.
    pub at: usize,
    /// What is asked now.
    pub step: Step,
    /// The words picked in the open exercise, by their numbers.
    pub picked: Vec<usize>,
    /// What is being written in the open exercise.
    pub text: String,
}

/// The same numbers for the same seed; good enough to shuffle with.
struct Dice(u32);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit.max(1)
    }
}

impl Round {
    /// A round of exercises about a family or about everything, as hard as `level` or of any level. Those in `last` come
    /// only when there are no others; the easier come first.
    pub fn new(
        all: &[Exercise],
        family: Option<Family>,
        level: Option<u8>,
        last: &[String],
        seed: u32,
    ) -> Round {
        let fits = |exercise: &&Exercise| {
            family.is_none_or(|family| exercise.family == family)
                && level.is_none_or(|level| exercise.level == level)
        };
        let mut rest: Vec<&Exercise> = all.iter().filter(fits).collect();
        let mut dice = Dice(seed);
        for end in (1..rest.len()).rev() {
            rest.swap(end, dice.below(end + 1));
        }
        let mut taken: Vec<&Exercise> = Vec::new();
        while taken.len() < LENGTH && !rest.is_empty() {
            // Fresh ones before those of the last round, and another family before one that is there already.
            let worth = |exercise: &&&Exercise| {
                (
                    last.contains(&exercise.id),
                    taken.iter().filter(|other| other.family == exercise.family).count(),
                )
            };
            let Some(best) = rest.iter().min_by_key(worth).map(|best| best.id.clone()) else { break };
            let place = rest.iter().position(|exercise| exercise.id == best).unwrap_or(0);
            taken.push(rest.remove(place));
        }
        order::sort_by_key(&mut taken, |exercise| exercise.level);
        Round::of(taken.into_iter().map(|exercise| exercise.id.clone()), seed)
    }

    /// A round of these exercises, by their names.
    pub fn of(ids: impl IntoIterator<Item = String>, seed: u32) -> Round {
        let outcomes = ids.into_iter().map(|id| Outcome { id, ..Outcome::default() }).collect();
        Round { seed, outcomes, at: 0, step: Step::Spot, picked: Vec::new(), text: String::new() }
    }

    /// What became of the open exercise; nothing when the round is over.
    pub fn open(&self) -> Option<&Outcome> {
        self.outcomes.get(self.at)
    }

    /// The same, to be changed.
    pub fn open_mut(&mut self) -> Option<&mut Outcome> {
        self.outcomes.get_mut(self.at)
    }

    /// Whether all exercises are done.
    pub fn is_over(&self) -> bool {
        self.at >= self.outcomes.len()
    }

    /// Goes on to the next step, or the next exercise.
    pub fn go_on(&mut self) {
        self.step = match self.step {
            Step::Spot => Step::Choose,
            Step::Choose => Step::Write,
            Step::Write => {
                self.at += 1;
                self.picked.clear();
                self.text.clear();
                Step::Spot
            }
        };
    }

    /// Notes a try at writing; the best counts.
    pub fn wrote(&mut self, grade: Grade) {
        if let Some(outcome) = self.open_mut() {
            outcome.written = outcome.written.max(Some(grade));
        }
    }

    /// As it is kept.
    pub fn keep(&self) -> String {
        let picked: Vec<String> = self.picked.iter().map(usize::to_string).collect();
        let mut kept = [
            HEAD.to_owned(),
            [self.seed.to_string(), self.at.to_string(), self.step.letter().to_string()].join(" "),
            ["picked ", &picked.join(",")].concat(),
            ["text ", &lines::one(&self.text)].concat(),
        ]
        .join("\n");
        for outcome in &self.outcomes {
            let spotted = outcome
                .spotted
                .map_or("-".to_owned(), |(found, all)| [found.to_string(), all.to_string()].join("/"));
            let chosen = outcome.chosen.map_or("-".to_owned(), |place| place.to_string());
            let better = if outcome.better { "+" } else { "-" };
            let written = match outcome.written {
                None => "-",
                Some(Grade::Again) => "0",
                Some(Grade::Nearly) => "1",
                Some(Grade::There) => "2",
            };
            kept = [kept, [outcome.id.as_str(), &spotted, &chosen, better, written].join(" ")].join("\n");
        }
        kept
    }

    /// Reads what [`Round::keep`] wrote; nothing when it is something else, or not one of its exercises is known.
    pub fn read(kept: &str, all: &[Exercise]) -> Option<Round> {
        let mut lines = kept.lines();
        if lines.next()? != HEAD {
            return None;
        }
        let mut state = lines.next()?.split(' ');
        let (seed, at) = (state.next()?.parse().ok()?, state.next()?.parse::<usize>().ok()?);
        let letter = state.next()?.chars().next()?;
        let step = Step::ALL.into_iter().find(|step| step.letter() == letter)?;
        let picked = lines
            .next()?
            .strip_prefix("picked ")?
            .split(',')
            .filter_map(|number| number.parse().ok())
            .collect();
        let text = lines::many(lines.next()?.strip_prefix("text ")?);
        let outcomes = lines.map(outcome).collect::<Option<Vec<Outcome>>>()?;
        let known = outcomes.iter().all(|outcome| all.iter().any(|exercise| exercise.id == outcome.id));
        (known && at <= outcomes.len() && !outcomes.is_empty()).then_some(Round {
            seed,
            outcomes,
            at,
            step,
            picked,
            text,
        })
    }
}

fn outcome(line: &str) -> Option<Outcome> {
    let mut parts = line.split(' ');
    let mut part = || parts.next();
    let (id, spotted, chosen, better, written) = (part()?, part()?, part()?, part()?, part()?);
    let spotted =
        spotted.split_once('/').and_then(|(found, all)| Some((found.parse().ok()?, all.parse().ok()?)));
    let written = match written {
        "0" => Some(Grade::Again),
        "1" => Some(Grade::Nearly),
        "2" => Some(Grade::There),
        _ => None,
    };
    Some(Outcome { id: id.to_owned(), spotted, chosen: chosen.parse().ok(), better: better == "+", written })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::read;
    use proptest::prelude::*;

    fn exercises() -> Vec<Exercise> {
        let one = |name: &str, level: u8, family: &str| {
            format!(
                "[{name}]\nlevel: {level}\nfamily: {family}\ncustomer: c\ndraft: d\nrisky: d\nbetter: b\nless: fact | l | w\nmodel: m\n"
            )
        };
        let mut all = Vec::new();
        for level in 1..=3u8 {
            for family in Family::ALL {
                let name = format!("{}-{level}", family.id());
                all.extend(read(&one(&name, level, family.id())).expect("well formed"));
            }
        }
        all
    }

    #[test]
    fn a_round_has_different_families_and_grows_harder() {
        let all = exercises();
        let round = Round::new(&all, None, None, &[], 7);
        let of = |id: &str| all.iter().find(|exercise| exercise.id == id).expect("it is one of them");
        let mut families: Vec<Family> = round.outcomes.iter().map(|outcome| of(&outcome.id).family).collect();
        let levels: Vec<u8> = round.outcomes.iter().map(|outcome| of(&outcome.id).level).collect();
        families.sort();
        families.dedup();
        assert_eq!(families.len(), LENGTH);
        assert!(levels.is_sorted(), "{levels:?}");
        assert_ne!(round, Round::new(&all, None, None, &[], 8));
        let last: Vec<String> = round.outcomes.iter().map(|outcome| outcome.id.clone()).collect();
        let next = Round::new(&all, None, None, &last, 7);
        assert!(next.outcomes.iter().all(|outcome| !last.contains(&outcome.id)));
    }

    #[test]
    fn a_round_about_one_family_has_that_family() {
        let round = Round::new(&exercises(), Some(Family::Refusal), None, &["refusal-2".to_owned()], 1);
        let ids: Vec<&str> = round.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        assert_eq!(ids, ["refusal-1", "refusal-2", "refusal-3"]);
        assert!(Round::new(&exercises(), Some(Family::Cold), Some(2), &[], 1).outcomes.len() == 1);
    }

    #[test]
    fn a_round_goes_through_its_steps_to_the_end() {
        let mut round = Round::of(["a".to_owned(), "b".to_owned()], 1);
        let mut steps = Vec::new();
        while !round.is_over() {
            steps.push((round.at, round.step));
            round.go_on();
        }
        assert_eq!(steps.len(), 6);
        assert_eq!(steps[4], (1, Step::Choose));
    }

    #[test]
    fn the_best_try_counts() {
        let mut round = Round::of(["a".to_owned()], 1);
        for grade in [Grade::Again, Grade::There, Grade::Nearly] {
            round.wrote(grade);
        }
        assert_eq!(round.open().and_then(|outcome| outcome.written), Some(Grade::There));
    }

    proptest! {
        #[test]
        fn any_round_is_gone_on_with(seed in any::<u32>(), text in "(\\PC|\n){0,80}", steps in 0usize..18, picked in proptest::collection::vec(0usize..40, 0..8)) {
            let all = exercises();
            let mut round = Round::new(&all, None, None, &[], seed);
            for step in 0..steps {
                let outcome = round.open_mut().expect("18 steps end it");
                match step % 3 {
                    0 => outcome.spotted = Some((step % 2, 2)),
                    1 => (outcome.chosen, outcome.better) = (Some(step % 3), step % 2 == 0),
                    _ => round.wrote(Grade::Nearly),
                }
                round.go_on();
            }
            round.text = text;
            round.picked = picked;
            prop_assert_eq!(Round::read(&round.keep(), &all), Some(round));
        }

        #[test]
        fn anything_else_is_left_alone(kept in "(\\PC|\n){0,80}|round 1\n[0-9 scw]{0,9}\n(picked|text) [0-9a-z,]{0,9}\n(\\PC|\n){0,40}") {
            let _ = Round::read(&kept, &exercises());
        }
    }

    #[test]
    fn exercises_that_are_gone_end_the_round() {
        let all = exercises();
        let kept = Round::of(["blame-1".to_owned(), "gone".to_owned()], 1).keep();
        assert_eq!(Round::read(&kept, &all), None);
    }
}
