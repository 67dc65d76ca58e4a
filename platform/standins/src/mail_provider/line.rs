//! Reads lines of bounded length.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

/// Longest line that is taken in one piece, in bytes. RFC 5321 4.5.3.1 asks for 512 in commands and 1000 in text; a
/// longer line of text arrives in pieces, a longer command is refused.
pub const MAX_LINE: u64 = 4096;

/// One line, its end included.
#[derive(Debug, PartialEq, Eq)]
pub struct Line(pub Vec<u8>);

impl Line {
    /// Whether it ends as the standard wants it. A bare line feed ends no line (RFC 5321 2.3.8): taking it for one is
    /// how mails are smuggled into others.
    pub fn is_whole(&self) -> bool {
        self.0.ends_with(b"\r\n")
    }

    /// The line without its end.
    pub fn text(&self) -> &[u8] {
        self.0.strip_suffix(b"\r\n").unwrap_or(&self.0)
    }
}

/// The next line, or piece of one; `None` at the end of the connection.
pub async fn read_line(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    reader.take(MAX_LINE).read_until(b'\n', &mut bytes).await?;
    Ok(if bytes.is_empty() { None } else { Some(Line(bytes)) })
}
