//! Who signed in sees in her area what desks keep by that sign-in, and closing it leaves nothing that names her but what the
//! page says.

use testkit::{Engine, Seen as _};

use crate::stage::{MAIL, NAME, PHONE, TODAY, TOMORROW, WORDS, a_portal, at};

const HERS: &str = "vela.prova@posta.example";

#[tokio::test]
async fn area_shows_what_desks_keep_by_her_sign_in_and_closing_it_erases_that() {
    for engine in testkit::engines() {
        let stage = a_portal(engine).await;
        let (_, cx, name) = stage.signed_in("alga").await;
        let her = [name.as_str(), "", HERS];
        stage.booked(&cx, &stage.desk, at(TODAY, 10), her).await;
        stage.booked(&cx, &stage.desk, at(TOMORROW, 9), her).await;
        let message = stage.wrote(&cx, &stage.desk, her).await;
        stage.closed(&stage.desk, message).await;
        stage.app.finish().await;
        stage.app.clock.set(at(TODAY, 15));
        let (she, ..) = stage.signed_in("alga").await;

        let area = she.get("/area-personale").await.expect(200);
        let area = area.holds("Appuntamenti: Sportello qui").holds("martedì 24 novembre 2026 alle 9:00");
        // The client record of the desk, made of what she wrote signed in.
        area.holds("Contatti con lo sportello: Comune di Qui").holds(HERS).holds("senza il suo accesso");
        let data = she.get("/area-personale/dati.json").await.expect(200).text().to_owned();
        for word in ["2026-11-24T", HERS, WORDS, "\"appointment\"", "\"contacts\""] {
            assert!(data.contains(word), "{engine:?} {word}: {data}");
        }
        let asked = she.get("/area-personale/chiudi").await.expect(200);
        asked
            .holds("Viene annullato l&#39;appuntamento di martedì 24 novembre 2026 alle 9:00")
            .holds("Comune di Qui cancella la sua scheda")
            .holds("Resta quello che uno sportello ha scritto di lei")
            .lacks("23 novembre");

        assert!(!stage.found_anywhere(&[&name, HERS, WORDS]).await.is_empty());
        she.post_form("/area-personale/chiudi", &[("sure", "1")]).await.expect(200);
        stage.app.finish().await;

        let left = stage.found_anywhere(&[&name, HERS, WORDS]).await;
        assert_eq!(left, Vec::<String>::new(), "{engine:?}");
        let told = stage.app.mails_to(HERS);
        assert!(told.iter().all(|(subject, _)| !subject.contains("annullato")), "{told:?}");
    }
}

#[tokio::test]
async fn who_writes_for_somebody_else_is_not_tied_to_her() {
    let stage = a_portal(Engine::Lite).await;
    let (she, cx, name) = stage.signed_in("alga").await;
    let mothers = stage.wrote(&cx, &stage.desk, [NAME, PHONE, MAIL]).await;
    stage.closed(&stage.desk, mothers).await;
    let own = stage.wrote(&cx, &stage.desk, [&name, "", HERS]).await;
    stage.closed(&stage.desk, own).await;

    let data = she.get("/area-personale/dati.json").await.expect(200).json();

    let clients: Vec<&serde_json::Value> = data["kept_by_the_network"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kept| &kept["records"])
        .filter(|records| records.get("contacts").is_some())
        .collect();
    assert_eq!(clients.len(), 1, "{clients:?}");
    assert_eq!(clients[0]["name"], name.as_str());
}

#[tokio::test]
async fn what_the_desk_knew_before_is_not_tied_by_a_resemblance() {
    let stage = a_portal(Engine::Lite).await;
    let (she, cx, name) = stage.signed_in("alga").await;
    // Whoever knows her mail could write it into the form.
    stage.came(&stage.desk, [&name, "", HERS]).await;
    let message = stage.wrote(&cx, &stage.desk, [&name, "", HERS]).await;
    stage.closed(&stage.desk, message).await;

    she.get("/area-personale").await.expect(200).holds("Corsi").lacks("Contatti con lo sportello");
}
