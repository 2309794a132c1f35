//! What `{system}` stands for: the person's own products, then those of packs, then what the draft calls it, else *the
//! system*.

use std::ops::Range;

use crate::among;
use crate::lexicon::Number;
use crate::rules::Context;
use crate::situation::is_system;
use crate::tag::Tag;

/// How far before a rewrite, in tokens, the draft may have named the thing.
const NEAR: usize = 40;

/// The name for the place of a rewrite that replaces these tokens.
pub(super) fn name(context: &Context<'_, '_>, replaced: &Range<usize>) -> String {
    let given = [&context.situation.products, &context.language.products];
    let product = given.into_iter().find_map(|products| products.near(context.doc, replaced.start));
    match product {
        Some(product) => product.to_owned(),
        None => of_draft(context, replaced).unwrap_or_else(|| "the system".to_owned()),
    }
}

/// *the app*, *our booking page*, as the draft has it; nothing when it names two, or names it within the words that are
/// replaced, where it would come twice.
fn of_draft(context: &Context<'_, '_>, replaced: &Range<usize>) -> Option<String> {
    let doc = context.doc;
    let names = |at: usize| is_system(doc.word(at)) && doc.tag(at) == Tag::Noun;
    if replaced.clone().any(names) {
        return None;
    }
    let end = context.sentence().map_or(replaced.end, |sentence| sentence.tokens.end);
    let around = (replaced.start.saturating_sub(NEAR)..replaced.start)
        .chain(replaced.end..end.min(replaced.end + NEAR));
    let mut found: Option<(usize, usize)> = None;
    for at in around.filter(|&at| names(at)) {
        if found.is_some_and(|(_, other)| doc.word(other) != doc.word(at)) {
            return None;
        }
        // "The app", "our booking page"; "an app" is any, and a longer name may be something else.
        let first =
            (1..=2).filter_map(|back| at.checked_sub(back)).find(|&first| is_definite(doc.word(first)));
        let plain = |first: usize| (first + 1..at).all(|word| matches!(doc.tag(word), Tag::Adj | Tag::Noun));
        if let Some(first) = first.filter(|&first| plain(first)) {
            found = Some((first, at));
        }
    }
    let (first, at) = found?;
    let lexicon = &context.language.lexicon;
    let single = lexicon.noun(doc.word(at)).is_some_and(|noun| noun.number == Number::Singular);
    // Part of a longer name: "the app store".
    let ends = !matches!(doc.tag(at + 1), Tag::Noun | Tag::Propn | Tag::Num);
    let owner = if doc.word(first) == "our" { "our" } else { "the" };
    (single && ends).then(|| format!("{owner} {}", doc.text_of(first + 1..at + 1)))
}

fn is_definite(word: &str) -> bool {
    among!(word, "the our your this")
}

#[cfg(test)]
mod tests {
    use crate::{Engine, Request};

    #[track_caller]
    fn check(engine: &Engine, products: &[&str], before: &str, expect: &str) {
        let products: Vec<String> = products.iter().map(|name| (*name).to_owned()).collect();
        let draft = format!("{before}you entered the wrong code.");
        let report = engine.report(&Request { products: &products, ..Request::new(&draft) });
        let found =
            report.findings.iter().find(|finding| finding.family == crate::Family::Blame).expect("blame");
        assert_eq!(found.reframes.first().map(|first| &*first.text), Some(expect), "{draft}");
    }

    #[test]
    fn the_persons_own_then_the_drafts_else_the_system() {
        let engine = Engine::new();
        let check = |products: &[&str], before: &str, expect: &str| check(&engine, products, before, expect);
        check(&[], "It stopped because ", "the system was looking for a different code");
        check(
            &[],
            "Thanks for trying our new app. It stopped because ",
            "our new app was looking for a different code",
        );
        check(
            &[],
            "The login on the website failed because ",
            "the website was looking for a different code",
        );
        check(
            &[],
            "The app and the website are up. It stopped because ",
            "the system was looking for a different code",
        );
        check(&[], "I like an app. It stopped because ", "the system was looking for a different code");
        check(&[], "In the app store it stopped because ", "the system was looking for a different code");
        check(&["Homebox"], "The Homebox app stopped because ", "Homebox was looking for a different code");
        check(
            &["the routers", "", "router"],
            "Your router stopped because ",
            "the router was looking for a different code",
        );
        check(&["Homebox"], "Our app stopped because ", "our app was looking for a different code");
    }
}
