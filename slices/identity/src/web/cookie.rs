//! The cookie of the session, until the browser is closed; and pages that no browser may keep.

use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, SET_COOKIE};
use axum::response::Response;
use web::cookies::{self, Keep};
use web::{Answer, Caller, Site};

use crate::vault::SessionToken;

const SESSION: &str = "session";
/// The browser that was sent to a provider, until it comes back.
const BROWSER: &str = "provider";
/// As long as a request waits, and a little more.
const BROWSER_SECONDS: u32 = 35 * 60;

/// The token that came with the request.
pub(super) fn token(caller: &Caller) -> Option<String> {
    caller.cookie(SESSION)
}

/// The same, where there is no caller yet.
pub(super) fn token_of(headers: &axum::http::HeaderMap, site: &Site) -> Option<String> {
    cookies::read(headers, site.is_https(), SESSION)
}

/// Hands out a token.
pub(super) fn give(caller: &Caller, answer: Response, token: &SessionToken) -> Response {
    add(answer, cookies::set(caller.app.site().is_https(), SESSION, token.as_str(), Keep::Session))
}

/// Takes the token away.
pub(super) fn take(caller: &Caller, answer: Response) -> Response {
    add(answer, cookies::remove(caller.app.site().is_https(), SESSION))
}

/// Takes the cookie of a mailed link away: it is used up.
pub(super) fn take_link(caller: &Caller, answer: Response, purpose: &str) -> Response {
    add(answer, cookies::remove(caller.app.site().is_https(), &web::links::cookie_name(purpose)))
}

/// The token of a browser that was sent to a provider, or a new one.
pub(super) fn browser(caller: &Caller) -> String {
    known_browser(caller).unwrap_or_else(|| SessionToken::fresh().as_str().to_owned())
}

/// The token of a browser that was sent to a provider.
pub(super) fn known_browser(caller: &Caller) -> Option<String> {
    caller.cookie(BROWSER).filter(|token| (20..=100).contains(&token.len()))
}

/// Knows the browser again when the provider's page makes it post the answer.
pub(super) fn know_browser(caller: &Caller, token: &str) -> Option<HeaderValue> {
    let keep = Keep::Seconds(BROWSER_SECONDS);
    cookies::set_for_other_sites(caller.app.site().is_https(), BROWSER, token, keep)
}

/// Its work is done.
pub(super) fn forget_browser(caller: &Caller, answer: Response) -> Response {
    let keep = Keep::Seconds(0);
    add(answer, cookies::set_for_other_sites(caller.app.site().is_https(), BROWSER, "", keep))
}

/// A page with a secret on it: not for the browser's store.
pub(super) fn unkept(answer: Answer) -> Answer {
    answer.map(|mut answer| {
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        answer
    })
}

fn add(mut answer: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer
}
