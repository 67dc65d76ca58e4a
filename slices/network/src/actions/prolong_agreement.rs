//! The last day of an agreement moves.

use jiff::civil::Date;
use kernel::{Id, Period};
use policy::Resource;
use storage::{Cx, trail};

use super::AgreementError;
use super::edit_agreement::admit_end;
use crate::model::{Agreement, changes};
use crate::policy::ProlongAgreement;
use crate::store;

/// Moves the last day of an agreement, as an act says. Terms of its parties are renewed by themselves: a party that
/// does not sign stays with its own.
///
/// # Errors
/// [`AgreementError::EndsBeforeStart`], [`AgreementError::Validity`], [`AgreementError::RoundRenewsTo`].
pub async fn prolong_agreement(
    cx: &Cx,
    id: Id<Agreement>,
    until: Date,
    act_number: Option<&str>,
) -> Result<(), AgreementError> {
    let mut tx = cx.begin().await?;
    let agreement = store::agreement::lock(&mut tx, id).await?.ok_or(AgreementError::NotFound)?;
    let permit = cx.permit::<ProlongAgreement>(Resource::new(id, [agreement.network.uuid()]))?;

    let validity = Period::new(agreement.validity.from(), Some(until));
    let validity = validity.map_err(|_| AgreementError::EndsBeforeStart)?;
    let parties = store::membership::of_agreement(&mut tx, id).await?;
    admit_end(&mut tx, id, validity, &parties).await?;
    let mut after = agreement.terms.clone();
    after.validity = validity;
    after.act_number = act_number.map(str::to_owned).or(after.act_number);

    if store::agreement::prolong(&mut tx, &permit, until, act_number, cx.now()).await? == 0 {
        return Err(AgreementError::EndsBeforeStart);
    }
    let changed = changes(agreement.terms.facts(), after.facts());
    let details = serde_json::json!({ "until": until.to_string(), "changes": changed });
    trail::record(&mut tx, cx, "network.prolong_agreement", id.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}
