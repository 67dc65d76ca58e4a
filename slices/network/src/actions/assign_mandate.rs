//! Somebody is given an office of a body.

use events::network::MandateChanged;
use kernel::{EmailAddress, Id, Period, PhoneNumber};
use policy::Resource;
use storage::{Cx, outbox};
use texts::Locale;
use uuid::Uuid;

use super::MandateFault;
use crate::api::scopes_of_organisation;
use crate::model::{Mandate, Organisation, Position, admit_mandate};
use crate::policy::AssignMandate;
use crate::store;

/// An office to be given.
#[derive(Clone, Debug)]
pub struct NewMandate {
    /// The body.
    pub organisation: Id<Organisation>,
    /// The office.
    pub office: Position,
    /// Her account in `identity`, when she has one.
    pub person: Option<Uuid>,
    /// Her name.
    pub name: String,
    /// Her address.
    pub email: EmailAddress,
    /// Her number.
    pub phone: Option<PhoneNumber>,
    /// The language of mails to her.
    pub language: Locale,
    /// From when to when.
    pub period: Period,
    /// The act that gave it.
    pub act_number: Option<String>,
}

/// Gives an office. The body's row is held, so that of two at the same time one sees the other.
///
/// # Errors
/// [`MandateFault::Rule`] when somebody else holds it in that time.
pub async fn assign_mandate(cx: &Cx, new: NewMandate) -> Result<Id<Mandate>, MandateFault> {
    let mut tx = cx.begin().await?;
    if !store::organisation::lock(&mut tx, new.organisation).await? {
        return Err(MandateFault::NotFound);
    }
    let scopes = scopes_of_organisation(&mut tx, new.organisation).await?;
    let id = cx.new_id();
    let permit = cx.permit::<AssignMandate>(Resource::new(id, scopes))?;
    let mandate = Mandate {
        id,
        organisation: new.organisation,
        office: new.office,
        person: new.person,
        name: Some(new.name),
        email: Some(new.email),
        phone: new.phone,
        language: new.language,
        period: new.period,
        act_number: new.act_number,
    };
    admit_mandate(&store::mandate::of_organisation(&mut tx, new.organisation).await?, &mandate)?;

    store::mandate::insert(&mut tx, &permit, &mandate, cx.now()).await?;
    let office = mandate.office.word().to_owned();
    let event = MandateChanged { organisation: new.organisation.uuid(), office };
    outbox::tell(&mut tx, cx, &event).await?;
    tx.commit().await?;
    Ok(id)
}
