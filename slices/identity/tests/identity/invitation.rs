//! From the mail to the first sign-in: password, app, recovery codes.

use identity::api::{self, Invitation, NewGrant, Role, StaffError};
use kernel::EmailAddress;
use policy::Actor;
use testkit::{Browser, Engine, TestApp};
use texts::Locale;

use crate::people::somebody;
use crate::stage::{
    DESK, NETWORK, OTHER_DESK, OTHER_NETWORK, PASSWORD, an_app, an_operator, mailed_link, signed_in,
};

fn an_invitation(
    app: &TestApp,
    email: &str,
    role: Role,
    scope: uuid::Uuid,
    within: uuid::Uuid,
) -> Invitation {
    Invitation {
        name: "Nina Valdastri".to_owned(),
        email: EmailAddress::parse(email).unwrap(),
        locale: Locale::En,
        grants: vec![NewGrant::from_now(role, scope, [within], app.clock.now())],
    }
}

async fn invite(app: &TestApp, actor: Actor, invitation: &Invitation) -> Result<api::Invited, StaffError> {
    let cx = app.cx(actor);
    let mut tx = cx.begin().await?;
    let invited = api::invite(&cx, &mut tx, invitation).await?;
    tx.commit().await?;
    Ok(invited)
}

/// The key that the page shows, as an app reads it.
pub fn secret_on(page: &str) -> api::TotpSecret {
    let key = page.split("id=\"key\">").nth(1).unwrap().split('<').next().unwrap();
    let (mut held, mut bits, mut bytes) = (0_u32, 0, Vec::new());
    for letter in key.bytes().filter(|byte| *byte != b' ') {
        let value = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|known| *known == letter).unwrap();
        held = (held << 5) | u32::try_from(value).unwrap();
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 255).unwrap());
        }
    }
    api::TotpSecret::new(bytes.try_into().unwrap())
}

/// Follows the link, chooses the password, sets up the app.
async fn accept(app: &TestApp, link: &str) -> (Browser, api::TotpSecret) {
    let browser = app.browser();
    let page = browser.get(link).await.expect(303);
    assert_eq!(page.location(), "/invito");
    browser.follow(page).await.expect(200);
    let chosen =
        browser.post_form("/invito", &[("password", PASSWORD), ("again", PASSWORD)]).await.expect(303);
    assert_eq!(chosen.location(), "/accesso/app");
    let page = browser.follow(chosen).await.expect(200);
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let secret = secret_on(page.text());
    let code = secret.code_at(app.clock.now());
    let done = browser.post_form("/accesso/app", &[("code", &code)]).await.expect(303);
    assert_eq!(done.location(), "/ufficio/profilo/codici");
    app.clock.set(app.clock.now().plus_minutes(1));
    (browser, secret)
}

fn codes_on(page: &str) -> Vec<String> {
    page.split("<li class=\"ir-code\">")
        .skip(1)
        .map(|part| part.split('<').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn invited_person_chooses_password_sets_up_app_and_saves_codes() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let coordinator = testkit::staff("coordinator", NETWORK);
        let invitation = an_invitation(&app, "nina@rete.example", Role::Operator, DESK, NETWORK);
        somebody(&app, &coordinator).await;

        let invited = invite(&app, coordinator, &invitation).await.unwrap();
        app.finish().await;

        assert!(invited.link.is_some());
        let mail = app.mails().pop().unwrap();
        assert_eq!(mail.subject, "Invitation to Rete di prova", "in her language");
        let (browser, _) = accept(&app, &mailed_link(&app)).await;
        let sheet = browser.get("/ufficio/profilo/codici").await.expect(200);
        let codes = codes_on(sheet.text());
        assert_eq!(codes.len(), 8);
        assert_eq!(sheet.header("cache-control"), Some("no-store"));
        browser.post_form("/ufficio/profilo/codici", &[]).await.expect(303);
        let gone = browser.get("/ufficio/profilo/codici").await.expect(303);
        assert_eq!(gone.location(), "/ufficio/profilo/codici/nuovi", "{engine:?}");
        let profile = browser.get("/ufficio/profilo").await.expect(200);
        assert!(profile.text().contains("Operatore: Sportello del Molo"));
        assert!(profile.text().contains("8 codici di recupero"));
    }
}

#[tokio::test]
async fn invitation_opens_once() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let invitation = an_invitation(&app, "nina@rete.example", Role::Operator, DESK, NETWORK);
        invite(&app, testkit::console(), &invitation).await.unwrap();
        app.finish().await;
        let link = mailed_link(&app);
        // Another browser has followed the link too, and waits with the form open.
        let slow = app.browser();
        slow.get(&link).await.expect(303);
        slow.get("/invito").await.expect(200);

        accept(&app, &link).await;

        app.get(&link).await.expect(410);
        slow.get("/invito").await.expect(410);
        slow.post_form("/invito", &[("password", PASSWORD), ("again", PASSWORD)]).await.expect(410);
    }
}

#[tokio::test]
async fn invitation_accepted_by_two_at_once_is_accepted_by_one() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let invitation = an_invitation(&app, "nina@rete.example", Role::Operator, DESK, NETWORK);
        invite(&app, testkit::console(), &invitation).await.unwrap();
        app.finish().await;
        let (one, other) = (app.browser(), app.browser());
        one.get(&mailed_link(&app)).await.expect(303);
        other.get(&mailed_link(&app)).await.expect(303);

        let fields = [("password", PASSWORD), ("again", PASSWORD)];
        let (first, second) =
            tokio::join!(one.post_form("/invito", &fields), other.post_form("/invito", &fields));

        let mut statuses = [first.status(), second.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 410], "{engine:?}");
    }
}

#[tokio::test]
async fn invitation_after_a_week_opens_nothing_and_a_new_one_does() {
    let app = an_app(Engine::Lite).await;
    let invitation = an_invitation(&app, "nina@rete.example", Role::Operator, DESK, NETWORK);
    invite(&app, testkit::console(), &invitation).await.unwrap();
    app.finish().await;
    let first = mailed_link(&app);
    app.clock.set(app.clock.now().plus_days(7));
    app.get(&first).await.expect(410);

    invite(&app, testkit::console(), &invitation).await.unwrap();
    app.finish().await;

    let second = mailed_link(&app);
    assert_ne!(first, second);
    app.get(&first).await.expect(410);
    accept(&app, &second).await;
}

#[tokio::test]
async fn invitation_page_without_a_link_is_not_there() {
    let app = an_app(Engine::Lite).await;

    app.get("/invito").await.expect(404);
    app.post_form("/invito", &[("password", PASSWORD), ("again", PASSWORD)]).await.expect(404);
    app.get("/l/qualcosa").await.expect(404);
}

#[tokio::test]
async fn password_that_is_not_let_in_keeps_the_link() {
    let app = an_app(Engine::Lite).await;
    let invitation = an_invitation(&app, "nina@rete.example", Role::Operator, DESK, NETWORK);
    invite(&app, testkit::console(), &invitation).await.unwrap();
    app.finish().await;
    let browser = app.browser();
    browser.get(&mailed_link(&app)).await.expect(303);

    for (password, again, says) in [
        ("breve!", "breve!", "troppo corta"),
        ("password1234", "password1234", "fra le prime"),
        ("la Nina Valdastri sono io", "la Nina Valdastri sono io", "il suo nome"),
        (PASSWORD, "un'altra cosa lunga", "diverse"),
    ] {
        let page =
            browser.post_form("/invito", &[("password", password), ("again", again)]).await.expect(422);
        assert!(page.text().contains(says), "{says}");
        assert!(!page.text().contains(password), "a password is never written back");
    }

    browser.post_form("/invito", &[("password", PASSWORD), ("again", PASSWORD)]).await.expect(303);
}

#[tokio::test]
async fn invitation_beyond_ones_scopes_is_refused_and_changes_nothing() {
    let app = an_app(Engine::Lite).await;
    let coordinator = || testkit::staff("coordinator", NETWORK);
    somebody(&app, &coordinator()).await;
    for (role, scope, within) in [
        (Role::Operator, OTHER_DESK, OTHER_NETWORK),
        (Role::Coordinator, NETWORK, NETWORK),
        (Role::Administrator, policy::ROOT, NETWORK),
    ] {
        let invitation = an_invitation(&app, "nina@rete.example", role, scope, within);

        let refused = invite(&app, coordinator(), &invitation).await;

        assert!(matches!(refused, Err(StaffError::Refused(_))), "{role}");
    }
    // One role that she may give does not carry another that she may not.
    let mut invitation = an_invitation(&app, "nina@rete.example", Role::Operator, DESK, NETWORK);
    let beyond = an_invitation(&app, "nina@rete.example", Role::Operator, OTHER_DESK, OTHER_NETWORK);
    invitation.grants.extend(beyond.grants);
    assert!(matches!(invite(&app, coordinator(), &invitation).await, Err(StaffError::Refused(_))));
    let operator = testkit::staff("operator", DESK);
    let invitation = an_invitation(&app, "nina@rete.example", Role::Operator, DESK, NETWORK);
    assert!(matches!(invite(&app, operator, &invitation).await, Err(StaffError::Refused(_))));

    app.finish().await;
    assert_eq!(app.mails().len(), 0);
}

#[tokio::test]
async fn person_who_has_an_account_hears_of_her_new_role_only() {
    let app = an_app(Engine::Lite).await;
    let person = an_operator(&app).await;
    let invitation = an_invitation(&app, "Livia@rete.example", Role::Operator, OTHER_DESK, OTHER_NETWORK);

    let invited = invite(&app, testkit::console(), &invitation).await.unwrap();
    app.finish().await;

    assert_eq!((invited.person, invited.link.is_none()), (person, true));
    let mail = app.mails().pop().unwrap();
    assert_eq!(mail.subject, "Un nuovo ruolo in Rete di prova");
    assert!(!mail.text.unwrap().contains("/l/"));
    signed_in(&app, "livia@rete.example").await;
}

#[tokio::test]
async fn recovery_code_opens_once() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let invitation = an_invitation(&app, "nina@rete.example", Role::Operator, DESK, NETWORK);
        invite(&app, testkit::console(), &invitation).await.unwrap();
        app.finish().await;
        let (browser, _) = accept(&app, &mailed_link(&app)).await;
        let code = codes_on(browser.get("/ufficio/profilo/codici").await.expect(200).text()).remove(3);
        let credentials = [("email", "nina@rete.example"), ("password", PASSWORD)];
        let elsewhere = app.browser();
        elsewhere.post_form("/accesso", &credentials).await.expect(303);

        let typed = code.to_lowercase().replace('-', " ");
        elsewhere.post_form("/accesso/codice", &[("code", &typed)]).await.expect(303);

        let again = app.browser();
        again.post_form("/accesso", &credentials).await.expect(303);
        again.post_form("/accesso/codice", &[("code", &code)]).await.expect(422);
        let profile = elsewhere.get("/ufficio/profilo").await.expect(200);
        assert!(profile.text().contains("7 codici di recupero"), "{engine:?}");
    }
}

#[tokio::test]
async fn administrator_is_made_from_the_command_line_alone() {
    let app = an_app(Engine::Lite).await;
    let email = EmailAddress::parse("admin@rete.example").unwrap();
    for actor in [testkit::public(), testkit::staff("administrator", policy::ROOT)] {
        let refused = api::create_administrator(&app.cx(actor), "Admin", &email).await;
        assert!(matches!(refused, Err(StaffError::Refused(_))));
    }

    let cx = app.cx(testkit::console());
    let link = api::create_administrator(&cx, "Ada Prova", &email).await.unwrap();

    let (browser, _) = accept(&app, &app.app.kit().link_address(&cx, &link)).await;
    browser.get("/ufficio/persone").await.expect(200);
    assert_eq!(app.mails().len(), 0);
}

#[tokio::test]
async fn administrator_locked_out_is_let_in_again_from_the_command_line() {
    let app = an_app(Engine::Lite).await;
    crate::stage::an_administrator(&app).await;
    let old = signed_in(&app, "admin@rete.example").await;
    let email = EmailAddress::parse("admin@rete.example").unwrap();
    let cx = app.cx(testkit::console());

    let link = api::create_administrator(&cx, "Altro nome", &email).await.unwrap();
    let (browser, _) = accept(&app, &app.app.kit().link_address(&cx, &link)).await;

    browser.get("/ufficio/persone").await.expect(200);
    old.get("/ufficio/profilo").await.expect(401);
}

#[tokio::test]
async fn person_whose_role_begins_next_week_sets_up_her_account_today() {
    let app = an_app(Engine::Lite).await;
    let mut invitation = an_invitation(&app, "nina@rete.example", Role::Operator, DESK, NETWORK);
    invitation.grants[0].valid_from = app.clock.now().plus_days(7);
    invite(&app, testkit::console(), &invitation).await.unwrap();
    app.finish().await;

    let (browser, _) = accept(&app, &mailed_link(&app)).await;

    browser.get("/ufficio/profilo/codici").await.expect(200);
    browser.post_form("/ufficio/profilo/codici", &[]).await.expect(303);
    browser.get("/ufficio/profilo").await.expect(200);
    let mut tx = app.database.db.read().await.unwrap();
    for (now, expected) in [(app.clock.now(), 0), (app.clock.now().plus_days(7), 1)] {
        let holders = api::people_with_role(&mut tx, Role::Operator, DESK, now).await.unwrap();
        assert_eq!(holders.len(), expected);
    }
}
