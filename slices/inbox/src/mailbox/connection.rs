//! The way to the server: connection, encryption, sign-in. Errors are words of ours, since servers quote addresses.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use async_imap::{Client, Session};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt as _;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::settings::{MailboxSettings, Tls};

/// How long connecting and signing in may take.
const LONGEST: Duration = Duration::from_secs(20);

/// What is wrong with a mailbox; the words that are kept and shown are [`MailboxFault::word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailboxFault {
    /// The file with the password cannot be read, or is empty.
    #[error("the file with the password cannot be read")]
    Password,
    /// The file with the authority's certificate cannot be read.
    #[error("the file with the authority's certificate cannot be read")]
    Authority,
    /// Nobody answers there.
    #[error("the server cannot be reached")]
    Unreachable,
    /// It does not answer in time.
    #[error("the server does not answer in time")]
    Slow,
    /// The encryption fails: most often its certificate is not for that name, or of an authority that is not known.
    #[error("the server's certificate cannot be trusted, or it offers no encryption")]
    Encryption,
    /// User or password are wrong.
    #[error("the server refuses user and password")]
    SignIn,
    /// There is no such folder.
    #[error("there is no such folder")]
    Folder,
    /// What it says is no IMAP, or it has a fault of its own, or it hung up.
    #[error("the server hung up, has a fault of its own, or answered what is no IMAP")]
    Answer,
    /// There is no such desk.
    #[error("there is no desk of that name")]
    Desk,
}

kernel::words!(MailboxFault {
    Password = "password",
    Authority = "authority",
    Unreachable = "unreachable",
    Slow = "slow",
    Encryption = "encryption",
    SignIn = "sign_in",
    Folder = "folder",
    Answer = "answer",
    Desk = "desk",
});

impl MailboxFault {
    /// The key of its words, for who works at the desk.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Password | Self::Authority | Self::SignIn | Self::Folder | Self::Desk => {
                "inbox-mailbox-fault-settings"
            }
            Self::Unreachable | Self::Slow | Self::Encryption | Self::Answer => "inbox-mailbox-fault-server",
        }
    }
}

/// A stream with or without encryption.
#[derive(Debug)]
pub(super) enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

pub(super) type Signed = Session<Stream>;

/// Connects and signs in.
///
/// # Errors
/// [`MailboxFault`].
pub(super) async fn sign_in(settings: &MailboxSettings) -> Result<Signed, MailboxFault> {
    let password =
        tokio::fs::read_to_string(&settings.password_file).await.map_err(|_| MailboxFault::Password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        return Err(MailboxFault::Password);
    }
    let work = async {
        let client = connect(settings).await?;
        client.login(&settings.user, password).await.map_err(|(error, _)| match error {
            async_imap::error::Error::No(_)
            | async_imap::error::Error::Bad(_)
            | async_imap::error::Error::Validate(_) => MailboxFault::SignIn,
            _ => MailboxFault::Answer,
        })
    };
    timeout(LONGEST, work).await.map_err(|_| MailboxFault::Slow)?
}

async fn connect(settings: &MailboxSettings) -> Result<Client<Stream>, MailboxFault> {
    let tcp = TcpStream::connect((settings.host.as_str(), settings.port()));
    let tcp = tcp.await.map_err(|_| MailboxFault::Unreachable)?;
    match settings.tls {
        Tls::Implicit => {
            let mut client = Client::new(secured(settings, tcp).await?);
            greeting(&mut client).await?;
            Ok(client)
        }
        Tls::None => {
            let mut client = Client::new(Stream::Plain(tcp));
            greeting(&mut client).await?;
            Ok(client)
        }
        Tls::Starttls => {
            let mut client = Client::new(Stream::Plain(tcp));
            greeting(&mut client).await?;
            client.run_command_and_check_ok("STARTTLS", None).await.map_err(|_| MailboxFault::Encryption)?;
            // What a man in the middle wrote before the handshake is dropped with the client's buffer.
            let Stream::Plain(tcp) = client.into_inner() else { return Err(MailboxFault::Encryption) };
            Ok(Client::new(secured(settings, tcp).await?))
        }
    }
}

async fn greeting(client: &mut Client<Stream>) -> Result<(), MailboxFault> {
    match client.read_response().await {
        Ok(Some(_)) => Ok(()),
        Ok(None) | Err(_) => Err(MailboxFault::Answer),
    }
}

async fn secured(settings: &MailboxSettings, tcp: TcpStream) -> Result<Stream, MailboxFault> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| MailboxFault::Encryption)?;
    let config = match &settings.ca_file {
        Some(file) => {
            let pem = tokio::fs::read(file).await.map_err(|_| MailboxFault::Authority)?;
            let mut roots = RootCertStore::empty();
            for certificate in CertificateDer::pem_slice_iter(&pem) {
                let certificate = certificate.map_err(|_| MailboxFault::Authority)?;
                roots.add(certificate).map_err(|_| MailboxFault::Authority)?;
            }
            if roots.is_empty() {
                return Err(MailboxFault::Authority);
            }
            builder.with_root_certificates(roots).with_no_client_auth()
        }
        None => builder.with_platform_verifier().map_err(|_| MailboxFault::Encryption)?.with_no_client_auth(),
    };
    let name = ServerName::try_from(settings.host.clone()).map_err(|_| MailboxFault::Encryption)?;
    let stream = TlsConnector::from(Arc::new(config)).connect(name, tcp).await;
    stream.map(|stream| Stream::Tls(Box::new(stream))).map_err(|_| MailboxFault::Encryption)
}

/// Why a folder cannot be opened: most often there is none of that name. What the server says of itself is no fault of ours.
pub(super) fn unopened(error: &async_imap::error::Error) -> MailboxFault {
    use async_imap::error::Error::{Bad, No, Validate};
    const ITS_OWN: [&str; 5] = ["serverbug", "unavailable", "inuse", "contactadmin", "internal error"];
    match error {
        No(said) | Bad(said) => {
            let said = said.to_ascii_lowercase();
            let is_its_own = ITS_OWN.iter().any(|word| said.contains(word));
            if is_its_own { MailboxFault::Answer } else { MailboxFault::Folder }
        }
        Validate(_) => MailboxFault::Folder,
        _ => MailboxFault::Answer,
    }
}

/// Whether a mailbox can be read, for the doctor: signs in, looks at the folder, leaves. How many mails lie there.
///
/// # Errors
/// [`MailboxFault`].
pub async fn check(settings: &MailboxSettings) -> Result<u32, MailboxFault> {
    let mut session = sign_in(settings).await?;
    let work = async {
        let mailbox = session.examine(settings.folder()).await.map_err(|error| unopened(&error))?;
        // Whoever leaves without a word has still looked.
        let _ = session.logout().await;
        Ok(mailbox.exists)
    };
    timeout(LONGEST, work).await.map_err(|_| MailboxFault::Slow)?
}

impl AsyncRead for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_read(cx, buffer),
            Self::Tls(stream) => Pin::new(stream.as_mut()).poll_read(cx, buffer),
        }
    }
}

impl AsyncWrite for Stream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_write(cx, bytes),
            Self::Tls(stream) => Pin::new(stream.as_mut()).poll_write(cx, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_flush(cx),
            Self::Tls(stream) => Pin::new(stream.as_mut()).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_shutdown(cx),
            Self::Tls(stream) => Pin::new(stream.as_mut()).poll_shutdown(cx),
        }
    }
}
