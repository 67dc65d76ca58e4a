//! What every page of a desk needs: the desk, and the choices of its forms.

use desk::api::{Desk, ServiceId};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Id;
use network::api::{Agreement, Municipality, Organisation};
use policy::{Action, Actor, Refusal};
use storage::{Cx, Result, StorageError, Tx};
use uuid::Uuid;

use crate::actions::standing::{agreements_on, of_desk};
use crate::policy::SeeContacts;
use crate::store;

/// Why a desk's contacts are not shown.
#[derive(Debug, thiserror::Error)]
pub enum GroundError {
    /// There is no such desk.
    #[error("no such desk")]
    UnknownDesk,
    /// Not hers to see.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// A desk whose contacts the caller may see.
///
/// # Errors
/// See [`GroundError`]. Who is not signed in is asked to, whether there is such a desk or not.
pub async fn desk_at(tx: &mut Tx, cx: &Cx, slug: &str) -> std::result::Result<Desk, GroundError> {
    let Some(desk) = desk::api::desk_by_slug(tx, slug).await? else {
        return Err(match cx.actor {
            Actor::Public => GroundError::Refused(Refusal::SignIn(<SeeContacts as Action>::NAME)),
            _ => GroundError::UnknownDesk,
        });
    };
    cx.permit::<SeeContacts>(of_desk(&desk))?;
    Ok(desk)
}

/// The desks whose contacts the caller may see, closed ones left out, by name.
///
/// # Errors
/// When the database refuses.
pub async fn desks_at(tx: &mut Tx, cx: &Cx) -> Result<Vec<Desk>> {
    let Actor::Staff { grants, .. } = &cx.actor else { return Ok(Vec::new()) };
    let scopes: Vec<Uuid> = grants.iter().map(|grant| grant.scope).collect();
    let ids: Vec<Id<Desk>> = scopes.iter().map(|scope| Id::from_uuid(*scope)).collect();
    let mut desks = desk::api::desks(tx, &ids).await?;
    for scope in scopes {
        desks.extend(desk::api::desks_of_body(tx, scope).await?);
    }
    let is_seen = |desk: &Desk| {
        desk.state != desk::api::DeskState::Closed && cx.permit::<SeeContacts>(of_desk(desk)).is_ok()
    };
    desks.retain(is_seen);
    desks.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    desks.dedup_by_key(|desk| desk.id);
    Ok(desks)
}

/// The choices of a desk's forms.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The services it gave most in the months before this one, or its first ones by name: those that keys choose.
    pub most_given: Vec<(ServiceId, String)>,
    /// All others.
    pub services: Vec<(ServiceId, String)>,
    /// Comuni, that of the desk first.
    pub comuni: Vec<Municipality>,
    /// The agreements of the desk's body on the day.
    pub agreements: Vec<Agreement>,
    /// Bodies that may help on.
    pub bodies: Vec<Organisation>,
}

/// Whole months that are looked back on for what a desk gives most; the current one is none, so that a key means the same
/// service all month long.
const MONTHS_BACK: i32 = 3;
/// Services that keys choose.
const KEYED: i64 = 8;

impl Ground {
    /// Of a desk on a day.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(tx: &mut Tx, desk: &Desk, day: Date, today: Date) -> Result<Self> {
        let mut services = desk::api::service_choices(tx, desk, today).await?;
        let month = today.first_of_month();
        let since = month.saturating_sub(MONTHS_BACK.months());
        let given = store::links::most_given(tx, desk.id, (since, month), KEYED).await?;
        let mut most_given = Vec::new();
        for id in given {
            if let Some(place) = services.iter().position(|(known, _)| *known == id) {
                most_given.push(services.remove(place));
            }
        }
        while most_given.len() < usize::try_from(KEYED).unwrap_or_default() && !services.is_empty() {
            most_given.push(services.remove(0));
        }
        let mut comuni = network::api::municipalities(tx).await?;
        comuni.sort_by_key(|one| one.istat_code != desk.municipality);
        let body = Id::from_uuid(desk.organisation);
        let mut agreements = Vec::new();
        for id in agreements_on(tx, body, day).await? {
            agreements.extend(network::api::agreement(tx, id).await?);
        }
        let members = network::api::members_as_of(tx, Id::from_uuid(desk.network), today).await?;
        let mut ids: Vec<Id<Organisation>> = members.iter().map(|one| one.organisation).collect();
        ids.sort();
        ids.dedup();
        ids.retain(|id| *id != body);
        let bodies = network::api::organisations(tx, &ids).await?;
        Ok(Self { most_given, services, comuni, agreements, bodies })
    }
}
