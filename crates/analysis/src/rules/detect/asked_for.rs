//! Asking for a detail that stands in the customer's message: an order number, a phone number, a version. It knows what
//! such details look like, and never reads what they say.

use super::is_asked;
use crate::among;
use crate::reframe::Parts;
use crate::rules::{Context, Hit};
use crate::text::case;

/// *What is your order number?*, *please send us your e-mail address* when the message has it.
pub fn detail(context: &Context<'_, '_>) -> Vec<Hit> {
    let doc = context.doc;
    let (Some(sentence), Some(message)) = (context.sentence(), &context.situation.message) else {
        return Vec::new();
    };
    let tokens = sentence.tokens.clone();
    let asked = is_asked(context);
    let wants = |at: usize| {
        let ours = || at.checked_sub(1).is_some_and(|at| among!(doc.word(at), "i we will also still"));
        // "You did not include your order number."
        let missed = among!(doc.word(at), "give include indicate mention provide quote send share state")
            && at.checked_sub(1).is_some_and(|before| doc.word(before) == "not");
        among!(doc.word(at), "please pls plz kindly")
            || missed
            || matches!(doc.word(at), "need" | "require") && ours()
    };
    if !asked && !tokens.clone().any(wants) {
        return Vec::new();
    }
    let said = message.doc().text();
    for at in tokens.clone() {
        let Some((kind, first)) = kind_of(context, at) else { continue };
        let owner = (first.saturating_sub(3).max(tokens.start)..first)
            .rev()
            .find(|&at| among!(doc.word(at), "your ur the what which"));
        let alone = asked && tokens.len() <= 5 && first <= tokens.start + 1;
        let Some(start) = owner.or(alone.then_some(first)) else { continue };
        let owned = among!(doc.word(start), "your ur the");
        let verb = (start.saturating_sub(9).max(tokens.start)..start + usize::from(!owned)).find(|&at| {
            among!(
                doc.word(at),
                "what whats which provide share send give tell confirm quote supply forward mention indicate advise \
                 include state need require have know get"
            )
        });
        let another =
            (start..at).any(|at| among!(doc.word(at), "new other correct second different right next"));
        let named = (at + 1..tokens.end).any(|at| doc.word(at).bytes().any(|byte| byte.is_ascii_digit()));
        let kept = among!(doc.word(at + 1), "ready handy safe");
        if (verb.is_none() && !alone) || another || named || kept || !has(said, kind) {
            continue;
        }
        let from = verb.unwrap_or(start);
        let parts = Parts {
            replaced: tokens.clone(),
            object: Some(start..at + 1).filter(|_| owner.is_some() && owned),
            usage: if doc.clauses_of(sentence).len() < 2 { "whole" } else { "" },
            ..Parts::default()
        };
        return vec![Hit { marked: from..at + 1, parts }];
    }
    Vec::new()
}

/// A kind of detail.
#[derive(Clone, Copy)]
enum Kind<'d> {
    /// The number of this: an order, a booking.
    NumberOf(&'d str),
    Phone,
    Email,
    Name,
    Date,
    Version,
    Device,
}

/// The kind of detail whose last word is at `at`, and its first word.
fn kind_of<'d>(context: &Context<'d, '_>, at: usize) -> Option<(Kind<'d>, usize)> {
    let doc = context.doc;
    let before = at.checked_sub(1).map_or("", |at| doc.word(at));
    let kind = match doc.word(at) {
        "number" | "no" | "id" | "reference" | "ref" | "code" | "nr" => match before {
            "phone" | "telephone" | "mobile" | "contact" | "cell" => Kind::Phone,
            before
                if among!(
                    before,
                    "account booking case claim customer invoice incident member membership order policy reference \
                     reservation serial ticket tracking"
                ) =>
            {
                Kind::NumberOf(before)
            }
            _ => return None,
        },
        "address" if among!(before, "email e-mail mail") => Kind::Email,
        "email" | "e-mail" if doc.word(at + 1) != "address" => return Some((Kind::Email, at)),
        "name"
            if !among!(before, "user domain file brand product display")
                && !matches!(doc.word(at + 1), "of" | "on") =>
        {
            return Some((Kind::Name, at));
        }
        // "The date of the visit", "the date on the letter" are ours to give.
        "date"
            if match doc.word(at + 1) {
                "of" => (at + 2..at + 4)
                    .any(|at| among!(doc.word(at), "delivery order payment purchase transaction travel")),
                next => !among!(next, "on for suits works would you that"),
            } =>
        {
            return Some((Kind::Date, at));
        }
        "version" => return Some((Kind::Version, at)),
        "model" | "device" | "browser" | "phone" => return Some((Kind::Device, at)),
        _ => return None,
    };
    Some((kind, at.saturating_sub(1)))
}

/// Whether the message has such a detail.
fn has(said: &str, kind: Kind<'_>) -> bool {
    let words: Vec<String> = said
        .split_whitespace()
        .map(|word| {
            word.trim_matches(|c: char| !case::is_letter_or_digit(c) && c != '#' && c != '+')
                .to_ascii_lowercase()
        })
        .collect();
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let dates = "january february march april may june july august september october november december jan feb mar apr \
                 jun jul aug sep sept oct nov dec";
    let any = |is: &dyn Fn(usize) -> bool| (0..words.len()).any(is);
    match kind {
        Kind::NumberOf(thing) => any(&|at| {
            word(at) == thing
                && (at + 1..at + 7)
                    .any(|at| word(at).len() > 3 && digits(word(at)) > 1 && !word(at).contains([':', '/']))
        }),
        Kind::Phone => any(&|at| {
            let opens = word(at).starts_with(['0', '+']);
            let run = (at..at + 5).map_while(|at| words.get(at)).take_while(|word| {
                word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'('))
            });
            opens && (7..=15).contains(&run.map(|word| digits(word)).sum::<usize>())
        }),
        Kind::Email => any(&|at| {
            word(at).split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        }),
        Kind::Name => {
            let introduced = any(&|at| word(at) == "name" && matches!(word(at + 1), "is" | "s"));
            let mut lines = said.trim_end().lines().filter(|line| !line.trim().is_empty());
            let last = lines.next_back().map(str::trim).unwrap_or_default();
            let capital = |word: &str| word.chars().next().is_some_and(case::is_capital);
            let signed = lines.next().is_some()
                && last.len() < 30
                && !last.contains(['.', '!', '?', ','])
                && last.split(' ').count() < 4
                && last.split(' ').all(capital);
            introduced || signed
        }
        Kind::Date => any(&|at| {
            let month = dates.split(' ').any(|month| month == word(at));
            let day = |at: usize| digits(word(at)) > 0 && word(at).len() < 5;
            month && (day(at + 1) || at > 0 && day(at - 1))
                || matches!(word(at).matches(['/', '-', '.']).count(), 2) && digits(word(at)) > 3
        }),
        Kind::Version => any(&|at| {
            let number = word(at).trim_start_matches('v');
            let dotted =
                number.contains('.') && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            dotted || word(at) == "version" && digits(word(at + 1)) > 0
        }),
        Kind::Device => any(&|at| {
            among!(
                word(at),
                "android chromebook firefox galaxy huawei ipad iphone macbook motorola nokia oneplus pixel samsung \
                 thinkpad xiaomi"
            )
        }),
    }
}
