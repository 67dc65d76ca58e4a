//! A report as a file: CSV for whoever counts on, XLSX for whoever reads, each with the sentences that say what the numbers
//! are.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use tables::{CSV_MEDIA_TYPE, Column, XLSX_MEDIA_TYPE, write_csv};
use texts::Locale;
use web::{Answer, PageError};

use super::said::{Said, SaidTable};
use crate::store::report::Report;

const ITALIAN: &[Column] = &[
    column("Sezione"),
    column("Tabella"),
    column("Che cosa conta"),
    column("Riga"),
    column("Colonna"),
    column("Valore"),
    column("Mostrato"),
];
const ENGLISH: &[Column] = &[
    column("Section"),
    column("Table"),
    column("What it counts"),
    column("Row"),
    column("Column"),
    column("Value"),
    column("Shown"),
];

const fn column(head: &'static str) -> Column {
    Column { key: head, head, synonyms: &[], is_required: false }
}

/// The name of a report's file, without its ending.
pub(crate) fn name(report: &Report) -> String {
    let document = &report.document;
    let period = if document.period.is_single() {
        document.period.from.to_string()
    } else {
        format!("{}-{}", document.period.from, document.period.to)
    };
    format!("rapporto-{}-{period}-n{}", document.form, report.number)
}

fn download(name: &str, media_type: &str, bytes: Vec<u8>) -> Answer {
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}

/// One row for each cell.
pub(crate) fn csv(report: &Report, said: &Said, locale: Locale) -> Answer {
    let columns = match locale {
        Locale::It => ITALIAN,
        Locale::En => ENGLISH,
    };
    let (yes, no) = match locale {
        Locale::It => ("sì", "no"),
        Locale::En => ("yes", "no"),
    };
    let mut rows = Vec::new();
    for section in &said.sections {
        for table in &section.tables {
            for row in &table.rows {
                for (head, cell) in table.heads.iter().skip(1).zip(&row.cells) {
                    rows.push(vec![
                        section.title.clone(),
                        table.caption.clone(),
                        row.says.clone().unwrap_or_else(|| table.sentences.join(" ")),
                        row.full_label.clone(),
                        head.clone(),
                        cell.number.map_or_else(|| cell.text.clone(), |number| number.to_string()),
                        if cell.is_hidden { no } else { yes }.to_owned(),
                    ]);
                }
            }
        }
    }
    let bytes = write_csv(columns, &rows).map_err(PageError::fault)?;
    download(&format!("{}.csv", name(report)), CSV_MEDIA_TYPE, bytes)
}

/// A first sheet that says what the report is, and one for each table, with numbers as numbers.
pub(crate) fn xlsx(report: &Report, said: &Said) -> Answer {
    let bytes = workbook(report, said).map_err(PageError::fault)?;
    download(&format!("{}.xlsx", name(report)), XLSX_MEDIA_TYPE, bytes)
}

fn workbook(report: &Report, said: &Said) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let first = book.add_worksheet();
    first.set_name("rapporto")?;
    first.set_column_width(0, 100)?;
    first.write_string_with_format(0, 0, &said.title, &bold)?;
    let mut lines = vec![said.scope.clone(), said.period.clone(), said.about.clone()];
    lines.extend(said.notes.iter().cloned());
    lines.push(format!("SHA-256 {}", report.digest));
    for (line, text) in (1_u32..).zip(&lines) {
        first.write_string_with_format(line, 0, text, &wrapped)?;
    }
    let mut names = vec!["rapporto".to_owned()];
    for table in said.sections.iter().flat_map(|section| &section.tables) {
        let name = sheet_name(&table.caption, &names);
        sheet(&mut book, &name, table)?;
        names.push(name);
    }
    book.save_to_buffer()
}

/// What spreadsheets take as the name of a sheet: 31 characters at most, none of those that formulas use, none twice.
const SHEET_NAME: usize = 31;

fn sheet_name(caption: &str, taken: &[String]) -> String {
    let plain: String = caption.chars().map(|c| if r"[]:*?/\'".contains(c) { ' ' } else { c }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = |end: &str| {
        let most = SHEET_NAME.saturating_sub(end.chars().count());
        format!("{}{end}", plain.chars().take(most).collect::<String>().trim_end())
    };
    let is_free = |name: &String| {
        !name.is_empty() && !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase())
    };
    let numbered = (2..=taken.len() + 2).map(|number| name(&format!(" {number}")));
    std::iter::once(name("")).chain(numbered).find(is_free).unwrap_or_default()
}

fn sheet(book: &mut Workbook, name: &str, table: &SaidTable) -> Result<(), XlsxError> {
    let (bold, number) = (Format::new().set_bold(), Format::new().set_num_format("#,##0"));
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_column_width(0, 40)?;
    sheet.write_string_with_format(0, 0, &table.caption, &bold)?;
    let mut line = 1_u32;
    for sentence in &table.sentences {
        sheet.write_string(line, 0, sentence)?;
        line += 1;
    }
    line += 1;
    for (place, head) in (0_u16..).zip(&table.heads) {
        sheet.write_string_with_format(line, place, head, &bold)?;
    }
    for row in &table.rows {
        line += 1;
        let format = if row.is_total { bold.clone() } else { Format::new() };
        sheet.write_string_with_format(line, 0, &row.label, &format.clone().set_indent(row.level))?;
        for (place, cell) in (1_u16..).zip(&row.cells) {
            match cell.number {
                // A sheet's numbers are floating: these are whole and far below where that matters.
                Some(value) => {
                    let value = i32::try_from(value).unwrap_or(i32::MAX);
                    sheet.write_number_with_format(line, place, f64::from(value), &number)?;
                }
                None => {
                    sheet.write_string(line, place, &cell.text)?;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_called_as_their_tables_as_far_as_spreadsheets_take_it() {
        let mut names = vec!["rapporto".to_owned()];
        for caption in [
            "Persone per età e sesso",
            "Contatti: [per] canale/mese e Comune dello sportello",
            "Rapporto",
            "'*?",
            "Persone per età e sesso",
        ] {
            names.push(sheet_name(caption, &names));
        }

        assert_eq!(
            names,
            [
                "rapporto",
                "Persone per età e sesso",
                "Contatti per canale mese e Comu",
                "Rapporto 2",
                " 2",
                "Persone per età e sesso 2"
            ]
        );
    }
}
