//! Our sheets, places, words and bodies in the shape of HSDS.

use kernel::Id;
use network::api::Organisation;
use serde_json::{Map, Value, json};
use storage::sha256;
use uuid::Uuid;

use crate::model::catalogue::{Change, Place, Scheme, Service, ServiceAtPlace, Term, Vocabulary};

/// The ids of our taxonomies: one for each list of words, the same in every installation.
pub const fn taxonomy_id(scheme: Scheme) -> Uuid {
    Uuid::from_u128(match scheme {
        Scheme::Lep => 0x0d61_6c4e_7a52_4f6b_9a3e_2f0c_5b8d_1a01,
        Scheme::Topic => 0x0d61_6c4e_7a52_4f6b_9a3e_2f0c_5b8d_1a02,
        Scheme::TargetGroup => 0x0d61_6c4e_7a52_4f6b_9a3e_2f0c_5b8d_1a03,
    })
}

/// The name and the description of a taxonomy.
pub const fn taxonomy_words(scheme: Scheme) -> (&'static str, &'static str) {
    match scheme {
        Scheme::Lep => ("LEP", "Livelli essenziali delle prestazioni dei servizi per il lavoro (DM 4/2018)"),
        Scheme::Topic => ("Argomenti", "Argomenti del catalogo dei servizi"),
        Scheme::TargetGroup => ("Destinatari", "Gruppi di persone per cui un servizio è pensato"),
    }
}

/// An id made of what it names, the same at each reading.
pub fn derived(parts: &[&str]) -> Uuid {
    let digest = sha256(parts.join("\u{1f}").as_bytes());
    let half = digest.get(..32).and_then(|half| Uuid::parse_str(half).ok()).unwrap_or_default();
    // Marked as random (version 4), since a bare digest is no valid UUID.
    uuid::Builder::from_random_bytes(half.into_bytes()).into_uuid()
}

/// A taxonomy.
pub fn taxonomy(scheme: Scheme) -> Value {
    let (name, description) = taxonomy_words(scheme);
    json!({ "id": taxonomy_id(scheme), "name": name, "description": description })
}

/// A term.
pub fn term(term: &Term) -> Value {
    let (taxonomy_name, _) = taxonomy_words(term.scheme);
    json!({
        "id": term.id,
        "code": term.code,
        "name": term.name_it,
        "description": term.name_en,
        "taxonomy": taxonomy_name,
        "taxonomy_id": taxonomy_id(term.scheme),
        "taxonomy_detail": taxonomy(term.scheme),
        "language": "it",
    })
}

/// The fields of a service that it has one of.
pub fn service_fields(service: &Service) -> Map<String, Value> {
    let sheet = &service.sheet;
    present([
        ("id", json!(service.id)),
        ("organization_id", json!(service.organisation)),
        ("name", json!(sheet.name)),
        ("description", json!(format!("{} {}", sheet.summary, sheet.description))),
        ("url", json!(sheet.url)),
        ("email", json!(sheet.email)),
        ("status", json!(service.status.code())),
        ("application_process", text(&sheet.how)),
        ("fees_description", text(&sheet.cost)),
        ("wait_time", text(&sheet.times)),
        ("eligibility_description", text(&sheet.who)),
        ("minimum_age", json!(sheet.min_age)),
        ("maximum_age", json!(sheet.max_age)),
        ("assured_date", json!(service.confirmation.on.to_string())),
        ("last_modified", json!(service.changed_at.rfc3339())),
    ])
}

/// All that belongs to a service, from what was loaded for many at once.
pub struct Around<'a> {
    /// Its body.
    pub body: Option<&'a Organisation>,
    /// Where it is given.
    pub places: Vec<&'a ServiceAtPlace>,
    /// Its history.
    pub changes: Vec<&'a Change>,
    /// The controlled words.
    pub vocabulary: &'a Vocabulary,
}

/// A service with all that belongs to it.
pub fn service_full(service: &Service, around: &Around<'_>) -> Map<String, Value> {
    let mut fields = service_fields(service);
    let id = service.id.to_string();
    let sheet = &service.sheet;
    let of = |kind: &str, what: &str| derived(&[&id, kind, what]);
    let languages: Vec<Value> = sheet
        .languages
        .iter()
        .map(|code| json!({ "id": of("language", code), "service_id": id, "code": code }))
        .collect();
    let documents: Vec<Value> = sheet
        .bring
        .iter()
        .map(|document| json!({ "id": of("document", document), "service_id": id, "document": document }))
        .collect();
    let areas: Vec<Value> = sheet
        .municipalities
        .iter()
        .map(|code| json!({ "id": of("area", code), "service_id": id, "extent": code, "extent_type": "istat_code" }))
        .collect();
    let phones: Vec<Value> = sheet
        .phone
        .iter()
        .map(|number| json!({ "id": of("phone", number), "service_id": id, "number": number, "type": "voice" }))
        .collect();
    let schedules: Vec<Value> = Some(&sheet.schedule)
        .filter(|schedule| !schedule.is_empty())
        .map(|schedule| json!({ "id": of("schedule", ""), "service_id": id, "description": schedule }))
        .into_iter()
        .collect();
    let cost = json!({ "id": of("cost", ""), "service_id": id, "option": sheet.cost, "currency": "EUR" });
    let mut cost = cost;
    if let (true, Some(cost)) = (sheet.is_free, cost.as_object_mut()) {
        cost.insert("amount".to_owned(), json!(0));
    }
    let lists = [
        ("languages", json!(languages)),
        ("required_documents", json!(documents)),
        ("service_areas", json!(areas)),
        ("phones", json!(phones)),
        ("schedules", json!(schedules)),
        ("cost_options", json!([cost])),
        ("attributes", json!(attributes(service, around.vocabulary))),
        ("metadata", json!(around.changes.iter().map(|change| metadata(change)).collect::<Vec<_>>())),
        (
            "service_at_locations",
            json!(around.places.iter().map(|given| at_location(given)).collect::<Vec<_>>()),
        ),
    ];
    fields.extend(lists.map(|(name, value)| (name.to_owned(), value)));
    if let Some(body) = around.body {
        fields.insert("organization".to_owned(), organization_fields(body).into());
    }
    fields
}

/// Its level, topics and target groups.
fn attributes(service: &Service, vocabulary: &Vocabulary) -> Vec<Value> {
    let sheet = &service.sheet;
    let id = service.id.to_string();
    let codes = sheet
        .lep
        .iter()
        .map(|code| (Scheme::Lep, code))
        .chain(sheet.topics.iter().map(|code| (Scheme::Topic, code)))
        .chain(sheet.target_groups.iter().map(|code| (Scheme::TargetGroup, code)));
    codes
        .filter_map(|(scheme, code)| vocabulary.find(scheme, code))
        .map(|found| {
            json!({
                "id": derived(&[&id, "attribute", &found.id.to_string()]),
                "link_id": id,
                "link_type": found.scheme.code(),
                "link_entity": "service",
                "taxonomy_term_id": found.id,
                "taxonomy_term": term(found),
            })
        })
        .collect()
}

fn metadata(change: &Change) -> Value {
    json!({
        "id": change.id,
        "resource_id": change.service,
        "resource_type": "service",
        "last_action_date": change.at.date().to_string(),
        "last_action_type": change.kind.code(),
        "field_name": change.field,
        "previous_value": change.before,
        "replacement_value": change.after,
        "updated_by": change.changed_by,
    })
}

/// That a service is given at a place, without the service.
pub fn at_location(given: &ServiceAtPlace) -> Value {
    json!({
        "id": given.id,
        "service_id": given.service,
        "location_id": given.place.id,
        "location": location(&given.place),
    })
}

/// The fields of a place that it has one of.
pub fn location_fields(place: &Place) -> Map<String, Value> {
    present([
        ("id", json!(place.id)),
        ("location_type", json!("physical")),
        ("organization_id", json!(place.organisation)),
        ("name", text(&place.name)),
        ("latitude", json!(place.coordinates.map(|(latitude, _)| latitude))),
        ("longitude", json!(place.coordinates.map(|(_, longitude)| longitude))),
    ])
}

/// A place.
pub fn location(place: &Place) -> Value {
    let mut fields = location_fields(place);
    let id = place.id.to_string();
    let address = json!({
        "id": derived(&[&id, "address"]),
        "location_id": id,
        "address_1": place.address,
        "city": place.city,
        "state_province": place.province,
        "postal_code": place.postal_code,
        "country": "IT",
        "address_type": "physical",
    });
    fields.insert("addresses".to_owned(), json!([address]));
    if !place.accessibility.is_empty() {
        let access = json!({
            "id": derived(&[&id, "accessibility"]), "location_id": id, "description": place.accessibility });
        fields.insert("accessibility".to_owned(), json!([access]));
    }
    if !place.schedule.is_empty() {
        let schedule =
            json!({ "id": derived(&[&id, "schedule"]), "location_id": id, "description": place.schedule });
        fields.insert("schedules".to_owned(), json!([schedule]));
    }
    fields.into()
}

/// The fields of a body that it has one of.
pub fn organization_fields(body: &Organisation) -> Map<String, Value> {
    let description = if body.description.is_empty() { &body.name } else { &body.description };
    present([
        ("id", json!(body.id)),
        ("name", json!(body.name)),
        ("description", json!(description)),
        ("email", json!(body.email.as_ref().map(ToString::to_string))),
        ("website", json!(body.website)),
        ("tax_id", json!(body.fiscal_code.as_ref().map(ToString::to_string))),
        ("legal_status", json!(body.kind.word())),
    ])
}

/// A body with its places and its services.
pub fn organization_full(body: &Organisation, places: &[Place], services: Vec<Value>) -> Map<String, Value> {
    let mut fields = organization_fields(body);
    let id = body.id.to_string();
    let phones: Vec<Value> = body
        .phone
        .iter()
        .map(|number| {
            let number = number.to_string();
            json!({ "id": derived(&[&id, "phone", &number]), "organization_id": id, "number": number, "type": "voice" })
        })
        .collect();
    let codes = [
        ("IPA", "codice-ipa", body.ipa_code.as_ref().map(ToString::to_string)),
        ("ISTAT", "codice-istat", body.istat_code.as_ref().map(ToString::to_string)),
    ];
    let identifiers: Vec<Value> = codes
        .into_iter()
        .filter_map(|(scheme, kind, code)| {
            let code = code?;
            Some(json!({
                "id": derived(&[&id, kind]), "organization_id": id, "identifier_scheme": scheme,
                "identifier_type": kind, "identifier": code,
            }))
        })
        .collect();
    let own: Vec<Value> = places.iter().filter(|place| place.organisation == body.id).map(location).collect();
    fields.insert("phones".to_owned(), json!(phones));
    fields.insert("organization_identifiers".to_owned(), json!(identifiers));
    fields.insert("locations".to_owned(), json!(own));
    fields.insert("services".to_owned(), json!(services));
    fields
}

/// Only what is there: HSDS has no null.
fn present<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    fields
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// An id of ours from one of theirs.
pub const fn ours<T>(id: Uuid) -> Id<T> {
    Id::from_uuid(id)
}
