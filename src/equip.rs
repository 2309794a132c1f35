//! What the engine knows beyond its own rules: the team's packs, and what the person's product is called.

use leptos::prelude::*;
use leptos::task::spawn_local;
use reply_coach_analysis::pack::problem::Problems;
use reply_coach_analysis::pack::{Pack, pattern::PatternCompiler};
use reply_coach_analysis::product::Product;

use crate::announce::Rank;
use crate::coach::Coach;
use crate::signal::{Memo, Signal};
use crate::storage::{self, Shelf};
use crate::{chunks, dom, patterns, words};

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

/// Why a pack that was read is not kept.
pub enum Trouble {
    /// It is not understood.
    Refused(Problems),
    /// The browser has no room or keeps nothing.
    NotKept,
    /// What reads packs could not be loaded.
    NotLoaded,
}

/// What the engine is equipped with.
#[derive(Clone, Copy)]
pub struct Equipment {
    coach: Coach,
    /// The packs that are kept.
    pub packs: Signal<Vec<KeptPack>>,
    /// What is wrong with the product's name, if anything.
    pub product_trouble: Signal<Option<String>>,
}

impl Equipment {
    /// Equips the engine now, and again whenever packs or the product change.
    pub fn start(coach: Coach) -> Equipment {
        let equipment = Equipment { coach, packs: Signal::new(kept()), product_trouble: Signal::new(None) };
        let product = Memo::new(move || coach.settings.with(|settings| settings.product.clone()));
        let mut plain = true;
        dom::follow(move || {
            let (packs, product) = (equipment.packs.get(), product.get());
            let was_plain = std::mem::replace(&mut plain, packs.is_empty() && product.is_empty());
            if was_plain && plain {
                return;
            }
            let wanted = packs.iter().any(|pack| has_patterns(&pack.json));
            spawn_local(async move {
                // Without the module, everything but the patterns is looked for.
                let patterns = wanted && patterns::load().await;
                if chunks::equip(equipment, patterns).await.is_err() {
                    equipment.coach.announcer.say(Rank::Done, words::NOT_LOADED);
                }
            });
        });
        dom::on(&window(), "storage", move |event| {
            let key = crate::json::text(&event, "key");
            if key.is_some_and(|key| key.starts_with(PACK)) {
                equipment.packs.set(kept());
            }
        });
        equipment
    }

    /// Reads a pack, and keeps it in place of one of the same name.
    ///
    /// # Errors
    /// What is wrong with it, line by line; or why it could not be kept.
    pub async fn import(self, json: String) -> Result<String, Trouble> {
        let patterns = has_patterns(&json) && patterns::load().await;
        chunks::read_pack(self, json, patterns).await.unwrap_or(Err(Trouble::NotLoaded))
    }

    /// Keeps a pack.
    ///
    /// # Errors
    /// When the browser has no room or keeps nothing; the pack is in use for this visit all the same.
    pub fn keep(self, pack: KeptPack) -> Result<(), storage::Trouble> {
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

fn compiler(patterns: bool) -> Option<&'static dyn PatternCompiler> {
    if patterns { Some(&patterns::Module) } else { None }
}

/// Equips the engine with what is kept and chosen at this moment.
pub fn equip(equipment: Equipment, patterns: bool) {
    let Equipment { coach, packs, product_trouble } = equipment;
    coach.change_engine(|engine| {
        let read = packs.with_untracked(|packs| {
            // What was read when it came in is read again without a problem.
            let read = |pack: &KeptPack| Pack::read(&pack.json, engine.lexicon(), compiler(patterns)).ok();
            packs.iter().filter_map(read).collect()
        });
        engine.set_packs(read);
        let name = coach.settings.with_untracked(|settings| settings.product.clone());
        let product = (!name.is_empty()).then(|| Product::new(&name, engine.lexicon()));
        product_trouble.set(product.as_ref().and_then(|product| product.as_ref().err().cloned()));
        if let Some(Ok(product)) = product {
            engine.add_product(product);
        }
    });
}

/// Reads a pack, and keeps it in place of one of the same name.
pub fn read(equipment: Equipment, json: String, patterns: bool) -> Result<String, Trouble> {
    let mut read = Err(Problems::default());
    equipment.coach.change_engine(|engine| {
        read = Pack::read(&json, engine.lexicon(), compiler(patterns)).map(|pack| pack.name().to_owned());
    });
    let name = read.map_err(Trouble::Refused)?;
    equipment.keep(KeptPack { name: name.clone(), json }).map_err(|_| Trouble::NotKept)?;
    Ok(name)
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
