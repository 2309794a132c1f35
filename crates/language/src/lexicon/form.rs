//! The forms of verbs.

/// An inflected form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum VerbForm {
    /// The base form, also the present tense but for the third person singular: *send*.
    Base,
    /// The third person singular of the present tense: *sends*.
    Present3,
    /// The past tense: *sent*, *wrote*.
    Past,
    /// The past participle: *sent*, *written*.
    PastParticiple,
    /// The form in -ing, participle and gerund: *sending*.
    Gerund,
}

impl VerbForm {
    /// All forms.
    pub const ALL: [VerbForm; 5] =
        [VerbForm::Base, VerbForm::Present3, VerbForm::Past, VerbForm::PastParticiple, VerbForm::Gerund];
}

/// A set of verb forms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct VerbForms(u8);

impl VerbForms {
    /// A set of these forms.
    pub const fn of(forms: &[VerbForm]) -> VerbForms {
        let mut bits = 0;
        let mut i = 0;
        while i < forms.len() {
            bits |= 1 << forms[i] as u8;
            i += 1;
        }
        VerbForms(bits)
    }

    /// Whether the set has this form.
    pub const fn has(self, form: VerbForm) -> bool {
        self.0 & (1 << form as u8) != 0
    }

    /// Whether the set has no form.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set with this form added.
    #[must_use]
    pub const fn with(self, form: VerbForm) -> VerbForms {
        VerbForms(self.0 | 1 << form as u8)
    }

    /// The forms in the set, in the order of [`VerbForm::ALL`].
    pub fn iter(self) -> impl Iterator<Item = VerbForm> {
        VerbForm::ALL.into_iter().filter(move |form| self.has(*form))
    }
}

/// The spelling of a region. It decides a few inflected forms, too: *learnt*, *gotten*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variety {
    /// British and Commonwealth spelling.
    British,
    /// American spelling.
    American,
}

impl Variety {
    /// Both varieties.
    pub const ALL: [Variety; 2] = [Variety::British, Variety::American];
}

/// A form out of a field of a table such as `burned@us/burnt@gb`: all accepted variants.
pub(crate) fn variants(field: &str) -> impl Iterator<Item = &str> {
    parts(field, b'/').map(|variant| cut(variant, b'@').0)
}

/// What lies between marks, which are ASCII: a thousand lines are read by this when the coach starts.
pub(super) fn parts(text: &str, mark: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let (part, after) = cut(rest?, mark);
        rest = after;
        Some(part)
    })
}

/// The text in front of a mark, and what is behind it if there is one.
pub(super) fn cut(text: &str, mark: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == mark) {
        Some(at) => (text.get(..at).unwrap_or(text), text.get(at + 1..)),
        None => (text, None),
    }
}

/// The variant to write: the first that is marked for this variety, else the first without a mark,
/// else the first.
pub(crate) fn preferred(field: &str, variety: Variety) -> &str {
    let own = match variety {
        Variety::British => "@gb",
        Variety::American => "@us",
    };
    let marked = field.split('/').find_map(|variant| variant.strip_suffix(own));
    marked
        .or_else(|| field.split('/').find(|variant| !variant.contains('@')))
        .or_else(|| variants(field).next())
        .unwrap_or(field)
}
