//! What changed in a sheet, field by field: the history of a body's entry and the `metadata` of HSDS.

use kernel::{Id, Instant};

use super::{ServiceId, ServiceSheet, SheetField};

/// A field before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: SheetField,
    /// What stood there.
    pub before: String,
    /// What stands there.
    pub after: String,
}

/// What kind of change it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The sheet was made.
    Create,
    /// A field was changed.
    Update,
    /// It was confirmed as it is.
    Confirm,
}

impl ChangeKind {
    /// As it is stored, and as HSDS has it in `last_action_type`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Confirm => "confirm",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Create, Self::Update, Self::Confirm].into_iter().find(|kind| kind.code() == code)
    }
}

/// A line of a sheet's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its id.
    pub id: Id<Change>,
    /// The sheet.
    pub service: ServiceId,
    /// When.
    pub at: Instant,
    /// What kind.
    pub kind: ChangeKind,
    /// The field, or `confirmed_on`.
    pub field: String,
    /// What stood there.
    pub before: String,
    /// What stands there.
    pub after: String,
    /// The body or the office.
    pub changed_by: String,
}

/// The fields in which two sheets differ.
pub fn changes(before: &ServiceSheet, after: &ServiceSheet) -> Vec<FieldChange> {
    SheetField::ALL
        .into_iter()
        .map(|field| FieldChange { field, before: field.text(before), after: field.text(after) })
        .filter(|change| change.before != change.after)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_that_differ_are_changes() {
        let before =
            ServiceSheet { name: "Corso".into(), cost: "gratuito".into(), ..ServiceSheet::default() };
        let after = ServiceSheet { cost: "20 euro".into(), ..before.clone() };

        let found = changes(&before, &after);

        assert_eq!(
            found,
            [FieldChange { field: SheetField::Cost, before: "gratuito".into(), after: "20 euro".into() }]
        );
    }
}
