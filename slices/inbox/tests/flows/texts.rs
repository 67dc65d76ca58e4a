//! The texts of the room are whole: the room's own part of what `app` checks over the house.

#[test]
fn texts_are_complete_used_and_called_with_their_variables() {
    let findings = testkit::text_findings(env!("CARGO_MANIFEST_DIR"), &inbox::TEXTS, 40);

    assert_eq!(findings, Vec::<String>::new());
}
