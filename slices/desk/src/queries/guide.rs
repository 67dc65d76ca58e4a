//! The guide of a desk, "whom do I send where": from the catalogue and the desks, never typed.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Id, Instant, PhoneNumber};
use network::api::Organisation;
use storage::{Result, Tx};

use crate::model::catalogue::{Freshness, Label, Scheme, Vocabulary};
use crate::model::{Desk, Opening};
use crate::store;
use crate::store::guide::GuideService;

/// Desks that are named to whom this one is too far or too full.
const NEIGHBOURS: usize = 3;

/// What the guide says.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The desk.
    pub desk: Desk,
    /// The day it is of.
    pub on: Date,
    /// Its weekly hours.
    pub openings: Vec<Opening>,
    /// Services by topic.
    pub topics: Vec<GuideTopic>,
    /// The nearest open desks.
    pub neighbours: Vec<Desk>,
}

/// The services of a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct GuideTopic {
    /// Its code; empty for services without a topic.
    pub code: String,
    /// Its name in the two languages.
    pub names: Option<(String, String)>,
    /// The services, by name.
    pub lines: Vec<GuideLine>,
}

/// A service: whom do I call.
#[derive(Clone, Debug, PartialEq)]
pub struct GuideLine {
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub service: String,
    /// The body that gives it.
    pub body: String,
    /// The service's telephone, or the body's.
    pub phone: Option<String>,
    /// Codes of its channels.
    pub channels: Vec<String>,
}

/// Puts the guide of a desk together.
///
/// # Errors
/// When the database refuses.
pub async fn guide(tx: &mut Tx, desk: Desk, now: Instant) -> Result<Guide> {
    let today = now.date();
    let services = store::guide::services(tx, &desk, Freshness::hidden_up_to(today)).await?;
    let vocabulary = store::catalogue::term::all(tx).await?;
    let mut ids: Vec<Id<Organisation>> = services.iter().map(|service| service.organisation).collect();
    ids.sort();
    ids.dedup();
    let bodies = network::api::organisations(tx, &ids).await?;
    let bodies: HashMap<Id<Organisation>, Organisation> =
        bodies.into_iter().map(|body| (body.id, body)).collect();
    let openings = store::agenda::openings_of_desks(tx, &[desk.id]).await?;
    let neighbours = neighbours(tx, &desk).await?;
    Ok(Guide { on: today, openings, topics: by_topic(services, &vocabulary, &bodies), neighbours, desk })
}

/// Each service once, under the first of its topics in the order of the vocabulary; those without one come last.
fn by_topic(
    services: Vec<GuideService>,
    vocabulary: &Vocabulary,
    bodies: &HashMap<Id<Organisation>, Organisation>,
) -> Vec<GuideTopic> {
    let mut topics: Vec<GuideTopic> = vocabulary
        .of(Scheme::Topic)
        .map(|term| GuideTopic {
            code: term.code.clone(),
            names: Some((term.name_it.clone(), term.name_en.clone())),
            lines: Vec::new(),
        })
        .collect();
    topics.push(GuideTopic { code: String::new(), names: None, lines: Vec::new() });
    for service in services {
        let body = bodies.get(&service.organisation);
        let has = |code: &str| service.labels.iter().any(|label| label.code_of("topic") == Some(code));
        let Some(place) = topics.iter().position(|topic| topic.names.is_none() || has(&topic.code)) else {
            continue;
        };
        if let Some(topic) = topics.get_mut(place) {
            topic.lines.push(line(service, body));
        }
    }
    topics.retain(|topic| !topic.lines.is_empty());
    topics
}

fn line(service: GuideService, body: Option<&Organisation>) -> GuideLine {
    let of_body = || body.and_then(|body| body.phone.as_ref()).map(PhoneNumber::to_string);
    let channels = |label: &Label| label.code_of("channel").map(str::to_owned);
    GuideLine {
        channels: service.labels.iter().filter_map(channels).collect(),
        slug: service.slug,
        service: service.name,
        body: body.map(|body| body.name.clone()).unwrap_or_default(),
        phone: service.phone.or_else(of_body),
    }
}

async fn neighbours(tx: &mut Tx, desk: &Desk) -> Result<Vec<Desk>> {
    let mut others = store::desk::open(tx).await?;
    others.retain(|other| other.id != desk.id && other.network == desk.network);
    if let Some(here) = desk.place {
        let km = |other: &Desk| other.place.map_or(f64::MAX, |place| here.km_to(place));
        others.sort_by(|a, b| km(a).total_cmp(&km(b)));
    }
    others.truncate(NEIGHBOURS);
    Ok(others)
}
