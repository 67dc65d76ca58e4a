//! The counters of the desks and their hours, and the days on which the whole network is closed.

use desk::actions::{add_agenda, close_days};
use desk::model::{Agenda, Channel, Channels, Closure, ClosureOf, Desk, Opening, VideoAddress, WallSpan};
use jiff::civil::{Time, Weekday};
use storage::Cx;

use super::DemoError;
use super::bookings::{AHEAD_DAYS, PAST_DAYS};
use super::data;
use super::moments::{at, later, working};
use super::network::Filled;

/// A counter without hours.
///
/// # Errors
/// When the database refuses.
pub async fn agenda(clerk: &Cx, desk: &Desk, number: u32) -> Result<Agenda, DemoError> {
    let new = Agenda {
        id: clerk.new_id(),
        desk: desk.id,
        name: format!("Postazione {number}"),
        person: None,
        capacity: 1,
        slot_minutes: 30,
        buffer_minutes: 0,
        notice_minutes: 60,
        horizon_days: 60,
        active: true,
        // The second counter has a room for calls; it is nowhere, as all that is under example.org.
        video: if number == 2 { Some(room(desk)?) } else { None },
    };
    Ok(add_agenda(clerk, new).await?)
}

fn room(desk: &Desk) -> Result<VideoAddress, DemoError> {
    Ok(VideoAddress::parse(&format!("https://video.example.org/{}", desk.slug))?)
}

/// The hours of a counter. Every counter meets people; the first also telephones, the second also meets by video.
///
/// # Errors
/// When the data hold a day or a time that is none.
pub fn openings(agenda: &Agenda, known: &data::Desk, number: u32) -> Result<Vec<Opening>, DemoError> {
    let channels = match number {
        1 => Channels::from(Channel::InPerson).or(Channel::Phone.into()),
        2 => Channels::from(Channel::InPerson).or(Channel::Video.into()),
        _ => Channels::from(Channel::InPerson),
    };
    let mut openings = Vec::new();
    for hours in &known.hours {
        let span = WallSpan::new(minute(hours.from), minute(hours.to))?;
        let weekday = weekday(&hours.day)?;
        openings.push(Opening { agenda: agenda.id, desk: agenda.desk, weekday, span, channels });
    }
    Ok(openings)
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

/// Closes the public holidays among the days of which the demonstration tells, before anybody books.
///
/// # Errors
/// When the database refuses.
pub async fn close_holidays(coordinator: &Cx, filled: &Filled) -> Result<(), DemoError> {
    let today = coordinator.now().date();
    let (first, last) = (later(today, -PAST_DAYS), later(today, AHEAD_DAYS + 60));
    let then = at(coordinator, first, 5);
    // No desk opens at the weekend anyway.
    for (day, name) in
        kernel::calendar::holidays(first, last).into_iter().filter(|(day, _)| working(*day) == *day)
    {
        let of = ClosureOf::Network(filled.network.uuid());
        let closure = Closure { of, from_day: day, until_day: day, span: WallSpan::DAY };
        close_days(&then, closure, &format!("Giorno festivo: {name}")).await?;
    }
    Ok(())
}
