//! Vacancies: proposed from the firm's page, decided about elsewhere, told by mail.

use events::firm::VacancyProposed;
use events::opportunity::ProposalDecided;
use firm::model::{Need, Vacancy, VacancyState};
use storage::outbox;

use crate::stage::{Seen as _, Stage, a_network, form, own};

storage::statements! {
    TOLD = "SELECT payload FROM storage_event WHERE kind = $1 ORDER BY occurred_at, id";
}

const VACANCY: [(&str, &str); 8] = [
    ("title", "Cameriera o cameriere di sala"),
    ("summary", "Per la stagione invernale."),
    ("employer", "Trattoria Inventata"),
    ("how", "Telefonare al mattino."),
    ("comune", "011027"),
    ("ends_on", "2026-12-31"),
    ("positions", "2"),
    ("chiave", "v1"),
];

async fn proposals(stage: &Stage) -> Vec<VacancyProposed> {
    use storage::ToValue as _;
    let mut tx = stage.console().read().await.unwrap();
    let rows = tx.all(&TOLD, ["firm.VacancyProposed".value()]).await.unwrap();
    let mut told: Vec<VacancyProposed> = rows.iter().map(|row| row.json("payload").unwrap()).collect();
    told.sort_by_key(|one| one.revision);
    told
}

async fn vacancy(stage: &Stage, need: &Need) -> Vacancy {
    let mut tx = stage.console().read().await.unwrap();
    firm::store::vacancy::of_need(&mut tx, need.id).await.unwrap().remove(0)
}

async fn decide(stage: &Stage, one: &VacancyProposed, decision: &str, reason: Option<&str>) {
    let cx = stage.console();
    let mut tx = cx.begin().await.unwrap();
    let event = ProposalDecided {
        proposal: one.proposal,
        revision: one.revision,
        decision: decision.into(),
        reason: reason.map(str::to_owned),
        path: (decision == "published").then(|| "/opportunita/cameriera".to_owned()),
    };
    outbox::tell(&mut tx, &cx, &event).await.unwrap();
    outbox::tell(&mut tx, &cx, &event).await.unwrap();
    tx.commit().await.unwrap();
    stage.app.finish().await;
}

#[tokio::test]
async fn vacancy_is_proposed_returned_mended_and_published() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (firm, need) = stage.confirmed(&form()).await;
        let new = format!("{}/offerta", own(&need));
        firm.get(&new)
            .await
            .expect(200)
            .holds("value=\"Cameriere di sala\"")
            .holds("value=\"Trattoria Inventata\"");
        let nameless: Vec<(&str, &str)> =
            VACANCY.into_iter().filter(|(name, _)| *name != "employer").collect();
        firm.post_form(&new, &nameless).await.expect(422).holds("Scriva qualcosa qui");
        let again =
            VACANCY.map(|(name, value)| if name == "ends_on" { (name, "2026-01-01") } else { (name, value) });
        firm.post_form(&new, &again).await.expect(422).holds("già passata");

        firm.post_form(&new, &VACANCY).await.expect(303);
        firm.post_form(&new, &VACANCY).await.expect(303);

        let told = proposals(&stage).await;
        assert_eq!(told.len(), 1, "{engine:?}");
        assert_eq!(
            (told[0].employer.as_str(), told[0].municipality.as_deref()),
            ("Trattoria Inventata", Some("011027"))
        );
        let mend = format!("{new}/{}", vacancy(&stage, &need).await.id);
        firm.get(&mend).await.expect(409);

        decide(&stage, &told[0], "returned", Some("Manca l’orario.")).await;
        assert_eq!(stage.mails("Da correggere"), 1, "told twice, mailed once");
        firm.get(&own(&need)).await.expect(200).holds("Manca l’orario.");
        firm.get(&mend).await.expect(200).holds("Manca l’orario.");
        let mended = VACANCY.map(|(name, value)| match name {
            "summary" => (name, "Per la stagione invernale, alla sera."),
            "chiave" => ("revision", "1"),
            _ => (name, value),
        });
        firm.post_form(&mend, &mended).await.expect(303);
        // A page that was left open mends nothing.
        firm.post_form(&mend, &mended).await.expect(409);
        let told = proposals(&stage).await;
        assert_eq!((told[1].proposal, told[1].revision), (told[0].proposal, 2));
        // What was decided about the first revision is about the first.
        decide(&stage, &told[0], "published", None).await;
        assert_eq!(vacancy(&stage, &need).await.state, VacancyState::Proposed);

        decide(&stage, &told[1], "published", None).await;

        assert_eq!(stage.mails("Pubblicata"), 1);
        firm.get(&own(&need)).await.expect(200).holds("/opportunita/cameriera");
    }
}

#[tokio::test]
async fn vacancy_after_the_twentieth_is_refused_with_what_was_typed() {
    let stage = a_network(testkit::Engine::Lite).await;
    let (firm, need) = stage.confirmed(&form()).await;
    let new = format!("{}/offerta", own(&need));
    let keyed =
        |key: &'static str| VACANCY.map(|(name, text)| (name, if name == "chiave" { key } else { text }));
    let keys: Vec<&'static str> = (1..=20).map(|number| &*format!("chiave-{number}").leak()).collect();
    for key in keys {
        firm.post_form(&new, &keyed(key)).await.expect(303);
    }

    let refused = firm.post_form(&new, &keyed("un’altra")).await.expect(422);

    refused.holds("ha già venti offerte").holds("value=\"Cameriera o cameriere di sala\"");
    assert_eq!(proposals(&stage).await.len(), 20);
}

#[tokio::test]
async fn firm_is_shown_doubtful_words_and_what_to_write_instead_before_they_are_sent() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (firm, need) = stage.confirmed(&form()).await;
        let new = format!("{}/offerta", own(&need));
        let mut doubtful = VACANCY.to_vec();
        doubtful.push(("requirements", "Bella presenza, massimo 30 anni."));

        let shown = firm.post_form(&new, &doubtful).await.expect(422);

        let shown = shown.holds("«massimo 30 anni»").holds("d.lgs. 216/2003").holds("«Bella presenza»");
        shown.holds("name=\"visto\" value=\"bella presenza\"").holds("Bella presenza, massimo 30 anni.");
        assert_eq!(proposals(&stage).await, [], "{engine:?}");
        // Words that came in since are shown too.
        doubtful.push(("visto", "bella presenza"));
        firm.post_form(&new, &doubtful).await.expect(422);
        doubtful.push(("visto", "massimo 30 anni"));
        firm.post_form(&new, &doubtful).await.expect(303);
        assert_eq!(proposals(&stage).await.len(), 1);
    }
}

#[tokio::test]
async fn vacancy_needs_a_confirmed_need_and_its_own_link() {
    let stage = a_network(testkit::Engine::Lite).await;
    let (firm, need) = stage.confirmed(&form()).await;
    let new = format!("{}/offerta", own(&need));

    stage.app.get(&new).await.expect(404);
    firm.post_form(&own(&need), &[("what", "withdraw")]).await.expect(303);
    firm.post_form(&new, &VACANCY).await.expect(409);

    assert_eq!(proposals(&stage).await, []);
}
