//! `network_party` and `network_term`: who is bound, from when to when.

use jiff::civil::Date;
use kernel::{Id, Instant, Period};
use policy::{Action, Permit};
use storage::{Result, Row, ToValue as _, Tx, Value};

use super::{MANY, period};
use crate::model::{
    Agreement, AgreementKind, Membership, Network, Organisation, OrganisationKind, PartnerRole, Party, Term,
};
use crate::policy::{AddParty, DecideAdhesion, EditAgreement, RequestAdhesion};

macro_rules! membership {
    () => {
        "SELECT p.id AS party_id, p.organisation_id AS organisation_id, o.kind AS organisation_kind,
                p.agreement_id AS agreement_id, a.kind AS agreement_kind, p.role AS role,
                t.valid_from AS valid_from, t.valid_until AS valid_until, t.number AS number
         FROM network_term t
         JOIN network_party p ON p.id = t.party_id
         JOIN network_agreement a ON a.id = p.agreement_id
         JOIN network_organisation o ON o.id = p.organisation_id
         WHERE t.valid_from <= $2 AND (t.valid_until IS NULL OR t.valid_until >= $2)
           AND a.valid_from <= $2 AND (a.valid_until IS NULL OR a.valid_until >= $2)"
    };
}

storage::statements! {
    FIND = "SELECT id, agreement_id, organisation_id, role FROM network_party WHERE id = $1";
    LOCK = "SELECT id, agreement_id, organisation_id, role FROM network_party WHERE id = $1 {for_update}";
    OF_BODY = "SELECT id, agreement_id, organisation_id, role FROM network_party
               WHERE agreement_id = $1 AND organisation_id = $2";
    OF_AGREEMENT = "SELECT p.id AS id, p.agreement_id AS agreement_id, p.organisation_id AS organisation_id, p.role AS role
                    FROM network_party p JOIN network_organisation o ON o.id = p.organisation_id
                    WHERE p.agreement_id = $1 ORDER BY p.role, o.name, p.id LIMIT 10000";
    BY_IDS = "SELECT id, agreement_id, organisation_id, role FROM network_party WHERE id IN {set $1 uuid}
              ORDER BY id LIMIT 10000";
    INSERT = "INSERT INTO network_party (id, agreement_id, organisation_id, role, created_at) VALUES ($1, $2, $3, $4, $5)";
    MEMBERS = concat!(membership!(), " AND a.network_id = $1 AND a.confers_membership ORDER BY o.name, p.id LIMIT $3");
    PARTIES = concat!(membership!(), " AND p.agreement_id = $1 ORDER BY p.role, o.name, p.id LIMIT $3");
    OF_ORGANISATION = concat!(membership!(), " AND p.organisation_id = $1 ORDER BY a.valid_from DESC, p.id LIMIT $3");
    IS_MEMBER = concat!(membership!(), " AND a.network_id = $1 AND a.confers_membership AND p.organisation_id = $3
                         ORDER BY p.id LIMIT 1");
    MEMBER_TERMS = "SELECT p.organisation_id AS organisation_id, t.valid_from AS valid_from,
                           CASE WHEN a.valid_until IS NOT NULL AND (t.valid_until IS NULL OR t.valid_until > a.valid_until)
                                THEN a.valid_until ELSE t.valid_until END AS valid_until
                    FROM network_term t
                    JOIN network_party p ON p.id = t.party_id
                    JOIN network_agreement a ON a.id = p.agreement_id
                    WHERE a.network_id = $1 AND a.confers_membership
                    ORDER BY t.valid_from, t.id LIMIT 100000";
    TERMS = "SELECT id, party_id, number, valid_from, valid_until, act_number FROM network_term
             WHERE party_id IN {set $1 uuid} ORDER BY party_id, number LIMIT 100000";
    INSERT_TERM = "INSERT INTO network_term (id, party_id, number, valid_from, valid_until, act_number, recorded_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CUT_TERM = "UPDATE network_term SET valid_until = $2
                WHERE party_id = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)";
    NO_LEAD = "UPDATE network_party SET role = 'partner' WHERE agreement_id = $1 AND role = 'lead'";
    LEAD = "UPDATE network_party SET role = 'lead' WHERE agreement_id = $1 AND id = $2";
    DROP_TERMS = "DELETE FROM network_term WHERE party_id = $1 AND valid_from > $2";
}

pub async fn find(tx: &mut Tx, id: Id<Party>) -> Result<Option<Party>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read_party).transpose()
}

/// Holds the row, so that two steps of one adhesion come one after the other.
pub async fn lock(tx: &mut Tx, id: Id<Party>) -> Result<Option<Party>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read_party).transpose()
}

pub async fn of_body(tx: &mut Tx, agreement: Id<Agreement>, body: Id<Organisation>) -> Result<Option<Party>> {
    tx.optional(&OF_BODY, [agreement.value(), body.value()]).await?.as_ref().map(read_party).transpose()
}

pub async fn of_agreement(tx: &mut Tx, agreement: Id<Agreement>) -> Result<Vec<Party>> {
    tx.all(&OF_AGREEMENT, [agreement.value()]).await?.iter().map(read_party).collect()
}

pub async fn by_ids(tx: &mut Tx, ids: &[Id<Party>]) -> Result<Vec<Party>> {
    tx.all(&BY_IDS, [ids.value()]).await?.iter().map(read_party).collect()
}

pub async fn members_as_of(tx: &mut Tx, network: Id<Network>, day: Date) -> Result<Vec<Membership>> {
    tx.all(&MEMBERS, [network.value(), day.value(), MANY.value()])
        .await?
        .iter()
        .map(read_membership)
        .collect()
}

pub async fn parties_as_of(tx: &mut Tx, agreement: Id<Agreement>, day: Date) -> Result<Vec<Membership>> {
    tx.all(&PARTIES, [agreement.value(), day.value(), MANY.value()])
        .await?
        .iter()
        .map(read_membership)
        .collect()
}

pub async fn of_organisation_as_of(
    tx: &mut Tx,
    body: Id<Organisation>,
    day: Date,
) -> Result<Vec<Membership>> {
    tx.all(&OF_ORGANISATION, [body.value(), day.value(), MANY.value()])
        .await?
        .iter()
        .map(read_membership)
        .collect()
}

pub async fn is_member_as_of(
    tx: &mut Tx,
    network: Id<Network>,
    body: Id<Organisation>,
    day: Date,
) -> Result<bool> {
    Ok(tx.optional(&IS_MEMBER, [network.value(), day.value(), body.value()]).await?.is_some())
}

/// Every stretch in which a body was a member, for the curve of growth.
pub async fn member_terms(tx: &mut Tx, network: Id<Network>) -> Result<Vec<(Id<Organisation>, Period)>> {
    let rows = tx.all(&MEMBER_TERMS, [network.value()]).await?;
    // A term that begins after its agreement's new, earlier end has no day left.
    let spans = rows.iter().filter_map(|row| match (row.get("organisation_id"), period(row)) {
        (Ok(body), Ok(span)) => Some(Ok((body, span))),
        (Err(error), _) => Some(Err(error)),
        (_, Err(_)) => None,
    });
    spans.collect()
}

pub async fn terms(tx: &mut Tx, parties: &[Id<Party>]) -> Result<Vec<Term>> {
    let rows = tx.all(&TERMS, [parties.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Term {
                id: row.get("id")?,
                party: row.get("party_id")?,
                number: row.get("number")?,
                period: period(row)?,
                act_number: row.optional("act_number")?,
            })
        })
        .collect()
}

pub async fn add(tx: &mut Tx, permit: &Permit<AddParty>, party: &Party, now: Instant) -> Result<()> {
    insert(tx, permit.target(), party, now).await
}

pub async fn request(
    tx: &mut Tx,
    permit: &Permit<RequestAdhesion>,
    party: &Party,
    now: Instant,
) -> Result<()> {
    insert(tx, permit.target(), party, now).await
}

async fn insert(tx: &mut Tx, id: Id<Party>, party: &Party, now: Instant) -> Result<()> {
    let values = [
        id.value(),
        party.agreement.value(),
        party.organisation.value(),
        party.role.word().value(),
        now.value(),
    ];
    tx.execute(&INSERT, values).await.map(drop)
}

/// Adds terms; which action asks for it, the permit says.
pub async fn add_terms<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    terms: &[Term],
    now: Instant,
) -> Result<u64> {
    let rows = terms.iter().map(|term| {
        vec![
            term.id.value(),
            term.party.value(),
            term.number.value(),
            term.period.from().value(),
            term.period.until().value(),
            term.act_number.value(),
            now.value(),
        ]
    });
    tx.insert_all(&INSERT_TERM, rows.collect()).await
}

/// Makes a party the lead of its agreement; who led it becomes a partner, first, for there is one lead at most.
pub async fn set_lead(tx: &mut Tx, permit: &Permit<EditAgreement>, lead: Id<Party>) -> Result<()> {
    tx.execute(&NO_LEAD, [permit.target().value()]).await?;
    tx.execute(&LEAD, [permit.target().value(), lead.value()]).await.map(drop)
}

/// Ends the membership after `last_day`: the running term is cut, later ones go.
pub async fn end(tx: &mut Tx, permit: &Permit<DecideAdhesion>, last_day: Date) -> Result<()> {
    let values = || -> [Value; 2] { [permit.target().value(), last_day.value()] };
    tx.execute(&DROP_TERMS, values()).await?;
    tx.execute(&CUT_TERM, values()).await.map(drop)
}

fn read_party(row: &Row) -> Result<Party> {
    Ok(Party {
        id: row.get("id")?,
        agreement: row.get("agreement_id")?,
        organisation: row.get("organisation_id")?,
        role: row.parsed("role", PartnerRole::parse)?,
    })
}

fn read_membership(row: &Row) -> Result<Membership> {
    Ok(Membership {
        party: row.get("party_id")?,
        organisation: row.get("organisation_id")?,
        organisation_kind: row.parsed("organisation_kind", OrganisationKind::parse)?,
        agreement: row.get("agreement_id")?,
        agreement_kind: row.parsed("agreement_kind", AgreementKind::parse)?,
        role: row.parsed("role", PartnerRole::parse)?,
        period: period(row)?,
        renewals: row.get::<u32>("number")?.saturating_sub(1),
    })
}
