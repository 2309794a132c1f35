//! The examples of every move are its tests.

use super::SPOTTERS;
use crate::report::MoveId;
use crate::{Engine, Request};

#[test]
fn every_move_has_a_spotter_in_the_order_of_the_taxonomy() {
    assert!(SPOTTERS.iter().map(|spotter| spotter.id).eq(MoveId::ALL.iter().copied()));
    for spotter in SPOTTERS {
        assert!(spotter.examples.found.len() >= 5, "{} needs examples", spotter.id.id());
        assert!(spotter.examples.others.len() >= 5, "{} needs look-alikes", spotter.id.id());
    }
}

#[test]
fn moves_are_found_in_the_words_that_make_them() {
    let engine = Engine::new();
    let mut wrong = Vec::new();
    for spotter in SPOTTERS {
        for (text, quote) in spotter.examples.found {
            let report = engine.report(&Request::new(text));
            let found = report.moves.iter().find(|found| found.id == spotter.id);
            let seen = found.map_or("", |found| &found.quote);
            if seen != *quote {
                wrong.push(format!("{}: {text:?}\n   wanted {quote:?}\n   got    {seen:?}", spotter.id.id()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn look_alikes_and_hollow_forms_are_no_moves() {
    let engine = Engine::new();
    let mut wrong = Vec::new();
    for spotter in SPOTTERS {
        for text in spotter.examples.others {
            let report = engine.report(&Request::new(text));
            let found = report.moves.iter().filter(|found| found.id == spotter.id);
            wrong.extend(found.map(|f| format!("{}: {:?} in {text:?}", f.id.id(), f.quote)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
