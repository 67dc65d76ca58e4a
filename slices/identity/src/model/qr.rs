//! The picture that hands the secret of the codes to a telephone.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

/// Light modules around the picture that scanners need (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR picture as the path of an SVG: no inline style, no script, sharp at any size.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// Side of the view box.
    pub(crate) side: usize,
    /// The `d` of a path that draws the dark modules.
    pub(crate) path: String,
}

impl Picture {
    /// Draws a text; `None` when it is longer than a picture holds.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let code = QrCode::new(text).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (at, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (x, y) = (at % width + QUIET, at / width + QUIET);
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
        Some(Self { side: width + 2 * QUIET, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picture_has_its_quiet_zone_and_its_corner() {
        let picture = Picture::of("otpauth://totp/a").unwrap();

        assert!(picture.path.starts_with("M4 4h1v1h-1z"), "the first finder pattern is dark");
        assert!((29..=60).contains(&picture.side));
    }

    #[test]
    fn text_too_long_for_a_picture_has_none() {
        assert!(Picture::of(&"x".repeat(8000)).is_none());
    }
}
