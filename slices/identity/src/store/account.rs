//! Accounts as the pages about people show them.

use storage::{Result, Row, ToValue as _, Tx, Value};
use uuid::Uuid;

use super::person::colleague;
use crate::model::{Account, PersonId};

/// Rows of a page of the list; one more is read, to know whether there is a next page.
pub(crate) const PER_PAGE: usize = 50;

storage::statements! {
    FIND = "SELECT p.id, p.name, p.email, p.locale, p.created_at, p.disabled_at,
                   w.changed_at AS password_at, t.confirmed_at AS totp_at,
                   (SELECT MIN(o.created_at) FROM identity_office_account o WHERE o.person_id = p.id) AS office_at
            FROM identity_person p
            LEFT JOIN identity_password w ON w.person_id = p.id
            LEFT JOIN identity_totp t ON t.person_id = p.id
            WHERE p.id = $1 AND p.kind = 'staff' AND p.email IS NOT NULL";
    LIST = "SELECT p.id, p.name, p.email, p.locale, p.created_at, p.disabled_at,
                   w.changed_at AS password_at, t.confirmed_at AS totp_at,
                   (SELECT MIN(o.created_at) FROM identity_office_account o WHERE o.person_id = p.id) AS office_at
            FROM identity_person p
            LEFT JOIN identity_password w ON w.person_id = p.id
            LEFT JOIN identity_totp t ON t.person_id = p.id
            WHERE p.kind = 'staff' AND p.email IS NOT NULL AND (p.name, p.id) > ($1, $2)
            ORDER BY p.name, p.id LIMIT 51";
    LIST_ON = "SELECT p.id, p.name, p.email, p.locale, p.created_at, p.disabled_at,
                      w.changed_at AS password_at, t.confirmed_at AS totp_at,
                      (SELECT MIN(o.created_at) FROM identity_office_account o WHERE o.person_id = p.id) AS office_at
               FROM identity_person p
               LEFT JOIN identity_password w ON w.person_id = p.id
               LEFT JOIN identity_totp t ON t.person_id = p.id
               WHERE p.kind = 'staff' AND p.email IS NOT NULL AND (p.name, p.id) > ($1, $2)
                 AND EXISTS (SELECT 1 FROM identity_role_grant g
                             WHERE g.person_id = p.id AND g.scope IN {set $3 uuid})
               ORDER BY p.name, p.id LIMIT 51";
}

/// One account.
pub(crate) async fn find(tx: &mut Tx, id: PersonId) -> Result<Option<Account>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(account).transpose()
}

/// Accounts by name, from after that one; with `scopes`, only of who has or had a role on one of them.
pub(crate) async fn list(
    tx: &mut Tx,
    after: Option<(&str, PersonId)>,
    scopes: Option<&[Uuid]>,
) -> Result<Vec<Account>> {
    let (name, id) = after.unwrap_or(("", PersonId::from_uuid(Uuid::nil())));
    let from: [Value; 2] = [name.value(), id.value()];
    let rows = match scopes {
        None => tx.all(&LIST, from).await?,
        Some(scopes) => tx.all(&LIST_ON, from.into_iter().chain([scopes.value()])).await?,
    };
    rows.iter().map(account).collect()
}

fn account(row: &Row) -> Result<Account> {
    Ok(Account {
        colleague: colleague(row)?,
        created_at: row.get("created_at")?,
        disabled_at: row.optional("disabled_at")?,
        has_password: row.optional::<kernel::Instant>("password_at")?.is_some(),
        has_totp: row.optional::<kernel::Instant>("totp_at")?.is_some(),
        has_office: row.optional::<kernel::Instant>("office_at")?.is_some(),
    })
}
