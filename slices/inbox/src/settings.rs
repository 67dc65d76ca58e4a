//! `[inbox]` of the configuration: promises, limits, and the mailboxes of the desks.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use serde::Deserialize;

/// Days that an answer may take, at most: more is no promise.
const MOST_ANSWER_DAYS: u16 = 60;
/// Months for which a closed request may be kept, at most.
const MOST_KEPT_MONTHS: u16 = 60;
/// Mebibytes of a mail that are read, at most.
const MOST_MAIL_MIB: u32 = 50;

/// The whole of it; every key has a value that works.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Days within which an answer is promised.
    pub answer_days: u16,
    /// Months after its closing at which a request is emptied.
    pub kept_months: u16,
    /// Requests through the form from one network address in an hour; 0 is no limit. Many people share that of a library.
    pub per_hour: u16,
    /// Requests through the form with one mail address or telephone in a day; 0 is no limit.
    pub per_day: u16,
    /// Mails from one address in a day beyond which they are set aside as a loop.
    pub mails_per_day: u16,
    /// Whether a person's first mail gets a receipt with its number.
    pub acknowledge: bool,
    /// Receipts of one mailbox in an hour, to all addresses together; 0 is no limit.
    pub receipts_per_hour: u16,
    /// Mebibytes of a mail that are read; of a larger one the beginning.
    pub mail_mib: u32,
    /// Days back from which a mailbox is read when it is read for the first time.
    pub first_days: u16,
    /// The mailboxes, one for a desk.
    pub mailboxes: Vec<MailboxSettings>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            answer_days: 10,
            kept_months: 12,
            per_hour: 30,
            per_day: 6,
            mails_per_day: 20,
            acknowledge: true,
            receipts_per_hour: 60,
            mail_mib: 10,
            first_days: 30,
            mailboxes: Vec::new(),
        }
    }
}

/// `[[inbox.mailboxes]]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailboxSettings {
    /// The desk, by its name in addresses: `la-spezia`.
    pub desk: String,
    /// The server.
    pub host: String,
    /// Its port; 0 is the usual one.
    pub port: u16,
    /// How the connection is protected.
    pub tls: Tls,
    /// A file with the certificate (PEM) of the authority that signed the server's, where it is none that the system knows.
    pub ca_file: Option<PathBuf>,
    /// Who signs in.
    pub user: String,
    /// A file that holds the password, readable by who runs the program alone.
    pub password_file: PathBuf,
    /// The folder; `INBOX` when empty.
    pub folder: String,
    /// The address of the mailbox, where `user` is none: answers go there.
    pub address: Option<String>,
}

/// How a connection is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// From the first byte (port 993).
    #[default]
    Implicit,
    /// Asked for before the password is sent (port 143); without it nothing is sent.
    Starttls,
    /// Not at all: only to this very machine.
    None,
}

impl MailboxSettings {
    /// The port.
    pub const fn port(&self) -> u16 {
        match (self.port, self.tls) {
            (0, Tls::Implicit) => 993,
            (0, Tls::Starttls | Tls::None) => 143,
            (port, _) => port,
        }
    }

    /// The folder.
    pub fn folder(&self) -> &str {
        if self.folder.is_empty() { "INBOX" } else { &self.folder }
    }

    /// The address that mails are sent to, if it is known.
    pub fn address(&self) -> Option<kernel::EmailAddress> {
        let text = self.address.as_deref().unwrap_or(&self.user);
        kernel::EmailAddress::parse(text).ok()
    }

    /// Whether everybody on this machine can read the password.
    pub fn is_password_open(&self) -> bool {
        const OTHERS: u32 = 0o007;
        std::fs::metadata(&self.password_file).is_ok_and(|file| file.permissions().mode() & OTHERS != 0)
    }

    fn is_here(&self) -> bool {
        self.host == "localhost"
            || self.host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

impl Settings {
    /// The mailbox of a desk.
    pub fn mailbox(&self, slug: &str) -> Option<&MailboxSettings> {
        self.mailboxes.iter().find(|mailbox| mailbox.desk == slug)
    }

    /// Values that cannot work: the key, and what to mend.
    pub fn faults(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if !(1..=MOST_ANSWER_DAYS).contains(&self.answer_days) {
            faults.push((
                "inbox.answer_days",
                format!("{} is no promise: write 1 to {MOST_ANSWER_DAYS}", self.answer_days),
            ));
        }
        if !(1..=MOST_KEPT_MONTHS).contains(&self.kept_months) {
            faults
                .push(("inbox.kept_months", format!("{}: write 1 to {MOST_KEPT_MONTHS}", self.kept_months)));
        }
        if !(1..=MOST_MAIL_MIB).contains(&self.mail_mib) {
            faults.push(("inbox.mail_mib", format!("{}: write 1 to {MOST_MAIL_MIB}", self.mail_mib)));
        }
        let mut desks = BTreeSet::new();
        for mailbox in &self.mailboxes {
            let desk = &mailbox.desk;
            let mut fault = |what: String| faults.push(("inbox.mailboxes", what));
            if desk.is_empty()
                || mailbox.host.is_empty()
                || mailbox.user.is_empty()
                || mailbox.password_file.as_os_str().is_empty()
            {
                fault(format!("«{desk}»: a mailbox needs desk, host, user and password_file"));
                continue;
            }
            if !desks.insert(desk) {
                fault(format!("«{desk}» has two mailboxes: a desk has one"));
            }
            if mailbox.tls == Tls::None && !mailbox.is_here() {
                fault(format!(
                    "«{desk}»: without tls the password would cross the network in the clear; write tls = \"implicit\" or \"starttls\""
                ));
            }
            if mailbox.address().is_none() {
                fault(format!(
                    "«{desk}»: the user is no mail address: name the mailbox's address in «address»"
                ));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailbox() -> MailboxSettings {
        MailboxSettings {
            desk: "lerici".into(),
            host: "posta.example.org".into(),
            user: "sportello@lerici.example.org".into(),
            password_file: "/etc/inrete/lerici.password".into(),
            ..MailboxSettings::default()
        }
    }

    fn faults(mailboxes: Vec<MailboxSettings>) -> Vec<String> {
        Settings { mailboxes, ..Settings::default() }.faults().into_iter().map(|(_, what)| what).collect()
    }

    #[test]
    fn mailbox_that_is_whole_is_taken() {
        assert_eq!(faults(vec![mailbox()]), Vec::<String>::new());
        assert_eq!((mailbox().port(), mailbox().folder()), (993, "INBOX"));
    }

    #[test]
    fn password_never_crosses_a_network_in_the_clear() {
        let open = MailboxSettings { tls: Tls::None, ..mailbox() };
        let here = MailboxSettings { host: "127.0.0.1".into(), ..open.clone() };

        assert!(faults(vec![open]).concat().contains("in the clear"));
        assert!(faults(vec![here]).is_empty());
    }

    #[test]
    fn password_that_everybody_can_read_is_known() {
        let file = std::env::temp_dir().join(format!("inrete-open-password-{}", std::process::id()));
        std::fs::write(&file, "segreto").unwrap();
        let is_open = |mode| {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            MailboxSettings { password_file: file.clone(), ..mailbox() }.is_password_open()
        };

        assert_eq!([0o600, 0o640, 0o644, 0o604].map(is_open), [false, false, true, true]);
        std::fs::remove_file(&file).unwrap();
    }

    #[test]
    fn what_is_missing_or_double_is_named() {
        let nameless = MailboxSettings { user: "sportello".into(), ..mailbox() };
        let empty = MailboxSettings { host: String::new(), ..mailbox() };

        assert!(faults(vec![mailbox(), mailbox()]).concat().contains("two mailboxes"));
        assert!(faults(vec![nameless]).concat().contains("no mail address"));
        assert!(faults(vec![empty]).concat().contains("needs desk"));
        assert_eq!(Settings { answer_days: 0, ..Settings::default() }.faults().len(), 1);
    }
}
