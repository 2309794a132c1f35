//! Blind spots: which families a person's drafts trip most, week by week. Counts only; no word of a draft is in them.

use std::cmp::Reverse;

use reply_coach_analysis::{Family, Finding, Severity, order};

/// So many weeks are remembered; the oldest go first.
pub const WEEKS: usize = 26;
/// So many of the last weeks are shown, and say which exercise to take.
pub const SHOWN: usize = 8;
/// Begins what is kept.
const HEAD: &str = "blind 1";

/// How often one kind of sentence was found in a week.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Count {
    family: Family,
    /// The rule that found it; nothing for a rule of a pack, which has a name of somebody's own.
    rule: String,
    times: u32,
}

/// What was counted in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Week {
    /// Its number: whole weeks since the first Monday of 1970.
    number: u32,
    /// How many drafts were counted.
    drafts: u32,
    counts: Vec<Count>,
}

/// All that was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blind {
    /// In order.
    weeks: Vec<Week>,
}

/// How often one family was found over the weeks that are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The family.
    pub family: Family,
    /// How often in all.
    pub times: u32,
    /// How often in each week, the last at the end.
    pub by_week: Vec<u32>,
    /// The rules that found it, the most frequent first, with how often.
    pub kinds: Vec<(String, u32)>,
}

/// The week of a day, counted in days since 1970, which began on a Thursday.
pub fn week_of(day: u32) -> u32 {
    (day + 3) / 7
}

/// The Monday that a week begins with, in days since 1970.
pub fn monday_of(week: u32) -> i64 {
    i64::from(week) * 7 - 3
}

/// What is remembered of a finding: its family, and the rule unless it is a pack's. Tips are fine, and not counted.
pub fn kind_of(finding: &Finding) -> Option<(Family, String)> {
    let own = finding.rule.split_once('.').is_some_and(|(family, _)| Family::from_id(family).is_some());
    let rule = if own { finding.rule.as_ref() } else { "" };
    (finding.severity != Severity::Tip).then(|| (finding.family, rule.to_owned()))
}

impl Blind {
    /// Counts what was found in a draft; `first` says that this draft was not counted before.
    pub fn add(&mut self, week: u32, kinds: &[(Family, String)], first: bool) {
        if self.weeks.last().is_none_or(|last| last.number < week) {
            self.weeks.push(Week { number: week, drafts: 0, counts: Vec::new() });
        }
        // A clock that was set back goes on in the last week there is.
        let Some(last) = self.weeks.last_mut() else { return };
        last.drafts = last.drafts.saturating_add(first.into());
        for (family, rule) in kinds {
            match last.counts.iter_mut().find(|count| count.family == *family && count.rule == *rule) {
                Some(count) => count.times = count.times.saturating_add(1),
                None => last.counts.push(Count { family: *family, rule: rule.clone(), times: 1 }),
            }
        }
        let over = self.weeks.len().saturating_sub(WEEKS);
        self.weeks.drain(..over);
    }

    /// The weeks up to this one that are shown.
    fn shown(&self, week: u32) -> impl Iterator<Item = (usize, &Week)> {
        let first = (week + 1).saturating_sub(SHOWN as u32);
        let shown = self.weeks.iter().filter(move |known| (first..=week).contains(&known.number));
        shown.map(move |known| {
            ((known.number - first) as usize + SHOWN.saturating_sub(week as usize + 1), known)
        })
    }

    /// How many drafts were counted in the weeks that are shown.
    pub fn drafts(&self, week: u32) -> u32 {
        self.shown(week).fold(0, |all, (_, week)| all.saturating_add(week.drafts))
    }

    /// The families that were found in the weeks up to this one, the most frequent first.
    pub fn spots(&self, week: u32) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        for (place, counted) in self.shown(week) {
            for count in &counted.counts {
                let at = spots.iter().position(|spot| spot.family == count.family).unwrap_or_else(|| {
                    let by_week = vec![0; SHOWN];
                    spots.push(Spot { family: count.family, times: 0, by_week, kinds: Vec::new() });
                    spots.len() - 1
                });
                let Some(spot) = spots.get_mut(at) else { continue };
                spot.times = spot.times.saturating_add(count.times);
                if let Some(sum) = spot.by_week.get_mut(place) {
                    *sum = sum.saturating_add(count.times);
                }
                match spot.kinds.iter_mut().find(|(rule, _)| *rule == count.rule) {
                    Some((_, times)) => *times = times.saturating_add(count.times),
                    None => spot.kinds.push((count.rule.clone(), count.times)),
                }
            }
        }
        for spot in &mut spots {
            order::sort_by_key(&mut spot.kinds, |(_, times)| Reverse(*times));
        }
        order::sort_by_key(&mut spots, |spot| (Reverse(spot.times), spot.family));
        spots
    }

    /// As it is kept.
    pub fn keep(&self) -> String {
        let mut kept = HEAD.to_owned();
        for week in &self.weeks {
            kept = [kept, ["week", &week.number.to_string(), &week.drafts.to_string()].join(" ")].join("\n");
            for count in &week.counts {
                kept =
                    [kept, [count.family.id(), &count.times.to_string(), &count.rule].join(" ")].join("\n");
            }
        }
        kept
    }

    /// Reads what [`Blind::keep`] wrote; what is not understood is passed over.
    pub fn read(kept: &str) -> Blind {
        let mut blind = Blind::default();
        let mut lines = kept.lines();
        if lines.next() != Some(HEAD) {
            return blind;
        }
        for line in lines {
            let mut parts = line.splitn(3, ' ');
            let (Some(name), Some(number), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            let Ok(number) = number.parse() else { continue };
            let last = blind.weeks.last_mut();
            match (Family::from_id(name), last) {
                (Some(family), Some(week)) => {
                    week.counts.push(Count { family, rule: rest.to_owned(), times: number })
                }
                (None, last) if name == "week" && last.as_ref().is_none_or(|last| last.number < number) => {
                    blind.weeks.push(Week { number, drafts: rest.parse().unwrap_or(0), counts: Vec::new() });
                }
                _ => {}
            }
        }
        blind
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use reply_coach_analysis::{Engine, Request};

    fn kinds(draft: &str) -> Vec<(Family, String)> {
        Engine::new().report(&Request::new(draft)).findings.iter().filter_map(kind_of).collect()
    }

    #[test]
    fn what_is_found_is_counted_by_kind_and_no_word_of_it_is_kept() {
        let mut blind = Blind::default();
        let found =
            kinds("You should have saved the zebra file. You should have called Zoltan. We can't do that.");
        blind.add(2900, &found, true);
        let spots = blind.spots(2900);
        assert_eq!((spots[0].family, spots[0].times), (Family::Blame, 2));
        assert_eq!(spots[0].kinds, [("blame.should-have".to_owned(), 2)]);
        assert!(spots.iter().any(|spot| spot.family == Family::Refusal));
        let kept = blind.keep().to_lowercase();
        assert!(!kept.contains("zebra") && !kept.contains("zoltan") && !kept.contains("saved"), "{kept}");
    }

    #[test]
    fn weeks_stand_in_their_places_and_old_ones_go() {
        let mut blind = Blind::default();
        let one = [(Family::Blame, "blame.forgot".to_owned())];
        for week in 2860..2900 {
            blind.add(week, &one, true);
        }
        assert_eq!(blind.weeks.len(), WEEKS);
        blind.add(2901, &[one[0].clone(), one[0].clone()], true);
        let spots = blind.spots(2901);
        assert_eq!(spots[0].by_week, [1, 1, 1, 1, 1, 1, 0, 2]);
        assert_eq!(blind.drafts(2901), 7);
        // A draft that was counted before adds what is new in it, and is no second draft.
        blind.add(2901, &one, false);
        assert_eq!((blind.drafts(2901), blind.spots(2901)[0].times), (7, 9));
        assert_eq!(blind.spots(2930), []);
    }

    #[test]
    fn a_rule_of_a_pack_keeps_its_name_to_itself() {
        let mut finding = Engine::new().report(&Request::new("You forgot it.")).findings.remove(0);
        finding.rule = "larkspur/reboot".into();
        assert_eq!(kind_of(&finding), Some((Family::Blame, String::new())));
    }

    #[test]
    fn weeks_begin_on_mondays() {
        // 5 January 1970 was the first Monday.
        assert_eq!([week_of(0), week_of(3), week_of(4), week_of(10), week_of(11)], [0, 0, 1, 1, 2]);
        assert_eq!(monday_of(1), 4);
    }

    proptest! {
        #[test]
        fn any_counts_come_back(adds in proptest::collection::vec((0u32..60, 0usize..16, 0usize..3, any::<bool>()), 0..40)) {
            let mut blind = Blind::default();
            for (week, family, rule, first) in adds {
                let rule = ["", "blame.forgot", "cold.closed"][rule].to_owned();
                blind.add(week, &[(Family::ALL[family], rule)], first);
            }
            prop_assert_eq!(Blind::read(&blind.keep()), blind);
        }

        #[test]
        fn anything_else_is_passed_over(kept in "(\\PC|\n){0,80}|blind 1\n(week [0-9]{1,12} [0-9]{1,12}\n|blame [0-9]{1,12} [a-z.]{0,9}\n){0,6}", week in any::<u32>()) {
            let blind = Blind::read(&kept);
            let week = week / 8;
            let _ = (blind.spots(week), blind.drafts(week));
        }
    }
}
