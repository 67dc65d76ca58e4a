//! Backup and restore, from each engine to each.

use storage::backup::{BackupError, Counts, export, import};
use storage::{Db, MIGRATIONS, Migration, StorageError, ToValue as _, Tx, migrate, setting};
use testkit::{Engine, TestDb, clock, database, empty_database, engines};
use uuid::Uuid;

use crate::toy::{self, INSERT, INSERT_FOLLOWER, INSERT_PART, TOY};

/// What the program after this one adds.
const LATER: Migration = Migration {
    number: 2,
    name: "later",
    sql: "ALTER TABLE toy_thing ADD COLUMN note {text} NOT NULL DEFAULT 'none';",
    ..TOY
};

storage::statements! {
    ADD_FOLLOWED = "UPDATE toy_part SET follows = $1 WHERE code = $2";
    PARTS = "SELECT code, follows FROM toy_part ORDER BY code LIMIT 10";
}

/// A database of more than one page, with rows of every type, rows that point to later ones, and a setting.
async fn a_filled_database(engine: Engine) -> TestDb {
    let test = database(engine, &toy::migrations()).await;
    let mut tx = test.db.begin().await.unwrap();
    tx.execute(&INSERT, toy::full(1)).await.unwrap();
    tx.insert_all(&INSERT, (2..=30).map(toy::empty).collect()).await.unwrap();
    let thing = Uuid::from_u128(1).value();
    let part = |number: usize| vec![thing.clone(), format!("p{number:04}").value(), "old".value()];
    tx.insert_all(&INSERT_PART, (0..1003).map(part).collect()).await.unwrap();
    tx.execute(&INSERT_FOLLOWER, [thing.clone(), "a first".value(), "p1002".value()]).await.unwrap();
    tx.execute(&ADD_FOLLOWED, ["a first".value(), "p0000".value()]).await.unwrap();
    setting::put(&mut tx, "name", "Rete «per» il\nLavoro").await.unwrap();
    tx.commit().await.unwrap();
    test
}

async fn saved(db: &Db, migrations: &[Migration]) -> Vec<u8> {
    let mut file = Vec::new();
    export(db, migrations, &mut file).await.unwrap();
    file
}

async fn refused(file: &[u8], migrations: &[Migration]) -> BackupError {
    let test = empty_database(Engine::Lite).await;
    let refused = import(&test.db, &clock(), migrations, file).await.unwrap_err();
    let left = setting::get(&mut test.db.read().await.unwrap(), "name").await;
    assert!(matches!(left, Err(StorageError::Driver(_))), "not even a table is left: {left:?}");
    refused
}

async fn parts(tx: &mut Tx) -> Vec<(String, Option<String>)> {
    let rows = tx.all(&PARTS, []).await.unwrap();
    rows.iter().map(|row| (row.get("code").unwrap(), row.optional("follows").unwrap())).collect()
}

#[tokio::test]
async fn backup_of_each_engine_restores_on_each() {
    for from in engines() {
        let source = a_filled_database(from).await;
        let mut file = Vec::new();
        let written = export(&source.db, &toy::migrations(), &mut file).await.unwrap();
        assert_eq!(written, Counts { tables: 7, rows: 30 + 1004 + 1 });

        for to in engines() {
            let test = empty_database(to).await;

            let read = import(&test.db, &clock(), &toy::migrations(), &file[..]).await.unwrap();

            assert_eq!(read, written, "{from:?} to {to:?}");
            let mut tx = test.db.read().await.unwrap();
            assert_eq!(toy::found(&mut tx, 1).await, toy::full(1), "{from:?} to {to:?}");
            assert_eq!(toy::found(&mut tx, 30).await, toy::empty(30), "{from:?} to {to:?}");
            let followed = |code: &str, follows: Option<&str>| (code.to_owned(), follows.map(str::to_owned));
            let wanted = [
                followed("a first", Some("p1002")),
                followed("p0000", Some("a first")),
                followed("p0001", None),
            ];
            assert_eq!(parts(&mut tx).await[..3], wanted, "{from:?} to {to:?}");
            assert_eq!(
                setting::get(&mut tx, "name").await.unwrap().as_deref(),
                Some("Rete «per» il\nLavoro")
            );
            drop(tx);
            let again = saved(&test.db, &toy::migrations()).await;
            let other =
                without_json(&again).into_iter().zip(without_json(&file)).find(|(one, two)| one != two);
            assert_eq!(other, None, "{from:?} to {to:?}");
        }
    }
}

/// The lines of a file without the one row with JSON, which PostgreSQL spaces otherwise, and the digest over it.
fn without_json(file: &[u8]) -> Vec<&str> {
    let lines = std::str::from_utf8(file).unwrap().lines();
    lines.filter(|line| !line.contains("AP8K") && !line.contains("sha256")).collect()
}

#[tokio::test]
async fn database_restored_checks_references_again() {
    for engine in engines() {
        let source = a_filled_database(engine).await;
        let test = empty_database(engine).await;
        import(&test.db, &clock(), &toy::migrations(), &saved(&source.db, &toy::migrations()).await[..])
            .await
            .unwrap();
        let mut tx = test.db.begin().await.unwrap();

        // At once, not at the commit: the pause of the restore is over.
        let lost =
            tx.execute(&INSERT_FOLLOWER, [Uuid::from_u128(1).value(), "b".value(), "nothing".value()]).await;

        assert!(matches!(lost, Err(StorageError::ForeignKey(_))), "{engine:?} {lost:?}");
    }
}

#[tokio::test]
async fn backup_sees_one_moment_while_others_write() {
    for engine in engines() {
        let source = a_filled_database(engine).await;
        let mut writing = source.db.begin().await.unwrap();
        writing.execute(&INSERT, toy::empty(99)).await.unwrap();

        let file = saved(&source.db, &toy::migrations()).await;

        writing.commit().await.unwrap();
        assert!(!String::from_utf8(file).unwrap().contains(&Uuid::from_u128(99).to_string()), "{engine:?}");
    }
}

#[tokio::test]
async fn backup_of_an_older_program_is_brought_to_this_one() {
    for engine in engines() {
        let source = a_filled_database(engine).await;
        let file = saved(&source.db, &toy::migrations()).await;
        let newer = [&toy::migrations()[..], &[LATER]].concat();
        let test = empty_database(engine).await;

        import(&test.db, &clock(), &newer, &file[..]).await.unwrap();

        assert_eq!(storage::pending(&test.db, &newer).await.unwrap(), 0, "{engine:?}");
        let again = String::from_utf8(saved(&test.db, &newer).await).unwrap();
        assert_eq!(again.matches("\"none\"]").count(), 30, "{engine:?}");
    }
}

#[tokio::test]
async fn backup_of_a_newer_program_is_refused_by_the_name_of_its_migration() {
    let newer = [&toy::migrations()[..], &[LATER]].concat();
    let source = database(Engine::Lite, &newer).await;
    let file = saved(&source.db, &newer).await;

    let error = refused(&file, &toy::migrations()).await;

    assert!(matches!(&error, BackupError::Newer(name) if name == "toy 0002"), "{error:?}");
    let edited = [MIGRATIONS, &[TOY, Migration { sql: "SELECT 1;", ..LATER }]].concat();
    let error = refused(&file, &edited).await;
    assert!(matches!(&error, BackupError::OtherMigration(name) if name == "toy 0002"), "{error:?}");
}

#[tokio::test]
async fn backup_cut_short_anywhere_is_refused() {
    let source = database(Engine::Lite, &toy::migrations()).await;
    let mut tx = source.db.begin().await.unwrap();
    tx.execute(&INSERT, toy::full(1)).await.unwrap();
    tx.commit().await.unwrap();
    let file = saved(&source.db, &toy::migrations()).await;
    let first_line = file.iter().position(|byte| *byte == b'\n').unwrap();

    for length in (0..file.len()).step_by(41).chain([file.len() - 1]) {
        let error = refused(&file[..length], &toy::migrations()).await;

        let is_told = match error {
            BackupError::NotABackup => length <= first_line,
            BackupError::CutShort => length > first_line,
            _ => false,
        };
        assert!(is_told, "{length} of {}: {error:?}", file.len());
    }
}

#[tokio::test]
async fn backup_altered_anywhere_after_its_first_line_is_refused() {
    let source = a_filled_database(Engine::Lite).await;
    let file = String::from_utf8(saved(&source.db, &toy::migrations()).await).unwrap();
    let lines: Vec<&str> = file.lines().collect();
    let last = lines.len() - 1;
    let with = |number: usize, line: &str| {
        let mut lines = lines.clone();
        lines[number] = line;
        lines.join("\n") + "\n"
    };
    let row = lines.iter().position(|line| line.contains("p0500")).unwrap();
    let without = |number: usize| [&lines[..number], &lines[number + 1..]].concat().join("\n") + "\n";

    let altered = [
        with(row, &lines[row].replace("old", "new")),
        with(row, &lines[row].replace("old", "lost")),
        with(row, "[1]"),
        with(row, "no JSON"),
        without(row),
        with(last, &lines[last].replace("\"rows\":1", "\"rows\":2")),
        file.clone() + "[]\n",
        file.clone() + "x",
    ];

    for (case, text) in altered.iter().enumerate() {
        let error = refused(text.as_bytes(), &toy::migrations()).await;
        let wanted = if case == 6 { "cut short" } else { "altered" };
        assert!(error.to_string().contains(wanted), "case {case}: {error:?}");
    }
}

#[tokio::test]
async fn file_of_another_kind_or_version_is_refused() {
    let source = database(Engine::Lite, &toy::migrations()).await;
    let file = String::from_utf8(saved(&source.db, &toy::migrations()).await).unwrap();

    let error = refused(file.replace("\"version\":1", "\"version\":2").as_bytes(), &toy::migrations()).await;
    assert!(matches!(error, BackupError::Version(2)), "{error:?}");
    for other in ["", "\n", "{}\n", "[1]\n", "PGDMP\u{1}\n"] {
        let error = refused(other.as_bytes(), &toy::migrations()).await;
        assert!(matches!(error, BackupError::NotABackup), "{other:?}: {error:?}");
    }
}

#[tokio::test]
async fn restore_into_a_database_with_tables_is_refused_and_changes_nothing() {
    for engine in engines() {
        let source = a_filled_database(engine).await;
        let file = saved(&source.db, &toy::migrations()).await;
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();
        setting::put(&mut tx, "name", "mine").await.unwrap();
        tx.commit().await.unwrap();

        let error = import(&test.db, &clock(), &toy::migrations(), &file[..]).await.unwrap_err();

        assert!(matches!(error, BackupError::NotEmpty), "{engine:?} {error:?}");
        let mut reader = test.db.read().await.unwrap();
        assert_eq!(setting::get(&mut reader, "name").await.unwrap().as_deref(), Some("mine"), "{engine:?}");
        assert_eq!(toy::count(&mut reader).await, 0);
    }
}

#[tokio::test]
async fn backup_of_tables_that_no_migration_tells_of_is_refused() {
    for engine in engines() {
        let test = database(engine, &[&toy::migrations()[..], &[LATER]].concat()).await;

        let error = export(&test.db, &toy::migrations(), &mut Vec::new()).await.unwrap_err();

        assert!(
            matches!(&error, BackupError::OtherSchema(what) if what.contains("toy_thing.note")),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn backup_of_a_schema_that_waits_for_migrations_is_refused() {
    let test = database(Engine::Lite, MIGRATIONS).await;

    let error = export(&test.db, &toy::migrations(), &mut Vec::new()).await.unwrap_err();

    assert!(matches!(error, BackupError::Pending(1)), "{error:?}");
    migrate(&test.db, &clock(), &toy::migrations()).await.unwrap();
    assert!(export(&test.db, &toy::migrations(), &mut Vec::new()).await.is_ok());
}

#[tokio::test]
async fn rows_that_a_migration_wrote_are_those_of_the_backup() {
    let seeding = Migration {
        number: 2,
        name: "seed",
        sql: "INSERT INTO storage_setting (name, value) VALUES ('name', 'seed'), ('gone', 'seed');",
        ..TOY
    };
    let migrations = [MIGRATIONS, &[TOY, seeding]].concat();
    for engine in engines() {
        let source = database(engine, &migrations).await;
        let mut tx = source.db.begin().await.unwrap();
        setting::put(&mut tx, "name", "changed").await.unwrap();
        tx.execute(&FORGET, ["gone".value()]).await.unwrap();
        tx.commit().await.unwrap();
        let test = empty_database(engine).await;

        let file = saved(&source.db, &migrations).await;
        import(&test.db, &clock(), &migrations, &file[..]).await.unwrap();

        let mut reader = test.db.read().await.unwrap();
        assert_eq!(
            setting::get(&mut reader, "name").await.unwrap().as_deref(),
            Some("changed"),
            "{engine:?}"
        );
        assert_eq!(setting::get(&mut reader, "gone").await.unwrap(), None, "{engine:?}");
    }
}

storage::statements! {
    FORGET = "DELETE FROM storage_setting WHERE name = $1";
}
