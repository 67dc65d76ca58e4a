//! What `/hsds/v3` is, and the controlled words.

use utoipa::ToSchema;

/// Which specification is spoken here, and where it is described.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsAbout {
    /// Version of HSDS.
    #[schema(example = "3.0")]
    pub version: String,
    /// The specification.
    #[schema(format = "uri", example = "https://docs.openreferral.org/en/v3.0.1/hsds/")]
    pub profile: String,
    /// This document.
    #[schema(format = "uri", example = "https://rete.example.org/api/openapi.json")]
    pub openapi_url: String,
}

/// A list of controlled words.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsTaxonomy {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000334")]
    pub id: String,
    /// Its name.
    #[schema(example = "Argomenti")]
    pub name: String,
    /// What it is.
    #[schema(example = "Argomenti del catalogo dei servizi")]
    pub description: String,
}

/// A controlled word.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what `shape` writes")]
pub struct HsdsTaxonomyTerm {
    /// Its id.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000335")]
    pub id: String,
    /// Its code.
    #[schema(example = "job_search")]
    pub code: String,
    /// In Italian.
    #[schema(example = "Cercare lavoro")]
    pub name: String,
    /// In English.
    #[schema(example = "Looking for work")]
    pub description: String,
    /// Name of its list.
    #[schema(example = "Argomenti")]
    pub taxonomy: String,
    /// Its list.
    #[schema(format = Uuid, example = "019aa5f0-0000-7000-8000-000000000336")]
    pub taxonomy_id: String,
    /// The list itself.
    pub taxonomy_detail: HsdsTaxonomy,
    /// Language of the name.
    #[schema(example = "it")]
    pub language: String,
}
