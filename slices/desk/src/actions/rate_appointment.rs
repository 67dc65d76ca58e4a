//! One short rating after an appointment.

use kernel::Id;
use storage::{Cx, outbox};

use super::ChangeError;
use super::load::{locked, resource};
use crate::model::{Appointment, AppointmentState, NOTE_LENGTH};
use crate::policy::RateAppointment;
use crate::store;

/// How it was: 1 to 5, and words if she likes.
#[derive(Clone)]
pub struct Rating {
    /// 1 to 5.
    pub score: u8,
    /// Her words.
    pub text: String,
}

/// Writes how it was, once, after the appointment began. [`ChangeError::NotNow`]: before, a second time, cancelled,
/// or not 1 to 5.
///
/// # Errors
/// See [`ChangeError`].
pub async fn rate_appointment(cx: &Cx, id: Id<Appointment>, rating: Rating) -> Result<(), ChangeError> {
    let mut tx = cx.begin().await?;
    let (appointment, desk) = locked(&mut tx, id).await?;
    let permit = cx.permit::<RateAppointment>(resource(&appointment, &desk))?;
    let took_place = matches!(appointment.state, AppointmentState::Booked | AppointmentState::Served);
    if !took_place || appointment.starts_at > cx.now() || !(1..=5).contains(&rating.score) {
        return Err(ChangeError::NotNow);
    }
    let text: String = rating.text.trim().replace('\0', "").chars().take(NOTE_LENGTH).collect();
    let text = Some(text.as_str()).filter(|text| !text.is_empty());
    if !store::rating::insert(&mut tx, &permit, desk.id, rating.score, text, cx.now()).await? {
        return Err(ChangeError::NotNow);
    }
    outbox::tell(&mut tx, cx, &events::desk::AppointmentRated { desk: desk.id.uuid(), score: rating.score })
        .await?;
    tx.commit().await?;
    Ok(())
}
