//! A mail as it came over the wire, read as far as it can be read. Reading never fails: what is broken is left out and said.

use std::fmt;

use kernel::EmailAddress;
use mail_parser::{Encoding, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use serde::{Deserialize, Serialize};

use super::Automatic;
use super::html::text_of;

/// Longest text kept, in characters.
const TEXT_CHARS: usize = 50_000;
/// Longest subject kept, in characters.
const SUBJECT_CHARS: usize = 300;
/// Longest identifier kept, in bytes: RFC 5322 gives a line no more than 998.
const ID_BYTES: usize = 250;
/// Identifiers of a thread that are kept: its newest.
const MOST_REFERENCES: usize = 20;
/// Pictures of a signature are no attachments.
const LITTLE_PICTURE: usize = 30_000;

/// How much of a mail is kept.
#[derive(Clone, Copy, Debug)]
pub struct MailLimits {
    /// All its attachments together, in bytes.
    pub files_bytes: usize,
    /// How many of them.
    pub files: usize,
}

/// Why an attachment was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// More bytes than are let in.
    TooLarge,
    /// Of no kind that is let in, or damaged.
    Kind,
    /// One too many.
    TooMany,
}

impl LeftOutReason {
    /// The key of its words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::TooLarge => "inbox-left-out-too-large",
            Self::Kind => "inbox-left-out-kind",
            Self::TooMany => "inbox-left-out-too-many",
        }
    }
}

/// An attachment that was not kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Its name, as the sender gave it.
    pub name: String,
    /// Why.
    pub reason: LeftOutReason,
}

impl fmt::Debug for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LeftOut({:?})", self.reason)
    }
}

/// An attachment, not yet looked at.
#[derive(Clone)]
pub struct SentFile {
    /// Its name, as the sender gave it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A mail, read. `Debug` hides it.
#[derive(Clone, Default)]
pub struct ReadMail {
    /// What it calls itself, without the angle brackets.
    pub id: Option<String>,
    /// What it answers, oldest first.
    pub references: Vec<String>,
    /// Who wrote.
    pub from: Option<EmailAddress>,
    /// How she calls herself.
    pub from_name: Option<String>,
    /// Where she wants the answer.
    pub reply_to: Option<EmailAddress>,
    /// One line.
    pub subject: String,
    /// The text; that of the HTML where there is no other.
    pub text: String,
    /// Why no person wrote it.
    pub automatic: Option<Automatic>,
    /// Its attachments.
    pub files: Vec<SentFile>,
    /// Those that were not kept.
    pub left_out: Vec<LeftOut>,
    /// Whether this is only the beginning of it.
    pub is_partial: bool,
    /// A digest of what was read: names a mail that does not name itself.
    pub digest: String,
    /// A digest of its name, its sender and her words, whatever the servers on its way added.
    pub content: String,
}

impl fmt::Debug for ReadMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadMail")
            .field("automatic", &self.automatic)
            .field("files", &self.files.len())
            .finish_non_exhaustive()
    }
}

/// Reads a mail. `bytes` may be its beginning alone.
pub fn read_mail(bytes: &[u8], is_partial: bool, limits: MailLimits) -> ReadMail {
    let digest = storage::sha256(bytes);
    let Some(message) = MessageParser::default().parse(bytes) else {
        return ReadMail {
            text: cleaned(&decoded(bytes), TEXT_CHARS),
            is_partial,
            digest,
            ..ReadMail::default()
        };
    };
    let from = message.from().or(message.sender()).and_then(|list| list.first());
    let address = |text: Option<&str>| text.and_then(|text| EmailAddress::parse(text).ok());
    let from_address = address(from.and_then(|one| one.address()));
    let raw = |name: &str| raw_header(&message, name);
    let automatic = Automatic::of_headers(|name| raw(name)).or_else(|| {
        from.and_then(|one| one.address()).and_then(|text| Automatic::of_sender(text.split('@').next()?))
    });
    let (files, left_out) = attachments(&message, is_partial, limits);
    let mut mail = ReadMail {
        id: message.message_id().and_then(identifier),
        references: references(&message),
        from_name: from
            .and_then(|one| one.name())
            .map(|name| cleaned(&one_line(name), 120))
            .filter(|name| !name.is_empty()),
        reply_to: address(message.reply_to().and_then(|list| list.first()).and_then(|one| one.address())),
        from: from_address,
        subject: cleaned(&one_line(message.subject().unwrap_or_default()), SUBJECT_CHARS),
        text: cleaned(&text(&message), TEXT_CHARS),
        automatic,
        files,
        left_out,
        is_partial,
        digest,
        content: String::new(),
    };
    mail.content = content(&mail);
    mail
}

fn content(mail: &ReadMail) -> String {
    let from = mail.from.as_ref().map(EmailAddress::folded).unwrap_or_default();
    let mut bytes = Vec::new();
    for part in [mail.id.as_deref().unwrap_or_default(), &from, &mail.subject, &mail.text] {
        bytes.extend(part.as_bytes());
        bytes.push(0);
    }
    for file in &mail.files {
        bytes.extend(file.name.as_bytes());
        bytes.push(0);
        bytes.extend(storage::sha256(&file.bytes).as_bytes());
    }
    storage::sha256(&bytes)
}

/// A header of the mail as it was written, by its name in lower case.
fn raw_header<'a>(message: &'a Message<'_>, name: &str) -> Option<&'a str> {
    let headers = &message.parts.first()?.headers;
    let found = headers.iter().find(|header| header.name.as_str().eq_ignore_ascii_case(name))?;
    let (start, end) = (usize::try_from(found.offset_start).ok()?, usize::try_from(found.offset_end).ok()?);
    std::str::from_utf8(message.raw_message.get(start..end)?).ok().map(str::trim)
}

/// An identifier that can be kept and written into a header again.
fn identifier(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['<', '>']);
    let is_usable = !text.is_empty()
        && text.len() <= ID_BYTES
        && text.bytes().all(|c| c.is_ascii_graphic() && !b"<>".contains(&c));
    is_usable.then(|| text.to_owned())
}

fn references(message: &Message<'_>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for value in [message.references(), message.in_reply_to()] {
        let texts: Vec<&str> = match value {
            HeaderValue::Text(text) => vec![text],
            HeaderValue::TextList(list) => list.iter().map(AsRef::as_ref).collect(),
            _ => Vec::new(),
        };
        for id in texts.into_iter().filter_map(identifier) {
            if !all.contains(&id) {
                all.push(id);
            }
        }
    }
    all.split_off(all.len().saturating_sub(MOST_REFERENCES))
}

/// All texts of a mail, one after the other: that of each alternative once.
fn text(message: &Message<'_>) -> String {
    let mut texts = Vec::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => texts.push(mended(message, part, text)),
            PartType::Html(html) => texts.push(text_of(&mended(message, part, html))),
            _ => {}
        }
    }
    if texts.iter().all(|text| text.trim().is_empty()) {
        texts.extend(message.html_bodies().filter_map(|part| match &part.body {
            PartType::Html(html) => Some(text_of(&mended(message, part, html))),
            _ => None,
        }));
    }
    texts.retain(|text| !text.trim().is_empty());
    texts.join("\n\n")
}

/// A text whose charset is missing or wrong, decoded as Western offices write it.
fn mended(message: &Message<'_>, part: &MessagePart<'_>, text: &str) -> String {
    if !text.contains('\u{fffd}') {
        return text.to_owned();
    }
    let (Ok(start), Ok(end)) = (usize::try_from(part.offset_body), usize::try_from(part.offset_end)) else {
        return text.to_owned();
    };
    let raw = message.raw_message.get(start..end).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => mail_parser::decoders::quoted_printable::quoted_printable_decode(raw),
        Encoding::Base64 => mail_parser::decoders::base64::base64_decode(raw),
    };
    bytes.filter(|bytes| !bytes.is_empty()).map_or_else(|| text.to_owned(), |bytes| decoded(&bytes))
}

/// UTF-8 if it is, Windows-1252 otherwise.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn attachments(message: &Message<'_>, is_partial: bool, limits: MailLimits) -> (Vec<SentFile>, Vec<LeftOut>) {
    let (mut files, mut left_out, mut bytes_left) = (Vec::new(), Vec::new(), limits.files_bytes);
    for part in message.attachments() {
        let name = cleaned(&one_line(part.attachment_name().unwrap_or_default()), 120);
        let bytes = match &part.body {
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.as_ref(),
            PartType::Text(text) | PartType::Html(text) => text.as_bytes(),
            PartType::Message(nested) => nested.raw_message.as_ref(),
            PartType::Multipart(_) => continue,
        };
        let is_picture = part.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"));
        if is_picture && part.content_id().is_some() && bytes.len() < LITTLE_PICTURE {
            continue;
        }
        let reason = match () {
            // Of a mail read in part every file may be cut off.
            () if is_partial || bytes.len() > bytes_left => Some(LeftOutReason::TooLarge),
            () if files.len() >= limits.files => Some(LeftOutReason::TooMany),
            () => None,
        };
        match reason {
            Some(reason) if left_out.len() < limits.files => left_out.push(LeftOut { name, reason }),
            Some(_) => {}
            None => {
                bytes_left -= bytes.len();
                files.push(SentFile { name, bytes: bytes.to_vec() });
            }
        }
    }
    (files, left_out)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without what no one types, and what breaks databases and pages: control characters, marks that turn a text around.
fn cleaned(text: &str, most: usize) -> String {
    let is_hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = lines.chars().filter(|c| (!c.is_control() || *c == '\n' || *c == '\t') && !is_hidden(*c));
    kept.take(most).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: MailLimits = MailLimits { files_bytes: 1000, files: 2 };

    fn read(mail: &str) -> ReadMail {
        read_mail(mail.replace('\n', "\r\n").as_bytes(), false, LIMITS)
    }

    #[test]
    fn plain_mail_is_read_with_its_thread() {
        let mail = read(
            "Message-ID: <due@posta.example.org>\nIn-Reply-To: <uno@posta.example.org>\nReferences: <zero@posta.example.org>\n <uno@posta.example.org>\n\
             From: =?iso-8859-1?Q?Persona_Perch=E9?= <Prova@persone.example.org>\nReply-To: altra@persone.example.org\n\
             Subject: =?utf-8?B?Y29yc2kgw6g=?=\n serali\n\nBuongiorno,\nquando?\n",
        );

        assert_eq!(mail.id.as_deref(), Some("due@posta.example.org"));
        assert_eq!(mail.references, ["zero@posta.example.org", "uno@posta.example.org"]);
        assert_eq!(mail.from_name.as_deref(), Some("Persona Perché"));
        assert_eq!(mail.from.as_ref().map(EmailAddress::as_str), Some("Prova@persone.example.org"));
        assert_eq!(mail.reply_to.as_ref().map(EmailAddress::as_str), Some("altra@persone.example.org"));
        assert_eq!(mail.subject, "corsi è serali");
        assert_eq!(mail.text, "Buongiorno,\nquando?");
        assert_eq!(mail.automatic, None);
    }

    #[test]
    fn charset_that_is_missing_or_wrong_is_put_right() {
        let missing = [b"From: a@b.example.org\r\n\r\nperch\xe9 cos\xec?".as_slice()].concat();
        let wrong =
            [b"From: a@b.example.org\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nperch\xe9 cos\xec?"
                .as_slice()]
            .concat();
        let unknown = [b"From: a@b.example.org\r\nContent-Type: text/plain; charset=boh-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nperch=E9 cos=EC?".as_slice()].concat();

        for mail in [missing, wrong, unknown] {
            assert_eq!(
                read_mail(&mail, false, LIMITS).text,
                "perché così?",
                "{}",
                String::from_utf8_lossy(&mail)
            );
        }
    }

    #[test]
    fn html_alone_becomes_text() {
        let mail = read(
            "From: a@b.example.org\nContent-Type: text/html; charset=utf-8\n\n<p>Ciao<br>a <b>tutti</b></p><script>x()</script>\n",
        );

        assert_eq!(mail.text, "Ciao\na tutti");
    }

    #[test]
    fn attachments_are_kept_within_limits_and_the_others_named() {
        let part = |name: &str, length: usize| {
            format!(
                "--X\nContent-Type: application/pdf; name=\"{name}\"\nContent-Disposition: attachment; filename=\"{name}\"\n\n{}\n",
                "x".repeat(length)
            )
        };
        let mail = read(&format!(
            "From: a@b.example.org\nContent-Type: multipart/mixed; boundary=X\n\n--X\nContent-Type: text/plain\n\nEcco.\n{}{}{}{}--X--\n",
            part("uno.pdf", 100),
            part("grande.pdf", 2000),
            part("due.pdf", 100),
            part("tre.pdf", 100)
        ));

        assert_eq!(mail.text, "Ecco.");
        assert_eq!(
            mail.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
            ["uno.pdf", "due.pdf"]
        );
        let out: Vec<_> = mail.left_out.iter().map(|one| (one.name.as_str(), one.reason)).collect();
        assert_eq!(out, [("grande.pdf", LeftOutReason::TooLarge), ("tre.pdf", LeftOutReason::TooMany)]);
    }

    #[test]
    fn beginning_of_a_large_mail_gives_its_text_and_names_what_is_missing() {
        let beginning = "From: a@b.example.org\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\nContent-Type: text/plain\r\n\r\nEcco.\r\n\
                         --X\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"grande.pdf\"\r\n\r\nxxxx";

        let mail = read_mail(beginning.as_bytes(), true, LIMITS);

        assert_eq!(mail.text, "Ecco.");
        assert!(mail.files.is_empty() && mail.is_partial);
        assert_eq!(mail.left_out.len(), 1);
    }

    #[test]
    fn programs_are_known_by_their_headers() {
        let vacation = read("From: a@b.example.org\nAuto-Submitted: auto-replied\n\nSono in ferie.\n");
        let bounce = read("Return-Path: <>\nFrom: x@b.example.org\n\nx\n");
        let server = read("From: MAILER-DAEMON@b.example.org\n\nx\n");

        assert_eq!(vacation.automatic, Some(Automatic::AutoSubmitted));
        assert_eq!(bounce.automatic, Some(Automatic::Bounce));
        assert_eq!(server.automatic, Some(Automatic::Bounce));
    }

    #[test]
    fn broken_mail_is_read_as_far_as_it_goes() {
        let nothing = read_mail(b"", false, LIMITS);
        let noise = read_mail(&[0xff, 0xfe, 0, 1, 2, b'\n', 0x80], false, LIMITS);
        let cut = read(
            "From: a@b.example.org\nContent-Type: multipart/mixed; boundary=X\n\n--X\nContent-Type: multi",
        );

        assert_eq!((nothing.text.as_str(), nothing.id), ("", None));
        assert!(!noise.text.contains('\0'));
        assert_eq!(cut.from.as_ref().map(EmailAddress::as_str), Some("a@b.example.org"));
    }

    proptest::proptest! {
        #[test]
        fn nothing_stops_the_reading(mail in proptest::collection::vec(proptest::arbitrary::any::<u8>(), 0..2000), partial: bool) {
            let read = read_mail(&mail, partial, LIMITS);
            proptest::prop_assert!(!read.text.contains('\0') && !read.subject.contains(['\n', '\0']));
        }

        #[test]
        fn nothing_that_looks_like_a_mail_stops_it(lines in proptest::collection::vec(proptest::sample::select(vec![
            "From: =?utf-8?Q?=C3?= <a@b.example.org>", "Subject: =?x?B?!!!?=", "Content-Type: multipart/mixed; boundary=\"X", "Content-Type: multipart/alternative; boundary=X",
            "Content-Type: text/html; charset=gb2312", "Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable",
            "Message-ID: <<>", "References: <a@b> <a@b> <c", "--X", "--X--", "", "=E9=", "PGgxPg==", "<p>&#xD800;</p>", "\u{e9}\u{0}", "Date: 32 Febr", "Auto-Submitted:",
        ]), 0..30)) {
            let read = read_mail(lines.join("\r\n").as_bytes(), false, LIMITS);
            proptest::prop_assert!(!read.text.contains('\0') && read.references.len() <= MOST_REFERENCES);
        }
    }
}
