//! The shapes of what goes in and out, as the document describes them.

use kernel::Instant;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::model::{Appointment, Desk, Slot, VideoAddress};
use crate::queries::{Alternative, DeskOffer};

/// A desk.
#[derive(Serialize, ToSchema)]
#[schema(as = Desk)]
pub struct DeskShape {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000001")]
    pub id: String,
    /// Its name in addresses.
    #[schema(example = "sarzana")]
    pub slug: String,
    /// Its name.
    #[schema(example = "Sportello di Sarzana")]
    pub name: String,
    /// `desk` receives by appointment, `info_point` gives information only.
    #[schema(example = "desk")]
    pub kind: &'static str,
    /// `open`, or `suspended` while it takes no bookings.
    #[schema(example = "open")]
    pub state: &'static str,
    /// ISTAT code of the municipality it stands in.
    #[schema(example = "011027")]
    pub municipality_istat: String,
    /// Street, number, place.
    #[schema(example = "Piazza Matteotti 1, Sarzana")]
    pub address: String,
    /// Degrees north, when somebody entered the place.
    #[schema(example = 44.1131)]
    pub latitude: Option<f64>,
    /// Degrees east.
    #[schema(example = 9.9601)]
    pub longitude: Option<f64>,
    /// Telephone.
    #[schema(example = "0187 000000")]
    pub phone: Option<String>,
    /// Mail address.
    #[schema(example = "sportello@example.org")]
    pub email: Option<String>,
    /// Since when it is open.
    #[schema(format = Date, example = "2026-03-02")]
    pub opened_on: Option<String>,
    /// Whether it answers for all services of the catalogue.
    #[schema(example = true)]
    pub serves_all_services: bool,
}

impl From<&Desk> for DeskShape {
    fn from(desk: &Desk) -> Self {
        Self {
            id: desk.id.to_string(),
            slug: desk.slug.clone(),
            name: desk.name.clone(),
            kind: desk.kind.word(),
            state: desk.state.word(),
            municipality_istat: desk.municipality.to_string(),
            address: desk.address.clone(),
            latitude: desk.place.map(kernel::Coordinates::latitude),
            longitude: desk.place.map(kernel::Coordinates::longitude),
            phone: desk.phone.clone(),
            email: desk.email.clone(),
            opened_on: desk.opened_on.map(|day| day.to_string()),
            serves_all_services: desk.serves_all_services,
        }
    }
}

/// A free start of a desk on a channel.
#[derive(Serialize, ToSchema)]
#[schema(as = Slot)]
pub struct SlotShape {
    /// When it begins.
    #[schema(format = DateTime, example = "2026-11-24T09:30:00+01:00")]
    pub starts_at: String,
    /// When it ends.
    #[schema(format = DateTime, example = "2026-11-24T10:00:00+01:00")]
    pub ends_at: String,
    /// `in_person`, `phone` or `video`.
    #[schema(example = "in_person")]
    pub channel: &'static str,
    /// How many people can still book it.
    #[schema(example = 1)]
    pub capacity_left: u16,
}

impl From<Slot> for SlotShape {
    fn from(slot: Slot) -> Self {
        Self {
            starts_at: slot.starts_at.rfc3339(),
            ends_at: slot.ends_at.rfc3339(),
            channel: slot.channel.word(),
            capacity_left: slot.capacity_left,
        }
    }
}

/// The first free time of a desk.
#[derive(Clone, Serialize, ToSchema)]
#[schema(as = DeskOffer)]
pub struct DeskOfferShape {
    /// The desk.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000001")]
    pub desk: String,
    /// Its name.
    #[schema(example = "Sportello di Sarzana")]
    pub desk_name: String,
    /// When its first free time begins.
    #[schema(format = DateTime, example = "2026-11-24T09:30:00+01:00")]
    pub starts_at: String,
    /// When it ends.
    #[schema(format = DateTime, example = "2026-11-24T10:00:00+01:00")]
    pub ends_at: String,
    /// `in_person`, `phone` or `video`.
    #[schema(example = "in_person")]
    pub channel: &'static str,
    /// How many people can still book it.
    #[schema(example = 1)]
    pub capacity_left: u16,
    /// How far the desk is from the municipality, in kilometres, where both have a place.
    #[schema(example = 3.4)]
    pub distance_km: Option<f64>,
}

impl From<&DeskOffer> for DeskOfferShape {
    fn from(offer: &DeskOffer) -> Self {
        Self {
            desk: offer.desk.id.to_string(),
            desk_name: offer.desk.name.clone(),
            starts_at: offer.slot.starts_at.rfc3339(),
            ends_at: offer.slot.ends_at.rfc3339(),
            channel: offer.slot.channel.word(),
            capacity_left: offer.slot.capacity_left,
            distance_km: offer.distance_km.map(|km| (km * 10.0).round() / 10.0),
        }
    }
}

/// The best offer's own fields (null when nothing is free), and the first free time of each desk: same municipality
/// first, then by distance.
#[derive(Serialize, ToSchema)]
pub struct FirstSlots {
    /// The best offer's desk.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000001")]
    pub desk: Option<String>,
    /// Its name.
    #[schema(example = "Sportello di Sarzana")]
    pub desk_name: Option<String>,
    /// When the best offer begins.
    #[schema(format = DateTime, example = "2026-11-24T09:30:00+01:00")]
    pub starts_at: Option<String>,
    /// When it ends.
    #[schema(format = DateTime, example = "2026-11-24T10:00:00+01:00")]
    pub ends_at: Option<String>,
    /// `in_person`, `phone` or `video`.
    #[schema(example = "in_person")]
    pub channel: Option<&'static str>,
    /// How many people can still book it.
    #[schema(example = 1)]
    pub capacity_left: Option<u16>,
    /// How far that desk is, in kilometres.
    #[schema(example = 3.4)]
    pub distance_km: Option<f64>,
    /// How many desks are in `contents`.
    #[schema(example = 1)]
    pub total_items: usize,
    /// One of each desk that has a free time, in order.
    pub contents: Vec<DeskOfferShape>,
}

impl From<Vec<DeskOffer>> for FirstSlots {
    fn from(offers: Vec<DeskOffer>) -> Self {
        let contents: Vec<DeskOfferShape> = offers.iter().map(DeskOfferShape::from).collect();
        let best = contents.first().cloned();
        Self {
            desk: best.as_ref().map(|best| best.desk.clone()),
            desk_name: best.as_ref().map(|best| best.desk_name.clone()),
            starts_at: best.as_ref().map(|best| best.starts_at.clone()),
            ends_at: best.as_ref().map(|best| best.ends_at.clone()),
            channel: best.as_ref().map(|best| best.channel),
            capacity_left: best.as_ref().map(|best| best.capacity_left),
            distance_km: best.and_then(|best| best.distance_km),
            total_items: contents.len(),
            contents,
        }
    }
}

/// What is sent to book a time: a name, and a telephone number or a mail address.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes what `input` reads field by field, to tell all that is wrong at once"
)]
pub struct NewAppointment {
    /// The desk.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000001")]
    pub desk: String,
    /// A start that the free times offer.
    #[schema(format = DateTime, example = "2026-11-24T09:30:00+01:00")]
    pub starts_at: String,
    /// `in_person`, `phone` or `video`, as offered with the start.
    #[schema(example = "in_person")]
    pub channel: String,
    /// Who comes.
    #[schema(example = "Persona di Prova", max_length = 120)]
    pub name: String,
    /// Her telephone; not needed with a mail address.
    #[schema(example = "0187 000000")]
    pub phone: Option<String>,
    /// Her mail address; not needed with a telephone.
    #[schema(example = "persona@example.org")]
    pub email: Option<String>,
    /// What for: the id of a service.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000101")]
    pub service: Option<String>,
    /// What the desk should know beforehand.
    #[schema(example = "Porto il curriculum", max_length = 1000)]
    pub note: Option<String>,
}

/// What is sent to move an appointment.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes what `input` reads field by field, to tell all that is wrong at once"
)]
pub struct NewTime {
    /// A start that the free times offer.
    #[schema(format = DateTime, example = "2026-11-25T09:30:00+01:00")]
    pub starts_at: String,
    /// Another channel.
    #[schema(example = "phone")]
    pub channel: Option<String>,
    /// Another desk.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000001")]
    pub desk: Option<String>,
}

/// A booked appointment, with the two ways to come back to it.
#[derive(Serialize, ToSchema)]
pub struct BookedAppointment {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000201")]
    pub id: String,
    /// The code to be read aloud.
    #[schema(example = "K7M-4QX-9TD")]
    pub code: String,
    /// The token for `Authorization`.
    #[schema(example = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    pub token: String,
    /// The address that opens it in a browser.
    #[schema(
        format = "uri",
        example = "https://rete.example.org/l/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    )]
    pub link: String,
    /// The desk.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000001")]
    pub desk: String,
    /// When it begins.
    #[schema(format = DateTime, example = "2026-11-24T09:30:00+01:00")]
    pub starts_at: String,
    /// When it ends.
    #[schema(format = DateTime, example = "2026-11-24T10:00:00+01:00")]
    pub ends_at: String,
    /// `in_person`, `phone` or `video`.
    #[schema(example = "in_person")]
    pub channel: &'static str,
    /// `booked`.
    #[schema(example = "booked")]
    pub state: &'static str,
}

/// An appointment.
#[derive(Serialize, ToSchema)]
#[schema(as = Appointment)]
pub struct AppointmentShape {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000201")]
    pub id: String,
    /// The code to be read aloud.
    #[schema(example = "K7M-4QX-9TD")]
    pub code: String,
    /// `held`, `booked`, `served`, `no_show`, `displaced` (the desk asks to choose another time) or `cancelled`.
    #[schema(example = "booked")]
    pub state: &'static str,
    /// The desk.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000001")]
    pub desk: String,
    /// Its name.
    #[schema(example = "Sportello di Sarzana")]
    pub desk_name: String,
    /// When it begins.
    #[schema(format = DateTime, example = "2026-11-24T09:30:00+01:00")]
    pub starts_at: String,
    /// When it ends.
    #[schema(format = DateTime, example = "2026-11-24T10:00:00+01:00")]
    pub ends_at: String,
    /// `in_person`, `phone` or `video`.
    #[schema(example = "in_person")]
    pub channel: &'static str,
    /// What for: the id of a service.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000101")]
    pub service: Option<String>,
    /// The room of the call, where it is by video and the desk has one.
    #[schema(format = "uri", example = "https://video.example.org/sarzana")]
    pub video_link: Option<String>,
    /// How often its calendar entry changed.
    #[schema(example = 0)]
    pub sequence: i64,
}

impl AppointmentShape {
    /// The shape of an appointment at its desk.
    pub fn of(appointment: &Appointment, desk: &Desk, video: Option<&VideoAddress>, code: String) -> Self {
        Self {
            id: appointment.id.to_string(),
            code,
            state: appointment.state.word(),
            desk: desk.id.to_string(),
            desk_name: desk.name.clone(),
            starts_at: appointment.starts_at.rfc3339(),
            ends_at: appointment.ends_at.rfc3339(),
            channel: appointment.channel.word(),
            service: appointment.service.map(|service| service.to_string()),
            video_link: video.map(|video| video.as_str().to_owned()),
            sequence: appointment.sequence,
        }
    }
}

/// A free time near the one that was asked for.
#[derive(Serialize, ToSchema)]
#[schema(as = Alternative)]
pub struct AlternativeShape {
    /// The desk: the one that was asked, or where it has too few free times, the nearest to it.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000001")]
    pub desk: String,
    /// Its name.
    #[schema(example = "Sportello di Sarzana")]
    pub desk_name: String,
    /// When it begins.
    #[schema(format = DateTime, example = "2026-11-24T10:00:00+01:00")]
    pub starts_at: String,
    /// When it ends.
    #[schema(format = DateTime, example = "2026-11-24T10:30:00+01:00")]
    pub ends_at: String,
    /// `in_person`, `phone` or `video`.
    #[schema(example = "in_person")]
    pub channel: &'static str,
}

impl From<&Alternative> for AlternativeShape {
    fn from(alternative: &Alternative) -> Self {
        let Alternative { desk, desk_name, slot, .. } = alternative;
        let text = |instant: Instant| instant.rfc3339();
        Self {
            desk: desk.to_string(),
            desk_name: desk_name.clone(),
            starts_at: text(slot.starts_at),
            ends_at: text(slot.ends_at),
            channel: slot.channel.word(),
        }
    }
}

/// The problem of a time that is not free (RFC 9457).
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the problem that the shell writes")]
pub struct SlotTakenProblem {
    /// The kind of problem, stable.
    #[schema(rename = "type", example = "/problemi/slot-taken")]
    pub kind: String,
    /// The kind in words.
    #[schema(example = "Time not available")]
    pub title: String,
    /// The status of the answer.
    #[schema(example = 409)]
    pub status: u16,
    /// What happened and what to do.
    #[schema(example = "The time you chose is not free, or not any more. Choose one of the times proposed.")]
    pub detail: Option<String>,
    /// This very case.
    #[schema(example = "/api/v1/appointments#ABCD-EFGH")]
    pub instance: String,
    /// The nearest free times: of the same desk, completed with the first ones of the desks nearest to it. Three where
    /// the network has three.
    #[schema(example = json!([
        {"desk": "019aa5f0-0000-7000-8000-000000000001", "desk_name": "Sportello di Sarzana",
         "starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T10:30:00+01:00", "channel": "in_person"},
        {"desk": "019aa5f0-0000-7000-8000-000000000001", "desk_name": "Sportello di Sarzana",
         "starts_at": "2026-11-24T08:30:00+01:00", "ends_at": "2026-11-24T09:00:00+01:00", "channel": "in_person"},
        {"desk": "019aa5f0-0000-7000-8000-000000000002", "desk_name": "Sportello di Castelnuovo Magra",
         "starts_at": "2026-11-24T09:30:00+01:00", "ends_at": "2026-11-24T10:00:00+01:00", "channel": "in_person"}
    ]))]
    pub alternatives: Vec<AlternativeShape>,
}

/// The problem of input that was read and is wrong (RFC 9457).
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the problem that the shell writes")]
pub struct InvalidProblem {
    /// The kind of problem, stable.
    #[schema(rename = "type", example = "/problemi/invalid")]
    pub kind: String,
    /// The kind in words.
    #[schema(example = "Not valid")]
    pub title: String,
    /// The status of the answer.
    #[schema(example = 422)]
    pub status: u16,
    /// What happened and what to do.
    #[schema(example = "Something that was sent is not valid.")]
    pub detail: Option<String>,
    /// This very case.
    #[schema(example = "/api/v1/appointments#ABCD-EFGH")]
    pub instance: String,
    /// What is wrong, by field.
    #[schema(value_type = std::collections::HashMap<String, String>, example = json!({"name": "Write the name."}))]
    pub errors: Map<String, Value>,
}
