//! `/robots.txt`: what search engines leave out (RFC 9309). Services, desks and the network are theirs to show.

/// The offices, and the addresses that belong to one person.
pub async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /ufficio\nDisallow: /accesso\nDisallow: /appuntamento\nDisallow: /l/\nDisallow: /prenota/\nDisallow: /api/\n"
}
