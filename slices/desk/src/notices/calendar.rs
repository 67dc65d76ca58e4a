//! An appointment as a calendar file (RFC 5545, 5546): one UID for life, a SEQUENCE that grows at each change.

use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use kernel::{EmailAddress, Id, Instant};

use crate::model::Appointment;

/// What the file says to the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Somebody opens the file: to be added.
    Publish,
    /// It comes by mail: to be added, or changed where the UID is known.
    Request,
    /// It does not take place.
    Cancel,
}

impl Method {
    /// The word of RFC 5546.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// What is written into the file, in the reader's language.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Which appointment.
    pub appointment: Id<Appointment>,
    /// How often it changed.
    pub sequence: i64,
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// One line.
    pub summary: String,
    /// What to know.
    pub description: String,
    /// Where.
    pub location: String,
    /// The room of a video call, with what it is called.
    pub video: Option<(&'a str, String)>,
    /// The page of the appointment.
    pub url: String,
    /// The desk's own address, or the portal's.
    pub organizer: String,
    /// Who comes, in mails.
    pub attendee: Option<&'a EmailAddress>,
}

/// The file.
pub fn file(entry: &Entry<'_>, method: Method, now: Instant) -> String {
    let mut event = Event::new();
    event
        .uid(&uid(entry.appointment))
        .sequence(u32::try_from(entry.sequence).unwrap_or(0))
        .add_property("DTSTAMP", utc(now))
        .add_property("DTSTART", utc(entry.starts_at))
        .add_property("DTEND", utc(entry.ends_at))
        .add_property("URL", &entry.url)
        .add_property("TRANSP", "OPAQUE")
        .add_property("ORGANIZER", format!("mailto:{}", entry.organizer))
        .summary(&entry.summary)
        .description(&entry.description)
        .location(&entry.location)
        .status(if method == Method::Cancel { EventStatus::Cancelled } else { EventStatus::Confirmed });
    if let Some((address, label)) = &entry.video {
        // RFC 7986: programs show it as a button to join.
        let mut property = Property::new("CONFERENCE", *address);
        property
            .add_parameter("VALUE", "URI")
            .add_parameter("FEATURE", "VIDEO")
            .add_parameter("LABEL", label);
        event.append_property(property.done());
    }
    if let Some(attendee) = entry.attendee.filter(|_| method != Method::Publish) {
        let mut property = Property::new("ATTENDEE", format!("mailto:{}", attendee.as_str()));
        property.add_parameter("PARTSTAT", "ACCEPTED").add_parameter("RSVP", "FALSE");
        event.append_property(property.done());
    }
    // Empty, because the library's own PRODID would stand beside ours; one is the rule (RFC 5545, 3.6).
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//inrete//desk//IT"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", method.word()))
        .push(event.done());
    calendar.to_string()
}

/// The UID of an appointment: the same through all its changes, and wherever the portal moves. A UUID is unique by
/// itself; RFC 7986 (5.3) asks for no host in it.
pub fn uid(appointment: Id<Appointment>) -> String {
    appointment.to_string()
}

/// The host of an address such as `https://rete.example`.
pub fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

/// The form with `Z`: instants need no rules of a zone, and the calendar shows them on the reader's clock.
fn utc(instant: Instant) -> String {
    instant.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn entry() -> Entry<'static> {
        let starts_at = Instant::from_rome(date(2026, 11, 24).at(9, 30, 0, 0));
        Entry {
            appointment: Id::from_uuid(Uuid::from_u128(7)),
            sequence: 2,
            starts_at,
            ends_at: starts_at.plus_minutes(30),
            summary: "Appuntamento: Sportello, Sarzana".into(),
            description: "Codice K7M-4QX-9TD\nPorti un documento; basta quello".into(),
            location: "Piazza 1".into(),
            video: None,
            url: "https://rete.example/appuntamento".into(),
            organizer: "sportello@example.org".into(),
            attendee: None,
        }
    }

    #[test]
    fn file_has_stable_uid_sequence_and_utc_times() {
        let now = Instant::from_rome(date(2026, 11, 20).at(8, 0, 0, 0));
        let text = file(&entry(), Method::Request, now);
        let unfolded = text.replace("\r\n ", "");

        for line in [
            "METHOD:REQUEST",
            "VERSION:2.0",
            "PRODID:-//inrete//desk//IT",
            "UID:00000000-0000-0000-0000-000000000007",
            "SEQUENCE:2",
            "DTSTAMP:20261120T070000Z",
            "DTSTART:20261124T083000Z",
            "DTEND:20261124T090000Z",
            "STATUS:CONFIRMED",
            "SUMMARY:Appuntamento: Sportello\\, Sarzana",
            "DESCRIPTION:Codice K7M-4QX-9TD\\nPorti un documento\\; basta quello",
        ] {
            assert_eq!(unfolded.lines().filter(|found| *found == line).count(), 1, "{line}\n{text}");
        }
        assert_eq!(text.matches("PRODID:").count(), 1, "{text}");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    }

    #[test]
    fn video_call_can_be_joined_from_the_calendar() {
        let room = "https://video.example.org/stanza-1?lang=it&ruolo=ospite";
        let with_room = Entry { video: Some((room, "Videochiamata".into())), ..entry() };
        let text = file(&with_room, Method::Publish, entry().starts_at).replace("\r\n ", "");

        let line = text.lines().find(|line| line.starts_with("CONFERENCE"));
        let line = line.unwrap_or_else(|| panic!("{text}"));
        let (parameters, value) = line.split_once(":").unwrap();
        assert_eq!(value, room);
        let mut parameters: Vec<&str> = parameters.split(';').collect();
        parameters.sort_unstable();
        assert_eq!(parameters, ["CONFERENCE", "FEATURE=VIDEO", "LABEL=Videochiamata", "VALUE=URI"]);
        assert!(!file(&entry(), Method::Publish, entry().starts_at).contains("CONFERENCE"));
    }

    #[test]
    fn cancelled_entry_says_so_twice() {
        let text = file(&entry(), Method::Cancel, entry().starts_at);

        assert!(text.contains("METHOD:CANCEL") && text.contains("STATUS:CANCELLED"), "{text}");
    }
}
