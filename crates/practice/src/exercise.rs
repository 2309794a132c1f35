//! An exercise, and how it is written down. The head of `data/practice/exercises.txt` tells the format to people.

use std::ops::Range;

use reply_coach_analysis::{Cause, Channel, Family, MoveId, Request};

/// What a line that falls short falls short of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The coach finds something of this family in it.
    Trips(Family),
    /// It does not make this move.
    Move(MoveId),
    /// Something that the customer has to know is gone; no rule sees that.
    Fact,
}

/// A choice that falls short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesser {
    /// What it falls short of.
    pub lack: Lack,
    /// The line.
    pub text: String,
    /// What is said of it.
    pub why: String,
}

/// One exercise: a reply with something risky in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// Its name, by which it is known from one visit to the next.
    pub id: String,
    /// The family that it is about.
    pub family: Family,
    /// How hard it is, from 1.
    pub level: u8,
    /// How the reply reaches the customer.
    pub channel: Channel,
    /// Whose slip it was.
    pub cause: Cause,
    /// What the customer wrote.
    pub customer: String,
    /// The reply to look at.
    pub draft: String,
    /// The risky words in it, as bytes of the draft, in order.
    pub risky: Vec<Range<usize>>,
    /// The line that is better.
    pub better: String,
    /// Lines that fall short.
    pub lesser: Vec<Lesser>,
    /// One good way to write it.
    pub model: String,
}

impl Exercise {
    /// Asks about a text as if it were written in place of this exercise's reply.
    pub fn request<'a>(&'a self, text: &'a str) -> Request<'a> {
        let customer = Some(self.customer.as_str());
        Request { customer, cause: self.cause, channel: self.channel, ..Request::new(text) }
    }

    /// The choices in the order in which `seed` puts them; the place of the better one among them.
    pub fn choices(&self, seed: u32) -> (Vec<&str>, usize) {
        let mut choices: Vec<&str> = self.lesser.iter().map(|lesser| lesser.text.as_str()).collect();
        let letters =
            self.id.bytes().fold(seed, |sum, letter| sum.wrapping_mul(31).wrapping_add(letter.into()));
        let place = (letters >> 7) as usize % (choices.len() + 1);
        choices.insert(place, &self.better);
        (choices, place)
    }

    /// What is said of a choice; nothing of the better one.
    pub fn falls_short(&self, choice: &str) -> Option<&str> {
        self.lesser.iter().find(|lesser| lesser.text == choice).map(|lesser| lesser.why.as_str())
    }
}

/// The exercises of a file.
///
/// # Errors
/// The number of the first line that is not understood, or at which an exercise ends that lacks something.
pub fn read(file: &str) -> Result<Vec<Exercise>, usize> {
    let mut all = Vec::new();
    let mut open: Option<Exercise> = None;
    for (at, line) in file.lines().enumerate() {
        let number = at + 1;
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(id) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            close(open.replace(begin(id)), &mut all).ok_or(number)?;
            continue;
        }
        let exercise = open.as_mut().ok_or(number)?;
        let (name, value) = line.split_once(": ").ok_or(number)?;
        take(exercise, name, value).ok_or(number)?;
    }
    close(open, &mut all).ok_or(file.lines().count())?;
    Ok(all)
}

fn begin(id: &str) -> Exercise {
    Exercise {
        id: id.to_owned(),
        family: Family::Blame,
        level: 0,
        channel: Channel::Email,
        cause: Cause::Auto,
        customer: String::new(),
        draft: String::new(),
        risky: Vec::new(),
        better: String::new(),
        lesser: Vec::new(),
        model: String::new(),
    }
}

fn close(done: Option<Exercise>, all: &mut Vec<Exercise>) -> Option<()> {
    let Some(exercise) = done else { return Some(()) };
    let whole = [&exercise.draft, &exercise.customer, &exercise.better, &exercise.model]
        .iter()
        .all(|text| !text.is_empty())
        && exercise.level > 0
        && !exercise.risky.is_empty()
        && !exercise.lesser.is_empty();
    all.push(exercise);
    whole.then_some(())
}

fn take(exercise: &mut Exercise, name: &str, value: &str) -> Option<()> {
    match name {
        "level" => exercise.level = value.parse().ok()?,
        "family" => exercise.family = Family::from_id(value)?,
        "channel" => exercise.channel = Channel::from_id(value)?,
        "cause" => exercise.cause = Cause::from_id(value)?,
        "customer" => exercise.customer = value.to_owned(),
        "draft" => exercise.draft = value.to_owned(),
        "better" => exercise.better = value.to_owned(),
        "model" => exercise.model = value.to_owned(),
        "risky" => {
            let mut from = 0;
            for words in value.split(" | ") {
                let start = from + exercise.draft.get(from..)?.find(words)?;
                from = start + words.len();
                exercise.risky.push(start..from);
            }
        }
        "less" => {
            let mut parts = value.splitn(3, " | ").map(str::to_owned);
            let (lack, text, why) = (parts.next()?, parts.next()?, parts.next()?);
            let of_family = || Family::from_id(&lack).map(Lack::Trips);
            let of_move = || MoveId::from_id(&lack).map(Lack::Move);
            let lack = of_family().or_else(of_move).or((lack == "fact").then_some(Lack::Fact))?;
            exercise.lesser.push(Lesser { lack, text, why });
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "# a note\n\n[lost-key]\nlevel: 2\nfamily: blame\nchannel: chat\ncause: customer\ncustomer: Where is it?\n\
        draft: You lost the key. You lost it.\nrisky: You lost | You lost\nbetter: The key is gone.\n\
        less: blame | You forgot it. | It points.\nless: fact | Hello. | Nothing is said.\nmodel: The key is gone, and I have another.\n";

    #[test]
    fn an_exercise_is_read_as_it_is_written_down() {
        let all = read(ONE).expect("it is well formed");
        let exercise = &all[0];
        assert_eq!((exercise.id.as_str(), exercise.level, exercise.family), ("lost-key", 2, Family::Blame));
        assert_eq!(exercise.risky, [0..8, 18..26]);
        assert_eq!(exercise.lesser[0].lack, Lack::Trips(Family::Blame));
        assert_eq!(exercise.lesser[1].lack, Lack::Fact);
        assert_eq!(exercise.falls_short("Hello."), Some("Nothing is said."));
        assert_eq!(exercise.falls_short(&exercise.better), None);
    }

    #[test]
    fn the_better_line_stands_at_different_places() {
        let all = read(ONE).expect("it is well formed");
        let places: Vec<usize> = (0..2000).step_by(97).map(|seed| all[0].choices(seed).1).collect();
        assert!((0..3).all(|place| places.contains(&place)), "{places:?}");
        let (choices, place) = all[0].choices(5);
        assert_eq!(choices[place], all[0].better);
        assert_eq!(choices.len(), 3);
    }

    #[test]
    fn what_is_not_understood_is_told_by_its_line() {
        assert_eq!(read("draft: x\n"), Err(1));
        assert_eq!(read(&ONE.replace("family: blame", "family: sulking")), Err(5));
        assert_eq!(read(&ONE.replace("risky: You lost", "risky: You found")), Err(10));
        assert_eq!(read(&ONE.replace("model: ", "note: ")), Err(14));
        assert_eq!(read(&ONE.replace("better: The key is gone.\n", "")), Err(13));
        assert_eq!(read(&ONE.replace("level: 2\n", "")), Err(13));
        assert_eq!(read(""), Ok(Vec::new()));
    }
}
