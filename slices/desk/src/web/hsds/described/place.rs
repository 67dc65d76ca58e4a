//! Places, and which service is given where.

use utoipa::ToSchema;

use super::service::HsdsService;

/// That a service is given at a place.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsServiceAtLocation {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000322")]
    pub id: String,
    /// The service.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000323")]
    pub service_id: String,
    /// The place.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000324")]
    pub location_id: String,
    /// The place itself.
    pub location: HsdsLocation,
    /// The service itself.
    #[schema(required = false, no_recursion)]
    pub service: HsdsService,
    /// Name of the service, with `full=true` and one by one.
    #[schema(required = false, example = "Scrivere il curriculum")]
    pub name: String,
    /// Status of the service, with `full=true` and one by one.
    #[schema(required = false, example = "active")]
    pub status: String,
}

/// A place.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsLocation {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000325")]
    pub id: String,
    /// `physical`.
    #[schema(example = "physical")]
    pub location_type: String,
    /// The body it belongs to.
    #[schema(required = false, format = Uuid, example = "019aa5f0-0000-7000-8000-000000000326")]
    pub organization_id: String,
    /// Its name.
    #[schema(required = false, example = "Sede di Sarzana")]
    pub name: String,
    /// Degrees north.
    #[schema(required = false, example = 44.1131)]
    pub latitude: f64,
    /// Degrees east.
    #[schema(required = false, example = 9.9601)]
    pub longitude: f64,
    /// Where it is.
    #[schema(required = false)]
    pub addresses: Vec<HsdsAddress>,
    /// How one gets in.
    #[schema(required = false)]
    pub accessibility: Vec<HsdsAccessibility>,
    /// Hours.
    #[schema(required = false)]
    pub schedules: Vec<HsdsSchedule>,
}

/// An address.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsAddress {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000327")]
    pub id: String,
    /// The place.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000328")]
    pub location_id: String,
    /// Street and number.
    #[schema(example = "Piazza Matteotti 1")]
    pub address_1: String,
    /// Comune.
    #[schema(example = "Sarzana")]
    pub city: String,
    /// Province.
    #[schema(example = "SP")]
    pub state_province: String,
    /// Postal district.
    #[schema(example = "19038")]
    pub postal_code: String,
    /// `IT`.
    #[schema(example = "IT")]
    pub country: String,
    /// `physical`.
    #[schema(example = "physical")]
    pub address_type: String,
}

/// How one gets into a place.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsAccessibility {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000329")]
    pub id: String,
    /// The place.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000330")]
    pub location_id: String,
    /// In words.
    #[schema(example = "Ingresso senza gradini")]
    pub description: String,
}

/// Hours of a service or of a place.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsSchedule {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000331")]
    pub id: String,
    /// The service.
    #[schema(required = false, format = Uuid, example = "019aa5f0-0000-7000-8000-000000000332")]
    pub service_id: String,
    /// The place.
    #[schema(required = false, format = Uuid, example = "019aa5f0-0000-7000-8000-000000000333")]
    pub location_id: String,
    /// In words.
    #[schema(example = "Dal lunedì al venerdì, 9-12")]
    pub description: String,
}
