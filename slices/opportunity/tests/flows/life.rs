//! Sent in by link, returned, mended, approved, published, expired, renewed, withdrawn.

use opportunity::actions::{OpportunityError, invite_bodies, turn_day};
use opportunity::model::doubt::Reasons;
use opportunity::model::{Draft, FaultKind, State};
use policy::Actor;

use crate::stage::{Seen as _, a_network, fields, vacancy};

#[tokio::test]
async fn opportunity_goes_from_the_mailed_link_to_the_portal() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        assert_eq!(invite_bodies(&stage.console(), stage.network).await.unwrap(), 1);
        stage.app.finish().await;
        let body = stage.app.browser();
        let address = format!("/opportunita/proponi/{}", stage.body);
        stage.app.get(&address).await.expect(404);

        let page = body.open(&stage.app.mailed_link("")).await.expect(200);
        assert!(page.text().contains("Le opportunità del vostro ente"), "{}", page.text());
        let mut wrong = fields("Saldatrice o saldatore");
        wrong.retain(|(name, _)| *name != "employer");
        wrong.push(("groups", "young"));
        let refused = body.post_form(&format!("{address}/nuova"), &wrong).await.expect(422);
        assert!(refused.text().contains("art. 9 D.Lgs. 276/2003"));
        assert!(refused.text().contains("non può essere riservata a un gruppo"));
        body.post_form(&format!("{address}/nuova"), &fields("Saldatrice o saldatore")).await.expect(303);

        let office = stage.office();
        let waiting = office.get("/ufficio/opportunita").await.expect(200);
        assert!(
            waiting.text().contains("Saldatrice o saldatore") && waiting.text().contains("Ente proponente")
        );
        let href =
            waiting.links().into_iter().find(|link| link.starts_with("/ufficio/opportunita/0")).unwrap();
        stage.app.get("/opportunita").await.expect(200).lacks("Saldatrice");
        office.post_form(&href, &[("what", "return"), ("reason", "")]).await.expect(422);
        office.post_form(&href, &[("what", "return"), ("reason", "Manca l’orario.")]).await.expect(303);
        stage.app.finish().await;
        let told = stage.app.mails().pop().unwrap().text.unwrap();
        assert!(told.contains("Manca l’orario."), "{told}");

        let own = body.get(&address).await.expect(200);
        let edit = own.links().into_iter().find(|link| link.starts_with(&format!("{address}/0"))).unwrap();
        let form = body.get(&edit).await.expect(200);
        assert!(form.text().contains("Manca l’orario."));
        let mut mended = fields("Saldatrice o saldatore, mattina");
        mended.push(("version", "2"));
        body.post_form(&edit, &mended).await.expect(303);
        office.post_form(&href, &[("what", "approve")]).await.expect(303);
        // Approved twice is approved once.
        office.post_form(&href, &[("what", "approve")]).await.expect(409);

        let list = stage.app.get("/opportunita?q=saldatori").await.expect(200);
        assert!(list.text().contains("Saldatrice o saldatore, mattina"), "{}", list.text());
        stage.app.finish().await;
        let told = stage.app.mails().pop().unwrap();
        assert!(told.subject.contains("Pubblicata"), "{}", told.subject);
        // With the coordinator or on the portal it is not the body's to change.
        body.get(&edit).await.expect(409);
    }
}

#[tokio::test]
async fn link_of_one_body_opens_nothing_of_another() {
    let stage = a_network(testkit::Engine::Lite).await;
    invite_bodies(&stage.console(), stage.network).await.unwrap();
    stage.app.finish().await;
    let body = stage.app.browser();
    body.get(&stage.app.mailed_link("")).await;

    body.get("/opportunita/proponi/0198a0d0-0000-7000-8000-000000000001").await.expect(404);
    body.get("/ufficio/opportunita").await.expect(401);
}

#[tokio::test]
async fn what_is_over_disappears_by_itself_and_comes_back_with_a_later_day() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let one = stage.published(vacancy("Cuoca o cuoco")).await;
        let page = stage.app.get(&one.path()).await.expect(200);
        assert!(page.text().contains("\"@type\":\"JobPosting\"") && !page.text().contains("noindex"));

        stage.app.clock.set(kernel::Instant::start_of(jiff::civil::date(2026, 12, 21)));

        // Nobody has run yet: the page decides from the day.
        stage.app.get("/opportunita").await.expect(200).lacks("Cuoca o cuoco");
        let over = stage.app.get(&one.path()).await.expect(200);
        assert!(over.text().contains("noindex") && over.text().contains("Scaduta"));
        let archive = stage.app.get("/opportunita/archivio").await.expect(200);
        assert!(archive.text().contains("Cuoca o cuoco") && archive.text().contains("noindex"));
        assert_eq!(turn_day(&stage.console()).await.unwrap(), 1);
        assert_eq!(turn_day(&stage.console()).await.unwrap(), 0);
        assert_eq!(stage.found(one.id).await.state, State::Expired, "{engine:?}");

        let later = Draft { ends_on: "2027-01-15".into(), ..vacancy("Cuoca o cuoco") };
        let version = stage.found(one.id).await.version;
        opportunity::actions::edit_opportunity(
            &stage.console(),
            one.id,
            version,
            &later,
            &Reasons::default(),
        )
        .await
        .unwrap();
        assert_eq!(stage.found(one.id).await.state, State::Published);
        stage.app.get("/opportunita").await.expect(200).holds("Cuoca o cuoco");
    }
}

#[tokio::test]
async fn what_is_approved_for_a_later_day_waits_for_it() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let office = stage.office();
        let mut form = fields("Barista");
        form.push(("publish_on", "2026-11-30"));

        office.post_form("/ufficio/opportunita/nuova", &form).await.expect(303);

        stage.app.get("/opportunita").await.expect(200).lacks("Barista");
        stage.app.clock.set(kernel::Instant::start_of(jiff::civil::date(2026, 11, 30)));
        stage.app.finish().await;
        turn_day(&stage.console()).await.unwrap();
        stage.app.get("/opportunita").await.expect(200).holds("Barista");
    }
}

#[tokio::test]
async fn same_form_sent_twice_is_one_opportunity() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let office = stage.office();
        let new = "/ufficio/opportunita/nuova";
        let shown = office.get(new).await.expect(200);
        let key = shown.field("chiave");
        let mut form = fields("Barista");
        form.push(("chiave", &key));

        let first = office.post_form(new, &form).await.expect(303);
        let again = office.post_form(new, &form).await.expect(303);

        assert_eq!(first.location(), again.location());
        assert_eq!(stage.app.get("/opportunita").await.expect(200).text().matches("Barista").count(), 1);
    }
}

#[tokio::test]
async fn page_left_open_saves_over_nobody() {
    let stage = a_network(testkit::Engine::Lite).await;
    let one = stage.published(vacancy("Barista")).await;
    let office = stage.office();
    let edit = format!("/ufficio/opportunita/{}/modifica", one.id);
    let version = one.version.to_string();
    let with = |title: &'static str| {
        let mut form = fields(title);
        form.push(("version", version.as_str()));
        form
    };
    office.post_form(&edit, &with("Barista al mattino")).await.expect(303);

    let refused = office.post_form(&edit, &with("Barista alla sera")).await.expect(422);

    assert!(refused.text().contains("Barista alla sera") && refused.text().contains("mentre scriveva"));
    assert_eq!(stage.found(one.id).await.title, "Barista al mattino");
}

#[tokio::test]
async fn withdrawn_is_gone_for_everybody() {
    let stage = a_network(testkit::Engine::Lite).await;
    let one = stage.published(vacancy("Barista")).await;
    let office = stage.office();

    let step = format!("/ufficio/opportunita/{}", one.id);
    office.post_form(&step, &[("what", "withdraw"), ("reason", "Posto coperto.")]).await.expect(303);

    stage.app.get(&one.path()).await.expect(404);
    stage.app.get(&format!("/api/v1/opportunities/{}", one.id)).await.expect(404);
    let page = office.get(&step).await.expect(200);
    assert!(page.text().contains("Posto coperto."));
}

#[tokio::test]
async fn rules_and_rights_hold_for_whoever_calls() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let new = |draft| opportunity::actions::NewOpportunity {
            id: None,
            network: stage.network,
            draft,
            publish_on: None,
            reasons: Reasons::default(),
        };
        let create = opportunity::actions::create_opportunity;

        let faulty = Draft { groups: vec!["young".into()], employer: String::new(), ..vacancy("x") };
        let refused = create(&stage.console(), new(faulty)).await;
        let Err(OpportunityError::Faulty(faults)) = refused else { panic!("{refused:?}") };
        let kinds: Vec<FaultKind> = faults.iter().map(|fault| fault.kind).collect();
        assert_eq!(kinds, [FaultKind::NoEmployer, FaultKind::GroupsOnVacancy]);

        let elsewhere = testkit::staff("coordinator", uuid::Uuid::from_u128(5));
        let operator = testkit::staff("operator", uuid::Uuid::from_u128(6));
        for (actor, may) in [(Actor::Public, false), (elsewhere, false), (operator, true)] {
            let done = create(&stage.app.cx(actor.clone()), new(vacancy("x"))).await;
            assert_eq!(done.is_ok(), may, "{actor:?} {done:?}");
        }
    }
}
