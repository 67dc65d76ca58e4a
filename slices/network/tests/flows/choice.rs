//! Who coordinates several networks chooses one; its name is in the address of every page about it.

use crate::stage::{a_network, a_second_network};

#[tokio::test]
async fn coordinator_of_two_networks_works_on_the_one_in_the_address() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let second = a_second_network(&stage).await;
        let both = stage.browser_of(second.of_both.clone());

        let first = both.get("/ufficio/rete").await.expect(200);
        assert!(first.text().contains("<h1 data-element=\"page-name\">Rete di prova"), "{engine:?}");
        assert!(first.text().contains("href=\"/ufficio/rete?rete=seconda-rete\""), "{engine:?}");
        let other = both.get("/ufficio/rete?rete=seconda-rete").await.expect(200);
        assert!(other.text().contains("<h1 data-element=\"page-name\">Seconda rete"), "{engine:?}");
        assert!(other.text().contains("href=\"/ufficio/rete/enti?rete=seconda-rete\""), "{engine:?}");

        // What is entered there belongs there, and the way back leads there.
        let new = "/ufficio/rete/enti/nuovo?rete=seconda-rete";
        let sent = both.post_form(new, &[("name", "Ente nuovo"), ("kind", "school")]).await.expect(303);
        assert!(sent.location().ends_with("?rete=seconda-rete"), "{}", sent.location());
        let body = both.follow(sent).await.expect(200);
        assert!(body.text().contains("href=\"/ufficio/rete/enti?rete=seconda-rete\""), "{engine:?}");
        let there = both.get("/ufficio/rete/enti?rete=seconda-rete").await.expect(200);
        let here = both.get("/ufficio/rete/enti?rete=rete-di-prova").await.expect(200);
        assert!(there.text().contains("Ente nuovo") && !here.text().contains("Ente nuovo"), "{engine:?}");

        // A page that belongs to a network by itself leads back to it without being told.
        let page = both.get(&format!("/ufficio/rete/accordi/{}", stage.agreement)).await.expect(200);
        assert!(page.text().contains("href=\"/ufficio/rete?rete=rete-di-prova\""), "{engine:?}");
    }
}

#[tokio::test]
async fn coordinator_of_one_network_has_nothing_to_choose() {
    let stage = a_network(testkit::Engine::Lite).await;
    let second = a_second_network(&stage).await;
    let both = stage.browser_of(second.of_both.clone());
    let one = stage.browser_of(stage.coordinator());
    assert!(both.get("/ufficio/rete").await.expect(200).text().contains("Scelta della rete"));

    let page = one.get("/ufficio/rete").await.expect(200);

    assert!(!page.text().contains("Scelta della rete") && !page.text().contains("?rete="));
    one.get("/ufficio/rete?rete=seconda-rete").await.expect(403);
    one.get("/ufficio/rete?rete=nessuna").await.expect(404);
}
