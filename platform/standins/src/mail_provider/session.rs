//! One connection of a mail client.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncBufRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::command::Command;
use super::line::{Line, read_line};
use super::received::ReceivedMail;
use super::{Mood, Shared};

/// Largest mail, in bytes; announced with `SIZE`.
const MAX_MAIL: usize = 10 * 1024 * 1024;
/// Most recipients of one mail (RFC 5321 4.5.3.1.8 asks for 100 at least).
const MAX_RECIPIENTS: usize = 100;
/// How long a silent client is kept.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a client has said so far about the mail it is sending.
#[derive(Default)]
struct Envelope {
    from: Option<String>,
    recipients: Vec<String>,
}

/// Serves one client until it quits, hangs up or falls silent.
pub async fn serve(stream: TcpStream, shared: &Shared) -> io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut reader = BufReader::new(reader);
    if shared.general_mood() == Mood::Down {
        return reply(&mut writer, "421 mail.example closing, try again later").await;
    }
    reply(&mut writer, "220 mail.example stand-in ready").await?;
    let mut envelope = Envelope::default();
    while let Some(line) = next(&mut reader).await? {
        if shared.general_mood() == Mood::Down {
            return reply(&mut writer, "421 mail.example closing, try again later").await;
        }
        let command = if line.is_whole() { Command::parse(line.text()) } else { Command::Unknown };
        match command {
            Command::Quit => return reply(&mut writer, "221 mail.example bye").await,
            Command::Data if envelope.recipients.is_empty() => {
                reply(&mut writer, "503 recipients first").await?
            }
            Command::Data => {
                reply(&mut writer, "354 end with a dot on a line of its own").await?;
                let Some(text) = read_text(&mut reader).await? else { return Ok(()) };
                let answer = take(shared, std::mem::take(&mut envelope), text);
                reply(&mut writer, answer).await?;
            }
            command => {
                let answer = envelope.hear(command, shared);
                reply(&mut writer, answer).await?;
            }
        }
    }
    Ok(())
}

impl Envelope {
    /// What to answer to a command that neither ends the session nor brings a text.
    fn hear(&mut self, command: Command, shared: &Shared) -> &'static str {
        match command {
            Command::Helo => self.begin("250 mail.example"),
            Command::Ehlo => {
                self.begin("250-mail.example\r\n250-SIZE 10485760\r\n250-PIPELINING\r\n250 8BITMIME")
            }
            Command::Rset => self.begin("250 forgotten"),
            Command::Noop => "250 ok",
            Command::Mail { .. } if self.from.is_some() => "503 one mail at a time",
            Command::Mail { size: Some(size), .. } if size > MAX_MAIL => "552 5.3.4 too large",
            Command::Mail { from, .. } => {
                self.from = Some(from);
                "250 2.1.0 ok"
            }
            Command::Rcpt { .. } if self.from.is_none() => "503 sender first",
            Command::Rcpt { .. } if self.recipients.len() >= MAX_RECIPIENTS => {
                "452 4.5.3 too many recipients"
            }
            Command::Rcpt { to } => match shared.mood_for(&to) {
                Mood::Accept => {
                    self.recipients.push(to);
                    "250 2.1.5 ok"
                }
                Mood::Defer | Mood::Down => "450 4.2.1 mailbox busy, try again later",
                Mood::Refuse => "550 5.1.1 no such mailbox",
            },
            Command::WrongArguments => "501 5.5.4 wrong arguments",
            Command::Unknown | Command::Data | Command::Quit => "500 5.5.1 unknown command",
        }
    }

    fn begin(&mut self, answer: &'static str) -> &'static str {
        *self = Self::default();
        answer
    }
}

/// Keeps a mail, unless it was too large or the provider has changed its mood meanwhile.
fn take(shared: &Shared, envelope: Envelope, text: Text) -> &'static str {
    match (text, shared.general_mood()) {
        (Text::TooLarge, _) => "552 5.3.4 too large",
        (Text::Whole(_), Mood::Defer | Mood::Down) => "451 4.3.0 try again later",
        (Text::Whole(raw), Mood::Accept | Mood::Refuse) => {
            let from = envelope.from.unwrap_or_default();
            shared.mailbox.put(ReceivedMail::read(from, envelope.recipients, raw));
            "250 2.0.0 taken"
        }
    }
}

enum Text {
    Whole(Vec<u8>),
    TooLarge,
}

/// The text of a mail up to the line that is only a dot, the doubled dots taken back (RFC 5321 4.5.2). `None` when the
/// client hangs up before. A text that is too large is read to its end, or the client would not hear the answer.
async fn read_text(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Text>> {
    let mut text = Vec::new();
    let mut too_large = false;
    let mut at_line_start = true;
    while let Some(line) = next(reader).await? {
        if at_line_start && line.0 == b".\r\n" {
            return Ok(Some(if too_large { Text::TooLarge } else { Text::Whole(text) }));
        }
        let stuffed = if at_line_start { line.0.strip_prefix(b".") } else { None };
        at_line_start = line.is_whole();
        too_large |= text.len() + line.0.len() > MAX_MAIL;
        if !too_large {
            text.extend_from_slice(stuffed.unwrap_or(&line.0));
        }
    }
    Ok(None)
}

async fn next(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Line>> {
    timeout(PATIENCE, read_line(reader)).await.unwrap_or(Ok(None))
}

async fn reply(writer: &mut (impl AsyncWrite + Unpin), answer: &str) -> io::Result<()> {
    writer.write_all(format!("{answer}\r\n").as_bytes()).await
}
