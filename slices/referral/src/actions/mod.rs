//! One writing use case per file, named by its verb. Each owns its transaction: load → permit → decide → write row,
//! event and job.

mod answer_referral;
mod errors;
mod find_by_code;
mod follow_referral;
mod forget;
mod keep_referral;
mod open_names;
mod send_referral;
mod set_terms;
pub mod standing;
mod turn_day;

pub use answer_referral::{answer_referral, is_given};
pub use errors::{CodeError, ReferralError, TermsError};
pub use find_by_code::find_by_code;
pub(crate) use find_by_code::own_link;
pub use follow_referral::{claim_referral, consent_to_referral, withdraw_own_referral};
pub(crate) use forget::{erase_client, of_client};
pub use forget::{erase_person, forget, forget_contacts};
pub use keep_referral::{mark_called, record_answer, resend_link};
pub use open_names::{ask_code, open_names};
pub use send_referral::{Sending, SentReferral, send_referral};
pub(crate) use send_referral::{groups, told_comune_of};
pub use set_terms::{NewTerms, set_terms};
pub use standing::Answer;
pub use turn_day::{lapse_overdue, remind_bodies};
