//! What the room keeps of somebody who sent a need while signed in: shown, given and erased in her personal area. The same of
//! a client under whom needs were written, on the card that her body has of her.

use std::collections::HashMap;

use ::web::Caller;
use ::web::slice::{ClientOfBody, Erased, Keeping, Kept, KeptOf, KeptOfClient, OfClient};
use kernel::Id;
use serde_json::json;
use storage::{Cx, Tx};
use uuid::Uuid;

use crate::actions;
use crate::model::{Need, RETENTION_DAYS, Wording};
use crate::store;

/// The room's part of the personal area and of a client's card.
pub(crate) const KEEPING: Keeping = Keeping {
    order: 50,
    kept,
    erase,
    of_client: Some(OfClient { kept: kept_of_client, erase: erase_client }),
};

fn kept(caller: Caller, person: Uuid) -> KeptOf {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let needs = store::need::of_person(&mut tx, person).await?;
        let wordings = wordings(&mut tx, &needs).await?;
        Ok(said(&caller, &needs, &wordings))
    })
}

fn kept_of_client(caller: Caller, client: &ClientOfBody) -> KeptOfClient<'_> {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let needs = store::need::needs_of_client(&mut tx, client.client).await?;
        let wordings = wordings(&mut tx, &needs).await?;
        Ok(said(&caller, &needs, &wordings))
    })
}

async fn wordings(tx: &mut Tx, needs: &[Need]) -> storage::Result<HashMap<Id<Need>, Wording>> {
    let ids: Vec<Id<Need>> = needs.iter().map(|need| need.id).collect();
    store::wording::of_needs(tx, &ids).await
}

fn erase<'a>(tx: &'a mut Tx, cx: &'a Cx, person: Uuid) -> Erased<'a> {
    Box::pin(actions::erase_person(tx, cx, person))
}

fn erase_client<'a>(tx: &'a mut Tx, cx: &'a Cx, client: &'a ClientOfBody) -> Erased<'a> {
    Box::pin(actions::erase_client(tx, cx, client.client))
}

fn said(caller: &Caller, needs: &[Need], wordings: &HashMap<Id<Need>, Wording>) -> Vec<Kept> {
    if needs.is_empty() {
        return Vec::new();
    }
    let say = caller.visit.translator();
    let line = |need: &Need| {
        let args = [
            ("number", need.number.as_str().into()),
            ("day", say.date_of(need.sent_at).into()),
            ("kind", say.t(need.kind.text()).into()),
            ("state", say.t(need.state.text()).into()),
        ];
        say.ta("firm-kept-line", &args)
    };
    let whole = needs.iter().map(|need| {
        json!({
            "number": need.number,
            "kind": need.kind.word(),
            "state": need.state.word(),
            "sent_at": need.sent_at.rfc3339(),
            "topic": need.topic,
            "details": need.details,
            "for_bodies": wordings.get(&need.id).map(|one| json!({ "topic": one.topic, "details": one.details })),
            "firm": need.firm.name,
            "firm_code": need.firm.code.as_ref().map(ToString::to_string),
            "contact": need.firm.contact,
            "phone": need.firm.phone.as_ref().map(ToString::to_string),
            "email": need.firm.email.as_ref().map(ToString::to_string),
        })
    });
    let closes = |need: &Need| say.ta("firm-kept-closes", &[("number", need.number.as_str().into())]);
    vec![Kept {
        heading: say.t("firm-kept-heading"),
        kept_by: None,
        kept_until: say.ta("firm-kept-until", &[("count", (RETENTION_DAYS / 30).into())]),
        lines: needs.iter().map(line).collect(),
        whole: whole.collect(),
        on_erasing: needs.iter().filter(|need| need.state.is_open()).map(closes).collect(),
    }]
}
