//! Packs a trained table into the bytes the analysis embeds.

use reply_coach_analysis::tagger::codec::{self, CONTEXTS, Coder, LEAST, LEVELS, SCALE, SYMBOLS};

use crate::train::Rounded;

/// The model file: the table's size as a power of two, the magnitudes, the packed codes.
pub fn pack(rounded: &Rounded) -> Vec<u8> {
    let mut encoder = Encoder::default();
    for row in &rounded.codes {
        let known = |lane: usize| (row[lane] != 0).then_some((row[lane] + LEVELS as i8) as usize);
        codec::row(&mut encoder, known, |_, _| ());
    }
    let mut bytes = vec![rounded.codes.len().trailing_zeros() as u8];
    bytes.extend(rounded.levels);
    bytes.extend(encoder.finish());
    bytes
}

/// Writes symbols: the other side of [`codec::Decoder`].
#[derive(Default)]
struct Encoder {
    /// Every symbol with its context.
    symbols: Vec<(usize, usize)>,
}

impl Coder for Encoder {
    fn symbol(&mut self, context: usize, known: impl FnOnce() -> usize) -> usize {
        let symbol = known();
        self.symbols.push((context, symbol));
        symbol
    }
}

impl Encoder {
    /// The frequencies, and the symbols from the last to the first, as the decoder finds what was written last first.
    fn finish(self) -> Vec<u8> {
        let mut counts = [[0; SYMBOLS]; CONTEXTS];
        for &(context, symbol) in &self.symbols {
            counts[context][symbol] += 1;
        }
        let frequencies = counts.map(scaled);
        let mut written: Vec<u16> = Vec::new();
        let mut state = LEAST;
        for &(context, symbol) in self.symbols.iter().rev() {
            let frequency = u32::from(frequencies[context][symbol]);
            let start: u16 = frequencies[context][..symbol].iter().sum();
            if u64::from(state) >= u64::from(frequency) << (32 - SCALE) {
                written.push(state as u16);
                state >>= 16;
            }
            state = ((state / frequency) << SCALE) + state % frequency + u32::from(start);
        }
        written.extend([state as u16, (state >> 16) as u16]);
        let words = frequencies.iter().flatten().chain(written.iter().rev());
        words.flat_map(|word| word.to_le_bytes()).collect()
    }
}

/// Frequencies like these counts that add up to what the decoder expects; whatever occurs has one.
fn scaled(counts: [u32; SYMBOLS]) -> [u16; SYMBOLS] {
    let whole = 1 << SCALE;
    let sum: u32 = counts.iter().sum();
    if sum == 0 {
        return std::array::from_fn(|symbol| if symbol == 0 { whole } else { 0 });
    }
    let share = |count: u32| (u64::from(count) * u64::from(whole) / u64::from(sum)) as u16;
    let mut frequencies = counts.map(|count| if count == 0 { 0 } else { share(count).max(1) });
    // What rounding left over, or took too much, is the commonest symbol's: there it matters least.
    let given: u16 = frequencies.iter().sum();
    if let Some(most) = frequencies.iter_mut().max() {
        *most = *most + whole - given;
    }
    frequencies
}
