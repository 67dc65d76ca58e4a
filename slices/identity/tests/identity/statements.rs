//! Every statement of the room is prepared on each engine, and the schema is laid from nothing.

#[tokio::test]
async fn statements_are_accepted_by_every_engine() {
    let migrations = [storage::MIGRATIONS, jobs::MIGRATIONS, identity::MIGRATIONS].concat();
    for engine in testkit::engines() {
        let test = testkit::database(engine, &migrations).await;
        let ours = |refused: &String| refused.starts_with("identity::");
        assert!(storage::registered().any(|statement| statement.name().starts_with("identity::")));

        let refused: Vec<String> =
            test.db.refused_statements().await.unwrap().into_iter().filter(ours).collect();

        assert_eq!(refused, Vec::<String>::new(), "{engine:?}");
    }
}

#[test]
fn texts_are_complete_and_called_as_they_are_written() {
    let mut sources = Vec::new();
    read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")), &mut sources);
    let sources: Vec<(&str, &str)> =
        sources.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();

    let findings: Vec<String> =
        texts::check::check(&[identity::TEXTS], &sources).iter().map(ToString::to_string).collect();

    assert_eq!(findings, Vec::<String>::new());
}

fn read(folder: &std::path::Path, sources: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_source = path.extension().is_some_and(|kind| kind == "rs" || kind == "html" || kind == "txt");
        if path.is_dir() {
            read(&path, sources);
        } else if is_source && !path.components().any(|part| part.as_os_str() == "tests") {
            sources.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}
