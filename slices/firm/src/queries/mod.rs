//! Reads for pages: needs with the names that people read beside them.

use std::collections::HashMap;

use ::desk::api::Desk;
use kernel::{Id, IstatCode};
use network::api::{Network, Organisation};
use policy::Resource;
use storage::{Cx, Result, Tx};

use crate::model::Need;
use crate::policy::SeeNeeds;
use crate::store::need::Whose;

/// How many stand on one page.
pub const PER_PAGE: i64 = 30;

/// The names that stand beside needs.
#[derive(Clone, Debug, Default)]
pub struct Names {
    comuni: HashMap<IstatCode, String>,
    bodies: HashMap<Id<Organisation>, String>,
    desks: HashMap<Id<Desk>, (String, String)>,
}

impl Names {
    /// Those of these needs, and of these bodies.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(tx: &mut Tx, needs: &[Need], bodies: &[Id<Organisation>]) -> Result<Self> {
        let codes: Vec<IstatCode> = needs.iter().filter_map(|need| need.firm.comune.clone()).collect();
        let comuni = network::api::municipalities_of(tx, &codes).await?;
        let bodies = network::api::organisations(tx, bodies).await?;
        let desks: Vec<Id<Desk>> = needs.iter().map(|need| need.desk).collect();
        let desks = ::desk::api::desks(tx, &desks).await?;
        Ok(Self {
            comuni: comuni.into_iter().map(|one| (one.istat_code, one.name)).collect(),
            bodies: bodies.into_iter().map(|one| (one.id, one.details.name)).collect(),
            desks: desks.into_iter().map(|desk| (desk.id, (desk.slug, desk.name))).collect(),
        })
    }

    /// The Comune of a firm.
    pub fn comune(&self, code: Option<&IstatCode>) -> Option<&str> {
        self.comuni.get(code?).map(String::as_str)
    }

    /// A body.
    pub fn body(&self, id: Option<Id<Organisation>>) -> &str {
        id.and_then(|id| self.bodies.get(&id)).map_or("", String::as_str)
    }

    /// The name of a desk.
    pub fn desk(&self, id: Id<Desk>) -> &str {
        self.desks.get(&id).map_or("", |(_, name)| name.as_str())
    }

    /// The address of a need's page for staff.
    pub fn path(&self, need: &Need) -> String {
        let slug = self.desks.get(&need.desk).map_or("", |(slug, _)| slug.as_str());
        format!("/ufficio/imprese/{slug}/{}", need.id)
    }
}

/// What somebody of the staff sees of firms.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// The networks whose needs she sees all of.
    pub networks: Vec<Network>,
    /// The desks whose bodies' needs she sees.
    pub desks: Vec<Desk>,
}

impl Seen {
    /// By asking policy for each.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(tx: &mut Tx, cx: &Cx) -> Result<Self> {
        let mut seen = Self::default();
        for network in network::api::networks(tx).await? {
            let id = network.id.uuid();
            for desk in ::desk::api::desks_of_network(tx, id).await? {
                if cx.permit::<SeeNeeds>(Resource::new(desk.organisation, desk.scopes())).is_ok() {
                    seen.desks.push(desk);
                }
            }
            if cx.permit::<SeeNeeds>(Resource::new(id, [id])).is_ok() {
                seen.networks.push(network);
            }
        }
        Ok(seen)
    }

    /// The widest view: all of her networks, or the bodies of her desks; none where she sees nothing.
    pub fn whose(&self) -> Option<Whose> {
        if !self.networks.is_empty() {
            return Some(Whose::Networks(self.networks.iter().map(|one| one.id).collect()));
        }
        let mut bodies: Vec<Id<Organisation>> =
            self.desks.iter().map(|desk| Id::from_uuid(desk.organisation)).collect();
        bodies.sort();
        bodies.dedup();
        (!bodies.is_empty()).then_some(Whose::Bodies(bodies))
    }
}
