//! The pairs of request and response that the rules of SPID want kept for 24 months, encrypted.

use kernel::{Id, Instant};
use policy::{Level, Permit};
use storage::{Cx, Result, Row, ToValue as _, Tx};

use crate::model::{Pair, PersonId, Way, level_number, level_of};
use crate::policy::{AskProvider, ForgetWhatIsOver, ReadSignInLog};
use crate::vault::{self, SealFault};

storage::statements! {
    INSERT = "INSERT INTO identity_sign_in_log
                (id, way, protocol, organisation, provider, request_id, requested_at, response_id, responded_at,
                 received_at, outcome, level, person_id, sealed_request, sealed_response)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    OF_PERSON = "SELECT l.received_at, l.way, l.level, l.provider,
                        COALESCE(p.name, f.name) AS provider_name
                 FROM identity_sign_in_log l
                 LEFT JOIN identity_provider p ON p.entity_id = l.provider
                 LEFT JOIN identity_federation_provider f ON f.entity = l.provider
                 WHERE l.person_id = $1 AND l.outcome = 'ok'
                 ORDER BY l.received_at DESC, l.id LIMIT 1000";
    BETWEEN = "SELECT request_id, provider, way, protocol, organisation, received_at, outcome
               FROM identity_sign_in_log
               WHERE received_at >= $1 AND received_at < $2 AND (CAST($3 AS {text}) IS NULL OR provider = $3)
               ORDER BY received_at, id LIMIT 10000";
    OF_REQUEST = "SELECT id, request_id, provider, way, protocol, organisation, received_at, outcome,
                         sealed_request, sealed_response
                  FROM identity_sign_in_log WHERE request_id = $1 ORDER BY received_at, id LIMIT 100";
    FORGET = "DELETE FROM identity_sign_in_log WHERE received_at < $1";
}

/// A row of the log.
struct Entry;

/// What could not be logged, or not be read again; a sign-in does not go on then.
#[derive(Debug, thiserror::Error)]
pub enum LogFault {
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

/// What the log says of a pair without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedPair {
    /// Number of our request.
    pub request_id: String,
    /// Entity id of the provider.
    pub provider: String,
    /// `spid`, `cie` or `eidas`.
    pub way: String,
    /// `saml` or `openid`.
    pub protocol: String,
    /// The slug of the organisation that asked.
    pub organisation: String,
    /// When the response came.
    pub received_at: Instant,
    /// `ok`, or the code of the refusal.
    pub outcome: String,
}

/// The pairs whose response came in a span of time, the oldest first: 10,000 at most.
pub(crate) async fn between(
    tx: &mut Tx,
    _permit: &Permit<ReadSignInLog>,
    from: Instant,
    until: Instant,
    provider: Option<&str>,
) -> Result<Vec<LoggedPair>> {
    let rows = tx.all(&BETWEEN, [from.value(), until.value(), provider.value()]).await?;
    rows.iter().map(logged).collect()
}

/// A pair as it went over the wire.
#[derive(Clone, Debug)]
pub struct OpenedPair {
    /// What the log says of it.
    pub logged: LoggedPair,
    /// The request.
    pub request: Vec<u8>,
    /// The response; with OpenID the trust chain, the tokens and what was told of the person.
    pub response: Vec<u8>,
}

/// The pairs of a request, opened: more than one when somebody sent a response again.
pub(crate) async fn of_request(
    tx: &mut Tx,
    cx: &Cx,
    _permit: &Permit<ReadSignInLog>,
    request_id: &str,
) -> std::result::Result<Vec<OpenedPair>, LogFault> {
    let rows = tx.all(&OF_REQUEST, [request_id.value()]).await?;
    rows.iter()
        .map(|row| {
            let id: Id<Entry> = row.get("id")?;
            let open = |column| -> std::result::Result<Vec<u8>, LogFault> {
                Ok(vault::open_text(cx.keys(), id.uuid(), &row.get::<Vec<u8>>(column)?)?)
            };
            Ok(OpenedPair {
                logged: logged(row)?,
                request: open("sealed_request")?,
                response: open("sealed_response")?,
            })
        })
        .collect()
}

fn logged(row: &Row) -> Result<LoggedPair> {
    Ok(LoggedPair {
        request_id: row.get("request_id")?,
        provider: row.get("provider")?,
        way: row.get("way")?,
        protocol: row.get("protocol")?,
        organisation: row.get("organisation")?,
        received_at: row.get("received_at")?,
        outcome: row.get("outcome")?,
    })
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
