//! The parameters of the lists. They are cumulative: each takes away, none adds.

use utoipa::IntoParams;

/// Those of all lists.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `query` reads")]
pub struct Paged {
    /// Number of the page, from 1.
    #[param(example = 1, minimum = 1)]
    pub page: Option<u32>,
    /// Items of a page: 50 unless it is said, at most 1000.
    #[param(example = 50, minimum = 1, maximum = 1000)]
    pub per_page: Option<u32>,
    /// Words that must be in it.
    #[param(example = "lavoro")]
    pub search: Option<String>,
    /// `json`; nothing else is given.
    #[param(example = "json")]
    pub format: Option<String>,
}

/// Those of lists of services, wherever they are given.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `query` reads")]
pub struct ForServices {
    /// Only with this controlled word.
    #[param(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000401")]
    pub taxonomy_term_id: Option<String>,
    /// Only with a word of this list.
    #[param(format = Uuid, example = "0d616c4e-7a52-4f6b-9a3e-2f0c5b8d1a02")]
    pub taxonomy_id: Option<String>,
    /// Only of this body.
    #[param(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000402")]
    pub organization_id: Option<String>,
    /// Only what changed at or after this day or time; without offset it is Rome's.
    #[param(example = "2026-11-01")]
    pub modified_after: Option<String>,
    /// Only what is given in this postal district. Nearness (`proximity`) is not offered.
    #[param(example = "19121")]
    pub postcode: Option<String>,
}

/// For lists that can be whole.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `query` reads")]
pub struct Full {
    /// With all that belongs to each.
    #[param(example = true)]
    pub full: Option<bool>,
}

/// For lists that can be short.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `query` reads")]
pub struct Minimal {
    /// Only ids and times of change.
    #[param(example = false)]
    pub minimal: Option<bool>,
}

/// For bodies.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `query` reads")]
pub struct ForOrganizations {
    /// With the whole of their services, not only id, name and status.
    #[param(example = false)]
    pub full_service: Option<bool>,
}

/// For controlled words.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `query` reads")]
pub struct ForTerms {
    /// Only of this list.
    #[param(format = Uuid, example = "0d616c4e-7a52-4f6b-9a3e-2f0c5b8d1a02")]
    pub taxonomy_id: Option<String>,
    /// Only under this word. Our words have no levels: none is under another.
    #[param(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000401")]
    pub parent_id: Option<String>,
}
