//! Packs a trained table into the bytes the analysis embeds.

use reply_coach_analysis::tagger::codec::{self, Chance, Coder, Codes, PACE};

use crate::train::Rounded;

/// The model file: the table's size as a power of two, the magnitudes, the range-coded codes.
pub fn pack(rounded: &Rounded) -> Vec<u8> {
    let mut rows: Vec<Codes> =
        rounded.codes.iter().map(|row| std::array::from_fn(|lane| row[lane])).collect();
    let mut encoder = Encoder::default();
    codec::table(&mut encoder, &mut rows);
    let mut bytes = vec![rows.len().trailing_zeros() as u8];
    bytes.extend(rounded.levels);
    bytes.extend(encoder.finish());
    bytes
}

/// Writes bits: the other side of [`codec::Decoder`].
struct Encoder {
    low: u64,
    range: u32,
    held: u8,
    holding: u64,
    bytes: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Self {
        Encoder { low: 0, range: u32::MAX, held: 0, holding: 1, bytes: Vec::new() }
    }
}

impl Encoder {
    /// Moves a byte out, carrying into those that were held back.
    fn shift(&mut self) {
        if self.low < 0xff00_0000 || self.low > 0xffff_ffff {
            let carry = (self.low >> 32) as u8;
            while self.holding > 0 {
                self.bytes.push(self.held.wrapping_add(carry));
                self.held = 0xff;
                self.holding -= 1;
            }
            self.held = (self.low >> 24) as u8;
        }
        self.holding += 1;
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        // The decoder reads zeros after the end.
        while self.bytes.last() == Some(&0) {
            self.bytes.pop();
        }
        self.bytes
    }
}

impl Coder for Encoder {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let bound = (self.range >> 11) * u32::from(*chance);
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
            *chance -= *chance >> PACE;
        } else {
            self.range = bound;
            *chance += (2048 - *chance) >> PACE;
        }
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
        bit
    }
}
