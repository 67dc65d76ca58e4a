//! Brings services in from a spreadsheet: a dry run that names every line to mend, or all of it at once. The same file
//! twice changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Id;
use network::api::{Organisation, name_key};
use storage::{Cx, Tx};
use tables::{Fault, Sheet};

use super::CatalogueError;
use super::add_services::{NewService, add_services_in};
use super::edit_service::edit_service_in;
use crate::model::catalogue::spreadsheet::{BODY, RowFault, SLUG, Words, sheet_of, status_of};
use crate::model::catalogue::{Service, ServiceId, ServiceSheet, ServiceStatus};
use crate::store::catalogue::{service, term};

/// What an import did, or would do.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Services that are new.
    pub added: usize,
    /// Services that change.
    pub changed: usize,
    /// Services that are as the file says.
    pub unchanged: usize,
    /// What is to mend; while there is anything, nothing is imported.
    pub faults: Vec<Fault<RowFault>>,
    /// Whether it was done.
    pub is_done: bool,
}

/// Reads all rows and, unless it is a dry run or something is to mend, writes them in one transaction.
///
/// # Errors
/// [`CatalogueError::Refused`] for a row whose body the caller does not keep.
pub async fn import_services(cx: &Cx, sheet: &Sheet, is_dry: bool) -> Result<Imported, CatalogueError> {
    let mut tx = cx.begin().await?;
    let plan = plan(&mut tx, cx, sheet).await?;
    let mut imported = Imported {
        added: plan.new.len(),
        changed: plan.changed.len(),
        unchanged: plan.unchanged,
        faults: plan.faults,
        is_done: false,
    };
    if is_dry || !imported.faults.is_empty() {
        return Ok(imported);
    }
    add_services_in(&mut tx, cx, plan.new).await?;
    for (id, sheet, status) in plan.changed {
        edit_service_in(&mut tx, cx, id, sheet, status, None).await?;
    }
    tx.commit().await?;
    imported.is_done = true;
    Ok(imported)
}

#[derive(Default)]
struct Plan {
    new: Vec<NewService>,
    changed: Vec<(ServiceId, ServiceSheet, ServiceStatus)>,
    unchanged: usize,
    faults: Vec<Fault<RowFault>>,
}

async fn plan(tx: &mut Tx, cx: &Cx, sheet: &Sheet) -> Result<Plan, CatalogueError> {
    let vocabulary = term::all(tx).await?;
    let municipalities = network::api::municipalities(tx).await?;
    let words = Words { vocabulary: &vocabulary, municipalities: &municipalities };
    let bodies: BTreeMap<String, Id<Organisation>> = network::api::all_organisations(tx)
        .await?
        .iter()
        .map(|body| (name_key(&body.name), body.id))
        .collect();
    let mut known: BTreeMap<Id<Organisation>, Vec<Service>> = BTreeMap::new();
    for row in sheet.rows() {
        if let Some(body) = bodies.get(&name_key(row.text(BODY)))
            && !known.contains_key(body)
        {
            known.insert(*body, service::of_body(tx, *body).await?);
        }
    }
    let mut plan = Plan::default();
    let mut seen: BTreeSet<(Id<Organisation>, String)> = BTreeSet::new();
    for row in sheet.rows() {
        let Some(body) = bodies.get(&name_key(row.text(BODY))) else {
            plan.faults.push(row.fault(BODY, RowFault::Body));
            continue;
        };
        let own = known.get(body).map(Vec::as_slice).unwrap_or_default();
        let name = name_key(row.text("name"));
        // Known again by its code; without one, by its name among those of its body.
        let before = match row.get(SLUG) {
            Some(slug) => own.iter().find(|service| service.slug == slug),
            None => own.iter().find(|service| name_key(&service.sheet.name) == name),
        };
        if let (None, Some(slug)) = (before, row.get(SLUG)) {
            let elsewhere = service::by_slug(tx, slug).await?.is_some();
            plan.faults
                .push(row.fault(SLUG, if elsewhere { RowFault::OtherBody } else { RowFault::Service }));
            continue;
        }
        let key = before.map_or(name, |service| service.slug.clone());
        if !seen.insert((*body, key)) {
            plan.faults.push(row.fault("name", RowFault::Twice));
            continue;
        }
        let count = plan.faults.len();
        let stood = before.map(|service| service.sheet.clone()).unwrap_or_else(usual);
        let sheet = sheet_of(&row, &stood, &words, &mut plan.faults);
        let status = status_of(&row, before.map_or(ServiceStatus::Active, |service| service.status));
        let status = match status {
            Ok(status) => status,
            Err(fault) => {
                plan.faults.push(row.fault("status", fault));
                continue;
            }
        };
        if plan.faults.len() > count {
            continue;
        }
        match before {
            None => plan.new.push(NewService {
                organisation: *body,
                sheet,
                status,
                slug: None,
                confirmation: None,
            }),
            Some(before) if same(&before.sheet, &sheet) && before.status == status => plan.unchanged += 1,
            Some(before) => plan.changed.push((before.id, sheet, status)),
        }
    }
    check_rights(tx, cx, &plan).await?;
    Ok(plan)
}

/// What a new service has where the file says nothing.
fn usual() -> ServiceSheet {
    ServiceSheet { languages: vec!["it".to_owned()], ..ServiceSheet::default() }
}

/// Labels come back from the database sorted: the order of a list is no change.
fn same(one: &ServiceSheet, other: &ServiceSheet) -> bool {
    let sorted = |sheet: &ServiceSheet| {
        let mut sheet = sheet.clone();
        sheet.topics.sort();
        sheet.target_groups.sort();
        sheet.channels.sort();
        sheet.languages.sort();
        sheet.municipalities.sort();
        sheet
    };
    sorted(one) == sorted(other)
}

/// Asks policy before anything is told of other bodies' services, in a dry run too.
async fn check_rights(tx: &mut Tx, cx: &Cx, plan: &Plan) -> Result<(), CatalogueError> {
    let bodies: BTreeSet<Id<Organisation>> = plan.new.iter().map(|new| new.organisation).collect();
    for body in bodies {
        let scopes = network::api::scopes_of_organisation(tx, body).await?;
        cx.permit::<crate::policy::AddService>(policy::Resource::new(cx.new_id(), scopes))?;
    }
    Ok(())
}
