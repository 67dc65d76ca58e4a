//! A service as `/hsds/v3/services` gives it, and what belongs to it.

use utoipa::ToSchema;

use super::organization::HsdsOrganization;
use super::place::{HsdsSchedule, HsdsServiceAtLocation};
use super::term::HsdsTaxonomyTerm;

/// A service. With `minimal=true` only `id` and `modified_date`; the lists only with `full=true` and one by one.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsService {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000301")]
    pub id: String,
    /// The body that gives it.
    #[schema(required = false, format = Uuid, example = "019aa5f0-0000-7000-8000-000000000302")]
    pub organization_id: String,
    /// Its name.
    #[schema(required = false, example = "Scrivere il curriculum")]
    pub name: String,
    /// What it is.
    #[schema(required = false, example = "Un addetto aiuta a scrivere il curriculum.")]
    pub description: String,
    /// Its page at the body.
    #[schema(required = false, format = "uri", example = "https://www.example.org/curriculum")]
    pub url: String,
    /// Mail address.
    #[schema(required = false, format = "email", example = "servizio@example.org")]
    pub email: String,
    /// `active` or `inactive`.
    #[schema(required = false, example = "active")]
    pub status: String,
    /// How one gets it.
    #[schema(required = false, example = "Si prenota allo sportello.")]
    pub application_process: String,
    /// What it costs, in words.
    #[schema(required = false, example = "Gratuito")]
    pub fees_description: String,
    /// How long it takes.
    #[schema(required = false, example = "Entro una settimana")]
    pub wait_time: String,
    /// Who may have it.
    #[schema(required = false, example = "Per chi cerca lavoro")]
    pub eligibility_description: String,
    /// From this age on.
    #[schema(required = false, example = 16)]
    pub minimum_age: u8,
    /// Up to this age.
    #[schema(required = false, example = 29)]
    pub maximum_age: u8,
    /// The day when its body last confirmed it.
    #[schema(required = false, format = Date, example = "2026-11-03")]
    pub assured_date: String,
    /// When it last changed.
    #[schema(required = false, format = DateTime, example = "2026-11-03T10:00:00+01:00")]
    pub last_modified: String,
    /// The same, with `minimal=true`.
    #[schema(required = false, format = DateTime, example = "2026-11-03T10:00:00+01:00")]
    pub modified_date: String,
    /// The body that gives it.
    #[schema(required = false)]
    pub organization: HsdsOrganization,
    /// Languages it is given in.
    #[schema(required = false)]
    pub languages: Vec<HsdsLanguage>,
    /// What to bring.
    #[schema(required = false)]
    pub required_documents: Vec<HsdsRequiredDocument>,
    /// The Comuni it is for; none where it is for all.
    #[schema(required = false)]
    pub service_areas: Vec<HsdsServiceArea>,
    /// Telephones.
    #[schema(required = false)]
    pub phones: Vec<HsdsPhone>,
    /// Hours.
    #[schema(required = false)]
    pub schedules: Vec<HsdsSchedule>,
    /// What it costs.
    #[schema(required = false)]
    pub cost_options: Vec<HsdsCostOption>,
    /// Its level, topics and target groups.
    #[schema(required = false)]
    pub attributes: Vec<HsdsAttribute>,
    /// Its history.
    #[schema(required = false)]
    pub metadata: Vec<HsdsMetadata>,
    /// Where it is given.
    #[schema(required = false, no_recursion)]
    pub service_at_locations: Vec<HsdsServiceAtLocation>,
}

/// A language that a service is given in.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsLanguage {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000303")]
    pub id: String,
    /// The service.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000304")]
    pub service_id: String,
    /// Two letters (ISO 639-1).
    #[schema(example = "it")]
    pub code: String,
}

/// Something to bring.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsRequiredDocument {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000305")]
    pub id: String,
    /// The service.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000306")]
    pub service_id: String,
    /// What.
    #[schema(example = "Carta d'identità")]
    pub document: String,
}

/// A Comune that a service is for.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsServiceArea {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000307")]
    pub id: String,
    /// The service.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000308")]
    pub service_id: String,
    /// Its ISTAT code.
    #[schema(example = "011015")]
    pub extent: String,
    /// `istat_code`.
    #[schema(example = "istat_code")]
    pub extent_type: String,
}

/// A telephone of a service or of a body.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsPhone {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000309")]
    pub id: String,
    /// The service it belongs to.
    #[schema(required = false, format = Uuid, example = "019aa5f0-0000-7000-8000-000000000310")]
    pub service_id: String,
    /// The body it belongs to.
    #[schema(required = false, format = Uuid, example = "019aa5f0-0000-7000-8000-000000000311")]
    pub organization_id: String,
    /// The number.
    #[schema(example = "0187 000000")]
    pub number: String,
    /// `voice`.
    #[schema(rename = "type", example = "voice")]
    pub kind: String,
}

/// What a service costs.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsCostOption {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000312")]
    pub id: String,
    /// The service.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000313")]
    pub service_id: String,
    /// In words.
    #[schema(example = "Gratuito")]
    pub option: String,
    /// `EUR`.
    #[schema(example = "EUR")]
    pub currency: String,
    /// 0 where it is free.
    #[schema(required = false, example = 0)]
    pub amount: u32,
}

/// That a controlled word holds for a service.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsAttribute {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000314")]
    pub id: String,
    /// The service.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000315")]
    pub link_id: String,
    /// `lep`, `topic` or `target_group`.
    #[schema(example = "topic")]
    pub link_type: String,
    /// `service`.
    #[schema(example = "service")]
    pub link_entity: String,
    /// The word.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000316")]
    pub taxonomy_term_id: String,
    /// The word itself.
    pub taxonomy_term: HsdsTaxonomyTerm,
}

/// A change of a service.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsMetadata {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000317")]
    pub id: String,
    /// The service.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000318")]
    pub resource_id: String,
    /// `service`.
    #[schema(example = "service")]
    pub resource_type: String,
    /// When.
    #[schema(format = Date, example = "2026-11-03")]
    pub last_action_date: String,
    /// What was done.
    #[schema(example = "create")]
    pub last_action_type: String,
    /// The field that changed.
    #[schema(example = "description")]
    pub field_name: String,
    /// What it said.
    #[schema(example = "Prima")]
    pub previous_value: String,
    /// What it says.
    #[schema(example = "Dopo")]
    pub replacement_value: String,
    /// Who.
    #[schema(example = "Rotta Giusta")]
    pub updated_by: String,
}
