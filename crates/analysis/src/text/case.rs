//! Small and capital letters of the scripts that names and quotations come in: Latin, Greek, Cyrillic.
//!
//! The standard library knows every script, with tables that weigh a fortieth of what the page has to load. What is
//! not known here stays as it is, and a letter never becomes two.

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

#[cfg(test)]
mod tests {
    use super::*;

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
