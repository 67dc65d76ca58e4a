//! The coordinator's and the administrator's own pages: founding, agreements, bodies, who may see them.

use policy::ROOT;

use crate::stage::{a_network, an_app};

#[tokio::test]
async fn administrator_founds_the_network_of_a_fresh_installation() {
    for engine in testkit::engines() {
        let app = an_app(engine).await;
        let administrator = app.browser().acting_as(testkit::staff("administrator", ROOT));

        assert!(
            administrator.get("/ufficio/rete").await.expect(200).text().contains("/ufficio/rete/reti/nuova")
        );
        administrator.get("/ufficio/rete/reti/nuova").await.expect(200);
        administrator.post_form("/ufficio/rete/reti/nuova", &[("network_name", "Rete")]).await.expect(422);
        let fields =
            [("network_name", "Rete per il Lavoro"), ("name", "Comune di Prova"), ("kind", "municipality")];
        administrator.post_form("/ufficio/rete/reti/nuova", &fields).await.expect(303);

        let dashboard = administrator.get("/ufficio/rete").await.expect(200);
        assert!(dashboard.text().contains("Rete per il Lavoro"), "{engine:?}");
        assert!(app.get("/rete").await.expect(200).text().contains("Comune di Prova"));
    }
}

#[tokio::test]
async fn agreement_is_entered_with_its_groups_and_shown() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());
        let lead = stage.lead.to_string();

        coordinator.get("/ufficio/rete/accordi/nuovo").await.expect(200);
        let fields = [
            ("kind", "pact"),
            ("title", "In rete"),
            ("from", "2025-08-25"),
            ("budget", "24.983,00"),
            ("controller", lead.as_str()),
            ("basis", "consent"),
            ("threshold", "5"),
            ("group_1", "Giovani"),
            ("group_1_max", "29"),
            ("group_2", "Donne"),
            ("group_2_condition", "women"),
            ("group_3", "Chi è in difficoltà"),
            ("group_3_rule", "persone in difficoltà"),
        ];
        let sent = coordinator.post_form("/ufficio/rete/accordi/nuovo", &fields).await.expect(303);
        let page = sent.location().to_owned();
        let office = coordinator.get(&page).await.expect(200);
        let warned = office.text().split("Questi gruppi contano tutti").nth(1).unwrap();
        let warned = warned.split("</ul>").next().unwrap();
        assert!(warned.contains("Chi è in difficoltà") && !warned.contains("Donne"), "{warned}");

        let public = page.replace("/ufficio", "");
        let shown = stage.app.get(&public).await.expect(200);
        assert!(shown.text().contains("24.983") && shown.text().contains("fino a 29 anni"), "{engine:?}");
        // A party that signed already is entered, and the agreement prolonged.
        let party = [("organisation", lead.as_str()), ("role", "lead"), ("from", "2025-08-25")];
        coordinator.get(&format!("{page}/parti/nuova")).await.expect(200);
        coordinator.post_form(&format!("{page}/parti/nuova"), &party).await.expect(303);
        coordinator.post_form(&format!("{page}/parti/nuova"), &party).await.expect(422);
        coordinator.get(&format!("{page}/proroga")).await.expect(200);
        coordinator.post_form(&format!("{page}/proroga"), &[("until", "2024-01-01")]).await.expect(422);
        coordinator.post_form(&format!("{page}/proroga"), &[("until", "2027-12-31")]).await.expect(303);
        assert!(stage.app.get(&public).await.expect(200).text().contains("31/12/2027"));
    }
}

#[tokio::test]
async fn agreement_with_faults_comes_back_with_all_of_them() {
    let stage = a_network(testkit::Engine::Lite).await;
    let coordinator = stage.browser_of(stage.coordinator());

    let fields = [
        ("from", "2026-01-01"),
        ("until", "2025-01-01"),
        ("budget", "tanti"),
        ("group_1", "A"),
        ("group_1_min", "x"),
    ];
    let page = coordinator.post_form("/ufficio/rete/accordi/nuovo", &fields).await.expect(422);

    for field in ["kind", "title", "until", "budget", "controller", "basis", "threshold", "group_1_min"] {
        assert!(page.text().contains(&format!("f-{field}-error")), "{field}");
    }
    assert!(page.text().contains("value=\"tanti\""));
}

#[tokio::test]
async fn body_is_registered_and_edited() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());

        coordinator.get("/ufficio/rete/enti/nuovo").await.expect(200);
        let fields = [("name", "Ente Nuovo"), ("kind", "school"), ("website", "www.ente.example")];
        let page = coordinator
            .post_form("/ufficio/rete/enti/nuovo", &fields)
            .await
            .expect(303)
            .location()
            .to_owned();
        coordinator.post_form("/ufficio/rete/enti/nuovo", &fields).await.expect(422);
        let form = coordinator.get(&format!("{page}/modifica")).await.expect(200);
        assert!(form.text().contains("value=\"https://www.ente.example\""));
        let changed = [("name", "Ente Nuovo"), ("kind", "school"), ("phone", "0187 000 003")];
        coordinator.post_form(&format!("{page}/modifica"), &changed).await.expect(303);

        assert!(coordinator.get(&page).await.expect(200).text().contains("+39 0187"), "{engine:?}");
    }
}

#[tokio::test]
async fn programme_is_entered_once() {
    let stage = a_network(testkit::Engine::Lite).await;
    let coordinator = stage.browser_of(stage.coordinator());
    let fields = [("name", "GOL"), ("line", "PNRR M5C1 1.1"), ("funder", "Regione")];

    coordinator.get("/ufficio/rete/programmi/nuovo").await.expect(200);
    coordinator.post_form("/ufficio/rete/programmi/nuovo", &fields).await.expect(303);
    coordinator.post_form("/ufficio/rete/programmi/nuovo", &fields).await.expect(422);
    assert!(coordinator.get("/ufficio/rete/accordi/nuovo").await.expect(200).text().contains("GOL"));
}

#[tokio::test]
async fn pages_of_the_office_are_closed_to_others() {
    let stage = a_network(testkit::Engine::Lite).await;
    let agreement = format!("/ufficio/rete/accordi/{}", stage.agreement);
    let addresses = [
        "/ufficio/rete",
        "/ufficio/rete/enti",
        "/ufficio/rete/enti/nuovo",
        "/ufficio/rete/accordi/nuovo",
        &agreement,
    ];
    let other = stage.browser_of(testkit::staff("coordinator", uuid::Uuid::from_u128(5)));

    for address in addresses {
        stage.app.get(address).await.expect(401);
        other.get(address).await.expect(403);
    }
    other.post_form(&format!("{agreement}/proroga"), &[("until", "2030-01-01")]).await.expect(403);
}
