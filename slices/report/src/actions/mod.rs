//! One writing use case per file, named by its verb. Each owns its transaction: load → permit → decide → write.

mod count_handover;
mod errors;
mod forget;
mod hand_in;
mod import_lines;
mod keep_definition;
mod keep_line;
mod mail_lines;
mod note_preview;
mod withdraw_definition;

pub use count_handover::{count_answered, count_closed, count_sent};
pub use errors::{DefinitionError, HandInError, ImportLinesError, LineError};
pub use forget::forget;
pub use hand_in::{HandedIn, hand_in};
pub use import_lines::{
    COLUMNS, ImportedLines, MOST, ReadLines, ReadRow, RowStanding, cells, head_of, import_lines,
    preview_lines,
};
pub use keep_definition::{Change, Look, keep_definition, look_at_definition};
pub use keep_line::{create_line, edit_line, enter_progress, ground, remove_line, strike_entry};
pub use mail_lines::mail_lines;
pub use note_preview::note_preview;
pub use withdraw_definition::{Withdrawal, look_at_withdrawal, withdraw_definition};
