//! Finds an appointment by the code that was read aloud, with few tries for who guesses.

use kernel::BookingCode;
use storage::limits::Limit;
use storage::links::{self, Link};
use storage::{Cx, StorageError};

use super::book_appointment::link_end;
use crate::model::{Appointment, hash_of};
use crate::policy::MANAGE_APPOINTMENT;
use crate::store;

/// Tries from one place: a person mistypes a few times; a million codes would take seventeen years.
pub const CODE_TRIES: Limit = Limit { name: "desk.booking_code", tries: 20, minutes: 15 };

/// Why no appointment was found.
#[derive(Debug, thiserror::Error)]
pub enum CodeError {
    /// There is none of that code.
    #[error("no appointment has that code")]
    Unknown,
    /// Too many tries from there; again in a quarter of an hour.
    #[error("too many tries")]
    TooMany,
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The appointment of a code, and a link that opens it: the code is as good as the link. `origin` is the pseudonym of
/// the caller's network address. Only tries that fail are counted.
///
/// # Errors
/// See [`CodeError`].
pub async fn find_by_code(
    cx: &Cx,
    origin: &str,
    code: &BookingCode,
) -> Result<(Appointment, Link), CodeError> {
    let mut tx = cx.begin().await?;
    let now = cx.now();
    if !CODE_TRIES.allows(&mut tx, origin, now).await? {
        return Err(CodeError::TooMany);
    }
    let found = store::appointment::find_by_code(&mut tx, &hash_of(cx.keys(), code)).await?;
    let Some(appointment) = found.filter(|found| link_end(found.starts_at) > now) else {
        CODE_TRIES.count(&mut tx, origin, now).await?;
        tx.commit().await?;
        return Err(CodeError::Unknown);
    };
    let link = match links::newest(&mut tx, MANAGE_APPOINTMENT, appointment.id.uuid()).await? {
        Some(link) if link.expires_at > now => link,
        _ => {
            let ends = link_end(appointment.starts_at);
            links::create(&mut tx, cx, MANAGE_APPOINTMENT, appointment.id.uuid(), ends).await?
        }
    };
    tx.commit().await?;
    Ok((appointment, link))
}
