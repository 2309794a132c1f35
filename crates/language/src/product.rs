//! Product nouns: what a team calls the things its drafts are about.

use std::collections::HashMap;

use crate::document::Document;
use crate::lexicon::{Lexicon, Number};
use crate::text::case;
use crate::text::token::words_of;

/// How far from the place of a rewrite, in tokens, a product may be mentioned to be meant there.
const NEAR: usize = 200;

/// How many there may be.
pub const MOST: usize = 200;

/// Bytes of a name; what is longer is no name.
const LONGEST: usize = 200;

/// A thing with a name, such as *the router*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    shown: String,
    /// What drafts are searched for: the name without its article.
    words: Vec<String>,
}

impl Product {
    /// The product of this name; *the* is put before a common noun that comes without an article.
    ///
    /// # Errors
    /// When the name has no word in it or means several things, which rewrites could not agree with.
    pub fn new(name: &str, lexicon: &Lexicon) -> Result<Product, String> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut words = words_of(&name);
        let has_article =
            matches!(words.first().map(String::as_str), Some("the" | "a" | "an" | "your" | "our"));
        if has_article {
            words.remove(0);
        }
        let Some(head) = words.last() else { return Err("a product needs a name".to_owned()) };
        if lexicon.noun(head).is_some_and(|noun| noun.number == Number::Plural) {
            return Err(format!("\"{name}\" is several things; name one, such as \"the router\""));
        }
        let is_common = name.starts_with(case::is_small);
        let shown = if has_article || !is_common { name } else { format!("the {name}") };
        Ok(Product { shown, words })
    }

    /// As rewrites write it.
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

/// The products of all packs, found by their first word.
#[derive(Debug, Clone, Default)]
pub struct Products {
    list: Vec<Product>,
    by_first_word: HashMap<String, Vec<usize>>,
}

impl FromIterator<Product> for Products {
    fn from_iter<I: IntoIterator<Item = Product>>(products: I) -> Products {
        let mut all = Products::default();
        all.extend(products);
        all
    }
}

impl Extend<Product> for Products {
    fn extend<I: IntoIterator<Item = Product>>(&mut self, products: I) {
        for product in products {
            if let Some(first) = product.words.first() {
                self.by_first_word.entry(first.clone()).or_default().push(self.list.len());
            }
            self.list.push(product);
        }
    }
}

impl Products {
    /// The products of these names, as far as they can be used.
    pub fn named(names: &[String], lexicon: &Lexicon) -> Products {
        let usable = names.iter().take(MOST).filter(|name| name.len() <= LONGEST);
        usable.filter_map(|name| Product::new(name, lexicon).ok()).collect()
    }

    /// The product that was last spoken of before the token `at`, else the one spoken of first after it.
    pub fn near(&self, doc: &Document<'_>, at: usize) -> Option<&str> {
        if self.list.is_empty() {
            return None;
        }
        let before = (at.saturating_sub(NEAR)..at).rev();
        let after = at..at.saturating_add(NEAR).min(doc.tokens().len());
        before.chain(after).find_map(|token| self.mentioned(doc, token)).map(Product::shown)
    }

    /// The product whose name starts at this token, the longest when there are several.
    fn mentioned(&self, doc: &Document<'_>, at: usize) -> Option<&Product> {
        let candidates = self.by_first_word.get(doc.word(at))?;
        let products = candidates.iter().filter_map(|&index| self.list.get(index));
        let is_here = |product: &&Product| {
            product.words.iter().enumerate().all(|(offset, word)| doc.word(at + offset) == word)
        };
        products.filter(is_here).max_by_key(|product| product.words.len())
    }
}
