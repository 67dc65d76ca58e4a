//! The list of a desk's inbox, page by page by key.

use std::collections::{HashMap, HashSet};

use desk::api::Desk;
use identity::api::PersonId;
use kernel::{Id, Instant};
use storage::{Result, ToValue as _, Tx, Value};

use super::message::{columns, read};
use crate::model::{Message, State};

/// Oldest first: whoever waits longest is first.
macro_rules! oldest {
    ($from:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            " FROM inbox_message WHERE ",
            $from,
            " AND (received_at, id) > ($3, $4) ORDER BY received_at, id LIMIT $5"
        )
    };
}

/// Newest first.
macro_rules! newest {
    ($from:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            " FROM inbox_message WHERE ",
            $from,
            " AND (received_at, id) < ($3, $4) ORDER BY received_at DESC, id DESC LIMIT $5"
        )
    };
}

storage::statements! {
    IN_STATE_OLDEST = oldest!("desk_id = $1 AND state = $2");
    IN_STATE_NEWEST = newest!("desk_id = $1 AND state = $2");
    ON_SHELF_OLDEST = oldest!("desk_id = $1 AND shelf = $2");
    ON_SHELF_NEWEST = newest!("desk_id = $1 AND shelf = $2");
    MINE = oldest!("desk_id = $1 AND assigned_to = $2 AND shelf = 'open'");
    FAULTS_OLDEST = oldest!("desk_id = $1 AND way = 'fault' AND shelf = $2");
    FAULTS_NEWEST = newest!("desk_id = $1 AND way = 'fault' AND shelf = $2");
    /// The rarest word of a search leads, the others are looked for in the row.
    FOUND = "SELECT w.received_at, w.message_id FROM inbox_word w
             WHERE w.desk_id = $1 AND w.word = $2 AND (w.received_at, w.message_id) < ($3, $4)
             ORDER BY w.received_at DESC, w.message_id DESC LIMIT $5";
    WORDS = "SELECT id, words FROM inbox_message WHERE id IN {set $1 uuid} ORDER BY id LIMIT 1000";
    SOME = concat!("SELECT ", columns!(), " FROM inbox_message WHERE id IN {set $1 uuid} ORDER BY id LIMIT 1000");
    COUNTS = "SELECT state, COUNT(*) AS requests FROM inbox_message
              WHERE desk_id = $1 AND state IN ('new', 'assigned', 'answered') GROUP BY state ORDER BY state LIMIT 10";
    COUNT_MINE = "SELECT COUNT(*) AS requests FROM inbox_message WHERE assigned_to = $1 AND shelf = 'open' AND desk_id = $2";
    COUNT_FAULTS = "SELECT COUNT(*) AS requests FROM inbox_message WHERE desk_id = $1 AND way = 'fault' AND shelf = 'open'";
    OF_PERSON = concat!("SELECT ", columns!(), " FROM inbox_message WHERE person_id = $1 ORDER BY received_at DESC, id DESC LIMIT 200");
}

/// What of a desk's inbox is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// What nobody has in hand.
    Waiting,
    /// What the reader has in hand.
    Mine(PersonId),
    /// All that is open.
    Open,
    /// What was answered and not closed.
    Answered,
    /// What is closed.
    Closed,
    /// What no person wrote.
    Aside,
    /// Reports of faults that are open.
    OpenFaults,
    /// Reports of faults that are closed.
    ClosedFaults,
}

/// The place in a list after which it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After(pub Instant, pub Id<Message>);

impl View {
    /// Whether the oldest comes first.
    pub const fn is_oldest_first(self) -> bool {
        matches!(self, Self::Waiting | Self::Mine(_) | Self::Open | Self::OpenFaults)
    }

    fn start(self) -> After {
        match self.is_oldest_first() {
            true => After(Instant::from_micros(0), Id::from_uuid(uuid::Uuid::nil())),
            // The year 9999: later than whatever a mail server's clock may say.
            false => LAST,
        }
    }
}

const LAST: After = After(Instant::from_micros(253_370_764_800_000_000), Id::from_uuid(uuid::Uuid::max()));

/// One page of a view.
///
/// # Errors
/// When the database refuses.
pub async fn page(
    tx: &mut Tx,
    desk: Id<Desk>,
    view: View,
    after: Option<After>,
    most: i64,
) -> Result<Vec<Message>> {
    let After(at, id) = after.unwrap_or_else(|| view.start());
    let (statement, second): (_, Value) = match view {
        View::Waiting => (&IN_STATE_OLDEST, State::New.word().value()),
        View::Mine(person) => (&MINE, person.value()),
        View::Open => (&ON_SHELF_OLDEST, "open".value()),
        View::Answered => (&IN_STATE_NEWEST, State::Answered.word().value()),
        View::Closed => (&ON_SHELF_NEWEST, "closed".value()),
        View::Aside => (&ON_SHELF_NEWEST, "aside".value()),
        View::OpenFaults => (&FAULTS_OLDEST, "open".value()),
        View::ClosedFaults => (&FAULTS_NEWEST, "closed".value()),
    };
    let values = [desk.value(), second, at.value(), id.value(), most.value()];
    tx.all(statement, values).await?.iter().map(read).collect()
}

/// How many rows of the rarest word are looked at together, and how often for one page: who looks for two common words that
/// hardly meet gets a page that is not full, and the next one goes on from there.
const LOOKED_AT: usize = 500;
const LOOKS: usize = 4;

/// A page of what was looked for.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What answers all the words, newest first.
    pub messages: Vec<Message>,
    /// Where the next page goes on; `None` when all was looked at.
    pub next: Option<After>,
}

/// One page of what answers all the words.
///
/// # Errors
/// When the database refuses.
pub async fn find(
    tx: &mut Tx,
    desk: Id<Desk>,
    words: &[String],
    after: Option<After>,
    per_page: usize,
) -> Result<Found> {
    // The longest word is most often the rarest.
    let Some(rarest) = words.iter().max_by_key(|word| word.chars().count()) else {
        return Ok(Found::default());
    };
    let looked_at = if words.len() == 1 { per_page + 1 } else { LOOKED_AT };
    let mut place = after.unwrap_or(LAST);
    let mut hits: Vec<After> = Vec::new();
    let mut has_more = true;
    for _ in 0..LOOKS {
        let After(at, id) = place;
        let values = [desk.value(), rarest.value(), at.value(), id.value(), looked_at.value()];
        let rows = tx.all(&FOUND, values).await?;
        let places: Vec<After> = rows
            .iter()
            .map(|row| Ok(After(row.get("received_at")?, row.get("message_id")?)))
            .collect::<Result<_>>()?;
        let answering = answering(tx, &places, words).await?;
        hits.extend(places.iter().filter(|place| answering.contains(&place.1)));
        has_more = places.len() == looked_at;
        if let Some(last) = places.last() {
            place = *last;
        }
        if !has_more || hits.len() > per_page {
            break;
        }
    }
    let is_full = hits.len() > per_page;
    hits.truncate(per_page);
    let next = if is_full { hits.last().copied() } else { has_more.then_some(place) };
    let ids: Vec<Id<Message>> = hits.iter().map(|place| place.1).collect();
    let mut found = HashMap::new();
    for row in tx.all(&SOME, [ids.value()]).await? {
        let message = read(&row)?;
        found.insert(message.id, message);
    }
    Ok(Found { messages: ids.iter().filter_map(|id| found.remove(id)).collect(), next })
}

/// Those of some requests that hold all the words.
async fn answering(tx: &mut Tx, places: &[After], words: &[String]) -> Result<HashSet<Id<Message>>> {
    let ids: Vec<Id<Message>> = places.iter().map(|place| place.1).collect();
    if words.len() == 1 {
        return Ok(ids.into_iter().collect());
    }
    let mut answering = HashSet::new();
    for row in tx.all(&WORDS, [ids.value()]).await? {
        let has: String = row.get("words")?;
        if words.iter().all(|word| has.contains(&format!(" {word} "))) {
            answering.insert(row.get("id")?);
        }
    }
    Ok(answering)
}

/// How many wait, are in hand, are answered.
///
/// # Errors
/// When the database refuses.
pub async fn counts(tx: &mut Tx, desk: Id<Desk>) -> Result<HashMap<State, i64>> {
    let rows = tx.all(&COUNTS, [desk.value()]).await?;
    rows.iter().map(|row| Ok((row.parsed("state", State::parse)?, row.get("requests")?))).collect()
}

/// How many somebody has in hand.
///
/// # Errors
/// When the database refuses.
pub async fn count_mine(tx: &mut Tx, desk: Id<Desk>, person: PersonId) -> Result<i64> {
    tx.one(&COUNT_MINE, [person.value(), desk.value()]).await?.get("requests")
}

/// How many reports of faults are open.
///
/// # Errors
/// When the database refuses.
pub async fn count_faults(tx: &mut Tx, desk: Id<Desk>) -> Result<i64> {
    tx.one(&COUNT_FAULTS, [desk.value()]).await?.get("requests")
}

/// What somebody who was signed in asked, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Message>> {
    tx.all(&OF_PERSON, [person.value()]).await?.iter().map(read).collect()
}
