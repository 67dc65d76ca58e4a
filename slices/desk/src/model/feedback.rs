//! What people say of the pages: how clear one is, and what does not work.

use documents::ReceiptNumber;
use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant};
use texts::Locale;
use uuid::Uuid;

/// Longest text beside a rating, in characters (that of the form).
pub const RATING_TEXT_LENGTH: usize = 200;
/// Longest report of a fault, in characters.
pub const FAULT_TEXT_LENGTH: usize = 2000;
/// Longest address of a page that is kept, in characters.
const PAGE_LENGTH: usize = 120;

/// Not one of the words of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a word of feedback")]
pub struct UnknownWord;

/// How clear a page is.
#[derive(Clone, Debug, PartialEq)]
pub struct PageRating {
    /// Its id.
    pub id: Id<PageRating>,
    /// The page, as [`page_pattern`] writes it.
    pub path: String,
    /// 1 to 5.
    pub rate: u8,
    /// What was good (from 4 on) or not.
    pub answer: Option<RatingAnswer>,
    /// In her words.
    pub text: Option<String>,
    /// On which day: the minute would tell more than we need.
    pub on: Date,
}

/// What was good or not, in the five answers of the Comuni model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingAnswer {
    /// The indications were clear, or were not.
    Clear,
    /// They were complete, or were not.
    Complete,
    /// It was plain how to go on, or was not.
    Guided,
    /// No technical trouble, or some.
    Technical,
    /// Something else.
    Other,
}

impl RatingAnswer {
    /// The word of the schema and the form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Complete => "complete",
            Self::Guided => "guided",
            Self::Technical => "technical",
            Self::Other => "other",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownWord`].
    pub fn parse(word: &str) -> Result<Self, UnknownWord> {
        let all = [Self::Clear, Self::Complete, Self::Guided, Self::Technical, Self::Other];
        all.into_iter().find(|answer| answer.word() == word).ok_or(UnknownWord)
    }
}

/// How a page was rated, summed.
#[derive(Clone, Debug, PartialEq)]
pub struct PageClarity {
    /// The page.
    pub path: String,
    /// How many rated it.
    pub count: i64,
    /// Sum of the rates.
    pub sum: i64,
}

/// What is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultReason {
    /// Somebody cannot use it.
    Accessibility,
    /// What it says is wrong or old.
    WrongContent,
    /// It does not work.
    BrokenPage,
    /// Trouble with an appointment.
    Booking,
    /// Something else.
    Other,
}

impl FaultReason {
    /// All, in the order of the form.
    pub const ALL: [Self; 5] =
        [Self::BrokenPage, Self::WrongContent, Self::Accessibility, Self::Booking, Self::Other];

    /// The word of the schema and the form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::WrongContent => "wrong_content",
            Self::BrokenPage => "broken_page",
            Self::Booking => "booking",
            Self::Other => "other",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownWord`].
    pub fn parse(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|reason| reason.word() == word).ok_or(UnknownWord)
    }
}

/// A reported fault.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultReport {
    /// Its id.
    pub id: Id<FaultReport>,
    /// Its receipt.
    pub receipt: ReceiptNumber,
    /// What it is about.
    pub reason: FaultReason,
    /// Where.
    pub page: String,
    /// What happened.
    pub text: String,
    /// Where an answer goes, if she wants one.
    pub email: Option<EmailAddress>,
    /// The language she reads.
    pub locale: Locale,
    /// When.
    pub at: Instant,
    /// What was answered.
    pub answer: Option<FaultAnswer>,
}

/// What was answered to a report.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultAnswer {
    /// What.
    pub text: String,
    /// By whom.
    pub by: Option<Uuid>,
    /// When.
    pub at: Instant,
}

/// The page that an address stands for: without its query, and with nothing in it that could name a person or an
/// appointment. The names of services, desks and agreements are public and stay; every other deep part is a `*`.
pub fn page_pattern(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut pattern = String::new();
    let mut parts = path.split('/').filter(|part| !part.is_empty()).take(4).peekable();
    let room = parts.peek().copied().unwrap_or_default();
    let names_public = matches!(room, "servizi" | "sportelli" | "rete");
    for (depth, part) in parts.enumerate() {
        let is_word = part.len() <= 80 && part.bytes().all(|c| c.is_ascii_lowercase() || c == b'-');
        let is_slug = part.len() <= 80
            && part.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-');
        let stays =
            (depth == 0 && is_word) || (names_public && depth == 1 && is_slug) || (names_public && is_word);
        pattern.push('/');
        pattern.push_str(if stays { part } else { "*" });
    }
    if pattern.is_empty() {
        pattern.push('/');
    }
    pattern.chars().take(PAGE_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pattern_keeps_public_names_and_drops_codes() {
        let cases = [
            ("/", "/"),
            ("", "/"),
            ("/servizi/curriculum-2?q=mario", "/servizi/curriculum-2"),
            ("/sportelli/follo", "/sportelli/follo"),
            ("/appuntamento/K7QX-2M4R", "/appuntamento/*"),
            ("/l/c2VjcmV0", "/l/*"),
            ("/rete/accordi/0190-aa", "/rete/accordi/*"),
            ("/Mario.Rossi", "/*"),
            ("https://evil.example/x", "/*/*/*"),
            ("/a/b/c/d/e/f", "/a/*/*/*"),
        ];

        for (address, pattern) in cases {
            assert_eq!(page_pattern(address), pattern, "{address}");
        }
    }

    #[test]
    fn words_are_read_back() {
        for reason in FaultReason::ALL {
            assert_eq!(FaultReason::parse(reason.word()), Ok(reason));
        }
        assert_eq!(RatingAnswer::parse("guided"), Ok(RatingAnswer::Guided));
        assert_eq!(RatingAnswer::parse("nice"), Err(UnknownWord));
    }
}
