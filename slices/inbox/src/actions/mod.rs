//! One writing use case per file, named by its verb. Each owns its transaction.

mod add_note;
mod answer_message;
mod assign_message;
mod bring_in;
mod close_message;
mod errors;
mod find_by_code;
mod forget;
mod keep_mailbox;
mod note_sending;
mod send_message;
mod standing;
mod take_in_fault;
mod take_in_mail;
mod turn_message;

pub use add_note::{NewNote, add_note, delete_note};
pub use answer_message::{NewAnswer, answer_message};
pub use assign_message::assign_message;
pub use bring_in::{PastMessage, bring_in};
pub use close_message::{Closing, ContactWanted, close_message};
pub use errors::InboxError;
pub use find_by_code::{CODE_TRIES, CodeError, find_by_code};
pub(crate) use forget::{erase_of_client, of_client};
pub use forget::{erase_of_person, forget, forget_client};
pub use keep_mailbox::{Taken, begin_reading, end_reading, get_stuck, leave_there, pass_over, renumber};
pub use note_sending::note_sending;
pub use send_message::{NewMessage, SendError, Sent, Visitor, send_message};
pub(crate) use standing::link;
pub use standing::{FILES, link_end, resource};
pub use take_in_fault::{note_fault_answered, take_in_fault};
pub use take_in_mail::{Arrival, Arrived, TakeInError, take_in_mail};
pub use turn_message::turn_message;
