//! Work done later and work that recurs: thin, each calls one action. Payloads hold ids, never names or addresses.

use std::sync::Arc;

use ::jobs::{Handler, Job, JobError, Schedule, Subscriber};
use ::web::Kit;
use events::contact::ClientForgotten;
use events::desk::{FaultAnswered, FaultReported};
use futures_util::future::join_all;
use kernel::Id;
use serde::{Deserialize, Serialize};
use storage::Cx;
use tracing::info;

use crate::actions::{self, InboxError};
use crate::model::{Answer, Message};
use crate::{Settings, mailbox, notices, queries};

/// Every two minutes: what is new in the mailboxes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct ReadMailboxes {}
impl Job for ReadMailboxes {
    const KIND: &'static str = "inbox.read_mailboxes";
}

/// Mails a sender the number of her request.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailReceipt {
    pub(crate) message: Id<Message>,
}
impl Job for MailReceipt {
    const KIND: &'static str = "inbox.mail_receipt";
}

/// Sends a colleague's answer.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SendAnswer {
    pub(crate) answer: Id<Answer>,
}
impl Job for SendAnswer {
    const KIND: &'static str = "inbox.send_answer";
}

/// Once a day: what was kept long enough.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Forget {}
impl Job for Forget {
    const KIND: &'static str = "inbox.forget";
}

const DAY_MINUTES: i64 = 24 * 60;
const READING_MINUTES: i64 = 2;

/// What the worker can do.
pub(crate) fn handlers(kit: &Kit, settings: &Arc<Settings>) -> Vec<Handler> {
    let (receipt, answer) = (kit.clone(), kit.clone());
    let (reading, receipts, answers, forgetting) =
        (settings.clone(), settings.clone(), settings.clone(), settings.clone());
    vec![
        Handler::new(move |cx, _, _: ReadMailboxes| read_mailboxes(reading.clone(), cx)),
        Handler::new(move |cx, _, job: MailReceipt| mail_receipt(receipt.clone(), receipts.clone(), cx, job)),
        Handler::new(move |cx, _, job: SendAnswer| send_answer(answer.clone(), answers.clone(), cx, job)),
        Handler::new(move |cx, _, _: Forget| forget(forgetting.clone(), cx)),
    ]
}

/// What recurs.
pub(crate) fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<ReadMailboxes>(READING_MINUTES), Schedule::every::<Forget>(DAY_MINUTES)]
}

/// What the room listens to.
pub(crate) fn subscribers(settings: &Arc<Settings>) -> Vec<Subscriber> {
    let settings = settings.clone();
    vec![
        Subscriber::new("inbox.take_in_fault", move |cx, _, event: FaultReported| {
            let settings = settings.clone();
            async move {
                let report = Id::from_uuid(event.report);
                actions::take_in_fault(&cx, &settings, report).await.map_err(failed)
            }
        }),
        Subscriber::new("inbox.note_fault_answered", |cx, _, event: FaultAnswered| async move {
            actions::note_fault_answered(&cx, Id::from_uuid(event.report)).await.map_err(failed)
        }),
        Subscriber::new("inbox.forget_client", |cx, _, event: ClientForgotten| async move {
            actions::forget_client(&cx, event.client).await.map(drop).map_err(failed)
        }),
    ]
}

/// What the database refuses may go through later, and so may what somebody else changed meanwhile.
fn failed(error: InboxError) -> JobError {
    match error {
        InboxError::Storage(error) => JobError::from(error),
        InboxError::Moved => JobError::Later(Box::new(error)),
        other => never(other),
    }
}

fn never(error: impl std::error::Error + Send + Sync + 'static) -> JobError {
    JobError::Never(Box::new(error))
}

async fn read_mailboxes(settings: Arc<Settings>, cx: Cx) -> Result<(), JobError> {
    let all = settings.mailboxes.iter().map(|one| mailbox::read_mailbox(&cx, &settings, one));
    for went in join_all(all).await {
        went.map_err(failed)?;
    }
    Ok(())
}

async fn mail_receipt(kit: Kit, settings: Arc<Settings>, cx: Cx, job: MailReceipt) -> Result<(), JobError> {
    let Some(known) = queries::followed(&cx, job.message).await? else { return Ok(()) };
    let reply_to = queries::address(&settings, &known.desk);
    let Some(mail) = notices::receipt(&kit, &cx, &known, reply_to) else { return Ok(()) };
    // Its Message-ID is the request's: an answer to it is known by that.
    Ok(kit.mailer.send(job.message, mail).await?)
}

async fn send_answer(kit: Kit, settings: Arc<Settings>, cx: Cx, job: SendAnswer) -> Result<(), JobError> {
    let Some((known, answer)) = queries::answer_to_send(&cx, job.answer).await? else { return Ok(()) };
    let reply_to = queries::address(&settings, &known.desk);
    let Some((mail, letter)) = notices::answer(&kit, &known, &answer, reply_to) else { return Ok(()) };
    match kit.mailer.send_letter(answer.id, mail, &letter).await {
        Ok(()) => actions::note_sending(&cx, answer.id, false).await.map_err(failed),
        Err(error) if error.is_temporary() => Err(error.into()),
        // Whoever wrote it must know: it stands beside her answer.
        Err(_) => actions::note_sending(&cx, answer.id, true).await.map_err(failed),
    }
}

async fn forget(settings: Arc<Settings>, cx: Cx) -> Result<(), JobError> {
    let mut rows = 0;
    loop {
        let batch = actions::forget(&cx, &settings).await.map_err(failed)?;
        if batch == 0 {
            break;
        }
        rows += batch;
    }
    info!(rows, "emptied what was kept long enough");
    Ok(())
}
