//! The page that tells how measures and forms are written stays true: its examples are read, and it names every key and word.

use report::model::form::{SHIPPED_MEASURES, read_form, read_measures};
use report::model::{Dim, ScopeKind, Unit};

const PAGE: &str = include_str!("../../../../docs/amministratore/rapporti.md");

fn examples() -> Vec<&'static str> {
    let blocks = PAGE.split("```toml\n").skip(1);
    blocks.filter_map(|block| block.split("```").next()).collect()
}

#[test]
fn examples_of_the_page_are_read() {
    let [measures, form] = examples()[..] else { panic!("one example of measures, one of a form") };

    let mut known = read_measures(SHIPPED_MEASURES).unwrap();
    known.extend(read_measures(measures).unwrap());
    let form = read_form(form, &known).unwrap();

    assert!(form.sections.iter().flat_map(|section| &section.tables).count() >= 3);
}

#[test]
fn page_names_every_word_that_documents_know() {
    let words = Dim::ALL.iter().map(|one| one.word());
    let words = words.chain(Unit::ALL.iter().map(|one| one.word()));
    let words = words.chain(ScopeKind::ALL.iter().map(|one| one.word())).chain(["month", "receiver"]);
    let keys = "schema key version name says counts where partner about for section title text table caption measures rows \
                columns lines";

    let missing: Vec<&str> =
        words.chain(keys.split(' ')).filter(|word| !PAGE.contains(&format!("`{word}`"))).collect();

    assert_eq!(missing, Vec::<&str>::new());
}
