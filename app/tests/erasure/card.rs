//! The card that a body has of somebody shows, gives and erases all that it keeps of her in every room, and nothing that is
//! another body's or another person's.

use testkit::{Engine, Seen as _};

use crate::stage::{MAIL, NAME, NOTE, PHONE, REASON, TODAY, TOMORROW, WHO, WORDS, a_portal, at};

const HER: [&str; 3] = [NAME, PHONE, MAIL];

#[tokio::test]
async fn card_shows_gives_and_erases_what_every_room_keeps_for_its_body() {
    for engine in testkit::engines() {
        let stage = a_portal(engine).await;
        let came = stage.came(&stage.desk, HER).await;
        stage.sent(came.id).await;
        let written = stage.wrote(&stage.anybody(), &stage.desk, HER).await;
        stage.booked(&stage.anybody(), &stage.desk, at(TODAY, 10), HER).await;
        stage.booked(&stage.anybody(), &stage.desk, at(TOMORROW, 9), ["Provetti Zaira", PHONE, ""]).await;
        stage.app.finish().await;
        let (body, at_body) = stage.accepted().await;
        stage.app.finish().await;
        stage.app.clock.set(at(TODAY, 15));
        let office = stage.office();
        let card = format!("/ufficio/contatti/qui/persone/{}", came.client.unwrap());

        let page = office.get(&card).await.expect(200);
        let page = page.holds(NOTE).holds(WORDS).holds(REASON).holds("Appuntamenti: Sportello qui");
        let page = page.holds("lunedì 23 novembre 2026 alle 10:00").holds("Ente di formazione");
        // What follows is said before.
        page.holds("Viene annullato l&#39;appuntamento di martedì 24 novembre 2026 alle 9:00")
            .holds("L’invio 1/2026 a Ente di formazione si chiude")
            .holds("viene chiusa senza altre risposte");
        let data = office.get(&format!("{card}/dati.json")).await.expect(200).text().to_owned();
        for word in [NOTE, WORDS, REASON, "2026-11-24T", "C-2026-000001", "\"appointment\""] {
            assert!(data.contains(word), "{engine:?} {word}: {data}");
        }
        assert!(!stage.found_anywhere(&WHO).await.is_empty());

        office.post_form(&card, &[("cosa", "cancella"), ("conferma", "1")]).await.expect(303);

        assert_eq!(stage.found_anywhere(&WHO).await, Vec::<String>::new(), "{engine:?}: at once");
        stage.app.finish().await;
        assert_eq!(stage.found_anywhere(&WHO).await, Vec::<String>::new(), "{engine:?}: and after all jobs");
        assert_eq!(stage.found_anywhere(&[NOTE, WORDS, REASON]).await, Vec::<String>::new());
        body.get(&at_body).await.expect(410);
        office
            .get(&format!("/ufficio/posta-in-arrivo/qui/{written}"))
            .await
            .expect(200)
            .holds("Richiesta svuotata");
        // The time is free again.
        stage
            .booked(&stage.anybody(), &stage.desk, at(TOMORROW, 9), ["Ugo Altro", "", "ugo@posta.example"])
            .await;
    }
}

#[tokio::test]
async fn card_of_one_body_knows_nothing_of_another_nor_of_who_shares_a_telephone() {
    let stage = a_portal(Engine::Lite).await;
    let here = stage.came(&stage.desk, HER).await;
    stage.came(&stage.far, HER).await;
    let far = stage.wrote(&stage.anybody(), &stage.far, HER).await;
    stage.booked(&stage.anybody(), &stage.far, at(TOMORROW, 9), HER).await;
    stage.booked(&stage.anybody(), &stage.desk, at(TOMORROW, 11), ["Bruno Fratello", PHONE, ""]).await;
    stage.app.finish().await;
    let card = format!("/ufficio/contatti/qui/persone/{}", here.client.unwrap());

    let page = stage.office().get(&card).await.expect(200).lacks(WORDS).lacks("Appuntamenti:");
    page.lacks("Bruno").lacks("altrove").lacks("Viene annullato");
    let data = stage.office().get(&format!("{card}/dati.json")).await.expect(200);
    assert_eq!(data.json()["also_kept"], serde_json::json!([]));

    stage.office().post_form(&card, &[("cosa", "cancella"), ("conferma", "1")]).await.expect(303);
    stage.app.finish().await;

    let left = stage.found_anywhere(&["Bruno Fratello", WORDS]).await;
    assert_eq!(left.len(), 2, "the brother's appointment and the far request: {left:?}");
    let elsewhere = stage.app.browser().acting_as(stage.staff_of(&stage.far));
    elsewhere.get(&format!("/ufficio/posta-in-arrivo/altrove/{far}")).await.expect(200).holds(WORDS);
}
