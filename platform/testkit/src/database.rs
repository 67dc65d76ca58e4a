//! A database of its own for each test.

use std::path::PathBuf;

use storage::{Db, Keys, Migration};

use crate::{Engine, clock, server};

/// A database that goes away with this value.
pub struct TestDb {
    /// The database.
    pub db: Db,
    url: String,
    place: Place,
}

enum Place {
    Folder(PathBuf),
    Server { name: String },
}

/// A database with the schema of `migrations`.
///
/// On PostgreSQL it is a copy of a migrated template that all tests with the same migrations share.
pub async fn database(engine: Engine, migrations: &[Migration]) -> TestDb {
    match engine {
        Engine::Lite => {
            let database = empty_database(engine).await;
            storage::migrate(&database.db, &clock(), migrations)
                .await
                .expect("the migrations apply to SQLite");
            database
        }
        Engine::Pg => TestDb::on_server(Some(&server::template(migrations).await)).await,
    }
}

/// A database without any schema, for tests of migrations and of restoring.
pub async fn empty_database(engine: Engine) -> TestDb {
    match engine {
        Engine::Lite => TestDb::in_folder().await,
        Engine::Pg => TestDb::on_server(None).await,
    }
}

impl TestDb {
    async fn in_folder() -> Self {
        let folder = std::env::temp_dir().join(format!("inrete-test-{}", random_word()));
        std::fs::create_dir(&folder).expect("the folder of temporary files can be written");
        let url = format!("sqlite:{}", folder.join("test.sqlite").display());
        let db = Db::open(&url).await.expect("a new SQLite file opens");
        Self { db, url, place: Place::Folder(folder) }
    }

    async fn on_server(template: Option<&str>) -> Self {
        let name = format!("inrete_test_{}", random_word());
        server::create(&name, template).await;
        let url = server::url_of(&name);
        let db = Db::open(&url).await.expect("a new PostgreSQL database opens");
        Self { db, url, place: Place::Server { name } }
    }

    /// A second handle to the same database, as a second process would have it.
    pub async fn again(&self) -> Db {
        Db::open(&self.url).await.expect("the database of the test opens once more")
    }

    /// Its address, as the configuration names it.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        match &self.place {
            // What cannot be removed stays among the temporary files; the test has said what it had to say.
            Place::Folder(folder) => drop(std::fs::remove_dir_all(folder)),
            Place::Server { name } => server::remove(name.clone()),
        }
    }
}

pub(crate) fn random_word() -> String {
    Keys::random::<8>().iter().map(|byte| format!("{byte:02x}")).collect()
}
