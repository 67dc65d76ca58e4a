//! Signed acts of invented bodies: the smallest PDF that says whose it is.

use documents::{AttachmentError, CheckedFile, MediaType, check};
use jiff::civil::Date;

/// Far more than such an act takes.
const MAX_BYTES: usize = 64 * 1024;

/// The act that a body signed on a day.
///
/// # Errors
/// Never: an act of ours is a PDF.
pub fn act(title: &str, body: &str, day: Date) -> Result<CheckedFile, AttachmentError> {
    let lines = [
        title.to_owned(),
        body.to_owned(),
        format!("Firmato il {}", day.strftime("%d/%m/%Y")),
        "Documento della dimostrazione: non ha alcun valore.".to_owned(),
    ];
    check("atto-firmato.pdf", pdf(&lines), &[MediaType::Pdf], MAX_BYTES)
}

/// A document of the portal: its title and a few lines.
///
/// # Errors
/// Never: a paper of ours is a PDF.
pub fn paper(title: &str, text: &[&str]) -> Result<CheckedFile, AttachmentError> {
    let end = "Documento della dimostrazione: non ha alcun valore.";
    let lines: Vec<String> =
        [title].iter().chain(text).chain([&end]).map(|line| (*line).to_owned()).collect();
    check("documento.pdf", pdf(&lines), &[MediaType::Pdf], MAX_BYTES)
}

/// One A4 page with these lines.
fn pdf(lines: &[String]) -> Vec<u8> {
    let shown: Vec<String> = lines.iter().map(|line| format!("({}) Tj T*", escaped(line))).collect();
    let content = format!("BT /F1 14 Tf 60 770 Td 24 TL {} ET", shown.join(" "));
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut starts = Vec::new();
    for (place, object) in objects.iter().enumerate() {
        starts.push(format!("{:010} 00000 n \n", text.len()));
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", place + 1));
    }
    let table = text.len();
    let count = objects.len() + 1;
    text.push_str(&format!("xref\n0 {count}\n0000000000 65535 f \n{}", starts.concat()));
    text.push_str(&format!("trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
    text.into_bytes()
}

/// Letters beyond ASCII as octal codes of Latin-1, which WinAnsi shares.
fn escaped(line: &str) -> String {
    line.chars()
        .map(|letter| match u32::from(letter) {
            0x28 | 0x29 | 0x5C => format!("\\{letter}"),
            0x20..=0x7E => letter.to_string(),
            code @ 0xA0..=0xFF => format!("\\{code:03o}"),
            _ => "-".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn act_is_a_pdf_that_names_its_body() {
        let act = act("Addendum", "Fondo Formazione Àncora (prova)", date(2026, 11, 20)).unwrap();

        let text = String::from_utf8(act.into_bytes()).unwrap();
        assert!(text.contains(r"(Fondo Formazione \300ncora \(prova\)) Tj"), "{text}");
        let table: usize = text.lines().rev().nth(1).unwrap().parse().unwrap();
        assert!(text.get(table..).unwrap().starts_with("xref"));
    }

    #[test]
    fn acts_of_two_bodies_differ() {
        let of = |body| act("Addendum", body, date(2026, 11, 20)).unwrap().digest().as_str().to_owned();

        assert_ne!(of("Uno"), of("Due"));
    }
}
