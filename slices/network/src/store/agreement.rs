//! `network_agreement`.

use jiff::civil::Date;
use kernel::{Id, Instant, Money};
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx, Value};

use super::{misfit, period};
use crate::model::{Agreement, AgreementKind, AgreementTerms, LegalBasis, Network};
use crate::policy::{CreateAgreement, EditAgreement, ProlongAgreement};

macro_rules! columns {
    () => {
        "id, network_id, programme_id, kind, title, description, act_number, act_date, valid_from, valid_until,
         confers_membership, budget_cents, cofunding_cents, controller_organisation_id, legal_basis,
         suppression_threshold, target_groups"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM network_agreement WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM network_agreement WHERE id = $1 {for_update}");
    BY_IDS = concat!("SELECT ", columns!(), " FROM network_agreement WHERE id IN {set $1 uuid}
                      ORDER BY valid_from DESC, id LIMIT 1000");
    OF_NETWORK = concat!("SELECT ", columns!(), " FROM network_agreement WHERE network_id = $1
                          ORDER BY valid_from DESC, id LIMIT 1000");
    AS_OF = concat!("SELECT ", columns!(), " FROM network_agreement
                     WHERE network_id = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                     ORDER BY valid_from DESC, id LIMIT 1000");
    INSERT = "INSERT INTO network_agreement
                (id, network_id, programme_id, kind, title, description, act_number, act_date, valid_from, valid_until,
                 confers_membership, budget_cents, cofunding_cents, controller_organisation_id, legal_basis,
                 suppression_threshold, target_groups, created_at, changed_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)";
    CHANGED_AT = "SELECT changed_at FROM network_agreement WHERE id = $1";
    UPDATE = "UPDATE network_agreement
              SET programme_id = $2, kind = $3, title = $4, description = $5, act_number = $6, act_date = $7,
                  valid_from = $8, valid_until = $9, confers_membership = $10, budget_cents = $11,
                  cofunding_cents = $12, controller_organisation_id = $13, legal_basis = $14,
                  suppression_threshold = $15, target_groups = $16, changed_at = $17
              WHERE id = $1";
    PROLONG = "UPDATE network_agreement SET valid_until = $2, act_number = COALESCE($3, act_number), changed_at = $4
               WHERE id = $1 AND valid_from <= $2";
}

pub async fn find(tx: &mut Tx, id: Id<Agreement>) -> Result<Option<Agreement>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Holds the row, so that steps of one agreement come one after the other.
pub async fn lock(tx: &mut Tx, id: Id<Agreement>) -> Result<Option<Agreement>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

pub async fn by_ids(tx: &mut Tx, ids: &[Id<Agreement>]) -> Result<Vec<Agreement>> {
    tx.all(&BY_IDS, [ids.value()]).await?.iter().map(read).collect()
}

pub async fn of_network(tx: &mut Tx, network: Id<Network>) -> Result<Vec<Agreement>> {
    tx.all(&OF_NETWORK, [network.value()]).await?.iter().map(read).collect()
}

pub async fn as_of(tx: &mut Tx, network: Id<Network>, day: Date) -> Result<Vec<Agreement>> {
    tx.all(&AS_OF, [network.value(), day.value()]).await?.iter().map(read).collect()
}

pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<CreateAgreement>,
    agreement: &Agreement,
    now: Instant,
) -> Result<()> {
    let mut values = vec![permit.target().value(), agreement.network.value()];
    values.extend(columns_of(&agreement.terms)?);
    values.push(now.value());
    tx.execute(&INSERT, values).await.map(drop)
}

pub async fn update(
    tx: &mut Tx,
    permit: &Permit<EditAgreement>,
    terms: &AgreementTerms,
    now: Instant,
) -> Result<()> {
    let mut values = vec![permit.target().value()];
    values.extend(columns_of(terms)?);
    values.push(now.value());
    tx.execute(&UPDATE, values).await.map(drop)
}

/// When it was last written: what an edit compares with what the editor saw.
pub async fn changed_at(tx: &mut Tx, id: Id<Agreement>) -> Result<Option<Instant>> {
    tx.optional(&CHANGED_AT, [id.value()]).await?.map(|row| row.get("changed_at")).transpose()
}

/// The columns of what was agreed, in the order of both statements.
fn columns_of(terms: &AgreementTerms) -> Result<Vec<Value>> {
    let groups =
        serde_json::to_value(&terms.target_groups).map_err(|error| misfit("target_groups", error))?;
    Ok(vec![
        terms.programme.value(),
        terms.kind.word().value(),
        terms.title.value(),
        terms.description.value(),
        terms.act_number.value(),
        terms.act_date.value(),
        terms.validity.from().value(),
        terms.validity.until().value(),
        terms.confers_membership.value(),
        terms.budget.map(Money::cents).value(),
        terms.cofunding.map(Money::cents).value(),
        terms.controller.value(),
        terms.legal_basis.word().value(),
        terms.suppression_threshold.value(),
        groups.value(),
    ])
}

pub async fn prolong(
    tx: &mut Tx,
    permit: &Permit<ProlongAgreement>,
    until: Date,
    act_number: Option<&str>,
    now: Instant,
) -> Result<u64> {
    tx.execute(&PROLONG, [permit.target().value(), until.value(), act_number.value(), now.value()]).await
}

fn read(row: &Row) -> Result<Agreement> {
    let terms = AgreementTerms {
        kind: row.parsed("kind", AgreementKind::parse)?,
        title: row.get("title")?,
        description: row.get("description")?,
        programme: row.optional("programme_id")?,
        act_number: row.optional("act_number")?,
        act_date: row.optional("act_date")?,
        validity: period(row)?,
        confers_membership: row.get("confers_membership")?,
        budget: row.optional("budget_cents")?.map(Money::euro_cents),
        cofunding: row.optional("cofunding_cents")?.map(Money::euro_cents),
        controller: row.get("controller_organisation_id")?,
        legal_basis: row.parsed("legal_basis", LegalBasis::parse)?,
        suppression_threshold: row.get("suppression_threshold")?,
        target_groups: row.json("target_groups")?,
    };
    Ok(Agreement { id: row.get("id")?, network: row.get("network_id")?, terms })
}
