//! `/schede`: what a body sees behind its mailed link: its own services, to confirm or to mend, with no account.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use network::api::Organisation;
use policy::Actor;
use storage::Cx;
use uuid::Uuid;
use web::forms::{Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::said::{self, refused};
use super::sheet_form::{self, SheetForm};
use crate::actions::catalogue::{CatalogueError, confirm_services, edit_service, settle_suggestion};
use crate::model::catalogue::{Freshness, Service, ServiceId, ServiceStatus};
use crate::policy::EDIT_SERVICE;
use crate::store::catalogue::{service, suggestion};

/// Where the link leads.
pub fn link_path(_: Uuid) -> String {
    "/schede".to_owned()
}

/// The body whose link the caller holds, as an actor and as an id.
async fn holder(caller: &Caller) -> Result<(Cx, Id<Organisation>), PageError> {
    let cx = caller.holding(EDIT_SERVICE).await?.map_err(PageError::from)?;
    let Actor::LinkHolder { resource, .. } = cx.actor else { return Err(PageError::not_found()) };
    Ok((cx, Id::from_uuid(resource)))
}

struct Row {
    name: String,
    href: String,
    status: &'static str,
    freshness: &'static str,
    tone: &'static str,
    confirmed: String,
}

struct Said {
    id: String,
    service: String,
    text: String,
    when: String,
}

#[derive(Template)]
#[template(path = "catalogue/own.html")]
struct OwnPage {
    page: Page,
    body: String,
    heads: Vec<String>,
    rows: Vec<Row>,
    suggestions: Vec<Said>,
}

/// `GET /schede`
///
/// # Errors
/// A page that says what to do when the link is old.
pub async fn list(caller: Caller) -> Answer {
    let (cx, body_id) = holder(&caller).await?;
    let mut reader = cx.read().await?;
    let body = network::api::organisation(&mut reader, body_id).await?.ok_or_else(PageError::not_found)?;
    let services = service::of_body(&mut reader, body_id).await?;
    let suggestions = suggestion::open(&mut reader, Some(&[body_id])).await?;
    drop(reader);
    let t = caller.visit.translator();
    let name_of =
        |id: ServiceId| services.iter().find(|known| known.id == id).map(|known| known.sheet.name.clone());
    let suggestions = suggestions
        .iter()
        .map(|one| Said {
            id: one.id.to_string(),
            service: name_of(one.service).unwrap_or_default(),
            text: one.text.clone(),
            when: t.date_of(one.made_at),
        })
        .collect();
    let today = cx.now().date();
    let row = |found: &Service| {
        let freshness = found.freshness(today);
        Row {
            name: found.sheet.name.clone(),
            href: format!("/schede/{}", found.id),
            status: said::status(found.status),
            freshness: said::freshness(freshness),
            tone: said::tone(freshness),
            confirmed: t.date_short(found.confirmation.on),
        }
    };
    let rows = services.iter().filter(|found| found.status != ServiceStatus::Defunct).map(row).collect();
    let heads =
        ["desk-own-head-service", "desk-own-head-status", "desk-own-head-confirmed"].map(|key| t.t(key));
    let page = caller.page(t.t("desk-own-title")).private();
    web::html(&OwnPage { page, body: body.name.clone(), heads: heads.to_vec(), rows, suggestions })
}

/// `POST /schede/conferma`
///
/// # Errors
/// A page that says what to do when the link is old.
pub async fn confirm_all(caller: Caller) -> Answer {
    let (cx, body) = holder(&caller).await?;
    confirm_services(&cx, body, None).await.map_err(refused)?;
    Ok(web::see_other("/schede/fatto"))
}

#[derive(Template)]
#[template(path = "catalogue/done.html")]
struct DonePage {
    page: Page,
    body: String,
    count: usize,
}

/// `GET /schede/fatto`
///
/// # Errors
/// A page that says what to do when the link is old.
pub async fn done(caller: Caller) -> Answer {
    let (cx, body_id) = holder(&caller).await?;
    let mut reader = cx.read().await?;
    let body = network::api::organisation(&mut reader, body_id).await?.ok_or_else(PageError::not_found)?;
    let today = cx.now().date();
    let services = service::of_body(&mut reader, body_id).await?;
    let count = services.iter().filter(|found| found.freshness(today) == Freshness::Fresh).count();
    let page = caller.page(caller.t("desk-own-done-title")).private();
    web::html(&DonePage { page, body: body.name.clone(), count })
}

#[derive(Template)]
#[template(path = "catalogue/edit.html")]
struct EditPage {
    page: Page,
    name: String,
    form: SheetForm,
}

impl EditPage {
    async fn of(caller: &Caller, cx: &Cx, found: &Service, fields: Fields) -> Result<Self, PageError> {
        let offers = sheet_form::offers(&mut cx.read().await?, caller.visit.translator()).await?;
        let page = caller
            .page(caller.t("desk-own-edit-title"))
            .crumb(caller.t("desk-own-title"), "/schede")
            .private();
        Ok(Self { page, name: found.sheet.name.clone(), form: SheetForm { fields, offers } })
    }
}

/// A service of the body, or nothing: what others give is not there for her.
async fn own_service(cx: &Cx, body: Id<Organisation>, id: &str) -> Result<Service, PageError> {
    let id: ServiceId = id.parse().map_err(|_| PageError::not_found())?;
    let found = service::find(&mut cx.read().await?, id).await?;
    found.filter(|found| found.organisation == body).ok_or_else(PageError::not_found)
}

/// `GET /schede/{id}`
///
/// # Errors
/// 404 for a service of another body.
pub async fn form(caller: Caller, Path(id): Path<String>) -> Answer {
    let (cx, body) = holder(&caller).await?;
    let found = own_service(&cx, body, &id).await?;
    web::html(&EditPage::of(&caller, &cx, &found, Fields::of(sheet_form::filled(&found))).await?)
}

/// `POST /schede/{id}`
///
/// # Errors
/// 404 for a service of another body; 409 with the form when somebody saved meanwhile.
pub async fn save(caller: Caller, Path(id): Path<String>, form: Form) -> Answer {
    let (cx, body) = holder(&caller).await?;
    let found = own_service(&cx, body, &id).await?;
    let (sheet, status, errors) = sheet_form::typed(&form);
    let errors = sheet_form::noted(errors, &sheet.faults());
    if !errors.is_empty() {
        return web::unprocessable(&EditPage::of(&caller, &cx, &found, Fields::refused(form, errors)).await?);
    }
    match edit_service(&cx, found.id, sheet, status, sheet_form::seen(&form)).await {
        Ok(_) => Ok(web::see_other_saying(&caller.visit, "/schede", "desk-own-saved")),
        Err(CatalogueError::Faulty(faults)) => {
            let fields = Fields::refused(form, sheet_form::noted(errors, &faults));
            web::unprocessable(&EditPage::of(&caller, &cx, &found, fields).await?)
        }
        Err(CatalogueError::Moved(at)) => {
            sheet_form::conflict(&EditPage::of(&caller, &cx, &found, sheet_form::moved(form, at)).await?)
        }
        Err(other) => Err(refused(other)),
    }
}

/// `POST /schede/segnalazioni/{id}`
///
/// # Errors
/// 403 for a suggestion on another body's service.
pub async fn settle(caller: Caller, Path(id): Path<String>) -> Answer {
    let (cx, _) = holder(&caller).await?;
    let id = id.parse().map_err(|_| PageError::not_found())?;
    settle_suggestion(&cx, id).await.map_err(refused)?;
    Ok(web::see_other_saying(&caller.visit, "/schede", "desk-own-settled"))
}
