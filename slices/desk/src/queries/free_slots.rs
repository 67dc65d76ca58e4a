//! The free times of one desk, and those nearest to one that is gone.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Id, Instant};
use storage::{Cx, Result, Tx};

use crate::model::{Channel, Desk, LocalDay, ServiceId, Slot, Wanted, availability};
use crate::store;

/// The longest span of days that is looked at in one go.
pub const MAX_DAYS: u16 = 92;
/// How far before and after a time that is gone others are looked for.
const AROUND_DAYS: i64 = 30;

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

async fn slots_between(tx: &mut Tx, wanted: &Wanted, from: Date, until: Date) -> Result<Vec<Slot>> {
    let days = LocalDay::range(from.max(wanted.today), until);
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let rules = store::rules::load(tx, &[wanted.desk], first.date, last.date).await?;
    let states = store::rules::with_taken(tx, rules, &days).await?;
    Ok(availability::slots(&days, &states, wanted))
}

/// A free time at a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Where.
    pub desk: Id<Desk>,
    /// When and how.
    pub slot: Slot,
}

/// The three free times of a desk that are nearest to one that is gone: on its channel, and where those are too few,
/// on any.
///
/// # Errors
/// When the database refuses.
pub async fn alternatives(
    tx: &mut Tx,
    cx: &Cx,
    desk: Id<Desk>,
    channel: Channel,
    starts_at: Instant,
) -> Result<Vec<Alternative>> {
    let wanted = Wanted::at(desk, cx.now());
    let day = starts_at.date().clamp(wanted.today, wanted.today.saturating_add(400.days()));
    let (from, until) = (day.saturating_sub(AROUND_DAYS.days()), day.saturating_add(AROUND_DAYS.days()));
    let slots = slots_between(tx, &wanted, from, until).await?;
    Ok(nearest(slots, channel, starts_at, 3).into_iter().map(|slot| Alternative { desk, slot }).collect())
}

/// The nearest so many: those on the channel come before all others.
pub fn nearest(mut slots: Vec<Slot>, channel: Channel, starts_at: Instant, count: usize) -> Vec<Slot> {
    let away = |slot: &Slot| (slot.starts_at.micros() - starts_at.micros()).unsigned_abs();
    slots.retain(|slot| (slot.starts_at, slot.channel) != (starts_at, channel));
    slots.sort_by_key(|slot| (slot.channel != channel, away(slot), slot.starts_at));
    slots.truncate(count);
    slots
}
