//! `/contattaci/richiesta`: the receipt, and where one's request stands (C.SE.1.2, 1.9, 1.10); `/contattaci/stato`: by its
//! code. No account is needed.

use askama::Template;
use axum::http::header::SET_COOKIE;
use kernel::{BookingCode, Id};
use policy::{Actor, Resource};
use storage::links;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use crate::actions::{CodeError, find_by_code};
use crate::model::{Message, RequestNumber, Way};
use crate::policy::{FOLLOW, FollowMessage};
use crate::store;
use crate::web::{FOLLOWED, shown};

#[derive(Template)]
#[template(path = "public/code.html")]
struct CodePage {
    page: Page,
    fields: Fields,
}

fn code_page(caller: &Caller, fields: Fields) -> CodePage {
    CodePage {
        page: caller.page(caller.t("inbox-code-title")).crumb(caller.t("inbox-form-title"), "/contattaci"),
        fields,
    }
}

pub(super) async fn code(caller: Caller) -> Answer {
    web::html(&code_page(&caller, Fields::empty()))
}

/// A right code opens the request as its link would.
pub(super) async fn open(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let code = errors.check("code", BookingCode::parse(form.text("code")).map_err(|_| "inbox-code-unknown"));
    if let Some(code) = code {
        match find_by_code(&caller.cx, &caller.origin, &code).await {
            Ok((_, link)) => {
                let mut response = web::see_other(FOLLOWED);
                let secret = links::token(caller.cx.keys(), link.id);
                if let Some(cookie) = web::links::cookie(caller.app.site(), FOLLOW, &secret) {
                    response.headers_mut().append(SET_COOKIE, cookie);
                }
                return Ok(response);
            }
            Err(CodeError::TooMany) => return Err(PageError::too_many(900).saying("inbox-code-too-many")),
            Err(CodeError::Storage(error)) => return Err(error.into()),
            Err(CodeError::Unknown) => errors.add("code", "inbox-code-unknown"),
        }
    }
    web::unprocessable(&code_page(&caller, Fields::refused(form, errors)))
}

struct Given {
    when: String,
    lines: Vec<String>,
}

/// A moment as people and as programs read it.
struct Moment {
    label: String,
    shown: String,
    machine: String,
}

#[derive(Template)]
#[template(path = "public/follow.html")]
struct FollowPage {
    page: Page,
    printed: String,
    number: String,
    code: String,
    aloud: String,
    state: String,
    tone: &'static str,
    moments: Vec<Moment>,
    facts: Vec<(String, String)>,
    text: Vec<String>,
    answers: Vec<Given>,
    has_mail: bool,
    is_closed: bool,
}

pub(super) async fn show(caller: Caller) -> Answer {
    let cx = caller
        .holding(FOLLOW)
        .await?
        .map_err(|fault| PageError::from(fault).next("/contattaci/stato", "inbox-code-title"))?;
    let Actor::LinkHolder { resource, .. } = cx.actor else { return Err(PageError::not_found()) };
    let id: Id<Message> = Id::from_uuid(resource);
    cx.permit::<FollowMessage>(Resource::new(id, []).opened_by_link(resource))?;
    let mut tx = cx.read().await?;
    let message = store::message::find(&mut tx, id).await?.filter(|one| one.emptied_at.is_none());
    let message = message.ok_or_else(PageError::not_found)?;
    let desk = desk::api::desk(&mut tx, message.desk).await?.ok_or_else(PageError::not_found)?;
    let answers = store::thread::answers(&mut tx, id).await?;
    let service = match message.service {
        Some(service) => desk::api::services(&mut tx, &[service]).await?.pop(),
        None => None,
    };
    let t = caller.visit.translator();
    let mut facts = vec![(t.t("inbox-form-desk"), desk.name.clone())];
    facts.extend(service.map(|one| (t.t("inbox-form-service"), one.name)));
    facts.push((t.t("inbox-form-subject"), shown::subject(t, &message)));
    let code = RequestNumber::code(caller.cx.keys(), id.uuid());
    let mut page = caller
        .page(t.ta("inbox-follow-title", &[("number", message.number.to_string().into())]))
        .crumb(t.t("inbox-form-title"), "/contattaci")
        .private()
        .rated();
    if let Some(phone) = &desk.phone {
        page = page.phone(desk.name.clone(), phone.clone());
    }
    web::html(&FollowPage {
        page,
        printed: t.date_time(caller.cx.now()),
        number: message.number.to_string(),
        aloud: code.read_aloud_in_italian(),
        code: code.as_str().to_owned(),
        state: t.t(message.state.public_text()),
        tone: message.state.tone(),
        moments: moments(&caller, &message),
        facts,
        text: shown::lines(&message.text),
        answers: answers
            .iter()
            .map(|one| Given { when: t.date_time(one.written_at), lines: shown::lines(&one.text) })
            .collect(),
        has_mail: message.sender.email.is_some() && message.way != Way::Fault,
        is_closed: message.closed_at.is_some(),
    })
}

/// Received, in hand since, answered, until when or since when done with.
fn moments(caller: &Caller, message: &Message) -> Vec<Moment> {
    let t = caller.visit.translator();
    let at = |key: &str, at: kernel::Instant| Moment {
        label: t.t(key),
        shown: t.date_time(at),
        machine: at.rfc3339(),
    };
    let mut moments = vec![at("inbox-follow-received", message.received_at)];
    moments.extend(message.assigned_at.map(|when| at("inbox-follow-in-hand", when)));
    moments.extend(message.first_answer_at.map(|when| at("inbox-follow-answered", when)));
    match message.closed_at {
        Some(when) => moments.push(at("inbox-follow-closed", when)),
        None => moments.push(Moment {
            label: t.t("inbox-follow-due"),
            shown: t.date(message.answer_due_on),
            machine: message.answer_due_on.to_string(),
        }),
    }
    moments
}
