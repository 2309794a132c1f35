//! How the weights are packed: asymmetric numeral systems (Duda 2013, the range variant) over a mostly empty table.
//!
//! The layout is written down once, in [`row`], and walked by the decoder here and by the trainer's encoder. A row is told
//! as the lanes that have a weight, each followed by its code. That takes a fifth less than the same table as nibbles
//! under brotli, and the decoder takes a step a weight: the coach waits for it when it starts.

use super::LANES;

/// How many magnitudes a weight can have. A code is a weight's magnitude and sign, from the lowest weight on; the one in the
/// middle would be no weight.
pub const LEVELS: usize = 7;

/// The symbol that ends a row; those below it are lanes.
const END: usize = LANES.len();

/// How many symbols a context tells apart: lanes and the end, or the codes.
pub const SYMBOLS: usize = 2 * LEVELS + 1;

/// What comes next depends on the place in the row; a code on the sign of the one before it, if there is one. Told apart
/// by lanes, too, codes would pack no better than the frequencies of all those contexts take.
pub const CONTEXTS: usize = LANES.len() + 3;

/// The frequencies of a context add up to two to the power of this.
pub const SCALE: u32 = 10;

/// The state never falls below this; sixteen bits are read, or written, to see to it.
pub const LEAST: u32 = 1 << 16;

/// Reads or writes symbols.
pub trait Coder {
    /// Writes the symbol that `known` tells and gives it back, or gives the one that was read.
    fn symbol(&mut self, context: usize, known: impl FnOnce() -> usize) -> usize;
}

/// Passes a row of the table through `coder`: `known` tells what is written for a lane, if it has a weight, and `put` takes
/// the lanes and codes of the weights. Whether there is one.
#[inline(always)]
pub fn row(
    coder: &mut impl Coder,
    known: impl Fn(usize) -> Option<usize>,
    mut put: impl FnMut(usize, usize),
) -> bool {
    let (mut from, mut sign) = (0, 0);
    while from < END {
        let lane = coder.symbol(from, || (from..END).find(|&lane| known(lane).is_some()).unwrap_or(END));
        if !(from..END).contains(&lane) {
            break;
        }
        let code = coder.symbol(END + sign, || known(lane).unwrap_or(LEVELS));
        put(lane, code);
        sign = if code < LEVELS { 1 } else { 2 };
        from = lane + 1;
    }
    from > 0
}

/// What may come in a context.
#[derive(Debug, Clone)]
struct Expected {
    /// The symbol of each state.
    symbols: [u8; 1 << SCALE],
    /// Where the states of a symbol begin, and those of the next.
    starts: [u16; SYMBOLS + 1],
}

/// Reads symbols. After the end it reads zeros.
#[derive(Debug)]
pub struct Decoder<'a> {
    bytes: std::slice::Iter<'a, [u8; 2]>,
    state: u32,
    contexts: Vec<Expected>,
}

impl<'a> Decoder<'a> {
    /// Reads from these bytes: the frequencies of every context, the state the encoder ended with, and what it wrote, last
    /// first; all in words of sixteen bits. `None` when the frequencies do not add up.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let (words, _) = bytes.as_chunks::<2>();
        let (frequencies, words) = words.split_at_checked(CONTEXTS * SYMBOLS)?;
        let contexts: Option<Vec<Expected>> = frequencies.chunks(SYMBOLS).map(expected).collect();
        let mut decoder = Decoder { bytes: words.iter(), state: 0, contexts: contexts? };
        decoder.read();
        decoder.read();
        Some(decoder)
    }

    fn read(&mut self) {
        let word = self.bytes.next().copied().unwrap_or_default();
        self.state = self.state << 16 | u32::from(u16::from_le_bytes(word));
    }
}

fn expected(frequencies: &[[u8; 2]]) -> Option<Expected> {
    let mut expected = Expected { symbols: [0; 1 << SCALE], starts: [0; SYMBOLS + 1] };
    let mut start = 0_u16;
    for (symbol, frequency) in frequencies.iter().enumerate() {
        let end = start.checked_add(u16::from_le_bytes(*frequency))?;
        expected.symbols.get_mut(usize::from(start)..usize::from(end))?.fill(symbol as u8);
        *expected.starts.get_mut(symbol + 1)? = end;
        start = end;
    }
    (u32::from(start) == 1 << SCALE).then_some(expected)
}

impl Coder for Decoder<'_> {
    #[inline(always)]
    fn symbol(&mut self, context: usize, _: impl FnOnce() -> usize) -> usize {
        let Some(expected) = self.contexts.get(context) else { return END };
        let at = self.state & ((1 << SCALE) - 1);
        let symbol = usize::from(expected.symbols[at as usize]);
        let start = u32::from(expected.starts[symbol]);
        let frequency = u32::from(expected.starts[symbol + 1]) - start;
        self.state = frequency * (self.state >> SCALE) + at - start;
        if self.state < LEAST {
            self.read();
        }
        symbol
    }
}
