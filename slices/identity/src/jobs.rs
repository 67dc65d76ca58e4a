//! The room's work done later: its mails, and the clean-up. Payloads hold ids, never names or addresses.

use jobs::{Handler, Job, JobError, Schedule};
use kernel::Id;
use serde::{Deserialize, Serialize};
use storage::{Cx, links};
use tracing::info;
use web::Kit;

use crate::actions::forget_what_is_over::{ForgetError, forget_what_is_over};
use crate::actions::refresh_providers::{RefreshError, refresh_providers};
use crate::federation::Federated;
use crate::model::PersonId;
use crate::policy::{ACCEPT_INVITATION, CONFIRM_EMAIL, RESET_PASSWORD};
use crate::{notices, store};

/// Which mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Notice {
    /// You are invited.
    Invitation,
    /// You asked for a new password.
    Reset,
    /// Your password was changed.
    PasswordChanged,
    /// You have a new role.
    NewRole,
    /// Confirm that this is your address.
    ConfirmEmail,
}

/// Sends one mail to one person.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SendNotice {
    pub(crate) person: PersonId,
    pub(crate) notice: Notice,
}
impl Job for SendNotice {
    const KIND: &'static str = "identity.send_notice";
}

/// Deletes what is over.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Forget {}
impl Job for Forget {
    const KIND: &'static str = "identity.forget_what_is_over";
}

/// Builds the trust chains that are due anew.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct RefreshChains {}
impl Job for RefreshChains {
    const KIND: &'static str = "identity.refresh_providers";
}

pub(crate) fn handlers(kit: &Kit, federated: &Federated) -> Vec<Handler> {
    let (kit, federated) = (kit.clone(), federated.clone());
    vec![
        Handler::new(move |cx, id, job: SendNotice| send_notice(kit.clone(), cx, id, job)),
        Handler::new(|cx, _, _: Forget| forget(cx)),
        Handler::new(move |cx, _, _: RefreshChains| refresh(cx, federated.clone())),
    ]
}

pub(crate) fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<Forget>(60), Schedule::every::<RefreshChains>(15)]
}

async fn send_notice(kit: Kit, cx: Cx, id: Id<()>, job: SendNotice) -> Result<(), JobError> {
    let mut tx = cx.read().await?;
    // Nobody: a reset asked for an address that no account has, or an account closed in the meantime.
    let person = match job.notice {
        // Not hers yet: it goes to the address that waits.
        Notice::ConfirmEmail => {
            store::office_email::offered(&mut tx, job.person).await?.map(|(_, person)| person)
        }
        _ => store::person::find_active(&mut tx, job.person).await?,
    };
    let Some(person) = person else { return Ok(()) };
    let purpose = match job.notice {
        Notice::Invitation => Some(ACCEPT_INVITATION),
        Notice::Reset => Some(RESET_PASSWORD),
        Notice::ConfirmEmail => Some(CONFIRM_EMAIL),
        Notice::PasswordChanged | Notice::NewRole => None,
    };
    let link = match purpose {
        Some(purpose) => match links::newest(&mut tx, purpose, job.person.uuid()).await? {
            Some(link) => Some(link),
            // Used before the mail went out.
            None => return Ok(()),
        },
        None => None,
    };
    drop(tx);
    let mail = notices::write(&kit, &cx, job.notice, &person, link.as_ref());
    let mail = mail.map_err(|error| JobError::Never(Box::new(error)))?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn forget(cx: Cx) -> Result<(), JobError> {
    let forgotten = forget_what_is_over(&cx).await.map_err(|error| match error {
        ForgetError::Storage(error) => JobError::from(error),
        ForgetError::Refused(refusal) => JobError::Never(Box::new(refusal)),
    })?;
    let (sessions, sheets, accounts) = (forgotten.sessions, forgotten.sheets, forgotten.accounts);
    let log = forgotten.log;
    info!(sessions, sheets, accounts, log, "forgot sessions that are over and accounts long closed");
    Ok(())
}

async fn refresh(cx: Cx, federated: Federated) -> Result<(), JobError> {
    refresh_providers(&cx, &federated, false).await.map(drop).map_err(|error| match error {
        RefreshError::Storage(error) => JobError::from(error),
        RefreshError::Refused(refusal) => JobError::Never(Box::new(refusal)),
    })
}
