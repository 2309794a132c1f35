//! States nobody likes to be told of; it knows words alone and looks at no sentence.

use crate::word_set::WordSet;

/// Whether the word names a state nobody likes to be told.
pub fn is_unwelcome(word: &str) -> bool {
    UNWELCOME.has(word)
}

static UNWELCOME: WordSet = WordSet::new(
    "abandoned against ancient annulled archived arrogant asshole bad banned barred behind below beyond blacklisted \
    blank blocked blurred blurry bounced broken bully bumped canceled cancelled charged childish closed clown \
    clueless compromised confused corrupt corrupted deactivated dead debited declined defective delayed deleted \
    delusional denied dense depleted deprecated disabled disallowed disaster discarded disconnected discontinued \
    dismissed disputed disqualified disrespectful downgraded dropped dumb duplicate dying embarrassing empty \
    excessive excluded exhausted expired failing failure fake false faulty fined flagged fool forfeit forfeited \
    forged frozen guilty hacked idiot ignorant illegal illegible impatient impossible inaccurate inactive \
    inadequate inappropriate incompatible incomplete inconsistent incorrect ineligible infected insufficient \
    insulting invalid irrelevant jerk joke kicked lacking lapsed late lazy liable liar lie limited locked lost \
    malformed mess messy misconfigured misleading mismatched missed missing misspelled mistaken moron muted \
    non-refundable nonsense obsolete offensive old out outbid outdated outside over overbooked overdrawn overdue \
    overloaded oversized oversubscribed overweight overwritten past pathetic paused penalised penalized pending pointless poor \
    postponed premature quarantined reduced redundant refused rejected removed responsible restricted revoked \
    ridiculous rude seized short sketchy sloppy slow spam stale stolen stuck stupid suspended terminated throttled \
    tied torn toxic troll unable unacceptable unanswered unavailable unclaimed unclear undated undelivered underpaid \
    unfinished unfounded unhelpful uninsured unmaintained unpaid unreachable unreadable unreasonable unregistered \
    unreliable unsafe unsigned unstable unsubscribed unsuccessful unsupported untested unverified unwanted useless \
    vague void voided waitlisted waste weak withdrawn worn worthless wrong",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found() {
        assert!(is_unwelcome("overdue") && !is_unwelcome("ready"));
    }
}
