//! Chat spellings and contraction parts the tagger reads as their standard words, so that what it learned from
//! edited text carries over to *u shld hv* and *youre*.
//!
//! Only reading: the text of a draft is never changed by this.

use super::word::hash;

/// The standard word for a lower-cased chat spelling. `None` when the word is taken as it is.
pub(super) fn standard(word: &[u8]) -> Option<&'static [u8]> {
    let standard: &[u8] = match word {
        b"u" | b"yu" | b"ya" => b"you",
        b"ur" => b"your",
        b"r" => b"are",
        b"nt" | b"n`t" => b"n't",
        b"ll" => b"'ll",
        b"ve" => b"'ve",
        b"pls" | b"plz" | b"plse" | b"pl" => b"please",
        b"thx" | b"thnx" | b"tnx" | b"thanx" => b"thanks",
        b"hv" | b"hav" => b"have",
        b"shld" | b"shud" => b"should",
        b"wld" | b"wud" => b"would",
        b"cld" | b"cud" => b"could",
        b"wil" => b"will",
        b"bcoz" | b"bcos" | b"bcz" | b"cuz" | b"coz" | b"becoz" => b"because",
        b"msg" => b"message",
        b"msgs" => b"messages",
        b"acc" | b"acct" | b"a/c" => b"account",
        b"pic" => b"picture",
        b"wat" | b"wht" => b"what",
        b"wen" => b"when",
        b"tht" => b"that",
        b"ths" => b"this",
        b"dis" => b"this",
        b"d" => b"'d",
        b"wid" => b"with",
        b"frm" => b"from",
        b"abt" => b"about",
        b"gud" => b"good",
        b"nd" => b"and",
        b"n" => b"and",
        b"nw" => b"now",
        b"hve" => b"have",
        b"snd" => b"send",
        b"chk" => b"check",
        b"ppl" => b"people",
        _ => return None,
    };
    Some(standard)
}

/// The standard contraction part for a lower-cased token that lost its apostrophe, read by the word before it
/// (as its hash): *youre* is *you* + *re*.
pub(super) fn after(before: u32, word: &[u8]) -> Option<&'static [u8]> {
    match word {
        b"m" if before == hash(b"i") => Some(b"'m"),
        b"re" if BEFORE_RE.contains(&before) => Some(b"'re"),
        b"s" if BEFORE_S.contains(&before) => Some(b"'s"),
        _ => None,
    }
}

/// What *re* for *are* follows.
const BEFORE_RE: [u32; 8] = [
    hash(b"you"),
    hash(b"we"),
    hash(b"they"),
    hash(b"who"),
    hash(b"what"),
    hash(b"there"),
    hash(b"how"),
    hash(b"where"),
];

/// What *s* for *is*, *has* and *us* follows.
const BEFORE_S: [u32; 13] = [
    hash(b"it"),
    hash(b"that"),
    hash(b"he"),
    hash(b"she"),
    hash(b"there"),
    hash(b"here"),
    hash(b"what"),
    hash(b"who"),
    hash(b"where"),
    hash(b"how"),
    hash(b"when"),
    hash(b"let"),
    hash(b"this"),
];
