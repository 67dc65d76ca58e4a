//! How mail leaves, as the operator says.

use std::fmt;
use std::net::IpAddr;

use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, Tokio1Executor};

use crate::MailError;

/// How mail leaves. `Debug` hides the server's address, which may hold a password.
#[derive(Clone)]
pub struct MailerSettings {
    /// The mail server: `smtps://user:password@host` (encrypted from the start, port 465),
    /// `smtp://user:password@host?tls=required` (STARTTLS, port 587), or `smtp://host:port` (in the clear: a relay on
    /// the same machine or network). Characters such as `@` in a password are percent-encoded.
    pub url: String,
    /// The sender, such as `Rete per il Lavoro <sportello@example.org>`; bounces go there.
    pub from: String,
}

impl MailerSettings {
    /// Whether the address of the server can be used; connects nowhere.
    ///
    /// # Errors
    /// [`MailError::Settings`] when it cannot be read, or when a password would be sent in the clear.
    pub fn check_server(&self) -> Result<(), MailError> {
        self.server().map(drop)
    }

    /// Whether the sender can be used.
    ///
    /// # Errors
    /// [`MailError::Settings`] when it is no mail address.
    pub fn check_sender(&self) -> Result<(), MailError> {
        self.sender().map(drop)
    }

    pub(crate) fn server(&self) -> Result<AsyncSmtpTransportBuilder, MailError> {
        if sends_password_in_clear(&self.url) {
            let advice =
                "the server's address sends a password in the clear: use smtps:// or add ?tls=required";
            return Err(MailError::Settings(advice.into()));
        }
        AsyncSmtpTransport::<Tokio1Executor>::from_url(&self.url)
            .map_err(|_| MailError::Settings("the server's address is not smtp:// or smtps://".into()))
    }

    pub(crate) fn sender(&self) -> Result<Mailbox, MailError> {
        self.from.parse().map_err(|_| {
            MailError::Settings(format!(
                "the sender «{}» is no mail address: write name@host or Name <name@host>",
                self.from
            ))
        })
    }
}

impl fmt::Debug for MailerSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailerSettings").field("from", &self.from).finish_non_exhaustive()
    }
}

/// Whether a password would cross the network readable to all. Opportunistic STARTTLS counts as clear: whoever sits
/// between can leave it out of the server's greeting.
fn sends_password_in_clear(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let (authority, query) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = authority.split('/').next().unwrap_or_default();
    let Some((_, host)) = authority.rsplit_once('@') else { return false };
    let is_encrypted =
        !scheme.eq_ignore_ascii_case("smtp") || query.split('&').any(|pair| pair == "tls=required");
    !is_encrypted && !is_loopback(host)
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn password_in_clear_is_known_unless_it_stays_on_the_machine() {
        for clear in
            ["smtp://u:p@mail.esempio.it", "smtp://u:p@mail.esempio.it:25?tls=opportunistic", "SMTP://u:p@h"]
        {
            assert!(sends_password_in_clear(clear), "{clear}");
        }
        for fine in [
            "smtps://u:p@mail.esempio.it",
            "smtp://u:p@mail.esempio.it?tls=required",
            "smtp://u:p@localhost:2525",
            "smtp://u:p@127.0.0.1:2525",
            "smtp://u:p@[::1]:2525",
            "smtp://relay.esempio.it:25",
        ] {
            assert!(!sends_password_in_clear(fine), "{fine}");
        }
    }

    #[test]
    fn debug_shows_no_password() {
        let settings = MailerSettings {
            url: "smtps://u:segreto@mail.esempio.it".into(),
            from: "rete@esempio.it".into(),
        };

        assert_eq!(format!("{settings:?}"), "MailerSettings { from: \"rete@esempio.it\", .. }");
    }
}
