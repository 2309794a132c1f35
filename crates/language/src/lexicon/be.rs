//! The verb *be*, whose forms tell person and number.

use super::form::VerbForm;

/// The person and number that forms of *be* agree with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BePerson {
    /// *I*
    FirstSingular,
    /// *he*, *she*, *it*, any singular noun
    ThirdSingular,
    /// *you*, *we*, *they*, any plural noun
    Other,
}

/// The form of *be* for a person: *am*, *are* or *is*; *was* or *were*; *been*; *being*.
///
/// [`VerbForm::Base`] gives *be*; ask for [`VerbForm::Present3`] to get the present of any person.
pub fn be_form(form: VerbForm, person: BePerson) -> &'static str {
    match (form, person) {
        (VerbForm::Base, _) => "be",
        (VerbForm::Present3, BePerson::FirstSingular) => "am",
        (VerbForm::Present3, BePerson::ThirdSingular) => "is",
        (VerbForm::Present3, BePerson::Other) => "are",
        (VerbForm::Past, BePerson::Other) => "were",
        (VerbForm::Past, _) => "was",
        (VerbForm::PastParticiple, _) => "been",
        (VerbForm::Gerund, _) => "being",
    }
}

/// Which form of *be* a word is.
pub(super) fn form_of(word: &str) -> Option<VerbForm> {
    Some(match word {
        "be" | "am" | "are" | "'m" | "'re" => VerbForm::Base,
        "is" => VerbForm::Present3,
        "was" | "were" => VerbForm::Past,
        "been" => VerbForm::PastParticiple,
        "being" => VerbForm::Gerund,
        _ => return None,
    })
}
