//! What a finding is remembered by, so that "skip here" still holds after edits elsewhere, a reload or an update.
//!
//! A finding is the same as long as its rule, its words and its sentence are. Where the same sentence stands in the
//! draft several times, its findings are told apart by their order. Offsets are no part of it, and neither are
//! capitals, punctuation and the way contractions are written.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::report::Finding;
use crate::text::token::{TokenKind, words_of};

/// The identity of a finding. Written as sixteen hexadecimal digits, which any JSON reader keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Identity(u64);

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl From<Identity> for String {
    fn from(identity: Identity) -> String {
        identity.to_string()
    }
}

/// The text is not an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnIdentity;

impl fmt::Display for NotAnIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an identity is sixteen hexadecimal digits")
    }
}

impl std::error::Error for NotAnIdentity {}

impl FromStr for Identity {
    type Err = NotAnIdentity;

    fn from_str(text: &str) -> Result<Identity, NotAnIdentity> {
        let is_hex = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = is_hex.then(|| u64::from_str_radix(text, 16).ok()).flatten();
        value.map(Identity).ok_or(NotAnIdentity)
    }
}

impl TryFrom<String> for Identity {
    type Error = NotAnIdentity;

    fn try_from(text: String) -> Result<Identity, NotAnIdentity> {
        text.parse()
    }
}

/// Gives every finding its identity. Findings must be ordered by where they start.
pub fn assign(doc: &Document<'_>, findings: &mut [Finding]) {
    // In the order of the hashes: how often each was seen.
    let mut seen: Vec<(u64, u64)> = Vec::new();
    let mut content = (usize::MAX, Fnv::NEW);
    for finding in findings {
        let sentence = sentence_at(doc, finding.start);
        // Findings come in order, so a sentence is hashed once however many it has.
        if content.0 != sentence {
            content = (sentence, sentence_content(doc, sentence));
        }
        let mut hash = content.1;
        hash.word(&finding.rule);
        for word in words_of(&finding.quote) {
            hash.word(&word);
        }
        let place = seen.partition_point(|(other, _)| *other < hash.0);
        let earlier = match seen.get_mut(place) {
            Some((other, count)) if *other == hash.0 => {
                *count += 1;
                *count - 1
            }
            _ => {
                seen.insert(place, (hash.0, 1));
                0
            }
        };
        let mut unique = hash;
        unique.bytes(&earlier.to_le_bytes());
        finding.identity = Identity(unique.0);
    }
}

/// Number of the sentence around a byte, or of the last one before it.
fn sentence_at(doc: &Document<'_>, at: usize) -> usize {
    let sentences = doc.sentences();
    let starts_by = |sentence: &crate::document::Sentence| doc.span(sentence.tokens.clone()).start <= at;
    sentences.partition_point(starts_by).saturating_sub(1)
}

/// The words of a sentence. The full stop that is typed last makes no new sentence of it.
fn sentence_content(doc: &Document<'_>, sentence: usize) -> Fnv {
    let mut hash = Fnv::NEW;
    let tokens = doc.sentences().get(sentence).map_or(0..0, |sentence| sentence.tokens.clone());
    for at in tokens.filter(|&at| !matches!(doc.kind(at), TokenKind::Punct | TokenKind::Symbol)) {
        hash.word(doc.word(at));
    }
    hash
}

/// FNV-1a with 64 bits: the same everywhere and in every version, unlike the hashers of the standard library.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Fnv {
    const NEW: Fnv = Fnv(0xcbf2_9ce4_8422_2325);

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// A word, kept apart from the next.
    fn word(&mut self, word: &str) {
        self.bytes(word.as_bytes());
        self.bytes(&[0]);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::{Engine, Request};

    static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

    fn identities(engine: &Engine, text: &str) -> Vec<Identity> {
        engine.report(&Request::new(text)).findings.iter().map(|finding| finding.identity).collect()
    }

    #[test]
    fn an_edit_elsewhere_changes_nobody() {
        let engine = Engine::new();
        let before =
            identities(&engine, "I see you didn't attach the form. There is nothing more we can do.");
        assert!(before.len() >= 2);
        let check = |text: &str| assert_eq!(identities(&engine, text), before, "{text}");
        check("Hello Kim,\n\nI see you didn't attach the form. There is nothing more we can do.");
        check(
            "I see you didn't attach the form.\n\nIt is on the second page. There is nothing more we can do.",
        );
        check("i see you did not attach the form! There is nothing more we can do");
    }

    #[test]
    fn an_edit_to_the_sentence_makes_another_finding() {
        let engine = Engine::new();
        let before = identities(&engine, "I see you didn't attach the form.");
        assert_ne!(identities(&engine, "I see you didn't attach the form yesterday."), before);
        assert_ne!(identities(&engine, "I see you didn't attach the photo."), before);
    }

    #[test]
    fn equal_sentences_are_told_apart_by_their_order() {
        let engine = Engine::new();
        let one = "I see you didn't attach the form. ";
        let (once, thrice) = (identities(&engine, one), identities(&engine, &one.repeat(3)));
        assert_eq!(thrice.len(), 3 * once.len());
        assert_eq!(thrice[..once.len()], once);
        assert_eq!(thrice.iter().collect::<HashSet<_>>().len(), thrice.len());
    }

    #[test]
    fn written_down_it_stays_the_same() {
        // Stored skips hang on this value: a change makes people skip everything again.
        let written = Identity(0x00ab_cdef_0123_4567).to_string();
        assert_eq!(written, "00abcdef01234567");
        assert_eq!(written.parse(), Ok(Identity(0x00ab_cdef_0123_4567)));
        for wrong in ["", "abc", "+0abcdef01234567", "00abcdef012345678", "zzzzzzzzzzzzzzzz"] {
            assert_eq!(wrong.parse::<Identity>(), Err(NotAnIdentity), "{wrong}");
        }
        let mut hash = Fnv::NEW;
        hash.bytes(b"foobar");
        assert_eq!(hash.0, 0x8594_4171_f739_67e8, "the published test value");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_two_findings_share_one(picks in prop::collection::vec(0usize..4, 0..12)) {
            let sentences = ["I see you didn't attach the form.", "No.", "You should have called, you should have called.", "ok\n\n"];
            let text: Vec<&str> = picks.iter().map(|&pick| sentences[pick]).collect();
            let all = identities(&ENGINE, &text.join(" "));
            prop_assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        }
    }
}
