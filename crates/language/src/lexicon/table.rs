//! A hash table from short words to small numbers, with all its keys in one string.
//!
//! Open addressing over 32-bit slots. Made for up to 65,535 keys of at most [`MAX_WORD`] bytes;
//! longer ones are never stored, so looking one up costs nothing.

/// The longest word that is looked up, in bytes.
pub(crate) const MAX_WORD: usize = 40;

#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    len: u8,
    value: u16,
}

/// A map from words to `u16`.
#[derive(Debug, Default)]
pub(crate) struct Table {
    keys: Vec<u8>,
    entries: Vec<Entry>,
    /// Entry number + 1 in the low 16 bits, high hash bits above; 0 is free.
    slots: Vec<u32>,
}

impl Table {
    /// A table with room for `count` keys of `bytes` bytes in all before it has to grow.
    pub(crate) fn with_capacity(count: usize, bytes: usize) -> Table {
        let slots = (count.min(usize::from(u16::MAX)) * 2).next_power_of_two().max(8);
        Table { keys: Vec::with_capacity(bytes), entries: Vec::with_capacity(count), slots: vec![0; slots] }
    }

    /// Doubles the room.
    fn grow(&mut self) {
        let mut larger = Table::with_capacity((self.entries.len() * 2).max(8), self.keys.len() * 2);
        self.iter().for_each(|(key, value)| larger.insert(key.as_bytes(), value));
        *self = larger;
    }

    /// Adds a key unless it is there, too long, or the table is full.
    pub(crate) fn insert(&mut self, key: &[u8], value: u16) {
        let number = self.entries.len() + 1;
        if key.len() > MAX_WORD || number > usize::from(u16::MAX) {
            return;
        }
        if number * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let hash = hash_bytes(key);
        let Err(at) = self.place(key, hash) else { return };
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = check_bits(hash) | number as u32;
        }
        self.entries.push(Entry { start: self.keys.len() as u32, len: key.len() as u8, value });
        self.keys.extend_from_slice(key);
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<u16> {
        self.find(key, hash(key)).map(|entry| entry.value)
    }

    /// The value of a key whose [`hash`] is known already.
    pub(crate) fn get_hashed(&self, key: &str, hash: u64) -> Option<u16> {
        self.find(key, hash).map(|entry| entry.value)
    }

    /// The table's own copy of a key, and its value. `hash` is the key's [`hash`].
    pub(crate) fn get_key(&self, key: &str, hash: u64) -> Option<(&str, u16)> {
        let entry = self.find(key, hash)?;
        Some((self.key(entry)?, entry.value))
    }

    /// All keys and values in the order in which they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u16)> {
        self.entries.iter().filter_map(|entry| Some((self.key(*entry)?, entry.value)))
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    fn key(&self, entry: Entry) -> Option<&str> {
        let start = entry.start as usize;
        str::from_utf8(self.keys.get(start..start + usize::from(entry.len))?).ok()
    }

    fn find(&self, key: &str, hash: u64) -> Option<Entry> {
        if key.len() > MAX_WORD || self.slots.is_empty() {
            return None;
        }
        self.place(key.as_bytes(), hash).ok()
    }

    /// The entry of a key, or the free slot where it would be found.
    #[inline(always)]
    fn place(&self, key: &[u8], hash: u64) -> Result<Entry, usize> {
        let check = check_bits(hash);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(&slot) = self.slots.get(at).filter(|slot| **slot != 0) {
            if slot & 0xffff_0000 == check
                && let Some(&entry) = self.entries.get((slot & 0xffff) as usize - 1)
            {
                let start = entry.start as usize;
                if self.keys.get(start..start + usize::from(entry.len)) == Some(key) {
                    return Ok(entry);
                }
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }
}

/// The bits of a hash that are kept beside the entry number. The low ones choose the slot.
fn check_bits(hash: u64) -> u32 {
    (hash >> 32) as u32 & 0xffff_0000
}

/// The multiply-and-rotate hash of Firefox and rustc, finished so that the low bits are good too.
/// Of what is longer than any key it is 0, so that it takes no time.
pub(crate) fn hash(key: &str) -> u64 {
    hash_bytes(key.as_bytes())
}

fn hash_bytes(key: &[u8]) -> u64 {
    const SEED: u64 = 0x517c_c1b7_2722_0a95;
    if key.len() > MAX_WORD {
        return 0;
    }
    let mut state = key.len() as u64;
    let mut mix = |word: u64| state = (state.rotate_left(5) ^ word).wrapping_mul(SEED);
    // The last pieces overlap, rather than that bytes are taken one by one.
    if let Some(last) = key.last_chunk() {
        let mut rest = key;
        while let Some((chunk, after)) = rest.split_first_chunk() {
            mix(u64::from_le_bytes(*chunk));
            rest = after;
        }
        mix(u64::from_le_bytes(*last));
    } else if let (Some(first), Some(last)) = (key.first_chunk(), key.last_chunk()) {
        mix(u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)));
    } else {
        mix(key.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    state ^ (state >> 29)
}
