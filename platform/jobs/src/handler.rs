//! What a room hands to the worker: handlers, schedules, subscribers.

use std::pin::Pin;
use std::sync::Arc;

use kernel::Id;
use serde::de::DeserializeOwned;
use storage::outbox::{Event, Told};
use storage::{Cx, StorageError};

use crate::Job;

/// The future of a handler.
pub type Handling = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send>>;

type Run = Arc<dyn Fn(Cx, Id<()>, serde_json::Value) -> Handling + Send + Sync>;

/// Why a job was not done.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It may succeed later: the mail server is down, the database is busy.
    #[error("to be tried again: {0}")]
    Later(Box<dyn std::error::Error + Send + Sync>),
    /// It never will: the address does not exist, the payload has another shape.
    #[error("given up: {0}")]
    Never(Box<dyn std::error::Error + Send + Sync>),
}

impl From<StorageError> for JobError {
    fn from(error: StorageError) -> Self {
        Self::Later(Box::new(error))
    }
}

/// Does jobs of one kind. The id it is given is the job's, the same at each try.
#[derive(Clone)]
pub struct Handler {
    pub(crate) kind: &'static str,
    pub(crate) run: Run,
}

impl Handler {
    /// A handler of `J`: five lines that load, call an action and report.
    pub fn new<J, F, R>(run: F) -> Self
    where
        J: Job + DeserializeOwned + Send + 'static,
        F: Fn(Cx, Id<()>, J) -> R + Clone + Send + Sync + 'static,
        R: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let run: Run = Arc::new(move |cx, id, payload| {
            let run = run.clone();
            Box::pin(async move {
                let job =
                    serde_json::from_value(payload).map_err(|error| JobError::Never(Box::new(error)))?;
                run(cx, id, job).await
            })
        });
        Self { kind: J::KIND, run }
    }
}

/// A job that recurs. Its payload is `null`-like: `J::default()`.
#[derive(Clone, Debug)]
pub struct Schedule {
    pub(crate) kind: &'static str,
    pub(crate) payload: serde_json::Value,
    pub(crate) every_minutes: i64,
}

impl Schedule {
    /// Runs `J` every so many minutes, once for the whole installation whatever the number of workers.
    pub fn every<J: Job + Default>(minutes: i64) -> Self {
        let payload = serde_json::to_value(J::default()).unwrap_or_default();
        Self { kind: J::KIND, payload, every_minutes: minutes.max(1) }
    }
}

/// Listens to one kind of event for a room. Idempotent by the event's id, since delivery is at least once.
#[derive(Clone)]
pub struct Subscriber {
    pub(crate) event: &'static str,
    pub(crate) name: &'static str,
    pub(crate) run: Run,
}

impl Subscriber {
    /// `name` is `room.what_it_does`, unique among the subscribers.
    pub fn new<E, F, R>(name: &'static str, run: F) -> Self
    where
        E: Event + DeserializeOwned + Send + 'static,
        F: Fn(Cx, Id<Told>, E) -> R + Clone + Send + Sync + 'static,
        R: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let run: Run = Arc::new(move |cx, id, payload| {
            let run = run.clone();
            Box::pin(async move {
                let event =
                    serde_json::from_value(payload).map_err(|error| JobError::Never(Box::new(error)))?;
                run(cx, Id::from_uuid(id.uuid()), event).await
            })
        });
        Self { event: E::KIND, name, run }
    }
}
