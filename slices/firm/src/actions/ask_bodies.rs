//! Bodies of the network are asked whether they can answer a need, each by a mailed link of its own.

use std::collections::BTreeSet;

use kernel::Id;
use network::api::Organisation;
use storage::Cx;

use super::NeedError;
use super::standing::{at_version, note, resource, save};
use crate::jobs::MailAsk;
use crate::model::{Ask, AskState, Need, State, StepKind, ask_by, may_stay};
use crate::policy::AskBodies;
use crate::store;

/// Whom to ask, and what.
#[derive(Clone, Debug)]
pub struct Question {
    /// The bodies.
    pub bodies: Vec<Id<Organisation>>,
    /// What the desk adds; empty for "can you?".
    pub words: String,
}

/// Asks them; how many were asked. Of members of the need's network those who have a contact person; a body that has still to say,
/// or said yes, is not asked again.
///
/// # Errors
/// [`NeedError::NoBody`], [`NeedError::Moved`] also when it is over or not yet confirmed, or a body is no member, [`NeedError::Doubtful`] with words in
/// the question by which nobody may be chosen.
pub async fn ask_bodies(
    cx: &Cx,
    (id, version): (Id<Need>, i64),
    question: &Question,
) -> Result<usize, NeedError> {
    let mut tx = cx.begin().await?;
    let mut need = at_version(&mut tx, id, version).await?;
    let permit = cx.permit::<AskBodies>(resource(&mut tx, &need).await?)?;
    if matches!(need.state, State::Sent | State::Closed) {
        return Err(NeedError::Moved);
    }
    // What the desk adds goes to them too.
    let wording = store::wording::of_need(&mut tx, id).await?;
    let mut doubts = need.kind.doubts("", &[&question.words]);
    doubts.retain(|doubt| doubt.is_barred() || !may_stay(wording.as_ref(), doubt));
    if !doubts.is_empty() {
        return Err(NeedError::Doubtful(doubts));
    }
    let today = cx.now().date();
    let members = network::api::members_as_of(&mut tx, need.network, today).await?;
    let members: BTreeSet<Id<Organisation>> = members.into_iter().map(|one| one.organisation).collect();
    let bodies: BTreeSet<Id<Organisation>> = question.bodies.iter().copied().collect();
    // Who left the network since the page was shown: the page shows who is there now.
    if !bodies.is_subset(&members) {
        return Err(NeedError::Moved);
    }
    let bodies: Vec<Id<Organisation>> = bodies.into_iter().collect();
    let contacts = network::api::contacts_of_all(&mut tx, &bodies, today).await?;
    let mut asked = 0;
    for body in bodies {
        let reached: Vec<_> = contacts.iter().filter(|contact| contact.organisation == body).collect();
        if reached.is_empty() {
            continue;
        }
        let ask = Ask {
            id: cx.new_random_id(),
            need: id,
            organisation: body,
            state: AskState::Waiting,
            question: question.words.trim().chars().take(1000).collect(),
            words: None,
            from_day: None,
            due_on: ask_by(cx.now()),
            asked_at: cx.now(),
            answered_at: None,
        };
        let Some(ask) = store::ask::put(&mut tx, &permit, &ask).await? else { continue };
        note(&mut tx, cx, &permit, id, StepKind::BodyAsked, (None, Some(body))).await?;
        for contact in reached {
            let job = MailAsk { ask, mandate: contact.mandate.uuid(), is_reminder: false };
            jobs::enqueue(&mut tx, cx, &job, cx.now()).await?;
        }
        asked += 1;
    }
    if asked == 0 {
        return Err(NeedError::NoBody);
    }
    save(&mut tx, cx, &permit, &mut need).await?;
    tx.commit().await?;
    Ok(asked)
}
