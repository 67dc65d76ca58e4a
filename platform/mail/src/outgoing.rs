//! A mail before it is sent.

use std::fmt;

use kernel::{EmailAddress, Id, Instant};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::MailError;

/// What is sent, to one person. `Debug` hides it: mails stay out of logs.
#[derive(Clone)]
pub struct OutgoingMail {
    /// To whom.
    pub to: EmailAddress,
    /// One line; a line break in it becomes a space.
    pub subject: String,
    /// The text; enough by itself.
    pub text: String,
    /// The same as HTML, where it helps.
    pub html: Option<String>,
    /// A calendar entry, a document.
    pub files: Vec<File>,
    /// Where an answer goes, when not to the sender.
    pub reply_to: Option<EmailAddress>,
}

/// An attached file.
#[derive(Clone)]
pub struct File {
    /// A name without personal data, such as `appuntamento.ics`.
    pub name: String,
    /// Its media type, such as `text/calendar; method=PUBLISH; charset=utf-8`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How a mail goes out, beside what it says.
pub(crate) enum Errand<'a> {
    /// The program tells somebody something.
    Notice,
    /// Somebody subscribed to it, and leaves it there.
    Mailing(&'a str),
    /// A person wrote it.
    Letter(&'a Letter),
}

/// What a mail that a person wrote answers, by which readers put it into its thread (RFC 5322, 3.6.4). Ids are written
/// without angle brackets; what is no id is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// The mail it answers.
    pub in_reply_to: Option<String>,
    /// The mails before it, oldest first.
    pub references: Vec<String>,
}

/// The longest id of a message that is repeated to its sender.
const LONGEST_ID: usize = 250;

/// `<id>`, if it can stand in a header.
fn bracketed(id: &str) -> Option<String> {
    let id = id.trim().trim_start_matches('<').trim_end_matches('>');
    let stands = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>');
    (!id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(stands)).then(|| format!("<{id}>"))
}

impl fmt::Debug for OutgoingMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutgoingMail").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File").field("media_type", &self.media_type).finish_non_exhaustive()
    }
}

/// Marks a mail that no person wrote, so that no automatic answer comes back (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;
impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where a mailing that somebody subscribed to is left (RFC 2369).
#[derive(Clone)]
struct ListUnsubscribe(String);
impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }
    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), format!("<{}>", self.0))
    }
}

/// That one POST there is enough, without a page in between (RFC 8058).
#[derive(Clone)]
struct ListUnsubscribePost;
impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

impl OutgoingMail {
    /// The message as it goes over the wire. Its id is the job's, so that a second try is the same mail; one job sends
    /// one mail.
    pub(crate) fn message<J>(
        self,
        from: &Mailbox,
        job: Id<J>,
        now: Instant,
        errand: &Errand<'_>,
    ) -> Result<Message, MailError> {
        let mut builder = Message::builder()
            .from(from.clone())
            .to(mailbox(&self.to)?)
            .subject(one_line(&self.subject))
            .message_id(Some(format!("<{job}@{}>", from.email.domain())))
            .date(now.timestamp().into());
        if let Some(address) = &self.reply_to {
            builder = builder.reply_to(mailbox(address)?);
        }
        builder = match errand {
            Errand::Notice => builder.header(AutoSubmitted),
            Errand::Mailing(leave) => {
                let leave = ListUnsubscribe(one_line(leave));
                builder.header(AutoSubmitted).header(leave).header(ListUnsubscribePost)
            }
            Errand::Letter(letter) => {
                let references: Vec<String> =
                    letter.references.iter().filter_map(|id| bracketed(id)).collect();
                let answered = letter.in_reply_to.as_deref().and_then(bracketed);
                let builder = answered.into_iter().fold(builder, |builder, id| builder.in_reply_to(id));
                if references.is_empty() { builder } else { builder.references(references.join(" ")) }
            }
        };
        let text = SinglePart::plain(self.text);
        let message = match (self.html, self.files.is_empty()) {
            (None, true) => builder.singlepart(text),
            (Some(html), true) => builder.multipart(alternative(text, html, job)),
            (html, false) => {
                let mixed = MultiPart::mixed().boundary(boundary("m", job));
                let mut parts = match html {
                    Some(html) => mixed.multipart(alternative(text, html, job)),
                    None => mixed.singlepart(text),
                };
                for file in self.files {
                    parts = parts.singlepart(file.part()?);
                }
                builder.multipart(parts)
            }
        };
        message.map_err(|_| MailError::Unwritable("headers"))
    }
}

impl File {
    fn part(self) -> Result<SinglePart, MailError> {
        let media_type =
            ContentType::parse(&self.media_type).map_err(|_| MailError::Unwritable("media type"))?;
        Ok(Attachment::new(one_line(&self.name)).body(self.bytes, media_type))
    }
}

fn alternative<J>(text: SinglePart, html: String, job: Id<J>) -> MultiPart {
    MultiPart::alternative().boundary(boundary("a", job)).singlepart(text).singlepart(SinglePart::html(html))
}

/// The same at each try, and in no text: `=_` cannot occur in an encoded one (RFC 2045, 6.7).
fn boundary<J>(kind: &str, job: Id<J>) -> String {
    format!("=_{kind}.{job}")
}

fn mailbox(address: &EmailAddress) -> Result<Mailbox, MailError> {
    let address =
        Address::new(address.local(), address.domain()).map_err(|_| MailError::Unwritable("address"))?;
    Ok(Mailbox::new(None, address))
}

/// A line break in a header would begin the next header.
fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> OutgoingMail {
        OutgoingMail {
            to: EmailAddress::parse("anna@esempio.it").unwrap(),
            subject: "Appuntamento".into(),
            text: "Ciao".into(),
            html: None,
            files: Vec::new(),
            reply_to: None,
        }
    }

    fn written(mail: OutgoingMail) -> Result<String, MailError> {
        let from: Mailbox = "Rete per il Lavoro <rete@esempio.it>".parse().unwrap();
        let job: Id<()> = "0198a0d0-0000-7000-8000-000000000001".parse().unwrap();
        let now = Instant::parse("2026-11-23T09:30:00+01:00").unwrap();
        mail.message(&from, job, now, &Errand::Notice)
            .map(|message| String::from_utf8(message.formatted()).unwrap())
    }

    #[test]
    fn mail_has_the_headers_of_a_program_that_wrote_it() {
        let written = written(mail()).unwrap();

        for line in [
            "Message-ID: <0198a0d0-0000-7000-8000-000000000001@esempio.it>\r\n",
            "Date: Mon, 23 Nov 2026 08:30:00 +0000\r\n",
            "From: \"Rete per il Lavoro\" <rete@esempio.it>\r\n",
            "To: anna@esempio.it\r\n",
            "Subject: Appuntamento\r\n",
            "Auto-Submitted: auto-generated\r\n",
        ] {
            assert!(written.contains(line), "{line} in {written}");
        }
        assert!(written.ends_with("\r\n\r\nCiao\r\n"), "{written}");
    }

    #[test]
    fn mail_written_again_is_the_same() {
        let calendar = File {
            name: "appuntamento.ics".into(),
            media_type: "text/calendar; method=PUBLISH; charset=utf-8".into(),
            bytes: b"BEGIN:VCALENDAR\r\n".to_vec(),
        };
        let full = OutgoingMail { html: Some("<p>Ciao</p>".into()), files: vec![calendar], ..mail() };

        let first = written(full.clone()).unwrap();

        assert_eq!(first, written(full).unwrap());
        assert!(first.contains("Content-Type: text/calendar; method=PUBLISH; charset=utf-8\r\n"), "{first}");
    }

    #[test]
    fn subject_cannot_bring_a_header() {
        let written =
            written(OutgoingMail { subject: "Ciao\r\nBcc: b@esempio.it\u{0}".into(), ..mail() }).unwrap();

        assert!(written.contains("Subject: Ciao Bcc: b@esempio.it\r\n"), "{written}");
        assert!(!written.contains("\r\nBcc:"), "{written}");
    }

    #[test]
    fn mailing_says_how_it_is_left_with_one_click() {
        let from: Mailbox = "rete@esempio.it".parse().unwrap();
        let job: Id<()> = "0198a0d0-0000-7000-8000-000000000001".parse().unwrap();
        let now = Instant::parse("2026-11-23T09:30:00+01:00").unwrap();

        let message =
            mail().message(&from, job, now, &Errand::Mailing("https://rete.example/lascia/x")).unwrap();
        let written = String::from_utf8(message.formatted()).unwrap();

        assert!(written.contains("List-Unsubscribe: <https://rete.example/lascia/x>\r\n"), "{written}");
        assert!(written.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{written}");
    }

    #[test]
    fn letter_names_what_it_answers_and_is_not_automatic() {
        let from: Mailbox = "rete@esempio.it".parse().unwrap();
        let job: Id<()> = "0198a0d0-0000-7000-8000-000000000001".parse().unwrap();
        let now = Instant::parse("2026-11-23T09:30:00+01:00").unwrap();
        let letter = Letter {
            in_reply_to: Some("<second@a.example>".to_owned()),
            references: vec!["first@a.example".to_owned(), "no id\r\nBcc: x".to_owned()],
        };

        let message = mail().message(&from, job, now, &Errand::Letter(&letter)).unwrap();
        let written = String::from_utf8(message.formatted()).unwrap();

        assert!(written.contains("In-Reply-To: <second@a.example>\r\n"), "{written}");
        assert!(written.contains("References: <first@a.example>\r\n"), "{written}");
        assert!(!written.contains("Auto-Submitted") && !written.contains("Bcc"), "{written}");
    }

    #[test]
    fn file_of_no_media_type_is_given_up() {
        let odd = File { name: "a".into(), media_type: "calendar".into(), bytes: Vec::new() };

        let error = written(OutgoingMail { files: vec![odd], ..mail() }).unwrap_err();

        assert!(!error.is_temporary());
    }

    #[test]
    fn debug_shows_no_person() {
        assert_eq!(format!("{:?}", mail()), "OutgoingMail { files: 0, .. }");
    }
}
