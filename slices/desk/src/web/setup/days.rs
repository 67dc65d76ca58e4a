//! `…/orari/{agenda}/giorni`: other hours on one day, in place of the weekly ones.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;
use storage::Tx;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::super::launch::reach::allowed;
use super::agenda::{fault, own};
use super::band_rows::{DAY, RowView, way_choices};
use super::training::{day, read_day};
use crate::actions::set_day;
use crate::model::launch::{Band, Item, openings_of, write_time};
use crate::model::{Agenda, Desk, Exception};
use crate::policy::SetAgenda;
use crate::store;

/// Morning and afternoon.
const ROWS: usize = 2;

/// A day with other hours.
struct OtherDay {
    date: String,
    said: String,
    hours: String,
}

#[derive(Template)]
#[template(path = "setup/days.html")]
struct DaysPage {
    page: Page,
    fields: Fields,
    action: String,
    closures: String,
    ways: Vec<Choice>,
    rows: Vec<RowView>,
    days: Vec<OtherDay>,
}

async fn page(
    tx: &mut Tx,
    caller: &Caller,
    desk: &Desk,
    agenda: &Agenda,
    fields: Fields,
    form: &Form,
) -> Result<DaysPage, PageError> {
    let t = caller.visit.translator();
    let exceptions = store::agenda::exceptions(tx, agenda.id, caller.cx.now().date()).await?;
    let mut by_day: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    for exception in &exceptions {
        let span = format!("{}-{}", write_time(exception.span.from()), write_time(exception.span.until()));
        by_day.entry(exception.day).or_default().push(span);
    }
    let days = by_day.into_iter().map(|(day, spans)| OtherDay {
        date: day.to_string(),
        said: format!("{} {}", t.weekday(day.weekday()), t.date(day)),
        hours: spans.join(", "),
    });
    let hours = super::shown::path(&desk.slug, Item::HoursPublished);
    Ok(DaysPage {
        page: super::page(caller, desk, "desk-setup-days-title")
            .crumb(caller.t("desk-setup-hours-title"), hours.clone()),
        fields,
        action: format!("{hours}/{}/giorni", agenda.id),
        closures: format!("/ufficio/sportelli/{}/chiusure", desk.slug),
        ways: way_choices(t),
        rows: DAY.views(t, form, 0, ROWS),
        days: days.collect(),
    })
}

/// The form and the days on record.
///
/// # Errors
/// 404 or 403 where she may not.
pub(crate) async fn form(caller: Caller, Path((slug, agenda)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<SetAgenda>(&mut tx, &caller, &slug).await?;
    let agenda = own(&mut tx, &desk, &agenda).await?;
    let mut pairs = Vec::new();
    DAY.propose(&mut pairs, 0, ROWS);
    let form = Form::from_pairs(pairs);
    web::html(&page(&mut tx, &caller, &desk, &agenda, Fields::of(form.clone()), &form).await?)
}

/// Sets the hours of a day.
///
/// # Errors
/// As [`form`].
pub(crate) async fn save(caller: Caller, Path((slug, agenda)): Path<(String, String)>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<SetAgenda>(&mut tx, &caller, &slug).await?;
    let agenda = own(&mut tx, &desk, &agenda).await?;
    let mut errors = FieldErrors::new();
    let today = caller.cx.now().date();
    let to_come = |day| if day < today { Err("desk-setup-days-over") } else { Ok(day) };
    let day = errors.check("day", day(form.get("day")).and_then(to_come));
    let rows = DAY.read(&form, &mut errors);
    if rows.is_empty() && errors.get("day0-from").is_none() {
        errors.add("day0-from", "desk-setup-days-no-hours");
    }
    let bands: Vec<Band> = rows.iter().map(|(_, band)| band.clone()).collect();
    if let Err(fault) = openings_of(agenda.id, desk.id, &bands) {
        DAY.overlap(&rows, fault, &mut errors);
    }
    let (Some(day), true) = (day, errors.is_empty()) else {
        let fields = Fields::refused(form.clone(), errors);
        return web::unprocessable(&page(&mut tx, &caller, &desk, &agenda, fields, &form).await?);
    };
    drop(tx);
    let hours: Vec<Exception> = bands
        .iter()
        .map(|Band { span, channels, .. }| {
            let (span, channels) = (*span, *channels);
            Exception { agenda: agenda.id, desk: desk.id, day, span, channels }
        })
        .collect();
    set_day(&caller.cx, agenda.id, day, &hours).await.map_err(fault)?;
    let to = format!("/ufficio/sportelli/{slug}/orari/{}/giorni", agenda.id);
    Ok(web::see_other_saying(&caller.visit, &to, "desk-setup-days-done"))
}

/// Gives a day back to the weekly hours.
///
/// # Errors
/// As [`form`].
pub(crate) async fn clear(
    caller: Caller,
    Path((slug, agenda)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = allowed::<SetAgenda>(&mut tx, &caller, &slug).await?;
    let agenda = own(&mut tx, &desk, &agenda).await?;
    drop(tx);
    let day = read_day(form.text("day")).ok_or_else(|| PageError::invalid("desk-setup-day-wrong"))?;
    set_day(&caller.cx, agenda.id, day, &[]).await.map_err(fault)?;
    let to = format!("/ufficio/sportelli/{slug}/orari/{}/giorni", agenda.id);
    Ok(web::see_other_saying(&caller.visit, &to, "desk-setup-days-cleared"))
}
