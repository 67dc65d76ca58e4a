//! What the components of `templates/components/` need to draw: handlers fill these, templates pass them on.

mod doubt;
mod plot;
mod week;

pub use doubt::Doubt;
pub use plot::{Bar, Dot, Plot, PlotKind};
pub use week::{Cell, CellState, Week, WeekDay, WeekRow};

/// The way between pages of a long list: addresses of the neighbours, by key, not by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pager {
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

impl Pager {
    /// Whether there is anywhere to go.
    #[must_use]
    pub const fn is_needed(&self) -> bool {
        self.previous.is_some() || self.next.is_some()
    }
}

/// Where somebody is in a path of several pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    /// Names of the steps, in order.
    pub names: Vec<String>,
    /// Number of the step she is at, from 1.
    pub current: usize,
    /// Address of the step before; none at the first.
    pub back: Option<String>,
}

impl Steps {
    /// Name of the step she is at.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names.get(self.current.saturating_sub(1)).map(String::as_str).unwrap_or_default()
    }
}
