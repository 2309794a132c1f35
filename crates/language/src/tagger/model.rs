//! The weights, unpacked for speed: a row of sixteen bytes for each feature slot, one byte a tag.
//!
//! Scores are summed in 16-bit lanes of plain 64-bit words, so that WebAssembly without SIMD is fast too. Weights are
//! stored with [`BIAS`] added, which makes them positive and, being the same for every tag, changes no comparison.

use super::{
    FEATURES, LANES,
    codec::{self, Decoder, LEVELS},
};
use crate::tag::{Tag, TagSet};

/// What is added to each weight.
const BIAS: u8 = 128;
/// Every other byte of a word.
const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
/// The largest table, as a power of two: a damaged model must not ask for more memory than this.
const MOST_BITS: u8 = 20;

/// The unpacked weights.
#[derive(Debug, Clone)]
pub struct Model {
    shift: u32,
    /// Which row a slot has. Most slots share the empty row zero.
    slots: Vec<u16>,
    rows: Vec<[u64; 2]>,
}

impl Model {
    /// Unpacks a model: the table's size as a power of two, seven magnitudes, the packed codes. `None` when the header is
    /// not one.
    pub fn unpack(bytes: &[u8]) -> Option<Model> {
        let (&bits, rest) = bytes.split_first()?;
        let (magnitudes, packed) = rest.split_first_chunk::<LEVELS>()?;
        if !(1..=MOST_BITS).contains(&bits) {
            return None;
        }
        let weights = weights(magnitudes);
        let mut decoder = Decoder::new(packed)?;
        let mut model = Model {
            shift: 32 - u32::from(bits),
            slots: vec![0; 1 << bits],
            rows: vec![[u64::from_le_bytes([BIAS; 8]); 2]],
        };
        for slot in &mut model.slots {
            let mut row = [[BIAS; 8]; 2];
            let bytes = row.as_flattened_mut();
            let put = |lane, code| {
                if let (Some(byte), Some(weight)) = (bytes.get_mut::<usize>(lane), weights.get::<usize>(code))
                {
                    *byte = *weight;
                }
            };
            if codec::row(&mut decoder, |_| None, put) {
                *slot = u16::try_from(model.rows.len()).ok()?;
                model.rows.push(row.map(u64::from_le_bytes));
            }
        }
        Some(model)
    }

    /// A model without weights.
    pub fn empty() -> Model {
        Model { shift: 31, slots: vec![0; 2], rows: vec![[0; 2]] }
    }

    /// The tag with the highest score, the first of them in a tie; of those in `allowed` only, if it has any.
    #[inline]
    pub fn best(&self, features: &[u32; FEATURES], allowed: TagSet) -> Tag {
        let mut sums = [0_u64; 4];
        for feature in features {
            let slot = self.slots.get((feature >> self.shift) as usize).copied().unwrap_or(0);
            let [a, b] = self.rows.get(usize::from(slot)).copied().unwrap_or_default();
            sums[0] += a & EVEN;
            sums[1] += a >> 8 & EVEN;
            sums[2] += b & EVEN;
            sums[3] += b >> 8 & EVEN;
        }
        let mut best = 0;
        for (lane, tag) in LANES.into_iter().enumerate() {
            let sum = sums[lane / 8 * 2 + lane % 2] >> (lane % 8 / 2 * 16) & 0xffff;
            // Allowed or not on top, the score below it, the lane last and lower for later lanes: one comparison
            // finds the first best.
            best = best.max(u64::from(allowed.has(tag)) << 32 | sum << 4 | (15 - lane) as u64);
        }
        LANES.get(15 - (best & 15) as usize).copied().unwrap_or(Tag::Noun)
    }
}

/// The weight of each code from the lowest on, the bias added.
fn weights(magnitudes: &[u8; LEVELS]) -> [u8; 2 * LEVELS + 1] {
    let mut weights = [BIAS; 2 * LEVELS + 1];
    for (at, magnitude) in magnitudes.iter().map(|magnitude| magnitude.min(&127)).enumerate() {
        weights[LEVELS - 1 - at] -= magnitude;
        weights[LEVELS + 1 + at] += magnitude;
    }
    weights
}
