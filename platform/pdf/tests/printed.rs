//! What comes out is opened with poppler's programs, which know nothing of typst.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use jiff::civil::date;
use kernel::Instant;
use pdf::{Document, PdfError, render, render_marked};
use serde_json::{Value, json};
use texts::Locale;

const SLIP: &str = r#"#let slip = json("data.json")
#set page(paper: "a5")
#title()

= Appuntamento

#table(
  columns: 2,
  table.header([Nome], [Codice]),
  slip.name, slip.code,
)

Stampato il #datetime.today().display("[day]/[month]/[year]").
"#;

fn slip<'a>(data: &'a Value, title: &'a str) -> Document<'a, Value> {
    Document {
        template: SLIP,
        title,
        locale: Locale::It,
        printed_at: Instant::from_rome(date(2026, 11, 23).at(9, 30, 0, 0)),
        data,
        pictures: &[],
    }
}

/// Runs a program of poppler on the bytes; `None`, loudly, where the machine has none.
fn poppler(program: &str, test: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let path: PathBuf =
        std::env::temp_dir().join(format!("inrete-pdf-{}-{test}-{program}.pdf", std::process::id()));
    std::fs::write(&path, pdf).unwrap();
    let mut command = Command::new(program);
    command.args(arguments).arg(&path);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command.output();
    std::fs::remove_file(&path).unwrap();
    match output {
        Ok(output) => {
            assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
            Some(String::from_utf8(output.stdout).unwrap())
        }
        Err(_) => {
            eprintln!("SKIPPED: {program} is not installed (Debian: poppler-utils)");
            None
        }
    }
}

#[test]
fn slip_is_tagged_titled_and_dated_by_the_caller() {
    let data = json!({"name": "Anna Prova", "code": "K7M-4QX-9TD"});

    let bytes = render(&slip(&data, "Promemoria")).unwrap();

    let Some(info) = poppler("pdfinfo", "tagged", &["-isodates"], &bytes) else { return };
    let lines: BTreeMap<&str, &str> = info
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| (key, value.trim()))
        .collect();
    assert_eq!(lines.get("Title"), Some(&"Promemoria"));
    assert_eq!(lines.get("Tagged"), Some(&"yes"));
    assert_eq!(lines.get("JavaScript"), Some(&"no"));
    assert_eq!(lines.get("Pages"), Some(&"1"));
    assert!(lines["CreationDate"].starts_with("2026-11-23T"), "{info}");
    let metadata = poppler("pdfinfo", "standards", &["-meta"], &bytes).unwrap();
    assert!(metadata.contains("<pdfaid:part>2</pdfaid:part>"), "{metadata}");
    assert!(metadata.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{metadata}");
    assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
    assert!(
        metadata.contains("<dc:language><rdf:Bag><rdf:li>it</rdf:li></rdf:Bag></dc:language>"),
        "{metadata}"
    );
}

#[test]
fn mark_stands_on_every_page_and_only_where_it_is_asked_for() {
    let two_pages = "#set page(paper: \"a4\", margin: 1cm)\n#title()\n#pagebreak()\nSeconda.";
    let document = Document { template: two_pages, ..slip(&Value::Null, "Prova") };
    let mark = "Dimostrazione: #panic(\"x\") non vale.";

    let marked = render_marked(&document, Some(mark)).unwrap();
    let plain = render(&document).unwrap();

    for page in ["1", "2"] {
        let pages = ["-f", page, "-l", page];
        let Some(text) = poppler("pdftotext", "marked", &pages, &marked) else { return };
        assert_eq!(text.matches(mark).count(), 1, "page {page}: {text}");
        assert!(!poppler("pdftotext", "plain", &pages, &plain).unwrap().contains("Dimostrazione"));
    }
    let standards = poppler("pdfinfo", "marked", &["-meta"], &marked).unwrap();
    assert!(standards.contains("<pdfuaid:part>1</pdfuaid:part>"), "{standards}");
    assert!(standards.contains("Dimostrazione"), "{standards}");
}

#[test]
fn typed_text_is_shown_and_never_run() {
    let name = r##"#panic("x") $x^2$ *a* @b <c> \ `d` = "e" // f"##;
    let data = json!({"name": name, "code": "[#import \"/etc/passwd\"]"});

    let bytes = render(&slip(&data, "#panic() $1$")).unwrap();

    let Some(text) = poppler("pdftotext", "data", &["-layout"], &bytes) else { return };
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in
        ["#panic(\"x\")", "$x^2$", "*a*", "@b", "<c>", "`d`", "#panic() $1$", "Stampato il 23/11/2026."]
    {
        assert!(flat.contains(part), "{part} in {flat}");
    }
}

#[test]
fn text_without_font_is_printed_with_a_replacement() {
    let data = json!({"name": "Anna 🦄 王 \u{e000}\u{0}", "code": "שלום"});

    assert!(render(&slip(&data, "Promemoria 🦄")).is_ok());
}

#[test]
fn same_document_gives_the_same_bytes_also_after_a_failure() {
    let data = json!({"name": "Anna Prova", "code": "K7M-4QX-9TD"});

    let first = render(&slip(&data, "Promemoria")).unwrap();
    let failure = render(&slip(&json!({"name": "Anna"}), "Promemoria"));
    let second = render(&slip(&data, "Promemoria")).unwrap();

    assert_eq!(first, second);
    let Err(PdfError::Template { line, .. }) = failure else { panic!("{failure:?}") };
    assert_eq!(line, Some(10));
}

#[test]
fn error_does_not_quote_the_data() {
    let data = json!({"name": "Anna Prova"});
    let document = Document { template: "#panic(json(\"data.json\").name)", ..slip(&data, "Promemoria") };

    let error = render(&document).unwrap_err();

    assert_eq!(error.to_string(), "the template fails at line 1");
}

#[test]
fn picture_without_alternative_text_is_refused() {
    let svg =
        br##"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>"##;
    let pictures: [(&'static str, &[u8]); 1] = [("mark.svg", svg)];
    let mute =
        Document { template: "#image(\"mark.svg\")", pictures: &pictures, ..slip(&Value::Null, "Segno") };
    let described = Document { template: "#image(\"mark.svg\", alt: \"Segno\")", ..mute };

    assert!(matches!(render(&mute), Err(PdfError::Template { .. })));
    assert!(render(&described).is_ok());
}

#[test]
fn template_sees_no_file_of_the_machine() {
    let document = Document { template: "#read(\"/etc/hostname\")", ..slip(&Value::Null, "Prova") };

    assert!(matches!(render(&document), Err(PdfError::Template { line: Some(1), .. })));
}
