//! Looks at a file before it is stored.

use std::fmt;

use crate::file_name::claimed_ending;
use crate::media_type::has_macros;
use crate::{Digest, FileName, MediaType};

/// A file that was looked at and may be stored.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedFile {
    name: FileName,
    media_type: MediaType,
    digest: Digest,
    bytes: Vec<u8>,
}

/// Why a file is not taken; each says what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentError {
    /// No file, or a file of no bytes.
    #[error("the file is empty")]
    Empty,
    /// More bytes than the form allows.
    #[error("the file is larger than {max_bytes} bytes")]
    TooLarge {
        /// The most that the form allows, in bytes.
        max_bytes: usize,
    },
    /// Nothing that we know, or damaged.
    #[error("the file is of no known kind, or damaged")]
    Unknown,
    /// Known, but not wanted in this place.
    #[error("a file of this kind is not accepted here")]
    NotAccepted {
        /// What the file is.
        found: MediaType,
    },
    /// The ending of its name says another kind than its bytes.
    #[error("the file is not what its name says")]
    NotWhatItClaims {
        /// What the file is.
        found: MediaType,
    },
    /// An office document with a program in it.
    #[error("the file holds macros")]
    Macros,
}

/// Looks at a file as it was sent: its size, its kind by its bytes, the ending of its name.
///
/// # Errors
/// See [`AttachmentError`].
pub fn check(
    sent_name: &str,
    bytes: Vec<u8>,
    accepted: &[MediaType],
    max_bytes: usize,
) -> Result<CheckedFile, AttachmentError> {
    if bytes.is_empty() {
        return Err(AttachmentError::Empty);
    }
    if bytes.len() > max_bytes {
        return Err(AttachmentError::TooLarge { max_bytes });
    }
    let found = MediaType::of(&bytes).ok_or(AttachmentError::Unknown)?;
    if !fits(sent_name, found) {
        return Err(AttachmentError::NotWhatItClaims { found });
    }
    if !accepted.contains(&found) {
        return Err(AttachmentError::NotAccepted { found });
    }
    if matches!(found, MediaType::Docx | MediaType::Xlsx | MediaType::Odt) && has_macros(&bytes) {
        return Err(AttachmentError::Macros);
    }
    let name = FileName::clean(sent_name, found);
    Ok(CheckedFile { name, media_type: found, digest: Digest::of(&bytes), bytes })
}

/// A name without ending claims nothing, save that text must be called a table: it has no mark of its own.
fn fits(sent_name: &str, found: MediaType) -> bool {
    match claimed_ending(sent_name) {
        Some(ending) => found.endings().contains(&ending.as_str()),
        None => found != MediaType::Csv,
    }
}

impl CheckedFile {
    /// Its name, cleaned.
    pub const fn name(&self) -> &FileName {
        &self.name
    }

    /// What it is.
    pub const fn media_type(&self) -> MediaType {
        self.media_type
    }

    /// The digest of its bytes.
    pub const fn digest(&self) -> &Digest {
        &self.digest
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its bytes, for good.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl fmt::Debug for CheckedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = f.debug_struct("CheckedFile");
        parts
            .field("media_type", &self.media_type)
            .field("size_bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zip::tests::archive;

    const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

    #[test]
    fn file_that_is_what_it_claims_is_taken() {
        let file = check("Patto firmato.PDF", PDF.to_vec(), &[MediaType::Pdf], 100).unwrap();

        assert_eq!(file.name().as_str(), "Patto firmato.pdf");
        assert_eq!(file.media_type(), MediaType::Pdf);
        assert_eq!(file.digest(), &Digest::of(PDF));
        assert_eq!(file.bytes(), PDF);
    }

    #[test]
    fn file_is_refused_with_the_reason() {
        let macros =
            archive(&[("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "")]);
        let refusals = [
            ("a.pdf", Vec::new(), AttachmentError::Empty),
            ("a.pdf", vec![b' '; 2001], AttachmentError::TooLarge { max_bytes: 2000 }),
            ("a.exe", b"MZ\x00".to_vec(), AttachmentError::Unknown),
            ("a.png", PDF.to_vec(), AttachmentError::NotWhatItClaims { found: MediaType::Pdf }),
            ("a.pdf", b"a;b".to_vec(), AttachmentError::NotWhatItClaims { found: MediaType::Csv }),
            ("appunti", b"a;b".to_vec(), AttachmentError::NotWhatItClaims { found: MediaType::Csv }),
            ("a.csv", b"a;b".to_vec(), AttachmentError::NotAccepted { found: MediaType::Csv }),
            ("a.docx", macros, AttachmentError::Macros),
        ];

        for (name, bytes, error) in refusals {
            assert_eq!(check(name, bytes, &[MediaType::Pdf, MediaType::Docx], 2000), Err(error), "{name}");
        }
    }

    #[test]
    fn name_without_ending_claims_nothing() {
        let file = check("Patto n. 12", PDF.to_vec(), &[MediaType::Pdf], 100).unwrap();

        assert_eq!(file.name().as_str(), "Patto n. 12.pdf");
    }
}
