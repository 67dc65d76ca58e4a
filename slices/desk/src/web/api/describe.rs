//! What the OpenAPI document says once for all operations.

use serde_json::Value;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{Modify, OpenApi};

use super::super::catalogue::api::fixed_words;
use crate::model::Channel;

/// Tags and the token.
#[derive(OpenApi)]
#[openapi(
    modifiers(&Token),
    tags(
        (name = "services", description = "The services of all bodies, searched in plain words."),
        (name = "desks", description = "The desks of the network and where they are."),
        (name = "slots", description = "Free times of desks, by desk or nearest to a municipality."),
        (name = "appointments", description = "Booking a time, and moving or cancelling it with its token."),
        (name = "hsds", description = "The catalogue in the words of the Human Services Data Specification 3.0, read only."),
    )
)]
pub struct Described;

struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut Document) {
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The `token` that booking the appointment answered with."))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("appointment_token", SecurityScheme::Http(bearer));
    }
}

/// Takes out what the macros put in and no reader of the document needs: the part of a handler's comment that speaks
/// of Rust errors, and shapes that stand inside others and are never named.
pub fn tidy(document: &mut Document) {
    say_words(document);
    document.paths.paths.values_mut().flat_map(operations).for_each(|operation| {
        if let Some((said, _)) =
            operation.description.as_deref().and_then(|text| text.split_once("\n\n# Errors"))
        {
            operation.description = Some(said.to_owned());
        }
    });
    loop {
        let text = serde_json::to_string(&*document).unwrap_or_default();
        let Some(components) = document.components.as_mut() else { return };
        let before = components.schemas.len();
        components.schemas.retain(|name, _| text.contains(&format!("\"#/components/schemas/{name}\"")));
        if components.schemas.len() == before {
            return;
        }
    }
}

/// Says the words of parameters that take one of a few. They come from where they are read, so that both say the same.
fn say_words(document: &mut Document) {
    for (path, item) in &mut document.paths.paths {
        for parameter in operations(item).flat_map(|operation| operation.parameters.iter_mut().flatten()) {
            let RefOr::T(parameter) = parameter else { continue };
            let words = match (path.as_str(), parameter.name.as_str()) {
                ("/api/v1/services", name) => fixed_words(name),
                ("/api/v1/slots" | "/api/v1/slots/first", "channel") => {
                    Channel::ALL.map(Channel::word).to_vec()
                }
                _ => continue,
            };
            if let (false, Some(RefOr::T(Schema::Object(schema)))) = (words.is_empty(), &mut parameter.schema)
            {
                schema.enum_values = Some(words.into_iter().map(Value::from).collect());
            }
        }
    }
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, patch, .. } = path;
    [get, put, post, delete, patch].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    fn document() -> Value {
        serde_json::to_value(super::super::routes().1).unwrap()
    }

    #[test]
    fn document_describes_every_path_of_hsds_with_its_shape() {
        let document = document();

        for path in [
            "",
            "/services",
            "/services/{id}",
            "/organizations",
            "/organizations/{id}",
            "/taxonomies",
            "/taxonomies/{id}",
            "/taxonomy_terms",
            "/taxonomy_terms/{id}",
            "/service_at_locations",
            "/service_at_locations/{id}",
        ] {
            let answer = &document["paths"][format!("/hsds/v3{path}")]["get"]["responses"]["200"];
            let shape = answer["content"]["application/json"]["schema"]["$ref"].as_str().unwrap_or_default();
            assert!(document.pointer(shape.trim_start_matches('#')).is_some(), "{path}: {shape}");
        }
    }

    #[test]
    fn parameters_of_few_words_say_them() {
        let document = document();
        let words = |path: &str, name: &str| {
            let parameters = document["paths"][path]["get"]["parameters"].as_array().unwrap();
            parameters.iter().find(|parameter| parameter["name"] == name).unwrap()["schema"]["enum"].clone()
        };

        assert_eq!(words("/api/v1/services", "audience"), json!(["persons", "firms"]));
        assert_eq!(words("/api/v1/services", "cost"), json!(["free"]));
        assert_eq!(words("/api/v1/services", "topic"), Value::Null);
        assert_eq!(words("/api/v1/slots", "channel"), json!(["in_person", "phone", "video"]));
    }
}
