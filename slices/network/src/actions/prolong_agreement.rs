//! The last day of an agreement moves.

use jiff::civil::Date;
use kernel::Id;
use policy::Resource;
use storage::{Cx, trail};

use super::AgreementError;
use crate::model::Agreement;
use crate::policy::ProlongAgreement;
use crate::store;

/// Moves the last day of an agreement, as an act says. Terms of its parties are renewed by themselves: a party that
/// does not sign stays with its own.
///
/// # Errors
/// [`AgreementError::EndsBeforeStart`].
pub async fn prolong_agreement(
    cx: &Cx,
    id: Id<Agreement>,
    until: Date,
    act_number: Option<&str>,
) -> Result<(), AgreementError> {
    let mut tx = cx.begin().await?;
    let agreement = store::agreement::lock(&mut tx, id).await?.ok_or(AgreementError::NotFound)?;
    let permit = cx.permit::<ProlongAgreement>(Resource::new(id, [agreement.network.uuid()]))?;

    if store::agreement::prolong(&mut tx, &permit, until, act_number, cx.now()).await? == 0 {
        return Err(AgreementError::EndsBeforeStart);
    }
    let details = serde_json::json!({ "until": until.to_string() });
    trail::record(&mut tx, cx, "network.prolong_agreement", id.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}
