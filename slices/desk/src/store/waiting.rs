//! The waiting list and its offers as rows.

use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use storage::{Result, Row, ToValue as _, Tx};
use texts::Locale;

use ::policy::{Action, Permit};

use super::cell;
use crate::model::{Appointment, Attendee, Channel, Desk, Offer, OfferState, Waiting, WaitingState};
use crate::policy::{
    AnswerOffer, EraseWaiting, JoinWaitingList, KeepWish, LapseOffer, LeaveWaitingList, SeeAppointments,
};

storage::statements! {
    INSERT = "INSERT INTO desk_waiting
                (id, desk_id, service_id, channel, from_day, until_day, name, phone, email, locale, state, person_id,
                 created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11, $12)";
    FIND = "SELECT id, desk_id, service_id, channel, from_day, until_day, name, phone, email, locale, state,
                   person_id, created_at
            FROM desk_waiting WHERE id = $1";
    LOCK = "SELECT id, desk_id, service_id, channel, from_day, until_day, name, phone, email, locale, state,
                   person_id, created_at
            FROM desk_waiting WHERE id = $1 {for_update}";
    // Two who join one list at the same moment follow each other, so that nobody stands on it twice.
    LOCK_LIST = "SELECT id FROM desk_desk WHERE id = $1 {for_update}";
    REACHED = "SELECT id, desk_id, service_id, channel, from_day, until_day, name, phone, email, locale, state,
                      person_id, created_at
               FROM desk_waiting
               WHERE desk_id = $1 AND state IN ('waiting', 'offered') AND until_day >= $2
                 AND (LOWER(email) = CAST($3 AS {text}) OR (email IS NULL AND phone = CAST($4 AS {text})))
               ORDER BY created_at, id LIMIT 50";
    RENEW = "UPDATE desk_waiting SET channel = $3, from_day = $4, until_day = $5 WHERE id = $1 AND desk_id = $2";
    CHANGE = "UPDATE desk_waiting SET channel = $2, from_day = $3, until_day = $4, name = $5, phone = $6 WHERE id = $1";
    // Who waited longest, can be written to (or called, where there is time for it) and was not offered this time yet.
    NEXT = "SELECT id, desk_id, service_id, channel, from_day, until_day, name, phone, email, locale, state,
                   person_id, created_at
            FROM desk_waiting
            WHERE desk_id = $1 AND state = 'waiting' AND channel = $2 AND from_day <= $3 AND until_day >= $3
              AND (email IS NOT NULL OR (phone IS NOT NULL AND CAST($5 AS {bool})))
              AND NOT EXISTS (SELECT 1 FROM desk_offer
                              WHERE desk_offer.waiting_id = desk_waiting.id AND desk_offer.appointment_id = $4)
            ORDER BY created_at, id LIMIT 1 {for_update}";
    OF_DESK = "SELECT id, desk_id, service_id, channel, from_day, until_day, name, phone, email, locale, state,
                      person_id, created_at
               FROM desk_waiting
               WHERE desk_id = $1 AND state IN ('waiting', 'offered') AND until_day >= $2
               ORDER BY created_at, id LIMIT 500";
    // Who is offered a time and must be told by telephone, the most urgent first.
    TO_CALL = "SELECT w.id, w.desk_id, w.service_id, w.channel, w.from_day, w.until_day, w.name, w.phone, w.email,
                      w.locale, w.state, w.person_id, w.created_at, o.id AS offer_id, o.expires_at, a.starts_at
               FROM desk_waiting w
               JOIN desk_offer o ON o.waiting_id = w.id
               JOIN desk_appointment a ON a.id = o.appointment_id
               WHERE w.desk_id = $1 AND w.state = 'offered' AND w.email IS NULL
                 AND o.state = 'open' AND o.expires_at > $2
               ORDER BY o.expires_at, o.id LIMIT 200";
    SET_STATE = "UPDATE desk_waiting SET state = $2 WHERE id = $1";
    SATISFY = "UPDATE desk_waiting SET state = 'satisfied' WHERE id = $1 AND state = 'waiting'";
    OFFER = "INSERT INTO desk_offer (id, waiting_id, appointment_id, state, expires_at, created_at)
             VALUES ($1, $2, $3, 'open', $4, $5)";
    FIND_OFFER = "SELECT id, waiting_id, appointment_id, state, expires_at FROM desk_offer WHERE id = $1";
    LOCK_OFFER = "SELECT id, waiting_id, appointment_id, state, expires_at FROM desk_offer WHERE id = $1 {for_update}";
    OFFERS_UNDER_WAY = "SELECT id, waiting_id, appointment_id, state, expires_at FROM desk_offer
                        WHERE waiting_id = $1 AND state = 'open' ORDER BY id LIMIT 10";
    DROP_OFFERS = "DELETE FROM desk_offer WHERE waiting_id = $1";
    DROP = "DELETE FROM desk_waiting WHERE id = $1";
    CLOSE_OFFER = "UPDATE desk_offer SET state = $2 WHERE id = $1 AND state = 'open'";
    GIVE = "UPDATE desk_appointment
            SET state = 'booked', origin = 'waiting_list', service_id = $2, name = $3, phone = $4, email = $5,
                locale = $6, person_id = $7, changed_at = $8
            WHERE id = $1 AND state = 'held'";
    RELEASE = "UPDATE desk_appointment SET state = 'cancelled', changed_at = $2 WHERE id = $1 AND state = 'held'";
}

/// Writes who waits at the permit's desk.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &mut Tx, permit: &Permit<JoinWaitingList>, waiting: &Waiting) -> Result<()> {
    let values = [
        waiting.id.value(),
        permit.target().value(),
        waiting.service.value(),
        waiting.channel.word().value(),
        waiting.from_day.value(),
        waiting.until_day.value(),
        waiting.name.value(),
        waiting.phone.as_ref().map(PhoneNumber::as_str).value(),
        waiting.email.as_ref().map(EmailAddress::as_str).value(),
        waiting.locale.code().value(),
        waiting.person.value(),
        waiting.created_at.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// One who waits.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Waiting>) -> Result<Option<Waiting>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// One who waits, locked until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Waiting>) -> Result<Option<Waiting>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Who is on the list of the permit's desk and can be reached as somebody can who joins it; nobody else joins until
/// the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn reached_as(
    tx: &mut Tx,
    permit: &Permit<JoinWaitingList>,
    who: &Attendee,
    today: Date,
) -> Result<Vec<Waiting>> {
    tx.optional(&LOCK_LIST, [permit.target().value()]).await?;
    let email = who.email.as_ref().map(|email| email.as_str().to_lowercase());
    let phone = who.phone.as_ref().map(PhoneNumber::as_str);
    let values = [permit.target().value(), today.value(), email.value(), phone.value()];
    tx.all(&REACHED, values).await?.iter().map(read).collect()
}

/// She asked again at the permit's desk: how and when she could are those of now.
///
/// # Errors
/// When the database refuses.
pub async fn renew(tx: &mut Tx, permit: &Permit<JoinWaitingList>, waiting: &Waiting) -> Result<()> {
    let values = [
        waiting.id.value(),
        permit.target().value(),
        waiting.channel.word().value(),
        waiting.from_day.value(),
        waiting.until_day.value(),
    ];
    tx.execute(&RENEW, values).await.map(drop)
}

/// She corrected her own place: its wish, her name and her telephone.
///
/// # Errors
/// When the database refuses.
pub async fn change(tx: &mut Tx, permit: &Permit<KeepWish>, waiting: &Waiting) -> Result<()> {
    let values = [
        permit.target().value(),
        waiting.channel.word().value(),
        waiting.from_day.value(),
        waiting.until_day.value(),
        waiting.name.value(),
        waiting.phone.as_ref().map(PhoneNumber::as_str).value(),
    ];
    tx.execute(&CHANGE, values).await.map(drop)
}

/// Who is offered a time and left only a telephone.
#[derive(Clone, Debug)]
pub struct OfferToCall {
    /// She.
    pub waiting: Waiting,
    /// The offer.
    pub offer: Id<Offer>,
    /// Until when it stands.
    pub expires_at: Instant,
    /// The time that is held for her.
    pub starts_at: Instant,
}

/// Who must be told by telephone at the permit's desk that a time is held for her, the most urgent first.
///
/// # Errors
/// When the database refuses.
pub async fn to_call(
    tx: &mut Tx,
    permit: &Permit<SeeAppointments>,
    now: Instant,
) -> Result<Vec<OfferToCall>> {
    let rows = tx.all(&TO_CALL, [permit.target().value(), now.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(OfferToCall {
                waiting: read(row)?,
                offer: row.get("offer_id")?,
                expires_at: row.get("expires_at")?,
                starts_at: row.get("starts_at")?,
            })
        })
        .collect()
}

/// Who is next for a time that was freed: at that desk, on that channel, on that day. Who left only a telephone is
/// among them where there is time to call.
///
/// # Errors
/// When the database refuses.
pub async fn next(
    tx: &mut Tx,
    desk: Id<Desk>,
    channel: Channel,
    day: Date,
    appointment: Id<Appointment>,
    by_phone: bool,
) -> Result<Option<Waiting>> {
    let values = [desk.value(), channel.word().value(), day.value(), appointment.value(), by_phone.value()];
    tx.optional(&NEXT, values).await?.as_ref().map(read).transpose()
}

/// Who waits at the permit's desk, the longest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_desk(tx: &mut Tx, permit: &Permit<SeeAppointments>, today: Date) -> Result<Vec<Waiting>> {
    tx.all(&OF_DESK, [permit.target().value(), today.value()]).await?.iter().map(read).collect()
}

/// Takes somebody off the list: her place and what she was offered are deleted.
///
/// # Errors
/// When the database refuses.
pub async fn leave(tx: &mut Tx, permit: &Permit<LeaveWaitingList>) -> Result<()> {
    drop_place(tx, permit.target()).await
}

/// Somebody on the list was given a time. Says whether she was still waiting, with no offer under way.
///
/// # Errors
/// When the database refuses.
pub async fn satisfy(tx: &mut Tx, permit: &Permit<LeaveWaitingList>) -> Result<bool> {
    Ok(tx.execute(&SATISFY, [permit.target().value()]).await? == 1)
}

/// Offers a held time to who is next; she does not wait meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn offer(tx: &mut Tx, offer: &Offer, now: Instant) -> Result<()> {
    let values = [
        offer.id.value(),
        offer.waiting.value(),
        offer.appointment.value(),
        offer.expires_at.value(),
        now.value(),
    ];
    tx.execute(&OFFER, values).await?;
    set_state(tx, offer.waiting, WaitingState::Offered).await
}

/// One offer.
///
/// # Errors
/// When the database refuses.
pub async fn find_offer(tx: &mut Tx, id: Id<Offer>) -> Result<Option<Offer>> {
    tx.optional(&FIND_OFFER, [id.value()]).await?.as_ref().map(read_offer).transpose()
}

/// One offer, locked until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock_offer(tx: &mut Tx, id: Id<Offer>) -> Result<Option<Offer>> {
    tx.optional(&LOCK_OFFER, [id.value()]).await?.as_ref().map(read_offer).transpose()
}

/// The held time becomes the appointment of who waited.
///
/// # Errors
/// When the database refuses.
pub async fn accept(
    tx: &mut Tx,
    permit: &Permit<AnswerOffer>,
    offer: &Offer,
    waiting: &Waiting,
    now: Instant,
) -> Result<bool> {
    let values = [
        offer.appointment.value(),
        waiting.service.value(),
        waiting.name.value(),
        waiting.phone.as_ref().map(PhoneNumber::as_str).value(),
        waiting.email.as_ref().map(EmailAddress::as_str).value(),
        waiting.locale.code().value(),
        waiting.person.value(),
        now.value(),
    ];
    if tx.execute(&GIVE, values).await? == 0 || !close(tx, permit.target(), OfferState::Accepted).await? {
        return Ok(false);
    }
    set_state(tx, waiting.id, WaitingState::Satisfied).await?;
    Ok(true)
}

/// She said no: she waits on.
///
/// # Errors
/// When the database refuses.
pub async fn refuse(tx: &mut Tx, permit: &Permit<AnswerOffer>, waiting: Id<Waiting>) -> Result<bool> {
    let closed = close(tx, permit.target(), OfferState::Refused).await?;
    set_state(tx, waiting, WaitingState::Waiting).await?;
    Ok(closed)
}

/// She did not answer: she waits on, for another time.
///
/// # Errors
/// When the database refuses.
pub async fn lapse(tx: &mut Tx, permit: &Permit<LapseOffer>, waiting: Id<Waiting>) -> Result<bool> {
    let closed = close(tx, permit.target(), OfferState::Lapsed).await?;
    set_state(tx, waiting, WaitingState::Waiting).await?;
    Ok(closed)
}

/// Nobody is left to offer a held time to: it is free again.
///
/// # Errors
/// When the database refuses.
pub async fn release<A: Action<Target = Id<Offer>>>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    appointment: Id<Appointment>,
    now: Instant,
) -> Result<()> {
    cell::free(tx, appointment).await?;
    tx.execute(&RELEASE, [appointment.value(), now.value()]).await.map(drop)
}

/// What she is offered and did not answer yet.
///
/// # Errors
/// When the database refuses.
pub async fn offers_under_way(tx: &mut Tx, waiting: Id<Waiting>) -> Result<Vec<Offer>> {
    tx.all(&OFFERS_UNDER_WAY, [waiting.value()]).await?.iter().map(read_offer).collect()
}

/// Erases her place and what she was offered.
///
/// # Errors
/// When the database refuses.
pub async fn erase(tx: &mut Tx, permit: &Permit<EraseWaiting>) -> Result<()> {
    drop_place(tx, permit.target()).await
}

async fn drop_place(tx: &mut Tx, waiting: Id<Waiting>) -> Result<()> {
    tx.execute(&DROP_OFFERS, [waiting.value()]).await?;
    tx.execute(&DROP, [waiting.value()]).await.map(drop)
}

async fn close(tx: &mut Tx, offer: Id<Offer>, state: OfferState) -> Result<bool> {
    Ok(tx.execute(&CLOSE_OFFER, [offer.value(), state.word().value()]).await? == 1)
}

async fn set_state(tx: &mut Tx, waiting: Id<Waiting>, state: WaitingState) -> Result<()> {
    tx.execute(&SET_STATE, [waiting.value(), state.word().value()]).await.map(drop)
}

pub(super) fn read(row: &Row) -> Result<Waiting> {
    Ok(Waiting {
        id: row.get("id")?,
        desk: row.get("desk_id")?,
        service: row.optional("service_id")?,
        channel: row.parsed("channel", Channel::parse)?,
        from_day: row.get("from_day")?,
        until_day: row.get("until_day")?,
        name: row.get("name")?,
        phone: row.optional_parsed("phone", PhoneNumber::parse)?,
        email: row.optional_parsed("email", EmailAddress::parse)?,
        locale: Locale::parse(&row.get::<String>("locale")?).unwrap_or_default(),
        state: row.parsed("state", WaitingState::parse)?,
        person: row.optional("person_id")?,
        created_at: row.get("created_at")?,
    })
}

fn read_offer(row: &Row) -> Result<Offer> {
    Ok(Offer {
        id: row.get("id")?,
        waiting: row.get("waiting_id")?,
        appointment: row.get("appointment_id")?,
        state: row.parsed("state", OfferState::parse)?,
        expires_at: row.get("expires_at")?,
    })
}
