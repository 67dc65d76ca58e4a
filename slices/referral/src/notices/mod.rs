//! The mails of the room. Subjects say a number and nothing of anybody; no mail to a body holds a name, a reason or a
//! service.

use askama::Template;
use desk::api::Desk;
use kernel::EmailAddress;
use mail::OutgoingMail;
use network::api::ContactPerson;
use storage::Cx;
use storage::links::Link;
use texts::Locale;
use web::Kit;

use crate::jobs::BodyNews;
use crate::model::{CODE_MINUTES, Referral, Side, State, Verb, follow_code};

#[derive(Template)]
#[template(path = "notices/mail.txt")]
struct Mail<'a> {
    before: Vec<String>,
    link: Option<String>,
    after: Vec<String>,
    site: &'a str,
}

/// To a contact person of the body.
pub(crate) fn body(
    kit: &Kit,
    cx: &Cx,
    contact: &ContactPerson,
    one: &Referral,
    (desk, news): (&Desk, BodyNews),
    link: Option<&Link>,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(contact.language);
    let number = one.numbered();
    let about = [("number", number.as_str().into()), ("desk", desk.name.as_str().into())];
    let day = say.date(one.due().unwrap_or(one.answer_by));
    let until = [("day", day.into())];
    let (subject, text, limit) = match news {
        BodyNews::New => {
            ("referral-mail-new-subject", "referral-mail-new-text", Some("referral-mail-answer-by"))
        }
        BodyNews::Again => {
            ("referral-mail-again-subject", "referral-mail-again-text", Some("referral-mail-outcome-by"))
        }
        BodyNews::RemindAnswer => {
            ("referral-mail-remind-subject", "referral-mail-new-text", Some("referral-mail-answer-by"))
        }
        BodyNews::RemindOutcome => {
            ("referral-mail-remind-subject", "referral-mail-again-text", Some("referral-mail-outcome-by"))
        }
        BodyNews::Over => ("referral-mail-over-subject", "referral-mail-over-text", None),
    };
    let mut before = vec![say.ta(text, &about)];
    before.extend(limit.map(|key| say.ta(key, &until)));
    let after = if link.is_some() { vec![say.t("referral-mail-link-yours")] } else { Vec::new() };
    let mail =
        Mail { before, link: link.map(|link| kit.link_address(cx, link)), after, site: &kit.site.name };
    written(contact.email.clone(), say.ta(subject, &about), &mail)
}

/// A one-time code.
pub(crate) fn code(
    kit: &Kit,
    contact: &ContactPerson,
    one: &Referral,
    code: &str,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(contact.language);
    let (first, last) = code.split_at_checked(4).unwrap_or((code, ""));
    let before = vec![
        say.ta("referral-mail-code-text", &[("number", one.numbered().into())]),
        format!("{first} {last}"),
        say.ta("referral-mail-code-minutes", &[("minutes", CODE_MINUTES.into())]),
    ];
    let mail =
        Mail { before, link: None, after: vec![say.t("referral-mail-code-ignore")], site: &kit.site.name };
    written(
        contact.email.clone(),
        say.ta("referral-mail-code-subject", &[("number", one.numbered().into())]),
        &mail,
    )
}

/// What a mail to the person speaks of.
pub(crate) struct Said<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) body: String,
    pub(crate) link: &'a Link,
}

/// To the person herself.
pub(crate) fn person(
    kit: &Kit,
    cx: &Cx,
    (to, language): (EmailAddress, Locale),
    one: &Referral,
    said: &Said<'_>,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(language);
    let number = [("number", one.numbered().into())];
    let about = [("body", said.body.as_str().into()), ("service", one.service_name.as_str().into())];
    let mut before = vec![
        say.ta(
            "referral-mail-person-number",
            &[
                ("number", one.numbered().into()),
                ("day", say.date_of(one.created_at).into()),
                ("desk", said.desk.name.as_str().into()),
            ],
        ),
        say.ta(one.told(), &about),
    ];
    let due = one.due().filter(|_| one.state == State::Sent);
    before.extend(due.map(|day| say.ta("referral-mail-person-answer-by", &[("day", say.date(day).into())])));
    if one.state == State::Asked {
        before.push(say.t("referral-mail-person-consent"));
    }
    let code = follow_code(cx.keys(), one.id);
    // What has ended cannot be taken back any more.
    let is_open = one.state.verbs(Side::Person).any(|verb| verb == Verb::Withdraw);
    let where_it_stands =
        if is_open { "referral-mail-person-code" } else { "referral-mail-person-code-over" };
    let after = vec![
        say.ta(where_it_stands, &[("code", code.as_str().into()), ("address", kit.url("/invio").into())]),
        say.t("referral-mail-person-questions"),
    ];
    let link = Some(kit.link_address(cx, said.link));
    let subject = match one.state {
        State::Asked => "referral-mail-person-consent-subject",
        _ => "referral-mail-person-subject",
    };
    written(to, say.ta(subject, &number), &Mail { before, link, after, site: &kit.site.name })
}

/// To the desk: something is its own again.
pub(crate) fn desk(
    kit: &Kit,
    (to, language): (EmailAddress, Locale),
    one: &Referral,
    desk: &Desk,
    state: State,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(language);
    let number = [("number", one.numbered().into())];
    let before = vec![
        say.ta(
            "referral-mail-desk-text",
            &[("number", one.numbered().into()), ("state", say.t(state.text()).into())],
        ),
        kit.url(&format!("/ufficio/invii/{}/{}", desk.slug, one.id)),
    ];
    let mail = Mail { before, link: None, after: Vec::new(), site: &kit.site.name };
    written(to, say.ta("referral-mail-desk-subject", &number), &mail)
}

fn written(to: EmailAddress, subject: String, mail: &Mail<'_>) -> Result<OutgoingMail, askama::Error> {
    Ok(OutgoingMail { to, subject, text: mail.render()?, html: None, files: Vec::new(), reply_to: None })
}
