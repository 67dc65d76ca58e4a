//! What protects every page: the headers, and the refusal of forms sent from other sites.

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};

use crate::{PageError, Site, error::kinds};

/// No inline script or style, nothing from elsewhere. `data:` is for the small pictures and the one font that
/// Bootstrap Italia keeps inside its style sheet.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const PERMISSIONS_POLICY: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Two years; the browser is told only when it already came over https.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=63072000";

/// Puts the protecting headers; one that a handler has already set stays.
pub(crate) fn put_headers(headers: &mut HeaderMap, is_https: bool) {
    let mut put = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    put(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, "same-origin");
    put(HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY);
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if is_https {
        put(header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT_SECURITY);
    }
}

/// Refuses an unsafe request that a browser sends from another site. Browsers say where a request comes from in
/// `Sec-Fetch-Site`, older ones in `Origin`; who sends neither is a program, carries no cookie by itself, and
/// may go on.
///
/// # Errors
/// [`kinds::CROSS_SITE`].
pub(crate) fn judge_origin(
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    site: &Site,
) -> Result<(), PageError> {
    if method.is_safe() {
        return Ok(());
    }
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let is_ours = match (text(HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN)) {
        (Some(from), _) => from == "same-origin" || from == "none",
        (None, Some(origin)) => {
            let host = text(header::HOST).or_else(|| uri.authority().map(|authority| authority.as_str()));
            let named = origin.split_once("://").map(|(_, host)| host);
            origin == site.public_url || (named.is_some() && named == host)
        }
        (None, None) => true,
    };
    if is_ours { Ok(()) } else { Err(PageError::of(&kinds::CROSS_SITE)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(method: &Method, pairs: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let site = Site { public_url: "https://rete.example".to_owned(), ..Site::default() };
        judge_origin(method, &Uri::from_static("/prenota"), &headers, &site).is_ok()
    }

    #[test]
    fn form_of_another_site_is_refused() {
        assert!(!judged(&Method::POST, &[("sec-fetch-site", "cross-site")]));
        assert!(!judged(&Method::POST, &[("sec-fetch-site", "same-site")]));
        assert!(!judged(&Method::POST, &[("origin", "https://evil.example"), ("host", "rete.example")]));
        assert!(!judged(&Method::POST, &[("origin", "null"), ("host", "rete.example")]));
        assert!(!judged(
            &Method::DELETE,
            &[("sec-fetch-site", "cross-site"), ("origin", "https://rete.example"), ("host", "rete.example")]
        ));
    }

    #[test]
    fn form_of_ours_and_programs_go_on() {
        assert!(judged(&Method::POST, &[("sec-fetch-site", "same-origin")]));
        assert!(judged(&Method::POST, &[("sec-fetch-site", "none")]));
        assert!(judged(&Method::POST, &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]));
        assert!(judged(&Method::POST, &[("origin", "https://rete.example"), ("host", "inside:1")]));
        assert!(judged(&Method::POST, &[]));
        assert!(judged(&Method::GET, &[("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn headers_of_a_handler_stay() {
        let mut headers = HeaderMap::new();
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));

        put_headers(&mut headers, false);

        assert_eq!(headers.get(header::REFERRER_POLICY).unwrap(), "no-referrer");
        assert_eq!(headers.get(header::X_CONTENT_TYPE_OPTIONS).unwrap(), "nosniff");
        assert!(headers.get(header::STRICT_TRANSPORT_SECURITY).is_none());
    }
}
