//! Sharing by link: what is shared is in the part of the address that browsers send to nobody.
//!
//! A link never takes the place of a draft: what it holds is opened beside the others, and only when the person says so.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos::task::spawn_local;
use reply_coach_analysis::{Cause, Channel};
use reply_coach_share::personal;
use reply_coach_share::{Refused, Shared};
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

use super::fetched;
use super::parts::{focus, hide, set_flag, text};
use super::rows::child;
use crate::announce::Rank;
use crate::coach::Coach;
use crate::copy;
use crate::dom::{self, Leaked, leaked};
use crate::drafts::Kept;
use crate::keep::Keeper;
use crate::route::View;
use crate::signal::Signal;
use crate::{chunks, deflate, words};

/// So much of what a link holds is shown before it is opened, in characters.
const PREVIEW: usize = 600;

thread_local! {
    static OPENED: Cell<Option<Sharing>> = const { Cell::new(None) };
}

/// What the dialog is about.
enum About {
    /// Something of one's own, to be put into a link.
    Own(Shared),
    /// What a link holds.
    Got(Shared),
}

#[derive(Clone, Copy)]
struct Sharing {
    coach: Coach,
    keeper: Keeper,
    about: Leaked<RefCell<Option<About>>>,
    /// The code for what is offered as it is ticked, once it is packed.
    code: Leaked<RefCell<Option<String>>>,
}

/// Lets the button offer a link with the open draft.
pub fn start(coach: Coach, keeper: Keeper) {
    dom::on_click("share-open", move || spawn_local(offer(coach, keeper)));
}

/// Shows what a link holds whenever one leads here, and asks what to do with it.
pub fn start_receiving(coach: Coach, keeper: Keeper, shown: Signal<View>) {
    dom::follow(move || {
        shown.track();
        if let Some(code) = code() {
            spawn_local(async move {
                if let Some(sharing) = opened(coach, keeper).await {
                    sharing.receive(&code).await;
                }
            });
        }
    });
}

async fn offer(coach: Coach, keeper: Keeper) {
    dom::part::<HtmlDialogElement>("drafts").close();
    let Kept { text: draft, customer, cause, channel } = coach.kept();
    if draft.trim().is_empty() {
        return coach.announcer.say(Rank::Done, words::SHARE_EMPTY);
    }
    let shared = Shared::Draft {
        text: draft,
        customer,
        cause: cause.id().to_owned(),
        channel: channel.id().to_owned(),
    };
    if let Some(sharing) = opened(coach, keeper).await {
        sharing.offer(shared).await;
    }
}

/// Offers a link with a scenario, given as its file.
pub async fn offer_scenario(coach: Coach, keeper: Keeper, file: String) {
    if let Some(sharing) = opened(coach, keeper).await {
        sharing.offer(Shared::Scenario(file)).await;
    }
}

async fn opened(coach: Coach, keeper: Keeper) -> Option<Sharing> {
    if !fetched::fill("share").await {
        coach.announcer.say(Rank::Done, words::PRACTICE_UNREADABLE);
        return None;
    }
    if OPENED.get().is_none() {
        let (about, code) = (leaked(RefCell::new(None)), leaked(RefCell::new(None)));
        let sharing = Sharing { coach, keeper, about, code };
        OPENED.set(Some(sharing));
        sharing.begin();
    }
    OPENED.get()
}

impl Sharing {
    fn begin(self) {
        dom::on(&dom::part("share-sure"), "change", move |_| self.allow());
        dom::on(&dom::part("share-customer"), "change", move |_| spawn_local(self.show_offer()));
        dom::on_click("share-copy", move || self.copy());
        dom::on_click("share-take", move || self.take());
        dom::on_click("share-leave", move || dialog().close());
        dom::on(&dialog(), "close", move |_| {
            // A reload does not ask again, and what was shared does not stay in the address.
            if code().is_some() {
                // Only a page that may not be changed is refused.
                let _ = window().location().replace("#/");
            }
        });
    }

    fn show(self, title: &str, offer: bool) {
        text("share-title", title);
        hide("share-offer", !offer);
        hide("share-receive", offer);
        if !dialog().open() {
            // Refused only when it is open already.
            let _ = dialog().show_modal();
        }
    }

    async fn offer(self, shared: Shared) {
        let title = match shared {
            Shared::Draft { .. } => words::SHARE_TITLE,
            Shared::Scenario(_) => words::SHARE_TITLE_SCENARIO,
        };
        self.about.replace(Some(About::Own(shared)));
        for tick in ["share-sure", "share-customer"] {
            dom::part::<HtmlInputElement>(tick).set_checked(false);
        }
        self.show_offer().await;
        self.show(title, true);
    }

    /// What is put into the link, as it is ticked.
    fn to_share(self) -> Option<Shared> {
        let about = self.about.borrow();
        let Some(About::Own(shared)) = about.as_ref() else { return None };
        let whole = ticked("share-customer");
        Some(match shared {
            Shared::Draft { text, cause, channel, customer } => Shared::Draft {
                text: text.clone(),
                cause: cause.clone(),
                channel: channel.clone(),
                customer: if whole { customer.clone() } else { String::new() },
            },
            Shared::Scenario(file) => Shared::Scenario(file.clone()),
        })
    }

    async fn show_offer(self) {
        let Some(shared) = self.to_share() else { return };
        self.code.replace(None);
        self.allow();
        let packed = deflate::encode(&shared).await;
        if self.to_share().as_ref() != Some(&shared) {
            // Ticked otherwise meanwhile.
            return;
        }
        let about = self.about.borrow();
        let has_message =
            matches!(&*about, Some(About::Own(Shared::Draft { customer, .. })) if !customer.is_empty());
        hide("share-customer-row", !has_message);
        let list: Element = dom::part("share-found");
        list.set_text_content(None);
        let texts = match &shared {
            Shared::Draft { text, customer, .. } => [text, "\n", customer].concat(),
            Shared::Scenario(file) => told_of(file),
        };
        let found = personal::find(&texts);
        hide("share-personal", found.is_empty());
        found.iter().for_each(|(_, what)| drop(child(&list, "li", what)));
        hide("share-too-long", packed.is_ok());
        text(
            "share-too-long",
            if packed == Err(Refused::NoMeans) { words::SHARE_NO_MEANS } else { words::SHARE_TOO_LONG },
        );
        self.code.replace(packed.ok());
        self.allow();
    }

    /// Lets the link be copied when there is one and the person is sure.
    fn allow(self) {
        hide("share-link-row", true);
        text("share-told", "");
        set_flag(&dom::part("share-copy"), "disabled", self.code.borrow().is_none() || !ticked("share-sure"));
    }

    fn copy(self) {
        let Some(code) = self.code.borrow().clone() else { return };
        let location = window().location();
        let (origin, path) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
        let link = [&origin, &path, HASH, &code].concat();
        dom::part::<HtmlInputElement>("share-link").set_value(&link);
        hide("share-link-row", false);
        spawn_local(async move {
            let copied = copy::write(&link).await;
            text("share-told", if copied { words::SHARE_COPIED } else { words::SHARE_NOT_COPIED });
            if !copied {
                dom::part::<HtmlInputElement>("share-link").select();
            }
        });
    }

    async fn receive(self, link: &str) {
        let got = deflate::decode(link).await;
        if code().as_deref() != Some(link) {
            // Another link leads here by now, or none.
            return;
        }
        let (title, told, take) = match got {
            Ok(shared) => {
                let told = match &shared {
                    Shared::Draft { text, .. } => {
                        preview(text);
                        (words::SHARE_GOT_TITLE, words::SHARE_GOT, words::SHARE_TAKE)
                    }
                    Shared::Scenario(file) => {
                        preview(&told_of(file));
                        (
                            words::SHARE_GOT_SCENARIO,
                            words::SHARE_GOT_SCENARIO_TEXT,
                            words::SHARE_TAKE_SCENARIO,
                        )
                    }
                };
                self.about.replace(Some(About::Got(shared)));
                told
            }
            Err(refused) => {
                self.about.replace(None);
                let told = match refused {
                    Refused::Damaged => words::SHARE_DAMAGED,
                    Refused::TooLong => words::SHARE_LONG,
                    Refused::Newer => words::SHARE_NEWER,
                    Refused::NoMeans => words::SHARE_NO_MEANS,
                };
                (words::SHARE_BAD_TITLE, told, "")
            }
        };
        text("share-what", told);
        text("share-take", take);
        hide("share-take", take.is_empty());
        hide("share-preview", take.is_empty());
        self.show(title, false);
        focus(if take.is_empty() { "share-leave" } else { "share-take" });
    }

    /// Opens what the link holds, beside what is there.
    fn take(self) {
        let about = self.about.replace(None);
        dialog().close();
        if let Some(About::Got(Shared::Scenario(file))) = about {
            let coach = self.coach;
            return spawn_local(async move {
                let came = chunks::take_scenario(file).await;
                let said = match came {
                    // Only a page that is going away refuses.
                    Ok(Some(id)) => return drop(window().location().set_hash(&["/train/", &id].concat())),
                    Ok(None) => words::SHARE_BAD_SCENARIO,
                    Err(_) => words::NOT_LOADED,
                };
                coach.announcer.say(Rank::Done, said);
            });
        }
        if let Some(About::Got(Shared::Draft { text, customer, cause, channel })) = about {
            self.keeper.open(None);
            self.coach.load(Kept {
                text,
                customer,
                cause: Cause::from_id(&cause).unwrap_or(Cause::Auto),
                channel: Channel::from_id(&channel).unwrap_or(Channel::Email),
            });
            self.keeper.save();
            self.coach.text_box.focus();
            self.coach.announcer.say(Rank::Done, words::SHARE_OPENED);
        }
    }
}

/// What the address of a shared link begins with, behind the page's own.
const HASH: &str = "#/share/";

/// The code in the address, when somebody's link led here.
pub fn code() -> Option<String> {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix(HASH).map(str::to_owned)
}

fn dialog() -> HtmlDialogElement {
    dom::part("share")
}

fn ticked(id: &str) -> bool {
    dom::part::<HtmlInputElement>(id).checked()
}

/// A scenario in the words that people read; one that cannot be read is refused when it is taken.
fn told_of(file: &str) -> String {
    let scenarios = reply_coach_scenarios::read(file).unwrap_or_default();
    let lines = scenarios.into_iter().flat_map(|scenario| {
        let steps = scenario.steps.into_iter().map(|step| [&*step.before, "\n→ ", &*step.after].concat());
        [scenario.title, scenario.customer].into_iter().chain(steps)
    });
    lines.collect::<Vec<_>>().join("\n\n")
}

fn preview(whole: &str) {
    let mut shown: String = whole.chars().take(PREVIEW).collect();
    if shown.len() < whole.len() {
        shown.push('…');
    }
    text("share-preview", &shown);
}
