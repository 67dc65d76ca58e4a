//! What the room keeps of a person who wrote while she was signed in: shown, given and erased in her personal area. The same
//! of a client, on the card that her body has of her.

use std::collections::HashMap;

use documents::Owner;
use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use serde_json::{Value, json};
use storage::{Cx, Tx};
use texts::Translator;
use uuid::Uuid;
use web::Caller;
use web::slice::{ClientOfBody, Erased, Keeping, Kept, KeptOf, KeptOfClient, OfClient};

use super::shown;
use crate::actions::{FILES, erase_of_client, erase_of_person, of_client};
use crate::model::{Answer, FollowUp, Message, Note, Sender, Shelf};
use crate::store;

/// The room's part of the personal area and of a client's card.
pub(crate) const KEEPING: Keeping = Keeping {
    order: 30,
    kept,
    erase,
    of_client: Some(OfClient { kept: kept_of_client, erase: erase_client }),
};

fn kept(caller: Caller, person: Uuid) -> KeptOf {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let messages = store::list::of_person(&mut tx, Id::from_uuid(person)).await?;
        said(&mut tx, &caller, &messages).await
    })
}

fn erase<'a>(tx: &'a mut Tx, cx: &'a Cx, person: Uuid) -> Erased<'a> {
    Box::pin(async move { erase_of_person(tx, cx, Id::from_uuid(person)).await })
}

fn kept_of_client(caller: Caller, client: &ClientOfBody) -> KeptOfClient<'_> {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let messages = of_client(&mut tx, &caller.cx, client).await?;
        said(&mut tx, &caller, &messages).await
    })
}

fn erase_client<'a>(tx: &'a mut Tx, cx: &'a Cx, client: &'a ClientOfBody) -> Erased<'a> {
    Box::pin(async move { erase_of_client(tx, cx, client).await })
}

/// Requests as one heading.
async fn said(tx: &mut Tx, caller: &Caller, messages: &[Message]) -> storage::Result<Vec<Kept>> {
    if messages.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids: Vec<_> = messages.iter().map(|one| one.desk).collect();
    ids.sort();
    ids.dedup();
    let desks = desk::api::desks(tx, &ids).await?;
    let desks: HashMap<_, _> = desks.into_iter().map(|desk| (desk.id, desk.name)).collect();
    let name = |one: &Message| desks.get(&one.desk).cloned().unwrap_or_default();
    let t = caller.visit.translator();
    let is_open = |one: &&Message| one.state.shelf() == Shelf::Open;
    let closes = |one: &Message| t.ta("inbox-kept-closes", &[("number", one.number.to_string().into())]);
    let (mut lines, mut all) = (Vec::new(), Vec::new());
    for one in messages {
        let with = With::of(tx, one).await?;
        lines.extend(with.lines(t, one, name(one)));
        all.push(with.whole(one, name(one)));
    }
    Ok(vec![Kept {
        heading: t.t("inbox-kept-heading"),
        kept_by: None,
        kept_until: t.t("inbox-kept-until"),
        lines,
        whole: all.into(),
        on_erasing: messages.iter().filter(is_open).map(closes).collect(),
    }])
}

/// The address at which an answer is wanted, where it is not her own.
fn answer_to(sender: &Sender) -> Option<&str> {
    sender.from.as_ref().and(sender.email.as_ref()).map(EmailAddress::as_str)
}

/// All that belongs to a request.
struct With {
    further: Vec<FollowUp>,
    answers: Vec<Answer>,
    notes: Vec<Note>,
    files: Vec<String>,
}

impl With {
    async fn of(tx: &mut Tx, one: &Message) -> storage::Result<Self> {
        let files = documents::list(tx, Owner { kind: FILES, id: one.id.uuid() }).await?;
        Ok(Self {
            further: store::thread::follow_ups(tx, one.id).await?,
            answers: store::thread::answers(tx, one.id).await?,
            notes: store::thread::notes(tx, one.id).await?,
            files: files.iter().map(|file| file.name.as_str().to_owned()).collect(),
        })
    }

    /// As people read it: the request first, then what followed and what the desk wrote, to her and for itself.
    fn lines(&self, t: &Translator, one: &Message, desk: String) -> Vec<String> {
        let number = one.number.to_string();
        let line = t.ta(
            "inbox-kept-line",
            &[
                ("number", number.as_str().into()),
                ("when", t.date_of(one.received_at).into()),
                ("desk", desk.into()),
                ("subject", shown::subject(t, one).into()),
            ],
        );
        let said = |key: &str, when: Instant, text: &str| {
            let args =
                [("number", number.as_str().into()), ("when", t.date_of(when).into()), ("text", text.into())];
            t.ta(key, &args)
        };
        let mut lines = vec![if one.text.is_empty() { line } else { format!("{line} · {}", one.text) }];
        let further = self.further.iter();
        lines.extend(further.map(|mail| said("inbox-kept-further", mail.received_at, &mail.text)));
        let answers = self.answers.iter();
        lines.extend(answers.map(|answer| said("inbox-kept-answer", answer.written_at, &answer.text)));
        lines.extend(self.notes.iter().map(|note| said("inbox-kept-note", note.written_at, &note.text)));
        if !self.files.is_empty() {
            let args = [("number", number.as_str().into()), ("files", self.files.join(", ").into())];
            lines.push(t.ta("inbox-kept-files", &args));
        }
        lines
    }

    /// For a program.
    fn whole(&self, one: &Message, desk: String) -> Value {
        json!({
            "number": one.number.to_string(),
            "desk": desk,
            "received_at": one.received_at.rfc3339(),
            "subject": one.subject,
            "text": one.text,
            "state": one.state.word(),
            "name": one.sender.name,
            "email": one.sender.own_email().map(EmailAddress::as_str),
            "answer_to": answer_to(&one.sender),
            "phone": one.sender.phone.as_ref().map(PhoneNumber::as_str),
            "attachments": self.files,
            "further_mails": self.further.iter().map(|mail| json!({
                "received_at": mail.received_at.rfc3339(),
                "name": mail.sender.name,
                "email": mail.sender.own_email().map(EmailAddress::as_str),
                "answer_to": answer_to(&mail.sender),
                "text": mail.text,
            })).collect::<Vec<_>>(),
            "answers": self.answers.iter().map(|answer| json!({
                "written_at": answer.written_at.rfc3339(),
                "way": answer.way.word(),
                "text": answer.text,
            })).collect::<Vec<_>>(),
            "notes": self.notes.iter().map(|note| json!({
                "written_at": note.written_at.rfc3339(),
                "text": note.text,
                "until": note.delete_on,
            })).collect::<Vec<_>>(),
        })
    }
}
