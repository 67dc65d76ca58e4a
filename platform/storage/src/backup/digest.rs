//! Lines with a running digest, out and in.

use std::io::{self, BufRead, Write};

use aws_lc_rs::digest::{Context, SHA256};
use serde::Serialize;

use super::{BackupError, Closing};
use crate::keys::hex;

/// Writes lines of JSON.
pub(super) struct LineWriter<'a, W> {
    out: &'a mut W,
    digest: Context,
}

impl<'a, W: Write> LineWriter<'a, W> {
    pub fn new(out: &'a mut W) -> Self {
        Self { out, digest: Context::new(&SHA256) }
    }

    pub fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.digest.update(&text);
        self.out.write_all(&text)
    }

    /// The digest of all lines so far.
    pub fn digest(&self) -> String {
        hex(self.digest.clone().finish().as_ref())
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Reads lines.
pub(super) struct LineReader<R> {
    input: R,
    digest: Context,
    /// The digest before the line that was read last.
    before: Context,
    last: Vec<u8>,
    /// The number of the line that was read last, from 1.
    pub number: u64,
}

impl<R: BufRead> LineReader<R> {
    pub fn new(input: R) -> Self {
        let (digest, before) = (Context::new(&SHA256), Context::new(&SHA256));
        Self { input, digest, before, last: Vec::new(), number: 0 }
    }

    /// The next whole line; `None` at the end of the file, or where the last line is cut short.
    pub fn line(&mut self) -> io::Result<Option<&[u8]>> {
        let mut line = Vec::new();
        self.input.read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            return Ok(None);
        }
        self.number += 1;
        self.before = self.digest.clone();
        self.digest.update(&line);
        self.last = line;
        Ok(Some(&self.last))
    }

    /// Whether nothing follows the line that was read last.
    pub fn is_at_end(&mut self) -> io::Result<bool> {
        Ok(self.input.fill_buf()?.is_empty())
    }

    /// Whether `closing` tells the digest of all lines before the one that was read last.
    pub fn is_closed_by(&self, closing: &Closing) -> bool {
        closing.sha256 == hex(self.before.clone().finish().as_ref())
    }

    /// Reads to the end and says what happened to the file, if anything did: whatever cannot be understood in a
    /// file that was damaged, the damage is the reason to tell.
    pub fn damage(&mut self) -> io::Result<Option<BackupError>> {
        while self.line()?.is_some() {}
        Ok(match serde_json::from_slice::<Closing>(&self.last) {
            Err(_) => Some(BackupError::CutShort),
            Ok(closing) => (!self.is_closed_by(&closing)).then_some(BackupError::Altered),
        })
    }
}
