//! `/area-personale`: what is kept of a citizen, to look at, to take away, to close.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use policy::Level;
use serde_json::json;
use texts::Translator;
use web::forms::{FieldErrors, Fields, Form};
use web::slice::Kept;
use web::{Answer, Caller, Page, PageError, see_other, see_other_saying};

use super::level::{address, require_level};
use crate::Room;
use crate::actions::erase_own_account::{EraseError, erase_own_account};
use crate::model::{PersonId, Session, SessionId, Way, level_number};
use crate::queries::entering;
use crate::queries::national::{self, Personal};
use crate::web::{cookie, enter};

#[derive(Template)]
#[template(path = "national/personal.html")]
struct PersonalPage {
    page: Page,
    facts: Vec<(String, String)>,
    has_roles: bool,
    sessions: Vec<SessionRow>,
    past: Vec<PastRow>,
    heads: Vec<String>,
    rooms: Vec<Kept>,
}

struct SessionRow {
    id: SessionId,
    began: String,
    seen: String,
    way: String,
    is_this: bool,
}

struct PastRow {
    at: String,
    way: String,
    provider: String,
    level: String,
}

#[derive(Template)]
#[template(path = "national/erase.html")]
struct Erase {
    page: Page,
    fields: Fields,
    has_roles: bool,
    rooms: Vec<Kept>,
}

impl Erase {
    /// What follows, to be known before.
    fn follows(&self) -> impl Iterator<Item = &String> {
        self.rooms.iter().flat_map(|kept| &kept.on_erasing)
    }
}

/// Who she is, or where to send her.
enum Herself {
    Is(PersonId, Session),
    Elsewhere(Box<axum::response::Response>),
}

async fn herself(caller: &Caller) -> Result<Herself, PageError> {
    let session = match cookie::token(caller) {
        Some(token) => entering::session(&caller.cx, &token).await?,
        None => None,
    };
    let Some(session) = session else {
        let to = address(caller, Level::Substantial);
        return Ok(Herself::Elsewhere(Box::new(see_other(&to))));
    };
    if !session.way.is_national() {
        return Ok(Herself::Elsewhere(Box::new(see_other("/ufficio/profilo"))));
    }
    let person = require_level(caller, Level::Substantial).await?;
    Ok(Herself::Is(person, session))
}

async fn personal(caller: &Caller, person: PersonId, session: &Session) -> Result<Personal, PageError> {
    national::personal(&caller.cx, person, session.id).await?.ok_or_else(PageError::not_found)
}

/// What the other rooms keep of her.
async fn kept_by_rooms(caller: &Caller, person: PersonId) -> Result<Vec<Kept>, PageError> {
    let mut all = Vec::new();
    for room in caller.app.keepings() {
        all.extend((room.kept)(caller.clone(), person.uuid()).await?);
    }
    Ok(all)
}

/// The page.
pub(super) async fn show(caller: Caller) -> Answer {
    let (person, session) = match herself(&caller).await? {
        Herself::Is(person, session) => (person, session),
        Herself::Elsewhere(answer) => return Ok(*answer),
    };
    let kept = personal(&caller, person, &session).await?;
    let rooms = kept_by_rooms(&caller, person).await?;
    let say = caller.visit.translator();
    let known = if kept.own.has_fiscal_code {
        "identity-personal-known-code"
    } else {
        "identity-personal-known-eidas"
    };
    let how = say.ta(
        "identity-personal-how-now",
        &[("way", way(say, session.way).into()), ("level", session.level.map_or(0, level_number).into())],
    );
    web::html(&PersonalPage {
        page: caller.page(caller.t("identity-personal-title")).private(),
        facts: vec![
            (caller.t("identity-people-name"), kept.own.name.clone()),
            (caller.t("identity-personal-known"), caller.t(known)),
            (caller.t("identity-personal-how"), how),
            (caller.t("identity-personal-since"), say.date_time(kept.own.created_at)),
        ],
        has_roles: kept.has_roles,
        sessions: kept
            .sessions
            .iter()
            .map(|(open, signed)| SessionRow {
                id: open.id,
                began: say.date_time(open.created_at),
                seen: say.date_time(open.last_seen_at),
                way: way(say, *signed),
                is_this: open.is_this,
            })
            .collect(),
        past: kept
            .past
            .iter()
            .map(|past| PastRow {
                at: say.date_time(past.at),
                way: way(say, past.way),
                provider: past.provider.clone(),
                level: past.level.map(|level| level_number(level).to_string()).unwrap_or_default(),
            })
            .collect(),
        heads: [
            "identity-personal-at",
            "identity-personal-way",
            "identity-personal-provider",
            "identity-personal-level",
        ]
        .iter()
        .map(|key| caller.t(key))
        .collect(),
        rooms,
    })
}

/// The same for a program: all that is kept of her.
pub(super) async fn download(caller: Caller) -> Answer {
    let (person, session) = match herself(&caller).await? {
        Herself::Is(person, session) => (person, session),
        Herself::Elsewhere(answer) => return Ok(*answer),
    };
    let kept = personal(&caller, person, &session).await?;
    let sessions = kept.sessions.iter().map(|(open, way)| {
        json!({ "opened_at": open.created_at, "last_seen_at": open.last_seen_at, "way": way.name() })
    });
    let past = kept.past.iter().map(|past| {
        json!({
            "at": past.at,
            "way": past.way.name(),
            "provider": past.provider,
            "level": past.level.map(level_number),
        })
    });
    let rooms = kept_by_rooms(&caller, person).await?;
    let rooms = rooms.into_iter().map(|kept| {
        json!({
            "heading": kept.heading,
            "kept_by": kept.kept_by,
            "kept_until": kept.kept_until,
            "records": kept.whole,
        })
    });
    let text = serde_json::to_string_pretty(&json!({
        "name": kept.own.name,
        "created_at": kept.own.created_at,
        "known_by": if kept.own.has_fiscal_code { "fiscal code (keyed hash)" } else { "eIDAS identifier (keyed hash)" },
        "open_sessions": sessions.collect::<Vec<_>>(),
        "sign_ins": past.collect::<Vec<_>>(),
        "kept_by_the_network": rooms.collect::<Vec<_>>(),
    }));
    let text = text.map_err(PageError::fault)?;
    let head = [
        (CONTENT_TYPE, "application/json; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"dati-personali.json\""),
    ];
    Ok((head, text).into_response())
}

/// Ends one of her sessions.
pub(super) async fn end_session(caller: Caller, Path(id): Path<SessionId>) -> Answer {
    let (person, _) = match herself(&caller).await? {
        Herself::Is(person, session) => (person, session),
        Herself::Elsewhere(answer) => return Ok(*answer),
    };
    if !crate::actions::end_session::end_session(&caller.cx, person, id).await? {
        return Err(PageError::not_found());
    }
    Ok(see_other_saying(&caller.visit, "/area-personale", "identity-own-session-ended"))
}

async fn erase_page(
    caller: &Caller,
    person: PersonId,
    fields: Fields,
    has_roles: bool,
) -> Result<Erase, PageError> {
    let rooms = kept_by_rooms(caller, person).await?;
    let page = caller.page(caller.t("identity-erase-title")).private();
    let page = page.crumb(caller.t("identity-personal-title"), "/area-personale");
    Ok(Erase { page, fields, has_roles, rooms })
}

/// The page that says what goes and what stays.
pub(super) async fn ask_erase(caller: Caller) -> Answer {
    let (person, session) = match herself(&caller).await? {
        Herself::Is(person, session) => (person, session),
        Herself::Elsewhere(answer) => return Ok(*answer),
    };
    let kept = personal(&caller, person, &session).await?;
    web::html(&erase_page(&caller, person, Fields::empty(), kept.has_roles).await?)
}

/// Closes the account, and signs out at the provider too.
pub(super) async fn erase(caller: Caller, Extension(room): Extension<Room>, form: Form) -> Answer {
    let (person, session) = match herself(&caller).await? {
        Herself::Is(person, session) => (person, session),
        Herself::Elsewhere(answer) => return Ok(*answer),
    };
    if !form.has("sure") {
        let mut errors = FieldErrors::new();
        errors.add("sure", "identity-erase-sure-missing");
        let fields = Fields::refused(form, errors);
        return web::unprocessable(&erase_page(&caller, person, fields, false).await?);
    }
    // Before the row goes that says under which name the provider knows the session.
    let leaving = enter::leaving(&caller, &room, &session).await;
    match erase_own_account(&caller.cx, person, caller.app.keepings()).await {
        Ok(()) => enter::signed_out(&caller, leaving, "identity-erase-done"),
        Err(EraseError::HasRoles) => Err(PageError::conflict("identity-erase-roles")),
        Err(EraseError::Refused(refusal)) => Err(refusal.into()),
        Err(EraseError::Storage(error)) => Err(error.into()),
    }
}

/// "SPID".
fn way(say: &Translator, way: Way) -> String {
    say.t(match way {
        Way::Password => "identity-way-password",
        Way::Office => "identity-way-office",
        Way::Spid => "identity-way-spid",
        Way::Cie => "identity-way-cie",
        Way::Eidas => "identity-way-eidas",
    })
}
