//! Coming in with a national identity, whichever protocol and provider brought it: one person is one fiscal code.

use policy::Resource;
use storage::{Cx, Keys, Tx};

use super::EnterError;
use super::open_session::{self, Entered};
use crate::model::{EidasIdentifier, NationalSubject, Origin, PersonId, Proven, Step};
use crate::policy::{EnterWithIdentity, SignIn};
use crate::store;
use kernel::FiscalCode;

/// Finds or makes the person, takes over her name, opens her session; in the caller's transaction, which also uses
/// up the request.
///
/// # Errors
/// [`EnterError::Closed`] when the account was closed by an administrator.
pub(crate) async fn enter_with_identity(
    tx: &mut Tx,
    cx: &Cx,
    proven: &Proven,
) -> Result<(PersonId, Entered), EnterError> {
    let permit = cx.permit::<EnterWithIdentity>(Resource::new(cx.new_id(), []))?;
    let (name, locale, now) = (proven.name(), cx.locale, cx.now());
    let known = match &proven.subject {
        NationalSubject::FiscalCode(code) => {
            let hash = fiscal_code_hash(cx.keys(), code);
            store::citizen::insert(tx, &permit, &name, locale, Some(&hash), now).await?;
            store::citizen::of_fiscal_code(tx, &hash).await?
        }
        NationalSubject::Eidas(identifier) => {
            let hash = eidas_hash(cx.keys(), identifier);
            match store::citizen::of_identifier(tx, &hash).await? {
                Some(known) => Some(known),
                None => {
                    store::citizen::insert(tx, &permit, &name, locale, None, now).await?;
                    // Zero: another request of hers was faster, and this one is undone.
                    match store::citizen::put_identifier(tx, &permit, &hash, now).await? {
                        0 => None,
                        _ => store::citizen::of_identifier(tx, &hash).await?,
                    }
                }
            }
        }
    };
    // Somebody else's transaction made and erased her in between: she tries again.
    let known = known.ok_or(EnterError::Over)?;
    if known.is_closed {
        return Err(EnterError::Closed);
    }
    let permit = cx.permit::<EnterWithIdentity>(Resource::new(known.person, []))?;
    store::citizen::rename(tx, &permit, &name).await?;
    let permit = cx.permit::<SignIn>(Resource::new(known.person, []))?;
    let entered = open_session::open_from(tx, cx, &permit, Step::Full, Origin::from(proven)).await?;
    Ok((known.person, entered))
}

/// What is kept of a fiscal code: 16 characters need the key, or the database alone would be enough to try them all.
pub(crate) fn fiscal_code_hash(keys: &Keys, code: &FiscalCode) -> String {
    keys.pseudonym("identity.fiscal_code", code.as_str())
}

fn eidas_hash(keys: &Keys, identifier: &EidasIdentifier) -> String {
    keys.pseudonym("identity.eidas", identifier.as_str())
}
