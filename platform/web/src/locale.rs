//! In which language a visitor reads: what she asked for with `?lang=`, else her cookie, else what her browser
//! says, else Italian.

use axum::http::{HeaderMap, Uri, header};
use texts::Locale;

use crate::cookies;

/// Name of the cookie that remembers the choice.
pub(crate) const COOKIE: &str = "lang";
/// A year: a choice of language is not a datum about anybody.
pub(crate) const KEPT_SECONDS: u32 = 31_536_000;

/// The language of a visitor, and whether she has just chosen it.
pub(crate) struct Chosen {
    pub(crate) locale: Locale,
    pub(crate) is_new: bool,
}

pub(crate) fn choose(uri: &Uri, headers: &HeaderMap, is_https: bool) -> Chosen {
    if let Some(locale) = asked(uri) {
        return Chosen { locale, is_new: true };
    }
    let kept = cookies::read(headers, is_https, COOKIE).and_then(|value| Locale::parse(&value));
    let locale = kept.or_else(|| accepted(headers)).unwrap_or_default();
    Chosen { locale, is_new: false }
}

fn asked(uri: &Uri) -> Option<Locale> {
    let pairs = uri.query()?.split('&');
    pairs.filter_map(|pair| pair.strip_prefix("lang=")).find_map(Locale::parse)
}

/// The first language that we have, by weight; order decides among equals.
fn accepted(headers: &HeaderMap) -> Option<Locale> {
    let mut best: Option<(u32, Locale)> = None;
    let lines = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|line| line.to_str().ok());
    for range in lines.flat_map(|line| line.split(',')) {
        let mut parts = range.split(';').map(str::trim);
        let Some(locale) = parts.next().and_then(Locale::parse) else { continue };
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

/// "0.8" as 800: weights have at most three decimals (RFC 9110, 12.4.2).
fn thousandths(weight: &str) -> u32 {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let padded: String = decimals.chars().chain("000".chars()).take(3).collect();
    let whole: u32 = whole.parse().unwrap_or(0);
    whole.min(1) * 1000 + padded.parse::<u32>().unwrap_or(0)
}

/// The address of the same page in another language: the rest of the query stays.
pub(crate) fn link(path: &str, query: Option<&str>, locale: Locale) -> String {
    let kept =
        query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let pairs: Vec<&str> = kept.collect();
    let joint = if pairs.is_empty() { "" } else { "&" };
    format!("{path}?{}{joint}lang={locale}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn chosen(uri: &'static str, cookie: &'static str, accept: &'static str) -> Locale {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static(cookie));
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accept));
        choose(&Uri::from_static(uri), &headers, false).locale
    }

    #[test]
    fn locale_asked_for_wins_over_cookie_and_browser() {
        assert_eq!(chosen("/x?a=1&lang=en", "lang=it", "it"), Locale::En);
        assert_eq!(chosen("/x", "lang=en", "it"), Locale::En);
        assert_eq!(chosen("/x?lang=xx", "", "en-GB"), Locale::En);
        assert_eq!(chosen("/x", "lang=xx", "de"), Locale::It);
    }

    #[test]
    fn locale_of_the_browser_follows_its_weights() {
        assert_eq!(chosen("/", "", "de, en;q=0.5, it;q=0.8"), Locale::It);
        assert_eq!(chosen("/", "", "en-US,en;q=0.9,it;q=0.8"), Locale::En);
        assert_eq!(chosen("/", "", "en;q=0, it;q=0"), Locale::It);
    }

    #[test]
    fn link_keeps_the_query() {
        assert_eq!(link("/servizi", Some("q=saldatore&lang=it"), Locale::En), "/servizi?q=saldatore&lang=en");
        assert_eq!(link("/", None, Locale::It), "/?lang=it");
    }
}
