//! The role that comes with a mandate, given by the mandate's own holder and gone with it. Called by the room that
//! keeps mandates, inside its transactions: it has proved that the mandate is hers.

use kernel::FiscalCode;
use policy::{Action as _, Resource};
use serde_json::json;
use storage::{Cx, Tx, trail};
use texts::Locale;

use super::StaffError;
use super::enter_with_identity::fiscal_code_hash;
use crate::model::{Held, NewGrant, PersonId};
use crate::policy::{CreateReadyAccount, EnterWithIdentity, HoldOffice};
use crate::store;

/// Gives it to who acts; says whether she did not have it already.
pub(crate) async fn hold_office(
    cx: &Cx,
    tx: &mut Tx,
    person: PersonId,
    grant: &NewGrant,
) -> Result<bool, StaffError> {
    let held = Held { person, scope: grant.scope };
    let permit = cx.permit::<HoldOffice>(Resource::new(held, []).owned_by(person.uuid()))?;
    let span = (grant.valid_from.max(cx.now()), grant.valid_until);
    let is_new = store::grant::insert(tx, &permit, cx.new_id(), span, cx.person(), cx.now()).await?;
    if is_new {
        let details =
            json!({ "role": grant.role.name(), "scope": grant.scope, "from": span.0, "until": span.1 });
        trail::record(tx, cx, HoldOffice::NAME, person.uuid(), details).await?;
    }
    Ok(is_new)
}

/// Ends it, now, when its mandate ends.
pub(crate) async fn leave_office(cx: &Cx, tx: &mut Tx, held: Held) -> storage::Result<()> {
    let Ok(permit) = cx.permit::<HoldOffice>(Resource::new(held, [])) else { return Ok(()) };
    if store::grant::end_held(tx, &permit, cx.now()).await? > 0 {
        let details = json!({ "scope": held.scope, "ended": true });
        trail::record(tx, cx, HoldOffice::NAME, held.person.uuid(), details).await?;
    }
    Ok(())
}

/// Makes a citizen; made again with her fiscal code, she is the same.
pub(crate) async fn create_ready_citizen(
    cx: &Cx,
    name: &str,
    fiscal_code: Option<&FiscalCode>,
    locale: Locale,
) -> Result<PersonId, StaffError> {
    cx.permit::<CreateReadyAccount>(Resource::new(cx.new_id(), []))?;
    let permit = cx.permit::<EnterWithIdentity>(Resource::new(cx.new_id(), []))?;
    let hash = fiscal_code.map(|code| fiscal_code_hash(cx.keys(), code));
    let mut tx = cx.begin().await?;
    store::citizen::insert(&mut tx, &permit, name, locale, hash.as_deref(), cx.now()).await?;
    let person = match &hash {
        Some(hash) => store::citizen::of_fiscal_code(&mut tx, hash).await?.map(|known| known.person),
        None => {
            let other = cx.keys().pseudonym("identity.eidas", &permit.target().to_string());
            store::citizen::put_identifier(&mut tx, &permit, &other, cx.now()).await?;
            Some(permit.target())
        }
    };
    tx.commit().await?;
    person.ok_or(StaffError::Unknown)
}
