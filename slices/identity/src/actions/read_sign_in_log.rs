//! Reading the log of requests and responses for an authority that may ask: the pair that was asked for, and a trace of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::Instant;
use policy::{Action as _, ROOT, Resource};
use serde_json::json;
use storage::{Cx, trail};

use crate::policy::ReadSignInLog;
use crate::store::sign_in_log::{self, LogFault, LoggedPair, OpenedPair};

/// Why the log was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadLogError {
    /// No pair has that number.
    #[error("no pair of the log has the request «{0}»")]
    Unknown(String),
    /// What is kept cannot be opened.
    #[error(transparent)]
    Fault(#[from] LogFault),
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

/// The pairs of a span of time, none opened.
pub(crate) async fn list_sign_ins(
    cx: &Cx,
    from: Instant,
    until: Instant,
    provider: Option<&str>,
) -> Result<Vec<LoggedPair>, ReadLogError> {
    let permit = cx.permit::<ReadSignInLog>(Resource::new((), []))?;
    let mut tx = cx.read().await?;
    Ok(sign_in_log::between(&mut tx, &permit, from, until, provider).await?)
}

/// Opens the pairs of one request, and writes down that it was done.
pub(crate) async fn open_sign_in(cx: &Cx, request_id: &str) -> Result<Vec<OpenedPair>, ReadLogError> {
    let permit = cx.permit::<ReadSignInLog>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let mut pairs = sign_in_log::of_request(&mut tx, cx, &permit, request_id).await?;
    if pairs.is_empty() {
        return Err(ReadLogError::Unknown(request_id.to_owned()));
    }
    for pair in pairs.iter_mut().filter(|pair| pair.logged.protocol == "saml") {
        // The log keeps the field of the form as it came; who asks wants to read the message in it.
        let text: Vec<u8> =
            pair.response.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
        if let Ok(message) = STANDARD.decode(text) {
            pair.response = message;
        }
    }
    let details = json!({ "request": request_id, "pairs": pairs.len() });
    trail::record(&mut tx, cx, ReadSignInLog::NAME, ROOT, details).await?;
    tx.commit().await?;
    Ok(pairs)
}
