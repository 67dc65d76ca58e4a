//! `GET /api/v1/opportunities` and one of them: what is shown, for other programs.

use ::web::forms::Form as Parameters;
use ::web::{App, Caller, List, PageError, Problem};
use axum::extract::Path;
use axum::{Json, Router};
use serde::Serialize;
use serde_json::Value;
use utoipa::openapi::OpenApi as Document;
use utoipa::{OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::id;
use crate::model::linked::{Around, data};
use crate::model::{Contract, Filter, Kind, Opportunity};
use crate::queries::{self, Names};
use crate::store;

const MOST_PER_PAGE: usize = 100;

/// What the document says once.
#[derive(OpenApi)]
#[openapi(tags((name = "opportunities", description = "Vacancies, courses, calls, events and news of the province that are open today.")))]
struct Described;

/// The routes and their part of the OpenAPI document.
pub(crate) fn routes() -> (Router<App>, Document) {
    let (routes, mut document) = OpenApiRouter::with_openapi(Described::openapi())
        .routes(routes!(list_opportunities))
        .routes(routes!(get_opportunity))
        .split_for_parts();
    tidy(&mut document);
    (routes, document)
}

/// Takes out what the macros put in and no reader of the document needs: the part of a comment that speaks of Rust
/// errors, and shapes that stand inside others and are never named.
fn tidy(document: &mut Document) {
    for operation in document.paths.paths.values_mut().filter_map(|item| item.get.as_mut()) {
        let said = operation.description.take();
        operation.description = said.map(|text| match text.split_once("\n\n# Errors") {
            Some((said, _)) => said.to_owned(),
            None => text,
        });
    }
    let text = serde_json::to_string(&*document).unwrap_or_default();
    if let Some(components) = document.components.as_mut() {
        components.schemas.retain(|name, _| text.contains(&format!("\"#/components/schemas/{name}\"")));
    }
}

/// An opportunity, in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpportunitySummary {
    /// Its id.
    #[schema(format = Uuid, example = "01930a5c-7b1e-7c3a-9f52-1d2e3f405162")]
    pub id: String,
    /// `vacancy`, `course`, `call`, `event` or `news`.
    #[schema(example = "vacancy")]
    pub kind: String,
    /// One line.
    #[schema(example = "Saldatrice o saldatore")]
    pub title: String,
    /// One or two sentences.
    #[schema(example = "Cantiere cerca personale per saldature a filo.")]
    pub summary: String,
    /// Who employs, for a vacancy.
    #[schema(example = "Cantieri Inventati")]
    pub employer: Option<String>,
    /// How one would be employed.
    #[schema(example = "temporary")]
    pub contract: Option<String>,
    /// Who says so.
    #[schema(example = "Centro per l'Impiego")]
    pub source: String,
    /// ISTAT code of its Comune; none for the whole province.
    #[schema(example = "011027")]
    pub municipality: Option<String>,
    /// Where it is, in words.
    #[schema(example = "Sarzana")]
    pub place: String,
    /// The first day of a course or event.
    #[schema(format = Date, example = "2026-12-09")]
    pub starts_on: Option<String>,
    /// The last day on which it is of use.
    #[schema(format = Date, example = "2026-12-20")]
    pub ends_on: String,
    /// Keys of the target groups it is for; never on a vacancy.
    #[schema(example = json!([]))]
    pub groups: Vec<String>,
    /// The language it is written in.
    #[schema(example = "it")]
    pub language: String,
    /// When it was put on the portal.
    #[schema(format = DateTime, example = "2026-11-20T08:00:00Z")]
    pub published_at: Option<String>,
    /// Its page.
    #[schema(example = "https://rete.example/opportunita/saldatrice-o-saldatore-3f405162ab")]
    pub url: String,
}

impl OpportunitySummary {
    fn of(one: &Opportunity, names: &Names, caller: &Caller) -> Self {
        Self {
            id: one.id.to_string(),
            kind: one.kind.word().to_owned(),
            title: one.title.clone(),
            summary: one.summary.clone(),
            employer: one.employer.clone(),
            contract: one.contract.map(|contract| Contract::word(contract).to_owned()),
            source: one.source_name.clone(),
            municipality: one.place.comune().map(ToString::to_string),
            place: names.place(&one.place, caller.visit.translator()),
            starts_on: one.starts_on.map(|day| day.to_string()),
            ends_on: one.ends_on.to_string(),
            groups: one.groups.clone(),
            language: one.language.word().to_owned(),
            published_at: one.published_at.map(kernel::Instant::rfc3339),
            url: caller.app.url(&one.path()),
        }
    }
}

/// List open opportunities
///
/// Without `q` the newest first; with `q` those that answer it best, best first.
///
/// # Errors
/// See the responses.
#[utoipa::path(
    get,
    path = "/api/v1/opportunities",
    operation_id = "listOpportunities",
    tag = "opportunities",
    params(
        ("q" = Option<String>, Query, description = "What somebody looks for, in plain Italian", example = "saldatore"),
        ("kind" = Option<String>, Query, description = "`vacancy`, `course`, `call`, `event` or `news`", example = "vacancy"),
        ("municipality" = Option<String>, Query, description = "ISTAT code of a Comune; what is for the whole province is found too", example = "011027"),
        ("target_group" = Option<String>, Query, description = "Key of a target group of the network's agreements", example = "young"),
        ("open_on" = Option<String>, Query, description = "Only what is still of use on that day", example = "2026-12-01"),
        ("page" = Option<u32>, Query, description = "Number of the page, from 1", example = 1),
        ("per_page" = Option<u32>, Query, description = "Items of a page, at most 100", example = 20),
    ),
    responses(
        (status = 200, description = "A page of opportunities", body = List<OpportunitySummary>),
        (status = 422, description = "A parameter that cannot be read", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list_opportunities(
    caller: Caller,
    form: Parameters,
) -> Result<Json<List<OpportunitySummary>>, PageError> {
    let filter = filter(&form)?;
    let number = count(&form, "page", 1)?;
    let per_page = count(&form, "per_page", 20)?.min(MOST_PER_PAGE);
    let mut tx = caller.cx.read().await?;
    let today = caller.cx.now().date();
    let found = queries::find(&mut tx, &filter, today, (number, per_page)).await?;
    let contents = found.page.iter().map(|one| OpportunitySummary::of(one, &found.names, &caller)).collect();
    let long = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    Ok(Json(List::page(contents, long(found.total), long(number), long(per_page))))
}

/// Read an opportunity
///
/// As linked data of schema.org: `JobPosting`, `Course`, `Event` or `NewsArticle`.
///
/// # Errors
/// See the responses.
#[utoipa::path(
    get,
    path = "/api/v1/opportunities/{id}",
    operation_id = "getOpportunity",
    tag = "opportunities",
    params(("id" = String, Path, description = "Its id.", example = "01930a5c-7b1e-7c3a-9f52-1d2e3f405162")),
    responses(
        (status = 200, description = "The opportunity", body = Object, content_type = "application/json"),
        (status = 404, description = "There is none that is open", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn get_opportunity(
    caller: Caller,
    Path(text): Path<String>,
) -> Result<Json<Value>, PageError> {
    let mut tx = caller.cx.read().await?;
    let today = caller.cx.now().date();
    let one = store::opportunity::find(&mut tx, id(&text)?).await?.ok_or_else(PageError::not_found)?;
    if !one.is_shown_on(today) {
        return Err(PageError::not_found());
    }
    let names = Names::of(&mut tx, std::slice::from_ref(&one), today).await?;
    let place = names.place(&one.place, caller.visit.translator());
    let url = caller.app.url(&one.path());
    Ok(Json(data(&one, &Around { url: &url, place: &place, portal: &caller.app.site().name })))
}

/// The filter that is asked for; a word that cannot be read is refused, where a page would leave it out.
fn filter(form: &Parameters) -> Result<Filter, PageError> {
    let wrong = |name: &str| PageError::invalid("opportunity-api-parameter").with("parameter", name.into());
    let mut filter = Filter { words: form.text("q").chars().take(200).collect(), ..Filter::default() };
    if let Some(word) = form.get("kind") {
        Kind::parse(word).map_err(|_| wrong("kind"))?;
        filter.kind = Some(word.to_owned());
    }
    if let Some(code) = form.get("municipality") {
        kernel::IstatCode::parse(code).map_err(|_| wrong("municipality"))?;
        filter.comune = Some(code.to_owned());
    }
    filter.group = form.get("target_group").map(str::to_owned);
    if let Some(text) = form.get("open_on") {
        filter.until = Some(text.parse().map_err(|_| wrong("open_on"))?);
    }
    Ok(filter)
}

fn count(form: &Parameters, name: &'static str, usual: usize) -> Result<usize, PageError> {
    let Some(text) = form.get(name) else { return Ok(usual) };
    let parsed = text.parse().ok().filter(|number: &usize| (1..=1_000_000).contains(number));
    parsed.ok_or_else(|| PageError::invalid("opportunity-api-parameter").with("parameter", name.into()))
}
