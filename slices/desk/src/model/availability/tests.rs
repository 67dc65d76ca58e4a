//! Availability: rules, clock nights, and two properties that hold for any rules.

use super::*;
use crate::model::{Break, Closure, Exception, LocalDay, Opening, WallSpan};
use jiff::civil::{Weekday, date};
use proptest::prelude::*;
use uuid::Uuid;

const MONDAY: Date = date(2026, 11, 23);

fn desk(number: u128) -> Id<Desk> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn agenda_id(number: u128) -> Id<Agenda> {
    Id::from_uuid(Uuid::from_u128(100 + number))
}

fn span(from: u16, until: u16) -> WallSpan {
    WallSpan::new(from, until).unwrap()
}

/// Mondays 8:30 to 12:00, half hours, at desk 1, no notice, 60 days ahead.
fn a_morning() -> AgendaState {
    let agenda = Agenda {
        id: agenda_id(1),
        desk: desk(1),
        name: "A".into(),
        person: None,
        capacity: 1,
        slot_minutes: 30,
        buffer_minutes: 0,
        notice_minutes: 0,
        horizon_days: 60,
        active: true,
        video: None,
    };
    let opening = Opening {
        agenda: agenda.id,
        desk: desk(1),
        weekday: Weekday::Monday,
        span: span(510, 720),
        channels: Channels::ALL,
    };
    let rules = AgendaRules {
        agenda,
        openings: vec![opening],
        breaks: Vec::new(),
        exceptions: Vec::new(),
        closures: Vec::new(),
    };
    AgendaState { rules, taken: Vec::new() }
}

fn before() -> Instant {
    Instant::from_rome(date(2026, 11, 20).at(12, 0, 0, 0))
}

fn at_desk() -> Wanted {
    Wanted::at(desk(1), before())
}

/// The starts as they stand on the wall.
fn starts(day: Date, state: &AgendaState, wanted: &Wanted) -> Vec<String> {
    let free = free_on(&LocalDay::new(day), state, wanted);
    free.iter().map(|start| start.starts_at().rome().strftime("%H:%M").to_string()).collect()
}

fn taken(day: Date, minute: u16, minutes: u16, seat: u8) -> Taken {
    let first_grain = LocalDay::new(day).first_grain + i64::from(minute / 5);
    Taken { first_grain, grains: minutes / 5, seat }
}

#[test]
fn morning_is_offered_in_half_hours() {
    let state = a_morning();

    assert_eq!(
        starts(MONDAY, &state, &at_desk()),
        ["08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]
    );
    assert_eq!(starts(date(2026, 11, 24), &state, &at_desk()), [""; 0]);
    assert_eq!(starts(MONDAY, &state, &Wanted::at(desk(2), before())), [""; 0]);
}

#[test]
fn start_is_free_late_full_or_over_and_nothing_else_is_a_start() {
    let mut state = a_morning();
    state.rules.agenda.notice_minutes = 60;
    state.taken = vec![taken(MONDAY, 510, 30, 0), taken(MONDAY, 540, 30, 0), taken(MONDAY, 660, 30, 0)];
    let at_nine = Instant::from_rome(MONDAY.at(9, 15, 0, 0));
    let day = LocalDay::new(MONDAY);

    let said = standings(&day, &[state.clone()], &Wanted::at(desk(1), at_nine));

    let said: Vec<(String, &str)> = said
        .iter()
        .map(|(at, standing)| {
            let word = match standing {
                Standing::Free(slot) if slot.starts_at == *at => "free",
                Standing::Free(_) => "wrong",
                Standing::Late => "late",
                Standing::Full => "full",
                Standing::Over => "over",
            };
            (at.rome().strftime("%H:%M").to_string(), word)
        })
        .collect();
    let expected = [
        ("08:30", "over"),
        ("09:00", "over"),
        ("09:30", "late"),
        ("10:00", "late"),
        ("10:30", "free"),
        ("11:00", "full"),
        ("11:30", "free"),
    ];
    assert_eq!(said, expected.map(|(at, word)| (at.to_owned(), word)));
    // A day that is over had its starts; one beyond the horizon has none, and a closed one neither.
    let later = Wanted::at(desk(1), Instant::from_rome(date(2026, 11, 25).at(9, 0, 0, 0)));
    assert!(
        standings(&day, &[state.clone()], &later).iter().all(|(_, standing)| *standing == Standing::Over)
    );
    assert_eq!(standings(&day, &[state.clone()], &later).len(), 7);
    assert_eq!(standings(&LocalDay::new(date(2027, 11, 22)), &[state.clone()], &later), []);
    let of = ClosureOf::Desk(desk(1));
    state.rules.closures = vec![Closure { of, from_day: MONDAY, until_day: MONDAY, span: WallSpan::DAY }];
    assert_eq!(standings(&day, &[state], &Wanted::at(desk(1), at_nine)), []);
}

#[test]
fn taken_time_is_not_offered_and_its_buffer_neither() {
    let mut state = a_morning();
    state.rules.agenda.buffer_minutes = 10;
    state.taken = vec![taken(MONDAY, 550, 40, 0)];

    // Every 40 minutes; 9:10 is taken with its buffer until 9:50.
    assert_eq!(starts(MONDAY, &state, &at_desk()), ["08:30", "09:50", "10:30", "11:10"]);
}

#[test]
fn break_cuts_the_morning_and_starts_count_anew_after_it() {
    let mut state = a_morning();
    state.rules.breaks = vec![Break { agenda: agenda_id(1), weekday: Weekday::Monday, span: span(585, 600) }];

    assert_eq!(starts(MONDAY, &state, &at_desk()), ["08:30", "09:00", "10:00", "10:30", "11:00", "11:30"]);
}

#[test]
fn exception_takes_the_place_of_the_day_at_all_desks() {
    let mut state = a_morning();
    let elsewhere = Exception {
        agenda: agenda_id(1),
        desk: desk(2),
        day: MONDAY,
        span: span(900, 960),
        channels: Channel::Phone.into(),
    };
    state.rules.exceptions = vec![elsewhere];

    assert_eq!(starts(MONDAY, &state, &at_desk()), [""; 0]);
    assert_eq!(starts(MONDAY, &state, &Wanted::at(desk(2), before())), ["15:00", "15:30"]);
    assert_eq!(starts(date(2026, 11, 30), &state, &at_desk()).len(), 7);
}

#[test]
fn closure_takes_its_hours_away_and_leaves_the_others_where_they_were() {
    let mut state = a_morning();
    let closure =
        Closure { of: ClosureOf::Desk(desk(1)), from_day: MONDAY, until_day: MONDAY, span: span(535, 640) };
    state.rules.closures = vec![closure];

    assert_eq!(starts(MONDAY, &state, &at_desk()), ["11:00", "11:30"]);

    state.rules.closures = vec![Closure { of: ClosureOf::Desk(desk(2)), ..closure }];
    assert_eq!(starts(MONDAY, &state, &at_desk()).len(), 7);
}

#[test]
fn notice_holds_for_the_public_and_not_for_the_operator() {
    let mut state = a_morning();
    state.rules.agenda.notice_minutes = 60;
    let now = Instant::from_rome(MONDAY.at(9, 10, 0, 0));
    let public = Wanted::at(desk(1), now);

    assert_eq!(starts(MONDAY, &state, &public), ["10:30", "11:00", "11:30"]);
    assert_eq!(starts(MONDAY, &state, &public.for_operator()), ["09:30", "10:00", "10:30", "11:00", "11:30"]);
}

#[test]
fn horizon_ends_what_is_offered() {
    let mut state = a_morning();
    state.rules.agenda.horizon_days = 3;

    assert_eq!(starts(MONDAY, &state, &at_desk()).len(), 7);
    assert_eq!(starts(MONDAY, &state, &Wanted::at(desk(1), before().plus_days(-1))), [""; 0]);
}

#[test]
fn inactive_agenda_offers_nothing() {
    let mut state = a_morning();
    state.rules.agenda.active = false;

    assert_eq!(starts(MONDAY, &state, &at_desk()), [""; 0]);
}

#[test]
fn seats_are_counted_and_overbooked_ones_take_none() {
    let mut state = a_morning();
    state.rules.agenda.capacity = 3;
    state.taken = vec![taken(MONDAY, 510, 30, 0), taken(MONDAY, 510, 30, 1), taken(MONDAY, 510, 30, 7)];

    let first = free_on(&LocalDay::new(MONDAY), &state, &at_desk())[0];

    assert_eq!((first.seats_left, first.seat), (1, 2));
}

#[test]
fn hours_of_two_channels_are_one_start_with_both() {
    let mut state = a_morning();
    let morning = state.rules.openings[0];
    state.rules.openings = vec![
        Opening { channels: Channel::InPerson.into(), ..morning },
        Opening { channels: Channel::Phone.into(), span: span(510, 570), ..morning },
    ];
    let days = [LocalDay::new(MONDAY)];

    let slots = slots(&days, &[state.clone()], &at_desk());
    let by_phone = super::slots(&days, &[state.clone()], &at_desk().on(Channel::Phone));

    assert_eq!(slots.len(), 7 + 2);
    assert_eq!(by_phone.len(), 2);
    assert!(by_phone.iter().all(|slot| slot.channel == Channel::Phone && slot.capacity_left == 1));
    assert_eq!(free_on(&days[0], &state, &at_desk()).len(), 7);
}

#[test]
fn two_agendas_are_one_slot_with_two_seats_and_the_idler_is_first() {
    let (busy, mut idle) = (a_morning(), a_morning());
    idle.rules.agenda.id = agenda_id(2);
    let busy = AgendaState { taken: vec![taken(MONDAY, 510, 30, 0)], ..busy };
    let days = [LocalDay::new(MONDAY)];
    let states = [busy, idle];
    let ten = Instant::from_rome(MONDAY.at(10, 0, 0, 0));

    let left: Vec<u16> = slots(&days, &states, &at_desk().on(Channel::InPerson))
        .iter()
        .map(|slot| slot.capacity_left)
        .collect();
    let order: Vec<_> =
        candidates(&days[0], &states, &at_desk(), ten).iter().map(|start| start.agenda).collect();

    assert_eq!(left, [1, 2, 2, 2, 2, 2, 2]);
    assert_eq!(order, [agenda_id(2), agenda_id(1)]);
}

#[test]
fn longer_wish_needs_as_much_room() {
    let mut state = a_morning();
    state.taken = vec![taken(MONDAY, 600, 30, 0)];
    let wanted = Wanted { minutes: Some(60), ..at_desk() };

    assert_eq!(starts(MONDAY, &state, &wanted), ["08:30", "09:00", "10:30", "11:00"]);
}

/// Open from one to four on the nights of the change, both Sundays.
fn a_night() -> AgendaState {
    let mut state = a_morning();
    state.rules.openings[0].weekday = Weekday::Sunday;
    state.rules.openings[0].span = span(60, 240);
    state
}

#[test]
fn march_night_has_two_hours_between_one_and_four() {
    let day = date(2027, 3, 28);
    let wanted = Wanted::at(desk(1), Instant::start_of(date(2027, 3, 20)));

    assert_eq!(starts(day, &a_night(), &wanted), ["01:00", "01:30", "03:00", "03:30"]);
    let ends: Vec<_> =
        free_on(&LocalDay::new(day), &a_night(), &wanted).iter().map(|s| s.ends_at().rfc3339()).collect();
    assert_eq!(ends[1], "2027-03-28T03:00:00+02:00");
    assert_eq!(ends[3], "2027-03-28T04:00:00+02:00");
}

#[test]
fn october_night_has_four_hours_between_one_and_four() {
    let day = date(2026, 10, 25);
    let wanted = Wanted::at(desk(1), Instant::start_of(date(2026, 10, 20)));

    let free = free_on(&LocalDay::new(day), &a_night(), &wanted);
    let shown: Vec<_> = free.iter().map(|start| start.starts_at().rfc3339()[11..].to_owned()).collect();

    assert_eq!(
        shown,
        [
            "01:00:00+02:00",
            "01:30:00+02:00",
            "02:00:00+02:00",
            "02:30:00+02:00",
            "02:00:00+01:00",
            "02:30:00+01:00",
            "03:00:00+01:00",
            "03:30:00+01:00"
        ]
    );
    let mut state = a_night();
    state.taken = vec![Taken { first_grain: free[2].first_grain, grains: 6, seat: 0 }];
    let left = free_on(&LocalDay::new(day), &state, &wanted);
    assert_eq!(left.len(), 7, "the first half past two is another time than the second");
}

#[test]
fn first_slot_stops_at_the_first_day_that_has_one() {
    let mut state = a_morning();
    state.taken = (0..7).map(|half| taken(MONDAY, 510 + half * 30, 30, 0)).collect();
    let days = LocalDay::range(date(2026, 11, 20), date(2027, 1, 18));

    let first = first_slot(&days, &[state], &at_desk()).unwrap();

    assert_eq!(first.starts_at.rfc3339(), "2026-11-30T08:30:00+01:00");
}

fn any_state() -> impl Strategy<Value = AgendaState> {
    let spans =
        || (0_u16..280, 1_u16..60).prop_map(|(from, long)| span(from * 5, ((from + long) * 5).min(1440)));
    let openings = prop::collection::vec((spans(), 1_u8..8), 1..4);
    let pauses = prop::collection::vec(spans(), 0..3);
    let closures = prop::collection::vec(spans(), 0..2);
    let taken = prop::collection::vec((0_u16..280, 1_u16..20, 0_u8..4), 0..30);
    (openings, pauses, closures, taken, 1_u8..4, 1_u16..13, 0_u16..4).prop_map(
        |(openings, pauses, closures, taken, capacity, slot, buffer)| {
            let mut state = a_morning();
            let morning = state.rules.openings[0];
            state.rules.agenda.capacity = capacity;
            state.rules.agenda.slot_minutes = slot * 5;
            state.rules.agenda.buffer_minutes = buffer * 5;
            state.rules.openings = openings
                .into_iter()
                .map(|(span, channels)| Opening { span, channels: Channels::from_bits(channels), ..morning })
                .collect();
            let pause = |span| Break { agenda: agenda_id(1), weekday: Weekday::Monday, span };
            state.rules.breaks = pauses.into_iter().map(pause).collect();
            let of = ClosureOf::Agenda(agenda_id(1));
            let closure = |span| Closure { of, from_day: MONDAY, until_day: MONDAY, span };
            state.rules.closures = closures.into_iter().map(closure).collect();
            let first = LocalDay::new(MONDAY).first_grain;
            state.taken = taken
                .into_iter()
                .map(|(at, grains, seat)| Taken { first_grain: first + i64::from(at), grains, seat })
                .collect();
            state.taken.sort_unstable();
            state
        },
    )
}

fn overlap(a: &Taken, b: &Taken) -> bool {
    a.seat == b.seat
        && a.first_grain < b.first_grain + i64::from(b.grains)
        && b.first_grain < a.first_grain + i64::from(a.grains)
}

proptest! {
    #[test]
    fn offered_start_never_overlaps_what_is_taken(state in any_state()) {
        for start in free_on(&LocalDay::new(MONDAY), &state, &at_desk()) {
            let claim = Taken { first_grain: start.first_grain, grains: start.takes, seat: start.seat };
            prop_assert!(state.taken.iter().all(|taken| !overlap(taken, &claim)));
            prop_assert!(start.seat < state.rules.agenda.capacity);
            let free_seats = (0..state.rules.agenda.capacity).filter(|seat| {
                state.taken.iter().all(|taken| !overlap(taken, &Taken { seat: *seat, ..claim }))
            });
            prop_assert_eq!(free_seats.count(), usize::from(start.seats_left));
        }
    }

    #[test]
    fn offered_start_lies_in_the_hours_and_outside_breaks_and_closures(state in any_state()) {
        for start in free_on(&LocalDay::new(MONDAY), &state, &at_desk()) {
            let from = u16::try_from((start.first_grain - LocalDay::new(MONDAY).first_grain) * 5).unwrap();
            let until = from + start.length * 5;
            let inside = |span: WallSpan| span.from() <= from && until <= span.until();
            let touches = |span: WallSpan| span.from() < until && from < span.until();
            prop_assert!(state.rules.openings.iter().any(|opening| inside(opening.span)));
            prop_assert!(!state.rules.breaks.iter().any(|pause| touches(pause.span)));
            prop_assert!(!state.rules.closures.iter().any(|closure| touches(closure.span)));
        }
    }

    #[test]
    fn every_offered_start_can_be_booked_one_after_the_other(state in any_state()) {
        let day = LocalDay::new(MONDAY);
        let mut state = state;
        let offered: u32 = free_on(&day, &state, &at_desk()).iter().map(|start| u32::from(start.seats_left)).sum();
        let mut booked = 0;
        while let Some(start) = free_on(&day, &state, &at_desk()).first().copied() {
            let claim = Taken { first_grain: start.first_grain, grains: start.takes, seat: start.seat };
            prop_assert!(state.taken.iter().all(|taken| !overlap(taken, &claim)));
            let found = candidates(&day, std::slice::from_ref(&state), &at_desk(), start.starts_at());
            prop_assert_eq!(found.first().map(|found| found.claim()), Some(start.claim()));
            state.taken.push(claim);
            state.taken.sort_unstable();
            booked += 1;
            prop_assert!(booked <= offered);
        }
    }
}
