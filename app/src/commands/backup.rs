//! `inrete backup` and `inrete restore`: all that is kept, in one file that either engine restores.
//!
//! The secret is not in it: whoever finds a backup must not be able to use the links that were mailed.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Error, ErrorKind};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use kernel::Clock;
use storage::Db;
use storage::backup::{Counts, export, import};

use super::{Failure, log, say};
use crate::compose::migrations;
use crate::config::Config;

/// Writes a backup while others go on working. The file appears when it is whole.
///
/// # Errors
/// When the file exists, cannot be written, or the database does not fit this program.
pub async fn backup(config: &Config, file: &Path) -> Result<(), Failure> {
    log(&config.log);
    if file.exists() {
        return Err(format!("{} exists: a backup never overwrites a file", file.display()).into());
    }
    let db = Db::open(&config.database.url).await?;
    let written = write(&db, file).await;
    db.close().await;
    let Counts { tables, rows } = written?;
    say(&format!(
        "{rows} rows of {tables} tables in {}\nkeep the secret too, in another place: {}\n",
        file.display(),
        config.security.secret_file.display()
    ))
}

/// Fills the configured database, which must be empty.
///
/// # Errors
/// When the file is damaged or made by a newer program, or the database is not empty; then nothing was restored.
pub async fn restore(config: &Config, file: &Path) -> Result<(), Failure> {
    log(&config.log);
    let input = BufReader::new(File::open(file).map_err(|error| named(file, &error))?);
    let db = Db::open(&config.database.url).await?;
    let read = import(&db, &Clock::real(), &migrations(), input).await;
    db.close().await;
    let Counts { tables, rows } = read?;
    say(&format!(
        "{rows} rows of {tables} tables restored\nthe secret must be the one of before: {}\n",
        config.security.secret_file.display()
    ))
}

async fn write(db: &Db, file: &Path) -> Result<Counts, Failure> {
    let part = part(file);
    // Readable to its owner alone from the first byte on: it holds all personal data that there is.
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part);
    let mut out = BufWriter::new(opened.map_err(|error| named(&part, &error))?);
    let written = async {
        let counts = export(db, &migrations(), &mut out).await?;
        out.get_ref().sync_all()?;
        std::fs::rename(&part, file)?;
        Ok(counts)
    };
    let written: Result<Counts, Failure> = written.await;
    if written.is_err() {
        // Half a backup is none; that it cannot be removed is not what went wrong.
        let _ = std::fs::remove_file(&part);
    }
    written
}

fn part(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn named(file: &Path, error: &Error) -> String {
    match error.kind() {
        ErrorKind::AlreadyExists => {
            format!(
                "{} is left from a backup that was cut off, or is being written: remove it",
                file.display()
            )
        }
        _ => format!("{}: {error}", file.display()),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use storage::setting;
    use testkit::{Engine, clock, database, empty_database, engines};

    use super::*;

    fn config(url: &str) -> Config {
        let mut config = Config::default();
        config.database.url = url.to_owned();
        config
    }

    /// A folder that goes with the test's database.
    async fn a_folder() -> (testkit::TestDb, PathBuf) {
        let place = empty_database(Engine::Lite).await;
        let folder = PathBuf::from(place.url().trim_start_matches("sqlite:")).with_file_name("backups");
        std::fs::create_dir(&folder).unwrap();
        (place, folder)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[tokio::test]
    async fn backup_is_its_owners_alone_and_restores_on_each_engine() {
        for engine in engines() {
            let (_place, folder) = a_folder().await;
            let file = folder.join("b.inrete");
            let source = database(Engine::Lite, &migrations()).await;
            let mut tx = source.db.begin().await.unwrap();
            setting::put(&mut tx, "name", "saved").await.unwrap();
            tx.commit().await.unwrap();
            let test = empty_database(engine).await;

            backup(&config(source.url()), &file).await.unwrap();
            restore(&config(test.url()), &file).await.unwrap();

            assert_eq!(names(&folder), ["b.inrete"]);
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
            let again = test.again().await;
            let mut reader = again.read().await.unwrap();
            assert_eq!(
                setting::get(&mut reader, "name").await.unwrap().as_deref(),
                Some("saved"),
                "{engine:?}"
            );
            assert_eq!(storage::pending(&again, &migrations()).await.unwrap(), 0, "{engine:?}");
        }
    }

    #[tokio::test]
    async fn backup_over_a_file_that_exists_is_refused() {
        let (_place, folder) = a_folder().await;
        let source = database(Engine::Lite, &migrations()).await;
        for taken in ["b.inrete", "c.inrete.part"] {
            std::fs::write(folder.join(taken), "mine").unwrap();
        }

        for file in ["b.inrete", "c.inrete"] {
            assert!(backup(&config(source.url()), &folder.join(file)).await.is_err(), "{file}");
        }

        for taken in ["b.inrete", "c.inrete.part"] {
            assert_eq!(std::fs::read_to_string(folder.join(taken)).unwrap(), "mine");
        }
        assert!(!folder.join("c.inrete").exists());
    }

    #[tokio::test]
    async fn backup_that_fails_leaves_no_file() {
        let (_place, folder) = a_folder().await;
        let not_migrated = empty_database(Engine::Lite).await;
        storage::migrate(&not_migrated.db, &clock(), storage::MIGRATIONS).await.unwrap();

        let refused = backup(&config(not_migrated.url()), &folder.join("b.inrete")).await.unwrap_err();

        assert!(refused.to_string().contains("inrete migrate"), "{refused}");
        assert_eq!(names(&folder), Vec::<String>::new());
    }

    #[tokio::test]
    async fn restore_of_no_file_makes_no_database() {
        let (_place, folder) = a_folder().await;
        let url = format!("sqlite:{}", folder.join("new.sqlite").display());

        let refused = restore(&config(&url), &folder.join("nothing")).await.unwrap_err();

        assert!(refused.to_string().contains("nothing"), "{refused}");
        assert_eq!(names(&folder), Vec::<String>::new());
    }
}
