//! `report_report` and `report_figure`: reports that were handed in, and the register of their figures.

use kernel::{Id, Instant};
use network::api::Network;
use policy::Permit;
use serde_json::Value as Json;
use storage::{Cx, Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::guard::{Cell, Standing};
use crate::model::plan::Figure;
use crate::model::{Document, Month, Months, ScopeKind};
use crate::policy::{Forget, HandIn};

macro_rules! columns {
    () => {
        "id, network_id, scope_kind, scope_id, form, form_version, from_month, to_month, document, digest, hidden, number,
         handed_in_at, handed_in_by"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM report_report WHERE id = $1");
    SAME = concat!("SELECT ", columns!(), " FROM report_report
                    WHERE scope_id = $1 AND form = $2 AND from_month = $3 AND to_month = $4");
    OF_NETWORK = concat!("SELECT ", columns!(), " FROM report_report WHERE network_id = $1
                          ORDER BY number DESC LIMIT 200");
    OF_SCOPE = concat!("SELECT ", columns!(), " FROM report_report WHERE scope_id = $1
                        ORDER BY number DESC LIMIT 200");
    LAST_NUMBER = "SELECT CAST(COALESCE(MAX(number), 0) AS {int}) AS number FROM report_report WHERE network_id = $1";
    INSERT = "INSERT INTO report_report (id, network_id, scope_kind, scope_id, form, form_version, from_month, to_month,
                document, digest, hidden, number, handed_in_at, handed_in_by)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING";
    INSERT_FIGURES = "INSERT INTO report_figure (report_id, place, network_id, from_month, to_month, figure, value, is_shown)
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    REGISTER = "SELECT f.figure, f.value, f.is_shown, r.number FROM report_figure f JOIN report_report r ON r.id = f.report_id
                WHERE f.network_id = $1 AND f.from_month <= $3 AND f.to_month >= $2
                ORDER BY r.number, f.place LIMIT $4";
    FORGET_FIGURES = "DELETE FROM report_figure WHERE report_id IN (SELECT id FROM report_report WHERE handed_in_at < $1)";
    FORGET = "DELETE FROM report_report WHERE handed_in_at < $1";
}

/// No more figures of earlier reports are read than these.
pub const MOST: i64 = 200_000;

/// A report that was handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its id.
    pub id: Id<Report>,
    /// The network.
    pub network: Id<Network>,
    /// What it was made for.
    pub scope_kind: ScopeKind,
    /// The network's, the agreement's or the body's id.
    pub scope: Uuid,
    /// What it says.
    pub document: Document,
    /// SHA-256 of what it says: who has a copy can see that it is this one.
    pub digest: String,
    /// Its number in the network.
    pub number: i64,
    /// When it was handed in.
    pub handed_in_at: Instant,
}

/// By id.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Report>) -> Result<Option<Report>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// The one of that form, scope and months.
///
/// # Errors
/// When the database refuses.
pub async fn same(tx: &mut Tx, scope: Uuid, form: &str, period: Months) -> Result<Option<Report>> {
    let values =
        [scope.value(), form.value(), period.from.to_string().value(), period.to.to_string().value()];
    tx.optional(&SAME, values).await?.as_ref().map(read).transpose()
}

/// Those of a network, the last that was handed in first.
///
/// # Errors
/// When the database refuses.
pub async fn of_network(tx: &mut Tx, network: Id<Network>) -> Result<Vec<Report>> {
    tx.all(&OF_NETWORK, [network.value()]).await?.iter().map(read).collect()
}

/// Those of a body or an agreement, the last that was handed in first.
///
/// # Errors
/// When the database refuses.
pub async fn of_scope(tx: &mut Tx, scope: Uuid) -> Result<Vec<Report>> {
    tx.all(&OF_SCOPE, [scope.value()]).await?.iter().map(read).collect()
}

/// The last number given in a network; 0 before the first.
///
/// # Errors
/// When the database refuses.
pub async fn last_number(tx: &mut Tx, network: Id<Network>) -> Result<i64> {
    tx.one(&LAST_NUMBER, [network.value()]).await?.get("number")
}

/// Freezes one with its figures. `false` when somebody was faster.
///
/// # Errors
/// When the database refuses.
pub async fn insert(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<HandIn>,
    report: &Report,
    figures: &[Figure],
) -> Result<bool> {
    let id = permit.target();
    let period = report.document.period;
    let (from, to) = (period.from.to_string(), period.to.to_string());
    let values = [
        id.value(),
        report.network.value(),
        report.scope_kind.word().value(),
        report.scope.value(),
        report.document.form.value(),
        i64::from(report.document.form_version).value(),
        from.value(),
        to.value(),
        json(&report.document).value(),
        report.digest.value(),
        report.document.hidden().value(),
        report.number.value(),
        report.handed_in_at.value(),
        cx.person().value(),
    ];
    if tx.execute(&INSERT, values).await? == 0 {
        return Ok(false);
    }
    let rows = figures.iter().zip(0_i64..).map(|(figure, place)| {
        let period = figure.key.period;
        vec![
            id.value(),
            place.value(),
            report.network.value(),
            period.from.to_string().value(),
            period.to.to_string().value(),
            json(&figure.key).value(),
            figure.value.value(),
            figure.is_shown.value(),
        ]
    });
    tx.insert_all(&INSERT_FIGURES, rows.collect()).await?;
    Ok(true)
}

fn json<T: serde::Serialize>(value: &T) -> Json {
    serde_json::to_value(value).unwrap_or(Json::Null)
}

/// The figures that were handed in of months that these touch, the oldest report first.
///
/// # Errors
/// When the database refuses.
pub async fn register(tx: &mut Tx, network: Id<Network>, period: Months) -> Result<Vec<Cell>> {
    let months = [period.from, period.to].map(|month| month.to_string());
    let [from, to] = &months;
    let rows = tx.all(&REGISTER, [network.value(), from.value(), to.value(), MOST.value()]).await?;
    rows.iter()
        .map(|row| {
            let is_shown: bool = row.get("is_shown")?;
            Ok(Cell {
                key: row.json("figure")?,
                value: row.get("value")?,
                standing: if is_shown { Standing::Shown } else { Standing::Withheld },
                extension: 0,
                report: row.get("number")?,
            })
        })
        .collect()
}

/// Lets go of reports and figures that were handed in before.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, _permit: &Permit<Forget>, before: Instant) -> Result<u64> {
    tx.execute(&FORGET_FIGURES, [before.value()]).await?;
    tx.execute(&FORGET, [before.value()]).await
}

fn read(row: &Row) -> Result<Report> {
    Ok(Report {
        id: row.get("id")?,
        network: row.get("network_id")?,
        scope_kind: row.parsed("scope_kind", ScopeKind::parse)?,
        scope: row.get("scope_id")?,
        document: row.json("document")?,
        digest: row.get("digest")?,
        number: row.get("number")?,
        handed_in_at: row.get("handed_in_at")?,
    })
}

/// The first and last month of a text pair, as addresses carry them.
pub fn months(from: &str, to: &str) -> Option<Months> {
    Some(Months::new(Month::parse(from).ok()?, Month::parse(to).ok()?))
}
