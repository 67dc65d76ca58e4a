//! "I have forgotten my password." The answer is always the same: whoever has the address will find a mail.

use kernel::EmailAddress;
use policy::Resource;
use storage::limits::Limit;
use storage::{Cx, StorageError, links};

use crate::jobs::{Notice, SendNotice};
use crate::policy::{AskForReset, RESET_PASSWORD};
use crate::store;

/// How long the link is good.
const LINK_MINUTES: i64 = 60;
/// Mails to one address: enough for who waits for a slow one, too few to pester.
const OF_ADDRESS: Limit = Limit { name: "identity.reset_address", tries: 3, minutes: 60 };
/// Addresses asked for from one place.
const OF_ORIGIN: Limit = Limit { name: "identity.reset_origin", tries: 20, minutes: 60 };

/// Mails a link to whoever has the address. Beyond the limits no mail goes out, and that is not told either.
pub(crate) async fn ask_for_reset(cx: &Cx, email: &EmailAddress, origin: &str) -> Result<(), ResetError> {
    let pseudonym = cx.keys().pseudonym("identity.address", &email.folded());
    let mut tx = cx.begin().await?;
    let is_let_through = OF_ADDRESS.count(&mut tx, &pseudonym, cx.now()).await?
        & OF_ORIGIN.count(&mut tx, origin, cx.now()).await?;
    let known = store::person::by_email(&mut tx, email).await?;
    let known = known.filter(|(_, is_disabled)| is_let_through && !is_disabled).map(|(person, _)| person.id);
    // For an address that nobody has, a letter to nobody is queued: the same work, seen from outside.
    let person = known.unwrap_or_else(|| cx.new_random_id());
    let permit = cx.permit::<AskForReset>(Resource::new(person, []))?;
    if known.is_some() {
        let expiry = cx.now().plus_minutes(LINK_MINUTES);
        links::create(&mut tx, cx, RESET_PASSWORD, permit.target().uuid(), expiry).await?;
    }
    let job = SendNotice { person: permit.target(), notice: Notice::Reset };
    jobs::enqueue(&mut tx, cx, &job, cx.now()).await?;
    Ok(tx.commit().await?)
}

/// Why the wish could not be noted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ResetError {
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
