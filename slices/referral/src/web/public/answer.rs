//! `/invio/risposta/{id}`: a body reads what is asked, without a name, and answers.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use policy::Resource;
use storage::links::LinkFault;
use storage::{Cx, Tx};
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use crate::actions::{ReferralError, answer_referral};
use crate::model::{Recipient, Referral, State};
use crate::policy::{ANSWER, SeeLimited};
use crate::queries::Limited;
use crate::store;
use crate::web::errors::lost;
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
/// 409 and what happened when it was taken back, or lapsed, in the meantime.
pub(crate) async fn answer(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let held = Held::of(&caller, &text).await?;
    let errors = missing(&form);
    if !errors.is_empty() {
        let mut tx = caller.cx.read().await?;
        let fields = Fields::refused(form, errors);
        return web::unprocessable(&Show::of(&caller, &mut tx, &held, fields).await?);
    }
    match answer_referral(&held.cx, held.recipient, answer_of(&form)).await {
        Ok(one) if one.state == State::Accepted => {
            let to = format!("/invio/risposta/{}", held.recipient);
            Ok(web::see_other_saying(&caller.visit, &to, "referral-answer-accepted"))
        }
        Ok(_) => Ok(web::see_other("/invio/fatto")),
        Err(ReferralError::NoReason) => {
            let mut errors = FieldErrors::new();
            errors.add("proposed", "referral-fault-proposed");
            let mut tx = caller.cx.read().await?;
            let fields = Fields::refused(form, errors);
            web::unprocessable(&Show::of(&caller, &mut tx, &held, fields).await?)
        }
        Err(error) => Err(lost(&caller, error)),
    }
}

/// `GET /invio/fatto`: thanks, and nothing else.
///
/// # Errors
/// None but those of the template.
pub(crate) async fn done(caller: Caller) -> Answer {
    web::html(&Done { page: caller.page(caller.t("referral-done-title")).private() })
}
