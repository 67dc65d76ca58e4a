//! `/servizi/{slug}`: the sheet of a service, in the order of criterion C.SI.1.3 of the *modello Comuni*.

use askama::Template;
use axum::extract::Path;
use kernel::IstatCode;
use network::api::Organisation;
use storage::Tx;
use texts::Translator;
use web::{Answer, Caller, Page, PageError, kinds};

use super::{category, metatag, said};
use crate::model::catalogue::{Freshness, Place, Scheme, Service, ServiceSheet, ServiceStatus, Vocabulary};
use crate::store::catalogue::{place, service, term};
use crate::web::cpsv::{self, Format};
use crate::web::shown::{self, encoded};

#[derive(Template)]
#[template(path = "catalogue/sheet.html")]
struct SheetPage {
    page: Page,
    sheet: ServiceSheet,
    slug: String,
    booking: String,
    status: &'static str,
    is_active: bool,
    topics: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    contacts: Vec<(String, String)>,
    email: Option<String>,
    phone: Option<String>,
    url: Option<String>,
    places: Vec<Place>,
    confirmed: String,
    is_stale: bool,
    metatag: String,
    sign_in: Option<String>,
}

/// `GET /servizi/{slug}`; with `.ttl` or `.jsonld` at its end the same as linked data.
///
/// # Errors
/// 404 for a service that is not there, 410 for one that nobody confirmed for too long.
pub async fn show(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut reader = caller.cx.read().await?;
    if let Some((slug, format)) = Format::asked(&slug) {
        let found = shown_service(&mut reader, &caller, slug).await?;
        return cpsv::one(&mut reader, &caller, found, format).await;
    }
    let found = shown_service(&mut reader, &caller, &slug).await?;
    let vocabulary = term::all(&mut reader).await?;
    let body = network::api::organisation(&mut reader, found.organisation)
        .await?
        .ok_or_else(PageError::not_found)?;
    let places: Vec<Place> =
        place::of_services(&mut reader, &[found.id]).await?.into_iter().map(|given| given.place).collect();
    let served = municipalities(&mut reader, &found.sheet).await?;
    drop(reader);
    let t = caller.visit.translator();
    let (category, category_href) = category::of(&found.sheet);
    let page = caller
        .page(found.sheet.name.clone())
        .crumb(t.t("desk-list-title"), "/servizi")
        .crumb(t.t(category), category_href)
        .described(found.sheet.summary.clone())
        .rated();
    let area = if served.is_empty() { t.t("desk-sheet-everywhere") } else { served.join(", ") };
    let level =
        found.sheet.lep.as_deref().map(|code| vocabulary.name(Scheme::Lep, code, t.locale()).to_owned());
    let metatag = metatag::block(
        &found,
        level.as_deref().unwrap_or(&found.sheet.name),
        &body,
        &area,
        places.first(),
        &caller.app.url(&format!("/servizi/{slug}")),
    );
    let confirmed = t.ta(
        "desk-sheet-confirmed",
        &[("day", t.date(found.confirmation.on).into()), ("by", found.confirmation.by.clone().into())],
    );
    let booking = format!("/prenota?servizio={}", encoded(&slug));
    web::html(&SheetPage {
        page,
        sign_in: shown::sign_in_towards(&caller, &booking),
        booking,
        status: said::status(found.status),
        is_active: found.status == ServiceStatus::Active,
        topics: topics(t, &found.sheet, &vocabulary),
        facts: facts(t, &found, &vocabulary, level, area),
        contacts: contacts(t, &body),
        email: found.sheet.email.clone().or_else(|| body.email.as_ref().map(ToString::to_string)),
        phone: found.sheet.phone.clone().or_else(|| body.phone.as_ref().map(ToString::to_string)),
        url: found.sheet.url.clone().or_else(|| body.website.clone()),
        is_stale: found.freshness(caller.cx.now().date()) == Freshness::Stale,
        sheet: found.sheet,
        slug,
        places,
        confirmed,
        metatag,
    })
}

/// A service that the public may see; one hidden for its age is gone, with whom to ask.
pub(super) async fn shown_service(tx: &mut Tx, caller: &Caller, slug: &str) -> Result<Service, PageError> {
    let found = service::by_slug(tx, slug).await?.filter(|found| found.status.is_public());
    let found = found.ok_or_else(PageError::not_found)?;
    if !found.is_shown(caller.cx.now().date()) {
        return Err(PageError::of(&kinds::GONE)
            .saying("desk-sheet-hidden")
            .next("/sportelli", "desk-sheet-hidden-next"));
    }
    Ok(found)
}

/// The names of the Comuni that it serves; none when it serves all.
async fn municipalities(tx: &mut Tx, sheet: &ServiceSheet) -> storage::Result<Vec<String>> {
    let codes: Vec<IstatCode> =
        sheet.municipalities.iter().filter_map(|code| IstatCode::parse(code).ok()).collect();
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    Ok(network::api::municipalities_of(tx, &codes).await?.into_iter().map(|place| place.name).collect())
}

fn topics(t: &Translator, sheet: &ServiceSheet, vocabulary: &Vocabulary) -> Vec<(String, String)> {
    let named = |code: &String| {
        let name = vocabulary.name(Scheme::Topic, code, t.locale()).to_owned();
        (name, format!("/servizi?argomento={}", encoded(code)))
    };
    sheet.topics.iter().map(named).collect()
}

fn facts(
    t: &Translator,
    found: &Service,
    vocabulary: &Vocabulary,
    level: Option<String>,
    area: String,
) -> Vec<(String, String)> {
    let sheet = &found.sheet;
    let groups: Vec<&str> = sheet
        .target_groups
        .iter()
        .map(|code| vocabulary.name(Scheme::TargetGroup, code, t.locale()))
        .collect();
    let channels: Vec<String> = sheet.channels.iter().map(|channel| t.t(said::channel(*channel))).collect();
    let languages: Vec<String> = sheet.languages.iter().map(|code| said::language(t, code)).collect();
    let age = match (sheet.min_age, sheet.max_age) {
        (Some(min), Some(max)) => t.ta("desk-sheet-ages", &[("min", min.into()), ("max", max.into())]),
        (Some(min), None) => t.ta("desk-sheet-age-from", &[("min", min.into())]),
        (None, Some(max)) => t.ta("desk-sheet-age-to", &[("max", max.into())]),
        (None, None) => String::new(),
    };
    let length = sheet.minutes.map(|minutes| t.ta("desk-sheet-minutes", &[("minutes", minutes.into())]));
    let rows = [
        ("desk-sheet-cost", sheet.cost.clone()),
        ("desk-sheet-groups", groups.join(", ")),
        ("desk-sheet-age", age),
        ("desk-sheet-channels", channels.join(", ")),
        ("desk-sheet-length", length.unwrap_or_default()),
        ("desk-sheet-languages", languages.join(", ")),
        ("desk-sheet-area", area),
        ("desk-sheet-schedule", sheet.schedule.clone()),
        ("desk-sheet-accessibility", sheet.accessibility.clone()),
        ("desk-sheet-level", level.unwrap_or_default()),
    ];
    rows.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (t.t(key), text)).collect()
}

fn contacts(t: &Translator, body: &Organisation) -> Vec<(String, String)> {
    let rows = [("desk-sheet-body", Some(body.name.clone())), ("desk-sheet-address", body.address.clone())];
    rows.into_iter().filter_map(|(key, text)| Some((t.t(key), text?))).collect()
}
