//! The previews that were shown just now, in this process: whoever opens a figure of one reads how that number came about and
//! does not wait for the whole report again. Each stays with the person it was shown to.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use kernel::Instant;
use uuid::Uuid;

use crate::model::Document;

/// So many, and each for so long, in minutes.
const MOST: usize = 8;
const MINUTES: i64 = 10;

/// Which preview, to whom, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) query: String,
    pub(super) person: Option<Uuid>,
    pub(super) at: Instant,
}

static RECENT: Mutex<VecDeque<(Shown, Document)>> = Mutex::new(VecDeque::new());

/// Keeps one in the place of the one before.
pub(super) fn keep(shown: Shown, document: &Document) {
    let mut recent = RECENT.lock().unwrap_or_else(PoisonError::into_inner);
    recent.retain(|(other, _)| other.query != shown.query || other.person != shown.person);
    recent.push_front((shown, document.clone()));
    recent.truncate(MOST);
}

/// The one that this person was shown just before.
pub(super) fn kept(asked: &Shown) -> Option<Document> {
    let recent = RECENT.lock().unwrap_or_else(PoisonError::into_inner);
    let is_hers = |(shown, _): &&(Shown, Document)| {
        shown.query == asked.query
            && shown.person == asked.person
            && shown.at.plus_minutes(MINUTES) > asked.at
            && shown.at <= asked.at
    };
    recent.iter().find(is_hers).map(|(_, document)| document.clone())
}
