//! A day begins: operators are reminded of what waits, bodies of what is due, questions lapse, needs that rest are closed.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::NeedError;
use super::standing::{note, over, take};
use crate::jobs::{DeskNews, FirmNews, MailAsk, MailDesk, MailFirm};
use crate::model::{ANSWER_DAYS, ASK_REMIND_DAYS, Need, OUTCOME_DAYS, Outcome, REST_DAYS, StepKind, Verb};
use crate::policy::TurnDay;
use crate::store;

/// Days before the last day of an answer on which operators are reminded.
const REMIND_BEFORE_DAYS: i64 = 2;

/// Does the day's work, at most two hundred of each; how many, so that the caller goes on until none is left.
///
/// # Errors
/// [`NeedError::Refused`], [`NeedError::Storage`].
pub async fn turn_day(cx: &Cx) -> Result<usize, NeedError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<TurnDay>(Resource::new((), []))?;
    let (now, today) = (cx.now(), cx.now().date());

    let waiting = store::need::unanswered(&mut tx, now.plus_days(REMIND_BEFORE_DAYS - ANSWER_DAYS)).await?;
    let ids: Vec<Id<Need>> = waiting.iter().map(|need| need.id).collect();
    store::need::reminded(&mut tx, &permit, &ids, now).await?;
    for need in &waiting {
        MailDesk::enqueue(&mut tx, cx, need, DeskNews::Waiting).await?;
    }

    // First what is over, so that nobody is reminded of it.
    let late = store::ask::over(&mut tx, today).await?;
    let ids: Vec<_> = late.iter().map(|ask| ask.id).collect();
    store::ask::lapse(&mut tx, &permit, &ids).await?;
    for ask in &late {
        note(&mut tx, cx, &permit, ask.need, StepKind::BodyLapsed, (None, Some(ask.organisation))).await?;
        if let Some(need) = store::need::find(&mut tx, ask.need).await? {
            MailDesk::enqueue(&mut tx, cx, &need, DeskNews::BodyLapsed).await?;
        }
    }

    let due = store::ask::due(&mut tx, now.plus_days(ASK_REMIND_DAYS).date()).await?;
    let ids: Vec<_> = due.iter().map(|ask| ask.id).collect();
    store::ask::reminded(&mut tx, &permit, &ids, now).await?;
    let bodies: Vec<_> = due.iter().map(|ask| ask.organisation).collect();
    let contacts = network::api::contacts_of_all(&mut tx, &bodies, today).await?;
    for ask in &due {
        for contact in contacts.iter().filter(|contact| contact.organisation == ask.organisation) {
            let job = MailAsk { ask: ask.id, mandate: contact.mandate.uuid(), is_reminder: true };
            jobs::enqueue(&mut tx, cx, &job, now).await?;
        }
    }

    let mut resting =
        store::need::resting(&mut tx, now.plus_days(-OUTCOME_DAYS), now.plus_days(-REST_DAYS)).await?;
    for need in &mut resting {
        take(cx, need, Verb::Lapse, Some(Outcome::NoAnswer))?;
        if !store::need::lapse(&mut tx, &permit, need, now).await? {
            return Err(NeedError::Moved);
        }
        over(&mut tx, cx, &permit, need).await?;
        note(&mut tx, cx, &permit, need.id, StepKind::Closed, (None, None)).await?;
        if need.firm.email.is_some() {
            MailFirm::enqueue(&mut tx, cx, need.id, FirmNews::Closed).await?;
        }
    }
    tx.commit().await?;
    Ok(waiting.len() + late.len() + due.len() + resting.len())
}
