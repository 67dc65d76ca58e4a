//! Accessible PDF for the archive: PDF/A-2a and PDF/UA-1 in one file, both checked by the exporter.
//!
//! A room hands in a typst template and data; what people typed is data and never markup. Not here: the templates
//! themselves (each room keeps its own in `notices/`) and the sending or storing of what comes out.
//! Called by `app` and by jobs that print. typst stays inside this crate: its 166 packages are compiled only for
//! whoever prints.

mod clean;
mod error;
mod fonts;
mod world;

pub use error::PdfError;

use kernel::Instant;
use serde::Serialize;
use texts::Locale;
use typst::comemo;
use typst::foundations::Datetime;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::OneDocument;

/// How many compilations a remembered piece may sit unused. typst remembers every piece of layout for the whole
/// process; without eviction a server that prints slips all day would only grow.
const KEEP_FOR_COMPILATIONS: usize = 4;

/// What is to be printed.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a, T> {
    /// typst source of the room. It reads the data with `json("data.json")` and shows the title with `#title()`.
    pub template: &'a str,
    /// Title of the document, shown by readers in the window's bar.
    pub title: &'a str,
    /// Language of the text: screen readers choose their voice by it, and typst hyphenates by it.
    pub locale: Locale,
    /// When it is printed. Written into the file; the machine's clock is not read.
    pub printed_at: Instant,
    /// What the template shows. Characters that no font has, and control characters, are replaced in every text.
    pub data: &'a T,
    /// Pictures the template shows with `image(…)`: file name and bytes (SVG, PNG, JPEG). PDF/UA demands an
    /// alternative text on each. Names are fixed in the program: typst never forgets one.
    pub pictures: &'a [(&'static str, &'a [u8])],
}

/// Compiles the document and returns the bytes of a PDF/A-2a and PDF/UA-1 file. The same document gives the same
/// bytes. Takes milliseconds of CPU: from async code call it on a blocking thread.
///
/// # Errors
/// See [`PdfError`]: a fault of the template or of the data's shape, never of what a person typed.
pub fn render<T: Serialize>(document: &Document<'_, T>) -> Result<Vec<u8>, PdfError> {
    render_marked(document, None)
}

/// As [`render`], with a sentence at the head of every page: what whoever finds a single sheet must know of it. It
/// also stands in the file's properties, since screen readers pass over what repeats on each page.
///
/// # Errors
/// As [`render`].
pub fn render_marked<T: Serialize>(
    document: &Document<'_, T>,
    mark: Option<&str>,
) -> Result<Vec<u8>, PdfError> {
    let world = OneDocument::new(document, mark)?;
    let pdf = compile(&world, document.printed_at);
    comemo::evict(KEEP_FOR_COMPILATIONS);
    pdf
}

fn compile(world: &OneDocument, printed_at: Instant) -> Result<Vec<u8>, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| PdfError::Standards(error.message().to_string()))?;
    let pages = typst::compile::<PagedDocument>(world)
        .output
        .map_err(|diagnostics| PdfError::from_diagnostics(world, &diagnostics))?;
    let options = PdfOptions { timestamp: timestamp(printed_at), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&pages, &options).map_err(|diagnostics| PdfError::from_diagnostics(world, &diagnostics))
}

/// The instant as the wall clock of Rome shows it, with its offset. `None` only outside the years PDF can write.
fn timestamp(instant: Instant) -> Option<Timestamp> {
    let local = instant.rome();
    let wall = Datetime::from_ymd_hms(
        i32::from(local.year()),
        u8::try_from(local.month()).ok()?,
        u8::try_from(local.day()).ok()?,
        u8::try_from(local.hour()).ok()?,
        u8::try_from(local.minute()).ok()?,
        u8::try_from(local.second()).ok()?,
    )?;
    Timestamp::new_local(wall, local.offset().seconds() / 60)
}
