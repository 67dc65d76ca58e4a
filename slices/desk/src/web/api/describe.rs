//! What the OpenAPI document says once for all operations.

use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

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

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, patch, .. } = path;
    [get, put, post, delete, patch].into_iter().flatten()
}
