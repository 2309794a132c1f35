//! What the clauses of a draft are about: how many have the customer as their subject, how many the product or the
//! process, how many the agent. Counts, and judges nothing.

use crate::among;
use crate::clause::{Clause, ClauseKind, Person};
use crate::document::Document;
use crate::report::{Focus, FocusOn};

/// Counts the clauses of the agent's own words.
pub fn focus(doc: &Document<'_>) -> Focus {
    let mut focus = Focus::default();
    for clause in doc.clauses().iter().filter(|clause| !doc.is_quoted(clause.verb)) {
        match subject(doc, clause) {
            Subject::Customer => focus.customer += 1,
            Subject::About(FocusOn::Agent) => focus.agent += 1,
            Subject::About(_) => focus.product += 1,
            Subject::Other => focus.other += 1,
        }
    }
    focus
}

enum Subject {
    Customer,
    About(FocusOn),
    Other,
}

fn subject(doc: &Document<'_>, clause: &Clause) -> Subject {
    let words = || clause.subject.clone().unwrap_or(0..0).map(|at| doc.word(at));
    match clause.person {
        Person::You => Subject::Customer,
        Person::I | Person::We => Subject::About(FocusOn::Agent),
        // *Let me check* is the agent's, *please send it* the customer's.
        Person::Nobody if clause.kind == ClauseKind::Imperative => match doc.word(clause.verb) {
            "let" | "lets" => Subject::About(FocusOn::Agent),
            "thank" | "thanks" => Subject::About(FocusOn::Agent),
            _ => Subject::Customer,
        },
        Person::Nobody => Subject::Other,
        Person::It if words().any(|word| among!(word, "there what which anything nothing")) => Subject::Other,
        Person::It => Subject::About(FocusOn::Product),
        Person::Thing
            if words().any(crate::moves::look::is_of_ours)
                && words().any(|w| matches!(w, "our" | "my" | "us")) =>
        {
            Subject::About(FocusOn::Agent)
        }
        Person::Thing => Subject::About(FocusOn::Product),
        Person::They => Subject::Other,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Engine, Focus, Request};

    fn check(text: &str, expect: [u32; 4]) {
        let Focus { customer, product, agent, other } = Engine::new().report(&Request::new(text)).focus;
        assert_eq!([customer, product, agent, other], expect, "{text}");
    }

    #[test]
    fn clauses_are_counted_by_their_subject() {
        check("You should have saved it. The file was lost. I can send it.", [1, 1, 1, 0]);
        check("Please send the form, and our team will check it.", [1, 0, 1, 0]);
        check("There is another way.", [0, 0, 0, 1]);
        check("", [0, 0, 0, 0]);
    }

    #[test]
    fn a_rewrite_moves_the_focus() {
        check("You didn't attach the form.", [1, 0, 0, 0]);
        check("The form didn't come through.", [0, 1, 0, 0]);
    }
}
