//! `/ufficio/invii/{desk}/telefonate`: people without mail who are to be told, each with a tick.

use askama::Template;
use axum::extract::Path;
use desk::api::Desk;
use kernel::Id;
use serde_json::json;
use storage::trail;
use web::forms::Form;
use web::{Answer, Caller, Page};

use super::{own_desk, page};
use crate::actions::mark_called;
use crate::model::{Call, Referral, follow_code};
use crate::store;
use crate::web::{id, shown};

#[derive(Template)]
#[template(path = "office/calls.html")]
struct Calls {
    page: Page,
    desk: Desk,
    rows: Vec<Row>,
}

struct Row {
    id: Id<Call>,
    number: String,
    address: String,
    name: String,
    phone: Option<String>,
    text: String,
    code: String,
    since: String,
}

/// `GET /ufficio/invii/{desk}/telefonate`
///
/// # Errors
/// As the list of the desk.
pub(crate) async fn list(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.begin().await?;
    let desk = own_desk(&mut tx, &caller, &slug).await?;
    let calls = store::line::calls(&mut tx, desk.id.uuid()).await?;
    let ids: Vec<Id<Referral>> = calls.iter().map(|call| call.referral).collect();
    let people = store::person::some(&mut tx, &ids).await?;
    let say = caller.visit.translator();
    let mut rows = Vec::new();
    for call in calls {
        let Some(person) = people.get(&call.referral) else { continue };
        let Some(one) = store::referral::find(&mut tx, call.referral).await? else { continue };
        let body = shown::body(&mut tx, one.body).await?;
        let about = [("body", body.as_str().into()), ("service", one.service_name.as_str().into())];
        rows.push(Row {
            id: call.id,
            number: one.numbered(),
            address: format!("/ufficio/invii/{slug}/{}", one.id),
            name: person.name.clone(),
            phone: person.phone.as_ref().map(ToString::to_string),
            text: say.ta(one.told_of(call.state), &about),
            code: follow_code(caller.cx.keys(), one.id).to_string(),
            since: say.date_time(call.wanted_at),
        });
    }
    if !rows.is_empty() {
        let details = json!({ "people": rows.len() });
        trail::record(&mut tx, &caller.cx, "referral.see_calls", desk.id.uuid(), details).await?;
    }
    tx.commit().await?;
    web::html(&Calls { page: page(&caller, caller.t("referral-calls-title"), &desk), desk, rows })
}

/// `POST /ufficio/invii/{desk}/telefonate`
///
/// # Errors
/// As the list of the desk.
pub(crate) async fn tick(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    own_desk(&mut caller.cx.read().await?, &caller, &slug).await?;
    mark_called(&caller.cx, id(form.text("call"))?).await?;
    let to = format!("/ufficio/invii/{slug}/telefonate");
    Ok(web::see_other_saying(&caller.visit, &to, "referral-calls-done"))
}
