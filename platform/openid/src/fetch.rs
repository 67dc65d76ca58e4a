//! The HTTP client of federations and providers: the one place of this crate that reaches the network, with an upper bound on
//! everything. A fetch follows no redirect, asks no proxy, reads no more than a quarter of a megabyte and ends after five seconds.
//!
//! Called by [`crate::client`] and by the chains of [`crate::federation`].

mod address;
mod guard;

use std::sync::OnceLock;
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, Method, RequestBuilder, Url};
use serde::de::DeserializeOwned;

pub use address::AddressFault;

/// The largest answer that is read: a trust chain in a token takes some tens of kilobytes.
pub const LARGEST_ANSWER: usize = 256 * 1024;
/// The longest a fetch lasts, from the name's look-up to the last byte.
const LONGEST: Duration = Duration::from_secs(if cfg!(test) { 1 } else { 5 });
/// The longest that a connection may take to be there.
const LONGEST_CONNECT: Duration = Duration::from_secs(3);

/// Where an address comes from, and so where it may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The administrator wrote it into the configuration: it may be inside her own network.
    Configured,
    /// Somebody else's statement says it: it may lead to the public Internet alone, never to what only this server can reach.
    Public,
}

/// What differs between an installation, a demonstration and a test.
#[derive(Clone, Debug, Default)]
pub struct FetchSettings {
    /// Whether this very machine may be reached, by plain http too: demonstrations and tests.
    pub allow_loopback: bool,
    /// Certificates (PEM) that are trusted besides those of the system.
    pub extra_roots: Vec<String>,
}

/// Why nothing was fetched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address is none that is fetched.
    #[error("the address cannot be fetched: {0}")]
    Address(#[from] AddressFault),
    /// The address leads into a network that is not public.
    #[error("the address leads into a private network")]
    PrivateNetwork,
    /// Nobody answers there, or not with a certificate that holds.
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// It took longer than five seconds.
    #[error("the server took too long")]
    TooSlow,
    /// More than [`LARGEST_ANSWER`].
    #[error("the answer is too large")]
    TooLarge,
    /// The client cannot be set up: no certificates on this machine, or one in the settings that cannot be read.
    #[error("the client cannot be set up: {0}")]
    Setup(String),
}

impl FetchError {
    /// The word that logs and tests hold on to.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Address(fault) => fault.code(),
            Self::PrivateNetwork => "fetch.private_network",
            Self::Unreachable(_) => "fetch.unreachable",
            Self::TooSlow => "fetch.too_slow",
            Self::TooLarge => "fetch.too_large",
            Self::Setup(_) => "fetch.setup",
        }
    }

    /// Whether it may go well another time.
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::TooSlow)
    }
}

/// What came back, whatever its status.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The status.
    pub status: u16,
    /// The type of the content, lower case, without parameters.
    pub content_type: String,
    /// The content.
    pub body: Vec<u8>,
}

impl Fetched {
    /// Whether the status says that it went well (200 to 299).
    pub const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    /// The content as JSON; `None` when it is not that.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The content as text, without white space around it; `None` when it is not UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.body).ok().map(str::trim)
    }
}

/// The client. Make one for each process: it reads the certificates of the system once.
#[derive(Debug, Default)]
pub struct Fetcher {
    settings: FetchSettings,
    // Set up at the first fetch: reading the system's certificates takes longer than most commands.
    configured: OnceLock<Result<Client, FetchError>>,
    public: OnceLock<Result<Client, FetchError>>,
}

impl Fetcher {
    /// A client with these settings; nothing is read or reached yet.
    pub fn new(settings: FetchSettings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Gets what is at an address.
    pub async fn get(&self, reach: Reach, address: &str, accept: &str) -> Result<Fetched, FetchError> {
        let request = self.request(reach, Method::GET, address)?;
        send(request.header(ACCEPT, accept)).await
    }

    /// Gets what is at an address for the holder of an access token.
    pub async fn get_with_token(
        &self,
        reach: Reach,
        address: &str,
        token: &str,
    ) -> Result<Fetched, FetchError> {
        let request = self.request(reach, Method::GET, address)?;
        send(request.header(AUTHORIZATION, secret(format!("Bearer {token}"))?)).await
    }

    /// Posts a form. `authorization` is the value of that header, if any.
    pub async fn post_form(
        &self,
        reach: Reach,
        address: &str,
        fields: &[(&str, &str)],
        authorization: Option<String>,
    ) -> Result<Fetched, FetchError> {
        let mut request = self.request(reach, Method::POST, address)?.header(ACCEPT, "application/json");
        if let Some(authorization) = authorization {
            request = request.header(AUTHORIZATION, secret(authorization)?);
        }
        send(request.form(fields)).await
    }

    /// Whether an address would be fetched, without fetching it: what a name leads to is only known then.
    pub fn check(&self, reach: Reach, address: &str) -> Result<(), FetchError> {
        self.url(reach, address).map(drop)
    }

    fn url(&self, reach: Reach, address: &str) -> Result<Url, FetchError> {
        let allow_loopback = self.settings.allow_loopback;
        let url = address::parse(address, allow_loopback)?;
        // Names are looked at when they are resolved; addresses in numbers never are.
        if reach == Reach::Public && address::number(&url).is_some_and(|ip| !guard::lets(ip, allow_loopback))
        {
            return Err(FetchError::PrivateNetwork);
        }
        Ok(url)
    }

    fn request(&self, reach: Reach, method: Method, address: &str) -> Result<RequestBuilder, FetchError> {
        let url = self.url(reach, address)?;
        let cell = match reach {
            Reach::Configured => &self.configured,
            Reach::Public => &self.public,
        };
        let client = cell.get_or_init(|| self.client(reach)).as_ref().map_err(Clone::clone)?;
        Ok(client.request(method, url))
    }

    fn client(&self, reach: Reach) -> Result<Client, FetchError> {
        let setup = |error: reqwest::Error| FetchError::Setup(words(&error));
        let mut builder = Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            // A code is worth one try: whoever asks again decides it himself.
            .retry(reqwest::retry::never())
            // Fetches are rare, and a connection kept from an hour ago fails when it is used again.
            .pool_max_idle_per_host(0)
            .referer(false)
            .timeout(LONGEST)
            .connect_timeout(LONGEST_CONNECT)
            .https_only(!self.settings.allow_loopback)
            .user_agent("inrete");
        for pem in &self.settings.extra_roots {
            builder =
                builder.add_root_certificate(reqwest::Certificate::from_pem(pem.as_bytes()).map_err(setup)?);
        }
        if reach == Reach::Public {
            builder =
                builder.dns_resolver(guard::PublicNames { allow_loopback: self.settings.allow_loopback });
        }
        builder.build().map_err(setup)
    }
}

async fn send(request: RequestBuilder) -> Result<Fetched, FetchError> {
    let mut response = request.send().await.map_err(refused)?;
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let content_type = content_type.and_then(|value| value.split(';').next()).unwrap_or_default();
    let content_type = content_type.trim().to_ascii_lowercase();
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(refused)? {
        if body.len() + chunk.len() > LARGEST_ANSWER {
            return Err(FetchError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Fetched { status, content_type, body })
}

fn secret(value: String) -> Result<HeaderValue, FetchError> {
    let mut value = HeaderValue::try_from(value)
        .map_err(|_| FetchError::Setup("a token or a secret cannot be sent".to_owned()))?;
    value.set_sensitive(true);
    Ok(value)
}

fn refused(error: reqwest::Error) -> FetchError {
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = cause {
        if error.is::<guard::NotPublic>() {
            return FetchError::PrivateNetwork;
        }
        cause = error.source();
    }
    if error.is_timeout() {
        return FetchError::TooSlow;
    }
    FetchError::Unreachable(words(&error.without_url()))
}

/// An error with its causes, for the log: without the address, which may hold a secret of somebody.
fn words(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

#[cfg(test)]
mod tests;
