//! What an action needs from outside: who acts, what time it is, ids, the language, transactions.

use kernel::{Clock, Id, Instant};
use policy::{Action, Actor, Permit, Refusal, Resource};
use texts::Locale;
use uuid::Uuid;

use crate::{Db, Keys, Result, Tx};

/// The context of one request, job or command. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Cx {
    db: Db,
    clock: Clock,
    keys: Keys,
    /// Who acts.
    pub actor: Actor,
    /// The language of the answer.
    pub locale: Locale,
}

impl Cx {
    /// The context of `actor`.
    pub const fn new(db: Db, clock: Clock, keys: Keys, actor: Actor, locale: Locale) -> Self {
        Self { db, clock, keys, actor, locale }
    }

    /// The same context for another actor: a job that a request left behind, demo data.
    #[must_use]
    pub fn acting_as(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }

    /// The same context in another language: a mail to somebody who reads it in hers.
    #[must_use]
    pub fn speaking(&self, locale: Locale) -> Self {
        Self { locale, ..self.clone() }
    }

    /// The same context under another clock: demo data is made in its own past.
    #[must_use]
    pub fn under(&self, clock: Clock) -> Self {
        Self { clock, ..self.clone() }
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The secret's derivations.
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The database, for what manages its own transactions.
    pub const fn db(&self) -> &Db {
        &self.db
    }

    /// A new id, ordered by time (UUID version 7).
    pub fn new_id<T>(&self) -> Id<T> {
        let millis = u64::try_from(self.now().millis()).unwrap_or_default();
        Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &Keys::random::<10>()).into_uuid())
    }

    /// A new id that tells nothing of when it was made (UUID version 4).
    pub fn new_random_id<T>(&self) -> Id<T> {
        Id::from_uuid(uuid::Builder::from_random_bytes(Keys::random::<16>()).into_uuid())
    }

    /// Begins a transaction that may write.
    ///
    /// # Errors
    /// As [`Db::begin`].
    pub async fn begin(&self) -> Result<Tx> {
        self.db.begin().await
    }

    /// A connection to read with.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn read(&self) -> Result<Tx> {
        self.db.read().await
    }

    /// Asks policy for `A` on `resource`.
    ///
    /// # Errors
    /// [`Refusal`], which the web turns into a sign-in, a 403 or a 404.
    pub fn permit<A: Action>(
        &self,
        resource: Resource<A::Target>,
    ) -> std::result::Result<Permit<A>, Refusal> {
        policy::permit::<A>(&self.actor, resource)
    }

    /// The person behind the actor, for the "who" of a row.
    pub fn person(&self) -> Option<Uuid> {
        self.actor.person()
    }
}
