//! One short message that survives a redirect: "the appointment is moved". Only its key travels, in a cookie that
//! the next page takes away; so nobody can write words of her own on our pages.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::{Visit, cookies};

pub(crate) const COOKIE: &str = "flash";
/// Long enough for a slow redirect, short enough not to surprise later.
const KEPT_SECONDS: u32 = 60;

/// Redirects after a form (303): the browser gets the page with GET, and a reload does not send the form again.
#[must_use]
pub fn see_other(to: &str) -> Response {
    // An address with a line break would split the answer: it goes home instead.
    let location = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// Redirects after a form and shows a message on the page it leads to. The text may have no variables.
#[must_use]
pub fn see_other_saying(visit: &Visit, to: &str, key: &'static str) -> Response {
    let mut answer = see_other(to);
    if let Some(cookie) =
        cookies::set(visit.site().is_https(), COOKIE, key, cookies::Keep::Seconds(KEPT_SECONDS))
    {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

pub(crate) fn text(visit: &Visit) -> Option<String> {
    let key = visit.flash()?;
    visit.translator().has(key).then(|| visit.t(key))
}
