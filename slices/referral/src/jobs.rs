//! The room's work done later: its mails and what happens by the hour and the day. Payloads hold ids, never names or
//! addresses.

use ::jobs::{Handler, Job, JobError, Schedule, Subscriber};
use ::web::Kit;
use desk::api::Desk;
use events::contact::ClientForgotten;
use identity::api::PersonId;
use jiff::civil::Date;
use kernel::{EmailAddress, Id};
use network::api::ContactPerson;
use serde::{Deserialize, Serialize};
use storage::links::{self, Link};
use storage::{Cx, Result, Tx};
use texts::Locale;
use tracing::info;
use uuid::Uuid;

use crate::actions::{ReferralError, forget, forget_contacts, lapse_overdue, remind_bodies};
use crate::model::{Recipient, Referral, State, one_time_code};
use crate::notices;
use crate::policy::ANSWER;
use crate::store;

/// What a body is told of a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BodyNews {
    /// It is asked.
    New,
    /// The link again, after it accepted.
    Again,
    /// Soon it is too late to answer.
    RemindAnswer,
    /// Soon it should say what became of it.
    RemindOutcome,
    /// There is nothing to do any more.
    Over,
}

impl BodyNews {
    /// What its link is mailed for.
    pub(crate) const fn of(state: State) -> Self {
        match state {
            State::Accepted => Self::Again,
            _ => Self::New,
        }
    }

    const fn has_link(self) -> bool {
        !matches!(self, Self::Over)
    }

    /// Whether it is still true when the mail leaves: no link is made for what is closed, and nobody is reminded of what she
    /// said since, or of a day that is over.
    fn still_holds(self, one: &Referral, today: Date) -> bool {
        let is_awaited = |state| one.state == state && !one.is_overdue(today);
        match self {
            Self::New | Self::Again => !one.state.is_closed(),
            Self::RemindAnswer => is_awaited(State::Sent),
            Self::RemindOutcome => is_awaited(State::Accepted),
            Self::Over => true,
        }
    }
}

/// Mails a contact person of the body.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailBody {
    pub(crate) recipient: Id<Recipient>,
    pub(crate) news: BodyNews,
}
impl Job for MailBody {
    const KIND: &'static str = "referral.mail_body";
}

/// Mails a one-time code.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailCode {
    pub(crate) code: Uuid,
}
impl Job for MailCode {
    const KIND: &'static str = "referral.mail_code";
}

/// Tells the person where her hand-over stands.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailPerson {
    pub(crate) referral: Id<Referral>,
    pub(crate) state: String,
}
impl Job for MailPerson {
    const KIND: &'static str = "referral.mail_person";
}

/// Tells the desk that something came back: its mailbox, or one of its operators.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailDesk {
    pub(crate) referral: Id<Referral>,
    pub(crate) state: String,
    pub(crate) operator: Option<Uuid>,
}
impl Job for MailDesk {
    const KIND: &'static str = "referral.mail_desk";
}

/// Every hour: a day may have begun.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct TurnDay {}
impl Job for TurnDay {
    const KIND: &'static str = "referral.turn_day";
}

/// Once a day: people whose time is over.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct ForgetPeople {}
impl Job for ForgetPeople {
    const KIND: &'static str = "referral.forget";
}

const DAY_MINUTES: i64 = 24 * 60;
/// How long a body's link is good: longer than any limits; it is taken back when the hand-over ends.
const LINK_DAYS: i64 = 400;

/// What the worker can do.
pub(crate) fn handlers(kit: &Kit) -> Vec<Handler> {
    let (body, code, person, desk) = (kit.clone(), kit.clone(), kit.clone(), kit.clone());
    vec![
        Handler::new(move |cx, id, job: MailBody| mail_body(body.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailCode| mail_code(code.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailPerson| mail_person(person.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailDesk| mail_desk(desk.clone(), cx, id, job)),
        Handler::new(|cx, _, _: TurnDay| turn(cx)),
        Handler::new(|cx, _, _: ForgetPeople| forget_old(cx)),
    ]
}

/// What recurs.
pub(crate) fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<TurnDay>(60), Schedule::every::<ForgetPeople>(DAY_MINUTES)]
}

/// What the room listens to.
pub(crate) fn subscribers() -> Vec<Subscriber> {
    vec![Subscriber::new("referral.forget_contacts", |cx, _, event: ClientForgotten| async move {
        let forgotten = forget_contacts(&cx, &event.contacts, event.on_request).await.map_err(failed)?;
        info!(forgotten, "forgot hand-overs of a client");
        Ok(())
    })]
}

/// A hand-over, its desk, and who of the body is written to, if she still holds the office.
async fn addressed(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Recipient>,
) -> Result<Option<(Referral, Desk, ContactPerson)>> {
    let Some(recipient) = store::recipient::find(tx, id).await? else { return Ok(None) };
    let Some(one) = store::referral::for_change(tx, recipient.referral).await? else { return Ok(None) };
    let Some(desk) = desk::api::desk(tx, Id::from_uuid(one.desk)).await? else { return Ok(None) };
    let contacts = network::api::contacts_of(tx, one.body, cx.now().date()).await?;
    let contact = contacts.into_iter().find(|contact| contact.mandate.uuid() == recipient.mandate);
    Ok(contact.map(|contact| (one, desk, contact)))
}

async fn answer_link(tx: &mut Tx, cx: &Cx, id: Id<Recipient>) -> Result<Link> {
    match links::newest(tx, ANSWER, id.uuid()).await? {
        Some(link) if link.expires_at > cx.now().plus_days(LINK_DAYS / 2) => Ok(link),
        _ => links::create(tx, cx, ANSWER, id.uuid(), cx.now().plus_days(LINK_DAYS)).await,
    }
}

async fn mail_body(kit: Kit, cx: Cx, id: Id<()>, job: MailBody) -> std::result::Result<(), JobError> {
    let mut tx = cx.begin().await?;
    let Some((one, desk, contact)) = addressed(&mut tx, &cx, job.recipient).await? else { return Ok(()) };
    if !job.news.still_holds(&one, cx.now().date()) {
        return Ok(());
    }
    let link = match job.news.has_link() {
        true => Some(answer_link(&mut tx, &cx, job.recipient).await?),
        false => None,
    };
    tx.commit().await?;
    let mail = notices::body(&kit, &cx, &contact, &one, (&desk, job.news), link.as_ref()).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn mail_code(kit: Kit, cx: Cx, id: Id<()>, job: MailCode) -> std::result::Result<(), JobError> {
    let mut tx = cx.begin().await?;
    // Used, or too late: a mail with it would only mislead.
    let Some(recipient) = store::recipient::of_code(&mut tx, job.code, cx.now()).await? else {
        return Ok(());
    };
    let Some((one, _, contact)) = addressed(&mut tx, &cx, recipient).await? else { return Ok(()) };
    drop(tx);
    let code = one_time_code(cx.keys(), job.code);
    let mail = notices::code(&kit, &contact, &one, &code).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn mail_person(kit: Kit, cx: Cx, id: Id<()>, job: MailPerson) -> std::result::Result<(), JobError> {
    let state = State::parse(&job.state).map_err(never)?;
    let mut tx = cx.begin().await?;
    let Some(one) = store::referral::find(&mut tx, job.referral).await? else { return Ok(()) };
    // She was forgotten before the mail went out, or newer news is on its way.
    let Some(person) = store::person::find(&mut tx, one.id).await? else { return Ok(()) };
    let (Some(to), true) = (person.email, one.state == state) else { return Ok(()) };
    let Some(desk) = desk::api::desk(&mut tx, Id::from_uuid(one.desk)).await? else { return Ok(()) };
    let body = network::api::organisation(&mut tx, one.body).await?.map(|body| body.name.clone());
    let link = crate::actions::own_link(&mut tx, &cx, &one).await?;
    tx.commit().await?;
    let said = notices::Said { desk: &desk, body: body.unwrap_or_default(), link: &link };
    let mail = notices::person(&kit, &cx, (to, person.locale), &one, &said).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

async fn mail_desk(kit: Kit, cx: Cx, id: Id<()>, job: MailDesk) -> std::result::Result<(), JobError> {
    let state = State::parse(&job.state).map_err(never)?;
    let mut tx = cx.begin().await?;
    let Some(one) = store::referral::find(&mut tx, job.referral).await? else { return Ok(()) };
    let Some(desk) = desk::api::desk(&mut tx, Id::from_uuid(one.desk)).await? else { return Ok(()) };
    let to: Option<(EmailAddress, Locale)> = match job.operator {
        Some(operator) => identity::api::colleague(&mut tx, PersonId::from_uuid(operator))
            .await?
            .map(|operator| (operator.email, operator.locale)),
        None => {
            let email = desk.email.as_deref().and_then(|email| EmailAddress::parse(email).ok());
            email.map(|email| (email, Locale::It))
        }
    };
    drop(tx);
    let Some(to) = to else { return Ok(()) };
    let mail = notices::desk(&kit, to, &one, &desk, state).map_err(never)?;
    Ok(kit.mailer.send(id, mail).await?)
}

fn never(error: impl std::error::Error + Send + Sync + 'static) -> JobError {
    JobError::Never(Box::new(error))
}

fn failed(error: ReferralError) -> JobError {
    match error {
        ReferralError::Storage(error) => JobError::from(error),
        other => never(other),
    }
}

async fn turn(cx: Cx) -> std::result::Result<(), JobError> {
    let mut lapsed = 0;
    loop {
        let batch = lapse_overdue(&cx).await.map_err(failed)?;
        if batch == 0 {
            break;
        }
        lapsed += batch;
    }
    let reminded = remind_bodies(&cx).await.map_err(failed)?;
    info!(lapsed, reminded, "looked at what bodies owe");
    Ok(())
}

async fn forget_old(cx: Cx) -> std::result::Result<(), JobError> {
    let forgotten = forget(&cx).await.map_err(failed)?;
    info!(forgotten, "forgot people of hand-overs whose time is over");
    Ok(())
}
