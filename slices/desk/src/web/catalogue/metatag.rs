//! The sheet as linked data: a `GovernmentService` of schema.org in the page (R.SI.1.1).

use network::api::Organisation;
use serde_json::{Value, json};

use crate::model::catalogue::{Place, Service};

/// The data block, safe inside a `script` element: no `<` can end it.
pub fn block(
    service: &Service,
    level: &str,
    body: &Organisation,
    area: &str,
    place: Option<&Place>,
    url: &str,
) -> String {
    data(service, level, body, area, place, url).to_string().replace('<', "\\u003c")
}

fn data(
    service: &Service,
    level: &str,
    body: &Organisation,
    area: &str,
    place: Option<&Place>,
    url: &str,
) -> Value {
    let unknown = || "-".to_owned();
    let (name, street, postal_code, town) = match place {
        Some(place) => {
            (place.name.clone(), place.address.clone(), place.postal_code.clone(), place.city.clone())
        }
        None => (body.name.clone(), body.address.clone().unwrap_or_else(unknown), unknown(), area.to_owned()),
    };
    json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": service.sheet.name,
        "description": service.sheet.summary,
        "serviceType": level,
        "serviceOperator": { "@type": "Organization", "name": body.name },
        "areaServed": { "@type": "AdministrativeArea", "name": area },
        "audience": { "@type": "Audience", "audienceType": service.sheet.who },
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceUrl": url,
            "availableLanguage": service.sheet.languages,
            "serviceLocation": {
                "@type": "Place",
                "name": name,
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": street,
                    "postalCode": if postal_code.is_empty() { unknown() } else { postal_code },
                    "addressLocality": town,
                    "addressCountry": "IT",
                },
            },
        },
    })
}
