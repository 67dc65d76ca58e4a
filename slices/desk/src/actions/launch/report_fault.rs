//! Reporting a fault: it gets a receipt, and the portal's address a mail.

use ::policy::Resource;
use documents::ReceiptNumber;
use jobs::enqueue;
use kernel::EmailAddress;
use storage::limits::Limit;
use storage::{Cx, outbox};

use super::FeedbackError;
use crate::jobs::launch::MailFault;
use crate::model::feedback::{FAULT_TEXT_LENGTH, FaultReason, FaultReport, page_pattern};
use crate::policy::ReportFault;
use crate::store;

/// From one network address.
const TRIES: Limit = Limit { name: "desk.report_fault", tries: 10, minutes: 60 };

/// What was sent.
pub struct TypedFault {
    /// What it is about.
    pub reason: FaultReason,
    /// On which page.
    pub page: String,
    /// What happened.
    pub text: String,
    /// Where an answer goes, if she wants one.
    pub email: Option<EmailAddress>,
}

/// Keeps it. `origin` is a pseudonym, and is only counted.
///
/// # Errors
/// [`FeedbackError::TooMany`], [`FeedbackError::Text`].
pub async fn report_fault(cx: &Cx, origin: &str, typed: TypedFault) -> Result<ReceiptNumber, FeedbackError> {
    let TypedFault { reason, page, text, email } = typed;
    let text = text.trim().to_owned();
    if text.is_empty() || text.chars().count() > FAULT_TEXT_LENGTH {
        return Err(FeedbackError::Text);
    }
    let permit = cx.permit::<ReportFault>(Resource::new(cx.new_id(), []))?;
    let mut tx = cx.begin().await?;
    if !TRIES.count(&mut tx, origin, cx.now()).await? {
        // The count stays also when the report is refused.
        tx.commit().await?;
        return Err(FeedbackError::TooMany);
    }
    let year = u16::try_from(cx.now().date().year()).unwrap_or_default();
    let receipt = store::feedback::next_receipt(&mut tx, &permit, year).await?;
    let report = FaultReport {
        id: permit.target(),
        receipt,
        reason,
        page: page_pattern(&page),
        text,
        email,
        locale: cx.locale,
        at: cx.now(),
        answer: None,
    };
    store::feedback::report(&mut tx, &permit, &report).await?;
    enqueue(&mut tx, cx, &MailFault { report: report.id }, cx.now()).await?;
    outbox::tell(&mut tx, cx, &events::desk::FaultReported { report: report.id.uuid() }).await?;
    tx.commit().await?;
    Ok(receipt)
}
