//! The page of a sign-in that ended in nothing: what happened, what she can do, and the code that an office asks for.

use askama::Template;
use axum::http::StatusCode;
use policy::Level;
use web::{Answer, Caller, Page};

use crate::model::{Refused, level_number};
use crate::web::towards;

#[derive(Template)]
#[template(path = "national/refused.html")]
struct RefusedPage {
    page: Page,
    what: String,
    then: String,
    again: String,
    phone: Option<String>,
    mail: Option<String>,
    code: &'static str,
    reference: String,
}

/// Shows it, with what was asked where a request was found; the code goes to the log.
pub(in crate::web) fn show(caller: &Caller, reason: Refused, asked: Option<(String, Level)>) -> Answer {
    let words = reason.words();
    let status = if reason.is_of_the_person() { StatusCode::FORBIDDEN } else { StatusCode::BAD_REQUEST };
    tracing::info!(request_id = caller.visit.id(), code = reason.code(), "a sign-in was refused");
    let contacts = &caller.app.site().contacts;
    let mut answer = web::html(&RefusedPage {
        page: caller.page(caller.t(words.title)).private(),
        what: caller.t(words.what),
        then: caller.t(words.then),
        again: again(asked),
        phone: contacts.phone.clone(),
        mail: contacts.mail.clone(),
        code: reason.code(),
        reference: caller.visit.id().to_owned(),
    })?;
    *answer.status_mut() = status;
    Ok(answer)
}

/// The page that offers the providers, with what was asked before.
fn again(asked: Option<(String, Level)>) -> String {
    let (towards, level) = asked.unwrap_or((String::new(), Level::Substantial));
    let mut again = "/accedi".to_owned();
    let mut sign = '?';
    if let Some(towards) = towards::inside(&towards) {
        again.push_str(&format!("?verso={}", towards::encoded(towards)));
        sign = '&';
    }
    if level != Level::Substantial {
        again.push_str(&format!("{sign}livello={}", level_number(level)));
    }
    again
}
