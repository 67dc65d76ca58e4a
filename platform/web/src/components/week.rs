//! A week as a grid: days across, times down. It is a table, so that who cannot see it hears day and time with
//! every cell; the state is a word as well as a colour.

/// The grid.
#[derive(Debug, Clone, Default)]
pub struct Week {
    /// What the grid shows, as its caption.
    pub caption: String,
    /// The days, in order.
    pub days: Vec<WeekDay>,
    /// The times, in order; each has one cell a day.
    pub rows: Vec<WeekRow>,
}

/// A day of the grid.
#[derive(Debug, Clone, Default)]
pub struct WeekDay {
    /// "lun 23" or longer.
    pub label: String,
    /// Whether it is today.
    pub is_today: bool,
}

/// A time of the grid.
#[derive(Debug, Clone, Default)]
pub struct WeekRow {
    /// "9:30".
    pub time: String,
    /// One cell a day.
    pub cells: Vec<Cell>,
}

/// One time on one day.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// How it stands.
    pub state: CellState,
    /// What is written in it; the word of its state where it is empty.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
    /// What a screen reader says in place of the text of the link, when the text alone is not enough.
    pub spoken: Option<String>,
}

/// How a time stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CellState {
    /// Nobody works.
    #[default]
    Closed,
    /// Can be booked.
    Free,
    /// Has bookings and room for more.
    Partly,
    /// Has no room left.
    Full,
    /// Over.
    Past,
}

impl CellState {
    /// The class of the cell.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Closed => "ir-cell-closed",
            Self::Free => "ir-cell-free",
            Self::Partly => "ir-cell-partly",
            Self::Full => "ir-cell-full",
            Self::Past => "ir-cell-past",
        }
    }

    /// Whether there is nothing to be read: what is closed is hatched, everything else says in words how it stands.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Closed)
    }

    /// The key of its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Closed => "web-week-closed",
            Self::Free => "web-week-free",
            Self::Partly => "web-week-partly",
            Self::Full => "web-week-full",
            Self::Past => "web-week-past",
        }
    }
}
