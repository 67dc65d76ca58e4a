//! All bodies whose act is awaited are reminded, in one action.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::SignatureError;
use crate::jobs::MailSigner;
use crate::model::{Party, Signature, SignatureRound};
use crate::policy::RemindSigners;
use crate::store;

/// Whom to remind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Those whose last day is over.
    Late,
    /// All whose act is awaited.
    All,
}

/// Days before the end of a round on which the daily job reminds by itself.
const DAYS_BEFORE: i32 = 3;

/// Mails a reminder to each body whose act is awaited and who was not reminded today; returns how many.
///
/// # Errors
/// [`SignatureError::Closed`].
pub async fn remind_signers(cx: &Cx, id: Id<SignatureRound>, whom: Whom) -> Result<usize, SignatureError> {
    let mut tx = cx.begin().await?;
    let round = store::signature::lock_round(&mut tx, id).await?.ok_or(SignatureError::NotFound)?;
    let agreement =
        store::agreement::find(&mut tx, round.agreement).await?.ok_or(SignatureError::NotFound)?;
    let permit = cx.permit::<RemindSigners>(Resource::new(id, [agreement.network.uuid()]))?;
    if round.closed_at.is_some() {
        return Err(SignatureError::Closed);
    }
    let today = cx.now().date();
    let due: Vec<Signature> = store::signature::of_round(&mut tx, id)
        .await?
        .into_iter()
        .filter(|one| if whom == Whom::Late { one.is_late_on(today) } else { one.is_open() })
        .filter(|one| one.reminded_at.is_none_or(|at| at.date() < today))
        .collect();
    if due.is_empty() {
        return Ok(0);
    }

    let ids: Vec<Id<Signature>> = due.iter().map(|one| one.id).collect();
    let parties: Vec<Id<Party>> = due.iter().map(|one| one.party).collect();
    let parties = store::membership::by_ids(&mut tx, &parties).await?;
    let asked: Vec<_> = due
        .iter()
        .filter_map(|one| Some((one.id, parties.iter().find(|party| party.id == one.party)?.clone())))
        .collect();
    store::signature::reminded(&mut tx, &permit, &ids, cx.now()).await?;
    MailSigner::ask_all(&mut tx, cx, &asked, true).await?;
    tx.commit().await?;
    Ok(ids.len())
}

/// What the daily job does: reminds three days before the end of a round, and the day after it.
///
/// # Errors
/// As [`remind_signers`].
pub async fn remind_signers_due(cx: &Cx) -> Result<usize, SignatureError> {
    let today = cx.now().date();
    let shifted = |days: i32| -> Option<Date> { today.checked_add(days.days()).ok() };
    let mut reminded = 0;
    for day in [shifted(DAYS_BEFORE), shifted(-1)].into_iter().flatten() {
        let rounds = {
            let mut reader = cx.read().await?;
            store::signature::rounds_due_on(&mut reader, day).await?
        };
        for round in rounds {
            reminded += remind_signers(cx, round.id, Whom::All).await?;
        }
    }
    Ok(reminded)
}
