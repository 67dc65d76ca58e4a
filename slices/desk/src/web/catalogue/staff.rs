//! `/ufficio/catalogo`: the catalogue for who keeps it: the clerk of a body her own, the coordinator all.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use network::api::{Network, Organisation};
use policy::{Actor, ROOT, Resource};
use web::components::Pager;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::said::{self, refused};
use super::sheet_form::{self, SheetForm};
use crate::actions::catalogue::{
    CatalogueError, NewService, add_services, confirm_services, edit_service, settle_suggestion,
    start_campaign,
};
use crate::model::catalogue::{Freshness, Service, ServiceCard, ServiceId};
use crate::policy::SeeCatalogueWork;
use crate::queries::catalogue::body_names;
use crate::store::catalogue::service_list::{FreshnessCount, freshness, work};
use crate::store::catalogue::{campaign, service, suggestion};

const PER_PAGE: i64 = 50;

/// The bodies whose services the caller keeps: none named means all of them.
pub(super) type Kept = Option<Vec<Id<Organisation>>>;

/// Whose services the caller keeps.
///
/// # Errors
/// 401 without sign-in, 403 for staff without a body or a network.
pub(super) fn kept(caller: &Caller) -> Result<Kept, PageError> {
    caller.cx.permit::<SeeCatalogueWork>(Resource::new((), []))?;
    if keeps_all(&caller.cx.actor) {
        return Ok(None);
    }
    let bodies: Vec<Id<Organisation>> =
        caller.cx.actor.scopes_of("clerk").into_iter().map(Id::from_uuid).collect();
    if bodies.is_empty() { Err(PageError::forbidden("desk-catalogue-forbidden")) } else { Ok(Some(bodies)) }
}

fn keeps_all(actor: &Actor) -> bool {
    !actor.scopes_of("coordinator").is_empty()
        || !actor.scopes_of("administrator").is_empty()
        || actor.scopes_of("clerk").contains(&ROOT)
}

struct Row {
    name: String,
    href: String,
    body: String,
    status: &'static str,
    freshness: &'static str,
    tone: &'static str,
    confirmed: String,
}

#[derive(Template)]
#[template(path = "catalogue/staff_list.html")]
struct StaffList {
    page: Page,
    count: FreshnessCount,
    heads: Vec<String>,
    rows: Vec<Row>,
    only_old: bool,
    is_coordinator: bool,
    pager: Pager,
}

/// `GET /ufficio/catalogo?solo=scadute`: the longest unconfirmed first.
///
/// # Errors
/// As [`kept`].
pub async fn list(caller: Caller, form: Form) -> Answer {
    let kept = kept(&caller)?;
    let number: i64 = form.text("pagina").parse().unwrap_or(1).clamp(1, 10_000);
    let only_old = form.text("solo") == "scadute";
    let today = caller.cx.now().date();
    let up_to = if only_old { Freshness::stale_up_to(today) } else { jiff::civil::Date::MAX };
    let mut reader = caller.cx.read().await?;
    let (stale, hidden) = (Freshness::stale_up_to(today), Freshness::hidden_up_to(today));
    let count = freshness(&mut reader, kept.as_deref(), stale, hidden).await?;
    let cards = work(&mut reader, kept.as_deref(), up_to, PER_PAGE + 1, (number - 1) * PER_PAGE).await?;
    let bodies = body_names(&mut reader, &cards).await?;
    drop(reader);
    let t = caller.visit.translator();
    let has_more = i64::try_from(cards.len()).unwrap_or(0) > PER_PAGE;
    let address = |page: i64| {
        let only = if only_old { "solo=scadute&" } else { "" };
        format!("/ufficio/catalogo?{only}pagina={page}")
    };
    let row = |card: &ServiceCard| {
        let freshness = card.freshness(today);
        Row {
            name: card.name.clone(),
            href: format!("/ufficio/catalogo/{}", card.id),
            body: bodies.get(&card.organisation).cloned().unwrap_or_default(),
            status: said::status(card.status),
            freshness: said::freshness(freshness),
            tone: said::tone(freshness),
            confirmed: t.date_short(card.confirmed_on),
        }
    };
    let rows: Vec<Row> =
        cards.iter().map(row).take(usize::try_from(PER_PAGE).unwrap_or(usize::MAX)).collect();
    let heads = [
        "desk-own-head-service",
        "desk-catalogue-head-body",
        "desk-own-head-status",
        "desk-own-head-confirmed",
    ];
    web::html(&StaffList {
        page: caller
            .page(t.t("desk-catalogue-title"))
            .crumb(t.t("desk-catalogue-office"), "/ufficio")
            .private(),
        count,
        heads: heads.map(|key| t.t(key)).to_vec(),
        rows,
        only_old,
        is_coordinator: kept.is_none(),
        pager: Pager {
            previous: (number > 1).then(|| address(number - 1)),
            next: has_more.then(|| address(number + 1)),
        },
    })
}

#[derive(Template)]
#[template(path = "catalogue/staff_edit.html")]
struct StaffEdit {
    page: Page,
    name: String,
    form: SheetForm,
    /// The bodies to choose from, for a new service.
    bodies: Vec<Choice>,
    confirm: Option<String>,
    public: Option<String>,
}

async fn page_of(
    caller: &Caller,
    found: Option<&Service>,
    bodies: Vec<Choice>,
    fields: Fields,
) -> Result<StaffEdit, PageError> {
    let offers = sheet_form::offers(&mut caller.cx.read().await?, caller.visit.translator()).await?;
    let title = if found.is_some() { "desk-own-edit-title" } else { "desk-catalogue-new-title" };
    let page = caller
        .page(caller.t(title))
        .crumb(caller.t("desk-catalogue-office"), "/ufficio")
        .crumb(caller.t("desk-catalogue-title"), "/ufficio/catalogo")
        .private();
    Ok(StaffEdit {
        page,
        name: found.map(|found| found.sheet.name.clone()).unwrap_or_default(),
        form: SheetForm { fields, offers },
        bodies,
        confirm: found.map(|found| format!("/ufficio/catalogo/{}/conferma", found.id)),
        public: found.map(|found| format!("/servizi/{}", found.slug)),
    })
}

/// A service that the caller keeps; another's is not there for her.
async fn kept_service(caller: &Caller, id: &str) -> Result<Service, PageError> {
    let kept = kept(caller)?;
    let id: ServiceId = id.parse().map_err(|_| PageError::not_found())?;
    let found = service::find(&mut caller.cx.read().await?, id).await?;
    let is_kept = |found: &Service| kept.as_ref().is_none_or(|bodies| bodies.contains(&found.organisation));
    found.filter(is_kept).ok_or_else(PageError::not_found)
}

/// `GET /ufficio/catalogo/{id}`
///
/// # Errors
/// 404 for a service that the caller does not keep.
pub async fn form(caller: Caller, Path(id): Path<String>) -> Answer {
    let found = kept_service(&caller, &id).await?;
    let fields = Fields::of(sheet_form::filled(&found));
    web::html(&page_of(&caller, Some(&found), Vec::new(), fields).await?)
}

/// `POST /ufficio/catalogo/{id}`
///
/// # Errors
/// 404 for a service that the caller does not keep; 409 with the form when somebody saved meanwhile.
pub async fn save(caller: Caller, Path(id): Path<String>, form: Form) -> Answer {
    let found = kept_service(&caller, &id).await?;
    let (sheet, status, errors) = sheet_form::typed(&form);
    let errors = sheet_form::noted(errors, &sheet.faults());
    if !errors.is_empty() {
        let fields = Fields::refused(form, errors);
        return web::unprocessable(&page_of(&caller, Some(&found), Vec::new(), fields).await?);
    }
    match edit_service(&caller.cx, found.id, sheet, status, sheet_form::seen(&form)).await {
        Ok(_) => Ok(web::see_other_saying(&caller.visit, "/ufficio/catalogo", "desk-own-saved")),
        Err(CatalogueError::Faulty(faults)) => {
            let fields = Fields::refused(form, sheet_form::noted(errors, &faults));
            web::unprocessable(&page_of(&caller, Some(&found), Vec::new(), fields).await?)
        }
        Err(CatalogueError::Moved(at)) => sheet_form::conflict(
            &page_of(&caller, Some(&found), Vec::new(), sheet_form::moved(form, at)).await?,
        ),
        Err(other) => Err(refused(other)),
    }
}

/// `POST /ufficio/catalogo/{id}/conferma`
///
/// # Errors
/// 404 for a service that the caller does not keep.
pub async fn confirm(caller: Caller, Path(id): Path<String>) -> Answer {
    let found = kept_service(&caller, &id).await?;
    confirm_services(&caller.cx, found.organisation, Some(&[found.id])).await.map_err(refused)?;
    Ok(web::see_other_saying(&caller.visit, "/ufficio/catalogo", "desk-catalogue-confirmed"))
}

/// The bodies for which the caller may add a service.
async fn bodies(caller: &Caller) -> Result<Vec<Choice>, PageError> {
    let kept = kept(caller)?;
    let mut reader = caller.cx.read().await?;
    let bodies = match kept {
        None => network::api::all_organisations(&mut reader).await?,
        Some(bodies) => network::api::organisations(&mut reader, &bodies).await?,
    };
    Ok(bodies.iter().map(|body| Choice::new(body.id.to_string(), body.name.clone())).collect())
}

/// `GET /ufficio/catalogo/nuovo`
///
/// # Errors
/// As [`kept`].
pub async fn new_form(caller: Caller) -> Answer {
    let bodies = bodies(&caller).await?;
    let usual = Form::from_pairs([("audience", "persons"), ("languages", "it"), ("status", "active")]);
    web::html(&page_of(&caller, None, bodies, Fields::of(usual)).await?)
}

/// `POST /ufficio/catalogo/nuovo`
///
/// # Errors
/// As [`kept`].
pub async fn add(caller: Caller, form: Form) -> Answer {
    let bodies = bodies(&caller).await?;
    let (sheet, status, mut errors) = sheet_form::typed(&form);
    let body = bodies.iter().find(|body| body.value == form.text("body"));
    let organisation = body.and_then(|body| body.value.parse::<Id<Organisation>>().ok());
    if organisation.is_none() {
        errors.add("body", "desk-catalogue-body-missing");
    }
    let errors = sheet_form::noted(errors, &sheet.faults());
    let Some(organisation) = organisation.filter(|_| errors.is_empty()) else {
        return refused_new(&caller, bodies, form, errors).await;
    };
    let new = NewService { organisation, sheet, status, slug: None, confirmation: None };
    match add_services(&caller.cx, vec![new]).await {
        Ok(_) => Ok(web::see_other_saying(&caller.visit, "/ufficio/catalogo", "desk-catalogue-added")),
        Err(CatalogueError::Faulty(faults)) => {
            refused_new(&caller, bodies, form, sheet_form::noted(errors, &faults)).await
        }
        Err(other) => Err(refused(other)),
    }
}

async fn refused_new(caller: &Caller, bodies: Vec<Choice>, form: Form, errors: FieldErrors) -> Answer {
    web::unprocessable(&page_of(caller, None, bodies, Fields::refused(form, errors)).await?)
}

struct Answered {
    body: String,
    state: &'static str,
    tone: &'static str,
    when: String,
}

#[derive(Template)]
#[template(path = "catalogue/campaign.html")]
struct CampaignPage {
    page: Page,
    started: Option<String>,
    answered: usize,
    heads: Vec<String>,
    rows: Vec<Answered>,
}

/// The network that the portal belongs to, when the caller coordinates it.
async fn network(caller: &Caller) -> Result<Id<Network>, PageError> {
    if kept(caller)?.is_some() {
        return Err(PageError::forbidden("desk-catalogue-forbidden"));
    }
    let networks = network::api::networks(&mut caller.cx.read().await?).await?;
    Ok(networks.first().ok_or_else(PageError::not_found)?.id)
}

/// `GET /ufficio/catalogo/campagna`
///
/// # Errors
/// 403 for who coordinates no network.
pub async fn campaign(caller: Caller) -> Answer {
    let network = network(&caller).await?;
    let t = caller.visit.translator();
    let mut reader = caller.cx.read().await?;
    let latest = campaign::latest(&mut reader, network).await?;
    let asked = match &latest {
        Some(latest) => campaign::asked(&mut reader, latest.id).await?,
        None => Vec::new(),
    };
    let ids: Vec<Id<Organisation>> = asked.iter().map(|asked| asked.organisation).collect();
    let bodies = network::api::organisations(&mut reader, &ids).await?;
    drop(reader);
    let names: BTreeMap<Id<Organisation>, String> =
        bodies.into_iter().map(|body| (body.id, body.details.name)).collect();
    let rows: Vec<Answered> = asked
        .iter()
        .map(|asked| {
            let (state, tone) = match (asked.answered_at, asked.is_mailed) {
                (Some(_), _) => ("desk-campaign-answered", "ok"),
                (None, true) => ("desk-campaign-waiting", "wait"),
                (None, false) => ("desk-campaign-to-call", "stop"),
            };
            let body = names.get(&asked.organisation).cloned().unwrap_or_default();
            Answered {
                body,
                state,
                tone,
                when: asked.answered_at.map(|at| t.date_of(at)).unwrap_or_default(),
            }
        })
        .collect();
    let heads = ["desk-catalogue-head-body", "desk-campaign-head-state", "desk-campaign-head-when"];
    web::html(&CampaignPage {
        page: caller
            .page(t.t("desk-campaign-title"))
            .crumb(t.t("desk-catalogue-office"), "/ufficio")
            .crumb(t.t("desk-catalogue-title"), "/ufficio/catalogo")
            .private(),
        started: latest.map(|latest| {
            t.ta(
                "desk-campaign-started",
                &[("from", t.date_of(latest.started_at).into()), ("until", t.date_of(latest.ends_at).into())],
            )
        }),
        answered: asked.iter().filter(|asked| asked.answered_at.is_some()).count(),
        heads: heads.map(|key| t.t(key)).to_vec(),
        rows,
    })
}

/// `POST /ufficio/catalogo/campagna`
///
/// # Errors
/// 403 for who coordinates no network.
pub async fn start(caller: Caller) -> Answer {
    let network = network(&caller).await?;
    start_campaign(&caller.cx, network).await.map_err(refused)?;
    Ok(web::see_other_saying(&caller.visit, "/ufficio/catalogo/campagna", "desk-campaign-done"))
}

struct Said {
    id: String,
    service: String,
    href: String,
    text: String,
    when: String,
}

#[derive(Template)]
#[template(path = "catalogue/suggestions.html")]
struct SuggestionsPage {
    page: Page,
    suggestions: Vec<Said>,
}

/// `GET /ufficio/catalogo/segnalazioni`
///
/// # Errors
/// As [`kept`].
pub async fn suggestions(caller: Caller) -> Answer {
    let kept = kept(&caller)?;
    let t = caller.visit.translator();
    let mut reader = caller.cx.read().await?;
    let open = suggestion::open(&mut reader, kept.as_deref()).await?;
    let ids: Vec<ServiceId> = open.iter().map(|one| one.service).collect();
    let services = service::by_ids(&mut reader, &ids).await?;
    drop(reader);
    let said = |one: &crate::model::catalogue::Suggestion| {
        let of = services.iter().find(|found| found.id == one.service)?;
        Some(Said {
            id: one.id.to_string(),
            service: of.sheet.name.clone(),
            href: format!("/ufficio/catalogo/{}", of.id),
            text: one.text.clone(),
            when: t.date_of(one.made_at),
        })
    };
    web::html(&SuggestionsPage {
        page: caller
            .page(t.t("desk-own-suggestions"))
            .crumb(t.t("desk-catalogue-office"), "/ufficio")
            .crumb(t.t("desk-catalogue-title"), "/ufficio/catalogo")
            .private(),
        suggestions: open.iter().filter_map(said).collect(),
    })
}

/// `POST /ufficio/catalogo/segnalazioni/{id}`
///
/// # Errors
/// 403 for a suggestion on a service that the caller does not keep.
pub async fn settle(caller: Caller, Path(id): Path<String>) -> Answer {
    kept(&caller)?;
    let id = id.parse().map_err(|_| PageError::not_found())?;
    settle_suggestion(&caller.cx, id).await.map_err(refused)?;
    Ok(web::see_other_saying(&caller.visit, "/ufficio/catalogo/segnalazioni", "desk-own-settled"))
}
