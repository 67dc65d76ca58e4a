//! Contacts of a day in one text, for SQLite: its driver hands each column of each row from one thread to another, and that
//! took two to seven times as long as reading them.

use jiff::civil::Date;
use kernel::{Id, Instant, UnknownWord};
use storage::{Result, Tx, Value};

use super::words::Words;
use super::{of_agreement, of_desks};
use crate::model::{Asked, Tally, Wanted};

/// A word for each field of [`Tally`] that is no word of its own, an empty one for what is not said; then its words.
macro_rules! told {
    ($day:literal) => {
        concat!(
            "SELECT ",
            $day,
            " AS on_day, string_agg(concat(
                  {text r.id uuid},
                  ' ', {text r.desk_id uuid},
                  ' ', CASE WHEN $5 THEN {text r.closed_at instant} END,
                  ' ', CASE WHEN $5 THEN {text r.client_id uuid} END,
                  ' ', {text s.service_id uuid},
                  ' ', CASE WHEN $6 THEN {text r.referred_to uuid} END,
                  ' ', CASE WHEN $7 THEN r.unemployed_since END,
                  ' ', r.facts
                ), ',') AS contacts"
        )
    };
}

storage::statements! {
    OF_DESKS = concat!(told!("r.on_day"), of_desks!(), " GROUP BY r.desk_id, r.on_day");
    OF_AGREEMENT = concat!(told!("a.on_day"), of_agreement!(), " GROUP BY a.on_day");
}

/// Each complete contact as it comes, in no order.
///
/// # Errors
/// When the database refuses.
pub(super) async fn each(
    tx: &mut Tx,
    wanted: &Wanted,
    values: Vec<Value>,
    mut take: impl FnMut(Tally) + Send,
) -> Result<()> {
    let statement = if wanted.agreement.is_some() { &OF_AGREEMENT } else { &OF_DESKS };
    tx.each(statement, values, |row| {
        let day: Date = row.get("on_day")?;
        row.parsed("contacts", |all| {
            all.split(',').try_for_each(|one| read(one, day, wanted.asked).map(&mut take))
        })
    })
    .await
}

fn read(contact: &str, day: Date, asked: Asked) -> std::result::Result<Tally, UnknownWord> {
    let mut words = Words::of(contact);
    let id = words.one("contact", id)?.ok_or(UnknownWord("contact"))?;
    let mut tally = Tally::of(id, words.one("desk", self::id)?.ok_or(UnknownWord("desk"))?, day);
    tally.closed_at = words.one("closed", micros)?;
    tally.client = words.one("client", self::id)?;
    tally.service = words.one("service", self::id)?;
    tally.referred_to = words.one("referred to", self::id)?;
    tally.facts.unemployed_since = words.one("unemployed since", str::parse)?;
    words.tell(&mut tally, asked)?;
    Ok(tally)
}

fn id<T>(word: &str) -> std::result::Result<Id<T>, uuid::Error> {
    word.parse().map(Id::from_uuid)
}

fn micros(word: &str) -> std::result::Result<Instant, std::num::ParseIntError> {
    word.parse().map(Instant::from_micros)
}
