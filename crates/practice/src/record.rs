//! What is kept of finished rounds: numbers and names of families, no word of what was written.

use reply_coach_analysis::{Family, order};

use crate::exercise::Exercise;
use crate::judge::Grade;
use crate::round::Round;

/// So many rounds are remembered; the oldest go first.
const MOST: usize = 20;

/// One finished round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// When it was finished, in days since 1970.
    pub day: u32,
    /// How many exercises it had.
    pub exercises: usize,
    /// How many risky phrases were found, and of how many.
    pub spotted: (usize, usize),
    /// How many better lines were chosen.
    pub chosen: usize,
    /// How many lines were written with nothing left to mend.
    pub written: usize,
    /// The families in which something was missed.
    pub missed: Vec<Family>,
}

impl Record {
    /// The numbers of a round that is over.
    pub fn of(round: &Round, all: &[Exercise], day: u32) -> Record {
        let outcomes = &round.outcomes;
        let spotted = outcomes.iter().filter_map(|outcome| outcome.spotted);
        let family = |id: &str| all.iter().find(|exercise| exercise.id == id).map(|exercise| exercise.family);
        let unclean = outcomes.iter().filter(|outcome| !outcome.is_clean());
        let mut missed: Vec<Family> = unclean.filter_map(|outcome| family(&outcome.id)).collect();
        order::sort_by_key(&mut missed, |family| *family);
        missed.dedup();
        Record {
            day,
            exercises: outcomes.len(),
            spotted: spotted.fold((0, 0), |(found, all), (some, of)| (found + some, all + of)),
            chosen: outcomes.iter().filter(|outcome| outcome.better).count(),
            written: outcomes.iter().filter(|outcome| outcome.written == Some(Grade::There)).count(),
            missed,
        }
    }

    fn keep(&self) -> String {
        let numbers =
            [self.day as usize, self.exercises, self.spotted.0, self.spotted.1, self.chosen, self.written];
        let missed: Vec<&str> = self.missed.iter().map(|family| family.id()).collect();
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        [numbers.join(" "), missed.join(",")].join(" ")
    }

    fn read(line: &str) -> Option<Record> {
        let mut parts = line.split(' ');
        let mut number = || parts.next()?.parse::<usize>().ok();
        let (day, exercises, found, all) = (number()?, number()?, number()?, number()?);
        let (chosen, written) = (number()?, number()?);
        let missed = parts.next()?.split(',').filter_map(Family::from_id).collect();
        Some(Record { day: day as u32, exercises, spotted: (found, all), chosen, written, missed })
    }
}

/// Adds a record to those that are kept.
pub fn add(kept: &str, record: &Record) -> String {
    let mut all: Vec<String> = read(kept).iter().map(Record::keep).collect();
    all.push(record.keep());
    let over = all.len().saturating_sub(MOST);
    all.split_off(over).join("\n")
}

/// The records that are kept, the oldest first; what is not understood is passed over.
pub fn read(kept: &str) -> Vec<Record> {
    kept.lines().filter_map(Record::read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_round_is_kept_in_numbers() {
        let mut round = Round::of(["a".to_owned(), "b".to_owned()], 1);
        round.outcomes[0].spotted = Some((1, 2));
        round.outcomes[1].spotted = Some((2, 2));
        round.outcomes[1].better = true;
        round.outcomes[1].written = Some(Grade::There);
        let record = Record::of(&round, &[], 20_000);
        assert_eq!((record.spotted, record.chosen, record.written), ((3, 4), 1, 1));
        let record = Record { missed: vec![Family::Blame, Family::Cold], ..record };
        assert_eq!(read(&add("", &record)).first(), Some(&record));
        let many = (0..30).fold(String::new(), |kept, day| add(&kept, &Record { day, ..record.clone() }));
        assert_eq!(read(&many).first().map(|record| record.day), Some(10));
        assert_eq!(read(&many).len(), MOST);
    }

    proptest! {
        #[test]
        fn anything_else_is_passed_over(kept in "(\\PC|\n){0,80}|([0-9]{1,12} ){5,7}[a-z,-]{0,20}") {
            let _ = read(&kept);
        }
    }
}
