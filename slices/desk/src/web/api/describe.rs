//! What the OpenAPI document says once for all operations.

use utoipa::openapi::OpenApi as Document;
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
