//! How the weights are packed: an adaptive binary range coder (the one of LZMA) over a mostly empty table.
//!
//! The layout is written down once, in [`table`], and walked by the decoder here and by the trainer's encoder.
//! It takes a fifth less than the same table as nibbles under brotli.

use super::LANES;

/// How many magnitudes a weight can have.
pub const LEVELS: usize = 7;

/// Weights of one feature slot as codes -7..=7, one a lane.
pub type Codes = [i8; LANES.len()];

/// The share of zeros a bit has shown so far, of 2048.
pub type Chance = u16;

/// No bit seen yet.
pub const EVEN: Chance = 1024;

/// How fast a chance follows what it sees: the shift of LZMA.
pub const PACE: u32 = 5;

/// Reads or writes bits.
pub trait Coder {
    /// Writes `bit` and gives it back, or gives the bit that was read.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;
}

/// Passes every weight of the table through `coder`, row by row.
pub fn table(coder: &mut impl Coder, rows: &mut [Codes]) {
    let mut filled = [EVEN; 2];
    let mut used = [[EVEN; 3]; LANES.len()];
    let mut negative = [[EVEN; 3]; LANES.len()];
    let mut magnitude = [[EVEN; LEVELS + 1]; LANES.len()];
    let mut before = 0;
    for row in rows {
        let fill = coder.bit(&mut filled[before], *row != [0; LANES.len()]);
        before = usize::from(fill);
        if !fill {
            continue;
        }
        let mut seen = 0;
        for (lane, code) in row.iter_mut().enumerate() {
            if !coder.bit(&mut used[lane][seen], *code != 0) {
                continue;
            }
            let minus = coder.bit(&mut negative[lane][seen], *code < 0);
            // A walk down a tree of three levels, the highest bit first.
            let level = code.unsigned_abs();
            let mut node = 1;
            for shift in [2, 1, 0] {
                let bit = coder.bit(&mut magnitude[lane][node], level >> shift & 1 == 1);
                node = node * 2 + usize::from(bit);
                if node > LEVELS {
                    break;
                }
            }
            let level = (node & LEVELS) as i8;
            *code = if minus { -level } else { level };
            seen = 2.min(seen + 1);
        }
    }
}

/// Reads bits. After the end it reads zeros.
#[derive(Debug)]
pub struct Decoder<'a> {
    bytes: std::slice::Iter<'a, u8>,
    range: u32,
    code: u32,
}

impl<'a> Decoder<'a> {
    /// Reads from these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Decoder { bytes: bytes.iter(), range: u32::MAX, code: 0 };
        for _ in 0..5 {
            decoder.code = decoder.code << 8 | decoder.next();
        }
        decoder
    }

    fn next(&mut self) -> u32 {
        self.bytes.next().copied().unwrap_or(0).into()
    }
}

impl Coder for Decoder<'_> {
    #[inline]
    fn bit(&mut self, chance: &mut Chance, _: bool) -> bool {
        let bound = (self.range >> 11) * u32::from(*chance);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
            *chance -= *chance >> PACE;
        } else {
            self.range = bound;
            *chance += (2048 - *chance) >> PACE;
        }
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | self.next();
        }
        bit
    }
}
