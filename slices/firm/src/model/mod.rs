//! What a firm's need is and what may become of it. Pure: no database, no clock, no pages.

mod ask;
mod lifecycle;
mod need;
mod number;
mod terms;
mod times;
mod typed;
mod vacancy;
mod wording;
mod words;

pub use ask::{Ask, AskReply, AskState};
pub use lifecycle::{Outcome, STEPS, State, StepRefused, Verb, may_close};
pub use need::{Firm, Need, Origin, Step, StepKind};
pub use number::{code_of, hash_of, number};
pub use terms::{
    ANSWER_DAYS, ASK_DAYS, ASK_REMIND_DAYS, CLOSE_DAYS, DRAFT_DAYS, Late, OUTCOME_DAYS, REST_DAYS,
    RETENTION_DAYS, UNCONFIRMED_DAYS, answer_by, ask_by, late_before,
};
pub use times::{Elapsed, Summary, median};
pub use typed::{ELSEWHERE, Fault, FaultKind, Part, Said, TypedNeed, firm_code};
pub use vacancy::{TypedVacancy, Vacancy, VacancyDraft, VacancyState};
pub use wording::{Confirmed, TypedWording, Wording, may_stay};
pub use words::{Contract, Field, Hours, Kind};
