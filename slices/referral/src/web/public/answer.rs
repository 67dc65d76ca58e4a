//! `/invio/risposta/{id}`: a body reads what is asked, without a name, and answers.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use kernel::Id;
use policy::Resource;
use storage::links::LinkFault;
use storage::{Cx, Tx};
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError, kinds};

use crate::actions::{ReferralError, answer_referral, is_given};
use crate::model::{Recipient, Referral, State, Verb};
use crate::policy::{ANSWER, SeeLimited};
use crate::queries::Limited;
use crate::store;
use crate::web::office::show::{answer_of, missing, why_nots};
use crate::web::{id, shown};

#[derive(Template)]
#[template(path = "public/answer.html")]
struct Show {
    page: Page,
    fields: Fields,
    recipient: Id<Recipient>,
    one: Referral,
    facts: Vec<(String, String)>,
    limited: Vec<(String, String)>,
    why_nots: Vec<Choice>,
    others: Vec<Choice>,
    outcomes: Vec<Choice>,
    until: String,
    /// What was sent although it was answered already.
    late: Option<Late>,
}

/// An answer that was not taken: what it said stands on the page, so that it is not lost.
struct Late {
    /// What was chosen.
    verb: Option<&'static str>,
    note: String,
}

impl Late {
    fn of(form: &Form) -> Self {
        let verb = Verb::parse(form.text("what")).ok().map(Verb::button);
        Self { verb, note: form.text("note").to_owned() }
    }
}

/// The link opens nothing any more, and something was written with it.
#[derive(Template)]
#[template(path = "public/late.html")]
struct Over {
    page: Page,
    late: Late,
}

#[derive(Template)]
#[template(path = "public/done.html")]
struct Done {
    page: Page,
}

/// The hand-over that the caller holds a link to.
pub(super) struct Held {
    pub(super) cx: Cx,
    pub(super) recipient: Id<Recipient>,
    pub(super) one: Referral,
}

impl Held {
    /// Asks for the link before it opens a connection of its own: who holds one and waits for a second can wait for
    /// others who do the same.
    pub(super) async fn of(caller: &Caller, text: &str) -> Result<Self, PageError> {
        let recipient: Id<Recipient> = id(text)?;
        let cx = caller.holding(ANSWER).await??;
        let tx = &mut caller.cx.read().await?;
        // A link to another hand-over, and one to none, are answered alike.
        cx.permit::<SeeLimited>(Resource::new(recipient, []).opened_by_link(recipient.uuid()))
            .map_err(|_| PageError::not_found())?;
        let found = store::recipient::find(tx, recipient).await?.ok_or_else(PageError::not_found)?;
        let one = store::referral::find(tx, found.referral).await?.ok_or_else(PageError::not_found)?;
        // Who no longer holds the office no longer answers for the body, whatever is left in her mailbox.
        let contacts = network::api::contacts_of(tx, one.body, caller.cx.now().date()).await?;
        if !contacts.iter().any(|contact| contact.mandate.uuid() == found.mandate) {
            return Err(LinkFault::Revoked.into());
        }
        Ok(Self { cx, recipient, one })
    }
}

impl Show {
    async fn of(caller: &Caller, tx: &mut Tx, held: &Held, fields: Fields) -> Result<Self, PageError> {
        let say = caller.visit.translator();
        let one = &held.one;
        let sender = shown::body(tx, one.organisation).await?;
        let desk = desk::api::desk(tx, Id::from_uuid(one.desk)).await?;
        let agreement = network::api::agreement(tx, one.agreement).await?;
        let mut facts = vec![
            (say.t("referral-page-number"), one.numbered()),
            (say.t("referral-from-desk"), desk.as_ref().map(|desk| desk.name.clone()).unwrap_or_default()),
            (say.t("referral-from-body"), sender),
            (say.t("referral-page-under"), agreement.map(|one| one.terms.title).unwrap_or_default()),
        ];
        facts.extend(one.sent_at.map(|at| (say.t("referral-sent-on"), say.date_of(at))));
        facts.extend(desk.and_then(|desk| desk.phone).map(|phone| (say.t("referral-desk-phone"), phone)));
        let limited = Limited::of(tx, one).await?;
        let title = say.ta("referral-answer-title", &[("number", one.numbered().into())]);
        let choice = |word: &str, key: &str| Choice::new(word, say.t(key));
        Ok(Self {
            page: caller.page(title).private(),
            fields,
            recipient: held.recipient,
            facts,
            limited: shown::limited(say, &limited),
            why_nots: why_nots(caller),
            others: shown::others(tx, one, caller.cx.now().date()).await?,
            outcomes: vec![
                choice("start", "referral-outcome-started"),
                choice("decline", "referral-outcome-declined"),
                choice("miss", "referral-outcome-unreachable"),
                choice("redirect", "referral-outcome-redirected"),
            ],
            late: None,
            until: one.due().map(|day| say.date(day)).unwrap_or_default(),
            one: one.clone(),
        })
    }
}

/// `GET /invio/risposta/{id}`
///
/// # Errors
/// 410 once it ended, 404 with the link of another one.
pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let held = Held::of(&caller, &text).await?;
    let mut tx = caller.cx.read().await?;
    web::html(&Show::of(&caller, &mut tx, &held, Fields::empty()).await?)
}

/// `POST /invio/risposta/{id}`
///
/// # Errors
/// 409 and what happened when it was answered, taken back, or lapsed in the meantime; 410 when nothing is left of it for the
/// body. What was written is shown with both.
pub(crate) async fn answer(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let held = match Held::of(&caller, &text).await {
        Ok(held) => held,
        // The same form once more, as a double click sends it, is answered as it was.
        Err(error) if error.kind() == &kinds::GONE && was_given(&caller, &text, &form).await? => {
            return Ok(web::see_other("/invio/fatto"));
        }
        // It was answered from another window, or lapsed: whose link it was does not lose what she wrote.
        Err(error) if form.has("note") && error.kind() == &kinds::GONE => return over(&caller, &form),
        Err(error) => return Err(error),
    };
    let errors = missing(&form);
    if !errors.is_empty() {
        let mut tx = caller.cx.read().await?;
        let fields = Fields::refused(form, errors);
        return web::unprocessable(&Show::of(&caller, &mut tx, &held, fields).await?);
    }
    match answer_referral(&held.cx, held.recipient, answer_of(&form)).await {
        Ok(one) => Ok(taken(&caller, &held, &one)),
        Err(ReferralError::NoReason) => {
            let mut errors = FieldErrors::new();
            errors.add("proposed", "referral-fault-proposed");
            let mut tx = caller.cx.read().await?;
            let fields = Fields::refused(form, errors);
            web::unprocessable(&Show::of(&caller, &mut tx, &held, fields).await?)
        }
        Err(ReferralError::Step(_) | ReferralError::Moved) if is_given(&held.one, &answer_of(&form)) => {
            Ok(taken(&caller, &held, &held.one))
        }
        Err(ReferralError::Step(_) | ReferralError::Moved) => moved(&caller, &text, &form).await,
        Err(error) => Err(error.into()),
    }
}

/// Where an answer that was taken leads.
fn taken(caller: &Caller, held: &Held, one: &Referral) -> Response {
    if one.state == State::Accepted {
        let to = format!("/invio/risposta/{}", held.recipient);
        return web::see_other_saying(&caller.visit, &to, "referral-answer-accepted");
    }
    web::see_other("/invio/fatto")
}

/// Whether this very answer was given with the link that opens nothing any more.
async fn was_given(caller: &Caller, text: &str, form: &Form) -> Result<bool, PageError> {
    let recipient: Id<Recipient> = id(text)?;
    if caller.held_before(ANSWER).await? != Some(recipient.uuid()) {
        return Ok(false);
    }
    let mut tx = caller.cx.read().await?;
    let Some(found) = store::recipient::find(&mut tx, recipient).await? else { return Ok(false) };
    let one = store::referral::find(&mut tx, found.referral).await?;
    Ok(one.is_some_and(|one| is_given(&one, &answer_of(form))))
}

/// It was answered in the meantime: the page as it is now, with what was sent; where the link went with the answer, what was
/// sent alone.
async fn moved(caller: &Caller, text: &str, form: &Form) -> Answer {
    let held = match Held::of(caller, text).await {
        Ok(held) => held,
        Err(error) if error.kind() == &kinds::GONE => return over(caller, form),
        Err(error) => return Err(error),
    };
    let mut tx = caller.cx.read().await?;
    let show = Show::of(caller, &mut tx, &held, Fields::empty()).await?;
    let show = Show { late: Some(Late::of(form)), ..show };
    Ok((StatusCode::CONFLICT, Html(show.render()?)).into_response())
}

fn over(caller: &Caller, form: &Form) -> Answer {
    let page = caller.page(caller.t("referral-late-title")).private();
    Ok((StatusCode::GONE, Html(Over { page, late: Late::of(form) }.render()?)).into_response())
}

/// `GET /invio/fatto`: thanks, and nothing else.
///
/// # Errors
/// None but those of the template.
pub(crate) async fn done(caller: Caller) -> Answer {
    web::html(&Done { page: caller.page(caller.t("referral-done-title")).private() })
}
