//! Roles held on scopes.

use kernel::Instant;
use policy::Permit;
use storage::{Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use super::person::colleague;
use crate::model::{Colleague, Grant, GrantId, PersonId, Role};
use crate::policy::GivesRole;

storage::statements! {
    INSERT = "INSERT INTO identity_role_grant
                (id, person_id, role, scope, valid_from, valid_until, granted_by, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    // The same role on the same scope that already holds for that whole time, or longer.
    COVERED = "SELECT id FROM identity_role_grant
               WHERE person_id = $1 AND role = $2 AND scope = $3 AND valid_from <= $4
                 AND (valid_until IS NULL OR valid_until >= CAST($5 AS {instant}))
               LIMIT 1";
    HOLDING = "SELECT role, scope FROM identity_role_grant
               WHERE person_id = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
               ORDER BY role, scope LIMIT 1000";
    FIND = "SELECT id, person_id, role, scope, valid_from, valid_until, office FROM identity_role_grant WHERE id = $1";
    OF_PEOPLE = "SELECT id, person_id, role, scope, valid_from, valid_until, office FROM identity_role_grant
                 WHERE person_id IN {set $1 uuid}
                 ORDER BY valid_from DESC, id LIMIT 2000";
    // A grant that has not begun ends where it begins: it never holds.
    END = "UPDATE identity_role_grant
           SET valid_until = CASE WHEN valid_from > $4 THEN valid_from ELSE $4 END
           WHERE id = $1 AND person_id = $2 AND scope = $3 AND role = $5
             AND (valid_until IS NULL OR valid_until > $4)";
    END_HELD = "UPDATE identity_role_grant
                SET valid_until = CASE WHEN valid_from > $3 THEN valid_from ELSE $3 END
                WHERE person_id = $1 AND scope = $2 AND role = $4
                  AND (valid_until IS NULL OR valid_until > $3)";
    HOLDERS = "SELECT p.id, p.name, p.email, p.locale, g.scope FROM identity_role_grant g
               JOIN identity_person p ON p.id = g.person_id AND p.kind = 'staff' AND p.disabled_at IS NULL
               WHERE g.scope IN {set $2 uuid} AND g.role = $1
                 AND g.valid_from <= $3 AND (g.valid_until IS NULL OR g.valid_until > $3)
               ORDER BY p.name, p.id, g.scope LIMIT 2000";
}

/// Gives the role that the permit is for; says whether it was missing.
pub(crate) async fn insert<A: GivesRole>(
    tx: &mut Tx,
    permit: &Permit<A>,
    id: GrantId,
    span: (Instant, Option<Instant>),
    by: Option<Uuid>,
    now: Instant,
) -> Result<bool> {
    let held = permit.target();
    let (from, until) = span;
    // A span without end is covered only by another without end: none ends later than this.
    let last = until.unwrap_or(END_OF_TIME);
    let asked = [held.person.value(), A::ROLE.name().value(), held.scope.value(), from.value(), last.value()];
    if tx.optional(&COVERED, asked).await?.is_some() {
        return Ok(false);
    }
    let values = [
        id.value(),
        held.person.value(),
        A::ROLE.name().value(),
        held.scope.value(),
        from.value(),
        until.value(),
        by.value(),
        now.value(),
    ];
    tx.execute(&INSERT, values).await?;
    Ok(true)
}

/// Later than any grant ends: the year 9000.
const END_OF_TIME: Instant = Instant::from_micros(221_845_392_000_000_000);

/// What somebody may be at that time, as actors carry it.
pub(crate) async fn holding(tx: &mut Tx, person: PersonId, now: Instant) -> Result<Vec<policy::Grant>> {
    let rows = tx.all(&HOLDING, [person.value(), now.value()]).await?;
    rows.iter().map(|row| Ok(policy::Grant { role: row.get("role")?, scope: row.get("scope")? })).collect()
}

/// One grant.
pub(crate) async fn find(tx: &mut Tx, id: GrantId) -> Result<Option<Grant>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// All grants of some people, newest first, past ones too.
pub(crate) async fn of_people(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Grant>> {
    tx.all(&OF_PEOPLE, [people.value()]).await?.iter().map(read).collect()
}

/// Ends one grant now.
pub(crate) async fn end<A: GivesRole>(
    tx: &mut Tx,
    permit: &Permit<A>,
    id: GrantId,
    now: Instant,
) -> Result<bool> {
    let held = permit.target();
    let values = [id.value(), held.person.value(), held.scope.value(), now.value(), A::ROLE.name().value()];
    Ok(tx.execute(&END, values).await? == 1)
}

/// Ends now whatever somebody holds of that role on that scope; says how many grants that were.
pub(crate) async fn end_held<A: GivesRole>(tx: &mut Tx, permit: &Permit<A>, now: Instant) -> Result<u64> {
    let held = permit.target();
    let values = [held.person.value(), held.scope.value(), now.value(), A::ROLE.name().value()];
    tx.execute(&END_HELD, values).await
}

/// Who holds a role on some scopes at that time: each scope with a holder.
pub(crate) async fn holders(
    tx: &mut Tx,
    role: Role,
    scopes: &[Uuid],
    now: Instant,
) -> Result<Vec<(Uuid, Colleague)>> {
    let rows = tx.all(&HOLDERS, [role.name().value(), scopes.value(), now.value()]).await?;
    rows.iter().map(|row| Ok((row.get("scope")?, colleague(row)?))).collect()
}

/// Reads the columns of a grant.
pub(super) fn read(row: &Row) -> Result<Grant> {
    Ok(Grant {
        id: row.get("id")?,
        person: row.get("person_id")?,
        role: row.parsed("role", str::parse)?,
        scope: row.get("scope")?,
        valid_from: row.get("valid_from")?,
        valid_until: row.optional("valid_until")?,
        office: row.optional("office")?,
    })
}
