//! A pattern as steps, and the search with them: all ways are followed side by side, one character after the other,
//! so nothing is tried twice and a search takes at most characters times steps.

use std::ops::Range;

use crate::class::{self, Class};
use crate::parse::{Node, Place, Reason, TOO_LARGE};

/// Steps of one pattern.
const STEPS: usize = 2000;

#[derive(Debug)]
enum Step {
    /// Takes one of these characters; the bits are those below 128.
    One(u128, Class),
    Place(Place),
    /// Goes on there first, then here.
    Fork(usize, usize),
    Jump(usize),
    Match,
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    steps: Vec<Step>,
    /// The first bytes of matches; a match can begin with what is not ASCII, or be empty.
    first: Option<u128>,
}

/// What a search remembers, to be used again.
#[derive(Default)]
pub struct Scratch {
    now: Threads,
    next: Threads,
    to_add: Vec<usize>,
}

/// Ways that are followed, the preferred one first.
#[derive(Default)]
struct Threads {
    /// The step that is next, and where the match begins.
    all: Vec<(usize, usize)>,
    /// For each step, at which turn it was last put among them.
    seen: Vec<usize>,
}

impl Program {
    /// Compiles what was read.
    ///
    /// # Errors
    /// When it takes too many steps.
    pub fn new(node: &Node) -> Result<Program, Reason> {
        let mut program = Program { steps: Vec::new(), first: None };
        program.add(node)?;
        program.push(Step::Match)?;
        program.first = program.first_bytes();
        Ok(program)
    }

    fn push(&mut self, step: Step) -> Result<usize, Reason> {
        let at = self.steps.len();
        if at >= STEPS {
            return Err(TOO_LARGE);
        }
        self.steps.push(step);
        Ok(at)
    }

    /// Makes a step, which was pushed to be made later, fork or jump.
    fn set(&mut self, at: usize, step: Step) {
        if let Some(place) = self.steps.get_mut(at) {
            *place = step;
        }
    }

    /// Makes a step go on with what follows it, or go there, whichever is preferred.
    fn fork(&mut self, at: usize, there: usize, there_first: bool) {
        self.set(at, if there_first { Step::Fork(there, at + 1) } else { Step::Fork(at + 1, there) });
    }

    fn add(&mut self, node: &Node) -> Result<(), Reason> {
        match node {
            Node::One(class) => {
                let bits = (0..128u8).filter(|byte| class.has(char::from(*byte)));
                let bits = bits.fold(0, |all, byte| all | 1 << byte);
                self.push(Step::One(bits, class.clone()))?;
            }
            Node::Place(place) => _ = self.push(Step::Place(*place))?,
            Node::Sequence(all) => all.iter().try_for_each(|node| self.add(node))?,
            Node::Either(ways) => {
                let mut ends = Vec::new();
                for (number, way) in ways.iter().enumerate() {
                    let more = number + 1 < ways.len();
                    let fork = self.steps.len();
                    if more {
                        self.push(Step::Match)?;
                    }
                    self.add(way)?;
                    if more {
                        ends.push(self.push(Step::Match)?);
                        self.fork(fork, self.steps.len(), false);
                    }
                }
                let end = self.steps.len();
                ends.into_iter().for_each(|at| self.set(at, Step::Jump(end)));
            }
            Node::Repeat { node, least, most, lazy } => {
                // What is empty is not worth a turn; so a turn that ends where it began is not preferred to none.
                let empty = can_be_empty(node);
                let again = most.is_none() && *least > 0;
                for _ in 0..*least - u32::from(again) {
                    self.add(node)?;
                }
                let mut forks = Vec::new();
                match most {
                    Some(most) => {
                        for _ in *least..*most {
                            forks.push(self.push(Step::Match)?);
                            self.add(node)?;
                        }
                    }
                    None if again || empty => {
                        if !again {
                            forks.push(self.push(Step::Match)?);
                        }
                        let start = self.steps.len();
                        self.add(node)?;
                        let back = self.push(Step::Match)?;
                        self.fork(back, start, !lazy);
                    }
                    None => {
                        let start = self.push(Step::Match)?;
                        self.add(node)?;
                        self.push(Step::Jump(start))?;
                        forks.push(start);
                    }
                }
                let end = self.steps.len();
                forks.into_iter().for_each(|at| self.fork(at, end, *lazy));
            }
        }
        Ok(())
    }

    /// The bytes that matches begin with, when there is another way to begin none.
    fn first_bytes(&self) -> Option<u128> {
        let (mut bits, mut to_do, mut seen) = (0, vec![0], vec![false; self.steps.len()]);
        while let Some(at) = to_do.pop() {
            if std::mem::replace(seen.get_mut(at)?, true) {
                continue;
            }
            match self.steps.get(at)? {
                Step::One(ascii, _) => bits |= ascii,
                Step::Place(_) => to_do.push(at + 1),
                Step::Fork(one, other) => to_do.extend([*one, *other]),
                Step::Jump(there) => to_do.push(*there),
                Step::Match => return None,
            }
        }
        Some(bits)
    }

    /// The first match at or after a place, and of those that begin there the preferred one.
    pub fn find(&self, text: &str, from: usize, scratch: &mut Scratch) -> Option<Range<usize>> {
        let Scratch { now, next, to_add } = scratch;
        for threads in [&mut *now, &mut *next] {
            threads.all.clear();
            threads.seen.clear();
            threads.seen.resize(self.steps.len(), usize::MAX);
        }
        let (mut at, mut found) = (from, None);
        loop {
            if now.all.is_empty() {
                if found.is_some() {
                    break;
                }
                if let Some(first) = self.first {
                    let skipped = text.as_bytes().get(at..)?.iter().position(|byte| begins(first, *byte));
                    at += skipped?;
                }
            }
            let here = Here { text, at };
            if found.is_none() {
                self.follow(0, at, here, now, to_add);
            }
            let c = text.get(at..).and_then(|rest| rest.chars().next());
            let after = Here { text, at: at + c.map_or(1, char::len_utf8) };
            next.all.clear();
            for (step, start) in now.all.iter().copied() {
                match (self.steps.get(step), c) {
                    (Some(Step::Match), _) => {
                        found = Some(start..at);
                        break;
                    }
                    (Some(Step::One(ascii, class)), Some(c))
                        if if c.is_ascii() { ascii >> c as u32 & 1 == 1 } else { class.has(c) } =>
                    {
                        self.follow(step + 1, start, after, next, to_add);
                    }
                    _ => {}
                }
            }
            std::mem::swap(now, next);
            if c.is_none() {
                break;
            }
            at = after.at;
        }
        found
    }

    /// Puts a way among those that are followed, with all that can be gone on to without a character.
    fn follow(
        &self,
        step: usize,
        start: usize,
        here: Here<'_>,
        threads: &mut Threads,
        to_add: &mut Vec<usize>,
    ) {
        to_add.push(step);
        while let Some(step) = to_add.pop() {
            let Some(seen) = threads.seen.get_mut(step) else { continue };
            if std::mem::replace(seen, here.at) == here.at {
                continue;
            }
            match self.steps.get(step) {
                Some(Step::Jump(there)) => to_add.push(*there),
                Some(Step::Fork(first, then)) => to_add.extend([*then, *first]),
                Some(Step::Place(place)) if here.is(*place) => to_add.push(step + 1),
                Some(Step::One(..) | Step::Match) => threads.all.push((step, start)),
                _ => {}
            }
        }
    }
}

fn begins(first: u128, byte: u8) -> bool {
    !byte.is_ascii() || first >> byte & 1 == 1
}

/// A place in the text.
#[derive(Clone, Copy)]
struct Here<'t> {
    text: &'t str,
    at: usize,
}

impl Here<'_> {
    fn is(self, place: Place) -> bool {
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        let after = self.text.get(self.at..).and_then(|text| text.chars().next());
        let edge = || before.is_some_and(class::is_word) != after.is_some_and(class::is_word);
        match place {
            Place::Start => before.is_none(),
            Place::End => after.is_none(),
            Place::LineStart => before.is_none_or(|c| c == '\n'),
            Place::LineEnd => after.is_none_or(|c| c == '\n'),
            Place::Edge => edge(),
            Place::NoEdge => !edge(),
        }
    }
}

fn can_be_empty(node: &Node) -> bool {
    match node {
        Node::One(_) => false,
        Node::Place(_) => true,
        Node::Sequence(all) => all.iter().all(can_be_empty),
        Node::Either(ways) => ways.iter().any(can_be_empty),
        Node::Repeat { node, least, .. } => *least == 0 || can_be_empty(node),
    }
}
