//! Transactions side by side: two handles stand for two processes.

use std::os::unix::fs::PermissionsExt as _;

use storage::{Db, ToValue as _};
use testkit::{Engine, database, engines};
use uuid::Uuid;

use crate::toy::{self, INSERT};

storage::statements! {
    ADD = "UPDATE toy_thing SET number = number + 1 WHERE id = $1";
    NUMBER = "SELECT number FROM toy_thing WHERE id = $1 {for_update}";
}

async fn add(db: Db, times: usize) {
    for _ in 0..times {
        let mut tx = db.begin().await.unwrap();
        // Read, then write: what fails without `BEGIN IMMEDIATE`, however long one waits.
        let row = tx.one(&NUMBER, [Uuid::from_u128(1).value()]).await.unwrap();
        assert!(row.get::<i64>("number").unwrap() >= 0);
        tx.execute(&ADD, [Uuid::from_u128(1).value()]).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_in_two_processes_both_succeed() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut row = toy::empty(1);
        row[2] = 0_i64.value();
        let mut tx = test.db.begin().await.unwrap();
        tx.execute(&INSERT, row).await.unwrap();
        tx.commit().await.unwrap();
        let other = test.again().await;

        let (one, two) =
            tokio::join!(tokio::spawn(add(test.db.clone(), 40)), tokio::spawn(add(other.clone(), 40)),);

        one.unwrap();
        two.unwrap();
        let number = toy::found(&mut test.db.read().await.unwrap(), 1).await[2].clone();
        assert_eq!(number, 80_i64.value(), "{engine:?}");
        other.close().await;
    }
}

#[tokio::test]
async fn reader_sees_only_what_is_committed_and_a_snapshot_stays() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut reader = test.db.read().await.unwrap();
        let mut snapshot = test.db.snapshot().await.unwrap();
        assert_eq!(toy::count(&mut snapshot).await, 0);

        let mut tx = test.db.begin().await.unwrap();
        tx.execute(&INSERT, toy::full(1)).await.unwrap();
        assert_eq!(toy::count(&mut reader).await, 0, "{engine:?}");
        tx.commit().await.unwrap();

        assert_eq!(toy::count(&mut reader).await, 1, "{engine:?}");
        assert_eq!(toy::count(&mut snapshot).await, 0, "{engine:?}");
    }
}

#[tokio::test]
async fn transaction_dropped_or_rolled_back_changes_nothing() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut dropped = test.db.begin().await.unwrap();
        dropped.execute(&INSERT, toy::full(1)).await.unwrap();
        drop(dropped);
        let mut given_up = test.db.begin().await.unwrap();
        given_up.execute(&INSERT, toy::full(2)).await.unwrap();
        given_up.rollback().await.unwrap();

        assert_eq!(toy::count(&mut test.db.begin().await.unwrap()).await, 0, "{engine:?}");
    }
}

#[tokio::test]
async fn snapshot_refuses_to_write() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut snapshot = test.db.snapshot().await.unwrap();

        assert!(snapshot.execute(&INSERT, toy::full(1)).await.is_err(), "{engine:?}");
    }
}

#[tokio::test]
async fn file_and_its_log_are_their_owners_alone() {
    let test = database(Engine::Lite, &toy::migrations()).await;
    let file = test.url().trim_start_matches("sqlite:");

    for path in [file.to_owned(), format!("{file}-wal")] {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{path}");
    }
}
