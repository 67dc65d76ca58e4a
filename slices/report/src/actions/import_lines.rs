//! Activity lines from a spreadsheet: shown before they are written; what is good comes in, what is faulty is named by its
//! line. A file that comes again changes what it says otherwise and doubles nothing.

use kernel::Id;
use network::api::Agreement;
use policy::Resource;
use serde_json::json;
use storage::{Cx, Tx, trail};
use tables::{Column, SheetRow};

use super::ImportLinesError;
use super::keep_line::ground;
use crate::model::{Line, LineDraft, LineFault, LineTerms};
use crate::policy::KeepLine;
use crate::store;

const fn column(
    key: &'static str,
    head: &'static str,
    synonyms: &'static [&'static str],
    is_required: bool,
) -> Column {
    Column { key, head, synonyms, is_required }
}

/// The columns of such a file: those that we write too.
pub const COLUMNS: &[Column] = &[
    column("organisation", "Ente", &["partner", "soggetto"], true),
    column("what", "Attività", &["azione", "descrizione"], true),
    column("counts", "Misura", &["indicatore", "che cosa conta"], false),
    column("service", "Servizio", &[], false),
    column("group", "Gruppo", &["destinatari", "target"], false),
    column("desk", "Sportello", &[], false),
    column("own", "Solo dell'ente", &["propri"], false),
    column("promised", "Promesso", &["quanti", "valore atteso", "obiettivo"], true),
    column("due_on", "Entro il", &["scadenza", "entro"], true),
    column("budget", "Budget", &["importo", "euro", "costo"], false),
];

/// The head under which a field stands in a file.
pub fn head_of(field: &str) -> &'static str {
    COLUMNS.iter().find(|column| column.key == field).map_or("", |column| column.head)
}

/// As many rows as a file may have, and lines as an agreement: a project has dozens.
pub const MOST: usize = 300;

/// A row that can be read, and what it would do.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadRow {
    /// Its line in the file.
    pub line: u64,
    /// As it is written there.
    pub draft: LineDraft,
    /// What it says.
    pub terms: LineTerms,
    /// What it would do.
    pub standing: RowStanding,
}

/// What a row would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStanding {
    /// Enter a line.
    New,
    /// Change one: the same partner, activity and day, with other terms.
    Changed(Id<Line>, i64),
    /// Nothing: it is there as it says.
    Same,
}

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadLines {
    /// The rows that are good.
    pub rows: Vec<ReadRow>,
    /// Rows that are faulty, by their line in the file.
    pub faults: Vec<(u64, Vec<LineFault>)>,
    /// Heads that nobody asked for.
    pub unknown_heads: Vec<String>,
    /// Whether it has no column that says whose work counts: then each line counts that of its partner alone.
    pub is_own_unsaid: bool,
}

/// What came of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportedLines {
    /// Lines that are new.
    pub new: usize,
    /// Lines that say something else now.
    pub changed: usize,
    /// Lines that were there as they are.
    pub same: usize,
    /// Rows that were faulty.
    pub faulty: usize,
}

/// Reads a file and writes nothing.
///
/// # Errors
/// [`ImportLinesError`] when nothing of it can be read.
pub async fn preview_lines(
    cx: &Cx,
    agreement: Id<Agreement>,
    content: &[u8],
) -> Result<ReadLines, ImportLinesError> {
    let mut tx = cx.read().await?;
    let agreement = network::api::agreement(&mut tx, agreement).await?.ok_or(ImportLinesError::NotFound)?;
    read(&mut tx, cx, &agreement, content).await
}

/// Reads a file and writes what is good of it.
///
/// # Errors
/// [`ImportLinesError`] when nothing of it can be read.
pub async fn import_lines(
    cx: &Cx,
    agreement: Id<Agreement>,
    content: &[u8],
) -> Result<ImportedLines, ImportLinesError> {
    let mut tx = cx.begin().await?;
    let agreement = network::api::agreement(&mut tx, agreement).await?.ok_or(ImportLinesError::NotFound)?;
    let read = read(&mut tx, cx, &agreement, content).await?;
    let mut imported = ImportedLines { faulty: read.faults.len(), ..ImportedLines::default() };
    for row in &read.rows {
        let id = if let RowStanding::Changed(id, _) = row.standing { id } else { cx.new_id() };
        let permit = cx.permit::<KeepLine>(Resource::new(id, [agreement.network.uuid()]))?;
        match row.standing {
            RowStanding::New => {
                store::line::insert(&mut tx, &permit, agreement.id, &row.terms, None, cx.now()).await?;
                imported.new += 1;
            }
            RowStanding::Changed(_, version) => {
                // Read in this very transaction: nobody comes between.
                store::line::update(&mut tx, &permit, version, &row.terms, cx.now()).await?;
                imported.changed += 1;
            }
            RowStanding::Same => imported.same += 1,
        }
    }
    let details = json!({ "new": imported.new, "changed": imported.changed, "faulty": imported.faulty });
    trail::record(&mut tx, cx, "report.import_lines", agreement.id.uuid(), details).await?;
    tx.commit().await?;
    Ok(imported)
}

async fn read(
    tx: &mut Tx,
    cx: &Cx,
    agreement: &Agreement,
    content: &[u8],
) -> Result<ReadLines, ImportLinesError> {
    cx.permit::<KeepLine>(Resource::new(cx.new_id(), [agreement.network.uuid()]))?;
    let sheet = tables::read(content)?.with(COLUMNS)?;
    let ground = ground(tx, agreement, cx.now().date()).await?;
    let known = store::line::of_agreement(tx, agreement.id).await?;
    let mut read = ReadLines {
        unknown_heads: sheet.unknown_heads.clone(),
        is_own_unsaid: !sheet.has("own"),
        ..ReadLines::default()
    };
    for row in sheet.rows() {
        let draft = draft(&row);
        let own = own(row.text("own"));
        match draft.read(&ground) {
            Err(mut faults) => {
                faults.extend(own.err());
                read.faults.push((row.line, faults));
            }
            Ok(_) if own.is_err() => read.faults.push((row.line, own.err().into_iter().collect())),
            Ok(terms) if read.rows.iter().any(|before| before.terms.is_same_line(&terms)) => {
                let twice = LineFault { field: "what", text: "report-fault-twice" };
                read.faults.push((row.line, vec![twice]));
            }
            Ok(terms) => {
                let standing = standing(&known, &terms);
                read.rows.push(ReadRow { line: row.line, draft, terms, standing });
            }
        }
    }
    let new = read.rows.iter().filter(|row| row.standing == RowStanding::New).count();
    if read.rows.len() + read.faults.len() > MOST || known.len() + new > MOST {
        return Err(ImportLinesError::TooMany);
    }
    Ok(read)
}

fn draft(row: &SheetRow<'_>) -> LineDraft {
    let text = |key: &str| row.text(key).to_owned();
    LineDraft {
        organisation: text("organisation"),
        what: text("what"),
        counts: text("counts"),
        service: text("service"),
        group: text("group"),
        desk: text("desk"),
        is_own: own(row.text("own")).unwrap_or(true),
        promised: text("promised"),
        due_on: text("due_on"),
        budget: text("budget"),
    }
}

/// Whether only the partner's own counts: yes where nothing is said, as in the form of a new line.
fn own(text: &str) -> Result<bool, LineFault> {
    match tables::folded(text).as_str() {
        "" | "si" | "s" | "x" | "1" | "vero" | "yes" | "true" => Ok(true),
        "no" | "n" | "0" | "falso" | "false" => Ok(false),
        _ => Err(LineFault { field: "own", text: "report-fault-own" }),
    }
}

/// A draft as a row of a file, to be read again.
pub fn cells(draft: &LineDraft) -> Vec<String> {
    let own = if draft.is_own { "sì" } else { "no" };
    vec![
        draft.organisation.clone(),
        draft.what.clone(),
        draft.counts.clone(),
        draft.service.clone(),
        draft.group.clone(),
        draft.desk.clone(),
        own.to_owned(),
        draft.promised.clone(),
        draft.due_on.clone(),
        draft.budget.clone(),
    ]
}

fn standing(known: &[Line], terms: &LineTerms) -> RowStanding {
    let found = known.iter().find(|line| line.terms().is_same_line(terms));
    match found {
        None => RowStanding::New,
        Some(line) if line.terms() == *terms => RowStanding::Same,
        Some(line) => RowStanding::Changed(line.id, line.version),
    }
}
