//! What the flows stand on: an application with this room, two desks in two networks, people who can sign in.

use identity::api::{self, NewGrant, Password, PersonId, ReadyAccount, Role, ScopeOption, TotpSecret};
use kernel::EmailAddress;
use policy::ROOT;
use storage::Cx;
use testkit::{Browser, Engine, TestApp};
use texts::Locale;
use uuid::Uuid;

pub const PASSWORD: &str = "quattro cavalli sul molo";

/// A network with one desk, and another network with another.
pub const NETWORK: Uuid = Uuid::from_u128(100);
pub const DESK: Uuid = Uuid::from_u128(101);
pub const OTHER_NETWORK: Uuid = Uuid::from_u128(200);
pub const OTHER_DESK: Uuid = Uuid::from_u128(201);

fn scopes(_: Cx) -> api::ScopesFuture {
    Box::pin(async {
        let option = |id, role, word: &str, label: &str, within: &[Uuid]| ScopeOption {
            id,
            role,
            word: word.to_owned(),
            label: label.to_owned(),
            within: within.to_vec(),
        };
        Ok(vec![
            option(NETWORK, Role::Coordinator, "network:golfo", "Rete del Golfo", &[]),
            option(DESK, Role::Operator, "desk:molo", "Sportello del Molo", &[NETWORK]),
            option(OTHER_NETWORK, Role::Coordinator, "network:monti", "Rete dei Monti", &[]),
            option(OTHER_DESK, Role::Operator, "desk:passo", "Sportello del Passo", &[OTHER_NETWORK]),
        ])
    })
}

pub async fn an_app(engine: Engine) -> TestApp {
    an_app_with(engine, identity::Settings::default()).await
}

pub async fn an_app_with(engine: Engine, settings: identity::Settings) -> TestApp {
    TestApp::builder(engine)
        .texts(&[identity::TEXTS])
        .migrations(identity::MIGRATIONS)
        .rooms(move |kit| vec![identity::slice(kit, scopes, settings)])
        .session(identity::session_layer)
        .start()
        .await
}

pub fn secret() -> TotpSecret {
    TotpSecret::new(*b"una chiave di prova!")
}

/// Somebody who can sign in, with a role from now on.
pub async fn a_person(app: &TestApp, email: &str, role: Role, scope: Uuid) -> PersonId {
    let grant = NewGrant::from_now(role, scope, [], app.clock.now());
    let account = ReadyAccount {
        name: format!("Prova {}", email.split('@').next().unwrap()),
        email: EmailAddress::parse(email).unwrap(),
        locale: Locale::It,
        password: Password::choose(PASSWORD, "", "").unwrap(),
        totp: secret(),
        grants: vec![grant],
    };
    api::create_ready_account(&app.cx(testkit::console()), account).await.unwrap()
}

pub async fn an_operator(app: &TestApp) -> PersonId {
    a_person(app, "livia@rete.example", Role::Operator, DESK).await
}

pub async fn an_administrator(app: &TestApp) -> PersonId {
    a_person(app, "admin@rete.example", Role::Administrator, ROOT).await
}

/// The code that her app shows now.
pub fn code(app: &TestApp) -> String {
    secret().code_at(app.clock.now())
}

/// A browser in which she has signed in. The clock moves on by a step, so that the next code is another.
pub async fn signed_in(app: &TestApp, email: &str) -> Browser {
    let browser = app.browser();
    let first = browser.post_form("/accesso", &[("email", email), ("password", PASSWORD)]).await.expect(303);
    assert_eq!(first.location(), "/accesso/codice");
    let second = browser.post_form("/accesso/codice", &[("code", &code(app))]).await.expect(303);
    assert_eq!(second.location(), "/ufficio");
    app.clock.set(app.clock.now().plus_minutes(1));
    browser
}

/// The address of the link in the newest mail.
pub fn mailed_link(app: &TestApp) -> String {
    let mails = app.mails();
    let text = mails.last().expect("a mail went out").text.clone().expect("it has a text");
    let link = text.split_whitespace().find(|word| word.contains("/l/"));
    link.expect("the mail has a link").to_owned()
}

/// Sends a form with her cookie from a page of another site, as a browser does; says the status.
pub async fn post_from_elsewhere(app: &TestApp, path: &str, session: &str) -> u16 {
    let browser = app.browser().on_another_site();
    browser.set_cookie("__Host-session", session);
    browser.post_form(path, &[]).await.status()
}
