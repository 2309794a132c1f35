//! What comes after the first download, and in which chunk. To add a view: one line here, and one in `crate::view`
//! that says when it is needed.
//!
//! Whatever is reached from here alone is kept out of the first download. So nothing else may call what these
//! functions call; what the page needs before they are loaded stays where it is.

use reply_coach_analysis::whole;

use crate::coach::Coach;
use crate::equip::{self, Equipment, Trouble};
use crate::keep::Keeper;
use crate::later::later;
use crate::{edits, view};

later! {
    /// The settings dialog.
    views: fn settings(coach: Coach, keeper: Keeper, equipment: Equipment) -> () = view::settings::start(coach, keeper, equipment);

    /// The list of drafts.
    views: fn drafts(coach: Coach, keeper: Keeper) -> () = view::drafts::start(coach, keeper);

    /// The draft beside what becomes of it.
    views: fn compare(coach: Coach) -> () = view::compare::start(coach);

    /// Help.
    views: fn help() -> () = view::help::start();

    /// The packs view.
    views: fn packs(equipment: Equipment) -> () = view::packs::start(equipment);

    /// The button that puts every safe rewrite into the draft.
    views: fn reframe_all(coach: Coach) -> () = edits::start_reframe_all(coach);

    /// Equips the engine with the packs that are kept, and with the product.
    views: fn equip(equipment: Equipment, patterns: bool) -> () = equip::equip(equipment, patterns);

    /// Reads a pack and keeps it.
    views: fn read_pack(equipment: Equipment, json: String, patterns: bool) -> Result<String, Trouble> = equip::read(equipment, json, patterns);

    /// What judges the reply as a whole, the good moves included, and what the page says of it below the draft.
    whole: fn whole_reply(coach: Coach) -> () = {
        coach.change_engine(|engine| engine.set_whole(whole::judge()));
        view::whole_reply(coach)
    };
}
