//! `network_body_code` and `network_mandate_activation`: codes sent to bodies, and the mandates that came of them.

use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant};
use policy::Permit;
use storage::{Keys, Result, Row, ToValue as _, Tx};

use crate::model::{BodyCode, Mandate, Organisation, SentCode};
use crate::policy::{ActivateMandate, ContestMandate, ForgetContacts, SendBodyCode, UseBodyCode};

macro_rules! columns {
    () => {
        "m.organisation_id, m.person_id, m.valid_until, a.mandate_id, a.ipa_code, a.sent_to, a.act_date,
         a.activated_at, a.gave_role, a.role_ended_at, a.contested_at"
    };
}

storage::statements! {
    SENT = "INSERT INTO network_body_code (id, ipa_key, sent_to, code_hash, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT id, ipa_key, sent_to, created_at, expires_at, used_at FROM network_body_code WHERE id = $1";
    LOCK = "SELECT id, ipa_key, sent_to, created_at, expires_at, used_at FROM network_body_code
            WHERE id = $1 {for_update}";
    BY_HASH = "SELECT id, ipa_key, sent_to, created_at, expires_at, used_at FROM network_body_code
               WHERE ipa_key = $1 AND code_hash = $2";
    USE = "UPDATE network_body_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
    FORGET = "DELETE FROM network_body_code WHERE expires_at < $1";
    ACTIVATED = "INSERT INTO network_mandate_activation
                   (mandate_id, code_id, ipa_code, sent_to, act_date, activated_at, gave_role)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_MANDATE = concat!("SELECT ", columns!(), " FROM network_mandate_activation a
                          JOIN network_mandate m ON m.id = a.mandate_id WHERE a.mandate_id = $1");
    OF_CODE = concat!("SELECT ", columns!(), " FROM network_mandate_activation a
                       JOIN network_mandate m ON m.id = a.mandate_id WHERE a.code_id = $1");
    OF_ORGANISATION = concat!("SELECT ", columns!(), " FROM network_mandate_activation a
                               JOIN network_mandate m ON m.id = a.mandate_id WHERE m.organisation_id = $1
                               ORDER BY a.activated_at DESC, a.mandate_id LIMIT 1000");
    /// Roles that came with a mandate which is over.
    OVER = concat!("SELECT ", columns!(), " FROM network_mandate_activation a
                    JOIN network_mandate m ON m.id = a.mandate_id
                    WHERE a.gave_role AND a.role_ended_at IS NULL AND m.valid_until < $1
                    ORDER BY a.activated_at, a.mandate_id LIMIT 100");
    /// Whether somebody acts for the body who came by a code.
    ACTING = "SELECT m.id FROM network_mandate m JOIN network_mandate_activation a ON a.mandate_id = m.id
              WHERE m.organisation_id = $1 AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2)
              LIMIT 1";
    CONTEST = "UPDATE network_mandate_activation SET contested_at = $2 WHERE mandate_id = $1 AND contested_at IS NULL";
    END_MANDATE = "UPDATE network_mandate SET valid_until = $2
                   WHERE id = $1 AND (valid_until IS NULL OR valid_until > $2)";
    ROLE_ENDED = "UPDATE network_mandate_activation SET role_ended_at = $2 WHERE mandate_id = $1 AND role_ended_at IS NULL";
}

/// How somebody came to her mandate by herself.
#[derive(Clone, Debug, PartialEq)]
pub struct Activation {
    /// The mandate.
    pub mandate: Id<Mandate>,
    /// The body.
    pub organisation: Id<Organisation>,
    /// Who holds it, until she was forgotten.
    pub person: Option<uuid::Uuid>,
    /// The last day of the mandate.
    pub last_day: Option<Date>,
    /// The body's code in the index.
    pub ipa_code: String,
    /// The certified address that the code went to.
    pub sent_to: EmailAddress,
    /// The day of the act that gave the office.
    pub act_date: Option<Date>,
    /// When.
    pub activated_at: Instant,
    /// Whether the role of clerk came with it.
    pub gave_role: bool,
    /// Since when that role is gone.
    pub role_ended_at: Option<Instant>,
    /// When the body said that it was not its doing.
    pub contested_at: Option<Instant>,
}

/// The code of an id: the same each time, and in no database.
pub fn code_of(keys: &Keys, id: Id<SentCode>) -> BodyCode {
    let mut random = [0; 8];
    let mac = keys.mac("network.body_code", &[id.uuid().as_bytes()]);
    random.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
    BodyCode::from_bytes(random)
}

fn hash_of(keys: &Keys, code: &BodyCode) -> String {
    keys.pseudonym("network.body_code_hash", code.as_str())
}

pub async fn insert_code(
    tx: &mut Tx,
    permit: &Permit<SendBodyCode>,
    keys: &Keys,
    code: &SentCode,
) -> Result<()> {
    let id = permit.target();
    let values = [
        id.value(),
        code.ipa_key.value(),
        code.sent_to.as_str().value(),
        hash_of(keys, &code_of(keys, id)).value(),
        code.created_at.value(),
        code.expires_at.value(),
    ];
    tx.execute(&SENT, values).await.map(drop)
}

pub async fn find_code(tx: &mut Tx, id: Id<SentCode>) -> Result<Option<SentCode>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(sent).transpose()
}

/// The code, held until the transaction ends: of two who use it, one finds it used.
pub async fn lock_code(tx: &mut Tx, id: Id<SentCode>) -> Result<Option<SentCode>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(sent).transpose()
}

/// The code that was typed, if that body was ever sent it.
pub async fn by_code(tx: &mut Tx, keys: &Keys, ipa_key: &str, code: &BodyCode) -> Result<Option<SentCode>> {
    tx.optional(&BY_HASH, [ipa_key.value(), hash_of(keys, code).value()])
        .await?
        .as_ref()
        .map(sent)
        .transpose()
}

/// Uses a code up; false when it was used or has expired.
pub async fn use_code(tx: &mut Tx, permit: &Permit<UseBodyCode>, now: Instant) -> Result<bool> {
    Ok(tx.execute(&USE, [permit.target().value(), now.value()]).await? == 1)
}

pub async fn forget_codes(tx: &mut Tx, _permit: &Permit<ForgetContacts>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET, [before.value()]).await
}

pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<ActivateMandate>,
    code: &SentCode,
    ipa_code: &str,
    act_date: Option<Date>,
    gave_role: bool,
    now: Instant,
) -> Result<()> {
    let values = [
        permit.target().value(),
        code.id.value(),
        ipa_code.value(),
        code.sent_to.as_str().value(),
        act_date.value(),
        now.value(),
        gave_role.value(),
    ];
    tx.execute(&ACTIVATED, values).await.map(drop)
}

pub async fn of_mandate(tx: &mut Tx, id: Id<Mandate>) -> Result<Option<Activation>> {
    tx.optional(&OF_MANDATE, [id.value()]).await?.as_ref().map(read).transpose()
}

/// What came of a code.
pub async fn of_code(tx: &mut Tx, id: Id<SentCode>) -> Result<Option<Activation>> {
    tx.optional(&OF_CODE, [id.value()]).await?.as_ref().map(read).transpose()
}

pub async fn of_organisation(tx: &mut Tx, body: Id<Organisation>) -> Result<Vec<Activation>> {
    tx.all(&OF_ORGANISATION, [body.value()]).await?.iter().map(read).collect()
}

/// Those whose mandate ended before that day while their role still holds.
pub async fn over(tx: &mut Tx, today: Date) -> Result<Vec<Activation>> {
    tx.all(&OVER, [today.value()]).await?.iter().map(read).collect()
}

/// Whether somebody who came by a code acts for the body on a day.
pub async fn is_acted_for(tx: &mut Tx, body: Id<Organisation>, day: Date) -> Result<bool> {
    Ok(tx.optional(&ACTING, [body.value(), day.value()]).await?.is_some())
}

/// Notes that the body contests it and ends the mandate; false when it was contested before.
pub async fn contest(tx: &mut Tx, permit: &Permit<ContestMandate>, now: Instant) -> Result<bool> {
    let id = permit.target();
    let is_first = tx.execute(&CONTEST, [id.value(), now.value()]).await? == 1;
    if is_first {
        tx.execute(&END_MANDATE, [id.value(), now.date().value()]).await?;
    }
    Ok(is_first)
}

/// Notes that the role is gone: called by whoever ended it.
pub async fn role_ended(tx: &mut Tx, id: Id<Mandate>, now: Instant) -> Result<()> {
    tx.execute(&ROLE_ENDED, [id.value(), now.value()]).await.map(drop)
}

fn sent(row: &Row) -> Result<SentCode> {
    Ok(SentCode {
        id: row.get("id")?,
        ipa_key: row.get("ipa_key")?,
        sent_to: row.parsed("sent_to", EmailAddress::parse)?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        used_at: row.optional("used_at")?,
    })
}

fn read(row: &Row) -> Result<Activation> {
    Ok(Activation {
        mandate: row.get("mandate_id")?,
        organisation: row.get("organisation_id")?,
        person: row.optional("person_id")?,
        last_day: row.optional("valid_until")?,
        ipa_code: row.get("ipa_code")?,
        sent_to: row.parsed("sent_to", EmailAddress::parse)?,
        act_date: row.optional("act_date")?,
        activated_at: row.get("activated_at")?,
        gave_role: row.get("gave_role")?,
        role_ended_at: row.optional("role_ended_at")?,
        contested_at: row.optional("contested_at")?,
    })
}
