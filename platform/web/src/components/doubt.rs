//! Doubtful words of an offer of work, with what the law says, what to write instead, and the fields in which it is said why
//! they may stay: the same wherever somebody decides about such words.

use texts::Message;
use texts::italian::offer::{self, Exception, Ground, Lack, Reason, Reasons};

use crate::forms::{FieldErrors, Form};

/// What the names of the fields begin with: the sentence, and the exception that is chosen.
const SENTENCE: &str = "perche-";
const EXCEPTION: &str = "eccezione-";

/// One turn of phrase as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What forms know it by.
    pub words: String,
    /// As it stands in the text.
    pub said: String,
    /// The field in which a form says why it may stay.
    pub field: String,
    /// The field in which a form says by which exception.
    pub exception_field: String,
    /// The exceptions that fit: word and key of the name.
    pub exceptions: Vec<(&'static str, &'static str)>,
    /// The key of what the law says and what to write instead.
    pub text: &'static str,
    /// The wording to write instead, where it is known.
    pub instead: Option<String>,
    /// The key of an example of a sentence.
    pub hint: &'static str,
    /// Whether no reason lets them stay.
    pub is_barred: bool,
}

impl Doubt {
    /// Those of an offer.
    pub fn all(doubts: &[offer::Doubt]) -> Vec<Self> {
        doubts
            .iter()
            .map(|doubt| Self {
                words: doubt.words.clone(),
                said: doubt.said.clone(),
                field: Self::field(&doubt.words),
                exception_field: Self::exception_field(&doubt.words),
                exceptions: doubt.exceptions.iter().map(|one| (one.word(), Self::exception(*one))).collect(),
                text: text(doubt.ground),
                instead: doubt.instead.clone(),
                hint: hint(doubt.ground),
                is_barred: doubt.is_barred(),
            })
            .collect()
    }

    /// The field of a form in which it is said why these words may stay.
    pub fn field(words: &str) -> String {
        format!("{SENTENCE}{}", words.replace(' ', "-"))
    }

    /// The field of a form in which it is said by which exception they may.
    pub fn exception_field(words: &str) -> String {
        format!("{EXCEPTION}{}", words.replace(' ', "-"))
    }

    /// The key of an exception's name.
    pub const fn exception(exception: Exception) -> &'static str {
        match exception {
            Exception::Apprenticeship => "web-exception-apprenticeship",
            Exception::Law => "web-exception-law",
            Exception::Language => "web-exception-language",
            Exception::Show => "web-exception-show",
            Exception::Heavy => "web-exception-heavy",
            Exception::Reach => "web-exception-reach",
            Exception::Reserved => "web-exception-reserved",
            Exception::Creed => "web-exception-creed",
            Exception::Described => "web-exception-described",
        }
    }

    /// Why doubtful words may stay, as a form says it.
    pub fn reasons(form: &Form) -> Reasons {
        Reasons::of(form.iter().filter_map(|(name, sentence)| {
            let words = name.strip_prefix(SENTENCE)?.replace('-', " ");
            let exception = form.text(&Self::exception_field(&words)).to_owned();
            Some((words, Reason { exception, sentence: sentence.to_owned() }))
        }))
    }

    /// What is lacking before these doubtful words may stay, each lack beside its field.
    pub fn errors(reasons: &Reasons, missing: &[offer::Doubt]) -> FieldErrors {
        let mut errors = FieldErrors::new();
        for doubt in missing {
            for lack in reasons.lacks(doubt, missing) {
                let (field, key) = match lack {
                    Lack::Barred => (Self::field(&doubt.words), "web-doubt-fault-barred"),
                    Lack::Exception => (Self::exception_field(&doubt.words), "web-doubt-fault-exception"),
                    Lack::Sentence => (Self::field(&doubt.words), "web-doubt-fault-sentence"),
                    Lack::Copied => (Self::field(&doubt.words), "web-doubt-fault-copied"),
                };
                errors.add(&field, Message::new(key).with("words", doubt.said.as_str()));
            }
        }
        errors
    }
}

const fn text(ground: Ground) -> &'static str {
    match ground {
        Ground::Age => "web-doubt-age",
        Ground::Sex => "web-doubt-sex",
        Ground::Looks => "web-doubt-looks",
        Ground::Origin => "web-doubt-origin",
        Ground::Home => "web-doubt-home",
        Ground::Family => "web-doubt-family",
        Ground::Health => "web-doubt-health",
        Ground::Belief => "web-doubt-belief",
    }
}

const fn hint(ground: Ground) -> &'static str {
    match ground {
        Ground::Age => "web-doubt-why-age",
        Ground::Sex => "web-doubt-why-sex",
        Ground::Looks => "web-doubt-why-looks",
        Ground::Origin => "web-doubt-why-origin",
        Ground::Home => "web-doubt-why-home",
        Ground::Family => "web-doubt-why-family",
        Ground::Health => "web-doubt-why-health",
        Ground::Belief => "web-doubt-why-belief",
    }
}
