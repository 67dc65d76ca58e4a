//! The coordinator decided about a vacancy: the firm hears of it. Told twice, it is written once.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::NeedError;
use super::standing::note;
use crate::jobs::{FirmNews, MailFirm};
use crate::model::{StepKind, Vacancy, VacancyState};
use crate::policy::SettleVacancy;
use crate::store;

/// What was decided.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The vacancy.
    pub vacancy: Id<Vacancy>,
    /// The revision that was decided about.
    pub revision: i64,
    /// Where it stands now.
    pub state: VacancyState,
    /// Why.
    pub reason: Option<String>,
    /// Where it stands on the portal.
    pub path: Option<String>,
}

/// Writes the decision and mails the firm, unless it is known or is about an older revision.
///
/// # Errors
/// [`NeedError::Refused`], [`NeedError::Storage`].
pub async fn settle_vacancy(cx: &Cx, decision: &Decision) -> Result<(), NeedError> {
    let mut tx = cx.begin().await?;
    // Forgotten meanwhile, or another room's proposal.
    let Some(one) = store::vacancy::lock(&mut tx, decision.vacancy).await? else { return Ok(()) };
    let permit = cx.permit::<SettleVacancy>(Resource::new(one.id, []))?;
    if one.state == decision.state || one.revision != decision.revision {
        return Ok(());
    }
    let (reason, path) = (decision.reason.as_deref(), decision.path.as_deref());
    store::vacancy::settle(&mut tx, &permit, decision.state, reason, path, cx.now()).await?;
    let kind = match decision.state {
        VacancyState::Published => StepKind::VacancyPublished,
        VacancyState::Returned => StepKind::VacancyReturned,
        VacancyState::Withdrawn | VacancyState::Proposed => StepKind::VacancyRefused,
    };
    note(&mut tx, cx, &permit, one.need, kind, (Some(one.draft.title.clone()), None)).await?;
    MailFirm::enqueue(&mut tx, cx, one.need, FirmNews::Vacancy { vacancy: one.id }).await?;
    tx.commit().await?;
    Ok(())
}
