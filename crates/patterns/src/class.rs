//! Which characters one place in a pattern takes. Never looks at more than one character.

use reply_coach_analysis::text::case::{is_letter, lower, upper};

/// Some characters.
#[derive(Debug, Clone)]
pub enum Class {
    /// From the first to the last; in any case when it says so.
    Range(char, char, bool),
    /// Decimal digits: `\d`.
    Digit,
    /// What blank space is made of: `\s`.
    Space,
    /// What words are made of: `\w`.
    Word,
    /// What any of them has; of none, nothing.
    Any(Vec<Class>),
    /// What it does not have.
    Not(Box<Class>),
    /// What both have.
    Both(Box<(Class, Class)>),
}

impl Class {
    /// Whether the character is one of them.
    pub fn has(&self, c: char) -> bool {
        match self {
            Class::Range(first, last, any_case) => {
                let within = |c: char| (*first..=*last).contains(&c);
                within(c) || *any_case && cases(c).into_iter().any(within)
            }
            Class::Digit => is_digit(c),
            Class::Space => c.is_whitespace(),
            Class::Word => is_word(c),
            Class::Any(some) => some.iter().any(|class| class.has(c)),
            Class::Not(class) => !class.has(c),
            Class::Both(both) => both.0.has(c) && both.1.has(c),
        }
    }

    /// What it does not have.
    pub fn not(self) -> Class {
        Class::Not(Box::new(self))
    }
}

/// The other ways to write a letter.
fn cases(c: char) -> [char; 3] {
    let third = match c {
        'k' | 'K' => '\u{212A}',
        '\u{212A}' => 'k',
        's' | 'S' => 'ſ',
        'ſ' => 's',
        'å' | 'Å' => '\u{212B}',
        '\u{212B}' => 'å',
        'ß' => 'ẞ',
        'ẞ' => 'ß',
        'σ' | 'Σ' => 'ς',
        'ς' => 'σ',
        c => c,
    };
    [lower(c), upper(c), if third == c { c } else { third }]
}

/// The first of each ten digits that are not those of ASCII, as far as replies have them.
const DIGITS: [u32; 9] = [0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xE50, 0xFF10];

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c > '\u{7F}' && DIGITS.iter().any(|zero| (c as u32).wrapping_sub(*zero) < 10)
}

/// Whether it is part of a word for `\w` and `\b`: a letter, a digit, a mark on one of them, or what joins them.
pub fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '_'
        || c > '\u{7F}'
            && (is_letter(c)
                || is_digit(c)
                || matches!(c as u32, 0x300..=0x362 | 0x483..=0x489 | 0x591..=0x5BD | 0x610..=0x61A | 0x200C | 0x200D
                    | 0x203F | 0x2040 | 0x2054 | 0x20D0..=0x20F0 | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F))
}
