//! A mail provider on loopback: speaks SMTP (RFC 5321) as a real one, keeps what it gets, and can be told to refuse,
//! to put off or to be down. No encryption and no sign-in: it listens on loopback only.

mod command;
mod line;
mod mailbox;
mod received;
mod session;

pub use mailbox::Mailbox;
pub use received::{Attachment, ReceivedMail};

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::net::TcpListener;
use tokio::task::{AbortHandle, JoinSet};
use tracing::debug;

/// How the provider treats mail, or the mail to one address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// Takes it.
    #[default]
    Accept,
    /// Says "not now" (450): the sender should try again.
    Defer,
    /// Says "never" (550): the sender should give up.
    Refuse,
    /// Hangs up on everybody with 421, as a provider does that is going down.
    Down,
}

#[derive(Debug, Default)]
struct Moods {
    general: Mood,
    by_address: Vec<(String, Mood)>,
}

/// What provider and sessions share.
#[derive(Debug, Default)]
struct Shared {
    mailbox: Mailbox,
    moods: Mutex<Moods>,
}

impl Shared {
    fn general_mood(&self) -> Mood {
        self.moods.lock().unwrap_or_else(PoisonError::into_inner).general
    }

    fn mood_for(&self, address: &str) -> Mood {
        let moods = self.moods.lock().unwrap_or_else(PoisonError::into_inner);
        let own = moods.by_address.iter().rev().find(|(known, _)| known.eq_ignore_ascii_case(address));
        own.map_or(moods.general, |(_, mood)| *mood)
    }
}

/// A running provider; it stops when it is dropped.
#[derive(Debug)]
pub struct MailProvider {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: AbortHandle,
}

impl MailProvider {
    /// Starts on a free port of loopback.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start() -> io::Result<Self> {
        Self::start_on(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await
    }

    /// Starts on an address of loopback; port 0 is any free one.
    ///
    /// # Errors
    /// When the port is taken, or the address is not loopback: it would take mail from the whole network.
    pub async fn start_on(address: SocketAddr) -> io::Result<Self> {
        if !address.ip().is_loopback() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the stand-in mail provider stays on loopback",
            ));
        }
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let task = tokio::spawn(accept(listener, Arc::clone(&shared))).abort_handle();
        Ok(Self { address, shared, task })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens, as the mail section of the configuration wants it: `smtp://127.0.0.1:2525`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// What it has taken.
    pub fn mailbox(&self) -> &Mailbox {
        &self.shared.mailbox
    }

    /// Treats all mail like this from now on, except the mail to addresses with a mood of their own.
    pub fn set_mood(&self, mood: Mood) {
        self.moods().general = mood;
    }

    /// Treats mail to one address like this from now on. [`Mood::Down`] for one address is [`Mood::Defer`].
    pub fn set_mood_for(&self, address: &str, mood: Mood) {
        let mut moods = self.moods();
        moods.by_address.retain(|(known, _)| !known.eq_ignore_ascii_case(address));
        moods.by_address.push((address.to_owned(), mood));
    }

    fn moods(&self) -> std::sync::MutexGuard<'_, Moods> {
        self.shared.moods.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for MailProvider {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Sessions belong to this task, so that aborting it ends them too.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut sessions = JoinSet::new();
    loop {
        tokio::select! {
            Some(_) = sessions.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let shared = Arc::clone(&shared);
                    sessions.spawn(async move {
                        if let Err(error) = session::serve(stream, &shared).await {
                            debug!(%error, "the connection of a mail client ended");
                        }
                    });
                }
                Err(error) => debug!(%error, "a mail client could not connect"),
            },
        }
    }
}
