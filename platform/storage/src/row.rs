//! A row on its way out of the database.

use jiff::civil::Date;
use kernel::{Id, Instant};
use sqlx::postgres::{PgHasArrayType, PgRow};
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Postgres, Row as _, Type};
use uuid::Uuid;

use crate::value::{PgDate, PgInstant};
use crate::{Result, StorageError};

/// One row, of either engine.
pub enum Row {
    /// From SQLite.
    Lite(SqliteRow),
    /// From PostgreSQL.
    Pg(PgRow),
}

impl Row {
    /// The column of that name, as a `T`.
    ///
    /// # Errors
    /// When there is no such column or it holds something else: code and schema disagree.
    pub fn get<T: FromColumn>(&self, column: &str) -> Result<T> {
        match self.optional(column)? {
            Some(value) => Ok(value),
            None => Err(column_error(column, "null where a value must be".into())),
        }
    }

    /// The column of that name, as a `T`, or `None` where it is null.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn optional<T: FromColumn>(&self, column: &str) -> Result<Option<T>> {
        let read = match self {
            Self::Lite(row) => T::lite(row, column),
            Self::Pg(row) => T::pg(row, column),
        };
        read.map_err(|source| column_error(column, source))
    }

    /// A text column read through a parser of the kernel or of a model, such as `FiscalCode::parse`.
    ///
    /// # Errors
    /// As [`Row::get`], or when the parser refuses what is stored.
    pub fn parsed<T, E>(
        &self,
        column: &str,
        parse: impl FnOnce(&str) -> std::result::Result<T, E>,
    ) -> Result<T>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let parsed = self.optional_parsed(column, parse)?;
        parsed.ok_or_else(|| column_error(column, "null where a value must be".into()))
    }

    /// [`Row::parsed`] for a column that may be null.
    ///
    /// # Errors
    /// As [`Row::parsed`].
    pub fn optional_parsed<T, E>(
        &self,
        column: &str,
        parse: impl FnOnce(&str) -> std::result::Result<T, E>,
    ) -> Result<Option<T>>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        // Borrowed from the row: reports read a hundred thousand of them.
        let text: Option<&str> = match self {
            Self::Lite(row) => row.try_get(column),
            Self::Pg(row) => row.try_get(column),
        }
        .map_err(|error| column_error(column, Box::new(error)))?;
        text.map(|text| parse(text).map_err(|error| column_error(column, Box::new(error)))).transpose()
    }

    /// What `{list …}` made of the values of a group, in the order that all lists of the row share; empty where the column is null.
    ///
    /// # Errors
    /// As [`Row::get`]; always from SQLite, which has no lists.
    pub fn list<T: FromElement>(&self, column: &str) -> Result<Vec<Option<T>>> {
        let Self::Pg(row) = self else {
            return Err(column_error(column, "lists are read from PostgreSQL".into()));
        };
        let list: Option<Vec<Option<T::Element>>> =
            row.try_get(column).map_err(|error| column_error(column, Box::new(error)))?;
        Ok(list.unwrap_or_default().into_iter().map(|one| one.map(T::of)).collect())
    }

    /// A JSON column as a model type.
    ///
    /// # Errors
    /// As [`Row::get`], or when the JSON has another shape.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: &str) -> Result<T> {
        let json: serde_json::Value = self.get(column)?;
        serde_json::from_value(json).map_err(|error| column_error(column, Box::new(error)))
    }
}

fn column_error(column: &str, source: Fault) -> StorageError {
    StorageError::Column { column: column.to_owned(), source }
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// What a column can be read as.
pub trait FromColumn: Sized {
    /// From SQLite.
    ///
    /// # Errors
    /// What the driver says.
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault>;
    /// From PostgreSQL.
    ///
    /// # Errors
    /// What the driver says.
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault>;
}

/// What a list of PostgreSQL can hold.
pub trait FromElement: Sized {
    /// What the driver reads.
    type Element: for<'r> Decode<'r, Postgres> + Type<Postgres> + PgHasArrayType;
    /// From that.
    fn of(element: Self::Element) -> Self;
}

impl<T> FromElement for Id<T> {
    type Element = Uuid;
    fn of(element: Uuid) -> Self {
        Self::from_uuid(element)
    }
}
impl FromElement for Instant {
    type Element = PgInstant;
    fn of(element: PgInstant) -> Self {
        element.0
    }
}
impl FromElement for Date {
    type Element = PgDate;
    fn of(element: PgDate) -> Self {
        element.0
    }
}

impl FromColumn for Uuid {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
}
impl<T> FromColumn for Id<T> {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(Uuid::lite(row, column)?.map(Self::from_uuid))
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(Uuid::pg(row, column)?.map(Self::from_uuid))
    }
}
impl FromColumn for String {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
}
impl FromColumn for i64 {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
}
impl FromColumn for u32 {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(i64::lite(row, column)?.map(Self::try_from).transpose()?)
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(i64::pg(row, column)?.map(Self::try_from).transpose()?)
    }
}
impl FromColumn for f64 {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
}
impl FromColumn for bool {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get_unchecked(column)?)
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
}
impl FromColumn for Vec<u8> {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
}
impl FromColumn for Instant {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(i64::lite(row, column)?.map(Self::from_micros))
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get::<Option<PgInstant>, _>(column)?.map(|instant| instant.0))
    }
}
impl FromColumn for Date {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(String::lite(row, column)?.map(|text| text.parse()).transpose()?)
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get::<Option<PgDate>, _>(column)?.map(|day| day.0))
    }
}
impl FromColumn for serde_json::Value {
    fn lite(row: &SqliteRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(String::lite(row, column)?.map(|text| serde_json::from_str(&text)).transpose()?)
    }
    fn pg(row: &PgRow, column: &str) -> std::result::Result<Option<Self>, Fault> {
        Ok(row.try_get(column)?)
    }
}
