//! Rights on desks' agendas and appointments.
//!
//! A desk's resource stands in three scopes: the desk (`operator`), its body (`clerk`), its network (`coordinator`).
//! Times are the network's, persons are their desk's: whatever shows or changes one is for the desk and its body only, and
//! who leads the network sees how full an agenda is.

use ::policy::{Action, Who};
use kernel::Id;

use crate::model::{Appointment, Desk, Offer, Waiting};

/// The purpose of links that open one appointment.
pub const MANAGE_APPOINTMENT: &str = "desk.manage_appointment";
/// The purpose of links that open one offer.
pub const ACCEPT_OFFER: &str = "desk.accept_offer";

const DESK_STAFF: [Who; 2] = [Who::Staff("operator"), Who::Staff("clerk")];
const DESK_KEEPERS: [Who; 4] =
    [Who::Staff("operator"), Who::Staff("clerk"), Who::Staff("coordinator"), Who::Staff("administrator")];

::policy::actions! {
    /// Book an offered time.
    BookAppointment(Id<Desk>) = "desk.book_appointment" on "desk" for [Who::Public];
    /// Book for somebody at the desk or on the telephone: without the notice time, for as long as it takes.
    BookForPerson(Id<Desk>) = "desk.book_for_person" on "desk" for DESK_STAFF;
    /// Book beyond what is free, with a reason that is kept.
    Overbook(Id<Desk>) = "desk.overbook" on "desk" for DESK_STAFF;
    /// Write down somebody who came without appointment.
    ReceiveWalkIn(Id<Desk>) = "desk.receive_walk_in" on "desk" for DESK_STAFF;
    /// See the day of a desk with the names of who comes.
    SeeAppointments(Id<Desk>) = "desk.see_appointments" on "desk" for DESK_STAFF;
    /// See how full a desk's agendas are: how many times are taken and free, never by whom.
    SeeAgenda(Id<Desk>) = "desk.see_agenda" on "desk" for DESK_KEEPERS;
    /// See one appointment.
    SeeAppointment(Id<Appointment>) = "desk.see_appointment" on "appointment" for [
        Who::LinkHolder(MANAGE_APPOINTMENT), Who::Staff("operator"), Who::Staff("clerk"), Who::System];
    /// Give an appointment another time.
    MoveAppointment(Id<Appointment>) = "desk.move_appointment" on "appointment" for [
        Who::LinkHolder(MANAGE_APPOINTMENT), Who::Staff("operator"), Who::Staff("clerk")];
    /// Cancel an appointment.
    CancelAppointment(Id<Appointment>) = "desk.cancel_appointment" on "appointment" for [
        Who::LinkHolder(MANAGE_APPOINTMENT), Who::Staff("operator"), Who::Staff("clerk")];
    /// Write down who came and who did not.
    MarkOutcome(Id<Appointment>) = "desk.mark_outcome" on "appointment" for DESK_STAFF;
    /// Say how it was.
    RateAppointment(Id<Appointment>) = "desk.rate_appointment" on "appointment" for [Who::LinkHolder(MANAGE_APPOINTMENT)];
    /// Wait for an earlier time.
    JoinWaitingList(Id<Desk>) = "desk.join_waiting_list" on "desk" for [Who::Public];
    /// Take or leave an offered time.
    AnswerOffer(Id<Offer>) = "desk.answer_offer" on "offer" for [
        Who::LinkHolder(ACCEPT_OFFER), Who::Staff("operator"), Who::Staff("clerk")];
    /// Pass a time on when its offer lapsed.
    LapseOffer(Id<Offer>) = "desk.lapse_offer" on "offer" for [Who::System];
    /// Make a desk's agendas and set their hours, breaks and exceptions.
    SetAgenda(Id<Desk>) = "desk.set_agenda" on "desk" for DESK_KEEPERS;
    /// Close hours or days of an agenda or a desk; "I am ill today".
    CloseDays(Id<Desk>) = "desk.close_days" on "desk" for DESK_KEEPERS;
    /// Close days of all desks of a network.
    CloseNetwork(uuid::Uuid) = "desk.close_network" on "network" for [Who::Staff("coordinator"), Who::Staff("administrator")];
    /// Take an appointment's time away because of a closure.
    DisplaceAppointment(Id<Appointment>) = "desk.displace_appointment" on "appointment" for DESK_KEEPERS;
    /// Write down a desk and what is known of it.
    SetDesk(Id<Desk>) = "desk.set_desk" on "desk" for [
        Who::Staff("clerk"), Who::Staff("coordinator"), Who::Staff("administrator"), Who::Console];
    /// Erase who an appointment is for: herself with her account, or with the client whom her body erases.
    EraseAppointment(Id<Appointment>) = "desk.erase_appointment" on "appointment" for [Who::Oneself, Who::System];
    /// Erase her place on a waiting list, likewise.
    EraseWaiting(Id<Waiting>) = "desk.erase_waiting" on "waiting list" for [Who::Oneself, Who::System];
    /// Forget names, telephones and mails whose time is over.
    ForgetPeople(()) = "desk.forget_people" on "appointments" for [Who::System, Who::Console];
}

/// The actions that may write a new appointment at a desk.
pub trait Books: Action<Target = Id<Desk>> {}
impl Books for BookAppointment {}
impl Books for BookForPerson {}
impl Books for Overbook {}
impl Books for ReceiveWalkIn {}

/// The actions that may change where an appointment stands.
pub trait Settles: Action<Target = Id<Appointment>> {}
impl Settles for CancelAppointment {}
impl Settles for DisplaceAppointment {}
impl Settles for EraseAppointment {}
impl Settles for MarkOutcome {}
impl Settles for MoveAppointment {}
