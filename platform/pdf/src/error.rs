//! Why a document could not be printed.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::Source;

use crate::world::OneDocument;

/// Why a document could not be printed: always a mistake in the program, since typed text is cleaned before.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The data is no JSON: a map with keys that are not texts, or a number that is none.
    #[error("the data of the document is no JSON")]
    Data(#[from] serde_json::Error),
    /// A picture's name is no path inside the document.
    #[error("the picture name {0:?} is no path inside the document")]
    PictureName(&'static str),
    /// The two standards exclude each other: only after a change in the library.
    #[error("the exporter refuses the standards: {0}")]
    Standards(String),
    /// The template does not compile with this data, or what it makes is not accessible or not fit for the archive.
    #[error("the template fails{}", at_line(*.line))]
    Template {
        /// Line of the template, from 1, where it is known.
        line: Option<usize>,
        /// What typst says. It may quote the data, so it stays out of `Display` and of logs.
        message: String,
    },
}

impl PdfError {
    /// The first of typst's findings; the others usually follow from it.
    pub(crate) fn from_diagnostics(world: &OneDocument, diagnostics: &[SourceDiagnostic]) -> Self {
        let Some(first) = diagnostics.first() else {
            return Self::Template { line: None, message: String::new() };
        };
        let template: &Source = world.template();
        let in_template = first.span.id() == Some(template.id());
        let start = world.range(first.span).filter(|_| in_template).map(|range| range.start);
        let line = start.and_then(|byte| template.lines().byte_to_line(byte)).map(|line| line + 1);
        Self::Template { line, message: first.message.to_string() }
    }
}

fn at_line(line: Option<usize>) -> String {
    line.map(|line| format!(" at line {line}")).unwrap_or_default()
}
