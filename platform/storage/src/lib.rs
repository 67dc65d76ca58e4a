//! The database, for both engines, written once.
//!
//! A room writes its SQL as [`statements!`] with `$1` and the type words below; [`Tx`] runs them on SQLite or
//! PostgreSQL; [`Cx`] is what an action needs from outside: actor, time, ids, locale, transactions. What truly
//! differs between the engines is in `dialect`; no room branches. This is the only crate that names sqlx.

pub mod backup;
mod batch;
mod cx;
mod db;
mod dialect;
mod error;
mod keys;
pub mod limits;
pub mod links;
mod migrate;
pub mod outbox;
mod row;
pub mod setting;
mod statement;
pub mod trail;
mod tx;
mod value;

pub use cx::Cx;
pub use db::Db;
pub use dialect::Dialect;
pub use error::StorageError;
pub use inventory;
pub use keys::{Keys, sha256};
pub use migrate::{MIGRATIONS, Migration, migrate, pending};
pub use row::{FromColumn, FromElement, Row};
pub use statement::{Registered as RegisteredStatement, Statement, registered};
pub use tx::Tx;
pub use value::{ToValue, Value};

/// What every store function returns.
pub type Result<T> = std::result::Result<T, StorageError>;
