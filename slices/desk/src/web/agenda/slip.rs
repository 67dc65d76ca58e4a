//! The slip for who has no mail: the code in large groups, where, when, what to bring, whom to call.

use askama::Template;
use axum::extract::Path;
use web::{Answer, Caller, Page};

use super::settle::found;
use super::{base, day_address, page_of, said};
use crate::model::code_of;
use crate::store;
use crate::web::shown::channel_key;

#[derive(Template)]
#[template(path = "agenda/slip.html")]
struct SlipPage {
    page: Page,
    printed: String,
    name: String,
    day: String,
    time: String,
    channel: String,
    video: Option<String>,
    desk: String,
    address: String,
    phone: Option<String>,
    groups: Vec<String>,
    aloud: String,
    service: Option<String>,
    bring: Vec<String>,
    site: String,
    is_mailed: bool,
    back: String,
    another: String,
}

/// The slip of an appointment.
///
/// # Errors
/// 404 for an appointment of another desk.
pub async fn show(caller: Caller, Path((desk, id)): Path<(String, String)>) -> Answer {
    let (desk, appointment) = found(&caller, &desk, &id).await?;
    let t = caller.visit.translator();
    let code = code_of(caller.cx.keys(), appointment.id.uuid(), appointment.code_salt);
    let service = match appointment.service {
        Some(service) => {
            let mut tx = caller.cx.read().await?;
            store::catalogue::service::find(&mut tx, service).await?
        }
        None => None,
    };
    let video = store::agenda::video_of(&mut caller.cx.read().await?, &appointment).await?;
    let day = appointment.starts_at.date();
    web::html(&SlipPage {
        page: page_of(&caller, &desk, caller.t("desk-agenda-slip-title")),
        printed: t.date_time(caller.cx.now()),
        name: said::name(t, &appointment),
        day: t.date(day),
        time: t.time_of(appointment.starts_at),
        channel: t.t(channel_key(appointment.channel)),
        video: video.map(|video| video.as_str().to_owned()),
        address: desk.address.clone(),
        phone: desk.phone.clone(),
        groups: code.as_str().split('-').map(ToOwned::to_owned).collect(),
        aloud: code.read_aloud_in_italian(),
        bring: service.as_ref().map(|service| service.sheet.bring.clone()).unwrap_or_default(),
        service: service.map(|service| service.sheet.name),
        site: caller.app.url("/appuntamento"),
        is_mailed: appointment.attendee.email.is_some(),
        back: format!("{}#a-{}", day_address(&desk, day), appointment.id),
        another: format!("{}/prenota", base(&desk)),
        desk: desk.name,
    })
}
