//! Types, rules and transitions. No input and output, nothing asynchronous; tests inline.

mod automatic;
mod elapsed;
mod html;
mod lifecycle;
mod mail;
mod message;
mod number;
mod typed;
mod words;

pub use automatic::Automatic;
pub use elapsed::{AnswerTime, answer_due, elapsed};
pub use lifecycle::{STEPS, Shelf, State, StepRefused, Verb};
pub use mail::{LeftOut, LeftOutReason, MailLimits, ReadMail, SentFile, read_mail};
pub use message::{Answer, AnswerWay, FollowUp, Message, Note, Sender, Way};
pub use number::RequestNumber;
pub use typed::{Fault, MESSAGE_LENGTH, SUBJECT_LENGTH, Typed, TypedMessage};
pub use words::{query_words, words_of};
