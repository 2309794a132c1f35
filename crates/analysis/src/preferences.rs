//! What a person does not want to be told: findings skipped, phrases allowed, rules and families turned off.
//!
//! Pure and small; keeping them between visits is the caller's work, for which they can be written as JSON.

use serde::{Deserialize, Serialize};

use crate::identity::Identity;
use crate::report::{Family, Finding, Severity};
use crate::text::token::words_of;

/// Choices that the engine follows before it reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Findings that were skipped where they stand.
    skipped: Vec<Identity>,
    /// Phrases that are fine wherever they stand, as [`normalised`] gives them.
    allowed: Vec<String>,
    /// Ids of rules that are turned off, packs' rules among them.
    rules: Vec<String>,
    /// Ids of families that are turned off. An id that this version does not know is kept.
    families: Vec<String>,
    /// Ids of severities that are turned off, kept like those of families.
    severities: Vec<String>,
}

impl Preferences {
    /// Nothing is held back.
    pub const NONE: Preferences = Preferences {
        skipped: Vec::new(),
        allowed: Vec::new(),
        rules: Vec::new(),
        families: Vec::new(),
        severities: Vec::new(),
    };

    /// Skips one finding where it stands, or shows it again.
    pub fn skip(&mut self, identity: Identity, skip: bool) {
        put(&mut self.skipped, identity, skip);
    }

    /// Allows a phrase wherever it stands, or no longer. A finding is silenced when its marked words are this phrase,
    /// whatever the capitals and contractions; a phrase with no words in it changes nothing.
    pub fn allow(&mut self, phrase: &str, allow: bool) {
        let phrase = normalised(phrase);
        if !phrase.is_empty() {
            put(&mut self.allowed, phrase, allow);
        }
    }

    /// Turns a rule off, or on again.
    pub fn turn_rule_off(&mut self, rule: &str, off: bool) {
        put(&mut self.rules, rule.to_owned(), off);
    }

    /// Turns a family off, or on again.
    pub fn turn_family_off(&mut self, family: Family, off: bool) {
        put(&mut self.families, family.id().to_owned(), off);
    }

    /// Turns all findings of a severity off, or on again.
    pub fn turn_severity_off(&mut self, severity: Severity, off: bool) {
        put(&mut self.severities, severity.id().to_owned(), off);
    }

    /// The findings skipped.
    pub fn skipped(&self) -> impl Iterator<Item = Identity> {
        self.skipped.iter().copied()
    }

    /// The phrases allowed, in their normal form.
    pub fn allowed(&self) -> impl Iterator<Item = &str> {
        self.allowed.iter().map(String::as_str)
    }

    /// The rules turned off.
    pub fn rules_off(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(String::as_str)
    }

    /// The families turned off.
    pub fn families_off(&self) -> impl Iterator<Item = Family> {
        self.families.iter().filter_map(|id| Family::from_id(id))
    }

    /// The severities turned off.
    pub fn severities_off(&self) -> impl Iterator<Item = Severity> {
        self.severities.iter().filter_map(|id| Severity::from_id(id))
    }

    /// Whether no rule and no family is turned off, as for most people.
    pub fn all_on(&self) -> bool {
        self.rules.is_empty() && self.families.is_empty()
    }

    /// Whether the rule or its family is turned off.
    pub fn is_off(&self, rule: &str, family: Family) -> bool {
        self.rules.iter().any(|off| off == rule) || self.families.iter().any(|off| off == family.id())
    }

    /// Whether the person does not want to be told of this finding.
    pub fn silences(&self, finding: &Finding) -> bool {
        self.is_off(&finding.rule, finding.family)
            || (!self.severities.is_empty() && self.severities.iter().any(|off| off == finding.severity.id()))
            || self.skipped.contains(&finding.identity)
            || (!self.allowed.is_empty() && self.allowed.contains(&normalised(&finding.quote)))
    }
}

/// The lists are short, and kept in order, so that the same choices are written the same way.
fn put<T: Ord>(list: &mut Vec<T>, value: T, put: bool) {
    list.retain(|known| *known != value);
    if put {
        list.insert(list.iter().take_while(|known| **known < value).count(), value);
    }
}

/// The words of a phrase as rules compare them: lower case, contractions spelt out, one space between.
pub fn normalised(phrase: &str) -> String {
    words_of(phrase).join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Engine, Request};

    const DRAFT: &str = "I see you didn't attach the form. There is nothing more we can do.";

    /// The rules that still speak of [`DRAFT`].
    fn check(change: impl Fn(&mut Preferences, &[Finding]), expect: &[&str]) {
        let engine = Engine::new();
        let all = engine.report(&Request::new(DRAFT)).findings;
        let mut preferences = Preferences::NONE;
        change(&mut preferences, &all);
        let request = Request { preferences: &preferences, ..Request::new(DRAFT) };
        let findings = engine.report(&request).findings;
        // Other families may have something to say, too.
        let seen = findings.iter().filter(|f| matches!(f.family, Family::Blame | Family::Refusal));
        assert_eq!(seen.map(|finding| &*finding.rule).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn each_choice_holds_back_what_it_names() {
        let both = ["blame.did-not", "refusal.nothing-to-do"];
        let refusal = ["refusal.nothing-to-do"];
        check(|_, _| {}, &both);
        check(|p, all| p.skip(all[0].identity, true), &refusal);
        check(|p, _| p.allow("you did not ATTACH the form", true), &refusal);
        check(|p, _| p.allow("attach", true), &both);
        check(|p, _| p.allow("", true), &both);
        check(|p, _| p.turn_rule_off("blame.did-not", true), &refusal);
        check(|p, _| p.turn_family_off(Family::Blame, true), &refusal);
        check(|p, _| p.turn_severity_off(Severity::Risk, true), &[]);
        check(|p, _| p.turn_severity_off(Severity::Tip, true), &both);
    }

    #[test]
    fn each_choice_can_be_taken_back() {
        check(
            |p, all| {
                for on in [true, false] {
                    p.skip(all[0].identity, on);
                    p.allow(&all[0].quote, on);
                    p.turn_rule_off(&all[0].rule, on);
                    p.turn_family_off(Family::Blame, on);
                    p.turn_severity_off(Severity::Risk, on);
                }
                assert_eq!(*p, Preferences::NONE);
            },
            &["blame.did-not", "refusal.nothing-to-do"],
        );
    }

    #[test]
    fn a_skip_outlives_a_reload_and_edits_elsewhere_and_hides_no_twin() {
        let engine = Engine::new();
        let findings = |draft: &str, preferences: &Preferences| {
            let report = engine.report(&Request { preferences, ..Request::new(draft) });
            report.findings.into_iter().filter(|f| f.family == Family::Blame).collect::<Vec<_>>()
        };
        let twice = "You didn't attach the form. Thanks. You didn't attach the form.";
        let all = findings(twice, &Preferences::NONE);
        assert_eq!(all.len(), 2);
        let mut preferences = Preferences::NONE;
        preferences.skip(all[1].identity, true);
        let stored = serde_json::to_string(&preferences).unwrap();
        let read: Preferences = serde_json::from_str(&stored).unwrap();
        for draft in [twice.to_owned(), format!("Hi Ode,\n\n{twice} Bye!")] {
            let left = findings(&draft, &read);
            assert_eq!(left.len(), 1, "{draft}");
            assert_eq!(left[0].start, draft.find("You didn't").unwrap(), "the other one was skipped");
        }
    }

    #[test]
    fn a_family_that_is_not_known_is_kept() {
        let stored = r#"{"families":["blame","from-the-future"]}"#;
        let read: Preferences = serde_json::from_str(stored).unwrap();
        assert_eq!(read.families_off().collect::<Vec<_>>(), [Family::Blame]);
        assert!(serde_json::to_string(&read).unwrap().contains("from-the-future"));
    }

    proptest! {
        #[test]
        fn what_is_stored_is_read_back(phrases: Vec<String>, rules: Vec<String>) {
            let mut preferences = Preferences::NONE;
            phrases.iter().for_each(|phrase| preferences.allow(phrase, true));
            rules.iter().for_each(|rule| preferences.turn_rule_off(rule, true));
            preferences.skip(Identity::default(), true);
            preferences.turn_family_off(Family::Cold, true);
            preferences.turn_severity_off(Severity::Tip, true);
            let stored = serde_json::to_string(&preferences).unwrap();
            prop_assert_eq!(serde_json::from_str::<Preferences>(&stored).unwrap(), preferences);
        }
    }
}
