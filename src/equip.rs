//! What the engine knows beyond its own rules: the team's packs, and what the person's product is called.

use leptos::prelude::*;
use leptos::task::spawn_local;
use reply_coach_analysis::pack::problem::Problems;
use reply_coach_analysis::pack::product::Product;
use reply_coach_analysis::pack::{Pack, pattern::PatternCompiler};

use crate::coach::Coach;
use crate::dom;
use crate::patterns;
use crate::storage::{Shelf, Trouble};

/// What the keys of packs begin with; the pack's name follows.
const PACK: &str = "reply-coach.pack.";

/// A pack as it is kept: its file, to the letter.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptPack {
    /// Its name.
    pub name: String,
    /// The file.
    pub json: String,
}

/// What the engine is equipped with.
#[derive(Clone, Copy)]
pub struct Equipment {
    coach: Coach,
    /// The packs that are kept.
    pub packs: RwSignal<Vec<KeptPack>>,
    /// What is wrong with the product's name, if anything.
    pub product_trouble: RwSignal<Option<String>>,
}

impl Equipment {
    /// Equips the engine now, and again whenever packs or the product change.
    pub fn start(coach: Coach) -> Equipment {
        let equipment =
            Equipment { coach, packs: RwSignal::new(kept()), product_trouble: RwSignal::new(None) };
        let product = Memo::new(move |_| coach.settings.with(|settings| settings.product.clone()));
        let mut plain = true;
        dom::follow(move || {
            let (packs, product) = (equipment.packs.get(), product.get());
            let was_plain = std::mem::replace(&mut plain, packs.is_empty() && product.is_empty());
            if was_plain && plain {
                return;
            }
            if packs.iter().any(|pack| has_patterns(&pack.json)) {
                // Until the module is there, everything but the patterns is looked for.
                spawn_local(async move {
                    if patterns::load().await {
                        equipment.equip(&packs, &product, Some(&patterns::Module));
                    } else {
                        equipment.equip(&packs, &product, None);
                    }
                });
            } else {
                equipment.equip(&packs, &product, None);
            }
        });
        dom::on(&window(), "storage", move |event| {
            let key = crate::json::text(&event, "key");
            if key.is_some_and(|key| key.starts_with(PACK)) {
                equipment.packs.set(kept());
            }
        });
        equipment
    }

    fn equip(self, packs: &[KeptPack], product: &str, compiler: Option<&dyn PatternCompiler>) {
        self.coach.change_engine(|engine| {
            // What was read when it came in is read again without a problem.
            let read =
                packs.iter().filter_map(|pack| Pack::read(&pack.json, engine.lexicon(), compiler).ok());
            let read: Vec<Pack> = read.collect();
            let engine = engine.with_packs(read);
            let product = (!product.is_empty()).then(|| Product::new(product, engine.lexicon()));
            self.product_trouble.set(product.as_ref().and_then(|product| product.as_ref().err().cloned()));
            match product {
                Some(Ok(product)) => engine.with_product(product),
                _ => engine,
            }
        });
    }

    /// Reads a pack, and keeps it in place of one of the same name.
    ///
    /// # Errors
    /// What is wrong with it, line by line; or why it could not be kept.
    pub async fn import(self, json: String) -> Result<String, Result<Problems, Trouble>> {
        let compiler: Option<&dyn PatternCompiler> =
            if has_patterns(&json) && patterns::load().await { Some(&patterns::Module) } else { None };
        let mut read = Err(Problems::default());
        self.coach.change_engine(|engine| {
            read = Pack::read(&json, engine.lexicon(), compiler).map(|pack| pack.name().to_owned());
            engine
        });
        let name = read.map_err(Ok)?;
        self.keep(KeptPack { name: name.clone(), json }).map_err(Err)?;
        Ok(name)
    }

    /// Keeps a pack.
    ///
    /// # Errors
    /// When the browser has no room or keeps nothing; the pack is in use for this visit all the same.
    pub fn keep(self, pack: KeptPack) -> Result<(), Trouble> {
        let put = Shelf::Browser.put(&[PACK, &pack.name].concat(), &pack.json);
        self.packs.update(|packs| {
            packs.retain(|known| known.name != pack.name);
            packs.push(pack);
        });
        put
    }

    /// Forgets a pack.
    pub fn remove(self, name: &str) {
        Shelf::Browser.remove(&[PACK, name].concat());
        self.packs.update(|packs| packs.retain(|pack| pack.name != name));
    }
}

fn kept() -> Vec<KeptPack> {
    let keys = Shelf::Browser.keys(PACK).into_iter();
    let packs = keys.filter_map(|key| {
        Some(KeptPack { json: Shelf::Browser.raw(&key)?, name: key[PACK.len()..].to_owned() })
    });
    packs.collect()
}

/// Whether the file may have patterns in it; one that only speaks of them costs a module that is not needed.
fn has_patterns(json: &str) -> bool {
    json.contains("\"pattern\"")
}
