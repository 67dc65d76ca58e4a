//! What the other rooms and `app` may ask of accounts. Everything takes the caller's transaction, so that what it
//! asks is true together with what it writes; what changes something asks policy on behalf of the caller.

use std::collections::HashMap;
use std::pin::Pin;

use kernel::{EmailAddress, Instant};
use storage::links::Link;
use storage::{Cx, Result, Tx};
use uuid::Uuid;

pub use self::doors::{OfficeHealth, office_health};
pub use self::offices::{
    NationalIdentity, create_ready_citizen, hold_office, leave_office, national_identity, offer_office_email,
};
pub use crate::actions::StaffError;
pub use crate::actions::create_ready_account::ReadyAccount;
pub use crate::actions::invite_person::{Invitation, Invited};
pub use crate::model::{
    Colleague, Grant, GrantFault, GrantId, Held, NewGrant, Password, PasswordFault, Person, PersonId, Role,
    TotpSecret,
};
pub use crate::web::require_level;
use crate::{actions, store};

mod doors;
pub mod federation;
pub mod keys;
mod offices;
pub mod providers;

/// The names of the roles, for policy rows: `Who::Staff(role::OPERATOR)`.
pub mod role {
    use crate::model::Role;

    /// Held on [`policy::ROOT`].
    pub const ADMINISTRATOR: &str = Role::Administrator.name();
    /// Held on a network.
    pub const COORDINATOR: &str = Role::Coordinator.name();
    /// Held on a desk.
    pub const OPERATOR: &str = Role::Operator.name();
    /// Held on an organisation.
    pub const CLERK: &str = Role::Clerk.name();
}

/// Something that a role can be held on, as the pages about people offer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeOption {
    /// The scope.
    pub id: Uuid,
    /// The role that can be held on it.
    pub role: Role,
    /// What an administrator writes into a configuration: `desk:lerici`.
    pub word: String,
    /// What people read: "Sportello di Lerici".
    pub label: String,
    /// The scopes in which it lies: a desk's body and network, a body's networks.
    pub within: Vec<Uuid>,
}

/// Lists what roles can be held on, whoever asks: identity leaves out what she may not give.
pub type Scopes = fn(Cx) -> ScopesFuture;

/// The future of [`Scopes`].
pub type ScopesFuture = Pin<Box<dyn Future<Output = Result<Vec<ScopeOption>>> + Send>>;

/// What somebody may be at that time, as actors carry it.
///
/// # Errors
/// When the database refuses.
pub async fn grants_as_of(tx: &mut Tx, person: PersonId, now: Instant) -> Result<Vec<policy::Grant>> {
    store::grant::holding(tx, person, now).await
}

/// How somebody is called; `None` when there is nobody, or her account was erased.
///
/// # Errors
/// When the database refuses.
pub async fn display_name(tx: &mut Tx, id: PersonId) -> Result<Option<String>> {
    Ok(store::person::names(tx, &[id]).await?.remove(&id))
}

/// How some people are called, in one question.
///
/// # Errors
/// When the database refuses.
pub async fn display_names(tx: &mut Tx, ids: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    store::person::names(tx, ids).await
}

/// Somebody whose account is open, to write to her.
///
/// # Errors
/// When the database refuses.
pub async fn colleague(tx: &mut Tx, id: PersonId) -> Result<Option<Colleague>> {
    store::person::find_active(tx, id).await
}

/// Who holds a role on a scope at that time, by name. Grants on [`policy::ROOT`] are asked for with it.
///
/// # Errors
/// When the database refuses.
pub async fn people_with_role(tx: &mut Tx, role: Role, scope: Uuid, now: Instant) -> Result<Vec<Colleague>> {
    let mut people: Vec<Colleague> =
        store::grant::holders(tx, role, &[scope], now).await?.into_iter().map(|(_, person)| person).collect();
    // Two grants of one role on one scope, one after the other on the same day, are one holder.
    people.dedup();
    Ok(people)
}

/// The same for many scopes in one question: each scope with a holder, by name.
///
/// # Errors
/// When the database refuses.
pub async fn people_with_role_on(
    tx: &mut Tx,
    role: Role,
    scopes: &[Uuid],
    now: Instant,
) -> Result<Vec<(Uuid, Colleague)>> {
    let mut holders = store::grant::holders(tx, role, scopes, now).await?;
    holders.dedup();
    Ok(holders)
}

/// Invites somebody in the caller's transaction: makes the account unless the address has one, gives the roles,
/// queues the mail. The actor must be allowed to give each of the roles.
///
/// # Errors
/// [`StaffError`]: a refusal, a closed account, dates that are no span of time.
pub async fn invite(
    cx: &Cx,
    tx: &mut Tx,
    invitation: &Invitation,
) -> std::result::Result<Invited, StaffError> {
    actions::invite_person::invite_person(cx, tx, invitation).await
}

/// Gives a role in the caller's transaction; says whether she did not have it already.
///
/// # Errors
/// As [`invite`].
pub async fn grant_role(
    cx: &Cx,
    tx: &mut Tx,
    person: PersonId,
    grant: &NewGrant,
) -> std::result::Result<bool, StaffError> {
    actions::give_role::give_role(cx, tx, person, grant).await
}

/// Ends, now, whatever she holds of a role on a scope, in the caller's transaction; says whether there was
/// anything. `within` are the scopes in which that one lies.
///
/// # Errors
/// [`StaffError::Refused`] or [`StaffError::Yourself`].
pub async fn end_grant(
    cx: &Cx,
    tx: &mut Tx,
    held: Held,
    role: Role,
    within: &[Uuid],
) -> std::result::Result<bool, StaffError> {
    actions::end_grant::end_role(cx, tx, held, role, within).await
}

/// Makes the first administrator, or lets one in again who is locked out; the command line only. Returns the link
/// with which she chooses a password and sets up her codes; no mail goes out.
///
/// # Errors
/// [`StaffError`]: a refusal, a closed account.
pub async fn create_administrator(
    cx: &Cx,
    name: &str,
    email: &EmailAddress,
) -> std::result::Result<Link, StaffError> {
    actions::create_administrator::create_administrator(cx, name, email).await
}

/// Makes an account that can sign in at once, for the demo and for tests; the command line only. The same account
/// again is put back into that state.
///
/// # Errors
/// [`StaffError`].
pub async fn create_ready_account(
    cx: &Cx,
    account: ReadyAccount,
) -> std::result::Result<PersonId, StaffError> {
    actions::create_ready_account::create_ready_account(cx, account).await
}
