//! What the providers remember: requests that wait for an answer, and sessions. Bounded, in memory, gone at the end.

use std::collections::VecDeque;

use saml::issue::{ReceivedRequest, ReceivedService};
use saml::logout::NameId;

use super::people::Person;
use super::provider::Provider;

/// Of each so many are remembered: the oldest goes.
const REMEMBERED: usize = 200;

/// A request that waits for an answer.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub provider: &'static Provider,
    pub service: ReceivedService,
    pub request: ReceivedRequest,
}

/// A session that a service was told of.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub provider: &'static Provider,
    pub person: &'static Person,
    pub service: ReceivedService,
    pub name_id: NameId,
    pub index: Option<String>,
}

/// All that is remembered.
#[derive(Default)]
pub(super) struct Memory {
    pending: VecDeque<Pending>,
    sessions: VecDeque<Session>,
}

impl Memory {
    /// Keeps a request until it is answered; it stays then too, so that a page can be answered twice, as a browser's
    /// "back" does.
    pub(super) fn wait(&mut self, pending: Pending) {
        self.pending.retain(|other| other.request.id != pending.request.id);
        push(&mut self.pending, pending);
    }

    /// The request of that id.
    pub(super) fn waiting(&self, id: &str) -> Option<Pending> {
        self.pending.iter().find(|pending| pending.request.id == id).cloned()
    }

    /// Notes a session.
    pub(super) fn begin(&mut self, session: Session) {
        push(&mut self.sessions, session);
    }

    /// Forgets a session; what it was.
    pub(super) fn end(&mut self, name_id: &str) -> Option<Session> {
        let place = self.sessions.iter().position(|session| session.name_id.value == name_id)?;
        self.sessions.remove(place)
    }

    /// The sessions, the newest first.
    pub(super) fn sessions(&self) -> Vec<Session> {
        self.sessions.iter().rev().cloned().collect()
    }
}

fn push<T>(list: &mut VecDeque<T>, one: T) {
    list.push_back(one);
    if list.len() > REMEMBERED {
        list.pop_front();
    }
}
