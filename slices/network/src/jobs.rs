//! The room's work done later: its mails and what happens once a day. Payloads hold ids, never names or addresses.

mod first;

use jobs::{Handler, Job, JobError, Schedule};
use kernel::{EmailAddress, Id};
use serde::{Deserialize, Serialize};
use storage::links::{self, Link};
use storage::{Cx, Result, StorageError, Tx};
use texts::Locale;
use tracing::info;
use web::Kit;

use crate::actions::{
    AdhesionError, ForgetError, SignatureError, end_roles_due, expire_memberships, forget_contacts,
    remind_signers_due,
};
use crate::model::{Adhesion, Mandate, Organisation, Party, Signature};
use crate::policy::UPLOAD_SIGNATURE;
use crate::{notices, store};

pub(crate) use first::{MailBodyCode, MailMandate, MandateNews};

/// To whom a mail to a body goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Recipient {
    /// A contact person.
    Mandate(Id<Mandate>),
    /// Who asked to join.
    Applicant,
    /// The body's own address.
    Body,
}

/// Asks a body for its signed act, or reminds it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailSigner {
    signature: Id<Signature>,
    to: Recipient,
    is_reminder: bool,
}
impl Job for MailSigner {
    const KIND: &'static str = "network.mail_signer";
}

/// What a body hears about its adhesion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AdhesionNews {
    /// Your request is here.
    Received,
    /// The network has said no.
    Refused,
    /// You are in.
    Activated,
    /// A new term begins.
    Renewed,
    /// Your last term is over.
    Expired,
}

/// Tells a body what became of its adhesion.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MailAdhesion {
    party: Id<Party>,
    to: Recipient,
    news: AdhesionNews,
}
impl Job for MailAdhesion {
    const KIND: &'static str = "network.mail_adhesion";
}

/// Once a day: memberships whose last term is over.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Expire {}
impl Job for Expire {
    const KIND: &'static str = "network.expire_memberships";
}

/// Once a day: rounds that end soon or have just ended.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Remind {}
impl Job for Remind {
    const KIND: &'static str = "network.remind_signers";
}

/// Once a day: names and addresses whose time is over.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Forget {}
impl Job for Forget {
    const KIND: &'static str = "network.forget_contacts";
}

const DAY_MINUTES: i64 = 24 * 60;
/// How long a link to send an act is good.
const LINK_DAYS: i64 = 60;

pub(crate) fn handlers(kit: &Kit) -> Vec<Handler> {
    let (signer, adhesion, code, mandate) = (kit.clone(), kit.clone(), kit.clone(), kit.clone());
    vec![
        Handler::new(move |cx, id, job: MailSigner| mail_signer(signer.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailAdhesion| mail_adhesion(adhesion.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailBodyCode| first::mail_body_code(code.clone(), cx, id, job)),
        Handler::new(move |cx, id, job: MailMandate| first::mail_mandate(mandate.clone(), cx, id, job)),
        Handler::new(|cx, _, _: Expire| expire(cx)),
        Handler::new(|cx, _, _: Remind| remind(cx)),
        Handler::new(|cx, _, _: Forget| forget(cx)),
    ]
}

pub(crate) fn schedules() -> Vec<Schedule> {
    vec![
        Schedule::every::<Expire>(DAY_MINUTES),
        Schedule::every::<Remind>(DAY_MINUTES),
        Schedule::every::<Forget>(DAY_MINUTES),
    ]
}

impl MailSigner {
    /// One mail a recipient, for each of these signatures.
    pub(crate) async fn ask_all(
        tx: &mut Tx,
        cx: &Cx,
        asked: &[(Id<Signature>, Party)],
        is_reminder: bool,
    ) -> Result<()> {
        let parties: Vec<Party> = asked.iter().map(|(_, party)| party.clone()).collect();
        let recipients = recipients_of(tx, cx, &parties).await?;
        for (signature, party) in asked {
            for (_, to) in recipients.iter().filter(|(id, _)| *id == party.id) {
                let job = Self { signature: *signature, to: *to, is_reminder };
                jobs::enqueue(tx, cx, &job, cx.now()).await?;
            }
        }
        Ok(())
    }
}

impl MailAdhesion {
    /// Tells the body; its applicant while the network has not answered.
    pub(crate) async fn to_body(
        tx: &mut Tx,
        cx: &Cx,
        party: &Party,
        adhesion: &Adhesion,
        news: AdhesionNews,
    ) -> Result<()> {
        let is_before_answer = matches!(news, AdhesionNews::Received | AdhesionNews::Refused);
        let to: Vec<Recipient> = match adhesion.contact_email.is_some() && is_before_answer {
            true => vec![Recipient::Applicant],
            false => recipients_of(tx, cx, std::slice::from_ref(party))
                .await?
                .into_iter()
                .map(|(_, to)| to)
                .collect(),
        };
        for to in to {
            jobs::enqueue(tx, cx, &Self { party: party.id, to, news }, cx.now()).await?;
        }
        Ok(())
    }
}

/// For each party its contact persons of today; without any, who asked; without her, the body's own address.
async fn recipients_of(tx: &mut Tx, cx: &Cx, parties: &[Party]) -> Result<Vec<(Id<Party>, Recipient)>> {
    let bodies: Vec<Id<Organisation>> = parties.iter().map(|party| party.organisation).collect();
    let ids: Vec<Id<Party>> = parties.iter().map(|party| party.id).collect();
    let contacts = store::mandate::contacts_as_of(tx, &bodies, cx.now().date()).await?;
    let adhesions = store::adhesion::of_parties(tx, &ids).await?;
    let bodies = store::organisation::by_ids(tx, &bodies).await?;
    let mut all = Vec::new();
    for party in parties {
        let own = contacts.iter().filter(|contact| contact.organisation == party.organisation);
        let own: Vec<_> = own.map(|contact| (party.id, Recipient::Mandate(contact.mandate))).collect();
        let has_applicant = adhesions.iter().any(|one| one.party == party.id && one.contact_email.is_some());
        let has_address = bodies.iter().any(|one| one.id == party.organisation && one.email.is_some());
        if !own.is_empty() {
            all.extend(own);
        } else if has_applicant {
            all.push((party.id, Recipient::Applicant));
        } else if has_address {
            all.push((party.id, Recipient::Body));
        }
    }
    Ok(all)
}

/// Who a mail goes to when it is sent: the address may have been forgotten or changed since.
async fn address_of(tx: &mut Tx, party: &Party, to: Recipient) -> Result<Option<(EmailAddress, Locale)>> {
    Ok(match to {
        Recipient::Mandate(id) => {
            let mandate = store::mandate::find(tx, id).await?;
            mandate.and_then(|one| one.email.map(|email| (email, one.language)))
        }
        Recipient::Applicant => {
            let adhesion = store::adhesion::find(tx, party.id).await?;
            adhesion.and_then(|one| one.contact_email.map(|email| (email, one.contact_language)))
        }
        Recipient::Body => {
            let body = store::organisation::find(tx, party.organisation).await?;
            body.and_then(|one| one.details.email).map(|email| (email, Locale::default()))
        }
    })
}

async fn mail_signer(kit: Kit, cx: Cx, id: Id<()>, job: MailSigner) -> std::result::Result<(), JobError> {
    let mut tx = cx.begin().await?;
    let Some(signature) = store::signature::find(&mut tx, job.signature).await? else { return Ok(()) };
    // The act came in, or is no longer asked for, before the mail went out.
    if !signature.is_open() {
        return Ok(());
    }
    let Some(party) = store::membership::find(&mut tx, signature.party).await? else { return Ok(()) };
    let Some((to, language)) = address_of(&mut tx, &party, job.to).await? else { return Ok(()) };
    let subject = notices::Subject::load(&mut tx, &party).await?;
    let round = match signature.round {
        Some(round) => store::signature::round(&mut tx, round).await?,
        None => None,
    };
    let link = upload_link(&mut tx, &cx, &signature).await?;
    tx.commit().await?;
    let words = notices::Request { round, due_on: signature.due_on, is_reminder: job.is_reminder };
    let mail = notices::signature_request(&kit, &cx, to, language, &subject, &words, &link);
    Ok(kit.mailer.send(id, mail.map_err(never)?).await?)
}

/// The link that is good still, or a new one.
async fn upload_link(tx: &mut Tx, cx: &Cx, signature: &Signature) -> Result<Link> {
    let resource = signature.id.uuid();
    match links::newest(tx, UPLOAD_SIGNATURE, resource).await? {
        Some(link) if link.expires_at > cx.now().plus_days(LINK_DAYS / 2) => Ok(link),
        _ => links::create(tx, cx, UPLOAD_SIGNATURE, resource, cx.now().plus_days(LINK_DAYS)).await,
    }
}

async fn mail_adhesion(kit: Kit, cx: Cx, id: Id<()>, job: MailAdhesion) -> std::result::Result<(), JobError> {
    let mut tx = cx.read().await?;
    let Some(party) = store::membership::find(&mut tx, job.party).await? else { return Ok(()) };
    let Some((to, language)) = address_of(&mut tx, &party, job.to).await? else { return Ok(()) };
    let Some(adhesion) = store::adhesion::find(&mut tx, party.id).await? else { return Ok(()) };
    let subject = notices::Subject::load(&mut tx, &party).await?;
    let last = store::membership::terms(&mut tx, &[party.id]).await?.pop();
    drop(tx);
    let until = last.and_then(|term| term.period.until());
    let mail =
        notices::adhesion_news(&kit, to, language, &subject, job.news, adhesion.reason.as_deref(), until);
    Ok(kit.mailer.send(id, mail.map_err(never)?).await?)
}

fn never(error: impl std::error::Error + Send + Sync + 'static) -> JobError {
    JobError::Never(Box::new(error))
}

async fn expire(cx: Cx) -> std::result::Result<(), JobError> {
    let mut expired = 0;
    loop {
        let batch = expire_memberships(&cx).await.map_err(|error| match error {
            AdhesionError::Storage(error) => JobError::from(error),
            other => never(other),
        })?;
        if batch == 0 {
            break;
        }
        expired += batch;
    }
    let roles = end_roles_due(&cx).await?;
    info!(expired, roles, "expired memberships and roles whose last day is over");
    Ok(())
}

async fn remind(cx: Cx) -> std::result::Result<(), JobError> {
    let reminded = remind_signers_due(&cx).await.map_err(|error| match error {
        SignatureError::Storage(error) => JobError::from(error),
        other => never(other),
    })?;
    info!(reminded, "reminded bodies whose act is awaited");
    Ok(())
}

async fn forget(cx: Cx) -> std::result::Result<(), JobError> {
    let forgotten = forget_contacts(&cx).await.map_err(|error| match error {
        ForgetError::Storage(error) => JobError::from(error),
        ForgetError::Refused(refusal) => never(refusal),
    })?;
    let (mandates, adhesions, imports) = (forgotten.mandates, forgotten.adhesions, forgotten.imports);
    let codes = forgotten.codes;
    info!(mandates, adhesions, imports, codes, "forgot contacts and files whose time is over");
    Ok(())
}

/// A row that had to be there for a mail.
pub(crate) const fn gone(what: &'static str) -> StorageError {
    StorageError::Missing(what)
}
