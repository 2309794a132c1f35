//! Closed-class words the grammar knows by name. All comparisons are with full forms.

use crate::among;

/// *can*, *should* and their kin; the semi-modals (*have to*, *need to*) are chains instead.
pub fn is_modal(word: &str) -> bool {
    among!(word, "can could may might must ought shall should will would")
}

/// Forms of *be*.
pub fn is_be(word: &str) -> bool {
    among!(word, "be am is are was were been being ai")
}

/// Forms of *have*.
pub fn is_have(word: &str) -> bool {
    among!(word, "have has had having")
}

/// Forms of *do*.
pub fn is_do(word: &str) -> bool {
    matches!(word, "do" | "does" | "did")
}

/// Words that negate a verb group.
pub fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never")
}

/// Adverbs that say in how many cases something is so; not *always*.
pub fn is_frequency(word: &str) -> bool {
    among!(
        word,
        "barely ever generally hardly mostly normally occasionally often rarely scarcely seldom sometimes \
            typically usually"
    )
}

/// Pronouns that can be a subject on their own.
pub fn is_subject_pronoun(word: &str) -> bool {
    among!(
        word,
        "i you he she it we they this that these those there who which what whoever whatever everyone \
            everybody everything someone somebody something anyone anybody anything nobody nothing one none \
            all both ya"
    )
}

/// Pronouns that are only ever objects.
pub fn is_object_pronoun(word: &str) -> bool {
    among!(word, "me us him them myself yourself yourselves himself herself itself ourselves themselves")
}

/// Words that open a subordinate clause of time, reason or condition.
pub fn subordinator(word: &str) -> Option<super::Link> {
    use super::Link;
    Some(match word {
        "because" | "since" | "as" | "cause" | "beacuse" => Link::Because,
        "if" | "unless" => Link::If,
        "when" | "once" | "until" | "till" | "before" | "after" | "while" | "whenever" | "where"
        | "wherever" | "although" | "though" | "whereas" => Link::When,
        "that" | "whether" | "how" | "why" | "what" | "which" | "who" | "whom" | "whose" | "whatever" => {
            Link::Content
        }
        "and" | "or" | "so" | "then" | "nor" => Link::And,
        "but" | "yet" | "however" => Link::But,
        _ => return None,
    })
}

/// Question words.
pub fn is_question_word(word: &str) -> bool {
    among!(word, "why how what when where which who whom whose")
}

/// Verbs that take an object and a bare infinitive: in *help you find it*, *you* is no subject.
pub fn takes_bare_infinitive(word: &str) -> bool {
    among!(word, "let lets letting help helps helped helping make makes made making")
}

/// What is called behind the words, with a comma or without: *we can't hold it sorry*, *the wrong number sir*.
pub fn is_called(word: &str) -> bool {
    among!(word, "sir madam mam ma'am mate bro sorry lol tho")
}

/// Verbs whose *-ing* complement continues the chain: *keep calling*, *stopped working*.
pub fn takes_gerund(word: &str) -> bool {
    among!(
        word,
        "try tried tries trying keep keeps kept keeping stop stops stopped start starts started finish \
            finished avoid avoided consider enjoy enjoyed mind love like hate prefer begin began continue \
            continued recommend suggest suggested miss quit postpone risk"
    )
}

/// Whether `particle` belongs to the verb in front of it rather than to the noun behind it.
///
/// `strict` asks for a known phrasal verb, needed where a preposition would be as likely.
pub fn is_particle_of(lemma: &str, particle: &str, strict: bool) -> bool {
    let known: &[&str] = match particle {
        "up" => &[
            "back", "back-up", "bring", "build", "call", "catch", "check", "clear", "come", "cut", "end",
            "fill", "fix", "follow", "free", "get", "give", "go", "grow", "hang", "hold", "hook", "keep",
            "lock", "look", "make", "mess", "mix", "open", "pay", "pick", "put", "save", "screw", "send",
            "set", "show", "shut", "sign", "speak", "speed", "split", "start", "sum", "take", "top", "turn",
            "use", "wake", "warm", "work", "wrap", "write",
        ],
        "out" => &[
            "carry", "check", "chill", "come", "cut", "drop", "figure", "fill", "find", "get", "give", "go",
            "hand", "help", "leave", "lock", "log", "look", "make", "miss", "opt", "pick", "point", "print",
            "pull", "put", "reach", "roll", "rule", "run", "sell", "send", "set", "ship", "sign", "sort",
            "stand", "start", "take", "throw", "time", "try", "turn", "watch", "wear", "work", "write",
        ],
        "off" => &[
            "break", "call", "come", "cut", "drop", "get", "go", "lay", "log", "pay", "put", "send", "set",
            "show", "shut", "sign", "start", "switch", "take", "tick", "turn", "wipe", "write",
        ],
        "down" => &[
            "break", "bring", "calm", "close", "come", "cut", "go", "lay", "let", "load", "narrow", "note",
            "put", "scroll", "settle", "shut", "slow", "take", "track", "turn", "write",
        ],
        "in" => &[
            "call", "check", "fill", "hand", "key", "log", "opt", "phone", "plug", "send", "sign", "type",
            "kick", "chip", "check", "trade", "turn", "put",
        ],
        "on" => &[
            "carry", "hold", "log", "move", "pass", "put", "sign", "switch", "take", "try", "turn", "hang",
            "add", "count",
        ],
        "over" => &["hand", "send", "start", "take", "turn", "move", "carry", "switch"],
        "away" => &["give", "go", "put", "run", "send", "take", "throw", "turn"],
        "through" => &["put", "come", "follow", "get", "go", "fall", "pull"],
        "around" | "round" => &["turn", "look", "move", "shop", "come"],
        "together" => &["put", "get"],
        "back" => &[
            "get", "call", "come", "send", "give", "go", "ring", "write", "roll", "take", "bring", "put",
            "pay", "report",
        ],
        _ => return false,
    };
    known.contains(&lemma) || (!strict && among!(particle, "up out off down away"))
}
