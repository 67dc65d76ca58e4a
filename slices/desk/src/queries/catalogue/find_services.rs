//! One page of the catalogue: what was searched for, best first, or all by name.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::Id;
use network::api::Organisation;
use storage::{Result, Tx};

use super::search_services;
use crate::model::catalogue::{Freshness, ServiceCard, ServiceId};
use crate::store::catalogue::service_list::{Narrowed, cards, count, list};

/// Which part of the answer is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Number of the page, from 1.
    pub page: u32,
    /// How many on a page.
    pub per_page: u32,
}

impl Part {
    /// How many come before it.
    pub fn offset(self) -> i64 {
        i64::from(self.page.saturating_sub(1)) * i64::from(self.per_page)
    }

    /// How many pages hold so many.
    pub fn pages(self, total: i64) -> i64 {
        let per_page = i64::from(self.per_page.max(1));
        (total + per_page - 1).div_euclid(per_page).max(1)
    }
}

/// A page of services.
#[derive(Clone, Debug)]
pub struct Found {
    /// Those of the page.
    pub cards: Vec<ServiceCard>,
    /// How many there are on all pages.
    pub total: i64,
    /// The names of their bodies.
    pub bodies: BTreeMap<Id<Organisation>, String>,
}

/// The services shown on `today` that answer `text` (all, when it is empty) and are not narrowed out.
///
/// # Errors
/// When the database refuses.
pub async fn find_services(
    tx: &mut Tx,
    text: &str,
    narrowed: &Narrowed,
    part: Part,
    today: Date,
) -> Result<Found> {
    let hides = Freshness::hidden_up_to(today);
    let (cards, total) = if text.trim().is_empty() {
        let total = count(tx, narrowed, hides).await?;
        (list(tx, narrowed, hides, i64::from(part.per_page), part.offset()).await?, total)
    } else {
        let ranked = search_services(tx, text, &narrowed.filters, today).await?;
        let ids: Vec<ServiceId> = ranked.iter().map(|ranked| ranked.sheet).collect();
        let skipped = usize::try_from(part.offset()).unwrap_or(usize::MAX);
        let wanted: Vec<ServiceId> =
            ids.iter().copied().skip(skipped).take(usize::try_from(part.per_page).unwrap_or(0)).collect();
        (cards(tx, &wanted).await?, i64::try_from(ids.len()).unwrap_or(i64::MAX))
    };
    let bodies = body_names(tx, &cards).await?;
    Ok(Found { cards, total, bodies })
}

/// The names of the bodies of some services.
///
/// # Errors
/// When the database refuses.
pub async fn body_names(tx: &mut Tx, cards: &[ServiceCard]) -> Result<BTreeMap<Id<Organisation>, String>> {
    let mut ids: Vec<Id<Organisation>> = cards.iter().map(|card| card.organisation).collect();
    ids.sort();
    ids.dedup();
    let bodies = network::api::organisations(tx, &ids).await?;
    Ok(bodies.into_iter().map(|body| (body.id, body.details.name)).collect())
}
