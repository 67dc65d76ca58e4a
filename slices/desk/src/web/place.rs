//! `/appuntamento/attesa`: one's own place on a waiting list, opened by the mailed link: seen, corrected, left.

use askama::Template;
use kernel::Id;
use policy::Actor;
use storage::Cx;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::booking::with_phone;
use super::confirm::{said, typed};
use super::shown;
use super::waiting::{last_day, typed_days, wrong};
use crate::actions::{ChangeError, NewWish, WishError, change_wish, leave_waiting_list, own_wish};
use crate::model::{Desk, TypedAttendee, Waiting, WaitingState};
use crate::policy::MANAGE_WAITING;
use crate::queries::{Waitable, waitable};

/// Where one's own place is.
const PLACE: &str = "/appuntamento/attesa";

/// Where the mailed link leads.
pub(super) fn link_path(_: uuid::Uuid) -> String {
    PLACE.to_owned()
}

/// The place that the caller holds a link to, with the context that may change it.
struct Own {
    cx: Cx,
    waiting: Waiting,
    desk: Desk,
}

impl Own {
    /// None once it was left or deleted.
    async fn of(caller: &Caller) -> Result<Option<Self>, PageError> {
        let cx = caller.holding(MANAGE_WAITING).await?.map_err(PageError::from)?;
        let Actor::LinkHolder { resource, .. } = cx.actor else { return Err(PageError::not_found()) };
        let own = own_wish(&cx, Id::from_uuid(resource)).await;
        match own {
            Ok(found) => Ok(found.map(|(waiting, desk)| Self { cx, waiting, desk })),
            Err(WishError::Refused(refusal)) => Err(refusal.into()),
            Err(WishError::Storage(error)) => Err(error.into()),
            Err(_) => Err(PageError::not_found()),
        }
    }

    /// The one that a page was shown for: in another tab she may have opened another since.
    fn shown_in(self, form: &Form) -> Result<Self, PageError> {
        match form.text("posto") == self.waiting.id.to_string() {
            true => Ok(self),
            false => Err(PageError::conflict("desk-place-other").next(PLACE, "desk-place-title")),
        }
    }

    /// What she may wait for, while she waits.
    async fn given(&self) -> Result<Waitable, PageError> {
        if !self.waiting.state.is_on_list() {
            return Err(given_one());
        }
        Ok(waitable(&mut self.cx.read().await?, self.desk.id, self.cx.now().date()).await?)
    }
}

fn left() -> PageError {
    PageError::conflict("desk-place-left").next("/prenota", "desk-booking-title")
}

fn given_one() -> PageError {
    PageError::conflict("desk-place-given").next("/appuntamento", "desk-code-title")
}

#[derive(Template)]
#[template(path = "booking/place.html")]
struct PlacePage {
    page: Page,
    place: Id<Waiting>,
    desk_name: String,
    mail: String,
    since: String,
    is_offered: bool,
    fields: Fields,
    channels: Vec<Choice>,
    last_day: String,
}

impl PlacePage {
    fn of(caller: &Caller, own: &Own, given: Waitable, fields: Fields) -> Self {
        let t = caller.visit.translator();
        let Own { waiting, desk, .. } = own;
        Self {
            page: with_phone(caller.page(caller.t("desk-place-title")), desk).private(),
            place: waiting.id,
            desk_name: desk.name.clone(),
            mail: waiting.email.as_ref().map(ToString::to_string).unwrap_or_default(),
            since: t.date(waiting.created_at.date()),
            is_offered: waiting.state == WaitingState::Offered,
            fields,
            channels: shown::choices_of(t, given.channels.iter()),
            last_day: last_day(caller, given),
        }
    }
}

/// `GET /appuntamento/attesa`
///
/// # Errors
/// A page that says that she does not wait any more.
pub async fn show(caller: Caller) -> Answer {
    let own = Own::of(&caller).await?.ok_or_else(left)?;
    let given = own.given().await?;
    let Waiting { channel, from_day, until_day, name, phone, .. } = &own.waiting;
    let form = Form::from_pairs([
        ("canale", channel.word().to_owned()),
        ("dal", from_day.to_string()),
        ("al", until_day.to_string()),
        ("name", name.clone()),
        ("phone", phone.as_ref().map(ToString::to_string).unwrap_or_default()),
    ]);
    web::html(&PlacePage::of(&caller, &own, given, Fields::of(form)))
}

/// `POST /appuntamento/attesa`
///
/// # Errors
/// As [`show`].
pub async fn change(caller: Caller, form: Form) -> Answer {
    let own = Own::of(&caller).await?.ok_or_else(left)?.shown_in(&form)?;
    let given = own.given().await?;
    let mail = own.waiting.email.as_ref().map(ToString::to_string).unwrap_or_default();
    let who = TypedAttendee { email: mail, ..typed(&form) }.parse();
    let mut errors = who.as_ref().err().map(|wrong| said(wrong)).unwrap_or_default();
    let days = typed_days(&form, &mut errors);
    if let (Ok((who, _)), Some((channel, from_day, until_day))) = (who, days) {
        let name = who.name.unwrap_or_default();
        let new = NewWish { channel, from_day, until_day, name, phone: who.phone };
        match change_wish(&own.cx, own.waiting.id, new).await {
            Ok(()) => return Ok(web::see_other_saying(&caller.visit, PLACE, "desk-place-changed")),
            Err(error) => wrong(&caller, error, &mut errors)?,
        }
    }
    refused(&caller, &own, given, form, errors)
}

fn refused(caller: &Caller, own: &Own, given: Waitable, form: Form, errors: FieldErrors) -> Answer {
    web::unprocessable(&PlacePage::of(caller, own, given, Fields::refused(form, errors)))
}

/// `POST /appuntamento/attesa/lascia`: done twice, it is done.
///
/// # Errors
/// As [`show`].
pub async fn leave(caller: Caller, form: Form) -> Answer {
    let gone = || Ok(web::see_other_saying(&caller.visit, "/prenota", "desk-place-gone"));
    let Some(own) = Own::of(&caller).await? else { return gone() };
    let own = own.shown_in(&form)?;
    match leave_waiting_list(&own.cx, own.waiting.id).await {
        Ok(()) | Err(ChangeError::Unknown) => gone(),
        Err(ChangeError::NotNow) => Err(given_one()),
        Err(error) => Err(super::appointment::refused(error)),
    }
}
