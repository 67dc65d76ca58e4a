//! Vacancies that firms propose: taken once, decided about by the coordinator, told back.

use events::firm::{VacancyProposed, VacancyTakenAway};
use events::opportunity::ProposalDecided;
use jiff::civil::date;
use storage::{ToValue as _, outbox};
use uuid::Uuid;

use crate::stage::{Seen as _, Stage, a_network};

storage::statements! {
    TOLD = "SELECT payload FROM storage_event WHERE kind = $1 ORDER BY occurred_at, id";
}

fn proposal(stage: &Stage) -> VacancyProposed {
    VacancyProposed {
        proposal: Uuid::from_u128(5),
        revision: 1,
        network: stage.network.uuid(),
        title: "Cuoca o cuoco".into(),
        summary: "Per la stagione invernale.".into(),
        requirements: String::new(),
        employer: "Trattoria Inventata".into(),
        contract: Some("temporary".into()),
        positions: Some(2),
        how: "Telefonare al mattino.".into(),
        municipality: Some("011027".into()),
        address: String::new(),
        ends_on: date(2026, 12, 31),
        language: "it".into(),
    }
}

async fn tell<E: kernel::Event>(stage: &Stage, event: &E) {
    let cx = stage.console();
    let mut tx = cx.begin().await.unwrap();
    outbox::tell(&mut tx, &cx, event).await.unwrap();
    tx.commit().await.unwrap();
    stage.app.finish().await;
}

async fn decided(stage: &Stage) -> Vec<ProposalDecided> {
    let mut tx = stage.console().read().await.unwrap();
    let rows = tx.all(&TOLD, ["opportunity.ProposalDecided".value()]).await.unwrap();
    let mut told: Vec<ProposalDecided> = rows.iter().map(|row| row.json("payload").unwrap()).collect();
    told.sort_by_key(|one| one.revision);
    told
}

#[tokio::test]
async fn proposal_waits_once_comes_back_and_is_published_mended() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let first = proposal(&stage);
        tell(&stage, &first).await;
        tell(&stage, &first).await;
        let office = stage.office();
        let waiting = office.get("/ufficio/opportunita").await.expect(200).holds("Cuoca o cuoco");
        let found = waiting.links();
        let mut rows: Vec<&String> =
            found.iter().filter(|link| link.starts_with("/ufficio/opportunita/0")).collect();
        rows.dedup();
        assert_eq!(rows.len(), 1, "{engine:?}");
        let href = rows[0].clone();
        stage.app.get("/opportunita").await.expect(200).lacks("Cuoca o cuoco");

        office.post_form(&href, &[("what", "return"), ("reason", "Manca l’orario.")]).await.expect(303);
        let told = decided(&stage).await;
        assert_eq!(
            (told[0].decision.as_str(), told[0].reason.as_deref()),
            ("returned", Some("Manca l’orario."))
        );
        let mended = VacancyProposed { revision: 2, summary: "Alla sera.".into(), ..first.clone() };
        tell(&stage, &mended).await;
        // An old revision that comes late changes nothing.
        tell(&stage, &first).await;
        office.get(&href).await.expect(200).holds("Alla sera.");
        office.post_form(&href, &[("what", "approve")]).await.expect(303);

        stage.app.get("/opportunita").await.expect(200).holds("Cuoca o cuoco");
        let told = decided(&stage).await;
        assert_eq!(told.len(), 2);
        assert_eq!((told[1].revision, told[1].decision.as_str()), (2, "published"));
        stage.app.get(told[1].path.as_deref().unwrap()).await.expect(200).holds("Trattoria Inventata");
    }
}

#[tokio::test]
async fn proposal_that_cannot_be_taken_goes_back_at_once() {
    let stage = a_network(testkit::Engine::Lite).await;

    tell(&stage, &VacancyProposed { ends_on: date(2026, 1, 1), ..proposal(&stage) }).await;

    assert_eq!(decided(&stage).await[0].decision, "returned");
    stage.office().get("/ufficio/opportunita").await.expect(200).lacks("Cuoca o cuoco");
}

#[tokio::test]
async fn proposal_of_an_erased_firm_is_taken_away_and_emptied_wherever_it_stands() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (waits, shown) =
            (proposal(&stage), VacancyProposed { proposal: Uuid::from_u128(6), ..proposal(&stage) });
        let office = stage.office();
        let row = async |state: &str| {
            let page = office.get(&format!("/ufficio/opportunita?stato={state}")).await.expect(200);
            page.links().into_iter().find(|link| link.starts_with("/ufficio/opportunita/0"))
        };
        tell(&stage, &shown).await;
        office.post_form(&row("sent_in").await.unwrap(), &[("what", "approve")]).await.expect(303);
        let path = decided(&stage).await[0].path.clone().unwrap();
        stage.app.get(&path).await.expect(200).holds("Trattoria Inventata");
        tell(&stage, &waits).await;
        let waiting = row("sent_in").await.unwrap();

        for gone in [&waits, &shown] {
            tell(&stage, &VacancyTakenAway { proposal: gone.proposal }).await;
            tell(&stage, &VacancyTakenAway { proposal: gone.proposal }).await;
        }

        let said = ["Cuoca", "Trattoria", "Telefonare", "stagione"];
        let mut page =
            office.get(&waiting).await.expect(200).holds("L’impresa ha fatto cancellare i suoi dati.");
        for words in said {
            page = page.lacks(words);
        }
        office.post_form(&waiting, &[("what", "approve")]).await.expect(409);
        assert_ne!(stage.app.get(&path).await.status(), 200, "{engine:?}");
        let mut list = stage.app.get("/opportunita").await.expect(200);
        for words in said {
            list = list.lacks(words);
        }
        // A mended revision that comes late brings nothing back.
        tell(&stage, &VacancyProposed { revision: 2, ..waits }).await;
        assert_eq!(row("sent_in").await, None);
    }
}
