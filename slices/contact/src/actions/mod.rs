//! What is done to contacts, one file a verb: load, permit, decide, write.

pub mod close_case;
pub mod close_months;
pub mod edit_client;
pub mod edit_contact;
mod errors;
pub mod follow_appointment;
pub mod forget;
pub mod import_contacts;
pub mod look_at_client;
pub mod open_case;
pub mod record_contact;
pub mod record_many;
pub mod refer_contact;
pub(crate) mod standing;
pub mod strike_contact;
pub mod tie_client;

pub use close_case::close_case;
pub use close_months::{Closing, close_months, open_months};
pub use edit_client::edit_client;
pub use edit_contact::edit_contact;
pub use errors::{CaseError, ClientError, CloseError, ContactError};
pub use follow_appointment::follow_appointment;
pub use forget::{forget_client, forget_due};
pub use import_contacts::{Imported, import_contacts};
pub use look_at_client::{KnownOf, look_at_client};
pub use open_case::{NewCase, open_case};
pub use record_contact::{Recorded, record_contact};
pub use record_many::{PastContact, record_many};
pub use refer_contact::refer_contact;
pub use strike_contact::strike_contact;
pub use tie_client::{give_tie_link, tie_client, untie_client};
