//! Somebody whom nobody here knows takes on a mandate for her body: the code proves the body, her national identity
//! proves who she is.

use events::network::{MandateChanged, OrganisationRegistered};
use identity::api::{NewGrant, PersonId, Role};
use jiff::civil::Date;
use kernel::{EmailAddress, Id, Period, PhoneNumber};
use policy::{Actor, Level, Permit, Resource};
use serde_json::json;
use storage::{Cx, Tx, outbox, trail};

use super::ActivationError;
use crate::api::scopes_of_organisation;
use crate::jobs::{MailMandate, MandateNews};
use crate::model::{IndexEntry, Mandate, Organisation, Position, SentCode, admit_mandate};
use crate::policy::{ActivateMandate, UseBodyCode};
use crate::store;

/// What she declares.
#[derive(Clone, Debug)]
pub struct DeclaredMandate {
    /// Her office.
    pub office: Position,
    /// The act that gave it.
    pub act_number: Option<String>,
    /// The day of that act.
    pub act_date: Option<Date>,
    /// Where the network writes to her.
    pub email: EmailAddress,
    /// Her number.
    pub phone: Option<PhoneNumber>,
}

/// Writes the mandate, gives the role of clerk of the body, uses the code up, tells the body and the coordinators.
/// `cx` is hers, `holder` is the context of who typed the code: the same request, seen through its link.
///
/// # Errors
/// [`ActivationError`].
pub async fn activate_mandate(
    cx: &Cx,
    holder: &Cx,
    declared: DeclaredMandate,
) -> Result<Id<Organisation>, ActivationError> {
    let mut tx = cx.begin().await?;
    let code = store::activation::lock_code(&mut tx, code_of(holder)?).await?;
    let code = code.ok_or(ActivationError::UnknownBody)?;
    let person = admit_person(&mut tx, cx).await?;
    if let Some(before) = store::activation::of_code(&mut tx, code.id).await?
        && before.person == Some(person.uuid())
    {
        return Err(ActivationError::DoneBefore(before.organisation));
    }
    code.admit(cx.now())?;
    let using = holder.permit::<UseBodyCode>(Resource::new(code.id, []).opened_by_link(code.id.uuid()))?;
    let permit = cx.permit::<ActivateMandate>(Resource::new(cx.new_id(), []).owned_by(person.uuid()))?;
    let entry = store::public_index::find(&mut tx, &code.ipa_key).await?;
    let entry = entry.ok_or(ActivationError::UnknownBody)?;

    let body = body_of(&mut tx, cx, &permit, &entry).await?;
    let mandate = mandate_of(&mut tx, cx, &permit, body, person, &declared).await?;
    admit_mandate(&store::mandate::of_organisation(&mut tx, body).await?, &mandate)?;
    store::mandate::insert_activated(&mut tx, &permit, &mandate, cx.now()).await?;
    let gave_role = give_role(&mut tx, cx, person, body).await?;
    let now = cx.now();
    store::activation::insert(
        &mut tx,
        &permit,
        &code,
        entry.ipa_code.as_str(),
        declared.act_date,
        gave_role,
        now,
    )
    .await?;
    if !store::activation::use_code(&mut tx, &using, now).await? {
        return Err(ActivationError::Code(crate::model::CodeFault::Used));
    }
    identity::api::offer_office_email(cx, &mut tx, person, &declared.email).await?;
    let details = json!({ "mandate": mandate.id, "office": declared.office.word(), "code": code.id });
    trail::record(&mut tx, cx, "network.activate_mandate", body.uuid(), details).await?;
    let office = declared.office.word().to_owned();
    outbox::tell(&mut tx, cx, &MandateChanged { organisation: body.uuid(), office }).await?;
    MailMandate::to_body(&mut tx, cx, mandate.id).await?;
    MailMandate::to_coordinators(&mut tx, cx, mandate.id, body, MandateNews::Activated).await?;
    tx.commit().await?;
    Ok(body)
}

/// The code whose link is held.
pub(crate) fn code_of(holder: &Cx) -> Result<Id<SentCode>, ActivationError> {
    match &holder.actor {
        Actor::LinkHolder { resource, .. } => Ok(Id::from_uuid(*resource)),
        _ => Err(ActivationError::UnknownBody),
    }
}

/// Who is signed in, if her country has said who she is for certain and by her fiscal code: a mandate is answered for
/// by a person who can be found again.
pub(crate) async fn admit_person(tx: &mut Tx, cx: &Cx) -> Result<PersonId, ActivationError> {
    let id = match &cx.actor {
        Actor::Person { id, level } if *level >= Level::Substantial => *id,
        // How she signed in the page asks; that she has a fiscal code is asked below.
        Actor::Staff { id, .. } => *id,
        _ => return Err(ActivationError::LevelTooLow),
    };
    let person = PersonId::from_uuid(id);
    match identity::api::national_identity(tx, person).await? {
        Some(identity) if identity.has_fiscal_code => Ok(person),
        Some(_) => Err(ActivationError::NoFiscalCode),
        None => Err(ActivationError::NoNationalIdentity),
    }
}

/// The body on record, held; or registered now, not shown before the network has answered its request to join.
async fn body_of(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<ActivateMandate>,
    entry: &IndexEntry,
) -> Result<Id<Organisation>, ActivationError> {
    if let Some(known) = known_body(tx, entry).await? {
        store::organisation::lock(tx, known).await?;
        return Ok(known);
    }
    let place = match &entry.istat_code {
        Some(code) => store::municipality::find(tx, code).await?.map(|comune| comune.istat_code),
        None => None,
    };
    let (body, details) = (cx.new_id(), entry.details(place));
    let own = store::network::list(tx).await?.into_iter().next().map(|network| network.id);
    store::organisation::insert_activated(tx, permit, body, &details, own, cx.now()).await?;
    outbox::tell(tx, cx, &OrganisationRegistered { organisation: body.uuid() }).await?;
    Ok(body)
}

/// The body on record that the index means: by its code, or by what else an import knows it again by.
pub(crate) async fn known_body(
    tx: &mut Tx,
    entry: &IndexEntry,
) -> Result<Option<Id<Organisation>>, ActivationError> {
    if let Some(body) = store::organisation::by_ipa_key(tx, &entry.ipa_code.folded()).await? {
        return Ok(Some(body.id));
    }
    let same = store::organisation::same_as(tx, &[&entry.details(None)]).await?;
    match same.as_slice() {
        [] => Ok(None),
        // One that has another code of the index is another body of that name: not hers to take.
        [one] if one.ipa_code.is_none() => Ok(Some(one.id)),
        _ => Err(ActivationError::Unclear),
    }
}

async fn mandate_of(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<ActivateMandate>,
    body: Id<Organisation>,
    person: PersonId,
    declared: &DeclaredMandate,
) -> Result<Mandate, ActivationError> {
    let name = identity::api::display_name(tx, person).await?;
    Ok(Mandate {
        id: permit.target(),
        organisation: body,
        office: declared.office,
        person: Some(person.uuid()),
        name: Some(name.ok_or(ActivationError::NoNationalIdentity)?),
        email: Some(declared.email.clone()),
        phone: declared.phone.clone(),
        language: cx.locale,
        period: Period::starting(cx.now().date()),
        act_number: declared.act_number.clone(),
    })
}

/// Gives the role of clerk; whether the mandate answers for it: it is new, or another mandate of hers brought it.
async fn give_role(
    tx: &mut Tx,
    cx: &Cx,
    person: PersonId,
    body: Id<Organisation>,
) -> Result<bool, ActivationError> {
    let within = scopes_of_organisation(tx, body).await?;
    let grant = NewGrant::from_now(Role::Clerk, body.uuid(), within, cx.now());
    let is_new = identity::api::hold_office(cx, tx, person, &grant).await?;
    let before = store::activation::of_organisation(tx, body).await?;
    let is_brought = |one: &store::activation::Activation| {
        one.person == Some(person.uuid()) && one.gave_role && one.role_ended_at.is_none()
    };
    Ok(is_new || before.iter().any(is_brought))
}
