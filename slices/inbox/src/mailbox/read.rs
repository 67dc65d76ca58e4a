//! One reading of one mailbox: what is new, mail by mail, each in a transaction of its own.

use std::time::Duration;

use async_imap::error::Error as ImapError;
use async_imap::types::Flag;
use desk::api::Desk;
use futures_util::TryStreamExt as _;
use jiff::ToSpan as _;
use kernel::Instant;
use storage::Cx;
use tokio::time::timeout;
use tracing::{info, warn};

use super::connection::{MailboxFault, Signed, sign_in, unopened};
use crate::Settings;
use crate::actions::{
    Arrival, Arrived, InboxError, TakeInError, Taken, begin_reading, end_reading, get_stuck, leave_there,
    pass_over, renumber, take_in_mail,
};
use crate::model::{MailLimits, read_mail};
use crate::settings::MailboxSettings;
use crate::store::mailbox::{PassedOver, Reading};

/// How long one answer of the server may take.
const LONGEST: Duration = Duration::from_secs(60);
/// How long one reading may take: below the ten minutes for which a worker holds a job.
const WHOLE: Duration = Duration::from_secs(240);
/// Mails taken in at one reading; the next one goes on.
const MOST_MAILS: usize = 200;
/// How often the reading may break off at one mail before it is passed over.
const PATIENCE: i64 = 3;
/// How much of a mail that is too large is read: its headers, and where most mails have their text.
const BEGINNING_BYTES: u32 = 256 * 1024;
/// Attachments of one mail that are kept.
const MOST_FILES: usize = 10;

/// Why a reading broke off.
enum Broken {
    /// The mailbox.
    Mailbox(MailboxFault),
    /// What the server said of this one mail cannot be understood; the connection is of no use any more.
    Mail,
    /// Another process has the mailbox.
    Lost,
    /// The database.
    Storage(InboxError),
}

impl From<InboxError> for Broken {
    fn from(error: InboxError) -> Self {
        Self::Storage(error)
    }
}

/// Reads what is new. Faults of the mailbox are noted and no error: the next reading tries again.
///
/// # Errors
/// When the database refuses.
pub async fn read_mailbox(
    cx: &Cx,
    settings: &Settings,
    mailbox: &MailboxSettings,
) -> Result<u64, InboxError> {
    let desk = desk::api::desk_by_slug(&mut cx.read().await?, &mailbox.desk).await?;
    let Some(desk) = desk else {
        warn!("a mailbox is configured for a desk that there is not; see `inrete doctor`");
        return Ok(0);
    };
    let Some((lease, reading)) = begin_reading(cx, desk.id).await? else { return Ok(0) };
    let taken = Taken { desk: desk.id, lease, uid_validity: reading.uid_validity.unwrap_or_default() };
    let mut reader = Reader { cx, settings, mailbox, desk: &desk, taken, reading, mails: 0 };
    let went = timeout(WHOLE, reader.read()).await;
    let mails = reader.mails;
    // Who had no time for all goes on next time.
    let went = went.unwrap_or(if mails > 0 { Ok(()) } else { Err(slow()) });
    let fault = match went {
        Ok(()) => None,
        Err(Broken::Lost) => return Ok(mails),
        Err(Broken::Mailbox(fault)) => Some(fault),
        Err(Broken::Mail) => Some(MailboxFault::Answer),
        Err(Broken::Storage(error)) => {
            end_reading(cx, desk.id, lease, None).await?;
            return Err(error);
        }
    };
    end_reading(cx, desk.id, lease, fault.map(MailboxFault::word)).await?;
    match fault {
        Some(fault) => {
            warn!(desk = %desk.id, fault = fault.word(), mails, "a mailbox could not be read to its end")
        }
        None if mails > 0 => info!(desk = %desk.id, mails, "read a mailbox"),
        None => {}
    }
    Ok(mails)
}

/// What the server knows of a mail.
struct Seen {
    size: u32,
    arrived_at: Instant,
    /// Somebody answered it with another program.
    is_answered: bool,
}

struct Reader<'a> {
    cx: &'a Cx,
    settings: &'a Settings,
    mailbox: &'a MailboxSettings,
    desk: &'a Desk,
    taken: Taken,
    reading: Reading,
    mails: u64,
}

impl Reader<'_> {
    async fn read(&mut self) -> Result<(), Broken> {
        let mut session = self.open().await?;
        let new = self.new_mails(&mut session).await?;
        for uid in new {
            if self.reading.stuck_uid == i64::from(uid) && self.reading.stuck_times >= PATIENCE {
                self.pass_over(uid, "stuck", None).await?;
                continue;
            }
            match self.take_in(&mut session, uid).await {
                Ok(()) => self.mails += 1,
                Err(Broken::Mail) => {
                    self.pass_over(uid, "unreadable", None).await?;
                    session = self.open().await?;
                }
                Err(Broken::Mailbox(fault)) => {
                    get_stuck(self.cx, self.taken, i64::from(uid)).await?;
                    return Err(Broken::Mailbox(fault));
                }
                Err(broken) => return Err(broken),
            }
        }
        // Whoever leaves without a word has still read.
        let _ = timeout(LONGEST, session.logout()).await;
        Ok(())
    }

    async fn open(&mut self) -> Result<Signed, Broken> {
        let mut session = sign_in(self.mailbox).await.map_err(Broken::Mailbox)?;
        let folder = timeout(LONGEST, session.examine(self.mailbox.folder())).await.map_err(|_| slow())?;
        let folder = folder.map_err(|error| Broken::Mailbox(unopened(&error)))?;
        let validity = i64::from(folder.uid_validity.ok_or(Broken::Mailbox(MailboxFault::Answer))?);
        if self.reading.uid_validity != Some(validity) {
            self.taken.uid_validity = validity;
            renumber(self.cx, self.taken).await?;
            let is_first = self.reading.uid_validity.is_none();
            self.reading.uid_validity = Some(validity);
            self.reading.last_uid = 0;
            if is_first {
                self.reading.connected_at = Some(self.cx.now());
            } else {
                info!(desk = %self.desk.id, "a mailbox is numbered anew: it is looked through again");
            }
        }
        Ok(session)
    }

    /// The numbers of what is new, in order. Whatever lay there for long before the first reading stays there.
    async fn new_mails(&self, session: &mut Signed) -> Result<Vec<u32>, Broken> {
        let since = self.cx.now().date().saturating_sub(i64::from(self.settings.first_days).days());
        let query = match self.reading.last_uid {
            // Also after a new numbering: what is older was read under the old one.
            0 => format!("SINCE {}", since.strftime("%-d-%b-%Y")),
            last => format!("UID {}:*", last + 1),
        };
        let found = timeout(LONGEST, session.uid_search(query)).await.map_err(|_| slow())?;
        let found = found.map_err(|_| Broken::Mailbox(MailboxFault::Answer))?;
        // `*` is the last mail even when that is an old one.
        let mut new: Vec<u32> =
            found.into_iter().filter(|uid| i64::from(*uid) > self.reading.last_uid).collect();
        new.sort_unstable();
        new.truncate(MOST_MAILS);
        Ok(new)
    }

    async fn take_in(&self, session: &mut Signed, uid: u32) -> Result<(), Broken> {
        let Seen { size, arrived_at, is_answered } = self.look(session, uid).await?;
        let is_from_before = self.reading.connected_at.is_some_and(|at| arrived_at < at);
        if is_from_before && is_answered {
            return Ok(leave_there(self.cx, self.taken, i64::from(uid)).await?);
        }
        let most = self.settings.mail_mib.saturating_mul(1024 * 1024);
        let is_partial = size > most;
        let wanted = if is_partial { BEGINNING_BYTES } else { most };
        let Some(bytes) = self.body(session, uid, wanted).await? else {
            // Deleted since it was listed, or the server cannot give it now: then it is tried again.
            return if self.is_there(session, uid).await? {
                Err(Broken::Mailbox(MailboxFault::Answer))
            } else {
                self.pass_over(uid, "gone", None).await
            };
        };
        let limits = MailLimits { files_bytes: bytes.len(), files: MOST_FILES };
        // The parser is another's and the mail a stranger's: on a thread of its own a panic is an answer too.
        let read = tokio::task::spawn_blocking(move || read_mail(&bytes, is_partial, limits)).await;
        let Ok(mail) = read else {
            return self.pass_over(uid, "unreadable", Some(arrived_at)).await;
        };
        let arrival = Arrival { uid: i64::from(uid), arrived_at, is_from_before, is_answered, mail };
        match take_in_mail(self.cx, self.settings, self.taken, self.desk, arrival).await {
            Ok(Arrived::New(_) | Arrived::FollowUp(_) | Arrived::Known) => Ok(()),
            Err(TakeInError::Lost) => Err(Broken::Lost),
            Err(TakeInError::Refused(refusal)) => Err(Broken::Storage(refusal.into())),
            Err(TakeInError::Storage(error)) if error.is_busy() => Err(Broken::Storage(error.into())),
            Err(TakeInError::Storage(error)) => {
                warn!(desk = %self.desk.id, uid, %error, "a mail could not be kept and is passed over");
                self.pass_over(uid, "unkept", Some(arrived_at)).await
            }
        }
    }

    /// What the server knows of a mail, without reading it.
    async fn look(&self, session: &mut Signed, uid: u32) -> Result<Seen, Broken> {
        let work = async {
            let stream = session.uid_fetch(uid.to_string(), "(UID FLAGS RFC822.SIZE INTERNALDATE)").await?;
            stream.try_collect::<Vec<_>>().await
        };
        let answers = timeout(LONGEST, work).await.map_err(|_| slow())?.map_err(broken)?;
        let found = answers.iter().find(|answer| answer.uid == Some(uid));
        let at = found.and_then(async_imap::types::Fetch::internal_date);
        let arrived_at = at.map_or_else(|| self.cx.now(), |at| Instant::from_micros(at.timestamp_micros()));
        Ok(Seen {
            size: found.and_then(|answer| answer.size).unwrap_or_default(),
            arrived_at,
            is_answered: found.is_some_and(|answer| answer.flags().any(|flag| flag == Flag::Answered)),
        })
    }

    async fn body(&self, session: &mut Signed, uid: u32, most: u32) -> Result<Option<Vec<u8>>, Broken> {
        let work = async {
            let stream = session.uid_fetch(uid.to_string(), format!("(UID BODY.PEEK[]<0.{most}>)")).await?;
            stream.try_collect::<Vec<_>>().await
        };
        let answers = timeout(LONGEST, work).await.map_err(|_| slow())?.map_err(broken)?;
        let found = answers.iter().find(|answer| answer.uid == Some(uid));
        Ok(found.and_then(|answer| answer.body()).map(<[u8]>::to_vec))
    }

    async fn is_there(&self, session: &mut Signed, uid: u32) -> Result<bool, Broken> {
        let found = timeout(LONGEST, session.uid_search(format!("UID {uid}"))).await.map_err(|_| slow())?;
        Ok(found.map_err(broken)?.contains(&uid))
    }

    async fn pass_over(&self, uid: u32, reason: &str, sent_at: Option<Instant>) -> Result<(), Broken> {
        let now = self.cx.now();
        let one = PassedOver { uid: i64::from(uid), reason: reason.to_owned(), sent_at, noted_at: now };
        if reason != "gone" {
            warn!(desk = %self.desk.id, uid, reason, "a mail was passed over");
        }
        Ok(pass_over(self.cx, self.taken, &one).await?)
    }
}

const fn slow() -> Broken {
    Broken::Mailbox(MailboxFault::Slow)
}

/// What the server says of one mail that nobody understands is that mail's fault; the rest is the mailbox's.
fn broken(error: ImapError) -> Broken {
    match error {
        ImapError::Parse(_) | ImapError::No(_) | ImapError::Bad(_) => Broken::Mail,
        ImapError::Io(error) if error.kind() == std::io::ErrorKind::Other => Broken::Mail,
        _ => Broken::Mailbox(MailboxFault::Answer),
    }
}
