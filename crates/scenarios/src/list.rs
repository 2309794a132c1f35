//! A trainer's own list: what goes in, out and where.

use crate::{Scenario, limits};

/// Puts a scenario in the place of the one with its id, or at the end. Says whether it replaced one.
pub fn put(list: &mut Vec<Scenario>, scenario: Scenario) -> bool {
    match list.iter_mut().find(|known| known.id == scenario.id) {
        Some(known) => {
            *known = scenario;
            true
        }
        None => {
            list.push(scenario);
            false
        }
    }
}

/// Moves an item one place towards the start or the end. Says where it is now.
pub fn shift<T>(list: &mut [T], at: usize, to_start: bool) -> usize {
    let to = if to_start { at.saturating_sub(1) } else { at + 1 };
    if at < list.len() && to < list.len() {
        list.swap(at, to);
        to
    } else {
        at
    }
}

/// Takes in what was imported: each in the place of the one with its id, the others at the end. Says how many came
/// new and how many were replaced; nothing, and nothing is changed, when there would be too many.
pub fn merge(list: &mut Vec<Scenario>, imported: Vec<Scenario>) -> Option<(usize, usize)> {
    let new = imported.iter().filter(|scenario| list.iter().all(|known| known.id != scenario.id)).count();
    if list.len() + new > limits::SCENARIOS {
        return None;
    }
    let replaced = imported.len() - new;
    for scenario in imported {
        put(list, scenario);
    }
    Some((new, replaced))
}

/// Adds what somebody shared, and never in the place of another: one with a taken id gets an id of its own. Says which;
/// nothing, and nothing is changed, when there would be too many.
pub fn add(list: &mut Vec<Scenario>, mut scenario: Scenario) -> Option<String> {
    if let Some(known) = list.iter().find(|known| **known == scenario) {
        return Some(known.id.clone());
    }
    if list.len() >= limits::SCENARIOS {
        return None;
    }
    let mut ids = list.iter().map(|known| known.id.as_str());
    if ids.any(|id| id == scenario.id) {
        scenario.id = fresh_id(&scenario.title, list.iter().map(|known| known.id.as_str()));
    }
    let id = scenario.id.clone();
    list.push(scenario);
    Some(id)
}

/// An id made of a title that none of the `taken` ids is.
pub fn fresh_id<'a>(title: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let mut stem = String::new();
    for c in title.chars().take(60) {
        if c.is_ascii_alphanumeric() {
            stem.push(c.to_ascii_lowercase());
        } else if !stem.is_empty() && !stem.ends_with('-') && !matches!(c, '\'' | '’') {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    let stem = if stem.is_empty() { "scenario" } else { stem };
    let numbered = (2..).map(|number: u32| [stem, "-", &number.to_string()].concat());
    let free = std::iter::once(stem.to_owned()).chain(numbered);
    free.into_iter().find(|id| taken.clone().all(|taken| taken != id)).unwrap_or_default()
}
