//! The room's work done later: what it lets go of once a day, and what it hears of hand-overs.

use events::referral::{ReferralAnswered, ReferralClosed, ReferralSent};
use jobs::{Handler, Job, JobError, Schedule, Subscriber};
use kernel::Id;
use network::api::Organisation;
use serde::{Deserialize, Serialize};
use storage::Cx;
use storage::links::{self, Link};
use tracing::info;
use uuid::Uuid;
use web::Kit;

use crate::actions::{LineError, count_answered, count_closed, count_sent, forget};
use crate::notices;
use crate::policy::OWN_LINES;

/// How long a partner's link is good.
const LINK_DAYS: i64 = 180;

/// Mails a partner's contact person the link to its lines.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailLink {
    pub(crate) organisation: Id<Organisation>,
    pub(crate) mandate: Uuid,
}
impl Job for MailLink {
    const KIND: &'static str = "report.mail_link";
}

/// Once a day: what its time is over of.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct ForgetOld {}
impl Job for ForgetOld {
    const KIND: &'static str = "report.forget";
}

pub(crate) fn handlers(kit: &Kit) -> Vec<Handler> {
    let kit = kit.clone();
    vec![
        Handler::new(move |cx, id, job: MailLink| mail_link(kit.clone(), cx, id, job)),
        Handler::new(|cx, _, _: ForgetOld| forget_old(cx)),
    ]
}

pub(crate) fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<ForgetOld>(24 * 60)]
}

pub(crate) fn subscribers() -> Vec<Subscriber> {
    vec![
        Subscriber::new("report.count_sent", |cx: Cx, id, event: ReferralSent| async move {
            Ok(count_sent(&cx, id.uuid(), &event).await?)
        }),
        Subscriber::new("report.count_answered", |cx: Cx, id, event: ReferralAnswered| async move {
            Ok(count_answered(&cx, id.uuid(), &event).await?)
        }),
        Subscriber::new("report.count_closed", |cx: Cx, id, event: ReferralClosed| async move {
            Ok(count_closed(&cx, id.uuid(), &event).await?)
        }),
    ]
}

async fn forget_old(cx: Cx) -> Result<(), JobError> {
    let forgotten = forget(&cx).await.map_err(|error| match error {
        LineError::Storage(error) => JobError::from(error),
        other => JobError::Never(Box::new(other)),
    })?;
    info!(forgotten, "let go of reports, counts and lines whose time is over");
    Ok(())
}

async fn mail_link(kit: Kit, cx: Cx, id: Id<()>, job: MailLink) -> Result<(), JobError> {
    let mut tx = cx.begin().await?;
    let contacts = network::api::contacts_of(&mut tx, job.organisation, cx.now().date()).await?;
    // Whoever no longer holds the office is not written to.
    let Some(contact) = contacts.into_iter().find(|contact| contact.mandate.uuid() == job.mandate) else {
        return Ok(());
    };
    let Some(body) = network::api::organisation(&mut tx, job.organisation).await? else { return Ok(()) };
    let link = link(&mut tx, &cx, body.id.uuid()).await?;
    tx.commit().await?;
    let mail = notices::own_lines(&kit, &cx, contact.email, contact.language, &body.name, &link)
        .map_err(|error| JobError::Never(Box::new(error)))?;
    Ok(kit.mailer.send(id, mail).await?)
}

/// The link that is good for long still, or a new one.
async fn link(tx: &mut storage::Tx, cx: &Cx, body: Uuid) -> storage::Result<Link> {
    match links::newest(tx, OWN_LINES, body).await? {
        Some(link) if link.expires_at > cx.now().plus_days(LINK_DAYS / 2) => Ok(link),
        _ => links::create(tx, cx, OWN_LINES, body, cx.now().plus_days(LINK_DAYS)).await,
    }
}
