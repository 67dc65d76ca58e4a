//! What a page carries on to the next one in one field, whole: rows of a sheet between their preview and their import.

use axum::extract::{FromRequest, Request};
use serde::Deserialize;

use crate::{PageError, error::kinds};

/// The rows of a sheet, as CSV, that a preview carried in its field `righe`. A form of its own: what people type has a
/// length, a sheet is as long as its file. The route's limit of bytes is its only one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried(pub String);

#[derive(Deserialize)]
struct Rows {
    righe: String,
}

impl<S: Send + Sync> FromRequest<S> for Carried {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        match axum::Form::<Rows>::from_request(request, state).await {
            Ok(sent) => Ok(Self(sent.0.righe)),
            Err(refused) => Err(PageError::of(kinds::of_status(refused.status()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[tokio::test]
    async fn long_sheet_is_carried_whole() {
        let sheet = "a;b\n".repeat(20_000);
        let body = format!("righe={}", "a%3Bb%0A".repeat(20_000));
        let request = Request::post("/").header("content-type", "application/x-www-form-urlencoded");

        let carried = Carried::from_request(request.body(Body::from(body)).unwrap(), &()).await.unwrap();

        assert_eq!(carried.0, sheet);
    }

    #[tokio::test]
    async fn what_no_preview_sent_is_refused() {
        let request = Request::post("/").header("content-type", "application/x-www-form-urlencoded");

        let refused =
            Carried::from_request(request.body(Body::from("rows=a")).unwrap(), &()).await.unwrap_err();

        assert_eq!(refused.kind(), &kinds::INVALID);
    }
}
