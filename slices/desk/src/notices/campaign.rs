//! The mail that asks a body to confirm its services.

use kernel::{EmailAddress, Instant};
use mail::OutgoingMail;
use texts::Locale;
use web::Kit;

/// Whom the mail speaks to and of.
pub struct Asking<'a> {
    /// The address.
    pub to: EmailAddress,
    /// Its language.
    pub locale: Locale,
    /// The body.
    pub body: &'a str,
    /// How many services it has.
    pub services: usize,
    /// Where the link leads.
    pub link: String,
    /// When the link stops.
    pub until: Instant,
}

/// The mail.
pub fn asking(kit: &Kit, asking: Asking<'_>) -> OutgoingMail {
    let t = kit.translator(asking.locale);
    let values = [
        ("body", asking.body.into()),
        ("count", asking.services.into()),
        ("link", asking.link.into()),
        ("until", t.date_of(asking.until).into()),
        ("site", kit.site.name.clone().into()),
    ];
    OutgoingMail {
        to: asking.to,
        subject: t.ta("desk-mail-campaign-subject", &[("body", asking.body.into())]),
        text: t.ta("desk-mail-campaign-text", &values),
        html: None,
        files: Vec::new(),
        reply_to: None,
    }
}
