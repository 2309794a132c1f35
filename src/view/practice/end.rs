//! The end of a round: how it went, and what is worth another look.

use reply_coach_practice::record::Record;

use super::told::point_in;
use super::{Practice, filled, today};
use crate::view::parts::{focus, hide, text};
use crate::words;

impl Practice {
    pub(super) fn show_end(self) {
        let round = self.round.borrow();
        let Some(round) = round.as_ref() else { return };
        let Record { exercises, spotted, chosen, written, .. } = Record::of(round, self.exercises, today());
        let clean = round.outcomes.iter().filter(|outcome| outcome.is_clean()).count();
        text("practice-title", words::PRACTICE_END);
        text("practice-place", "");
        let praise = match clean {
            _ if clean == exercises => words::PRACTICE_PRAISE_ALL,
            _ if clean * 2 >= exercises => words::PRACTICE_PRAISE_MOST,
            _ => words::PRACTICE_PRAISE_SOME,
        };
        text("practice-praise", praise);
        let of = |n: usize, all: usize| filled(words::PRACTICE_OF, &[("n", n), ("all", all)]);
        text("practice-spotted", &of(spotted.0, spotted.1));
        text("practice-chosen", &of(chosen, exercises));
        text("practice-written", &of(written, exercises));
        text("practice-missed", "");
        for outcome in round.outcomes.iter().filter(|outcome| !outcome.is_clean()) {
            let Some(exercise) = self.exercise(&outcome.id) else { continue };
            let phrases = exercise.risky.iter().filter_map(|words| exercise.draft.get(words.clone()));
            let phrases = phrases.map(|words| ["“", words, "”"].concat()).collect::<Vec<_>>().join(", ");
            point_in(
                "practice-missed",
                "is-caution",
                "?",
                words::family(exercise.family),
                &phrases,
                &[words::PRACTICE_IS_BETTER, ": ", &exercise.better].concat(),
            );
        }
        let all_clean = clean == exercises;
        hide("practice-missed-part", all_clean);
        hide("practice-repeat", all_clean);
        focus("practice-title");
        self.say(&[words::PRACTICE_END, ". ", praise].concat());
    }
}
