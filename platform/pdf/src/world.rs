//! What typst may see of the world while it compiles one document: our frame, the room's template, the data, the
//! pictures and the fonts of the binary. No file system, no network, no clock.

use std::path::PathBuf;
use std::sync::LazyLock;

use serde::Serialize;
use serde_json::json;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::FONTS;
use crate::{Document, PdfError, clean};

/// Sets what the standards demand of every document and then shows the template. The title is data too, hence the
/// file: a title with a `#` in it must not be read as markup. A template that sets a header of its own takes the
/// mark's place: none does.
const FRAME: &str = r#"#let frame = json("frame.json")
#set document(title: frame.title, description: frame.mark, date: auto)
#set text(lang: frame.lang)
#set page(header: align(center, text(size: 8pt, frame.mark))) if frame.mark != none
#include "template.typ"
"#;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// One document and nothing else.
pub struct OneDocument {
    frame: Source,
    template: Source,
    files: Vec<(FileId, Bytes)>,
    today: Option<Datetime>,
}

impl OneDocument {
    /// Lays out the files that the template may read.
    ///
    /// # Errors
    /// [`PdfError::Data`], [`PdfError::PictureName`].
    pub fn new<T: Serialize>(document: &Document<'_, T>, mark: Option<&str>) -> Result<Self, PdfError> {
        let mut data = serde_json::to_value(document.data)?;
        clean::clean_value(&mut data);
        let frame = json!({
            "title": clean::clean(document.title),
            "lang": document.locale.code(),
            "mark": mark.map(clean::clean),
        });
        let mut files = vec![
            (file_id("data.json")?, Bytes::new(serde_json::to_vec(&data)?)),
            (file_id("frame.json")?, Bytes::new(serde_json::to_vec(&frame)?)),
        ];
        for (name, bytes) in document.pictures {
            files.push((file_id(name)?, Bytes::new(bytes.to_vec())));
        }
        let day = document.printed_at.date();
        let month = u8::try_from(day.month()).unwrap_or_default();
        let today =
            Datetime::from_ymd(i32::from(day.year()), month, u8::try_from(day.day()).unwrap_or_default());
        Ok(Self {
            frame: Source::new(file_id("frame.typ")?, FRAME.to_owned()),
            template: Source::new(file_id("template.typ")?, document.template.to_owned()),
            files,
            today,
        })
    }

    /// The room's template, to say on which line it fails.
    pub const fn template(&self) -> &Source {
        &self.template
    }
}

fn file_id(name: &'static str) -> Result<FileId, PdfError> {
    let path = VirtualPath::new(name).map_err(|_| PdfError::PictureName(name))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.vpath().get_without_slash()))
}

impl World for OneDocument {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.frame.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.frame, &self.template].into_iter().find(|s| s.id() == id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let known = self.files.iter().find(|(known, _)| *known == id);
        known.map(|(_, bytes)| bytes.clone()).ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
