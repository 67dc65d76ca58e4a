//! Files of opportunities: feeds (RSS, Atom), pages saved with their linked data, spreadsheets. Each item is looked at by
//! itself: what is good comes in, what is not is named with its reason.

mod decode;
mod feed;
mod page;
mod plan;
mod sheet;

pub use plan::{ItemFault, Plan, Planned, plan};
pub use sheet::COLUMNS;

use tables::{MissingColumns, TableError};

use super::Draft;

/// More items than this are no list of a province.
pub const MOST_ITEMS: usize = 20_000;
/// Elements inside elements, or JSON inside JSON, no deeper than this.
const DEEPEST: usize = 60;

/// One item of a file, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its line in a spreadsheet, its number in a feed or page.
    pub number: u64,
    /// What its source calls it.
    pub reference: String,
    /// The day that it carries, for sources whose items say no last day.
    pub dated: String,
    /// What it says.
    pub draft: Draft,
    /// Whether nothing of it could be read.
    pub is_broken: bool,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// Its items, in its order.
    pub items: Vec<Item>,
    /// The heads of a spreadsheet's columns that say nothing to us.
    pub unread_columns: Vec<String>,
}

/// Why a file as a whole cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// It declares entities of its own: a document type has no place in a feed, and could make little into much.
    #[error("it has a document type")]
    DocumentType,
    /// Elements inside elements without end.
    #[error("it is nested too deep")]
    TooDeep,
    /// More items than we take.
    #[error("it has too many items")]
    TooMany,
    /// There is no item in it.
    #[error("it has no item")]
    NoItems,
    /// Not XML, JSON, HTML or a table.
    #[error("it cannot be read")]
    Unreadable,
    /// A spreadsheet that is none.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A spreadsheet without the columns that say anything.
    #[error(transparent)]
    Columns(#[from] MissingColumns),
}

/// Reads a file of whatever kind, told by its content.
///
/// # Errors
/// [`FileFault`].
pub fn read(bytes: &[u8]) -> Result<File, FileFault> {
    let file = read_any(bytes)?;
    if file.items.is_empty() {
        return Err(FileFault::NoItems);
    }
    if file.items.len() > MOST_ITEMS {
        return Err(FileFault::TooMany);
    }
    Ok(file)
}

fn read_any(bytes: &[u8]) -> Result<File, FileFault> {
    if bytes.starts_with(b"PK") {
        return sheet::read(bytes);
    }
    let text = decode::decode(bytes);
    let start = text.trim_start();
    let head: String = start.chars().take(600).collect::<String>().to_ascii_lowercase();
    let items = if head.starts_with('{') || head.starts_with('[') {
        page::items_of_json(start)?
    } else if head.starts_with("<?xml") && !head.contains("<html")
        || ["<rss", "<feed", "<rdf"].iter().any(|tag| head.starts_with(tag))
    {
        feed::items(start)?
    } else if head.starts_with('<') {
        page::items_of_html(start)?
    } else {
        return sheet::read(bytes);
    };
    Ok(File { items, unread_columns: Vec::new() })
}

#[cfg(test)]
mod tests;
