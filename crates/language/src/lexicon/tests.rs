//! Tests of the lexicon as it is compiled in.

use std::sync::LazyLock;

use super::form::variants;
use super::*;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

fn set(names: &str) -> TagSet {
    names.split(' ').filter_map(Tag::from_name).fold(TagSet::EMPTY, TagSet::with)
}

/// The readings as `lemma:forms`, forms by their first letters: *b*ase, *s* present, *d* past,
/// *n* participle, *g* gerund.
fn readings(word: &str) -> String {
    let letters = |forms: VerbForms| -> String {
        forms
            .iter()
            .map(|form| match form {
                VerbForm::Base => 'b',
                VerbForm::Present3 => 's',
                VerbForm::Past => 'd',
                VerbForm::PastParticiple => 'n',
                VerbForm::Gerund => 'g',
            })
            .collect()
    };
    let found = LEXICON.verb(word);
    let found: Vec<String> =
        found.iter().map(|reading| format!("{}:{}", reading.lemma, letters(reading.forms))).collect();
    found.join(" ")
}

fn verbs() -> impl Iterator<Item = &'static str> {
    LEXICON.listed().map(|(word, _)| word).filter(|word| LEXICON.is_verb(word))
}

#[test]
fn tags_of_words_that_matter() {
    for (word, tags) in [
        ("parcel", "NOUN VERB"),
        ("refund", "NOUN VERB"),
        ("refunded", "VERB ADJ"),
        ("please", "INTJ VERB"),
        ("n't", "PART"),
        ("'ll", "AUX"),
        ("customer", "NOUN"),
        ("customers", "NOUN"),
        ("routers", "NOUN"),
        ("eligible", "ADJ"),
        ("unfortunately", "ADV"),
        ("quicker", "ADJ ADV"),
        ("earliest", "ADJ ADV"),
        ("bigger", "ADJ ADV"),
        ("arrives", "VERB"),
        ("resending", "NOUN VERB"),
        ("double-checked", "ADJ VERB"),
        ("1st", "ADJ NOUN"),
        ("24", "NUM"),
        ("$24.99", "NUM SYM"),
        ("account", "NOUN VERB"),
        ("wi-fi", "NOUN"),
        ("women", "NOUN"),
        ("specimen", "NOUN"),
        ("googling", "NOUN VERB"),
    ] {
        let found = LEXICON.tags(word);
        assert_eq!(found, set(tags), "{word}: {:?}", found.iter().collect::<Vec<_>>());
    }
}

#[test]
fn verb_readings() {
    for (word, expected) in [
        ("read", "read:bdn"),
        ("found", "find:dn found:b"),
        ("left", "leave:dn"),
        ("saw", "see:d saw:b"),
        ("lay", "lie:d lay:b"),
        ("lying", "lie:g"),
        ("set", "set:bdn"),
        ("sent", "send:dn"),
        ("resent", "resend:dn resent:b"),
        ("forgot", "forget:dn"),
        ("forgotten", "forget:n"),
        ("cancelled", "cancel:dn"),
        ("canceled", "cancel:dn"),
        ("travelling", "travel:g"),
        ("organised", "organise:dn"),
        ("organizes", "organize:s"),
        ("used", "use:dn"),
        ("saving", "save:g"),
        ("hoping", "hope:g"),
        ("hopping", "hop:g"),
        ("tries", "try:s"),
        ("goes", "go:s"),
        ("does", "do:s"),
        ("has", "have:s"),
        ("had", "have:dn"),
        ("is", "be:s"),
        ("are", "be:b"),
        ("been", "be:n"),
        ("'re", "be:b"),
        ("'ve", "have:b"),
        ("'s", ""),
        ("panicked", "panic:dn"),
        ("focussed", "focus:dn"),
        ("routeing", "route:g"),
        ("re-sent", "re-send:dn"),
        ("thanks", "thank:s"),
        ("login", "login:b"),
        ("logins", ""),
        ("dunno", ""),
        ("could", ""),
        ("breaked", ""),
        ("gooded", ""),
        ("customer", ""),
    ] {
        assert_eq!(readings(word), expected, "{word}");
    }
}

#[test]
fn verbs_are_inflected() {
    use VerbForm::*;
    for (lemma, form, british, american) in [
        ("visit", Past, "visited", "visited"),
        ("admit", Past, "admitted", "admitted"),
        ("refer", Gerund, "referring", "referring"),
        ("offer", Past, "offered", "offered"),
        ("cancel", Past, "cancelled", "canceled"),
        ("cancel", Gerund, "cancelling", "canceling"),
        ("label", Past, "labelled", "labeled"),
        ("control", Past, "controlled", "controlled"),
        ("reveal", Past, "revealed", "revealed"),
        ("fuel", Past, "fuelled", "fueled"),
        ("dial", Past, "dialled", "dialed"),
        ("parallel", Past, "paralleled", "paralleled"),
        ("focus", Past, "focused", "focused"),
        ("sync", Past, "synced", "synced"),
        ("format", Past, "formatted", "formatted"),
        ("input", Past, "input", "input"),
        ("panic", Gerund, "panicking", "panicking"),
        ("quiz", Present3, "quizzes", "quizzes"),
        ("quiz", Past, "quizzed", "quizzed"),
        ("log", Past, "logged", "logged"),
        ("ship", Gerund, "shipping", "shipping"),
        ("unplug", Past, "unplugged", "unplugged"),
        ("opt", Past, "opted", "opted"),
        ("fix", Past, "fixed", "fixed"),
        ("fix", Present3, "fixes", "fixes"),
        ("reply", Past, "replied", "replied"),
        ("reply", Present3, "replies", "replies"),
        ("pay", Past, "paid", "paid"),
        ("overpay", PastParticiple, "overpaid", "overpaid"),
        ("overcharge", Past, "overcharged", "overcharged"),
        ("resend", Past, "resent", "resent"),
        ("undo", PastParticiple, "undone", "undone"),
        ("undo", Present3, "undoes", "undoes"),
        ("rewrite", PastParticiple, "rewritten", "rewritten"),
        ("misread", Past, "misread", "misread"),
        ("withhold", Past, "withheld", "withheld"),
        ("forgive", PastParticiple, "forgiven", "forgiven"),
        ("reset", Past, "reset", "reset"),
        ("reset", Gerund, "resetting", "resetting"),
        ("run", PastParticiple, "run", "run"),
        ("running", Base, "running", "running"),
        ("begin", Gerund, "beginning", "beginning"),
        ("forget", Gerund, "forgetting", "forgetting"),
        ("die", Gerund, "dying", "dying"),
        ("see", Gerund, "seeing", "seeing"),
        ("dye", Gerund, "dyeing", "dyeing"),
        ("agree", Past, "agreed", "agreed"),
        ("be", Gerund, "being", "being"),
        ("be", Present3, "is", "is"),
        ("have", Present3, "has", "has"),
        ("have", Gerund, "having", "having"),
        ("go", Present3, "goes", "goes"),
        ("veto", Present3, "vetoes", "vetoes"),
        ("video", Present3, "videos", "videos"),
        ("demo", Present3, "demos", "demos"),
        ("learn", Past, "learnt", "learned"),
        ("burn", Past, "burnt", "burned"),
        ("get", PastParticiple, "got", "gotten"),
        ("get", Past, "got", "got"),
        ("dream", Past, "dreamed", "dreamed"),
        ("prove", PastParticiple, "proved", "proven"),
        ("worship", Past, "worshipped", "worshiped"),
        ("double-check", Past, "double-checked", "double-checked"),
        ("re-send", Past, "re-sent", "re-sent"),
        ("reflibber", Past, "reflibbered", "reflibbered"),
        ("login", Past, "logged in", "logged in"),
        ("setup", Gerund, "setting up", "setting up"),
        ("outbuy", Past, "outbought", "outbought"),
    ] {
        assert_eq!(LEXICON.inflect_verb(lemma, form, Variety::British), british, "{lemma}");
        assert_eq!(LEXICON.inflect_verb(lemma, form, Variety::American), american, "{lemma}");
    }
}

#[test]
fn be_agrees() {
    assert_eq!(be_form(VerbForm::Present3, BePerson::FirstSingular), "am");
    assert_eq!(be_form(VerbForm::Present3, BePerson::Other), "are");
    assert_eq!(be_form(VerbForm::Past, BePerson::FirstSingular), "was");
    assert_eq!(be_form(VerbForm::Past, BePerson::Other), "were");
}

#[test]
fn irregular_verbs_both_ways() {
    for verb in &LEXICON.verbs {
        for (field, form) in [(verb.past, VerbForm::Past), (verb.participle, VerbForm::PastParticiple)] {
            for variant in variants(field) {
                let readings = LEXICON.verb(variant);
                let found =
                    readings.iter().any(|reading| reading.lemma == verb.base && reading.forms.has(form));
                assert!(found, "{variant} is {form:?} of {}", verb.base);
            }
            for variety in Variety::ALL {
                let word = LEXICON.inflect_verb(verb.base, form, variety);
                assert!(variants(field).any(|variant| variant == word), "{} gives {word}", verb.base);
            }
        }
    }
}

#[test]
fn irregular_nouns_both_ways() {
    for noun in &LEXICON.nouns {
        let plural = LEXICON.pluralise(noun.singular);
        assert_eq!(LEXICON.singularise(&plural), noun.singular, "{plural}");
        for plural in noun.plurals.split('/').filter(|plural| !matches!(*plural, "-" | "=")) {
            assert_eq!(LEXICON.singularise(plural), noun.singular, "{plural}");
            assert!(LEXICON.tags(plural).has(Tag::Noun), "{plural}");
        }
    }
}

#[test]
fn every_form_of_every_verb_is_read_back() {
    let mut wrong = Vec::new();
    for lemma in verbs() {
        for form in VerbForm::ALL {
            for variety in Variety::ALL {
                let word = LEXICON.inflect_verb(lemma, form, variety).into_owned();
                if word.contains(' ') {
                    continue;
                }
                let readings = LEXICON.verb(&word);
                if !readings.iter().any(|reading| reading.lemma == lemma && reading.forms.has(form)) {
                    wrong.push(format!("{lemma} {form:?} {word}"));
                }
                if !LEXICON.tags(&word).has(Tag::Verb)
                    && !LEXICON.known(&word).is_some_and(|known| known.has(flag::CLOSED))
                {
                    wrong.push(format!("{word} is not tagged VERB"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_reading_of_every_word_is_spelled_back() {
    let mut wrong = Vec::new();
    for (word, _) in LEXICON.listed() {
        for reading in &LEXICON.verb(word) {
            if reading.lemma == "be" || word.starts_with('\'') {
                continue;
            }
            for form in reading.forms.iter() {
                let spelled = Variety::ALL
                    .map(|variety| LEXICON.inflect_verb(&reading.lemma, form, variety).into_owned());
                let irregular = LEXICON.verbs.iter().find(|verb| verb.base == reading.lemma);
                let accepted = irregular.is_some_and(|verb| {
                    variants(verb.past).chain(variants(verb.participle)).any(|variant| variant == word)
                });
                if !accepted && !spelled.iter().any(|spelled| spelled == word) {
                    wrong.push(format!("{word} as {form:?} of {} is {spelled:?}", reading.lemma));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nouns_are_inflected() {
    for (singular, plural) in [
        ("parcel", "parcels"),
        ("delivery", "deliveries"),
        ("address", "addresses"),
        ("box", "boxes"),
        ("purchase", "purchases"),
        ("cache", "caches"),
        ("headache", "headaches"),
        ("branch", "branches"),
        ("bus", "buses"),
        ("bonus", "bonuses"),
        ("status", "statuses"),
        ("virus", "viruses"),
        ("response", "responses"),
        ("movie", "movies"),
        ("cookie", "cookies"),
        ("key", "keys"),
        ("photo", "photos"),
        ("shoe", "shoes"),
        ("potato", "potatoes"),
        ("knife", "knives"),
        ("proof", "proofs"),
        ("person", "people"),
        ("postman", "postmen"),
        ("specimen", "specimens"),
        ("human", "humans"),
        ("child", "children"),
        ("analysis", "analyses"),
        ("quiz", "quizzes"),
        ("size", "sizes"),
        ("axis", "axes"),
        ("tie", "ties"),
        ("glass", "glasses"),
        ("gas", "gases"),
        ("top-up", "top-ups"),
        ("mix-up", "mix-ups"),
        ("technician", "technicians"),
    ] {
        assert_eq!(LEXICON.pluralise(singular), plural);
        if singular != "glass" {
            assert_eq!(LEXICON.singularise(plural), singular);
        }
        assert!(LEXICON.tags(plural).has(Tag::Noun), "{plural}");
    }
    let number = |word| LEXICON.noun(word).map(|noun| (noun.number, noun.uncountable));
    assert_eq!(number("sheep"), Some((Number::Both, false)));
    assert_eq!(number("series"), Some((Number::Both, false)));
    assert_eq!(number("information"), Some((Number::Singular, true)));
    assert_eq!(number("luggage"), Some((Number::Singular, true)));
    assert_eq!(number("times"), Some((Number::Plural, false)));
    assert_eq!(number("process"), Some((Number::Singular, false)));
    assert_eq!(number("parcels"), Some((Number::Plural, false)));
    assert_eq!(number("interesting"), Some((Number::Singular, false)));
    assert_eq!(number("arrives"), None);
    assert_eq!(number("you"), None);
    assert_eq!(LEXICON.pluralise("information"), "information");
}

#[test]
fn spelling_varieties() {
    for (british, american) in [
        ("colour", "color"),
        ("coloured", "colored"),
        ("colourful", "colorful"),
        ("favourites", "favorites"),
        ("apologise", "apologize"),
        ("apologised", "apologized"),
        ("organisation", "organization"),
        ("authorisation", "authorization"),
        ("centre", "center"),
        ("centred", "centered"),
        ("cancelled", "canceled"),
        ("cancelling", "canceling"),
        ("travelled", "traveled"),
        ("traveller", "traveler"),
        ("analysing", "analyzing"),
        ("enrolled", "enrolled"),
        ("enrolment", "enrollment"),
        ("fulfil", "fulfill"),
        ("fulfilled", "fulfilled"),
        ("neighbours", "neighbors"),
        ("defence", "defense"),
        ("grey", "gray"),
        ("exercise", "exercise"),
        ("advised", "advised"),
        ("surprised", "surprised"),
        ("promise", "promise"),
        ("visited", "visited"),
        ("parcel", "parcel"),
    ] {
        assert_eq!(LEXICON.to_variety(british, Variety::American), american);
        assert_eq!(LEXICON.to_variety(american, Variety::British), british);
    }
    assert_eq!(LEXICON.to_variety("cheque", Variety::American), "check");
    assert_eq!(LEXICON.to_variety("check", Variety::British), "check");
    assert_eq!(LEXICON.to_variety("tired", Variety::British), "tired");
    let detect = |text: &'static str| LEXICON.detect_variety(text.split(' '));
    assert_eq!(detect("we apologise for the delay"), Some(Variety::British));
    assert_eq!(detect("we apologize for the delay"), Some(Variety::American));
    assert_eq!(detect("we apologize for the colour"), Some(Variety::British));
    assert_eq!(detect("your order was canceled"), Some(Variety::American));
    assert_eq!(detect("your order was cancelled"), Some(Variety::British));
    assert_eq!(detect("we are sorry for the delay"), None);
}

#[test]
fn arbitrary_words_never_panic() {
    let alphabet: Vec<char> = "aeioustdginly'-’éßİ中😀\u{301}1. ".chars().collect();
    let endings = ["", "s", "es", "ies", "ed", "ing", "er", "est", "'s", "-", "ised"];
    let mut state = 1u32;
    let mut next = move |bound: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % bound
    };
    for _ in 0..10_000 {
        let length = next(14);
        let mut word: String = (0..length).filter_map(|_| alphabet.get(next(alphabet.len()))).collect();
        word.push_str(endings.get(next(endings.len())).unwrap_or(&""));
        check_total(&word);
    }
    for length in [38, 39, 40, 41, 1 << 20] {
        check_total(&"a".repeat(length));
        check_total(&"é".repeat(length));
        check_total(&format!("{}ies", "b".repeat(length)));
        check_total(&"-ed".repeat(length));
    }
}

#[test]
fn what_is_unpacked_packs_to_the_same_bytes() {
    let tables = format::Tables::decode(PACKED).unwrap_or_default();
    assert_eq!(tables.encode(), PACKED);
}

/// Calls everything with a word, which must not panic, and gives any word some tag.
fn check_total(word: &str) {
    assert_eq!(LEXICON.tags(word).is_empty(), word.is_empty(), "{word:?}");
    for reading in &LEXICON.verb(word) {
        assert!(!reading.forms.is_empty());
    }
    LEXICON.noun(word);
    LEXICON.pluralise(word);
    LEXICON.singularise(word);
    for variety in Variety::ALL {
        LEXICON.to_variety(word, variety);
        for form in VerbForm::ALL {
            LEXICON.inflect_verb(word, form, variety);
        }
    }
    LEXICON.detect_variety([word]);
}

#[test]
fn foreign_bytes_are_no_lexicon() {
    assert!(Lexicon::from_packed(b"").is_none());
    assert!(Lexicon::from_packed(&[255; 64]).is_none());
    assert!(PACKED.len() > 10_000);
    for cut in (0..PACKED.len() - 1).step_by(997) {
        assert!(PACKED.get(..cut).is_some_and(|part| Lexicon::from_packed(part).is_none()));
    }
}
