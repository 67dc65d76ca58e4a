//! `GET /api/v1/services`: the search for other programs.

use ::web::forms::Form as Parameters;
use ::web::{App, Caller, List, PageError};
use axum::Json;
use kernel::{Id, IstatCode};
use network::api::Organisation;
use serde::Serialize;
use serde_json::{Map, Value};
use storage::Tx;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::said::LANGUAGES;
use crate::model::catalogue::{
    AccessChannel, Audience, Filters, Freshness, Scheme, Service, ServiceCard, Vocabulary,
};
use crate::queries::catalogue::{Part, find_services};
use crate::store::catalogue::service_list::Narrowed;
use crate::store::catalogue::term;
use crate::web::api::refused::{wrong, wrong_field};
use crate::web::api::shapes::InvalidProblem;

const MOST_PER_PAGE: u32 = 100;

/// What the list can be narrowed by: names of parameters, and kinds of label.
const FILTERS: [&str; 7] =
    ["audience", "topic", "target_group", "channel", "municipality", "language", "cost"];
/// What appointments call [`AccessChannel::Telephone`]; understood here too.
const PHONE: &str = "phone";

/// The catalogue's part of the API.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_services))
}

/// A service, in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServiceSummary {
    /// Its id; also in `/hsds/v3/services/{id}`.
    #[schema(value_type = String, format = Uuid, example = "01930a5c-7b1e-7c3a-9f52-1d2e3f405162")]
    pub id: Id<Service>,
    /// The readable part of its address.
    #[schema(example = "scrivere-curriculum")]
    pub slug: String,
    /// Its name.
    #[schema(example = "Scrivere il curriculum")]
    pub name: String,
    /// One sentence.
    #[schema(example = "Un addetto aiuta a scrivere il curriculum.")]
    pub summary: String,
    /// The body that gives it.
    pub organisation: BodySummary,
    /// What it costs.
    #[schema(example = "gratuito")]
    pub cost: String,
    /// Codes of its topics.
    #[schema(example = json!(["job_search"]))]
    pub topics: Vec<String>,
    /// Codes of its channels.
    #[schema(example = json!(["in_person", "telephone"]))]
    pub channels: Vec<String>,
    /// The day when its body last confirmed it.
    #[schema(format = Date, example = "2026-11-03")]
    pub confirmed_on: String,
    /// `fresh`, or `stale` when that is half a year ago.
    #[schema(value_type = String, example = "fresh")]
    pub freshness: Freshness,
    /// Its page.
    #[schema(example = "https://rete.example/servizi/scrivere-curriculum")]
    pub url: String,
}

/// A body, in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct BodySummary {
    /// Its id.
    #[schema(value_type = String, format = Uuid, example = "01930a5c-7b1e-7c3a-9f52-1d2e3f405162")]
    pub id: Id<Organisation>,
    /// Its name.
    #[schema(example = "Rotta Giusta")]
    pub name: String,
}

/// Searches the catalogue of services.
///
/// Without `q` all services by name; with `q` those that answer it best, best first.
#[utoipa::path(
    get,
    path = "/api/v1/services",
    operation_id = "listServices",
    tag = "services",
    params(
        ("q" = Option<String>, Query, description = "What somebody needs, in plain Italian", example = "non so fare il curriculum"),
        ("audience" = Option<String>, Query, description = "`persons` or `firms`", example = "persons"),
        ("topic" = Option<String>, Query, description = "Code of a topic: a word of `/hsds/v3/taxonomy_terms`", example = "job_search"),
        ("target_group" = Option<String>, Query, description = "Code of a target group: a word of `/hsds/v3/taxonomy_terms`", example = "young"),
        ("channel" = Option<String>, Query, description = "How one reaches it; `phone` is another word for `telephone`", example = "in_person"),
        ("municipality" = Option<String>, Query, description = "ISTAT code of a Comune that is served", example = "011015"),
        ("language" = Option<String>, Query, description = "A language spoken, two letters", example = "it"),
        ("cost" = Option<String>, Query, description = "`free`", example = "free"),
        ("page" = Option<u32>, Query, description = "Number of the page, from 1", example = 1),
        ("per_page" = Option<u32>, Query, description = "Items of a page, at most 100", example = 20),
    ),
    responses(
        (status = 200, description = "A page of services", body = List<ServiceSummary>),
        (status = 422, description = "A parameter that cannot be read, or a word that is not among those it takes", body = InvalidProblem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn list_services(
    caller: Caller,
    form: Parameters,
) -> Result<Json<List<ServiceSummary>>, PageError> {
    let per_page = number(&caller, &form, "per_page", 20)?.min(MOST_PER_PAGE);
    let part = Part { page: number(&caller, &form, "page", 1)?, per_page };
    let mut reader = caller.cx.read().await?;
    let filters = filters(&mut reader, &caller, &form).await?;
    let today = caller.cx.now().date();
    let narrowed = Narrowed { filters, ..Narrowed::default() };
    let found = find_services(&mut reader, form.text("q"), &narrowed, part, today).await?;
    let summary = |card: &ServiceCard| ServiceSummary {
        id: card.id,
        slug: card.slug.clone(),
        name: card.name.clone(),
        summary: card.summary.clone(),
        organisation: BodySummary {
            id: card.organisation,
            name: found.bodies.get(&card.organisation).cloned().unwrap_or_default(),
        },
        cost: card.cost.clone(),
        topics: card.codes("topic").map(str::to_owned).collect(),
        channels: card.codes("channel").map(str::to_owned).collect(),
        confirmed_on: card.confirmed_on.to_string(),
        freshness: card.freshness(today),
        url: caller.app.url(&format!("/servizi/{}", card.slug)),
    };
    let contents = found.cards.iter().map(summary).collect();
    let total = u64::try_from(found.total).unwrap_or(0);
    Ok(Json(List::page(contents, total, u64::from(part.page), u64::from(part.per_page))))
}

/// The filters that are asked for; all that are wrong are told at once, with the words they take.
async fn filters(tx: &mut Tx, caller: &Caller, form: &Parameters) -> Result<Filters, PageError> {
    let vocabulary = term::all(tx).await?;
    let (mut filters, mut errors) = (Filters::default(), Map::new());
    for kind in FILTERS {
        let Some(code) = form.get(kind) else { continue };
        let said = if kind == "municipality" {
            (!is_municipality(tx, code).await?).then(|| caller.visit.t("desk-api-unknown-municipality"))
        } else {
            let words = words(kind, &vocabulary);
            let t = caller.visit.translator();
            (!words.contains(&code))
                .then(|| t.ta("desk-api-not-a-word", &[("words", words.join(", ").into())]))
        };
        match said {
            Some(said) => drop(errors.insert(kind.to_owned(), Value::String(said))),
            None if code == PHONE => filters.require(kind, AccessChannel::Telephone.code()),
            None => filters.require(kind, code),
        }
    }
    if errors.is_empty() { Ok(filters) } else { Err(wrong(errors)) }
}

async fn is_municipality(tx: &mut Tx, code: &str) -> storage::Result<bool> {
    let Ok(code) = IstatCode::parse(code) else { return Ok(false) };
    Ok(!network::api::municipalities_of(tx, &[code]).await?.is_empty())
}

/// The words that a filter takes today.
fn words<'a>(kind: &str, vocabulary: &'a Vocabulary) -> Vec<&'a str> {
    match kind {
        "topic" => vocabulary.of(Scheme::Topic).map(|term| term.code.as_str()).collect(),
        "target_group" => vocabulary.of(Scheme::TargetGroup).map(|term| term.code.as_str()).collect(),
        _ => fixed_words(kind),
    }
}

/// The words of a filter that takes the same in every installation; none for the others.
pub(crate) fn fixed_words(kind: &str) -> Vec<&'static str> {
    match kind {
        "audience" => vec![Audience::Persons.code(), Audience::Firms.code()],
        "channel" => AccessChannel::ALL.into_iter().map(AccessChannel::code).chain([PHONE]).collect(),
        "language" => LANGUAGES.to_vec(),
        "cost" => vec!["free"],
        _ => Vec::new(),
    }
}

fn number(caller: &Caller, form: &Parameters, name: &'static str, usual: u32) -> Result<u32, PageError> {
    let Some(text) = form.get(name) else { return Ok(usual) };
    let parsed = text.parse().ok().filter(|number: &u32| (1..=10_000_000).contains(number));
    parsed.ok_or_else(|| {
        wrong_field(caller, name, "desk-api-parameter")
            .saying("desk-api-parameter")
            .with("parameter", name.into())
    })
}
