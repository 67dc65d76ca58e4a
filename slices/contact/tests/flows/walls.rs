//! What a body knows of people is that body's alone.

use contact::actions::ContactError;
use contact::api::ClientChoice;
use testkit::staff;

use crate::stage::{Seen as _, TODAY, a_network, an_entry, named};

#[tokio::test]
async fn another_body_never_learns_that_somebody_is_known() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let recorded =
            stage.recorded(an_entry(TODAY), ClientChoice::New(named("Ada Prova", "333 1234567"))).await;
        let client = recorded.client.unwrap();
        let other = stage.app.browser().acting_as(staff("operator", stage.elsewhere.id.uuid()));

        // First, that there is something to be hidden.
        let own = stage.at_desk();
        own.post_form("/ufficio/contatti/qui/persone", &[("chi", "ada")])
            .await
            .expect(200)
            .holds("Ada Prova");

        for typed in ["ada prova", "3331234567", "4567"] {
            let found =
                other.post_form("/ufficio/contatti/altrove/cerca", &[("chi", typed)]).await.expect(200);
            assert_eq!(found.json()["found"].as_array().unwrap().len(), 0, "{typed}");
        }
        let page = other.post_form("/ufficio/contatti/altrove/persone", &[("chi", "ada")]).await.expect(200);
        page.lacks("Ada Prova");
        other.get(&format!("/ufficio/contatti/altrove/persone/{client}")).await.expect(404);
        other.get(&format!("/ufficio/contatti/altrove/{}", recorded.id)).await.expect(404);
        other.get(&format!("/ufficio/contatti/qui/persone/{client}")).await.expect(403);
        let fields = [("persona", client.to_string())];
        let fields = [
            ("persona", fields[0].1.as_str()),
            ("richiesta", "job"),
            ("canale", "phone"),
            ("cosa", "scegli"),
        ];
        other.post_form("/ufficio/contatti/altrove/nuovo", &fields).await.expect(200).lacks("Ada Prova");
        let known = crate::stage::new(an_entry(TODAY), ClientChoice::Known(client));
        let cx = stage.app.cx(staff("operator", stage.elsewhere.id.uuid()));
        let refused = contact::actions::record_contact(&cx, stage.elsewhere.id, known).await;
        assert!(matches!(refused, Err(ContactError::UnknownClient)), "{refused:?}");
        // Neither does the same name written there become the same client.
        let new = crate::stage::new(an_entry(TODAY), ClientChoice::New(named("Ada Prova", "333 1234567")));
        let there = contact::actions::record_contact(&cx, stage.elsewhere.id, new).await.unwrap();
        assert_ne!(there.client, Some(client));
    }
}

#[tokio::test]
async fn coordinator_and_administrator_see_no_persons() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let recorded =
            stage.recorded(an_entry(TODAY), ClientChoice::New(named("Ada Prova", "333 1234567"))).await;
        let pages = [
            "/ufficio/contatti/qui".to_owned(),
            "/ufficio/contatti/qui/nuovo".to_owned(),
            "/ufficio/contatti/qui/persone".to_owned(),
            "/ufficio/contatti/qui/casi".to_owned(),
            "/ufficio/contatti/qui/importa".to_owned(),
            format!("/ufficio/contatti/qui/{}", recorded.id),
            format!("/ufficio/contatti/qui/persone/{}", recorded.client.unwrap()),
        ];
        for actor in [staff("coordinator", stage.here.network), staff("administrator", policy::ROOT)] {
            let browser = stage.app.browser().acting_as(actor);
            for page in &pages {
                browser.get(page).await.expect(403);
            }
        }
        // The clerk of the body keeps what is the body's.
        let clerk = stage.app.browser().acting_as(staff("clerk", stage.here.organisation));
        for page in &pages {
            clerk.get(page).await.expect(200);
        }
    }
}

#[tokio::test]
async fn looking_at_somebody_stays_in_the_trail() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let recorded =
            stage.recorded(an_entry(TODAY), ClientChoice::New(named("Ada Prova", "333 1234567"))).await;
        let client = recorded.client.unwrap();

        stage.at_desk().get(&format!("/ufficio/contatti/qui/persone/{client}")).await.expect(200);

        let mut tx = stage.operator().read().await.unwrap();
        let lines = storage::trail::of_resource(&mut tx, client.uuid()).await.unwrap();
        let actions: Vec<&str> = lines.iter().map(|line| line.action.as_str()).collect();
        assert_eq!(actions, ["contact.look_at_client"]);
        assert!(lines[0].person.is_some());
    }
}
