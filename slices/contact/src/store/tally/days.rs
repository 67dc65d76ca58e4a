//! Contacts of a day in one text, for SQLite: its driver hands each column of each row from one thread to another, and that
//! took two to seven times as long as reading them.

use jiff::civil::Date;
use kernel::{Id, Instant, UnknownWord};
use storage::{Result, ToValue as _, Tx};

use super::words::Words;
use super::{filters, of_agreement, of_desks, of_others};
use crate::model::{Asked, Tally, Under, Wanted};

/// A word for each field of [`Tally`] that is no word of its own, an empty one for what is not said; then its words.
macro_rules! told {
    ($day:literal) => {
        concat!(
            "SELECT ",
            $day,
            " AS counted_on, string_agg(concat(
                  {text r.id uuid},
                  ' ', {text r.desk_id uuid},
                  ' ', CASE WHEN $5 THEN {text r.closed_at instant} END,
                  ' ', CASE WHEN $5 THEN {text r.client_id uuid} END,
                  ' ', CASE WHEN $4 THEN (SELECT string_agg({text s.service_id uuid}, '+')
                                           FROM contact_record_service s WHERE s.contact_id = r.id) END,
                  ' ', CASE WHEN $6 THEN {text r.referred_to uuid} END,
                  ' ', CASE WHEN $7 THEN r.unemployed_since END,
                  ' ', r.facts
                ), ',') AS contacts"
        )
    };
}

storage::statements! {
    OF_DESKS = concat!(told!("r.counted_on"), of_desks!(""), " GROUP BY r.desk_id, r.counted_on");
    OF_AGREEMENT = concat!(told!("a.counted_on"), of_agreement!("$8", ""), " GROUP BY a.counted_on");
    OF_OTHERS = concat!(told!("o.counted_on"), of_others!("$8", "", "IS NOT NULL"), " GROUP BY o.desk_id, o.counted_on");
}

/// Each complete contact as it comes, in no order.
///
/// # Errors
/// When the database refuses.
pub(super) async fn each(tx: &mut Tx, wanted: &Wanted, mut take: impl FnMut(Tally) + Send) -> Result<()> {
    let (asked, agreement) = (wanted.asked, wanted.under.agreement());
    let statement = match wanted.under {
        Under::Any => &OF_DESKS,
        Under::Agreement(_) => &OF_AGREEMENT,
        Under::NotAgreement(_) => &OF_OTHERS,
    };
    let flags = [asked.services, asked.client, asked.referred, asked.work].map(|asked| asked.value());
    let values = filters(wanted).into_iter().chain(flags).chain(agreement.map(|agreement| agreement.value()));
    tx.each(statement, values, |row| {
        let day: Date = row.get("counted_on")?;
        row.parsed("contacts", |all| all.split(',').try_for_each(|one| read(one, day, asked).map(&mut take)))
    })
    .await
}

fn read(contact: &str, day: Date, asked: Asked) -> std::result::Result<Tally, UnknownWord> {
    let mut words = Words::of(contact);
    let contact = words.one("contact", id)?.ok_or(UnknownWord("contact"))?;
    let mut tally = Tally::of(contact, words.one("desk", id)?.ok_or(UnknownWord("desk"))?, day);
    tally.closed_at = words.one("closed", micros)?;
    tally.client = words.one("client", id)?;
    let services =
        words.one("services", |all| all.split('+').map(id).collect::<std::result::Result<Vec<_>, _>>())?;
    tally.services = services.unwrap_or_default();
    tally.referred_to = words.one("referred to", id)?;
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
