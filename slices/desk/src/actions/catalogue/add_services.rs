//! Adds services of bodies to the catalogue: one from a form, forty from a spreadsheet, many from demo data.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use kernel::Id;
use network::api::Organisation;
use policy::{Permit, Resource};
use storage::{Cx, Tx};
use uuid::Uuid;

use super::{CatalogueError, index_services, stands_by};
use crate::model::catalogue::{
    Change, ChangeKind, Confirmation, Service, ServiceId, ServiceSheet, ServiceStatus, Vocabulary, slug,
};
use crate::policy::AddService;
use crate::store::catalogue::{change, service, term};

/// A service to add.
#[derive(Clone, Debug)]
pub struct NewService {
    /// The body that gives it.
    pub organisation: Id<Organisation>,
    /// What it says.
    pub sheet: ServiceSheet,
    /// Whether it is given.
    pub status: ServiceStatus,
    /// The readable part of its address; made from its name when there is none.
    pub slug: Option<String>,
    /// Who stood by it and when; who adds it, today, when nobody is named.
    pub confirmation: Option<Confirmation>,
}

/// Adds services; their ids, in the order given.
///
/// # Errors
/// [`CatalogueError::Faulty`] for the first sheet with faults, [`CatalogueError::NotFound`] for an unknown body:
/// then nothing was added.
pub async fn add_services(cx: &Cx, new: Vec<NewService>) -> Result<Vec<ServiceId>, CatalogueError> {
    let mut tx = cx.begin().await?;
    let ids = add_services_in(&mut tx, cx, new).await?;
    tx.commit().await?;
    Ok(ids)
}

/// The same in the caller's transaction.
pub(super) async fn add_services_in(
    tx: &mut Tx,
    cx: &Cx,
    new: Vec<NewService>,
) -> Result<Vec<ServiceId>, CatalogueError> {
    let vocabulary = term::all(tx).await?;
    let mut bodies: BTreeMap<Id<Organisation>, (Vec<Uuid>, String)> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut permitted: Vec<(Permit<AddService>, Service)> = Vec::with_capacity(new.len());
    for new in new {
        check(&new.sheet, &vocabulary)?;
        let id: ServiceId = cx.new_id();
        let (scopes, by) = match bodies.entry(new.organisation) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                network::api::organisation(tx, new.organisation).await?.ok_or(CatalogueError::NotFound)?;
                let scopes = network::api::scopes_of_organisation(tx, new.organisation).await?;
                place.insert((scopes, stands_by(tx, cx, new.organisation).await?))
            }
        };
        let permit = cx.permit::<AddService>(Resource::new(id, scopes.clone()))?;
        let slug = free_slug(tx, &mut taken, new.slug, &new.sheet.name).await?;
        let confirmation =
            new.confirmation.unwrap_or_else(|| Confirmation { on: cx.now().date(), by: by.clone() });
        let (created_at, changed_at) = (cx.now(), cx.now());
        let service = Service {
            id,
            slug,
            organisation: new.organisation,
            sheet: new.sheet,
            status: new.status,
            confirmation,
            created_at,
            changed_at,
        };
        permitted.push((permit, service));
    }
    service::insert(tx, &permitted).await?;
    if let Some((permit, _)) = permitted.first() {
        let lines: Vec<Change> = permitted.iter().map(|(_, service)| creation(cx, service)).collect();
        change::record(tx, permit, &lines).await?;
    }
    let services: Vec<&Service> = permitted.iter().map(|(_, service)| service).collect();
    index_services(tx, &services, &vocabulary).await?;
    Ok(services.iter().map(|service| service.id).collect())
}

/// What is wrong with a sheet, codes of the vocabularies included.
pub(super) fn check(sheet: &ServiceSheet, vocabulary: &Vocabulary) -> Result<(), CatalogueError> {
    let mut faults = sheet.faults();
    faults.extend(vocabulary.faults(sheet));
    if faults.is_empty() { Ok(()) } else { Err(CatalogueError::Faulty(faults)) }
}

fn creation(cx: &Cx, service: &Service) -> Change {
    Change {
        id: cx.new_id(),
        service: service.id,
        at: cx.now(),
        kind: ChangeKind::Create,
        field: "name".to_owned(),
        before: String::new(),
        after: service.sheet.name.clone(),
        changed_by: service.confirmation.by.clone(),
    }
}

/// The slug asked for, or one made from the name with the first number that is free.
async fn free_slug(
    tx: &mut Tx,
    taken: &mut BTreeSet<String>,
    asked: Option<String>,
    name: &str,
) -> Result<String, CatalogueError> {
    if let Some(asked) = asked {
        return Ok(asked);
    }
    let wanted = slug(name);
    taken.extend(service::slugs_from(tx, &wanted).await?);
    let mut candidates =
        std::iter::once(wanted.clone()).chain((2..).map(|number: u32| format!("{wanted}-{number}")));
    let free = candidates.find(|slug| !taken.contains(slug)).unwrap_or(wanted);
    taken.insert(free.clone());
    Ok(free)
}
