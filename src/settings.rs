//! What the person has chosen: how the page looks, what is marked, how long drafts are kept.
//!
//! One object in the browser's storage, which is also what is exported and imported. `assets/theme.js` reads it before
//! the first paint.

use leptos::prelude::*;
use reply_coach_analysis::lexicon::Variety;
use reply_coach_analysis::{Family, Identity, Preferences, Severity};
use wasm_bindgen::JsValue;

use crate::dom;
use crate::json::{self, list, object};
use crate::signal::{Memo, Signal};
use crate::storage::{Shelf, Trouble};

/// Where the choices are kept.
pub const SETTINGS: &str = "reply-coach.settings";

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $(#[$fdoc:meta])* $first:ident = $first_id:literal, $($(#[$vdoc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub enum $name { $(#[$fdoc])* $first, $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// The name it is kept under.
            pub const fn id(self) -> &'static str {
                match self { $name::$first => $first_id, $($name::$variant => $id),+ }
            }

            /// The choice with this name; whatever else there is counts as the first.
            pub fn from_id(id: &str) -> $name {
                match id { $($id => $name::$variant,)+ _ => $name::$first }
            }
        }
    };
}

choices! {
    /// Which theme.
    Theme {
        /// As the system says.
        System = "system",
        /// Always light.
        Light = "light",
        /// Always dark.
        Dark = "dark",
    }
}

choices! {
    /// How large text is.
    TextSize {
        /// As the browser says.
        Normal = "normal",
        /// Smaller.
        Small = "small",
        /// Larger.
        Large = "large",
        /// Much larger.
        Huge = "huge",
    }
}

choices! {
    /// How long drafts are kept.
    Keep {
        /// Until they are cleared.
        Always = "always",
        /// Until the day is over.
        Today = "today",
        /// Until the tab closes.
        Tab = "tab",
    }
}

choices! {
    /// How words are spelled.
    Spelling {
        /// As the browser is set.
        Browser = "browser",
        /// British.
        British = "en-GB",
        /// American.
        American = "en-US",
    }
}

impl Spelling {
    /// The variety for drafts whose own words do not show one.
    pub fn variety(self) -> Variety {
        let american = match self {
            Spelling::American => true,
            Spelling::British => false,
            Spelling::Browser => {
                window().navigator().language().is_some_and(|tag| tag == Spelling::American.id())
            }
        };
        if american { Variety::American } else { Variety::British }
    }
}

/// A finding that is skipped where it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Skip {
    /// What it is recognised by.
    pub identity: Identity,
    /// Its words, to show what was skipped.
    pub quote: String,
}

/// All choices.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How large text is.
    pub text: TextSize,
    /// How long drafts are kept.
    pub keep: Keep,
    /// How words are spelled.
    pub spelling: Spelling,
    /// What the thing is called that most drafts are about; empty for none.
    pub product: String,
    /// Severities that are not marked.
    pub unmarked: Vec<Severity>,
    /// What is turned off or allowed. Skips are kept apart, with their words.
    pub preferences: Preferences,
    /// Findings skipped where they stand, in the order in which they were.
    pub skips: Vec<Skip>,
}

/// The fields of the object, by which another is told apart.
const CHOICES: [&str; 5] = ["theme", "rules", "families", "allowed", "skipped"];

/// As many skips are remembered; the oldest go first.
const SKIPS: usize = 500;

impl Settings {
    /// What holds before anything is chosen.
    pub fn new() -> Settings {
        Settings {
            theme: Theme::System,
            text: TextSize::Normal,
            keep: Keep::Always,
            spelling: Spelling::Browser,
            product: String::new(),
            unmarked: Vec::new(),
            preferences: Preferences::NONE,
            skips: Vec::new(),
        }
    }

    /// Reads what [`Settings::write`] wrote, in this version or another: what is not understood is as if not chosen.
    pub fn read(value: &JsValue) -> Option<Settings> {
        if !CHOICES.iter().any(|name| json::field(value, name).is_some()) {
            return None;
        }
        let text = |name: &str| json::text(value, name).unwrap_or_default();
        let mut settings = Settings {
            theme: Theme::from_id(&text("theme")),
            text: TextSize::from_id(&text("text")),
            keep: Keep::from_id(&text("keep")),
            spelling: Spelling::from_id(&text("spelling")),
            product: text("product"),
            ..Settings::new()
        };
        settings.unmarked =
            json::texts(value, "unmarked").iter().filter_map(|id| Severity::from_id(id)).collect();
        for rule in json::texts(value, "rules") {
            settings.preferences.turn_rule_off(&rule, true);
        }
        for family in json::texts(value, "families").iter().filter_map(|id| Family::from_id(id)) {
            settings.preferences.turn_family_off(family, true);
        }
        for phrase in json::texts(value, "allowed") {
            settings.preferences.allow(&phrase, true);
        }
        for skip in json::items(value, "skipped") {
            if let Some(identity) = json::text(&skip, "id").and_then(|id| id.parse().ok()) {
                settings.skip(identity, &json::text(&skip, "quote").unwrap_or_default(), true);
            }
        }
        Some(settings)
    }

    /// As it is kept and exported.
    pub fn write(&self) -> JsValue {
        let texts = |texts: &mut dyn Iterator<Item = &str>| list(texts.map(JsValue::from_str));
        let choices = &self.preferences;
        let skips = self.skips.iter().map(|skip| {
            object(&[("id", skip.identity.to_string().into()), ("quote", skip.quote.as_str().into())])
        });
        object(&[
            ("theme", self.theme.id().into()),
            ("text", self.text.id().into()),
            ("keep", self.keep.id().into()),
            ("spelling", self.spelling.id().into()),
            ("product", self.product.as_str().into()),
            ("unmarked", texts(&mut self.unmarked.iter().map(|severity| severity.id()))),
            ("rules", texts(&mut choices.rules_off())),
            ("families", texts(&mut choices.families_off().map(Family::id))),
            ("allowed", texts(&mut choices.allowed())),
            ("skipped", list(skips)),
        ])
    }

    /// Skips a finding, or shows it again.
    pub fn skip(&mut self, identity: Identity, quote: &str, skip: bool) {
        self.skips.retain(|known| known.identity != identity);
        if skip {
            self.skips.push(Skip { identity, quote: quote.to_owned() });
            let over = self.skips.len().saturating_sub(SKIPS);
            self.skips.drain(..over);
        }
    }

    /// Marks findings of this severity, or no longer.
    pub fn mark(&mut self, severity: Severity, mark: bool) {
        self.unmarked.retain(|known| *known != severity);
        if !mark {
            self.unmarked.push(severity);
        }
    }

    /// Whether a finding with this identity is skipped.
    pub fn skips(&self, identity: Identity) -> bool {
        self.skips.iter().any(|skip| skip.identity == identity)
    }
}

/// The kept choices, followed by the page and by the other tabs.
pub fn start() -> Signal<Settings> {
    let load = || Shelf::Browser.load(SETTINGS, Settings::read);
    let settings = Signal::new(match load() {
        Ok(kept) => kept.unwrap_or_else(Settings::new),
        Err(Trouble::Unreadable(raw)) => {
            // The next choice is about to take its place.
            let _ = Shelf::Browser.save(&[SETTINGS, ".unreadable"].concat(), &raw.into());
            Settings::new()
        }
        Err(_) => Settings::new(),
    });
    let look =
        Memo::new(move || settings.with(|settings| (settings.theme, settings.text, settings.spelling)));
    dom::follow(move || {
        let (theme, text, spelling) = look.get();
        let root = document().document_element();
        let area = document().get_element_by_id("draft");
        for (element, name, value) in [
            (&root, "data-theme", Some(theme.id()).filter(|_| theme != Theme::System)),
            (&root, "data-text", Some(text.id()).filter(|_| text != TextSize::Normal)),
            (&area, "lang", Some(spelling.id()).filter(|_| spelling != Spelling::Browser)),
        ] {
            if let Some(element) = element {
                // An attribute can only be refused for its name.
                let _ = match value {
                    Some(value) => element.set_attribute(name, value),
                    None => element.remove_attribute(name),
                };
            }
        }
    });
    let mut first = true;
    dom::follow(move || {
        let kept = settings.with(Settings::write);
        if !std::mem::take(&mut first) {
            // Not worth a word when it cannot be kept: the draft's own message says so already.
            let _ = Shelf::Browser.save(SETTINGS, &kept);
        }
    });
    // Another tab chose: without this, the next choice here would undo it.
    dom::on(&window(), "storage", move |event| {
        if json::text(&event, "key").as_deref() == Some(SETTINGS)
            && let Ok(Some(kept)) = load()
            && settings.with_untracked(|settings| *settings != kept)
        {
            settings.set(kept);
        }
    });
    settings
}
