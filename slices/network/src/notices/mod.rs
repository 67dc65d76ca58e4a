//! The mails of the room. Plain text: short, one link, and what to do if one did not ask for it.

pub(crate) mod first;

use askama::Template;
use jiff::civil::Date;
use kernel::EmailAddress;
use mail::OutgoingMail;
use storage::links::Link;
use storage::{Cx, Result, Tx};
use texts::{Locale, Translator};
use web::Kit;

use crate::jobs::{AdhesionNews, gone};
use crate::model::{Party, SignatureRound};
use crate::store;

/// What every mail names: the body, its agreement, the network.
pub(crate) struct Subject {
    body: String,
    agreement: String,
    network: String,
}

impl Subject {
    pub(crate) async fn load(tx: &mut Tx, party: &Party) -> Result<Self> {
        let body = store::organisation::find(tx, party.organisation).await?.ok_or(gone("body"))?;
        let agreement = store::agreement::find(tx, party.agreement).await?.ok_or(gone("agreement"))?;
        let network = store::network::find(tx, agreement.network).await?.ok_or(gone("network"))?;
        Ok(Self { body: body.details.name, agreement: agreement.terms.title, network: network.name })
    }
}

/// What a body is asked to sign.
pub(crate) struct Request {
    pub(crate) round: Option<SignatureRound>,
    pub(crate) due_on: Option<Date>,
    pub(crate) is_reminder: bool,
}

/// A mail of a few paragraphs, perhaps with a link.
#[derive(Template)]
#[template(path = "notices/mail.txt")]
struct Mail<'a> {
    greeting: String,
    paragraphs: Vec<String>,
    link: Option<String>,
    after: Vec<String>,
    network: &'a str,
    site: &'a str,
}

/// Asks for a signed act, by its link.
pub(crate) fn signature_request(
    kit: &Kit,
    cx: &Cx,
    to: EmailAddress,
    language: Locale,
    subject: &Subject,
    request: &Request,
    link: &Link,
) -> std::result::Result<OutgoingMail, askama::Error> {
    let say = kit.translator(language);
    let what = request.round.as_ref().map_or(subject.agreement.as_str(), |round| round.title.as_str());
    let title = match request.is_reminder {
        true => say.ta("network-mail-remind-subject", &[("what", what.into())]),
        false => say.ta("network-mail-sign-subject", &[("what", what.into())]),
    };
    let mut paragraphs = vec![match (&request.round, request.is_reminder) {
        (_, true) => say.ta("network-mail-remind-text", &[("what", what.into())]),
        (Some(_), false) => {
            let agreement = subject.agreement.as_str();
            say.ta("network-mail-sign-round-text", &[("what", what.into()), ("agreement", agreement.into())])
        }
        (None, false) => say.ta("network-mail-sign-text", &[("agreement", what.into())]),
    }];
    if let Some(due) = request.due_on {
        let key = if due < cx.now().date() { "network-mail-sign-was-due" } else { "network-mail-sign-due" };
        paragraphs.push(say.ta(key, &[("day", say.date(due).into())]));
    }
    paragraphs.push(say.t("network-mail-sign-how"));
    let until = say.date_of(link.expires_at);
    let after =
        vec![say.ta("network-mail-sign-link", &[("day", until.into())]), say.t("network-mail-ignore")];
    let address = Some(kit.link_address(cx, link));
    write(kit, &say, to, title, subject, Words { paragraphs, link: address, after })
}

/// Tells what became of an adhesion.
pub(crate) fn adhesion_news(
    kit: &Kit,
    to: EmailAddress,
    language: Locale,
    subject: &Subject,
    news: AdhesionNews,
    reason: Option<&str>,
    until: Option<Date>,
) -> std::result::Result<OutgoingMail, askama::Error> {
    let say = kit.translator(language);
    let agreement = [("agreement", subject.agreement.as_str().into())];
    let (title, text) = match news {
        AdhesionNews::Received => (
            say.ta("network-mail-received-subject", &agreement),
            say.ta("network-mail-received-text", &agreement),
        ),
        AdhesionNews::Refused => (
            say.ta("network-mail-refused-subject", &agreement),
            say.ta("network-mail-refused-text", &agreement),
        ),
        AdhesionNews::Activated => (
            say.ta("network-mail-activated-subject", &agreement),
            say.ta("network-mail-activated-text", &agreement),
        ),
        AdhesionNews::Renewed => (
            say.ta("network-mail-renewed-subject", &agreement),
            say.ta("network-mail-renewed-text", &agreement),
        ),
        AdhesionNews::Expired => (
            say.ta("network-mail-expired-subject", &agreement),
            say.ta("network-mail-expired-text", &agreement),
        ),
    };
    let mut paragraphs = vec![text];
    if let (AdhesionNews::Refused, Some(reason)) = (news, reason) {
        paragraphs.push(say.ta("network-mail-reason", &[("reason", reason.into())]));
    }
    if let (AdhesionNews::Activated | AdhesionNews::Renewed, Some(until)) = (news, until) {
        paragraphs.push(say.ta("network-mail-until", &[("day", say.date(until).into())]));
    }
    let after = match news {
        AdhesionNews::Received => vec![say.t("network-mail-ignore")],
        _ => vec![say.ta("network-mail-see", &[("address", kit.url("/rete").into())])],
    };
    write(kit, &say, to, title, subject, Words { paragraphs, link: None, after })
}

struct Words {
    paragraphs: Vec<String>,
    link: Option<String>,
    after: Vec<String>,
}

fn write(
    kit: &Kit,
    say: &Translator,
    to: EmailAddress,
    title: String,
    subject: &Subject,
    words: Words,
) -> std::result::Result<OutgoingMail, askama::Error> {
    let mail = Mail {
        greeting: say.ta("network-mail-greeting", &[("body", subject.body.as_str().into())]),
        paragraphs: words.paragraphs,
        link: words.link,
        after: words.after,
        network: &subject.network,
        site: &kit.site.name,
    };
    let text = mail.render()?;
    Ok(OutgoingMail { to, subject: title, text, html: None, files: Vec::new(), reply_to: None })
}
