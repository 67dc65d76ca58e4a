//! What `desk` tells of appointments. Ids are those of its tables; nothing says who comes.

use jiff::civil::Date;
use kernel::{Event, Instant};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A time was booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentBooked {
    /// The appointment.
    pub appointment: Uuid,
    /// The desk.
    pub desk: Uuid,
    /// What for, if it was said.
    pub service: Option<Uuid>,
    /// `in_person`, `phone` or `video`.
    pub channel: String,
    /// `online`, `operator`, `walk_in` or `waiting_list`.
    pub origin: String,
    /// When it begins.
    pub starts_at: Instant,
}
impl Event for AppointmentBooked {
    const KIND: &'static str = "desk.AppointmentBooked";
}

/// An appointment has another time, channel or desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentMoved {
    /// The appointment.
    pub appointment: Uuid,
    /// The desk it is at now.
    pub desk: Uuid,
    /// When it begins now.
    pub starts_at: Instant,
}
impl Event for AppointmentMoved {
    const KIND: &'static str = "desk.AppointmentMoved";
}

/// An appointment will not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentCancelled {
    /// The appointment.
    pub appointment: Uuid,
    /// The desk.
    pub desk: Uuid,
    /// Whether the desk could not keep it, not the person.
    pub by_desk: bool,
}
impl Event for AppointmentCancelled {
    const KIND: &'static str = "desk.AppointmentCancelled";
}

/// It is known whether somebody came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentSettled {
    /// The appointment.
    pub appointment: Uuid,
    /// The desk.
    pub desk: Uuid,
    /// What for, if it was said.
    pub service: Option<Uuid>,
    /// `served` or `no_show`; told again when it is put right, and `booked` or `cancelled` when it is taken back.
    pub outcome: String,
}
impl Event for AppointmentSettled {
    const KIND: &'static str = "desk.AppointmentSettled";
}

/// Somebody said how an appointment was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentRated {
    /// The desk.
    pub desk: Uuid,
    /// 1 to 5.
    pub score: u8,
}
impl Event for AppointmentRated {
    const KIND: &'static str = "desk.AppointmentRated";
}

/// A member has a desk in preparation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskPrepared {
    /// The desk.
    pub desk: Uuid,
    /// The body that keeps it.
    pub organisation: Uuid,
    /// The network it belongs to.
    pub network: Uuid,
}
impl Event for DeskPrepared {
    const KIND: &'static str = "desk.DeskPrepared";
}

/// A desk opened for the first time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskLaunched {
    /// The desk.
    pub desk: Uuid,
    /// The body that keeps it.
    pub organisation: Uuid,
    /// The network it belongs to.
    pub network: Uuid,
    /// The ISTAT code of its Comune.
    pub municipality: String,
    /// The day.
    pub on: Date,
}
impl Event for DeskLaunched {
    const KIND: &'static str = "desk.DeskLaunched";
}

/// A desk was suspended, opened again or closed for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskStateChanged {
    /// The desk.
    pub desk: Uuid,
    /// `open`, `suspended` or `closed`.
    pub state: String,
}
impl Event for DeskStateChanged {
    const KIND: &'static str = "desk.DeskStateChanged";
}

/// Somebody reported a fault of a page; whoever keeps an inbox reads it by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultReported {
    /// The report.
    pub report: Uuid,
}
impl Event for FaultReported {
    const KIND: &'static str = "desk.FaultReported";
}

/// A report of a fault was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultAnswered {
    /// The report.
    pub report: Uuid,
}
impl Event for FaultAnswered {
    const KIND: &'static str = "desk.FaultAnswered";
}
