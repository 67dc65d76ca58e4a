//! The catalogue as open data of public services: CPSV-AP with the types of CPSV-AP_IT, in Turtle and JSON-LD.
//!
//! `/servizi.ttl`, `/servizi.jsonld`: all that the public sees. `/servizi/{slug}.ttl`, `.jsonld`: one service, reached through
//! its sheet's route. HSDS (`web::hsds`) says the same for whoever works with directories of services.

mod describe;
mod graph;

use std::collections::BTreeMap;

use ::web::{Answer, App, Caller, PageError};
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse as _;
use axum::routing::get;
use kernel::Id;
use network::api::Organisation;
use storage::Tx;

use self::describe::{Around, describe};
use self::graph::Graph;
use crate::model::catalogue::{Freshness, Service, ServiceId};
use crate::store::catalogue::service_list::{self, Narrowed};
use crate::store::catalogue::{service, term};

/// A way to write linked data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Turtle.
    Turtle,
    /// JSON-LD.
    JsonLd,
}

impl Format {
    /// The slug and the format of the last part of an address, where it asks for one: slugs have no dot.
    pub fn asked(last: &str) -> Option<(&str, Self)> {
        let (slug, ending) = last.rsplit_once('.')?;
        match ending {
            "ttl" => Some((slug, Self::Turtle)),
            "jsonld" => Some((slug, Self::JsonLd)),
            _ => None,
        }
    }
}

/// The whole catalogue.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/servizi.ttl", get(|caller: Caller| whole(caller, Format::Turtle)))
        .route("/servizi.jsonld", get(|caller: Caller| whole(caller, Format::JsonLd)))
}

async fn whole(caller: Caller, format: Format) -> Answer {
    let mut reader = caller.cx.read().await?;
    let hides = Freshness::hidden_up_to(caller.cx.now().date());
    let cards = service_list::list(&mut reader, &Narrowed::default(), hides, 10_000, 0).await?;
    let ids: Vec<ServiceId> = cards.iter().map(|card| card.id).collect();
    let services = service::by_ids(&mut reader, &ids).await?;
    write(&mut reader, &caller, &services, format).await
}

/// One service that the public sees.
///
/// # Errors
/// When the database does not answer.
pub async fn one(reader: &mut Tx, caller: &Caller, service: Service, format: Format) -> Answer {
    write(reader, caller, &[service], format).await
}

async fn write(reader: &mut Tx, caller: &Caller, services: &[Service], format: Format) -> Answer {
    let network =
        network::api::networks(reader).await?.into_iter().next().ok_or_else(PageError::not_found)?;
    let lead = network::api::organisation(reader, network.lead).await?.ok_or_else(PageError::not_found)?;
    let mut ids: Vec<Id<Organisation>> = services.iter().map(|service| service.organisation).collect();
    ids.sort();
    ids.dedup();
    let bodies = network::api::organisations(reader, &ids).await?;
    let bodies: BTreeMap<Id<Organisation>, Organisation> =
        bodies.into_iter().map(|body| (body.id, body)).collect();
    let vocabulary = term::all(reader).await?;
    let site = caller.app.site();
    let around = Around {
        site: &site.public_url,
        name: &site.name,
        lead: &lead,
        bodies: &bodies,
        vocabulary: &vocabulary,
    };
    Ok(written(&describe(services, &around), format))
}

fn written(graph: &Graph, format: Format) -> axum::response::Response {
    match format {
        Format::Turtle => ([(CONTENT_TYPE, "text/turtle; charset=utf-8")], graph.turtle()).into_response(),
        Format::JsonLd => {
            ([(CONTENT_TYPE, "application/ld+json")], graph.json_ld().to_string()).into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_is_asked_for_by_the_ending() {
        assert_eq!(Format::asked("scrivere-curriculum.ttl"), Some(("scrivere-curriculum", Format::Turtle)));
        assert_eq!(Format::asked("a.jsonld"), Some(("a", Format::JsonLd)));
        assert_eq!(Format::asked("scrivere-curriculum"), None);
        assert_eq!(Format::asked("a.pdf"), None);
    }
}
