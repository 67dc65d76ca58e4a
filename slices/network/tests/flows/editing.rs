//! Agreements and programmes are edited: what they were is kept, and what contradicts their memberships is refused.

use jiff::civil::date;
use network::api::PartnerRole;
use storage::trail;

use crate::stage::{Stage, a_network, a_second_network};

/// The fields of the protocol of the stage as its form shows them, with some of them changed.
fn fields<'a>(stage: &'a Fields, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let unchanged = [
        ("kind", "memorandum"),
        ("title", "Protocollo di prova"),
        ("from", "2023-10-06"),
        ("until", "2028-06-30"),
        ("confers", "1"),
        ("controller", stage.lead.as_str()),
        ("basis", "public_task"),
        ("threshold", "3"),
    ];
    let is_changed = |field: &str| changed.iter().any(|(name, _)| *name == field);
    unchanged.into_iter().filter(|(name, _)| !is_changed(name)).chain(changed.iter().copied()).collect()
}

struct Fields {
    lead: String,
    form: String,
    page: String,
}

impl Fields {
    fn of(stage: &Stage) -> Self {
        let page = format!("/ufficio/rete/accordi/{}", stage.agreement);
        Self { lead: stage.lead.to_string(), form: format!("{page}/modifica"), page }
    }
}

#[tokio::test]
async fn agreement_is_edited_and_what_it_was_is_kept() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let of = Fields::of(&stage);
        let other = stage.body("Agenzia di prova").await;
        let party = stage.party(other, PartnerRole::Partner, date(2024, 1, 1), None).await.to_string();
        let other = other.to_string();
        let coordinator = stage.browser_of(stage.coordinator());

        let form = coordinator.get(&of.form).await.expect(200);
        assert!(form.text().contains("value=\"2028-06-30\"") && form.text().contains("Protocollo di prova"));
        let changed = [
            ("act_number", "512"),
            ("act_date", "2023-10-02"),
            ("until", "2029-12-31"),
            ("budget", "24.983,00"),
            ("controller", other.as_str()),
            ("basis", "consent"),
            ("lead", party.as_str()),
            ("group_1", "Giovani"),
            ("group_1_max", "29"),
        ];
        coordinator.post_form(&of.form, &fields(&of, &changed)).await.expect(303);

        let public = stage.app.get(&of.page.replace("/ufficio", "")).await.expect(200);
        for text in ["n. 512 del 02/10/2023", "31/12/2029", "24.983", "Consenso", "fino a 29 anni"] {
            assert!(public.text().contains(text), "{engine:?} {text}");
        }
        let office = coordinator.get(&of.page).await.expect(200);
        for text in [
            "Fine: da «30/06/2028» a «31/12/2029»",
            "Numero dell&#39;atto: da «non indicato» a «512»",
            "Titolare del trattamento dei dati: da «Comune di La Spezia» a «Agenzia di prova»",
            "Capofila: da «Comune di La Spezia» a «Agenzia di prova»",
        ] {
            assert!(office.text().contains(text), "{engine:?} {text}: {}", office.text());
        }
        // The same again is no edit.
        let again = changed.iter().filter(|(field, _)| *field != "lead").copied().collect::<Vec<_>>();
        coordinator.post_form(&of.form, &fields(&of, &again)).await.expect(303);
        let mut tx = stage.console().read().await.unwrap();
        let trail = trail::of_resource(&mut tx, stage.agreement.uuid()).await.unwrap();
        let actions: Vec<&str> = trail.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["network.edit_agreement"], "{engine:?}");
    }
}

#[tokio::test]
async fn edit_that_contradicts_memberships_is_refused_beside_its_field() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let of = Fields::of(&stage);
        let body = stage.body("Ente di prova").await;
        stage.party(body, PartnerRole::Partner, date(2025, 3, 1), None).await;
        let coordinator = stage.browser_of(stage.coordinator());
        let round = [("title", "Proroga"), ("due_on", "2026-12-31"), ("renews_until", "2028-06-30")];

        for (changed, field, text) in [
            (("until", "2025-02-28"), "until", "comincia il 01/03/2025"),
            (("from", "2023-10-07"), "from", "aderisce dal 06/10/2023"),
            (("confers", ""), "confers", "già dei firmatari"),
        ] {
            let refused = coordinator.post_form(&of.form, &fields(&of, &[changed])).await.expect(422);
            assert!(refused.text().contains(&format!("f-{field}-error")), "{engine:?} {field}");
            assert!(refused.text().contains(text), "{engine:?} {text}: {}", refused.text());
        }
        let prolonged =
            coordinator.post_form(&format!("{}/proroga", of.page), &[("until", "2025-02-28")]).await;
        assert!(prolonged.expect(422).text().contains("comincia il 01/03/2025"), "{engine:?}");
        coordinator.post_form(&format!("{}/firme/nuove", of.page), &round).await.expect(303);
        let refused =
            coordinator.post_form(&of.form, &fields(&of, &[("until", "2028-06-29")])).await.expect(422);
        assert!(refused.text().contains("fino al 30/06/2028"), "{engine:?}");

        let kept = stage.app.get(&of.page.replace("/ufficio", "")).await.expect(200);
        assert!(kept.text().contains("dal 06/10/2023 al 30/06/2028"), "{engine:?}");
    }
}

#[tokio::test]
async fn second_edit_of_the_same_sight_is_told_that_it_moved() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let of = Fields::of(&stage);
        let coordinator = stage.browser_of(stage.coordinator());
        let form = coordinator.get(&of.form).await.expect(200).text().to_owned();
        let seen = form.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let seen = seen.unwrap().to_owned();
        stage.app.clock.set(stage.app.clock.now().plus_minutes(1));

        let edit = |title| fields(&of, &[("title", title), ("seen", seen.as_str())]);
        coordinator.post_form(&of.form, &edit("Protocollo uno")).await.expect(303);
        let late = coordinator.post_form(&of.form, &edit("Protocollo due")).await.expect(409);

        assert!(coordinator.get(&of.page).await.expect(200).text().contains("Protocollo uno"), "{engine:?}");
        // What she typed is still there, and now that she knows she may keep it.
        assert!(late.text().contains("value=\"Protocollo due\""), "{engine:?}");
        let seen = late.text().split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let again = fields(&of, &[("title", "Protocollo due"), ("seen", seen)]);
        coordinator.post_form(&of.form, &again).await.expect(303);
    }
}

#[tokio::test]
async fn agreement_is_edited_by_its_coordinator_only() {
    let stage = a_network(testkit::Engine::Lite).await;
    let of = Fields::of(&stage);
    let other = stage.browser_of(testkit::staff("coordinator", uuid::Uuid::from_u128(5)));

    stage.app.get(&of.form).await.expect(401);
    other.get(&of.form).await.expect(403);
    other.post_form(&of.form, &fields(&of, &[("title", "Altro")])).await.expect(403);
}

#[tokio::test]
async fn programme_is_edited_with_all_its_names() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let coordinator = stage.browser_of(stage.coordinator());
        let new = [("name", "GOL"), ("funder", "Regione\nFondo sociale")];
        coordinator.post_form("/ufficio/rete/programmi/nuovo", &new).await.expect(303);
        coordinator.post_form("/ufficio/rete/programmi/nuovo", &[("name", "Altro")]).await.expect(303);
        let form = programme(coordinator.get("/ufficio/rete").await.expect(200).text(), "GOL");

        let shown = coordinator.get(&form).await.expect(200);
        assert!(
            shown.text().contains("Fondo sociale") && shown.text().contains("Regione"),
            "{}",
            shown.text()
        );
        coordinator.post_form(&form, &[("name", "Altro")]).await.expect(422);
        let changed = [("name", "GOL"), ("line", "PNRR M5C1 1.1"), ("funder", "Unione europea")];
        coordinator.post_form(&form, &changed).await.expect(303);

        let shown = coordinator.get(&form).await.expect(200);
        assert!(
            shown.text().contains("PNRR M5C1 1.1") && shown.text().contains("Unione europea"),
            "{engine:?}"
        );
        assert!(!shown.text().contains("Fondo sociale"), "{engine:?}");
    }
}

#[tokio::test]
async fn programme_of_two_networks_is_edited_by_who_coordinates_both() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let second = a_second_network(&stage).await;
        let both = stage.browser_of(second.of_both.clone());
        both.post_form("/ufficio/rete/programmi/nuovo", &[("name", "GOL")]).await.expect(303);
        let form = programme(both.get("/ufficio/rete?rete=rete-di-prova").await.expect(200).text(), "GOL");
        let id = form.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap().to_owned();
        let lead = stage.lead.to_string();
        for network in ["rete-di-prova", "seconda-rete"] {
            let agreement = [
                ("kind", "project"),
                ("title", network),
                ("from", "2025-01-01"),
                ("controller", lead.as_str()),
                ("basis", "public_task"),
                ("threshold", "3"),
                ("programme", id.as_str()),
            ];
            let to = format!("/ufficio/rete/accordi/nuovo?rete={network}");
            both.post_form(&to, &agreement).await.expect(303);
        }

        let one = stage.browser_of(stage.coordinator());
        let path = form.split('?').next().unwrap();
        let refused = one.post_form(path, &[("name", "GOL 2")]).await.expect(403);
        assert!(refused.text().contains("anche di un&#39;altra rete"), "{}", refused.text());
        both.post_form(&form, &[("name", "GOL 2")]).await.expect(303);
        assert!(one.get("/ufficio/rete").await.expect(200).text().contains("GOL 2"), "{engine:?}");
    }
}

/// The address of a programme's form on the office's page.
fn programme(page: &str, name: &str) -> String {
    let before = page.split(&format!(">{name}</a>")).next().unwrap_or_default();
    before.rsplit("href=\"").next().and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}
