//! One writing use case per file, named by its verb. Each owns its transaction.

mod answer_ask;
mod answer_need;
mod ask_bodies;
mod confirm_need;
mod contacts;
mod errors;
mod forget;
mod hold_need;
mod keep_draft;
mod once;
mod propose_vacancy;
mod put_history;
mod send_need;
mod settle_vacancy;
pub(crate) mod standing;
mod turn_day;
mod withdraw_need;
mod write_down_need;

pub use answer_ask::answer_ask;
pub use answer_need::{answer_need, ask_outcome, close_need, move_need};
pub use ask_bodies::{Question, ask_bodies};
pub use confirm_need::confirm_need;
pub use contacts::Spoken;
pub use errors::NeedError;
pub use forget::{erase_person, forget, forget_client};
pub use hold_need::{add_words, say_outcome};
pub use keep_draft::{drop_draft, keep_draft};
pub use once::Once;
pub use propose_vacancy::{Proposed, propose_vacancy};
pub use put_history::{History, put_history};
pub(crate) use send_need::preview;
pub use send_need::{NewNeed, Sent, send_need};
pub use settle_vacancy::{Decision, settle_vacancy};
pub use turn_day::turn_day;
pub use withdraw_need::withdraw_need;
pub use write_down_need::write_down_need;
