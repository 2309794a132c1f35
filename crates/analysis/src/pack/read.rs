//! From JSON to a compiled pack, or to everything that is wrong with it.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::pattern::PatternCompiler;
use super::problem::{LineStarts, Place, plain};
use super::{Pack, PackReframe, PackRule, Patterns, Problem, Problems, limits};
use crate::lexicon::Lexicon;
use crate::phrase::{Phrase, PhraseSet};
use crate::product::Product;
use crate::report::{Confidence, Family, FocusOn, Severity};

/// Version of the pack format.
pub const VERSION: u32 = 1;

/// The fields that a pack's rewrites may use: those that need no parts of the sentence.
pub const FIELDS: &[&str] = &["system", "i", "me", "am"];

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(rename = "$schema", default)]
    _schema: Option<String>,
    #[serde(rename = "version")]
    _version: u32,
    #[serde(borrow)]
    name: &'a RawValue,
    #[serde(borrow, default)]
    rules: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    allowed: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    products: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    family: Family,
    severity: Severity,
    #[serde(borrow)]
    why: &'a RawValue,
    #[serde(borrow, default)]
    phrases: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    unless: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    pattern: Option<&'a RawValue>,
    #[serde(borrow, default)]
    reframes: Vec<&'a RawValue>,
}

/// Enough of an entry to say which one it is.
#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryReframe<'a> {
    #[serde(borrow)]
    text: &'a RawValue,
    #[serde(default = "process")]
    focus: FocusOn,
    #[serde(default = "check")]
    confidence: Confidence,
}

fn process() -> FocusOn {
    FocusOn::Process
}

fn check() -> Confidence {
    Confidence::Check
}

impl Pack {
    /// Reads a pack. Without a compiler its patterns are not looked for, and not checked either.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its line. A pack with a problem is refused whole.
    pub fn read(
        json: &str,
        lexicon: &Lexicon,
        compiler: Option<&dyn PatternCompiler>,
    ) -> Result<Pack, Problems> {
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let mut reader = Reader {
            json,
            lines: LineStarts::new(json),
            lexicon,
            problems: Problems::default(),
            phrases: 0,
            words: 0,
        };
        match reader.pack(compiler) {
            Some(pack) if reader.problems.none() => Ok(pack),
            _ => Err(reader.problems),
        }
    }
}

/// A pattern with the place to name when it cannot be used.
struct Pending {
    rule: u32,
    text: String,
    line: usize,
    place: Place,
}

struct Reader<'a> {
    json: &'a str,
    lines: LineStarts<'a>,
    lexicon: &'a Lexicon,
    problems: Problems,
    /// Phrases and words compiled so far.
    phrases: usize,
    words: usize,
}

impl<'a> Reader<'a> {
    fn problem(&mut self, line: usize, rule: Option<&Place>, reason: impl Into<String>) {
        self.problems.push(Problem { line, rule: rule.cloned(), reason: reason.into() });
    }

    /// The value of a part of the file, or a problem with its line.
    fn value<T: Deserialize<'a>>(&mut self, raw: &'a RawValue, rule: Option<&Place>) -> Option<T> {
        serde_json::from_str(raw.get())
            .map_err(|error| {
                let line = self.lines.line_of(raw.get()) + error.line().saturating_sub(1);
                self.problem(line, rule, plain(&error));
            })
            .ok()
    }

    /// A text that is not empty, not too long and has nothing in it that could garble a screen.
    fn text(
        &mut self,
        raw: &'a RawValue,
        what: &str,
        longest: usize,
        rule: Option<&Place>,
    ) -> Option<String> {
        let text: String = self.value(raw, rule)?;
        let line = self.lines.line_of(raw.get());
        let reason = if text.trim().is_empty() {
            format!("{what} is empty")
        } else if text.len() > longest {
            format!("{what} is longer than {longest} bytes")
        } else if text.chars().any(garbles) {
            format!("{what} has a control character in it")
        } else {
            return Some(text);
        };
        self.problem(line, rule, reason);
        None
    }

    fn pack(&mut self, compiler: Option<&dyn PatternCompiler>) -> Option<Pack> {
        if self.json.len() > limits::FILE {
            self.problem(1, None, format!("the file is larger than {} MiB", limits::FILE >> 20));
            return None;
        }
        let file = self.file()?;
        let name = self.text(file.name, "the name", limits::NAME, None)?;
        if !is_id(&name) {
            self.problem(self.lines.line_of(file.name.get()), None, id_problem("the name", &name));
        }
        for (list, what, most) in
            [(&file.rules, "rules", limits::RULES), (&file.products, "products", limits::PRODUCTS)]
        {
            if let Some(first) = list.get(most) {
                self.problem(self.lines.line_of(first.get()), None, format!("more than {most} {what}"));
                return None;
            }
        }
        let mut pack = Pack {
            name,
            rules: Vec::with_capacity(file.rules.len()),
            phrases: PhraseSet::default(),
            allowed: PhraseSet::default(),
            patterns: Patterns::default(),
            products: Vec::new(),
        };
        let mut ids = HashSet::new();
        let mut pending = Vec::new();
        for (index, raw) in file.rules.iter().enumerate() {
            self.rule(index, raw, &mut pack, &mut ids, &mut pending);
        }
        for raw in &file.allowed {
            self.phrase(raw, None, 0, &mut pack.allowed);
        }
        for raw in &file.products {
            let Some(text) = self.text(raw, "the product", limits::PHRASE, None) else { continue };
            match Product::new(&text, self.lexicon) {
                Ok(product) => pack.products.push(product),
                Err(reason) => self.problem(self.lines.line_of(raw.get()), None, reason),
            }
        }
        self.weigh(&pack);
        self.compile(pending, compiler, &mut pack.patterns);
        Some(pack)
    }

    /// The outermost object. The version comes first: what is unknown in a later version is no mistake.
    fn file(&mut self) -> Option<File<'a>> {
        let json = self.json;
        let version = match serde_json::from_str::<Versioned>(json) {
            Ok(Versioned { version }) => version,
            Err(error) => {
                self.problem(error.line().max(1), None, plain(&error));
                return None;
            }
        };
        if version != VERSION {
            let reason = format!("version {version} of the format; this program reads version {VERSION}");
            self.problem(1, None, reason);
            return None;
        }
        let read = serde_json::from_str(json);
        read.map_err(|error| self.problem(error.line().max(1), None, plain(&error))).ok()
    }

    fn rule(
        &mut self,
        index: usize,
        raw: &'a RawValue,
        pack: &mut Pack,
        ids: &mut HashSet<String>,
        pending: &mut Vec<Pending>,
    ) {
        let named = serde_json::from_str::<Named>(raw.get()).ok().map(|named| named.id);
        let shown = named.filter(|id| id.len() <= limits::NAME && !id.chars().any(garbles));
        let place = Place { number: index + 1, id: shown };
        let rule = Some(&place);
        let line = self.lines.line_of(raw.get());
        let Some(entry) = self.value::<Entry<'a>>(raw, rule) else { return };
        let Some(id) = self.text(entry.id, "the id", limits::NAME, rule) else { return };
        if !is_id(&id) {
            self.problem(self.lines.line_of(entry.id.get()), rule, id_problem("the id", &id));
        }
        if !ids.insert(id.clone()) {
            self.problem(self.lines.line_of(entry.id.get()), rule, "another rule has this id");
        }
        let Some(why) = self.text(entry.why, "\"why\"", limits::TEXT, rule) else { return };

        if entry.phrases.is_empty() && entry.pattern.is_none() {
            self.problem(line, rule, "needs \"phrases\" or a \"pattern\" to look for");
        }
        let number = pack.rules.len() as u32;
        for raw in &entry.phrases {
            self.phrase(raw, rule, 2 * number, &mut pack.phrases);
        }
        for raw in &entry.unless {
            self.phrase(raw, rule, 2 * number + 1, &mut pack.phrases);
        }
        if let Some(raw) = entry.pattern
            && let Some(text) = self.text(raw, "the pattern", limits::PATTERN, rule)
        {
            let line = self.lines.line_of(raw.get());
            pending.push(Pending { rule: number, text, line, place: place.clone() });
        }
        if entry.reframes.len() > limits::REFRAMES {
            self.problem(line, rule, format!("more than {} reframes", limits::REFRAMES));
            return;
        }
        let reframes = entry.reframes.iter().filter_map(|raw| self.reframe(raw, rule)).collect();
        let id = format!("{}/{id}", pack.name);
        pack.rules.push(PackRule { id, family: entry.family, severity: entry.severity, why, reframes });
    }

    fn phrase(&mut self, raw: &'a RawValue, rule: Option<&Place>, key: u32, set: &mut PhraseSet) {
        self.phrases += 1;
        let line = self.lines.line_of(raw.get());
        if self.phrases > limits::PHRASES || self.words > limits::WORDS {
            // Told once; what comes after is not even looked at.
            if self.phrases <= limits::PHRASES + 1 {
                let (phrases, words) = (limits::PHRASES, limits::WORDS);
                self.problem(line, rule, format!("more than {phrases} phrases or {words} words in them"));
                self.phrases = limits::PHRASES + 1;
            }
            return;
        }
        let Some(text) = self.text(raw, "the phrase", limits::PHRASE, rule) else { return };
        match Phrase::new(&text, self.lexicon, &[]) {
            Ok(phrase) => {
                self.words += phrase.words().len();
                set.add(key, &phrase);
            }
            Err(error) => self.problem(line, rule, format!("the phrase {error}")),
        }
    }

    fn reframe(&mut self, raw: &'a RawValue, rule: Option<&Place>) -> Option<PackReframe> {
        let reframe: EntryReframe<'a> = self.value(raw, rule)?;
        let text = self.text(reframe.text, "the reframe", limits::TEXT, rule)?;
        if let Some(reason) = field_problem(&text) {
            self.problem(self.lines.line_of(reframe.text.get()), rule, reason);
            return None;
        }
        Some(PackReframe { text, focus: reframe.focus, confidence: reframe.confidence })
    }

    /// Refuses phrases that together would take too long at one word.
    fn weigh(&mut self, pack: &Pack) {
        for set in [&pack.phrases, &pack.allowed] {
            let (steps, word) = set.heaviest();
            if steps > limits::STEPS {
                let begin = word.map_or("with anything".to_owned(), |word| format!("with \"{word}\""));
                let reason =
                    format!("too many or too open phrases begin {begin}; make them fewer or stricter");
                self.problem(1, None, reason);
            }
        }
    }

    fn compile(
        &mut self,
        pending: Vec<Pending>,
        compiler: Option<&dyn PatternCompiler>,
        patterns: &mut Patterns,
    ) {
        if let Some(first) = pending.get(limits::PATTERNS) {
            let reason = format!("more than {} patterns", limits::PATTERNS);
            self.problem(first.line, Some(&first.place), reason);
            return;
        }
        patterns.rules = pending.iter().map(|pattern| pattern.rule).collect();
        let Some(compiler) = compiler.filter(|_| !pending.is_empty()) else { return };
        let texts: Vec<&str> = pending.iter().map(|pattern| pattern.text.as_str()).collect();
        match compiler.compile(&texts) {
            Ok(matcher) => patterns.matcher = Some(matcher),
            Err(refused) => {
                for (number, reason) in refused {
                    if let Some(pattern) = pending.get(number) {
                        self.problem(pattern.line, Some(&pattern.place), reason);
                    }
                }
                if self.problems.none() {
                    self.problem(1, None, "the patterns cannot be used");
                }
            }
        }
    }
}

/// Characters that have no business in a text for people: control characters, and those that turn the direction of
/// writing around and so could make a text read as something else.
pub fn garbles(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// Whether this may be an id: small letters, digits and inner hyphens.
pub fn is_id(id: &str) -> bool {
    let is_inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    id.bytes().all(is_inside) && !id.starts_with('-') && !id.ends_with('-') && !id.is_empty()
}

fn id_problem(what: &str, id: &str) -> String {
    format!("{what} \"{id}\" may have small letters, digits and inner hyphens only, such as \"no-refund\"")
}

/// What is wrong with the `{fields}` and `[slots]` of a rewrite.
fn field_problem(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let field = rest.get(at..)?.strip_prefix('{').and_then(|field| field.split_once('}'));
        let Some((field, after)) = field else { return Some("a curly bracket has no partner".to_owned()) };
        if !FIELDS.contains(&field) {
            let known: Vec<String> = FIELDS.iter().map(|field| format!("{{{field}}}")).collect();
            return Some(format!("{{{field}}} is not a field; there are {}", known.join(", ")));
        }
        rest = after;
    }
    let mut open = false;
    for c in text.chars().filter(|c| matches!(c, '[' | ']')) {
        if open == (c == '[') {
            return Some("a square bracket has no partner".to_owned());
        }
        open = !open;
    }
    (open || text.contains("[]")).then(|| "a slot needs words in square brackets, such as [day]".to_owned())
}
