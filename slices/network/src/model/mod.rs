//! Types, rules and transitions of the room. No input and output, nothing asynchronous; tests inline.

mod adhesion;
mod agreement;
mod body_code;
mod change;
mod import;
mod italian;
mod mandate;
mod membership;
mod municipality;
mod network;
mod organisation;
mod programme;
mod public_index;
mod signature;
mod target_group;

pub use adhesion::{Adhesion, AdhesionState, AdhesionVerb, StepRefused};
pub use agreement::{
    Agreement, AgreementKind, AgreementTerms, DEFAULT_SUPPRESSION_THRESHOLD, LegalBasis, PartnerRole,
};
pub use body_code::{BodyCode, BodyCodeError, CODE_DAYS, CodeFault, SentCode};
pub use change::{Change, Facts, changes};
pub use import::{IMPORT_COLUMNS, ImportPlan, check_bodies, export_row, plan_import};
pub use italian::{kind_in_words, website};
pub use mandate::{ContactPerson, Mandate, MandateError, Position, admit_mandate};
pub use membership::{
    Membership, Party, Term, TermError, ValidityError, admit_term, admit_validity, count_by_kind, growth,
};
pub use municipality::Municipality;
pub use network::Network;
pub use organisation::{Organisation, OrganisationDetails, OrganisationKind, name_key};
pub use programme::{Programme, ProgrammePart, ProgrammeRole};
pub use public_index::{INDEX_COLUMNS, IndexEntry, IndexPlan, ReadIndex, masked, plan_index, read_index};
pub use signature::{RoundCount, Signature, SignatureRound, SignatureState};
pub use target_group::{BaseFacts, Belongs, Condition, Fact, TargetGroup};
