//! The way to the mail server.

use std::fmt;
use std::time::{Duration, Instant};

use kernel::{Clock, Id};
use lettre::message::Mailbox;
use lettre::transport::smtp::PoolConfig;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use tokio::time::timeout;
use tracing::info;

use crate::outgoing::Errand;
use crate::{Letter, MailError, MailerSettings, OutgoingMail};

/// How long one mail may take: well below the ten minutes for which a worker holds a job.
const LONGEST: Duration = Duration::from_secs(30);

/// Sends mail; cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    clock: Clock,
    longest: Duration,
}

impl Mailer {
    /// Prepares the way; connects at the first mail. Needs a tokio runtime around it.
    ///
    /// # Errors
    /// [`MailError::Settings`] when the address of the server or the sender cannot be read, or when a password would
    /// be sent in the clear.
    pub fn new(settings: &MailerSettings, clock: Clock) -> Result<Self, MailError> {
        let transport = settings
            .server()?
            .timeout(Some(LONGEST))
            // Connections are not kept: one whose mail was cut off by our own timeout would go back to the pool in
            // the middle of that mail, and the next mail would be written into it.
            .pool_config(PoolConfig::new().min_idle(0).max_size(0))
            .build();
        Ok(Self { transport, from: settings.sender()?, clock, longest: LONGEST })
    }

    /// Sends one mail for a job; the same job sends the same mail again if it has to. When it returns, the server has
    /// taken the mail over. A confirmation that gets lost makes the mail go twice, under one Message-ID, by which
    /// servers and readers may know it.
    ///
    /// # Errors
    /// [`MailError`], which a job's handler passes on with `?`: a temporary one is tried again.
    pub async fn send<J>(&self, job: Id<J>, mail: OutgoingMail) -> Result<(), MailError> {
        self.send_message(job, mail, &Errand::Notice).await
    }

    /// The same for a mailing that somebody subscribed to: it says where one POST leaves it (RFC 8058).
    ///
    /// # Errors
    /// As [`Mailer::send`].
    pub async fn send_mailing<J>(
        &self,
        job: Id<J>,
        mail: OutgoingMail,
        leave: &str,
    ) -> Result<(), MailError> {
        self.send_message(job, mail, &Errand::Mailing(leave)).await
    }

    /// The same for what a person wrote, an answer in a thread: it does not call itself automatic.
    ///
    /// # Errors
    /// As [`Mailer::send`].
    pub async fn send_letter<J>(
        &self,
        job: Id<J>,
        mail: OutgoingMail,
        letter: &Letter,
    ) -> Result<(), MailError> {
        self.send_message(job, mail, &Errand::Letter(letter)).await
    }

    async fn send_message<J>(
        &self,
        job: Id<J>,
        mail: OutgoingMail,
        errand: &Errand<'_>,
    ) -> Result<(), MailError> {
        let message = mail.message(&self.from, job, self.clock.now(), errand)?;
        // The monotonic clock of the machine: how long it took, not what time it is.
        let start = Instant::now();
        self.in_time(self.transport.send(message)).await?;
        let duration_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
        info!(%job, duration_ms, "mail handed over");
        Ok(())
    }

    /// Whether the server answers and lets us in, for `doctor`.
    ///
    /// # Errors
    /// [`MailError`] when it does not.
    pub async fn check(&self) -> Result<bool, MailError> {
        self.in_time(self.transport.test_connection()).await
    }

    /// The library's own timeout ends when the connection stands; a server may fall silent afterwards.
    async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
    ) -> Result<T, MailError> {
        let done =
            timeout(self.longest, work).await.map_err(|_| MailError::Unreachable("no answer in time"))?;
        done.map_err(MailError::from)
    }
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    fn mailer(url: &str, from: &str) -> Result<Mailer, MailError> {
        Mailer::new(&MailerSettings { url: url.into(), from: from.into() }, Clock::real())
    }

    #[tokio::test]
    async fn mailer_reads_the_settings_that_are_documented() {
        for url in ["smtp://127.0.0.1:2525", "smtps://u:p%40@mail.esempio.it", "smtp://u:p@h.it?tls=required"]
        {
            assert!(mailer(url, "Rete per il Lavoro <rete@esempio.it>").is_ok(), "{url}");
        }
        for url in ["mail.esempio.it", "http://mail.esempio.it", "smtp://", "", "smtp://u:p@mail.esempio.it"]
        {
            assert!(matches!(mailer(url, "rete@esempio.it"), Err(MailError::Settings(_))), "{url}");
        }
        assert!(matches!(mailer("smtp://127.0.0.1", "rete"), Err(MailError::Settings(_))));
    }

    #[tokio::test]
    async fn server_that_is_not_there_is_a_temporary_error() {
        // The listener is dropped, so nobody answers on its port.
        let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();

        let error = mailer(&format!("smtp://{free}"), "rete@esempio.it").unwrap().check().await.unwrap_err();

        assert!(error.is_temporary(), "{error}");
    }

    #[tokio::test]
    async fn server_that_says_nothing_is_given_up_in_time() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let mut mailer = mailer(&url, "rete@esempio.it").unwrap();
        mailer.longest = Duration::from_millis(50);

        let error = mailer.check().await.unwrap_err();

        assert!(matches!(error, MailError::Unreachable("no answer in time")), "{error}");
    }
}
