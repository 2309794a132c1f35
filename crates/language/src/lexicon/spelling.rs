//! The regular spelling of -s, -ed and -ing. Knows rules only, no words but a handful of exceptions.
//!
//! Source of the rules: Quirk et al., *A Comprehensive Grammar of the English Language* (1985), §3.5–3.10.

use super::form::Variety;
use super::format::flag;
use super::table::MAX_WORD;

/// A word being spelled, without allocation. What does not fit is dropped: callers see to it that
/// stems are at most [`MAX_WORD`] bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spelled {
    bytes: [u8; MAX_WORD + 8],
    len: usize,
}

impl Spelled {
    /// The parts of a word, one after another.
    pub(crate) fn new(parts: &[&str]) -> Spelled {
        let mut spelled = Spelled { bytes: [0; MAX_WORD + 8], len: 0 };
        for part in parts {
            if let Some(to) = spelled.bytes.get_mut(spelled.len..spelled.len + part.len()) {
                to.copy_from_slice(part.as_bytes());
                spelled.len += part.len();
            }
        }
        spelled
    }

    /// The word.
    pub(crate) fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// Verbs in -nge that keep the *e* before -ing, apart from *dye*, *see* and the like, which the rule covers.
const KEEP_E: [&str; 5] = ["binge", "singe", "swinge", "tinge", "whinge"];

/// The last letter of `stem` as a string slice, when it is a letter of one byte.
fn last(stem: &str) -> &str {
    stem.get(stem.len().wrapping_sub(1)..).unwrap_or_default()
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether the byte at `at` sounds as a vowel: *u* after *q* does not, *y* does after a consonant.
fn sounds_as_vowel(word: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| word.get(at)).copied();
    match word.get(at) {
        Some(b'u') => before != Some(b'q'),
        Some(b'y') => before.is_some_and(|before| !is_vowel(before)),
        Some(byte) => is_vowel(*byte),
        None => false,
    }
}

/// How many groups of vowels a word has: its syllables, near enough.
pub(crate) fn vowel_groups(word: &str) -> usize {
    let bytes = word.as_bytes();
    let vowel_starts = |at: usize| {
        sounds_as_vowel(bytes, at) && !at.checked_sub(1).is_some_and(|at| sounds_as_vowel(bytes, at))
    };
    (0..bytes.len()).filter(|at| vowel_starts(*at)).count()
}

/// Whether the word ends in consonant, single vowel, single consonant that can be doubled.
fn ends_in_cvc(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let len = bytes.len();
    let Some(final_letter) = bytes.last() else { return false };
    len >= 2
        && final_letter.is_ascii_lowercase()
        && !is_vowel(*final_letter)
        && !matches!(final_letter, b'w' | b'x' | b'y' | b'h')
        && sounds_as_vowel(bytes, len - 2)
        && (len < 3 || !sounds_as_vowel(bytes, len - 3))
}

/// What goes between the stem and -ed or -ing: the doubled consonant, *k* after -ic, or nothing.
fn link(stem: &str, flags: u8, variety: Variety) -> &str {
    if flags & flag::NEVER_DOUBLES != 0 {
        return "";
    }
    let british = variety == Variety::British;
    if flags & flag::DOUBLES != 0 || (british && flags & flag::DOUBLES_BRITISH != 0) {
        return last(stem);
    }
    if vowel_groups(stem) == 1 {
        return if ends_in_cvc(stem)
            || (british && stem.ends_with("ial"))
            || (british && stem.ends_with("uel"))
        {
            last(stem)
        } else {
            ""
        };
    }
    if stem.ends_with("ic") || stem.ends_with("ac") {
        return "k";
    }
    let doubles_l =
        stem.ends_with('l') && (ends_in_cvc(stem) || stem.ends_with("ial") || stem.ends_with("uel"));
    if british && doubles_l { "l" } else { "" }
}

/// The stem with -s: *sends*, *fixes*, *tries*. -o is left to the caller: *goes* but *photos*.
pub(crate) fn with_s(stem: &str) -> Spelled {
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end)) {
        return Spelled::new(&[stem, "es"]);
    }
    match consonant_y(stem) {
        Some(root) => Spelled::new(&[root, "ies"]),
        None => Spelled::new(&[stem, "s"]),
    }
}

/// The verb with -s: as [`with_s`], and *gas* and *quiz* double.
pub(crate) fn verb_with_s(stem: &str, flags: u8) -> Spelled {
    let doubled =
        if stem.ends_with('s') || stem.ends_with('z') { link(stem, flags, Variety::American) } else { "" };
    if doubled.is_empty() { with_s(stem) } else { Spelled::new(&[stem, doubled, "es"]) }
}

/// The stem with -ed: *played*, *saved*, *tried*, *stopped*, *panicked*.
pub(crate) fn with_ed(stem: &str, flags: u8, variety: Variety) -> Spelled {
    if stem.ends_with('e') {
        return Spelled::new(&[stem, "d"]);
    }
    match consonant_y(stem) {
        Some(root) => Spelled::new(&[root, "ied"]),
        None => Spelled::new(&[stem, link(stem, flags, variety), "ed"]),
    }
}

/// The stem with -ing: *playing*, *saving*, *dying*, *seeing*, *stopping*, *panicking*.
pub(crate) fn with_ing(stem: &str, flags: u8, variety: Variety) -> Spelled {
    if let Some(root) = stem.strip_suffix("ie") {
        return Spelled::new(&[root, "ying"]);
    }
    let keeps_e =
        ["ee", "oe", "ye"].iter().any(|end| stem.ends_with(end)) || KEEP_E.contains(&stem) || stem.len() < 3;
    match stem.strip_suffix('e') {
        Some(root) if !keeps_e => Spelled::new(&[root, "ing"]),
        _ => Spelled::new(&[stem, link(stem, flags, variety), "ing"]),
    }
}

/// The adjective with -er or -est. `end` is `"er"` or `"est"`.
pub(crate) fn with_degree(stem: &str, end: &str) -> Spelled {
    if let Some(root) = stem.strip_suffix('e') {
        return Spelled::new(&[root, end]);
    }
    match consonant_y(stem) {
        Some(root) => Spelled::new(&[root, "i", end]),
        None if vowel_groups(stem) == 1 => Spelled::new(&[stem, link(stem, 0, Variety::American), end]),
        None => Spelled::new(&[stem, end]),
    }
}

/// The stem without its *y*, when that follows a consonant.
fn consonant_y(stem: &str) -> Option<&str> {
    let root = stem.strip_suffix('y')?;
    let before = root.as_bytes().last()?;
    let quy = root.ends_with("qu");
    (quy || !is_vowel(*before)).then_some(root)
}

/// What the word might be an inflected form of, once `ending` is taken off: the bare stem, with *e*,
/// with *y* for *i*, without a doubled consonant, without the *k* of -ick. At most five, each of
/// them only a guess that the caller checks. `ending` is `"ed"`, `"ing"`, `"er"` or `"est"`.
pub(crate) fn stems(word: &str, ending: &str) -> [Option<Spelled>; 5] {
    let mut found = [None; 5];
    let Some(stem) = word.strip_suffix(ending) else { return found };
    let [bare, with_e, with_y, single, other] = &mut found;
    if stem.len() < 2 || word.len() > MAX_WORD {
        // *do* and *go* are as short as verbs get: *doing*, *dyed*, *used*.
        return found;
    }
    *bare = Some(Spelled::new(&[stem]));
    *with_e = Some(Spelled::new(&[stem, "e"]));
    if ending != "ing" {
        *with_y = stem.strip_suffix('i').map(|root| Spelled::new(&[root, "y"]));
    } else {
        *with_y = stem.strip_suffix('y').map(|root| Spelled::new(&[root, "ie"]));
    }
    let bytes = stem.as_bytes();
    let len = bytes.len();
    if len >= 3 && bytes.get(len - 1) == bytes.get(len - 2) && !sounds_as_vowel(bytes, len - 1) {
        *single = stem.get(..len - 1).map(|root| Spelled::new(&[root]));
    }
    *other = stem.strip_suffix("ck").map(|root| Spelled::new(&[root, "c"]));
    found
}

/// Whether doubling the stem's last consonant before -ed or -ing is at least a usual slip of the
/// pen or an accepted rarity: *focussed*, *benefitted*, *offerred*.
pub(crate) fn may_double(stem: &str) -> bool {
    ends_in_cvc(stem)
}
