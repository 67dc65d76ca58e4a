//! Names and values that an installation keeps about itself (that it is a demo, which secret it was made with).

use crate::{Result, ToValue as _, Tx};

crate::statements! {
    GET = "SELECT value FROM storage_setting WHERE name = $1";
    PUT = "INSERT INTO storage_setting (name, value) VALUES ($1, $2)
           ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    PUT_FIRST = "INSERT INTO storage_setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
}

/// The value of a setting.
///
/// # Errors
/// When the database refuses.
pub async fn get(tx: &mut Tx, name: &str) -> Result<Option<String>> {
    tx.optional(&GET, [name.value()]).await?.map(|row| row.get("value")).transpose()
}

/// Sets it.
///
/// # Errors
/// When the database refuses.
pub async fn put(tx: &mut Tx, name: &str, value: &str) -> Result<()> {
    tx.execute(&PUT, [name.value(), value.value()]).await?;
    Ok(())
}

/// Sets it unless it is set; says whether this call did.
///
/// # Errors
/// When the database refuses.
pub async fn put_first(tx: &mut Tx, name: &str, value: &str) -> Result<bool> {
    Ok(tx.execute(&PUT_FIRST, [name.value(), value.value()]).await? == 1)
}
