//! Mails about the first of a body: to its certified address, and to who coordinates.

use identity::api::Colleague;
use mail::OutgoingMail;
use storage::Cx;
use storage::links::Link;
use texts::{Locale, Translator};
use web::Kit;

use super::{Mail, Words};
use crate::jobs::MandateNews;
use crate::model::{IndexEntry, Mandate, Organisation, SentCode};
use crate::store::activation::{Activation, code_of};
use askama::Template as _;
use kernel::EmailAddress;

/// Whom a mail is about.
pub(crate) struct Told<'a> {
    pub(crate) body: &'a Organisation,
    pub(crate) mandate: &'a Mandate,
    pub(crate) activation: &'a Activation,
}

/// The code, to the body's certified address: offices read Italian.
pub(crate) fn body_code(
    kit: &Kit,
    cx: &Cx,
    entry: &IndexEntry,
    sent: &SentCode,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(Locale::It);
    let (site, body) = (kit.site.name.as_str(), entry.name.as_str());
    let page = kit.url(&format!("/entra-in-rete/codice?ente={}", entry.ipa_code));
    let code = code_of(cx.keys(), sent.id);
    let until = say.date_time(sent.expires_at);
    let paragraphs = vec![
        say.ta("network-mail-code-text", &[("site", site.into()), ("body", body.into())]),
        say.ta("network-mail-code-code", &[("code", code.as_str().into())]),
        say.ta("network-mail-code-until", &[("until", until.into())]),
        say.ta("network-mail-code-how", &[("ipa", entry.ipa_code.as_str().into())]),
    ];
    let words = Words { paragraphs, link: Some(page), after: vec![say.t("network-mail-code-ignore")] };
    let title = say.ta("network-mail-code-subject", &[("site", site.into())]);
    write(kit, &say, sent.sent_to.clone(), title, greeting(&say, body), words)
}

/// Somebody acts for the body now: to its certified address, with the link to say that she must not.
pub(crate) fn body_told(
    kit: &Kit,
    cx: &Cx,
    told: &Told<'_>,
    link: &Link,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(Locale::It);
    let name = told.mandate.name.clone().unwrap_or_default();
    let office = say.t(told.mandate.office.text());
    let day = say.date_time(told.activation.activated_at);
    let site = kit.site.name.as_str();
    let paragraphs = vec![
        say.ta(
            "network-mail-mandate-text",
            &[("name", name.into()), ("office", office.into()), ("day", day.into()), ("site", site.into())],
        ),
        say.t("network-mail-mandate-fine"),
    ];
    let until = say.date_of(link.expires_at);
    let after = vec![say.ta("network-mail-mandate-until", &[("day", until.into())])];
    let words = Words { paragraphs, link: Some(kit.link_address(cx, link)), after };
    let title = say.ta("network-mail-mandate-subject", &[("site", site.into())]);
    write(kit, &say, told.activation.sent_to.clone(), title, greeting(&say, &told.body.name), words)
}

/// The same, and what a body says against it, to a coordinator.
pub(crate) fn coordinator_told(
    kit: &Kit,
    told: &Told<'_>,
    to: &Colleague,
    news: MandateNews,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(to.locale);
    let body = told.body.name.as_str();
    let office = say.t(told.mandate.office.text());
    let (title, text) = match news {
        MandateNews::Activated => (
            say.ta("network-mail-new-mandate-subject", &[("body", body.into())]),
            say.ta("network-mail-new-mandate-text", &[("body", body.into()), ("office", office.into())]),
        ),
        MandateNews::Contested => (
            say.ta("network-mail-contested-subject", &[("body", body.into())]),
            say.ta("network-mail-contested-text", &[("body", body.into()), ("office", office.into())]),
        ),
    };
    let page = kit.url(&format!("/ufficio/rete/enti/{}", told.body.id));
    let words = Words { paragraphs: vec![text], link: Some(page), after: Vec::new() };
    let greeting = say.ta("network-mail-greeting-person", &[("name", to.name.as_str().into())]);
    write(kit, &say, to.email.clone(), title, greeting, words)
}

fn greeting(say: &Translator, body: &str) -> String {
    say.ta("network-mail-greeting", &[("body", body.into())])
}

fn write(
    kit: &Kit,
    say: &Translator,
    to: EmailAddress,
    title: String,
    greeting: String,
    words: Words,
) -> Result<OutgoingMail, askama::Error> {
    let foot = say.t("network-mail-automatic");
    let Words { paragraphs, link, after } = words;
    let text = Mail { greeting, paragraphs, link, after, network: &foot, site: &kit.site.name }.render()?;
    Ok(OutgoingMail { to, subject: title, text, html: None, files: Vec::new(), reply_to: None })
}
