//! Who may do what, as a table that people read who do not program: `docs/rights.txt`. A difference is discussed
//! in review; `INRETE_TEST_BLESS=1` writes the file anew.

use std::cell::RefCell;

use inrete::compose::{House, migrations};
use testkit::{Engine, TestApp};

use crate::root;

#[tokio::test]
async fn rights_of_all_rooms_are_those_of_the_golden_table() {
    let rights = RefCell::new(Vec::new());
    let builder = TestApp::builder(Engine::Lite).migrations(&migrations());
    let _app = builder
        .start_composed(|ground| {
            let house = House::build(
                ground.db,
                ground.clock,
                ground.keys,
                ground.site,
                ground.mailer,
                identity::Settings::default(),
                Default::default(),
            )
            .unwrap();
            *rights.borrow_mut() = house.rights;
            (house.app, house.router, house.worker)
        })
        .await;
    let rights = rights.into_inner();
    assert!(!rights.is_empty());
    let file = root().join("docs/rights.txt");

    let printed = policy::matrix(rights);

    if std::env::var_os("INRETE_TEST_BLESS").is_some() {
        std::fs::write(&file, &printed).unwrap();
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    let changed: Vec<String> =
        lines_of_one(&printed, &golden, '+').chain(lines_of_one(&golden, &printed, '-')).collect();
    assert!(
        printed == golden,
        "docs/rights.txt says something else; discuss it, then INRETE_TEST_BLESS=1:\n{}",
        changed.join("\n")
    );
}

/// Lines that are in one text alone.
fn lines_of_one<'a>(one: &'a str, other: &'a str, sign: char) -> impl Iterator<Item = String> {
    one.lines()
        .filter(|line| !other.lines().any(|known| known == *line))
        .map(move |line| format!("{sign} {line}"))
}
