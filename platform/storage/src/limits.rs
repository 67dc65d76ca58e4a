//! Limits on tries, counted in the database so that they hold over several processes and restarts.

use kernel::Instant;

use crate::{Result, ToValue as _, Tx};

crate::statements! {
    HIT = "INSERT INTO storage_limit (bucket, time_window, hits, expires_at) VALUES ($1, $2, 1, $3)
           ON CONFLICT (bucket, time_window) DO UPDATE SET hits = storage_limit.hits + 1
           RETURNING hits";
    HITS = "SELECT hits FROM storage_limit WHERE bucket = $1 AND time_window = $2";
    FORGET = "DELETE FROM storage_limit WHERE expires_at < $1";
}

/// So many tries in so many minutes.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// What is counted, such as `identity.sign_in`.
    pub name: &'static str,
    /// How many tries are let through in a window.
    pub tries: i64,
    /// The length of a window.
    pub minutes: i64,
}

impl Limit {
    fn window(&self, now: Instant) -> i64 {
        now.micros().div_euclid(self.minutes * 60_000_000)
    }

    fn bucket(&self, whose: &str) -> String {
        format!("{}:{whose}", self.name)
    }

    /// Counts one try by `whose` (a pseudonym, never a name or an address in clear) and says whether it is let
    /// through.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count(&self, tx: &mut Tx, whose: &str, now: Instant) -> Result<bool> {
        let expires = now.plus_minutes(self.minutes * 2);
        let values = [self.bucket(whose).value(), self.window(now).value(), expires.value()];
        let hits: i64 = tx.one(&HIT, values).await?.get("hits")?;
        Ok(hits <= self.tries)
    }

    /// Whether the next try by `whose` would be let through, without counting one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn allows(&self, tx: &mut Tx, whose: &str, now: Instant) -> Result<bool> {
        let row = tx.optional(&HITS, [self.bucket(whose).value(), self.window(now).value()]).await?;
        let hits: i64 = row.map(|row| row.get("hits")).transpose()?.unwrap_or(0);
        Ok(hits < self.tries)
    }
}

/// Forgets windows that are over.
///
/// # Errors
/// When the database refuses.
pub async fn forget_expired(tx: &mut Tx, now: Instant) -> Result<u64> {
    tx.execute(&FORGET, [now.value()]).await
}
