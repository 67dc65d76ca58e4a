//! The signed act of a body comes in: through its mailed link, or entered by the coordinator.

use documents::{CheckedFile, Owner};
use jiff::civil::Date;
use kernel::Id;
use policy::Resource;
use storage::{Cx, links};

use super::{AdhesionError, SignatureError, standing};
use crate::model::{AdhesionState, AdhesionVerb, Signature};
use crate::policy::{RecordSignature, UPLOAD_SIGNATURE};
use crate::store;

/// A signed act.
#[derive(Clone, Debug)]
pub struct SignedAct {
    /// The document, already looked at.
    pub file: CheckedFile,
    /// The day written on it.
    pub signed_on: Date,
}

/// Keeps the act with its SHA-256; an adhesion that waited for it moves on to be checked.
///
/// # Errors
/// [`SignatureError::NotAwaited`] when one is here already or none is asked for.
pub async fn record_signature(cx: &Cx, id: Id<Signature>, act: SignedAct) -> Result<(), SignatureError> {
    let mut tx = cx.begin().await?;
    let signature = store::signature::lock(&mut tx, id).await?.ok_or(SignatureError::NotFound)?;
    let standing = standing::load(&mut tx, signature.party).await.map_err(|error| match error {
        AdhesionError::Storage(error) => SignatureError::Storage(error),
        _ => SignatureError::NotFound,
    })?;
    let resource = Resource::new(id, [standing.agreement.network.uuid()]).opened_by_link(id.uuid());
    let permit = cx.permit::<RecordSignature>(resource)?;
    if !signature.is_open() {
        return Err(SignatureError::NotAwaited);
    }
    if act.signed_on > cx.now().date() {
        return Err(SignatureError::InFuture);
    }

    let owner = Owner { kind: "network.signature", id: id.uuid() };
    let kept = documents::attach(&mut tx, cx, owner, act.file).await?;
    let (document, digest) = (kept.id.uuid(), kept.digest.as_str());
    let (by, now) = (cx.actor.kind(), cx.now());
    if !store::signature::record(&mut tx, &permit, document, digest, act.signed_on, by, now).await? {
        return Err(SignatureError::NotAwaited);
    }
    if signature.round.is_none() && standing.adhesion.state == AdhesionState::Approved {
        let moved = standing.step(&mut tx, cx, &permit, AdhesionVerb::Sign, None).await;
        moved.map(drop).map_err(|error| match error {
            AdhesionError::Storage(error) => SignatureError::Storage(error),
            _ => SignatureError::NotAwaited,
        })?;
    }
    links::revoke(&mut tx, UPLOAD_SIGNATURE, id.uuid(), cx.now()).await?;
    tx.commit().await?;
    Ok(())
}
