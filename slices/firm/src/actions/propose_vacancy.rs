//! A firm proposes a vacancy from her page; the room that publishes hears of it and its coordinator decides.

use std::collections::BTreeSet;

use ::events::firm::VacancyProposed;
use kernel::{Id, IstatCode};
use policy::Resource;
use storage::{Cx, outbox};

use super::standing::{locked, note};
use super::{NeedError, Once, once};
use crate::model::{Fault, FaultKind, Need, State, StepKind, TypedVacancy, Vacancy, VacancyState};
use crate::policy::ProposeVacancy;
use crate::store;

/// Most vacancies of one need; the text of [`FaultKind::ManyVacancies`] says how many.
const MOST: usize = 20;

/// A vacancy that a firm proposes.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// The need it belongs to.
    pub need: Id<Need>,
    /// The one that came back and is mended, at its revision; none for a new one.
    pub before: Option<(Id<Vacancy>, i64)>,
    /// What was typed.
    pub typed: TypedVacancy,
    /// The doubtful words that the firm was shown and sends all the same.
    pub seen: Vec<String>,
}

/// Sends it in. The same form twice is one vacancy.
///
/// # Errors
/// [`NeedError::Faulty`] also when there are twenty already, [`NeedError::Moved`] when it is with the coordinator already or the need is not confirmed,
/// [`NeedError::KeyUsed`], [`NeedError::Doubtful`] with all doubtful words until she has seen them.
pub async fn propose_vacancy(
    cx: &Cx,
    proposed: &Proposed,
    form: Option<&Once>,
) -> Result<Id<Vacancy>, NeedError> {
    let mut tx = cx.begin().await?;
    let need = locked(&mut tx, proposed.need).await?;
    let before = match proposed.before {
        Some((id, revision)) => {
            let one = store::vacancy::lock(&mut tx, id).await?.filter(|one| one.need == need.id);
            let one = one.ok_or(NeedError::NotFound)?;
            if one.revision != revision || one.state != VacancyState::Returned {
                return Err(NeedError::Moved);
            }
            Some(one)
        }
        None => None,
    };
    let id = before.as_ref().map_or_else(|| cx.new_random_id(), |one| one.id);
    let permit = cx.permit::<ProposeVacancy>(Resource::new(id, []).opened_by_link(need.id.uuid()))?;
    if let Some(made) = once::begin(&mut tx, cx, form).await? {
        return Ok(Id::from_uuid(made));
    }
    if matches!(need.state, State::Sent | State::Closed) {
        return Err(NeedError::Moved);
    }
    if before.is_none() && store::vacancy::of_need(&mut tx, need.id).await?.len() >= MOST {
        let fault = Fault { field: "title", kind: FaultKind::ManyVacancies };
        return Err(NeedError::Faulty(vec![fault]));
    }
    let comuni: BTreeSet<IstatCode> =
        network::api::municipalities(&mut tx).await?.into_iter().map(|one| one.istat_code).collect();
    let draft = proposed.typed.parse(&comuni, cx.now().date()).map_err(NeedError::Faulty)?;
    let doubts = draft.doubts();
    if doubts.iter().any(|doubt| !proposed.seen.contains(&doubt.words)) {
        return Err(NeedError::Doubtful(doubts));
    }
    let vacancy = Vacancy {
        id,
        need: need.id,
        state: VacancyState::Proposed,
        draft,
        revision: before.as_ref().map_or(1, |one| one.revision + 1),
        reason: None,
        path: None,
        proposed_at: cx.now(),
        decided_at: None,
    };
    let event = outbox::tell(&mut tx, cx, &told(&need, &vacancy)).await?;
    if !store::vacancy::propose(&mut tx, &permit, &vacancy, before.is_none(), event).await? {
        return Err(NeedError::Moved);
    }
    let title = Some(vacancy.draft.title.clone());
    note(&mut tx, cx, &permit, need.id, StepKind::VacancyProposed, (title, None)).await?;
    once::made(&mut tx, &permit, form, id.uuid()).await?;
    tx.commit().await?;
    Ok(id)
}

fn told(need: &Need, vacancy: &Vacancy) -> VacancyProposed {
    let draft = vacancy.draft.clone();
    VacancyProposed {
        proposal: vacancy.id.uuid(),
        revision: vacancy.revision,
        network: need.network.uuid(),
        title: draft.title,
        summary: draft.summary,
        requirements: draft.requirements,
        employer: draft.employer,
        contract: draft.contract,
        positions: draft.positions,
        how: draft.how,
        municipality: draft.comune.map(|code| code.to_string()),
        address: draft.address,
        ends_on: draft.ends_on,
        language: need.locale.code().to_owned(),
    }
}
