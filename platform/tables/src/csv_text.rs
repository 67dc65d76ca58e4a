//! CSV as offices write it: which delimiter and which encoding is found out from the bytes.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::TableError;
use crate::table::{MAX_COLUMNS, Size, TableRow, cleaned};

/// How many bytes are looked at to tell text from anything else.
const SAMPLE: usize = 4096;

pub(crate) fn rows(bytes: &[u8], most: Size) -> Result<Vec<TableRow>, TableError> {
    let text = decoded(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for record in reader.records() {
        // The text is UTF-8 and rows may have any length, so nothing is left to go wrong but the unexpected.
        let record = record.map_err(|_| TableError::Damaged)?;
        if rows.len() > most.rows || record.len() > MAX_COLUMNS {
            return Err(TableError::TooLarge);
        }
        // The reader's own line is that of the empty lines that it skips before a record.
        let start = begin(&text, record.position().map_or(0, csv::Position::byte));
        line += line_ends(text.get(counted..start).unwrap_or_default());
        counted = start;
        rows.push(TableRow { line, cells: record.iter().map(cleaned).collect() });
    }
    Ok(rows)
}

/// Where a record truly begins: behind the empty lines before it.
fn begin(text: &str, byte: u64) -> usize {
    let from = usize::try_from(byte).unwrap_or(usize::MAX);
    let rest = text.get(from..).unwrap_or_default();
    from.saturating_add(rest.len() - rest.trim_start_matches(['\r', '\n']).len())
}

/// How many lines end in a text; `\r\n` is one end.
fn line_ends(text: &str) -> u64 {
    let ends = text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count();
    u64::try_from(ends).unwrap_or(u64::MAX)
}

/// UTF-8 or UTF-16 by its mark, UTF-8 when it is valid, Windows-1252 otherwise: what Excel writes in Italy.
fn decoded(bytes: &[u8]) -> Result<String, TableError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Ok(text.into_owned());
    }
    if bytes.iter().take(SAMPLE).any(|byte| *byte == 0) {
        return Err(TableError::Unknown);
    }
    let text = match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text,
        None => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    Ok(text.into_owned())
}

/// The sign that divides the first line most often, outside quotes; a semicolon wins a tie, since Italian Excel writes it.
fn delimiter(text: &str) -> u8 {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let mut is_quoted = false;
    let (mut semicolons, mut commas, mut tabs) = (0, 0, 0);
    for sign in first.chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => semicolons += 1,
            ',' if !is_quoted => commas += 1,
            '\t' if !is_quoted => tabs += 1,
            _ => {}
        }
    }
    if semicolons >= commas && semicolons >= tabs {
        b';'
    } else if tabs >= commas {
        b'\t'
    } else {
        b','
    }
}

#[cfg(test)]
mod tests {
    use crate::{Table, TableError, read};

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let Table { heads, rows } = read(bytes).unwrap();
        std::iter::once(heads).chain(rows.into_iter().map(|row| row.cells)).collect()
    }

    #[test]
    fn delimiter_is_found_out_from_the_first_line() {
        let expected = [["nome", "tipo"], ["Comune di Follo", "Comune"]];

        for text in [
            "nome;tipo\nComune di Follo;Comune",
            "nome,tipo\r\nComune di Follo,Comune\r\n",
            "nome\ttipo\nComune di Follo\tComune",
            "\"nome\",\"tipo\"\n\"Comune di Follo\",\"Comune\"",
        ] {
            assert_eq!(cells(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn delimiter_inside_quotes_does_not_count() {
        let text = "\"nome, cognome, altro\";tipo\nx;y";

        assert_eq!(cells(text.as_bytes()), [["nome, cognome, altro", "tipo"], ["x", "y"]]);
    }

    #[test]
    fn encoding_is_found_out() {
        let utf16: Vec<u8> =
            "\u{feff}nome;città\nx;Forlì".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let windows = b"nome;citt\xe0\nx;Forl\xec".to_vec();
        let marked = "\u{feff}nome;città\nx;Forlì".as_bytes().to_vec();

        for bytes in [utf16, windows, marked, "nome;città\nx;Forlì".as_bytes().to_vec()] {
            assert_eq!(cells(&bytes), [["nome", "città"], ["x", "Forlì"]]);
        }
    }

    #[test]
    fn line_is_that_of_the_file_over_empty_rows_and_line_breaks_in_cells() {
        let table = read(b"\n\nnome;nota\nA;\"due\nrighe\"\n;;\nB;x\n").unwrap();

        let lines: Vec<_> = table.rows.iter().map(|row| (row.line, row.cells[0].as_str())).collect();
        assert_eq!(lines, [(4, "A"), (7, "B")]);
        assert_eq!(table.rows[0].cells[1], "due\nrighe");
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(read(b""), Err(TableError::Empty));
        assert_eq!(read(b" \n;;;\n"), Err(TableError::Empty));
        assert_eq!(read(b"%PDF-1.7"), Err(TableError::Unknown));
        assert_eq!(read(b"a\0b"), Err(TableError::Unknown));
        assert_eq!(read("a;b\n".repeat(20_002).as_bytes()), Err(TableError::TooLarge));
        assert_eq!(read(";".repeat(300).as_bytes()), Err(TableError::TooLarge));
    }
}
