//! Work done later about launches: mails to operators and to the portal, the clean-up, what comes of a new member.

use ::jobs::{Handler, Job, JobError, Schedule, Subscriber, enqueue_once};
use events::network::MembershipActivated;
use identity::api::{PersonId, Role};
use kernel::{EmailAddress, Id};
use serde::{Deserialize, Serialize};
use storage::Cx;
use tracing::info;
use uuid::Uuid;
use web::Kit;

use crate::actions::launch::{ForgetLaunchesError, LaunchError, forget_launches, prepare_desk_of_member};
use crate::model::feedback::FaultReport;
use crate::model::notice::Notice;
use crate::notices::launch as mails;
use crate::store;

/// Asks for one mail to each operator of a notice's network.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct TellOperators {
    pub(crate) notice: Id<Notice>,
}
impl Job for TellOperators {
    const KIND: &'static str = "desk.tell_operators";
}

/// Mails a notice to one operator.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailOperator {
    pub(crate) notice: Id<Notice>,
    pub(crate) person: PersonId,
}
impl Job for MailOperator {
    const KIND: &'static str = "desk.mail_operator";
}

/// Mails a reported fault to the portal's address.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailFault {
    pub(crate) report: Id<FaultReport>,
}
impl Job for MailFault {
    const KIND: &'static str = "desk.mail_fault";
}

/// Mails the answer to who reported a fault.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailFaultAnswer {
    pub(crate) report: Id<FaultReport>,
}
impl Job for MailFaultAnswer {
    const KIND: &'static str = "desk.mail_fault_answer";
}

/// Deletes what is over.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct ForgetLaunchesJob {}
impl Job for ForgetLaunchesJob {
    const KIND: &'static str = "desk.forget_launches";
}

/// The jobs of launches, notices and feedback.
pub fn handlers(kit: &Kit) -> Vec<Handler> {
    let [operator, fault, answer] = [(); 3].map(|()| kit.clone());
    vec![
        Handler::new(|cx, _, job: TellOperators| tell_operators(cx, job)),
        Handler::new(move |cx, id, job: MailOperator| mail_operator(operator.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailFault| mail_fault(fault.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailFaultAnswer| mail_answer(answer.clone(), cx, id, job)),
        Handler::new(|cx, _, _: ForgetLaunchesJob| forget(cx)),
    ]
}

/// What recurs: the clean-up, once a day.
pub fn schedules() -> Vec<Schedule> {
    vec![Schedule::every::<ForgetLaunchesJob>(24 * 60)]
}

/// What is listened to: a Comune that joins gets its check-list.
pub fn subscribers() -> Vec<Subscriber> {
    vec![Subscriber::new("desk.prepare_desk_of_member", |cx, _, event: MembershipActivated| {
        prepare(cx, event)
    })]
}

async fn prepare(cx: Cx, event: MembershipActivated) -> Result<(), JobError> {
    let (network, body) = (Id::from_uuid(event.network), Id::from_uuid(event.organisation));
    match prepare_desk_of_member(&cx, network, body).await {
        Ok(_) => Ok(()),
        // A term that begins later, or is over: the coordinator prepares the desk when it is time.
        Err(LaunchError::NotMember | LaunchError::NoMunicipality | LaunchError::Unknown) => Ok(()),
        Err(LaunchError::Storage(error)) => Err(error.into()),
        Err(error) => Err(JobError::Never(Box::new(error))),
    }
}

async fn tell_operators(cx: Cx, job: TellOperators) -> Result<(), JobError> {
    let mut tx = cx.begin().await?;
    let Some(notice) = store::notice::find(&mut tx, job.notice).await? else { return Ok(()) };
    let desks = store::desk::of_network(&mut tx, notice.network).await?;
    let scopes: Vec<Uuid> = desks.iter().map(|desk| desk.id.uuid()).collect();
    let operators = identity::api::people_with_role_on(&mut tx, Role::Operator, &scopes, cx.now()).await?;
    let mut people: Vec<PersonId> = operators.into_iter().map(|(_, person)| person.id).collect();
    people.sort();
    people.dedup();
    for person in people {
        let key = format!("desk.mail_operator:{}:{person}", notice.id);
        let mail = MailOperator { notice: notice.id, person };
        enqueue_once(&mut tx, &cx, &mail, cx.now(), &key).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn mail_operator(kit: Kit, cx: Cx, id: Id<()>, job: MailOperator) -> Result<(), JobError> {
    let mut tx = cx.read().await?;
    let Some(notice) = store::notice::find(&mut tx, job.notice).await? else { return Ok(()) };
    if !notice.is_shown_on(cx.now().date()) {
        return Ok(());
    }
    let Some(operator) = identity::api::colleague(&mut tx, job.person).await? else { return Ok(()) };
    drop(tx);
    Ok(kit.mailer.send(id, mails::to_operator(&kit, &notice, &operator)).await?)
}

async fn mail_fault(kit: Kit, cx: Cx, id: Id<()>, job: MailFault) -> Result<(), JobError> {
    let mut tx = cx.read().await?;
    let Some(report) = store::feedback::find(&mut tx, job.report).await? else { return Ok(()) };
    drop(tx);
    // An installation without an address reads its reports in the office.
    let address = kit.site.contacts.mail.as_deref().and_then(|address| EmailAddress::parse(address).ok());
    let Some(address) = address else { return Ok(()) };
    Ok(kit.mailer.send(id, mails::to_portal(&kit, &report, address)).await?)
}

async fn mail_answer(kit: Kit, cx: Cx, id: Id<()>, job: MailFaultAnswer) -> Result<(), JobError> {
    let mut tx = cx.read().await?;
    let Some(report) = store::feedback::find(&mut tx, job.report).await? else { return Ok(()) };
    drop(tx);
    let Some(mail) = mails::to_reporter(&kit, &report) else { return Ok(()) };
    Ok(kit.mailer.send(id, mail).await?)
}

async fn forget(cx: Cx) -> Result<(), JobError> {
    let forgotten = forget_launches(&cx).await.map_err(|error| match error {
        ForgetLaunchesError::Storage(error) => JobError::from(error),
        ForgetLaunchesError::Refused(refusal) => JobError::Never(Box::new(refusal)),
    })?;
    let (trainings, notices, feedback) = (forgotten.trainings, forgotten.notices, forgotten.feedback);
    info!(trainings, notices, feedback, "deleted trainings, notices and feedback whose time is over");
    Ok(())
}
