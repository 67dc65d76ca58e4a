//! Pure rules of the room: no database, no clock, no web.

mod cell;
mod document;
pub mod facts;
pub mod form;
mod group;
pub mod guard;
mod line;
pub mod plan;
mod telling;

pub use cell::{Dim, Filters, Key, Month, Months, NOBODY, NoMonth, Unit, Values};
pub use document::{Document, DocumentSection, Label, Table, TableCell, TableMeasure, TableRow};
pub use form::{Axis, Form, FormFault, Measure, PartnerAs, ScopeKind, TableFault, TableSpec, Wanted, Words};
pub use group::{GroupRow, signature};
pub use line::{
    BY_HAND, Counts, Entry, Line, LineDraft, LineFault, LineGround, LineState, LineTerms, Progress,
    TRAINING_DAYS, day,
};
pub use telling::{one_line, tells_who};
