//! Blind spots: what this person's drafts trip most, week by week. Off until asked for; numbers only, in this browser only.

mod chart;
mod watch;

use reply_coach_practice::blind::{self, Blind, Spot};
use web_sys::Element;

pub use watch::watch;

use super::parts::{focus, hide, on_sure, set, text};
use super::practice::today;
use crate::coach::Coach;
use crate::dom;
use crate::keep::Keeper;
use crate::storage::Shelf;
use crate::words;

/// There for as long as drafts are counted.
const ON: &str = "reply-coach.blind.on";
/// Where the counts are kept.
const COUNTS: &str = "reply-coach.blind.counts";

/// Whether drafts are counted.
pub fn is_on() -> bool {
    Shelf::Browser.raw(ON).is_some()
}

fn counts() -> Blind {
    Blind::read(&Shelf::Browser.raw(COUNTS).unwrap_or_default())
}

/// Brings the part to life, once its page is there.
pub fn start(coach: Coach, keeper: Keeper) {
    dom::on_click("blind-on", move || {
        let kept = Shelf::Browser.put(ON, "1").is_ok();
        if kept {
            watch(coach, keeper);
        }
        show();
        text("blind-told", if kept { words::BLIND_STARTED } else { words::BLIND_NOT_KEPT });
        focus(if kept { "blind-off" } else { "blind-on" });
    });
    dom::on_click("blind-off", move || {
        Shelf::Browser.remove(ON);
        show();
        text("blind-told", words::BLIND_STOPPED);
        focus("blind-on");
    });
    on_sure("blind-delete", words::BLIND_DELETE, words::BLIND_DELETE_SURE, move || {
        [ON, COUNTS].iter().for_each(|key| Shelf::Browser.remove(key));
        show();
        text("blind-told", words::BLIND_DELETED);
        focus("blind-title");
    });
}

/// Shows what was counted so far.
pub fn show() {
    let (on, counts) = (is_on(), counts());
    let week = blind::week_of(today());
    let spots = counts.spots(week);
    let lead = match spots.first() {
        Some(most) => {
            let (drafts, family) = (counts.drafts(week), words::family(most.family));
            let lead = words::counted(words::BLIND_LEAD_ONE, words::BLIND_LEAD_OTHER, drafts as usize);
            words::fill(&lead, &[("family", family)])
        }
        None if on => words::BLIND_LEAD_NONE.to_owned(),
        None => words::BLIND_LEAD_OFF.to_owned(),
    };
    text("blind-lead", &lead);
    text("blind-told", "");
    hide("blind-on", on);
    hide("blind-off", !on);
    hide("blind-delete", spots.is_empty() && !on);
    for part in ["blind-chart", "blind-axis", "blind-table", "blind-try"] {
        hide(part, spots.is_empty());
    }
    chart::draw(&spots, week);
    if let Some(most) = spots.first() {
        suggest(most);
    }
}

/// One exercise to take: about the family that is tripped most.
fn suggest(most: &Spot) {
    let link: Element = dom::part("blind-practise");
    link.set_text_content(Some(&words::fill(
        words::BLIND_PRACTISE,
        &[("family", words::family(most.family))],
    )));
    set(&link, "href", &["#/practice/", most.family.id()].concat());
}
