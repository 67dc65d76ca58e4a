//! The fonts in the binary. The machine's own are not looked at, so that a document looks the same everywhere.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The fonts and the book in which typst looks them up.
pub struct Fonts {
    /// By the index that the book gives.
    pub fonts: Vec<Font>,
    /// What the fonts are called and which characters they have.
    pub book: LazyHash<FontBook>,
}

/// Read once for the process.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    Fonts { fonts, book }
});

impl Fonts {
    /// Whether some font can draw the character.
    pub fn have(&self, c: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)))
    }
}
