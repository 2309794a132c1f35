//! Reads a pattern, in the syntax of Rust's `regex` but for properties of characters by name (`\p{…}`).
//!
//! Recursion goes as deep as brackets nest, and no deeper than [`NEST`].

use std::iter::Peekable;
use std::str::Chars;

use crate::class::Class;

/// How deep brackets may nest.
const NEST: u32 = 40;
/// How often something may be repeated, as far as it is counted.
const TIMES: u32 = 1000;

/// What a pattern is made of.
#[derive(Debug, Clone)]
pub enum Node {
    /// One character of these.
    One(Class),
    /// A place, and no character.
    Place(Place),
    /// One after the other.
    Sequence(Vec<Node>),
    /// The first of these that goes on to a match.
    Either(Vec<Node>),
    /// As often as this; as often as can be unless it is lazy.
    Repeat {
        /// What.
        node: Box<Node>,
        /// How often at least.
        least: u32,
        /// How often at most.
        most: Option<u32>,
        /// As seldom as can be.
        lazy: bool,
    },
}

/// A place between characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Where the text starts.
    Start,
    /// Where it ends.
    End,
    /// Where a line starts.
    LineStart,
    /// Where a line ends.
    LineEnd,
    /// Where a word starts or ends.
    Edge,
    /// Where none does.
    NoEdge,
}

/// Why a pattern cannot be read.
pub type Reason = &'static str;

/// Reads a pattern that is to be found in any case, unless it says otherwise.
///
/// # Errors
/// When it is none.
pub fn parse(pattern: &str) -> Result<Node, Reason> {
    let flags = Flags { any_case: true, lines: false, dot_all: false, lazy: false, spaced: false };
    let mut parser = Parser { rest: pattern.chars().peekable(), flags, deep: 0 };
    let node = parser.either()?;
    if parser.rest.next().is_some() { Err("unopened group") } else { Ok(node) }
}

#[derive(Clone, Copy)]
struct Flags {
    any_case: bool,
    lines: bool,
    dot_all: bool,
    lazy: bool,
    spaced: bool,
}

struct Parser<'p> {
    rest: Peekable<Chars<'p>>,
    flags: Flags,
    deep: u32,
}

impl Parser<'_> {
    fn is_next(&mut self, c: char) -> bool {
        self.rest.next_if_eq(&c).is_some()
    }

    /// What follows, without taking it; spaces and remarks are passed over where they say nothing.
    fn peek(&mut self) -> Option<char> {
        while self.flags.spaced {
            match self.rest.peek() {
                Some(c) if c.is_whitespace() => _ = self.rest.next(),
                Some('#') => while self.rest.next().is_some_and(|c| c != '\n') {},
                _ => break,
            }
        }
        self.rest.peek().copied()
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Reason>) -> Result<T, Reason> {
        self.deep += 1;
        if self.deep > NEST {
            return Err("brackets nest too deep");
        }
        let read = read(self);
        self.deep -= 1;
        read
    }

    fn either(&mut self) -> Result<Node, Reason> {
        let (mut ways, mut way) = (Vec::new(), Vec::new());
        while let Some(c) = self.peek() {
            match c {
                ')' => break,
                '|' => {
                    self.rest.next();
                    ways.push(Node::Sequence(std::mem::take(&mut way)));
                }
                '*' | '+' | '?' | '{' => {
                    let node = way.pop().ok_or("repetition operator missing expression")?;
                    way.push(self.repeated(node)?);
                }
                _ => {
                    self.rest.next();
                    if let Some(node) = self.item(c)? {
                        way.push(node);
                    } else if matches!(self.peek(), Some('*' | '+' | '?' | '{')) {
                        return Err("repetition operator missing expression");
                    }
                }
            }
        }
        if ways.is_empty() {
            return Ok(Node::Sequence(way));
        }
        ways.push(Node::Sequence(way));
        Ok(Node::Either(ways))
    }

    /// What begins with this character, which is taken; nothing when it only sets flags.
    fn item(&mut self, c: char) -> Result<Option<Node>, Reason> {
        Ok(Some(match c {
            '.' if self.flags.dot_all => Node::One(Class::Any(Vec::new()).not()),
            '.' => Node::One(Class::Range('\n', '\n', false).not()),
            '^' => Node::Place(if self.flags.lines { Place::LineStart } else { Place::Start }),
            '$' => Node::Place(if self.flags.lines { Place::LineEnd } else { Place::End }),
            '(' => return self.deeper(Parser::group),
            '[' => Node::One(self.deeper(Parser::class)?),
            '\\' => match self.rest.next().ok_or(ESCAPE)? {
                'b' if self.rest.peek() == Some(&'{') => return Err("word boundaries have no kinds here"),
                'b' => Node::Place(Place::Edge),
                'B' => Node::Place(Place::NoEdge),
                'A' => Node::Place(Place::Start),
                'z' => Node::Place(Place::End),
                c => Node::One(self.escaped(c)?),
            },
            c => Node::One(self.literal(c)),
        }))
    }

    fn literal(&self, c: char) -> Class {
        Class::Range(c, c, self.flags.any_case)
    }

    fn repeated(&mut self, node: Node) -> Result<Node, Reason> {
        let (least, most) = match self.rest.next() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            _ => self.times()?,
        };
        let lazy = self.peek() == Some('?');
        if lazy {
            self.rest.next();
        }
        Ok(Node::Repeat { node: Box::new(node), least, most, lazy: lazy != self.flags.lazy })
    }

    /// What stands in braces after what is repeated.
    fn times(&mut self) -> Result<(u32, Option<u32>), Reason> {
        let least = self.number().ok_or("repetition quantifier expects a valid decimal")?;
        let comma = self.peek() == Some(',');
        if comma {
            self.rest.next();
        }
        let most = if comma { self.number() } else { Some(least) };
        if self.peek() != Some('}') {
            return Err("unclosed counted repetition");
        }
        self.rest.next();
        if most.is_some_and(|most| least > most) {
            return Err("invalid repetition count range, the start must be <= the end");
        }
        if least > TIMES || most.is_some_and(|most| most > TIMES) {
            Err(TOO_LARGE)
        } else {
            Ok((least, most))
        }
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.rest.next();
            number = Some(number.unwrap_or(0u32).saturating_mul(10).saturating_add(digit));
        }
        number
    }

    /// A group, whose bracket is taken, or flags for what follows.
    fn group(&mut self) -> Result<Option<Node>, Reason> {
        let before = self.flags;
        self.peek();
        if self.is_next('?') {
            match self.rest.peek() {
                Some('=' | '!') => return Err(NO_LOOK_AROUND),
                Some('<' | 'P') => {
                    self.is_next('P');
                    if !self.is_next('<') || matches!(self.rest.peek(), Some('=' | '!')) {
                        return Err(NO_LOOK_AROUND);
                    }
                    let mut name = self.rest.by_ref().take_while(|c| *c != '>');
                    if !name.next().is_some_and(char::is_alphabetic) {
                        return Err("a group's name begins with a letter");
                    }
                    name.for_each(drop);
                }
                _ => {
                    if !self.set_flags()? {
                        return Ok(None);
                    }
                }
            }
        }
        let node = self.either()?;
        self.flags = before;
        if self.is_next(')') { Ok(Some(node)) } else { Err("unclosed group") }
    }

    /// Sets the flags that are named; says whether a group follows.
    fn set_flags(&mut self) -> Result<bool, Reason> {
        let mut on = true;
        loop {
            let flag = match self.rest.next() {
                Some(')') => return Ok(false),
                Some(':') => return Ok(true),
                Some('-') if on => {
                    on = false;
                    continue;
                }
                Some('i') => &mut self.flags.any_case,
                Some('m') => &mut self.flags.lines,
                Some('s') => &mut self.flags.dot_all,
                Some('U') => &mut self.flags.lazy,
                Some('x') => &mut self.flags.spaced,
                Some('u') if on => continue,
                None => return Err("unclosed group"),
                Some(_) => return Err("unrecognized flag"),
            };
            *flag = on;
        }
    }

    /// What stands for more or other than itself after a backslash; the character is taken.
    fn escaped(&mut self, c: char) -> Result<Class, Reason> {
        Ok(match c {
            'd' => Class::Digit,
            'D' => Class::Digit.not(),
            's' => Class::Space,
            'S' => Class::Space.not(),
            'w' => Class::Word,
            'W' => Class::Word.not(),
            'n' => self.literal('\n'),
            't' => self.literal('\t'),
            'r' => self.literal('\r'),
            'a' => self.literal('\x07'),
            'f' => self.literal('\x0C'),
            'v' => self.literal('\x0B'),
            'x' => self.by_code(2)?,
            'u' => self.by_code(4)?,
            'U' => self.by_code(8)?,
            'p' | 'P' => return Err("properties of characters such as \\p{L} are not supported"),
            '0'..='9' => return Err("backreferences are not supported"),
            c if c.is_ascii_alphanumeric() || matches!(c, '<' | '>') || !c.is_ascii() => return Err(ESCAPE),
            c => self.literal(c),
        })
    }

    fn by_code(&mut self, digits: usize) -> Result<Class, Reason> {
        let code: String = if self.is_next('{') {
            self.rest.by_ref().take_while(|c| *c != '}').collect()
        } else {
            self.rest.by_ref().take(digits).collect()
        };
        let fits = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = u32::from_str_radix(&code, 16).ok().filter(|_| fits);
        let c = code.and_then(char::from_u32).ok_or("the code names no character")?;
        Ok(self.literal(c))
    }

    /// Characters in square brackets, of which the first is taken.
    fn class(&mut self) -> Result<Class, Reason> {
        self.peek();
        let negated = self.is_next('^');
        let (mut some, mut first) = (Vec::new(), true);
        let mut done: Option<(Class, char)> = None;
        loop {
            self.peek();
            let c = self.rest.next().ok_or(UNCLOSED)?;
            match c {
                ']' if !first => break,
                '&' | '-' | '~' if self.rest.peek() == Some(&c) => {
                    self.rest.next();
                    let right = Class::Any(std::mem::take(&mut some));
                    done = Some((together(done, right), c));
                }
                '[' => some.push(match self.named()? {
                    Some(class) => class,
                    None => self.deeper(Parser::class)?,
                }),
                _ => {
                    let class = self.end_of_range(c)?;
                    some.push(self.range(class)?);
                }
            }
            first = false;
        }
        let class = together(done, Class::Any(some));
        Ok(if negated { class.not() } else { class })
    }

    /// One character within square brackets, or what stands for some.
    fn end_of_range(&mut self, c: char) -> Result<Class, Reason> {
        match c {
            '\\' => {
                let c = self.rest.next().ok_or(ESCAPE)?;
                self.escaped(c)
            }
            c => Ok(self.literal(c)),
        }
    }

    /// From what was read to what follows a hyphen, if one does.
    fn range(&mut self, class: Class) -> Result<Class, Reason> {
        self.peek();
        let mut ahead = self.rest.clone();
        if ahead.next() != Some('-') || matches!(ahead.next(), Some(']' | '-') | None) {
            return Ok(class);
        }
        self.rest.next();
        self.peek();
        let c = self.rest.next().ok_or(UNCLOSED)?;
        match (class, self.end_of_range(c)?) {
            (Class::Range(from, ..), Class::Range(to, ..)) if from <= to => {
                Ok(Class::Range(from, to, self.flags.any_case))
            }
            (Class::Range(..), Class::Range(..)) => {
                Err("invalid character class range, the start must be <= the end")
            }
            _ => Err("a range goes from one character to another"),
        }
    }

    /// Characters by the name of their kind, such as `[:alpha:]`, of which the first bracket is taken.
    fn named(&mut self) -> Result<Option<Class>, Reason> {
        let mut ahead = self.rest.clone();
        if ahead.next() != Some(':') {
            return Ok(None);
        }
        let negated = ahead.next_if_eq(&'^').is_some();
        let name: String = ahead.by_ref().take_while(char::is_ascii_lowercase).collect();
        if ahead.next() != Some(']') {
            return Ok(None);
        }
        let ranges: &[(char, char)] = match &*name {
            "alnum" => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
            "alpha" => &[('A', 'Z'), ('a', 'z')],
            "ascii" => &[('\0', '\x7F')],
            "blank" => &[('\t', '\t'), (' ', ' ')],
            "cntrl" => &[('\0', '\x1F'), ('\x7F', '\x7F')],
            "digit" => &[('0', '9')],
            "graph" => &[('!', '~')],
            "lower" => &[('a', 'z')],
            "print" => &[(' ', '~')],
            "punct" => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
            "space" => &[('\t', '\r'), (' ', ' ')],
            "upper" => &[('A', 'Z')],
            "word" => &[('0', '9'), ('A', 'Z'), ('a', 'z'), ('_', '_')],
            "xdigit" => &[('0', '9'), ('A', 'F'), ('a', 'f')],
            _ => return Err("no kind of character has this name"),
        };
        self.rest = ahead;
        let any_case = self.flags.any_case;
        let class = ranges.iter().map(|(from, to)| Class::Range(*from, *to, any_case)).collect();
        Ok(Some(if negated { Class::Any(class).not() } else { Class::Any(class) }))
    }
}

/// What a sign between two classes makes of them.
fn together(left: Option<(Class, char)>, right: Class) -> Class {
    match left {
        None => right,
        Some((left, '&')) => Class::Both(Box::new((left, right))),
        Some((left, '-')) => Class::Both(Box::new((left, right.not()))),
        Some((left, _)) => {
            let both = Class::Both(Box::new((left.clone(), right.clone())));
            Class::Both(Box::new((Class::Any(vec![left, right]), both.not())))
        }
    }
}

const ESCAPE: Reason = "unrecognized escape sequence";
const UNCLOSED: Reason = "unclosed character class";
const NO_LOOK_AROUND: Reason = "look-around, including look-ahead and look-behind, is not supported";
/// Said of patterns that grow beyond their bounds; the only reason that is not about how they are written.
pub const TOO_LARGE: Reason = "the pattern grows too large; use smaller repetitions than such as {1000}";
