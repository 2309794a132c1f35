//! The same words in another situation: channel, cause, and the message that is answered.

use std::sync::LazyLock;

use reply_coach_analysis::lexicon::Variety;
use reply_coach_analysis::{Cause, Channel, Engine, Report, Request};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

fn rules(request: &Request<'_>) -> Vec<String> {
    ENGINE.report(request).findings.iter().map(|finding| finding.rule.to_string()).collect()
}

#[track_caller]
fn in_channel(draft: &str, rule: &str, expect: &[Channel]) {
    let flags =
        |channel| rules(&Request { channel, ..Request::new(draft) }).iter().any(|found| found == rule);
    let seen: Vec<Channel> = Channel::ALL.iter().copied().filter(|&channel| flags(channel)).collect();
    assert_eq!(seen, expect, "{rule} on {draft:?}");
}

#[track_caller]
fn answering(draft: &str, rule: &str, minds: &[&str], does_not: &[&str]) {
    let flags =
        |customer| rules(&Request { customer, ..Request::new(draft) }).iter().any(|found| found == rule);
    for message in minds {
        assert!(flags(Some(*message)), "{rule} on {draft:?} to {message:?}");
    }
    for message in does_not {
        assert!(!flags(Some(*message)), "{rule} on {draft:?} to {message:?}");
    }
    assert!(!flags(None), "{rule} on {draft:?} to nobody");
}

#[test]
fn what_is_said_live_may_be_short_and_loud_only_on_paper() {
    use Channel::{Chat, Email, Phone};
    in_channel("Bear with me.", "vague-promise.bear-with", &[Email]);
    in_channel("The code is NOT on the card.", "shouting.capitals", &[Email, Chat]);
    in_channel("Where is it??", "shouting.marks", &[Email, Chat]);
    in_channel("Please hold.", "cold.hold", &[Phone]);
    in_channel("Click here to pay.", "cold.written-words", &[Phone]);
    in_channel("With reference to your recent message, the slot is free.", "cold.letter-in-chat", &[Chat]);
}

#[test]
fn cheer_is_for_those_who_are_glad() {
    let upset =
        ["This is the worst shop ever.", "I am so disappointed.", "WHERE IS MY ORDER??? NOBODY ANSWERS!!"];
    let calm = [
        "Thanks, I love it! Which colour is the lid?",
        "Where is my order?",
        "Not great, not terrible. Thanks!",
        "",
    ];
    answering("Awesome! It ships today.", "cold.cheer", &upset, &calm);
    answering("It ships today 😊", "cold.smile", &upset, &calm);
}

#[test]
fn a_no_to_a_request_is_no_denial_of_what_happened() {
    answering(
        "That is not possible.",
        "defensive.cannot-have-happened",
        &["The card was charged twice.", "My parcel came without the lamp."],
        &["Can you send it on Friday?", "I want my money back.", "Please change the date."],
    );
}

#[test]
fn what_is_not_done_refuses_who_asked_for_it() {
    let asked = ["Could you bring the old menu back?", "I want it on Sunday.", "Can I bring my own mug?"];
    let told = ["Is the door broken?", "Thanks, the mug came!", "Can you tell me if it is charged?"];
    answering("No. That was taken out and isn't sold any more.", "refusal.bare-no", &asked, &told);
    answering("Our kitchen doesn't take bookings after nine.", "refusal.do-not", &asked, &told);
    answering("The studio doesn't offer that.", "refusal.do-not", &asked, &told);
    answering("We don't take large dogs.", "refusal.do-not", &asked, &told);
    for draft in ["No. I'll bring one.", "Our kitchen doesn't use nuts.", "We don't take fees."] {
        let found = rules(&Request { customer: Some("Can I eat here?"), ..Request::new(draft) });
        assert!(!found.iter().any(|rule| rule.starts_with("refusal")), "{draft}: {found:?}");
    }
}

#[test]
fn a_question_is_asked_again_only_when_it_was_answered() {
    answering(
        "Did you restart the router?",
        "doubt.asked-again",
        &["I restarted the router.", "I've restarted it twice already.", "I tried to restart the router."],
        &[
            "The router is off.",
            "I didn't restart the router.",
            "I can restart the router.",
            "I restarted the phone.",
        ],
    );
}

#[test]
fn few_words_are_curt_only_to_a_long_complaint() {
    let long = "I have waited six weeks for this repair and nobody ever calls me back. I have rung ten times and \
        written three mails, and all I hear is that somebody will look into it. I am so angry.";
    answering("Ticket updated.", "cold.curt", &[long], &["I am so angry.", "Where is the form?"]);
}

fn first(draft: &str, cause: Cause) -> String {
    let report = ENGINE.report(&Request { cause, ..Request::new(draft) });
    let reframe = report.findings.iter().find_map(|finding| finding.reframes.first()).expect("a rewrite");
    format!("{}{}{}", &draft[..reframe.start], reframe.text, &draft[reframe.end..])
}

#[test]
fn each_cause_asks_for_something_else() {
    let draft = "We can't release the money.";
    assert_eq!(
        first(draft, Cause::ThirdParty),
        "We can't release the money, because [the reason]. What we can do is [what you can do]."
    );
    assert!(!first(draft, Cause::Auto).contains("[the reason]"));
    assert!(!first("You didn't sign page 2.", Cause::Customer).contains("You didn't"));
    let agentless = |cause| rules(&Request { cause, ..Request::new("The label was mixed up.") });
    assert!(agentless(Cause::Us).iter().any(|rule| rule == "hollow-apology.agentless-slip"));
    for cause in [Cause::Auto, Cause::Customer, Cause::ThirdParty] {
        assert_eq!(agentless(cause), [""; 0], "{cause:?}");
    }
}

#[test]
fn a_report_without_a_cause_is_still_read() {
    let report = ENGINE.report(&Request { cause: Cause::Us, ..Request::new("Hello.") });
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["cause"], serde_json::json!({ "taken": "us", "inferred": false }));
    let mut older = json;
    older.as_object_mut().unwrap().remove("cause");
    assert_eq!(serde_json::from_value::<Report>(older).unwrap().cause, None);
}

#[test]
fn a_rewrite_is_spelled_as_the_draft_is_else_as_the_person_does() {
    let check = |draft: &str, spelling: Variety, expect: &str| {
        let new = ENGINE.rewrite(&Request { spelling, ..Request::new(draft) });
        assert_eq!(new.text, expect);
    };
    check("You did not label the box.", Variety::British, "The box was not labelled.");
    check("You did not label the box.", Variety::American, "The box was not labeled.");
    check(
        "I apologise. You did not label the box.",
        Variety::American,
        "I apologise. The box was not labelled.",
    );
}
