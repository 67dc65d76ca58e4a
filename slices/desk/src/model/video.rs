//! Where people are met by video.

/// Longest address in characters.
const LONGEST: usize = 500;

/// The https address of a room for video calls, which stays the same for all appointments of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VideoAddress(String);

/// Not an https address that can be mailed and opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an address of a video call begins with https:// and a host")]
pub struct NotAVideoAddress;

impl VideoAddress {
    /// Reads it. Nobody is sent over an open line, nor to an address that says one host and leads to another.
    ///
    /// # Errors
    /// [`NotAVideoAddress`].
    pub fn parse(text: &str) -> Result<Self, NotAVideoAddress> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").ok_or(NotAVideoAddress)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_host = host.contains('.') && !host.starts_with(['.', ':']) && !host.contains(['@', '\\']);
        let is_plain = |letter: char| letter.is_ascii_graphic() && !matches!(letter, '"' | '<' | '>' | '`');
        let is_good = is_host && text.chars().all(is_plain) && text.chars().count() <= LONGEST;
        if is_good { Ok(Self(text.to_owned())) } else { Err(NotAVideoAddress) }
    }

    /// As it is opened.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_with_a_plain_host_is_taken() {
        let room = "https://video.example.org/stanza-1?lang=it";

        assert_eq!(VideoAddress::parse(&format!(" {room} ")).unwrap().as_str(), room);
        for wrong in [
            "",
            "http://video.example.org/1",
            "HTTPS://video.example.org/1",
            "javascript:alert(1)",
            "https://",
            "https:///stanza",
            "https://stanza",
            "https://rete.example@altrove.example/1",
            "https://video.example.org/a b",
            "https://video.example.org/\"onclick",
            "https://video.example.org/\r\nX:1",
        ] {
            assert_eq!(VideoAddress::parse(wrong), Err(NotAVideoAddress), "{wrong}");
        }
        let long = format!("https://video.example.org/{}", "x".repeat(500));
        assert_eq!(VideoAddress::parse(&long), Err(NotAVideoAddress));
    }
}
