//! The steps, their tasks, and what a person says of them.

use std::collections::BTreeMap;

use kernel::{BookingCode, Id};
use storage::Keys;

/// A path that is kept.
#[derive(Debug)]
pub struct Path;

/// Longest note of a step, in characters.
pub const NOTE_LENGTH: usize = 1500;
/// Days that a path is kept after its last change.
pub const KEPT_DAYS: i64 = 365;

/// Where somebody is between the idea and the opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What she wants to sell, to whom.
    Idea,
    /// What it costs, what it brings.
    Figures,
    /// Alone or with others, sole trader or company.
    LegalForm,
    /// Where the money comes from.
    Funding,
    /// The acts of the opening.
    Opening,
}

kernel::words!(Step {
    Idea = "idea",
    Figures = "conti",
    LegalForm = "forma",
    Funding = "finanziamento",
    Opening = "apertura",
});

/// Something to do at a step: its word where it is kept, the key of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// The word.
    pub word: &'static str,
    /// The key of its text.
    pub text: &'static str,
}

const fn task(word: &'static str, text: &'static str) -> Task {
    Task { word, text }
}

const IDEA: &[Task] = &[
    task("offer", "app-business-idea-offer"),
    task("customers", "app-business-idea-customers"),
    task("others", "app-business-idea-others"),
    task("asked", "app-business-idea-asked"),
    task("skills", "app-business-idea-skills"),
];
const FIGURES: &[Task] = &[
    task("start", "app-business-figures-start"),
    task("month", "app-business-figures-month"),
    task("price", "app-business-figures-price"),
    task("enough", "app-business-figures-enough"),
    task("reserve", "app-business-figures-reserve"),
];
const LEGAL_FORM: &[Task] = &[
    task("alone", "app-business-form-alone"),
    task("risk", "app-business-form-risk"),
    task("taxes", "app-business-form-taxes"),
    task("adviser", "app-business-form-adviser"),
];
const FUNDING: &[Task] = &[
    task("own", "app-business-funding-own"),
    task("sum", "app-business-funding-sum"),
    task("calls", "app-business-funding-calls"),
    task("loan", "app-business-funding-loan"),
];
const OPENING: &[Task] = &[
    task("vat", "app-business-opening-vat"),
    task("register", "app-business-opening-register"),
    task("municipality", "app-business-opening-municipality"),
    task("contributions", "app-business-opening-contributions"),
    task("mail", "app-business-opening-mail"),
    task("safety", "app-business-opening-safety"),
];

impl Step {
    /// What is to be done at it.
    pub const fn tasks(self) -> &'static [Task] {
        match self {
            Self::Idea => IDEA,
            Self::Figures => FIGURES,
            Self::LegalForm => LEGAL_FORM,
            Self::Funding => FUNDING,
            Self::Opening => OPENING,
        }
    }

    /// The key of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Idea => "app-business-idea-title",
            Self::Figures => "app-business-figures-title",
            Self::LegalForm => "app-business-form-title",
            Self::Funding => "app-business-funding-title",
            Self::Opening => "app-business-opening-title",
        }
    }

    /// The key of its name among the steps.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Idea => "app-business-idea-name",
            Self::Figures => "app-business-figures-name",
            Self::LegalForm => "app-business-form-name",
            Self::Funding => "app-business-funding-name",
            Self::Opening => "app-business-opening-name",
        }
    }

    /// The key of its question in one sentence.
    pub const fn lead(self) -> &'static str {
        match self {
            Self::Idea => "app-business-idea-lead",
            Self::Figures => "app-business-figures-lead",
            Self::LegalForm => "app-business-form-lead",
            Self::Funding => "app-business-funding-lead",
            Self::Opening => "app-business-opening-lead",
        }
    }

    /// The keys of its guidance, a paragraph each.
    pub const fn guidance(self) -> [&'static str; 2] {
        match self {
            Self::Idea => ["app-business-idea-guide", "app-business-idea-guide-more"],
            Self::Figures => ["app-business-figures-guide", "app-business-figures-guide-more"],
            Self::LegalForm => ["app-business-form-guide", "app-business-form-guide-more"],
            Self::Funding => ["app-business-funding-guide", "app-business-funding-guide-more"],
            Self::Opening => ["app-business-opening-guide", "app-business-opening-guide-more"],
        }
    }

    /// Its place, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().take_while(|step| **step < self).count() + 1
    }

    /// The step before it.
    pub fn before(self) -> Option<Self> {
        Self::ALL.iter().rev().find(|step| **step < self).copied()
    }

    /// The step after it.
    pub fn after(self) -> Option<Self> {
        Self::ALL.iter().find(|step| **step > self).copied()
    }
}

/// What a person says of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The words of the tasks that are done, in the order of the step; no others.
    pub done: Vec<&'static str>,
    /// Her note.
    pub note: String,
}

impl Answer {
    /// Of the words that a form or a row brings: those of the step, each once, in its order.
    pub fn of<'a>(step: Step, words: impl IntoIterator<Item = &'a str>, note: &str) -> Self {
        let words: Vec<&str> = words.into_iter().collect();
        let done = step.tasks().iter().map(|task| task.word).filter(|word| words.contains(word)).collect();
        Self { done, note: note.trim().to_owned() }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.note.is_empty()
    }

    /// Whether the note fits.
    pub fn fits(&self) -> bool {
        self.note.chars().count() <= NOTE_LENGTH
    }
}

/// What a person says of all steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<Step, Answer>);

impl Answers {
    /// Puts what is said of a step in the place of what was.
    pub fn put(&mut self, step: Step, answer: Answer) {
        self.0.insert(step, answer);
    }

    /// What is said of a step; nothing said is an empty answer.
    pub fn of(&self, step: Step) -> Answer {
        self.0.get(&step).cloned().unwrap_or_default()
    }

    /// Step after step, those of which something is said.
    pub fn iter(&self) -> impl Iterator<Item = (Step, &Answer)> {
        self.0.iter().filter(|(_, answer)| !answer.is_empty()).map(|(step, answer)| (*step, answer))
    }

    /// The first step where something is left to do.
    pub fn next(&self) -> Option<Step> {
        Step::ALL.iter().find(|step| self.of(**step).done.len() < step.tasks().len()).copied()
    }
}

/// The code of a path: computed from the installation's secret, so that the database holds none.
pub fn code_of(keys: &Keys, path: Id<Path>) -> BookingCode {
    let mac = keys.mac("business_path.code", &[path.uuid().as_bytes()]);
    let mut bytes = [0; 6];
    bytes.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
    BookingCode::from_bytes(bytes)
}

/// The code of a path to show to an operator, who reads by it and changes nothing; another for each turn, so that its person
/// can take one back.
pub fn show_code_of(keys: &Keys, path: Id<Path>, turn: i64) -> BookingCode {
    let mac = keys.mac("business_path.show_code", &[path.uuid().as_bytes(), &turn.to_be_bytes()]);
    let mut bytes = [0; 6];
    bytes.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
    BookingCode::from_bytes(bytes)
}

/// How a code to show is found again. Under another name than the code of one's own: neither does what the other does.
pub fn show_hash_of(keys: &Keys, code: &BookingCode) -> String {
    keys.pseudonym("business_path.show_code_hash", code.as_str())
}

/// How a code is found again in the database: a keyed hash of it.
pub fn hash_of(keys: &Keys, code: &BookingCode) -> String {
    keys.pseudonym("business_path.code_hash", code.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_to_each_other_both_ways() {
        let forwards: Vec<Step> = std::iter::successors(Some(Step::Idea), |step| step.after()).collect();
        let mut backwards: Vec<Step> =
            std::iter::successors(Some(Step::Opening), |step| step.before()).collect();
        backwards.reverse();

        assert_eq!(forwards, Step::ALL);
        assert_eq!(backwards, Step::ALL);
        assert_eq!(Step::ALL.iter().map(|step| step.number()).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn tasks_have_words_of_their_own() {
        for step in Step::ALL {
            let words: std::collections::BTreeSet<&str> = step.tasks().iter().map(|task| task.word).collect();
            assert_eq!(words.len(), step.tasks().len(), "{step:?}");
        }
    }

    #[test]
    fn answer_keeps_the_words_of_its_step_once_and_in_order() {
        let answer = Answer::of(Step::Funding, ["loan", "vat", "own", "own", ""], "  due righe ");

        assert_eq!(answer.done, ["own", "loan"]);
        assert_eq!(answer.note, "due righe");
        assert!(answer.fits());
        assert!(!Answer::of(Step::Idea, [], &"à".repeat(NOTE_LENGTH + 1)).fits());
    }

    #[test]
    fn next_step_is_the_first_with_something_left() {
        let mut answers = Answers::default();
        assert_eq!(answers.next(), Some(Step::Idea));

        let all = |step: Step| Answer::of(step, step.tasks().iter().map(|task| task.word), "");
        answers.put(Step::Idea, all(Step::Idea));
        assert_eq!(answers.next(), Some(Step::Figures));
        assert_eq!(answers.iter().count(), 1);

        Step::ALL.iter().for_each(|step| answers.put(*step, all(*step)));
        assert_eq!(answers.next(), None);
    }

    #[test]
    fn code_to_show_is_another_and_changes_with_its_turn() {
        let keys = Keys::new(&[1; 32]);
        let path = Id::from_uuid(uuid::Uuid::from_u128(7));
        let shown = show_code_of(&keys, path, 0);

        assert_eq!(show_code_of(&keys, path, 0), shown);
        assert_ne!(shown, code_of(&keys, path));
        assert_ne!(shown, show_code_of(&keys, path, 1));
        assert_ne!(show_hash_of(&keys, &shown), hash_of(&keys, &shown));
    }

    #[test]
    fn code_follows_from_secret_and_path() {
        let (keys, other) = (Keys::new(&[1; 32]), Keys::new(&[2; 32]));
        let path = Id::from_uuid(uuid::Uuid::from_u128(7));

        assert_eq!(code_of(&keys, path), code_of(&keys, path));
        assert_ne!(code_of(&keys, path), code_of(&other, path));
        assert_ne!(hash_of(&keys, &code_of(&keys, path)), hash_of(&other, &code_of(&keys, path)));
    }
}
