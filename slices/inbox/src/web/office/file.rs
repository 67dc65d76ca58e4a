//! An attachment, as a file to keep: never shown by the browser in our pages' name.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use documents::Attachment;
use kernel::Id;
use web::{Answer, Caller, PageError};

use super::id;
use crate::queries::whole;

pub(super) async fn download(
    caller: Caller,
    Path((slug, message, file)): Path<(String, String, String)>,
) -> Answer {
    let file: Id<Attachment> = id(&file)?;
    let mut tx = caller.cx.read().await?;
    let whole = whole(&mut tx, &caller.cx, &slug, id(&message)?).await?;
    let known = whole.files.iter().find(|one| one.id == file).ok_or_else(PageError::not_found)?;
    let content = documents::content(&mut tx, file).await?.ok_or_else(PageError::not_found)?;
    // The sender's name for it may be a person's: what is kept on a disk is called by the request's number.
    let name = format!("{}.{}", whole.message.number, known.media_type.ending());
    let headers = [
        (CONTENT_TYPE, known.media_type.mime().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, content).into_response())
}
