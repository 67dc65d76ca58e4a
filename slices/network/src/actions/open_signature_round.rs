//! A round of signatures over all parties of an agreement: a prolongation, an addendum.

use jiff::civil::Date;
use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::SignatureError;
use crate::jobs::MailSigner;
use crate::model::{AdhesionState, Agreement, Party, SignatureRound};
use crate::policy::OpenSignatureRound;
use crate::store;

/// A round to be opened.
#[derive(Clone, Debug)]
pub struct NewRound {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// What is signed.
    pub title: String,
    /// The last day that is in time.
    pub due_on: Date,
    /// When it prolongs: the last day of the new terms.
    pub renews_until: Option<Date>,
}

/// Opens a round over every party that is bound or whose term has just run out, and mails each its link.
///
/// # Errors
/// [`SignatureError::Nobody`] when there is none, [`SignatureError::AgreementEndsBefore`] when the agreement must be
/// prolonged first.
pub async fn open_signature_round(cx: &Cx, new: NewRound) -> Result<Id<SignatureRound>, SignatureError> {
    let mut tx = cx.begin().await?;
    let agreement = store::agreement::lock(&mut tx, new.agreement).await?.ok_or(SignatureError::NotFound)?;
    let id = cx.new_id();
    let permit = cx.permit::<OpenSignatureRound>(Resource::new(id, [agreement.network.uuid()]))?;
    if new.due_on < cx.now().date() {
        return Err(SignatureError::DueInPast);
    }
    if let (Some(renewed), Some(last)) = (new.renews_until, agreement.validity.until())
        && renewed > last
    {
        return Err(SignatureError::AgreementEndsBefore);
    }
    let parties = store::membership::of_agreement(&mut tx, agreement.id).await?;
    let ids: Vec<Id<Party>> = parties.iter().map(|party| party.id).collect();
    let bound: Vec<Id<Party>> = store::adhesion::of_parties(&mut tx, &ids)
        .await?
        .into_iter()
        .filter(|adhesion| matches!(adhesion.state, AdhesionState::Active | AdhesionState::Expired))
        .map(|adhesion| adhesion.party)
        .collect();
    let asked: Vec<_> = parties
        .into_iter()
        .filter(|party| bound.contains(&party.id))
        .map(|party| (cx.new_id(), party))
        .collect();
    if asked.is_empty() {
        return Err(SignatureError::Nobody);
    }

    let round = SignatureRound {
        id,
        agreement: agreement.id,
        title: new.title,
        due_on: new.due_on,
        renews_until: new.renews_until,
        opened_at: cx.now(),
        closed_at: None,
    };
    let rows: Vec<_> = asked.iter().map(|(signature, party)| (*signature, party.id)).collect();
    store::signature::open_round(&mut tx, &permit, &round, &rows, cx.now()).await?;
    MailSigner::ask_all(&mut tx, cx, &asked, false).await?;
    tx.commit().await?;
    Ok(id)
}
