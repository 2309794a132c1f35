//! Gives out memory: blocks of 128 sizes, each size with a list of those that were given back.
//!
//! The standard library's way is made for programs that run for months, and weighs a hundredth of what the page has to
//! load. A page grows texts and lists, drops them, and grows them again at much the same sizes; so a block goes back to
//! the list of its size, is never split and never joined with others. At most a quarter of a block lies idle, both
//! ways take the same few steps every time, and what a size once took stays with it until the page is closed.
//!
//! For one thread only, which is all that WebAssembly without shared memory has. Never asks for less than a page.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::ptr::null_mut;

/// Every block begins at a multiple of this, and is a multiple of it long.
const STEP: usize = 8;
/// What is asked for from the host at a time, in bytes.
const PAGE: usize = 1 << 16;

/// A block that was given back: where the next of its size is.
struct Free {
    next: *mut Free,
}

struct State {
    free: [*mut Free; 128],
    /// What nobody had yet.
    fresh: usize,
    end: usize,
}

/// All the memory there is. `G` gets more of it from the host.
pub struct Memory<G = Host>(UnsafeCell<State>, G);

/// Where more memory comes from.
pub trait Grow {
    /// The address of this many more pages, or nothing.
    fn grow(&self, pages: usize) -> Option<usize>;
}

/// The memory of the module itself.
pub struct Host;

#[cfg(target_arch = "wasm32")]
impl Grow for Host {
    fn grow(&self, pages: usize) -> Option<usize> {
        let before = core::arch::wasm32::memory_grow::<0>(pages);
        (before != usize::MAX).then_some(before * PAGE)
    }
}

impl<G> Memory<G> {
    /// None given out yet.
    pub const fn new(host: G) -> Self {
        Memory(UnsafeCell::new(State { free: [null_mut(); 128], fresh: 0, end: 0 }), host)
    }
}

// SAFETY: there is one thread: see above.
unsafe impl<G> Sync for Memory<G> {}

/// The number of the size that holds this many bytes, and that size: four between a power of two and the next.
fn size_of(bytes: usize) -> (usize, usize) {
    // At least one, so that there is a highest bit; a `Layout` is never so large that this could overflow.
    let last = bytes.next_multiple_of(STEP).max(STEP) - 1;
    let log = last.ilog2();
    let quarter = last >> (log - 2);
    (((log as usize) << 2 | quarter & 3) & 127, (quarter + 1) << (log - 2))
}

// SAFETY: a block is out only once: it comes off its list or from what nobody had, and goes back to the list of the
// size that its layout tells. Blocks of a size are that long, do not overlap, and begin at a multiple of `STEP`, or of
// what was asked for.
unsafe impl<G: Grow> GlobalAlloc for Memory<G> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: nobody else looks at the state meanwhile, and what is on a list is a block that nobody has.
        let state = unsafe { &mut *self.0.get() };
        let (number, size) = size_of(layout.size());
        let first = state.free[number];
        if layout.align() <= STEP && !first.is_null() {
            state.free[number] = unsafe { (*first).next };
            return first.cast();
        }
        loop {
            let start = state.fresh.next_multiple_of(layout.align().max(STEP));
            if state.fresh != 0 && start + size <= state.end {
                state.fresh = start + size;
                return start as *mut u8;
            }
            let pages = (size + layout.align()).div_ceil(PAGE);
            let Some(more) = self.1.grow(pages) else { return null_mut() };
            // What is left of the old goes on where the new begins there, and else is lost.
            if more != state.end {
                state.fresh = more;
            }
            state.end = more + pages * PAGE;
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above; a block is at least as long as what is written here, and begins at a multiple of `STEP`.
        let state = unsafe { &mut *self.0.get() };
        let first = &mut state.free[size_of(layout.size()).0];
        let block: *mut Free = block.cast();
        unsafe { block.write(Free { next: *first }) };
        *first = block;
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size_of(layout.size()) == size_of(size) {
            return block;
        }
        // SAFETY: the caller promises that the new size fits a layout; the blocks are two, and both hold what is copied.
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                block.copy_to_nonoverlapping(new, layout.size().min(size));
                self.dealloc(block, layout);
            }
            new
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// A host with a few pages, of which it keeps some for itself now and then.
    struct Few {
        memory: Vec<u64>,
        given: Cell<usize>,
    }

    impl Few {
        fn new(pages: usize) -> Few {
            Few { memory: vec![0; (pages + 1) * PAGE / 8], given: Cell::new(0) }
        }
    }

    impl Grow for Few {
        fn grow(&self, pages: usize) -> Option<usize> {
            let gap = usize::from(self.given.get() % 3 == 2);
            let start = self.given.get() + gap;
            self.given.set(start + pages);
            let fits = self.given.get() * PAGE < self.memory.len() * 8;
            fits.then_some(self.memory.as_ptr() as usize + start * PAGE)
        }
    }

    #[test]
    fn sizes_hold_what_they_are_for_and_waste_at_most_a_quarter() {
        let mut before = (0, 0);
        for bytes in 1..200_000 {
            let (number, size) = size_of(bytes);
            assert!(size >= bytes && size.is_multiple_of(STEP) && number < 128, "{bytes}: {size}");
            assert!(size < bytes + STEP || size - bytes <= size / 4, "{bytes}: {size}");
            assert!((number, size) == before || number > before.0 && size > before.1, "{bytes}");
            before = (number, size);
        }
        assert!(size_of(isize::MAX as usize / 4).0 < 128 || usize::BITS > 32);
    }

    #[test]
    fn blocks_never_overlap_and_keep_what_is_in_them() {
        let memory = Memory::new(Few::new(400));
        let mut out: Vec<(*mut u8, Layout, u8)> = Vec::new();
        let mut number: u32 = 7;
        let mut random = |below: u32| {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (number >> 8) % below
        };
        let holds = |(block, layout, mark): &(*mut u8, Layout, u8), len: usize| {
            let bytes = unsafe { std::slice::from_raw_parts(*block, len.min(layout.size())) };
            assert!(bytes.iter().all(|byte| byte == mark), "{layout:?}");
        };
        for round in 0..60_000u32 {
            let size = 1 + random(if round % 50 == 0 { 40_000 } else { 300 }) as usize;
            let layout = Layout::from_size_align(size, 1 << random(6)).unwrap();
            let mark = round as u8;
            match random(3) {
                0 if !out.is_empty() => {
                    let taken = out.swap_remove(random(out.len() as u32) as usize);
                    holds(&taken, usize::MAX);
                    unsafe { memory.dealloc(taken.0, taken.1) };
                }
                1 if !out.is_empty() => {
                    let at = random(out.len() as u32) as usize;
                    let (block, old, mark) = out[at];
                    let new = unsafe { memory.realloc(block, old, size) };
                    assert!(!new.is_null());
                    let layout = Layout::from_size_align(size, old.align()).unwrap();
                    holds(&(new, layout, mark), old.size());
                    unsafe { new.write_bytes(mark, size) };
                    out[at] = (new, layout, mark);
                }
                _ if out.len() < 2_000 => {
                    let block = unsafe { memory.alloc(layout) };
                    assert!(!block.is_null() && (block as usize).is_multiple_of(layout.align()));
                    unsafe { block.write_bytes(mark, size) };
                    out.push((block, layout, mark));
                }
                _ => {}
            }
        }
        out.iter().for_each(|block| holds(block, usize::MAX));
    }

    #[test]
    fn what_is_given_back_is_given_out_again() {
        let memory = Memory::new(Few::new(2));
        let layout = Layout::from_size_align(50_000, 8).unwrap();
        for _ in 0..100 {
            let block = unsafe { memory.alloc(layout) };
            assert!(!block.is_null());
            unsafe { memory.dealloc(block, layout) };
        }
    }

    #[test]
    fn a_host_without_memory_is_taken_at_its_word() {
        let memory = Memory::new(Few::new(1));
        let layout = Layout::from_size_align(1 << 20, 8).unwrap();
        assert!(unsafe { memory.alloc(layout) }.is_null());
    }
}
