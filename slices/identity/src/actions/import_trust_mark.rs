//! Taking in a trust mark that a federation gave to one of our bodies.

use kernel::Instant;
use openid::federation::{FederationError, read_mark};
use policy::Resource;
use storage::Cx;

use crate::model::TrustMark;
use crate::policy::ImportProviders;
use crate::settings::Settings;
use crate::store;

/// Why a mark was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum TrustMarkError {
    /// The file holds no mark.
    #[error("the file holds no trust mark: {0}")]
    Unreadable(#[from] FederationError),
    /// It is of another entity.
    #[error("the mark was given to {0}, which is none of our bodies")]
    OfAnother(String),
    /// Its time is over.
    #[error("the mark has expired")]
    Expired,
    /// It does not say of which kind it is.
    #[error("the mark names no kind")]
    NoKind,
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] policy::Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

/// Keeps the mark for the body that it names: the token, or the JSON in which portals wrap it.
pub(crate) async fn import_trust_mark(
    cx: &Cx,
    settings: &Settings,
    public_url: &str,
    text: &str,
) -> Result<TrustMark, TrustMarkError> {
    let permit = cx.permit::<ImportProviders>(Resource::new((), []))?;
    let token = token_in(text);
    let claims = read_mark(&token)?;
    let kind = claims.kind().ok_or(TrustMarkError::NoKind)?.to_owned();
    let is_its = |slug: &str, is_default: bool| {
        let of_slug = claims.sub.trim_end_matches('/') == format!("{public_url}/oidc/{slug}");
        of_slug || is_default && claims.sub.trim_end_matches('/') == public_url
    };
    let organisation = settings
        .organisations
        .iter()
        .find(|organisation| is_its(&organisation.slug, settings.is_default(organisation)))
        .ok_or_else(|| TrustMarkError::OfAnother(claims.sub.clone()))?;
    let expires_at = claims.exp.map(|exp| Instant::from_micros(exp.saturating_mul(1_000_000)));
    if expires_at.is_some_and(|until| until <= cx.now()) {
        return Err(TrustMarkError::Expired);
    }
    let organisation = organisation.slug.clone();
    let mark = TrustMark { organisation, kind, token, issuer: claims.iss, expires_at };
    let mut tx = cx.begin().await?;
    store::federation::put_mark(&mut tx, &permit, &mark, cx.now()).await?;
    tx.commit().await?;
    Ok(mark)
}

/// The token of a file: alone, or in `{"trust_mark": …}`, in a list of those or under `trust_marks`.
fn token_in(text: &str) -> String {
    fn find(value: &serde_json::Value) -> Option<String> {
        let entry = value.get("trust_marks").unwrap_or(value);
        let entry = entry.get(0).unwrap_or(entry);
        entry.get("trust_mark")?.as_str().map(str::to_owned)
    }
    let wrapped = serde_json::from_str(text).ok().and_then(|value| find(&value));
    wrapped.unwrap_or_else(|| text.trim().trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn token_is_found_alone_and_as_portals_wrap_it() {
        for text in [
            "a.b.c\n",
            "\"a.b.c\"",
            r#"{"id": "x", "trust_mark": "a.b.c"}"#,
            r#"[{"trust_mark": "a.b.c"}]"#,
            r#"{"trust_marks": [{"trust_mark": "a.b.c"}]}"#,
        ] {
            assert_eq!(token_in(text), "a.b.c", "{text}");
        }
    }
}
