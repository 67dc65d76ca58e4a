//! Mails about the first of a body: the code to its certified address, and what came of it. Payloads hold ids; the
//! code is computed when its mail goes out.

use identity::api::{PersonId, Role};
use jobs::{Job, JobError};
use kernel::Id;
use serde::{Deserialize, Serialize};
use storage::{Cx, Result, Tx, links};
use web::Kit;

use super::never;
use crate::api::scopes_of_organisation;
use crate::model::{Mandate, Organisation, SentCode};
use crate::notices::first as notices;
use crate::policy::CONTEST_MANDATE;
use crate::store;

/// For how many days a body can say by its link that a mandate is not its doing.
const CONTEST_DAYS: i64 = 60;

/// Sends a code to the certified address of its body.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailBodyCode {
    pub(crate) code: Id<SentCode>,
}
impl Job for MailBodyCode {
    const KIND: &'static str = "network.mail_body_code";
}

/// What happened to a mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MandateNews {
    /// Somebody took it on by herself.
    Activated,
    /// The body says that it was not its doing.
    Contested,
}

/// Tells the body, or one coordinator.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailMandate {
    pub(crate) mandate: Id<Mandate>,
    /// The coordinator; the body's certified address without one.
    pub(crate) coordinator: Option<PersonId>,
    pub(crate) news: MandateNews,
}
impl Job for MailMandate {
    const KIND: &'static str = "network.mail_mandate";
}

impl MailMandate {
    /// Tells the body that somebody acts for it, with the link by which it says that she must not.
    pub(crate) async fn to_body(tx: &mut Tx, cx: &Cx, mandate: Id<Mandate>) -> Result<()> {
        links::create(tx, cx, CONTEST_MANDATE, mandate.uuid(), cx.now().plus_days(CONTEST_DAYS)).await?;
        let job = Self { mandate, coordinator: None, news: MandateNews::Activated };
        jobs::enqueue(tx, cx, &job, cx.now()).await.map(drop)
    }

    /// Tells who coordinates the networks in which the body stands.
    pub(crate) async fn to_coordinators(
        tx: &mut Tx,
        cx: &Cx,
        mandate: Id<Mandate>,
        body: Id<Organisation>,
        news: MandateNews,
    ) -> Result<()> {
        let scopes = scopes_of_organisation(tx, body).await?;
        let all = identity::api::people_with_role_on(tx, Role::Coordinator, &scopes, cx.now()).await?;
        let mut told: Vec<PersonId> = Vec::new();
        for (_, colleague) in all {
            if told.contains(&colleague.id) {
                continue;
            }
            told.push(colleague.id);
            jobs::enqueue(tx, cx, &Self { mandate, coordinator: Some(colleague.id), news }, cx.now()).await?;
        }
        Ok(())
    }
}

pub(super) async fn mail_body_code(
    kit: Kit,
    cx: Cx,
    id: Id<()>,
    job: MailBodyCode,
) -> std::result::Result<(), JobError> {
    let mut tx = cx.read().await?;
    let Some(code) = store::activation::find_code(&mut tx, job.code).await? else { return Ok(()) };
    let Some(entry) = store::public_index::find(&mut tx, &code.ipa_key).await? else { return Ok(()) };
    drop(tx);
    // So late that it opens nothing any more.
    if code.admit(cx.now()).is_err() {
        return Ok(());
    }
    let mail = notices::body_code(&kit, &cx, &entry, &code);
    Ok(kit.mailer.send(id, mail.map_err(never)?).await?)
}

pub(super) async fn mail_mandate(
    kit: Kit,
    cx: Cx,
    id: Id<()>,
    job: MailMandate,
) -> std::result::Result<(), JobError> {
    let mut tx = cx.read().await?;
    let Some(mandate) = store::mandate::find(&mut tx, job.mandate).await? else { return Ok(()) };
    let Some(activation) = store::activation::of_mandate(&mut tx, job.mandate).await? else { return Ok(()) };
    let body = store::organisation::find(&mut tx, mandate.organisation).await?;
    let Some(body) = body else { return Ok(()) };
    let told = notices::Told { body: &body, mandate: &mandate, activation: &activation };
    let mail = match job.coordinator {
        None => {
            let Some(link) = links::newest(&mut tx, CONTEST_MANDATE, mandate.id.uuid()).await? else {
                return Ok(());
            };
            notices::body_told(&kit, &cx, &told, &link)
        }
        Some(person) => {
            let Some(colleague) = identity::api::colleague(&mut tx, person).await? else { return Ok(()) };
            notices::coordinator_told(&kit, &told, &colleague, job.news)
        }
    };
    drop(tx);
    Ok(kit.mailer.send(id, mail.map_err(never)?).await?)
}
