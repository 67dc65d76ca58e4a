//! HTTPS without a proxy, for small installations: TLS 1.2 and 1.3, a certificate read once at start.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::{Error as PemError, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::version::{TLS12, TLS13};
use tokio::net::TcpListener;

/// A certificate with its key, ready to answer with.
#[derive(Clone, Debug)]
pub struct Tls(Arc<ServerConfig>);

/// A file that cannot be used, by its key of the configuration.
#[derive(Debug)]
pub struct TlsFault {
    /// The key.
    pub key: &'static str,
    /// What to mend.
    pub what: String,
}

const CERTIFICATE: &str = "server.tls_cert";
const KEY: &str = "server.tls_key";

impl Tls {
    /// Reads both files and looks whether they fit together.
    ///
    /// # Errors
    /// [`TlsFault`] that names the file.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, TlsFault> {
        let chain = chain(certificate).map_err(|what| TlsFault { key: CERTIFICATE, what })?;
        let secret = PrivateKeyDer::from_pem_slice(&read(KEY, key)?).map_err(|error| TlsFault {
            key: KEY,
            what: format!("{}: {}", key.display(), no_pem(error, "key")),
        })?;
        let refused = |error: rustls::Error| match error {
            rustls::Error::InconsistentKeys(_) => TlsFault {
                key: KEY,
                what: format!(
                    "{} is not the key of the certificate {}",
                    key.display(),
                    certificate.display()
                ),
            },
            other => TlsFault { key: CERTIFICATE, what: format!("{}: {other}", certificate.display()) },
        };
        let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_protocol_versions(&[&TLS13, &TLS12])
            .map_err(refused)?
            .with_no_client_auth()
            .with_single_cert(chain, secret)
            .map_err(refused)?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self(Arc::new(config)))
    }

    /// Serves until `stopped` is ready, then finishes what it has in hand.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn serve(
        self,
        listener: TcpListener,
        routes: Router,
        stopped: impl Future<Output = ()>,
    ) -> std::io::Result<()> {
        let handle = Handle::new();
        let server = axum_server::from_tcp_rustls(listener.into_std()?, RustlsConfig::from_config(self.0))?;
        let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
        let serving = server.handle(handle.clone()).serve(routes);
        tokio::pin!(serving);
        tokio::select! {
            ended = &mut serving => return ended,
            () = stopped => handle.graceful_shutdown(None),
        }
        serving.await
    }
}

fn read(key: &'static str, file: &Path) -> Result<Vec<u8>, TlsFault> {
    std::fs::read(file)
        .map_err(|error| TlsFault { key, what: format!("cannot read {}: {error}", file.display()) })
}

fn chain(file: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let bytes = read(CERTIFICATE, file).map_err(|fault| fault.what)?;
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    let chain = chain.map_err(|error| format!("{}: {}", file.display(), no_pem(error, "certificate")))?;
    if chain.is_empty() {
        return Err(format!("{}: {}", file.display(), no_pem(PemError::NoItemsFound, "certificate")));
    }
    Ok(chain)
}

fn no_pem(error: PemError, what: &str) -> String {
    match error {
        PemError::NoItemsFound => format!("holds no {what} in PEM form (a line -----BEGIN … and its end)"),
        other => format!("is no {what} in PEM form: {other}"),
    }
}

#[cfg(test)]
mod tests;
