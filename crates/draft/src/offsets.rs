//! Byte offsets (Rust, the report) to UTF-16 offsets (the DOM) and back: the only place that converts.

/// The UTF-16 offset of byte `byte` of `text`.
///
/// A byte past the end counts as the end; one inside a character counts as that character's start.
pub fn to_utf16(text: &str, byte: usize) -> u32 {
    let end = text.floor_char_boundary(byte);
    text[..end].chars().map(|c| c.len_utf16() as u32).sum()
}

/// The byte offset of UTF-16 offset `unit` of `text`.
///
/// An offset past the end counts as the end; one between two surrogates counts as their character's start.
pub fn to_byte(text: &str, unit: u32) -> usize {
    let mut seen = 0;
    for (byte, c) in text.char_indices() {
        seen += c.len_utf16() as u32;
        if seen > unit {
            return byte;
        }
    }
    text.len()
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
