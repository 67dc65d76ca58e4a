//! Contacts of PostgreSQL, each in a row; before them the services of all, in rows of their own: joined to its services, a
//! contact comes with all that it says as often as it has some, and the server spills what it joins.

use std::collections::HashMap;

use desk::api::ServiceId;
use jiff::civil::Date;
use kernel::Id;
use storage::{Result, Row, ToValue as _, Tx};

use super::words::Words;
use super::{filters, of_agreement, of_desks, of_others};
use crate::model::{Asked, Contact, Tally, Under, Wanted};

/// What of each is told: `$4` to `$6` say what is asked for beside its words.
macro_rules! told {
    () => {
        "SELECT r.id AS contact_id,
                r.desk_id AS desk_id,
                r.counted_on AS counted_on,
                CASE WHEN $4 THEN r.closed_at END AS closed_at,
                CASE WHEN $4 THEN r.client_id END AS client_id,
                CASE WHEN $5 THEN r.referred_to END AS referred_to,
                CASE WHEN $6 THEN r.unemployed_since END AS unemployed_since,
                r.facts AS facts"
    };
}

macro_rules! given {
    () => {
        "SELECT s.contact_id AS contact_id, s.service_id AS service_id"
    };
}

macro_rules! services {
    () => {
        " JOIN contact_record_service s ON s.contact_id = r.id"
    };
}

storage::statements! {
    OF_DESKS = concat!(told!(), of_desks!(""));
    OF_AGREEMENT = concat!(told!(), of_agreement!("$7", ""));
    OF_OTHERS = concat!(told!(), of_others!("$7", "", "IS NOT NULL"));
    GIVEN_AT_DESKS = concat!(given!(), of_desks!(services!()));
    GIVEN_UNDER_AGREEMENT = concat!(given!(), of_agreement!("$4", services!()));
    GIVEN_BY_OTHERS = concat!(given!(), of_others!("$4", services!(), "IS NOT NULL"));
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
    tx.each(statement, values, |row| read(row, asked, &mut given).map(&mut take)).await
}

async fn given(tx: &mut Tx, wanted: &Wanted) -> Result<Given> {
    let statement = match wanted.under {
        Under::Any => &GIVEN_AT_DESKS,
        Under::Agreement(_) => &GIVEN_UNDER_AGREEMENT,
        Under::NotAgreement(_) => &GIVEN_BY_OTHERS,
    };
    let agreement = wanted.under.agreement().map(|agreement| agreement.value());
    let mut given = Given::new();
    tx.each(statement, filters(wanted).into_iter().chain(agreement), |row| {
        given.entry(row.get("contact_id")?).or_default().push(row.get("service_id")?);
        Ok(())
    })
    .await?;
    Ok(given)
}

fn read(row: &Row, asked: Asked, given: &mut Given) -> Result<Tally> {
    let contact = row.get("contact_id")?;
    let mut tally = Tally::of(contact, row.get("desk_id")?, row.get::<Date>("counted_on")?);
    tally.closed_at = row.optional("closed_at")?;
    tally.client = row.optional("client_id")?;
    tally.services = given.remove(&contact).unwrap_or_default();
    tally.referred_to = row.optional("referred_to")?;
    tally.facts.unemployed_since = row.optional("unemployed_since")?;
    row.parsed("facts", |facts| Words::of(facts).tell(&mut tally, asked))?;
    Ok(tally)
}
