//! The mails of the room. Plain text: short, one link, and what to do if one did not ask for it.

use askama::Template;
use mail::OutgoingMail;
use storage::Cx;
use storage::links::Link;
use texts::Translator;
use web::Kit;

use crate::jobs::Notice;
use crate::model::Colleague;

/// A mail of a few paragraphs, perhaps with a link.
#[derive(Template)]
#[template(path = "notices/mail.txt")]
struct Mail<'a> {
    translator: Translator,
    name: &'a str,
    site: &'a str,
    paragraphs: Vec<String>,
    link: Option<String>,
    after: Vec<String>,
}

/// Writes a mail in the language of who gets it.
pub(crate) fn write(
    kit: &Kit,
    cx: &Cx,
    notice: Notice,
    to: &Colleague,
    link: Option<&Link>,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(to.locale);
    let site = kit.site.name.as_str();
    let until = link.map(|link| say.date_time(link.expires_at)).unwrap_or_default();
    let (subject, paragraphs, after) = match notice {
        Notice::Invitation => (
            say.ta("identity-invitation-subject", &[("site", site.into())]),
            vec![
                say.ta("identity-invitation-text", &[("site", site.into())]),
                say.t("identity-invitation-steps"),
            ],
            vec![
                say.ta("identity-invitation-until", &[("until", until.into())]),
                say.t("identity-invitation-ignore"),
            ],
        ),
        Notice::Reset => (
            say.ta("identity-reset-subject", &[("site", site.into())]),
            vec![say.t("identity-reset-text")],
            vec![say.ta("identity-reset-until", &[("until", until.into())]), say.t("identity-reset-ignore")],
        ),
        Notice::PasswordChanged => (
            say.ta("identity-changed-subject", &[("site", site.into())]),
            vec![say.ta("identity-changed-text", &[("when", say.date_time(cx.now()).into())])],
            vec![say.ta("identity-changed-warning", &[("address", kit.url("/accesso/password").into())])],
        ),
        Notice::ConfirmEmail => (
            say.ta("identity-confirm-email-subject", &[("site", site.into())]),
            vec![say.ta("identity-confirm-email-text", &[("site", site.into())])],
            vec![
                say.ta("identity-confirm-email-until", &[("until", until.into())]),
                say.t("identity-confirm-email-ignore"),
            ],
        ),
        Notice::NewRole => (
            say.ta("identity-new-role-subject", &[("site", site.into())]),
            vec![say.t("identity-new-role-text")],
            vec![say.ta("identity-new-role-where", &[("address", kit.url("/ufficio").into())])],
        ),
    };
    let link = link.map(|link| kit.link_address(cx, link));
    let mail = Mail { translator: say, name: &to.name, site, paragraphs, link, after };
    Ok(OutgoingMail {
        to: to.email.clone(),
        subject,
        text: mail.render()?,
        html: None,
        files: Vec::new(),
        reply_to: None,
    })
}
