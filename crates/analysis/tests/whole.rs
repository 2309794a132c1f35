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
