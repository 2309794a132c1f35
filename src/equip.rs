//! What the engine knows beyond its own rules: what the person's product is called.

use leptos::prelude::*;
use reply_coach_analysis::pack::product::Product;

use crate::coach::Coach;

/// Keeps the engine equipped; what is wrong with the product's name, if anything, is in the signal.
pub fn start(coach: Coach) -> RwSignal<Option<String>> {
    let trouble = RwSignal::new(None);
    let product = Memo::new(move |_| coach.settings.with(|settings| settings.product.clone()));
    let mut before = String::new();
    crate::dom::follow(move || {
        let name = product.get();
        if name == before {
            return;
        }
        coach.change_engine(|engine| {
            let engine = engine.with_packs(Vec::new());
            let product = (!name.is_empty()).then(|| Product::new(&name, engine.lexicon()));
            trouble.set(product.as_ref().and_then(|product| product.as_ref().err().cloned()));
            match product {
                Some(Ok(product)) => engine.with_product(product),
                _ => engine,
            }
        });
        before = name;
    });
    trouble
}
