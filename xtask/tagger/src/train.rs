//! The averaged perceptron: learns weights, drops most of them, learns again what is left, rounds that to levels.

use std::collections::HashMap;

use reply_coach_analysis::{
    tag::{Tag, TagSet},
    tagger::{Context, FEATURES, LANES, codec::LEVELS, walk},
};

use crate::{
    augment,
    corpus::{Corpus, Sentence},
    pack::pack,
    random::Random,
};

/// The table has two to this power rows. 16 gains 0.1 points for 1.6 KB and twice the start-up, 14 loses 0.6.
const BITS: u32 = 15;
/// How often every sentence is seen while all weights may grow.
const ROUNDS: usize = 8;
/// A feature seen less often is not learnt from.
const LEAST: u32 = 3;
/// How many weights are kept.
const KEEP: usize = 9_150;
/// How many are kept at each step of dropping: all at once loses a few tenths of a point.
const STEPS: [usize; 3] = [4 * KEEP, 2 * KEEP, KEEP];
/// A weight beside others in its row costs little to keep: so much of the others, up to [`MOST_BESIDE`], is added to it.
const BESIDE: f32 = 0.2;
/// The most of the others that counts.
const MOST_BESIDE: f32 = 8.0;
/// How often every sentence is seen after each step.
const TUNE: usize = 6;
/// How often our own lines are repeated: there are few of them.
const OWN: usize = 3;
/// How often the examples are repeated: what the rules expect is kept at half the size.
const EXAMPLES: usize = 4;
/// How far the right tag must be ahead not to be learnt from.
const MARGIN: f32 = 4.0;

/// A row of weights, one a lane, padded.
type Row<T> = [T; 16];

/// Trains on what is not held back and packs the result.
pub fn model(
    treebank: &Corpus,
    own: &Corpus,
    examples: &[Sentence],
    lexicon: &impl Fn(&str) -> TagSet,
) -> Vec<u8> {
    let mut random = Random(1);
    let own = std::iter::repeat_n(&own.train, OWN).flatten();
    let sentences: Vec<Sentence> = treebank
        .train
        .iter()
        .chain(own)
        .flat_map(|sentence| augment::copies(sentence, &mut random))
        .chain(
            std::iter::repeat_n(examples, EXAMPLES)
                .flatten()
                .flat_map(|sentence| [sentence.clone(), augment::lower(sentence)]),
        )
        .collect();
    let mut trainer = Trainer::new(&sentences, lexicon);
    trainer.learn(ROUNDS, LEAST);
    for keep in STEPS {
        trainer.keep(keep);
        trainer.learn(TUNE, 1);
    }
    pack(&Rounded::new(&trainer.weights))
}

struct Trainer<'a, L> {
    sentences: &'a [Sentence],
    lexicon: &'a L,
    /// How often each feature is seen.
    counts: HashMap<u32, u32>,
    random: Random,
    weights: Vec<Row<f32>>,
    /// Which weights may be other than zero.
    support: Vec<Row<bool>>,
}

impl<'a, L: Fn(&str) -> TagSet> Trainer<'a, L> {
    fn new(sentences: &'a [Sentence], lexicon: &'a L) -> Self {
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
        let size = 1 << BITS;
        Trainer {
            sentences,
            lexicon,
            counts,
            random: Random(3),
            weights: vec![[0.0; 16]; size],
            support: vec![[true; 16]; size],
        }
    }

    /// Drops all but the `keep` weights that matter most: the large ones, and of those the ones that are used often (by the
    /// fourth root of how often) and that stand beside others.
    fn keep(&mut self, keep: usize) {
        let mut uses = vec![0_u32; self.weights.len()];
        for (feature, count) in &self.counts {
            uses[slot(*feature)] += count;
        }
        let worth = |(row, uses): (&Row<f32>, u32)| {
            let sum: f32 = row.iter().map(|weight| weight.abs()).sum();
            row.map(|weight| match weight.abs() {
                0.0 => 0.0,
                size => (size + BESIDE * (sum - size).min(MOST_BESIDE)) * (uses.max(1) as f32).sqrt().sqrt(),
            })
        };
        let worths: Vec<Row<f32>> = self.weights.iter().zip(uses).map(worth).collect();
        let mut all: Vec<f32> = worths.iter().flatten().copied().collect();
        all.sort_by(|a, b| b.total_cmp(a));
        let least = all[keep].max(f32::MIN_POSITIVE);
        let support = self.support.iter_mut().flatten();
        for ((weight, support), worth) in
            self.weights.iter_mut().flatten().zip(support).zip(worths.iter().flatten())
        {
            *support = *worth >= least;
            if !*support {
                *weight = 0.0;
            }
        }
    }

    /// Goes over all sentences `rounds` times, then takes the average of the weights over that time.
    fn learn(&mut self, rounds: usize, least: u32) {
        let mut order: Vec<usize> = (0..self.sentences.len()).collect();
        let mut sums = vec![[0.0_f64; 16]; self.weights.len()];
        let mut clock = 0.0_f64;
        let mut out = Vec::new();
        for _ in 0..rounds {
            self.random.shuffle(&mut order);
            for &at in &order {
                let sentence = &self.sentences[at];
                out.clear();
                walk(sentence.iter().map(|token| token.text.as_str()), self.lexicon, &mut out, |context| {
                    clock += 1.0;
                    step(
                        &mut self.weights,
                        &mut sums,
                        &self.support,
                        clock,
                        |feature| least < 2 || self.counts.get(&feature).is_some_and(|count| *count >= least),
                        context,
                        sentence[context.index].tag,
                    )
                });
            }
        }
        for (weight, sum) in self.weights.iter_mut().flatten().zip(sums.iter().flatten()) {
            *weight -= (*sum / clock) as f32;
        }
    }
}

/// Guesses one token's tag and learns from it when it is wrong, or right by too little.
fn step(
    weights: &mut [Row<f32>],
    sums: &mut [Row<f64>],
    support: &[Row<bool>],
    clock: f64,
    frequent: impl Fn(u32) -> bool,
    context: &Context,
    gold: Tag,
) -> Tag {
    let features = context.features();
    let mut scores = score(weights, &features);
    let guess = best(&scores);
    let Some(gold) = LANES.iter().position(|tag| *tag == gold) else { return LANES[guess] };
    scores[gold] -= MARGIN;
    let wrong = best(&scores);
    if wrong != gold {
        for feature in features.into_iter().filter(|feature| frequent(*feature)) {
            let slot = slot(feature);
            for (lane, change) in [(gold, 1.0), (wrong, -1.0)] {
                if support[slot][lane] {
                    weights[slot][lane] += change;
                    sums[slot][lane] += clock * f64::from(change);
                }
            }
        }
    }
    LANES[guess]
}

fn slot(feature: u32) -> usize {
    (feature >> (32 - BITS)) as usize
}

fn score(weights: &[Row<f32>], features: &[u32; FEATURES]) -> Row<f32> {
    let mut scores = [0.0; 16];
    for feature in features {
        for (score, weight) in scores.iter_mut().zip(&weights[slot(*feature)]) {
            *score += weight;
        }
    }
    scores
}

/// The first lane with the highest score.
fn best(scores: &Row<f32>) -> usize {
    (1..LANES.len()).fold(0, |best, lane| if scores[lane] > scores[best] { lane } else { best })
}

/// Weights rounded to few levels.
#[derive(Debug)]
pub struct Rounded {
    /// The magnitudes that the codes one to seven stand for.
    pub levels: [u8; LEVELS],
    /// One code a weight, -7..=7.
    pub codes: Vec<Row<i8>>,
}

impl Rounded {
    /// Rounds to seven magnitudes and zero. The magnitudes are those of the least squared error, large weights
    /// counting more (Lloyd's algorithm): equal steps lose half a point.
    fn new(weights: &[Row<f32>]) -> Rounded {
        let mut all: Vec<f32> = weights.iter().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        all.sort_by(f32::total_cmp);
        let mut levels: [f32; LEVELS] = std::array::from_fn(|i| all[all.len() * (2 * i + 1) / (2 * LEVELS)]);
        for _ in 0..50 {
            let mut sums = [(0.0_f64, 0.0_f64); LEVELS];
            for weight in all.iter().copied() {
                let (sum, count) = &mut sums[nearest(&levels, weight)];
                *sum += f64::from(weight) * f64::from(weight);
                *count += f64::from(weight);
            }
            for (level, (sum, count)) in levels.iter_mut().zip(sums) {
                if count > 0.0 {
                    *level = (sum / count) as f32;
                }
            }
        }
        let code = |weight: f32| match weight.abs() {
            size if size < 0.5 * levels[0] => 0,
            size => (nearest(&levels, size) as i8 + 1) * weight.signum() as i8,
        };
        let scale = 127.0 / levels[LEVELS - 1];
        Rounded {
            levels: levels.map(|level| (level * scale).round() as u8),
            codes: weights.iter().map(|row| row.map(code)).collect(),
        }
    }
}

fn nearest(levels: &[f32; LEVELS], weight: f32) -> usize {
    let distance = |at: usize| (levels[at] - weight).abs();
    (1..LEVELS).fold(0, |best, at| if distance(at) < distance(best) { at } else { best })
}
