//! What an action answers when it does not do what was asked: outcomes a caller can act on.

use jiff::civil::Date;
use kernel::Id;
use policy::Refusal;
use storage::StorageError;

use crate::model::{CodeFault, MandateError, Organisation, StepRefused, TermError, ValidityError};

/// Registering and editing bodies.
#[derive(Debug, thiserror::Error)]
pub enum OrganisationError {
    /// There is no such body or network.
    #[error("no such body")]
    NotFound,
    /// A body with that name or one of these codes is on record.
    #[error("the body is on record already")]
    Known(Id<Organisation>),
    /// The Comune is not on record.
    #[error("unknown municipality")]
    UnknownMunicipality,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Networks, programmes, agreements.
#[derive(Debug, thiserror::Error)]
pub enum AgreementError {
    /// There is no such network, agreement or programme.
    #[error("no such agreement")]
    NotFound,
    /// A body that it names is not on record.
    #[error("a body is not on record")]
    UnknownBody,
    /// The name is taken.
    #[error("the name is taken")]
    NameTaken,
    /// It would end before it begins.
    #[error("it ends before it begins")]
    EndsBeforeStart,
    /// It would leave a membership outside.
    #[error(transparent)]
    Validity(#[from] ValidityError),
    /// A round that is open renews to that day: it cannot end before.
    #[error("an open round renews beyond its end")]
    RoundRenewsTo(Date),
    /// It has parties: whether they are members of the network is settled.
    #[error("whether it confers membership is settled")]
    ConfersSettled,
    /// The lead must be one of its parties.
    #[error("the lead is no party of it")]
    LeadNotParty,
    /// Somebody else changed it in the meantime.
    #[error("it was changed in the meantime")]
    Moved,
    /// Agreements of a network that she does not coordinate are under the programme.
    #[error("the programme is another network's too")]
    UsedElsewhere,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Parties and their way into an agreement.
#[derive(Debug, thiserror::Error)]
pub enum AdhesionError {
    /// There is no such party, agreement or body.
    #[error("no such party")]
    NotFound,
    /// The body is a party already, or on its way.
    #[error("the body is a party already")]
    AlreadyParty,
    /// The agreement has a lead partner.
    #[error("the agreement has a lead partner")]
    LeadTaken,
    /// The agreement is over.
    #[error("the agreement is over")]
    AgreementOver,
    /// From where it stands this cannot be done.
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// Somebody else moved it in the meantime.
    #[error("it was moved in the meantime")]
    Moved,
    /// The term does not fit.
    #[error(transparent)]
    Term(#[from] TermError),
    /// The day of the end lies before the beginning or is not a day on which it is bound.
    #[error("not a day on which it is bound")]
    NotBoundThen,
    /// The term would end before it begins; a renewal begins where the present term ends.
    #[error("the end comes before the beginning")]
    EndsBeforeStart,
    /// Its term has no end, so there is nothing to renew.
    #[error("the term has no end")]
    NoEnd,
    /// A code or name of the applicant does not fit the body on record.
    #[error("the applicant does not fit the body on record")]
    NotThatBody,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Signatures and their rounds.
#[derive(Debug, thiserror::Error)]
pub enum SignatureError {
    /// There is no such signature or round.
    #[error("no such signature")]
    NotFound,
    /// No act is awaited: it is here, or no longer asked for.
    #[error("no act is awaited")]
    NotAwaited,
    /// The day on the act lies in the future.
    #[error("the day of signature lies in the future")]
    InFuture,
    /// The round is closed.
    #[error("the round is closed")]
    Closed,
    /// The last day lies in the past.
    #[error("the last day lies in the past")]
    DueInPast,
    /// There is nobody to ask.
    #[error("nobody to ask")]
    Nobody,
    /// The agreement ends before the new terms would: prolong it first.
    #[error("the agreement ends before")]
    AgreementEndsBefore,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Offices of bodies.
#[derive(Debug, thiserror::Error)]
pub enum MandateFault {
    /// There is no such body or mandate.
    #[error("no such mandate")]
    NotFound,
    /// It does not fit beside those that the body has.
    #[error(transparent)]
    Rule(#[from] MandateError),
    /// It does not run on that day.
    #[error("the mandate does not run on that day")]
    NotRunning,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Importing bodies.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is no such network or file; files are forgotten after a day.
    #[error("no such import")]
    NotFound,
    /// The file gives no table.
    #[error(transparent)]
    Table(#[from] tables::TableError),
    /// Columns are missing.
    #[error(transparent)]
    Columns(#[from] tables::MissingColumns),
    /// It has faults: nothing was written.
    #[error("the file has faults")]
    Faulty,
    /// It was written before.
    #[error("the file was imported already")]
    Done,
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Importing the public index.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The file gives no table.
    #[error("the file cannot be read: {0}")]
    Table(#[from] tables::TableError),
    /// Columns are missing.
    #[error(transparent)]
    Columns(#[from] tables::MissingColumns),
    /// So many bodies are not in it that it is likely a part of the index.
    #[error("{0} bodies on record are not in the file: it looks like a part of the index")]
    WithdrawsTooMuch(usize),
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Coming to a mandate by the code that went to the body's certified mail.
#[derive(Debug, thiserror::Error)]
pub enum ActivationError {
    /// The index has no such body, or has it no more.
    #[error("the index has no such body")]
    UnknownBody,
    /// The index has no certified address of the body.
    #[error("the index has no certified address of the body")]
    NoAddress,
    /// Too many codes were asked for, or too many wrong ones typed.
    #[error("too many tries")]
    TooMany,
    /// The body was sent no such code.
    #[error("the body was sent no such code")]
    WrongCode,
    /// The code opens nothing any more.
    #[error(transparent)]
    Code(#[from] CodeFault),
    /// Not signed in, or not surely enough.
    #[error("a national identity of level 2 is needed")]
    LevelTooLow,
    /// Signed in, but no country has said who she is.
    #[error("the account has no national identity")]
    NoNationalIdentity,
    /// Her country is another: she has no fiscal code.
    #[error("a mandate needs a fiscal code")]
    NoFiscalCode,
    /// She did it already with this code.
    #[error("she activated it already")]
    DoneBefore(Id<Organisation>),
    /// Which body on record is meant cannot be told.
    #[error("several bodies on record could be meant")]
    Unclear,
    /// It does not fit beside the mandates that the body has.
    #[error(transparent)]
    Rule(#[from] MandateError),
    /// The role could not be given.
    #[error(transparent)]
    Role(#[from] identity::api::StaffError),
    /// Not hers to do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
