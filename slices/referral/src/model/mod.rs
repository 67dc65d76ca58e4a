//! Types, rules and transitions. No input and output, nothing asynchronous; tests inline.

mod code;
mod draft;
mod facts;
mod lifecycle;
mod referral;
mod terms;
mod told;
mod words;

pub use code::{
    CODE_DIGITS, CODE_MINUTES, CODE_TRIES, NAMES_MINUTES, follow_code, follow_hash, one_time_code,
    one_time_hash, typed_code,
};
pub use draft::{Draft, Fault, NAME_LENGTH, REASON_LENGTH, SERVICE_LENGTH, Typed};
pub use facts::{Facts, SMALL_COMUNE, told_comune};
pub use lifecycle::{STEPS, Side, State, StepRefused, Verb};
pub use referral::{Call, Consent, GroupName, Package, Person, Recipient, Referral, Taken};
pub use terms::{ConsentText, Ground, MOST_DAYS, NoText, REMIND_DAYS, Terms, USUAL};
pub use told::{Told, step};
pub use words::{Channel, How, Share, WhyNot};
