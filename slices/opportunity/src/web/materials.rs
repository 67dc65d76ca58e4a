//! `/materiali/documenti/{id}`: the file of a document.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use web::{Answer, Caller, PageError};

use super::id;
use crate::store;
use texts::italian::words;

pub(crate) async fn download(caller: Caller, Path(text): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let material = store::material::find(&mut tx, id(&text)?).await?.ok_or_else(PageError::not_found)?;
    let file = documents::find(&mut tx, material.document).await?.ok_or_else(PageError::not_found)?;
    let bytes = documents::content(&mut tx, material.document).await?.ok_or_else(PageError::not_found)?;
    let mut name = words(&material.title).join("-");
    name.retain(|c| c.is_ascii_alphanumeric() || c == '-');
    name.truncate(60);
    let name = if name.is_empty() { "documento".to_owned() } else { name };
    let headers = [
        (CONTENT_TYPE, file.media_type.mime().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{}\"", material.ending)),
    ];
    Ok((headers, bytes).into_response())
}
