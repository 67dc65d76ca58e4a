//! What the room keeps of a person who wrote while she was signed in: shown, given and erased in her personal area.

use kernel::Id;
use serde_json::json;
use storage::{Cx, Tx};
use uuid::Uuid;
use web::Caller;
use web::slice::{Erased, Kept, KeptOf};

use super::shown;
use crate::actions::erase_of_person;
use crate::store;

pub(crate) fn kept(caller: Caller, person: Uuid) -> KeptOf {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let messages = store::list::of_person(&mut tx, Id::from_uuid(person)).await?;
        if messages.is_empty() {
            return Ok(Vec::new());
        }
        let mut ids: Vec<_> = messages.iter().map(|one| one.desk).collect();
        ids.sort();
        ids.dedup();
        let desks = desk::api::desks(&mut tx, &ids).await?;
        let name =
            |id| desks.iter().find(|desk| desk.id == id).map(|desk| desk.name.clone()).unwrap_or_default();
        let t = caller.visit.translator();
        let line = |one: &crate::model::Message| {
            t.ta(
                "inbox-kept-line",
                &[
                    ("number", one.number.to_string().into()),
                    ("when", t.date_of(one.received_at).into()),
                    ("desk", name(one.desk).into()),
                    ("subject", shown::subject(t, one).into()),
                ],
            )
        };
        let whole = |one: &crate::model::Message| {
            json!({
                "number": one.number.to_string(), "desk": name(one.desk), "received_at": one.received_at.rfc3339(),
                "subject": one.subject, "text": one.text, "state": one.state.word(),
                "name": one.sender.name, "email": one.sender.email.as_ref().map(ToString::to_string),
                "phone": one.sender.phone.as_ref().map(ToString::to_string),
            })
        };
        Ok(vec![Kept {
            heading: t.t("inbox-kept-heading"),
            kept_by: None,
            kept_until: t.t("inbox-kept-until"),
            lines: messages.iter().map(line).collect(),
            whole: messages.iter().map(whole).collect(),
        }])
    })
}

pub(crate) fn erase<'a>(tx: &'a mut Tx, cx: &'a Cx, person: Uuid) -> Erased<'a> {
    Box::pin(async move { erase_of_person(tx, cx, Id::from_uuid(person)).await })
}
