//! A text with the engine's marks, in the situation of a scenario, as Coach draws them.

use std::ops::Range;

use reply_coach_analysis::{Finding, Request, Severity, marks};
use reply_coach_draft::marks::{Mark, Paragraph, Shape, paragraphs};
use reply_coach_draft::typing;
use reply_coach_scenarios::Scenario;
use web_sys::Element;

use super::set;
use crate::coach::Coach;
use crate::dom;
use crate::view::backdrop::Backdrop;
use crate::view::rows::child;
use crate::words;

/// A text that was judged.
pub struct Marked {
    /// Its lines with their marks.
    pub lines: Vec<Paragraph>,
    /// The findings that are marked, one for each mark.
    pub findings: Vec<Finding>,
}

/// Judges a text. The word that is being typed is not marked.
pub fn judge(coach: Coach, scenario: &Scenario, text: &str, word: Option<&Range<usize>>) -> Marked {
    let report = coach.report_of(&Request {
        cause: scenario.cause,
        channel: scenario.channel,
        customer: Some(&scenario.customer),
        ..Request::new(text)
    });
    let end = |finding: &&Finding| typing::marked_end(finding, text, word, || false).is_some();
    let shown: Vec<&Finding> = report.findings.iter().filter(end).collect();
    let (mut marked, mut findings) = (Vec::new(), Vec::new());
    for mark in marks::marks(&shown) {
        let Some(finding) = mark.findings.first().and_then(|&first| shown.get(first)) else { continue };
        // `paragraphs` tells findings from good moves by their place in the call, not by the id.
        let shape = Shape::from(finding.severity);
        marked.push(Mark { start: mark.start, end: mark.end, shape, id: None, open: false });
        findings.push((*finding).clone());
    }
    let good = |start, end| Mark { start, end, shape: Shape::Good, id: None, open: false };
    let moves: Vec<Mark> = report.moves.iter().map(|made| good(made.start, made.end)).collect();
    Marked { lines: paragraphs(text, &marked, &moves), findings }
}

/// Draws a judged text into a pane.
pub fn draw(pane: &str, marked: &Marked) {
    let pane: Element = dom::part(pane);
    pane.set_text_content(None);
    // Refused only when the page is going away.
    let _ = Backdrop::default().draw_all(&pane, &marked.lines);
}

/// Lists what is marked; with the reasons when there is somebody to read them.
pub fn list(id: &str, findings: &[Finding], reasons: bool) {
    let list: Element = dom::part(id);
    list.set_text_content(None);
    for finding in findings {
        let Some(item) = child(&list, "li", "") else { return };
        let (class, glyph) = match finding.severity {
            Severity::Risk => ("chip is-risk", "! "),
            Severity::Caution => ("chip is-caution", "? "),
            Severity::Tip => ("chip is-tip", "~ "),
        };
        if let Some(chip) = child(&item, "span", &[glyph, words::family(finding.family)].concat()) {
            set(&chip, "class", class);
        }
        if reasons {
            child(&item, "span", &finding.why);
        }
    }
}
