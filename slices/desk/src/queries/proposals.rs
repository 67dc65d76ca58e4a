//! The three times that each person who lost hers is proposed: one answer for the mail, her page and the operator's
//! calls, so that nobody hears of one time and reads of another.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;
use storage::{Cx, Result, Tx};

use super::free_slots::{ALTERNATIVES, Alternative, HORIZON_DAYS, alternatives, by_nearness, slots_between};
use crate::model::{Appointment, Channel, Desk, Slot, Wanted};
use crate::store;

/// How long somebody who lost a time stays on the list after it.
const LATE_DAYS: i64 = 7;
/// How far ahead other times are looked for at first, and how far after a lost one.
const SOON_DAYS: i64 = 60;
/// How far after the last lost time.
const AFTER_DAYS: i64 = 30;

/// Somebody who lost a time, with others to propose.
#[derive(Clone, Debug)]
pub struct ToMove {
    /// Her appointment.
    pub appointment: Appointment,
    /// The nearest free times, her own first when a colleague has it.
    pub proposals: Vec<Slot>,
}

impl ToMove {
    /// The times as they are told to her.
    pub fn alternatives(&self, desk: &Desk) -> Vec<Alternative> {
        self.proposals.iter().map(|slot| Alternative::at(desk, *slot)).collect()
    }
}

/// Who lost a time at a desk and has not chosen another, in order of the lost times.
///
/// # Errors
/// When the database refuses.
pub async fn displaced(tx: &mut Tx, cx: &Cx, desk: &Desk) -> Result<Vec<Appointment>> {
    let today = cx.now().date();
    let start = |days: i64| Instant::start_of(today.saturating_add(days.days()));
    store::agenda_board::displaced(tx, desk.id, start(-LATE_DAYS), start(HORIZON_DAYS)).await
}

/// The same, each with the times to propose. They are what the public may have, since she chooses by herself.
///
/// # Errors
/// When the database refuses.
pub async fn to_move(tx: &mut Tx, cx: &Cx, desk: &Desk) -> Result<Vec<ToMove>> {
    let displaced = displaced(tx, cx, desk).await?;
    let Some(last) = displaced.last() else { return Ok(Vec::new()) };
    let slots = match desk.is_open() {
        true => free_from_today(tx, cx, desk, last.starts_at.date()).await?,
        false => Vec::new(),
    };
    let mut given = Given::new();
    // Each one's own time, which a colleague has, before anybody is proposed it as another.
    let own: Vec<Option<Slot>> = displaced.iter().map(|one| own_time(one, &slots, &mut given)).collect();
    let with_own = displaced.into_iter().zip(own);
    Ok(with_own.map(|(appointment, own)| propose(appointment, own, &slots, &mut given)).collect())
}

/// The times proposed to one person who lost hers.
///
/// # Errors
/// When the database refuses.
pub async fn proposals(
    tx: &mut Tx,
    cx: &Cx,
    desk: &Desk,
    appointment: &Appointment,
) -> Result<Vec<Alternative>> {
    let all = to_move(tx, cx, desk).await?;
    let hers = all.into_iter().find(|one| one.appointment.id == appointment.id);
    match hers {
        Some(hers) => Ok(hers.alternatives(desk)),
        // She comes back so late that nobody calls her any more.
        None => alternatives(tx, cx, desk, appointment.channel, appointment.starts_at).await,
    }
}

async fn free_from_today(tx: &mut Tx, cx: &Cx, desk: &Desk, last: Date) -> Result<Vec<Slot>> {
    let wanted = Wanted::at(desk.id, cx.now());
    let soon = wanted.today.saturating_add(SOON_DAYS.days());
    let until = soon.max(last.saturating_add(AFTER_DAYS.days()));
    let slots = slots_between(tx, &wanted, wanted.today, until).await?;
    if slots.len() >= ALTERNATIVES {
        return Ok(slots);
    }
    slots_between(tx, &wanted, wanted.today, wanted.today.saturating_add(HORIZON_DAYS.days())).await
}

/// How often each start was proposed.
type Given = HashMap<(Instant, Channel), u16>;

/// Whether a start has not been proposed to as many people as it has places.
fn has_place(slot: &Slot, given: &Given) -> bool {
    given.get(&(slot.starts_at, slot.channel)).is_none_or(|times| *times < slot.capacity_left)
}

fn own_time(appointment: &Appointment, slots: &[Slot], given: &mut Given) -> Option<Slot> {
    let lost = (appointment.starts_at, appointment.channel);
    let own = slots.iter().find(|slot| (slot.starts_at, slot.channel) == lost && has_place(slot, given))?;
    *given.entry(lost).or_default() += 1;
    Some(*own)
}

/// Her own time, then the nearest that have not been proposed to as many people before her as they have places:
/// otherwise all of a closed morning would be offered the same three. When those run out, the nearest of all.
fn propose(appointment: Appointment, own: Option<Slot>, slots: &[Slot], given: &mut Given) -> ToMove {
    let (channel, starts_at) = (appointment.channel, appointment.starts_at);
    let count = ALTERNATIVES - usize::from(own.is_some());
    let others: Vec<Slot> = slots.iter().filter(|slot| Some(**slot) != own).copied().collect();
    let fresh: Vec<Slot> = others.iter().filter(|slot| has_place(slot, given)).copied().collect();
    let mut nearest = by_nearness(fresh, channel, starts_at, count);
    if nearest.len() < count {
        nearest = by_nearness(others, channel, starts_at, count);
    }
    for slot in &nearest {
        *given.entry((slot.starts_at, slot.channel)).or_default() += 1;
    }
    ToMove { appointment, proposals: own.into_iter().chain(nearest).collect() }
}
