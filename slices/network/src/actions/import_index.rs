//! The public index of administrations is brought up to date from the file that its keeper publishes.

use kernel::Id;
use policy::Resource;
use storage::{Cx, Tx, trail};
use tables::{Fault, Size};

use super::IndexError;
use crate::model::{INDEX_COLUMNS, IndexPlan, ReadIndex, plan_index, read_index};
use crate::policy::ImportIndex;
use crate::store;
use crate::store::public_index::{IndexFault, IndexImport};

/// How many faults of an import are kept to be shown.
const FAULTS_KEPT: usize = 200;

/// What an import did.
#[derive(Clone, Debug)]
pub struct IndexReport {
    /// What was noted of it.
    pub import: IndexImport,
    /// How many bodies were on record as the file has them.
    pub same: usize,
    /// Everything that is wrong with the file, by line.
    pub faults: Vec<Fault<&'static str>>,
}

/// Reads the whole file, writes what is new or changed and withdraws what it has no more, in one transaction. Faulty
/// rows are left out and told. `is_whole` says that a file which would withdraw a tenth of the index is no mistake.
///
/// # Errors
/// [`IndexError::Table`], [`IndexError::Columns`]; [`IndexError::WithdrawsTooMuch`]: nothing was written.
pub async fn import_index(cx: &Cx, content: &[u8], is_whole: bool) -> Result<IndexReport, IndexError> {
    let permit = permit(&mut cx.read().await?, cx).await?;
    let sheet = tables::read_up_to(content, Size::REGISTER)?.with(INDEX_COLUMNS)?;
    let read = read_index(&sheet);
    drop(sheet);
    if read.entries.is_empty() {
        return Err(tables::TableError::Empty.into());
    }

    let mut tx = cx.begin().await?;
    let known = store::public_index::known(&mut tx).await?;
    let plan = plan_index(&read, &known, store::public_index::digest);
    if plan.withdraws_too_much(known.len()) && !is_whole {
        return Err(IndexError::WithdrawsTooMuch(plan.withdrawn.len()));
    }
    store::public_index::put_all(&mut tx, &permit, &plan.written, cx.now()).await?;
    store::public_index::withdraw(&mut tx, &permit, &plan.withdrawn, cx.now()).await?;
    let (import, id) = (noted(cx, &read, &plan), cx.new_id::<IndexImport>());
    store::public_index::note(&mut tx, &permit, id, &import, &storage::sha256(content)).await?;
    let counts = serde_json::json!({
        "entries": import.entries, "added": import.added, "changed": import.changed,
        "withdrawn": import.withdrawn, "faults": import.faults,
    });
    trail::record(&mut tx, cx, "network.import_index", id.uuid(), counts).await?;
    tx.commit().await?;
    Ok(IndexReport { import, same: plan.same, faults: read.faults })
}

/// The index is the installation's; the coordinator of the portal's own network keeps it too.
pub(crate) async fn permit(tx: &mut Tx, cx: &Cx) -> Result<policy::Permit<ImportIndex>, IndexError> {
    let own = store::network::list(tx).await?.into_iter().next();
    Ok(cx.permit::<ImportIndex>(Resource::new((), own.map(|network| Id::uuid(network.id))))?)
}

fn noted(cx: &Cx, read: &ReadIndex, plan: &IndexPlan) -> IndexImport {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let shown = |fault: &Fault<&'static str>| IndexFault {
        line: fault.line,
        column: fault.column.unwrap_or_default().to_owned(),
        value: fault.value.chars().take(200).collect(),
        text: fault.message.to_owned(),
    };
    IndexImport {
        imported_at: cx.now(),
        source_date: read.source_date,
        entries: count(read.entries.len()),
        added: count(plan.added),
        changed: count(plan.written.len().saturating_sub(plan.added)),
        withdrawn: count(plan.withdrawn.len()),
        faults: count(read.faults.len()),
        fault_list: read.faults.iter().take(FAULTS_KEPT).map(shown).collect(),
    }
}
