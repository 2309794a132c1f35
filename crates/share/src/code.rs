//! Bytes as letters that may stand in an address: base64url without padding, read only in the one form it is written in.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Adds the letters for `bytes` to `text`.
pub fn write(bytes: &[u8], text: &mut String) {
    for group in bytes.chunks(3) {
        let bits =
            group.iter().enumerate().fold(0u32, |bits, (at, byte)| bits | u32::from(*byte) << (16 - 8 * at));
        for at in 0..=group.len() {
            let letter = LETTERS.get((bits >> (18 - 6 * at)) as usize & 63);
            text.extend(letter.map(|letter| char::from(*letter)));
        }
    }
}

/// The bytes of these letters; nothing when one of them is no such letter, or bits are set that no byte has.
pub fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for (at, letter) in group.iter().enumerate() {
            let value = LETTERS.iter().position(|known| known == letter)? as u32;
            bits |= value << (18 - 6 * at);
        }
        let (whole, left) = match group.len() {
            4 => (3, 0),
            3 => (2, bits & 0xFF),
            2 => (1, bits & 0xFFFF),
            _ => return None,
        };
        if left != 0 {
            return None;
        }
        bytes.extend(bits.to_be_bytes().iter().skip(1).take(whole));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let mut text = String::new();
        write(bytes, &mut text);
        assert_eq!(text, expected);
        assert_eq!(read(&text).as_deref(), Some(bytes));
    }

    #[test]
    fn bytes_become_letters_and_come_back() {
        check(b"", "");
        check(b"f", "Zg");
        check(b"fo", "Zm8");
        check(b"foo", "Zm9v");
        check(b"foobar", "Zm9vYmFy");
        check(&[0xFB, 0xFF, 0xFE], "-__-");
    }

    #[test]
    fn another_form_of_the_same_bytes_is_not_read() {
        for text in ["Z", "Zh", "Zm9", "Zg==", "Zm+v", "Zm 9v", "Zmäv"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
