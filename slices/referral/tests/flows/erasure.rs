//! What is let go of, and when: with time, with the contact, with the account; and that it reaches the archive.

use contact::api::{Channel, ClientChoice, ClientNames, Entry, Kind, NewContact, Origin, Outcome, Request};
use events::contact::ClientForgotten;
use jiff::civil::date;
use policy::{Actor, Level};
use referral::actions::{erase_person, forget};
use referral::model::State;
use storage::outbox;
use texts::Locale;
use web::slice::ClientOfBody;

use crate::stage::{MAIL, NAME, Seen as _, Stage, a_desk};

async fn closed(stage: &Stage) -> referral::model::Referral {
    let one = stage.sent(&[]).await;
    let (body, address) = stage.body().await;
    body.post_form(&address, &[("what", "accept")]).await.expect(303);
    body.post_form(&address, &[("what", "start")]).await.expect(303);
    stage.app.finish().await;
    stage.found(one.id).await
}

#[tokio::test]
async fn person_is_forgotten_a_year_after_the_end_and_the_row_a_year_later() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = closed(&stage).await;
        stage.app.later(364);
        assert_eq!(forget(&stage.console()).await.unwrap(), 0, "{engine:?}");
        assert!(stage.person(one.id).await.is_some());

        stage.app.later(2);
        assert_eq!(forget(&stage.console()).await.unwrap(), 1);

        assert!(stage.person(one.id).await.is_none());
        let left = stage.found(one.id).await;
        assert_eq!(
            (left.reason.as_str(), left.groups.len(), left.comune, left.created_by),
            ("", 0, None, None)
        );
        let page = stage.office().get(&stage.address(&format!("/{}", one.id))).await.expect(200);
        page.lacks(NAME).holds("non è più registrato");
        stage.app.later(366);
        forget(&stage.console()).await.unwrap();
        stage.office().get(&stage.address(&format!("/{}", one.id))).await.expect(404);
    }
}

#[tokio::test]
async fn forgotten_client_takes_her_hand_over_and_what_was_told_of_it_along() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let operator = stage.app.cx(stage.operator());
        let entry = Entry {
            request: Some(Request::Training),
            ..Entry::new(Kind::Person, date(2026, 11, 23), Channel::InPerson, Origin::WalkIn)
        };
        let names = ClientNames { name: Some(NAME.into()), ..ClientNames::default() };
        let new = NewContact { entry, client: ClientChoice::New(names), agreements: None, key: None };
        let mut tx = operator.begin().await.unwrap();
        let contact = contact::api::record_contact(&mut tx, &operator, stage.desk.id, new).await.unwrap().id;
        tx.commit().await.unwrap();
        let form = stage.address(&format!("/nuovo?contatto={contact}&verso={}:{}", stage.task, stage.body));
        stage.office().get(&form).await.expect(200).holds("value=\"Persona Inventata\"");

        let id = contact.to_string();
        let one = stage.sent(&[("contatto", &id)]).await;
        let mut tx = stage.console().read().await.unwrap();
        let referred = contact::api::contact(&mut tx, contact).await.unwrap().unwrap();
        assert_eq!((referred.outcome, referred.referred_to), (Some(Outcome::Referred), Some(stage.body)));
        let told = referral::store::line::events_of(&mut tx, one.id).await.unwrap();
        assert_eq!(told.len(), 1, "{engine:?}");
        assert!(outbox::find(&mut tx, told[0]).await.unwrap().is_some());
        drop(tx);

        let mut tx = stage.console().begin().await.unwrap();
        let event = ClientForgotten {
            organisation: stage.desk.organisation,
            client: uuid::Uuid::from_u128(5),
            contacts: vec![contact.uuid()],
            messages: Vec::new(),
            appointments: Vec::new(),
            on_request: true,
        };
        outbox::tell(&mut tx, &stage.console(), &event).await.unwrap();
        tx.commit().await.unwrap();
        stage.app.finish().await;

        // It was open: it ends by it, and the body's link with it. Nobody withdrew it, and no time was over.
        assert_eq!(stage.state(one.id).await, State::Erased);
        let page = stage.office().get(&stage.address(&format!("/{}", one.id))).await.expect(200);
        let page = page.holds("Cancellato su richiesta della persona").lacks("tempo di conservazione");
        page.holds("cancellato · su richiesta della persona").lacks("ritirato").lacks("· la persona");
        // The body is told, without a word of hers; she is not, since nobody knows her address any more.
        let mails = stage.app.mails_to("referente@ente.example.org");
        assert!(mails.last().is_some_and(|(_, text)| text.contains("cancellato su richiesta")), "{mails:?}");
        assert!(mails.iter().all(|(_, text)| !text.contains(NAME)), "{mails:?}");
        assert_eq!(stage.app.mails_to(MAIL).len(), 1, "{engine:?}: that it was sent");
        assert!(stage.person(one.id).await.is_none());
        let mut tx = stage.console().read().await.unwrap();
        assert!(outbox::find(&mut tx, told[0]).await.unwrap().is_none());
        drop(tx);
    }
}

#[tokio::test]
async fn hand_over_that_ended_says_that_its_person_was_erased_and_keeps_how_it_ended() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = closed(&stage).await;
        let client = ClientOfBody {
            name: Some(NAME.into()),
            email: kernel::EmailAddress::parse(MAIL).ok(),
            ..ClientOfBody::new(stage.desk.organisation, uuid::Uuid::from_u128(5))
        };
        let other = ClientOfBody { organisation: stage.body.uuid(), ..client.clone() };
        let namesake = ClientOfBody { name: Some("Un'altra".into()), ..client.clone() };

        for (client, is_hers) in [(other, false), (namesake, false), (client, true)] {
            let operator = stage.app.cx(stage.operator());
            let mut tx = operator.begin().await.unwrap();
            for of_client in stage.app.app.keepings().iter().filter_map(|room| room.of_client) {
                (of_client.erase)(&mut tx, &operator, &client).await.unwrap();
            }
            tx.commit().await.unwrap();
            assert_eq!(stage.person(one.id).await.is_none(), is_hers, "{engine:?}");
        }

        let left = stage.found(one.id).await;
        assert_eq!((left.state, left.reason.as_str(), left.service_name.as_str()), (State::Started, "", ""));
        let page = stage.office().get(&stage.address(&format!("/{}", one.id))).await.expect(200);
        let page =
            page.holds("Cancellato su richiesta della persona").lacks("tempo di conservazione").lacks(NAME);
        page.holds("cancellato · su richiesta della persona").lacks("ritirato");
    }
}

#[tokio::test]
async fn who_signed_in_keeps_hers_in_her_area_and_erases_it_with_her_account() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[]).await;
        let id = identity::api::create_ready_citizen(&stage.console(), NAME, None, Locale::It)
            .await
            .unwrap()
            .uuid();
        let citizen = Actor::Person { id, level: Level::Substantial };
        let (body, address) = stage.body().await;
        body.post_form(&address, &[("what", "accept")]).await.expect(303);
        let she = stage.app.browser().acting_as(citizen.clone());
        let mine = she.get(&stage.app.mailed_link(MAIL)).await.expect(303).location().to_owned();
        she.get(&mine).await.expect(200).holds("Tienila nella mia area personale");
        // Without the sign-in there is nobody to keep it for.
        let (other, _) = stage.holder(MAIL).await;
        other.post_form(&mine, &[("what", "claim")]).await.expect(401);
        she.post_form(&mine, &[("what", "claim")]).await.expect(303);
        assert_eq!(stage.person(one.id).await.unwrap().person, Some(id), "{engine:?}");

        let cx = stage.app.cx(citizen);
        let mut tx = cx.begin().await.unwrap();
        erase_person(&mut tx, &cx, id).await.unwrap();
        tx.commit().await.unwrap();

        assert_eq!(stage.state(one.id).await, State::Erased);
        assert!(stage.person(one.id).await.is_none() && stage.package(one.id).await.is_none());
        body.get(&address).await.expect(410);
        she.get(&mine).await.expect(410);
    }
}

#[tokio::test]
async fn nobody_erases_another() {
    let stage = a_desk(testkit::Engine::Lite).await;
    let cx = stage.app.cx(testkit::staff("operator", stage.desk.id.uuid()));
    let mut tx = cx.begin().await.unwrap();

    assert!(erase_person(&mut tx, &cx, uuid::Uuid::from_u128(1)).await.is_err());
}
