//! The room's work done later: its mails and what happens once a day. Payloads hold ids, never names or addresses.

use ::events::contact::ClientForgotten;
use ::events::opportunity::ProposalDecided;
use ::jobs::{Handler, Job, JobError, Schedule, Subscriber};
use ::web::Kit;
use identity::api::{PersonId, Role, people_with_role};
use kernel::{Id, Instant};
use network::api::ContactPerson;
use serde::{Deserialize, Serialize};
use storage::links::{self, Link};
use storage::{Cx, Result, Tx};
use tracing::info;
use uuid::Uuid;

use crate::actions::{self, Decision, NeedError};
use crate::model::{Ask, AskState, Need, State, Step, Vacancy, VacancyState};
use crate::notices;
use crate::policy::{ANSWER_ASK, DRAFT, NEED};
use crate::store;
use crate::store::draft::Draft;

/// What a firm is told of her need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FirmNews {
    /// Please confirm.
    Confirm,
    /// It is taken in: the receipt.
    Received,
    /// The network answered.
    Answered { step: Id<Step> },
    /// How was it?
    HowWasIt,
    /// It is over.
    Closed,
    /// A vacancy was decided about.
    Vacancy { vacancy: Id<Vacancy> },
}

/// A mail to a firm about her need.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailFirm {
    pub(crate) need: Id<Need>,
    pub(crate) news: FirmNews,
}
impl Job for MailFirm {
    const KIND: &'static str = "firm.mail_firm";
}

/// What a desk is told of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DeskNews {
    /// One came in, or came over from another desk.
    New,
    /// One came in without a mail address: to be confirmed by a call.
    ToCall,
    /// The firm added something.
    Added,
    /// The firm withdrew it.
    Withdrawn,
    /// The firm said how it went.
    Closed,
    /// A body said whether it can.
    BodySaid,
    /// A body did not say in time.
    BodyLapsed,
    /// It waits, and its time is nearly over.
    Waiting,
}

/// A mail to one who works at the desk.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailDesk {
    pub(crate) need: Id<Need>,
    pub(crate) person: PersonId,
    pub(crate) news: DeskNews,
}
impl Job for MailDesk {
    const KIND: &'static str = "firm.mail_desk";
}

/// A mail to a body's contact person with the link by which she says whether it can.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailAsk {
    pub(crate) ask: Id<Ask>,
    pub(crate) mandate: Uuid,
    pub(crate) is_reminder: bool,
}
impl Job for MailAsk {
    const KIND: &'static str = "firm.mail_ask";
}

/// A mail with the link to a form that was begun.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailDraft {
    pub(crate) draft: Id<Draft>,
}
impl Job for MailDraft {
    const KIND: &'static str = "firm.mail_draft";
}

/// Every six hours: a day may have begun.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct TurnDay {}
impl Job for TurnDay {
    const KIND: &'static str = "firm.turn_day";
}

/// Once a day: what is kept no longer.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Forget {}
impl Job for Forget {
    const KIND: &'static str = "firm.forget";
}

/// How long a firm's link is good; each mail renews it.
const NEED_LINK_DAYS: i64 = 180;
/// One that is good for so long still is sent again.
const LINK_LEFT_DAYS: i64 = 60;

impl MailFirm {
    pub(crate) async fn enqueue(tx: &mut Tx, cx: &Cx, need: Id<Need>, news: FirmNews) -> Result<()> {
        ::jobs::enqueue(tx, cx, &Self { need, news }, cx.now()).await
    }
}

impl MailDesk {
    /// One mail for each operator of the desk; where there is none, for each coordinator of the network.
    pub(crate) async fn enqueue(tx: &mut Tx, cx: &Cx, need: &Need, news: DeskNews) -> Result<()> {
        let mut people = people_with_role(tx, Role::Operator, need.desk.uuid(), cx.now()).await?;
        if people.is_empty() {
            people = people_with_role(tx, Role::Coordinator, need.network.uuid(), cx.now()).await?;
        }
        // Who did it herself knows.
        for colleague in people.into_iter().filter(|one| Some(one.id.uuid()) != cx.person()) {
            ::jobs::enqueue(tx, cx, &Self { need: need.id, person: colleague.id, news }, cx.now()).await?;
        }
        Ok(())
    }
}

/// What the worker can do.
pub(crate) fn handlers(kit: &Kit) -> Vec<Handler> {
    let (firm, desk, ask, draft) = (kit.clone(), kit.clone(), kit.clone(), kit.clone());
    vec![
        Handler::new(move |cx, id, job: MailFirm| mail_firm(firm.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailDesk| mail_desk(desk.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailAsk| mail_ask(ask.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailDraft| mail_draft(draft.clone(), cx, id, job)),
        Handler::new(|cx, _, _: TurnDay| turn(cx)),
        Handler::new(|cx, _, _: Forget| forget(cx)),
    ]
}

/// What recurs.
pub(crate) fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<TurnDay>(6 * 60), Schedule::every::<Forget>(24 * 60)]
}

/// What the room listens to.
pub(crate) fn subscribers() -> Vec<Subscriber> {
    vec![
        Subscriber::new("firm.settle_vacancy", |cx, _, event: ProposalDecided| decided(cx, event)),
        Subscriber::new("firm.forget_client", |cx, _, event: ClientForgotten| async move {
            actions::forget_client(&cx, event.client).await.map_err(failed)
        }),
    ]
}

async fn decided(cx: Cx, event: ProposalDecided) -> std::result::Result<(), JobError> {
    let state = VacancyState::parse(&event.decision).map_err(never)?;
    let decision = Decision {
        vacancy: Id::from_uuid(event.proposal),
        revision: event.revision,
        state,
        reason: event.reason,
        path: event.path,
    };
    actions::settle_vacancy(&cx, &decision).await.map_err(failed)
}

fn failed(error: NeedError) -> JobError {
    match error {
        NeedError::Storage(error) => error.into(),
        // Somebody was at it in the same moment: the next try reads anew.
        NeedError::Moved => JobError::Later(Box::new(error)),
        other => never(other),
    }
}

fn never(error: impl std::error::Error + Send + Sync + 'static) -> JobError {
    JobError::Never(Box::new(error))
}

/// The link that is good for long still, or a new one.
async fn link(tx: &mut Tx, cx: &Cx, purpose: &str, resource: Uuid, until: Instant) -> Result<Link> {
    match links::newest(tx, purpose, resource).await? {
        Some(link) if link.expires_at >= until.plus_days(LINK_LEFT_DAYS - NEED_LINK_DAYS) => Ok(link),
        _ => links::create(tx, cx, purpose, resource, until).await,
    }
}

async fn mail_firm(kit: Kit, cx: Cx, id: Id<()>, job: MailFirm) -> std::result::Result<(), JobError> {
    let mut tx = cx.begin().await?;
    // Forgotten or deleted before the mail went out.
    let Some(need) = store::need::find(&mut tx, job.need).await? else { return Ok(()) };
    let Some(to) = need.firm.email.clone() else { return Ok(()) };
    let is_stale = match job.news {
        FirmNews::Confirm => need.state != State::Sent,
        FirmNews::HowWasIt => need.state != State::Asked,
        _ => false,
    };
    if is_stale {
        return Ok(());
    }
    let mut said = notices::Said::default();
    match job.news {
        FirmNews::Answered { step } => {
            let steps = store::step::of_need(&mut tx, need.id).await?;
            said.words = steps.into_iter().find(|one| one.id == step).and_then(|one| one.words);
        }
        FirmNews::Vacancy { vacancy } => said.vacancy = store::vacancy::find(&mut tx, vacancy).await?,
        _ => {}
    }
    let desk = ::desk::api::desk(&mut tx, need.desk).await?;
    let until = cx.now().plus_days(NEED_LINK_DAYS);
    let link = link(&mut tx, &cx, NEED, need.id.uuid(), until).await?;
    tx.commit().await?;
    let mail =
        notices::firm(&kit, &cx, (to, &need), job.news, &said, (desk.as_ref(), &link)).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn mail_desk(kit: Kit, cx: Cx, id: Id<()>, job: MailDesk) -> std::result::Result<(), JobError> {
    let mut tx = cx.read().await?;
    let Some(need) = store::need::find(&mut tx, job.need).await? else { return Ok(()) };
    let Some(colleague) = identity::api::colleague(&mut tx, job.person).await? else { return Ok(()) };
    let Some(desk) = ::desk::api::desk(&mut tx, need.desk).await? else { return Ok(()) };
    // Somebody answered before the reminder went out.
    if job.news == DeskNews::Waiting && !matches!(need.state, State::Sent | State::Received) {
        return Ok(());
    }
    drop(tx);
    let mail = notices::desk(&kit, &colleague, &need, &desk, job.news).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn mail_ask(kit: Kit, cx: Cx, id: Id<()>, job: MailAsk) -> std::result::Result<(), JobError> {
    let mut tx = cx.begin().await?;
    let Some(ask) = store::ask::find(&mut tx, job.ask).await? else { return Ok(()) };
    let Some(need) = store::need::find(&mut tx, ask.need).await? else { return Ok(()) };
    // Said, or over: a mail that leaves late asks nobody for yesterday.
    if ask.state != AskState::Waiting || need.is_forgotten() || ask.due_on < cx.now().date() {
        return Ok(());
    }
    let contacts = network::api::contacts_of(&mut tx, ask.organisation, cx.now().date()).await?;
    let found: Option<ContactPerson> = contacts.into_iter().find(|one| one.mandate.uuid() == job.mandate);
    let Some(contact) = found else { return Ok(()) };
    // The day after the last one: who opens it on the last evening still has time to write.
    let until = Instant::start_of(ask.due_on).plus_days(2);
    let link = match links::newest(&mut tx, ANSWER_ASK, ask.id.uuid()).await? {
        Some(link) if link.expires_at >= until => link,
        _ => links::create(&mut tx, &cx, ANSWER_ASK, ask.id.uuid(), until).await?,
    };
    let wording = store::wording::of_need(&mut tx, need.id).await?;
    let need = need.for_body(wording.as_ref());
    tx.commit().await?;
    let mail = notices::ask(&kit, &cx, &contact, (&need, &ask), (&link, job.is_reminder)).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn mail_draft(kit: Kit, cx: Cx, id: Id<()>, job: MailDraft) -> std::result::Result<(), JobError> {
    let mut tx = cx.begin().await?;
    let Some(draft) = store::draft::find(&mut tx, job.draft).await? else { return Ok(()) };
    let until = draft.kept_at.plus_days(crate::model::DRAFT_DAYS);
    let link = links::create(&mut tx, &cx, DRAFT, draft.id.uuid(), until).await?;
    tx.commit().await?;
    let mail = notices::draft(&kit, &cx, &draft, &link).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn turn(cx: Cx) -> std::result::Result<(), JobError> {
    let mut done = 0;
    loop {
        let batch = actions::turn_day(&cx).await.map_err(failed)?;
        if batch == 0 {
            break;
        }
        done += batch;
    }
    info!(done, "reminded, lapsed and closed what the day asks for");
    Ok(())
}

async fn forget(cx: Cx) -> std::result::Result<(), JobError> {
    let mut rows = 0;
    loop {
        let batch = actions::forget(&cx).await.map_err(failed)?;
        if batch == 0 {
            break;
        }
        rows += batch;
    }
    info!(rows, "forgot what is kept no longer");
    Ok(())
}
