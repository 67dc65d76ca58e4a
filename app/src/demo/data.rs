//! The demonstration's data as they stand in `data/*.toml`. Notices' facts are true; the rest is invented and marked.

use desk::model::launch::Item;
use jiff::civil::{Date, Time};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A Comune of the province.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Key within the data.
    pub key: String,
    /// Name.
    pub name: String,
    /// ISTAT code.
    pub istat_code: String,
    /// Cadastral code.
    pub cadastral_code: Option<String>,
    /// IPA code of its Comune.
    pub ipa_code: Option<String>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Inhabitants.
    pub population: Option<u32>,
    /// Whether a desk of the network is there.
    #[serde(default)]
    pub has_desk: bool,
}

/// A body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Key within the data.
    pub key: String,
    /// Name.
    pub name: String,
    /// Kind, as `network::OrganisationKind` is written.
    pub kind: String,
    /// IPA code.
    pub ipa_code: Option<String>,
    /// ISTAT code.
    pub istat_code: Option<String>,
    /// Whether it exists in this demonstration only.
    pub invented: bool,
    /// Its seat.
    pub municipality: Option<String>,
    /// Site.
    pub website: Option<String>,
    /// Mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// One sentence.
    pub description: Option<String>,
}

/// A service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Key within the data; becomes the slug.
    pub key: String,
    /// The body that gives it.
    pub organisation: String,
    /// Name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// More.
    pub description: String,
    /// `persons`, `firms` or `both`.
    pub audience: String,
    /// LEP code.
    pub lep: String,
    /// Topics.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Target groups.
    #[serde(default)]
    pub target_groups: Vec<String>,
    /// A chi è rivolto.
    pub who: String,
    /// Come fare.
    pub how: String,
    /// Cosa serve.
    #[serde(default)]
    pub bring: Vec<String>,
    /// Cosa si ottiene.
    pub gets: String,
    /// Tempi e scadenze.
    pub times: String,
    /// What it costs.
    pub cost: String,
    /// Condizioni di servizio.
    pub conditions: String,
    /// As people say it.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Channels.
    #[serde(default)]
    pub channels: Vec<String>,
    /// Length of a meeting.
    pub minutes: u32,
    /// Youngest age.
    pub min_age: Option<u32>,
    /// Oldest age.
    pub max_age: Option<u32>,
    /// Languages.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Where it is given; everywhere when empty.
    #[serde(default)]
    pub municipalities: Vec<String>,
    /// Days since its body confirmed it.
    pub confirmed_days_ago: i64,
}

/// A word of a vocabulary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its key.
    #[serde(alias = "code")]
    pub key: String,
    /// In Italian.
    pub name_it: String,
    /// In English.
    pub name_en: String,
}

/// The vocabularies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabularies {
    /// Essential levels of service (DM 4/2018).
    pub lep: Vec<Term>,
    /// Topics.
    pub topic: Vec<Term>,
    /// Target groups.
    pub target_group: Vec<Term>,
}

/// What somebody says and the service she should find.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Her words.
    pub text: String,
    /// The service's key.
    pub expect: String,
}

/// A desk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// Key within the data; becomes the slug.
    pub key: String,
    /// Name.
    pub name: String,
    /// Its Comune.
    pub municipality: String,
    /// The body that keeps it.
    pub organisation: String,
    /// Whether it has been launched.
    pub open: bool,
    /// `desk` or `info_point`.
    pub kind: String,
    /// On which day it opened.
    pub opened_on: Option<Date>,
    /// How long ago its Comune began to prepare it.
    #[serde(default)]
    pub begun_days_ago: i64,
    /// Where it is.
    pub address: String,
    /// Its telephone, where one is known.
    pub phone: Option<String>,
    /// When it is open.
    pub hours: Vec<Hours>,
    /// How many counters.
    pub agendas: u32,
    /// What is missing before it can be launched.
    #[serde(default)]
    pub missing: Vec<String>,
    /// In how many days its operator will be trained, where that is planned.
    pub training_in_days: Option<i64>,
    /// Whether its operator has just been invited and has no password yet.
    #[serde(default)]
    pub invited: bool,
}

impl Desk {
    /// Whether an item of the check-list is missing.
    pub fn lacks(&self, item: Item) -> bool {
        self.missing.iter().any(|word| word == item.word())
    }
}

/// A span of a weekday.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// `mon` to `sun`.
    pub day: String,
    /// From, on the wall.
    pub from: Time,
    /// Until, on the wall.
    pub to: Time,
}

/// A programme.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Key within the data.
    pub key: String,
    /// Name.
    pub name: String,
    /// Who promotes it.
    pub promoter: String,
    /// Who pays.
    pub funder: String,
    /// Funding line.
    pub line: String,
}

/// An agreement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Key within the data.
    pub key: String,
    /// `memorandum`, `pact` or `project`.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Its programme.
    pub programme: String,
    /// The lead partner.
    pub lead: String,
    /// When it was signed.
    pub signed_on: Option<Date>,
    /// From.
    pub valid_from: Date,
    /// Until, included.
    pub valid_until: Option<Date>,
    /// Grant, in cents.
    pub budget_cents: Option<i64>,
    /// Local co-funding, in cents.
    pub cofunding_cents: Option<i64>,
    /// Parties.
    pub parties: Vec<String>,
    /// Target groups.
    #[serde(default)]
    pub target_groups: Vec<TargetGroup>,
    /// Data controller.
    pub privacy_controller: String,
    /// `public_task` or `consent`.
    pub legal_basis: String,
    /// What must be known of these data.
    pub note: Option<String>,
}

/// A target group of an agreement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetGroup {
    /// Key.
    pub key: String,
    /// In Italian.
    pub name_it: String,
    /// In English.
    pub name_en: String,
    /// Youngest age.
    pub min_age: Option<u32>,
    /// Oldest age.
    pub max_age: Option<u32>,
    /// The rule in words.
    pub rule: String,
    /// What else of the rule can be told from what a person said.
    #[serde(default)]
    pub conditions: Vec<::network::api::Condition>,
}

/// A body that asked to join the protocol.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Its name.
    pub name: String,
    /// Kind, as `network::OrganisationKind` is written.
    pub kind: String,
    /// Its seat.
    pub municipality: String,
    /// Where it is answered.
    pub email: String,
    /// What it wrote.
    pub note: String,
    /// How long ago it asked.
    pub days_ago: i64,
    /// How far it has come: `requested`, `approved`, `signed`, `active` or `refused`.
    pub state: String,
    /// Why it was refused.
    #[serde(default)]
    pub reason: String,
}

/// All of it.
pub struct Data {
    /// Comuni.
    pub municipalities: Vec<Municipality>,
    /// Bodies.
    pub organisations: Vec<Organisation>,
    /// Services.
    pub services: Vec<Service>,
    /// Vocabularies.
    pub vocabularies: Vocabularies,
    /// Phrases for the check of the search.
    pub phrases: Vec<Phrase>,
    /// Desks.
    pub desks: Vec<Desk>,
    /// Programmes.
    pub programmes: Vec<Programme>,
    /// Agreements.
    pub agreements: Vec<Agreement>,
    /// Bodies that asked to join.
    pub requests: Vec<Request>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agreements {
    programme: Vec<Programme>,
    agreement: Vec<Agreement>,
    request: Vec<Request>,
}

/// Data of ours that cannot be read: a fault of the build.
#[derive(Debug, thiserror::Error)]
#[error("demonstration data {file}: {source}")]
pub struct DataError {
    file: &'static str,
    source: toml::de::Error,
}

impl Data {
    /// Reads what the binary carries.
    ///
    /// # Errors
    /// [`DataError`] names the file and the line.
    pub fn read() -> Result<Self, DataError> {
        let agreements: Agreements = whole("agreements", include_str!("data/agreements.toml"))?;
        Ok(Self {
            municipalities: list("municipality", include_str!("data/municipalities.toml"))?,
            organisations: list("organisation", include_str!("data/organisations.toml"))?,
            services: list("service", include_str!("data/services.toml"))?,
            vocabularies: whole("vocabularies", include_str!("data/vocabularies.toml"))?,
            phrases: list("phrase", include_str!("data/phrases.toml"))?,
            desks: list("desk", include_str!("data/desks.toml"))?,
            programmes: agreements.programme,
            agreements: agreements.agreement,
            requests: agreements.request,
        })
    }
}

fn whole<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, DataError> {
    toml::from_str(text).map_err(|source| DataError { file, source })
}

/// A file that holds one list under `name`.
fn list<T: DeserializeOwned>(name: &'static str, text: &str) -> Result<Vec<T>, DataError> {
    let mut table: toml::Table = whole(name, text)?;
    let rows = table.remove(name).unwrap_or(toml::Value::Array(Vec::new()));
    rows.try_into().map_err(|source| DataError { file: name, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_carried_by_the_binary_can_be_read() {
        let data = Data::read().unwrap();

        assert_eq!(data.desks.len(), 13);
        assert_eq!(data.desks.iter().filter(|desk| desk.open).count(), 8);
        assert!(data.organisations.len() >= 40 && data.services.len() >= 80);
        assert_eq!(data.phrases.len(), 60);
    }

    #[test]
    fn services_belong_to_invented_bodies_only() {
        let data = Data::read().unwrap();
        let real: Vec<&str> =
            data.organisations.iter().filter(|body| !body.invented).map(|body| body.key.as_str()).collect();

        let wrong: Vec<&str> = data
            .services
            .iter()
            .filter(|service| real.contains(&service.organisation.as_str()))
            .map(|service| service.key.as_str())
            .collect();

        assert_eq!(wrong, Vec::<&str>::new());
    }
}
