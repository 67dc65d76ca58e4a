//! The first step: address and password.
//!
//! An address that nobody has, one whose account is closed and one with another password get the same answer after
//! the same work: a count, a hash, a count.

use kernel::EmailAddress;
use policy::Resource;
use storage::Cx;
use storage::limits::Limit;

use super::EnterError;
use super::open_session::{self, Entered};
use crate::model::{Credentials, Step};
use crate::policy::SignIn;
use crate::{store, vault};

/// Tries with one address from one place, right ones too: counted before the hash, so that trying in parallel gains
/// nothing.
const OF_ADDRESS_THERE: Limit = Limit { name: "identity.sign_in_address_there", tries: 10, minutes: 15 };
/// Tries with one address from everywhere: so many that nobody at one place keeps a colleague out whose address is
/// on a public page, so few that many places guess no password. Behind it stands the code.
const OF_ADDRESS: Limit = Limit { name: "identity.sign_in_address", tries: 100, minutes: 15 };
/// Wrong tries from one place: a whole office comes from one, and signs in every morning.
const OF_ORIGIN: Limit = Limit { name: "identity.sign_in_origin", tries: 10, minutes: 15 };

/// What she typed, and from where, as a pseudonym.
pub(crate) struct Attempt {
    pub(crate) email: String,
    pub(crate) password: String,
    pub(crate) origin: String,
}

/// Begins a session that awaits the code, or the setting up of the app.
pub(crate) async fn sign_in(cx: &Cx, attempt: Attempt) -> Result<Entered, EnterError> {
    let email = EmailAddress::parse(&attempt.email).ok();
    let known = look_up(cx, email.as_ref(), &attempt).await?;

    let is_right = match &known {
        Some(known) => vault::verify(attempt.password, known.phc.clone()).await?,
        None => vault::verify_nobody(attempt.password).await?,
    };

    let mut tx = cx.begin().await?;
    let Some(known) = known.filter(|_| is_right) else {
        OF_ORIGIN.count(&mut tx, &attempt.origin, cx.now()).await?;
        tx.commit().await?;
        return Err(EnterError::Wrong);
    };
    // The password may have been changed, or the account closed, while the hash was computed.
    let still = store::password::of_person(&mut tx, known.person).await?;
    let Some(known) = still.filter(|now| now.phc == known.phc) else { return Err(EnterError::Wrong) };
    let permit = cx.permit::<SignIn>(Resource::new(known.person, []))?;
    let step = if known.has_totp { Step::Code } else { Step::Enrol };
    let entered = open_session::open(&mut tx, cx, &permit, step).await?;
    tx.commit().await?;
    Ok(entered)
}

async fn look_up(
    cx: &Cx,
    email: Option<&EmailAddress>,
    attempt: &Attempt,
) -> Result<Option<Credentials>, EnterError> {
    let folded = email.map_or_else(|| attempt.email.to_lowercase(), EmailAddress::folded);
    let everywhere = cx.keys().pseudonym("identity.address", &folded);
    let there = cx.keys().pseudonym("identity.address_there", &format!("{} {folded}", attempt.origin));
    let now = cx.now();
    let mut tx = cx.begin().await?;
    // A try that its place may not make does not count against the address: one place alone would use it up.
    let is_let_through = OF_ORIGIN.allows(&mut tx, &attempt.origin, now).await?
        && OF_ADDRESS_THERE.count(&mut tx, &there, now).await?
        && OF_ADDRESS.count(&mut tx, &everywhere, now).await?;
    let known = match email {
        Some(email) => store::password::of_email(&mut tx, email).await?,
        None => None,
    };
    tx.commit().await?;
    if is_let_through { Ok(known) } else { Err(EnterError::TooMany) }
}
