//! Every SQL statement has a name and is registered, so that a test prepares each on both engines.

use std::sync::OnceLock;

use sqlx::SqlStr;

use crate::Dialect;

/// One statement, written once with `$1…$N` and the words of `dialect`.
#[derive(Debug)]
pub struct Statement {
    name: &'static str,
    sql: &'static str,
    lite: OnceLock<&'static str>,
    pg: OnceLock<&'static str>,
}

impl Statement {
    /// Made by [`statements!`](crate::statements); a statement made elsewhere would not be checked.
    pub const fn new(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, lite: OnceLock::new(), pg: OnceLock::new() }
    }

    /// `module::NAME`, for the log and the check.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The SQL for an engine, written at first use and kept: there are as many as the program has statements.
    pub fn sql(&self, dialect: Dialect) -> &'static str {
        let cell = match dialect {
            Dialect::Lite => &self.lite,
            Dialect::Pg => &self.pg,
        };
        cell.get_or_init(|| String::leak(dialect.write(self.sql)))
    }

    pub(crate) fn prepared(&self, dialect: Dialect) -> SqlStr {
        SqlStr::from_static(self.sql(dialect))
    }
}

/// A registered statement.
pub struct Registered(pub &'static Statement);
inventory::collect!(Registered);

/// All statements of the program that is linked.
pub fn registered() -> impl Iterator<Item = &'static Statement> {
    inventory::iter::<Registered>.into_iter().map(|registered| registered.0)
}

/// Declares statements and registers each to be prepared on both engines by a test:
/// `statements! { INSERT_DESK = "INSERT INTO desk_desk …"; }`.
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $visibility:vis $name:ident = $sql:expr;)+) => {
        $(
            $(#[$doc])*
            $visibility static $name: $crate::Statement =
                $crate::Statement::new(concat!(module_path!(), "::", stringify!($name)), $sql);
            $crate::inventory::submit! { $crate::RegisteredStatement(&$name) }
        )+
    };
}
