//! The first of a body: found in the index, a code to its certified mail, her identity, her mandate; and how it ends.

use identity::api::PersonId;
use identity::api::keys::{NewCertificate, make_certificate};
use identity::api::providers::{ProviderKind, RegistryFile, import};
use kernel::FiscalCode;
use network::api::actions;
use policy::{Actor, Level};
use testkit::{Browser, Engine};
use texts::Locale;

use crate::stage::{Stage, a_network, a_network_with};

const INDEX: &str = "Codice_IPA;Denominazione_ente;Codice_Categoria;Codice_comune_ISTAT;Mail1;Tipo_Mail1;Mail2;Tipo_Mail2;Data_aggiornamento\n\
    c_d655;Comune di Follo;L6;011013;protocollo@pec.comune.follo.example;pec;sindaco@comune.follo.example;altro;2026-11-20\n\
    c_e463;Comune di La Spezia;L6;011015;comune@pec.spezia.example;pec;;;2026-11-20\n\
    due_pec;Ente con due PEC;L8;;uno@pec.ente.example;pec;due@pec.ente.example;pec;2026-11-19\n\
    no_pec;Ente senza PEC;L8;;ufficio@ente.example;altro;;;2026-11-19\n";

const FISCAL_CODE: &str = "RSSMRA85T10A562S";
const OTHER_FISCAL_CODE: &str = "RSSMRA85T10A56NH";

/// A portal at which people sign in with SPID and CIE.
fn national() -> identity::Settings {
    let organisation = serde_json::json!({
        "slug": "comune-di-prova", "name": "Comune di Prova", "display_name": "Comune di Prova",
        "url": "https://www.comune.prova.example", "ipa_code": "c_x000", "fiscal_code": "00000000000",
        "email": "ufficio.digitale@comune.prova.example", "phone": "+390000000000", "municipality": "Prova",
        "province": "SP", "profile": "public", "spid": true, "cie": true,
    });
    serde_json::from_value(serde_json::json!({ "organisations": [organisation] })).unwrap()
}

async fn with_index(engine: Engine) -> Stage {
    let stage = a_network(engine).await;
    actions::import_index(&stage.console(), INDEX.as_bytes(), false).await.unwrap();
    stage
}

async fn citizen(stage: &Stage, name: &str, code: Option<&str>) -> PersonId {
    let code = code.map(|code| FiscalCode::parse(code).unwrap());
    identity::api::create_ready_citizen(&stage.console(), name, code.as_ref(), Locale::It).await.unwrap()
}

fn person(id: PersonId, level: Level) -> Actor {
    Actor::Person { id: id.uuid(), level }
}

/// The last mail to an address.
fn mail_to(stage: &Stage, address: &str) -> String {
    let mails = stage.app.mails();
    let mail = mails.iter().rev().find(|mail| mail.recipients.iter().any(|to| to == address));
    mail.unwrap().text.clone().unwrap()
}

/// The code in the last mail to an address.
fn mailed_code(stage: &Stage, address: &str) -> String {
    let is_code = |word: &&str| word.len() == 11 && word.find('-') == Some(5);
    let mails = stage.app.mails();
    let to = mails.iter().rev().filter(|mail| mail.recipients.iter().any(|to| to == address));
    let texts: Vec<&str> = to.filter_map(|mail| mail.text.as_deref()).collect();
    let mut codes = texts.iter().filter_map(|text| text.split_whitespace().find(is_code));
    codes.next().unwrap().to_owned()
}

/// Has a code sent and types it: the cookie is in the browser afterwards.
async fn typed(stage: &Stage, browser: &Browser, ipa: &str, address: &str) {
    // What was mailed before is older than this code.
    stage.app.finish().await;
    browser.post_form(&format!("/entra-in-rete/ente/{ipa}"), &[]).await.expect(303);
    stage.app.finish().await;
    let code = mailed_code(stage, address);
    let door =
        browser.post_form("/entra-in-rete/codice", &[("ente", ipa), ("codice", &code)]).await.expect(303);
    let inside = browser.get(door.location()).await.expect(303);
    assert_eq!(inside.location(), "/entra-in-rete/incarico");
}

const DECLARED: &[(&str, &str)] = &[
    ("office", "digital_transition_officer"),
    ("act_number", "Decreto 12"),
    ("act_date", "2026-01-15"),
    ("email", "transizione@comune.follo.example"),
    ("phone", "0187 000 123"),
    ("declared", "1"),
];
const FOLLO: &str = "protocollo@pec.comune.follo.example";

/// The grants that a person holds now, as the session layer would give them.
async fn grants(stage: &Stage, person: PersonId) -> Vec<policy::Grant> {
    let cx = stage.console();
    identity::api::grants_as_of(&mut cx.read().await.unwrap(), person, cx.now()).await.unwrap()
}

#[tokio::test]
async fn first_of_a_body_finds_it_gets_the_code_declares_and_acts_for_it() {
    for engine in testkit::engines() {
        let stage = with_index(engine).await;
        let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
        let public = stage.app.browser();

        let found = public.get("/entra-in-rete?q=FOLLO+comune").await.expect(200);
        assert!(found.text().contains("/entra-in-rete/ente/c_d655"), "{engine:?} {}", found.text());
        let by_code = public.get("/entra-in-rete?q=C_D655").await.expect(200);
        assert!(by_code.text().contains("Comune di Follo"));
        let body = public.get("/entra-in-rete/ente/c_d655").await.expect(200);
        assert!(body.text().contains("p…@pec.comune…") && !body.text().contains(FOLLO), "{}", body.text());
        assert!(!body.text().contains("Qualcuno agisce"));

        let browser = stage.browser_of(person(her, Level::Substantial));
        typed(&stage, &browser, "c_d655", FOLLO).await;
        let form = browser.get("/entra-in-rete/incarico").await.expect(200);
        assert!(form.text().contains("Persona Inventata") && form.text().contains("Comune di Follo"));
        let done = browser.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303);
        assert_eq!(done.location(), "/ufficio");
        // The same button pressed twice.
        browser.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303);

        let held = grants(&stage, her).await;
        assert_eq!(held.len(), 1, "{engine:?}");
        assert_eq!(held[0].role, "clerk");
        let follo = held[0].scope;
        let clerk = stage.browser_of(Actor::Staff { id: her.uuid(), grants: held });
        let shown = clerk.get(&format!("/ufficio/rete/enti/{follo}")).await.expect(200);
        assert!(
            shown.text().contains("Attivato da chi lo ricopre") && shown.text().contains(FOLLO),
            "{}",
            shown.text()
        );
        let join = format!("/rete/accordi/{}/adesione?ente={follo}", stage.agreement);
        let join = clerk.get(&join).await.expect(200);
        assert!(join.text().contains("transizione@comune.follo.example") && join.text().contains("c_d655"));

        stage.app.finish().await;
        let told = mail_to(&stage, FOLLO);
        assert!(told.contains("Persona Inventata") && told.contains("/l/"), "{told}");
        assert!(
            public.get("/entra-in-rete/ente/c_d655").await.expect(200).text().contains("Qualcuno agisce")
        );
        // Not shown to everybody before the network answers.
        assert!(!public.get("/rete").await.expect(200).text().contains("Comune di Follo"));
    }
}

#[tokio::test]
async fn code_outlives_the_way_to_the_provider_and_back_and_the_mandate_makes_her_staff() {
    for engine in testkit::engines() {
        let settings = national();
        let stage = a_network_with(engine, settings.clone()).await;
        let cx = stage.console();
        actions::import_index(&cx, INDEX.as_bytes(), false).await.unwrap();
        let new = NewCertificate {
            organisation: None,
            public_url: "https://rete.example",
            years: 3,
            is_next: false,
        };
        make_certificate(&cx, &settings, &new).await.unwrap();
        let providers = stage.app.identity_providers(&["/spid/metadata"]);
        let xml = providers.registry(testkit::Kind::Spid).unwrap();
        let on = jiff::civil::date(2026, 11, 20);
        let file = RegistryFile { xml: xml.as_bytes(), kind: ProviderKind::Spid, signed_by: None, on };
        import(&cx, file).await.unwrap();

        let browser = stage.app.browser();
        typed(&stage, &browser, "c_d655", FOLLO).await;
        let choose = browser.get("/entra-in-rete/incarico").await.expect(303).location().to_owned();
        browser.get(&choose).await.expect(200);
        let login = testkit::login_address(&providers, "levante", "verso=/entra-in-rete/incarico");
        let back = browser.answered_by(&providers, &login, "bussola", testkit::Outcome::Success).await;
        assert_eq!(back.expect(303).location(), "/entra-in-rete/incarico", "{engine:?}");
        let form = browser.get("/entra-in-rete/incarico").await.expect(200);
        assert!(form.text().contains("Prova Bussola") || form.text().contains("Bussola"), "{}", form.text());
        browser.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303);

        // The same session, a moment later: she works here.
        let own = browser.get("/ufficio/rete/enti").await.expect(200);
        assert!(own.text().contains("Comune di Follo"), "{engine:?} {}", own.text());
        browser.get("/ufficio/rete/indice").await.expect(403);
        // For another body she needs no other sign-in, but another code.
        typed(&stage, &browser, "due_pec", "uno@pec.ente.example").await;
        let form = browser.get("/entra-in-rete/incarico").await.expect(200);
        assert!(form.text().contains("Ente con due PEC"));
    }
}

#[tokio::test]
async fn office_address_is_confirmed_by_its_link_and_makes_her_one_of_the_staff() {
    for engine in testkit::engines() {
        let stage = with_index(engine).await;
        let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
        let browser = stage.browser_of(person(her, Level::High));
        typed(&stage, &browser, "c_d655", FOLLO).await;
        browser.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303);
        stage.app.finish().await;
        let cx = stage.console();
        assert!(identity::api::colleague(&mut cx.read().await.unwrap(), her).await.unwrap().is_none());

        let mail = mail_to(&stage, "transizione@comune.follo.example");
        let link = mail.split_whitespace().find(|word| word.contains("/l/")).unwrap();
        let reader = stage.app.browser();
        let page = reader.get(link).await.expect(303).location().to_owned();
        reader.get(&page).await.expect(200);
        reader.post_form(&page, &[]).await.expect(303);

        let known = identity::api::colleague(&mut cx.read().await.unwrap(), her).await.unwrap().unwrap();
        assert_eq!(known.email.as_str(), "transizione@comune.follo.example", "{engine:?}");
    }
}

#[tokio::test]
async fn body_contests_a_mandate_by_its_link_and_the_role_is_gone_at_once() {
    for engine in testkit::engines() {
        let stage = with_index(engine).await;
        let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
        let browser = stage.browser_of(person(her, Level::Substantial));
        typed(&stage, &browser, "c_d655", FOLLO).await;
        browser.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303);
        stage.app.finish().await;

        let mail = mail_to(&stage, FOLLO);
        let link = mail.split_whitespace().find(|word| word.contains("/l/")).unwrap();
        let office = stage.app.browser();
        let page = office.get(link).await.expect(303).location().to_owned();
        // A mail scanner opens links: nothing happens before the button.
        assert!(office.get(&page).await.expect(200).text().contains("Fai finire"));
        assert_eq!(grants(&stage, her).await.len(), 1);
        office.post_form(&page, &[]).await.expect(303);
        office.post_form(&page, &[]).await.expect(303);

        assert!(office.get(&page).await.expect(200).text().contains("finito"), "{engine:?}");
        stage.app.clock.set(stage.app.clock.now().plus_minutes(1));
        assert!(grants(&stage, her).await.is_empty(), "{engine:?}");
        stage.app.get(&page).await.expect(404);
    }
}

#[tokio::test]
async fn coordinator_ends_a_mandate_and_with_it_the_role() {
    for engine in testkit::engines() {
        let stage = with_index(engine).await;
        let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
        let browser = stage.browser_of(person(her, Level::Substantial));
        // Two codes, two offices: the role stays while one of them runs.
        for office in ["contact_person", "top_officer"] {
            typed(&stage, &browser, "c_d655", FOLLO).await;
            let mut declared = DECLARED.to_vec();
            declared[0] = ("office", office);
            browser.post_form("/entra-in-rete/incarico", &declared).await.expect(303);
        }
        let body = grants(&stage, her).await[0].scope;
        let coordinator = stage.browser_of(stage.coordinator());
        let address = format!("/ufficio/rete/enti/{body}");

        for left in [1, 0] {
            let shown = coordinator.get(&address).await.expect(200);
            let start = shown.text().find("/ufficio/rete/incarichi/").unwrap();
            let end = shown.text()[start..].split('"').next().unwrap().to_owned();
            coordinator.post_form(&end, &[]).await.expect(303);
            stage.app.clock.set(stage.app.clock.now().plus_days(1));
            assert_eq!(grants(&stage, her).await.len(), left, "{engine:?}");
        }
    }
}

#[tokio::test]
async fn role_of_a_mandate_with_a_last_day_ends_by_itself() {
    let stage = with_index(Engine::Lite).await;
    let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
    let browser = stage.browser_of(person(her, Level::Substantial));
    typed(&stage, &browser, "c_d655", FOLLO).await;
    browser.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303);
    let body = kernel::Id::from_uuid(grants(&stage, her).await[0].scope);
    let mandate = {
        let shown = stage.browser_of(stage.coordinator()).get(&format!("/ufficio/rete/enti/{body}")).await;
        let _: kernel::Id<network::api::Organisation> = body;
        let start = shown.text().find("/ufficio/rete/incarichi/").unwrap() + "/ufficio/rete/incarichi/".len();
        shown.text()[start..start + 36].parse().unwrap()
    };
    let last = jiff::civil::date(2026, 11, 25);
    actions::end_mandate(&stage.console(), mandate, last).await.unwrap();
    let system = stage.app.cx(Actor::System { job: "test" });

    stage.app.clock.set(kernel::Instant::from_rome(last.at(12, 0, 0, 0)));
    assert_eq!(actions::end_roles_due(&system).await.unwrap(), 0);
    assert_eq!(grants(&stage, her).await.len(), 1);
    stage.app.clock.set(kernel::Instant::from_rome(jiff::civil::date(2026, 11, 26).at(3, 0, 0, 0)));
    assert_eq!(actions::end_roles_due(&system).await.unwrap(), 1);
    stage.app.clock.set(stage.app.clock.now().plus_minutes(1));
    assert!(grants(&stage, her).await.is_empty());
}

#[tokio::test]
async fn who_is_not_signed_in_for_certain_is_sent_to_sign_in_or_told_why_not() {
    for engine in testkit::engines() {
        let stage = with_index(engine).await;
        let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
        let stranger = citizen(&stage, "Persona Straniera", None).await;
        let sign_in = "/accedi?verso=/entra-in-rete/incarico&livello=2";

        let public = stage.app.browser();
        let again = public.get("/entra-in-rete/incarico").await.expect(303);
        assert_eq!(again.location(), "/entra-in-rete/codice");
        typed(&stage, &public, "c_d655", FOLLO).await;
        assert_eq!(public.get("/entra-in-rete/incarico").await.expect(303).location(), sign_in);
        assert_eq!(
            public.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303).location(),
            sign_in
        );

        let low = stage.browser_of(person(her, Level::Low));
        typed(&stage, &low, "c_d655", FOLLO).await;
        assert_eq!(low.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303).location(), sign_in);
        let eidas = stage.browser_of(person(stranger, Level::High));
        typed(&stage, &eidas, "c_d655", FOLLO).await;
        let refused = eidas.post_form("/entra-in-rete/incarico", DECLARED).await.expect(403);
        assert!(refused.text().contains("codice fiscale"), "{engine:?}");
        let staff = stage.browser_of(stage.coordinator());
        typed(&stage, &staff, "c_d655", FOLLO).await;
        assert!(staff.get("/entra-in-rete/incarico").await.expect(403).text().contains("/accedi?verso="));
        assert!(grants(&stage, her).await.is_empty() && grants(&stage, stranger).await.is_empty());
    }
}

#[tokio::test]
async fn code_is_good_once_for_seven_days_and_for_its_body_alone() {
    for engine in testkit::engines() {
        let stage = with_index(engine).await;
        let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
        let other = citizen(&stage, "Altra Persona", Some(OTHER_FISCAL_CODE)).await;
        let browser = stage.browser_of(person(her, Level::Substantial));
        typed(&stage, &browser, "c_d655", FOLLO).await;
        let code = mailed_code(&stage, FOLLO);
        let second = stage.browser_of(person(other, Level::Substantial));
        let sent = [("ente", "C_D655"), ("codice", code.as_str())];
        let door = second.post_form("/entra-in-rete/codice", &sent).await.expect(303);
        second.get(door.location()).await.expect(303);

        let elsewhere = [("ente", "c_e463"), ("codice", code.as_str())];
        let refused = second.post_form("/entra-in-rete/codice", &elsewhere).await.expect(422);
        assert!(refused.text().contains("non è tra quelli"), "{engine:?}");
        browser.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303);
        // Two held the same code; one was faster.
        let mut declared = DECLARED.to_vec();
        declared[0] = ("office", "contact_person");
        second.post_form("/entra-in-rete/incarico", &declared).await.expect(409);
        let refused = second.post_form("/entra-in-rete/codice", &sent).await.expect(422);
        assert!(refused.text().contains("già stato usato"));

        second.post_form("/entra-in-rete/ente/c_d655", &[]).await.expect(303);
        stage.app.finish().await;
        let late = mailed_code(&stage, FOLLO);
        stage.app.clock.set(stage.app.clock.now().plus_days(7));
        let sent = [("ente", "c_d655"), ("codice", late.as_str())];
        let refused = second.post_form("/entra-in-rete/codice", &sent).await.expect(422);
        assert!(refused.text().contains("scaduto"), "{engine:?}");
        assert!(grants(&stage, other).await.is_empty());
    }
}

#[tokio::test]
async fn two_who_send_their_mandates_at_once_with_one_code_are_one() {
    for engine in testkit::engines() {
        let stage = with_index(engine).await;
        let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
        let other = citizen(&stage, "Altra Persona", Some(OTHER_FISCAL_CODE)).await;
        let (one, two) = (
            stage.browser_of(person(her, Level::Substantial)),
            stage.browser_of(person(other, Level::Substantial)),
        );
        typed(&stage, &one, "c_d655", FOLLO).await;
        let code = mailed_code(&stage, FOLLO);
        let door = two.post_form("/entra-in-rete/codice", &[("ente", "c_d655"), ("codice", &code)]).await;
        two.get(door.expect(303).location()).await.expect(303);
        let mut declared = DECLARED.to_vec();
        declared[0] = ("office", "contact_person");

        let (first, second) = tokio::join!(
            one.post_form("/entra-in-rete/incarico", DECLARED),
            two.post_form("/entra-in-rete/incarico", &declared)
        );

        let mut statuses = [first.status(), second.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{engine:?}");
        assert_eq!(grants(&stage, her).await.len() + grants(&stage, other).await.len(), 1);
    }
}

#[tokio::test]
async fn second_person_comes_with_a_new_code_and_no_name_is_told() {
    let stage = with_index(Engine::Lite).await;
    let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
    let other = citizen(&stage, "Altra Persona", Some(OTHER_FISCAL_CODE)).await;
    let first = stage.browser_of(person(her, Level::Substantial));
    typed(&stage, &first, "c_d655", FOLLO).await;
    first.post_form("/entra-in-rete/incarico", DECLARED).await.expect(303);

    let second = stage.browser_of(person(other, Level::Substantial));
    typed(&stage, &second, "c_d655", FOLLO).await;
    let refused = second.post_form("/entra-in-rete/incarico", DECLARED).await.expect(422);
    assert!(refused.text().contains("già coperto") && !refused.text().contains("Persona Inventata"));
    assert!(refused.text().contains("value=\"Decreto 12\""), "what was typed is still there");
    let mut declared = DECLARED.to_vec();
    declared[0] = ("office", "contact_person");
    second.post_form("/entra-in-rete/incarico", &declared).await.expect(303);

    assert_eq!(grants(&stage, her).await[0].scope, grants(&stage, other).await[0].scope);
}

#[tokio::test]
async fn declaration_that_lacks_something_says_what() {
    let stage = with_index(Engine::Lite).await;
    let her = citizen(&stage, "Persona Inventata", Some(FISCAL_CODE)).await;
    let browser = stage.browser_of(person(her, Level::Substantial));
    typed(&stage, &browser, "c_d655", FOLLO).await;

    let refused = browser
        .post_form("/entra-in-rete/incarico", &[("act_date", "domani"), ("email", "boh"), ("phone", "x")])
        .await
        .expect(422);

    for field in ["office", "act_date", "email", "phone", "declared"] {
        assert!(refused.text().contains(&format!("href=\"#f-{field}\"")), "{field}");
    }
    assert!(refused.text().contains("value=\"boh\""));
}

#[tokio::test]
async fn codes_asked_for_and_typed_too_often_are_stopped_for_a_while() {
    for engine in testkit::engines() {
        let stage = with_index(engine).await;
        let browser = stage.app.browser();
        for _ in 0..5 {
            browser.post_form("/entra-in-rete/ente/c_d655", &[]).await.expect(303);
        }
        browser.post_form("/entra-in-rete/ente/c_d655", &[]).await.expect(429);
        browser.post_form("/entra-in-rete/ente/c_e463", &[]).await.expect(303);
        stage.app.finish().await;
        assert_eq!(stage.app.mails().len(), 6, "{engine:?}");

        let wrong = [("ente", "c_d655"), ("codice", "00000-00000")];
        for _ in 0..5 {
            browser.post_form("/entra-in-rete/codice", &wrong).await.expect(422);
        }
        let code = mailed_code(&stage, FOLLO);
        let right = [("ente", "c_d655"), ("codice", code.as_str())];
        browser.post_form("/entra-in-rete/codice", &right).await.expect(429);
        // Somebody elsewhere is not stopped by it, and she herself only for an hour.
        let elsewhere = stage.app.browser().at("192.0.2.7".parse().unwrap());
        elsewhere.post_form("/entra-in-rete/codice", &right).await.expect(303);
        stage.app.clock.set(stage.app.clock.now().plus_minutes(61));
        browser.post_form("/entra-in-rete/codice", &right).await.expect(303);
    }
}

#[tokio::test]
async fn bodies_without_or_with_two_certified_addresses_and_unknown_ones_are_told_apart() {
    let stage = with_index(Engine::Lite).await;
    let browser = stage.app.browser();

    assert!(browser.get("/entra-in-rete/ente/no_pec").await.expect(200).text().contains("non ha una PEC"));
    browser.post_form("/entra-in-rete/ente/no_pec", &[]).await.expect(422);
    assert!(browser.get("/entra-in-rete/ente/due_pec").await.expect(200).text().contains("u…@pec…"));
    browser.post_form("/entra-in-rete/ente/due_pec", &[("pec", "1")]).await.expect(303);
    browser.post_form("/entra-in-rete/ente/due_pec", &[("pec", "9")]).await.expect(422);
    browser.post_form("/entra-in-rete/ente/due_pec", &[("pec", "-1")]).await.expect(422);
    stage.app.finish().await;
    assert!(mail_to(&stage, "due@pec.ente.example").contains("codice"));
    browser.get("/entra-in-rete/ente/mai_visto").await.expect(404);
    browser.post_form("/entra-in-rete/ente/mai_visto", &[]).await.expect(404);
    browser.get("/entra-in-rete/codice?ente=%00%22").await.expect(200);
    browser.get("/entra-in-rete?q=%25_%27%22").await.expect(200);
    browser.post_form("/entra-in-rete/codice", &[("ente", ""), ("codice", "")]).await.expect(422);
    browser.get("/entra-in-rete/contesta/boh").await.expect(404);
}

#[tokio::test]
async fn index_is_updated_withdrawn_and_forgotten() {
    for engine in testkit::engines() {
        let stage = with_index(engine).await;
        let cx = stage.console();
        let again = actions::import_index(&cx, INDEX.as_bytes(), false).await.unwrap();
        assert_eq!((again.same, again.import.added, again.import.changed), (4, 0, 0), "{engine:?}");

        let changed =
            INDEX.replace("Comune di Follo", "Comune di Follo in Val di Vara").replace("no_pec", "xx");
        let report = actions::import_index(&cx, changed.as_bytes(), false).await.unwrap();
        let import = &report.import;
        assert_eq!((import.added, import.changed, import.withdrawn, import.faults), (1, 1, 1, 0));
        let browser = stage.app.browser();
        browser.get("/entra-in-rete/ente/no_pec").await.expect(404);
        assert!(browser.get("/entra-in-rete?q=vara").await.expect(200).text().contains("c_d655"));

        let back = actions::import_index(&cx, INDEX.as_bytes(), false).await.unwrap();
        assert_eq!((back.import.added, back.import.changed, back.import.withdrawn), (1, 1, 1));
        browser.get("/entra-in-rete/ente/no_pec").await.expect(200);

        browser.post_form("/entra-in-rete/ente/c_d655", &[]).await.expect(303);
        stage.app.clock.set(stage.app.clock.now().plus_days(38));
        let system = stage.app.cx(Actor::System { job: "test" });
        assert_eq!(actions::forget_contacts(&system).await.unwrap().codes, 1);
        // A year later: the body withdrawn, and the three imports.
        stage.app.clock.set(stage.app.clock.now().plus_days(366));
        assert_eq!(actions::forget_contacts(&system).await.unwrap().codes, 5, "{engine:?}");
    }
}

#[tokio::test]
async fn file_that_would_withdraw_much_is_asked_about_and_the_page_is_the_coordinators() {
    let stage = a_network(Engine::Lite).await;
    let rows: String = (0..300).map(|n| format!("x_{n};Ente {n};p{n}@pec.example;pec\n")).collect();
    let file = |rows: &str| format!("Codice_IPA;Denominazione_ente;Mail1;Tipo_Mail1\n{rows}");
    let coordinator = stage.browser_of(stage.coordinator());
    let send = async |content: &str, fields: &[(&str, &str)]| {
        let upload = testkit::Upload {
            field: "file",
            name: "enti.csv",
            media_type: "text/csv",
            bytes: content.as_bytes(),
        };
        coordinator.post_files("/ufficio/rete/indice", fields, &[upload]).await
    };

    coordinator.get("/ufficio/rete/indice").await.expect(200);
    send(&file(&rows), &[]).await.expect(303);
    stage.app.clock.set(stage.app.clock.now().plus_minutes(1));
    let part = file("x_1;Ente 1;p1@pec.example;pec\n;Senza codice;;\n");
    let asked = send(&part, &[]).await.expect(422);
    assert!(asked.text().contains("299") && asked.text().contains("f-whole"), "{}", asked.text());
    send(&part, &[("whole", "1")]).await.expect(303);
    let shown = coordinator.get("/ufficio/rete/indice").await.expect(200);
    assert!(
        shown.text().contains("299") && shown.text().contains("<th scope=\"row\">3</th>"),
        "{}",
        shown.text()
    );
    send("boh", &[]).await.expect(422);

    let clerk = stage.browser_of(testkit::staff("clerk", stage.lead.uuid()));
    clerk.get("/ufficio/rete/indice").await.expect(403);
    stage.app.get("/ufficio/rete/indice").await.expect(401);
}
