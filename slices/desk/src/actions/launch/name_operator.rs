//! Naming who works at a desk, and ending it.

use identity::api::{Held, Invitation, NewGrant, PersonId, Role};
use kernel::{EmailAddress, Id};
use storage::Cx;
use texts::Locale;

use super::LaunchError;
use super::load::held;
use crate::model::Desk;
use crate::policy::WorkThroughLaunch;

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

/// Names her; her mail says so.
///
/// # Errors
/// [`LaunchError::Unknown`], [`LaunchError::Staff`] or a refusal.
pub async fn name_operator(cx: &Cx, desk: Id<Desk>, operator: NewOperator) -> Result<PersonId, LaunchError> {
    let mut tx = cx.begin().await?;
    let (desk, _permit) = held::<WorkThroughLaunch>(&mut tx, cx, desk).await?;
    let within = [desk.organisation, desk.network];
    let grant = NewGrant::from_now(Role::Operator, desk.id.uuid(), within, cx.now());
    let person = match operator {
        NewOperator::Known(person) => {
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
