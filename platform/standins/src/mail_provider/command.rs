//! The commands of SMTP (RFC 5321) that the provider knows.

/// A command as it was sent.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// `HELO`.
    Helo,
    /// `EHLO`.
    Ehlo,
    /// `MAIL FROM:<…>`, with the size it announces (RFC 1870), in bytes. The sender of a bounce is empty.
    Mail { from: String, size: Option<usize> },
    /// `RCPT TO:<…>`.
    Rcpt { to: String },
    /// `DATA`.
    Data,
    /// `RSET`.
    Rset,
    /// `NOOP`.
    Noop,
    /// `QUIT`.
    Quit,
    /// Known, but what follows the verb cannot be read.
    WrongArguments,
    /// Any other.
    Unknown,
}

impl Command {
    /// Reads a line without its end.
    pub fn parse(line: &[u8]) -> Self {
        let Ok(line) = str::from_utf8(line) else { return Self::Unknown };
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "HELO" => Self::Helo,
            "EHLO" => Self::Ehlo,
            "MAIL" => mail(rest).unwrap_or(Self::WrongArguments),
            "RCPT" => path(rest, "TO:")
                .filter(|(to, _)| to.contains('@'))
                .map_or(Self::WrongArguments, |(to, _)| Self::Rcpt { to: to.to_owned() }),
            "DATA" => Self::Data,
            "RSET" => Self::Rset,
            "NOOP" => Self::Noop,
            "QUIT" => Self::Quit,
            _ => Self::Unknown,
        }
    }
}

fn mail(rest: &str) -> Option<Command> {
    let (from, parameters) = path(rest, "FROM:")?;
    let mut size = None;
    for parameter in parameters.split_whitespace() {
        match parameter.to_ascii_uppercase().split_once('=') {
            Some(("SIZE", bytes)) => size = Some(bytes.parse().ok()?),
            Some(("BODY", "7BIT" | "8BITMIME")) => {}
            _ => return None,
        }
    }
    Some(Command::Mail { from: from.to_owned(), size })
}

/// The address in `FROM:<…>` or `TO:<…>` and what follows it.
fn path<'a>(rest: &'a str, keyword: &str) -> Option<(&'a str, &'a str)> {
    let (head, tail) = rest.split_at_checked(keyword.len())?;
    if !head.eq_ignore_ascii_case(keyword) {
        return None;
    }
    tail.trim_start().strip_prefix('<')?.split_once('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_is_read_whatever_its_capitals() {
        let from = "a@esempio.it".to_owned();

        assert_eq!(Command::parse(b"ehlo localhost"), Command::Ehlo);
        assert_eq!(
            Command::parse(b"mail from:<a@esempio.it> SIZE=12 BODY=8BITMIME"),
            Command::Mail { from, size: Some(12) }
        );
        assert_eq!(Command::parse(b"MAIL FROM:<>"), Command::Mail { from: String::new(), size: None });
        assert_eq!(
            Command::parse(b"RCPT TO:<b@esempio.it>"),
            Command::Rcpt { to: "b@esempio.it".to_owned() }
        );
    }

    #[test]
    fn command_of_wrong_form_is_told_from_an_unknown_one() {
        assert_eq!(Command::parse(b"MAIL a@esempio.it"), Command::WrongArguments);
        assert_eq!(Command::parse(b"MAIL FROM:<a@esempio.it> SIZE=x"), Command::WrongArguments);
        assert_eq!(Command::parse(b"RCPT TO:<nobody>"), Command::WrongArguments);
        assert_eq!(Command::parse(b"STARTTLS"), Command::Unknown);
        assert_eq!(Command::parse(b"\xff"), Command::Unknown);
    }
}
