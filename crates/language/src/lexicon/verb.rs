//! Verb inflection in both directions.

use std::borrow::Cow;

use super::be;
use super::form::{Variety, VerbForm, VerbForms, preferred, variants};
use super::format::flag;
use super::spelling::{self, Spelled};
use super::table::{MAX_WORD, hash};
use super::{IrregularVerb, Lexicon};

/// Verbs written in one word with their particle. Only their base form is: *login*, but *logged in*.
const WITH_PARTICLE: [(&str, &str, &str); 7] = [
    ("backup", "back", "up"),
    ("checkout", "check", "out"),
    ("login", "log", "in"),
    ("logon", "log", "on"),
    ("logout", "log", "out"),
    ("setup", "set", "up"),
    ("signup", "sign", "up"),
];

/// One way to read a word as a form of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbReading<'a> {
    /// The base form of the verb, in the spelling of the word: *cancelled* and *canceled* both give
    /// *cancel*, *organised* gives *organise*.
    pub lemma: Cow<'a, str>,
    /// The forms it can be; never empty.
    pub forms: VerbForms,
}

/// The ways to read a word as a form of a verb, the likeliest first. At most four.
#[derive(Debug, Clone, Default)]
pub struct VerbReadings<'a> {
    readings: [Option<VerbReading<'a>>; 4],
    len: usize,
}

impl<'a> VerbReadings<'a> {
    fn push(&mut self, lemma: impl Into<Cow<'a, str>>, forms: VerbForms) {
        let lemma = lemma.into();
        for reading in self.readings.iter_mut().flatten() {
            if reading.lemma == lemma {
                for form in forms.iter() {
                    reading.forms = reading.forms.with(form);
                }
                return;
            }
        }
        if let Some(free) = self.readings.get_mut(self.len) {
            *free = Some(VerbReading { lemma, forms });
            self.len += 1;
        }
    }

    /// The readings.
    pub fn iter(&self) -> impl Iterator<Item = &VerbReading<'a>> {
        self.readings.iter().flatten()
    }

    /// How many readings there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the word is no verb form.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The first reading that has this form.
    pub fn with_form(&self, form: VerbForm) -> Option<&VerbReading<'a>> {
        self.iter().find(|reading| reading.forms.has(form))
    }
}

impl<'r, 'a> IntoIterator for &'r VerbReadings<'a> {
    type Item = &'r VerbReading<'a>;
    type IntoIter = std::iter::Flatten<std::slice::Iter<'r, Option<VerbReading<'a>>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.readings.iter().flatten()
    }
}

/// Whether the word looks like a regular past or gerund.
pub(super) fn ed_or_ing(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing")
}

impl Lexicon {
    /// How a word can be read as a form of a known verb.
    ///
    /// *read* is base, past and participle of *read*; *found* is past and participle of *find*, and
    /// base of *found*. *am* and *are* count as [`VerbForm::Base`] of *be*, *is* as
    /// [`VerbForm::Present3`], *was* and *were* as [`VerbForm::Past`]; so do *'m*, *'re* and *'ve*.
    /// Modal verbs have no readings, nor have *'s* and *'d*, which can be forms of two verbs.
    pub fn verb<'a>(&'a self, word: &'a str) -> VerbReadings<'a> {
        self.verb_hashed(word, hash(word))
    }

    /// [`Lexicon::verb`] of a word whose hash is known already.
    pub(super) fn verb_hashed<'a>(&'a self, word: &'a str, hash: u64) -> VerbReadings<'a> {
        let mut readings = VerbReadings::default();
        if word.len() > MAX_WORD {
            return readings;
        }
        if let Some(form) = be::form_of(word) {
            readings.push("be", VerbForms::of(&[form]));
            return readings;
        }
        let have = match word {
            "has" => Some(VerbForm::Present3),
            "'ve" => Some(VerbForm::Base),
            _ => None,
        };
        if let Some(form) = have {
            readings.push("have", VerbForms::of(&[form]));
            return readings;
        }
        if let Some(verb) = self.irregular_with_form(word, hash) {
            readings.push(verb.base, verb.forms_spelled(word));
        }
        if let Some((lemma, _)) = self.verb_entry(word, hash) {
            readings.push(lemma, VerbForms::of(&[VerbForm::Base]));
        }
        if word.ends_with('s') {
            self.read_present(word, &mut readings);
        } else if word.ends_with("ed") {
            self.read_suffixed(word, "ed", &mut readings);
        } else if word.ends_with("ing") {
            self.read_suffixed(word, "ing", &mut readings);
        }
        if let Some((prefix, tail)) = word.rsplit_once('-')
            && !self.is_listed(word)
        {
            self.read_hyphenated(prefix, tail, &mut readings);
        }
        readings
    }

    /// *double-checked* is a form of *double-check* because *checked* is one of *check*.
    fn read_hyphenated<'a>(&'a self, prefix: &'a str, tail: &'a str, readings: &mut VerbReadings<'a>) {
        if prefix.is_empty() || tail.contains('-') || !prefix.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return;
        }
        for reading in &self.verb(tail) {
            readings.push(format!("{prefix}-{}", reading.lemma), reading.forms);
        }
    }

    fn read_present<'a>(&'a self, word: &'a str, readings: &mut VerbReadings<'a>) {
        let form = VerbForms::of(&[VerbForm::Present3]);
        let bare = word.strip_suffix('s').unwrap_or(word);
        let without_es = bare.strip_suffix('e');
        let y = without_es.and_then(|root| root.strip_suffix('i')).map(|root| Spelled::new(&[root, "y"]));
        let single = without_es
            .filter(|root| root.ends_with("ss") || root.ends_with("zz"))
            .and_then(|root| root.get(..root.len() - 1));
        for stem in [y.as_ref().map(Spelled::as_str), without_es, Some(bare), single].into_iter().flatten() {
            if let Some((lemma, _)) = self.verb_entry(stem, hash(stem))
                && !with_particle(lemma)
                && (self.present3(lemma).as_str() == word || spelling::with_s(lemma).as_str() == word)
            {
                readings.push(lemma, form);
            }
        }
    }

    fn read_suffixed<'a>(&'a self, word: &str, ending: &str, readings: &mut VerbReadings<'a>) {
        for stem in spelling::stems(word, ending).iter().flatten() {
            let stem = stem.as_str();
            let Some((lemma, flags)) = self.verb_entry(stem, hash(stem)) else { continue };
            let past = ending == "ed";
            if with_particle(lemma) || (past && self.irregular(lemma).is_some()) {
                continue;
            }
            let spell = |variety| {
                if past {
                    spelling::with_ed(lemma, flags, variety)
                } else {
                    spelling::with_ing(lemma, flags, variety)
                }
            };
            let spelled = Variety::ALL.into_iter().any(|variety| spell(variety).as_str() == word);
            if spelled || accepted_slip(lemma, word, ending) {
                readings.push(
                    lemma,
                    if past {
                        VerbForms::of(&[VerbForm::Past, VerbForm::PastParticiple])
                    } else {
                        VerbForms::of(&[VerbForm::Gerund])
                    },
                );
            }
        }
    }

    /// The lexicon's own copy of a verb's base form, and its flags.
    fn verb_entry(&self, word: &str, hash: u64) -> Option<(&str, u8)> {
        let (lemma, class) = self.words.get_key(word, hash)?;
        let flags = self.classes.get(usize::from(class))?.flags;
        (flags & flag::VERB != 0).then_some((lemma, flags))
    }

    /// The irregular verb with this base form.
    fn irregular(&self, base: &str) -> Option<&IrregularVerb> {
        self.verbs.get(usize::from(self.verb_bases.get(base)?))
    }

    /// The irregular verb with this past or participle.
    fn irregular_with_form(&self, form: &str, hash: u64) -> Option<&IrregularVerb> {
        self.verbs.get(usize::from(self.verb_forms.get_hashed(form, hash)?))
    }

    fn present3(&self, lemma: &str) -> Spelled {
        let takes_plural = lemma.ends_with('o') || lemma.ends_with("ch");
        if takes_plural {
            if lemma.ends_with('o') && self.irregular(lemma).is_some() {
                return Spelled::new(&[lemma, "es"]);
            }
            if let Some(plural) = self.irregular_plural(lemma) {
                return Spelled::new(&[plural]);
            }
        }
        spelling::verb_with_s(lemma, self.flags(lemma))
    }

    /// The form of a verb, spelled for a variety of English.
    ///
    /// `lemma` is the base form in lower case. Known verbs are right throughout; unknown ones are
    /// inflected regularly, after a prefix or hyphen like the verb that follows it. *login* and the
    /// like come apart: *logged in*. Of *be*, the
    /// present is *is*, the past *was*: see [`be_form`](super::be_form) for the other persons.
    pub fn inflect_verb<'a>(&self, lemma: &'a str, form: VerbForm, variety: Variety) -> Cow<'a, str> {
        if form == VerbForm::Base || lemma.is_empty() {
            return Cow::Borrowed(lemma);
        }
        match (lemma, form) {
            ("be", VerbForm::Present3) => return Cow::Borrowed("is"),
            ("be", VerbForm::Past) => return Cow::Borrowed("was"),
            ("be", VerbForm::PastParticiple) => return Cow::Borrowed("been"),
            ("have", VerbForm::Present3) => return Cow::Borrowed("has"),
            _ => {}
        }
        if let Some((_, verb, particle)) = WITH_PARTICLE.iter().find(|(written, ..)| *written == lemma) {
            return Cow::Owned(format!("{} {particle}", self.inflect_verb(verb, form, variety)));
        }
        if let Some((prefix, verb)) = self.split_prefix(lemma) {
            return Cow::Owned(format!("{prefix}{}", self.inflect_verb(verb, form, variety)));
        }
        if lemma.len() > MAX_WORD {
            // No verb: the plain ending, so that nothing is lost.
            let ending = match form {
                VerbForm::Base => "",
                VerbForm::Present3 => "s",
                VerbForm::Past | VerbForm::PastParticiple => "ed",
                VerbForm::Gerund => "ing",
            };
            return Cow::Owned(format!("{lemma}{ending}"));
        }
        let flags = self.flags(lemma);
        let irregular = self.irregular(lemma);
        let spelled = match (form, irregular) {
            (VerbForm::Past, Some(verb)) => return Cow::Borrowed(preferred(verb.past, variety)),
            (VerbForm::PastParticiple, Some(verb)) => {
                return Cow::Borrowed(preferred(verb.participle, variety));
            }
            (VerbForm::Present3, _) => self.present3(lemma),
            (VerbForm::Gerund, _) => spelling::with_ing(lemma, flags, variety),
            _ => spelling::with_ed(lemma, flags, variety),
        };
        Cow::Owned(spelled.as_str().to_owned())
    }

    /// The part up to the last hyphen and the verb after it; or, for a verb that is not listed, a
    /// prefix and the verb after it.
    fn split_prefix<'a>(&self, lemma: &'a str) -> Option<(&'a str, &'a str)> {
        if self.irregular(lemma).is_some() || lemma.len() > MAX_WORD {
            return None;
        }
        if let Some(at) = lemma.rfind('-') {
            let (prefix, verb) = lemma.split_at(at + 1);
            return (!verb.is_empty()).then_some((prefix, verb));
        }
        if self.is_listed(lemma) {
            return None;
        }
        ["re", "un", "de", "dis", "mis", "out", "over", "pre", "under", "up"].into_iter().find_map(|prefix| {
            let (prefix, verb) =
                lemma.split_at_checked(prefix.len()).filter(|(start, _)| *start == prefix)?;
            (verb.len() > 2 && self.is_verb(verb)).then_some((prefix, verb))
        })
    }
}

impl IrregularVerb {
    /// Which of the verb's irregular forms are spelled like this.
    fn forms_spelled(&self, word: &str) -> VerbForms {
        let mut forms = VerbForms::default();
        if self.base == word {
            forms = forms.with(VerbForm::Base);
        }
        if variants(self.past).any(|past| past == word) {
            forms = forms.with(VerbForm::Past);
        }
        if variants(self.participle).any(|participle| participle == word) {
            forms = forms.with(VerbForm::PastParticiple);
        }
        forms
    }
}

fn with_particle(lemma: &str) -> bool {
    WITH_PARTICLE.iter().any(|(written, ..)| *written == lemma)
}

/// Spellings that are accepted beside the usual one: a doubled consonant (*focussed*), a kept
/// *e* (*ageing*, *routeing*).
fn accepted_slip(lemma: &str, word: &str, ending: &str) -> bool {
    if lemma.ends_with('e') {
        return ending == "ing" && Spelled::new(&[lemma, ending]).as_str() == word;
    }
    let doubled = lemma.get(lemma.len().saturating_sub(1)..).unwrap_or_default();
    spelling::may_double(lemma) && Spelled::new(&[lemma, doubled, ending]).as_str() == word
}
