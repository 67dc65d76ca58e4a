//! For the room that keeps mandates: who somebody is for her country, and the role that a mandate brings.

use kernel::{EmailAddress, FiscalCode};
use storage::{Cx, Result, Tx};
use texts::Locale;

use super::{Held, NewGrant, PersonId, StaffError};
use crate::{actions, store};

/// What a country has said of somebody, as far as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationalIdentity {
    /// Whether she is known by a fiscal code: who came through the node of another country is not.
    pub has_fiscal_code: bool,
}

/// The national identity of somebody whose account is open; `None` when no country has said who she is.
///
/// # Errors
/// When the database refuses.
pub async fn national_identity(tx: &mut Tx, person: PersonId) -> Result<Option<NationalIdentity>> {
    let known = store::citizen::national(tx, person).await?;
    Ok(known.and_then(|known| {
        let has_fiscal_code = known.fiscal_code_hash.is_some();
        (has_fiscal_code || known.has_identifier).then_some(NationalIdentity { has_fiscal_code })
    }))
}

/// Gives the role that comes with a mandate to the person who takes it on, in the caller's transaction; says whether
/// she did not have it already. That the mandate is hers to take the caller has proved: identity takes its word.
///
/// # Errors
/// [`StaffError::Refused`] when it is not the person herself who acts.
pub async fn hold_office(
    cx: &Cx,
    tx: &mut Tx,
    person: PersonId,
    grant: &NewGrant,
) -> std::result::Result<bool, StaffError> {
    actions::hold_office::hold_office(cx, tx, person, grant).await
}

/// Ends, now, the role that came with a mandate, in the caller's transaction. The system does it, when the mandate ends.
///
/// # Errors
/// When the database refuses; for anybody else than the system nothing is done.
pub async fn leave_office(cx: &Cx, tx: &mut Tx, held: Held) -> Result<()> {
    actions::hold_office::leave_office(cx, tx, held).await
}

/// Notes the address that somebody gave for her notices and mails her a link to confirm it, in the caller's
/// transaction. Nothing tells whether somebody else has that address.
///
/// # Errors
/// [`StaffError::Refused`] when it is not the person herself who acts.
pub async fn offer_office_email(
    cx: &Cx,
    tx: &mut Tx,
    person: PersonId,
    email: &EmailAddress,
) -> std::result::Result<(), StaffError> {
    actions::office_email::offer_office_email(cx, tx, person, email).await
}

/// Makes a citizen as if she had signed in once, for demonstrations and tests; the command line only.
///
/// # Errors
/// [`StaffError::Refused`].
pub async fn create_ready_citizen(
    cx: &Cx,
    name: &str,
    fiscal_code: Option<&FiscalCode>,
    locale: Locale,
) -> std::result::Result<PersonId, StaffError> {
    actions::hold_office::create_ready_citizen(cx, name, fiscal_code, locale).await
}
