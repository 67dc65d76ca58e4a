//! `contact_client`: whom a body knows.

use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use network::api::Organisation;
use policy::{Action, Permit};
use storage::{Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use super::contact::read_facts;
use super::contact_write::fact_values;
use crate::model::{Client, Kind};
use crate::policy::{EditClient, FindClients, ForgetDue, RecordContact, TieClient};

macro_rules! columns {
    () => {
        "id, organisation_id, kind, name, phone, email, firm_name, firm_code, person_id, birth_year, age_band, sex,
         residence_istat, citizenship, work_status, unemployed_since, schooling, is_vulnerable, last_contact_on, forget_on"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM contact_client WHERE id = $1");
    SOME = concat!("SELECT ", columns!(), " FROM contact_client WHERE id IN {set $1 uuid} ORDER BY id");
    OF_PERSON = concat!("SELECT ", columns!(), " FROM contact_client WHERE person_id = $1 ORDER BY id LIMIT 100");
    /// `$2` is a pattern of a word's beginning, `$3` the digits of a telephone; the last to come stand first.
    SEARCH = concat!("SELECT ", columns!(), " FROM contact_client
                      WHERE organisation_id = $1
                        AND ((CAST($2 AS {text}) IS NOT NULL AND name_folded LIKE $2)
                          OR (CAST($3 AS {text}) IS NOT NULL AND phone LIKE $3)
                          OR (CAST($4 AS {text}) IS NOT NULL AND email = $4))
                      ORDER BY last_contact_on DESC, id DESC LIMIT $5");
    REACHED = concat!("SELECT ", columns!(), " FROM contact_client
                       WHERE organisation_id = $1
                         AND ((CAST($2 AS {text}) IS NOT NULL AND phone = $2)
                           OR (CAST($3 AS {text}) IS NOT NULL AND email = $3))
                       ORDER BY id LIMIT 20");
    INSERT = "INSERT INTO contact_client (id, organisation_id, kind, name, name_folded, phone, email, firm_name, firm_code,
                person_id, birth_year, age_band, sex, residence_istat, citizenship, work_status, unemployed_since, schooling,
                is_vulnerable, created_at, last_contact_on, forget_on)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)";
    UNDO = "DELETE FROM contact_client WHERE id = $1";
    /// What was said last stays known; a day is never moved back.
    CAME = "UPDATE contact_client SET
              birth_year = $2, age_band = $3, sex = $4, residence_istat = $5, citizenship = $6, work_status = $7,
              unemployed_since = $8, schooling = $9, is_vulnerable = $10,
              last_contact_on = CASE WHEN last_contact_on < $11 THEN $11 ELSE last_contact_on END,
              forget_on = CASE WHEN forget_on < $12 THEN $12 ELSE forget_on END
            WHERE id = $1";
    EDIT = "UPDATE contact_client SET name = $2, name_folded = $3, phone = $4, email = $5, firm_name = $6, firm_code = $7
            WHERE id = $1";
    TIE = "UPDATE contact_client SET person_id = $2 WHERE id = $1 AND (person_id IS NULL OR person_id = $2)";
    UNTIE = "UPDATE contact_client SET person_id = NULL WHERE id = $1";
    DUE = "SELECT id FROM contact_client WHERE forget_on <= $1 ORDER BY forget_on, id LIMIT $2";
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Client>) -> Result<Option<Client>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// These, in no order that matters.
///
/// # Errors
/// When the database refuses.
pub async fn some(tx: &mut Tx, ids: &[Id<Client>]) -> Result<Vec<Client>> {
    tx.all(&SOME, [ids.value()]).await?.iter().map(read).collect()
}

/// The clients who said that this account is theirs: one a body at most, in all bodies.
///
/// # Errors
/// When the database refuses.
pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Client>> {
    tx.all(&OF_PERSON, [person.value()]).await?.iter().map(read).collect()
}

/// Those of a body whose name has words that begin so, or whose telephone or mail it is.
///
/// # Errors
/// When the database refuses.
pub async fn search(
    tx: &mut Tx,
    permit: &Permit<FindClients>,
    wanted: &crate::queries::Sought,
    most: i64,
) -> Result<Vec<Client>> {
    let values = [
        permit.target().value(),
        wanted.name.value(),
        wanted.phone.value(),
        wanted.email.value(),
        most.value(),
    ];
    tx.all(&SEARCH, values).await?.iter().map(read).collect()
}

/// Those of a body whom a telephone or a mail address reaches.
///
/// # Errors
/// When the database refuses.
pub async fn reached(
    tx: &mut Tx,
    _permit: &Permit<RecordContact>,
    body: Id<Organisation>,
    phone: Option<&PhoneNumber>,
    email: Option<&EmailAddress>,
) -> Result<Vec<Client>> {
    let values =
        [body.value(), phone.map(PhoneNumber::as_str).value(), email.map(EmailAddress::as_str).value()];
    tx.all(&REACHED, values).await?.iter().map(read).collect()
}

/// New ones.
///
/// # Errors
/// When the database refuses.
pub async fn insert<A: Action<Target = Id<desk::api::Desk>>>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    clients: &[Client],
    now: Instant,
) -> Result<u64> {
    let rows = clients.iter().map(|one| {
        let names = &one.names;
        let mut row = vec![
            one.id.value(),
            one.organisation.value(),
            one.kind.word().value(),
            names.name.value(),
            names.folded().value(),
            names.phone.as_ref().map(PhoneNumber::as_str).value(),
            names.email.as_ref().map(EmailAddress::as_str).value(),
            names.firm_name.value(),
            names.firm_code.value(),
            one.person.value(),
        ];
        row.extend(fact_values(&one.facts));
        row.extend([now.value(), one.last_contact_on.value(), one.forget_on.value()]);
        row
    });
    tx.insert_all(&INSERT, rows.collect()).await
}

/// Takes a new one back whose contact was there already.
///
/// # Errors
/// When the database refuses.
pub async fn undo(tx: &mut Tx, _permit: &Permit<RecordContact>, id: Id<Client>) -> Result<()> {
    tx.execute(&UNDO, [id.value()]).await.map(drop)
}

/// Writes what was said in a contact: her facts as they are now, her last day.
///
/// # Errors
/// When the database refuses.
pub async fn came<A: Action>(tx: &mut Tx, _permit: &Permit<A>, client: &Client) -> Result<()> {
    let mut values = vec![client.id.value()];
    values.extend(fact_values(&client.facts));
    values.extend([client.last_contact_on.value(), client.forget_on.value()]);
    tx.execute(&CAME, values).await.map(drop)
}

/// Corrects how she is called and reached.
///
/// # Errors
/// When the database refuses.
pub async fn edit(tx: &mut Tx, permit: &Permit<EditClient>, client: &Client) -> Result<()> {
    let names = &client.names;
    let values = [
        permit.target().value(),
        names.name.value(),
        names.folded().value(),
        names.phone.as_ref().map(PhoneNumber::as_str).value(),
        names.email.as_ref().map(EmailAddress::as_str).value(),
        names.firm_name.value(),
        names.firm_code.value(),
    ];
    tx.execute(&EDIT, values).await.map(drop)
}

/// Ties her to an account; `false` when it is another's already.
///
/// # Errors
/// When the database refuses.
pub async fn tie(tx: &mut Tx, permit: &Permit<TieClient>, person: Uuid) -> Result<bool> {
    Ok(tx.execute(&TIE, [permit.target().value(), person.value()]).await? == 1)
}

/// Unties her from her account.
///
/// # Errors
/// When the database refuses.
pub async fn untie(tx: &mut Tx, permit: &Permit<EditClient>) -> Result<()> {
    tx.execute(&UNTIE, [permit.target().value()]).await.map(drop)
}

/// Those whose time is over.
///
/// # Errors
/// When the database refuses.
pub async fn due(
    tx: &mut Tx,
    _permit: &Permit<ForgetDue>,
    today: Date,
    most: i64,
) -> Result<Vec<Id<Client>>> {
    tx.all(&DUE, [today.value(), most.value()]).await?.iter().map(|row| row.get("id")).collect()
}

fn read(row: &Row) -> Result<Client> {
    let names = crate::model::ClientNames {
        name: row.optional("name")?,
        phone: row.optional_parsed("phone", PhoneNumber::parse)?,
        email: row.optional_parsed("email", EmailAddress::parse)?,
        firm_name: row.optional("firm_name")?,
        firm_code: row.optional("firm_code")?,
    };
    Ok(Client {
        id: row.get("id")?,
        organisation: row.get("organisation_id")?,
        kind: row.parsed("kind", Kind::parse)?,
        names,
        person: row.optional("person_id")?,
        facts: read_facts(row)?,
        last_contact_on: row.get("last_contact_on")?,
        forget_on: row.get("forget_on")?,
    })
}
