//! Finds a need by the code that was read aloud, with few tries for who guesses. The code shows where it stands; what changes
//! something needs the mailed link, or the desk.

use kernel::BookingCode;
use storage::Cx;
use storage::limits::Limit;
use storage::links::{self, Link};

use super::NeedError;
use super::send_need::RECEIPT_MINUTES;
use crate::model::hash_of;
use crate::policy::RECEIPT;
use crate::store;

/// Tries from one place: a person mistypes a few times; a million codes would take seventeen years.
const CODE_TRIES: Limit = Limit { name: "firm.need_code", tries: 20, minutes: 15 };

/// A link that shows the need of a code for an hour. Only tries that fail are counted.
///
/// # Errors
/// [`NeedError::NotFound`], [`NeedError::TooMany`].
pub async fn find_by_code(cx: &Cx, origin: &str, code: &BookingCode) -> Result<Link, NeedError> {
    let mut tx = cx.begin().await?;
    if !CODE_TRIES.allows(&mut tx, origin, cx.now()).await? {
        return Err(NeedError::TooMany);
    }
    let Some(need) = store::need::by_code(&mut tx, &hash_of(cx.keys(), code)).await? else {
        CODE_TRIES.count(&mut tx, origin, cx.now()).await?;
        tx.commit().await?;
        return Err(NeedError::NotFound);
    };
    let until = cx.now().plus_minutes(RECEIPT_MINUTES);
    let link = links::create(&mut tx, cx, RECEIPT, need.id.uuid(), until).await?;
    tx.commit().await?;
    Ok(link)
}
