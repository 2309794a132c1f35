//! What a key leaves of a report: what was said elsewhere in the draft holds, and only the sentence that the key was
//! typed into is read at once.
//!
//! What comes out is what a person may be shown while they type. New good moves, the number of words and what is said of the
//! whole reply wait until the draft is read again: that alone is what the analysis says of it.

use std::ops::Range;

use reply_coach_analysis::text::region::{RegionKind, regions};
use reply_coach_analysis::{Engine, Finding, Report, Request};

use crate::edit::Edit;

/// An edit that adds or removes more than this is no key: the draft is read anew.
const KEY: usize = 64;
/// So much is read on each side of an edit, at most, in bytes.
const NEAR: usize = 800;

/// What is read anew after an edit, as bytes of the new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The edit.
    pub edit: Edit,
    /// What is given to the analysis: the paragraph of the edit, or what of it is near.
    pub window: Range<usize>,
    /// What counts of that: the sentence of the edit. The rest of the window is there to be understood by.
    pub sentence: Range<usize>,
}

impl Touched {
    /// What the edit that led to `new` touches.
    pub fn by(edit: Edit, new: &str) -> Touched {
        let Edit { start, new_end, .. } = edit;
        let byte = |at: usize| new.as_bytes().get(at).copied().unwrap_or(b'\n');
        let ends_paragraph = |at: usize| byte(at) == b'\n' && byte(at + 1) == b'\n';
        let ends_sentence =
            |at: usize| matches!(byte(at), b'.' | b'!' | b'?') && byte(at + 1).is_ascii_whitespace();
        let (mut window, mut sentence) = (start..new_end, None..None);
        while window.start > 0 && start - window.start < NEAR {
            let at = window.start - 1;
            if at > 0 && ends_paragraph(at - 1) {
                break;
            }
            if sentence.start.is_none() && ends_sentence(at) {
                sentence.start = Some(window.start);
            }
            window.start = at;
        }
        while window.end < new.len() && window.end - new_end < NEAR && !ends_paragraph(window.end) {
            window.end += 1;
            if sentence.end.is_none() && ends_sentence(window.end - 1) {
                sentence.end = Some(window.end);
            }
        }
        window = new.floor_char_boundary(window.start)..new.floor_char_boundary(window.end);
        let sentence = sentence.start.unwrap_or(window.start)..sentence.end.unwrap_or(window.end);
        Touched { edit, window, sentence }
    }

    /// Whether the edit was no more than a key; else the draft is to be read anew.
    pub fn is_key(&self) -> bool {
        self.edit.old_end.max(self.edit.new_end) - self.edit.start <= KEY
    }

    /// What is found anew in the sentence. `request` is for the new text, `report` of the text before the edit.
    pub fn read(&self, engine: &Engine, request: &Request<'_>, report: &Report) -> Vec<Finding> {
        let text = request.text.get(self.window.clone()).unwrap_or_default();
        let sentence = self.sentence.start - self.window.start..self.sentence.end - self.window.start;
        let taken = report.cause.as_ref().map(|cause| cause.taken);
        engine.findings_at(&Request { text, ..request.clone() }, taken, sentence)
    }

    /// Changes the report of the text before the edit into one for the text after it, `new`; `fresh` is what is found
    /// anew.
    pub fn change(&self, report: &mut Report, new: &str, fresh: Vec<Finding>) {
        let Edit { start, old_end, new_end } = self.edit;
        let sentence = &self.sentence;
        let was = sentence.start..sentence.end - new_end + old_end;
        let carry = |at: &mut usize| {
            if *at >= was.end {
                *at = *at - old_end + new_end;
            }
        };
        report.findings.retain_mut(|finding| {
            let stays = !overlap(&was, finding.start, finding.end);
            finding.reframes.retain(|reframe| !overlap(&was, reframe.start, reframe.end));
            each_place(finding, &carry);
            stays
        });
        report.moves.retain_mut(|good| {
            let stays = !overlap(&was, good.start, good.end);
            carry(&mut good.start);
            carry(&mut good.end);
            stays
        });
        for item in &mut report.checklist {
            item.at = item.at.map(|at| self.edit.carry_start(at));
        }
        for note in &mut report.notes {
            note.at = note.at.map(|at| self.edit.carry_start(at));
        }
        let mut prose = None;
        for mut finding in fresh {
            each_place(&mut finding, &|at| *at += self.window.start);
            if overlap(sentence, finding.start, finding.end)
                && *prose.get_or_insert_with(|| is_prose(new, start))
            {
                let place = report.findings.partition_point(|other| other.start <= finding.start);
                report.findings.insert(place, finding);
            }
        }
    }
}

/// Changes every place that a finding names.
pub fn each_place(finding: &mut Finding, change: &dyn Fn(&mut usize)) {
    change(&mut finding.start);
    change(&mut finding.end);
    for reframe in &mut finding.reframes {
        change(&mut reframe.start);
        change(&mut reframe.end);
    }
}

fn overlap(range: &Range<usize>, start: usize, end: usize) -> bool {
    start < range.end && range.start < end
}

/// Whether the agent wrote what stands there, and did not quote or sign it.
fn is_prose(text: &str, at: usize) -> bool {
    let here = regions(text).into_iter().take_while(|region| region.span.start <= at).last();
    here.is_none_or(|region| region.kind == RegionKind::Prose)
}

#[cfg(test)]
mod tests {
    use reply_coach_analysis::{Engine, Request};

    use super::*;

    const DRAFT: &str = "Hi Ann,\n\nThank you for your call. You should have saved the greeting. I called the shop, and they \
        are on it. Unfortunately, we can't help you there.\n\nYou forgot the form, so nothing was sent.\n\nKind regards,\nJo";

    fn touched(old: &str, new: &str) -> Option<(String, String)> {
        let touched = Touched::by(Edit::between(old, new), new);
        touched.is_key().then(|| (new[touched.window].to_owned(), new[touched.sentence].to_owned()))
    }

    #[test]
    fn the_sentence_is_read_within_its_paragraph() {
        let paragraph = "One is here. Two is hexre! Three is here.";
        let old = "Before.\n\nOne is here. Two is here! Three is here.\n\nAfter.";
        let new = ["Before.\n\n", paragraph, "\n\nAfter."].concat();
        assert_eq!(touched(old, &new), Some((paragraph.into(), " Two is hexre!".into())));
        assert_eq!(touched("", "a"), Some(("a".into(), "a".into())));
        assert_eq!(touched("a", ""), Some(Default::default()));
        assert_eq!(touched("a. b", "a b"), Some(("a b".into(), "a b".into())));
        assert_eq!(touched("one", &"word ".repeat(40)), None);
    }

    #[test]
    fn of_a_paragraph_without_end_only_what_is_near_is_read() {
        let old = "word ".repeat(2_000);
        let new = [&old[..5_000], "x", &old[5_000..]].concat();
        let (window, sentence) = touched(&old, &new).unwrap();
        assert!((NEAR..=2 * NEAR + KEY).contains(&window.len()), "{}", window.len());
        assert_eq!(window, sentence);
    }

    fn facts(report: &Report) -> Vec<(&str, usize, &str)> {
        report.findings.iter().map(|found| (&*found.rule, found.start, &*found.quote)).collect()
    }

    /// Goes from `texts` to `texts`, touching only; says what is found after each.
    fn along(engine: &Engine, texts: impl Iterator<Item = String>, mut look: impl FnMut(&str, &Report)) {
        let (mut old, mut report) = (String::new(), engine.report(&Request::new("")));
        for new in texts {
            let touched = Touched::by(Edit::between(&old, &new), &new);
            if touched.is_key() {
                let fresh = touched.read(engine, &Request::new(&new), &report);
                touched.change(&mut report, &new, fresh);
            } else {
                report = engine.report(&Request::new(&new));
            }
            for found in &report.findings {
                assert_eq!(new.get(found.start..found.end), Some(&*found.quote), "{new}");
                let fits = |at: usize| new.is_char_boundary(at);
                assert!(found.reframes.iter().all(|reframe| fits(reframe.start) && fits(reframe.end)));
            }
            for good in &report.moves {
                assert_eq!(new.get(good.start..good.end), Some(&*good.quote), "{new}");
            }
            look(&new, &report);
            old = new;
        }
    }

    #[test]
    fn a_draft_typed_key_by_key_is_marked_like_one_that_is_read() {
        let engine = Engine::new();
        let typed = DRAFT.char_indices().map(|(at, c)| DRAFT[..at + c.len_utf8()].to_owned());
        along(&engine, typed, |text, report| {
            if text.ends_with(". ") || text.len() == DRAFT.len() {
                let whole = engine.report(&Request::new(text));
                assert_eq!(facts(report), facts(&whole), "{text}");
            }
        });
    }

    #[test]
    fn what_is_typed_and_taken_back_leaves_everything_in_its_place() {
        let engine = Engine::new();
        for (at, _) in DRAFT.char_indices() {
            let texts =
                ["", "é", "é ", "é y", "é", ""].map(|added| [&DRAFT[..at], added, &DRAFT[at..]].concat());
            along(&engine, texts.into_iter(), |_, _| ());
        }
        let whole = engine.report(&Request::new(DRAFT));
        along(
            &engine,
            [DRAFT, &DRAFT.replace("and", "an"), DRAFT].map(str::to_owned).into_iter(),
            |text, report| {
                if text == DRAFT {
                    assert_eq!(facts(report), facts(&whole));
                }
            },
        );
    }

    #[test]
    fn what_is_typed_into_a_quotation_is_not_the_agents() {
        let engine = Engine::new();
        let quoted = "Thanks, I will look.\n\n-----Original Message-----\nFrom: Jo\nSent: today\n\nYou should have told us";
        along(&engine, [quoted.to_owned(), [quoted, "."].concat()].into_iter(), |_, report| {
            assert_eq!(facts(report), []);
        });
    }
}
