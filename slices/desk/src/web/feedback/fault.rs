//! `/segnala`: reporting a fault, and its receipt.

use askama::Template;
use documents::ReceiptNumber;
use kernel::EmailAddress;
use texts::Message;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use crate::actions::launch::{TypedFault, report_fault};
use crate::model::feedback::{FAULT_TEXT_LENGTH, FaultReason};
use crate::notices::launch::reason_key;

#[derive(Template)]
#[template(path = "feedback/fault.html")]
struct FaultPage {
    page: Page,
    fields: Fields,
    reasons: Vec<Choice>,
}

fn page(caller: &Caller, fields: Fields) -> FaultPage {
    let reasons =
        FaultReason::ALL.map(|reason| Choice::new(reason.word(), caller.t(reason_key(reason)))).into();
    let page = caller.page(caller.t("desk-fault-title")).described(caller.t("desk-fault-lead"));
    FaultPage { page, fields, reasons }
}

/// The form; the page one came from is proposed.
///
/// # Errors
/// None of its own.
pub(crate) async fn form(caller: Caller, form: Form) -> Answer {
    let from = form.text("pagina");
    // Only our own paths are proposed: a link from elsewhere writes nothing into the form.
    let is_path = from.starts_with('/') && !from.starts_with("//") && from.chars().count() <= 200;
    let proposed = Form::from_pairs([("page", if is_path { from } else { "" })]);
    web::html(&page(&caller, Fields::of(proposed)))
}

/// Keeps a report.
///
/// # Errors
/// 429 after too many.
pub(crate) async fn report(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let reason = FaultReason::parse(form.text("reason")).map_err(|_| "desk-fault-reason-missing");
    let reason = errors.check("reason", reason);
    let text = errors.check("text", text(&form));
    let email = form.get("email").map(EmailAddress::parse).transpose();
    let email = errors.check("email", email.map_err(|_| "desk-setup-email-wrong"));
    let (Some(reason), Some(text), Some(email)) = (reason, text, email) else {
        return web::unprocessable(&page(&caller, Fields::refused(form, errors)));
    };
    let typed = TypedFault { reason, page: path(&caller, form.text("page")), text, email };
    let receipt = report_fault(&caller.cx, &caller.origin, typed).await?;
    Ok(web::see_other(&format!("/segnala/ricevuta?numero={receipt}")))
}

/// What was pasted may be a whole address of the portal.
fn path(caller: &Caller, typed: &str) -> String {
    let public = caller.app.site().public_url.as_str();
    typed.strip_prefix(public).unwrap_or(typed).to_owned()
}

fn text(form: &Form) -> Result<String, Message> {
    match form.get("text") {
        None => Err("desk-fault-text-missing".into()),
        Some(text) if text.chars().count() > FAULT_TEXT_LENGTH => Err("desk-fault-text-long".into()),
        Some(text) => Ok(text.to_owned()),
    }
}

#[derive(Template)]
#[template(path = "feedback/receipt.html")]
struct ReceiptPage {
    page: Page,
    receipt: String,
}

/// The receipt: the number alone, which says nothing of what was reported.
///
/// # Errors
/// 404 for what is no receipt number.
pub(crate) async fn receipt(caller: Caller, form: Form) -> Answer {
    let receipt = ReceiptNumber::parse(form.text("numero")).map_err(|_| PageError::not_found())?;
    let page = caller.page(caller.t("desk-fault-receipt-title")).private();
    web::html(&ReceiptPage { page, receipt: receipt.to_string() })
}
