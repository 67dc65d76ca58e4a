//! A body asks to join an agreement, by the public form.

use events::network::OrganisationRegistered;
use kernel::{EmailAddress, Id};
use policy::Resource;
use storage::{Cx, Tx, outbox};

use super::AdhesionError;
use super::standing::Standing;
use crate::jobs::AdhesionNews;
use crate::model::{
    Adhesion, AdhesionState, AdhesionVerb, Agreement, Organisation, OrganisationDetails, PartnerRole, Party,
};
use crate::policy::RequestAdhesion;
use crate::store;

/// Who asks to join: a body on record, or one that describes itself.
#[derive(Clone, Debug)]
pub enum Applicant {
    /// On record.
    Known(Id<Organisation>),
    /// As it describes itself: found again by its codes or name, or registered unseen until the network answers.
    Described(Box<OrganisationDetails>),
}

/// A request to join.
#[derive(Clone, Debug)]
pub struct AdhesionRequest {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// The body.
    pub applicant: Applicant,
    /// Who asks for it.
    pub contact_name: String,
    /// Where to answer.
    pub contact_email: EmailAddress,
    /// What it wants to add.
    pub note: String,
}

/// Writes the request and answers it by mail.
///
/// # Errors
/// [`AdhesionError::AlreadyParty`] when it has joined or is on its way, [`AdhesionError::AgreementOver`],
/// [`AdhesionError::NotThatBody`] when its codes belong to several bodies.
pub async fn request_adhesion(cx: &Cx, request: AdhesionRequest) -> Result<Id<Party>, AdhesionError> {
    let mut tx = cx.begin().await?;
    let agreement =
        store::agreement::lock(&mut tx, request.agreement).await?.ok_or(AdhesionError::NotFound)?;
    if agreement.validity.is_over(cx.now().date()) {
        return Err(AdhesionError::AgreementOver);
    }
    let known = find_body(&mut tx, &request.applicant).await?;
    let before = match known {
        Some(body) => store::membership::of_body(&mut tx, agreement.id, body).await?,
        None => None,
    };
    let id = before.as_ref().map_or_else(|| cx.new_id(), |party| party.id);
    let permit = cx.permit::<RequestAdhesion>(Resource::new(id, [agreement.network.uuid()]))?;
    let state = match &before {
        Some(party) => store::adhesion::find(&mut tx, party.id).await?.map(|adhesion| adhesion.state),
        None => None,
    };
    let to = AdhesionState::after(state, AdhesionVerb::Request).map_err(|_| AdhesionError::AlreadyParty)?;

    let organisation = match (known, &request.applicant) {
        (Some(body), _) => body,
        (None, Applicant::Known(body)) => *body,
        (None, Applicant::Described(details)) => {
            let body = cx.new_id();
            store::organisation::insert_asking(&mut tx, &permit, body, details, agreement.network, cx.now())
                .await?;
            outbox::tell(&mut tx, cx, &OrganisationRegistered { organisation: body.uuid() }).await?;
            body
        }
    };
    let party = Party { id, agreement: agreement.id, organisation, role: PartnerRole::Partner };
    if before.is_none() {
        store::membership::request(&mut tx, &permit, &party, cx.now()).await?;
    }
    let adhesion = Adhesion {
        party: id,
        state: to,
        contact_name: Some(request.contact_name),
        contact_email: Some(request.contact_email),
        contact_language: cx.locale,
        note: request.note,
        reason: None,
        requested_at: cx.now(),
        changed_at: cx.now(),
    };
    store::adhesion::put(&mut tx, &permit, &adhesion).await?;
    store::adhesion::note_steps(&mut tx, cx, &[id], AdhesionVerb::Request, to, None).await?;
    Standing { party, agreement, adhesion }.tell_body(&mut tx, cx, AdhesionNews::Received).await?;
    tx.commit().await?;
    Ok(id)
}

/// The body on record that the applicant is; none when it is new.
async fn find_body(tx: &mut Tx, applicant: &Applicant) -> Result<Option<Id<Organisation>>, AdhesionError> {
    match applicant {
        Applicant::Known(id) => match store::organisation::find(tx, *id).await? {
            Some(body) => Ok(Some(body.id)),
            None => Err(AdhesionError::NotFound),
        },
        Applicant::Described(details) => {
            let same = store::organisation::same_as(tx, &[details.as_ref()]).await?;
            match same.as_slice() {
                [] => Ok(None),
                [one] => Ok(Some(one.id)),
                _ => Err(AdhesionError::NotThatBody),
            }
        }
    }
}
