//! Which addresses are fetched at all.

use std::net::IpAddr;

use reqwest::Url;

/// No address of a federation is longer.
const LONGEST: usize = 2048;

/// Why an address is not fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// It cannot be read as one, or it is too long.
    #[error("it is no address")]
    Unreadable,
    /// Not `https`.
    #[error("it is not https")]
    NotHttps,
    /// A name and a password before the host.
    #[error("it names a user")]
    User,
    /// A part after `#`, which is nobody's to send.
    #[error("it has a fragment")]
    Fragment,
}

impl AddressFault {
    /// The word that logs and tests hold on to.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "fetch.address_unreadable",
            Self::NotHttps => "fetch.address_not_https",
            Self::User => "fetch.address_user",
            Self::Fragment => "fetch.address_fragment",
        }
    }
}

/// The address, if it is one that is fetched.
pub(super) fn parse(address: &str, allow_loopback: bool) -> Result<Url, AddressFault> {
    if address.len() > LONGEST || address.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(AddressFault::Unreadable);
    }
    let url = Url::parse(address).map_err(|_| AddressFault::Unreadable)?;
    if url.fragment().is_some() {
        return Err(AddressFault::Fragment);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(AddressFault::User);
    }
    match url.scheme() {
        "https" if url.has_host() => Ok(url),
        "http" if allow_loopback && is_loopback(&url) => Ok(url),
        _ => Err(AddressFault::NotHttps),
    }
}

/// The host, where it is written in numbers.
pub(super) fn number(url: &Url) -> Option<IpAddr> {
    url.host_str()?.trim_matches(['[', ']']).parse().ok()
}

fn is_loopback(url: &Url) -> bool {
    url.host_str() == Some("localhost") || number(url).is_some_and(|ip| ip.is_loopback())
}
