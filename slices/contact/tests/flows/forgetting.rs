//! Forgetting: at the desk, by herself, by time; figures stay, and the archive lets go.

use contact::actions::{ClientError, forget_client, forget_due, give_tie_link, tie_client, untie_client};
use contact::api::{Age, AgeBand, ClientChoice, Note};
use events::contact::ClientForgotten;
use jiff::civil::date;
use policy::Actor;
use storage::outbox;

use crate::stage::{Seen as _, Stage, TODAY, a_network, an_entry, named};

/// A client with a contact, a note and a year of birth.
async fn known(stage: &Stage) -> contact::actions::Recorded {
    let mut entry = an_entry(TODAY);
    entry.facts.age = Some(Age::Born(1994));
    entry.note = Some(Note { text: "Richiamare".into(), until: date(2026, 12, 1), by: None });
    stage.recorded(entry, ClientChoice::New(named("Ada Prova", "333 1234567"))).await
}

#[tokio::test]
async fn client_erased_at_the_desk_leaves_figures_only() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let recorded = known(&stage).await;
        let client = recorded.client.unwrap();
        let told = stage.found(recorded.id).await.told.unwrap();
        let operator = stage.at_desk();
        let address = format!("/ufficio/contatti/qui/persone/{client}");
        operator.get(&address).await.expect(200).holds("Ada Prova").holds("Richiamare").holds("333 123");
        let data = operator.get(&format!("{address}/dati.json")).await.expect(200);
        assert_eq!(data.json()["contacts"][0]["note"]["text"], "Richiamare");

        operator.post_form(&address, &[("cosa", "cancella")]).await.expect(422);
        operator.post_form(&address, &[("cosa", "cancella"), ("conferma", "1")]).await.expect(303);

        operator.get(&address).await.expect(404);
        let left = stage.found(recorded.id).await;
        assert_eq!((left.client, left.note.clone(), left.told), (None, None, None));
        assert_eq!(left.facts.age, Some(Age::Band(AgeBand::From30)));
        assert_eq!(left.request, an_entry(TODAY).request);
        let mut tx = stage.operator().read().await.unwrap();
        assert!(outbox::find(&mut tx, told).await.unwrap().is_none());
        let waiting = outbox::waiting(&mut tx).await.unwrap();
        let forgotten =
            waiting.iter().find(|one| one.kind == <ClientForgotten as kernel::Event>::KIND).unwrap();
        assert_eq!(forgotten.payload["contacts"][0], recorded.id.to_string());
    }
}

#[tokio::test]
async fn data_given_to_her_name_services_and_bodies() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mut entry = an_entry(TODAY);
        entry.services = vec![stage.services[0]];
        entry.outcome = Some(contact::api::Outcome::Referred);
        entry.referred_to = Some(kernel::Id::from_uuid(stage.elsewhere.organisation));
        let ada = ClientChoice::New(named("Ada Prova", "333 1234567"));
        let client = stage.recorded(entry, ada).await.client.unwrap();

        let address = format!("/ufficio/contatti/qui/persone/{client}/dati.json");
        let data = stage.at_desk().get(&address).await.expect(200).json();

        let contact = &data["contacts"][0];
        let service = serde_json::json!([{ "id": stage.services[0].to_string(), "name": "Curriculum" }]);
        assert_eq!(contact["services"], service, "{engine:?}");
        assert_eq!(contact["referred_to"]["name"], "Comune di Altrove", "{engine:?}");
        assert_eq!(contact["referred_to"]["id"], stage.elsewhere.organisation.to_string());
    }
}

#[tokio::test]
async fn clients_and_notes_are_forgotten_on_their_day() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let recorded = known(&stage).await;
        let system = stage.app.cx(Actor::System { job: "test" });

        assert_eq!(forget_due(&system).await.unwrap().notes, 0);
        stage.app.clock.set(kernel::Instant::start_of(date(2026, 12, 1)));
        let on_its_day = forget_due(&system).await.unwrap();
        assert_eq!((on_its_day.notes, on_its_day.clients), (1, 0));
        stage.app.clock.set(kernel::Instant::start_of(date(2028, 11, 22)));
        assert_eq!(forget_due(&system).await.unwrap().clients, 0);
        stage.app.clock.set(kernel::Instant::start_of(date(2028, 11, 23)));
        assert_eq!(forget_due(&system).await.unwrap().clients, 1);

        let left = stage.found(recorded.id).await;
        assert_eq!((left.client, left.note.clone()), (None, None));
    }
}

#[tokio::test]
async fn who_comes_back_is_kept_from_her_last_contact_on() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let client = stage
            .recorded(an_entry(date(2025, 1, 10)), ClientChoice::New(named("Ada Prova", "333 1234567")))
            .await;
        let id = client.client.unwrap();
        stage.recorded(an_entry(TODAY), ClientChoice::Known(id)).await;
        // A contact written later about an earlier day moves nothing back.
        stage.recorded(an_entry(date(2025, 5, 1)), ClientChoice::Known(id)).await;

        let mut tx = stage.operator().read().await.unwrap();
        let client = contact::api::client(&mut tx, id).await.unwrap().unwrap();

        assert_eq!((client.last_contact_on, client.forget_on), (TODAY, date(2028, 11, 23)));
    }
}

#[tokio::test]
async fn only_she_ties_herself_and_only_she_or_the_desk_erases_her() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let client = known(&stage).await.client.unwrap();
        let person = a_person(&stage).await;
        let link = give_tie_link(&stage.operator(), client).await.unwrap();
        let holder = Actor::LinkHolder {
            purpose: link.purpose.clone(),
            resource: link.resource,
            expires_at: link.expires_at,
        };

        // The operator has no way to do it for her.
        assert!(tie_client(&stage.operator(), client, person).await.is_err());
        tie_client(&stage.app.cx(holder), client, person).await.unwrap();

        let citizen = |id| stage.app.cx(Actor::Person { id, level: policy::Level::Substantial });
        assert!(forget_client(&citizen(uuid::Uuid::from_u128(7)), client, &[]).await.is_err());
        forget_client(&citizen(person), client, &[]).await.unwrap();
        let mut tx = stage.operator().read().await.unwrap();
        assert_eq!(contact::api::client(&mut tx, client).await.unwrap(), None);
    }
}

#[tokio::test]
async fn account_of_another_name_is_not_tied_and_the_desk_unties() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let client = known(&stage).await.client.unwrap();
        let link = give_tie_link(&stage.operator(), client).await.unwrap();
        let holder = stage.app.cx(Actor::LinkHolder {
            purpose: link.purpose.clone(),
            resource: link.resource,
            expires_at: link.expires_at,
        });
        let (other, hers) = (a_person_called(&stage, "Ugo Altro").await, a_person(&stage).await);

        let refused = tie_client(&holder, client, other).await;

        assert!(matches!(refused, Err(ClientError::AnotherName)), "{refused:?}");
        assert_eq!(tied_to(&stage, client).await, None);
        tie_client(&holder, client, hers).await.unwrap();
        assert_eq!(tied_to(&stage, client).await, Some(hers));
        let elsewhere = stage.app.cx(testkit::staff("operator", stage.elsewhere.id.uuid()));
        assert!(untie_client(&elsewhere, client).await.is_err());
        let operator = stage.at_desk();
        let address = format!("/ufficio/contatti/qui/persone/{client}");
        operator.get(&address).await.expect(200).holds("value=\"scollega\"").lacks("value=\"collega\"");
        operator.post_form(&address, &[("cosa", "scollega")]).await.expect(303);
        operator.get(&address).await.expect(200).holds("value=\"collega\"").lacks("value=\"scollega\"");
        assert_eq!(tied_to(&stage, client).await, None, "{engine:?}");
    }
}

#[tokio::test]
async fn card_of_who_came_does_not_give_the_appointment_of_who_booked() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();
        let fields = [
            ("name", "Ada Prova"),
            ("phone", "333 1234567"),
            ("canale", "phone"),
            ("ora", "2026-11-23T09:30:00+01:00"),
        ];
        let slip = operator.post_form("/ufficio/agenda/qui/prenota", &fields).await.expect(303);
        let appointment = slip.location().split('/').nth(5).unwrap().parse().unwrap();
        stage.app.clock.set(kernel::Instant::parse("2026-11-23T09:35:00+01:00").unwrap());
        let entry = contact::api::Entry { appointment: Some(appointment), ..an_entry(TODAY) };
        let ugo =
            stage.recorded(entry, ClientChoice::New(named("Ugo Altro", "333 7654321"))).await.client.unwrap();
        let address = format!("/ufficio/contatti/qui/persone/{ugo}");

        operator.get(&address).await.expect(200).holds("Ugo Altro").lacks("Ada Prova").lacks("333 123");
        let data = operator.get(&format!("{address}/dati.json")).await.expect(200);
        data.lacks("Ada Prova").lacks("3331234567");
        operator.post_form(&address, &[("cosa", "cancella"), ("conferma", "1")]).await.expect(303);
        stage.app.finish().await;

        let mut tx = stage.operator().read().await.unwrap();
        let (left, _) = desk::api::appointment(&mut tx, &stage.operator(), appointment).await.unwrap();
        assert_eq!(left.attendee.name.as_deref(), Some("Ada Prova"), "{engine:?}");
    }
}

async fn tied_to(stage: &Stage, client: kernel::Id<contact::api::Client>) -> Option<uuid::Uuid> {
    let mut tx = stage.operator().read().await.unwrap();
    contact::api::client(&mut tx, client).await.unwrap().unwrap().person
}

async fn a_person(stage: &Stage) -> uuid::Uuid {
    a_person_called(stage, "Ada Prova").await
}

async fn a_person_called(stage: &Stage, name: &str) -> uuid::Uuid {
    let cx = stage.app.cx(Actor::Console);
    let person = identity::api::create_ready_citizen(&cx, name, None, texts::Locale::It).await;
    person.unwrap().uuid()
}
