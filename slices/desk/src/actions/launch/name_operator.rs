//! Naming who works at a desk, and ending it.

use ::policy::{Actor, ROOT};
use identity::api::{Colleague, Held, Invitation, NewGrant, PersonId, Role};
use kernel::{EmailAddress, Id};
use storage::{Cx, Tx};
use texts::Locale;
use uuid::Uuid;

use super::LaunchError;
use super::load::held;
use crate::model::Desk;
use crate::policy::WorkThroughLaunch;
use crate::store;

/// Who shall work at a desk.
pub enum NewOperator {
    /// Somebody with an account: the clerk herself, an operator of another desk.
    Known(PersonId),
    /// Somebody to be invited by mail.
    Invited {
        /// How she is called.
        name: String,
        /// Where the invitation goes.
        email: EmailAddress,
        /// The language of the mail.
        locale: Locale,
    },
}

/// Whom the caller may name without a new invitation: clerks of the desk's body and operators of its desks; who keeps
/// the network may name the operators of all its desks. A clerk has no business with who works for other bodies.
///
/// # Errors
/// When the database refuses.
pub async fn namable(tx: &mut Tx, cx: &Cx, desk: &Desk) -> storage::Result<Vec<Colleague>> {
    let desks = if keeps_network(&cx.actor, desk.network) {
        store::desk::of_network(tx, desk.network).await?
    } else {
        store::launch::of_body(tx, desk.organisation).await?
    };
    let scopes: Vec<Uuid> = desks.iter().map(|desk| desk.id.uuid()).collect();
    let mut people = identity::api::people_with_role(tx, Role::Clerk, desk.organisation, cx.now()).await?;
    let operators = identity::api::people_with_role_on(tx, Role::Operator, &scopes, cx.now()).await?;
    people.extend(operators.into_iter().map(|(_, person)| person));
    people.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    people.dedup_by_key(|person| person.id);
    Ok(people)
}

/// Whether she answers for a whole network: only staff of single bodies do not.
fn keeps_network(actor: &Actor, network: Uuid) -> bool {
    let coordinates = || actor.scopes_of("coordinator").iter().any(|scope| [network, ROOT].contains(scope));
    let administers = || actor.scopes_of("administrator").contains(&ROOT);
    matches!(actor, Actor::Console) || coordinates() || administers()
}

/// Whether a clerk may name somebody by her account: herself, or who already works for her body.
async fn may_name(tx: &mut Tx, cx: &Cx, desk: &Desk, person: PersonId) -> storage::Result<bool> {
    if keeps_network(&cx.actor, desk.network) || cx.person() == Some(person.uuid()) {
        return Ok(true);
    }
    Ok(namable(tx, cx, desk).await?.iter().any(|known| known.id == person))
}

/// Names her; her mail says so.
///
/// # Errors
/// [`LaunchError::Unknown`], also for somebody whom the caller may not name; [`LaunchError::Staff`] or a refusal.
pub async fn name_operator(cx: &Cx, desk: Id<Desk>, operator: NewOperator) -> Result<PersonId, LaunchError> {
    let mut tx = cx.begin().await?;
    let (desk, _permit) = held::<WorkThroughLaunch>(&mut tx, cx, desk).await?;
    let within = [desk.organisation, desk.network];
    let grant = NewGrant::from_now(Role::Operator, desk.id.uuid(), within, cx.now());
    let person = match operator {
        NewOperator::Known(person) => {
            if !may_name(&mut tx, cx, &desk, person).await? {
                return Err(LaunchError::Unknown);
            }
            identity::api::grant_role(cx, &mut tx, person, &grant).await?;
            person
        }
        NewOperator::Invited { name, email, locale } => {
            let invitation = Invitation { name, email, locale, grants: vec![grant] };
            identity::api::invite(cx, &mut tx, &invitation).await?.person
        }
    };
    tx.commit().await?;
    Ok(person)
}

/// Ends what somebody is at a desk, now.
///
/// # Errors
/// [`LaunchError::Unknown`], [`LaunchError::NotOperator`], [`LaunchError::Staff`] or a refusal.
pub async fn end_operator(cx: &Cx, desk: Id<Desk>, person: PersonId) -> Result<(), LaunchError> {
    let mut tx = cx.begin().await?;
    let (desk, _permit) = held::<WorkThroughLaunch>(&mut tx, cx, desk).await?;
    let held = Held { person, scope: desk.id.uuid() };
    let within = [desk.organisation, desk.network];
    if !identity::api::end_grant(cx, &mut tx, held, Role::Operator, &within).await? {
        return Err(LaunchError::NotOperator);
    }
    tx.commit().await?;
    Ok(())
}
