//! Work done later and work that recurs: thin, each calls one action.

use ::jobs::{Handler, Job, JobError, Schedule, Subscriber};
use ::web::Kit;
use events::desk::AppointmentSettled;
use kernel::Id;
use serde::{Deserialize, Serialize};
use storage::Cx;
use tracing::info;

use crate::actions::{ClientError, ContactError, follow_appointment, forget_due};

const DAY_MINUTES: i64 = 24 * 60;

/// Forgets clients and notes whose time is over.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct ForgetDueJob {}
impl Job for ForgetDueJob {
    const KIND: &'static str = "contact.forget_due";
}

/// What the worker can do.
pub(crate) fn handlers(_kit: &Kit) -> Vec<Handler> {
    vec![Handler::new(|cx: Cx, _, _: ForgetDueJob| forget(cx))]
}

/// What recurs.
pub(crate) fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<ForgetDueJob>(DAY_MINUTES)]
}

/// What the room listens to.
pub(crate) fn subscribers() -> Vec<Subscriber> {
    vec![Subscriber::new("contact.follow_appointment", |cx: Cx, _, event: AppointmentSettled| {
        follow(cx, event)
    })]
}

async fn forget(cx: Cx) -> Result<(), JobError> {
    let (mut clients, mut notes) = (0, 0);
    loop {
        let forgotten = forget_due(&cx).await.map_err(|error| match error {
            ClientError::Storage(error) => JobError::from(error),
            other => JobError::Never(Box::new(other)),
        })?;
        clients += forgotten.clients;
        notes += forgotten.notes;
        if forgotten.clients == 0 {
            break;
        }
    }
    info!(clients, notes, "forgot clients and notes whose time is over");
    Ok(())
}

async fn follow(cx: Cx, event: AppointmentSettled) -> Result<(), JobError> {
    match follow_appointment(&cx, Id::from_uuid(event.appointment)).await {
        Ok(_) => Ok(()),
        // It went since; nothing is to follow.
        Err(ContactError::Appointment | ContactError::UnknownDesk) => Ok(()),
        Err(ContactError::Storage(error)) => Err(error.into()),
        Err(other) => Err(JobError::Never(Box::new(other))),
    }
}
