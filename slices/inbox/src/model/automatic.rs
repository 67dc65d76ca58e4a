//! Why a mail counts as written by no person (RFC 3834 and custom): such a one is set aside and never answered by a program.

/// The reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Automatic {
    /// `Auto-Submitted` says so.
    AutoSubmitted,
    /// `Precedence` is `bulk`, `junk` or `list`.
    Bulk,
    /// A mailing list, or a mailing that can be left.
    List,
    /// The sender asks that no automatic answer comes.
    Suppress,
    /// An empty return path, or the address of a mail server: a report of delivery.
    Bounce,
    /// It comes from the desk's own address.
    Own,
    /// More from one address in a day than a person writes.
    Flood,
    /// A colleague said so.
    Colleague,
}

kernel::words!(Automatic {
    AutoSubmitted = "auto_submitted",
    Bulk = "bulk",
    List = "list",
    Suppress = "suppress",
    Bounce = "bounce",
    Own = "own",
    Flood = "flood",
    Colleague = "colleague",
});

impl Automatic {
    /// The key of its words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::AutoSubmitted => "inbox-aside-auto-submitted",
            Self::Bulk => "inbox-aside-bulk",
            Self::List => "inbox-aside-list",
            Self::Suppress => "inbox-aside-suppress",
            Self::Bounce => "inbox-aside-bounce",
            Self::Own => "inbox-aside-own",
            Self::Flood => "inbox-aside-flood",
            Self::Colleague => "inbox-aside-colleague",
        }
    }

    /// What the headers of a mail say: `header` gives a value by its name in lower case.
    pub fn of_headers<'a>(header: impl Fn(&str) -> Option<&'a str>) -> Option<Self> {
        let says = |name: &str| header(name).map(|value| value.trim().to_ascii_lowercase());
        // "no" may be followed by a comment or parameters.
        if says("auto-submitted")
            .is_some_and(|value| value.split([';', ' ', '(']).next().is_none_or(|word| word != "no"))
        {
            return Some(Self::AutoSubmitted);
        }
        if says("x-autoreply").or(says("x-autorespond")).is_some_and(|value| value != "no") {
            return Some(Self::AutoSubmitted);
        }
        if says("return-path").is_some_and(|value| value.is_empty() || value == "<>") {
            return Some(Self::Bounce);
        }
        if says("content-type").is_some_and(|value| value.starts_with("multipart/report")) {
            return Some(Self::Bounce);
        }
        let is_bulk = |value: String| matches!(value.as_str(), "bulk" | "junk" | "list" | "auto_reply");
        if says("precedence").is_some_and(is_bulk) {
            return Some(Self::Bulk);
        }
        let list = [
            "list-id",
            "list-unsubscribe",
            "list-post",
            "list-help",
            "list-owner",
            "mailing-list",
            "feedback-id",
        ];
        if list.iter().any(|name| header(name).is_some()) {
            return Some(Self::List);
        }
        says("x-auto-response-suppress").is_some_and(|value| value != "none").then_some(Self::Suppress)
    }

    /// What the sender's address says.
    pub fn of_sender(local_part: &str) -> Option<Self> {
        let local = local_part.to_ascii_lowercase();
        let is_server = ["mailer-daemon", "postmaster", "mailerdaemon"].contains(&local.as_str());
        let is_deaf = [
            "noreply",
            "no-reply",
            "no_reply",
            "donotreply",
            "do-not-reply",
            "non-rispondere",
            "nonrispondere",
        ];
        match () {
            () if is_server => Some(Self::Bounce),
            () if is_deaf.iter().any(|word| local.starts_with(word)) => Some(Self::AutoSubmitted),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, value: &'static str) -> Option<Automatic> {
        Automatic::of_headers(|asked| (asked == name).then_some(value))
    }

    #[test]
    fn headers_of_programs_are_known() {
        use Automatic::{AutoSubmitted, Bounce, Bulk, List, Suppress};
        for (name, value, expected) in [
            ("auto-submitted", "auto-replied", Some(AutoSubmitted)),
            ("auto-submitted", "auto-generated (vacation)", Some(AutoSubmitted)),
            ("auto-submitted", "No", None),
            ("auto-submitted", "no; written=person", None),
            ("precedence", "BULK", Some(Bulk)),
            ("precedence", "first-class", None),
            ("list-id", "<soci.example.org>", Some(List)),
            ("x-auto-response-suppress", "DR, OOF, AutoReply", Some(Suppress)),
            ("x-auto-response-suppress", "None", None),
            ("return-path", "<>", Some(Bounce)),
            ("return-path", "<anna@persone.example.org>", None),
            ("content-type", "multipart/report; report-type=delivery-status", Some(Bounce)),
            ("subject", "auto-submitted", None),
        ] {
            assert_eq!(of(name, value), expected, "{name}: {value}");
        }
    }

    #[test]
    fn senders_that_read_nothing_are_known() {
        assert_eq!(Automatic::of_sender("MAILER-DAEMON"), Some(Automatic::Bounce));
        assert_eq!(Automatic::of_sender("noreply-fatture"), Some(Automatic::AutoSubmitted));
        assert_eq!(Automatic::of_sender("anna.noreply"), None);
    }
}
