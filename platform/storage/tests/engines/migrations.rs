//! Migrations on both engines.

use storage::{MIGRATIONS, Migration, StorageError, migrate, pending};
use testkit::{clock, empty_database, engines};

use crate::toy::{self, TOY};

#[tokio::test]
async fn migrations_applied_again_change_nothing() {
    for engine in engines() {
        let test = empty_database(engine).await;
        let ours = MIGRATIONS.len();
        assert_eq!(pending(&test.db, &toy::migrations()).await.unwrap(), ours + 1, "{engine:?}");

        assert_eq!(migrate(&test.db, &clock(), MIGRATIONS).await.unwrap(), ours);
        assert_eq!(pending(&test.db, &toy::migrations()).await.unwrap(), 1);
        assert_eq!(migrate(&test.db, &clock(), &toy::migrations()).await.unwrap(), 1);
        assert_eq!(migrate(&test.db, &clock(), &toy::migrations()).await.unwrap(), 0);

        assert_eq!(pending(&test.db, &toy::migrations()).await.unwrap(), 0, "{engine:?}");
    }
}

#[tokio::test]
async fn migrations_of_two_processes_that_start_together_are_applied_once() {
    for engine in engines() {
        let test = empty_database(engine).await;
        let other = test.again().await;
        let (clock, migrations) = (clock(), toy::migrations());

        let (one, two) =
            tokio::join!(migrate(&test.db, &clock, &migrations), migrate(&other, &clock, &migrations));

        assert_eq!(one.unwrap() + two.unwrap(), migrations.len(), "{engine:?}");
        other.close().await;
    }
}

#[tokio::test]
async fn migration_edited_after_it_was_applied_is_refused_by_name() {
    for engine in engines() {
        let test = empty_database(engine).await;
        migrate(&test.db, &clock(), &[TOY]).await.unwrap();
        let edited = Migration { sql: "CREATE TABLE toy_other (id {uuid} PRIMARY KEY);", ..TOY };

        for refused in [migrate(&test.db, &clock(), &[edited]).await, pending(&test.db, &[edited]).await] {
            let Err(StorageError::Migration(why)) = refused else { panic!("{engine:?} {refused:?}") };
            assert_eq!(why, "toy 0001_toy was edited after it was applied");
        }
    }
}

#[tokio::test]
async fn migration_that_fails_leaves_nothing_of_any() {
    for engine in engines() {
        let test = empty_database(engine).await;
        let broken = Migration {
            number: 2,
            name: "broken",
            sql: "CREATE TABLE toy_half (id {uuid} PRIMARY KEY); CREATE TABLE toy_thing (id {uuid} PRIMARY KEY);",
            ..TOY
        };

        let refused = migrate(&test.db, &clock(), &[TOY, broken]).await;

        let Err(StorageError::Migration(why)) = refused else { panic!("{engine:?} {refused:?}") };
        assert!(why.starts_with("toy 0002_broken: ") && why.contains("toy_thing"), "{why}");
        assert_eq!(pending(&test.db, &[TOY, broken]).await.unwrap(), 2, "{engine:?}");
        assert_eq!(migrate(&test.db, &clock(), &[TOY]).await.unwrap(), 1, "{engine:?}");
    }
}

#[tokio::test]
async fn migration_of_a_newer_program_is_let_be() {
    for engine in engines() {
        let test = empty_database(engine).await;
        migrate(&test.db, &clock(), &toy::migrations()).await.unwrap();

        assert_eq!(pending(&test.db, MIGRATIONS).await.unwrap(), 0, "{engine:?}");
        assert_eq!(migrate(&test.db, &clock(), MIGRATIONS).await.unwrap(), 0, "{engine:?}");
    }
}
