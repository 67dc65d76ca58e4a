//! Documents as files, to begin one's own with: those in force, those that come with the program, those that were kept.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use web::{Answer, Caller, PageError};

use super::own_network;
use crate::model::form::{SHIPPED_FORMS, SHIPPED_MEASURES};
use crate::store;
use crate::store::definition::Kind;

/// `misure.toml` of the program, the form in force by its word, a document that was kept by its id.
pub(super) async fn document(caller: Caller, Path(name): Path<String>) -> Answer {
    let network = own_network(&caller).await?;
    let name = name.strip_suffix(".toml").ok_or_else(PageError::not_found)?;
    let mut tx = caller.cx.read().await?;
    let kept = store::definition::all(&mut tx, network).await?;
    let is_in_force = |form: &&store::definition::Definition| {
        form.kind == Kind::Form && form.name == name && form.withdrawn_at.is_none()
    };
    let found = kept.iter().find(|one| one.id.to_string() == name).or_else(|| kept.iter().find(is_in_force));
    match found {
        Some(one) if one.kind == Kind::Form => Ok(file(&one.name, &one.text)),
        Some(one) => Ok(file("misure", &one.text)),
        None => of_program(name),
    }
}

/// What comes with the program, whatever the network keeps in its place.
pub(super) async fn shipped(caller: Caller, Path(name): Path<String>) -> Answer {
    own_network(&caller).await?;
    of_program(name.strip_suffix(".toml").ok_or_else(PageError::not_found)?)
}

fn of_program(name: &str) -> Answer {
    if name == "misure" {
        return Ok(file(name, SHIPPED_MEASURES));
    }
    let line = format!("key = \"{name}\"");
    let form = SHIPPED_FORMS.iter().find(|text| text.lines().nth(1) == Some(line.as_str()));
    Ok(file(name, form.ok_or_else(PageError::not_found)?))
}

/// Names are words of forms: small letters, figures and hyphens.
fn file(name: &str, text: &str) -> axum::response::Response {
    let headers = [
        (CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.toml\"")),
    ];
    (headers, text.to_owned()).into_response()
}
