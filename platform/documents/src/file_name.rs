//! The name of a file, made safe to store, to show and to send back.

use std::fmt;

use crate::MediaType;

/// Longest name, in characters, ending included.
const MAX_CHARS: usize = 120;

/// A file name without folders, control characters or signs that some system forbids, with the ending of what the
/// file is. `Debug` hides it: people put names into names.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct FileName(String);

impl FileName {
    /// Cleans a name as it was sent. Nothing is refused: what is left of a name that is nothing is `allegato`.
    pub fn clean(sent: &str, media_type: MediaType) -> Self {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let kept: String = last.chars().filter(|c| !is_invisible(*c)).map(allowed).collect();
        let spaced = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        let stem = stem(&spaced, media_type).trim_matches([' ', '.', '-']);
        let stem = if stem.is_empty() { "allegato" } else { stem };
        let ending = media_type.ending();
        let room = MAX_CHARS.saturating_sub(ending.len() + 1);
        let stem: String = stem.chars().take(room).collect();
        Self(format!("{}.{ending}", stem.trim_end()))
    }

    /// A name that was cleaned before, from the database.
    pub(crate) fn from_stored(name: String) -> Self {
        Self(name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The ending that a name claims, in lower case; a signed `delibera.pdf.p7m` claims `p7m`.
pub fn claimed_ending(sent: &str) -> Option<String> {
    let (stem, ending) = sent.trim().rsplit_once('.')?;
    let is_ending = (1..=5).contains(&ending.len()) && ending.bytes().all(|c| c.is_ascii_alphanumeric());
    (is_ending && !stem.is_empty()).then(|| ending.to_ascii_lowercase())
}

fn stem(name: &str, media_type: MediaType) -> &str {
    match (claimed_ending(name), name.rsplit_once('.')) {
        (Some(ending), Some((stem, _))) if media_type.endings().contains(&ending.as_str()) => stem,
        _ => name,
    }
}

/// Marks that turn the direction of a name: `fdp.exe` shown as `exe.pdf`.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn allowed(c: char) -> char {
    match c {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '-',
        _ if c.is_control() => ' ',
        _ => c,
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileName(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_name_is_cleaned() {
        let long = "è".repeat(300);
        let long_kept = format!("{}.pdf", "è".repeat(116));
        let names = [
            ("Curriculum Anna.PDF", "Curriculum Anna.pdf"),
            ("C:\\Documenti\\delibera.pdf", "delibera.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("a<b>:\"c|d?.pdf", "a-b---c-d.pdf"),
            ("riga\r\nnuova\t.pdf", "riga nuova.pdf"),
            ("\u{202e}fdp.pdf", "fdp.pdf"),
            ("delibera n. 12", "delibera n. 12.pdf"),
            (".pdf", "pdf.pdf"),
            ("", "allegato.pdf"),
            ("...", "allegato.pdf"),
            (&long, &long_kept),
        ];

        for (sent, kept) in names {
            assert_eq!(FileName::clean(sent, MediaType::Pdf).as_str(), kept, "{sent}");
        }
        assert_eq!(FileName::clean("patto.pdf.p7m", MediaType::P7m).as_str(), "patto.pdf.p7m");
        assert_eq!(FileName::clean("foto.jpeg", MediaType::Jpeg).as_str(), "foto.jpg");
    }

    #[test]
    fn claimed_ending_is_the_last_one() {
        assert_eq!(claimed_ending("patto.PDF.p7m").as_deref(), Some("p7m"));
        assert_eq!(claimed_ending("delibera n. 12"), None);
        assert_eq!(claimed_ending("delibera"), None);
    }
}
