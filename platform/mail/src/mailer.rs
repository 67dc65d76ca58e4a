//! The way to the mail server.

use std::time::Duration;

use jobs::JobError;
use kernel::{Clock, Id};
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::OutgoingMail;

/// How mail leaves.
#[derive(Clone, Debug)]
pub struct MailerSettings {
    /// `smtp://host:port`, `smtps://user:password@host`, `smtp://…?tls=required`.
    pub url: String,
    /// The sender, such as `Rete per il Lavoro <sportello@example.org>`.
    pub from: String,
}

/// Sends mail; cheap to clone, keeps a few connections open.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    host: String,
    clock: Clock,
}

/// Why a mail was not sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The settings cannot be used.
    #[error("mail settings: {0}")]
    Settings(String),
    /// The server is down, slow, or says "not now".
    #[error("the mail server does not take it now")]
    Later(#[source] lettre::transport::smtp::Error),
    /// It never will be sent: a bad address, a refusal.
    #[error("the mail cannot be sent")]
    Never(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<MailError> for JobError {
    fn from(error: MailError) -> Self {
        match error {
            MailError::Never(cause) => Self::Never(cause),
            other => Self::Later(Box::new(other)),
        }
    }
}

impl Mailer {
    /// Prepares the way; connects at the first mail.
    ///
    /// # Errors
    /// [`MailError::Settings`] when the address of the server or the sender cannot be read.
    pub fn new(settings: &MailerSettings, clock: Clock) -> Result<Self, MailError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.url)
            .map_err(|_| MailError::Settings("the server's address is not smtp:// or smtps://".into()))?
            .timeout(Some(Duration::from_secs(20)))
            .build();
        let from: Mailbox = settings
            .from
            .parse()
            .map_err(|_| MailError::Settings(format!("the sender «{}» is no mail address", settings.from)))?;
        let host = from.email.domain().to_owned();
        Ok(Self { transport, from, host, clock })
    }

    /// Sends one mail for a job; the same job sends the same mail again if it has to.
    ///
    /// # Errors
    /// [`MailError::Later`] or [`MailError::Never`], which a job's handler passes on with `?`.
    pub async fn send<J>(&self, job: Id<J>, mail: OutgoingMail) -> Result<(), MailError> {
        let message = mail.message(&self.from, &self.host, job, self.clock.now())?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(MailError::Never(error.into())),
            Err(error) => Err(MailError::Later(error)),
        }
    }

    /// Whether the server answers, for `doctor`.
    ///
    /// # Errors
    /// [`MailError::Later`] when it does not.
    pub async fn check(&self) -> Result<bool, MailError> {
        self.transport.test_connection().await.map_err(MailError::Later)
    }
}
