//! `/opportunita/proponi/{body}`: a body writes opportunities and sends them in, by its mailed link or by its clerk.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use network::api::Organisation;
use policy::Actor;
use storage::{Cx, Tx};
use web::components::Doubt;
use web::forms::{Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::form::{self, Choices};
use super::id;
use crate::actions::standing::{network_of, of_body};
use crate::actions::{OpportunityError, SentIn, send_in_opportunity};
use crate::model::Opportunity;
use crate::policy::{SEND_IN, SendIn};
use crate::store;

#[derive(Template)]
#[template(path = "send_in/list.html")]
struct List {
    page: Page,
    body: Organisation,
    rows: Vec<Opportunity>,
}

#[derive(Template)]
#[template(path = "send_in/form.html")]
struct Edit {
    page: Page,
    fields: Fields,
    choices: Choices,
    reason: Option<String>,
    /// Words that it is shown before they are sent.
    doubts: Vec<Doubt>,
}

#[derive(Template)]
#[template(path = "send_in/done.html")]
struct Done {
    page: Page,
}

/// Who writes for a body: the holder of its link, or staff who may.
async fn writer(caller: &Caller, body: Id<Organisation>) -> Result<Cx, PageError> {
    if let Ok(cx) = caller.holding(SEND_IN).await? {
        let is_hers = matches!(&cx.actor, Actor::LinkHolder { resource, .. } if *resource == body.uuid());
        if is_hers {
            return Ok(cx);
        }
    }
    let is_staff = matches!(caller.cx.actor, Actor::Staff { .. });
    if !is_staff {
        // Says what a link is, and whether this one is over.
        caller.holding(SEND_IN).await??;
        return Err(PageError::not_found());
    }
    let mut tx = caller.cx.read().await?;
    caller.cx.permit::<SendIn>(of_body(&mut tx, caller.cx.new_id(), body).await?)?;
    Ok(caller.cx.clone())
}

async fn body_of(tx: &mut Tx, id: Id<Organisation>) -> Result<Organisation, PageError> {
    network::api::organisation(tx, id).await?.ok_or_else(PageError::not_found)
}

fn page(caller: &Caller, title: String, body: Option<&Organisation>) -> Page {
    let page = caller.page(title).private().crumb(caller.t("opportunity-list-title"), "/opportunita");
    match body {
        Some(body) => {
            page.crumb(caller.t("opportunity-send-title"), format!("/opportunita/proponi/{}", body.id))
        }
        None => page,
    }
}

pub(crate) async fn list(caller: Caller, Path(text): Path<String>) -> Answer {
    let body = id(&text)?;
    writer(&caller, body).await?;
    let mut tx = caller.cx.read().await?;
    let rows = store::opportunity::of_body(&mut tx, body).await?;
    let body = body_of(&mut tx, body).await?;
    web::html(&List { page: page(&caller, caller.t("opportunity-send-title"), None), body, rows })
}

impl Edit {
    async fn of(
        caller: &Caller,
        body: Id<Organisation>,
        before: Option<&Opportunity>,
        fields: Option<Fields>,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let body = body_of(&mut tx, body).await?;
        let member = network_of(&mut tx, body.id, caller.cx.now().date()).await?;
        let network = before.map(|one| one.network).or(member).ok_or(OpportunityError::NotMember)?;
        let choices = Choices::of(&mut tx, caller, &[network]).await?;
        let title = match before {
            Some(_) => caller.t("opportunity-send-edit"),
            None => caller.t("opportunity-send-new"),
        };
        let first = || Form::from_pairs([("source_name", body.name.as_str()), ("language", "it")]);
        let fields = fields.unwrap_or_else(|| Fields::of(before.map_or_else(first, form::form_of)));
        Ok(Self {
            page: page(caller, title, Some(&body)),
            fields,
            choices,
            reason: before.and_then(|one| one.reason.clone()),
            doubts: Vec::new(),
        })
    }
}

pub(crate) async fn new(caller: Caller, Path(text): Path<String>) -> Answer {
    let body = id(&text)?;
    writer(&caller, body).await?;
    web::html(&Edit::of(&caller, body, None, None).await?)
}

pub(crate) async fn create(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let body = id(&text)?;
    let cx = writer(&caller, body).await?;
    save(&caller, &cx, body, None, form).await
}

/// One of its own that it may still change.
async fn own(caller: &Caller, body: Id<Organisation>, text: &str) -> Result<Opportunity, PageError> {
    let mut tx = caller.cx.read().await?;
    let one = store::opportunity::find(&mut tx, id(text)?).await?;
    let one = one.filter(|one| one.organisation == Some(body)).ok_or_else(PageError::not_found)?;
    if one.state.is_with_body() {
        Ok(one)
    } else {
        Err(PageError::conflict("opportunity-error-not-with-body"))
    }
}

pub(crate) async fn edit(caller: Caller, Path((text, one)): Path<(String, String)>) -> Answer {
    let body = id(&text)?;
    writer(&caller, body).await?;
    let one = own(&caller, body, &one).await?;
    web::html(&Edit::of(&caller, body, Some(&one), None).await?)
}

pub(crate) async fn update(caller: Caller, Path((text, one)): Path<(String, String)>, form: Form) -> Answer {
    let body = id(&text)?;
    let cx = writer(&caller, body).await?;
    let one = own(&caller, body, &one).await?;
    save(&caller, &cx, body, Some(one), form).await
}

async fn save(
    caller: &Caller,
    cx: &Cx,
    body: Id<Organisation>,
    before: Option<Opportunity>,
    form: Form,
) -> Answer {
    let is_ready = form.text("what") != "draft";
    let sent = SentIn {
        organisation: body,
        before: before.as_ref().map(|one| (one.id, form::version(&form))),
        draft: form::draft(&form),
        is_ready,
        seen: form.get_all("visto").map(str::to_owned).collect(),
    };
    match send_in_opportunity(cx, sent).await {
        Ok(_) if is_ready => Ok(web::see_other("/opportunita/proponi/fatto")),
        Ok(_) => {
            let to = format!("/opportunita/proponi/{body}");
            Ok(web::see_other_saying(&caller.visit, &to, "opportunity-send-kept"))
        }
        Err(OpportunityError::Faulty(faults)) => {
            let fields = Fields::refused(form, form::errors(&faults));
            web::unprocessable(&Edit::of(caller, body, before.as_ref(), Some(fields)).await?)
        }
        Err(OpportunityError::Doubtful(doubts)) => {
            let mut page = Edit::of(caller, body, before.as_ref(), Some(Fields::of(form))).await?;
            page.doubts = Doubt::all(&doubts);
            web::unprocessable(&page)
        }
        Err(other) => Err(other.into()),
    }
}

pub(crate) async fn done(caller: Caller) -> Answer {
    web::html(&Done { page: page(&caller, caller.t("opportunity-send-done-title"), None) })
}
