//! What the room prints: typst templates and their data. `app` sets them, since only it links the platform's `pdf`.

use std::collections::BTreeMap;

use ::web::{Caller, PageError};
use jiff::civil::Date;
use kernel::Id;
use network::api::Organisation;
use serde::Serialize;
use texts::Translator;

pub use crate::web::launch::{GuideDocument, guide_document};

use crate::model::catalogue::{Freshness, Scheme, Service, ServiceId, Vocabulary};
use crate::store::catalogue::{service, service_list, term};

/// More services than anybody would print.
const MOST: i64 = 5_000;

/// The printed *Catalogo dei Servizi*.
#[derive(Clone, Debug, Serialize)]
pub struct CatalogueDocument {
    /// Its title.
    pub title: String,
    lead: String,
    of_day: String,
    contents: String,
    topics: Vec<Topic>,
}

#[derive(Clone, Debug, Serialize)]
struct Topic {
    name: String,
    services: Vec<Entry>,
}

#[derive(Clone, Debug, Serialize)]
struct Entry {
    name: String,
    summary: String,
    pairs: Vec<Pair>,
}

#[derive(Clone, Debug, Serialize)]
struct Pair {
    term: String,
    text: String,
}

/// Every service that the portal shows today, under its first topic; in Italian, as its sheets are.
///
/// # Errors
/// When the database does not answer.
pub async fn catalogue_document(caller: &Caller) -> Result<(&'static str, CatalogueDocument), PageError> {
    let mut tx = caller.cx.read().await?;
    let today = caller.cx.now().date();
    let narrowed = service_list::Narrowed::default();
    let cards = service_list::list(&mut tx, &narrowed, Freshness::hidden_up_to(today), MOST, 0).await?;
    let ids: Vec<ServiceId> = cards.iter().map(|card| card.id).collect();
    let services = service::by_ids(&mut tx, &ids).await?;
    let vocabulary = term::all(&mut tx).await?;
    let bodies: Vec<Id<Organisation>> = services.iter().map(|service| service.organisation).collect();
    let bodies = network::api::organisations(&mut tx, &bodies).await?;
    let t = caller.app.translator(texts::Locale::It);
    Ok((include_str!("../templates/print/catalogue.typ"), said(&t, &services, &bodies, &vocabulary, today)))
}

fn said(
    t: &Translator,
    services: &[Service],
    bodies: &[Organisation],
    vocabulary: &Vocabulary,
    today: Date,
) -> CatalogueDocument {
    let mut by_topic: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    for service in services {
        let topic = service.sheet.topics.first().map_or("", String::as_str);
        let body = bodies.iter().find(|body| body.id == service.organisation);
        by_topic.entry(topic).or_default().push(entry(t, service, body));
    }
    let mut topics: Vec<Topic> = vocabulary
        .of(Scheme::Topic)
        .filter_map(|term| {
            let services = by_topic.remove(term.code.as_str())?;
            Some(Topic { name: term.name_it.clone(), services })
        })
        .collect();
    let others: Vec<Entry> = by_topic.into_values().flatten().collect();
    if !others.is_empty() {
        topics.push(Topic { name: t.t("desk-print-other-topics"), services: others });
    }
    CatalogueDocument {
        title: t.t("desk-print-catalogue-title"),
        lead: t.t("desk-print-catalogue-lead"),
        of_day: t.ta("desk-print-catalogue-day", &[("day", t.date(today).into())]),
        contents: t.t("desk-print-catalogue-contents"),
        topics,
    }
}

fn entry(t: &Translator, service: &Service, body: Option<&Organisation>) -> Entry {
    let sheet = &service.sheet;
    let phone =
        sheet.phone.clone().or_else(|| body.and_then(|body| body.phone.as_ref().map(ToString::to_string)));
    let told = [
        ("desk-print-service-body", body.map(|body| body.name.clone()).unwrap_or_default()),
        ("desk-print-service-phone", phone.unwrap_or_default()),
        ("desk-print-service-who", sheet.who.clone()),
        ("desk-print-service-how", sheet.how.clone()),
        ("desk-print-service-bring", sheet.bring.join("; ")),
        ("desk-print-service-gets", sheet.gets.clone()),
        ("desk-print-service-times", sheet.times.clone()),
        ("desk-print-service-cost", sheet.cost.clone()),
        ("desk-print-service-confirmed", t.date(service.confirmation.on)),
    ];
    let pairs = told
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| Pair { term: t.t(key), text })
        .collect();
    Entry { name: sheet.name.clone(), summary: sheet.summary.clone(), pairs }
}
