//! The mails of the room: the receipt with its number, and a colleague's answer. Plain text.

use desk::api::Desk;
use kernel::EmailAddress;
use mail::{Letter, OutgoingMail};
use storage::Cx;
use texts::Translator;
use web::Kit;

use crate::model::{Answer, Message, RequestNumber};
use crate::queries::Known;

/// Mails before the one that is answered that its header names.
const MOST_REFERENCES: usize = 20;

/// The receipt: number, code, until when it is answered, how to see where it stands. Nothing of what was written: anybody can
/// write in another's name, and our server would carry his words to her.
pub(crate) fn receipt(
    kit: &Kit,
    cx: &Cx,
    known: &Known,
    reply_to: Option<EmailAddress>,
) -> Option<OutgoingMail> {
    let Known { message, desk, link, .. } = known;
    let (link, to) = (link.as_ref()?, message.sender.own_email()?.clone());
    let say = kit.translator(message.locale);
    let number = message.number.to_string();
    let code = RequestNumber::code(cx.keys(), message.id.uuid());
    let text = say.ta(
        "inbox-mail-receipt-text",
        &[
            ("number", number.as_str().into()),
            ("received", say.date_time(message.received_at).into()),
            ("desk", desk.name.as_str().into()),
            ("due", say.date(message.answer_due_on).into()),
            ("code", code.as_str().into()),
            ("link", kit.link_address(cx, link).into()),
            ("address", kit.url("/contattaci/stato").into()),
            ("site", kit.site.name.as_str().into()),
        ],
    );
    let subject = say.ta("inbox-mail-receipt-subject", &[("number", number.into())]);
    Some(OutgoingMail { to, subject, text, html: None, files: Vec::new(), reply_to })
}

/// A colleague's answer, as a mail of hers: it answers the last one of the sender, and says the number.
pub(crate) fn answer(
    kit: &Kit,
    known: &Known,
    answer: &Answer,
    reply_to: Option<EmailAddress>,
) -> Option<(OutgoingMail, Letter)> {
    let Known { message, desk, follow_ups, .. } = known;
    let to = message.sender.email.clone()?;
    let say = kit.translator(message.locale);
    let text = say.ta(
        "inbox-mail-answer-text",
        &[
            ("answer", answer.text.as_str().into()),
            ("desk", desk.name.as_str().into()),
            ("contacts", contacts(desk).into()),
            ("number", message.number.to_string().into()),
            ("received", say.date_of(message.received_at).into()),
        ],
    );
    let subject = subject(&say, message);
    let ids: Vec<String> = message
        .mail_id
        .iter()
        .chain(follow_ups.iter().filter_map(|one| one.mail_id.as_ref()))
        .cloned()
        .collect();
    let references = ids.iter().skip(ids.len().saturating_sub(MOST_REFERENCES)).cloned().collect();
    let letter = Letter { in_reply_to: ids.last().cloned(), references };
    Some((OutgoingMail { to, subject, text, html: None, files: Vec::new(), reply_to }, letter))
}

fn contacts(desk: &Desk) -> String {
    [Some(desk.address.clone()), desk.phone.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `Re:` once, and the number by which an answer is known.
fn subject(say: &Translator, message: &Message) -> String {
    let bare = message.subject.trim();
    let bare = ["re:", "r:", "re :"]
        .iter()
        .find(|mark| bare.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
        .and_then(|mark| bare.get(mark.len()..))
        .map_or(bare, str::trim);
    let bare = if bare.is_empty() { say.t("inbox-mail-no-subject") } else { bare.to_owned() };
    let number = message.number.to_string();
    if bare.to_ascii_uppercase().contains(&number) {
        format!("Re: {bare}")
    } else {
        format!("Re: {bare} [{number}]")
    }
}
