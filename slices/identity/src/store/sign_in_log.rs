//! The pairs of request and response that the rules of SPID want kept for 24 months, encrypted.

use kernel::{Id, Instant};
use policy::{Level, Permit};
use storage::{Cx, Result, Row, ToValue as _, Tx};

use crate::model::{Pair, PersonId, Way, level_number, level_of};
use crate::policy::{AskProvider, ForgetWhatIsOver};
use crate::vault::{self, SealFault};

storage::statements! {
    INSERT = "INSERT INTO identity_sign_in_log
                (id, way, protocol, organisation, provider, request_id, requested_at, response_id, responded_at,
                 received_at, outcome, level, person_id, sealed_request, sealed_response)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    OF_PERSON = "SELECT l.received_at, l.way, l.level, l.provider, p.name AS provider_name
                 FROM identity_sign_in_log l
                 LEFT JOIN identity_provider p ON p.entity_id = l.provider
                 WHERE l.person_id = $1 AND l.outcome = 'ok'
                 ORDER BY l.received_at DESC, l.id LIMIT 1000";
    FORGET = "DELETE FROM identity_sign_in_log WHERE received_at < $1";
}

/// A row of the log.
struct Entry;

/// What could not be logged; the sign-in does not go on then.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LogFault {
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

/// Keeps a pair.
pub(crate) async fn insert(
    tx: &mut Tx,
    cx: &Cx,
    _permit: &Permit<AskProvider>,
    pair: &Pair<'_>,
) -> std::result::Result<(), LogFault> {
    let id: Id<Entry> = cx.new_id();
    let request = vault::seal_text(cx.keys(), id.uuid(), pair.request)?;
    let response = vault::seal_text(cx.keys(), id.uuid(), pair.response)?;
    let values = [
        id.value(),
        pair.way.name().value(),
        pair.protocol.value(),
        pair.organisation.value(),
        pair.provider.value(),
        pair.request_id.value(),
        pair.requested_at.value(),
        pair.response_id.value(),
        pair.responded_at.value(),
        cx.now().value(),
        pair.outcome.value(),
        pair.level.map(level_number).value(),
        pair.person.value(),
        request.value(),
        response.value(),
    ];
    Ok(tx.execute(&INSERT, values).await.map(drop)?)
}

/// One of somebody's sign-ins, as she sees it.
#[derive(Clone, Debug)]
pub(crate) struct Past {
    pub(crate) at: Instant,
    pub(crate) way: Way,
    pub(crate) level: Option<Level>,
    /// The provider's name, or its entity id when it is in the registry no more.
    pub(crate) provider: String,
}

/// The sign-ins of a person that went well, newest first.
pub(crate) async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Past>> {
    tx.all(&OF_PERSON, [person.value()]).await?.iter().map(read).collect()
}

/// Deletes pairs that came before that time.
pub(crate) async fn forget(tx: &mut Tx, _permit: &Permit<ForgetWhatIsOver>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}

fn read(row: &Row) -> Result<Past> {
    let provider = match row.optional("provider_name")? {
        Some(name) => name,
        None => row.get("provider")?,
    };
    Ok(Past {
        at: row.get("received_at")?,
        way: row.parsed("way", str::parse)?,
        // The schema lets in no other number.
        level: row.optional::<i64>("level")?.and_then(|number| level_of(number).ok()),
        provider,
    })
}
