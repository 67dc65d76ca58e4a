//! Why a file gives no table.

/// Why a file gives no table; each says what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// No bytes, or nothing but empty rows.
    #[error("the file is empty")]
    Empty,
    /// Neither text nor a spreadsheet that we read (XLS, ODS, a picture).
    #[error("the file is neither CSV nor XLSX")]
    Unknown,
    /// A spreadsheet that cannot be unpacked or understood.
    #[error("the spreadsheet is damaged")]
    Damaged,
    /// More rows, columns or bytes than a list of bodies or services ever has.
    #[error("the table is too large")]
    TooLarge,
}
