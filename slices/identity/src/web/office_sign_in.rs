//! `/accesso/ufficio/{slug}` and `/accesso/ufficio/ritorno`: the way to an office's own sign-in, and back.
//!
//! Whatever is wrong, password and code stay beside it: a provider that is down sends back to `/accesso`, and who is
//! not let in reads one page, the same for every reason.

use askama::Template;
use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use openid::client::{Answer as ProviderAnswer, ClientError};
use tracing::warn;
use web::cookies::{self, Keep};
use web::forms::Form;
use web::{Answer, App, Caller, Page, PageError, see_other};

use super::{ScopeSource, enter, towards};
use crate::Room;
use crate::actions::ask_office::{OfficeError, ask_office, take_request};
use crate::actions::enter_by_office::enter_by_office;
use crate::actions::{EnterError, Entered};
use crate::api::Scopes;
use crate::doors::{self, Doors};
use crate::settings::Settings;

/// The short-lived cookie by which the browser that went is known when it comes back, and nothing else.
const COOKIE: &str = "office";
/// The page of who is not let in.
const NOT_LET_IN: &str = "/accesso/ufficio/rifiutato";
/// As long as a sign-in is kept.
const COOKIE_SECONDS: u32 = 15 * 60;

/// A button on the page of the sign-in.
pub(super) struct OfficeButton {
    pub(super) href: String,
    pub(super) name: String,
}

pub(super) fn routes(scopes: Scopes) -> Router<App> {
    Router::new()
        .route(doors::RETURN, get(come_back).head(super::no_head))
        .route(NOT_LET_IN, get(not_let_in))
        .route("/accesso/ufficio/{slug}", get(leave))
        .layer(Extension(ScopeSource(scopes)))
        .layer(Extension(Doors::default()))
}

/// The buttons, each remembering where she was going.
pub(super) fn buttons(settings: &Settings, to: &str) -> Vec<OfficeButton> {
    let button = |office: &crate::settings::Office| OfficeButton {
        href: towards::with(&format!("/accesso/ufficio/{}", office.slug), to),
        name: office.name.clone(),
    };
    settings.offices.iter().map(button).collect()
}

/// To the office.
async fn leave(
    caller: Caller,
    Extension(room): Extension<Room>,
    Extension(doors): Extension<Doors>,
    Path(slug): Path<String>,
    form: Form,
) -> Answer {
    let to = towards::safe(form.text("verso"));
    let client = doors.client(&room.settings, &caller.app.site().public_url, &slug);
    let client = client.ok_or_else(PageError::not_found)?;
    // A citizen who is in may well come to work: sent on, she would be sent back.
    if matches!(caller.cx.actor, ::policy::Actor::Staff { .. }) {
        return Ok(see_other(to));
    }
    match ask_office(&caller.cx, &client, &slug, to, &caller.origin).await {
        Ok(asked) => {
            let cookie = cookies::set(
                caller.app.site().is_https(),
                COOKIE,
                asked.browser.as_str(),
                Keep::Seconds(COOKIE_SECONDS),
            );
            Ok(with(see_other(&asked.address), cookie))
        }
        Err(error) => refuse(&caller, &slug, to, error),
    }
}

/// Back from the office.
async fn come_back(
    caller: Caller,
    Extension(room): Extension<Room>,
    Extension(doors): Extension<Doors>,
    Extension(scopes): Extension<ScopeSource>,
    form: Form,
) -> Answer {
    let browser = caller.cookie(COOKIE).unwrap_or_default();
    let begun = match take_request(&caller.cx, form.text("state"), &browser).await {
        Ok(begun) => begun,
        Err(error) => return refuse(&caller, "", towards::OFFICE, error),
    };
    let to = towards::safe(&begun.towards).to_owned();
    let office = room.settings.offices.iter().find(|office| office.slug == begun.office);
    let client = doors.client(&room.settings, &caller.app.site().public_url, &begun.office);
    // Gone from the configuration since she left.
    let Some((office, client)) = office.zip(client) else {
        return refuse(&caller, &begun.office, &to, OfficeError::Over);
    };
    let entered: Result<Entered, OfficeError> = async {
        let authentication = match doors::authentication(&caller.cx, &room.keyring, office).await {
            Ok(authentication) => authentication,
            Err(fault) => {
                doors::log_fault(&fault);
                return Err(ClientError::ProviderDown(0).into());
            }
        };
        let text = |name: &str| form.get(name).map(str::to_owned);
        let answer = ProviderAnswer {
            code: text("code"),
            state: text("state"),
            issuer: text("iss"),
            error: text("error"),
        };
        let claims = client.finish(&begun.pending, &answer, &authentication, caller.cx.now()).await?;
        let options = (scopes.0)(caller.cx.clone()).await?;
        enter_by_office(&caller.cx, office, &claims, &options).await
    }
    .await;
    match entered {
        Ok(entered) => {
            let answer = enter::lead_on(&caller, &entered, &to);
            Ok(with(answer, cookies::remove(caller.app.site().is_https(), COOKIE)))
        }
        Err(error) => refuse(&caller, &begun.office, &to, error),
    }
}

/// The provider does not answer; she cancelled over there: the words in the address of `/accesso`.
const DOWN: &str = "non-risponde";
const DENIED: &str = "annullato";

/// Password and code, with a word about the office beside them.
fn beside(to: &str, word: &str) -> String {
    let page = towards::with("/accesso", to);
    let sign = if page.contains('?') { '&' } else { '?' };
    format!("{page}{sign}ufficio={word}")
}

/// What the page of the sign-in says for such a word.
pub(super) fn office_said(caller: &Caller, word: &str) -> Option<(String, String)> {
    match word {
        DOWN => Some((caller.t("identity-office-down"), caller.t("identity-office-down-then"))),
        DENIED => Some((caller.t("identity-office-denied"), caller.t("identity-office-denied-then"))),
        _ => None,
    }
}

/// What she reads when she does not come in. Why is in the log alone.
fn refuse(caller: &Caller, office: &str, to: &str, error: OfficeError) -> Answer {
    let request_id = caller.visit.id();
    match error {
        OfficeError::Enter(EnterError::Over) | OfficeError::Over => Ok(enter::begin_again(caller, to)),
        OfficeError::Enter(error) => Err(error.into()),
        OfficeError::Provider(ClientError::Denied) => Ok(see_other(&beside(to, DENIED))),
        OfficeError::Provider(error) if error.is_providers_fault() => {
            warn!(request_id, office, code = error.code(), %error, "an office's provider does not answer");
            Ok(see_other(&beside(to, DOWN)))
        }
        OfficeError::Provider(error) => {
            warn!(request_id, office, code = error.code(), %error, "an office's answer was refused");
            Ok(see_other(&towards::with(NOT_LET_IN, to)))
        }
        OfficeError::NotAdmitted(why) => {
            warn!(request_id, office, code = why.code(), "somebody whom an office knows was not let in");
            Ok(see_other(&towards::with(NOT_LET_IN, to)))
        }
    }
}

#[derive(Template)]
#[template(path = "enter/not_let_in.html")]
struct NotLetIn {
    page: Page,
    back: String,
}

/// The page of who is not let in: an address of its own, without what the office wrote into that of the return.
async fn not_let_in(caller: Caller, form: Form) -> Answer {
    let back = towards::with("/accesso", towards::safe(form.text("verso")));
    let page = caller.page(caller.t("identity-office-refused-title")).private();
    let mut answer = web::html(&NotLetIn { page, back })?;
    *answer.status_mut() = StatusCode::FORBIDDEN;
    Ok(answer)
}

fn with(mut answer: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer
}
