//! Contacts of a day in lists of what they say, for PostgreSQL, and before them the services of all in lists of their own: in
//! rows, most of a report's time was reading them one by one, and joined to its services a contact comes as often as it has some.

use std::collections::HashMap;

use desk::api::ServiceId;
use jiff::civil::Date;
use kernel::{Id, Instant, UnknownWord};
use network::api::Organisation;
use storage::{Result, Row, ToValue as _, Tx};

use super::words::Words;
use super::{filters, of_agreement, of_desks, of_others};
use crate::model::{Asked, Client, Contact, Tally, Under, Wanted};

/// What of each is told: `$4` to `$6` say what is asked for beside its words.
macro_rules! told {
    ($day:literal) => {
        concat!(
            "SELECT ",
            $day,
            " AS counted_on,
              {list r.id} AS contacts,
              {list r.desk_id} AS desks,
              {list r.closed_at} FILTER (WHERE $4) AS closed_at,
              {list r.client_id} FILTER (WHERE $4) AS clients,
              {list r.referred_to} FILTER (WHERE $5) AS referred_to,
              {list r.unemployed_since} FILTER (WHERE $6) AS unemployed_since,
              string_agg(r.facts, ',') AS facts"
        )
    };
}

macro_rules! given {
    ($day:literal) => {
        concat!(
            "SELECT ",
            $day,
            " AS counted_on, {list s.contact_id} AS contacts, {list s.service_id} AS services"
        )
    };
}

macro_rules! services {
    () => {
        " JOIN contact_record_service s ON s.contact_id = r.id"
    };
}

storage::statements! {
    OF_DESKS = concat!(told!("r.counted_on"), of_desks!(""), " GROUP BY r.counted_on");
    OF_AGREEMENT = concat!(told!("a.counted_on"), of_agreement!("$7", ""), " GROUP BY a.counted_on");
    OF_OTHERS = concat!(told!("o.counted_on"), of_others!("$7", "", "IS NOT NULL"), " GROUP BY o.counted_on");
    GIVEN_AT_DESKS = concat!(given!("r.counted_on"), of_desks!(services!()), " GROUP BY r.counted_on");
    /// At any desk, and in contacts that are not complete too: those of contacts that come are taken. Without the contacts it
    /// costs half.
    GIVEN_UNDER_AGREEMENT = concat!(given!("a.counted_on"), " FROM contact_record_agreement a
        JOIN contact_record_service s ON s.contact_id = a.contact_id
        WHERE a.agreement_id = $3 AND a.counted_on BETWEEN $1 AND $2
        GROUP BY a.counted_on");
    GIVEN_BY_OTHERS = concat!(given!("o.counted_on"), of_others!("$4", services!(), "IS NOT NULL"), " GROUP BY o.counted_on");
}

/// The services that were given in each contact.
type Given = HashMap<Id<Contact>, Vec<ServiceId>>;

/// Each complete contact as it comes, in no order.
///
/// # Errors
/// When the database refuses.
pub(super) async fn each(tx: &mut Tx, wanted: &Wanted, mut take: impl FnMut(Tally) + Send) -> Result<()> {
    let (asked, agreement) = (wanted.asked, wanted.under.agreement());
    let mut given = if asked.services { given(tx, wanted).await? } else { Given::new() };
    let statement = match wanted.under {
        Under::Any => &OF_DESKS,
        Under::Agreement(_) => &OF_AGREEMENT,
        Under::NotAgreement(_) => &OF_OTHERS,
    };
    let flags = [asked.client, asked.referred, asked.work].map(|asked| asked.value());
    let values = filters(wanted).into_iter().chain(flags).chain(agreement.map(|agreement| agreement.value()));
    tx.each(statement, values, |row| read(row, asked, &mut given, &mut take)).await
}

async fn given(tx: &mut Tx, wanted: &Wanted) -> Result<Given> {
    let mut values = filters(wanted);
    let statement = match wanted.under {
        Under::Any => &GIVEN_AT_DESKS,
        Under::Agreement(agreement) => {
            values = vec![wanted.from.value(), wanted.until.value(), agreement.value()];
            &GIVEN_UNDER_AGREEMENT
        }
        Under::NotAgreement(agreement) => {
            values.push(agreement.value());
            &GIVEN_BY_OTHERS
        }
    };
    let mut given = Given::new();
    tx.each(statement, values, |row| {
        let services = row.list::<ServiceId>("services")?;
        for (contact, service) in row.list("contacts")?.into_iter().zip(services) {
            let Some((contact, service)) = contact.zip(service) else { continue };
            given.entry(contact).or_default().push(service);
        }
        Ok(())
    })
    .await?;
    Ok(given)
}

/// All lists of a row have one order; those that were not asked for are empty.
fn read(row: &Row, asked: Asked, given: &mut Given, take: &mut impl FnMut(Tally)) -> Result<()> {
    let day: Date = row.get("counted_on")?;
    let mut contacts = row.list::<Id<Contact>>("contacts")?.into_iter();
    let mut desks = row.list("desks")?.into_iter();
    let mut closed_at = row.list::<Instant>("closed_at")?.into_iter();
    let mut clients = row.list::<Id<Client>>("clients")?.into_iter();
    let mut referred_to = row.list::<Id<Organisation>>("referred_to")?.into_iter();
    let mut unemployed_since = row.list::<Date>("unemployed_since")?.into_iter();
    row.parsed("facts", |facts| {
        for facts in facts.split(',') {
            let contact = contacts.next().flatten().ok_or(UnknownWord("contact"))?;
            let desk = desks.next().flatten().ok_or(UnknownWord("desk"))?;
            let mut tally = Tally::of(contact, desk, day);
            tally.closed_at = closed_at.next().flatten();
            tally.client = clients.next().flatten();
            tally.services = given.remove(&contact).unwrap_or_default();
            tally.referred_to = referred_to.next().flatten();
            tally.facts.unemployed_since = unemployed_since.next().flatten();
            Words::of(facts).tell(&mut tally, asked)?;
            take(tally);
        }
        Ok::<(), UnknownWord>(())
    })
}
