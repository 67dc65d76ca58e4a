//! Inviting somebody: an account, her roles, a mail with a link. Called by other rooms inside their transactions.

use kernel::EmailAddress;
use policy::{Action as _, Resource};
use serde_json::json;
use storage::links::{self, Link};
use storage::{Cx, Tx, trail};
use texts::Locale;
use uuid::Uuid;

use super::StaffError;
use super::give_role::give_role;
use crate::jobs::{Notice, SendNotice};
use crate::model::{NewGrant, PersonId};
use crate::policy::{ACCEPT_INVITATION, InvitePerson};
use crate::store;

/// How long an invitation is good.
pub(super) const INVITATION_DAYS: i64 = 7;

/// Whom to invite, to what.
#[derive(Clone)]
pub struct Invitation {
    /// How she is called.
    pub name: String,
    /// Where the mail goes, and what she signs in with.
    pub email: EmailAddress,
    /// The language of the mail.
    pub locale: Locale,
    /// What she shall be. Each is judged as if it were given alone.
    pub grants: Vec<NewGrant>,
}

/// What came of an invitation.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Her id: new, or the one she had.
    pub person: PersonId,
    /// The link in the mail; none when she had chosen a password already, and only hears of her new roles.
    pub link: Option<Link>,
}

/// Makes the account unless the address has one, gives the roles, queues the mail.
pub(crate) async fn invite_person(
    cx: &Cx,
    tx: &mut Tx,
    invitation: &Invitation,
) -> Result<Invited, StaffError> {
    let scopes: Vec<Uuid> = invitation
        .grants
        .iter()
        .flat_map(|grant| grant.within.iter().copied().chain([grant.scope]))
        .collect();
    let person = account_of(cx, tx, invitation, &scopes).await?;
    for grant in &invitation.grants {
        give_role(cx, tx, person, grant).await?;
    }
    if store::password::of_person(tx, person).await?.is_some() {
        jobs::enqueue(tx, cx, &SendNotice { person, notice: Notice::NewRole }, cx.now()).await?;
        return Ok(Invited { person, link: None });
    }
    let link = send_link(cx, tx, person).await?;
    let roles: Vec<&str> = invitation.grants.iter().map(|grant| grant.role.name()).collect();
    trail::record(tx, cx, InvitePerson::NAME, person.uuid(), json!({ "roles": roles })).await?;
    Ok(Invited { person, link: Some(link) })
}

/// Mails the invitation again, with a new link in place of the old one, in a transaction of its own. `scopes` are
/// those of her roles and those they lie in.
pub(crate) async fn invite_again(cx: &Cx, person: PersonId, scopes: &[Uuid]) -> Result<(), StaffError> {
    let mut tx = cx.begin().await?;
    let account = store::account::find(&mut tx, person).await?.ok_or(StaffError::Unknown)?;
    cx.permit::<InvitePerson>(Resource::new(person, scopes.iter().copied()))?;
    match (account.disabled_at, account.has_password) {
        (Some(_), _) => return Err(StaffError::Disabled),
        (None, true) => return Err(StaffError::Accepted),
        (None, false) => send_link(cx, &mut tx, person).await?,
    };
    Ok(tx.commit().await?)
}

async fn account_of(
    cx: &Cx,
    tx: &mut Tx,
    invitation: &Invitation,
    scopes: &[Uuid],
) -> Result<PersonId, StaffError> {
    let permit = cx.permit::<InvitePerson>(Resource::new(cx.new_id(), scopes.iter().copied()))?;
    let Invitation { name, email, locale, .. } = invitation;
    if store::person::insert(tx, &permit, name, email, *locale, cx.now()).await? {
        return Ok(permit.target());
    }
    match store::person::by_email(tx, email).await? {
        Some((_, true)) => Err(StaffError::Disabled),
        Some((known, false)) => Ok(known.id),
        None => Err(StaffError::Unknown),
    }
}

async fn send_link(cx: &Cx, tx: &mut Tx, person: PersonId) -> storage::Result<Link> {
    links::revoke(tx, ACCEPT_INVITATION, person.uuid(), cx.now()).await?;
    let expiry = cx.now().plus_days(INVITATION_DAYS);
    let link = links::create(tx, cx, ACCEPT_INVITATION, person.uuid(), expiry).await?;
    jobs::enqueue(tx, cx, &SendNotice { person, notice: Notice::Invitation }, cx.now()).await?;
    Ok(link)
}
