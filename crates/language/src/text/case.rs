//! What is a letter and what a digit, and small and capital letters of the scripts that names and quotations come in:
//! Latin, Greek, Cyrillic.
//!
//! The standard library knows every script to the letter, with tables that weigh a thirtieth of what the page has to
//! load. What has no case here stays as it is, and a letter never becomes two. Of the other scripts, whatever is not
//! among the marks, digits and signs listed here is a letter.

/// The small letter, of a capital one.
pub fn lower(c: char) -> char {
    let code = c as u32;
    let even = code.is_multiple_of(2);
    let step = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => 32,
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F
            if even =>
        {
            1
        }
        0x139..=0x148 | 0x179..=0x17E if !even => 1,
        0x386 => 38,
        0x388..=0x38A => 37,
        0x38C => 64,
        0x38E | 0x38F => 63,
        0x400..=0x40F => 80,
        0x178 => return 'ÿ',
        _ => 0,
    };
    char::from_u32(code + step).unwrap_or(c)
}

/// The capital letter, of a small one.
pub fn upper(c: char) -> char {
    if c == 'ÿ' {
        return 'Ÿ';
    }
    let capital = |step| char::from_u32((c as u32).checked_sub(step)?).filter(|capital| lower(*capital) == c);
    [32, 1, 80, 37, 38, 63, 64].into_iter().find_map(capital).unwrap_or(c)
}

/// A text in small letters.
pub fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// A text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().map(upper).chain(chars).collect()
}

/// A text with a small first letter.
pub fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().map(lower).chain(chars).collect()
}

/// What is no letter beyond the first letters of all, in order: the first and the last of each stretch.
const NO_LETTERS: [(u32, u32); 37] = [
    (0x80, 0xA9),
    (0xAB, 0xB4),
    (0xB6, 0xB9),
    (0xBB, 0xBF),
    (0xD7, 0xD7),
    (0xF7, 0xF7),
    (0x2C2, 0x2C5),
    (0x2D2, 0x2DF),
    (0x2E5, 0x362),
    (0x375, 0x375),
    (0x37E, 0x37E),
    (0x384, 0x385),
    (0x387, 0x387),
    (0x3F6, 0x3F6),
    (0x482, 0x489),
    (0x55A, 0x55F),
    (0x589, 0x5AF),
    (0x5BE, 0x5C0),
    (0x5F3, 0x60F),
    (0x61B, 0x61F),
    (0x660, 0x66D),
    (0x6D4, 0x6D4),
    (0x6F0, 0x6F9),
    (0x964, 0x970),
    (0xE3F, 0xE3F),
    (0x2000, 0x2070),
    (0x2074, 0x207E),
    (0x2080, 0x208E),
    (0x20A0, 0x2101),
    (0x2116, 0x2118),
    (0x2120, 0x2123),
    (0x2140, 0x2BFF),
    (0x2E00, 0x3004),
    (0x3007, 0x3030),
    (0xE000, 0xF8FF),
    (0xFE00, 0xFE6F),
    (0xFF00, 0xFF20),
];

/// Whether it is a letter of some script.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || c > '\u{7F}' && is_other_letter(c as u32)
}

#[inline(never)]
fn is_other_letter(code: u32) -> bool {
    match code {
        0..0x1D000 => !NO_LETTERS.iter().any(|(from, to)| (*from..=*to).contains(&code)),
        _ => (0x20000..0x32000).contains(&code),
    }
}

/// Whether it is a digit or another sign for a number.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
        || c > '\u{7F}'
            && matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '٠'..='٩' | '۰'..='۹' | '०'..='९' | '⁰' | '⁴'..='⁹'
                | '₀'..='₉' | '⅐'..='↉' | '①'..='⒛' | '❶'..='➓' | '０'..='９')
}

/// Whether it is part of a word or a number.
pub fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || is_digit(c)
}

/// Whether it is a capital letter.
pub fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || c > '\u{7F}' && lower(c) != c
}

/// Whether it is a small letter.
pub fn is_small(c: char) -> bool {
    c.is_ascii_lowercase() || c > '\u{7F}' && (upper(c) != c || matches!(c, 'ß' | 'ς' | 'ı' | 'ŉ'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_cases_are_those_of_the_standard_library() {
        // What people write in, with its punctuation; symbols; signs of old scripts are left out.
        let scripts = ('\0'..='\u{2E4}')
            .chain('\u{384}'..='\u{3FF}')
            .chain('\u{400}'..='\u{52F}')
            .chain('\u{5D0}'..='\u{5EA}')
            .chain('\u{620}'..='\u{64A}')
            .chain('\u{660}'..='\u{669}')
            .chain('\u{904}'..='\u{939}')
            .chain('\u{E01}'..='\u{E30}')
            .chain('\u{1E00}'..='\u{1EFF}')
            .chain('\u{2000}'..='\u{206F}')
            .chain('\u{20A0}'..='\u{20BF}')
            .chain('\u{2190}'..='\u{245F}')
            .chain('\u{2500}'..='\u{2BFF}')
            .chain('\u{3041}'..='\u{3096}')
            .chain('\u{30A1}'..='\u{30FA}')
            .chain('\u{4E00}'..='\u{9FFF}')
            .chain('\u{AC00}'..='\u{D7A3}')
            .chain('\u{FE00}'..='\u{FE6F}')
            .chain('\u{FF01}'..='\u{FF20}')
            .chain('\u{1F300}'..='\u{1FAFF}')
            .chain('\u{20000}'..='\u{2A6DF}');
        let odd: Vec<String> = scripts
            .filter(|c| !matches!(c, '\u{38B}' | '\u{38D}' | '\u{3A2}'))
            .filter(|c| is_letter(*c) != c.is_alphabetic() || is_letter_or_digit(*c) != c.is_alphanumeric())
            .map(|c| format!("{:x}", c as u32))
            .collect();
        assert!(odd.is_empty(), "{odd:?}");
        for c in ('\0'..='\u{17F}').chain('\u{386}'..='\u{3CE}').chain('\u{400}'..='\u{481}') {
            if !matches!(c, 'ª' | 'º' | 'ĸ' | 'ƀ' | 'İ' | 'ſ' | 'µ' | 'ΐ' | 'ΰ' | 'Ӏ') {
                assert_eq!(is_capital(c), c.is_uppercase(), "{c:?} {:x}", c as u32);
                assert_eq!(is_small(c), c.is_lowercase(), "{c:?} {:x}", c as u32);
            }
        }
    }

    #[test]
    fn letters_are_those_of_the_standard_library() {
        for c in ('\0'..='\u{17F}').chain('\u{386}'..='\u{3CE}').chain('\u{400}'..='\u{52F}') {
            // Letters that become two, or one of another block.
            if matches!(c, 'İ' | 'ı' | 'ſ' | 'ß' | 'ŉ' | 'µ' | 'ΐ' | 'ΰ' | 'ς' | 'Ӏ' | 'ӏ' | 'Ӂ'..='ӎ')
            {
                continue;
            }
            assert_eq!(lower(c).to_string(), c.to_lowercase().to_string(), "{c:?}");
            assert_eq!(upper(c).to_string(), c.to_uppercase().to_string(), "{c:?}");
        }
    }

    #[test]
    fn texts_change_as_a_whole_or_at_their_start() {
        assert_eq!(lowered("ÀÉ Ωm ДО X"), "àé ωm до x");
        assert_eq!(capitalised("éclair"), "Éclair");
        assert_eq!(uncapitalised("Ärger"), "ärger");
        assert_eq!(capitalised(""), "");
    }
}
