//! Puts the functions of a finished module into the order that packs best: what is alike stands side by side. A
//! fiftieth less to download; what the module does, and how it is called from outside, stays.

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The functions with the lowest numbers, which take a byte to call, are those that are called most, and stay.
const SHORT: usize = 128;
/// How many bytes are compared at a time.
const RUN: usize = 4;
/// What is in more functions than that tells nothing.
const COMMON: usize = 1000;

/// By how much the length of a function counts against it, best first. Which of them packs best differs from module to
/// module by a few hundred bytes, for no reason that could be foreseen.
const WEIGHTS: [f64; 6] = [0.75, 0.7, 0.6, 0.8, 0.9, 1.0];
/// Modules below this are not worth the time to try more than the first.
const WORTH_TRYING: usize = 100_000;

/// The same module in the order that packs best of those tried.
pub fn module(input: &[u8]) -> Result<Vec<u8>> {
    let tried = if input.len() < WORTH_TRYING { &WEIGHTS[..1] } else { &WEIGHTS };
    let packed = std::thread::scope(|scope| {
        let try_one = |&weight| {
            let module = ordered(input, weight)?;
            Ok((if tried.len() > 1 { packed_size(&module)? } else { 0 }, module))
        };
        let running: Vec<_> = tried.iter().map(|weight| scope.spawn(move || try_one(weight))).collect();
        let done =
            running.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("a thread panicked"))?);
        done.collect::<Result<Vec<_>>>()
    })?;
    let best = packed.into_iter().min_by_key(|(size, _)| *size);
    best.map(|(_, module)| module).ok_or_else(|| anyhow!("nothing was tried"))
}

fn packed_size(module: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    Ok(brotli::BrotliCompress(&mut &*crate::apart::module(module)?, &mut packed, &best)?)
}

fn ordered(input: &[u8], weight: f64) -> Result<Vec<u8>> {
    let mut encoder = Encoder::default();
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(input) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    encoder.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(section) => {
                encoder.kinds = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    encoder.order = alike(&bodies, SHORT.saturating_sub(encoder.imported).min(bodies.len()), weight);
    encoder.numbers = vec![0; bodies.len()];
    for (at, function) in encoder.order.iter().enumerate() {
        encoder.numbers[*function] = (encoder.imported + at) as u32;
    }
    let mut out = Module::new();
    encoder.parse_core_module(&mut out, Parser::new(0), input).map_err(|error| anyhow!("{error}"))?;
    Ok(out.finish())
}

/// The numbers of functions in their new order: after those that stay, each after the one it shares most with.
fn alike(bodies: &[&[u8]], stay: usize, weight: f64) -> Vec<usize> {
    let mut runs: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, body) in bodies.iter().enumerate().skip(stay) {
        for run in body.windows(RUN) {
            let users = runs.entry(run).or_default();
            if users.last() != Some(&function) {
                users.push(function);
            }
        }
    }
    let mut own = vec![0; bodies.len()];
    runs.retain(|_, users| (2..=COMMON).contains(&users.len()));
    runs.values().flatten().for_each(|function| own[*function] += 1);
    let mut order: Vec<usize> = (0..stay).collect();
    let mut left: Vec<bool> = (0..bodies.len()).map(|function| function >= stay).collect();
    let mut shared = vec![0; bodies.len()];
    let mut seen = HashMap::new();
    let mut next = (stay..bodies.len()).max_by_key(|function| bodies[*function].len());
    while let Some(function) = next {
        order.push(function);
        left[function] = false;
        shared.fill(0);
        seen.clear();
        for run in bodies[function].windows(RUN) {
            if seen.insert(run, ()).is_none() {
                runs.get(run).into_iter().flatten().for_each(|other| shared[*other] += 1);
            }
        }
        let score = |other: usize| f64::from(shared[other]) / f64::from(own[other] + 1).powf(weight);
        next = (stay..bodies.len())
            .filter(|other| left[*other])
            .max_by(|one, other| score(*one).total_cmp(&score(*other)));
    }
    order
}

#[derive(Default)]
struct Encoder {
    imported: usize,
    /// The type of each function of the module's own.
    kinds: Vec<u32>,
    order: Vec<usize>,
    /// The new number of each of them.
    numbers: Vec<u32>,
}

impl Reencode for Encoder {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = (function as usize).checked_sub(self.imported);
        Ok(own.map_or(function, |own| self.numbers[own]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for &function in &self.order {
            functions.function(self.kinds[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut bodies: Vec<Option<FunctionBody<'_>>> =
            section.into_iter().map(|body| body.map(Some)).collect::<Result<_, _>>()?;
        for function in self.order.clone() {
            if let Some(body) = bodies[function].take() {
                self.parse_function_body(code, body)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ImportSection, TypeSection};

    use super::*;

    #[test]
    fn what_is_alike_stands_side_by_side() {
        let bodies: [&[u8]; 4] =
            [b"the first of all", b"something else", b"the first of them", b"something, else"];
        assert_eq!(alike(&bodies, 0, 0.7), [2, 0, 3, 1]);
        assert_eq!(alike(&bodies, 1, 0.7), [0, 2, 3, 1]);
    }

    #[test]
    fn a_call_still_calls_the_same() -> Result<()> {
        let mut out = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        out.section(&types);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        out.section(&imports);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        // The first of 300 is called least, and goes last: it alone is long and like none.
        for number in 0..300u32 {
            functions.function(0);
            let mut function = wasm_encoder::Function::new([]);
            for _ in 0..if number == 200 { 1 } else { 5 } {
                function.instructions().call(number);
            }
            function.instructions().end();
            code.function(&function);
        }
        out.section(&functions).section(&code);
        let before = out.finish();
        let after = module(&before)?;
        assert_eq!(calls(&before)?, calls(&after)?);
        assert_ne!(before, after);
        Ok(())
    }

    /// For each function, by the chain of those it calls first, how many instructions there are on the way.
    fn calls(module: &[u8]) -> Result<Vec<usize>> {
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::CodeSectionEntry(body) = payload? {
                let operators = body.get_operators_reader()?.into_iter().collect::<Result<Vec<_>, _>>()?;
                let called = operators.iter().find_map(|operator| match operator {
                    wasmparser::Operator::Call { function_index } => Some(*function_index as usize),
                    _ => None,
                });
                bodies.push((operators.len(), called.unwrap_or_default()));
            }
        }
        let mut ways: Vec<usize> = (0..bodies.len())
            .map(|start| {
                let (mut at, mut len) = (start + 1, 0);
                while let Some((own, called)) = at.checked_sub(1).map(|own| bodies[own]) {
                    (len, at) = (len + own, called);
                }
                len
            })
            .collect();
        ways.sort_unstable();
        Ok(ways)
    }
}
