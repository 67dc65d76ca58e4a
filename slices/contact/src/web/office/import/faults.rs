//! What is to mend, in words.

use tables::{Fault, TableError};
use texts::Translator;

use crate::actions::import_contacts::LeftOut;
use crate::model::EntryFault;
use crate::model::import::RowFault;

/// Longest value that is shown of a cell.
const SHOWN_CHARS: usize = 80;

/// A cell to mend.
pub(super) struct Told {
    pub(super) line: u64,
    pub(super) column: &'static str,
    pub(super) value: String,
    pub(super) message: String,
}

/// The cells to mend of a row.
pub(super) fn told(say: &Translator, row: &LeftOut) -> Vec<Told> {
    let of = |fault: &Fault<RowFault>| Told {
        line: fault.line,
        column: fault.column.unwrap_or_default(),
        value: fault.value.chars().take(SHOWN_CHARS).collect(),
        message: say.t(key(fault.message)),
    };
    row.faults.iter().map(of).collect()
}

/// All of it in one cell of the sheet that is sent back.
pub(super) fn mends(say: &Translator, row: &LeftOut) -> String {
    let all = told(say, row);
    let texts: Vec<String> = all.iter().map(|one| format!("{}: {}", one.column, one.message)).collect();
    texts.join(" ")
}

const fn key(fault: RowFault) -> &'static str {
    match fault {
        RowFault::Day | RowFault::Entry(EntryFault::OldDay) => "contact-error-day",
        RowFault::Word => "contact-import-word",
        RowFault::Number => "contact-import-number",
        RowFault::Service => "contact-import-service",
        RowFault::Comune => "contact-import-comune",
        RowFault::Body => "contact-import-body",
        RowFault::Entry(EntryFault::FutureDay) => "contact-error-future",
        RowFault::Entry(EntryFault::BirthYear) => "contact-error-year",
        RowFault::Entry(EntryFault::Minutes) => "contact-error-minutes",
        RowFault::Entry(EntryFault::ReferredToNobody) => "contact-error-referred",
        RowFault::Entry(_) => "contact-error-services",
    }
}

/// What is wrong with a file as a whole.
pub(super) const fn file_fault(error: TableError) -> &'static str {
    match error {
        TableError::Empty => "contact-import-empty",
        TableError::Unknown => "contact-import-unknown",
        TableError::Damaged => "contact-import-damaged",
        TableError::TooLarge => "contact-import-large",
    }
}
