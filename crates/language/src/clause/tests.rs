//! What is found in sentences as agents write them in a hurry.

use super::Clause;
use crate::document::{Document, Language};

/// One clause in a line: kind and link, subject, verb group with its particle, objects. What is not there is left out.
fn shown(doc: &Document<'_>, clause: &Clause) -> String {
    let text = |range: &std::ops::Range<usize>| doc.text_of(range.clone());
    let mut group: Vec<usize> =
        clause.auxiliaries.iter().chain(&clause.negation).chain(&clause.chain).copied().collect();
    group.extend(clause.particle.into_iter().chain([clause.verb]));
    group.sort_unstable();
    let group: Vec<&str> = group.iter().map(|&at| doc.word(at)).collect();
    let parts = [
        format!("{:?} {:?}", clause.kind, clause.link).to_lowercase(),
        clause.subject.as_ref().map_or("-", text).to_lowercase(),
        group.join(" "),
        clause.indirect.iter().chain(&clause.object).map(text).collect::<Vec<_>>().join(" + "),
    ];
    parts.join(" | ").trim_end_matches(" | ").to_owned()
}

fn check(text: &str, expect: &[&str]) {
    let language = Language::embedded();
    let doc = Document::new(text, &language);
    let found: Vec<String> = doc.clauses().iter().map(|clause| shown(&doc, clause)).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn chat_without_capitals_and_apostrophes() {
    check("u didnt reply to our last 3 emails", &["statement main | u | did not reply"]);
    check("should have read the leaflet", &["subjectless main | - | should have read | the leaflet"]);
    check("your not covered for this", &["statement main | you | are not covered"]);
    check("your the third today", &["statement main | you | are"]);
    check("pls do the needful", &["imperative main | - | do | the needful"]);
    check("could you advice me on that", &["question main | you | could advice | me"]);
    check("you have to resubmitt it", &["statement main | you | have resubmitt | it"]);
    check("@ana Give the box a shake.", &["imperative main | - | give | the box"]);
    check("@ana gives it a shake.", &["statement main | @ana | gives | it + a shake"]);
}

#[test]
fn sorry_opens_the_next_clause() {
    check(
        "we cant swap those sorry they were on sale",
        &["statement main | we | can not swap | those", "statement main | they | were"],
    );
    check("sorry you had to wait", &["statement content | you | had wait"]);
}

#[test]
fn what_is_let_is_no_order() {
    check("Let me just read it back.", &["imperative main | - | let | me"]);
}

#[test]
fn what_stands_before_the_verb_denies_it() {
    check("You never have to queue.", &["statement main | you | never have queue"]);
    check("You no longer need to sign it.", &["statement main | you | no need sign | it"]);
}

#[test]
fn a_bare_be_orders() {
    check("Please be ready at noon.", &["imperative main | - | be"]);
    check(
        "Kindly be quick, the van waits.",
        &["imperative main | - | be", "statement main | the van | waits"],
    );
}

#[test]
fn compounds() {
    check("The white one can go out today.", &["statement main | the white one | can go out"]);
    check("Please fill in the sign up form.", &["imperative main | - | fill in | the sign up form"]);
    check("Put the kettle in water.", &["imperative main | - | put | the kettle"]);
}

#[test]
fn subjects_with_something_behind_them() {
    check("No one here would have said so.", &["statement main | no one | would have said"]);
    check("Someone from the depot rang you.", &["statement main | someone from the depot | rang | you"]);
    check("You people keep calling us.", &["statement main | you people | keep calling | us"]);
    check("Did anyone in the shop tell you?", &["question main | anyone | did tell | you"]);
}

#[test]
fn conditions() {
    check(
        "Had you rung us, we would have waited.",
        &["statement if | you | had rung | us", "statement main | we | would have waited"],
    );
    check(
        "if for any reason you did not get the card, write to me",
        &["statement if | you | did not get | the card", "imperative main | - | write"],
    );
    check(
        "Before you ring us check the cable",
        &["statement when | you | ring | us", "imperative main | - | check | the cable"],
    );
    check(
        "If you work there could you ask the manager?",
        &["statement if | you | work", "question main | you | could ask | the manager"],
    );
    check(
        "If you do not they will close it.",
        &["statement if | you | do not", "statement main | they | will close | it"],
    );
}

#[test]
fn passives() {
    check("The spare key was sent on Monday.", &["statement main | the spare key | was sent"]);
    check("You were given a new code.", &["statement main | you | were given | a new code"]);
    check("The line gets cut off.", &["statement main | the line | gets cut off"]);
    check("You were asked twice to sign the lease.", &["statement main | you | were asked sign | the lease"]);
}

#[test]
fn interrupted_verb_groups() {
    check("You can, however, return the lamp.", &["statement main | you | can return | the lamp"]);
    check("You could, of course, ask for a copy.", &["statement main | you | could ask"]);
}

#[test]
fn questions_in_the_order_of_a_statement() {
    check("Why you have not called us?", &["question main | you | have not called | us"]);
    check("Sir, why you are ringing the bell?", &["question main | you | are ringing | the bell"]);
    check("How come you never called?", &["question main | you | never called"]);
    check("Tell me why you left.", &["imperative main | - | tell | me", "statement content | you | left"]);
    check("Of course it broke.", &["statement main | it | broke"]);
    check("Why you left is clear.", &["statement content | you | left", "subjectless main | - | is"]);
}

/// The object of the only clause that has *you* as its subject.
fn check_object(text: &str, expect: &str) {
    let language = Language::embedded();
    let doc = Document::new(text, &language);
    let clause =
        doc.clauses().iter().find(|clause| clause.person == super::Person::You).expect("a clause with you");
    assert_eq!(clause.object.clone().map_or("", |object| doc.text_of(object)), expect, "{text}");
}

#[test]
fn objects_begin_where_they_should() {
    check_object("Did you use this voucher in the shop?", "this voucher");
    check_object("You ignored most of our letters.", "most of our letters");
    check_object("You ordered over 20 lamps.", "over 20 lamps");
    check_object("You lost both the key and the tag.", "both the key and the tag");
    check_object("You gave vague, late answers.", "vague, late answers");
    check_object("You sent missing pages twice.", "missing pages");
    check_object("You might find help on page 2.", "help");
    check_object("You pressed the \"resend\" button.", "the \"resend\" button");
    check_object("You should call her today.", "her");
}

#[test]
fn objects_end_where_they_should() {
    check_object("You cancelled the visit two days ago.", "the visit");
    check_object("You changed the lock last week.", "the lock");
    check_object("You deleted the mail by mistake.", "the mail");
    check_object("You put the wrong date on the form.", "the wrong date");
    check_object("You left page two blank.", "page two");
    check_object("You need a code for the gate.", "a code for the gate");
    check_object("You booked a table for six.", "a table for six");
    check_object("You sent the parcel to us.", "the parcel");
    check_object("You let the battery run flat.", "the battery");
    check_object(
        "You have no interest in \"gardening\" and all you want is a refund.",
        "no interest in \"gardening\"",
    );
    check_object("You need something you can fold and store.", "something you can fold and store");
}

#[test]
fn what_is_no_object() {
    check_object("You think the clock on the oven is broken.", "");
    check_object("You claim the vase arrived in pieces.", "");
    check_object("You hoped you never had to call.", "");
    check_object("You told us about it.", "");
    check_object("The hook that you put on the wall fell.", "");
    check_object("You waited a bit.", "");
}
