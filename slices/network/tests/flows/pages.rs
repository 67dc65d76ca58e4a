//! What everybody sees: the network as of a day, an agreement, a body.

use jiff::civil::date;
use network::api::PartnerRole;
use network::api::actions::{self, OrganisationError};

use crate::stage::{a_network, an_app, comune};

#[tokio::test]
async fn network_is_shown_as_of_the_day_that_was_asked_for() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let body = stage.body("Ente passato").await;
        stage.party(body, PartnerRole::Partner, date(2024, 1, 1), Some(date(2025, 12, 31))).await;

        let today = stage.app.get("/rete").await.expect(200);
        let then = stage.app.get("/rete?al=2025-06-01").await.expect(200);
        let before = stage.app.get("/rete?al=2023-01-01").await.expect(200);

        assert!(today.text().contains("Oggi nella rete c&#39;è un ente"), "{}", today.text());
        assert!(!today.text().contains("Ente passato"), "{engine:?}");
        assert!(then.text().contains("2 enti") && then.text().contains("Ente passato"));
        assert!(before.text().contains("nessun ente aderiva"), "{}", before.text());
        assert!(today.text().contains("<polyline"));
    }
}

#[tokio::test]
async fn filters_keep_what_was_asked_and_a_wrong_day_is_told() {
    let stage = a_network(testkit::Engine::Lite).await;
    let body = stage.body("Bottega dei mestieri").await;
    stage.party(body, PartnerRole::Partner, date(2024, 1, 1), None).await;

    let found = stage.app.get("/rete?tipo=third_sector&q=BOTTEGA").await.expect(200);
    let none = stage.app.get("/rete?tipo=municipality&q=bottega").await.expect(200);

    assert!(found.text().contains("Bottega dei mestieri"));
    assert!(
        found.text().contains("value=\"third_sector\" selected")
            && found.text().contains("value=\"BOTTEGA\"")
    );
    assert!(!none.text().contains("Bottega dei mestieri"));
    stage.app.get("/rete?al=boh").await.expect(422);
    stage.app.get("/rete?rete=altra").await.expect(404);
}

#[tokio::test]
async fn agreement_and_body_are_shown_and_unknown_ones_are_not_there() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;

        let agreement = stage.app.get(&format!("/rete/accordi/{}", stage.agreement)).await.expect(200);
        let body = stage.app.get(&format!("/rete/enti/{}", stage.lead)).await.expect(200);

        assert!(agreement.text().contains("Comune di La Spezia") && agreement.text().contains("30/06/2028"));
        assert!(
            body.text().contains("Protocollo di prova") && body.text().contains("Capofila"),
            "{engine:?}"
        );
        for address in ["/rete/accordi/x", "/rete/enti/0198a0d0-0000-7000-8000-000000000001", "/rete/firma/x"]
        {
            stage.app.get(address).await.expect(404);
        }
    }
}

#[tokio::test]
async fn pages_speak_english() {
    let stage = a_network(testkit::Engine::Lite).await;

    let page = stage.app.get("/rete?lang=en").await.expect(200);

    assert!(page.text().contains("Today one body belongs to the network"), "{}", page.text());
    assert!(page.text().contains("<html lang=\"en\""));
}

#[tokio::test]
async fn portal_without_a_network_says_so() {
    let app = an_app(testkit::Engine::Lite).await;

    assert!(app.get("/rete").await.expect(200).text().contains("non è ancora stata costituita"));
}

#[tokio::test]
async fn body_entered_twice_is_known_by_name_or_code() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let again = comune("la  spezia", "c_zzzz", "011099");
        let same_code = comune("Altrove", "C_E463", "011098");

        for details in [again, same_code] {
            let refused =
                actions::register_organisation(&stage.console(), Some(stage.network), &details).await;
            let known = matches!(refused, Err(OrganisationError::Known(id)) if id == stage.lead);
            assert!(known, "{engine:?} {refused:?}");
        }
    }
}
