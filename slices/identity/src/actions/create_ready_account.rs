//! An account that is ready to sign in: for the demo and for tests. Only the command line may.

use kernel::EmailAddress;
use policy::Resource;
use storage::Cx;
use texts::Locale;

use super::StaffError;
use super::give_role::give_role;
use crate::model::{NewGrant, Password, PersonId, TotpSecret};
use crate::policy::CreateReadyAccount;
use crate::{store, vault};

/// Whom to make, and how she will sign in.
#[derive(Clone)]
pub struct ReadyAccount {
    /// How she is called.
    pub name: String,
    /// What she signs in with.
    pub email: EmailAddress,
    /// The language of her mails.
    pub locale: Locale,
    /// Her password.
    pub password: Password,
    /// The secret of her codes.
    pub totp: TotpSecret,
    /// Her roles.
    pub grants: Vec<NewGrant>,
}

/// Makes the account, or puts an existing one back into this state: asked twice, it changes nothing.
pub(crate) async fn create_ready_account(cx: &Cx, account: ReadyAccount) -> Result<PersonId, StaffError> {
    let ReadyAccount { name, email, locale, password, totp, grants } = account;
    let permit = cx.permit::<CreateReadyAccount>(Resource::new(cx.new_id(), []))?;
    let phc = vault::hash(password).await?;
    let mut tx = cx.begin().await?;
    let is_new = store::person::insert(&mut tx, &permit, &name, &email, locale, cx.now()).await?;
    let permit = match store::person::by_email(&mut tx, &email).await? {
        _ if is_new => permit,
        Some((known, _)) => cx.permit::<CreateReadyAccount>(Resource::new(known.id, []))?,
        None => return Err(StaffError::Unknown),
    };
    let person = permit.target();
    store::password::put(&mut tx, &permit, &phc, cx.now()).await?;
    store::totp::forget(&mut tx, &permit).await?;
    let sealed = vault::seal_secret(cx.keys(), person, &totp)?;
    store::totp::prepare(&mut tx, &permit, &sealed).await?;
    store::totp::confirm(&mut tx, &permit, cx.now(), 0).await?;
    for grant in &grants {
        give_role(cx, &mut tx, person, grant).await?;
    }
    tx.commit().await?;
    Ok(person)
}
