//! Our sheets, bodies and words as CPSV-AP 3.2 has them, with the types of its Italian profile.
//!
//! A service has a competent authority, which must be a public body: its own where it is one, else the lead of the
//! network that publishes the catalogue; whoever gives it takes part in the role of provider.

use std::collections::BTreeMap;

use kernel::Id;
use network::api::{Organisation, OrganisationKind};

use super::graph::{Graph, Node};
use crate::model::catalogue::{AccessChannel, Scheme, Service, ServiceStatus, Vocabulary};

/// Italy, among the countries of the Publications Office.
const ITALY: &str = "http://publications.europa.eu/resource/authority/country/ITA";
/// The euro, likewise.
const EURO: &str = "http://publications.europa.eu/resource/authority/currency/EUR";
/// The licence of what is published here.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// What services are described with.
pub struct Around<'a> {
    /// The portal's own address.
    pub site: &'a str,
    /// What the portal is called.
    pub name: &'a str,
    /// The lead of the network.
    pub lead: &'a Organisation,
    /// The bodies of the services.
    pub bodies: &'a BTreeMap<Id<Organisation>, Organisation>,
    /// The controlled words.
    pub vocabulary: &'a Vocabulary,
}

impl Around<'_> {
    fn catalogue(&self) -> String {
        format!("{}/servizi.ttl#catalogo", self.site)
    }

    fn service(&self, service: &Service) -> String {
        format!("{}/servizi/{}#servizio", self.site, service.slug)
    }

    fn body(&self, body: &Organisation) -> String {
        format!("{}/hsds/v3/organizations/{}", self.site, body.id)
    }

    fn word(&self, word: &str) -> String {
        format!("{}/servizi.ttl#{word}", self.site)
    }
}

/// The catalogue, or part of it.
pub fn describe(services: &[Service], around: &Around<'_>) -> Graph {
    let mut graph = Graph::default();
    let page = format!("{}/servizi", around.site);
    let title = format!("{}: catalogo dei servizi", around.name);
    let catalogue = Node::new(around.catalogue(), &["dcat:Dataset"])
        .it("dct:title", &title)
        .it("dct:description", "I servizi per il lavoro, la formazione e l'impresa degli enti della rete.")
        .thing("dct:publisher", around.body(around.lead))
        .thing("dct:license", LICENCE)
        .thing("dcat:landingPage", &*page)
        .things("dct:hasPart", services.iter().map(|service| around.service(service)));
    graph.add(catalogue);
    graph.add(Node::new(page, &["foaf:Document"]));
    add_body(&mut graph, around, around.lead, true);
    for service in services {
        add_service(&mut graph, around, service);
    }
    graph
}

/// Public administrations: who may be competent for a public service.
const fn is_public(kind: OrganisationKind) -> bool {
    matches!(
        kind,
        OrganisationKind::Municipality
            | OrganisationKind::Province
            | OrganisationKind::MetropolitanCity
            | OrganisationKind::Region
            | OrganisationKind::MunicipalUnion
            | OrganisationKind::PublicBody
            | OrganisationKind::EmploymentCentre
            | OrganisationKind::Chamber
    )
}

fn add_body(graph: &mut Graph, around: &Around<'_>, body: &Organisation, is_authority: bool) {
    let types: &[&str] = match is_authority {
        true => &["cv:PublicOrganisation", "org:Organization", "foaf:Agent"],
        false => &["org:Organization", "foaf:Agent"],
    };
    let id = body.ipa_code.as_ref().map_or_else(|| body.id.to_string(), |code| code.as_str().to_owned());
    let mut node = Node::new(around.body(body), types)
        .plain("dct:identifier", id)
        .it("dct:title", &body.name)
        .it("skos:prefLabel", &body.name);
    if is_authority {
        let place = body.municipality.as_ref().or(body.istat_code.as_ref());
        let place = place.map_or_else(|| ITALY.to_owned(), |code| city(code.as_str()));
        graph.add(Node::new(&*place, &["dct:Location"]));
        node = node.thing("dct:spatial", place);
    }
    if let Some(address) = body.website.as_deref().filter(|address| is_address(address)) {
        node = node.thing("foaf:homepage", address);
    }
    graph.add(node);
}

fn city(istat: &str) -> String {
    format!("https://w3id.org/italia/controlled-vocabulary/territorial-classifications/cities/{istat}")
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn add_service(graph: &mut Graph, around: &Around<'_>, service: &Service) {
    let id = around.service(service);
    let part = |name: &str| format!("{id}-{name}");
    let sheet = &service.sheet;
    let page = format!("{}/servizi/{}", around.site, service.slug);
    let mut node = Node::new(&*id, &["cpsv:PublicService", "cpsvapit:PublicService"])
        .plain("dct:identifier", service.id.to_string())
        .it("dct:title", &sheet.name)
        .it("dct:description", format!("{} {}", sheet.summary, sheet.description).trim())
        .thing("dct:isPartOf", around.catalogue())
        .thing("foaf:page", &*page)
        .typed("dct:modified", service.confirmation.on.to_string(), "xsd:date")
        .thing("adms:status", status(graph, around, service.status));
    graph.add(Node::new(page, &["foaf:Document"]));
    for keyword in &sheet.keywords {
        node = node.it("dcat:keyword", keyword);
    }
    node = with_giver(graph, around, service, node);
    node = with_words(graph, around, service, node);
    for code in &sheet.municipalities {
        graph.add(Node::new(city(code), &["dct:Location"]));
        node = node.thing("dct:spatial", city(code));
    }
    for code in &sheet.languages {
        if let Some(language) = language(code) {
            graph.add(Node::new(&*language, &["dct:LinguisticSystem"]));
            node = node.thing("dct:language", language);
        }
    }
    for channel in &sheet.channels {
        let name = part(&format!("canale-{}", channel.code()));
        let kind = channel_type(graph, *channel);
        let way = Node::new(&*name, &["cv:Channel", "cpsvapit:Channel"]);
        graph.add(way.plain("dct:identifier", channel.code()).thing("dct:type", kind));
        node = node.thing("cv:hasChannel", name);
    }
    for (number, document) in sheet.bring.iter().enumerate() {
        let name = part(&format!("documento-{}", number + 1));
        let evidence = Node::new(&*name, &["cv:Evidence"])
            .plain("dct:identifier", format!("{}-documento-{}", service.id, number + 1))
            .it("dct:title", document);
        graph.add(evidence);
        node = node.thing("cpsv:hasInput", name);
    }
    for (predicate, name, kind, title, text) in [
        ("cpsv:produces", "esito", PRODUCES, sheet.gets.as_str(), ""),
        ("cv:holdsRequirement", "requisito", REQUIRES, sheet.who.as_str(), ""),
        ("cpsv:follows", "regola", FOLLOWS, "Come fare", sheet.how.as_str()),
    ] {
        let is_said = !title.is_empty() && (predicate != "cpsv:follows" || !text.is_empty());
        if is_said {
            let described = Node::new(part(name), kind)
                .plain("dct:identifier", format!("{}-{name}", service.id))
                .it("dct:title", title)
                .it("dct:description", text);
            graph.add(described);
            node = node.thing(predicate, part(name));
        }
    }
    if !sheet.cost.is_empty() {
        let mut cost = Node::new(part("costo"), &["cv:Cost"])
            .plain("dct:identifier", format!("{}-costo", service.id))
            .it("dct:description", &sheet.cost);
        if sheet.is_free {
            graph.add(Node::new(EURO, &["skos:Concept"]));
            cost = cost.typed("cv:hasValue", "0", "xsd:double").thing("cv:currency", EURO);
        }
        graph.add(cost);
        node = node.thing("cv:hasCost", part("costo"));
    }
    node = with_contacts(graph, around, service, node);
    graph.add(node);
}

const PRODUCES: &[&str] = &["cv:Output"];
const REQUIRES: &[&str] = &["cv:Requirement"];
const FOLLOWS: &[&str] = &["cpsv:Rule"];

/// Who is competent, and who gives it.
fn with_giver(graph: &mut Graph, around: &Around<'_>, service: &Service, node: Node) -> Node {
    let Some(body) = around.bodies.get(&service.organisation) else {
        return node.thing("cv:hasCompetentAuthority", around.body(around.lead));
    };
    let is_authority = is_public(body.kind) || body.id == around.lead.id;
    add_body(graph, around, body, is_authority);
    if is_authority {
        return node.thing("cv:hasCompetentAuthority", around.body(body));
    }
    let role = around.word("erogatore");
    let words = Node::new(&*role, &["skos:Concept"]).it("skos:prefLabel", "ente che eroga il servizio").text(
        "skos:prefLabel",
        "body that gives the service",
        "en",
    );
    graph.add(words);
    let part = format!("{}-erogazione", around.service(service));
    graph.add(
        Node::new(&*part, &["cv:Participation"])
            .plain("dct:identifier", format!("{}-erogazione", service.id))
            .it("dct:description", &format!("Il servizio è erogato da {}.", body.name))
            .thing("cv:role", role)
            .thing("cv:hasParticipant", around.body(body)),
    );
    node.thing("cv:hasCompetentAuthority", around.body(around.lead)).thing("cv:hasParticipation", part)
}

/// Topics, level and target groups.
fn with_words(graph: &mut Graph, around: &Around<'_>, service: &Service, mut node: Node) -> Node {
    let sheet = &service.sheet;
    let said = sheet.topics.iter().map(|code| ("cv:thematicArea", Scheme::Topic, code));
    let said = said.chain(sheet.lep.iter().map(|code| ("cv:isClassifiedBy", Scheme::Lep, code)));
    let said = said.chain(sheet.target_groups.iter().map(|code| ("dct:audience", Scheme::TargetGroup, code)));
    for (predicate, scheme, code) in said {
        let Some(term) = around.vocabulary.find(scheme, code) else { continue };
        let id = format!("{}/hsds/v3/taxonomy_terms/{}", around.site, term.id);
        let concept = Node::new(&*id, &["skos:Concept"])
            .plain("skos:notation", &*term.code)
            .it("skos:prefLabel", &term.name_it)
            .text("skos:prefLabel", &term.name_en, "en");
        graph.add(concept);
        node = node.thing(predicate, id);
    }
    node
}

/// The office that answers.
fn with_contacts(graph: &mut Graph, around: &Around<'_>, service: &Service, node: Node) -> Node {
    let sheet = &service.sheet;
    let body = around.bodies.get(&service.organisation);
    let phone = sheet.phone.clone().or_else(|| body?.phone.as_ref().map(ToString::to_string));
    let email = sheet.email.clone().or_else(|| body?.email.as_ref().map(ToString::to_string));
    let url = sheet.url.as_deref().filter(|address| is_address(address));
    if phone.is_none() && email.is_none() && url.is_none() {
        return node;
    }
    let id = format!("{}-contatti", around.service(service));
    let mut contact = Node::new(&*id, &["cv:ContactPoint"]);
    for (predicate, value) in [("cv:telephone", phone), ("cv:email", email)] {
        if let Some(value) = value {
            contact = contact.plain(predicate, value);
        }
    }
    if let Some(url) = url {
        graph.add(Node::new(url, &["foaf:Document"]));
        contact = contact.thing("cv:contactPage", url);
    }
    graph.add(contact);
    node.thing("cv:contactPoint", id)
}

/// Whether it is given now: words of our own, since there are no European ones.
fn status(graph: &mut Graph, around: &Around<'_>, status: ServiceStatus) -> String {
    let (word, it, en) = match status {
        ServiceStatus::TemporarilyClosed => ("sospeso", "sospeso", "temporarily closed"),
        _ => ("attivo", "attivo", "active"),
    };
    let id = around.word(word);
    graph.add(Node::new(&*id, &["skos:Concept"]).it("skos:prefLabel", it).text("skos:prefLabel", en, "en"));
    id
}

/// The Italian classification of channels.
fn channel_type(graph: &mut Graph, channel: AccessChannel) -> String {
    let (code, it, en) = match channel {
        AccessChannel::InPerson => ("011", "Non telematico diretto", "Direct non-electronic"),
        AccessChannel::Telephone => ("031", "Numero dedicato - Voce", "Voice"),
        AccessChannel::Video => ("054", "Video conferenza", "Video conferencing"),
        AccessChannel::Mail => ("042", "Email tradizionale", "E-mail"),
        AccessChannel::Online => ("02", "Sito Web", "Web Site"),
    };
    let list = "https://w3id.org/italia/controlled-vocabulary/classifications-for-public-services/channel";
    let id = format!("{list}/{code}");
    graph.add(Node::new(&*id, &["skos:Concept"]).it("skos:prefLabel", it).text("skos:prefLabel", en, "en"));
    id
}

/// A language among those of the Publications Office.
fn language(code: &str) -> Option<String> {
    let three = match code {
        "it" => "ITA",
        "en" => "ENG",
        "fr" => "FRA",
        "es" => "SPA",
        "de" => "DEU",
        "pt" => "POR",
        "ro" => "RON",
        "sq" => "SQI",
        "ar" => "ARA",
        "uk" => "UKR",
        "ru" => "RUS",
        "zh" => "ZHO",
        _ => return None,
    };
    Some(format!("http://publications.europa.eu/resource/authority/language/{three}"))
}
