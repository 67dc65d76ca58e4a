//! Work that the catalogue leaves behind.

use ::jobs::{Handler, Job, JobError, Schedule};
use kernel::{EmailAddress, Id};
use network::api::Organisation;
use serde::{Deserialize, Serialize};
use storage::{Cx, links};
use texts::Locale;
use uuid::Uuid;
use web::Kit;

use crate::model::catalogue::ServiceStatus;
use crate::notices::campaign::{Asking, asking};
use crate::policy::EDIT_SERVICE;
use crate::store;

/// Writes to a body that is asked to confirm its services. One mail to each address: a body with two contact
/// persons has two jobs.
#[derive(Debug, Serialize, Deserialize)]
pub struct MailCampaign {
    /// The body.
    pub organisation: Uuid,
    /// Which of its contact persons, by the order of the day; none for the body's own address.
    pub contact: Option<Uuid>,
}

impl Job for MailCampaign {
    const KIND: &'static str = "desk.mail_campaign";
}

/// Forgets suggestions closed long ago.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ForgetSuggestions {}

impl Job for ForgetSuggestions {
    const KIND: &'static str = "desk.forget_suggestions";
}

/// How long a closed suggestion is kept, for who wants to see what became of it.
const SUGGESTION_DAYS: i64 = 90;

/// What the worker is given for the catalogue.
pub fn handlers(kit: &Kit) -> Vec<Handler> {
    let kit = kit.clone();
    vec![
        Handler::new(move |cx, id, job: MailCampaign| mail_campaign(kit.clone(), cx, id, job)),
        Handler::new(|cx: Cx, _, _: ForgetSuggestions| async move {
            let mut tx = cx.begin().await?;
            store::catalogue::suggestion::forget_settled(&mut tx, cx.now().plus_days(-SUGGESTION_DAYS))
                .await?;
            Ok(tx.commit().await?)
        }),
    ]
}

/// What recurs.
pub fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<ForgetSuggestions>(24 * 60)]
}

async fn mail_campaign(kit: Kit, cx: Cx, id: Id<()>, job: MailCampaign) -> Result<(), JobError> {
    let body_id: Id<Organisation> = Id::from_uuid(job.organisation);
    let mut reader = cx.read().await?;
    let Some(body) = network::api::organisation(&mut reader, body_id).await? else { return Ok(()) };
    let Some(link) = links::newest(&mut reader, EDIT_SERVICE, job.organisation).await? else { return Ok(()) };
    if link.expires_at <= cx.now() {
        return Ok(());
    }
    let services = store::catalogue::service::of_body(&mut reader, body_id).await?;
    let contacts = network::api::contacts_of(&mut reader, body_id, cx.now().date()).await?;
    drop(reader);
    let of_job = contacts.into_iter().find(|contact| Some(contact.mandate.uuid()) == job.contact);
    let to: Option<(EmailAddress, Locale)> = match (job.contact, of_job) {
        (Some(_), Some(contact)) => Some((contact.email, contact.language)),
        // Her office ended since: the others were written to.
        (Some(_), None) => None,
        (None, _) => body.email.clone().map(|email| (email, Locale::It)),
    };
    let Some((to, locale)) = to else { return Ok(()) };
    let given = services.iter().filter(|service| service.status != ServiceStatus::Defunct).count();
    let mail = asking(
        &kit,
        Asking {
            to,
            locale,
            body: &body.name,
            services: given,
            link: kit.link_address(&cx, &link),
            until: link.expires_at,
        },
    );
    Ok(kit.mailer.send(id, mail).await?)
}
