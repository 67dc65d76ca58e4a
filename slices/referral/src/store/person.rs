//! `referral_person`, `referral_package`, `referral_consent`: who it is, what the body may read of her, what she said yes to.

use std::collections::HashMap;

use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use network::api::Agreement;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};
use texts::Locale;
use uuid::Uuid;

use crate::model::{Consent, How, Package, Person, Referral};
use crate::policy::{FollowReferral, Moves, SeeNames, SendReferral};

storage::statements! {
    INSERT = "INSERT INTO referral_person (referral_id, name, phone, email, locale, person_id, facts, shares)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    FIND = "SELECT referral_id, name, phone, email, locale, person_id, facts, shares FROM referral_person
            WHERE referral_id = $1";
    SOME = "SELECT referral_id, name, phone, email, locale, person_id, facts, shares FROM referral_person
            WHERE referral_id IN {set $1 uuid} ORDER BY referral_id LIMIT 1000";
    OF_PERSON = "SELECT referral_id FROM referral_person WHERE person_id = $1 ORDER BY referral_id LIMIT 1000";
    REACHED = "SELECT p.referral_id, p.name, p.phone, p.email, p.locale, p.person_id, p.facts, p.shares
               FROM referral_person p JOIN referral_referral r ON r.id = p.referral_id
               WHERE r.organisation_id = $1
                 AND (p.phone = CAST($2 AS {text}) OR LOWER(p.email) = CAST($3 AS {text}))
               ORDER BY p.referral_id LIMIT 1000";
    CLAIM = "UPDATE referral_person SET person_id = $2 WHERE referral_id = $1 AND person_id IS NULL";
    PACK = "INSERT INTO referral_package (referral_id, content, made_at) VALUES ($1, $2, $3)";
    PACKAGE = "SELECT content FROM referral_package WHERE referral_id = $1";
    UNPACK = "DELETE FROM referral_package WHERE referral_id = $1";
    CONSENT = "INSERT INTO referral_consent (referral_id, agreement_id, version, locale, how, given_at, recorded_by)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CONSENT_OF = "SELECT version, locale, how, given_at, recorded_by, withdrawn_at FROM referral_consent WHERE referral_id = $1";
    CONSENT_WITHDRAWN = "UPDATE referral_consent SET withdrawn_at = $2 WHERE referral_id = $1 AND withdrawn_at IS NULL";
}

/// Writes who it is.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &mut Tx, permit: &Permit<SendReferral>, person: &Person) -> Result<()> {
    let values = [
        permit.target().value(),
        person.name.value(),
        person.phone.as_ref().map(PhoneNumber::as_str).value(),
        person.email.as_ref().map(EmailAddress::as_str).value(),
        person.locale.code().value(),
        person.person.value(),
        serde_json::to_value(&person.facts).unwrap_or_default().value(),
        serde_json::to_value(&person.shares).unwrap_or_default().value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// Who it is; none once she was forgotten.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Referral>) -> Result<Option<Person>> {
    Ok(tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()?.map(|(_, person)| person))
}

/// The same for several.
///
/// # Errors
/// When the database refuses.
pub async fn some(tx: &mut Tx, ids: &[Id<Referral>]) -> Result<HashMap<Id<Referral>, Person>> {
    tx.all(&SOME, [ids.value()]).await?.iter().map(read).collect()
}

/// The hand-overs of somebody with an account.
///
/// # Errors
/// When the database refuses.
pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Id<Referral>>> {
    tx.all(&OF_PERSON, [person.value()]).await?.iter().map(|row| row.get("referral_id")).collect()
}

/// Who was handed over by a body and has that telephone or mail address.
///
/// # Errors
/// When the database refuses.
pub async fn reached(
    tx: &mut Tx,
    body: Uuid,
    phone: Option<&PhoneNumber>,
    email: Option<&EmailAddress>,
) -> Result<Vec<(Id<Referral>, Person)>> {
    let email = email.map(|email| email.as_str().to_lowercase());
    let values = [body.value(), phone.map(PhoneNumber::as_str).value(), email.value()];
    tx.all(&REACHED, values).await?.iter().map(read).collect()
}

/// Ties it to the account of whoever it is about; says whether it was nobody's.
///
/// # Errors
/// When the database refuses.
pub async fn claim(tx: &mut Tx, permit: &Permit<FollowReferral>, person: Uuid) -> Result<bool> {
    Ok(tx.execute(&CLAIM, [permit.target().value(), person.value()]).await? == 1)
}

/// Makes what the body may read: nothing of her is there for it before.
///
/// # Errors
/// When the database refuses.
pub async fn pack<A: Moves>(tx: &mut Tx, permit: &Permit<A>, package: &Package, now: Instant) -> Result<()> {
    let content = serde_json::to_value(package).unwrap_or_default();
    tx.execute(&PACK, [permit.target().value(), content.value(), now.value()]).await.map(drop)
}

/// Takes it away: it ended.
///
/// # Errors
/// When the database refuses.
pub async fn unpack<A: Moves>(tx: &mut Tx, permit: &Permit<A>) -> Result<()> {
    tx.execute(&UNPACK, [permit.target().value()]).await.map(drop)
}

/// What the body may read.
///
/// # Errors
/// When the database refuses.
pub async fn package(tx: &mut Tx, _permit: &Permit<SeeNames>, id: Id<Referral>) -> Result<Option<Package>> {
    tx.optional(&PACKAGE, [id.value()]).await?.map(|row| row.json("content")).transpose()
}

/// The same past every door: a test looks into the table with it, no page does.
///
/// # Errors
/// When the database refuses.
pub async fn look_into_package(tx: &mut Tx, id: Id<Referral>) -> Result<Option<Package>> {
    tx.optional(&PACKAGE, [id.value()]).await?.map(|row| row.json("content")).transpose()
}

/// Keeps what she said yes to, for the hand-over of a permit to send.
///
/// # Errors
/// When the database refuses.
pub async fn consent_at_desk(
    tx: &mut Tx,
    permit: &Permit<SendReferral>,
    agreement: Id<Agreement>,
    consent: &Consent,
) -> Result<()> {
    consent_of_row(tx, permit.target(), agreement, consent).await
}

/// The same, said by herself.
///
/// # Errors
/// When the database refuses.
pub async fn consent_by_link<A: Moves>(
    tx: &mut Tx,
    permit: &Permit<A>,
    agreement: Id<Agreement>,
    consent: &Consent,
) -> Result<()> {
    consent_of_row(tx, permit.target(), agreement, consent).await
}

async fn consent_of_row(
    tx: &mut Tx,
    id: Id<Referral>,
    agreement: Id<Agreement>,
    consent: &Consent,
) -> Result<()> {
    let values = [
        id.value(),
        agreement.value(),
        consent.version.value(),
        consent.locale.code().value(),
        consent.how.word().value(),
        consent.given_at.value(),
        consent.recorded_by.value(),
    ];
    tx.execute(&CONSENT, values).await.map(drop)
}

/// To what she said yes.
///
/// # Errors
/// When the database refuses.
pub async fn consent(tx: &mut Tx, id: Id<Referral>) -> Result<Option<Consent>> {
    let Some(row) = tx.optional(&CONSENT_OF, [id.value()]).await? else { return Ok(None) };
    Ok(Some(Consent {
        version: row.get("version")?,
        locale: Locale::parse(&row.get::<String>("locale")?).unwrap_or_default(),
        how: row.parsed("how", How::parse)?,
        given_at: row.get("given_at")?,
        recorded_by: row.optional("recorded_by")?,
        withdrawn_at: row.optional("withdrawn_at")?,
    }))
}

/// Notes that she took it back.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw_consent<A: Moves>(tx: &mut Tx, permit: &Permit<A>, now: Instant) -> Result<()> {
    tx.execute(&CONSENT_WITHDRAWN, [permit.target().value(), now.value()]).await.map(drop)
}

fn read(row: &Row) -> Result<(Id<Referral>, Person)> {
    let phone: Option<String> = row.optional("phone")?;
    let email: Option<String> = row.optional("email")?;
    let person = Person {
        name: row.get("name")?,
        phone: phone.and_then(|text| PhoneNumber::parse(&text).ok()),
        email: email.and_then(|text| EmailAddress::parse(&text).ok()),
        locale: Locale::parse(&row.get::<String>("locale")?).unwrap_or_default(),
        person: row.optional("person_id")?,
        facts: row.json("facts")?,
        shares: row.json("shares")?,
    };
    Ok((row.get("referral_id")?, person))
}
