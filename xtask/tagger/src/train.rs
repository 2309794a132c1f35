//! The averaged perceptron: learns weights, then rounds them to levels.

use std::collections::HashMap;

use reply_coach_analysis::{
    tag::{Tag, TagSet},
    tagger::{FEATURES, LANES, walk},
};

use crate::{corpus::Sentence, random::Random};

/// How to train.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The table has two to this power rows.
    pub bits: u32,
    /// How often every sentence is seen.
    pub rounds: usize,
    /// A feature seen less often is never learnt from.
    pub least: u32,
    /// The share of the standard scale a level is wide.
    pub step: f32,
    /// Weights below this many levels are dropped.
    pub prune: f32,
    /// Fine-tuning rounds
    pub tune: usize,
}

/// Weights as learnt: one row a feature slot, one lane a tag.
#[derive(Debug)]
pub struct Weights {
    pub shift: u32,
    pub rows: Vec<[f32; 16]>,
}

/// The best lane's tag.
pub fn best(scores: &[f32; 16]) -> Tag {
    let mut at = 0;
    for lane in 1..LANES.len() {
        if scores[lane] > scores[at] {
            at = lane;
        }
    }
    LANES[at]
}

impl Weights {
    pub fn score(&self, features: &[u32; FEATURES]) -> [f32; 16] {
        let mut scores = [0.0; 16];
        for feature in features {
            let row = &self.rows[(feature >> self.shift) as usize];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
        scores
    }
}

pub fn lane(tag: Tag) -> Option<usize> {
    LANES.iter().position(|other| *other == tag)
}

pub fn train(sentences: &[Sentence], lexicon: &impl Fn(&str) -> TagSet, settings: &Settings) -> Weights {
    let shift = 32 - settings.bits;
    let size = 1 << settings.bits;
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut out = Vec::new();
    for sentence in sentences {
        out.clear();
        walk(sentence.iter().map(|token| token.text.as_str()), lexicon, &mut out, |context| {
            for feature in context.features() {
                *counts.entry(feature).or_default() += 1;
            }
            sentence[context.index].tag
        });
    }
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = Random(7);
    let mut weights = Weights { shift, rows: vec![[0.0_f32; 16]; size] };
    let mut sums = vec![[0.0_f64; 16]; size];
    let mut clock = 0.0_f64;
    for _ in 0..settings.rounds {
        random.shuffle(&mut order);
        for &at in &order {
            let sentence = &sentences[at];
            out.clear();
            walk(sentence.iter().map(|token| token.text.as_str()), lexicon, &mut out, |context| {
                let features = context.features();
                let mut scores = weights.score(&features);
                let gold = lane(sentence[context.index].tag);
                clock += 1.0;
                if let Some(gold) = gold {
                    scores[gold] -= 0.5;
                    let guess = best(&scores);
                    let wrong = lane(guess).unwrap();
                    if wrong != gold {
                        for feature in &features {
                            if counts.get(feature).is_some_and(|count| *count >= settings.least) {
                                let slot = (feature >> shift) as usize;
                                weights.rows[slot][gold] += 1.0;
                                weights.rows[slot][wrong] -= 1.0;
                                sums[slot][gold] += clock;
                                sums[slot][wrong] -= clock;
                            }
                        }
                    }
                }
                scores[gold.unwrap_or(0)] += 0.5;
                best(&scores)
            });
        }
    }
    for (row, sum) in weights.rows.iter_mut().zip(&sums) {
        for (weight, sum) in row.iter_mut().zip(sum) {
            *weight -= (*sum / clock) as f32;
        }
    }
    weights
}

/// Rounds to levels -7..=7.
pub fn quantise(weights: &Weights, settings: &Settings) -> Vec<[i8; 16]> {
    let mut all: Vec<f32> = weights.rows.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    all.sort_by(f32::total_cmp);
    let scale = all[(all.len() as f32 * 0.99) as usize] / 7.0 * settings.step;
    weights
        .rows
        .iter()
        .map(|row| {
            row.map(|w| {
                let level = w / scale;
                if level.abs() < settings.prune { 0 } else { level.round().clamp(-7.0, 7.0) as i8 }
            })
        })
        .collect()
}
