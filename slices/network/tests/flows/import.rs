//! Bodies from a spreadsheet: shown first, written whole or not at all, the same file twice changes nothing.

use testkit::{Browser, Response, Upload};

use crate::stage::{Stage, a_network};

const FILE: &str = "Denominazione;Tipologia;Codice IPA;Comune;Telefono\n\
                    Comune di Follo;Comune;c_d655;Follo;0187 000 001\n\
                    Ente Prova;Ente di formazione;;La Spezia;\n";

async fn sent(coordinator: &Browser, content: &[u8]) -> Response {
    let file = [Upload { field: "file", name: "enti.csv", media_type: "text/csv", bytes: content }];
    coordinator.post_files("/ufficio/rete/enti/importa", &[], &file).await
}

async fn bodies(stage: &Stage) -> usize {
    let mut tx = stage.console().read().await.unwrap();
    network::api::all_organisations(&mut tx).await.unwrap().len()
}

#[tokio::test]
async fn file_is_shown_then_written_and_the_same_again_changes_nothing() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());

        let report = sent(&coordinator, FILE.as_bytes()).await.expect(303).location().to_owned();
        let shown = coordinator.get(&report).await.expect(200);
        assert!(shown.text().contains("2 enti nuovi"), "{}", shown.text());
        assert_eq!(bodies(&stage).await, 1);

        coordinator.post_form(&report, &[]).await.expect(303);
        assert_eq!(bodies(&stage).await, 3, "{engine:?}");
        coordinator.post_form(&report, &[]).await.expect(409);

        let again = sent(&coordinator, FILE.as_bytes()).await.expect(303).location().to_owned();
        let shown = coordinator.get(&again).await.expect(200);
        assert!(shown.text().contains("2 enti già uguali"), "{}", shown.text());
        assert!(!shown.text().contains("<button type=\"submit\" class=\"btn btn-primary\">Importa"));
    }
}

#[tokio::test]
async fn file_with_one_bad_row_writes_nothing_and_names_the_row() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());
        let text = format!("{FILE}Ente Storto;astronave;;;\n");

        let report = sent(&coordinator, text.as_bytes()).await.expect(303).location().to_owned();
        let shown = coordinator.get(&report).await.expect(200);
        coordinator.post_form(&report, &[]).await.expect(422);

        assert!(shown.text().contains("<th scope=\"row\">4</th><td>Tipo</td>"), "{}", shown.text());
        assert_eq!(bodies(&stage).await, 1, "{engine:?}");
    }
}

#[tokio::test]
async fn row_that_changes_a_body_says_what_and_keeps_the_rest() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());

        let text = "nome;tipo;ipa;tel\nComune della Spezia;comune;C_E463;0187 000 002\n";
        let report = sent(&coordinator, text.as_bytes()).await.expect(303).location().to_owned();
        assert!(coordinator.get(&report).await.expect(200).text().contains("Nome, Telefono"));
        coordinator.post_form(&report, &[]).await.expect(303);

        let mut tx = stage.console().read().await.unwrap();
        let body = network::api::organisation(&mut tx, stage.lead).await.unwrap().unwrap();
        assert_eq!(body.name, "Comune della Spezia", "{engine:?}");
        assert_eq!(body.phone.as_ref().unwrap().as_str(), "+390187000002");
        assert_eq!(body.istat_code.as_ref().unwrap().as_str(), "011015");
    }
}

#[tokio::test]
async fn what_is_no_table_is_told_so() {
    let stage = a_network(testkit::Engine::Lite).await;
    let coordinator = stage.browser_of(stage.coordinator());

    for content in [b"%PDF-1.7".as_slice(), b"", b"PK\x03\x04 broken", b"ipa\nc_e463\n", b"\xff\xfe\x00"] {
        let refused = sent(&coordinator, content).await.expect(422);
        assert!(refused.text().contains("error-summary"));
    }
}

#[tokio::test]
async fn export_is_what_an_import_reads_back() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());
        let report = sent(&coordinator, FILE.as_bytes()).await.expect(303).location().to_owned();
        coordinator.post_form(&report, &[]).await.expect(303);

        for format in ["csv", "xlsx"] {
            let file = coordinator.get(&format!("/ufficio/rete/enti/esporta/{format}")).await.expect(200);
            let report = sent(&coordinator, file.bytes()).await.expect(303).location().to_owned();
            let shown = coordinator.get(&report).await.expect(200);
            assert!(shown.text().contains("3 enti già uguali"), "{engine:?} {format} {}", shown.text());
        }
        coordinator.get("/ufficio/rete/enti/esporta/pdf").await.expect(404);
    }
}

#[tokio::test]
async fn import_of_a_stranger_is_refused() {
    let stage = a_network(testkit::Engine::Lite).await;
    let stranger = stage.browser_of(testkit::staff("operator", stage.network.uuid()));

    sent(&stranger, FILE.as_bytes()).await.expect(403);
    sent(&stage.app.browser(), FILE.as_bytes()).await.expect(401);
}
