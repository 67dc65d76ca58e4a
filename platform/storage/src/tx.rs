//! A transaction, or a reading connection: what every store function takes.

use futures_util::TryStreamExt as _;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Executor, Postgres, Sqlite, Transaction};

use crate::batch::ValuesList;
use crate::{Dialect, Result, Row, Statement, StorageError, Value};

/// Runs statements on whichever engine there is. Dropped without [`Tx::commit`], it changes nothing.
pub struct Tx(Connection);

enum Connection {
    Lite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
    LiteReader(PoolConnection<Sqlite>),
    PgReader(PoolConnection<Postgres>),
}

/// Parameters in one multi-row insert, below what either engine allows. SQLite looks each up by its name, one after the
/// other, so that a statement costs the square of them: few are fast there (ten thousand rows of 35 columns: 1.1 s).
const fn batch_parameters(dialect: Dialect) -> usize {
    match dialect {
        Dialect::Lite => 850,
        Dialect::Pg => 16_000,
    }
}

impl Tx {
    pub(crate) const fn lite(transaction: Transaction<'static, Sqlite>) -> Self {
        Self(Connection::Lite(transaction))
    }
    pub(crate) const fn pg(transaction: Transaction<'static, Postgres>) -> Self {
        Self(Connection::Pg(transaction))
    }
    pub(crate) const fn lite_reader(connection: PoolConnection<Sqlite>) -> Self {
        Self(Connection::LiteReader(connection))
    }
    pub(crate) const fn pg_reader(connection: PoolConnection<Postgres>) -> Self {
        Self(Connection::PgReader(connection))
    }

    /// Which engine it runs on; for `storage` itself and for the operator's commands, never for a room.
    pub const fn dialect(&self) -> Dialect {
        match &self.0 {
            Connection::Lite(_) | Connection::LiteReader(_) => Dialect::Lite,
            Connection::Pg(_) | Connection::PgReader(_) => Dialect::Pg,
        }
    }

    /// Makes all of it durable, or none.
    ///
    /// # Errors
    /// When the database refuses; then nothing was changed.
    pub async fn commit(self) -> Result<()> {
        match self.0 {
            Connection::Lite(transaction) => transaction.commit().await?,
            Connection::Pg(transaction) => transaction.commit().await?,
            Connection::LiteReader(_) | Connection::PgReader(_) => {}
        }
        Ok(())
    }

    /// Gives it up; dropping does the same, later.
    ///
    /// # Errors
    /// When the connection is gone; nothing was changed either way.
    pub async fn rollback(self) -> Result<()> {
        match self.0 {
            Connection::Lite(transaction) => transaction.rollback().await?,
            Connection::Pg(transaction) => transaction.rollback().await?,
            Connection::LiteReader(_) | Connection::PgReader(_) => {}
        }
        Ok(())
    }

    /// Runs a statement that changes rows and says how many.
    ///
    /// # Errors
    /// What the database refuses, as [`StorageError`].
    pub async fn execute(
        &mut self,
        statement: &Statement,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<u64> {
        Ok(match &mut self.0 {
            Connection::Lite(c) => lite_execute(c, statement, values).await?,
            Connection::LiteReader(c) => lite_execute(c, statement, values).await?,
            Connection::Pg(c) => pg_execute(c, statement, values).await?,
            Connection::PgReader(c) => pg_execute(c, statement, values).await?,
        })
    }

    /// All rows; every list has a limit in its SQL.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub async fn all(
        &mut self,
        statement: &Statement,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Row>> {
        Ok(match &mut self.0 {
            Connection::Lite(c) => lite_all(c, statement, values).await?,
            Connection::LiteReader(c) => lite_all(c, statement, values).await?,
            Connection::Pg(c) => pg_all(c, statement, values).await?,
            Connection::PgReader(c) => pg_all(c, statement, values).await?,
        })
    }

    /// Each row as it comes, kept nowhere: for what is counted, be it a hundred thousand rows.
    ///
    /// # Errors
    /// As [`Tx::execute`], or what `take` says, which ends it.
    pub async fn each(
        &mut self,
        statement: &Statement,
        values: impl IntoIterator<Item = Value>,
        take: impl FnMut(&Row) -> Result<()> + Send,
    ) -> Result<()> {
        match &mut self.0 {
            Connection::Lite(c) => lite_each(c, statement, values, take).await,
            Connection::LiteReader(c) => lite_each(c, statement, values, take).await,
            Connection::Pg(c) => pg_each(c, statement, values, take).await,
            Connection::PgReader(c) => pg_each(c, statement, values, take).await,
        }
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub async fn optional(
        &mut self,
        statement: &Statement,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Option<Row>> {
        Ok(self.all(statement, values).await?.into_iter().next())
    }

    /// The row that must be there (a count, a `RETURNING`).
    ///
    /// # Errors
    /// [`StorageError::Missing`] when it is not.
    pub async fn one(
        &mut self,
        statement: &Statement,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Row> {
        self.optional(statement, values).await?.ok_or(StorageError::Missing(statement.name()))
    }

    /// Inserts many rows with as few statements as can be: `statement` is written with one row's `VALUES ($1, …)`
    /// and is repeated for each row; literals and casts in it are repeated too. Returns how many rows were inserted.
    ///
    /// # Errors
    /// As [`Tx::execute`]; the statement must hold exactly one `VALUES (…)` list, and its parameters nowhere else.
    pub async fn insert_all(&mut self, statement: &Statement, rows: Vec<Vec<Value>>) -> Result<u64> {
        let Some(width) = rows.first().map(Vec::len).filter(|width| *width > 0) else { return Ok(0) };
        let list =
            ValuesList::of(statement.sql(self.dialect())).ok_or(StorageError::Missing(statement.name()))?;
        if rows.iter().any(|row| row.len() != width) {
            return Err(StorageError::Missing(statement.name()));
        }
        let mut inserted = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let chunk: Vec<Vec<Value>> =
                rows.by_ref().take((batch_parameters(self.dialect()) / width).clamp(1, 500)).collect();
            inserted +=
                self.execute_text(list.repeated(chunk.len(), width), chunk.into_iter().flatten()).await?;
        }
        Ok(inserted)
    }

    /// Runs SQL that was written at run time by `storage` itself (batches, migrations).
    pub(crate) async fn execute_text(
        &mut self,
        sql: String,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<u64> {
        let sql = sqlx::AssertSqlSafe(sql);
        Ok(match &mut self.0 {
            Connection::Lite(c) => sqlx::query_with(sql, lite_arguments(values)?)
                .persistent(false)
                .execute(&mut **c)
                .await?
                .rows_affected(),
            Connection::LiteReader(c) => sqlx::query_with(sql, lite_arguments(values)?)
                .persistent(false)
                .execute(&mut **c)
                .await?
                .rows_affected(),
            Connection::Pg(c) => sqlx::query_with(sql, pg_arguments(values)?)
                .persistent(false)
                .execute(&mut **c)
                .await?
                .rows_affected(),
            Connection::PgReader(c) => sqlx::query_with(sql, pg_arguments(values)?)
                .persistent(false)
                .execute(&mut **c)
                .await?
                .rows_affected(),
        })
    }

    /// Reads with SQL that was written at run time by `storage` itself (backup).
    pub(crate) async fn all_text(
        &mut self,
        sql: String,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<Row>> {
        let sql = sqlx::AssertSqlSafe(sql);
        Ok(match &mut self.0 {
            Connection::Lite(c) => lite_rows(
                (&mut **c)
                    .fetch_all(sqlx::query_with(sql, lite_arguments(values)?).persistent(false))
                    .await?,
            ),
            Connection::LiteReader(c) => lite_rows(
                (&mut **c)
                    .fetch_all(sqlx::query_with(sql, lite_arguments(values)?).persistent(false))
                    .await?,
            ),
            Connection::Pg(c) => pg_rows(
                (&mut **c).fetch_all(sqlx::query_with(sql, pg_arguments(values)?).persistent(false)).await?,
            ),
            Connection::PgReader(c) => pg_rows(
                (&mut **c).fetch_all(sqlx::query_with(sql, pg_arguments(values)?).persistent(false)).await?,
            ),
        })
    }

    /// Runs a whole file of statements (a migration).
    pub(crate) async fn script(&mut self, sql: String) -> Result<()> {
        let script = sqlx::raw_sql(sqlx::AssertSqlSafe(sql));
        match &mut self.0 {
            Connection::Lite(c) => (&mut **c).execute(script).await.map(drop)?,
            Connection::LiteReader(c) => (&mut **c).execute(script).await.map(drop)?,
            Connection::Pg(c) => (&mut **c).execute(script).await.map(drop)?,
            Connection::PgReader(c) => (&mut **c).execute(script).await.map(drop)?,
        }
        Ok(())
    }
}

fn lite_arguments(values: impl IntoIterator<Item = Value>) -> Result<SqliteArguments> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        value.add_lite(&mut arguments).map_err(|error| StorageError::Driver(sqlx::Error::Encode(error)))?;
    }
    Ok(arguments)
}

fn pg_arguments(values: impl IntoIterator<Item = Value>) -> Result<PgArguments> {
    let mut arguments = PgArguments::default();
    for value in values {
        value.add_pg(&mut arguments).map_err(|error| StorageError::Driver(sqlx::Error::Encode(error)))?;
    }
    Ok(arguments)
}

fn lite_rows(rows: Vec<sqlx::sqlite::SqliteRow>) -> Vec<Row> {
    rows.into_iter().map(Row::Lite).collect()
}

fn pg_rows(rows: Vec<sqlx::postgres::PgRow>) -> Vec<Row> {
    rows.into_iter().map(Row::Pg).collect()
}

async fn lite_execute(
    connection: &mut sqlx::SqliteConnection,
    statement: &Statement,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64> {
    let query = sqlx::query_with(statement.prepared(Dialect::Lite), lite_arguments(values)?);
    Ok(connection.execute(query).await?.rows_affected())
}

async fn pg_execute(
    connection: &mut sqlx::PgConnection,
    statement: &Statement,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64> {
    let query = sqlx::query_with(statement.prepared(Dialect::Pg), pg_arguments(values)?);
    Ok(connection.execute(query).await?.rows_affected())
}

async fn lite_all(
    connection: &mut sqlx::SqliteConnection,
    statement: &Statement,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<Row>> {
    let query = sqlx::query_with(statement.prepared(Dialect::Lite), lite_arguments(values)?);
    Ok(lite_rows(connection.fetch_all(query).await?))
}

async fn pg_all(
    connection: &mut sqlx::PgConnection,
    statement: &Statement,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<Row>> {
    let query = sqlx::query_with(statement.prepared(Dialect::Pg), pg_arguments(values)?);
    Ok(pg_rows(connection.fetch_all(query).await?))
}

async fn lite_each(
    connection: &mut sqlx::SqliteConnection,
    statement: &Statement,
    values: impl IntoIterator<Item = Value>,
    mut take: impl FnMut(&Row) -> Result<()> + Send,
) -> Result<()> {
    let query = sqlx::query_with(statement.prepared(Dialect::Lite), lite_arguments(values)?);
    let mut rows = connection.fetch(query);
    while let Some(row) = rows.try_next().await? {
        take(&Row::Lite(row))?;
    }
    Ok(())
}

async fn pg_each(
    connection: &mut sqlx::PgConnection,
    statement: &Statement,
    values: impl IntoIterator<Item = Value>,
    mut take: impl FnMut(&Row) -> Result<()> + Send,
) -> Result<()> {
    let query = sqlx::query_with(statement.prepared(Dialect::Pg), pg_arguments(values)?);
    let mut rows = connection.fetch(query);
    while let Some(row) = rows.try_next().await? {
        take(&Row::Pg(row))?;
    }
    Ok(())
}
