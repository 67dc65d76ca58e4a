//! What people say of the pages: ratings and reported faults.

use documents::ReceiptNumber;
use jiff::civil::Date;
use kernel::{EmailAddress, Id, Instant};
use storage::{Result, Row, StorageError, ToValue as _, Tx};
use texts::Locale;

use ::policy::Permit;

use crate::model::feedback::{FaultAnswer, FaultReason, FaultReport, PageClarity, PageRating, RatingAnswer};
use crate::policy::{AnswerFault, ForgetLaunches, RatePage, ReportFault};

storage::statements! {
    RATE = "INSERT INTO desk_page_rating (id, path, rate, answer, text, made_on) VALUES ($1, $2, $3, $4, $5, $6)";
    CLARITY = "SELECT path, COUNT(*) AS n, CAST(SUM(rate) AS {int}) AS total FROM desk_page_rating
               WHERE made_on >= $1 GROUP BY path ORDER BY COUNT(*) DESC, path LIMIT 200";
    WORDS = "SELECT id, path, rate, answer, text, made_on FROM desk_page_rating
             WHERE text IS NOT NULL AND made_on >= $1 ORDER BY made_on DESC, id DESC LIMIT 100";
    FORGET_RATINGS = "DELETE FROM desk_page_rating WHERE made_on < $1";
    NUMBER = "INSERT INTO desk_fault_counter (year, last_number) VALUES ($1, 1)
              ON CONFLICT (year) DO UPDATE SET last_number = desk_fault_counter.last_number + 1
              RETURNING last_number";
    REPORT = "INSERT INTO desk_fault_report (id, year, number, reason, page, text, email, locale, made_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    FIND = "SELECT id, year, number, reason, page, text, email, locale, made_at, answer, answered_by, answered_at
            FROM desk_fault_report WHERE id = $1";
    OPEN = "SELECT id, year, number, reason, page, text, email, locale, made_at, answer, answered_by, answered_at
            FROM desk_fault_report WHERE answered_at IS NULL ORDER BY made_at, id LIMIT 500";
    ANSWERED = "SELECT id, year, number, reason, page, text, email, locale, made_at, answer, answered_by, answered_at
                FROM desk_fault_report WHERE answered_at IS NOT NULL ORDER BY made_at DESC, id DESC LIMIT 100";
    COUNT_OPEN = "SELECT COUNT(*) AS n FROM desk_fault_report WHERE answered_at IS NULL";
    ANSWER = "UPDATE desk_fault_report SET answer = $2, answered_by = $3, answered_at = $4
              WHERE id = $1 AND answered_at IS NULL";
    FORGET_ADDRESSES = "UPDATE desk_fault_report SET email = NULL WHERE email IS NOT NULL AND answered_at < $1";
    FORGET_REPORTS = "DELETE FROM desk_fault_report WHERE made_at < $1";
}

/// Keeps a rating.
///
/// # Errors
/// When the database refuses.
pub async fn rate(tx: &mut Tx, permit: &Permit<RatePage>, rating: &PageRating) -> Result<()> {
    let values = [
        permit.target().value(),
        rating.path.value(),
        u32::from(rating.rate).value(),
        rating.answer.map(RatingAnswer::word).value(),
        rating.text.value(),
        rating.on.value(),
    ];
    tx.execute(&RATE, values).await.map(drop)
}

/// How pages were rated since a day, those with most ratings first.
///
/// # Errors
/// When the database refuses.
pub async fn clarity(tx: &mut Tx, since: Date) -> Result<Vec<PageClarity>> {
    let rows = tx.all(&CLARITY, [since.value()]).await?;
    rows.iter()
        .map(|row| Ok(PageClarity { path: row.get("path")?, count: row.get("n")?, sum: row.get("total")? }))
        .collect()
}

/// What people wrote beside their ratings since a day, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn words(tx: &mut Tx, since: Date) -> Result<Vec<PageRating>> {
    tx.all(&WORDS, [since.value()]).await?.iter().map(read_rating).collect()
}

/// Deletes ratings of before a day; says how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_ratings(tx: &mut Tx, _permit: &Permit<ForgetLaunches>, before: Date) -> Result<u64> {
    tx.execute(&FORGET_RATINGS, [before.value()]).await
}

/// The next receipt of a year; a transaction that is given up gives its number back.
///
/// # Errors
/// When the database refuses.
pub async fn next_receipt(tx: &mut Tx, _permit: &Permit<ReportFault>, year: u16) -> Result<ReceiptNumber> {
    let number: u32 = tx.one(&NUMBER, [u32::from(year).value()]).await?.get("last_number")?;
    receipt(year, number)
}

/// Keeps a report; its id is the permit's.
///
/// # Errors
/// When the database refuses.
pub async fn report(tx: &mut Tx, permit: &Permit<ReportFault>, report: &FaultReport) -> Result<()> {
    let values = [
        permit.target().value(),
        u32::from(report.receipt.year()).value(),
        report.receipt.number().value(),
        report.reason.word().value(),
        report.page.value(),
        report.text.value(),
        report.email.as_ref().map(EmailAddress::as_str).value(),
        report.locale.code().value(),
        report.at.value(),
    ];
    tx.execute(&REPORT, values).await.map(drop)
}

/// One report.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<FaultReport>) -> Result<Option<FaultReport>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read_report).transpose()
}

/// The reports that wait for an answer, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn open(tx: &mut Tx) -> Result<Vec<FaultReport>> {
    tx.all(&OPEN, []).await?.iter().map(read_report).collect()
}

/// The answered ones, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn answered(tx: &mut Tx) -> Result<Vec<FaultReport>> {
    tx.all(&ANSWERED, []).await?.iter().map(read_report).collect()
}

/// How many wait.
///
/// # Errors
/// When the database refuses.
pub async fn count_open(tx: &mut Tx) -> Result<i64> {
    tx.one(&COUNT_OPEN, []).await?.get("n")
}

/// Answers a report; says whether it was still open.
///
/// # Errors
/// When the database refuses.
pub async fn answer(tx: &mut Tx, permit: &Permit<AnswerFault>, answer: &FaultAnswer) -> Result<bool> {
    let values = [permit.target().value(), answer.text.value(), answer.by.value(), answer.at.value()];
    Ok(tx.execute(&ANSWER, values).await? == 1)
}

/// Empties addresses of reports answered before a time, and deletes reports made before another.
///
/// # Errors
/// When the database refuses.
pub async fn forget_reports(
    tx: &mut Tx,
    _permit: &Permit<ForgetLaunches>,
    answered_before: Instant,
    made_before: Instant,
) -> Result<u64> {
    let addresses = tx.execute(&FORGET_ADDRESSES, [answered_before.value()]).await?;
    Ok(addresses + tx.execute(&FORGET_REPORTS, [made_before.value()]).await?)
}

fn read_rating(row: &Row) -> Result<PageRating> {
    let rate: u32 = row.get("rate")?;
    Ok(PageRating {
        id: row.get("id")?,
        path: row.get("path")?,
        rate: u8::try_from(rate).unwrap_or_default(),
        answer: row.optional_parsed("answer", RatingAnswer::parse)?,
        text: row.optional("text")?,
        on: row.get("made_on")?,
    })
}

fn read_report(row: &Row) -> Result<FaultReport> {
    let year: u32 = row.get("year")?;
    let locale: String = row.get("locale")?;
    let answer = match row.optional::<Instant>("answered_at")? {
        Some(at) => Some(FaultAnswer {
            text: row.optional("answer")?.unwrap_or_default(),
            by: row.optional("answered_by")?,
            at,
        }),
        None => None,
    };
    Ok(FaultReport {
        id: row.get("id")?,
        receipt: receipt(u16::try_from(year).unwrap_or_default(), row.get("number")?)?,
        reason: row.parsed("reason", FaultReason::parse)?,
        page: row.get("page")?,
        text: row.get("text")?,
        email: row.optional_parsed("email", EmailAddress::parse)?,
        locale: Locale::parse(&locale).unwrap_or_default(),
        at: row.get("made_at")?,
        answer,
    })
}

fn receipt(year: u16, number: u32) -> Result<ReceiptNumber> {
    ReceiptNumber::new(year, number)
        .map_err(|error| StorageError::Column { column: "number".into(), source: Box::new(error) })
}
