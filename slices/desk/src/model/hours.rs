//! The hours that an agenda works on a day, as its operators read them: spans of the wall clock.
//!
//! What can be booked in them is decided by `availability`, not here.

use jiff::civil::Date;
use kernel::{Id, Instant};

use super::{AgendaRules, Appointment, Closure, Desk, LocalDay, WallSpan, start_of_grain};

/// The spans in which an agenda serves a desk on a day, breaks taken out, in order. Closures are not looked at: they
/// are shown for themselves, with their reason.
pub fn hours_on(rules: &AgendaRules, desk: Id<Desk>, day: Date) -> Vec<WallSpan> {
    if rules.exceptions.iter().any(|exception| exception.day == day) {
        let own = rules.exceptions.iter().filter(|exception| exception.day == day && exception.desk == desk);
        return merged(own.map(|exception| exception.span).collect());
    }
    let weekday = day.weekday();
    let openings = rules.openings.iter().filter(|opening| opening.weekday == weekday && opening.desk == desk);
    let mut hours = merged(openings.map(|opening| opening.span).collect());
    for pause in rules.breaks.iter().filter(|pause| pause.weekday == weekday) {
        hours = hours.into_iter().flat_map(|span| without(span, pause.span)).collect();
    }
    hours
}

/// Spans in order, those that touch or overlap put together.
pub fn merged(mut spans: Vec<WallSpan>) -> Vec<WallSpan> {
    spans.sort();
    let mut merged: Vec<WallSpan> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.from() <= last.until() => {
                if let Ok(longer) = WallSpan::new(last.from(), last.until().max(span.until())) {
                    *last = longer;
                }
            }
            _ => merged.push(span),
        }
    }
    merged
}

/// The holes between spans in order.
pub fn gaps(spans: &[WallSpan]) -> Vec<WallSpan> {
    let pairs = spans.iter().zip(spans.iter().skip(1));
    pairs.filter_map(|(before, after)| WallSpan::new(before.until(), after.from()).ok()).collect()
}

/// Whether a closure takes the time of an appointment away: it lies in the closed hours and is not over.
pub fn closes(closure: &Closure, appointment: &Appointment, now: Instant) -> bool {
    let date = appointment.starts_at.date();
    let day = LocalDay::new(date);
    let at = |minute| start_of_grain(day.first_grain + i64::from(day.place_of(minute)));
    closure.from_day <= date
        && date <= closure.until_day
        && appointment.starts_at < at(closure.span.until())
        && at(closure.span.from()) < appointment.ends_at
        && now < appointment.ends_at
}

/// What is left of a span, at most a piece before and a piece after.
fn without(span: WallSpan, hole: WallSpan) -> impl Iterator<Item = WallSpan> {
    let before = WallSpan::new(span.from(), span.until().min(hole.from()));
    let after = WallSpan::new(span.from().max(hole.until()), span.until());
    [before, after].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Agenda, Break, Channels, Exception, Opening};
    use jiff::civil::{Weekday, date};

    fn span(from: u16, until: u16) -> WallSpan {
        WallSpan::new(from, until).unwrap()
    }

    fn rules() -> (AgendaRules, Id<Desk>) {
        let (agenda, desk) =
            (Id::from_uuid(uuid::Uuid::from_u128(1)), Id::from_uuid(uuid::Uuid::from_u128(2)));
        let (weekday, channels) = (Weekday::Tuesday, Channels::ALL);
        let agenda_row = Agenda {
            id: agenda,
            desk,
            name: "Postazione".into(),
            person: None,
            capacity: 1,
            slot_minutes: 30,
            buffer_minutes: 0,
            notice_minutes: 0,
            horizon_days: 60,
            active: true,
            video: None,
        };
        let opening = |from, until| Opening { agenda, desk, weekday, span: span(from, until), channels };
        let rules = AgendaRules {
            agenda: agenda_row,
            openings: vec![opening(510, 720), opening(870, 1050), opening(720, 780)],
            breaks: vec![Break { agenda, weekday, span: span(600, 615) }],
            exceptions: Vec::new(),
            closures: Vec::new(),
        };
        (rules, desk)
    }

    #[test]
    fn hours_are_put_together_and_breaks_taken_out() {
        let (rules, desk) = rules();

        let hours = hours_on(&rules, desk, date(2026, 11, 24));

        assert_eq!(hours, [span(510, 600), span(615, 780), span(870, 1050)]);
        assert_eq!(gaps(&hours), [span(600, 615), span(780, 870)]);
        assert!(hours_on(&rules, desk, date(2026, 11, 25)).is_empty());
    }

    #[test]
    fn exception_elsewhere_closes_this_desk_that_day() {
        let (mut rules, desk) = rules();
        let (day, elsewhere) = (date(2026, 11, 24), Id::from_uuid(uuid::Uuid::from_u128(3)));
        let agenda = rules.agenda.id;
        let hours = Exception { agenda, desk: elsewhere, day, span: span(540, 600), channels: Channels::ALL };
        rules.exceptions.push(hours);

        assert!(hours_on(&rules, desk, day).is_empty());
        assert_eq!(hours_on(&rules, elsewhere, day), [span(540, 600)]);
    }

    #[test]
    fn break_beside_the_hours_takes_nothing() {
        assert_eq!(without(span(510, 720), span(480, 510)).collect::<Vec<_>>(), [span(510, 720)]);
        assert_eq!(without(span(510, 720), span(500, 800)).count(), 0);
    }
}
