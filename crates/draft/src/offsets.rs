//! Byte offsets (Rust, the report) to UTF-16 offsets (the DOM) and back: the only place that converts.

/// The UTF-16 offset of byte `byte` of `text`.
///
/// A byte past the end counts as the end; one inside a character counts as that character's start.
pub fn to_utf16(text: &str, byte: usize) -> u32 {
    let end = text.floor_char_boundary(byte);
    text.as_bytes()[..end].iter().copied().map(units).sum()
}

/// The byte offset of UTF-16 offset `unit` of `text`.
///
/// An offset past the end counts as the end; one between two surrogates counts as their character's start.
pub fn to_byte(text: &str, unit: u32) -> usize {
    let mut left = unit;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let more = units(byte);
        if more > left {
            return at;
        }
        left -= more;
    }
    text.len()
}

/// How many units of UTF-16 begin with this byte of UTF-8: the first byte of a character stands for all of it.
fn units(byte: u8) -> u32 {
    u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: &str = "aé€😀\n👩‍👩‍👧 z";

    #[test]
    fn every_boundary_goes_there_and_back() {
        for (byte, _) in MIXED.char_indices() {
            assert_eq!(to_byte(MIXED, to_utf16(MIXED, byte)), byte);
        }
        let end = MIXED.encode_utf16().count() as u32;
        assert_eq!(to_utf16(MIXED, MIXED.len()), end);
        assert_eq!(to_byte(MIXED, end), MIXED.len());
    }

    #[test]
    fn agrees_with_the_encoder() {
        for (byte, _) in MIXED.char_indices() {
            assert_eq!(to_utf16(MIXED, byte) as usize, MIXED[..byte].encode_utf16().count());
        }
    }

    #[test]
    fn past_the_end_is_the_end() {
        assert_eq!(to_utf16("abc", 99), 3);
        assert_eq!(to_byte("abc", 99), 3);
    }

    #[test]
    fn inside_a_character_is_its_start() {
        assert_eq!(to_utf16("😀", 2), 0);
        assert_eq!(to_byte("😀", 1), 0);
    }
}
