//! An agreement is entered.

use events::network::AgreementCreated;
use kernel::Id;
use policy::Resource;
use storage::{Cx, outbox};

use super::AgreementError;
use crate::model::{Agreement, AgreementTerms, Network};
use crate::policy::CreateAgreement;
use crate::store;

/// Enters an agreement of a network.
///
/// # Errors
/// [`AgreementError::NotFound`] without that network, [`AgreementError::UnknownBody`] without that controller.
pub async fn create_agreement(
    cx: &Cx,
    network: Id<Network>,
    terms: AgreementTerms,
) -> Result<Id<Agreement>, AgreementError> {
    let mut tx = cx.begin().await?;
    store::network::find(&mut tx, network).await?.ok_or(AgreementError::NotFound)?;
    let id = cx.new_id();
    let permit = cx.permit::<CreateAgreement>(Resource::new(id, [network.uuid()]))?;
    store::organisation::find(&mut tx, terms.controller).await?.ok_or(AgreementError::UnknownBody)?;
    if let Some(programme) = terms.programme {
        let known = store::programme::by_ids(&mut tx, &[programme]).await?;
        known.first().ok_or(AgreementError::NotFound)?;
    }

    let agreement = Agreement { id, network, terms };
    store::agreement::insert(&mut tx, &permit, &agreement, cx.now()).await?;
    let kind = agreement.kind.word().to_owned();
    let event = AgreementCreated { network: network.uuid(), agreement: id.uuid(), kind };
    outbox::tell(&mut tx, cx, &event).await?;
    tx.commit().await?;
    Ok(id)
}
