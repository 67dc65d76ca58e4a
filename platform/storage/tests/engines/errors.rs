//! What the database refuses, as outcomes a caller can act on.

use storage::{StorageError, ToValue as _, Value};
use testkit::{Engine, database, engines};
use uuid::Uuid;

use crate::toy::{self, INSERT, INSERT_PART};

fn part(thing: u128, code: &str, state: Option<&str>) -> [Value; 3] {
    [Uuid::from_u128(thing).value(), code.value(), state.value()]
}

/// What comes of inserting this part beside the part `a` of thing 1.
async fn refusal_of(engine: Engine, values: [Value; 3]) -> StorageError {
    let test = database(engine, &toy::migrations()).await;
    let mut tx = test.db.begin().await.unwrap();
    tx.execute(&INSERT, toy::empty(1)).await.unwrap();
    tx.execute(&INSERT_PART, part(1, "a", Some("new"))).await.unwrap();
    match tx.execute(&INSERT_PART, values).await {
        Ok(_) => match tx.commit().await {
            Ok(()) => panic!("{engine:?} takes it"),
            Err(error) => error,
        },
        Err(error) => error,
    }
}

#[tokio::test]
async fn row_with_a_key_that_is_there_is_unique_on_its_table() {
    for engine in engines() {
        for twice in [part(1, "a", Some("new")), part(2, "a", Some("new"))] {
            let refused = refusal_of(engine, twice).await;

            assert!(refused.is_unique_on("toy_part"), "{engine:?} {refused:?}");
            assert!(!refused.is_unique_on("toy_thing"), "{engine:?} {refused:?}");
        }
    }
}

#[tokio::test]
async fn row_that_points_to_nothing_is_a_foreign_key() {
    for engine in engines() {
        let refused = refusal_of(engine, part(9, "b", Some("new"))).await;

        assert!(matches!(refused, StorageError::ForeignKey(_)), "{engine:?} {refused:?}");
    }
}

#[tokio::test]
async fn value_that_the_schema_forbids_is_a_check() {
    for engine in engines() {
        for forbidden in [part(1, "b", Some("lost")), part(1, "b", None)] {
            let refused = refusal_of(engine, forbidden).await;

            assert!(matches!(refused, StorageError::Check(_)), "{engine:?} {refused:?}");
        }
    }
}

#[tokio::test]
async fn connection_that_nobody_gives_back_is_busy() {
    let test = database(Engine::Lite, &toy::migrations()).await;
    let _writing = test.db.begin().await.unwrap();

    let refused = test.db.begin().await.map(drop).unwrap_err();

    assert!(refused.is_busy(), "{refused:?}");
}

#[tokio::test]
async fn file_that_another_process_writes_for_too_long_is_busy() {
    let test = database(Engine::Lite, &toy::migrations()).await;
    let other = test.again().await;
    let _writing = other.begin().await.unwrap();

    let refused = test.db.begin().await.map(drop).unwrap_err();

    assert!(refused.is_busy(), "{refused:?}");
}

#[tokio::test]
async fn deadlock_on_postgres_is_busy() {
    if !engines().contains(&Engine::Pg) {
        return;
    }
    let test = database(Engine::Pg, &toy::migrations()).await;
    let mut tx = test.db.begin().await.unwrap();
    tx.execute(&INSERT, toy::empty(1)).await.unwrap();
    tx.execute(&INSERT, toy::empty(2)).await.unwrap();
    tx.commit().await.unwrap();
    let (mut one, mut two) = (test.db.begin().await.unwrap(), test.db.begin().await.unwrap());
    one.execute(&LOCK, [Uuid::from_u128(1).value()]).await.unwrap();
    two.execute(&LOCK, [Uuid::from_u128(2).value()]).await.unwrap();

    let crossed = tokio::join!(
        one.execute(&LOCK, [Uuid::from_u128(2).value()]),
        two.execute(&LOCK, [Uuid::from_u128(1).value()]),
    );

    let refused: Vec<StorageError> = [crossed.0, crossed.1].into_iter().filter_map(Result::err).collect();
    assert!(matches!(&refused[..], [one] if one.is_busy()), "{refused:?}");
}

storage::statements! {
    LOCK = "UPDATE toy_thing SET number = 1 WHERE id = $1";
}

#[tokio::test]
async fn address_of_neither_engine_is_refused_without_its_password() {
    let refused = storage::Db::open("mysql://u:segreto@h/d").await.unwrap_err();

    assert!(matches!(refused, StorageError::Address(_)));
    assert!(!refused.to_string().contains("segreto"), "{refused}");
}

#[tokio::test]
async fn server_that_is_not_there_is_named_without_the_password() {
    // The listener is dropped, so nobody answers on its port.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();

    let refused = storage::Db::open(&format!("postgres://u:segreto@{free}/d")).await.unwrap_err();

    let words = refused.to_string();
    assert!(words.contains(&format!("{free} cannot be reached")), "{words}");
    assert!(!refused.is_busy() && !format!("{refused:?}").contains("segreto"), "{refused:?}");
}
