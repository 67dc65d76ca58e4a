//! The mails about appointments and offers, as text: one who reads on an old telephone reads the same.

use jiff::ToSpan as _;
use kernel::{EmailAddress, Instant};
use mail::{File, OutgoingMail};
use storage::Cx;
use storage::links::Link;
use texts::{Arg, Translator};
use web::Kit;

use super::calendar::{self, Entry, Method};
use crate::actions::WAITING_DAYS;
use crate::jobs::Notice;
use crate::model::catalogue::ServiceSheet;
use crate::model::{Appointment, Channel, Desk, VideoAddress, Waiting, code_of};
use crate::queries::Alternative;
use crate::web::shown::channel_key;

/// All that a mail about an appointment speaks of.
pub struct Letter<'a> {
    /// What it says.
    pub notice: Notice,
    /// The appointment.
    pub appointment: &'a Appointment,
    /// Its desk.
    pub desk: &'a Desk,
    /// What it is about.
    pub service: Option<&'a ServiceSheet>,
    /// Where it meets people by video.
    pub video: Option<&'a VideoAddress>,
    /// The link that opens it.
    pub link: &'a Link,
    /// Other times, when the desk cannot keep this one.
    pub proposals: &'a [Alternative],
}

/// The mail, for who left an address.
pub fn letter(kit: &Kit, cx: &Cx, letter: &Letter<'_>) -> Option<OutgoingMail> {
    let Letter { appointment, desk, .. } = letter;
    let to = appointment.attendee.email.clone()?;
    let t = kit.translator(appointment.locale);
    let when = t.date_time(appointment.starts_at);
    let name = appointment.attendee.name.clone().unwrap_or_default();
    let code = code_of(cx.keys(), appointment.id.uuid(), appointment.code_salt).to_string();
    let place = place(&t, desk, appointment.channel, letter.video);
    let phone = desk.phone.clone().unwrap_or_else(|| "-".to_owned());
    let address = kit.link_address(cx, letter.link);
    let reason = appointment.cancel_reason.clone().unwrap_or_default();
    let common: Vec<(&str, Arg)> = vec![
        ("name", name.into()),
        ("desk", desk.name.clone().into()),
        ("when", when.clone().into()),
        ("place", place.into()),
        ("about", about(&t, letter.service).into()),
        ("code", code.into()),
        ("link", address.into()),
        ("phone", phone.into()),
    ];
    let (subject, text) = match letter.notice {
        Notice::Booked => (
            t.ta("desk-mail-booked-subject", &[("when", when.into())]),
            t.ta("desk-mail-booked-text", &common),
        ),
        Notice::Moved => {
            (t.ta("desk-mail-moved-subject", &[("when", when.into())]), t.ta("desk-mail-moved-text", &common))
        }
        Notice::Cancelled => (
            t.ta("desk-mail-cancelled-subject", &[("when", when.into())]),
            t.ta("desk-mail-cancelled-text", &common),
        ),
        Notice::Reminder => {
            let mut values = common;
            values.push(("day", day_word(appointment.starts_at, cx.now()).into()));
            let subject = t.ta("desk-mail-reminder-subject", &[("when", when.into())]);
            (subject, t.ta("desk-mail-reminder-text", &values))
        }
        Notice::Displaced => {
            let mut values = common;
            values.push(("reason", reason.into()));
            values.push(("times", proposed(&t, letter.proposals).into()));
            let subject = t.ta("desk-mail-displaced-subject", &[("when", when.into())]);
            (subject, t.ta("desk-mail-displaced-text", &values))
        }
    };
    let method = match letter.notice {
        Notice::Cancelled | Notice::Displaced => Method::Cancel,
        _ => Method::Request,
    };
    let files = vec![attached(&entry(kit, cx, &t, letter, Some(&to)), method, cx.now())];
    Some(OutgoingMail { to, subject, text, html: None, files, reply_to: reply_to(desk) })
}

/// The calendar file of an appointment, to be opened from its page.
pub fn calendar_file(
    kit: &Kit,
    cx: &Cx,
    appointment: &Appointment,
    desk: &Desk,
    video: Option<&VideoAddress>,
    link: &Link,
) -> String {
    let t = kit.translator(cx.locale);
    let letter =
        Letter { notice: Notice::Booked, appointment, desk, service: None, video, link, proposals: &[] };
    let method = if appointment.state.takes_time() { Method::Publish } else { Method::Cancel };
    calendar::file(&entry(kit, cx, &t, &letter, None), method, cx.now())
}

/// The mail that offers a time to who waits.
pub fn offer(
    kit: &Kit,
    cx: &Cx,
    waiting: &Waiting,
    desk: &Desk,
    held: &Appointment,
    link: &Link,
) -> Option<OutgoingMail> {
    let to = waiting.email.clone()?;
    let t = kit.translator(waiting.locale);
    let when = t.date_time(held.starts_at);
    let values: Vec<(&str, Arg)> = vec![
        ("name", waiting.name.clone().into()),
        ("desk", desk.name.clone().into()),
        ("when", when.clone().into()),
        ("place", place(&t, desk, held.channel, None).into()),
        ("until", t.date_time(link.expires_at).into()),
        ("link", kit.link_address(cx, link).into()),
    ];
    let subject = t.ta("desk-mail-offer-subject", &[("when", when.into())]);
    let text = t.ta("desk-mail-offer-text", &values);
    Some(OutgoingMail { to, subject, text, html: None, files: Vec::new(), reply_to: reply_to(desk) })
}

/// The mail to who waits, with the link to her place. Without her name: anybody can write anybody's address, and must not
/// send her words of his own.
pub fn place_on_list(
    kit: &Kit,
    cx: &Cx,
    waiting: &Waiting,
    desk: &Desk,
    link: &Link,
) -> Option<OutgoingMail> {
    let to = waiting.email.clone()?;
    let t = kit.translator(waiting.locale);
    let last = waiting.until_day.saturating_add((WAITING_DAYS + 1).days());
    let values: Vec<(&str, Arg)> = vec![
        ("desk", desk.name.clone().into()),
        ("from", t.date(waiting.from_day).into()),
        ("until", t.date(waiting.until_day).into()),
        ("channel", t.t(channel_key(waiting.channel)).into()),
        ("deleted", t.date(last).into()),
        ("link", kit.link_address(cx, link).into()),
    ];
    let subject = t.ta("desk-mail-place-subject", &[("desk", desk.name.clone().into())]);
    let text = t.ta("desk-mail-place-text", &values);
    Some(OutgoingMail { to, subject, text, html: None, files: Vec::new(), reply_to: reply_to(desk) })
}

/// Lines on the service and on what to bring for it; nothing when no service was named.
fn about(t: &Translator, service: Option<&ServiceSheet>) -> String {
    let Some(sheet) = service else { return String::new() };
    let mut lines = format!("\n{}", t.ta("desk-mail-about", &[("service", sheet.name.clone().into())]));
    if !sheet.bring.is_empty() {
        let things = sheet.bring.join("; ");
        lines.push_str(&format!("\n{}", t.ta("desk-mail-bring", &[("things", things.into())])));
    }
    lines
}

fn entry<'a>(
    kit: &'a Kit,
    cx: &Cx,
    t: &Translator,
    letter: &Letter<'a>,
    to: Option<&'a EmailAddress>,
) -> Entry<'a> {
    let Letter { appointment, desk, .. } = letter;
    let code = code_of(cx.keys(), appointment.id.uuid(), appointment.code_salt).to_string();
    let host = calendar::host_of(&kit.site.public_url);
    let organizer = desk.email.clone().or_else(|| kit.site.contacts.mail.clone());
    Entry {
        appointment: appointment.id,
        sequence: appointment.sequence,
        starts_at: appointment.starts_at,
        ends_at: appointment.ends_at,
        summary: t.ta("desk-mail-calendar-summary", &[("desk", desk.name.clone().into())]),
        description: t.ta(
            "desk-mail-calendar-description",
            &[("code", code.into()), ("phone", desk.phone.clone().unwrap_or_else(|| "-".to_owned()).into())],
        ),
        location: place(t, desk, appointment.channel, letter.video),
        video: letter
            .video
            .filter(|_| appointment.channel == Channel::Video)
            .map(|video| (video.as_str(), t.t("desk-mail-calendar-video"))),
        url: kit.url("/appuntamento"),
        organizer: organizer.unwrap_or_else(|| format!("noreply@{host}")),
        attendee: to,
    }
}

fn attached(entry: &Entry<'_>, method: Method, now: Instant) -> File {
    File {
        name: "appuntamento.ics".to_owned(),
        media_type: format!("text/calendar; method={}; charset=utf-8", method.word()),
        bytes: calendar::file(entry, method, now).into_bytes(),
    }
}

fn place(t: &Translator, desk: &Desk, channel: Channel, video: Option<&VideoAddress>) -> String {
    match channel {
        Channel::InPerson => desk.address.clone(),
        Channel::Phone => t.t("desk-mail-place-phone"),
        Channel::Video => match video {
            Some(video) => t.ta("desk-mail-place-video-at", &[("address", video.as_str().into())]),
            None => t.t("desk-mail-place-video"),
        },
    }
}

fn proposed(t: &Translator, proposals: &[Alternative]) -> String {
    if proposals.is_empty() {
        return t.t("desk-mail-displaced-none");
    }
    let times: Vec<String> =
        proposals.iter().map(|proposal| format!("- {}", t.date_time(proposal.slot.starts_at))).collect();
    times.join("\n")
}

/// Which day it is, as seen from the day on which the mail leaves: one that leaves late does not say "tomorrow" of today.
fn day_word(starts_at: Instant, now: Instant) -> &'static str {
    let (day, today) = (starts_at.date(), now.date());
    match day {
        _ if day == today => "today",
        _ if day == today.saturating_add(1.day()) => "tomorrow",
        _ => "other",
    }
}

fn reply_to(desk: &Desk) -> Option<EmailAddress> {
    EmailAddress::parse(desk.email.as_deref()?).ok()
}
