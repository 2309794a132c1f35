//! Whole replies with what each has and lacks: every kind, three channels, four causes, and replies that need nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use reply_coach_analysis::{Cause, Channel, ChecklistState, Engine, MoveId, ReplyKind, Report, Request};
use serde::Deserialize;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reply {
    name: String,
    channel: Channel,
    cause: Cause,
    customer: Option<String>,
    draft: String,
    kind: ReplyKind,
    missing: Vec<MoveId>,
    present: Vec<MoveId>,
    /// Ids of the notes.
    notes: Vec<String>,
}

fn replies() -> Vec<Reply> {
    serde_json::from_str(include_str!("whole/replies.json")).expect("the replies can be read")
}

fn report(reply: &Reply, text: &str) -> Report {
    let customer = reply.customer.as_deref();
    ENGINE.report(&Request { customer, cause: reply.cause, channel: reply.channel, ..Request::new(text) })
}

fn in_state(report: &Report, state: ChecklistState) -> Vec<MoveId> {
    report.checklist.iter().filter(|item| item.state == state).map(|item| item.id).collect()
}

#[test]
fn replies_have_and_lack_what_is_written_down() {
    let mut wrong = Vec::new();
    for reply in replies() {
        let report = report(&reply, &reply.draft);
        let missing = in_state(&report, ChecklistState::Missing);
        let present = in_state(&report, ChecklistState::Present);
        let notes: Vec<&str> = report.notes.iter().map(|note| note.id.id()).collect();
        let lacks = reply.present.iter().filter(|id| !present.contains(id)).collect::<Vec<_>>();
        if report.kind != Some(reply.kind)
            || missing != reply.missing
            || notes != reply.notes
            || !lacks.is_empty()
        {
            wrong.push(format!(
                "{}: {:?} wanted {:?}\n   missing {missing:?} wanted {:?}\n   not present {lacks:?} of {present:?}\n   notes {notes:?}",
                reply.name, report.kind, reply.kind, reply.missing
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_all_kinds_channels_and_causes_and_replies_that_need_nothing() {
    let replies = replies();
    assert!(replies.len() >= 40, "{}", replies.len());
    assert!(ReplyKind::ALL.iter().all(|kind| replies.iter().any(|reply| reply.kind == *kind)));
    assert!(Channel::ALL.iter().all(|channel| replies.iter().any(|reply| reply.channel == *channel)));
    assert!(Cause::ALL.iter().all(|cause| replies.iter().any(|reply| reply.cause == *cause)));
    assert!(replies.iter().filter(|reply| reply.missing.is_empty()).count() >= 15);
}

#[test]
fn a_line_that_is_inserted_makes_its_move_and_needs_no_second_one() {
    let mut wrong = Vec::new();
    let mut offered = BTreeMap::<&str, u32>::new();
    for reply in replies() {
        let before = report(&reply, &reply.draft);
        for item in before.checklist.iter().filter(|item| item.state == ChecklistState::Missing) {
            let (Some(line), Some(at)) = (&item.suggestion, item.at) else { continue };
            *offered.entry(item.id.id()).or_default() += 1;
            // Gaps are filled in as somebody would.
            let line = line
                .replace("[day and time]", "Friday at noon")
                .replace("[what you will do]", "check the order")
                .replace("[what you can do]", "send a new one")
                .replace("[what you need]", "the order number")
                .replace("[what went wrong]", "the mix-up");
            let text = [&reply.draft[..at], &line, &reply.draft[at..]].concat();
            let after = report(&reply, &text);
            let there = after.checklist.iter().any(|a| a.id == item.id && a.state == ChecklistState::Present);
            let risks = |report: &Report| report.findings.len();
            if !there || risks(&after) > risks(&before) || text.contains("  ") || line.contains('[') {
                wrong.push(format!("{}: {} with {line:?}: {text:?}", reply.name, item.id.id()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(offered.len() >= 8, "{offered:?}");
}

/// The draft with the line for a move in it; nothing where the move is not missing or no line fits.
fn with_line(customer: &str, draft: &str, id: MoveId) -> Option<String> {
    let report = ENGINE.report(&Request { customer: Some(customer), ..Request::new(draft) });
    let item = report.checklist.into_iter().find(|item| item.id == id)?;
    let (line, at) = item.suggestion.zip(item.at)?;
    Some([&draft[..at], &line, &draft[at..]].concat())
}

#[test]
fn lines_stand_where_they_belong() {
    let upset = "@mills My kettle arrived broken. This is ridiculous, I am so angry!";
    for (draft, id, whole) in [
        // Behind whom a post is for, behind a word that takes up what was said, and before the initials.
        (
            "@ida The kettle was packed at our Leeds depot.",
            MoveId::Apology,
            "@ida We're sorry about the trouble with your kettle. The kettle was packed at our Leeds depot.",
        ),
        (
            "I see. The kettle was packed at our Leeds depot.",
            MoveId::Apology,
            "I see. I'm sorry about the trouble with your kettle. The kettle was packed at our Leeds depot.",
        ),
        (
            "The kettle was damaged at our depot. It left Leeds on Monday ^JB",
            MoveId::CanDo,
            "The kettle was damaged at our depot. It left Leeds on Monday. \
             What we can do right now is [what you can do]. ^JB",
        ),
        // An apology that goes on to other things is not cut in two.
        (
            "We're sorry for the broken kettle, and I'll send a new one on Monday. It comes by van, in a box with straw on all sides of the lid.",
            MoveId::Empathy,
            "That must be frustrating. We're sorry for the broken kettle, and I'll send a new one on Monday. \
             It comes by van, in a box with straw on all sides of the lid.",
        ),
        // A link keeps its end.
        (
            "The kettle was damaged at our depot, and it left as mills.example/k42",
            MoveId::CanDo,
            "The kettle was damaged at our depot, and it left as mills.example/k42\n\
             What we can do right now is [what you can do].",
        ),
    ] {
        assert_eq!(with_line(upset, draft, id).as_deref(), Some(whole), "{draft}");
    }
}

#[test]
fn no_line_is_better_than_one_that_does_not_fit() {
    let upset = "My kettle arrived broken. This is ridiculous, I am so angry!";
    for (draft, id) in [
        // What follows leans on what stands before.
        (
            "Firstly, the kettle was damaged at our Leeds depot, where it fell from a shelf. Secondly, it was the last \
             one of its kind in that colour.",
            MoveId::Apology,
        ),
        // Who sends the customer on does not take it on.
        (
            "The kettle was damaged at the depot, and it had been whole when it left the shop there on Monday. Please \
             call the courier on 0300 555 0100 and describe the damage to them.",
            MoveId::Ownership,
        ),
        (
            "The kettle was damaged at our Leeds depot. Fill in the form at mills.example/claims with the number on \
             the box, and attach a photo of the lid and one of the handle.",
            MoveId::Ownership,
        ),
    ] {
        let report = ENGINE.report(&Request { customer: Some(upset), ..Request::new(draft) });
        let item = report.checklist.iter().find(|item| item.id == id);
        assert!(item.is_some_and(|item| item.state == ChecklistState::Missing), "{draft}: {report:?}");
        assert_eq!(with_line(upset, draft, id), None, "{draft}");
    }
}

#[test]
fn a_time_is_asked_for_only_where_somebody_can_name_one() {
    let upset = "My kettle arrived broken. This is ridiculous, I am so angry!";
    for (draft, whole) in [
        (
            "Sorry about the kettle. Our depot will send a new one.",
            Some(
                "Sorry about the kettle. Our depot will send a new one. You can expect this by [day and time].",
            ),
        ),
        ("Sorry about the kettle. We will write as soon as the depot has counted the boxes.", None),
        ("Sorry about the kettle. Hopefully we will have more of them.", None),
        ("Sorry about the kettle. We will send a new one when the boat is in.", None),
    ] {
        assert_eq!(with_line(upset, draft, MoveId::Timeline).as_deref(), whole, "{draft}");
    }
}

#[test]
fn the_matter_is_named_only_when_it_is_what_went_wrong() {
    let draft = "Hello Ida. Settings are kept on the device. Choose a new one under Devices, then sign in again there.";
    for (customer, line) in [
        ("My scooter never arrived, I am so angry!", "We're sorry about the trouble with your scooter. "),
        ("You lost my suitcase, this is ridiculous!", "We're sorry about the trouble with your suitcase. "),
        // The company's own app, and what only happens to be near.
        ("Your app is broken and I am so angry!", "We're sorry about [what went wrong]. "),
        (
            "I told my sister about the mess with the Orbit Hub, so annoying!",
            "We're sorry about [what went wrong]. ",
        ),
    ] {
        let draft = draft.replace("Settings", "Our settings");
        let request = Request { customer: Some(customer), ..Request::new(&draft) };
        let report = ENGINE.report(&request);
        let apology = report.checklist.into_iter().find(|item| item.id == MoveId::Apology);
        assert_eq!(apology.and_then(|item| item.suggestion).as_deref(), Some(line), "{customer}");
    }
}

#[test]
fn lines_speak_as_the_draft_does() {
    let line = |draft: &str, customer: &str, id: MoveId| {
        let request = Request { customer: Some(customer), ..Request::new(draft) };
        let report = ENGINE.report(&request);
        let item = report.checklist.into_iter().find(|item| item.id == id);
        item.and_then(|item| item.suggestion).unwrap_or_default()
    };
    let upset = "My blender is broken, this is ridiculous. I want my blender!";
    assert_eq!(
        line("The blender is at the shop. I don't have a date for it yet.", upset, MoveId::Apology),
        "I'm sorry about the trouble with your blender. "
    );
    assert_eq!(
        line("The blender is at the shop. We do not have a date for it yet.", upset, MoveId::Apology),
        "We are sorry about the trouble with your blender. "
    );
}

#[test]
fn a_reply_whose_findings_are_known_is_judged_like_one_that_is_read() {
    for reply in replies() {
        let whole = report(&reply, &reply.draft);
        let cause = whole.cause.as_ref().map_or(Cause::Auto, |cause| cause.taken);
        let customer = reply.customer.as_deref();
        let request = Request { customer, cause, channel: reply.channel, ..Request::new(&reply.draft) };
        let known = ENGINE.report_of(&request, Some(whole.findings.clone()));
        // The cause is the same, though nothing tells what it was taken from.
        assert_eq!(Report { cause: whole.cause.clone(), ..known }, whole, "{}", reply.name);
    }
}
