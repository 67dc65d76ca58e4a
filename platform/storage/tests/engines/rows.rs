//! Values in and out.

use kernel::Instant;
use serde_json::json;
use storage::{StorageError, ToValue as _, Value};
use testkit::{database, engines};
use uuid::Uuid;

use crate::toy::{self, COUNT, INSERT, INSERT_NEW_PARTS, INSERT_PART};

storage::statements! {
    BY_IDS = "SELECT id FROM toy_thing WHERE id IN {set $1 uuid} ORDER BY id LIMIT 10";
    BY_NUMBERS = "SELECT id FROM toy_thing WHERE number IN {set $1 int} ORDER BY id LIMIT 10";
    BY_TEXTS = "SELECT id FROM toy_thing WHERE text IN {set $1 text} ORDER BY id LIMIT 10";
    BY_TEXT_OR_ANY = "SELECT id FROM toy_thing WHERE CAST($1 AS {text}) IS NULL OR text = $1 ORDER BY id LIMIT 10";
    CODES = "SELECT code FROM toy_part ORDER BY code LIMIT 10";
    TOTAL = "SELECT CAST(SUM(number) AS {int}) AS total FROM toy_thing";
    AS_TEXT = "SELECT concat({text t.id uuid}, ' ', {text t.at instant}, ' ', t.day, ' ', t.number) AS words FROM toy_thing t
               ORDER BY t.id LIMIT 10";
    LAST_INSTANT = "SELECT MAX(at) AS at FROM toy_thing";
}

#[tokio::test]
async fn row_of_every_type_comes_back_as_it_was() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();

        tx.execute(&INSERT, toy::full(1)).await.unwrap();
        tx.execute(&INSERT, toy::empty(2)).await.unwrap();

        assert_eq!(toy::found(&mut tx, 1).await, toy::full(1), "{engine:?}");
        assert_eq!(toy::found(&mut tx, 2).await, toy::empty(2), "{engine:?}");
    }
}

#[tokio::test]
async fn values_written_as_text_say_what_they_are_and_null_says_nothing() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();
        let instants = [1_790_000_000_123_457_i64, 1_700_000_000_999_999, -1];
        for (id, at) in (1..).zip(instants) {
            let mut row = toy::empty(id);
            row[2] = i64::MIN.value();
            row[5] = Instant::from_micros(at).value();
            row[6] = jiff::civil::date(2026, 2, 28).value();
            tx.execute(&INSERT, row).await.unwrap();
        }
        tx.execute(&INSERT, toy::empty(4)).await.unwrap();

        let rows = tx.all(&AS_TEXT, []).await.unwrap();

        for ((id, at), row) in (1..).zip(instants).zip(&rows) {
            let words: String = row.get("words").unwrap();
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(words[0].parse(), Ok(Uuid::from_u128(id)), "{engine:?}");
            assert_eq!(words[1..], [&at.to_string(), "2026-02-28", &i64::MIN.to_string()], "{engine:?}");
        }
        let empty: String = rows[3].get("words").unwrap();
        assert_eq!(empty.split_once(' ').unwrap().1, "  ", "{engine:?}");
    }
}

#[tokio::test]
async fn null_read_where_a_value_must_be_names_its_column() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();
        tx.execute(&INSERT, toy::empty(1)).await.unwrap();

        let row = tx.one(&toy::FIND, [Uuid::from_u128(1).value()]).await.unwrap();

        let refused = row.get::<String>("text").unwrap_err();
        assert!(
            matches!(&refused, StorageError::Column { column, .. } if column == "text"),
            "{engine:?} {refused:?}"
        );
        assert!(matches!(row.get::<i64>("nothing"), Err(StorageError::Column { .. })), "{engine:?}");
        assert!(matches!(tx.one(&toy::FIND, [Uuid::nil().value()]).await, Err(StorageError::Missing(_))));
    }
}

#[tokio::test]
async fn sets_find_their_members_and_an_empty_set_finds_none() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();
        for id in 1..=3 {
            let mut row = toy::empty(id);
            row[1] = format!("t'{id}").value();
            row[2] = i64::try_from(id).unwrap().value();
            tx.execute(&INSERT, row).await.unwrap();
        }

        let [one, three, nobody] = [1, 3, 9].map(Uuid::from_u128);
        let asked: [(&storage::Statement, Value, &[Uuid]); 6] = [
            (&BY_IDS, [one, three, nobody][..].value(), &[one, three]),
            (&BY_IDS, Value::UuidSet(Vec::new()), &[]),
            (&BY_NUMBERS, [1_i64, 3, 9][..].value(), &[one, three]),
            (&BY_NUMBERS, Value::IntSet(Vec::new()), &[]),
            (&BY_TEXTS, ["t'1".to_owned(), "t'3".to_owned()][..].value(), &[one, three]),
            (&BY_TEXTS, Value::TextSet(Vec::new()), &[]),
        ];
        for (statement, set, wanted) in asked {
            let rows = tx.all(statement, [set]).await.unwrap();
            let found: Vec<Uuid> = rows.iter().map(|row| row.get("id").unwrap()).collect();
            assert_eq!(found, wanted, "{engine:?} {}", statement.name());
        }
        assert_eq!(tx.all(&BY_TEXT_OR_ANY, [Value::Text(None)]).await.unwrap().len(), 3);
        assert_eq!(tx.all(&BY_TEXT_OR_ANY, ["t'1".value()]).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn insert_all_beyond_one_statement_inserts_every_row() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();
        let rows = (1..=1201_i64).map(|id| {
            let mut row = toy::empty(u128::try_from(id).unwrap());
            row[2] = id.value();
            row
        });

        let inserted = tx.insert_all(&INSERT, rows.collect()).await.unwrap();

        assert_eq!(inserted, 1201, "{engine:?}");
        assert_eq!(tx.one(&COUNT, []).await.unwrap().get::<i64>("things").unwrap(), 1201);
        assert_eq!(tx.one(&TOTAL, []).await.unwrap().get::<i64>("total").unwrap(), 1201 * 1202 / 2);
        assert_eq!(tx.insert_all(&INSERT, Vec::new()).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn insert_all_keeps_literals_and_casts_and_counts_what_was_new() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();
        tx.execute(&INSERT, toy::empty(1)).await.unwrap();
        let part = |code: &str| vec![Uuid::from_u128(1).value(), code.value()];
        tx.insert_all(&INSERT_NEW_PARTS, vec![part("a")]).await.unwrap();

        let inserted = tx.insert_all(&INSERT_NEW_PARTS, vec![part("a"), part("b"), part("c")]).await.unwrap();

        assert_eq!(inserted, 2, "{engine:?}");
        let uneven = vec![part("d"), vec![Uuid::from_u128(1).value()]];
        assert!(tx.insert_all(&INSERT_NEW_PARTS, uneven).await.is_err(), "rows of different widths");
    }
}

#[tokio::test]
async fn text_sorts_by_bytes_on_both_engines() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();
        tx.execute(&INSERT, toy::empty(1)).await.unwrap();
        let part = |code: &str| vec![Uuid::from_u128(1).value(), code.value(), "new".value()];
        tx.insert_all(&INSERT_PART, ["à", "a", "B", "b", "_"].map(part).to_vec()).await.unwrap();

        let rows = tx.all(&CODES, []).await.unwrap();

        let codes: Vec<String> = rows.iter().map(|row| row.get("code").unwrap()).collect();
        assert_eq!(codes, ["B", "_", "a", "b", "à"], "{engine:?}");
    }
}

#[tokio::test]
async fn instants_before_and_after_the_epochs_sort_as_times() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();
        let instants = [-62_135_596_800_000_000, -1, 0, 946_684_799_999_999, 4_102_444_800_000_001];
        for (id, micros) in (1..).zip(instants) {
            let mut row = toy::empty(id);
            row[5] = Instant::from_micros(micros).value();
            tx.execute(&INSERT, row.clone()).await.unwrap();
            assert_eq!(toy::found(&mut tx, id).await, row, "{engine:?}");
        }

        let last: Instant = tx.one(&LAST_INSTANT, []).await.unwrap().get("at").unwrap();

        assert_eq!(last.micros(), 4_102_444_800_000_001, "{engine:?}");
    }
}

#[tokio::test]
async fn text_with_a_nul_is_kept_alike_on_both_engines() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;
        let mut tx = test.db.begin().await.unwrap();
        let mut row = toy::empty(1);
        row[1] = "a\0b".value();
        row[7] = json!({ "\0": ["\0"] }).value();

        tx.execute(&INSERT, row).await.unwrap();

        let found = toy::found(&mut tx, 1).await;
        assert_eq!(found[1], "a\u{fffd}b".value(), "{engine:?}");
        assert_eq!(found[7], json!({ "\u{fffd}": ["\u{fffd}"] }).value(), "{engine:?}");
    }
}

#[tokio::test]
async fn statements_of_storage_and_of_these_tests_are_taken_by_the_engine() {
    for engine in engines() {
        let test = database(engine, &toy::migrations()).await;

        // Built with the whole workspace, crates to the right are linked too: their tables are not here.
        let refused = test.db.refused_statements().await.unwrap();
        let ours = |line: &String| line.starts_with("storage::") || line.contains("toy::");
        assert_eq!(refused.into_iter().filter(ours).collect::<Vec<_>>(), Vec::<String>::new(), "{engine:?}");
        assert!(storage::registered().count() > 20);
    }
}

#[tokio::test]
async fn statement_that_the_schema_does_not_fit_is_refused_by_name() {
    for engine in engines() {
        let test = database(engine, storage::MIGRATIONS).await;

        let refused = test.db.refused_statements().await.unwrap();

        let is_toys = |line: &String| line.starts_with("storage::");
        assert!(refused.iter().any(|line| line.contains("toy::FIND")), "{engine:?} {refused:?}");
        assert!(!refused.iter().any(is_toys), "{engine:?} {refused:?}");
    }
}
