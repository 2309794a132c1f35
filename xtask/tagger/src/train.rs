//! The averaged perceptron: learns weights, then rounds them to levels.

use std::collections::HashMap;

use reply_coach_analysis::{
    tag::{Tag, TagSet},
    tagger::{FEATURES, LANES, walk},
};

use crate::{
    augment,
    corpus::{Corpus, Sentence},
    pack::pack,
    random::Random,
};

/// How to train.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The table has two to this power rows.
    pub bits: u32,
    /// How often every sentence is seen while all weights may grow.
    pub rounds: usize,
    /// A feature seen less often is not learnt from.
    pub least: u32,
    /// How many weights are kept.
    pub keep: usize,
    /// In how many steps the rest are dropped, each time half of what is too many.
    pub stages: usize,
    /// How often every sentence is seen after each step.
    pub tune: usize,
    /// How often our own lines are repeated.
    pub own: usize,
}

impl Settings {
    pub fn from_args(args: &[String]) -> Settings {
        let arg = |name: &str, default: usize| {
            args.iter().position(|a| a == name).map_or(default, |i| args[i + 1].parse().unwrap())
        };
        Settings {
            bits: arg("--bits", 15) as u32,
            rounds: arg("--rounds", 8),
            least: arg("--least", 3) as u32,
            keep: arg("--keep", 20000),
            stages: arg("--stages", 2),
            tune: arg("--tune", 6),
            own: arg("--own", 3),
        }
    }
}

/// Trains on what is not held back and packs the result.
pub fn model(
    treebank: &Corpus,
    own: &Corpus,
    lexicon: &impl Fn(&str) -> TagSet,
    settings: &Settings,
) -> Vec<u8> {
    let mut random = Random(1);
    let own = std::iter::repeat_n(&own.train, settings.own).flatten();
    let sentences: Vec<Sentence> = treebank
        .train
        .iter()
        .chain(own)
        .flat_map(|sentence| augment::copies(sentence, &mut random))
        .collect();
    let weights = train(&sentences, lexicon, settings);
    pack(&quantise(&weights))
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
    let mut random = Random(7);
    let mut weights = Weights { shift, rows: vec![[0.0_f32; 16]; size] };
    let mut support = vec![[true; 16]; size];
    learn(&mut weights, &support, sentences, lexicon, &counts, settings.rounds, settings.least, &mut random);
    let mut keep = settings.keep;
    for stage in 0..settings.stages {
        keep = settings.keep << (settings.stages - 1 - stage);
        let mut all: Vec<f32> = weights.rows.iter().flatten().map(|w| w.abs()).collect();
        all.sort_by(|a, b| b.total_cmp(a));
        let least = all[keep.min(all.len() - 1)].max(f32::MIN_POSITIVE);
        for (row, support) in weights.rows.iter_mut().zip(&mut support) {
            for (weight, support) in row.iter_mut().zip(support) {
                *support = weight.abs() >= least;
                if !*support {
                    *weight = 0.0;
                }
            }
        }
        learn(&mut weights, &support, sentences, lexicon, &counts, settings.tune, 1, &mut random);
    }
    weights
}

fn learn(
    weights: &mut Weights,
    support: &[[bool; 16]],
    sentences: &[Sentence],
    lexicon: &impl Fn(&str) -> TagSet,
    counts: &HashMap<u32, u32>,
    rounds: usize,
    least: u32,
    random: &mut Random,
) {
    let shift = weights.shift;
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut out = Vec::new();
    let mut sums = vec![[0.0_f64; 16]; weights.rows.len()];
    let mut clock = 0.0_f64;
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &at in &order {
            let sentence = &sentences[at];
            out.clear();
            walk(sentence.iter().map(|token| token.text.as_str()), lexicon, &mut out, |context| {
                let features = context.features();
                let mut scores = weights.score(&features);
                let gold = lane(sentence[context.index].tag);
                clock += 1.0;
                let Some(gold) = gold else { return best(&scores) };
                let guess = lane(best(&scores)).unwrap();
                scores[gold] -= MARGIN;
                let wrong = lane(best(&scores)).unwrap();
                if wrong != gold {
                    for feature in &features {
                        if least > 1 && counts.get(feature).is_none_or(|count| *count < least) {
                            continue;
                        }
                        let slot = (feature >> shift) as usize;
                        if support[slot][gold] {
                            weights.rows[slot][gold] += 1.0;
                            sums[slot][gold] += clock;
                        }
                        if support[slot][wrong] {
                            weights.rows[slot][wrong] -= 1.0;
                            sums[slot][wrong] -= clock;
                        }
                    }
                }
                LANES[guess]
            });
        }
    }
    for (row, sum) in weights.rows.iter_mut().zip(&sums) {
        for (weight, sum) in row.iter_mut().zip(sum) {
            *weight -= (*sum / clock) as f32;
        }
    }
}

/// How far the right tag must be ahead.
const MARGIN: f32 = 4.0;

pub const LEVELS: usize = 7;
/// Weights rounded to few levels.
#[derive(Debug)]
pub struct Rounded {
    /// What the codes -7..=7 stand for: the magnitudes of one to seven.
    pub levels: [i8; LEVELS],
    /// One code a weight.
    pub codes: Vec<[i8; 16]>,
}

/// Rounds to seven magnitudes and zero, the magnitudes chosen for the least squared error (Lloyd).
pub fn quantise(weights: &Weights) -> Rounded {
    let mut all: Vec<f32> = weights.rows.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    all.sort_by(f32::total_cmp);
    let mut levels: [f32; LEVELS] = std::array::from_fn(|i| all[all.len() * (2 * i + 1) / (2 * LEVELS)]);
    for _ in 0..50 {
        let mut sums = [(0.0_f64, 0.0_f64); LEVELS];
        for w in &all {
            let at = nearest(&levels, *w);
            let weight = f64::from(*w);
            sums[at].0 += *w as f64 * weight;
            sums[at].1 += weight;
        }
        for (level, (sum, count)) in levels.iter_mut().zip(sums) {
            if count > 0.0 {
                *level = (sum / count) as f32;
            }
        }
    }
    let scale = 127.0 / levels[LEVELS - 1];
    let codes = weights
        .rows
        .iter()
        .map(|row| {
            row.map(|w| {
                if w.abs() < 0.5 * levels[0] {
                    0
                } else {
                    (nearest(&levels, w.abs()) as i8 + 1) * w.signum() as i8
                }
            })
        })
        .collect();
    Rounded { levels: levels.map(|level| (level * scale).round() as i8), codes }
}

fn nearest(levels: &[f32; LEVELS], w: f32) -> usize {
    (0..LEVELS).min_by(|a, b| (levels[*a] - w).abs().total_cmp(&(levels[*b] - w).abs())).unwrap_or(0)
}
