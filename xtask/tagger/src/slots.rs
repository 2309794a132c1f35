//! Every verb of the lexicon in the places where a verb must be found: after *you*, *to*, *please* and a modal, and at
//! the start of an imperative. A treebank has too few of them to show what goes wrong there.

use std::fmt::Write;

use reply_coach_analysis::{
    lexicon::{Lexicon, Variety, VerbForm},
    tag::Tag,
    tagger::{Tagger, repair::REPAIRS, walk},
};

use crate::measure::Share;

/// Sentences with a place for a verb, and the form it has there.
const FRAMES: [(&str, VerbForm); 20] = [
    ("you _ the box", VerbForm::Base),
    ("If you _ it , we will help .", VerbForm::Base),
    ("You never _ your phone .", VerbForm::Base),
    ("Please _ your order again .", VerbForm::Base),
    ("please _ it", VerbForm::Base),
    ("kindly _ the form", VerbForm::Base),
    ("_ your account first .", VerbForm::Base),
    ("_ the new code , please .", VerbForm::Base),
    ("first , _ it again", VerbForm::Base),
    ("You forgot to _ the receipt .", VerbForm::Base),
    ("you did n't _ it", VerbForm::Base),
    ("you should _ them first", VerbForm::Base),
    ("You need to _ us .", VerbForm::Base),
    ("you ca n't _ this", VerbForm::Base),
    ("You _ the box .", VerbForm::Past),
    ("the error came because you _ it", VerbForm::Past),
    ("You have not _ the form .", VerbForm::PastParticiple),
    ("you should have _ it", VerbForm::PastParticiple),
    ("u _ my parcel", VerbForm::Past),
    ("You are _ the app .", VerbForm::Gerund),
];

/// The share of verbs found in each sentence, and what the repairs change there.
pub fn report(tagger: &Tagger, lexicon: &Lexicon) -> String {
    let known = |word: &str| lexicon.tags(word);
    let mut verbs: Vec<&str> =
        lexicon.listed().map(|(word, _)| word).filter(|word| lexicon.is_verb(word)).collect();
    verbs.sort_unstable();
    let mut text = String::new();
    let mut better = vec![0; REPAIRS.len()];
    let mut out = Vec::new();
    for (frame, form) in FRAMES {
        let place = frame.split(' ').position(|token| token == "_").unwrap_or(0);
        let (mut before, mut after) = (Share::default(), Share::default());
        let mut missed = Vec::new();
        for verb in &verbs {
            let mut verb = lexicon.inflect_verb(verb, form, Variety::British).into_owned();
            if place == 0 {
                verb[..1].make_ascii_uppercase();
            }
            let tokens = frame.split(' ').map(|token| if token == "_" { verb.as_str() } else { token });
            out.clear();
            walk(tokens.clone(), &known, &mut out, |context| {
                let guess = tagger.guess(context);
                if context.index == place && guess != Tag::Verb {
                    for (repair, better) in REPAIRS.iter().zip(&mut better) {
                        *better += usize::from((repair.apply)(context, guess) == Some(Tag::Verb));
                    }
                }
                guess
            });
            before.add(out.get(place) == Some(&Tag::Verb));
            out.clear();
            tagger.tag(tokens, known, &mut out);
            after.add(out.get(place) == Some(&Tag::Verb));
            if out.get(place) != Some(&Tag::Verb) && missed.len() < 8 {
                missed.push(format!("{verb} {}", out.get(place).map_or("", |tag| tag.name())));
            }
        }
        let _ = writeln!(text, "{frame:<36} {before}, repaired {after}: {}", missed.join(", "));
    }
    for (repair, better) in REPAIRS.iter().zip(better).filter(|(_, better)| *better > 0) {
        let _ = writeln!(text, "{:<36} better {better}", repair.name);
    }
    text
}
