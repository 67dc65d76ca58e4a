//! Problem documents (RFC 9457) for programs.

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// What a program gets instead of a page, as `application/problem+json`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// The kind of problem, stable: an address with a page that explains it.
    #[serde(rename = "type")]
    #[schema(example = "/problemi/not-found")]
    pub kind: String,
    /// The kind in words, in the language asked for.
    pub title: String,
    /// The status of the answer.
    #[schema(example = 404)]
    pub status: u16,
    /// What happened this time and what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// This very case: the path and the number of the request, to be told to who runs the portal.
    pub instance: String,
    /// Further members, such as `alternatives`.
    #[serde(flatten)]
    #[schema(inline, value_type = std::collections::HashMap<String, Value>)]
    pub members: Map<String, Value>,
}
