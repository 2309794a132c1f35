//! Checks the rules and tables under `data/` and writes them as Rust, and their phrases as bytes, so that nothing has
//! to be parsed at run time and a rule that names a detector that does not exist does not compile.

mod classes;
mod moves;
mod whole;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use classes::Classes;
use reply_coach_language::lexicon::Lexicon;
use reply_coach_language::phrase::{Phrase, PhraseSet};
use serde::Deserialize;

/// The families in the order of the taxonomy, each with a file of its own.
const FAMILIES: &[(&str, &str)] = &[
    ("blame", "Blame"),
    ("you-opening", "YouOpening"),
    ("command", "Command"),
    ("accusing-question", "AccusingQuestion"),
    ("doubt", "Doubt"),
    ("proving-right", "ProvingRight"),
    ("defensive", "Defensive"),
    ("refusal", "Refusal"),
    ("policy", "Policy"),
    ("hand-off", "HandOff"),
    ("hollow-apology", "HollowApology"),
    ("condescension", "Condescension"),
    ("cold", "Cold"),
    ("vague-promise", "VaguePromise"),
    ("overpromise", "Overpromise"),
    ("shouting", "Shouting"),
];

/// One file of rules.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rules: Vec<Rule>,
    /// What is offered where a rule's own rewrites do not fit.
    #[serde(default)]
    otherwise: Vec<Template>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    severity: String,
    title: String,
    why: String,
    source: String,
    /// The rule looks only at drafts with this cause.
    #[serde(default)]
    cause: Option<String>,
    /// The rule looks only at drafts for these channels; empty for all.
    #[serde(default)]
    channels: Vec<String>,
    /// What the rule asks of the customer's message.
    #[serde(default)]
    customer: Option<String>,
    /// The message that the examples answer.
    #[serde(default)]
    answering: String,
    /// A function of `rules::detect::<family>` over clauses, or with its module in front of it.
    #[serde(default)]
    clause: Option<String>,
    /// A function of `rules::detect::<family>` over whole sentences.
    #[serde(default)]
    sentence: Option<String>,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    /// A function of `rules::detect::<family>` that looks at a phrase's surroundings.
    #[serde(default)]
    check: Option<String>,
    #[serde(default)]
    reframes: Vec<Template>,
    flagged: Vec<Flagged>,
    clean: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    text: String,
    focus: String,
    confidence: String,
    #[serde(default)]
    verbs: String,
    /// The rewrite is for this cause alone, and then comes first.
    #[serde(default)]
    cause: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Flagged {
    text: String,
    #[serde(default)]
    reframe: String,
}

fn main() {
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../data");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed={}", data.join("rules").display());
    println!("cargo::rerun-if-changed={}", data.join("words").display());
    println!("cargo::rerun-if-changed={}", data.join("verbs").display());
    println!("cargo::rerun-if-changed={}", data.join("nouns").display());
    println!("cargo::rerun-if-changed={}", data.join("moves").display());
    println!("cargo::rerun-if-changed={}", data.join("whole").display());
    println!("cargo::rerun-if-changed={}", data.join("wording/lines.tsv").display());
    println!("cargo::rerun-if-changed={}", data.join("wording/whole.tsv").display());
    println!("cargo::rerun-if-changed={}", data.join("situation").display());
    println!("cargo::rerun-if-changed={}", data.join("wording/situation.tsv").display());
    let lexicon = Lexicon::new();
    let notation = Notation { classes: Classes::read(&data, &lexicon), lexicon };
    let (rules, phrases) = rules(&data, &notation);
    let (moves, made) = moves::moves(&data, &notation);
    let (whole, feelings) = whole::whole(&data, &notation);
    let written = fs::write(out.join("rules.rs"), rules)
        .and_then(|()| fs::write(out.join("phrases.bin"), phrases))
        .and_then(|()| fs::write(out.join("words.rs"), words(&data)))
        .and_then(|()| fs::write(out.join("moves.rs"), moves))
        .and_then(|()| fs::write(out.join("moves.bin"), made))
        .and_then(|()| fs::write(out.join("whole.rs"), whole))
        .and_then(|()| fs::write(out.join("whole.bin"), feelings))
        .and_then(|()| fs::write(out.join("situation.rs"), situation(&data)));
    if let Err(error) = written {
        stop(&format!("cannot write to {}: {error}", out.display()));
    }
}

/// Says what is wrong, in plain words; the build goes on to what else is wrong, and fails.
fn complain(message: &str) {
    println!("cargo::error={message}");
}

/// Ends the build with a message in plain words.
fn stop(message: &str) -> ! {
    complain(message);
    std::process::exit(1)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| stop(&format!("cannot read {}: {error}", path.display())))
}

/// The rules as Rust, and their phrases packed. A phrase's key is twice the number of its rule, and one more when it
/// makes what the rule looks for harmless.
fn rules(data: &Path, notation: &Notation) -> (String, Vec<u8>) {
    let mut out =
        String::from("/// All rules, in the order of the taxonomy.\npub static RULES: &[Rule] = &[\n");
    let mut last = String::from(
        "/// What is offered where a rule's own rewrites do not fit.\npub fn otherwise(family: Family) -> &'static [Template<'static>] {\nmatch family {\n",
    );
    let mut phrases = Vec::new();
    let mut key = 0;
    for (family, variant) in FAMILIES {
        let path = data.join("rules").join(format!("{family}.json"));
        let file: File = serde_json::from_str(&read(&path))
            .unwrap_or_else(|error| stop(&format!("{}: {error}", path.display())));
        if !file.otherwise.is_empty() {
            let _ = writeln!(last, "Family::{variant} => &[");
            write_templates(&mut last, family, &file.otherwise);
            last.push_str("],\n");
        }
        let situational = data.join("rules/situation").join(format!("{family}.json"));
        let more = situational.exists().then(|| {
            serde_json::from_str::<File>(&read(&situational))
                .unwrap_or_else(|error| stop(&format!("{}: {error}", situational.display())))
        });
        for rule in file.rules.iter().chain(more.iter().flat_map(|more| &more.rules)) {
            write_rule(&mut out, family, variant, rule);
            for (key, list) in [(key, &rule.phrases), (key + 1, &rule.unless)] {
                phrases.extend(notation.compiled(&rule.id, list).into_iter().map(|phrase| (key, phrase)));
            }
            key += 2;
        }
    }
    out.push_str("];\n");
    out.push_str(&last);
    out.push_str("_ => &[],\n}\n}\n");
    (out, PhraseSet::pack(phrases, notation.classes.phrases()))
}

/// What it takes to read phrases.
struct Notation {
    lexicon: Lexicon,
    classes: Classes,
}

impl Notation {
    /// The phrases of one list, checked.
    fn compiled(&self, rule: &str, list: &[String]) -> Vec<Phrase> {
        let names = self.classes.names();
        let mut phrases = Vec::new();
        for text in list {
            match Phrase::new(text, &self.lexicon, &names) {
                Ok(phrase) => phrases.push((text.as_str(), phrase)),
                Err(error) => complain(&format!("rule {rule}: {error}")),
            }
        }
        classes::check(rule, &phrases);
        phrases.into_iter().map(|(_, phrase)| phrase).collect()
    }
}

fn write_rule(out: &mut String, family: &str, variant: &str, rule: &Rule) {
    let id = &rule.id;
    if !id.starts_with(&format!("{family}.")) {
        stop(&format!("rule {id}: the id must start with \"{family}.\""));
    }
    let own = family.replace('-', "_");
    let path = |function: &str| match function.contains("::") {
        true => format!("detect::{function}"),
        false => format!("detect::{own}::{function}"),
    };
    let find = match (&rule.clause, &rule.sentence, rule.phrases.is_empty()) {
        (Some(function), None, true) => format!("Find::Clauses({})", path(function)),
        (None, Some(function), true) => format!("Find::Sentences({})", path(function)),
        (None, None, false) => {
            let check = rule.check.as_ref().map_or("detect::whole".to_owned(), |function| path(function));
            format!("Find::Phrases({check})")
        }
        _ => stop(&format!("rule {id}: needs one of \"clause\", \"sentence\" and \"phrases\"")),
    };
    let cause = cause_of(id, rule.cause.as_deref());
    let channels: Vec<String> = rule
        .channels
        .iter()
        .map(|channel| format!("Channel::{}", variant_of(id, channel, &["email", "chat", "phone"])))
        .collect();
    let mood =
        rule.customer.as_deref().map_or("Any".to_owned(), |mood| variant_of(id, mood, &["given", "upset"]));
    let severity = variant_of(id, &rule.severity, &["risk", "caution", "tip"]);
    let _ = writeln!(
        out,
        "Rule {{ id: {id:?}, family: Family::{variant}, severity: Severity::{severity}, cause: {cause}, channels: &[{}], mood: Mood::{mood}, title: {:?}, why: {:?}, source: {:?}, find: {find}, templates: Templates({:?}),",
        channels.join(", "),
        rule.title,
        rule.why,
        rule.source,
        packed(id, &rule.reframes)
    );
    let flagged: Vec<(&str, &str)> =
        rule.flagged.iter().map(|example| (&*example.text, &*example.reframe)).collect();
    let _ = writeln!(
        out,
        "#[cfg(any(test, feature = \"catalogue\"))] examples: Examples {{ flagged: &{flagged:?}, clean: &{:?}, answering: {:?} }} }},",
        rule.clean, rule.answering
    );
}

/// Templates as `rules::Templates` reads them.
fn packed(id: &str, templates: &[Template]) -> String {
    let mut out = String::new();
    for template in templates {
        let letter = |name: &str, letters: &[(&str, char)]| {
            letters.iter().find(|(known, _)| *known == name).map_or('-', |(_, letter)| *letter)
        };
        variant_of(id, &template.focus, &["product", "process", "agent"]);
        variant_of(id, &template.confidence, &["sure", "check"]);
        cause_of(id, template.cause.as_deref());
        out.push(letter(&template.focus, &[("product", 'p'), ("process", 'r')]));
        out.push(letter(&template.confidence, &[("sure", 's')]));
        let causes = [("customer", 'c'), ("us", 'u'), ("third-party", 't')];
        out.push(letter(template.cause.as_deref().unwrap_or_default(), &causes));
        let _ = writeln!(out, "{}\t{}", template.verbs, template.text);
    }
    out
}

fn write_templates(out: &mut String, id: &str, templates: &[Template]) {
    for template in templates {
        let focus = variant_of(id, &template.focus, &["product", "process", "agent"]);
        let confidence = variant_of(id, &template.confidence, &["sure", "check"]);
        let _ = writeln!(
            out,
            "  Template {{ text: {:?}, focus: FocusOn::{focus}, confidence: Confidence::{confidence}, verbs: {:?}, cause: {} }},",
            template.text,
            template.verbs,
            cause_of(id, template.cause.as_deref())
        );
    }
}

fn cause_of(id: &str, cause: Option<&str>) -> &'static str {
    match cause {
        None => "None",
        Some("customer") => "Some(Cause::Customer)",
        Some("us") => "Some(Cause::Us)",
        Some("third-party") => "Some(Cause::ThirdParty)",
        Some(other) => stop(&format!("rule {id}: \"{other}\" is no cause")),
    }
}

fn variant_of(id: &str, value: &str, known: &[&str]) -> String {
    if !known.contains(&value) {
        stop(&format!("rule {id}: \"{value}\" is not one of {known:?}"));
    }
    let mut chars = value.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// A set of words as Rust.
fn word_set(name: &str, words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    if let Some(word) = words.iter().find(|word| word.contains(' ')) {
        stop(&format!("{name}: \"{word}\" is more than a word"));
    }
    format!(
        "static {name}: crate::word_set::WordSet = crate::word_set::WordSet::new({:?});\n",
        words.join(" ")
    )
}

/// Verb classes as lines in order, and classes of nouns as sets.
fn words(data: &Path) -> String {
    let mut verbs: Vec<[String; 3]> = lines(&data.join("verbs/classes.tsv"))
        .map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            [(); 3].map(|()| fields.next().unwrap_or_default())
        })
        .collect();
    verbs.sort();
    let table: Vec<String> = verbs.iter().map(|fields| fields.join("\t")).collect();
    let mut out = format!("static VERBS: &str = {:?};\n", table.join("\n"));
    for (name, file) in
        [("PERSONAL", "nouns/personal.txt"), ("TEXTS", "nouns/texts.txt"), ("ENTRIES", "nouns/entries.txt")]
    {
        let mut nouns: Vec<String> = lines(&data.join(file)).collect();
        nouns.sort();
        out.push_str(&word_set(name, nouns.into_iter()));
    }
    out
}

/// The lines of a table, comments and empty lines left out.
fn lines(path: &Path) -> impl Iterator<Item = String> {
    let text = read(path);
    let lines: Vec<String> =
        text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect();
    lines.into_iter()
}

/// What tells of the situation: sorted lists of words, and what is said of a cause that was taken.
fn situation(data: &Path) -> String {
    let mut out = String::new();
    let constant = |name: &str| name.replace(['.', '-'], "_").to_uppercase();
    for line in lines(&data.join("situation/lists.tsv")) {
        let Some((name, words)) = line.split_once('\t') else {
            stop(&format!("situation/lists.tsv: \"{line}\""))
        };
        let mut words: Vec<&str> = words.split_whitespace().collect();
        words.sort_unstable();
        words.dedup();
        out.push_str(&word_set(&constant(name), words.into_iter().map(str::to_owned)));
    }
    for line in lines(&data.join("wording/situation.tsv")) {
        let Some((name, text)) = line.split_once('\t') else {
            stop(&format!("wording/situation.tsv: \"{line}\""))
        };
        let _ = writeln!(out, "static WHY_{}: &str = {text:?};", constant(name));
    }
    out
}
