//! The free times of one desk, and those nearest to one that is gone.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Id, Instant};
use storage::{Cx, Result, Tx};

use super::first_free::{DeskOffer, NearBy, SEARCH_DAYS, first_free};
use crate::model::availability::Standing;
use crate::model::{Channel, Channels, Desk, LocalDay, ServiceId, Slot, Wanted, availability};
use crate::store;

/// The longest span of days that is looked at in one go.
pub const MAX_DAYS: u16 = 92;
/// How far before and after a time that is gone others are looked for.
const AROUND_DAYS: i64 = 30;
/// No agenda is open further ahead.
pub(super) const HORIZON_DAYS: i64 = 400;

/// What is asked of a desk.
#[derive(Clone, Copy, Debug)]
pub struct FreeSlots {
    /// The first day.
    pub from: Date,
    /// How many days, at most [`MAX_DAYS`].
    pub days: u16,
    /// Only where the desk answers for it.
    pub service: Option<ServiceId>,
    /// Desk, channels, length, whose notice.
    pub wanted: Wanted,
}

/// The free times of a desk, in order; none where it is not open or does not answer for the service.
///
/// # Errors
/// When the database refuses.
pub async fn free_slots(tx: &mut Tx, desk: &Desk, asked: &FreeSlots) -> Result<Vec<Slot>> {
    let serves = match asked.service {
        Some(service) => store::desk::serves(tx, desk, service).await?,
        None => true,
    };
    if !desk.is_open() || !serves || asked.days == 0 {
        return Ok(Vec::new());
    }
    let last = i64::from(asked.days.min(MAX_DAYS)) - 1;
    let until = asked.from.checked_add(last.days()).unwrap_or(Date::MAX);
    slots_between(tx, &asked.wanted, asked.from, until).await
}

/// The starts that a desk's openings make on seven days, each with how it stands for the public; none where it is not
/// open.
///
/// # Errors
/// When the database refuses.
pub async fn week_of(
    tx: &mut Tx,
    desk: &Desk,
    now: Instant,
    monday: Date,
) -> Result<Vec<(Instant, Standing)>> {
    if !desk.is_open() {
        return Ok(Vec::new());
    }
    let days = LocalDay::range(monday, monday.saturating_add(6.days()));
    let rules = store::rules::load(tx, &[desk.id], monday, monday.saturating_add(6.days())).await?;
    let states = store::rules::with_taken(tx, rules, &days).await?;
    let wanted = Wanted::at(desk.id, now);
    Ok(days.iter().flat_map(|day| availability::standings(day, &states, &wanted)).collect())
}

/// Whether a desk has hours, weekly or of a day to come, and none of them on a channel.
///
/// # Errors
/// When the database refuses.
pub async fn lacks_channel(tx: &mut Tx, desk: Id<Desk>, channel: Channel, today: Date) -> Result<bool> {
    let rules = store::rules::load(tx, &[desk], today, today.saturating_add(HORIZON_DAYS.days())).await?;
    let weekly = rules.iter().flat_map(|rules| &rules.openings).map(|hours| (hours.desk, hours.channels));
    let daily = rules.iter().flat_map(|rules| &rules.exceptions).map(|hours| (hours.desk, hours.channels));
    let here = weekly.chain(daily).filter(|(of, _)| *of == desk).map(|(_, channels)| channels);
    Ok(here.reduce(Channels::or).is_some_and(|offered| !offered.has(channel)))
}

pub(super) async fn slots_between(
    tx: &mut Tx,
    wanted: &Wanted,
    from: Date,
    until: Date,
) -> Result<Vec<Slot>> {
    let days = LocalDay::range(from.max(wanted.today), until);
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let rules = store::rules::load(tx, &[wanted.desk], first.date, last.date).await?;
    let states = store::rules::with_taken(tx, rules, &days).await?;
    Ok(availability::slots(&days, &states, wanted))
}

/// A free time at a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Where.
    pub desk: Id<Desk>,
    /// The desk's name.
    pub desk_name: String,
    /// Its name in addresses.
    pub desk_slug: String,
    /// When and how.
    pub slot: Slot,
}

impl Alternative {
    pub(super) fn at(desk: &Desk, slot: Slot) -> Self {
        Self { desk: desk.id, desk_name: desk.name.clone(), desk_slug: desk.slug.clone(), slot }
    }
}

/// How many others are proposed in place of a time that is gone.
pub const ALTERNATIVES: usize = 3;

/// The three free times of a desk that are nearest to one that is gone: on its channel, and where those are too few,
/// on any.
///
/// # Errors
/// When the database refuses.
pub async fn alternatives(
    tx: &mut Tx,
    cx: &Cx,
    desk: &Desk,
    channel: Channel,
    starts_at: Instant,
) -> Result<Vec<Alternative>> {
    let wanted = Wanted::at(desk.id, cx.now());
    let last = wanted.today.saturating_add(HORIZON_DAYS.days());
    let day = starts_at.date().clamp(wanted.today, last);
    let (from, until) = (day.saturating_sub(AROUND_DAYS.days()), day.saturating_add(AROUND_DAYS.days()));
    let mut slots = slots_between(tx, &wanted, from, until).await?;
    slots.retain(|slot| (slot.starts_at, slot.channel) != (starts_at, channel));
    if slots.len() < ALTERNATIVES {
        slots = slots_between(tx, &wanted, wanted.today, last).await?;
    }
    let nearest = by_nearness(slots, channel, starts_at, ALTERNATIVES);
    Ok(nearest.into_iter().map(|slot| Alternative::at(desk, slot)).collect())
}

/// The same, completed where the desk has too few: with the first free times of the desks nearest to it, in the order
/// of "first free near me". There are three whenever the network has three.
///
/// # Errors
/// When the database refuses.
pub async fn alternatives_nearby(
    tx: &mut Tx,
    cx: &Cx,
    desk: &Desk,
    service: Option<ServiceId>,
    channel: Channel,
    starts_at: Instant,
) -> Result<Vec<Alternative>> {
    let mut found = alternatives(tx, cx, desk, channel, starts_at).await?;
    let mut others: Vec<Desk> = Vec::new();
    for channel in [Some(channel), None] {
        if found.len() >= ALTERNATIVES {
            return Ok(found);
        }
        for offer in firsts_near(tx, cx, desk, service, channel).await? {
            add(&mut found, Alternative::at(&offer.desk, offer.slot));
            if others.iter().all(|other| other.id != offer.desk.id) {
                others.push(offer.desk);
            }
        }
    }
    // Fewer desks than times are wanted: more of each.
    for other in others {
        if found.len() >= ALTERNATIVES {
            break;
        }
        let wanted = Wanted::at(other.id, cx.now());
        let until = wanted.today.saturating_add(SEARCH_DAYS.days());
        for slot in slots_between(tx, &wanted, wanted.today, until).await? {
            add(&mut found, Alternative::at(&other, slot));
        }
    }
    Ok(found)
}

fn add(found: &mut Vec<Alternative>, one: Alternative) {
    if found.len() < ALTERNATIVES && !found.contains(&one) {
        found.push(one);
    }
}

/// The first free times of the other desks, the nearest first.
async fn firsts_near(
    tx: &mut Tx,
    cx: &Cx,
    desk: &Desk,
    service: Option<ServiceId>,
    channel: Option<Channel>,
) -> Result<Vec<DeskOffer>> {
    let near = Some(desk.municipality.clone());
    // The desk itself may be among them.
    let search = NearBy { service, channel, near, limit: ALTERNATIVES + 1 };
    let mut offers = match first_free(tx, cx, &search).await? {
        Some(offers) => offers,
        None => first_free(tx, cx, &NearBy { near: None, ..search }).await?.unwrap_or_default(),
    };
    offers.retain(|offer| offer.desk.id != desk.id);
    Ok(offers)
}

/// The nearest so many: those on the channel come before all others.
pub(super) fn by_nearness(
    mut slots: Vec<Slot>,
    channel: Channel,
    starts_at: Instant,
    count: usize,
) -> Vec<Slot> {
    let away = |slot: &Slot| (slot.starts_at.micros() - starts_at.micros()).unsigned_abs();
    slots.sort_by_key(|slot| (slot.channel != channel, away(slot), slot.starts_at));
    slots.truncate(count);
    slots
}
