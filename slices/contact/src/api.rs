//! What other rooms and `app` may ask of contacts. Everything takes the caller's transaction; what writes asks policy on
//! behalf of the caller. What is read here is read for a page of the asking room, which asks for its own permit first.

use desk::api::Desk;
use kernel::Id;
use storage::{Cx, Result, Tx};

pub use crate::actions::{CloseError, Closing, ContactError, Recorded};
pub use crate::model::{
    Age, AgeBand, Asked, Case, Channel, Citizenship, Client, ClientChoice, ClientNames, Contact, Entry,
    EntryFault, Kind, NewContact, Note, Origin, Outcome, PersonFacts, Request, Residence, Schooling, Sex,
    Tally, Under, Wanted, WorkStatus, requests,
};
use crate::{actions, store};

/// Records a contact at a desk in the caller's transaction; asks policy for `RecordContact` at that desk. The same key
/// (or appointment, or message) twice is one contact: the first one's id comes back.
///
/// # Errors
/// See [`ContactError`].
pub async fn record_contact(
    tx: &mut Tx,
    cx: &Cx,
    desk: Id<Desk>,
    new: NewContact,
) -> std::result::Result<Recorded, ContactError> {
    actions::record_contact::record_contact_in(tx, cx, desk, new).await
}

/// A contact.
///
/// # Errors
/// When the database refuses.
pub async fn contact(tx: &mut Tx, id: Id<Contact>) -> Result<Option<Contact>> {
    store::contact::find(tx, id).await
}

/// The contact that a message of the inbox became.
///
/// # Errors
/// When the database refuses.
pub async fn contact_of_message(tx: &mut Tx, message: uuid::Uuid) -> Result<Option<Contact>> {
    store::contact::of_message(tx, message).await
}

/// The contact that an appointment was.
///
/// # Errors
/// When the database refuses.
pub async fn contact_of_appointment(tx: &mut Tx, appointment: uuid::Uuid) -> Result<Option<Contact>> {
    store::contact::of_appointment(tx, appointment).await
}

/// Writes on a contact which body helps on, in the caller's transaction; asks policy for `EditContact`. Twice is once.
///
/// # Errors
/// See [`ContactError`].
pub async fn refer_contact(
    tx: &mut Tx,
    cx: &Cx,
    contact: Id<Contact>,
    body: Id<network::api::Organisation>,
) -> std::result::Result<(), ContactError> {
    actions::refer_contact(tx, cx, contact, body).await
}

/// Closes months of a network, an agreement or a body, each by its first day, in the caller's transaction: contacts written of
/// them from now on count on the day on which they are written. Asks policy for `CloseMonths`.
///
/// # Errors
/// See [`CloseError`].
pub async fn close_months(
    tx: &mut Tx,
    cx: &Cx,
    of: policy::Resource<uuid::Uuid>,
    months: &[jiff::civil::Date],
    closing: Closing,
) -> std::result::Result<(), CloseError> {
    actions::close_months(tx, cx, of, months, closing).await
}

/// Opens months again whose report was not handed in after all, unless another one was; asks policy for `CloseMonths`.
///
/// # Errors
/// See [`CloseError`].
pub async fn open_months(
    tx: &mut Tx,
    cx: &Cx,
    of: policy::Resource<uuid::Uuid>,
    months: &[jiff::civil::Date],
) -> std::result::Result<(), CloseError> {
    actions::open_months(tx, cx, of, months).await
}

/// A client. Whoever asks shows her to the staff of her body alone.
///
/// # Errors
/// When the database refuses.
pub async fn client(tx: &mut Tx, id: Id<Client>) -> Result<Option<Client>> {
    store::client::find(tx, id).await
}

/// Each complete contact as it comes, in no order, for whoever counts them: nothing of it is shown one by one.
///
/// # Errors
/// When the database refuses.
pub async fn each_tally(tx: &mut Tx, wanted: &Wanted, take: impl FnMut(Tally) + Send) -> Result<()> {
    store::tally::each(tx, wanted, take).await
}

/// The day of the first complete contact of some desks, whatever year it is of; nothing before there is one.
///
/// # Errors
/// When the database refuses.
pub async fn first_day(tx: &mut Tx, desks: &[Id<Desk>]) -> Result<Option<jiff::civil::Date>> {
    store::tally::first_day(tx, desks).await
}

/// How many contacts of those days wait to be completed: they are none of those above.
///
/// # Errors
/// When the database refuses.
pub async fn to_complete(tx: &mut Tx, wanted: &Wanted) -> Result<u64> {
    store::tally::to_complete(tx, wanted).await
}
