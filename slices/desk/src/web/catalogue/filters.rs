//! The filters of the public list: read from the address, shown as fields, written back into addresses.

use storage::Tx;
use texts::Translator;
use web::forms::{Choice, Form};

use super::said;
use crate::model::catalogue::{AccessChannel, Audience, Filters, Scheme, Vocabulary};
use crate::web::shown::encoded;

/// Names in the address, and the kind of label behind each.
const FIELDS: [(&str, &str); 7] = [
    ("per", "audience"),
    ("argomento", "topic"),
    ("gruppo", "target_group"),
    ("canale", "channel"),
    ("comune", "municipality"),
    ("lingua", "language"),
    ("costo", "cost"),
];

/// The filters that an address asks for. A value that no service has narrows to nothing, as it should.
pub fn of(form: &Form) -> Filters {
    let mut filters = Filters::default();
    for (field, kind) in FIELDS {
        if let Some(code) = form.get(field) {
            filters.require(kind, code);
        }
    }
    filters
}

/// How many are chosen.
pub fn chosen(form: &Form) -> usize {
    FIELDS.iter().filter(|(field, _)| form.has(field)).count()
}

/// The address of this list at another page.
pub fn address(form: &Form, page: u32) -> String {
    let fields = ["q"].into_iter().chain(FIELDS.iter().map(|(field, _)| *field));
    let mut parts: Vec<String> = fields
        .filter_map(|field| form.get(field).map(|value| format!("{field}={}", encoded(value))))
        .collect();
    if page > 1 {
        parts.push(format!("pagina={page}"));
    }
    if parts.is_empty() { "/servizi".to_owned() } else { format!("/servizi?{}", parts.join("&")) }
}

/// What each filter offers.
pub struct Choices {
    /// For whom.
    pub audiences: Vec<Choice>,
    /// Topics.
    pub topics: Vec<Choice>,
    /// Target groups.
    pub groups: Vec<Choice>,
    /// Channels.
    pub channels: Vec<Choice>,
    /// Comuni.
    pub municipalities: Vec<Choice>,
    /// Languages.
    pub languages: Vec<Choice>,
}

/// What the filters offer today.
///
/// # Errors
/// When the database refuses.
pub async fn choices(tx: &mut Tx, t: &Translator, vocabulary: &Vocabulary) -> storage::Result<Choices> {
    let terms = |scheme| -> Vec<Choice> {
        vocabulary.of(scheme).map(|term| Choice::new(term.code.clone(), term.name(t.locale()))).collect()
    };
    let municipalities = network::api::municipalities(tx).await?;
    Ok(Choices {
        audiences: [Audience::Persons, Audience::Firms]
            .into_iter()
            .map(|audience| Choice::new(audience.code(), t.t(said::audience(audience))))
            .collect(),
        topics: terms(Scheme::Topic),
        groups: terms(Scheme::TargetGroup),
        channels: AccessChannel::ALL
            .into_iter()
            .map(|channel| Choice::new(channel.code(), t.t(said::channel(channel))))
            .collect(),
        municipalities: municipalities
            .iter()
            .map(|place| Choice::new(place.istat_code.as_str(), place.name.clone()))
            .collect(),
        languages: said::LANGUAGES
            .into_iter()
            .map(|code| Choice::new(code, said::language(t, code)))
            .collect(),
    })
}
