//! `/l/{secret}`: the door for whoever comes from a mailed link.
//!
//! The first GET swaps the secret for a short cookie and leads to a clean address; it never acts, since mail
//! scanners open links too, and the secret stays out of histories, logs and referrers.

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::Instant;
use storage::links::{self, Link, LinkFault};

use crate::context::{App, Caller};
use crate::cookies::Keep;
use crate::{PageError, Site, cookies};

/// How long the cookie opens the resource before the link must be followed again.
const COOKIE_SECONDS: u32 = 3600;

/// The cookie that holds a link of that purpose: `link_desk-manage_appointment`.
pub fn cookie_name(purpose: &str) -> String {
    format!("link_{}", purpose.replace('.', "-"))
}

/// The `Set-Cookie` value that lets whoever holds the secret act for an hour.
pub fn cookie(site: &Site, purpose: &str, secret: &str) -> Option<HeaderValue> {
    cookies::set(site.is_https(), &cookie_name(purpose), secret, Keep::Seconds(COOKIE_SECONDS))
}

/// The `Set-Cookie` value by which a browser forgets it.
pub fn forget(site: &Site, purpose: &str) -> Option<HeaderValue> {
    cookies::remove(site.is_https(), &cookie_name(purpose))
}

/// The handler of `/l/{secret}`.
///
/// # Errors
/// A page that says what to do when the link is forged, expired or used up.
pub async fn follow(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, PageError> {
    let link = {
        let mut reader = caller.cx.read().await?;
        links::resolve(&mut reader, &caller.cx, &secret).await?
    };
    let link = link.map_err(PageError::from)?;
    let target = app.link_target(&link.purpose).ok_or(PageError::from(LinkFault::Forged))?;
    remember(&caller, &link, caller.cx.now()).await?;
    let mut response = Redirect::to(&(target.path)(link.resource)).into_response();
    if let Some(cookie) = cookie(app.site(), &link.purpose, &secret) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn remember(caller: &Caller, link: &Link, now: Instant) -> storage::Result<()> {
    let mut tx = caller.cx.begin().await?;
    links::mark_used(&mut tx, link.id, now).await?;
    tx.commit().await
}
