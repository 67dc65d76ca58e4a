//! Desks with their hours, and their days: what was booked, who came, what is still free.

use std::collections::HashMap;

use desk::actions::{
    BookError, Booking, Outcome, add_agenda, add_desk, book_appointment, book_for_person, mark_outcome,
    set_hours,
};
use desk::model::catalogue::ServiceId;
use desk::model::{
    Agenda, Attendee, Channel, Channels, Desk, DeskKind, DeskState, Opening, TypedAttendee, WallSpan, Wanted,
};
use desk::queries::{FreeSlots, free_slots};
use jiff::ToSpan as _;
use jiff::civil::{Date, Time, Weekday, date};
use kernel::{Clock, Coordinates, Instant};
use storage::Cx;

use super::DemoError;
use super::data::{self, Data};
use super::network::{Filled, of};
use super::seeded::Seeded;

/// Days before today that have a history.
const PAST_DAYS: i64 = 28;
/// Days from today on of which some times are booked already.
const AHEAD_DAYS: i64 = 32;
/// Telephone numbers of the demonstration, given to nobody.
const PHONES: &str = "0187 000";

/// Adds the thirteen desks with their agendas and hours, as a member of staff would.
///
/// # Errors
/// When the data or the database refuse.
pub async fn fill(cx: &Cx, staff: &Cx, data: &Data, filled: &Filled) -> Result<Vec<Desk>, DemoError> {
    let mut desks = Vec::new();
    for known in &data.desks {
        let comune = data.municipalities.iter().find(|comune| comune.key == known.municipality);
        let comune = comune.ok_or_else(|| format!("no Comune {}", known.municipality))?;
        let new = Desk {
            id: cx.new_id(),
            organisation: of(&filled.bodies, &known.organisation)?.uuid(),
            network: filled.network.uuid(),
            slug: known.key.clone(),
            name: known.name.clone(),
            kind: DeskKind::parse(&known.kind)?,
            state: if known.open { DeskState::Open } else { DeskState::Preparing },
            municipality: filled.comuni.get(&known.municipality).cloned().ok_or("no ISTAT code")?,
            address: format!("{}, {}", known.address, comune.name),
            place: Some(Coordinates::new(comune.latitude, comune.longitude)?),
            phone: Some(known.phone.clone()),
            email: Some(format!("{}@sportelli.example.org", known.key)),
            opened_on: known.open.then_some(opened(&known.key)),
            serves_all_services: true,
        };
        let desk = add_desk(cx, new, &[]).await?;
        if !known.missing.iter().any(|item| item == "hours_published") {
            for number in 1..=known.agendas {
                agenda(staff, &desk, known, number).await?;
            }
        }
        desks.push(desk);
    }
    Ok(desks)
}

/// La Spezia since February 2018; the others since spring 2024, as the notices say in words.
fn opened(key: &str) -> Date {
    if key == "la-spezia" { date(2018, 2, 20) } else { date(2024, 5, 6) }
}

async fn agenda(staff: &Cx, desk: &Desk, known: &data::Desk, number: u32) -> Result<(), DemoError> {
    let new = Agenda {
        id: staff.new_id(),
        desk: desk.id,
        name: format!("Postazione {number}"),
        person: None,
        capacity: 1,
        slot_minutes: 30,
        buffer_minutes: 0,
        notice_minutes: 60,
        horizon_days: 60,
        active: true,
    };
    let agenda = add_agenda(staff, new).await?;
    // Every counter meets people; the first also telephones, the second also meets by video.
    let channels = match number {
        1 => Channels::from(Channel::InPerson).or(Channel::Phone.into()),
        2 => Channels::from(Channel::InPerson).or(Channel::Video.into()),
        _ => Channels::from(Channel::InPerson),
    };
    let mut openings = Vec::new();
    for hours in &known.hours {
        let span = WallSpan::new(minute(hours.from), minute(hours.to))?;
        openings.push(Opening {
            agenda: agenda.id,
            desk: desk.id,
            weekday: weekday(&hours.day)?,
            span,
            channels,
        });
    }
    set_hours(staff, agenda.id, &openings, &[]).await?;
    Ok(())
}

fn minute(time: Time) -> u16 {
    u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).unwrap_or_default()
}

fn weekday(word: &str) -> Result<Weekday, DemoError> {
    Ok(match word {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        other => return Err(format!("no weekday {other}").into()),
    })
}

/// Names that nobody has.
const NAMES: [&str; 12] = [
    "Prova Uno",
    "Prova Due",
    "Prova Tre",
    "Prova Quattro",
    "Prova Cinque",
    "Prova Sei",
    "Prova Sette",
    "Prova Otto",
    "Prova Nove",
    "Prova Dieci",
    "Prova Undici",
    "Prova Dodici",
];

/// Books the days around today: the past with its outcomes, the coming weeks thinner and thinner.
///
/// # Errors
/// When the database refuses.
pub async fn book(
    cx: &Cx,
    staff: &Cx,
    desks: &[Desk],
    services: &HashMap<String, ServiceId>,
) -> Result<(), DemoError> {
    let mut seeded = Seeded::new(20_231_006);
    let mut services: Vec<ServiceId> = services.values().copied().collect();
    services.sort();
    let today = cx.now().date();
    for desk in desks.iter().filter(|desk| desk.is_open()) {
        past(staff, desk, &services, today, &mut seeded).await?;
        coming(cx, staff, desk, &services, today, &mut seeded).await?;
    }
    Ok(())
}

/// What happened: booked some days before under a clock set back, and marked on its day.
async fn past(
    staff: &Cx,
    desk: &Desk,
    services: &[ServiceId],
    today: Date,
    seeded: &mut Seeded,
) -> Result<(), DemoError> {
    let first = today.checked_sub(PAST_DAYS.days())?;
    let then = staff.under(Clock::still(Instant::from_rome(first.at(6, 0, 0, 0))));
    let asked = FreeSlots {
        from: first,
        days: u16::try_from(PAST_DAYS).unwrap_or(28),
        service: None,
        wanted: Wanted::at(desk.id, then.now()).on(Channel::InPerson),
    };
    let slots = free_slots(&mut then.read().await?, desk, &asked).await?;
    for slot in slots {
        if !seeded.one_in(3) {
            continue;
        }
        let booking = booking(desk, slot.starts_at, slot.channel, services, seeded, false)?;
        let booked = book_for_person(&then, booking).await?;
        let on_its_day = staff.under(Clock::still(slot.ends_at));
        let outcome = if seeded.one_in(9) { Outcome::NoShow } else { Outcome::Served };
        mark_outcome(&on_its_day, booked.id, outcome).await?;
    }
    Ok(())
}

async fn coming(
    cx: &Cx,
    staff: &Cx,
    desk: &Desk,
    services: &[ServiceId],
    today: Date,
    seeded: &mut Seeded,
) -> Result<(), DemoError> {
    let days = u16::try_from(AHEAD_DAYS).unwrap_or(32);
    let asked = FreeSlots { from: today, days, service: None, wanted: Wanted::at(desk.id, cx.now()) };
    let slots = free_slots(&mut cx.read().await?, desk, &asked).await?;
    for slot in slots {
        let ahead = i64::from((slot.starts_at.date() - today).get_days());
        if !seeded.one_in(u64::try_from(2 + ahead / 4).unwrap_or(2)) {
            continue;
        }
        let online = seeded.one_in(3);
        let booking = booking(desk, slot.starts_at, slot.channel, services, seeded, online && ahead < 3)?;
        let booked =
            if online { book_appointment(cx, booking).await } else { book_for_person(staff, booking).await };
        match booked {
            // The other channel of a time that was just booked.
            Ok(_) | Err(BookError::SlotTaken { .. }) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(())
}

fn booking(
    desk: &Desk,
    starts_at: Instant,
    channel: Channel,
    services: &[ServiceId],
    seeded: &mut Seeded,
    with_mail: bool,
) -> Result<Booking, DemoError> {
    let number = seeded.below(1000);
    let name = NAMES.get(usize::try_from(seeded.below(12))?).copied().unwrap_or("Prova").to_owned();
    let typed = TypedAttendee {
        name,
        phone: if with_mail { String::new() } else { format!("{PHONES} {number:03}") },
        email: if with_mail { format!("prova{number}@persone.example.org") } else { String::new() },
        note: String::new(),
    };
    let (attendee, note): (Attendee, Option<String>) =
        typed.parse().map_err(|_| "an attendee of ours is refused")?;
    let service =
        services.get(usize::try_from(seeded.below(u64::try_from(services.len())?.max(1)))?).copied();
    Ok(Booking {
        desk: desk.id,
        starts_at,
        channel,
        service: service.filter(|_| seeded.one_in(2)),
        attendee,
        note,
        agenda: None,
        minutes: None,
        once: None,
    })
}

/// The desk of a key.
pub fn desk_of<'a>(desks: &'a [Desk], key: &str) -> Result<&'a Desk, DemoError> {
    desks.iter().find(|desk| desk.slug == key).ok_or_else(|| format!("no desk {key}").into())
}

/// The scopes of a desk, for whoever gets a role on it.
pub fn within(desk: &Desk) -> Vec<uuid::Uuid> {
    vec![desk.organisation, desk.network]
}
