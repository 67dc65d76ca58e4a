//! What is shown, as a calendar (RFC 5545): an event on its day, the others on their last day.

use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;

use crate::model::{Kind, Opportunity};

/// One entry, in the reader's words.
pub struct Entry<'a> {
    /// The opportunity.
    pub opportunity: &'a Opportunity,
    /// One line.
    pub summary: String,
    /// Where.
    pub location: String,
    /// Its page.
    pub url: String,
}

/// The calendar.
pub fn file(name: &str, entries: &[Entry<'_>]) -> String {
    // Empty, because the library's own PRODID would stand beside ours; one is the rule (RFC 5545, 3.6).
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//inrete//opportunity//IT"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .append_property(Property::new("NAME", name))
        .append_property(Property::new("X-WR-CALNAME", name));
    for entry in entries {
        calendar.push(event(entry));
    }
    calendar.to_string()
}

fn event(entry: &Entry<'_>) -> Event {
    let one = entry.opportunity;
    let mut event = Event::new();
    event
        .uid(&one.id.to_string())
        .sequence(u32::try_from(one.version).unwrap_or(0))
        .add_property("DTSTAMP", utc(one.changed_at))
        .add_property("URL", &entry.url)
        .add_property("TRANSP", "TRANSPARENT")
        .summary(&entry.summary)
        .description(&one.summary)
        .location(&entry.location);
    match (one.kind, one.starts_on, one.starts_at) {
        (Kind::Occasion, Some(day), Some(time)) => {
            let start = Instant::from_rome(day.to_datetime(time));
            // How long it lasts nobody said: without an end it ends at its start (RFC 5545, 3.6.1), and nothing is promised.
            event.add_property("DTSTART", utc(start));
        }
        (Kind::Occasion, Some(day), None) => whole_days(&mut event, day, one.ends_on),
        _ => whole_days(&mut event, one.ends_on, one.ends_on),
    }
    event.done()
}

/// From a day to a day; the end is the day after the last one.
fn whole_days(event: &mut Event, first: Date, last: Date) {
    for (name, day) in [("DTSTART", first), ("DTEND", last.saturating_add(1.day()))] {
        let mut property = Property::new(name, day.strftime("%Y%m%d").to_string());
        property.add_parameter("VALUE", "DATE");
        event.append_property(property.done());
    }
}

fn utc(instant: Instant) -> String {
    instant.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}
