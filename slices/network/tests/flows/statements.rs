//! Every statement of the room can be prepared on both engines.

#[tokio::test]
async fn statements_are_accepted_by_both_engines() {
    for engine in testkit::engines() {
        let migrations = [
            storage::MIGRATIONS,
            jobs::MIGRATIONS,
            documents::MIGRATIONS,
            identity::MIGRATIONS,
            network::MIGRATIONS,
        ];
        let test = testkit::database(engine, &migrations.concat()).await;

        let refused = test.db.refused_statements().await.unwrap();

        assert_eq!(refused, Vec::<String>::new(), "{engine:?}");
        assert!(storage::registered().any(|statement| statement.name().starts_with("network::")));
    }
}
