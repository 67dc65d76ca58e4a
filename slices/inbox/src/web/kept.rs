//! What the room keeps of a person who wrote while she was signed in: shown, given and erased in her personal area. The same
//! of a client, on the card that her body has of her.

use std::collections::HashMap;

use documents::Owner;
use kernel::{EmailAddress, Id, PhoneNumber};
use serde_json::{Value, json};
use storage::{Cx, Tx};
use uuid::Uuid;
use web::Caller;
use web::slice::{ClientOfBody, Erased, Keeping, Kept, KeptOf, KeptOfClient, OfClient};

use super::shown;
use crate::actions::{FILES, erase_of_client, erase_of_person, of_client};
use crate::model::{Message, Shelf};
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
    let line = |one: &Message| {
        let line = t.ta(
            "inbox-kept-line",
            &[
                ("number", one.number.to_string().into()),
                ("when", t.date_of(one.received_at).into()),
                ("desk", name(one).into()),
                ("subject", shown::subject(t, one).into()),
            ],
        );
        if one.text.is_empty() { line } else { format!("{line} · {}", one.text) }
    };
    let is_open = |one: &&Message| one.state.shelf() == Shelf::Open;
    let closes = |one: &Message| t.ta("inbox-kept-closes", &[("number", one.number.to_string().into())]);
    let mut all = Vec::new();
    for one in messages {
        all.push(whole(tx, one, name(one)).await?);
    }
    Ok(vec![Kept {
        heading: t.t("inbox-kept-heading"),
        kept_by: None,
        kept_until: t.t("inbox-kept-until"),
        lines: messages.iter().map(line).collect(),
        whole: all.into(),
        on_erasing: messages.iter().filter(is_open).map(closes).collect(),
    }])
}

/// A request with all that belongs to it, for a program.
async fn whole(tx: &mut Tx, one: &Message, desk: String) -> storage::Result<Value> {
    let further = store::thread::follow_ups(tx, one.id).await?;
    let answers = store::thread::answers(tx, one.id).await?;
    let notes = store::thread::notes(tx, one.id).await?;
    let files = documents::list(tx, Owner { kind: FILES, id: one.id.uuid() }).await?;
    Ok(json!({
        "number": one.number.to_string(),
        "desk": desk,
        "received_at": one.received_at.rfc3339(),
        "subject": one.subject,
        "text": one.text,
        "state": one.state.word(),
        "name": one.sender.name,
        "email": one.sender.email.as_ref().map(EmailAddress::as_str),
        "phone": one.sender.phone.as_ref().map(PhoneNumber::as_str),
        "attachments": files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
        "further_mails": further.iter().map(|mail| json!({
            "received_at": mail.received_at.rfc3339(),
            "name": mail.sender.name,
            "email": mail.sender.email.as_ref().map(EmailAddress::as_str),
            "text": mail.text,
        })).collect::<Vec<_>>(),
        "answers": answers.iter().map(|answer| json!({
            "written_at": answer.written_at.rfc3339(),
            "way": answer.way.word(),
            "text": answer.text,
        })).collect::<Vec<_>>(),
        "notes": notes.iter().map(|note| json!({
            "written_at": note.written_at.rfc3339(),
            "text": note.text,
            "until": note.delete_on,
        })).collect::<Vec<_>>(),
    }))
}
