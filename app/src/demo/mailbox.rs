//! `/posta`: the mail that the demonstration sent, since none of it leaves the machine; `/posta/codici`: the codes
//! that its staff would have on their telephones. Only the demo has these routes.

use std::sync::{Arc, OnceLock};

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use standins::{MailProvider, ReceivedMail};
use web::{Answer, App, Caller, Page, PageError};

use super::SignIn;

/// The routes over a mailbox.
pub fn routes(mailbox: MailProvider, sign_ins: Arc<OnceLock<Vec<SignIn>>>) -> Router<App> {
    let mailbox = Arc::new(mailbox);
    let (listed, filed) = (mailbox.clone(), mailbox);
    Router::new()
        .route("/posta", get(move |caller| list(caller, listed.clone())))
        .route("/posta/{mail}/{file}", get(move |Path(which)| std::future::ready(file(&filed, which))))
        .route("/posta/codici", get(move |caller| codes(caller, sign_ins.clone())))
}

struct Shown {
    number: u64,
    to: String,
    subject: String,
    text: String,
    files: Vec<String>,
}

#[derive(Template)]
#[template(path = "mailbox.html")]
struct MailboxPage {
    page: Page,
    mails: Vec<Shown>,
}

async fn list(caller: Caller, mailbox: Arc<MailProvider>) -> Answer {
    let mut mails: Vec<Shown> = mailbox.mailbox().list().iter().map(shown).collect();
    mails.reverse();
    web::html(&MailboxPage { page: caller.page(caller.t("app-mailbox-title")).private(), mails })
}

fn shown(mail: &ReceivedMail) -> Shown {
    Shown {
        number: mail.number,
        to: mail.recipients.join(", "),
        subject: mail.subject.clone(),
        text: mail.text.clone().unwrap_or_default(),
        files: mail.attachments.iter().map(|file| file.name.clone()).collect(),
    }
}

fn file(mailbox: &MailProvider, (number, name): (u64, String)) -> Result<Response, PageError> {
    let mail = mailbox.mailbox().find(number).ok_or_else(PageError::not_found)?;
    let file = mail.attachments.iter().find(|file| file.name == name).ok_or_else(PageError::not_found)?;
    let headers = [(CONTENT_TYPE, file.media_type.clone()), (CONTENT_DISPOSITION, "attachment".to_owned())];
    Ok((headers, file.bytes.clone()).into_response())
}

struct CodeRow {
    role: String,
    email: String,
    code: String,
}

#[derive(Template)]
#[template(path = "codes.html")]
struct CodesPage {
    page: Page,
    rows: Vec<CodeRow>,
}

async fn codes(caller: Caller, sign_ins: Arc<OnceLock<Vec<SignIn>>>) -> Answer {
    let now = caller.cx.now();
    let rows = sign_ins
        .get()
        .into_iter()
        .flatten()
        .map(|s| CodeRow { role: s.role.to_owned(), email: s.email.to_owned(), code: s.code_at(now) })
        .collect();
    web::html(&CodesPage { page: caller.page(caller.t("app-mailbox-codes-title")).private(), rows })
}
