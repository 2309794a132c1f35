//! Hand-made reports for tests, so that they do not change with the rules.

use reply_coach_analysis::{
    Confidence, Family, Finding, Focus, FocusOn, Identity, Reframe, Report, Severity, VERSION,
};

/// A finding that is being put together.
pub(crate) struct Found(Finding);

impl Found {
    /// Adds a rewrite.
    pub(crate) fn reframe(mut self, reframe: Reframe) -> Self {
        self.0.reframes.push(reframe);
        self
    }
}

impl From<Found> for Finding {
    fn from(found: Found) -> Finding {
        found.0
    }
}

/// A finding on the first occurrence of `quote`.
pub(crate) fn finding(text: &str, quote: &str, severity: Severity) -> Found {
    let start = text.find(quote).unwrap();
    Found(finding_at(text, start, start + quote.len(), severity))
}

/// A finding on these bytes.
pub(crate) fn finding_at(text: &str, start: usize, end: usize, severity: Severity) -> Finding {
    Finding {
        rule: "blame.should-have".into(),
        family: Family::Blame,
        severity,
        start,
        end,
        quote: text[start..end].to_owned(),
        why: "Tells the customer what they ought to have done.".into(),
        reframes: Vec::new(),
        identity: Identity::default(),
    }
}

/// A rewrite of the first occurrence of `old`.
pub(crate) fn reframe(text: &str, old: &str, new: &str, confidence: Confidence) -> Reframe {
    let start = text.find(old).unwrap();
    reframe_at(start, start + old.len(), new, confidence)
}

/// A rewrite of these bytes.
pub(crate) fn reframe_at(start: usize, end: usize, new: &str, confidence: Confidence) -> Reframe {
    Reframe { start, end, text: new.to_owned(), focus: FocusOn::Product, slots: Vec::new(), confidence }
}

/// A report with these findings and nothing else.
pub(crate) fn report(text: &str, findings: Vec<Finding>) -> Report {
    Report {
        version: VERSION,
        id: None,
        cause: None,
        findings,
        moves: Vec::new(),
        checklist: Vec::new(),
        kind: None,
        notes: Vec::new(),
        focus: Focus::default(),
        words: text.split_whitespace().count() as u32,
    }
}
