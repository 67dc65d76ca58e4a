//! Who sees whom, gives and ends which roles, and closes accounts.

use identity::api::{self, Held, NewGrant, PersonId, Role, StaffError};
use policy::Actor;
use testkit::{Engine, TestApp};

use crate::stage::{
    DESK, NETWORK, OTHER_DESK, a_person, an_administrator, an_app, an_operator, mailed_link, signed_in,
};

const ADMIN: &str = "admin@rete.example";

/// An account for an actor of the test kit, so that what she does can name her.
pub async fn somebody(app: &TestApp, actor: &Actor) {
    let id = actor.person().unwrap();
    let mut tx = app.database.db.begin().await.unwrap();
    use storage::ToValue as _;
    tx.execute(&SOMEBODY, [id.value(), format!("{id}@rete.example").value(), app.clock.now().value()])
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

storage::statements! {
    SOMEBODY = "INSERT INTO identity_person (id, kind, name, email, locale, created_at)
                VALUES ($1, 'staff', 'Qualcuno', $2, 'it', $3)";
    PASSWORDS = "SELECT COUNT(*) AS passwords FROM identity_password";
}

/// Closes an account, as an administrator does.
pub async fn close(app: &TestApp, person: PersonId) {
    an_administrator(app).await;
    let admin = signed_in(app, ADMIN).await;
    admin.post_form(&format!("/ufficio/persone/{person}/chiudi"), &[]).await.expect(303);
}

async fn a_coordinator(app: &TestApp) -> PersonId {
    a_person(app, "coord@rete.example", Role::Coordinator, NETWORK).await
}

#[tokio::test]
async fn administrator_invites_by_the_form_and_the_mail_goes_out() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_administrator(&app).await;
        let admin = signed_in(&app, ADMIN).await;
        admin.get("/ufficio/persone/invita").await.expect(200);
        let role = format!("operator:{DESK}");

        let fields =
            [("name", "Nina Valdastri"), ("email", "nina@rete.example"), ("language", "it"), ("role", &role)];
        let sent = admin.post_form("/ufficio/persone/invita", &fields).await.expect(303);
        app.finish().await;

        let list = admin.follow(sent).await.expect(200);
        assert!(
            list.text().contains("Nina Valdastri") && list.text().contains("Invito inviato"),
            "{engine:?}"
        );
        assert!(list.text().contains("Operatore: Sportello del Molo"));
        app.get(&mailed_link(&app)).await.expect(303);
    }
}

#[tokio::test]
async fn invitation_with_faults_keeps_what_was_typed() {
    let app = an_app(Engine::Lite).await;
    an_administrator(&app).await;
    let admin = signed_in(&app, ADMIN).await;
    let role = format!("operator:{DESK}");

    let fields = [
        ("name", ""),
        ("email", "nina senza chiocciola"),
        ("language", "it"),
        ("role", role.as_str()),
        ("from", "2026-12-02"),
        ("until", "2026-12-01"),
    ];
    let page = admin.post_form("/ufficio/persone/invita", &fields).await.expect(422);

    for says in ["Scriva nome e cognome", "indirizzo completo", "viene prima", "nina senza chiocciola"] {
        assert!(page.text().contains(says), "{says}");
    }
    let fields =
        [("name", "N"), ("email", "n@rete.example"), ("language", "it"), ("role", "operator:nothing")];
    let page = admin.post_form("/ufficio/persone/invita", &fields).await.expect(422);
    assert!(page.text().contains("Scelga il ruolo"));
    app.finish().await;
    assert_eq!(app.mails().len(), 0);
}

#[tokio::test]
async fn coordinator_sees_and_names_the_people_of_her_network_alone() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let near = an_operator(&app).await;
        let far = a_person(&app, "dora@rete.example", Role::Operator, OTHER_DESK).await;
        a_coordinator(&app).await;
        let coordinator = signed_in(&app, "coord@rete.example").await;

        let list = coordinator.get("/ufficio/persone").await.expect(200);
        assert!(list.text().contains("Prova livia") && !list.text().contains("Prova dora"), "{engine:?}");
        coordinator.get(&format!("/ufficio/persone/{near}")).await.expect(200);
        coordinator.get(&format!("/ufficio/persone/{far}")).await.expect(404);
        let form = coordinator.get("/ufficio/persone/invita").await.expect(200);
        assert!(form.text().contains("Operatore: Sportello del Molo"));
        assert!(!form.text().contains("Sportello del Passo") && !form.text().contains("Amministratore del"));
        let foreign = format!("operator:{OTHER_DESK}");
        let fields =
            [("name", "N"), ("email", "n@rete.example"), ("language", "it"), ("role", foreign.as_str())];
        coordinator.post_form("/ufficio/persone/invita", &fields).await.expect(422);
        coordinator.post_form(&format!("/ufficio/persone/{near}/chiudi"), &[]).await.expect(403);
        coordinator.post_form(&format!("/ufficio/persone/{near}/codici"), &[]).await.expect(403);
    }
}

#[tokio::test]
async fn operator_does_not_see_the_people() {
    let app = an_app(Engine::Lite).await;
    let person = an_operator(&app).await;
    let operator = signed_in(&app, "livia@rete.example").await;

    operator.get("/ufficio/persone").await.expect(403);
    operator.get("/ufficio/persone/invita").await.expect(403);
    operator.get(&format!("/ufficio/persone/{person}")).await.expect(403);
    app.get("/ufficio/persone").await.expect(401);
}

#[tokio::test]
async fn grant_with_dates_holds_between_them() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_administrator(&app).await;
        let person = an_operator(&app).await;
        let admin = signed_in(&app, ADMIN).await;
        let role = format!("operator:{OTHER_DESK}");
        let fields = [("role", role.as_str()), ("from", "2026-11-25"), ("until", "2026-11-26")];

        admin.post_form(&format!("/ufficio/persone/{person}/ruoli"), &fields).await.expect(303);

        let holds = async |day: i8, hour: i8| {
            let now = kernel::Instant::from_rome(jiff::civil::date(2026, 11, day).at(hour, 59, 0, 0));
            let mut tx = app.database.db.read().await.unwrap();
            let grants = api::grants_as_of(&mut tx, person, now).await.unwrap();
            let holders = api::people_with_role(&mut tx, Role::Operator, OTHER_DESK, now).await.unwrap();
            let holds = grants.iter().any(|grant| grant.scope == OTHER_DESK);
            assert_eq!(holders.len(), usize::from(holds), "{engine:?}");
            holds
        };
        assert!(!holds(24, 23).await);
        assert!(holds(25, 0).await);
        assert!(holds(26, 23).await);
        assert!(!holds(27, 0).await);
        let page = admin.get(&format!("/ufficio/persone/{person}")).await.expect(200);
        assert!(page.text().contains("dal 25/11/2026 al 26/11/2026"));
    }
}

#[tokio::test]
async fn role_that_ends_is_gone_at_the_next_request() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        an_administrator(&app).await;
        let person = a_coordinator(&app).await;
        let coordinator = signed_in(&app, "coord@rete.example").await;
        let admin = signed_in(&app, ADMIN).await;
        coordinator.get("/ufficio/persone").await.expect(200);
        let page = admin.get(&format!("/ufficio/persone/{person}")).await.expect(200);
        let end = page.text().split("action=\"").find(|part| part.contains("/termina")).unwrap();
        let end = end.split('"').next().unwrap().to_owned();

        admin.post_form(&end, &[]).await.expect(303);

        coordinator.get("/ufficio/persone").await.expect(403);
        let page = admin.get(&format!("/ufficio/persone/{person}")).await.expect(200);
        assert!(page.text().contains("Terminato"), "{engine:?}");
    }
}

#[tokio::test]
async fn role_given_twice_is_one_and_ends_as_one() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let person = an_operator(&app).await;
        let cx = app.cx(testkit::console());
        let now = app.clock.now();
        let mut tx = cx.begin().await.unwrap();
        let again = NewGrant::from_now(Role::Operator, DESK, [NETWORK], now.plus_minutes(5));

        assert!(!api::grant_role(&cx, &mut tx, person, &again).await.unwrap());
        let held = Held { person, scope: DESK };
        assert!(api::end_grant(&cx, &mut tx, held, Role::Operator, &[NETWORK]).await.unwrap());
        assert!(!api::end_grant(&cx, &mut tx, held, Role::Operator, &[NETWORK]).await.unwrap());
        assert_eq!(api::grants_as_of(&mut tx, person, now).await.unwrap(), [], "{engine:?}");
        assert!(api::grant_role(&cx, &mut tx, person, &again).await.unwrap());
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn account_closed_ends_its_sessions_and_opened_again_signs_in() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let person = an_operator(&app).await;
        let operator = signed_in(&app, "livia@rete.example").await;

        close(&app, person).await;
        operator.get("/ufficio/profilo").await.expect(401);
        let mut tx = app.database.db.read().await.unwrap();
        assert_eq!(api::colleague(&mut tx, person).await.unwrap(), None, "{engine:?}");
        assert!(api::display_name(&mut tx, person).await.unwrap().is_some());
        drop(tx);

        let admin = signed_in(&app, ADMIN).await;
        admin.post_form(&format!("/ufficio/persone/{person}/riapri"), &[]).await.expect(303);
        operator.get("/ufficio/profilo").await.expect(401);
        signed_in(&app, "livia@rete.example").await;
    }
}

#[tokio::test]
async fn nobody_closes_her_own_account_or_ends_her_own_administration() {
    let app = an_app(Engine::Lite).await;
    let admin_id = an_administrator(&app).await;
    let admin = signed_in(&app, ADMIN).await;

    admin.post_form(&format!("/ufficio/persone/{admin_id}/chiudi"), &[]).await.expect(409);
    let page = admin.get(&format!("/ufficio/persone/{admin_id}")).await.expect(200);
    let end = page.text().split("action=\"").find(|part| part.contains("/termina")).unwrap();
    admin.post_form(end.split('"').next().unwrap(), &[]).await.expect(409);

    admin.get("/ufficio/persone").await.expect(200);
}

#[tokio::test]
async fn person_without_telephone_and_codes_sets_up_another_app() {
    let app = an_app(Engine::Lite).await;
    let person = an_operator(&app).await;
    an_administrator(&app).await;
    let operator = signed_in(&app, "livia@rete.example").await;
    let admin = signed_in(&app, ADMIN).await;

    admin.post_form(&format!("/ufficio/persone/{person}/codici"), &[]).await.expect(303);

    operator.get("/ufficio/profilo").await.expect(401);
    let fields = [("email", "livia@rete.example"), ("password", crate::stage::PASSWORD)];
    assert_eq!(app.post_form("/accesso", &fields).await.expect(303).location(), "/accesso/app");
}

#[tokio::test]
async fn ready_account_is_made_from_the_command_line_alone() {
    let app = an_app(Engine::Lite).await;
    let account = api::ReadyAccount {
        name: "Prova".to_owned(),
        email: kernel::EmailAddress::parse("x@rete.example").unwrap(),
        locale: texts::Locale::It,
        password: api::Password::choose(crate::stage::PASSWORD, "", "").unwrap(),
        totp: crate::stage::secret(),
        grants: Vec::new(),
    };

    let cx = app.cx(testkit::staff("administrator", policy::ROOT));
    let refused = api::create_ready_account(&cx, account).await;

    assert!(matches!(refused, Err(StaffError::Refused(_))));
}

#[tokio::test]
async fn list_longer_than_a_page_goes_on_from_the_last_person() {
    let app = an_app(Engine::Lite).await;
    an_administrator(&app).await;
    let cx = app.cx(testkit::console());
    let mut tx = cx.begin().await.unwrap();
    for number in 0..60 {
        let invitation = api::Invitation {
            name: format!("Persona {number:02}"),
            email: kernel::EmailAddress::parse(&format!("p{number}@rete.example")).unwrap(),
            locale: texts::Locale::It,
            grants: vec![NewGrant::from_now(Role::Operator, DESK, [NETWORK], app.clock.now())],
        };
        api::invite(&cx, &mut tx, &invitation).await.unwrap();
    }
    tx.commit().await.unwrap();
    let admin = signed_in(&app, ADMIN).await;

    let first = admin.get("/ufficio/persone").await.expect(200);
    let next = first.text().split("href=\"").find(|part| part.starts_with("/ufficio/persone?dopo=")).unwrap();
    let second = admin.get(next.split('"').next().unwrap()).await.expect(200);

    assert!(first.text().contains("Persona 49") && !first.text().contains("Persona 50"));
    assert!(second.text().contains("Persona 50") && second.text().contains("Prova admin"));
    assert!(!second.text().contains("Persona 49"));
}

#[tokio::test]
async fn account_closed_for_two_years_loses_name_address_and_password() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let person = an_operator(&app).await;
        close(&app, person).await;
        let name = async || {
            let mut tx = app.database.db.read().await.unwrap();
            api::display_name(&mut tx, person).await.unwrap()
        };
        app.clock.set(app.clock.now().plus_days(729));
        app.finish().await;
        assert_eq!(name().await.as_deref(), Some("Prova livia"), "{engine:?}");

        app.clock.set(app.clock.now().plus_days(2));
        app.finish().await;

        assert_eq!(name().await, None, "{engine:?}");
        let mut tx = app.database.db.read().await.unwrap();
        let left: i64 = tx.one(&PASSWORDS, []).await.unwrap().get("passwords").unwrap();
        assert_eq!(left, 1, "the administrator's stays");
        drop(tx);
        let admin = signed_in(&app, ADMIN).await;
        let list = admin.get("/ufficio/persone").await.expect(200);
        assert!(list.text().contains("Prova admin") && !list.text().contains(&person.to_string()));
        admin.get(&format!("/ufficio/persone/{person}")).await.expect(404);
        admin.post_form(&format!("/ufficio/persone/{person}/riapri"), &[]).await.expect(404);
        // The address is free for another account.
        assert_ne!(an_operator(&app).await, person);
    }
}
