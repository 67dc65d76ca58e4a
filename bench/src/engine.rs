//! Where a run keeps its data: a folder of its own and, on PostgreSQL, a database of its own.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::process::Command;

use crate::Failure;

/// An engine to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file.
    Sqlite,
    /// A server.
    Postgres,
}

/// The cluster of PostgreSQL runs.
const CLUSTER: &str = "INRETE_TEST_POSTGRES";

impl Engine {
    /// Both, or SQLite alone when no cluster is named.
    pub fn all() -> Vec<Self> {
        if std::env::var(CLUSTER).is_ok() {
            return vec![Self::Sqlite, Self::Postgres];
        }
        println!("PostgreSQL is left out: {CLUSTER} names no cluster");
        vec![Self::Sqlite]
    }

    /// Its word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }

    /// A fresh place.
    pub async fn place(self) -> Result<Place, Failure> {
        let folder =
            std::env::temp_dir().join(format!("inrete-bench-{}-{}", std::process::id(), self.word()));
        std::fs::create_dir_all(&folder)?;
        let url = match self {
            Self::Sqlite => format!("sqlite:{}", folder.join("bench.db").display()),
            Self::Postgres => {
                let cluster = std::env::var(CLUSTER)?;
                let name = format!(
                    "bench_{}",
                    NUMBER.fetch_add(1, Ordering::Relaxed) + u64::from(std::process::id()) * 10
                );
                make_database(&cluster, &name).await?
            }
        };
        Ok(Place { folder, url })
    }
}

/// Databases made by this process are numbered.
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// Makes a database with PostgreSQL's own program and returns its address.
async fn make_database(cluster: &str, name: &str) -> Result<String, Failure> {
    let made = Command::new("createdb").arg(format!("--maintenance-db={cluster}")).arg(name).status().await?;
    if !made.success() {
        return Err("createdb could not make a database: is it installed, is the cluster up?".into());
    }
    let (server, _) = cluster.rsplit_once('/').ok_or("the cluster's address names no database")?;
    Ok(format!("{server}/{name}"))
}

/// Where a run keeps its data.
pub struct Place {
    /// Its folder.
    pub folder: PathBuf,
    /// Its database.
    pub url: String,
}

impl Place {
    /// Removes the folder; a PostgreSQL database goes with its cluster.
    pub async fn clear(self) -> Result<(), Failure> {
        Ok(std::fs::remove_dir_all(self.folder)?)
    }
}
