//! What code does last, before it calls a function that only ends the program: where that is, so that it can go. Texts
//! are put together there that nobody will hear.

use std::collections::HashSet;
use std::ops::Range;

use anyhow::Result;
use wasmparser::{BinaryReader, FunctionBody, Operator};

/// For each call of one of these functions in a body: from where on nothing but that call can follow, to its end.
pub fn words(body: &[u8], ending: &HashSet<u32>) -> Result<Vec<Range<usize>>> {
    let mut operators = FunctionBody::new(BinaryReader::new(body, 0)).get_operators_reader()?;
    let mut start = operators.original_position() as usize;
    let mut words = Vec::new();
    while !operators.eof() {
        let operator = operators.read()?;
        let end = operators.original_position() as usize;
        match operator {
            Operator::Call { function_index } if ending.contains(&function_index) => {
                words.push(start..end);
                start = end;
            }
            _ if goes_straight_on(&operator) => {}
            _ => start = end,
        }
    }
    Ok(words)
}

/// Whether the next operator follows this one, and comes from nowhere else. What is not known to is taken to be a turn.
fn goes_straight_on(operator: &Operator<'_>) -> bool {
    use Operator::{
        Drop, F64Const, F64Load, F64Store, GlobalGet, GlobalSet, I32Add, I32And, I32Const, I32Eq, I32Eqz,
        I32GeU, I32GtU, I32Load, I32Load8U, I32Load16U, I32LtU, I32Mul, I32Ne, I32Or, I32Shl, I32ShrU,
        I32Store, I32Store8, I32Store16, I32Sub, I32WrapI64, I64Add, I64Const, I64ExtendI32U, I64Load, I64Or,
        I64Shl, I64ShrU, I64Store, LocalGet, LocalSet, LocalTee, Select,
    };
    matches!(
        operator,
        Drop | F64Const { .. }
            | F64Load { .. }
            | F64Store { .. }
            | GlobalGet { .. }
            | GlobalSet { .. }
            | I32Add
            | I32And
            | I32Const { .. }
            | I32Eq
            | I32Eqz
            | I32GeU
            | I32GtU
            | I32Load { .. }
            | I32Load8U { .. }
            | I32Load16U { .. }
            | I32LtU
            | I32Mul
            | I32Ne
            | I32Or
            | I32Shl
            | I32ShrU
            | I32Store { .. }
            | I32Store8 { .. }
            | I32Store16 { .. }
            | I32Sub
            | I32WrapI64
            | I64Add
            | I64Const { .. }
            | I64ExtendI32U
            | I64Load { .. }
            | I64Or
            | I64Shl
            | I64ShrU
            | I64Store { .. }
            | LocalGet { .. }
            | LocalSet { .. }
            | LocalTee { .. }
            | Select
    )
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{BlockType, Encode, Function, MemArg};

    use super::*;

    #[test]
    fn only_what_nothing_but_the_end_can_follow_goes() -> Result<()> {
        let word = MemArg { offset: 0, align: 2, memory_index: 0 };
        let mut function = Function::new([(1, wasm_encoder::ValType::I32)]);
        let mut code = function.instructions();
        code.i32_const(1).i32_const(2).i32_store(word).block(BlockType::Empty).local_get(0).br_if(0);
        // Said before the end, and after something that is called.
        code.call(7).i32_const(3).i32_const(4).i32_store(word).i32_const(5).call(9).unreachable().end();
        code.i32_const(6).drop().call(9).end();
        let mut bytes = Vec::new();
        function.encode(&mut bytes);
        // The length of the body goes first.
        let body = &bytes[1..];
        let ranges = words(body, &HashSet::from([9]))?;
        let found: Vec<&[u8]> = ranges.iter().filter_map(|range| body.get(range.clone())).collect();
        let first: &[u8] = &[0x41, 3, 0x41, 4, 0x36, 2, 0, 0x41, 5, 0x10, 9];
        let second: &[u8] = &[0x41, 6, 0x1a, 0x10, 9];
        assert_eq!(found, [first, second]);
        Ok(())
    }
}
