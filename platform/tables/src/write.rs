//! The same columns back, as CSV and as XLSX.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::Column;

/// The media type of [`write_csv`].
pub const CSV_MEDIA_TYPE: &str = "text/csv; charset=utf-8";
/// The media type of [`write_xlsx`].
pub const XLSX_MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The table cannot be written: more rows or longer texts than the format has room for.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// As CSV.
    #[error("writing CSV")]
    Csv(#[from] csv::Error),
    /// As XLSX.
    #[error("writing XLSX")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
}

/// Semicolons and a mark of UTF-8, so that Italian Excel opens it with a double click.
///
/// # Errors
/// [`WriteError::Csv`].
pub fn write_csv(columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<u8>, WriteError> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    writer.write_record(columns.iter().map(|column| column.head))?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell)))?;
    }
    writer.flush().map_err(csv::Error::from)?;
    drop(writer);
    Ok(bytes)
}

/// One sheet, its heads bold and fixed; every cell is text, so that codes keep their leading zeros.
///
/// # Errors
/// [`WriteError::Xlsx`].
pub fn write_xlsx(sheet_name: &str, columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name)?;
    put_rows(sheet, columns, rows)?;
    Ok(book.save_to_buffer()?)
}

/// The heads and the rows of a sheet.
pub(crate) fn put_rows(
    sheet: &mut Worksheet,
    columns: &[Column],
    rows: &[Vec<String>],
) -> Result<(), WriteError> {
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    for (place, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(0, place, column.head, &bold)?;
        sheet.set_column_width(place, 24)?;
    }
    for (line, row) in (1_u32..).zip(rows) {
        for (place, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(line, place, cell, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A cell that begins like a formula would be run by whoever opens the file: a space before it makes it text. Telephone
/// numbers, which begin with `+` and digits, are left as they are.
fn harmless(cell: &str) -> String {
    let is_number = cell.strip_prefix(['+', '-']).is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ','))
    });
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') if !is_number => format!(" {cell}"),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    const COLUMNS: &[Column] = &[
        Column { key: "name", head: "Nome", synonyms: &[], is_required: true },
        Column { key: "code", head: "Codice ISTAT", synonyms: &[], is_required: false },
        Column { key: "phone", head: "Telefono", synonyms: &[], is_required: false },
    ];

    fn rows() -> Vec<Vec<String>> {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        vec![row(["Città «di prova»; una", "011015", "+39 0187 123 456"]), row(["=1+1", "", ""])]
    }

    #[test]
    fn what_was_written_is_read_back() {
        for bytes in [write_csv(COLUMNS, &rows()).unwrap(), write_xlsx("Enti", COLUMNS, &rows()).unwrap()] {
            let sheet = read(&bytes).unwrap().with(COLUMNS).unwrap();

            let back: Vec<_> =
                sheet.rows().map(|row| ["name", "code", "phone"].map(|key| row.text(key))).collect();
            assert_eq!(back, [["Città «di prova»; una", "011015", "+39 0187 123 456"], ["=1+1", "", ""]]);
        }
    }

    #[test]
    fn cell_that_begins_like_a_formula_is_text() {
        let text = String::from_utf8(write_csv(COLUMNS, &rows()).unwrap()).unwrap();

        assert!(text.contains("\r\n\" =1+1\"") || text.contains("\r\n =1+1;"), "{text}");
        assert_eq!(harmless("+39 0187 123 456"), "+39 0187 123 456");
        assert_eq!(harmless("+cmd|x"), " +cmd|x");
        assert_eq!(harmless("@sum"), " @sum");
    }
}
