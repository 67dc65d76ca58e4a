//! How desks, times and ways to meet are said on the public pages.

use kernel::{Instant, IstatCode};
use network::api::Municipality;
use storage::Tx;
use texts::{Message, Translator};
use web::Caller;
use web::forms::Choice;

use crate::model::{BookingLimits, Channel, Reached, Slot, Visitor};
use crate::queries::DeskOffer;

/// The key of a channel's words.
pub const fn channel_key(channel: Channel) -> &'static str {
    match channel {
        Channel::InPerson => "desk-channel-in-person",
        Channel::Phone => "desk-channel-phone",
        Channel::Video => "desk-channel-video",
    }
}

/// The channels to choose from.
pub fn channel_choices(t: &Translator) -> Vec<Choice> {
    choices_of(t, Channel::ALL)
}

/// Some channels to choose from.
pub fn choices_of(t: &Translator, channels: impl IntoIterator<Item = Channel>) -> Vec<Choice> {
    channels.into_iter().map(|channel| Choice::new(channel.word(), t.t(channel_key(channel)))).collect()
}

/// "4,2 km", or that it is in the reader's own Comune.
pub fn distance(t: &Translator, offer: &DeskOffer, near: Option<&IstatCode>) -> Option<String> {
    if near == Some(&offer.desk.municipality) {
        return Some(t.t("desk-desks-here"));
    }
    kilometres(t, offer.distance_km?)
}

/// "4 km".
pub fn kilometres(t: &Translator, km: f64) -> Option<String> {
    let rounded = format!("{:.0}", km.max(1.0));
    Some(t.ta("desk-desks-distance", &[("km", rounded.into())]))
}

/// The Comuni of the network's territory, to choose one's own.
///
/// # Errors
/// When the database refuses.
pub async fn municipality_choices(tx: &mut Tx) -> storage::Result<(Vec<Municipality>, Vec<Choice>)> {
    let municipalities = network::api::municipalities(tx).await?;
    let choices = municipalities.iter().map(|m| Choice::new(m.istat_code.as_str(), m.name.clone())).collect();
    Ok((municipalities, choices))
}

/// A time as part of an address: RFC 3339 with the plus written so that a query keeps it.
pub fn in_address(instant: Instant) -> String {
    instant.rfc3339().replace('+', "%2B")
}

/// Text as a value in a query.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// The page where a time is taken.
pub fn take(desk_slug: &str, slot: &Slot, service_slug: Option<&str>) -> String {
    let service = service_slug.map(|slug| format!("&servizio={}", encoded(slug))).unwrap_or_default();
    format!(
        "/prenota/{desk_slug}/dati?ora={}&canale={}{service}",
        in_address(slot.starts_at),
        slot.channel.word()
    )
}

/// The sign-in for citizens that leads back to an address here (C.SE.1.1); none where she is signed in already, or where
/// the installation has none.
pub fn sign_in_towards(caller: &Caller, address: &str) -> Option<String> {
    let may_sign_in = caller.app.site().has_citizens && caller.visit.signed_in().is_none();
    may_sign_in.then(|| format!("/accedi?verso={}", encoded(address)))
}

/// Who asks for a time without being known, and how much the installation lets one visitor book.
pub fn visitor(caller: &Caller) -> Visitor {
    let web::BookingLimits { same_day, ahead, per_hour } = caller.app.site().booking_limits;
    Visitor { origin: caller.origin.clone(), limits: BookingLimits { same_day, ahead, per_hour } }
}

/// That she has booked enough, and what to do.
pub fn too_many(reached: Reached) -> Message {
    match reached {
        Reached::SameDay(count) => Message::new("desk-booking-too-many-day").with("count", i64::from(count)),
        Reached::Ahead(count) => Message::new("desk-booking-too-many").with("count", i64::from(count)),
        Reached::Hour => Message::new("desk-booking-too-many-hour"),
    }
}
