//! `/spid/acs`, `/cie/acs`: the provider's answer, in a form that its page makes the browser post. No cookie of a
//! session is looked at: the request that is answered and the browser's own short-lived cookie say who it is.

use axum::Extension;
use axum::extract::rejection::FormRejection;
use web::{Answer, Caller, PageError, see_other};

use super::{Fields, Slug, organisation, public_url, refused};
use crate::Room;
use crate::actions::take_answer::{Answer as Given, AnswerError, Arrived, take_answer};
use crate::model::Service;
use crate::web::{cookie, towards};

/// What was posted.
pub(super) type Posted = Result<axum::Form<Vec<(String, String)>>, FormRejection>;

/// The fields of what was posted.
pub(super) fn fields(posted: Posted) -> Result<Fields, PageError> {
    match posted {
        Ok(axum::Form(pairs)) => Ok(Fields(pairs)),
        Err(refused) => Err(PageError::of(match refused.status().as_u16() {
            413 => &web::kinds::TOO_LARGE,
            415 => &web::kinds::MEDIA_TYPE,
            _ => &web::kinds::BAD_REQUEST,
        })),
    }
}

/// Takes the answer: signed in, or a page that says why not.
pub(super) async fn take(
    caller: Caller,
    Extension(room): Extension<Room>,
    Extension(service): Extension<Service>,
    slug: Slug,
    posted: Posted,
) -> Answer {
    let organisation = organisation(&room, service, &slug)?;
    let fields = fields(posted)?;
    let browser = cookie::known_browser(&caller);
    let given = Given {
        service,
        organisation,
        response: fields.get("SAMLResponse"),
        relay_state: fields.get("RelayState"),
        browser: browser.as_deref(),
        public_url: public_url(&caller),
    };
    match take_answer(&caller.cx, &room, given).await {
        Ok(arrived) => Ok(enter(&caller, arrived)),
        Err(AnswerError::NotLetIn { reason, asked }) => refused::show(&caller, reason, asked),
        Err(AnswerError::Seal(fault)) => Err(PageError::fault(fault)),
        Err(AnswerError::Hash(fault)) => Err(PageError::fault(fault)),
        Err(AnswerError::Refused(refusal)) => Err(refusal.into()),
        Err(AnswerError::Storage(error)) => Err(error.into()),
    }
}

fn enter(caller: &Caller, arrived: Arrived) -> axum::response::Response {
    let own = if arrived.level >= policy::Level::Substantial { towards::PERSONAL } else { "/" };
    let to = towards::inside(&arrived.towards).unwrap_or(own);
    let answer = cookie::give(caller, see_other(to), &arrived.entered.token);
    cookie::forget_browser(caller, answer)
}
