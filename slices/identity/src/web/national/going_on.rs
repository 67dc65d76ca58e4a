//! The page between us and a provider: a form to be posted or a link to be followed, which a small script does by
//! itself. The page's own security policy lets the form go to that provider and nowhere else.

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use saml::PostForm;
use web::{Answer, Caller, Page, see_other};

use crate::actions::ask_provider::Leaving;
use crate::actions::log_out::origin_of;

#[derive(Template)]
#[template(path = "national/going_on.html")]
struct GoingOn {
    page: Page,
    lead: String,
    form: Option<PostForm>,
    address: Option<String>,
}

/// Sends the browser to a provider. A redirect after a form of ours would be stopped by the pages' own policy
/// (`form-action`), so `by_page` wants the page in its place.
pub(in crate::web) fn leave_for(caller: &Caller, leaving: Leaving, title: &str, by_page: bool) -> Answer {
    let answer = match leaving {
        Leaving::Address(address) if !by_page => found(&address),
        Leaving::Address(address) => page(caller, title, None, Some(address))?,
        Leaving::Form(form) => {
            let origin = origin_of(&form).unwrap_or_default();
            let policy = format!(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                 font-src 'self' data:; form-action {origin}; base-uri 'none'; frame-ancestors 'none'"
            );
            let mut answer = page(caller, title, Some(form), None)?;
            if let Ok(policy) = HeaderValue::from_str(&policy) {
                answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
            }
            answer
        }
    };
    Ok(unkept(answer))
}

/// A redirect with 302, which is what SAML names for its requests and all that AgID's judge takes.
fn found(address: &str) -> Response {
    let mut answer = see_other(address);
    *answer.status_mut() = StatusCode::FOUND;
    answer
}

fn page(caller: &Caller, title: &str, form: Option<PostForm>, address: Option<String>) -> Answer {
    let page = caller.page(caller.t(title)).private();
    web::html(&GoingOn { page, lead: caller.t("identity-going-lead"), form, address })
}

/// What leads to a provider belongs in nobody's store.
fn unkept(mut answer: Response) -> Response {
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache, no-store"));
    answer
}
