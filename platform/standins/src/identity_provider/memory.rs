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

/// Things by their keys, the oldest first.
pub(super) struct Shelf<T>(VecDeque<(String, T)>);

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<T: Clone> Shelf<T> {
    /// Puts a thing there, in place of the one of the same key.
    pub(super) fn put(&mut self, key: &str, thing: T) {
        self.0.retain(|(other, _)| other != key);
        self.0.push_back((key.to_owned(), thing));
        if self.0.len() > REMEMBERED {
            self.0.pop_front();
        }
    }

    /// The thing of that key, which stays.
    pub(super) fn find(&self, key: &str) -> Option<T> {
        self.0.iter().find(|(other, _)| other == key).map(|(_, thing)| thing.clone())
    }

    /// The thing of that key, which goes.
    pub(super) fn take(&mut self, key: &str) -> Option<T> {
        let place = self.0.iter().position(|(other, _)| other == key)?;
        self.0.remove(place).map(|(_, thing)| thing)
    }

    /// All of them, the newest first.
    pub(super) fn all(&self) -> Vec<T> {
        self.0.iter().rev().map(|(_, thing)| thing.clone()).collect()
    }
}

/// All that is remembered of SAML. An answered request stays, so that a page can be answered twice, as a browser's "back"
/// does: services must refuse the second answer.
#[derive(Default)]
pub(super) struct Memory {
    /// By the id of the request.
    pub pending: Shelf<Pending>,
    /// By the name of the session.
    pub sessions: Shelf<Session>,
}
