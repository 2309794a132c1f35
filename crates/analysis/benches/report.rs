//! Speed of the analysis: usual drafts, long ones, and input made to hurt.
//!
//! `cargo bench -p reply-coach-analysis`. Growth is linear when the throughput (bytes a second) of a long draft is
//! that of a short one.

#![allow(missing_docs, reason = "criterion's macros make functions without documentation")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use reply_coach_analysis::{Engine, Request};

/// About 60 words as agents write them, with two findings and their rewrites.
const RISKY: &str = "Hi Sam,\n\nThank you for writing to us about the heating in room 12. I have looked at the \
    order and can see that the engineer came on Tuesday. Unfortunately, you should have unlocked the cupboard before \
    the visit, so he could not reach the boiler. We are sorry for any inconvenience. I have asked him to come back, \
    and he will call you tomorrow by noon.\n\n";

/// About 60 words in which nothing is to be changed.
const CLEAN: &str = "The part he needs is on its way, and it will be with us on Thursday morning. Once it is in, he \
    can fit it in about an hour. I have booked the slot at 3 pm for you, which is the time you asked for, and the \
    visit is free of charge. If another day suits you better, just reply to this mail and I will move it.\n\n";

/// A draft of about this many words: two risky paragraphs in five, as a reply of 300 words with four findings.
fn draft(words: usize) -> String {
    let paragraphs = [RISKY, CLEAN, CLEAN, RISKY, CLEAN];
    let mut text = String::new();
    let mut count = 0;
    for paragraph in paragraphs.iter().cycle() {
        if count >= words {
            break;
        }
        text.push_str(paragraph);
        count += paragraph.split_whitespace().count();
    }
    text
}

/// Makes hostile text of about this many bytes.
type Maker = fn(usize) -> String;

fn prose(criterion: &mut Criterion) {
    let engine = Engine::new();
    let mut group = criterion.benchmark_group("report");
    for words in [300, 3_000, 10_000, 30_000] {
        let text = draft(words);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("words", words), &text, |bencher, text| {
            bencher.iter(|| engine.report(black_box(&Request::new(text))));
        });
    }
    group.finish();
}

/// What judging the reply as a whole adds to 300 words that answer a message.
fn whole(criterion: &mut Criterion) {
    const CUSTOMER: &str = "This is the third time I write. The heating in room 12 has been cold since Monday, my \
        daughter is ill and nobody calls back. When will the engineer come, and who pays for the heater I bought?";
    let text = draft(300);
    let request = Request { customer: Some(CUSTOMER), ..Request::new(&text) };
    let mut group = criterion.benchmark_group("whole");
    for (name, engine) in [("with", Engine::new()), ("without", Engine::of_phrases())] {
        group.bench_function(name, |bencher| bencher.iter(|| engine.report(black_box(&request))));
    }
    group.finish();
}

/// Tokens, parts of speech and clauses, without rules: tokens a second.
fn document(criterion: &mut Criterion) {
    let engine = Engine::new();
    let text = draft(10_000);
    let tokens = engine.document(&text).tokens().len();
    let mut group = criterion.benchmark_group("document");
    group.throughput(Throughput::Elements(tokens as u64));
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| engine.document(black_box(&text)).tokens().len())
    });
    group.finish();
}

fn hostile(criterion: &mut Criterion) {
    let engine = Engine::new();
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    let kinds: [(&str, Maker); 7] = [
        ("one word", |n| "a".repeat(n)),
        ("you", |n| "you ".repeat(n / 4)),
        ("you did not", |n| "you did not send the ".repeat(n / 21)),
        ("unclosed quotes", |n| "\"you \u{201C}lost ".repeat(n / 14)),
        ("brackets", |n| "{{[<`%".repeat(n / 6)),
        ("full stops", |n| "a.b.".repeat(n / 4)),
        ("quoted lines", |n| "On Monday wrote:\n".repeat(n / 17)),
    ];
    for (name, make) in kinds {
        for size in [100_000, 1_000_000] {
            let text = make(size);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, size), &text, |bencher, text| {
                bencher.iter(|| engine.report(black_box(&Request::new(text))));
            });
        }
    }
    group.finish();
}

fn start(criterion: &mut Criterion) {
    criterion.bench_function("engine start", |bencher| bencher.iter(Engine::new));
}

criterion_group!(benches, prose, whole, document, hostile, start);
criterion_main!(benches);
