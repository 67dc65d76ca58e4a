//! A sheet that people fill in: the words that a column takes stand on a second sheet and come down as a list in each cell.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, Formula, Workbook, Worksheet};

use crate::Column;
use crate::table::Size;
use crate::write::{WriteError, put_rows};

/// The words that a column takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// The column's word in code.
    pub key: &'static str,
    /// The words, in their order.
    pub words: Vec<String>,
    /// Whether a cell may hold several of them: then the list helps, and nothing warns of what is not in it.
    pub is_several: bool,
}

/// The sheet with its rows, and a second one with the words of each column that takes some. A cell of such a column offers
/// them; another word is warned of and not refused, since a room reads more words than it offers. Names of sheets are at
/// most 31 characters.
///
/// # Errors
/// [`WriteError::Xlsx`].
pub fn write_xlsx_to_fill(
    sheet_name: &str,
    words_name: &str,
    columns: &[Column],
    rows: &[Vec<String>],
    choices: &[Choices],
) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name)?;
    put_rows(sheet, columns, rows)?;
    let mut place = 0;
    for (column, head) in (0_u16..).zip(columns) {
        let Some(list) = choices.iter().find(|list| list.key == head.key && !list.words.is_empty()) else {
            continue;
        };
        offer(sheet, column, list, &range(words_name, place, list.words.len()))?;
        place += 1;
    }
    let words = book.add_worksheet();
    words.set_name(words_name)?;
    put_words(words, columns, choices)?;
    Ok(book.save_to_buffer()?)
}

/// Where the words of a list stand on the second sheet.
fn range(words_name: &str, place: u16, count: usize) -> String {
    let column = column_number_to_name(place);
    format!("='{}'!${column}$2:${column}${}", words_name.replace('\'', "''"), count + 1)
}

fn offer(sheet: &mut Worksheet, column: u16, list: &Choices, range: &str) -> Result<(), WriteError> {
    let last = u32::try_from(Size::LIST.rows).unwrap_or(u32::MAX);
    let offered = DataValidation::new()
        .allow_list_formula(Formula::new(range))
        .set_error_style(DataValidationErrorStyle::Warning)
        .show_error_message(!list.is_several);
    sheet.add_data_validation(1, column, last, column, &offered)?;
    Ok(())
}

fn put_words(sheet: &mut Worksheet, columns: &[Column], choices: &[Choices]) -> Result<(), WriteError> {
    let bold = Format::new().set_bold();
    let lists = columns.iter().filter_map(|column| {
        let list = choices.iter().find(|list| list.key == column.key && !list.words.is_empty());
        list.map(|list| (column, list))
    });
    for (place, (column, list)) in (0_u16..).zip(lists) {
        sheet.write_string_with_format(0, place, column.head, &bold)?;
        sheet.set_column_width(place, 32)?;
        for (line, word) in (1_u32..).zip(&list.words) {
            sheet.write_string(line, place, word)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use super::*;
    use crate::read;

    const COLUMNS: &[Column] = &[
        Column { key: "day", head: "Data", synonyms: &[], is_required: true },
        Column { key: "channel", head: "Canale", synonyms: &[], is_required: false },
        Column { key: "services", head: "Servizi", synonyms: &[], is_required: false },
    ];

    fn book(rows: &[Vec<String>]) -> Vec<u8> {
        let list = |key, words: &[&str], is_several| Choices {
            key,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            is_several,
        };
        let choices = [list("services", &["Tirocini"], true), list("channel", &["Telefono", "Mail"], false)];
        write_xlsx_to_fill("Contatti", "L'elenco", COLUMNS, rows, &choices).unwrap()
    }

    fn part(book: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn cells_offer_the_words_of_the_second_sheet() {
        let sheet = part(&book(&[]), "xl/worksheets/sheet1.xml");

        assert!(sheet.contains("sqref=\"B2:B20001\""), "{sheet}");
        assert!(sheet.contains("<formula1>'L''elenco'!$A$2:$A$3</formula1>"), "{sheet}");
        assert!(sheet.contains("<formula1>'L''elenco'!$B$2:$B$2</formula1>"), "{sheet}");
        assert_eq!(sheet.matches("showErrorMessage=\"1\"").count(), 1, "several words are not warned of");
        let words = part(&book(&[]), "xl/sharedStrings.xml");
        assert!(words.contains("Telefono") && words.contains("Tirocini"), "{words}");
    }

    #[test]
    fn rows_are_read_back_and_the_words_are_no_rows() {
        let row = ["05/03/2024", "Mail", ""].map(str::to_owned).to_vec();

        let table = read(&book(&[row])).unwrap();

        assert_eq!(table.heads, ["Data", "Canale", "Servizi"]);
        assert_eq!(table.rows.len(), 1);
        assert_eq!(read(&book(&[])).unwrap().rows.len(), 0);
    }
}
