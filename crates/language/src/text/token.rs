//! Tokens: words, numbers, punctuation, and the opaque things (links, handles, order numbers,
//! placeholders, inline code) that are never looked into.

use std::borrow::Cow;

use super::{Span, contraction};
use crate::text::case;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word or one piece of a contraction.
    Word,
    /// A number, amount, time or date written with digits.
    Number,
    /// Punctuation; a run of `.`, `!` and `?` is one token.
    Punct,
    /// An emoji or another symbol.
    Symbol,
    /// A link, address, handle, order number, placeholder or code: stands for a noun, is never flagged.
    Opaque,
}

/// One token of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the draft.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space (or the start of the text) comes before it.
    pub spaced: bool,
}

/// The tokens of a stretch of text with their normal forms (lower case, straight apostrophes) and their full
/// forms (`n't` is `not`, `u` is `you`).
#[derive(Debug, Clone, Default)]
pub struct Tokens<'t> {
    list: Vec<Token>,
    forms: Vec<Form<'t>>,
}

/// What a token is compared by. Most are written like that in the draft.
#[derive(Debug, Clone)]
struct Form<'t> {
    full: Cow<'t, str>,
    /// The normal form, where it is another.
    norm: Option<Cow<'t, str>>,
}

impl<'t> Tokens<'t> {
    /// The tokens, in order.
    pub fn as_slice(&self) -> &[Token] {
        &self.list
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The token at `index`.
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    /// The normal form of the token at `index`, empty past the end.
    pub fn norm(&self, index: usize) -> &str {
        self.forms.get(index).map_or("", |form| form.norm.as_ref().unwrap_or(&form.full))
    }

    /// The full form of the token at `index`, empty past the end: what rules and grammar compare.
    pub fn word(&self, index: usize) -> &str {
        self.forms.get(index).map_or("", |form| &form.full)
    }

    fn push(&mut self, text: &'t str, span: Span, kind: TokenKind, spaced: bool) {
        let written = span.of(text);
        let norm = if written.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'A'..=b'Z' | b'`')) {
            Cow::Borrowed(written)
        } else {
            let normal = |c| match c {
                '’' | 'ʼ' | '‘' | '`' | '´' => '\'',
                c => super::case::lower(c),
            };
            Cow::Owned(written.chars().map(normal).collect())
        };
        let before = if spaced { "" } else { self.norm(self.list.len().wrapping_sub(1)) };
        let full = if kind == TokenKind::Word { contraction::full_form(&norm, before) } else { None };
        self.list.push(Token { span, kind, spaced });
        self.forms.push(match full {
            Some(full) => Form { full: Cow::Borrowed(full), norm: Some(norm) },
            None => Form { full: norm, norm: None },
        });
    }

    fn pop(&mut self) {
        self.list.pop();
        self.forms.pop();
    }
}

/// Longest word that is looked up or taken apart, in bytes; anything longer is opaque.
const LONGEST_WORD: usize = 64;

/// Appends the tokens of `span` of `text` to `tokens`.
pub fn tokenize<'t>(text: &'t str, span: Span, tokens: &mut Tokens<'t>) {
    let mut at = span.start;
    while at < span.end {
        let rest = Span::new(at, span.end).of(text);
        let Some(first) = rest.chars().next() else { return };
        if first.is_whitespace() || is_invisible(first) {
            at += first.len_utf8();
            continue;
        }
        let before = text.get(span.start..at).unwrap_or_default();
        let spaced = before.ends_with(' ') || before.chars().next_back().is_none_or(char::is_whitespace);
        let len = match bracketed(rest) {
            Some(len) => {
                tokens.push(text, Span::new(at, at + len), TokenKind::Opaque, spaced);
                len
            }
            None => {
                // Letters and the like, byte by byte, up to what needs a closer look.
                let plain = rest.bytes().take_while(u8::is_ascii_graphic).count();
                let more = rest.get(plain..).unwrap_or_default();
                let ends = |c: char| c.is_whitespace() || is_invisible(c);
                let len = plain + more.find(ends).unwrap_or(more.len());
                let len = placeholder_within(rest, len).unwrap_or(len);
                chunk(text, Span::new(at, at + len), spaced, tokens);
                len
            }
        };
        at += len.max(1);
    }
}

/// Where a placeholder starts inside the chunk of this length: `order{{id}}`.
fn placeholder_within(rest: &str, len: usize) -> Option<usize> {
    let chunk = rest.get(..len)?;
    let at = chunk.bytes().position(|byte| byte == b'{').filter(|&at| at > 0)?;
    let placeholder = rest.get(at..)?;
    (placeholder.starts_with("{{") && bracketed(placeholder).is_some()).then_some(at)
}

/// Zero-width characters carry no meaning here and must not glue words to anything.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200C}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// Length of a placeholder or of inline code at the start of `rest`, spaces inside allowed.
fn bracketed(rest: &str) -> Option<usize> {
    const LONGEST: usize = 120;
    let within = |open: &str, close: &str| {
        let inner = rest.strip_prefix(open)?;
        let window = inner.get(..floor_boundary(inner, LONGEST))?;
        let at = window.find(close)?;
        let body = window.get(..at)?;
        (!body.trim().is_empty() && !body.contains('\n')).then_some(open.len() + at + close.len())
    };
    match rest.as_bytes().first()? {
        b'{' => within("{{", "}}").or_else(|| within("{%", "%}")).or_else(|| within("{", "}")),
        b'`' => within("`", "`"),
        b'$' => within("${", "}"),
        // A slot such as [day], or a ticket tag: nothing a customer is told.
        b'[' => within("[", "]").filter(|&len| len <= 40),
        b'<' => within("<", ">").filter(|_| {
            rest.get(1..).is_some_and(|r| r.starts_with(|c: char| case::is_letter(c) || c == '/'))
        }),
        b'%' => within("%", "%").filter(|&len| rest.get(..len).is_some_and(|body| !body.contains(' '))),
        _ => None,
    }
}

/// The full forms of the words of a short text, as a draft's tokens would have them.
pub fn words_of(text: &str) -> Vec<String> {
    let mut tokens = Tokens::default();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    (0..tokens.len()).map(|at| tokens.word(at).to_owned()).collect()
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Takes one run without white space apart: word-like cores and the marks around and between them.
fn chunk<'t>(text: &'t str, span: Span, mut spaced: bool, tokens: &mut Tokens<'t>) {
    let mut start = span.start;
    while start < span.end {
        let rest = Span::new(start, span.end).of(text);
        let letters = plain_word_len(rest);
        if letters > 0 {
            plain_word(text, Span::new(start, start + letters), spaced, tokens);
            start += letters;
        } else {
            let opaque = starts_opaque(rest);
            let is_core = opaque || rest.starts_with(case::is_letter_or_digit) || is_signed(rest);
            let len = if is_core { core_len(rest, opaque).max(1) } else { mark_len(rest) };
            let piece = Span::new(start, start + len);
            if is_core {
                core_tokens(text, piece, opaque, spaced, tokens);
            } else {
                tokens.push(text, piece, mark_kind(piece.of(text)), spaced);
            }
            start = piece.end;
        }
        spaced = false;
    }
}

/// Length of a word of ASCII letters at the start of `rest`, with nothing behind it that could belong to it; 0 when
/// a closer look is needed. Nearly all words are such words.
fn plain_word_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let len = bytes.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(bytes.len());
    let plain = match bytes.get(len..) {
        None | Some([]) => true,
        Some([b'.' | b',' | b'!' | b'?' | b';' | b')' | b'"']) => true,
        Some([b',' | b'!' | b'?' | b')', ..]) => !bytes.contains(&b'@'),
        _ => false,
    };
    if plain && (1..=LONGEST_WORD).contains(&len) { len } else { 0 }
}

/// Byte length of the word-like thing at the start of `rest` (no white space inside).
fn core_len(rest: &str, opaque: bool) -> usize {
    if opaque {
        // A link keeps its inner punctuation and gives back what closes the sentence.
        let closes =
            |c: char| matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | ']' | '"' | '\'' | '”' | '’' | '…');
        let trimmed = rest.trim_end_matches(closes);
        let trimmed = if trimmed.contains('(') {
            trimmed
        } else {
            trimmed.trim_end_matches(')').trim_end_matches(closes)
        };
        return trimmed.len().max(1);
    }
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    let mut last_alnum = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let inner = match c {
            c if case::is_letter_or_digit(c) || is_combining(c) => true,
            '\'' | '’' | 'ʼ' | '‘' | '`' | '´' => next.is_some_and(case::is_letter) && at > 0,
            '-' | '‐' | '‑' => next.is_some_and(case::is_letter_or_digit) && at > 0,
            '.' => glues_period(rest, at, next),
            ',' | ':' => next.is_some_and(|c| c.is_ascii_digit()) && ends_with_digit(rest.get(..at)),
            '/' => next.is_some_and(|c| c.is_ascii_digit()) && ends_with_digit(rest.get(..at)),
            '%' | '°' => ends_with_digit(rest.get(..at)),
            '£' | '$' | '€' | '₹' | '#' | '+' => at == 0 && next.is_some_and(|c| c.is_ascii_digit()),
            '_' | '@' | '&' => at > 0 && next.is_some_and(case::is_letter_or_digit),
            _ => false,
        };
        if !inner {
            break;
        }
        len = at + c.len_utf8();
        last_alnum = len;
    }
    last_alnum.max(len)
}

/// Whether the period at `at` belongs to the word: decimals, `a.m.`, `e.g.`, `file.txt`.
fn glues_period(rest: &str, at: usize, next: Option<char>) -> bool {
    let before = rest.get(..at).unwrap_or("");
    if next.is_some_and(|c| c.is_ascii_digit()) && ends_with_digit(Some(before)) {
        return true;
    }
    // Single letters with periods: "a.m.", "U.S.", "e.g.".
    let last_piece = before.rsplit('.').next().unwrap_or("");
    let dotted = last_piece.chars().count() == 1 && last_piece.chars().all(case::is_letter);
    if dotted && before.contains('.') {
        return true;
    }
    if dotted && next.is_some_and(case::is_letter) {
        let after: &str = rest.get(at + 1..).unwrap_or("");
        return after.char_indices().nth(1).is_none_or(|(_, c)| !case::is_letter_or_digit(c));
    }
    // "example.com" and "report.pdf" stay whole; "normal.Passengers" is a forgotten space.
    next.is_some_and(|c| c.is_ascii_lowercase())
        && before.chars().next_back().is_some_and(case::is_letter_or_digit)
}

fn ends_with_digit(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()))
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{200D}')
}

/// A currency or number sign with a digit behind it belongs to the number.
fn is_signed(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('£' | '$' | '€' | '₹' | '#' | '+'))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// Links, mail addresses, handles and hashtags.
fn starts_opaque(rest: &str) -> bool {
    let lead = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let mut chars = rest.chars();
    // A handle may be all digits; "@9am" and "@ 10" are times and prices.
    let digits = rest.strip_prefix('@').map_or(0, |name| name.bytes().take_while(u8::is_ascii_digit).count());
    if digits >= 4 {
        return true;
    }
    match chars.next() {
        Some('@' | '#' | '^') => chars.next().is_some_and(|c| case::is_letter(c) || c == '_'),
        Some('h' | 'H' | 'w' | 'W' | 'm' | 'M')
            if ["http://", "https://", "www.", "mailto:"].into_iter().any(lead) =>
        {
            true
        }
        Some(c) if case::is_letter_or_digit(c) => {
            let head = rest.get(..floor_boundary(rest, LONGEST_WORD)).unwrap_or("");
            let is_address =
                head.find('@').is_some_and(|at| head.get(at..).is_some_and(|domain| domain.contains('.')));
            is_address || is_bare_domain(head)
        }
        _ => false,
    }
}

/// `example.com/path` without a scheme.
fn is_bare_domain(head: &str) -> bool {
    head.find('/').is_some_and(|slash| {
        head.get(..slash).is_some_and(|host| {
            host.contains('.')
                && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
                && host.bytes().any(|b| b.is_ascii_alphabetic())
        })
    })
}

/// Length of one punctuation mark or symbol; runs of sentence ends and of dashes are one mark.
fn mark_len(rest: &str) -> usize {
    let mut chars = rest.char_indices();
    let Some((_, first)) = chars.next() else { return 1 };
    let run = |same: fn(char) -> bool| rest.find(|c: char| !same(c)).unwrap_or(rest.len());
    match first {
        '.' | '!' | '?' | '…' | '‽' => run(|c| matches!(c, '.' | '!' | '?' | '…' | '‽')),
        '-' | '–' | '—' => run(|c| matches!(c, '-' | '–' | '—')),
        '*' => run(|c| c == '*'),
        '_' => run(|c| c == '_'),
        '=' => run(|c| c == '='),
        ':' | ';' => smiley(rest).unwrap_or(1),
        '<' => {
            if rest.starts_with("<3") {
                2
            } else {
                1
            }
        }
        c if is_symbol(c) => rest
            .char_indices()
            .skip(1)
            .find(|&(_, c)| !(is_combining(c) || matches!(c, '\u{1F3FB}'..='\u{1F3FF}')))
            .map_or(rest.len(), |(at, _)| at),
        c => c.len_utf8(),
    }
}

/// Length of a smiley such as `:)` or `;-(`.
fn smiley(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    chars.next()?;
    let mut len = 1;
    let mut next = chars.next()?;
    if next == '-' {
        len += 1;
        next = chars.next()?;
    }
    matches!(next, ')' | '(' | 'D' | 'P' | 'p' | '/' | '|').then_some(len + 1)
}

fn is_symbol(c: char) -> bool {
    !case::is_letter_or_digit(c)
        && !c.is_ascii()
        && !matches!(
            c,
            '“' | '”'
                | '‘'
                | '’'
                | '«'
                | '»'
                | '…'
                | '–'
                | '—'
                | '·'
                | '•'
                | '¿'
                | '¡'
                | '„'
                | '‚'
        )
}

fn mark_kind(mark: &str) -> TokenKind {
    let first = mark.chars().next().unwrap_or(' ');
    if is_symbol(first)
        || matches!(first, '+' | '=' | '<' | '>' | '$' | '^' | '|' | '~' | '%' | '&' | '#' | '@')
        || smiley(mark).is_some()
    {
        TokenKind::Symbol
    } else {
        TokenKind::Punct
    }
}

/// Emits the core of a chunk: one token, or the two pieces of a contraction, or words around a slash.
fn core_tokens<'t>(text: &'t str, span: Span, opaque: bool, spaced: bool, tokens: &mut Tokens<'t>) {
    let core = span.of(text);
    if core.is_empty() {
        return;
    }
    if opaque || core.len() > LONGEST_WORD {
        return tokens.push(text, span, TokenKind::Opaque, spaced);
    }
    let has_digit = core.bytes().any(|b| b.is_ascii_digit());
    if has_digit {
        let kind = if is_reference(core) { TokenKind::Opaque } else { TokenKind::Number };
        return tokens.push(text, span, kind, spaced);
    }
    if core.contains('_') {
        return tokens.push(text, span, TokenKind::Opaque, spaced);
    }
    plain_word(text, span, spaced, tokens);
}

/// Emits a word, or the two pieces of a contraction.
fn plain_word<'t>(text: &'t str, span: Span, spaced: bool, tokens: &mut Tokens<'t>) {
    let core = span.of(text);
    // The normal form decides where a contraction is cut; the cut is the same number of characters from the end.
    let before = tokens.len();
    tokens.push(text, span, TokenKind::Word, spaced);
    let norm = tokens.norm(before);
    let rest = text.get(span.end..).unwrap_or("");
    let Some(at) = contraction::split_at(norm).or_else(|| contraction::misspelt_at(norm, rest)) else {
        return;
    };
    let tail_chars = norm.get(at..).map_or(0, |tail| tail.chars().count());
    let Some((cut, _)) = core.char_indices().rev().nth(tail_chars.saturating_sub(1)) else { return };
    if cut == 0 {
        return;
    }
    tokens.pop();
    tokens.push(text, Span::new(span.start, span.start + cut), TokenKind::Word, spaced);
    tokens.push(text, Span::new(span.start + cut, span.end), TokenKind::Word, false);
}

/// Order, ticket and serial numbers: letters and digits mixed, or `#` with digits.
fn is_reference(core: &str) -> bool {
    if core.starts_with('#') {
        return true;
    }
    let letters = core.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = core.bytes().filter(u8::is_ascii_digit).count();
    if letters == 0 {
        return digits >= 7;
    }
    let lower = core.to_ascii_lowercase();
    let unit = lower.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '£' | '$' | '€' | '-' | '+')
    });
    // "3pm", "2nd", "24h", "500mb", "7-day": a number with its unit.
    let is_unit = unit.len() < lower.len()
        && unit.len() <= 8
        && unit.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.');
    !is_unit && (digits >= 3 || core.contains('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let mut tokens = Tokens::default();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let seen: Vec<_> = tokens.as_slice().iter().map(|t| t.span.of(text)).collect();
        assert_eq!(seen, expect);
    }

    fn check_kind(text: &str, expect: TokenKind) {
        let mut tokens = Tokens::default();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let seen: Vec<_> = tokens.as_slice().iter().map(|t| t.kind).collect();
        assert_eq!(seen, [expect], "{text:?}");
    }

    #[test]
    fn words_and_punctuation() {
        check("Hi Sam, it's done.", &["Hi", "Sam", ",", "it", "'s", "done", "."]);
        check("(you didn’t)", &["(", "you", "did", "n’t", ")"]);
        check("you DON'T?!", &["you", "DO", "N'T", "?!"]);
        check("well... ok", &["well", "...", "ok"]);
        check("your not late", &["you", "r", "not", "late"]);
        check("your notes", &["your", "notes"]);
        check("ur not late", &["u", "r", "not", "late"]);
        check("its the app, in its box", &["it", "s", "the", "app", ",", "in", "its", "box"]);
        check("your welcome!", &["you", "r", "welcome", "!"]);
        check("your welcome pack", &["your", "welcome", "pack"]);
        check("follow-up – and/or", &["follow-up", "–", "and", "/", "or"]);
        check("the agents' desk", &["the", "agents", "'", "desk"]);
        check("normal.Passengers will", &["normal", ".", "Passengers", "will"]);
        check("5 a.m. e.g. this", &["5", "a.m.", "e.g.", "this"]);
        check("ok:) 👍🏽!", &["ok", ":)", "👍🏽", "!"]);
    }

    #[test]
    fn numbers_keep_their_signs_and_units() {
        check("£1,200.50 by 10:30 (20%)", &["£1,200.50", "by", "10:30", "(", "20%", ")"]);
        for number in ["3pm", "2nd", "10:30", "£20", "1/2", "24/7", "500mb", "7-day", "2026"] {
            check_kind(number, TokenKind::Number);
        }
    }

    #[test]
    fn links_handles_references_and_placeholders_are_opaque() {
        for thing in [
            "https://a.example/x?y=(1)",
            "www.a.example",
            "a.example/help",
            "jo@a.example",
            "@jo_smith",
            "@402817",
            "#help",
            "#4711",
            "AB-1234",
            "INV20231",
            "{{ticket.name}}",
            "{{ ticket name }}",
            "%name%",
            "<name>",
            "[day]",
            "`rm -rf x`",
            "some_name",
        ] {
            check_kind(thing, TokenKind::Opaque);
        }
        check("see https://a.example/x.", &["see", "https://a.example/x", "."]);
        check("(www.a.example)", &["(", "www.a.example", ")"]);
        check("Hi {{name}}, hello", &["Hi", "{{name}}", ",", "hello"]);
    }

    #[test]
    fn normal_forms_are_lower_case_with_straight_apostrophes() {
        let text = "You DIDN’T";
        let mut tokens = Tokens::default();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        assert_eq!((0..3).map(|i| tokens.norm(i)).collect::<Vec<_>>(), ["you", "did", "n't"]);
    }
}
