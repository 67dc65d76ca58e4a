//! The mail of the room. Plain text: short, one link, and what to do if one did not ask for it.

use askama::Template;
use kernel::EmailAddress;
use mail::OutgoingMail;
use storage::Cx;
use storage::links::Link;
use texts::Locale;
use web::Kit;

#[derive(Template)]
#[template(path = "notices/lines.txt")]
struct Mail<'a> {
    before: Vec<String>,
    link: String,
    after: Vec<String>,
    site: &'a str,
}

/// The link by which a partner sees what it promised.
pub(crate) fn own_lines(
    kit: &Kit,
    cx: &Cx,
    to: EmailAddress,
    language: Locale,
    body: &str,
    link: &Link,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(language);
    let mail = Mail {
        before: vec![
            say.ta("report-lines-letter-greeting", &[("body", body.into())]),
            say.t("report-lines-letter-text"),
        ],
        link: kit.link_address(cx, link),
        after: vec![
            say.ta("report-lines-letter-until", &[("day", say.date_of(link.expires_at).into())]),
            say.t("report-lines-letter-ignore"),
        ],
        site: &kit.site.name,
    };
    let subject = say.t("report-lines-letter-subject");
    Ok(OutgoingMail { to, subject, text: mail.render()?, html: None, files: Vec::new(), reply_to: None })
}
