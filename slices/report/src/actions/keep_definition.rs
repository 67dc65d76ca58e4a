//! A network keeps measures or a form of its own, or a newer edition of what comes with the program: looked at first, since it
//! holds for everybody at once.

use kernel::Id;
use network::api::Network;
use policy::{Permit, Resource};
use serde_json::json;
use storage::{Cx, Tx, trail};

use super::DefinitionError;
use crate::model::facts::Source;
use crate::model::form::{EDITIONS, SHIPPED_FORMS, SHIPPED_MEASURES, is_form, read_form, read_measures};
use crate::model::{Dim, Form, FormFault, Measure, Words};
use crate::policy::KeepDefinitions;
use crate::queries::{self, fixed_words};
use crate::store;
use crate::store::definition::{Definition, Kind};

/// What a document will change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Measures or a form.
    pub kind: Kind,
    /// The form, or each measure that is new or says something else.
    pub changes: Vec<Change>,
    /// How many measures of the document are in force as they are.
    pub same: usize,
    /// The forms that count with a measure that changes: their reports will count otherwise from now on.
    pub forms: Vec<Words>,
}

/// What a form or a measure will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its word.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// Its edition.
    pub version: u32,
    /// The edition in force and its name; nothing where it is new.
    pub before: Option<(u32, Words)>,
}

/// Reads the document, measures or a form, and keeps nothing.
///
/// # Errors
/// [`DefinitionError::Faulty`] says what is wrong with it.
pub async fn look_at_definition(cx: &Cx, network: Id<Network>, text: &str) -> Result<Look, DefinitionError> {
    let mut tx = cx.read().await?;
    permit(&mut tx, cx, network).await?;
    look(&mut tx, network, text).await
}

/// Keeps the document as it was written.
///
/// # Errors
/// [`DefinitionError::Faulty`] says what is wrong with it.
pub async fn keep_definition(cx: &Cx, network: Id<Network>, text: &str) -> Result<Kind, DefinitionError> {
    let mut tx = cx.begin().await?;
    let permit = permit(&mut tx, cx, network).await?;
    let look = look(&mut tx, network, text).await?;
    let name = match (look.kind, look.changes.first()) {
        (Kind::Form, Some(form)) => form.key.clone(),
        _ => String::new(),
    };
    store::definition::insert(&mut tx, cx, &permit, look.kind, &name, text).await?;
    let editions: Vec<_> = look.changes.iter().map(|one| (&one.key, one.version)).collect();
    let details = json!({ "kind": look.kind.word(), "name": name, "editions": editions });
    trail::record(&mut tx, cx, "report.keep_definition", network.uuid(), details).await?;
    tx.commit().await?;
    Ok(look.kind)
}

pub(super) async fn permit(
    tx: &mut Tx,
    cx: &Cx,
    network: Id<Network>,
) -> Result<Permit<KeepDefinitions>, DefinitionError> {
    network::api::network(tx, network).await?.ok_or(DefinitionError::NotFound)?;
    Ok(cx.permit::<KeepDefinitions>(Resource::new(network, [network.uuid()]))?)
}

async fn look(tx: &mut Tx, network: Id<Network>, text: &str) -> Result<Look, DefinitionError> {
    let all = store::definition::all(tx, network).await?;
    let kept: Vec<Definition> = all.iter().filter(|one| one.withdrawn_at.is_none()).cloned().collect();
    let look = if is_form(text)? { of_form(text, &kept, &all)? } else { of_measures(text, &kept, &all)? };
    if look.changes.is_empty() {
        return Err(FormFault::Unchanged.into());
    }
    Ok(look)
}

fn of_form(text: &str, kept: &[Definition], all: &[Definition]) -> Result<Look, FormFault> {
    let measures = queries::measures_of(kept);
    let form = read_form(text, &measures)?;
    let forms = queries::forms_of(kept);
    let before = forms.iter().find(|one| one.key == form.key);
    let mut look = Look { kind: Kind::Form, changes: Vec::new(), same: 0, forms: Vec::new() };
    if before == Some(&form) {
        return Ok(look);
    }
    let own = all.iter().filter(|one| one.kind == Kind::Form).map(|one| one.text.as_str());
    let texts = SHIPPED_FORMS.into_iter().chain(own);
    let editions = texts.filter_map(|text| toml::from_str::<Form>(text).ok());
    let editions = editions.filter(|one| one.key == form.key).map(|one| one.version);
    grows(&form.key, form.version, before.map(|one| one.version), editions)?;
    look.changes.push(Change {
        before: before.map(|one| (one.version, one.name.clone())),
        key: form.key,
        name: form.name,
        version: form.version,
    });
    Ok(look)
}

fn of_measures(text: &str, kept: &[Definition], all: &[Definition]) -> Result<Look, FormFault> {
    let read = read_measures(text)?;
    let in_force = queries::measures_of(kept);
    let own = all.iter().filter(|one| one.kind == Kind::Measures).map(|one| one.text.as_str());
    let known: Vec<Measure> = std::iter::once(SHIPPED_MEASURES)
        .chain(own)
        .flat_map(|text| read_measures(text).unwrap_or_default())
        .collect();
    let mut look = Look { kind: Kind::Measures, changes: Vec::new(), same: 0, forms: Vec::new() };
    for measure in read {
        let before = in_force.iter().find(|one| one.key == measure.key);
        if before == Some(&measure) {
            look.same += 1;
            continue;
        }
        known_words(&measure)?;
        let editions = known.iter().filter(|one| one.key == measure.key).map(|one| one.version);
        grows(&measure.key, measure.version, before.map(|one| one.version), editions)?;
        look.changes.push(Change {
            before: before.map(|one| (one.version, one.name.clone())),
            key: measure.key,
            name: measure.name,
            version: measure.version,
        });
    }
    let changed = |key: &String| look.changes.iter().any(|one| one.key == *key);
    let forms = queries::forms_of(kept);
    let counts = |form: &&Form| {
        form.sections
            .iter()
            .flat_map(|section| &section.tables)
            .flat_map(|table| &table.measures)
            .any(changed)
    };
    look.forms = forms.iter().filter(counts).map(|form| form.name.clone()).collect();
    Ok(look)
}

/// An edition that says something else has a number of its own, higher than every one before, those that were withdrawn too:
/// reports name it.
fn grows(
    key: &str,
    version: u32,
    in_force: Option<u32>,
    editions: impl Iterator<Item = u32>,
) -> Result<(), FormFault> {
    let last = editions.filter(|one| EDITIONS.contains(one)).max().unwrap_or(0);
    if version > last {
        return Ok(());
    }
    Err(FormFault::Edition(key.to_owned(), in_force.unwrap_or(0), last + 1))
}

/// A word that nobody says would count nobody, in silence.
fn known_words(measure: &Measure) -> Result<(), FormFault> {
    for (dim, values) in &measure.only {
        let Some(allowed) = words(*dim) else { continue };
        if let Some(unknown) = values.iter().find(|value| !allowed.contains(&value.as_str())) {
            let allowed = allowed.into_iter().map(str::to_owned).collect();
            return Err(FormFault::UnknownValue(measure.key.clone(), unknown.clone(), allowed));
        }
    }
    Ok(())
}

/// The words that the program has for a grouping, whatever is counted; none where they are names on record.
fn words(dim: Dim) -> Option<Vec<&'static str>> {
    let sources: &[Source] = match dim {
        Dim::Outcome => &[Source::Contacts, Source::Appointments, Source::Handovers],
        _ => &[Source::Contacts],
    };
    let words: Option<Vec<Vec<&str>>> = sources.iter().map(|source| fixed_words(dim, *source)).collect();
    words.map(|words| words.concat())
}
