//! Beginning the check-list of a member's desk: by the coordinator, or by itself when a Comune joins.

use ::policy::{Action as _, Resource};
use identity::api::{Invitation, NewGrant, Role};
use kernel::{EmailAddress, Id, PhoneNumber};
use network::api::{Municipality, Network, Organisation, OrganisationKind};
use serde_json::json;
use storage::{Cx, Tx, outbox, trail};
use texts::Locale;

use super::LaunchError;
use crate::model::catalogue::slug;
use crate::model::{Desk, DeskKind, DeskState};
use crate::policy::PrepareDesk;
use crate::store;
use crate::store::launch::StateChange;

/// Whose desk, and who shall prepare it.
pub struct DeskToPrepare {
    /// The network it will belong to.
    pub network: Id<Network>,
    /// The member that keeps it.
    pub organisation: Id<Organisation>,
    /// The clerk who shall work through the check-list; she is invited by mail.
    pub clerk: Option<FirstClerk>,
}

/// A clerk to be invited.
pub struct FirstClerk {
    /// How she is called.
    pub name: String,
    /// Where the invitation goes.
    pub email: EmailAddress,
    /// The language of the mail.
    pub locale: Locale,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// The desk.
    pub desk: Desk,
    /// Whether it is new: a body that has one in this network keeps it.
    pub is_new: bool,
}

/// Prepares a desk for a body that is a member today.
///
/// # Errors
/// [`LaunchError::NotMember`], [`LaunchError::NoMunicipality`], [`LaunchError::Staff`], or a refusal.
pub async fn prepare_desk(cx: &Cx, input: DeskToPrepare) -> Result<Prepared, LaunchError> {
    let mut tx = cx.begin().await?;
    let prepared = prepare(&mut tx, cx, input.network, input.organisation).await?;
    if let Some(FirstClerk { name, email, locale }) = input.clerk {
        let Desk { organisation, network, .. } = prepared.desk;
        let grant = NewGrant::from_now(Role::Clerk, organisation, [network], cx.now());
        let invitation = Invitation { name, email, locale, grants: vec![grant] };
        identity::api::invite(cx, &mut tx, &invitation).await?;
    }
    tx.commit().await?;
    Ok(prepared)
}

/// Prepares a desk for a Comune that has joined; for other bodies, and for a Comune that has one, nothing happens.
/// The same event again changes nothing.
///
/// # Errors
/// As [`prepare_desk`].
pub async fn prepare_desk_of_member(
    cx: &Cx,
    network: Id<Network>,
    organisation: Id<Organisation>,
) -> Result<Option<Prepared>, LaunchError> {
    let mut tx = cx.begin().await?;
    let body = network::api::organisation(&mut tx, organisation).await?.ok_or(LaunchError::Unknown)?;
    if body.kind != OrganisationKind::Municipality {
        return Ok(None);
    }
    let prepared = prepare(&mut tx, cx, network, organisation).await?;
    tx.commit().await?;
    Ok(Some(prepared))
}

async fn prepare(
    tx: &mut Tx,
    cx: &Cx,
    network: Id<Network>,
    organisation: Id<Organisation>,
) -> Result<Prepared, LaunchError> {
    let permit = cx.permit::<PrepareDesk>(Resource::new(cx.new_id(), [network.uuid()]))?;
    let known = network::api::network(tx, network).await?.ok_or(LaunchError::Unknown)?;
    let body = network::api::organisation(tx, organisation).await?.ok_or(LaunchError::Unknown)?;
    let today = cx.now().date();
    let is_member = network::api::is_member_as_of(tx, network, organisation, today).await?;
    if !is_member && known.lead != organisation {
        return Err(LaunchError::NotMember);
    }
    let of_body = store::launch::of_body(tx, organisation.uuid()).await?;
    let standing = |desk: &Desk| desk.network == network.uuid() && desk.state != DeskState::Closed;
    if let Some(desk) = of_body.into_iter().find(standing) {
        return Ok(Prepared { desk, is_new: false });
    }
    let municipality = municipality(tx, &body).await?;
    let slug = free_slug(tx, &municipality.name).await?;
    let desk = blank(permit.target(), network, &body, &municipality, slug);
    store::desk::insert(tx, &permit, &desk, cx.now()).await?;
    let change = StateChange { state: desk.state, reason: None, by: cx.person(), at: cx.now() };
    store::launch::add_state(tx, &permit, cx.new_id::<StateChange>().uuid(), &change).await?;
    trail::record(tx, cx, PrepareDesk::NAME, desk.id.uuid(), json!({ "organisation": organisation })).await?;
    let told = events::desk::DeskPrepared {
        desk: desk.id.uuid(),
        organisation: organisation.uuid(),
        network: network.uuid(),
    };
    outbox::tell(tx, cx, &told).await?;
    Ok(Prepared { desk, is_new: true })
}

async fn municipality(tx: &mut Tx, body: &Organisation) -> Result<Municipality, LaunchError> {
    let code = body.istat_code.as_ref().or(body.municipality.as_ref()).ok_or(LaunchError::NoMunicipality)?;
    network::api::municipality(tx, code).await?.ok_or(LaunchError::NoMunicipality)
}

/// `follo`, or `follo-2` when that is taken.
async fn free_slug(tx: &mut Tx, name: &str) -> Result<String, LaunchError> {
    let slug = slug(name);
    let taken = store::launch::slugs_like(tx, &slug).await?;
    let numbered = std::iter::once(slug.clone()).chain((2_u32..).map(|number| format!("{slug}-{number}")));
    Ok(numbered.into_iter().find(|slug| !taken.contains(slug)).unwrap_or(slug))
}

/// What is known of the body already is entered; the clerk confirms or mends it.
fn blank(
    id: Id<Desk>,
    network: Id<Network>,
    body: &Organisation,
    municipality: &Municipality,
    slug: String,
) -> Desk {
    let address = body.address.as_deref().map(|street| format!("{street}, {}", municipality.name));
    // Two bodies of one Comune may each keep a desk.
    let name = match body.kind {
        OrganisationKind::Municipality => format!("Sportello di {}", municipality.name),
        _ => format!("Sportello di {} ({})", municipality.name, body.name),
    };
    Desk {
        id,
        organisation: body.id.uuid(),
        network: network.uuid(),
        slug,
        name,
        kind: DeskKind::Desk,
        state: DeskState::Preparing,
        municipality: municipality.istat_code.clone(),
        address: address.unwrap_or_default(),
        place: body.place.or(Some(municipality.place)),
        phone: body.phone.as_ref().map(PhoneNumber::to_string),
        email: None,
        opened_on: None,
        serves_all_services: true,
    }
}
