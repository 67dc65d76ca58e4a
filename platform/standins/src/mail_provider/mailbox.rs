//! The mails that the provider took, in memory.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use super::received::ReceivedMail;

/// Most mails that are kept; the oldest go first.
const MAX_MAILS: usize = 500;
/// Most bytes that are kept over all mails; the oldest go first.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// One mailbox for all addresses.
#[derive(Debug)]
pub struct Mailbox {
    kept: Mutex<Kept>,
    taken: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Kept {
    mails: VecDeque<ReceivedMail>,
    bytes: usize,
    taken: u64,
}

impl Default for Mailbox {
    fn default() -> Self {
        Self { kept: Mutex::default(), taken: watch::Sender::new(0) }
    }
}

impl Mailbox {
    /// All that is kept, oldest first.
    pub fn list(&self) -> Vec<ReceivedMail> {
        self.kept().mails.iter().cloned().collect()
    }

    /// What is kept of the mails to one address, oldest first.
    pub fn list_to(&self, address: &str) -> Vec<ReceivedMail> {
        self.kept().mails.iter().filter(|mail| mail.is_to(address)).cloned().collect()
    }

    /// The mail with that number, unless it is gone.
    pub fn find(&self, number: u64) -> Option<ReceivedMail> {
        self.kept().mails.iter().find(|mail| mail.number == number).cloned()
    }

    /// Waits for the newest mail to an address, including one that is there already; `None` when none comes in time.
    pub async fn wait_for(&self, address: &str, longest: Duration) -> Option<ReceivedMail> {
        let mut taken = self.taken.subscribe();
        let found = async {
            loop {
                taken.borrow_and_update();
                if let Some(mail) = self.list_to(address).pop() {
                    return Some(mail);
                }
                taken.changed().await.ok()?;
            }
        };
        timeout(longest, found).await.ok().flatten()
    }

    /// Throws all of it away.
    pub fn clear(&self) {
        let mut kept = self.kept();
        kept.mails.clear();
        kept.bytes = 0;
    }

    pub(super) fn put(&self, mut mail: ReceivedMail) {
        let mut kept = self.kept();
        kept.taken += 1;
        mail.number = kept.taken;
        kept.bytes += mail.raw.len();
        kept.mails.push_back(mail);
        while kept.mails.len() > MAX_MAILS || kept.bytes > MAX_BYTES {
            let Some(oldest) = kept.mails.pop_front() else { break };
            kept.bytes -= oldest.raw.len();
        }
        self.taken.send_replace(kept.taken);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(recipient: &str) -> ReceivedMail {
        ReceivedMail::read(
            String::new(),
            vec![recipient.to_owned()],
            b"Subject: Prova\r\n\r\nCiao\r\n".to_vec(),
        )
    }

    #[test]
    fn mailbox_drops_the_oldest_when_full() {
        let mailbox = Mailbox::default();

        for _ in 0..=MAX_MAILS {
            mailbox.put(mail("a@esempio.it"));
        }

        let numbers: Vec<u64> = mailbox.list().iter().map(|mail| mail.number).collect();
        assert_eq!(numbers.first(), Some(&2));
        assert_eq!(numbers.len(), MAX_MAILS);
        assert!(mailbox.find(1).is_none());
    }

    #[test]
    fn mailbox_after_clear_goes_on_counting() {
        let mailbox = Mailbox::default();
        mailbox.put(mail("a@esempio.it"));

        mailbox.clear();
        mailbox.put(mail("A@ESEMPIO.IT"));

        let numbers: Vec<u64> = mailbox.list_to("a@esempio.it").iter().map(|mail| mail.number).collect();
        assert_eq!(numbers, [2]);
    }
}
