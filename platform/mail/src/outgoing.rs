//! A mail before it is sent.

use kernel::{EmailAddress, Id, Instant};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};

use crate::MailError;

/// What is sent, to one person.
#[derive(Clone, Debug)]
pub struct OutgoingMail {
    /// To whom.
    pub to: EmailAddress,
    /// One line.
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
#[derive(Clone, Debug)]
pub struct File {
    /// A name without personal data, such as `appuntamento.ics`.
    pub name: String,
    /// Its media type, such as `text/calendar; method=REQUEST; charset=utf-8`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
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

impl OutgoingMail {
    /// The message as it goes over the wire. Its id is the job's, so that a second try is the same mail.
    pub(crate) fn message<J>(
        self,
        from: &Mailbox,
        host: &str,
        job: Id<J>,
        now: Instant,
    ) -> Result<lettre::Message, MailError> {
        let mut builder = lettre::Message::builder()
            .from(from.clone())
            .to(mailbox(&self.to)?)
            .subject(self.subject)
            .message_id(Some(format!("<{job}@{host}>")))
            .date(now.timestamp().into())
            .header(AutoSubmitted);
        if let Some(address) = &self.reply_to {
            builder = builder.reply_to(mailbox(address)?);
        }
        let body = match self.html {
            Some(html) => MultiPart::alternative_plain_html(self.text, html),
            None => MultiPart::alternative().singlepart(SinglePart::plain(self.text)),
        };
        let mut parts = MultiPart::mixed().multipart(body);
        for file in self.files {
            let media_type = ContentType::parse(&file.media_type).map_err(|error| MailError::Never(error.into()))?;
            parts = parts.singlepart(Attachment::new(file.name).body(file.bytes, media_type));
        }
        builder.multipart(parts).map_err(|error| MailError::Never(error.into()))
    }
}

fn mailbox(address: &EmailAddress) -> Result<Mailbox, MailError> {
    let address = address.as_str().parse().map_err(|error: lettre::address::AddressError| MailError::Never(error.into()))?;
    Ok(Mailbox::new(None, address))
}
