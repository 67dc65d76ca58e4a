//! Contacts of a day in one text, for SQLite: its driver hands each column of each row from one thread to another, and that
//! took two to seven times as long as reading them.

use kernel::{Id, Instant, UnknownWord};
use storage::{Result, Tx, Value};

use super::{of_agreement, of_desks};
use crate::model::{
    Age, AgeBand, Channel, Citizenship, Kind, Outcome, PersonFacts, Request, Residence, Schooling, Sex,
    Tally, Wanted, WorkStatus,
};

/// A word for each field of [`Tally`], in their order, an empty one for what is not said.
macro_rules! told {
    () => {
        "SELECT string_agg(concat(
                  {text r.id uuid},
                  ' ', {text r.desk_id uuid},
                  ' ', r.on_day,
                  ' ', CASE WHEN $5 THEN {text r.closed_at instant} END,
                  ' ', CASE WHEN $5 THEN {text r.client_id uuid} END,
                  ' ', {text s.service_id uuid},
                  ' ', CASE WHEN $6 THEN r.kind END,
                  ' ', CASE WHEN $7 THEN r.channel END,
                  ' ', CASE WHEN $8 THEN r.request END,
                  ' ', CASE WHEN $9 THEN r.outcome END,
                  ' ', CASE WHEN NOT $10 THEN NULL WHEN r.is_first THEN 'yes' WHEN NOT r.is_first THEN 'no' END,
                  ' ', CASE WHEN $11 THEN {text r.referred_to uuid} END,
                  ' ', CASE WHEN $12 THEN r.birth_year END,
                  ' ', CASE WHEN $12 THEN r.age_band END,
                  ' ', CASE WHEN $13 THEN r.sex END,
                  ' ', CASE WHEN $14 THEN r.residence_istat END,
                  ' ', CASE WHEN $15 THEN r.citizenship END,
                  ' ', CASE WHEN $16 THEN r.work_status END,
                  ' ', CASE WHEN $16 THEN r.unemployed_since END,
                  ' ', CASE WHEN $17 THEN r.schooling END,
                  ' ', CASE WHEN NOT $18 THEN NULL WHEN r.is_vulnerable THEN 'yes' WHEN NOT r.is_vulnerable THEN 'no' END
                ), ',') AS contacts"
    };
}

storage::statements! {
    OF_DESKS = concat!(told!(), of_desks!(), " GROUP BY r.desk_id, r.on_day");
    OF_AGREEMENT = concat!(told!(), of_agreement!(), " GROUP BY a.on_day");
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
        row.parsed("contacts", |all| all.split(',').try_for_each(|one| read(one).map(&mut take)))
    })
    .await
}

fn read(contact: &str) -> std::result::Result<Tally, UnknownWord> {
    let mut words = Words(contact.split(' '));
    Ok(Tally {
        contact: words.one("contact", id)?.ok_or(UnknownWord("contact"))?,
        desk: words.one("desk", id)?.ok_or(UnknownWord("desk"))?,
        on_day: words.one("day", str::parse)?.ok_or(UnknownWord("day"))?,
        closed_at: words.one("closed", micros)?,
        client: words.one("client", id)?,
        service: words.one("service", id)?,
        kind: words.one("kind", Kind::parse)?,
        channel: words.one("channel", Channel::parse)?,
        request: words.one("request", Request::parse)?,
        outcome: words.one("outcome", Outcome::parse)?,
        is_first: words.one("first", yes_or_no)?,
        referred_to: words.one("referred to", id)?,
        facts: PersonFacts {
            age: Age::of(words.one("birth year", str::parse)?, words.one("age band", AgeBand::parse)?),
            sex: words.one("sex", Sex::parse)?,
            residence: words.one("residence", Residence::parse)?,
            citizenship: words.one("citizenship", Citizenship::parse)?,
            work_status: words.one("work status", WorkStatus::parse)?,
            unemployed_since: words.one("unemployed since", str::parse)?,
            schooling: words.one("schooling", Schooling::parse)?,
            is_vulnerable: words.one("vulnerable", yes_or_no)?,
        },
    })
}

/// What is told of a contact, word by word.
struct Words<'a>(std::str::Split<'a, char>);

impl<'a> Words<'a> {
    /// The next word, read; nothing where it is empty.
    fn one<T, E>(
        &mut self,
        what: &'static str,
        parse: impl FnOnce(&'a str) -> std::result::Result<T, E>,
    ) -> std::result::Result<Option<T>, UnknownWord> {
        let word = Some(self.0.next().ok_or(UnknownWord(what))?).filter(|word| !word.is_empty());
        word.map(|word| parse(word).map_err(|_| UnknownWord(what))).transpose()
    }
}

fn id<T>(word: &str) -> std::result::Result<Id<T>, uuid::Error> {
    word.parse().map(Id::from_uuid)
}

fn micros(word: &str) -> std::result::Result<Instant, std::num::ParseIntError> {
    word.parse().map(Instant::from_micros)
}

fn yes_or_no(word: &str) -> std::result::Result<bool, UnknownWord> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(UnknownWord("yes or no")),
    }
}
