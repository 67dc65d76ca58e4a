//! Forms with files: read piece by piece, refused as soon as they are larger than is let in.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};

use super::Form;
use crate::{PageError, error::kinds};

/// Room for the other fields and the wrapping of a form with files.
const OVERHEAD_BYTES: usize = 256 * 1024;
/// Longest text field beside the files.
const TEXT_FIELD_BYTES: usize = 64 * 1024;
/// Most files in one form.
const MOST_FILES: usize = 20;

const MIB: usize = 1024 * 1024;

/// A form with files.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// The fields that are not files.
    pub form: Form,
    /// The files; an empty file field sends none.
    pub files: Vec<UploadedFile>,
}

/// A file as it was sent. Name and kind are what the sender says: check the bytes before keeping them.
#[derive(Debug, Clone)]
pub struct UploadedFile {
    /// Name of the field.
    pub field: String,
    /// Name of the file, without any path.
    pub name: String,
    /// Kind, as the sender says.
    pub kind: String,
    /// Content.
    pub bytes: Bytes,
}

/// The limit to layer over a route that takes files.
pub fn upload_limit(limit_mib: u32) -> DefaultBodyLimit {
    DefaultBodyLimit::max(bytes(limit_mib).saturating_add(OVERHEAD_BYTES))
}

fn bytes(limit_mib: u32) -> usize {
    usize::try_from(limit_mib).unwrap_or(usize::MAX).saturating_mul(MIB)
}

impl Upload {
    /// Reads a request; all files together may hold `limit_mib` mebibytes.
    ///
    /// # Errors
    /// 413 when it is larger, 415 when it is no form with files, 400 when it cannot be read.
    pub async fn read(request: Request, limit_mib: u32) -> Result<Self, PageError> {
        let refused = |status| match kinds::of_status(status) {
            kind if *kind == kinds::TOO_LARGE => PageError::too_large(limit_mib),
            kind => PageError::of(kind),
        };
        let parts = Multipart::from_request(request, &()).await;
        // A form sent as plain fields has no boundary: it is of the wrong kind, not broken.
        let mut parts = parts.map_err(|_| PageError::of(&kinds::MEDIA_TYPE))?;
        let (mut pairs, mut files, mut left) = (Vec::new(), Vec::new(), bytes(limit_mib));
        while let Some(mut part) = parts.next_field().await.map_err(|error| refused(error.status()))? {
            let field = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(base_name);
            let kind = part.content_type().unwrap_or("application/octet-stream").to_owned();
            let cap = if file_name.is_some() { left } else { TEXT_FIELD_BYTES };
            let mut content = Vec::new();
            while let Some(piece) = part.chunk().await.map_err(|error| refused(error.status()))? {
                if content.len().saturating_add(piece.len()) > cap {
                    return Err(PageError::too_large(limit_mib));
                }
                content.extend_from_slice(&piece);
            }
            match file_name {
                Some(name) if name.is_empty() && content.is_empty() => {}
                Some(name) if files.len() < MOST_FILES => {
                    left -= content.len();
                    files.push(UploadedFile { field, name, kind, bytes: content.into() });
                }
                Some(_) => return Err(PageError::of(&kinds::BAD_REQUEST)),
                None => pairs.push((field, String::from_utf8_lossy(&content).into_owned())),
            }
        }
        Ok(Self { form: Form::sent(pairs)?, files })
    }

    /// The first file of a field.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<&UploadedFile> {
        self.files.iter().find(|file| file.field == field)
    }
}

/// Some browsers send the whole path, and a hostile sender sends `../../x`.
fn base_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    base.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn request(file: &str) -> Request {
        let body = format!(
            "--X\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\n Verbale \r\n--X\r\n\
             content-disposition: form-data; name=\"file\"; filename=\"C:\\\\a\\\\atto.pdf\"\r\n\
             content-type: application/pdf\r\n\r\n{file}\r\n--X--\r\n"
        );
        let post = Request::post("/").header("content-type", "multipart/form-data; boundary=X");
        post.body(Body::from(body)).unwrap()
    }

    #[tokio::test]
    async fn upload_gives_fields_and_files() {
        let upload = Upload::read(request("%PDF"), 1).await.unwrap();

        let file = upload.file("file").unwrap();
        assert_eq!(upload.form.text("title"), "Verbale");
        assert_eq!((file.name.as_str(), file.kind.as_str()), ("atto.pdf", "application/pdf"));
        assert_eq!(&file.bytes[..], b"%PDF");
    }

    #[tokio::test]
    async fn upload_larger_than_the_limit_is_refused() {
        let refused = Upload::read(request(&"x".repeat(MIB + 1)), 1).await.unwrap_err();

        assert_eq!(refused.kind(), &kinds::TOO_LARGE);
    }

    #[tokio::test]
    async fn upload_that_is_a_plain_form_is_refused() {
        let plain = Request::post("/").header("content-type", "application/x-www-form-urlencoded");

        let refused = Upload::read(plain.body(Body::from("a=1")).unwrap(), 1).await.unwrap_err();

        assert_eq!(refused.kind(), &kinds::MEDIA_TYPE);
    }
}
