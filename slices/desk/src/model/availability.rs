//! When an agenda is free: the one function behind the public pages, the operator's and the API.
//!
//! Pure: rules, what is taken, the time and what is wanted come in; free starts go out. Hours are bits of
//! five-minute grains of a day, so a day costs a few hundred nanoseconds and a search may stop at the first day
//! that has something.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Id, Instant};

use super::bits::DayBits;
use super::day::{GRAIN_MINUTES, LocalDay, grain_from, grain_of, start_of_grain};
use super::{Agenda, AgendaRules, Channel, Channels, ClosureOf, Desk};

/// What one appointment takes of an agenda, buffer included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Taken {
    /// Its first grain.
    pub first_grain: i64,
    /// How many grains.
    pub grains: u16,
    /// Which seat; seats from the capacity on were given by an override and take none of the others.
    pub seat: u8,
}

/// The longest that an appointment with its buffer may be, in grains: how far back a load must look.
pub const MAX_GRAINS: u16 = 200;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// At which desk.
    pub desk: Id<Desk>,
    /// On which channels: one, or all.
    pub channels: Channels,
    /// How long, where it is not the agenda's own length.
    pub minutes: Option<u16>,
    /// Whether the agenda's notice time holds. It does not for an operator who has the person before her or on the
    /// telephone; everything else holds for her too.
    pub with_notice: bool,
    /// The time at which it is asked.
    pub now: Instant,
    /// The day it is then.
    pub today: Date,
}

impl Wanted {
    /// What the public may have at a desk.
    pub fn at(desk: Id<Desk>, now: Instant) -> Self {
        Self { desk, channels: Channels::ALL, minutes: None, with_notice: true, now, today: now.date() }
    }

    /// On one channel only.
    #[must_use]
    pub fn on(self, channel: Channel) -> Self {
        Self { channels: channel.into(), ..self }
    }

    /// For an operator, who is not bound by the notice time.
    #[must_use]
    pub const fn for_operator(self) -> Self {
        Self { with_notice: false, ..self }
    }
}

/// A start at which one agenda is free.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FreeStart {
    /// Whose.
    pub agenda: Id<Agenda>,
    /// The grain it begins at.
    pub first_grain: i64,
    /// Its length in grains, without the buffer.
    pub length: u16,
    /// The grains it takes, with the buffer.
    pub takes: u16,
    /// The channels one may choose from.
    pub channels: Channels,
    /// How many seats are free.
    pub seats_left: u16,
    /// The first of them.
    pub seat: u8,
}

impl FreeStart {
    /// When it begins.
    pub const fn starts_at(&self) -> Instant {
        start_of_grain(self.first_grain)
    }

    /// When it ends.
    pub fn ends_at(&self) -> Instant {
        start_of_grain(self.first_grain + i64::from(self.length))
    }

    /// The first free seat from here on.
    pub const fn claim(&self) -> Claim {
        let Self { agenda, first_grain, length, takes, seat, .. } = *self;
        Claim { agenda, first_grain, length, takes, seat }
    }
}

/// A seat of an agenda for some time: what an appointment takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Whose.
    pub agenda: Id<Agenda>,
    /// The grain it begins at.
    pub first_grain: i64,
    /// Its length in grains, without the buffer.
    pub length: u16,
    /// The grains it takes, with the buffer.
    pub takes: u16,
    /// Which seat.
    pub seat: u8,
}

impl Claim {
    /// An agenda's seat from an instant on, for the agenda's own length or another; for what no rule offers.
    pub fn of(agenda: &Agenda, starts_at: Instant, minutes: Option<u16>, seat: u8) -> Self {
        let length = grains(minutes.unwrap_or(agenda.slot_minutes));
        let takes = (length + grains(agenda.buffer_minutes)).min(MAX_GRAINS);
        Self { agenda: agenda.id, first_grain: grain_of(starts_at), length, takes, seat }
    }

    /// When it begins.
    pub const fn starts_at(&self) -> Instant {
        start_of_grain(self.first_grain)
    }

    /// When it ends.
    pub fn ends_at(&self) -> Instant {
        start_of_grain(self.first_grain + i64::from(self.length))
    }
}

/// A free start of a desk on a channel, whichever agenda serves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// How.
    pub channel: Channel,
    /// How many people can still have it.
    pub capacity_left: u16,
}

/// An agenda as the search sees it: its rules and what is taken of it, sorted by first grain.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaState {
    /// When it works.
    pub rules: AgendaRules,
    /// What is taken.
    pub taken: Vec<Taken>,
}

/// The free starts of one agenda on one day, in order.
pub fn free_on(day: &LocalDay, state: &AgendaState, wanted: &Wanted) -> Vec<FreeStart> {
    let agenda = &state.rules.agenda;
    if !agenda.active || is_beyond(day.date, agenda, wanted.today) {
        return Vec::new();
    }
    let segments = segments(day, &state.rules, wanted);
    if segments.is_empty() {
        return Vec::new();
    }
    let closed = closed(day, &state.rules, wanted.desk);
    let seats = seats(day, agenda, &state.taken);
    let notice = if wanted.with_notice { i64::from(agenda.notice_minutes) } else { 0 };
    let earliest = grain_from(wanted.now.plus_minutes(notice));
    let length = grains(wanted.minutes.unwrap_or(agenda.slot_minutes));
    let buffer = grains(agenda.buffer_minutes);
    let step = grains(agenda.slot_minutes) + buffer;
    let mut free: Vec<FreeStart> = Vec::new();
    for segment in &segments {
        let mut at = segment.from;
        while at + length <= segment.until {
            let first_grain = day.first_grain + i64::from(at);
            if first_grain >= earliest && closed.has_none(at, at + length) {
                let mut open =
                    (0_u8..).zip(&seats).filter(|(_, taken)| taken.has_none(at, at + length + buffer));
                if let Some((seat, _)) = open.next() {
                    let seats_left = u16::try_from(1 + open.count()).unwrap_or(u16::MAX);
                    let (agenda, channels, takes) = (agenda.id, segment.channels, length + buffer);
                    free.push(FreeStart { agenda, first_grain, length, takes, channels, seats_left, seat });
                }
            }
            at += step;
        }
    }
    // Hours entered once for each channel give the same start twice.
    free.sort_by_key(|start| start.first_grain);
    free.dedup_by(|later, first| {
        let same = later.first_grain == first.first_grain;
        if same {
            first.channels = first.channels.or(later.channels);
        }
        same
    });
    free
}

/// The free starts of some agendas over some days, one of each start and channel, in order.
pub fn slots(days: &[LocalDay], states: &[AgendaState], wanted: &Wanted) -> Vec<Slot> {
    days.iter().flat_map(|day| slots_on(day, states, wanted)).collect()
}

/// The first of them; days after it are not looked at.
pub fn first_slot(days: &[LocalDay], states: &[AgendaState], wanted: &Wanted) -> Option<Slot> {
    days.iter().find_map(|day| slots_on(day, states, wanted).into_iter().next())
}

fn slots_on(day: &LocalDay, states: &[AgendaState], wanted: &Wanted) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    for start in states.iter().flat_map(|state| free_on(day, state, wanted)) {
        let (starts_at, ends_at, capacity_left) = (start.starts_at(), start.ends_at(), start.seats_left);
        let channels = start.channels.and(wanted.channels);
        slots.extend(channels.iter().map(|channel| Slot { starts_at, ends_at, channel, capacity_left }));
    }
    slots.sort_by_key(|slot| (slot.starts_at, slot.channel, slot.ends_at));
    slots.dedup_by(|later, first| {
        let same = (later.starts_at, later.channel) == (first.starts_at, first.channel);
        if same {
            first.capacity_left = first.capacity_left.saturating_add(later.capacity_left);
        }
        same
    });
    slots
}

/// How a start stands for who wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be had.
    Free(Slot),
    /// It has room, but the notice time has begun.
    Late,
    /// Others have all of it.
    Full,
    /// It is over.
    Over,
}

/// All starts that the openings make on a day, each with how it stands. What is not among them is closed.
pub fn standings(day: &LocalDay, states: &[AgendaState], wanted: &Wanted) -> Vec<(Instant, Standing)> {
    let unhurried = Wanted { with_notice: false, ..*wanted };
    // As the day began nothing of it was over; and of days that are, the horizon does not matter any more.
    let at_first =
        Wanted { now: Instant::start_of(day.date), today: wanted.today.min(day.date), ..unhurried };
    let untaken = |state: &AgendaState| AgendaState { rules: state.rules.clone(), taken: Vec::new() };
    let untaken: Vec<AgendaState> = states.iter().map(untaken).collect();
    let free = slots_on(day, states, wanted);
    let with_room = slots_on(day, states, &unhurried);
    let mut made = slots_on(day, &untaken, &at_first);
    made.dedup_by_key(|slot| slot.starts_at);
    let standing = |slot: &Slot| {
        let is_it = |other: &&Slot| other.starts_at == slot.starts_at;
        match free.iter().find(is_it) {
            Some(slot) => Standing::Free(*slot),
            None if slot.starts_at <= wanted.now => Standing::Over,
            None if with_room.iter().any(|other| is_it(&other)) => Standing::Late,
            None => Standing::Full,
        }
    };
    made.iter().map(|slot| (slot.starts_at, standing(slot))).collect()
}

/// The agendas that can take a start, the one with the fewest appointments that day first.
pub fn candidates(
    day: &LocalDay,
    states: &[AgendaState],
    wanted: &Wanted,
    starts_at: Instant,
) -> Vec<FreeStart> {
    let mut found: Vec<(u32, FreeStart)> = states
        .iter()
        .flat_map(|state| {
            let free = free_on(day, state, wanted);
            let load = load(day, &state.taken);
            free.into_iter()
                .filter(move |start| start.starts_at() == starts_at)
                .map(move |start| (load, start))
        })
        .collect();
    found.sort_by_key(|(load, start)| (*load, start.agenda));
    found.into_iter().map(|(_, start)| start).collect()
}

/// Hours of one kind, without breaks; starts are counted from the beginning of each.
struct Segment {
    from: u16,
    until: u16,
    channels: Channels,
}

fn segments(day: &LocalDay, rules: &AgendaRules, wanted: &Wanted) -> Vec<Segment> {
    let mut segments = Vec::new();
    let exceptional = rules.exceptions.iter().any(|exception| exception.day == day.date);
    if exceptional {
        for exception in rules.exceptions.iter().filter(|e| e.day == day.date && e.desk == wanted.desk) {
            let hours = DayBits::of(day, exception.span);
            cut(day, exception.span, hours, exception.channels.and(wanted.channels), &mut segments);
        }
        return segments;
    }
    let weekday = day.date.weekday();
    for opening in rules.openings.iter().filter(|o| o.weekday == weekday && o.desk == wanted.desk) {
        let mut hours = DayBits::of(day, opening.span);
        for pause in rules.breaks.iter().filter(|pause| pause.weekday == weekday) {
            hours.remove(day.place_of(pause.span.from()), day.place_of(pause.span.until()));
        }
        cut(day, opening.span, hours, opening.channels.and(wanted.channels), &mut segments);
    }
    segments
}

/// Cuts hours into runs without a hole.
fn cut(
    day: &LocalDay,
    span: super::WallSpan,
    hours: DayBits,
    channels: Channels,
    segments: &mut Vec<Segment>,
) {
    if channels.is_empty() {
        return;
    }
    let (mut at, end) = (day.place_of(span.from()), day.place_of(span.until()));
    while at < end {
        let from = hours.next_in(at, end);
        let until = hours.next_out(from, end);
        if from < until {
            segments.push(Segment { from, until, channels });
        }
        at = until.max(at + 1);
    }
}

fn closed(day: &LocalDay, rules: &AgendaRules, desk: Id<Desk>) -> DayBits {
    let mut closed = DayBits::default();
    let today = |closure: &&super::Closure| closure.from_day <= day.date && day.date <= closure.until_day;
    for closure in rules.closures.iter().filter(today) {
        let ours = match closure.of {
            ClosureOf::Agenda(agenda) => agenda == rules.agenda.id,
            ClosureOf::Desk(closed) => closed == desk,
            ClosureOf::Network(_) => true,
        };
        if ours {
            closed.add(day.place_of(closure.span.from()), day.place_of(closure.span.until()));
        }
    }
    closed
}

/// What is taken of each seat on a day.
fn seats(day: &LocalDay, agenda: &Agenda, taken: &[Taken]) -> Vec<DayBits> {
    let mut seats = vec![DayBits::default(); usize::from(agenda.capacity)];
    for taken in on_day(day, taken) {
        if let Some(seat) = seats.get_mut(usize::from(taken.seat)) {
            let from = taken.first_grain - day.first_grain;
            let until = from + i64::from(taken.grains);
            seat.add(place(from), place(until));
        }
    }
    seats
}

fn load(day: &LocalDay, taken: &[Taken]) -> u32 {
    on_day(day, taken).map(|taken| u32::from(taken.grains)).sum()
}

/// What touches a day; the list is sorted, so the rest of the year costs nothing.
fn on_day<'a>(day: &LocalDay, taken: &'a [Taken]) -> impl Iterator<Item = &'a Taken> {
    let (first, after) = (day.first_grain, day.first_grain + i64::from(day.grains));
    let begin = taken.partition_point(|taken| taken.first_grain < first - i64::from(MAX_GRAINS));
    taken.iter().skip(begin).take_while(move |taken| taken.first_grain < after)
}

fn is_beyond(date: Date, agenda: &Agenda, today: Date) -> bool {
    date < today || today.checked_add(i64::from(agenda.horizon_days).days()).is_ok_and(|last| date > last)
}

fn grains(minutes: u16) -> u16 {
    minutes.div_ceil(u16::try_from(GRAIN_MINUTES).unwrap_or(5)).min(MAX_GRAINS)
}

/// A place in a day, cut to it.
fn place(grain: i64) -> u16 {
    u16::try_from(grain.clamp(0, 320)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
