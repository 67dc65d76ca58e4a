//! `/accedi`: SPID, CIE, and what else there is for who has neither.

use askama::Template;
use axum::Extension;
use policy::Actor;
use web::forms::Form;
use web::{Answer, Caller, Page, see_other};

use crate::Room;
use crate::model::{ProviderKind, Service};
use crate::queries::national::{self, Choice};
use crate::settings::{FederationKind, Organisation};
use crate::web::towards;

#[derive(Template)]
#[template(path = "national/choose.html")]
struct Choose {
    page: Page,
    /// She was on her way to a page that asked for the sign-in.
    was_sent: bool,
    needs_level_three: bool,
    spid: Vec<Way>,
    cie: Vec<Way>,
    eidas: Vec<Way>,
    /// Of which day the list of SPID's providers is.
    registry: Option<String>,
    /// The staff's own sign-in.
    staff: String,
}

/// A provider to be gone to.
struct Way {
    name: String,
    href: String,
}

/// The page.
pub(super) async fn show(caller: Caller, Extension(room): Extension<Room>, form: Form) -> Answer {
    let to = towards::inside(form.text("verso"));
    let level = asked_level(&form);
    if let Actor::Person { level: held, .. } = &caller.cx.actor
        && crate::model::level_number(*held) >= level
    {
        return Ok(see_other(to.unwrap_or(towards::PERSONAL)));
    }
    let choice = national::choice(&caller.cx).await?;
    let offer =
        Offer { room: &room, choice: &choice, organisation: form.get("ente"), form: &form, to, level };
    let spid_registry = choice.registries.iter().find(|registry| registry.kind == ProviderKind::Spid);
    let eidas =
        if room.settings.eidas_node { offer.ways(Service::Spid, ProviderKind::Eidas) } else { Vec::new() };
    web::html(&Choose {
        page: caller.page(caller.t("identity-choose-title")).private(),
        was_sent: to.is_some(),
        needs_level_three: level == 3,
        spid: offer.ways(Service::Spid, ProviderKind::Spid),
        cie: offer.ways(Service::Cie, ProviderKind::Cie),
        eidas,
        registry: spid_registry.map(|registry| caller.visit.translator().date_short(registry.on)),
        staff: towards::with("/accesso", towards::safe(to.unwrap_or_default())),
    })
}

/// The level that a page asks for; the second where it asks for none.
pub(in crate::web) fn asked_level(form: &Form) -> i64 {
    match form.text("livello") {
        "1" => 1,
        "3" => 3,
        _ => 2,
    }
}

struct Offer<'a> {
    room: &'a Room,
    choice: &'a Choice,
    organisation: Option<&'a str>,
    form: &'a Form,
    to: Option<&'a str>,
    level: i64,
}

impl Offer<'_> {
    fn ways(&self, service: Service, kind: ProviderKind) -> Vec<Way> {
        let Some(organisation) = self.room.organisation(service, self.organisation) else {
            return Vec::new();
        };
        let way = |provider: &crate::store::provider::Offered| Way {
            name: provider.name.clone(),
            href: self.href(service, organisation, &provider.entity_id),
        };
        let mut ways: Vec<Way> = self.choice.of(kind).map(way).collect();
        if kind != ProviderKind::Eidas {
            ways.extend(self.federated(service, organisation));
        }
        national::shuffle(&mut ways);
        ways
    }

    /// The same by OpenID: as many as the anchors of the configuration vouch for.
    fn federated(&self, service: Service, organisation: &Organisation) -> Vec<Way> {
        let anchors = &self.room.settings.federation.anchors;
        let is_its = |kind: FederationKind| {
            kind.service() == service && anchors.iter().any(|known| known.kind == kind)
        };
        let offered = self.choice.federated.iter().filter(|offered| is_its(offered.kind));
        let way = |offered: &crate::store::federation::Offered| {
            let mut href = format!("/oidc/login?provider={}", towards::encoded(&offered.entity));
            if !self.room.settings.is_default(organisation) {
                href.push_str(&format!("&ente={}", organisation.slug));
            }
            self.ask(&mut href);
            Way { name: offered.name.clone(), href }
        };
        offered.map(way).collect()
    }

    fn href(&self, service: Service, organisation: &Organisation, entity_id: &str) -> String {
        let mut href = self.room.settings.path(organisation, service.base(), "/login");
        href.push_str("?idp=");
        href.push_str(&towards::encoded(entity_id));
        self.ask(&mut href);
        href
    }

    /// What the page that sent her here asks for.
    fn ask(&self, href: &mut String) {
        if self.level != 2 {
            href.push_str(&format!("&livello={}", self.level));
        }
        if let Some(to) = self.to {
            href.push_str("&verso=");
            href.push_str(&towards::encoded(to));
        }
        if let Some(wanted) = self.form.get("servizio") {
            href.push_str("&servizio=");
            href.push_str(&towards::encoded(wanted));
        }
    }
}
