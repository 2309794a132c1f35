//! A draft or a scenario as part of a link, and back.
//!
//! Everything is in the part of the address behind `#`, which browsers send to nobody. What cannot be read exactly as it
//! was written is refused with the reason; any text comes back as it went in, and no input makes this panic. Knows
//! nothing of the page, and asks no clock and no network.
//!
//! Between a text and its code the bytes are packed as raw deflate. Every browser can do that, so it is left to whoever
//! calls: [`bytes`], pack, [`code`] there, and [`packed`], unpack, [`shared`] back.

mod code;
pub mod personal;

/// Begins the code of every link that this version writes and reads.
const VERSION: char = '1';
/// The longest code: what mail and chat programs still pass on in one piece, and a browser takes as an address.
pub const LONGEST_CODE: usize = 16_000;
/// The most bytes that a code may unpack to: a small link must not fill the memory, so stop unpacking beyond.
pub const MOST_BYTES: usize = 200_000;

/// What a link holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shared {
    /// A draft.
    Draft {
        /// The draft.
        text: String,
        /// The message it answers, or nothing.
        customer: String,
        /// The id of whose slip it was.
        cause: String,
        /// The id of how it will reach the customer.
        channel: String,
    },
    /// A scenario, as its file.
    Scenario(String),
}

/// Why a link was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Something is missing, was changed, or never was a link of ours.
    Damaged,
    /// It is longer, or unpacks to more, than a link may.
    TooLong,
    /// A later version made it.
    Newer,
    /// Nothing here can pack or unpack it.
    NoMeans,
}

/// The bytes to be packed.
///
/// # Errors
/// When they are more than a link may unpack to.
pub fn bytes(shared: &Shared) -> Result<Vec<u8>, Refused> {
    let bytes = joined(shared);
    if bytes.len() > MOST_BYTES { Err(Refused::TooLong) } else { Ok(bytes) }
}

/// The code of a link, from the packed bytes.
///
/// # Errors
/// When it would be longer than [`LONGEST_CODE`].
pub fn code(packed: &[u8]) -> Result<String, Refused> {
    let checked = [&checksum(packed).to_le_bytes(), packed].concat();
    let mut text = String::from(VERSION);
    code::write(&checked, &mut text);
    if text.len() > LONGEST_CODE { Err(Refused::TooLong) } else { Ok(text) }
}

/// The packed bytes in the code of a link.
///
/// # Errors
/// When it cannot be read exactly as it was written.
pub fn packed(text: &str) -> Result<Vec<u8>, Refused> {
    // Programs that find links in a text sometimes take the full stop behind one along.
    let text = text.trim().trim_end_matches(['.', ',', ')', '>', '"', '\'']);
    if text.len() > LONGEST_CODE {
        return Err(Refused::TooLong);
    }
    let rest = match text.chars().next() {
        Some(VERSION) => text.get(1..).unwrap_or_default(),
        Some('2'..='9') => return Err(Refused::Newer),
        _ => return Err(Refused::Damaged),
    };
    let checked = code::read(rest).ok_or(Refused::Damaged)?;
    let (sum, packed) = checked.split_first_chunk::<4>().ok_or(Refused::Damaged)?;
    if checksum(packed) == u32::from_le_bytes(*sum) { Ok(packed.to_vec()) } else { Err(Refused::Damaged) }
}

/// What the unpacked bytes say.
///
/// # Errors
/// When they are too many, or not as [`bytes`] makes them.
pub fn shared(bytes: &[u8]) -> Result<Shared, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLong);
    }
    taken_apart(bytes).ok_or(Refused::Damaged)
}

fn joined(shared: &Shared) -> Vec<u8> {
    let (kind, parts): (u8, &[&str]) = match shared {
        Shared::Draft { text, customer, cause, channel } => (b'd', &[cause, channel, customer, text]),
        Shared::Scenario(file) => (b's', &[file]),
    };
    let mut bytes = vec![kind];
    for part in parts {
        bytes.extend((part.len() as u32).to_le_bytes());
        bytes.extend(part.as_bytes());
    }
    bytes
}

fn taken_apart(bytes: &[u8]) -> Option<Shared> {
    let (kind, mut rest) = bytes.split_first()?;
    let mut part = || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (part, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        rest = after;
        String::from_utf8(part.to_vec()).ok()
    };
    let shared = match kind {
        b'd' => {
            let (cause, channel, customer, text) = (part()?, part()?, part()?, part()?);
            Shared::Draft { text, customer, cause, channel }
        }
        b's' => Shared::Scenario(part()?),
        _ => return None,
    };
    rest.is_empty().then_some(shared)
}

/// CRC-32, which no change of up to four bytes in a row gets past. Bit by bit: a link is short, and so is this.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    })
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec;
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
    use proptest::prelude::*;

    use super::*;

    /// There, packed as hard as can be.
    fn encode(shared: &Shared) -> Result<String, Refused> {
        code(&compress_to_vec(&bytes(shared)?, 9))
    }

    /// And back, as the page does it.
    fn decode(text: &str) -> Result<Shared, Refused> {
        let packed = packed(text)?;
        let bytes =
            decompress_to_vec_with_limit(&packed, MOST_BYTES).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => Refused::TooLong,
                _ => Refused::Damaged,
            })?;
        shared(&bytes)
    }

    fn draft(text: &str, customer: &str) -> Shared {
        let (cause, channel) = ("customer".to_owned(), "email".to_owned());
        Shared::Draft { text: text.to_owned(), customer: customer.to_owned(), cause, channel }
    }

    #[test]
    fn the_checksum_is_the_one_everybody_uses() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn a_reply_becomes_shorter() {
        let text =
            "Thank you for the two pictures. I looked at them this morning together with a colleague. "
                .repeat(8);
        let code = encode(&draft(&text, "")).expect("it is short");
        assert!(code.len() < text.len() / 2, "{} of {}", code.len(), text.len());
    }

    #[test]
    fn any_single_change_is_seen() {
        let code = encode(&draft("Your parcel left today, and I'll ask again on Friday.", "Where is it?"))
            .expect("short");
        for at in 0..code.len() {
            for other in ["A", "b", "7", "-", "_", "ü", " "] {
                let changed = [&code[..at], other, &code[at + 1..]].concat();
                if changed.trim() != code {
                    assert_ne!(decode(&changed).ok(), decode(&code).ok(), "{changed}");
                    assert!(decode(&changed).is_err());
                }
            }
            assert!(decode(&code[..at]).is_err(), "cut after {at}");
        }
    }

    #[test]
    fn a_full_stop_behind_it_is_no_damage() {
        let code = encode(&Shared::Scenario("{}".to_owned())).expect("short");
        assert_eq!(decode(&format!("{code}.")), decode(&code));
        assert!(decode(&code).is_ok());
    }

    #[test]
    fn what_is_foreign_newer_or_too_long_is_told_apart() {
        assert_eq!(decode(""), Err(Refused::Damaged));
        assert_eq!(decode("hello"), Err(Refused::Damaged));
        assert_eq!(decode("1"), Err(Refused::Damaged));
        assert_eq!(decode("2AAAA"), Err(Refused::Newer));
        assert_eq!(decode(&"1".repeat(LONGEST_CODE + 1)), Err(Refused::TooLong));
        let mut number = 7u32;
        let noise: String = std::iter::repeat_with(|| {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + (number >> 16) as u8 % 26)
        })
        .take(30_000)
        .collect();
        assert_eq!(encode(&draft(&noise, "")), Err(Refused::TooLong));
    }

    #[test]
    fn what_is_unpacked_to_more_than_a_link_holds_is_refused() {
        assert_eq!(shared(&vec![b'd'; MOST_BYTES + 1]), Err(Refused::TooLong));
        assert_eq!(bytes(&draft(&"a".repeat(MOST_BYTES), "")), Err(Refused::TooLong));
        let code = code(&compress_to_vec(&vec![b'a'; 8_000_000], 9)).expect("it packs well");
        assert_eq!(decode(&code), Err(Refused::TooLong));
    }

    #[test]
    fn links_of_before_are_still_read() {
        const OLD: &str = "1A4Jt1a3IsQ2AQAhAURoTC4dgAldwDGMnucNIwgXDcYXbyxB27_86A0AZPayxT2luJLok9pudUTpKbGf2YcPxIS-sqHwFhlV6V_zrfw";
        assert_eq!(decode(OLD), Ok(draft(&"Your parcel left today. ".repeat(4), "Where is it?")));
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "\\PC{0,400}|[ -~\n]{0,400}", customer in "\\PC{0,80}") {
            let shared = draft(&text, &customer);
            prop_assert_eq!(decode(&encode(&shared).expect("it is short")), Ok(shared));
            let scenario = Shared::Scenario(text);
            prop_assert_eq!(decode(&encode(&scenario).expect("it is short")), Ok(scenario));
        }

        #[test]
        fn any_code_is_read_or_refused(code in "\\PC{0,200}|1[A-Za-z0-9_-]{0,400}") {
            let _ = decode(&code);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = shared(&bytes);
            let _ = decode(&code(&bytes).expect("it is short"));
        }
    }
}
