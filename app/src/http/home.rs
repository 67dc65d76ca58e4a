//! The portal's first page and the office's: what the rooms offer, put together.

use askama::Template;
use axum::response::{IntoResponse, Redirect};
use policy::Actor;
use web::slice::Place;
use web::{Answer, Caller, Page};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    panels: Vec<String>,
}

/// `/`: what do you need, and what the network offers today.
///
/// # Errors
/// When the database does not answer.
pub async fn home(caller: Caller) -> Answer {
    let panels = panels(&caller, Place::Home).await?;
    let page = caller.page(caller.t("app-home-title")).described(caller.t("app-home-description")).rated();
    web::html(&HomePage { page, panels })
}

#[derive(Template)]
#[template(path = "office.html")]
struct OfficePage {
    page: Page,
    panels: Vec<String>,
}

/// `/ufficio`: what waits for whoever works here.
///
/// # Errors
/// When the database does not answer.
pub async fn office(caller: Caller) -> Answer {
    if !matches!(caller.cx.actor, Actor::Staff { .. }) {
        return Ok(Redirect::to("/accesso").into_response());
    }
    let panels = panels(&caller, Place::Staff).await?;
    web::html(&OfficePage { page: caller.page(caller.t("app-office-title")).private(), panels })
}

/// What the rooms show on one of the shared pages, in their order.
pub(super) async fn panels(caller: &Caller, place: Place) -> Result<Vec<String>, web::PageError> {
    let mut drawn = Vec::new();
    for panel in caller.app.panels().iter().filter(|panel| panel.place == place) {
        drawn.extend((panel.draw)(caller.clone()).await?);
    }
    Ok(drawn)
}
