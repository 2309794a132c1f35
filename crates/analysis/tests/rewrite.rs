//! The whole-draft rewrite: what goes in, what is kept, and that it comes to an end.

mod drafts;

use std::sync::LazyLock;

use drafts::{draft, golden, reply};
use proptest::prelude::*;
use reply_coach_analysis::{Cause, Channel, Confidence, Engine, Preferences, Request, Severity};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

#[track_caller]
fn check(draft: &str, expect: &str) {
    let new = ENGINE.rewrite(&Request::new(draft));
    assert_eq!(new.text, expect);
    assert_eq!(new.with_changes(draft, |_| true), new.text);
    assert_eq!(new.with_changes(draft, |_| false), draft);
    assert_eq!(ENGINE.rewrite(&Request::new(&new.text)).text, new.text, "a second run changes something");
}

#[test]
fn a_kind_draft_stays_as_it_is() {
    check("", "");
    check(
        "Thanks for writing, Efua. The lamp ships on Monday.",
        "Thanks for writing, Efua. The lamp ships on Monday.",
    );
}

#[test]
fn every_sentence_gets_its_rewrite_and_the_rest_is_kept_to_the_byte() {
    check(
        "Hello Ama,\r\n\r\nYou should have charged it first.  Thanks —\r\nyou forgot to add the postcode. \r\n",
        "Hello Ama,\r\n\r\nIt needed to be charged first.  Thanks —\r\nthe postcode was not added. \r\n",
    );
}

#[test]
fn risks_in_one_sentence_are_solved_together() {
    check("you MUST read the specs", "please read the specs");
    check("Obviously you didn't read the terms.", "The terms have the details on this.");
    check("As I already told you, you should have saved it first!!", "It needed to be saved first!");
    check(
        "You didn't sign page 2 and you forgot to add the date.",
        "Page 2 wasn't signed and the date wasn't added.",
    );
    check(
        "You clearly failed to attach the receipt and you never replied.",
        "The receipt didn't come through and I am still hoping to hear back.",
    );
}

#[test]
fn the_other_half_of_the_sentence_stays() {
    check(
        "You must send the form, but the fee of £30 is already paid by Ms Okoro.",
        "Please send the form, but the fee of £30 is already paid by Ms Okoro.",
    );
    check(
        "Unfortunately, you entered the wrong PIN three times, so the card was locked.",
        "Unfortunately, the wrong PIN was entered three times, so the card was locked.",
    );
}

#[test]
fn changes_can_be_taken_one_by_one() {
    let draft = "You didn't sign page 2. You must add the date.";
    let new = ENGINE.rewrite(&Request::new(draft));
    assert_eq!(new.changes.len(), 2, "{new:?}");
    let one = new.with_changes(draft, |number| number == 1);
    assert!(one.starts_with("You didn't sign page 2. "), "{one}");
    assert_ne!(one, draft);
    for change in &new.changes {
        assert!(draft.get(change.before.clone()).is_some() && new.text.get(change.after.clone()).is_some());
        assert!(!change.rules.is_empty());
    }
}

#[test]
fn what_was_skipped_stays_while_its_neighbours_change() {
    let draft = "You didn't sign page 2, and you forgot to add the date.";
    let report = ENGINE.report(&Request::new(draft));
    let skipped = report.findings.iter().find(|finding| finding.quote.contains("sign")).expect("a finding");
    let mut preferences = Preferences::NONE;
    preferences.skip(skipped.identity, true);
    let new = ENGINE.rewrite(&Request { preferences: &preferences, ..Request::new(draft) });
    assert_eq!(new.text, "You didn't sign page 2, and the date wasn't added.");
}

/// What must hold for any draft; `Err` says what does not.
fn settled(draft: &str) -> Result<(), String> {
    settled_in(&Request::new(draft))
}

/// The same in any situation.
fn settled_in(request: &Request<'_>) -> Result<(), String> {
    let draft = request.text;
    let (before, new) = (ENGINE.report(request), ENGINE.rewrite(request));
    let again = ENGINE.rewrite(&Request { text: &new.text, ..request.clone() });
    if !again.changes.is_empty() {
        return Err(format!("{draft:?}\n  became {:?}\n  and then {:?}", new.text, again.text));
    }
    let risks = |report: &reply_coach_analysis::Report| {
        report.findings.iter().filter(|finding| finding.severity == Severity::Risk).count()
    };
    if risks(&new.report) > risks(&before) {
        return Err(format!("{draft:?} has more risks as {:?}", new.text));
    }
    let rebuilt = new.with_changes(draft, |_| true);
    if rebuilt != new.text || new.with_changes(draft, |_| false) != draft {
        return Err(format!("{draft:?}: {:?} do not lead to {:?}", new.changes, new.text));
    }
    Ok(())
}

/// Applying a sure rewrite leaves nothing as severe in its place.
fn sure_rewrites_are(draft: &str) -> Result<(), String> {
    for finding in ENGINE.report(&Request::new(draft)).findings {
        for reframe in finding.reframes.iter().filter(|reframe| reframe.confidence == Confidence::Sure) {
            let better = format!("{}{}{}", &draft[..reframe.start], reframe.text, &draft[reframe.end..]);
            let (from, to) = (reframe.start, reframe.start + reframe.text.len());
            let after = ENGINE.report(&Request::new(&better));
            let left = after
                .findings
                .iter()
                .find(|f| f.severity <= finding.severity && f.start < to && from < f.end);
            if let Some(left) = left {
                return Err(format!(
                    "{draft:?}\n  became {better:?}\n  which has {} {:?}",
                    left.rule, left.quote
                ));
            }
        }
    }
    Ok(())
}

#[test]
fn golden_drafts_come_to_rest_and_sure_is_sure() {
    let all = golden();
    let wrong = all.iter().filter_map(|draft| settled(draft).and_then(|()| sure_rewrites_are(draft)).err());
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // All together, where sentences stand side by side that never met.
    settled(&all.join(" ")).unwrap();
}

/// A few dozen drafts take a moment without optimisation; `PROPTEST_CASES` asks for more.
fn cases() -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(48),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_draft_comes_to_rest(text in prop_oneof![draft(), reply()]) {
        prop_assert_eq!(settled(&text), Ok(()));
    }

    #[test]
    fn any_draft_comes_to_rest_in_any_situation(
        text in prop_oneof![draft(), reply()],
        message in prop::option::of(prop_oneof![draft(), reply()]),
        cause in prop::sample::select(Cause::ALL),
        channel in prop::sample::select(Channel::ALL),
    ) {
        let request = Request { customer: message.as_deref(), cause, channel, ..Request::new(&text) };
        prop_assert_eq!(settled_in(&request), Ok(()));
        let taken = ENGINE.report(&request).cause;
        prop_assert!(taken.is_none_or(|taken| taken.inferred == (cause == Cause::Auto)));
    }

    #[test]
    fn sure_is_sure_in_any_draft(text in prop_oneof![draft(), reply()]) {
        prop_assert_eq!(sure_rewrites_are(&text), Ok(()));
    }

    #[test]
    fn facts_are_kept_in_any_reply(text in reply()) {
        let new = ENGINE.rewrite(&Request::new(&text)).text;
        for fact in ["page 2", "5 June", "£30", "Okoro", "\"it came empty\"", "AB-1234", "Monday", "Kofi"] {
            let count = |text: &str| text.to_lowercase().matches(&fact.to_lowercase()).count();
            prop_assert!(count(&new) >= count(&text), "{} is gone: {:?}", fact, new);
        }
    }
}
