//! The handlers of the room's jobs.

use ::jobs::{Handler, JobError, Schedule, Subscriber};
use events::contact::ClientForgotten;
use kernel::{Id, Instant};
use storage::{Cx, links};
use web::Kit;

use super::{ForgetPeopleJob, LapseOfferJob, Notice, SendNotice, SendOffer, SendPlace};
use crate::actions::erase_person::forget_appointments;
use crate::actions::{ChangeError, ForgetError, forget_people, lapse_offer};
use crate::model::{Appointment, AppointmentState, OfferState};
use crate::notices::mails::{self, Letter};
use crate::policy::{ACCEPT_OFFER, MANAGE_APPOINTMENT, MANAGE_WAITING};
use crate::queries::proposals;
use crate::store;

/// What the worker is given for agendas and appointments.
pub fn handlers(kit: &Kit) -> Vec<Handler> {
    let (to_notice, to_offer, to_place) = (kit.clone(), kit.clone(), kit.clone());
    vec![
        Handler::new(move |cx, id, job: SendNotice| send_notice(to_notice.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: SendOffer| send_offer(to_offer.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: SendPlace| send_place(to_place.clone(), cx, id, job)),
        Handler::new(|cx: Cx, _, job: LapseOfferJob| async move {
            match lapse_offer(&cx, Id::from_uuid(job.offer)).await {
                Ok(()) | Err(ChangeError::Unknown) => Ok(()),
                Err(error) => Err(JobError::Later(Box::new(error))),
            }
        }),
        Handler::new(|cx: Cx, _, _: ForgetPeopleJob| async move {
            forget_people(&cx).await.map(drop).map_err(|error: ForgetError| JobError::Later(Box::new(error)))
        }),
    ]
}

/// What recurs: forgetting, once a day.
pub fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<ForgetPeopleJob>(24 * 60)]
}

/// What the room listens to: a body forgot a client, who was received in appointments too.
pub fn subscribers() -> Vec<Subscriber> {
    vec![Subscriber::new("desk.forget_client", |cx, _, event: ClientForgotten| async move {
        let forgotten = forget_appointments(&cx, &event.appointments).await;
        forgotten.map(drop).map_err(|error: ForgetError| JobError::Later(Box::new(error)))
    })]
}

async fn send_notice(kit: Kit, cx: Cx, id: Id<()>, job: SendNotice) -> Result<(), JobError> {
    let mut reader = cx.read().await?;
    let Some(appointment) = store::appointment::find(&mut reader, Id::from_uuid(job.appointment)).await?
    else {
        return Ok(());
    };
    if !still_holds(&job, &appointment, cx.now()) {
        return Ok(());
    }
    let Some(desk) = store::desk::find(&mut reader, appointment.desk).await? else { return Ok(()) };
    let Some(link) = links::newest(&mut reader, MANAGE_APPOINTMENT, appointment.id.uuid()).await? else {
        return Ok(());
    };
    let proposals = match job.notice {
        Notice::Displaced => proposals(&mut reader, &cx, &desk, &appointment).await?,
        _ => Vec::new(),
    };
    let video = store::agenda::video_of(&mut reader, &appointment).await?;
    let service = match appointment.service {
        Some(id) => store::catalogue::service::find(&mut reader, id).await?.map(|service| service.sheet),
        None => None,
    };
    drop(reader);
    let letter = Letter {
        notice: job.notice,
        appointment: &appointment,
        desk: &desk,
        service: service.as_ref(),
        video: video.as_ref(),
        link: &link,
        proposals: &proposals,
    };
    if let Some(mail) = mails::letter(&kit, &cx, &letter) {
        kit.mailer.send(id, mail).await?;
    }
    Ok(())
}

/// Whether a mail that was asked for still tells the truth: later changes send their own.
fn still_holds(job: &SendNotice, appointment: &Appointment, now: Instant) -> bool {
    match job.notice {
        // Planned days before; whichever time the appointment has now is the right one. After days without power it may be
        // over: nobody is reminded of that.
        Notice::Reminder => appointment.state == AppointmentState::Booked && now < appointment.starts_at,
        Notice::Booked | Notice::Moved => {
            appointment.state == AppointmentState::Booked && appointment.sequence == job.sequence
        }
        Notice::Cancelled => appointment.state == AppointmentState::Cancelled,
        Notice::Displaced => {
            appointment.state == AppointmentState::Displaced && appointment.sequence == job.sequence
        }
    }
}

async fn send_offer(kit: Kit, cx: Cx, id: Id<()>, job: SendOffer) -> Result<(), JobError> {
    let mut reader = cx.read().await?;
    let Some(offer) = store::waiting::find_offer(&mut reader, Id::from_uuid(job.offer)).await? else {
        return Ok(());
    };
    if offer.state != OfferState::Open || offer.expires_at <= cx.now() {
        return Ok(());
    }
    let waiting = store::waiting::find(&mut reader, offer.waiting).await?;
    let held = store::appointment::find(&mut reader, offer.appointment).await?;
    let link = links::newest(&mut reader, ACCEPT_OFFER, offer.id.uuid()).await?;
    let (Some(waiting), Some(held), Some(link)) = (waiting, held, link) else { return Ok(()) };
    let Some(desk) = store::desk::find(&mut reader, held.desk).await? else { return Ok(()) };
    drop(reader);
    if let Some(mail) = mails::offer(&kit, &cx, &waiting, &desk, &held, &link) {
        kit.mailer.send(id, mail).await?;
    }
    Ok(())
}

async fn send_place(kit: Kit, cx: Cx, id: Id<()>, job: SendPlace) -> Result<(), JobError> {
    let mut reader = cx.read().await?;
    let waiting = store::waiting::find(&mut reader, Id::from_uuid(job.waiting)).await?;
    let Some(waiting) = waiting.filter(|waiting| waiting.state.is_on_list()) else { return Ok(()) };
    let link = links::newest(&mut reader, MANAGE_WAITING, waiting.id.uuid()).await?;
    let desk = store::desk::find(&mut reader, waiting.desk).await?;
    let (Some(link), Some(desk)) = (link, desk) else { return Ok(()) };
    drop(reader);
    if let Some(mail) = mails::place_on_list(&kit, &cx, &waiting, &desk, &link) {
        kit.mailer.send(id, mail).await?;
    }
    Ok(())
}
