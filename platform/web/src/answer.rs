//! What handlers return.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::PageError;

/// A page, a redirect, or the reason why not.
pub type Answer = Result<Response, PageError>;

/// A page.
///
/// # Errors
/// A fault when the template cannot be written.
pub fn html<T: Template>(template: &T) -> Answer {
    Ok(Html(template.render()?).into_response())
}

/// A form sent back with what is wrong: the same page with status 422.
///
/// # Errors
/// A fault when the template cannot be written.
pub fn unprocessable<T: Template>(template: &T) -> Answer {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(template.render()?)).into_response())
}
