//! Small cookies, read and written in one way. Behind https they carry the `__Host-` prefix and `Secure`, which
//! ties them to this host; on a plain-http demonstration browsers would refuse both.

use axum::http::{HeaderMap, HeaderValue, header};

/// How long a browser keeps a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Until the browser is closed.
    Session,
    /// For so many seconds.
    Seconds(u32),
}

/// The value of a cookie of ours.
#[must_use]
pub fn read(headers: &HeaderMap, is_https: bool, name: &str) -> Option<String> {
    let full = full_name(is_https, name);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == full)
        .map(|(_, value)| value.to_owned())
}

/// The `Set-Cookie` value. `None` when the value holds something that a cookie cannot: only letters, digits and
/// `-_.~` are let in, so callers encode what they keep.
#[must_use]
pub fn set(is_https: bool, name: &str, value: &str, keep: Keep) -> Option<HeaderValue> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
    if !value.chars().all(is_plain) {
        return None;
    }
    let age = match keep {
        Keep::Session => String::new(),
        Keep::Seconds(seconds) => format!("; Max-Age={seconds}"),
    };
    let secure = if is_https { "; Secure" } else { "" };
    let full = full_name(is_https, name);
    HeaderValue::from_str(&format!("{full}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}")).ok()
}

/// [`set`] for a cookie that must come back with what another site makes the browser post to us, such as the answer of
/// a provider of identities. Only for such: it protects nothing by itself. Browsers take it behind https alone; on a
/// plain-http demonstration it comes back from pages of the same host.
#[must_use]
pub fn set_for_other_sites(is_https: bool, name: &str, value: &str, keep: Keep) -> Option<HeaderValue> {
    let lax = set(is_https, name, value, keep)?;
    if !is_https {
        return Some(lax);
    }
    HeaderValue::from_str(&lax.to_str().ok()?.replace("SameSite=Lax", "SameSite=None")).ok()
}

/// The `Set-Cookie` value that takes a cookie away.
#[must_use]
pub fn remove(is_https: bool, name: &str) -> Option<HeaderValue> {
    set(is_https, name, "", Keep::Seconds(0))
}

fn full_name(is_https: bool, name: &str) -> String {
    if is_https { format!("__Host-{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookie_behind_https_is_bound_to_the_host() {
        let set = set(true, "lang", "en", Keep::Seconds(60)).unwrap();

        assert_eq!(set, "__Host-lang=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
    }

    #[test]
    fn cookie_for_other_sites_needs_https() {
        let set = |is_https| set_for_other_sites(is_https, "provider", "x", Keep::Seconds(60)).unwrap();

        assert_eq!(set(true), "__Host-provider=x; Path=/; HttpOnly; SameSite=None; Max-Age=60; Secure");
        assert_eq!(set(false), "provider=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    }

    #[test]
    fn cookie_is_read_by_its_full_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; lang=en; __Host-lang=it"));

        assert_eq!(read(&headers, false, "lang").as_deref(), Some("en"));
        assert_eq!(read(&headers, true, "lang").as_deref(), Some("it"));
        assert_eq!(read(&headers, false, "none"), None);
    }

    #[test]
    fn cookie_value_that_could_break_the_header_is_refused() {
        assert_eq!(set(false, "flash", "a; Domain=x", Keep::Session), None);
    }
}
