//! The layer that says who is signed in: one question to the database for a request with a cookie, none without.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use policy::{Actor, Level};
use storage::Cx;
use tracing::debug;
use web::{App, NavLink, PageError, SignedIn, Visit};

use super::cookie;
use crate::actions::keep_session::keep_session;
use crate::model::Step;
use crate::queries::entering;
use crate::store::session::Visitor;

/// Reads the cookie of the session, puts the [`Actor`] into the request and the name and menu into the [`Visit`].
/// Belongs inside [`web::shell::wrap`], around the routes of all rooms.
pub async fn session_layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let Some(token) = cookie::token_of(request.headers(), app.site()) else { return next.run(request).await };
    let Some(visit) = request.extensions().get::<Visit>().cloned() else { return next.run(request).await };
    let cx = app.cx(Actor::Public, visit.locale());
    match who(&cx, &token).await {
        Ok(Some(visitor)) => {
            let (name, actor) = (visitor.name.clone(), actor(&visitor));
            let works_here = matches!(actor, Actor::Staff { .. });
            let menu = if works_here { menu(&app, &visit, &visitor) } else { own_menu(&visit) };
            visit.sign_in(SignedIn { name, menu, works_here });
            request.extensions_mut().insert(actor);
        }
        Ok(None) => {}
        Err(error) => return PageError::from(error).into_response(),
    }
    next.run(request).await
}

async fn who(cx: &Cx, token: &str) -> storage::Result<Option<Visitor>> {
    let visitor = entering::visitor(cx, token).await?.filter(|visitor| visitor.session.step == Step::Full);
    if let Some(visitor) = &visitor
        && let Err(error) = keep_session(cx, &visitor.session).await
    {
        // The next request tries again; nobody is turned away for a note that could not be written.
        debug!(%error, "a session could not be noted as seen");
    }
    Ok(visitor)
}

/// What she is: staff by the sign-in of an office or a password; by a national identity, where she has roles and was
/// known for certain; a citizen else.
fn actor(visitor: &Visitor) -> Actor {
    let (id, session) = (visitor.session.person.uuid(), &visitor.session);
    let grants = || visitor.grants.clone();
    match session.level.filter(|_| session.way.is_national()) {
        None => Actor::Staff { id, grants: grants() },
        Some(level) if level >= Level::Substantial && !visitor.grants.is_empty() => {
            Actor::Staff { id, grants: grants() }
        }
        Some(level) => Actor::Person { id, level },
    }
}

/// What a citizen finds in the menu.
fn own_menu(visit: &Visit) -> Vec<NavLink> {
    vec![NavLink { href: super::towards::PERSONAL.to_owned(), label: visit.t("identity-personal-title") }]
}

fn menu(app: &App, visit: &Visit, visitor: &Visitor) -> Vec<NavLink> {
    let is_hers = |roles: &[&str]| {
        let mut grants = visitor.grants.iter();
        roles.is_empty() || grants.any(|grant| roles.contains(&grant.role.as_str()))
    };
    // Her work comes first; the people and her own profile are this room's, and stand at the end.
    let links = || app.staff_links().iter().filter(|link| is_hers(link.roles));
    let ours = super::staff_links();
    let is_ours = |path: &str| ours.iter().any(|link| link.path == path);
    let work = links().filter(|link| !is_ours(link.path));
    let mut menu: Vec<NavLink> = work
        .chain(links().filter(|link| is_ours(link.path)))
        .map(|link| NavLink { href: link.path.to_owned(), label: visit.t(link.text) })
        .collect();
    // Who came with a national identity keeps her own account there.
    if visitor.session.way.is_national() {
        menu.retain(|link| link.href != super::PROFILE);
        menu.extend(own_menu(visit));
    }
    menu
}
