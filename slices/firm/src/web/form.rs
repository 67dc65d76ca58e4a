//! The form of a need: the same fields for the public, in steps, and for the desk, on one page.

use std::collections::BTreeSet;

use ::web::Caller;
use ::web::forms::{Choice, FieldErrors, Form};
use kernel::IstatCode;
use storage::Tx;

use crate::model::{Contract, ELSEWHERE, Fault, Hours, Kind, TypedNeed};

/// All fields that a firm fills, in the order of the pages.
pub(super) const FIELDS: [&str; 16] = [
    "kind",
    "topic",
    "details",
    "people",
    "place",
    "contract",
    "hours",
    "by_day",
    "firm",
    "code",
    "comune",
    "contact",
    "email",
    "phone",
    "may_share",
    "privacy",
];

/// What the form can choose from.
pub(super) struct Choices {
    pub(super) kinds: Vec<Choice>,
    pub(super) contracts: Vec<Choice>,
    pub(super) hours: Vec<Choice>,
    pub(super) comuni: Vec<Choice>,
}

impl Choices {
    pub(super) async fn of(tx: &mut Tx, caller: &Caller) -> storage::Result<Self> {
        let kind = |kind: &Kind| Choice::new(kind.word(), caller.t(kind.text())).hint(caller.t(kind.hint()));
        Ok(Self {
            kinds: Kind::ALL.iter().map(kind).collect(),
            contracts: contracts(caller),
            hours: Hours::ALL.iter().map(|one| Choice::new(one.word(), caller.t(one.text()))).collect(),
            comuni: comuni(tx, caller.t("firm-comune-elsewhere")).await?,
        })
    }
}

pub(super) fn contracts(caller: &Caller) -> Vec<Choice> {
    Contract::ALL.iter().map(|one| Choice::new(one.word(), caller.t(one.text()))).collect()
}

/// The Comuni on record, and the place that is none of them.
pub(super) async fn comuni(tx: &mut Tx, elsewhere: String) -> storage::Result<Vec<Choice>> {
    let comuni = network::api::municipalities(tx).await?;
    let comuni = comuni.into_iter().map(|one| Choice::new(one.istat_code.as_str(), one.name));
    Ok(comuni.chain([Choice::new(ELSEWHERE, elsewhere)]).collect())
}

/// The codes of the Comuni on record.
pub(super) async fn codes(tx: &mut Tx) -> storage::Result<BTreeSet<IstatCode>> {
    Ok(network::api::municipalities(tx).await?.into_iter().map(|one| one.istat_code).collect())
}

/// What the form brings.
pub(super) fn typed(form: &Form) -> TypedNeed {
    let text = |field: &str| form.text(field).to_owned();
    TypedNeed {
        kind: text("kind"),
        topic: text("topic"),
        details: text("details"),
        people: text("people"),
        place: text("place"),
        contract: text("contract"),
        hours: text("hours"),
        by_day: text("by_day"),
        firm: text("firm"),
        code: text("code"),
        comune: text("comune"),
        contact: text("contact"),
        phone: text("phone"),
        email: text("email"),
        may_share: form.has("may_share"),
        has_read_notice: form.has("privacy"),
    }
}

/// All that is wrong, each beside its field.
pub(super) fn errors(faults: &[Fault]) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for fault in faults {
        errors.add(fault.field, fault.kind.text());
    }
    errors
}
