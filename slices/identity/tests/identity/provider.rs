//! A provider of identities and a browser that goes there: what the flows of SPID and CIE stand on.

use std::collections::BTreeMap;

use identity::Settings;
use identity::api::keys::{NewCertificate, make_certificate};
use identity::api::providers::{ProviderKind, RegistryFile, import};
use identity::settings::{Organisation, Profile};
use jiff::civil::date;
use kernel::FiscalCode;
use saml::binding::Incoming;
use saml::certificate::{self, Subject};
use saml::issue::{self, Answer, Issuer, ReceivedRequest, ReceivedService};
use saml::{Anomaly, Attribute, Level};
use testkit::{Browser, Engine, Response, TestApp};

use crate::stage;

pub const PORTAL: &str = "https://rete.example";

/// An installation with one organisation, its key, and providers in its registry.
pub struct Ground {
    pub app: TestApp,
    issuers: BTreeMap<&'static str, Issuer>,
    services: BTreeMap<&'static str, ReceivedService>,
}

/// Somebody as a provider knows her.
#[derive(Clone)]
pub struct Somebody {
    pub name: &'static str,
    pub family_name: &'static str,
    /// `TINIT-…`; none for people of other countries.
    pub fiscal_number: Option<String>,
    pub spid_code: &'static str,
}

pub fn settings() -> Settings {
    let organisation = Organisation {
        slug: "comune-di-prova".to_owned(),
        name: "Comune di Prova".to_owned(),
        display_name: "Comune di Prova".to_owned(),
        url: "https://www.comune.prova.example".to_owned(),
        ipa_code: "c_x000".to_owned(),
        fiscal_code: "00000000018".to_owned(),
        vat_number: None,
        email: "ufficio.digitale@comune.prova.example".to_owned(),
        phone: Some("+390000000000".to_owned()),
        municipality: "Prova".to_owned(),
        municipality_code: None,
        province: Some("SP".to_owned()),
        profile: Profile::Public,
        entity_id: None,
        cie_entity_id: None,
        spid: true,
        cie: true,
    };
    let other =
        Organisation { slug: "provincia".to_owned(), spid: false, cie: false, ..organisation.clone() };
    Settings { organisations: vec![organisation, other], eidas_node: true, ..Settings::default() }
}

impl Ground {
    /// With two providers of SPID, one of CIE and the node of other countries.
    pub async fn prepare(engine: Engine) -> Self {
        let settings = settings();
        let app = stage::an_app_with(engine, settings.clone()).await;
        let cx = app.cx(testkit::console());
        let new = NewCertificate { organisation: None, public_url: PORTAL, years: 3, is_next: false };
        make_certificate(&cx, &settings, &new).await.unwrap();
        let key = certificate::make(&subject(), app.clock.now(), 365).unwrap();
        let mut issuers = BTreeMap::new();
        for (slug, kind) in [
            ("ponente", ProviderKind::Spid),
            ("levante", ProviderKind::Spid),
            ("carta", ProviderKind::Cie),
            ("nodo", ProviderKind::Eidas),
        ] {
            let issuer = Issuer {
                entity_id: format!("https://{slug}.example"),
                name: format!("{slug} di prova"),
                sign_on: format!("https://{slug}.example/sso"),
                logout: format!("https://{slug}.example/slo"),
                key: key.clone(),
            };
            issuers.insert(slug, (issuer, kind));
        }
        for kind in ProviderKind::ALL {
            let of_kind = issuers.values().filter(|(_, other)| *other == kind);
            let parts: Vec<String> = of_kind
                .map(|(issuer, _)| {
                    issuer.metadata(&format!("_{}", issuer.entity_id.replace([':', '/'], ""))).unwrap()
                })
                .collect();
            let xml = registry(&parts);
            let file = RegistryFile { xml: xml.as_bytes(), kind, signed_by: None, on: date(2026, 11, 20) };
            import(&cx, file).await.unwrap();
        }
        let mut services = BTreeMap::new();
        for service in ["spid", "cie"] {
            let metadata = app.get(&format!("/{service}/metadata")).await.expect(200);
            assert_eq!(metadata.header("content-type"), Some("application/samlmetadata+xml"));
            services.insert(service, issue::read_service(metadata.bytes()).unwrap());
        }
        let issuers = issuers.into_iter().map(|(slug, (issuer, _))| (slug, issuer)).collect();
        Self { app, issuers, services }
    }

    pub fn issuer(&self, slug: &str) -> &Issuer {
        &self.issuers[slug]
    }

    pub fn service_of(&self, slug: &str) -> &ReceivedService {
        &self.services[if slug == "carta" { "cie" } else { "spid" }]
    }

    /// The address of the button of a provider.
    pub fn login(&self, slug: &str, rest: &str) -> String {
        let base = if slug == "carta" { "cie" } else { "spid" };
        format!("/{base}/login?idp=https%3A//{slug}.example{rest}")
    }

    /// Goes to the provider, which reads the request.
    pub async fn leave(&self, browser: &Browser, slug: &str, rest: &str) -> ReceivedRequest {
        let answer = browser.get(&self.login(slug, rest)).await.expect(302);
        self.read(slug, answer.location())
    }

    pub fn read(&self, slug: &str, address: &str) -> ReceivedRequest {
        let (place, query) = address.split_once('?').unwrap();
        assert_eq!(place, format!("https://{slug}.example/sso"));
        let keys = &self.service_of(slug).certificates;
        issue::read_request(Incoming::Redirect { query }, None, keys).unwrap()
    }

    /// What the provider says of her, as it should be.
    pub fn answer(&self, slug: &str, request: &ReceivedRequest, who: &Somebody) -> Answer {
        let mut attributes = vec![
            (Attribute::SpidCode, who.spid_code.to_owned()),
            (Attribute::Name, who.name.to_owned()),
            (Attribute::FamilyName, who.family_name.to_owned()),
            (Attribute::DateOfBirth, "1980-01-01".to_owned()),
        ];
        attributes.extend(who.fiscal_number.clone().map(|code| (Attribute::FiscalNumber, code)));
        let fresh = self.app.cx(testkit::public()).new_random_id::<()>().uuid().simple().to_string();
        Answer {
            id: format!("_r{fresh}"),
            assertion_id: format!("_a{fresh}"),
            in_response_to: request.id.clone(),
            consumer: self.service_of(slug).consumers[0].1.clone(),
            audience: request.issuer.clone(),
            now: self.app.clock.now(),
            valid_seconds: 300,
            level: request.level,
            name_id: format!("_n{fresh}"),
            session_index: (request.level == Level::One).then(|| format!("_s{fresh}")),
            attributes,
        }
    }

    /// The fields that the provider's page makes the browser post.
    pub fn form(&self, slug: &str, xml: &str, request: &ReceivedRequest) -> Vec<(&'static str, String)> {
        let consumer = &self.service_of(slug).consumers[0].1;
        self.issuer(slug).form(xml, consumer, request.relay_state.as_deref()).fields
    }

    /// Comes back with a response.
    pub async fn come_back(
        &self,
        browser: &Browser,
        slug: &str,
        xml: &str,
        request: &ReceivedRequest,
    ) -> Response {
        let fields = self.form(slug, xml, request);
        post(browser, &self.service_of(slug).consumers[0].1, &fields).await
    }

    /// The whole way: to the provider, signed in there, and back.
    pub async fn sign_in(&self, browser: &Browser, slug: &str, rest: &str, who: &Somebody) -> Response {
        let request = self.leave(browser, slug, rest).await;
        let xml = self.issuer(slug).success(&self.answer(slug, &request, who)).unwrap();
        self.come_back(browser, slug, &xml, &request).await
    }

    /// To the provider, which refuses for a reason of the person, and back.
    pub async fn fail(&self, browser: &Browser, slug: &str, anomaly: Anomaly) -> Response {
        let request = self.leave(browser, slug, "").await;
        let answer = self.answer(slug, &request, &anna());
        let xml = self.issuer(slug).anomaly(&answer, anomaly).unwrap();
        self.come_back(browser, slug, &xml, &request).await
    }
}

/// Posts fields from the provider's page.
pub async fn post(browser: &Browser, to: &str, fields: &[(&'static str, String)]) -> Response {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post_form_from_elsewhere(to, &fields).await
}

/// An invented fiscal code whose last letter fits.
pub fn fiscal_code(first_fifteen: &str) -> String {
    let codes = ('A'..='Z').map(|last| format!("{first_fifteen}{last}"));
    codes.into_iter().find(|code| FiscalCode::parse(code).is_ok()).unwrap()
}

pub fn anna() -> Somebody {
    Somebody {
        name: "ANNA",
        family_name: "PROVA",
        fiscal_number: Some(format!("TINIT-{}", fiscal_code("PRVNNA80A41Z999"))),
        spid_code: "PROV0000000001",
    }
}

pub fn bruno() -> Somebody {
    Somebody {
        name: "Bruno",
        family_name: "Invento",
        fiscal_number: Some(format!("TINIT-{}", fiscal_code("NVNBRN80A01Z999"))),
        spid_code: "PROV0000000002",
    }
}

/// Somebody of another country.
pub fn clara() -> Somebody {
    Somebody { name: "Clara", family_name: "Ejemplo", fiscal_number: None, spid_code: "ES/IT/00000000X" }
}

fn subject() -> Subject {
    Subject {
        common_name: "Provider di prova".to_owned(),
        organization: "Provider di prova".to_owned(),
        locality: "Prova".to_owned(),
        entity_id: "https://provider.example".to_owned(),
        ipa_code: "c_x001".to_owned(),
    }
}

/// Several providers in one document.
fn registry(parts: &[String]) -> String {
    let bare = parts.iter().map(|part| match part.split_once("?>") {
        Some((_, rest)) => rest,
        None => part,
    });
    let inside: Vec<&str> = bare.collect();
    format!(
        "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">{}</md:EntitiesDescriptor>",
        inside.join("")
    )
}
