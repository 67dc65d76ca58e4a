//! Activity lines are entered, changed, taken away, and ticked off by hand where nothing counts them.

use jiff::civil::Date;
use kernel::Id;
use network::api::Agreement;
use policy::Resource;
use serde_json::json;
use storage::{Cx, Tx, trail};

use super::LineError;
use crate::model::{
    Counts, Entry, Line, LineDraft, LineFault, LineGround, LineTerms, Progress, one_line, tells_who,
};
use crate::policy::KeepLine;
use crate::queries;
use crate::store;

/// What lines of an agreement are read against: its partners, measures, services, groups, desks.
///
/// # Errors
/// When the database refuses.
pub async fn ground(tx: &mut Tx, agreement: &Agreement, today: Date) -> storage::Result<LineGround> {
    let day =
        agreement.validity.until().map_or(today, |until| until.min(today)).max(agreement.validity.from());
    let parties = network::api::parties_as_of(tx, agreement.id, day).await?;
    let ids: Vec<_> = parties.iter().map(|party| party.organisation).collect();
    let partners = network::api::organisations(tx, &ids).await?;
    let measures = queries::measures(tx, agreement.network).await?;
    let services = desk::api::services_on_record(tx, Some(agreement.validity.from()), 500).await?;
    let desks = desk::api::desks_of_network(tx, agreement.network.uuid()).await?;
    Ok(LineGround {
        partners: partners.into_iter().map(|body| (body.id.to_string(), body.name.clone())).collect(),
        measures: measures.into_iter().map(|one| (one.key, one.name.it, one.counts)).collect(),
        services: services.into_iter().map(|one| (one.id.to_string(), one.name)).collect(),
        groups: agreement
            .target_groups
            .iter()
            .map(|group| (group.key.clone(), group.name_it.clone()))
            .collect(),
        desks: desks.into_iter().map(|desk| (desk.id.to_string(), desk.name)).collect(),
        days: Some((agreement.validity.from(), agreement.validity.until())),
    })
}

/// Enters one. The same form sent twice makes one line.
///
/// # Errors
/// [`LineError`].
pub async fn create_line(
    cx: &Cx,
    agreement: Id<Agreement>,
    draft: &LineDraft,
    form_key: Option<&str>,
) -> Result<Id<Line>, LineError> {
    let mut tx = cx.begin().await?;
    let agreement = network::api::agreement(&mut tx, agreement).await?.ok_or(LineError::NotFound)?;
    let id = cx.new_id();
    let permit = cx.permit::<KeepLine>(Resource::new(id, [agreement.network.uuid()]))?;
    let ground = ground(&mut tx, &agreement, cx.now().date()).await?;
    let terms = draft.read(&ground).map_err(LineError::Faulty)?;
    if let Some(before) = store::line::by_form_key(&mut tx, form_key.unwrap_or_default()).await? {
        return Ok(before);
    }
    there_already(&mut tx, agreement.id, &terms, None).await?;
    if !store::line::insert(&mut tx, &permit, agreement.id, &terms, form_key, cx.now()).await? {
        let before = store::line::by_form_key(&mut tx, form_key.unwrap_or_default()).await?;
        return before.ok_or(LineError::Moved);
    }
    let details = json!({ "line": id, "promised": terms.promised, "due": terms.due_on.to_string() });
    trail::record(&mut tx, cx, "report.create_line", agreement.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(id)
}

/// A second line of the same body, activity and day would be taken for the first one, by people and by a file.
async fn there_already(
    tx: &mut Tx,
    agreement: Id<Agreement>,
    terms: &LineTerms,
    own: Option<Id<Line>>,
) -> Result<(), LineError> {
    let known = store::line::of_agreement(tx, agreement).await?;
    let is_there = |line: &Line| own != Some(line.id) && line.terms().is_same_line(terms);
    if known.iter().any(is_there) {
        return Err(LineError::Faulty(vec![LineFault { field: "what", text: "report-fault-line-there" }]));
    }
    Ok(())
}

async fn found(tx: &mut Tx, id: Id<Line>) -> Result<(Line, Agreement), LineError> {
    let line = store::line::find(tx, id).await?.ok_or(LineError::NotFound)?;
    let agreement = network::api::agreement(tx, line.agreement).await?.ok_or(LineError::NotFound)?;
    Ok((line, agreement))
}

/// Changes one that is still as it was when the form was opened.
///
/// # Errors
/// [`LineError`].
pub async fn edit_line(cx: &Cx, id: Id<Line>, version: i64, draft: &LineDraft) -> Result<(), LineError> {
    let mut tx = cx.begin().await?;
    let (line, agreement) = found(&mut tx, id).await?;
    let permit = cx.permit::<KeepLine>(Resource::new(id, [agreement.network.uuid()]))?;
    let ground = ground(&mut tx, &agreement, cx.now().date()).await?;
    let terms = draft.read(&ground).map_err(LineError::Faulty)?;
    there_already(&mut tx, agreement.id, &terms, Some(id)).await?;
    if !store::line::update(&mut tx, &permit, version, &terms, cx.now()).await? {
        return Err(LineError::Moved);
    }
    let details = json!({
        "line": id, "promised": [line.promised, terms.promised],
        "due": [line.due_on.to_string(), terms.due_on.to_string()],
    });
    trail::record(&mut tx, cx, "report.edit_line", agreement.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes one away.
///
/// # Errors
/// [`LineError`].
pub async fn remove_line(cx: &Cx, id: Id<Line>) -> Result<Id<Agreement>, LineError> {
    let mut tx = cx.begin().await?;
    let (line, agreement) = found(&mut tx, id).await?;
    let permit = cx.permit::<KeepLine>(Resource::new(id, [agreement.network.uuid()]))?;
    store::line::remove(&mut tx, &permit).await?;
    let details = json!({ "line": id, "what": line.what, "promised": line.promised });
    trail::record(&mut tx, cx, "report.remove_line", agreement.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(agreement.id)
}

/// Enters something that was done, with its proof. Only where nothing counts it.
///
/// # Errors
/// [`LineError`].
pub async fn enter_progress(
    cx: &Cx,
    id: Id<Line>,
    progress: &Progress,
    form_key: Option<&str>,
) -> Result<(), LineError> {
    let mut tx = cx.begin().await?;
    let (line, agreement) = found(&mut tx, id).await?;
    let permit = cx.permit::<KeepLine>(Resource::new(id, [agreement.network.uuid()]))?;
    if line.counts != Counts::ByHand {
        return Err(LineError::Counted);
    }
    let mut faults = Vec::new();
    if !(1..=1_000_000).contains(&progress.amount) {
        faults.push(LineFault { field: "amount", text: "report-fault-amount" });
    }
    if progress.proof.trim().is_empty() || progress.proof.chars().count() > 300 {
        faults.push(LineFault { field: "proof", text: "report-fault-proof" });
    } else if tells_who(&progress.proof) {
        faults.push(LineFault { field: "proof", text: "report-fault-proof-names" });
    }
    if progress.day > cx.now().date() || progress.day < agreement.validity.from() {
        faults.push(LineFault { field: "day", text: "report-fault-day" });
    }
    if !faults.is_empty() {
        return Err(LineError::Faulty(faults));
    }
    if !store::line::insert_progress(&mut tx, cx, &permit, progress, form_key).await? {
        return Ok(());
    }
    let details = json!({ "line": id, "amount": progress.amount, "day": progress.day.to_string() });
    trail::record(&mut tx, cx, "report.enter_progress", agreement.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}

/// Strikes an entry that was wrong: it counts no more and its proof is gone; that it was there, and why it is not, stays. Struck
/// before, it stays as it was struck then.
///
/// # Errors
/// [`LineError`].
pub async fn strike_entry(cx: &Cx, id: Id<Line>, entry: Id<Entry>, reason: &str) -> Result<(), LineError> {
    let mut tx = cx.begin().await?;
    let (_, agreement) = found(&mut tx, id).await?;
    let permit = cx.permit::<KeepLine>(Resource::new(id, [agreement.network.uuid()]))?;
    let entries = store::line::entries(&mut tx, id).await?;
    let known = entries.iter().find(|one| one.id == entry).ok_or(LineError::NotFound)?;
    let reason = one_line(reason);
    if !(1..=200).contains(&reason.chars().count()) {
        return Err(LineError::Faulty(vec![LineFault { field: "reason", text: "report-fault-strike" }]));
    }
    if tells_who(&reason) {
        return Err(LineError::Faulty(vec![LineFault {
            field: "reason",
            text: "report-fault-strike-names",
        }]));
    }
    if !store::line::strike(&mut tx, cx, &permit, entry, &reason).await? {
        return Ok(());
    }
    let progress = &known.progress;
    let details =
        json!({ "line": id, "entry": entry, "amount": progress.amount, "day": progress.day.to_string() });
    trail::record(&mut tx, cx, "report.strike_entry", agreement.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(())
}
