//! The form of an opportunity: the same for a body and for the office.

use kernel::Id;
use network::api::Network;
use storage::Tx;
use texts::Locale;
use web::Caller;
use web::forms::{Choice, FieldErrors, Form};

use crate::actions::standing::groups;
use crate::model::draft::EVERYWHERE;
use crate::model::{Contract, Draft, Fault, Kind, Language, Opportunity};

/// What the form can choose from.
pub(crate) struct Choices {
    pub(crate) kinds: Vec<Choice>,
    pub(crate) contracts: Vec<Choice>,
    pub(crate) places: Vec<Choice>,
    pub(crate) groups: Vec<Choice>,
    pub(crate) languages: Vec<Choice>,
}

impl Choices {
    pub(crate) async fn of(tx: &mut Tx, caller: &Caller, networks: &[Id<Network>]) -> storage::Result<Self> {
        let mut names: Vec<Choice> = Vec::new();
        for network in networks {
            for group in groups(tx, *network, caller.cx.now().date()).await? {
                let name = if caller.visit.locale() == Locale::It { group.name_it } else { group.name_en };
                if !names.iter().any(|known| known.value == group.key) {
                    names.push(Choice::new(group.key, name));
                }
            }
        }
        Ok(Self {
            kinds: kinds(caller),
            contracts: Contract::ALL
                .iter()
                .map(|one| Choice::new(one.word(), caller.t(one.text())))
                .collect(),
            places: places(tx, caller).await?,
            groups: names,
            languages: languages(),
        })
    }
}

pub(crate) fn kinds(caller: &Caller) -> Vec<Choice> {
    Kind::ALL.iter().map(|kind| Choice::new(kind.word(), caller.t(kind.text()))).collect()
}

pub(crate) fn languages() -> Vec<Choice> {
    Language::ALL.iter().map(|one| Choice::new(one.word(), one.own_name())).collect()
}

/// The whole province first, then the Comuni.
pub(crate) async fn places(tx: &mut Tx, caller: &Caller) -> storage::Result<Vec<Choice>> {
    let comuni = network::api::municipalities(tx).await?;
    let comuni = comuni.into_iter().map(|one| Choice::new(one.istat_code.as_str(), one.name));
    Ok(std::iter::once(Choice::new(EVERYWHERE, caller.t("opportunity-place-everywhere")))
        .chain(comuni)
        .collect())
}

/// What the form brings.
pub(crate) fn draft(form: &Form) -> Draft {
    let text = |field: &str| form.text(field).to_owned();
    Draft {
        kind: text("kind"),
        title: text("title"),
        summary: text("summary"),
        body: text("body"),
        requirements: text("requirements"),
        employer: text("employer"),
        contract: text("contract"),
        positions: text("positions"),
        source_name: text("source_name"),
        link: text("link"),
        how: text("how"),
        place: text("place"),
        address: text("address"),
        starts_on: text("starts_on"),
        starts_at: text("starts_at"),
        ends_on: text("ends_on"),
        groups: form.get_all("groups").map(str::to_owned).collect(),
        language: text("language"),
    }
}

/// The form that shows what is on record.
pub(crate) fn form_of(one: &Opportunity) -> Form {
    let place = one.place.comune().map_or(EVERYWHERE, kernel::IstatCode::as_str).to_owned();
    let pairs = [
        ("kind", one.kind.word().to_owned()),
        ("title", one.title.clone()),
        ("summary", one.summary.clone()),
        ("body", one.body.clone()),
        ("requirements", one.requirements.clone()),
        ("employer", one.employer.clone().unwrap_or_default()),
        ("contract", one.contract.map(Contract::word).unwrap_or_default().to_owned()),
        ("positions", one.positions.map(|number| number.to_string()).unwrap_or_default()),
        ("source_name", one.source_name.clone()),
        ("link", one.link.clone().unwrap_or_default()),
        ("how", one.how.clone()),
        ("place", place),
        ("address", one.address.clone()),
        ("starts_on", one.starts_on.map(|day| day.to_string()).unwrap_or_default()),
        ("starts_at", one.starts_at.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default()),
        ("ends_on", one.ends_on.to_string()),
        ("language", one.language.word().to_owned()),
        ("version", one.version.to_string()),
    ];
    let groups = one.groups.iter().map(|key| ("groups", key.clone()));
    Form::from_pairs(pairs.into_iter().chain(groups))
}

/// The version that the form was shown with.
pub(crate) fn version(form: &Form) -> i64 {
    form.text("version").parse().unwrap_or(0)
}

/// All that is wrong, each beside its field.
pub(crate) fn errors(faults: &[Fault]) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for fault in faults {
        errors.add(fault.field, fault.kind.text());
    }
    errors
}
