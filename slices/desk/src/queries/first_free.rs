//! "First free near me": over all open desks in one request.
//!
//! Same Comune first, then by distance. Desks are loaded ring by ring around the Comune and looked at in small
//! groups, so that the answer costs the same in a network of thirteen desks and in one of eight thousand.

use std::collections::HashSet;

use jiff::ToSpan as _;
use kernel::{Coordinates, Id, IstatCode};
use network::api::Municipality;
use storage::{Cx, Result, Tx};

use crate::model::{AgendaRules, Channel, Channels, Desk, LocalDay, ServiceId, Slot, Wanted, availability};
use crate::store;

/// How many days ahead are searched.
pub const SEARCH_DAYS: i64 = 60;
/// Most first times are in these; the rest is only loaded for desks that have none in them.
const SOON_DAYS: usize = 14;
/// Desks looked at together.
const GROUP: usize = 16;
/// Radii of the rings in kilometres; after them comes every desk.
const RINGS_KM: [f64; 2] = [30.0, 150.0];
/// Kilometres of a degree of latitude.
const KM_PER_DEGREE: f64 = 111.2;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct NearBy {
    /// Only at desks that answer for it.
    pub service: Option<ServiceId>,
    /// Only on this channel.
    pub channel: Option<Channel>,
    /// Near this Comune; otherwise all desks count alike and the earliest time comes first.
    pub near: Option<IstatCode>,
    /// How many desks with a free time are enough.
    pub limit: usize,
}

/// A desk with its first free time.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskOffer {
    /// The desk.
    pub desk: Desk,
    /// Its first free time.
    pub slot: Slot,
    /// How far it is from the Comune, where both have a place.
    pub distance_km: Option<f64>,
}

/// The desks in order, each with its first free time; desks that have none in 60 days are left out. `None`: there is
/// no Comune of that code.
///
/// # Errors
/// When the database refuses.
pub async fn first_free(tx: &mut Tx, cx: &Cx, search: &NearBy) -> Result<Option<Vec<DeskOffer>>> {
    let near = match &search.near {
        Some(code) => match network::api::municipality(tx, code).await? {
            Some(municipality) => Some(municipality),
            None => return Ok(None),
        },
        None => None,
    };
    let today = cx.now().date();
    let days = LocalDay::range(today, today.saturating_add((SEARCH_DAYS - 1).days()));
    let mut seen: HashSet<Id<Desk>> = HashSet::new();
    let mut offers = Vec::new();
    for ring in rings(near.as_ref()) {
        let desks = match (&near, ring) {
            (Some(near), Some(km)) => around(tx, near, km).await?,
            _ => store::desk::open(tx).await?,
        };
        let fresh: Vec<Desk> = desks.into_iter().filter(|desk| seen.insert(desk.id)).collect();
        let fresh = match search.service {
            Some(service) => store::desk::serving(tx, fresh, service).await?,
            None => fresh,
        };
        for group in in_order(fresh, near.as_ref()).chunks(GROUP) {
            offers.extend(first_of_each(tx, cx, group, &days, search.channel).await?);
            if near.is_some() && offers.len() >= search.limit {
                offers.truncate(search.limit);
                return Ok(Some(offers));
            }
        }
    }
    if near.is_none() {
        offers.sort_by_key(|offer: &DeskOffer| offer.slot.starts_at);
        offers.truncate(search.limit);
    }
    Ok(Some(offers))
}

fn rings(near: Option<&Municipality>) -> Vec<Option<f64>> {
    match near {
        Some(_) => RINGS_KM.into_iter().map(Some).chain([None]).collect(),
        None => vec![None],
    }
}

/// The open desks of the Comune and those up to so far from it, without any that a nearer one could lie beyond.
async fn around(tx: &mut Tx, near: &Municipality, km: f64) -> Result<Vec<Desk>> {
    let (north, east) = (near.place.latitude(), near.place.longitude());
    let half_height = km / KM_PER_DEGREE;
    let half_width = half_height / north.to_radians().cos().max(0.01);
    let (south, north) = (north - half_height, north + half_height);
    let (west, east) = (east - half_width, east + half_width);
    let mut desks = store::desk::open_around(tx, &near.istat_code, (south, north), (west, east)).await?;
    let is_near = |place: Coordinates| near.place.km_to(place) <= km;
    desks.retain(|desk| desk.municipality == near.istat_code || desk.place.is_some_and(is_near));
    Ok(desks)
}

type Placed = (Desk, Option<f64>);

fn in_order(desks: Vec<Desk>, near: Option<&Municipality>) -> Vec<Placed> {
    let distance = |desk: &Desk| Some(near?.place.km_to(desk.place?));
    let mut placed: Vec<Placed> =
        desks.into_iter().map(|desk| (distance(&desk), desk)).map(|(km, desk)| (desk, km)).collect();
    let elsewhere = |desk: &Desk| near.is_some_and(|near| desk.municipality != near.istat_code);
    placed.sort_by(|(a, a_km), (b, b_km)| {
        let far = |km: &Option<f64>| km.unwrap_or(f64::MAX);
        elsewhere(a)
            .cmp(&elsewhere(b))
            .then(far(a_km).total_cmp(&far(b_km)))
            .then_with(|| a.name.cmp(&b.name))
            .then(a.id.cmp(&b.id))
    });
    placed
}

async fn first_of_each(
    tx: &mut Tx,
    cx: &Cx,
    group: &[Placed],
    days: &[LocalDay],
    channel: Option<Channel>,
) -> Result<Vec<DeskOffer>> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let ids: Vec<Id<Desk>> = group.iter().map(|(desk, _)| desk.id).collect();
    let rules = store::rules::load(tx, &ids, first.date, last.date).await?;
    let (soon, later) = days.split_at(SOON_DAYS.min(days.len()));
    let mut found: Vec<Option<Slot>> = vec![None; group.len()];
    for days in [soon, later] {
        let open: Vec<AgendaRules> =
            rules.iter().filter(|rules| is_open_question(rules, group, &found)).cloned().collect();
        if open.is_empty() {
            break;
        }
        let states = store::rules::with_taken(tx, open, days).await?;
        for ((desk, _), found) in group.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let channels = channel.map_or(Channels::ALL, Channels::from);
            let wanted = Wanted { channels, ..Wanted::at(desk.id, cx.now()) };
            *found = availability::first_slot(days, &states, &wanted);
        }
    }
    let offer = |((desk, distance_km), slot): (&Placed, Option<Slot>)| {
        Some(DeskOffer { desk: desk.clone(), slot: slot?, distance_km: *distance_km })
    };
    Ok(group.iter().zip(found).filter_map(offer).collect())
}

/// Whether the agenda serves a desk of the group that has no time yet.
fn is_open_question(rules: &AgendaRules, group: &[Placed], found: &[Option<Slot>]) -> bool {
    group.iter().zip(found).any(|((desk, _), found)| {
        found.is_none()
            && (rules.openings.iter().any(|opening| opening.desk == desk.id)
                || rules.exceptions.iter().any(|exception| exception.desk == desk.id))
    })
}
