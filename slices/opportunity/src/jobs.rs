//! The room's work done later: its mails and what happens once a day. Payloads hold ids, never names or addresses.

use events::firm::{VacancyProposed, VacancyTakenAway};
use jobs::{Handler, Job, JobError, Schedule, Subscriber};
use kernel::{EmailAddress, Id, Instant};
use network::api::Organisation;
use serde::{Deserialize, Serialize};
use storage::links::{self, Link};
use storage::{Cx, Result, Tx};
use texts::Locale;
use tracing::info;
use uuid::Uuid;
use web::Kit;

use crate::actions::{
    Emptied, OpportunityError, SubscriptionError, drop_proposal, forget, send_digests, take_proposal,
    turn_day,
};
use crate::model::{Opportunity, Subscription};
use crate::policy::{SEND_IN, SUBSCRIPTION};
use crate::queries::Names;
use crate::{notices, store};

/// Mails a body's contact person the link by which it sends in.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailLink {
    pub(crate) organisation: Id<Organisation>,
    pub(crate) mandate: Uuid,
}
impl Job for MailLink {
    const KIND: &'static str = "opportunity.mail_link";
}

/// What a body is told of what it sent in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BodyNews {
    Returned,
    Approved,
    Published,
}

/// Tells a body's contact person what became of what it sent in.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailBody {
    pub(crate) opportunity: Id<Opportunity>,
    pub(crate) mandate: Uuid,
    pub(crate) news: BodyNews,
}
impl Job for MailBody {
    const KIND: &'static str = "opportunity.mail_body";
}

/// What whoever saved a search is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SubscriberNews {
    /// Please confirm.
    Confirm,
    /// It is confirmed already.
    Known,
    /// A year is nearly over: go on?
    Remind,
    /// What came between two moments.
    Digest { after: Instant, until: Instant },
}

/// A mail about a saved search.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailSubscriber {
    pub(crate) subscription: Id<Subscription>,
    pub(crate) news: SubscriberNews,
}
impl Job for MailSubscriber {
    const KIND: &'static str = "opportunity.mail_subscriber";
}

/// Every hour: a day may have begun.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct TurnDay {}
impl Job for TurnDay {
    const KIND: &'static str = "opportunity.turn_day";
}

/// Once a day: the mails about saved searches.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Digests {}
impl Job for Digests {
    const KIND: &'static str = "opportunity.send_digests";
}

/// Once a day: addresses whose time is over.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Forget {}
impl Job for Forget {
    const KIND: &'static str = "opportunity.forget";
}

const DAY_MINUTES: i64 = 24 * 60;
/// How long a body's link is good.
const BODY_LINK_DAYS: i64 = 180;
/// How long the link of a saved search is good: longer than its year.
const SUBSCRIPTION_LINK_DAYS: i64 = 400;

pub(crate) fn handlers(kit: &Kit) -> Vec<Handler> {
    let (link, body, subscriber) = (kit.clone(), kit.clone(), kit.clone());
    vec![
        Handler::new(move |cx, id, job: MailLink| mail_link(link.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailBody| mail_body(body.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailSubscriber| mail_subscriber(subscriber.clone(), cx, id, job)),
        Handler::new(|cx, _, _: TurnDay| turn(cx)),
        Handler::new(|cx, _, _: Digests| digests(cx)),
        Handler::new(|cx, _, _: Forget| forget_old(cx)),
    ]
}

pub(crate) fn schedules() -> Vec<Schedule> {
    vec![
        Schedule::every::<TurnDay>(60),
        Schedule::every::<Digests>(DAY_MINUTES),
        Schedule::every::<Forget>(DAY_MINUTES),
    ]
}

pub(crate) fn subscribers(kit: &Kit) -> Vec<Subscriber> {
    let say = kit.translator(Locale::It);
    let emptied =
        Emptied { title: say.t("opportunity-erased-title"), reason: say.t("opportunity-erased-reason") };
    vec![
        Subscriber::new("opportunity.take_proposal", |cx, _, event: VacancyProposed| async move {
            take_proposal(&cx, &event).await.map_err(failed)
        }),
        Subscriber::new("opportunity.drop_proposal", move |cx: Cx, _, event: VacancyTakenAway| {
            let emptied = emptied.clone();
            async move { drop_proposal(&cx, event.proposal, &emptied).await.map_err(failed) }
        }),
    ]
}

fn failed(error: OpportunityError) -> JobError {
    match error {
        OpportunityError::Storage(error) => JobError::from(error),
        // The coordinator was at it in the same moment: the next try reads anew.
        OpportunityError::Moved => JobError::Later(Box::new(error)),
        other => never(other),
    }
}

impl MailBody {
    /// One mail for each contact person of the body that sent it in; none where no body did.
    pub(crate) async fn to_contacts(tx: &mut Tx, cx: &Cx, one: &Opportunity, news: BodyNews) -> Result<()> {
        let Some(body) = one.organisation else { return Ok(()) };
        for contact in network::api::contacts_of(tx, body, cx.now().date()).await? {
            let job = Self { opportunity: one.id, mandate: contact.mandate.uuid(), news };
            jobs::enqueue(tx, cx, &job, cx.now()).await?;
        }
        Ok(())
    }
}

/// Where to write to, if she still holds the office.
async fn contact(
    tx: &mut Tx,
    cx: &Cx,
    body: Id<Organisation>,
    mandate: Uuid,
) -> Result<Option<(EmailAddress, Locale)>> {
    let contacts = network::api::contacts_of(tx, body, cx.now().date()).await?;
    let found = contacts.into_iter().find(|contact| contact.mandate.uuid() == mandate);
    Ok(found.map(|contact| (contact.email, contact.language)))
}

/// The link that is good for long still, or a new one.
async fn link(tx: &mut Tx, cx: &Cx, purpose: &str, resource: Uuid, days: i64) -> Result<Link> {
    match links::newest(tx, purpose, resource).await? {
        Some(link) if link.expires_at > cx.now().plus_days(days / 2) => Ok(link),
        _ => links::create(tx, cx, purpose, resource, cx.now().plus_days(days)).await,
    }
}

async fn mail_link(kit: Kit, cx: Cx, id: Id<()>, job: MailLink) -> std::result::Result<(), JobError> {
    let mut tx = cx.begin().await?;
    let Some((to, language)) = contact(&mut tx, &cx, job.organisation, job.mandate).await? else {
        return Ok(());
    };
    let Some(body) = network::api::organisation(&mut tx, job.organisation).await? else { return Ok(()) };
    let link = link(&mut tx, &cx, SEND_IN, job.organisation.uuid(), BODY_LINK_DAYS).await?;
    tx.commit().await?;
    let mail = notices::link(&kit, &cx, to, language, &body.name, &link).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn mail_body(kit: Kit, cx: Cx, id: Id<()>, job: MailBody) -> std::result::Result<(), JobError> {
    let mut tx = cx.begin().await?;
    let Some(one) = store::opportunity::find(&mut tx, job.opportunity).await? else { return Ok(()) };
    let Some(body) = one.organisation else { return Ok(()) };
    let Some((to, language)) = contact(&mut tx, &cx, body, job.mandate).await? else { return Ok(()) };
    let link = link(&mut tx, &cx, SEND_IN, body.uuid(), BODY_LINK_DAYS).await?;
    tx.commit().await?;
    let mail = notices::body(&kit, &cx, to, language, &one, job.news, &link).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn mail_subscriber(
    kit: Kit,
    cx: Cx,
    id: Id<()>,
    job: MailSubscriber,
) -> std::result::Result<(), JobError> {
    let mut tx = cx.begin().await?;
    // She left before the mail went out.
    let Some(one) = store::subscription::find(&mut tx, job.subscription).await? else { return Ok(()) };
    let mut found = Vec::new();
    if let SubscriberNews::Digest { after, until } = job.news {
        let between = store::search::between(&mut tx, cx.now().date(), after, until).await?;
        found.extend(
            between.into_iter().filter(|(news, stems)| one.filter.admits(news, stems)).map(|(news, _)| news),
        );
        if found.is_empty() {
            return Ok(());
        }
    }
    let names = Names::of(&mut tx, &found, cx.now().date()).await?;
    let groups = crate::web::group_names(&mut tx, cx.now().date(), one.locale).await?;
    let comune = match one.filter.comune.as_deref().map(kernel::IstatCode::parse) {
        Some(Ok(code)) => network::api::municipality(&mut tx, &code).await?.map(|one| one.name),
        _ => None,
    };
    let link = link(&mut tx, &cx, SUBSCRIPTION, one.id.uuid(), SUBSCRIPTION_LINK_DAYS).await?;
    tx.commit().await?;
    let said = notices::Said { found: &found, names: &names, groups: &groups, comune, link: &link };
    let mail = notices::subscriber(&kit, &cx, &one, job.news, &said).map_err(never)?;
    let leave = kit.url(&crate::web::leave_path(&links::token(cx.keys(), link.id)));
    match job.news {
        SubscriberNews::Confirm | SubscriberNews::Known => Ok(kit.mailer.send(id, mail).await?),
        SubscriberNews::Remind | SubscriberNews::Digest { .. } => {
            Ok(kit.mailer.send_mailing(id, mail, &leave).await?)
        }
    }
}

fn never(error: impl std::error::Error + Send + Sync + 'static) -> JobError {
    JobError::Never(Box::new(error))
}

async fn turn(cx: Cx) -> std::result::Result<(), JobError> {
    let mut moved = 0;
    loop {
        let batch = turn_day(&cx).await.map_err(|error| match error {
            OpportunityError::Storage(error) => JobError::from(error),
            other => never(other),
        })?;
        if batch == 0 {
            break;
        }
        moved += batch;
    }
    info!(moved, "published and expired what the day asks for");
    Ok(())
}

async fn digests(cx: Cx) -> std::result::Result<(), JobError> {
    let mut looked_at = 0;
    loop {
        let batch = send_digests(&cx).await.map_err(subscription)?;
        if batch == 0 {
            break;
        }
        looked_at += batch;
    }
    info!(looked_at, "looked for news for saved searches");
    Ok(())
}

async fn forget_old(cx: Cx) -> std::result::Result<(), JobError> {
    let forgotten = forget(&cx).await.map_err(subscription)?;
    info!(forgotten, "forgot saved searches and reports whose time is over");
    Ok(())
}

fn subscription(error: SubscriptionError) -> JobError {
    match error {
        SubscriptionError::Storage(error) => JobError::from(error),
        other => never(other),
    }
}
