//! What the room keeps of somebody who sent a need while signed in: shown, given and erased in her personal area.

use ::web::Caller;
use ::web::slice::{Erased, Kept, KeptOf};
use serde_json::json;
use storage::{Cx, Tx};
use uuid::Uuid;

use crate::actions::erase_person;
use crate::model::RETENTION_DAYS;
use crate::store;

pub(crate) fn kept(caller: Caller, person: Uuid) -> KeptOf {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let needs = store::need::of_person(&mut tx, person).await?;
        if needs.is_empty() {
            return Ok(Vec::new());
        }
        let say = caller.visit.translator();
        let line = |need: &crate::model::Need| {
            let args = [
                ("number", need.number.as_str().into()),
                ("day", say.date_of(need.sent_at).into()),
                ("kind", say.t(need.kind.text()).into()),
                ("state", say.t(need.state.text()).into()),
            ];
            say.ta("firm-kept-line", &args)
        };
        let whole: Vec<serde_json::Value> = needs
            .iter()
            .map(|need| {
                json!({
                    "number": need.number,
                    "kind": need.kind.word(),
                    "state": need.state.word(),
                    "sent_at": need.sent_at.rfc3339(),
                    "topic": need.topic,
                    "details": need.details,
                    "firm": need.firm.name,
                    "firm_code": need.firm.code.as_ref().map(ToString::to_string),
                    "contact": need.firm.contact,
                    "phone": need.firm.phone.as_ref().map(ToString::to_string),
                    "email": need.firm.email.as_ref().map(ToString::to_string),
                })
            })
            .collect();
        Ok(vec![Kept {
            heading: say.t("firm-kept-heading"),
            kept_by: None,
            kept_until: say.ta("firm-kept-until", &[("count", (RETENTION_DAYS / 30).into())]),
            lines: needs.iter().map(line).collect(),
            whole: whole.into(),
            on_erasing: Vec::new(),
        }])
    })
}

pub(crate) fn erase<'a>(tx: &'a mut Tx, cx: &'a Cx, person: Uuid) -> Erased<'a> {
    Box::pin(erase_person(tx, cx, person))
}
