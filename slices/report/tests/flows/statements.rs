//! Every statement of the room can be prepared on both engines.

use crate::stage::migrations;

#[tokio::test]
async fn statements_are_accepted_by_both_engines() {
    for engine in testkit::engines() {
        let test = testkit::database(engine, &migrations()).await;

        let refused = test.db.refused_statements().await.unwrap();

        assert_eq!(refused, Vec::<String>::new(), "{engine:?}");
        assert!(storage::registered().any(|statement| statement.name().starts_with("report::")));
    }
}
