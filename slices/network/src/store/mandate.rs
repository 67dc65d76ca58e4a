//! `network_mandate`.

use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};

use super::{language, period};
use crate::model::{ContactPerson, Mandate, Organisation, Position};
use crate::policy::{ActivateMandate, AssignMandate, EndMandate, ForgetContacts};

macro_rules! columns {
    () => {
        "id, organisation_id, office, person_id, person_name, email, phone, language, valid_from, valid_until,
         act_number"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM network_mandate WHERE id = $1");
    OF_ORGANISATION = concat!("SELECT ", columns!(), " FROM network_mandate WHERE organisation_id = $1
                               ORDER BY office, valid_from DESC, id LIMIT 1000");
    CONTACTS = "SELECT id, organisation_id, person_name, email, language FROM network_mandate
                WHERE organisation_id IN {set $1 uuid} AND office = 'contact_person'
                  AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                  AND person_name IS NOT NULL AND email IS NOT NULL
                ORDER BY organisation_id, valid_from, id LIMIT 10000";
    INSERT = "INSERT INTO network_mandate
                (id, organisation_id, office, person_id, person_name, email, phone, language, valid_from, valid_until,
                 act_number, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    END = "UPDATE network_mandate SET valid_until = $2
           WHERE id = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)";
    FORGET = "UPDATE network_mandate SET person_name = NULL, email = NULL, phone = NULL, person_id = NULL
              WHERE valid_until < $1 AND person_name IS NOT NULL";
}

pub async fn find(tx: &mut Tx, id: Id<Mandate>) -> Result<Option<Mandate>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

pub async fn of_organisation(tx: &mut Tx, body: Id<Organisation>) -> Result<Vec<Mandate>> {
    tx.all(&OF_ORGANISATION, [body.value()]).await?.iter().map(read).collect()
}

pub async fn contacts_as_of(
    tx: &mut Tx,
    bodies: &[Id<Organisation>],
    day: Date,
) -> Result<Vec<ContactPerson>> {
    let rows = tx.all(&CONTACTS, [bodies.value(), day.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(ContactPerson {
                mandate: row.get("id")?,
                organisation: row.get("organisation_id")?,
                name: row.get("person_name")?,
                email: row.parsed("email", EmailAddress::parse)?,
                language: language(row, "language")?,
            })
        })
        .collect()
}

pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<AssignMandate>,
    mandate: &Mandate,
    now: Instant,
) -> Result<()> {
    put(tx, permit.target(), mandate, now).await
}

/// A mandate that somebody took on by herself.
pub async fn insert_activated(
    tx: &mut Tx,
    permit: &Permit<ActivateMandate>,
    mandate: &Mandate,
    now: Instant,
) -> Result<()> {
    put(tx, permit.target(), mandate, now).await
}

async fn put(tx: &mut Tx, id: Id<Mandate>, mandate: &Mandate, now: Instant) -> Result<()> {
    let values = [
        id.value(),
        mandate.organisation.value(),
        mandate.office.word().value(),
        mandate.person.value(),
        mandate.name.value(),
        mandate.email.as_ref().map(EmailAddress::as_str).value(),
        mandate.phone.as_ref().map(PhoneNumber::as_str).value(),
        mandate.language.code().value(),
        mandate.period.from().value(),
        mandate.period.until().value(),
        mandate.act_number.value(),
        now.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// Ends it on `last_day`; false when it does not run on that day.
pub async fn end(tx: &mut Tx, permit: &Permit<EndMandate>, last_day: Date) -> Result<bool> {
    Ok(tx.execute(&END, [permit.target().value(), last_day.value()]).await? == 1)
}

/// Forgets names and addresses of mandates that ended before `before`.
pub async fn forget(tx: &mut Tx, _permit: &Permit<ForgetContacts>, before: Date) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}

fn read(row: &Row) -> Result<Mandate> {
    Ok(Mandate {
        id: row.get("id")?,
        organisation: row.get("organisation_id")?,
        office: row.parsed("office", Position::parse)?,
        person: row.optional("person_id")?,
        name: row.optional("person_name")?,
        email: row.optional_parsed("email", EmailAddress::parse)?,
        phone: row.optional_parsed("phone", PhoneNumber::parse)?,
        language: language(row, "language")?,
        period: period(row)?,
        act_number: row.optional("act_number")?,
    })
}
