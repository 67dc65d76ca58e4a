//! XLSX: the first sheet with anything in it, cell by cell, so that a sheet with one cell in its last corner takes no
//! more memory than that cell.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, Xlsx};

use crate::TableError;
use crate::table::{MAX_COLUMNS, Size, TableRow, cleaned};

pub(crate) fn rows(bytes: &[u8], most: Size) -> Result<Vec<TableRow>, TableError> {
    measure(bytes, most.unpacked)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableError::Damaged)?;
    for name in book.sheet_names() {
        let rows = sheet(&mut book, &name, most.rows)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Err(TableError::Empty)
}

/// Unpacks everything once and throws it away: the sizes written in the archive may lie.
fn measure(bytes: &[u8], most: u64) -> Result<(), TableError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Damaged)?;
    let mut left = most;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| TableError::Damaged)?;
        let read = std::io::copy(&mut part.take(left.saturating_add(1)), &mut std::io::sink());
        let size = read.map_err(|_| TableError::Damaged)?;
        left = left.checked_sub(size).ok_or(TableError::TooLarge)?;
    }
    Ok(())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, most: usize) -> Result<Vec<TableRow>, TableError> {
    // A chart's sheet has no cells to read: it counts as empty.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(Vec::new()) };
    let mut rows: Vec<TableRow> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| TableError::Damaged)? {
        let (row, column) = cell.get_position();
        let (line, column) = (u64::from(row) + 1, usize::try_from(column).unwrap_or(usize::MAX));
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if column >= MAX_COLUMNS || rows.len() > most {
            return Err(TableError::TooLarge);
        }
        match rows.last_mut() {
            Some(last) if last.line == line => put(&mut last.cells, column, text),
            Some(last) if last.line > line => return Err(TableError::Damaged),
            _ => {
                let mut cells = Vec::new();
                put(&mut cells, column, text);
                rows.push(TableRow { line, cells });
            }
        }
    }
    Ok(rows)
}

fn put(cells: &mut Vec<String>, column: usize, text: String) {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = text;
    }
}

/// What a person sees in the cell, as far as it matters here: whole numbers without ".0", days as `2026-11-23`.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => cleaned(text),
        DataRef::SharedString(text) => cleaned(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => cleaned(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    use crate::{TableError, read};

    #[test]
    fn sheet_is_read_with_its_lines_and_what_people_see() {
        let mut book = Workbook::new();
        book.add_worksheet();
        let sheet = book.add_worksheet();
        sheet.write(1, 0, "Nome").unwrap();
        sheet.write(1, 1, "Abitanti").unwrap();
        sheet.write(1, 2, "Atto").unwrap();
        sheet.write(4, 0, " Comune di Follo ").unwrap();
        sheet.write(4, 1, 6300).unwrap();
        let day = ExcelDateTime::from_ymd(2023, 10, 6).unwrap();
        sheet.write_with_format(4, 2, &day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();

        let table = read(&book.save_to_buffer().unwrap()).unwrap();

        assert_eq!(table.heads, ["Nome", "Abitanti", "Atto"]);
        assert_eq!(table.rows.len(), 1);
        assert_eq!(table.rows[0].line, 5);
        assert_eq!(table.rows[0].cells, ["Comune di Follo", "6300", "2023-10-06"]);
    }

    #[test]
    fn cell_in_the_last_corner_is_refused_without_room_for_all_between() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Nome").unwrap();
        sheet.write(1_048_575, 16_383, "x").unwrap();

        assert_eq!(read(&book.save_to_buffer().unwrap()), Err(TableError::TooLarge));
    }

    #[test]
    fn workbook_cut_off_is_damaged() {
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "Nome").unwrap();
        let whole = book.save_to_buffer().unwrap();

        assert_eq!(read(&whole[..whole.len() / 2]), Err(TableError::Damaged));
    }

    #[test]
    fn archive_that_unpacks_to_too_much_is_refused() {
        use std::io::Write as _;
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(&vec![b' '; 1001]).unwrap();
        let small = archive.finish().unwrap().into_inner();

        assert_eq!(super::measure(&small, 1000), Err(TableError::TooLarge));
        assert_eq!(super::measure(&small, 1001), Ok(()));
    }
}
