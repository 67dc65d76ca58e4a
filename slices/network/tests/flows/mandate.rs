//! Offices of a body: one holder at a time, several contact persons, names forgotten in time.

use jiff::civil::date;
use kernel::Instant;
use network::api::actions;

use crate::stage::a_network;

const CONTACT: &[(&str, &str)] = &[
    ("office", "legal_representative"),
    ("name", "Persona Inventata"),
    ("email", "sindaco@comune.example"),
    ("language", "it"),
    ("from", "2024-06-10"),
];

#[tokio::test]
async fn office_of_one_is_given_ended_and_given_again() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let clerk = stage.browser_of(testkit::staff("clerk", stage.lead.uuid()));
        let body = format!("/ufficio/rete/enti/{}", stage.lead);
        let form = format!("{body}/incarichi");

        clerk.get(&form).await.expect(200);
        clerk.post_form(&form, CONTACT).await.expect(303);
        let refused = clerk.post_form(&form, CONTACT).await.expect(422);
        assert!(refused.text().contains("altra persona"), "{engine:?}");

        let shown = clerk.get(&body).await.expect(200);
        let start = shown.text().find("/ufficio/rete/incarichi/").unwrap();
        let end = shown.text()[start..].split('"').next().unwrap().to_owned();
        clerk.post_form(&end, &[]).await.expect(303);
        let mut next = CONTACT.to_vec();
        next.retain(|(field, _)| *field != "from");
        next.push(("from", "2026-11-24"));
        clerk.post_form(&form, &next).await.expect(303);
    }
}

#[tokio::test]
async fn clerk_of_another_body_sees_no_offices() {
    let stage = a_network(testkit::Engine::Lite).await;
    let other = stage.body("Altro ente").await;
    let clerk = stage.browser_of(testkit::staff("clerk", other.uuid()));

    clerk.get(&format!("/ufficio/rete/enti/{other}")).await.expect(200);
    clerk.get(&format!("/ufficio/rete/enti/{}", stage.lead)).await.expect(403);
    clerk.post_form(&format!("/ufficio/rete/enti/{}/incarichi", stage.lead), CONTACT).await.expect(403);
    let list = clerk.get("/ufficio/rete/enti").await.expect(200);
    assert!(list.text().contains("Altro ente") && !list.text().contains("La Spezia"));
}

#[tokio::test]
async fn name_of_who_left_two_years_ago_is_forgotten() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.contact(stage.lead, "referente@comune.example").await;
        let contacts = |day| {
            let cx = stage.console();
            async move {
                let mut tx = cx.read().await.unwrap();
                network::api::contacts_of(&mut tx, stage.lead, day).await.unwrap()
            }
        };
        let mandate = contacts(date(2026, 11, 23)).await[0].mandate;
        actions::end_mandate(&stage.console(), mandate, date(2026, 11, 23)).await.unwrap();
        let system = stage.app.cx(policy::Actor::System { job: "test" });

        stage.app.clock.set(Instant::from_rome(date(2028, 11, 23).at(3, 0, 0, 0)));
        assert_eq!(actions::forget_contacts(&system).await.unwrap().mandates, 0);
        assert_eq!(contacts(date(2026, 11, 23)).await.len(), 1);
        stage.app.clock.set(Instant::from_rome(date(2028, 11, 24).at(3, 0, 0, 0)));
        assert_eq!(actions::forget_contacts(&system).await.unwrap().mandates, 1, "{engine:?}");
        assert!(contacts(date(2026, 11, 23)).await.is_empty());
    }
}
