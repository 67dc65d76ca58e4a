//! The choices of a contact's form, some with the key that chooses them.

use web::Caller;
use web::forms::Choice;

use crate::model::{
    AgeBand, Channel, Citizenship, Kind, Outcome, Request, Residence, Schooling, Sex, WorkStatus,
};
use crate::queries::Ground;

/// A choice and its key.
#[derive(Clone, Debug)]
pub(super) struct Keyed {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) key: &'static str,
}

/// The digits that choose services.
const DIGITS: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];

pub(super) fn channels(caller: &Caller) -> Vec<Keyed> {
    let key = |channel: Channel| match channel {
        Channel::InPerson => "p",
        Channel::Phone => "t",
        Channel::Video => "v",
        Channel::Mail => "m",
        Channel::Web => "w",
    };
    let keyed = |channel: &Channel| Keyed {
        value: channel.word().to_owned(),
        label: caller.t(channel.text()),
        key: key(*channel),
    };
    Channel::ALL.iter().map(keyed).collect()
}

pub(super) fn requests(caller: &Caller, kind: Kind) -> Vec<Keyed> {
    let keyed = |request: Request| Keyed {
        value: request.word().to_owned(),
        label: caller.t(request.text()),
        key: key_of(request),
    };
    crate::model::requests(kind)
        .into_iter()
        .filter(|request| kind == Kind::Person || *request != Request::Other)
        .map(keyed)
        .collect()
}

const fn key_of(request: Request) -> &'static str {
    match request {
        Request::Job => "1",
        Request::Curriculum => "2",
        Request::Orientation => "3",
        Request::Training => "4",
        Request::Traineeship => "5",
        Request::Studies => "6",
        Request::PublicPost => "7",
        Request::Enterprise => "8",
        Request::Support => "9",
        Request::Rights => "0",
        Request::Abroad => "e",
        Request::Digital => "d",
        Request::Staff => "p",
        Request::HostTrainee => "t",
        Request::StaffTraining => "f",
        Request::Incentives => "i",
        Request::Visit => "v",
        Request::Other => "x",
    }
}

/// The services given most, by digits.
pub(super) fn most_given(ground: &Ground) -> Vec<Keyed> {
    let keyed = |((id, name), key): (&(desk::api::ServiceId, String), &'static str)| Keyed {
        value: id.to_string(),
        label: name.clone(),
        key,
    };
    ground.most_given.iter().zip(DIGITS).map(keyed).collect()
}

pub(super) fn kinds(caller: &Caller) -> Vec<Keyed> {
    let keyed = |kind: &Kind| Keyed {
        value: kind.word().to_owned(),
        label: caller.t(kind.text()),
        key: match kind {
            Kind::Person => "p",
            Kind::Firm => "i",
        },
    };
    Kind::ALL.iter().map(keyed).collect()
}

/// The folded choices of the form.
pub(super) struct Folded {
    pub(super) bands: Vec<Choice>,
    pub(super) sexes: Vec<Choice>,
    pub(super) comuni: Vec<Choice>,
    pub(super) citizenships: Vec<Choice>,
    pub(super) work: Vec<Choice>,
    pub(super) schooling: Vec<Choice>,
    pub(super) yes_no: Vec<Choice>,
    pub(super) first: Vec<Choice>,
    pub(super) outcomes: Vec<Choice>,
    pub(super) bodies: Vec<Choice>,
    pub(super) agreements: Vec<Choice>,
    pub(super) services: Vec<Choice>,
}

impl Folded {
    pub(super) fn of(caller: &Caller, ground: &Ground) -> Self {
        let named = |word: &str, key: &str| Choice::new(word, caller.t(key));
        let elsewhere = Residence::Elsewhere;
        let elsewhere = elsewhere.text().map(|key| named(elsewhere.word(), key));
        Self {
            bands: AgeBand::ALL.iter().map(|one| named(one.word(), one.text())).collect(),
            sexes: Sex::ALL.iter().map(|one| named(one.word(), one.text())).collect(),
            comuni: ground
                .comuni
                .iter()
                .map(|one| Choice::new(one.istat_code.as_str(), one.name.clone()))
                .chain(elsewhere)
                .collect(),
            citizenships: Citizenship::ALL.iter().map(|one| named(one.word(), one.text())).collect(),
            work: WorkStatus::ALL.iter().map(|one| named(one.word(), one.text())).collect(),
            schooling: Schooling::ALL.iter().map(|one| named(one.word(), one.text())).collect(),
            yes_no: vec![named("si", "contact-said-yes"), named("no", "contact-said-no")],
            first: vec![named("si", "contact-first-yes"), named("no", "contact-first-no")],
            outcomes: outcomes(caller),
            bodies: ground
                .bodies
                .iter()
                .map(|one| Choice::new(one.id.to_string(), one.name.clone()))
                .collect(),
            agreements: ground
                .agreements
                .iter()
                .map(|one| Choice::new(one.id.to_string(), one.title.clone()))
                .collect(),
            services: ground
                .services
                .iter()
                .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
                .collect(),
        }
    }
}

pub(super) fn outcomes(caller: &Caller) -> Vec<Choice> {
    Outcome::ALL.iter().map(|one| Choice::new(one.word(), caller.t(one.text()))).collect()
}

/// All requests, for a case.
pub(super) fn request_choices(caller: &Caller) -> Vec<Choice> {
    Request::ALL.iter().map(|one| Choice::new(one.word(), caller.t(one.text()))).collect()
}
