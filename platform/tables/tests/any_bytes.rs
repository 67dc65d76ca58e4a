//! Any bytes give a table or an error, never a panic.

use proptest::prelude::*;
use tables::{Column, check, read};

const COLUMNS: &[Column] = &[
    Column { key: "name", head: "Nome", synonyms: &["a"], is_required: true },
    Column { key: "ipa", head: "Codice IPA", synonyms: &["b"], is_required: false },
];

fn digest(bytes: &[u8]) {
    let Ok(table) = read(bytes) else { return };
    let Ok(sheet) = table.with(COLUMNS) else { return };
    let checked = check(&sheet, |row, faults: &mut Vec<tables::Fault<&'static str>>| {
        row.parsed("ipa", faults, |text| text.parse::<u64>().map_err(|_| "no number"))
    });
    assert!(checked.good.len() + checked.faults.len() == sheet.rows().count());
}

proptest! {
    #[test]
    fn any_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        digest(&bytes);
    }

    #[test]
    fn any_text_under_known_heads_never_panics(text in "\\PC{0,200}") {
        digest(format!("nome;codice ipa\n{text}").as_bytes());
    }

    #[test]
    fn workbook_with_any_byte_changed_never_panics(place in 0_usize..6000, byte in any::<u8>()) {
        let rows = vec![vec!["Comune di Follo".to_owned(), "7".to_owned()]];
        let mut bytes = tables::write_xlsx("Enti", COLUMNS, &rows).unwrap();
        if let Some(one) = bytes.get_mut(place) {
            *one = byte;
        }
        digest(&bytes);
    }
}
