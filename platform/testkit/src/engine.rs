//! The engines that tests run on.

use std::sync::OnceLock;

/// One of the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite: always there.
    Lite,
    /// PostgreSQL: the cluster that `INRETE_TEST_POSTGRES` names.
    Pg,
}

/// Where the cluster's address is looked for: `postgres://…` as somebody who may make databases.
const VARIABLE: &str = "INRETE_TEST_POSTGRES";

/// The engines to run a test on: both, or SQLite alone where no cluster is named. Then it says so.
pub fn engines() -> Vec<Engine> {
    match cluster() {
        Some(_) => vec![Engine::Lite, Engine::Pg],
        None => vec![Engine::Lite],
    }
}

/// The address of the cluster.
pub(crate) fn cluster() -> Option<&'static str> {
    static CLUSTER: OnceLock<Option<String>> = OnceLock::new();
    let find = || {
        let named = std::env::var(VARIABLE).ok().filter(|url| !url.is_empty());
        if named.is_none() {
            eprintln!(
                "!!! POSTGRESQL IS LEFT OUT: {VARIABLE} names no cluster (`cargo xtask postgres` starts one)"
            );
        }
        named
    };
    CLUSTER.get_or_init(find).as_deref()
}
