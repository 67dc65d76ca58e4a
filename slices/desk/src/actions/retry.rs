//! Tries a whole transaction again when the database says that another was in the way.

use storage::StorageError;

/// How often a transaction is tried.
const TRIES: usize = 4;

/// An error that may come from the database.
pub(crate) trait Again {
    /// The database's own error, if that is what it is.
    fn storage(&self) -> Option<&StorageError>;
}

impl Again for StorageError {
    fn storage(&self) -> Option<&StorageError> {
        Some(self)
    }
}

/// Runs `work` until it is neither refused as busy nor met with a code that another appointment has already (one in
/// 35 million millions; the next try computes another). Nothing of a failed try stays.
pub(crate) async fn retrying<T, E: Again, F: Future<Output = Result<T, E>>>(
    work: impl Fn() -> F,
) -> Result<T, E> {
    let mut tried = 1;
    loop {
        match work().await {
            Err(error) if tried < TRIES && may_succeed(&error) => tried += 1,
            other => return other,
        }
    }
}

fn may_succeed(error: &impl Again) -> bool {
    error.storage().is_some_and(|error| error.is_busy() || error.is_unique_on("desk_appointment"))
}
