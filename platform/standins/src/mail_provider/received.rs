//! A mail as its reader sees it.

use mail_parser::{Message, MessageParser, MimeHeaders};

/// A mail that the provider took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedMail {
    /// Its number in the mailbox, from 1; numbers are never given twice.
    pub number: u64,
    /// The sender of the envelope; empty for a bounce.
    pub from: String,
    /// The recipients of the envelope.
    pub recipients: Vec<String>,
    /// The subject, decoded.
    pub subject: String,
    /// The plain text, if there is one. It is never made up from the HTML.
    pub text: Option<String>,
    /// The HTML, if there is one. It is never made up from the text.
    pub html: Option<String>,
    /// What is attached, in order.
    pub attachments: Vec<Attachment>,
    /// The mail as it came, in bytes.
    pub raw: Vec<u8>,
}

/// A file in a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its file name; empty when it has none.
    pub name: String,
    /// Its media type without parameters, in lower case: `text/calendar`.
    pub media_type: String,
    /// Its content, decoded.
    pub bytes: Vec<u8>,
}

impl ReceivedMail {
    /// Reads a mail as it came. One that cannot be read at all is kept with its raw bytes alone.
    pub(super) fn read(from: String, recipients: Vec<String>, raw: Vec<u8>) -> Self {
        let parsed = MessageParser::default().parse(&raw).map(Message::into_owned);
        let message = parsed.as_ref();
        Self {
            number: 0,
            from,
            recipients,
            subject: message.and_then(Message::subject).unwrap_or_default().to_owned(),
            text: message.and_then(plain_text),
            html: message.and_then(html),
            attachments: message.map(attachments).unwrap_or_default(),
            raw,
        }
    }

    /// The first header of that name, unfolded and otherwise as it came.
    pub fn header(&self, name: &str) -> Option<String> {
        let message = MessageParser::default().parse(&self.raw)?;
        let value = message.header_raw(name.to_owned())?;
        Some(value.replace("\r\n", "").trim().to_owned())
    }

    /// Whether it was sent to that address; capitals do not matter.
    pub fn is_to(&self, address: &str) -> bool {
        self.recipients.iter().any(|recipient| recipient.eq_ignore_ascii_case(address))
    }
}

fn plain_text(message: &Message<'_>) -> Option<String> {
    let part = message.text_bodies().find(|part| part.is_text() && !part.is_text_html())?;
    part.text_contents().map(str::to_owned)
}

fn html(message: &Message<'_>) -> Option<String> {
    let part = message.html_bodies().find(|part| part.is_text_html())?;
    part.text_contents().map(str::to_owned)
}

fn attachments(message: &Message<'_>) -> Vec<Attachment> {
    let read = message.attachments().map(|part| {
        let media_type = part.content_type().map(|content| match content.subtype() {
            Some(subtype) => format!("{}/{subtype}", content.ctype()).to_ascii_lowercase(),
            None => content.ctype().to_ascii_lowercase(),
        });
        Attachment {
            name: part.attachment_name().unwrap_or_default().to_owned(),
            media_type: media_type.unwrap_or_default(),
            bytes: part.contents().to_vec(),
        }
    });
    read.collect()
}
