//! `inrete admin create`: the first administrator, or one who is locked out.

use kernel::EmailAddress;
use policy::{Action as _, Resource};
use serde_json::json;
use storage::links::{self, Link};
use storage::{Cx, trail};

use super::StaffError;
use super::give_role::give_role;
use super::invite_person::INVITATION_DAYS;
use crate::model::{NewGrant, Role};
use crate::policy::{ACCEPT_INVITATION, CreateAdministrator};
use crate::store;

/// Makes the account unless the address has one, gives the role, and returns the link with which she chooses a
/// password (a new one, if she had one) and sets up the app. No mail: the link is printed where it was asked for.
pub(crate) async fn create_administrator(
    cx: &Cx,
    name: &str,
    email: &EmailAddress,
) -> Result<Link, StaffError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<CreateAdministrator>(Resource::new(cx.new_id(), []))?;
    let is_new = store::person::insert(&mut tx, &permit, name, email, cx.locale, cx.now()).await?;
    let person = match store::person::by_email(&mut tx, email).await? {
        _ if is_new => permit.target(),
        Some((known, false)) => known.id,
        Some((_, true)) => return Err(StaffError::Disabled),
        None => return Err(StaffError::Unknown),
    };
    let grant = NewGrant::from_now(Role::Administrator, policy::ROOT, [], cx.now());
    give_role(cx, &mut tx, person, &grant).await?;
    links::revoke(&mut tx, ACCEPT_INVITATION, person.uuid(), cx.now()).await?;
    let expiry = cx.now().plus_days(INVITATION_DAYS);
    let link = links::create(&mut tx, cx, ACCEPT_INVITATION, person.uuid(), expiry).await?;
    trail::record(&mut tx, cx, CreateAdministrator::NAME, person.uuid(), json!({ "new": is_new })).await?;
    tx.commit().await?;
    Ok(link)
}
