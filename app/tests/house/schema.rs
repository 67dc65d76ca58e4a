//! Every statement of the program fits its schema, and the whole schema can be saved and restored: on both engines.

use inrete::compose::migrations;
use storage::backup::{export, import};
use testkit::{clock, database, empty_database, engines};

#[tokio::test]
async fn statements_of_the_whole_program_are_taken_by_each_engine() {
    for engine in engines() {
        let test = database(engine, &migrations()).await;

        let refused = test.db.refused_statements().await.unwrap();

        assert!(refused.is_empty(), "{engine:?}:\n{}", refused.join("\n"));
        assert!(
            storage::registered().any(|statement| statement.name().starts_with("desk::")),
            "rooms are linked"
        );
    }
}

#[tokio::test]
async fn schema_of_the_whole_program_is_saved_from_and_restored_to_each_engine() {
    for from in engines() {
        let source = database(from, &migrations()).await;
        let mut file = Vec::new();
        let written = export(&source.db, &migrations(), &mut file).await.unwrap();
        assert!(written.tables > 20, "{written:?}");

        for to in engines() {
            let test = empty_database(to).await;
            let read = import(&test.db, &clock(), &migrations(), &file[..]).await.unwrap();
            assert_eq!(read, written, "{from:?} to {to:?}");
        }
    }
}
