//! What everybody sees: the list and its filters, feeds, the API.

use opportunity::model::Draft;

use crate::stage::{Seen as _, a_network, vacancy};

#[tokio::test]
async fn list_is_narrowed_by_words_kind_comune_group_and_day() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.published(vacancy("Cuoca o cuoco")).await;
        let course = Draft {
            kind: "course".into(),
            place: "provincia".into(),
            groups: vec!["young".into()],
            ends_on: "2027-01-31".into(),
            starts_on: "2027-02-01".into(),
            ..vacancy("Corso di cucina")
        };
        stage.published(course).await;

        for (query, cook, course) in [
            ("", true, true),
            ("?q=corsi", false, true),
            ("?q=sarzana", true, false),
            ("?tipo=vacancy", true, false),
            ("?comune=011027", true, true),
            ("?comune=011015", false, true),
            ("?gruppo=young", false, true),
            ("?gruppo=youn_", false, false),
            ("?aperte-il=2027-01-01", false, true),
            ("?q=astronave", false, false),
            ("?tipo=boh&comune=x&aperte-il=domani&pagina=-3&q=%00%25", true, true),
        ] {
            let page = stage.app.get(&format!("/opportunita{query}")).await.expect(200);
            assert_eq!(page.text().contains("Cuoca o cuoco"), cook, "{engine:?} {query}");
            assert_eq!(page.text().contains("Corso di cucina"), course, "{engine:?} {query}");
        }
    }
}

#[tokio::test]
async fn feeds_carry_what_is_shown_and_their_filters() {
    let stage = a_network(testkit::Engine::Lite).await;
    let one = stage.published(vacancy("Cuoca & cuoco")).await;
    let event = Draft {
        kind: "event".into(),
        starts_on: "2026-12-10".into(),
        starts_at: "15:30".into(),
        ends_on: "2026-12-10".into(),
        ..vacancy("Fiera")
    };
    stage.published(event).await;

    let atom = stage.app.get("/opportunita.atom?tipo=vacancy").await.expect(200).lacks("Fiera");
    assert_eq!(atom.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    assert!(
        atom.text().contains(&format!("urn:uuid:{}", one.id)) && atom.text().contains("Cuoca &#38; cuoco")
    );
    let ics = stage.app.get("/opportunita.ics").await.expect(200);
    let unfolded = ics.text().replace("\r\n ", "");
    assert!(unfolded.contains("DTSTART:20261210T143000Z"), "{unfolded}");
    assert!(
        unfolded.contains("DTSTART;VALUE=DATE:20261220") && unfolded.contains("DTEND;VALUE=DATE:20261221")
    );
    assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 2);
    // Nobody said when the fair ends: the calendar does not make an hour of it.
    let fair = unfolded.split("BEGIN:VEVENT").find(|one| one.contains("Fiera")).unwrap();
    assert!(!fair.contains("DTEND") && !fair.contains("DURATION"), "{fair}");
}

#[tokio::test]
async fn api_lists_and_reads_as_linked_data() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let one = stage.published(vacancy("Cuoca o cuoco")).await;

        let list =
            stage.app.get("/api/v1/opportunities?q=cuoco&kind=vacancy&municipality=011027").await.expect(200);
        let list = list.json();
        assert_eq!(list["total_items"], 1);
        assert_eq!(list["contents"][0]["employer"], "Impresa Inventata");
        let data = stage.app.get(&format!("/api/v1/opportunities/{}", one.id)).await.expect(200).json();
        assert_eq!(data["@type"], "JobPosting");
        assert_eq!(data["hiringOrganization"]["name"], "Impresa Inventata");
        assert_eq!(data["validThrough"], "2026-12-20T23:59:00+01:00");
        stage.app.get("/api/v1/opportunities?kind=boh").await.expect(422);
        stage.app.get("/api/v1/opportunities?page=0").await.expect(422);
        stage.app.get("/api/v1/opportunities/boh").await.expect(404);
    }
}

#[tokio::test]
async fn linked_data_and_picture_hold_whatever_is_written() {
    let stage = a_network(testkit::Engine::Lite).await;
    let nasty = "</script><script>alert(1)</script> \"x\" & y";
    let one = stage.published(Draft { summary: nasty.into(), ..vacancy("Barista <b>&</b>") }).await;

    let page = stage.app.get(&one.path()).await.expect(200).lacks("<script>alert");
    assert!(page.text().contains("\\u003c/script>"));
    let picture = stage.app.get(&format!("{}/immagine.svg", one.path())).await.expect(200);
    assert_eq!(picture.header("content-type"), Some("image/svg+xml; charset=utf-8"));
    assert!(picture.text().contains("Barista &#60;b&#62;"), "{}", picture.text());
}

#[tokio::test]
async fn pages_speak_english_and_office_is_for_staff() {
    let stage = a_network(testkit::Engine::Lite).await;
    stage.published(vacancy("Cuoca o cuoco")).await;

    stage.app.get("/opportunita?lang=en").await.expect(200).holds("One opportunity");
    for address in [
        "/ufficio/opportunita",
        "/ufficio/opportunita/nuova",
        "/ufficio/opportunita/fonti",
        "/ufficio/materiali",
    ] {
        stage.app.get(address).await.expect(401);
        stage.office().get(address).await.expect(200);
    }
    let clerk = stage.app.browser().acting_as(testkit::staff("clerk", stage.body.uuid()));
    clerk.get("/ufficio/opportunita").await.expect(403);
    clerk.get(&format!("/opportunita/proponi/{}/nuova", stage.body)).await.expect(200);
    let operator = stage.app.browser().acting_as(testkit::staff("operator", uuid::Uuid::from_u128(3)));
    operator.get("/ufficio/opportunita/fonti").await.expect(200);
    operator.get("/ufficio/opportunita/fonti/nuova").await.expect(403);
    operator.get("/ufficio/opportunita/inviti").await.expect(403);
    operator.get("/ufficio/materiali").await.expect(403);
}

#[tokio::test]
async fn words_for_social_networks_are_ready() {
    let stage = a_network(testkit::Engine::Lite).await;
    let one = stage.published(vacancy("Barista")).await;

    let page = stage.office().get(&format!("/ufficio/opportunita/{}", one.id)).await.expect(200);

    page.holds("Testo di al massimo 280 caratteri");
}
