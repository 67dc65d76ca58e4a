//! `/imprese/ente/{id}`: a body of the network says by its mailed link whether it can. It sees what is needed and which firm
//! asks; whom to speak with only after a yes, and where the firm agreed.

use ::web::forms::{Choice, FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};
use jiff::civil::Date;
use kernel::Id;
use policy::Actor;
use storage::Cx;

use super::id;
use crate::actions::{NeedError, answer_ask};
use crate::model::{Ask, AskReply, AskState, Need};
use crate::policy::ANSWER_ASK;
use crate::queries::Names;
use crate::shown::{firm_facts, need_facts};
use crate::store;

#[derive(Template)]
#[template(path = "ask/show.html")]
struct Show {
    page: Page,
    fields: Fields,
    ask: Ask,
    body: String,
    firm: String,
    comune: Option<String>,
    facts: Vec<(String, String)>,
    contacts: Vec<(String, String)>,
    desk: Option<::desk::api::Desk>,
    choices: Vec<Choice>,
    is_open: bool,
    /// What it said, or why it is not asked any more: key and tone.
    state: (&'static str, &'static str),
    /// What was sent although it was said, or over, already.
    late: Option<LateReply>,
}

/// An answer that was not taken: what it said stands on the page, so that it is not lost.
struct LateReply {
    /// The answer that was chosen.
    reply: Option<&'static str>,
    words: String,
}

impl LateReply {
    fn of(form: &Form) -> Self {
        let reply = match form.text("reply") {
            "can" => Some("firm-ask-choice-can"),
            "cannot" => Some("firm-ask-choice-cannot"),
            _ => None,
        };
        Self { reply, words: form.text("words").to_owned() }
    }
}

impl Show {
    /// Why the answer was not taken: which was there already, or that its time is over.
    fn late_text(&self) -> String {
        let Some(at) = self.ask.answered_at else { return self.page.t("firm-ask-late-over") };
        let state = self.page.t(self.state.0);
        self.page
            .ta("firm-ask-late-said", &[("state", state.into()), ("when", self.page.date_time(at).into())])
    }

    fn is_yes(&self) -> bool {
        self.ask.state == AskState::Can
    }
}

async fn holder(caller: &Caller, id: Id<Ask>) -> Result<Cx, PageError> {
    let cx = caller.holding(ANSWER_ASK).await??;
    match &cx.actor {
        Actor::LinkHolder { resource, .. } if *resource == id.uuid() => Ok(cx),
        _ => Err(PageError::not_found()),
    }
}

async fn page(caller: &Caller, cx: &Cx, id: Id<Ask>, fields: Fields) -> Result<Show, PageError> {
    let mut tx = cx.read().await?;
    let ask = store::ask::find(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
    let need: Option<Need> = store::need::find(&mut tx, ask.need).await?;
    let need = need.filter(|need| !need.is_forgotten()).ok_or_else(PageError::not_found)?;
    let wording = store::wording::of_need(&mut tx, need.id).await?;
    let names = Names::of(&mut tx, std::slice::from_ref(&need), &[ask.organisation]).await?;
    let desk = ::desk::api::desk(&mut tx, need.desk).await?;
    let say = caller.visit.translator();
    let comune = names.comune(need.firm.comune.as_ref()).map(str::to_owned);
    let contacts = if ask.state == AskState::Can && need.firm.may_share {
        firm_facts(say, &need, comune.as_deref())
    } else {
        Vec::new()
    };
    let is_open = ask.state == AskState::Waiting && need.state.is_open();
    let title = if is_open { "firm-ask-title" } else { "firm-ask-title-over" };
    let title = say.ta(title, &[("number", need.number.as_str().into())]);
    Ok(Show {
        page: caller.page(title).private(),
        fields,
        body: names.body(Some(ask.organisation)).to_owned(),
        firm: need.firm.name.clone(),
        comune,
        facts: need_facts(say, &need.clone().for_body(wording.as_ref())),
        contacts,
        desk,
        choices: vec![
            Choice::new("can", caller.t("firm-ask-choice-can")),
            Choice::new("cannot", caller.t("firm-ask-choice-cannot")),
        ],
        is_open,
        state: (ask.own_text(&need), ask.tone(&need)),
        late: None,
        ask,
    })
}

/// # Errors
/// 404 without the link, 410 when it is over.
pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = id(&text)?;
    let cx = holder(&caller, id).await?;
    ::web::html(&page(&caller, &cx, id, Fields::empty()).await?)
}

fn read(form: &Form) -> Result<AskReply, FieldErrors> {
    let mut errors = FieldErrors::new();
    let wants = match form.text("reply") {
        reply @ ("can" | "cannot") => Some(reply),
        _ => {
            errors.add("reply", "firm-ask-fault-reply");
            None
        }
    };
    let words = errors.check("words", form.get("words").ok_or("firm-ask-fault-words")).map(str::to_owned);
    let from = match form.get("from_day").map(str::parse::<Date>) {
        Some(Err(_)) => {
            errors.add("from_day", "firm-fault-wrong-day");
            None
        }
        Some(Ok(day)) => Some(day),
        None => None,
    };
    let reply = words.zip(wants).map(|(words, wants)| match wants {
        "can" => AskReply::Can(words, from),
        _ => AskReply::Cannot(words),
    });
    reply.filter(|_| errors.is_empty()).ok_or(errors)
}

/// It was said already, or is over: the page as it is now, and what was sent.
fn not_taken(show: Show, late: LateReply) -> Answer {
    let show = Show { late: Some(late), fields: Fields::empty(), ..show };
    Ok((StatusCode::CONFLICT, Html(show.render()?)).into_response())
}

/// # Errors
/// As [`show`]; 409 with what was sent when it was said already, or is over.
pub(crate) async fn reply(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let id = id(&text)?;
    let cx = holder(&caller, id).await?;
    let reply = match read(&form) {
        Ok(reply) => reply,
        Err(errors) => {
            let late = LateReply::of(&form);
            let show = page(&caller, &cx, id, Fields::refused(form, errors)).await?;
            return if show.is_open { ::web::unprocessable(&show) } else { not_taken(show, late) };
        }
    };
    match answer_ask(&cx, id, &reply).await {
        Ok(()) => {
            let to = format!("/imprese/ente/{id}");
            Ok(::web::see_other_saying(&caller.visit, &to, "firm-ask-done"))
        }
        Err(NeedError::Moved) => {
            let late = LateReply::of(&form);
            not_taken(page(&caller, &cx, id, Fields::of(form)).await?, late)
        }
        Err(other) => Err(other.into()),
    }
}
