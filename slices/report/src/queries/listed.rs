//! The values that tables list. They come from the program's own words, the catalogue, the bodies and the Comuni on record,
//! never from what was counted: a row that is there only where somebody stands in it would say so, even when its figure is hidden.

use std::collections::{BTreeMap, BTreeSet};

use contact::api::{Channel, Citizenship, Kind, Outcome, Request, Residence, Schooling, Sex, WorkStatus};
use desk::api::AppointmentState;
use kernel::Id;
use network::api::Organisation;
use storage::{Result, Tx};

use super::Scope;
use super::ground::Place;
use crate::model::facts::{AGES, Source};
use crate::model::plan::Listed;
use crate::model::{Dim, Form, Months};

/// As many services as a table lists; those of a larger catalogue that come after stand together.
const MOST_SERVICES: u32 = 500;

/// What became of hand-overs, in the order of their steps.
pub(crate) const HANDOVERS: [(&str, &str); 11] = [
    ("sent", "report-handover-sent"),
    ("accepted", "report-handover-accepted"),
    ("started", "report-handover-started"),
    ("declined", "report-handover-declined"),
    ("unreachable", "report-handover-unreachable"),
    ("redirected", "report-handover-redirected"),
    ("recorded", "report-handover-recorded"),
    ("refused", "report-handover-refused"),
    ("withdrawn", "report-handover-withdrawn"),
    ("lapsed", "report-handover-lapsed"),
    ("silent", "report-handover-silent"),
];

/// What became of appointments, likewise.
pub(crate) const APPOINTMENTS: [(AppointmentState, &str); 6] = [
    (AppointmentState::Held, "report-appointment-held"),
    (AppointmentState::Booked, "report-appointment-booked"),
    (AppointmentState::Served, "report-appointment-served"),
    (AppointmentState::NoShow, "report-appointment-no-show"),
    (AppointmentState::Displaced, "report-appointment-displaced"),
    (AppointmentState::Cancelled, "report-appointment-cancelled"),
];

/// The lists that the program does not have by itself, with their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    on_record: BTreeMap<Dim, Vec<(String, String)>>,
}

impl Vocabulary {
    /// The lists that a form needs, as they are on the last day of a period.
    pub(crate) async fn of(
        tx: &mut Tx,
        scope: &Scope,
        place: &Place,
        form: &Form,
        period: Months,
    ) -> Result<Self> {
        let tables = form.sections.iter().flat_map(|section| &section.tables);
        let dims: BTreeSet<Dim> = tables.flat_map(|table| table.dims()).collect();
        let day = period.to.last_day();
        let mut on_record: BTreeMap<Dim, Vec<(String, String)>> = BTreeMap::new();
        if dims.contains(&Dim::Service) {
            let since = Some(period.from.first_day());
            let services = desk::api::services_on_record(tx, since, MOST_SERVICES).await?;
            let pairs = services.into_iter().map(|one| (one.id.to_string(), one.name));
            on_record.insert(Dim::Service, by_name(pairs.collect()));
        }
        if dims.contains(&Dim::Receiver) {
            let members = match &scope.agreement {
                Some(agreement) => network::api::parties_as_of(tx, agreement.id, day).await?,
                None => network::api::members_as_of(tx, scope.network.id, day).await?,
            };
            let ids: BTreeSet<Id<Organisation>> = members.iter().map(|one| one.organisation).collect();
            on_record.insert(Dim::Receiver, bodies(tx, ids).await?);
        }
        if dims.contains(&Dim::Organisation) {
            let ids = place.all.iter().map(|desk| Id::from_uuid(desk.organisation)).collect();
            on_record.insert(Dim::Organisation, bodies(tx, ids).await?);
        }
        if dims.contains(&Dim::Agreement) {
            let mut agreements: Vec<(String, String)> = Vec::new();
            match &scope.agreement {
                Some(agreement) => agreements.push((agreement.id.to_string(), agreement.title.clone())),
                None => {
                    for day in [period.from.first_day(), day] {
                        let found = network::api::agreements_as_of(tx, scope.network.id, day).await?;
                        agreements.extend(found.into_iter().map(|one| (one.id.to_string(), one.terms.title)));
                    }
                }
            }
            on_record.insert(Dim::Agreement, by_name(agreements));
        }
        if dims.contains(&Dim::Residence) {
            on_record.insert(Dim::Residence, comuni(tx, place).await?);
        }
        Ok(Self { on_record })
    }

    /// The names of what is listed.
    pub(crate) fn names(&self) -> impl Iterator<Item = (Dim, &str, &str)> {
        self.on_record
            .iter()
            .flat_map(|(dim, pairs)| pairs.iter().map(|(id, name)| (*dim, id.as_str(), name.as_str())))
    }

    /// What a table of some source lists.
    pub(crate) fn listed(&self, dim: Dim, source: Source) -> Option<Listed> {
        let is_contact = matches!(source, Source::Contacts | Source::Services);
        let mut words: Vec<String> = match fixed_words(dim, source) {
            Some(words) => words.into_iter().map(str::to_owned).collect(),
            // Desks, Comuni and groups are those of the report.
            None => self.on_record.get(&dim)?.iter().map(|(id, _)| id.clone()).collect(),
        };
        let others = match dim {
            Dim::Service => Some("report-others-services"),
            Dim::Receiver => Some("report-others-bodies"),
            Dim::Residence => Some("report-others-comuni"),
            Dim::Organisation if source == Source::Handovers => Some("report-others-bodies"),
            _ => None,
        };
        let may_be_unsaid = match dim {
            Dim::Channel | Dim::Request | Dim::Organisation => false,
            Dim::Kind => !is_contact,
            Dim::Service => source != Source::Services,
            Dim::Outcome => is_contact,
            Dim::Receiver => source != Source::Handovers,
            _ => true,
        };
        if may_be_unsaid {
            words.push(String::new());
        }
        Some(Listed { words, others })
    }
}

/// The words that the program has for a grouping of some source; none where they are names on record.
pub(crate) fn fixed_words(dim: Dim, source: Source) -> Option<Vec<&'static str>> {
    Some(match dim {
        Dim::Channel => Channel::ALL.iter().map(|one| one.word()).collect(),
        Dim::Kind => Kind::ALL.iter().map(|one| one.word()).collect(),
        Dim::Request => Request::ALL.iter().map(|one| one.word()).collect(),
        Dim::Outcome => match source {
            Source::Contacts | Source::Services => Outcome::ALL.iter().map(|one| one.word()).collect(),
            Source::Appointments => APPOINTMENTS.iter().map(|(state, _)| state.word()).collect(),
            Source::Handovers => HANDOVERS.iter().map(|(word, _)| *word).collect(),
        },
        Dim::Sex => Sex::ALL.iter().map(|one| one.word()).collect(),
        Dim::Age => AGES.iter().map(|(word, _, _)| *word).collect(),
        Dim::Citizenship => Citizenship::ALL.iter().map(|one| one.word()).collect(),
        Dim::WorkStatus => WorkStatus::ALL.iter().map(|one| one.word()).collect(),
        Dim::Schooling => Schooling::ALL.iter().map(|one| one.word()).collect(),
        Dim::Visit => vec!["first", "again"],
        Dim::Agreement
        | Dim::Organisation
        | Dim::Comune
        | Dim::Desk
        | Dim::Service
        | Dim::Group
        | Dim::Residence
        | Dim::Receiver => return None,
    })
}

fn by_name(mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs.sort_by_cached_key(|(id, name)| (name.to_lowercase(), id.clone()));
    pairs.dedup();
    pairs
}

async fn bodies(tx: &mut Tx, ids: BTreeSet<Id<Organisation>>) -> Result<Vec<(String, String)>> {
    let ids: Vec<Id<Organisation>> = ids.into_iter().collect();
    let bodies = network::api::organisations(tx, &ids).await?;
    Ok(by_name(bodies.iter().map(|body| (body.id.to_string(), body.name.clone())).collect()))
}

/// The Comuni of the provinces where the desks are, and elsewhere.
async fn comuni(tx: &mut Tx, place: &Place) -> Result<Vec<(String, String)>> {
    let all = network::api::municipalities(tx).await?;
    let of_desks: BTreeSet<&str> = place.desks.iter().map(|(_, code)| code.as_str()).collect();
    let provinces: BTreeSet<&str> = all
        .iter()
        .filter(|one| of_desks.contains(one.istat_code.as_str()))
        .map(|one| one.province_code.as_str())
        .collect();
    let listed = all.iter().filter(|one| provinces.contains(one.province_code.as_str()));
    let mut listed = by_name(listed.map(|one| (one.istat_code.to_string(), one.name.clone())).collect());
    listed.push((Residence::Elsewhere.word().to_owned(), String::new()));
    Ok(listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_words_are_listed_whatever_was_counted() {
        let none = Vocabulary::default();
        let of = |dim, source| none.listed(dim, source).unwrap().words;

        assert_eq!(of(Dim::Request, Source::Contacts).len(), Request::ALL.len());
        assert_eq!(of(Dim::Age, Source::Contacts).first().map(String::as_str), Some("0-14"));
        assert_eq!(of(Dim::Outcome, Source::Appointments).len(), 6);
        assert!(of(Dim::Outcome, Source::Handovers).contains(&"silent".to_owned()));
        assert!(!of(Dim::Channel, Source::Contacts).contains(&String::new()), "every contact has a channel");
        assert!(of(Dim::Sex, Source::Contacts).contains(&String::new()));
    }

    #[test]
    fn lists_on_record_have_a_row_for_all_others() {
        let pair = ("s1".to_owned(), "Curriculum".to_owned());
        let vocabulary = Vocabulary { on_record: BTreeMap::from([(Dim::Service, vec![pair])]) };

        let given = vocabulary.listed(Dim::Service, Source::Services).unwrap();
        let booked = vocabulary.listed(Dim::Service, Source::Appointments).unwrap();

        assert_eq!((given.words, given.others), (vec!["s1".to_owned()], Some("report-others-services")));
        assert_eq!(booked.words, ["s1", ""]);
        assert_eq!(vocabulary.listed(Dim::Group, Source::Contacts), None);
    }
}
