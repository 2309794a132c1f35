//! Takes a finished module apart for its way to the browser: its opcodes in one run of bytes, the operands of each kind
//! in one of their own, for like packs best with like. A fourteenth less to download; `assets/together.js` puts it
//! together again, byte for byte, and a release whose modules it does not get right is not made
//! (`xtask/src/finish.rs`).
//!
//! First comes the magic word, then numbers as WebAssembly writes them: the length of the whole module; how much of what
//! is no function's stands before the functions; how many opcodes stand for a load or store with an uncommon alignment,
//! and for each of them, a byte each, what it stands for; the lengths of the runs. Then come the runs.

use anyhow::{Context, Result, ensure};
use wasm_encoder::Encode;
use wasmparser::{FunctionBody, Parser, Payload};

const MAGIC: &[u8] = b"apart";

/// The runs, in their order.
#[derive(Clone, Copy)]
enum Run {
    Opcodes,
    Locals,
    /// Of 32 bits, which addresses are, too.
    Numbers,
    Calls,
    /// All that is no function's.
    Rest,
    Offsets,
    Other,
    Blocks,
    /// Numbers of 64 bits.
    Long,
    Labels,
    /// The types of locals.
    Declared,
}

const RUNS: usize = Run::Declared as usize + 1;

/// The first of the opcodes that load and store, and the alignment each has mostly, as a power of two.
const LOAD: u8 = 0x28;
const ALIGNED: [u8; 23] = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];
/// Opcodes that WebAssembly does not have, for other alignments, from the last on.
const FREE: std::ops::RangeInclusive<u8> = 0xe0..=0xfa;

#[derive(Default)]
struct Apart {
    runs: [Vec<u8>; RUNS],
    uncommon: Vec<(u8, u8)>,
}

/// The module, taken apart.
pub fn module(input: &[u8]) -> Result<Vec<u8>> {
    let mut apart = Apart::default();
    let mut functions = 0..0;
    for payload in Parser::new(0).parse_all(input) {
        match payload? {
            Payload::CodeSectionStart { range, .. } => functions = range.end as usize..range.end as usize,
            Payload::CodeSectionEntry(body) => {
                let end = body.range().end as usize;
                // The first body follows its length.
                if apart.runs[Run::Opcodes as usize].is_empty() {
                    functions.start = body.range().start as usize - length_of(body.as_bytes().len());
                }
                ensure!(end <= functions.end, "a function outside of its section");
                apart.function(&body)?;
            }
            _ => {}
        }
    }
    let (before, after) = (input.get(..functions.start), input.get(functions.end..));
    let before = before.context("functions outside of the module")?;
    apart.runs[Run::Rest as usize] = [before, after.unwrap_or_default()].concat();

    let mut out = MAGIC.to_vec();
    (input.len() as u32).encode(&mut out);
    (before.len() as u32).encode(&mut out);
    (apart.uncommon.len() as u32).encode(&mut out);
    out.extend(apart.uncommon.iter().flat_map(|(opcode, alignment)| [*opcode, *alignment]));
    apart.runs.iter().for_each(|run| (run.len() as u32).encode(&mut out));
    apart.runs.iter().for_each(|run| out.extend(run));
    Ok(out)
}

/// Bytes that a number takes.
fn length_of(number: usize) -> usize {
    let mut written = Vec::new();
    (number as u32).encode(&mut written);
    written.len()
}

impl Apart {
    fn put(&mut self, run: Run, bytes: &[u8]) {
        self.runs[run as usize].extend(bytes);
    }

    fn function(&mut self, body: &FunctionBody<'_>) -> Result<()> {
        let bytes = body.as_bytes();
        let from = body.range().start as usize;
        let mut operators = body.get_operators_reader()?;
        let code = operators.original_position() as usize - from;
        self.put(Run::Declared, bytes.get(..code).context("types outside of the function")?);
        while !operators.eof() {
            let start = operators.original_position() as usize - from;
            operators.read()?;
            let end = operators.original_position() as usize - from;
            let instruction = bytes.get(start..end).context("an instruction outside of the function")?;
            self.instruction(instruction)?;
        }
        Ok(())
    }

    fn instruction(&mut self, instruction: &[u8]) -> Result<()> {
        let (&opcode, operands) = instruction.split_first().context("an instruction without an opcode")?;
        if let Some(&common) = opcode.checked_sub(LOAD).and_then(|at| ALIGNED.get(usize::from(at))) {
            let (&alignment, offset) = operands.split_first().context("a load without an alignment")?;
            let opcode =
                if alignment == common { opcode } else { self.uncommonly_aligned(opcode, alignment)? };
            self.put(Run::Opcodes, &[opcode]);
            self.put(Run::Offsets, offset);
            return Ok(());
        }
        ensure!(!FREE.contains(&opcode), "an instruction that is not expected: {opcode:#x}");
        self.put(Run::Opcodes, &[opcode]);
        let run = match opcode {
            0x02..=0x04 => Run::Blocks,
            0x0c | 0x0d => Run::Labels,
            0x10 => Run::Calls,
            0x20..=0x22 => Run::Locals,
            0x41 => Run::Numbers,
            0x42 => Run::Long,
            _ => Run::Other,
        };
        self.put(run, operands);
        Ok(())
    }

    /// The opcode that stands for this one with an alignment that it seldom has.
    fn uncommonly_aligned(&mut self, opcode: u8, alignment: u8) -> Result<u8> {
        let pair = (opcode, alignment);
        let known = self.uncommon.iter().position(|known| *known == pair);
        let at = known.unwrap_or_else(|| {
            self.uncommon.push(pair);
            self.uncommon.len() - 1
        });
        let free = FREE.rev().nth(at);
        free.context("more alignments than there are opcodes left")
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, Function, FunctionSection, MemArg, MemorySection, MemoryType, Module};
    use wasm_encoder::{TypeSection, ValType};
    use wasmparser::BinaryReader;

    use super::*;

    /// A module with one function that holds these instructions.
    fn module_with(locals: &[(u32, ValType)], write: impl Fn(&mut Function)) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut function = Function::new(locals.iter().copied());
        write(&mut function);
        function.instructions().end();
        let mut code = CodeSection::new();
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&memories).section(&code);
        module.finish()
    }

    /// The runs of a module that was taken apart, and its uncommon alignments before them.
    fn runs(apart: &[u8]) -> Result<(Vec<u8>, Vec<Vec<u8>>)> {
        let mut reader = BinaryReader::new(apart.strip_prefix(MAGIC).context("no magic")?, 0);
        let (_whole, _before) = (reader.read_var_u32()?, reader.read_var_u32()?);
        let uncommon = reader.read_var_u32()? as usize;
        let uncommon = reader.read_bytes(2 * uncommon)?.to_vec();
        let lengths = (0..RUNS).map(|_| reader.read_var_u32()).collect::<Result<Vec<_>, _>>()?;
        let runs = lengths.into_iter().map(|length| Ok(reader.read_bytes(length as usize)?.to_vec()));
        Ok((uncommon, runs.collect::<Result<_>>()?))
    }

    #[test]
    fn every_operand_goes_to_its_kind() -> Result<()> {
        let at = |align| MemArg { offset: 300, align, memory_index: 0 };
        let whole = module_with(&[(2, ValType::I32)], |function| {
            let mut code = function.instructions();
            code.local_get(1).i32_const(-2).i32_store(at(2)).call(0).i32_const(9).i64_load(at(0)).drop();
        });
        let (uncommon, runs) = runs(&module(&whole)?)?;
        assert_eq!(uncommon, [0x29, 0]);
        assert_eq!(runs[Run::Opcodes as usize], [0x20, 0x41, 0x36, 0x10, 0x41, 0xfa, 0x1a, 0x0b]);
        assert_eq!(runs[Run::Locals as usize], [1]);
        assert_eq!(runs[Run::Numbers as usize], [0x7e, 9]);
        assert_eq!(runs[Run::Offsets as usize], [0xac, 2, 0xac, 2]);
        assert_eq!(runs[Run::Calls as usize], [0]);
        assert_eq!(runs[Run::Declared as usize], [1, 2, 0x7f]);
        // The length of the function is left out: it follows from the rest.
        let kept: usize = runs.iter().map(Vec::len).sum();
        let (alignments, length) = (2, 1);
        assert_eq!(kept, whole.len() - alignments - length);
        Ok(())
    }
}
