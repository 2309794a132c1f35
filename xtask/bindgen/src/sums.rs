//! Stores tables of numbers in a finished module as what each number differs by from the one a record before it: of a
//! table whose records rise in step, little is left to download. A function that runs when the module starts adds the
//! differences up, so that what is in memory then, and all that the module does, stays.

use std::ops::Range;

use anyhow::Result;
use wasm_encoder::{Encode, Function, MemArg, Module, RawSection, StartSection, ValType};
use wasmparser::{DataKind, Operator, Parser, Payload, TypeRef};

/// Bytes in a number.
const NUMBER: usize = 4;
/// Bytes for which a length of records is chosen.
const BLOCK: usize = 256;
/// How long a record may be, in bytes; nought for what stays as it is.
const RECORDS: [usize; 3] = [0, NUMBER, 3 * NUMBER];
/// So many bytes that are not nought are to be saved for a change to another length.
const CHANGE: usize = 32;
/// A shorter table is not worth the code that adds it up.
const SHORTEST: usize = 4 * BLOCK;

/// A stretch of memory that is stored as differences.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    /// Where it begins in the segment of data.
    range: Range<usize>,
    record: usize,
}

/// What has to be known of a module.
#[derive(Default)]
struct Layout {
    types: u32,
    functions: u32,
    starts: bool,
    /// Where each segment goes in memory, and where it lies in the file.
    data: Vec<(usize, Range<usize>)>,
}

/// The module with its tables as differences; the same one when it has none that are worth it, or starts by itself.
pub fn module(input: &[u8]) -> Result<Vec<u8>> {
    let layout = Layout::of(input)?;
    let mut changed = input.to_vec();
    let mut start = Function::new([]);
    let mut count = 0;
    for (address, place) in &layout.data {
        let Some(data) = changed.get_mut(place.clone()) else { continue };
        let tables = tables(data, address.next_multiple_of(NUMBER) - address);
        // From the last on: a number is told apart from those before it as they were.
        tables.iter().rev().for_each(|table| differ(data, table));
        for Table { range, record } in tables {
            let mut code = start.instructions();
            for number in [address + range.start, address + range.end, record] {
                code.i32_const(number as i32);
            }
            code.call(layout.functions);
            count += 1;
        }
    }
    if layout.starts || count == 0 {
        return Ok(input.to_vec());
    }
    start.instructions().end();

    let mut out = Module::new();
    let mut is_started = false;
    for payload in Parser::new(0).parse_all(input) {
        let Some((id, range)) = payload?.as_section() else { continue };
        if matches!(id, 9 | 10 | 12) && !is_started {
            is_started = true;
            out.section(&StartSection { function_index: layout.functions + 1 });
        }
        let mut bytes = changed.get(range.start as usize..range.end as usize).unwrap_or_default().to_vec();
        match id {
            1 => {
                let mut types = wasm_encoder::TypeSection::new();
                types.ty().function([ValType::I32; 3], []);
                types.ty().function([], []);
                append(&mut bytes, &types)?;
            }
            3 => {
                let mut functions = wasm_encoder::FunctionSection::new();
                functions.function(layout.types).function(layout.types + 1);
                append(&mut bytes, &functions)?;
            }
            10 => {
                let mut code = wasm_encoder::CodeSection::new();
                code.function(&adding_up()).function(&start);
                append(&mut bytes, &code)?;
            }
            _ => {}
        }
        out.section(&RawSection { id, data: &bytes });
    }
    Ok(out.finish())
}

/// Adds the items of a section to one that is written already.
fn append(bytes: &mut Vec<u8>, more: &impl Encode) -> Result<()> {
    let mut section = Vec::new();
    more.encode(&mut section);
    // Before its items a section has its length, which goes, and how many there are.
    let mut added = wasmparser::BinaryReader::new(&section, 0);
    added.read_var_u32()?;
    let mut before = wasmparser::BinaryReader::new(bytes, 0);
    let count = before.read_var_u32()? + added.read_var_u32()?;
    let mut joined = Vec::new();
    count.encode(&mut joined);
    joined.extend(bytes.get(before.original_position() as usize..).unwrap_or_default());
    joined.extend(section.get(added.original_position() as usize..).unwrap_or_default());
    *bytes = joined;
    Ok(())
}

/// Adds to each number from an address to another the one a record before it.
fn adding_up() -> Function {
    let (from, to, record) = (0, 1, 2);
    let number = MemArg { offset: 0, align: 2, memory_index: 0 };
    let mut function = Function::new([]);
    let mut code = function.instructions();
    code.loop_(wasm_encoder::BlockType::Empty);
    code.local_get(from).local_get(from).i32_load(number);
    code.local_get(from).local_get(record).i32_sub().i32_load(number);
    code.i32_add().i32_store(number);
    code.local_get(from).i32_const(NUMBER as i32).i32_add().local_tee(from);
    code.local_get(to).i32_lt_u().br_if(0).end().end();
    function
}

impl Layout {
    fn of(input: &[u8]) -> Result<Layout> {
        let mut layout = Layout::default();
        for payload in Parser::new(0).parse_all(input) {
            match payload? {
                Payload::TypeSection(section) => {
                    for group in section {
                        layout.types += group?.types().len() as u32;
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        layout.functions += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => layout.functions += section.count(),
                Payload::StartSection { .. } => layout.starts = true,
                Payload::DataSection(section) => {
                    for segment in section {
                        let segment = segment?;
                        if let DataKind::Active { memory_index: 0, offset_expr } = segment.kind
                            && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                        {
                            let end = segment.range.end as usize;
                            let place = end - segment.data.len()..end;
                            layout.data.push((value as usize, place));
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(layout)
    }
}

/// The number at a place.
fn number(data: &[u8], at: usize) -> u32 {
    data.get(at..at + NUMBER).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// What is stored of a number.
fn difference(data: &[u8], at: usize, record: usize) -> u32 {
    match record {
        0 => number(data, at),
        record => number(data, at).wrapping_sub(number(data, at - record)),
    }
}

/// How many bytes that are not nought are stored of a stretch.
fn stored(data: &[u8], range: Range<usize>, record: usize) -> usize {
    let numbers = range.step_by(NUMBER).map(|at| difference(data, at, record));
    numbers.flat_map(u32::to_le_bytes).filter(|byte| *byte != 0).count()
}

/// Which stretches of a segment, whose numbers begin `aligned`, have fewer bytes that are not nought when stored as
/// differences: the cheapest way through its blocks, where each change costs something.
fn tables(data: &[u8], aligned: usize) -> Vec<Table> {
    // What is stored as differences has a record before it.
    let first = aligned + BLOCK;
    let blocks = data.len().saturating_sub(first) / BLOCK;
    let mut ways: [(usize, Vec<usize>); RECORDS.len()] = RECORDS.map(|_| (0, Vec::new()));
    for block in 0..blocks {
        let best = ways.iter().min_by_key(|(cost, _)| *cost).cloned().unwrap_or_default();
        for (record, way) in RECORDS.into_iter().zip(&mut ways) {
            if best.0 + CHANGE < way.0 {
                *way = (best.0 + CHANGE, best.1.clone());
            }
            let from = first + block * BLOCK;
            way.0 += stored(data, from..from + BLOCK, record);
            way.1.push(record);
        }
    }
    let best = ways.into_iter().min_by_key(|(cost, _)| *cost).map(|(_, way)| way).unwrap_or_default();
    let mut at = first;
    let mut tables = Vec::new();
    for same in best.chunk_by(|a, b| a == b) {
        let end = at + same.len() * BLOCK;
        tables.push(Table { range: at..end, record: same.first().copied().unwrap_or_default() });
        at = end;
    }
    // Of a text, too, some differences happen to be nought.
    let halves = |table: &Table| {
        2 * stored(data, table.range.clone(), table.record) < stored(data, table.range.clone(), 0)
    };
    tables.retain(|table| table.record > 0 && table.range.len() >= SHORTEST && halves(table));
    tables
}

/// Replaces the numbers of a table by their differences.
fn differ(data: &mut [u8], table: &Table) {
    for at in table.range.clone().step_by(NUMBER).rev() {
        let difference = difference(data, at, table.record);
        if let Some(place) = data.get_mut(at..at + NUMBER) {
            place.copy_from_slice(&difference.to_le_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ConstExpr, DataSection, FunctionSection, MemorySection, MemoryType, TypeSection};

    use super::*;

    /// A thousand bytes of everything, a table of records of three numbers that rise in step, and everything again.
    fn data() -> Vec<u8> {
        let noise = || (0..1000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8);
        let table =
            (0..900u32).flat_map(|at| [7_000_000 + at, 0x10_0000 + 4 * at, 1]).flat_map(u32::to_le_bytes);
        noise().chain(table).chain(noise()).collect()
    }

    fn a_module(data: &[u8]) -> Vec<u8> {
        let mut out = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        out.section(&types).section(FunctionSection::new().function(0));
        let memory =
            MemoryType { minimum: 4, maximum: None, memory64: false, shared: false, page_size_log2: None };
        out.section(MemorySection::new().memory(memory));
        let mut function = Function::new([]);
        function.instructions().end();
        out.section(wasm_encoder::CodeSection::new().function(&function));
        out.section(DataSection::new().active(0, &ConstExpr::i32_const(1026), data.iter().copied()));
        out.finish()
    }

    #[test]
    fn a_table_is_found_and_what_is_added_up_is_what_was_there() {
        let before = data();
        let tables = tables(&before, 2);
        assert!(matches!(&*tables, [Table { range, record: 12 }] if range.len() > 10_000), "{tables:?}");
        let mut data = before.clone();
        tables.iter().rev().for_each(|table| differ(&mut data, table));
        assert!(data.iter().filter(|byte| **byte == 0).count() > 8_500);
        for Table { range, record } in tables {
            for at in range.step_by(NUMBER) {
                let sum = number(&data, at).wrapping_add(number(&data, at - record));
                data[at..at + NUMBER].copy_from_slice(&sum.to_le_bytes());
            }
        }
        assert_eq!(data, before);
    }

    #[test]
    fn the_module_adds_up_when_it_starts() -> Result<()> {
        let before = a_module(&data());
        let after = module(&before)?;
        assert_ne!(before, after);
        let layout = Layout::of(&after)?;
        assert!(layout.starts && layout.functions == 3 && layout.types == 3);
        let parts = Parser::new(0).parse_all(&after).collect::<Result<Vec<_>, _>>()?;
        let starts = parts.iter().any(|part| matches!(part, Payload::StartSection { func: 2, .. }));
        let bodies = parts.iter().filter(|part| matches!(part, Payload::CodeSectionEntry(_))).count();
        assert!(starts && bodies == 3);
        // Once is enough.
        assert_eq!(module(&after)?, after);
        Ok(())
    }

    #[test]
    fn a_module_without_tables_stays() -> Result<()> {
        let plain = a_module(b"no numbers here, and nothing that rises");
        assert_eq!(module(&plain)?, plain);
        Ok(())
    }
}
