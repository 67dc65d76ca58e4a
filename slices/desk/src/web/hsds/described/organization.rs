//! A body as `/hsds/v3/organizations` gives it.

use utoipa::ToSchema;

use super::place::HsdsLocation;
use super::service::{HsdsPhone, HsdsService};

/// A body. The lists only with `full=true` or `full_service=true` and one by one.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsOrganization {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000319")]
    pub id: String,
    /// Its name.
    #[schema(example = "Rotta Giusta")]
    pub name: String,
    /// What it is.
    #[schema(example = "Ente di formazione")]
    pub description: String,
    /// Mail address.
    #[schema(required = false, format = "email", example = "ente@example.org")]
    pub email: String,
    /// Its site.
    #[schema(required = false, format = "uri", example = "https://www.example.org/")]
    pub website: String,
    /// Codice fiscale.
    #[schema(required = false, example = "00000000000")]
    pub tax_id: String,
    /// What kind of body it is.
    #[schema(required = false, example = "municipality")]
    pub legal_status: String,
    /// Telephones.
    #[schema(required = false)]
    pub phones: Vec<HsdsPhone>,
    /// Its codes in public registers.
    #[schema(required = false)]
    pub organization_identifiers: Vec<HsdsOrganizationIdentifier>,
    /// Its places.
    #[schema(required = false)]
    pub locations: Vec<HsdsLocation>,
    /// Its services: id, name and status, or all with `full_service=true`.
    #[schema(required = false, no_recursion)]
    pub services: Vec<HsdsService>,
}

/// A code of a body in a public register.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsOrganizationIdentifier {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000320")]
    pub id: String,
    /// The body.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000321")]
    pub organization_id: String,
    /// `IPA` or `ISTAT`.
    #[schema(example = "IPA")]
    pub identifier_scheme: String,
    /// `codice-ipa` or `codice-istat`.
    #[schema(example = "codice-ipa")]
    pub identifier_type: String,
    /// The code.
    #[schema(example = "c_e463")]
    pub identifier: String,
}
