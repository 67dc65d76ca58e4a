//! An operator hands a person over to a body.

use contact::api::{Contact, PersonFacts, Residence};
use desk::api::{Desk, ServiceId};
use kernel::{Id, IstatCode};
use network::api::{Agreement, Belongs, Organisation};
use policy::{Permit, Resource};
use serde_json::json;
use storage::{Cx, Tx, trail};
use texts::Locale;

use super::ReferralError;
use super::standing::{dispatch, ground, inform, note, receivers, tell};
use crate::model::{
    Channel, Consent, Draft, Facts, Ground, GroupName, How, Person, Referral, Side, State, Typed, Verb,
    follow_code, follow_hash, told_comune,
};
use crate::policy::SendReferral;
use crate::store;

/// What is sent, as the operator confirmed it.
#[derive(Clone)]
pub struct Sending {
    /// From which desk.
    pub desk: Desk,
    /// Under which agreement.
    pub agreement: Id<Agreement>,
    /// To which body.
    pub body: Id<Organisation>,
    /// Which of its services, when it is one of the catalogue.
    pub service: Option<ServiceId>,
    /// The contact it comes of: its facts are those that go along.
    pub contact: Option<Id<Contact>>,
    /// What was said of her, where there is no contact.
    pub facts: PersonFacts,
    /// The hand-over that it follows.
    pub previous: Option<Id<Referral>>,
    /// What was typed.
    pub typed: Typed,
    /// The form's own key.
    pub key: String,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentReferral {
    /// The hand-over.
    pub id: Id<Referral>,
    /// Whether this form made it; otherwise it had been sent before.
    pub is_new: bool,
}

/// Sends it, or asks the person for her consent first. The same form twice is one hand-over.
///
/// # Errors
/// See [`ReferralError`].
pub async fn send_referral(cx: &Cx, sending: &Sending) -> Result<SentReferral, ReferralError> {
    match send(cx, sending).await {
        // Its twin was faster by a moment: what it made is there now.
        Err(ReferralError::Storage(error)) if error.is_unique_on("referral_referral") => {
            send(cx, sending).await
        }
        done => done,
    }
}

async fn send(cx: &Cx, sending: &Sending) -> Result<SentReferral, ReferralError> {
    let Sending { desk, typed, .. } = sending;
    let mut tx = cx.begin().await?;
    let permit = cx.permit::<SendReferral>(Resource::new(cx.new_random_id(), [desk.id.uuid()]))?;
    let key = cx.keys().pseudonym("referral.form_key", &format!("{}:{}", desk.id, sending.key));
    if let Some(known) = store::referral::of_form(&mut tx, &key).await? {
        return Ok(SentReferral { id: known.id, is_new: false });
    }
    let today = cx.now().date();
    let route = receivers(&mut tx, desk, today).await?;
    let route =
        route.into_iter().find(|one| one.agreement.id == sending.agreement && one.body.id == sending.body);
    let agreement = route.ok_or(ReferralError::NotParties)?.agreement;
    let ground = ground(&mut tx, &agreement).await?;
    let draft = typed.parse(agreement.legal_basis).map_err(ReferralError::Faulty)?;
    let has_contacts = !network::api::contacts_of(&mut tx, sending.body, today).await?.is_empty();
    if draft.channel == Channel::Link && !has_contacts {
        return Err(ReferralError::NoContact);
    }
    let known = Known::of(&mut tx, sending).await?;
    let one = referral(&mut tx, cx, &permit, sending, (&agreement, &draft, &known.facts)).await?;
    let hash = follow_hash(cx.keys(), &follow_code(cx.keys(), one.id));
    store::referral::insert(&mut tx, &permit, &one, &hash, &key).await?;
    let person = Person {
        name: draft.name.clone(),
        phone: draft.phone.clone(),
        email: draft.email.clone(),
        locale: draft.locale,
        person: known.person,
        facts: Facts::of(&known.facts, today),
        shares: draft.shares.clone(),
    };
    store::person::insert(&mut tx, &permit, &person).await?;
    if let Some(consent) = at_desk(cx, &ground, &draft) {
        store::person::consent_at_desk(&mut tx, &permit, agreement.id, &consent).await?;
    }
    let verb = if one.state == State::Asked { Verb::Ask } else { Verb::Send };
    if verb == Verb::Send {
        dispatch(&mut tx, cx, &one).await?;
        tell(&mut tx, cx, &one, State::Asked).await?;
    }
    note(&mut tx, cx, &one, verb, Side::Desk).await?;
    inform(&mut tx, cx, &one, State::Asked, Side::Desk).await?;
    if let Some(contact) = sending.contact {
        contact::api::refer_contact(&mut tx, cx, contact, sending.body).await?;
    }
    if let Some(previous) = one.previous {
        let details = json!({ "next": one.id });
        trail::record(&mut tx, cx, "referral.followed", previous.uuid(), details).await?;
    }
    tx.commit().await?;
    Ok(SentReferral { id: one.id, is_new: true })
}

/// What the desk's own record says of her.
struct Known {
    facts: PersonFacts,
    person: Option<uuid::Uuid>,
}

impl Known {
    async fn of(tx: &mut Tx, sending: &Sending) -> Result<Self, ReferralError> {
        let Some(id) = sending.contact else {
            return Ok(Self { facts: sending.facts.clone(), person: None });
        };
        let contact = contact::api::contact(tx, id).await?;
        // A contact of another desk is no contact for this one.
        let contact =
            contact.filter(|contact| contact.desk == sending.desk.id).ok_or(ReferralError::NotFound)?;
        let client = match contact.client {
            Some(client) => contact::api::client(tx, client).await?,
            None => None,
        };
        Ok(Self { facts: contact.facts.clone(), person: client.and_then(|client| client.person) })
    }
}

/// The row.
async fn referral(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<SendReferral>,
    sending: &Sending,
    (agreement, draft, facts): (&Agreement, &Draft, &PersonFacts),
) -> Result<Referral, ReferralError> {
    let (now, today) = (cx.now(), cx.now().date());
    let previous = match sending.previous {
        Some(id) => {
            let known = store::referral::find(tx, id).await?;
            let is_own = known.is_some_and(|known| known.desk == sending.desk.id.uuid());
            if !is_own {
                return Err(ReferralError::NotFound);
            }
            Some(id)
        }
        None => None,
    };
    let year = i64::from(today.year());
    let is_asked = draft.how == Some(How::Link);
    let terms = store::terms::find(tx, agreement.id).await?;
    Ok(Referral {
        id: permit.target(),
        desk: sending.desk.id.uuid(),
        organisation: Id::from_uuid(sending.desk.organisation),
        network: agreement.network,
        agreement: agreement.id,
        body: sending.body,
        service: sending.service.map(Id::uuid),
        service_name: draft.service_name.clone(),
        year,
        number: store::referral::next_number(tx, permit, sending.desk.id.uuid(), year).await?,
        contact: sending.contact.map(Id::uuid),
        previous,
        channel: draft.channel,
        basis: agreement.legal_basis,
        state: if is_asked { State::Asked } else { State::Sent },
        comune: told_comune_of(tx, facts.residence.as_ref()).await?,
        groups: groups(agreement, facts, today),
        reason: draft.reason.clone(),
        note: None,
        why_not: None,
        proposed: None,
        created_at: now,
        created_by: cx.person(),
        sent_at: (!is_asked).then_some(now),
        answer_by: terms.answer_by(today),
        answered_at: None,
        outcome_by: None,
        reminded_at: None,
        closed_at: None,
        forgotten_at: None,
    })
}

/// The Comune that may be read before acceptance.
pub(crate) async fn told_comune_of(
    tx: &mut Tx,
    residence: Option<&Residence>,
) -> storage::Result<Option<IstatCode>> {
    let Some(code) = residence.and_then(Residence::comune) else { return Ok(None) };
    let known = network::api::municipality(tx, code).await?;
    Ok(told_comune(Some(code.clone()), |_| known.as_ref().map(|comune| comune.population)))
}

/// The groups of the agreement that she belongs to today: computed, never ticked.
pub(crate) fn groups(agreement: &Agreement, facts: &PersonFacts, today: jiff::civil::Date) -> Vec<GroupName> {
    let hers = agreement.target_groups.iter().filter(|group| facts.belong_to(group, today) == Belongs::Yes);
    hers.map(|group| GroupName { it: group.name_it.clone(), en: group.name_en.clone() }).collect()
}

/// The consent that was given before the operator.
fn at_desk(cx: &Cx, ground: &Ground, draft: &Draft) -> Option<Consent> {
    let how = draft.how.filter(|how| *how != How::Link)?;
    let Ground::Consent(text) = ground else { return None };
    let locale: Locale = draft.locale;
    let recorded_by = cx.person();
    Some(Consent { version: text.version, locale, how, given_at: cx.now(), recorded_by, withdrawn_at: None })
}
