//! Reads for pages, feeds and mails: opportunities with the names that people read beside them.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Id, IstatCode};
use network::api::{Network, Organisation};
use policy::Resource;
use storage::{Cx, Result, Tx};
use texts::{Locale, Translator};

use crate::actions::standing::{groups, scopes};
use crate::model::{Filter, Opportunity, Place};
use crate::policy::SeeOffice;
use crate::store;

/// How many stand on one page.
pub const PER_PAGE: usize = 20;

/// The names that stand beside opportunities.
#[derive(Clone, Debug, Default)]
pub struct Names {
    comuni: HashMap<IstatCode, String>,
    bodies: HashMap<Id<Organisation>, String>,
    groups: HashMap<String, (String, String)>,
}

impl Names {
    /// Those of these opportunities.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(tx: &mut Tx, all: &[Opportunity], today: Date) -> Result<Self> {
        let codes: Vec<IstatCode> = all.iter().filter_map(|one| one.place.comune().cloned()).collect();
        let comuni = network::api::municipalities_of(tx, &codes).await?;
        let ids: Vec<Id<Organisation>> = all.iter().filter_map(|one| one.organisation).collect();
        let bodies = network::api::organisations(tx, &ids).await?;
        let mut networks: Vec<Id<Network>> = all.iter().map(|one| one.network).collect();
        networks.sort();
        networks.dedup();
        let mut names = HashMap::new();
        if all.iter().any(|one| !one.groups.is_empty()) {
            for network in networks {
                for group in groups(tx, network, today).await? {
                    names.insert(group.key, (group.name_it, group.name_en));
                }
            }
        }
        Ok(Self {
            comuni: comuni.into_iter().map(|one| (one.istat_code, one.name)).collect(),
            bodies: bodies.into_iter().map(|one| (one.id, one.details.name)).collect(),
            groups: names,
        })
    }

    /// Where it is, in words.
    pub fn place(&self, place: &Place, say: &Translator) -> String {
        match place.comune() {
            Some(code) => self.comuni.get(code).cloned().unwrap_or_else(|| code.to_string()),
            None => say.t("opportunity-place-everywhere"),
        }
    }

    /// The body it comes from.
    pub fn body(&self, id: Option<Id<Organisation>>) -> Option<&str> {
        self.bodies.get(&id?).map(String::as_str)
    }

    /// The groups it is for, in words.
    pub fn groups(&self, one: &Opportunity, locale: Locale) -> Vec<String> {
        let name = |key: &String| match (self.groups.get(key), locale) {
            (Some((name, _)), Locale::It) | (Some((_, name)), Locale::En) => name.clone(),
            (None, _) => key.clone(),
        };
        one.groups.iter().map(name).collect()
    }
}

/// A page of what is shown.
pub struct Found {
    /// What stands on it.
    pub page: Vec<Opportunity>,
    /// How many there are.
    pub total: usize,
    /// The names beside them.
    pub names: Names,
}

/// What answers a filter today.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, filter: &Filter, today: Date, part: (usize, usize)) -> Result<Found> {
    let (page, total) = store::search::find(tx, filter, today, part).await?;
    let names = Names::of(tx, &page, today).await?;
    Ok(Found { page, total, names })
}

/// The networks whose office somebody sees.
///
/// # Errors
/// When the database refuses.
pub async fn seen(tx: &mut Tx, cx: &Cx) -> Result<Vec<Network>> {
    let mut seen = Vec::new();
    for network in network::api::networks(tx).await? {
        let resource = Resource::new(network.id, scopes(tx, cx, network.id).await?);
        if cx.permit::<SeeOffice>(resource).is_ok() {
            seen.push(network);
        }
    }
    Ok(seen)
}
