//! The dry run: every row through the room's parser, every fault with its line.

use crate::{Sheet, SheetRow};

/// What is wrong with a row. `M` is how the room tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault<M> {
    /// The line in the file.
    pub line: u64,
    /// The head of the column; none when it is the row as a whole.
    pub column: Option<&'static str>,
    /// What stands there.
    pub value: String,
    /// What to mend.
    pub message: M,
}

/// The outcome of a dry run. It is imported whole when there are no faults, and not at all otherwise.
#[derive(Clone, Debug)]
pub struct Checked<T, M> {
    /// Rows that are good, each with its line.
    pub good: Vec<(u64, T)>,
    /// All that is wrong, by line.
    pub faults: Vec<Fault<M>>,
}

impl<T, M> Checked<T, M> {
    /// Whether it may be imported.
    pub const fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    /// Adds a fault that only the rows together show (a body that stands in the file twice); its row is no longer good.
    pub fn refuse(&mut self, fault: Fault<M>) {
        self.good.retain(|(line, _)| *line != fault.line);
        let place = self.faults.partition_point(|other| other.line <= fault.line);
        self.faults.insert(place, fault);
    }
}

/// Runs `parse` over all rows. It gets the row and a list to put faults on; a row with any is not good.
pub fn check<T, M>(
    sheet: &Sheet,
    mut parse: impl FnMut(&SheetRow<'_>, &mut Vec<Fault<M>>) -> Option<T>,
) -> Checked<T, M> {
    let mut checked = Checked { good: Vec::new(), faults: Vec::new() };
    for row in sheet.rows() {
        let before = checked.faults.len();
        let parsed = parse(&row, &mut checked.faults);
        if let (Some(parsed), true) = (parsed, checked.faults.len() == before) {
            checked.good.push((row.line, parsed));
        }
    }
    checked
}

impl SheetRow<'_> {
    /// Parses a column that may be empty, or puts the fault on the list. `Some(None)` is empty, `None` is wrong.
    pub fn parsed<T, E, M: From<E>>(
        &self,
        key: &str,
        faults: &mut Vec<Fault<M>>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<Option<T>> {
        let Some(text) = self.get(key) else { return Some(None) };
        match parse(text) {
            Ok(value) => Some(Some(value)),
            Err(error) => {
                faults.push(self.fault(key, error));
                None
            }
        }
    }

    /// A fault of this row in a column.
    pub fn fault<M>(&self, key: &str, message: impl Into<M>) -> Fault<M> {
        Fault {
            line: self.line,
            column: self.head_of(key),
            value: self.text(key).to_owned(),
            message: message.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Column, read};

    const COLUMNS: &[Column] = &[
        Column { key: "name", head: "Nome", synonyms: &[], is_required: true },
        Column { key: "number", head: "Numero", synonyms: &[], is_required: false },
    ];

    fn checked(text: &str) -> Checked<(String, Option<u8>), String> {
        let sheet = read(text.as_bytes()).unwrap().with(COLUMNS).unwrap();
        check(&sheet, |row, faults| {
            let number = row.parsed("number", faults, |text| text.parse().map_err(|_| "no number"));
            if row.get("name").is_none() {
                faults.push(row.fault("name", "missing"));
            }
            Some((row.text("name").to_owned(), number?))
        })
    }

    #[test]
    fn rows_that_are_good_come_with_their_line() {
        let checked = checked("nome;numero\nA;1\n\nB;\n");

        assert!(checked.is_whole());
        assert_eq!(checked.good, [(2, ("A".into(), Some(1))), (4, ("B".into(), None))]);
    }

    #[test]
    fn every_fault_of_a_row_is_told() {
        let checked = checked("nome;numero\nA;1\n;x\nC;3");

        let told: Vec<_> =
            checked.faults.iter().map(|f| (f.line, f.column, f.value.as_str(), f.message.as_str())).collect();
        assert_eq!(told, [(3, Some("Numero"), "x", "no number"), (3, Some("Nome"), "", "missing")]);
        assert_eq!(checked.good.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn row_refused_later_is_no_longer_good() {
        let mut checked = checked("nome\nA\nA\nB");

        checked.refuse(Fault { line: 3, column: Some("Nome"), value: "A".into(), message: "twice".into() });

        assert_eq!(checked.good.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4]);
        assert!(!checked.is_whole());
    }
}
