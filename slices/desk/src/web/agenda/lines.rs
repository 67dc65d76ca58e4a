//! A day as one list in the order of time: who comes, what is free, when it is closed, and where now is.

use jiff::civil::Date;
use kernel::Instant;
use texts::Translator;

use super::{base, said};
use crate::model::hours::{gaps, merged};
use crate::model::{
    Agenda, Appointment, AppointmentState, Channel, Channels, ClosureOf, FreeStart, LocalDay, WallSpan,
    start_of_grain,
};
use crate::queries::agenda_day::{Board, BoardDay};
use crate::store::agenda::ListedClosure;
use crate::web::shown::{channel_key, in_address};

/// A line of the list, with the mark that the week's cells lead to.
pub struct Row {
    pub mark: Option<String>,
    pub line: Line,
}

/// What a line is about.
pub enum Line {
    Now(String),
    Closed { span: String, text: String },
    Free(FreeLine),
    Person(Box<PersonLine>),
}

/// A time that can be booked.
pub struct FreeLine {
    pub anchor: String,
    pub time: String,
    pub until: String,
    pub agenda: Option<String>,
    pub seats: Option<String>,
    pub channels: Option<String>,
    pub href: String,
}

/// Somebody who comes, came, or does not.
pub struct PersonLine {
    pub id: String,
    pub href: String,
    pub time: String,
    pub until: String,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub service: Option<String>,
    pub channel: Option<String>,
    /// The room of a call that is to take place.
    pub video: Option<String>,
    pub note: Option<String>,
    pub state: String,
    pub tone: &'static str,
    pub agenda: Option<String>,
    pub origin: Option<String>,
    pub is_due: bool,
    pub can_settle: bool,
    pub can_change: bool,
    pub can_undo: bool,
    pub can_move: bool,
    /// Where what was done for her is recorded: the room of contacts stands on this one and is only linked to.
    pub record: Option<String>,
}

/// A line of somebody; `with_agenda` where the desk has several.
pub fn person(t: &Translator, board: &Board, appointment: &Appointment, now: Instant) -> PersonLine {
    let state = appointment.state;
    let day = appointment.starts_at.date();
    let is_booked = state == AppointmentState::Booked;
    let can_change = is_booked && appointment.ends_at > now;
    let is_to_record = (is_booked && day <= now.date()) || state == AppointmentState::Served;
    let record = format!("/ufficio/contatti/{}/nuovo?appuntamento={}", board.desk.slug, appointment.id);
    let origin = match (appointment.origin, appointment.is_override()) {
        (_, true) => Some(t.t("desk-agenda-origin-override")),
        (crate::model::Origin::WalkIn, _) => Some(t.t("desk-agenda-origin-walk-in")),
        _ => None,
    };
    PersonLine {
        id: appointment.id.uuid().to_string(),
        href: format!("{}/appuntamenti/{}", base(&board.desk), appointment.id),
        time: t.time_of(appointment.starts_at),
        until: t.time_of(appointment.ends_at),
        name: said::name(t, appointment),
        phone: said::phone(appointment),
        email: appointment.attendee.email.as_ref().map(|email| email.as_str().to_owned()),
        service: appointment.service.and_then(|service| board.services.get(&service)).cloned(),
        channel: (appointment.channel != Channel::InPerson).then(|| t.t(channel_key(appointment.channel))),
        video: video(board, appointment).filter(|_| can_change),
        note: appointment.note.clone(),
        state: t.t(said::state_key(state)),
        tone: said::state_tone(state),
        agenda: agenda_name(board, appointment.agenda),
        origin,
        is_due: is_booked && appointment.starts_at <= now,
        can_settle: is_booked && day <= now.date(),
        can_change,
        can_move: can_change || state == AppointmentState::Displaced,
        record: is_to_record.then_some(record),
        can_undo: matches!(state, AppointmentState::Served | AppointmentState::NoShow) && day == now.date(),
    }
}

fn video(board: &Board, appointment: &Appointment) -> Option<String> {
    let agenda = board.agendas.iter().find(|agenda| agenda.id == appointment.agenda)?;
    let video = agenda.video.as_ref().filter(|_| appointment.channel == Channel::Video)?;
    Some(video.as_str().to_owned())
}

/// The lines of a day; cancelled appointments are not among them.
pub fn rows(t: &Translator, board: &Board, day: &BoardDay, now: Instant) -> Vec<Row> {
    let local = LocalDay::new(day.date);
    let at = |minute| start_of_grain(local.first_grain + i64::from(local.place_of(minute)));
    let mut lines: Vec<(Instant, u8, Line)> = Vec::new();
    for appointment in day.appointments.iter().filter(|a| a.state != AppointmentState::Cancelled) {
        lines.push((appointment.starts_at, 2, Line::Person(Box::new(person(t, board, appointment, now)))));
    }
    for starts in day.free.chunk_by(|a, b| (a.first_grain, a.length) == (b.first_grain, b.length)) {
        lines.extend(free(t, board, starts).map(|(at, line)| (at, 3, Line::Free(line))));
    }
    let spans = merged(day.hours.iter().flat_map(|(_, spans)| spans.iter().copied()).collect());
    for gap in gaps(&spans) {
        let text = t.t("desk-agenda-closed-gap");
        lines.push((at(gap.from()), 0, Line::Closed { span: said::span(gap), text }));
    }
    for listed in day.closures.iter().filter(|listed| listed.closure.span != WallSpan::DAY) {
        let span = listed.closure.span;
        lines.push((
            at(span.from()),
            1,
            Line::Closed { span: said::span(span), text: closure(t, board, listed) },
        ));
    }
    if day.date == now.date() && !lines.is_empty() {
        let text = t.ta("desk-agenda-now", &[("time", t.time_of(now).into())]);
        lines.push((now, 4, Line::Now(text)));
    }
    lines.sort_by_key(|(instant, rank, _)| (*instant, *rank));
    let mut last_hour = None;
    let mark = |(instant, _, line): (Instant, u8, Line)| {
        let hour = instant.rome().hour();
        let is_first = last_hour.replace(hour) != Some(hour);
        Row { mark: is_first.then(|| format!("ore-{hour}")), line }
    };
    lines.into_iter().map(mark).collect()
}

/// One line for one time, whichever agendas are free then; booked for any of them, or for the only one.
fn free(t: &Translator, board: &Board, starts: &[FreeStart]) -> Option<(Instant, FreeLine)> {
    let first = starts.first()?;
    let (from, until) = (first.starts_at(), first.ends_at());
    let names: Vec<String> = starts.iter().filter_map(|start| agenda_name(board, start.agenda)).collect();
    let offered = starts.iter().fold(Channels::NONE, |all, start| all.or(start.channels));
    // Most times are at the desk, or that and others; only those that are not need a word.
    let words = || offered.iter().map(|channel| t.t(channel_key(channel))).collect::<Vec<_>>().join(", ");
    let seats = (first.seats_left > 1 && starts.len() == 1).then_some(first.seats_left);
    let only = if starts.len() == 1 { format!("&agenda={}", first.agenda) } else { String::new() };
    let line = FreeLine {
        anchor: format!("l-{}", first.first_grain),
        time: t.time_of(from),
        until: t.time_of(until),
        agenda: (!names.is_empty()).then(|| names.join(", ")),
        seats: seats.map(|count| t.ta("desk-agenda-seats", &[("count", count.into())])),
        channels: (!offered.has(Channel::InPerson)).then(words),
        href: format!("{}/prenota?ora={}{only}", base(&board.desk), in_address(from)),
    };
    Some((from, line))
}

/// The name of an agenda, where there is more than one.
pub fn agenda_name<A>(board: &Board<A>, agenda: kernel::Id<Agenda>) -> Option<String> {
    (board.agendas.len() > 1).then(|| board.agenda_name(agenda).to_owned())
}

/// "Agenda di sala: riunione", "riunione".
pub fn closure<A>(t: &Translator, board: &Board<A>, listed: &ListedClosure) -> String {
    let reason = listed.reason.as_str();
    match listed.closure.of {
        ClosureOf::Agenda(agenda) if board.agendas.len() > 1 => {
            let name = board.agenda_name(agenda);
            t.ta("desk-agenda-closed-agenda", &[("agenda", name.into()), ("reason", reason.into())])
        }
        ClosureOf::Network(_) => t.ta("desk-agenda-closed-network", &[("reason", reason.into())]),
        _ => t.ta("desk-agenda-closed-desk", &[("reason", reason.into())]),
    }
}

/// The hours of the day: once where all agendas have the same, else agenda by agenda.
pub fn hours(t: &Translator, board: &Board, day: &BoardDay) -> Vec<String> {
    let said = |spans: &[WallSpan]| spans.iter().map(|span| said::span(*span)).collect::<Vec<_>>().join(", ");
    let same = day.hours.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a == b));
    let of_agenda = |(agenda, spans): &(kernel::Id<Agenda>, Vec<WallSpan>)| {
        let name = board.agenda_name(*agenda);
        t.ta("desk-agenda-hours-agenda", &[("agenda", name.into()), ("hours", said(spans).into())])
    };
    match day.hours.first() {
        None => Vec::new(),
        Some((_, spans)) if same => vec![t.ta("desk-agenda-hours", &[("hours", said(spans).into())])],
        Some(_) => day.hours.iter().map(of_agenda).collect(),
    }
}

/// The day that an address asks for, or today.
pub fn asked_day(text: &str, today: Date) -> Date {
    text.parse().unwrap_or(today)
}
