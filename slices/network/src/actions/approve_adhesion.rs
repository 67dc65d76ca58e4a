//! The network says yes: the signed act is asked for, by a mailed link.

use jiff::ToSpan as _;
use kernel::{Id, Period};
use storage::{Cx, outbox};

use events::network::MandateChanged;

use super::AdhesionError;
use super::standing;
use crate::jobs::MailSigner;
use crate::model::{AdhesionVerb, Mandate, Party, Position, admit_mandate};
use crate::policy::{AssignMandate, DecideAdhesion};
use crate::store;

/// Days that a body has for its signed act.
const DAYS_TO_SIGN: i32 = 30;

/// Approves a request. Who asked becomes the body's contact person, unless she is one.
///
/// # Errors
/// [`AdhesionError::Step`] when it does not wait for an answer.
pub async fn approve_adhesion(cx: &Cx, party: Id<Party>) -> Result<(), AdhesionError> {
    let mut tx = cx.begin().await?;
    let standing = standing::load(&mut tx, party).await?;
    let permit = cx.permit::<DecideAdhesion>(standing.resource())?;
    let body = standing.party.organisation;

    standing.step(&mut tx, cx, &permit, AdhesionVerb::Approve, None).await?;
    store::organisation::show(&mut tx, &permit, body).await?;
    let today = cx.now().date();
    if let (Some(name), Some(email)) = (&standing.adhesion.contact_name, &standing.adhesion.contact_email) {
        let id = cx.new_id();
        let scopes = [body.uuid(), standing.agreement.network.uuid()];
        let assign = cx.permit::<AssignMandate>(policy::Resource::new(id, scopes))?;
        let mandate = Mandate {
            id,
            organisation: body,
            office: Position::ContactPerson,
            person: None,
            name: Some(name.clone()),
            email: Some(email.clone()),
            phone: None,
            language: standing.adhesion.contact_language,
            period: Period::starting(today),
            act_number: None,
        };
        store::organisation::lock(&mut tx, body).await?;
        let held = store::mandate::of_organisation(&mut tx, body).await?;
        if admit_mandate(&held, &mandate).is_ok() {
            store::mandate::insert(&mut tx, &assign, &mandate, cx.now()).await?;
            let office = mandate.office.word().to_owned();
            outbox::tell(&mut tx, cx, &MandateChanged { organisation: body.uuid(), office }).await?;
        }
    }
    let signature = cx.new_id();
    let due = today.checked_add(DAYS_TO_SIGN.days()).unwrap_or(today);
    store::signature::ask_alone(&mut tx, &permit, signature, due, cx.now()).await?;
    MailSigner::ask_all(&mut tx, cx, &[(signature, standing.party)], false).await?;
    tx.commit().await?;
    Ok(())
}
