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
use crate::route::View;
use crate::signal::Signal;
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

    /// Practice and blind spots.
    views: fn practice(coach: Coach, keeper: Keeper, shown: Signal<View>) -> () = view::practice::start(coach, keeper, shown);

    /// Counts what the drafts trip.
    views: fn watch(coach: Coach, keeper: Keeper) -> () = view::blind_spots::watch(coach, keeper);

    /// Offers a link with the draft.
    views: fn share(coach: Coach, keeper: Keeper) -> () = view::share::start(coach, keeper);

    /// Offers a link with a scenario.
    views: fn share_scenario(coach: Coach, keeper: Keeper, file: String) -> () = leptos::task::spawn_local(view::share::offer_scenario(coach, keeper, file));

    /// Shows what a link holds, this one and those that follow.
    views: fn receive(coach: Coach, keeper: Keeper, shown: Signal<View>) -> () = view::share::start_receiving(coach, keeper, shown);

    /// The Train view.
    views: fn train(coach: Coach, keeper: Keeper, shown: Signal<View>) -> () = view::train::start(coach, keeper, shown);

    /// Puts a scenario that somebody shared into the list; gives its id, or nothing when it cannot be read.
    views: fn take_scenario(file: String) -> Option<String> = view::train::take(&file);

    /// What judges the reply as a whole: the good moves, the checklist, the notes.
    whole: fn judge(coach: Coach) -> () = coach.set_judge(whole::judge());

    /// What the page says of the reply as a whole, below the draft.
    whole: fn whole_reply(coach: Coach) -> () = view::whole_reply(coach);
}
