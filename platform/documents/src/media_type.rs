//! What a file is, by its bytes. The name and the browser's word count for nothing here.

use crate::zip;

/// The kinds of file that people hand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// PDF.
    Pdf,
    /// PNG picture.
    Png,
    /// JPEG picture.
    Jpeg,
    /// Any file inside a signature (CMS, RFC 5652; CAdES), as Italian signing programs make it.
    P7m,
    /// Word document.
    Docx,
    /// Excel sheet.
    Xlsx,
    /// OpenDocument text.
    Odt,
    /// Comma-separated values, UTF-8.
    Csv,
}

/// The object identifier of signed data (RFC 5652, 5.1), in DER.
const SIGNED_DATA: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// The end of a PDF stands in its last 1024 bytes (ISO 32000-1, annex H).
const PDF_TAIL: usize = 1024;

impl MediaType {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Pdf, Self::Png, Self::Jpeg, Self::P7m, Self::Docx, Self::Xlsx, Self::Odt, Self::Csv];

    /// What a file is; `None` when it is none of these, or only a part of one.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            let tail = bytes.len().saturating_sub(PDF_TAIL);
            return contains(bytes.get(tail..)?, b"%%EOF").then_some(Self::Pdf);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return (bytes.get(12..16) == Some(b"IHDR")).then_some(Self::Png);
        }
        if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            return Some(Self::Jpeg);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return office(bytes);
        }
        if is_signed_data(bytes) {
            return Some(Self::P7m);
        }
        is_table(bytes).then_some(Self::Csv)
    }

    /// Its name on the web (IANA).
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::P7m => "application/pkcs7-mime",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Csv => "text/csv",
        }
    }

    /// The type with that name on the web.
    pub fn from_mime(mime: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media_type| media_type.mime() == mime)
    }

    /// The endings that its files have, the usual one first, without dot.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::P7m => &["p7m"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Odt => &["odt"],
            Self::Csv => &["csv", "txt"],
        }
    }

    /// The usual ending, without dot.
    pub fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }
}

/// Which office document a zip archive is, by what it contains.
fn office(bytes: &[u8]) -> Option<MediaType> {
    let names = zip::names(bytes)?;
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("[Content_Types].xml") && has("word/document.xml") {
        Some(MediaType::Docx)
    } else if has("[Content_Types].xml") && has("xl/workbook.xml") {
        Some(MediaType::Xlsx)
    } else if has("content.xml") && zip::opens_with_mimetype(bytes, MediaType::Odt.mime()) {
        Some(MediaType::Odt)
    } else {
        None
    }
}

/// Whether the office document brings a program along.
pub fn has_macros(bytes: &[u8]) -> bool {
    let names = zip::names(bytes).unwrap_or_default();
    names.iter().any(|name| {
        name.to_ascii_lowercase().ends_with("vbaproject.bin")
            || name.starts_with("Basic/")
            || name.starts_with("Scripts/")
    })
}

/// An outer sequence of any length form, the indefinite one of BER included, and then the identifier.
fn is_signed_data(bytes: &[u8]) -> bool {
    let Some((0x30, rest)) = bytes.split_first().map(|(tag, rest)| (*tag, rest)) else { return false };
    let Some((first, rest)) = rest.split_first() else { return false };
    let length_bytes = if *first < 0x80 { 0 } else { usize::from(first & 0x7f) };
    length_bytes <= 4 && rest.get(length_bytes..).is_some_and(|content| content.starts_with(&SIGNED_DATA))
}

/// Plain text in UTF-8 that no other program would take for its own.
fn is_table(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let is_other =
        ["<", "{\\rtf", "%!PS", "MZ", "#!", "-----BEGIN"].iter().any(|mark| start.starts_with(mark));
    let is_text = text.chars().all(|c| !c.is_control() || matches!(c, '\t' | '\r' | '\n'));
    !start.is_empty() && !is_other && is_text
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zip::tests::archive;

    #[test]
    fn media_type_is_known_by_the_bytes() {
        let odt = archive(&[("mimetype", MediaType::Odt.mime()), ("content.xml", "<x/>")]);
        let files: [(&[u8], MediaType); 9] = [
            (b"%PDF-1.7\n1 0 obj\n%%EOF\n", MediaType::Pdf),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", MediaType::Png),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", MediaType::Jpeg),
            (b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0", MediaType::P7m),
            (b"\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0", MediaType::P7m),
            (&archive(&[("[Content_Types].xml", ""), ("word/document.xml", "")]), MediaType::Docx),
            (&archive(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")]), MediaType::Xlsx),
            (&odt, MediaType::Odt),
            ("\u{feff}Comune;Città\r\nLerici;è\r\n".as_bytes(), MediaType::Csv),
        ];

        for (bytes, media_type) in files {
            assert_eq!(MediaType::of(bytes), Some(media_type));
        }
    }

    #[test]
    fn media_type_of_anything_else_is_unknown() {
        let files: [&[u8]; 14] = [
            b"",
            b"  \r\n",
            b"%PDF-1.7\ncut off",
            b"\x89PNG\r\n\x1a\n",
            b"PK\x03\x04 and nothing more",
            b"MZ\x90\x00",
            b"<!DOCTYPE html><script>",
            b"\xef\xbb\xbf <svg/>",
            b"#!/bin/sh\n",
            b"a;b\n\x00",
            b"Citt\xe0;1\n",
            b"\x30\x03\x02\x01\x05",
            &archive(&[("a.txt", "")]),
            &archive(&[
                ("mimetype", "application/vnd.oasis.opendocument.text-template"),
                ("content.xml", ""),
            ]),
        ];

        for bytes in files {
            assert_eq!(MediaType::of(bytes), None, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn media_type_is_found_again_by_its_name() {
        for media_type in MediaType::ALL {
            assert_eq!(MediaType::from_mime(media_type.mime()), Some(media_type));
        }
    }

    #[test]
    fn macros_are_found() {
        assert!(has_macros(&archive(&[("word/document.xml", ""), ("word/vbaProject.bin", "")])));
        assert!(has_macros(&archive(&[("Basic/Standard/Module1.xml", "")])));
        assert!(!has_macros(&archive(&[("word/document.xml", "")])));
    }
}
