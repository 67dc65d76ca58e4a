//! A contact is written: quick, full, for who comes back, twice by mistake.

use contact::actions::{ContactError, edit_contact, strike_contact};
use contact::api::{Age, ClientChoice, ClientNames, Outcome, PersonFacts, Request, Sex};
use contact::model::{EntryFault, StrikeReason};
use jiff::civil::date;

use crate::stage::{Seen as _, TODAY, a_network, an_entry, named, new};

#[tokio::test]
async fn quick_contact_is_three_answers() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();
        let service = stage.services[0].to_string();

        let fields = [
            ("richiesta", "curriculum"),
            ("servizi", service.as_str()),
            ("canale", "phone"),
            ("chiave", "k1"),
        ];
        let day = operator.post_form("/ufficio/contatti/qui", &fields).await.expect(303);
        operator.follow(day).await.expect(200).holds("Contatto registrato").holds("Curriculum e colloquio");

        let contacts = stage.of_today().await;
        assert_eq!(contacts.len(), 1);
        let one = &contacts[0];
        assert_eq!((one.request, one.is_quick), (Some(Request::Curriculum), true));
        assert_eq!(one.services, [stage.services[0]]);
        let mut agreements = vec![stage.protocol, stage.project];
        agreements.sort();
        assert_eq!(one.agreements, agreements);

        let without = [("servizi", service.as_str()), ("canale", "phone")];
        let again = operator.post_form("/ufficio/contatti/qui", &without).await.expect(422);
        again.holds("href=\"#f-richiesta\"").holds(&format!("value=\"{service}\" data-key=\"1\" checked"));
    }
}

#[tokio::test]
async fn keys_of_services_change_with_the_month_and_not_with_the_day() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let [curriculum, orientation] = stage.services;
        let operator = stage.at_desk();
        let key = |id, key| format!("value=\"{id}\" data-key=\"{key}\"");
        let by_name = [key(curriculum, "1"), key(orientation, "2")];
        let turned = [key(orientation, "1"), key(curriculum, "2")];
        let seen = async |wanted: &[String; 2]| {
            for page in ["/ufficio/contatti/qui", "/ufficio/contatti/qui/nuovo"] {
                operator.get(page).await.expect(200).holds(&wanted[0]).holds(&wanted[1]);
            }
        };
        let given = async |day, service| {
            let mut entry = an_entry(day);
            entry.services = vec![service];
            stage.recorded(entry, ClientChoice::Nobody).await;
        };
        seen(&by_name).await;

        // Today's, and what is written today of last month.
        given(TODAY, orientation).await;
        given(date(2026, 10, 30), orientation).await;
        seen(&by_name).await;

        stage.app.clock.set(kernel::Instant::from_rome(date(2026, 12, 1).at(9, 0, 0, 0)));
        seen(&turned).await;
        for _ in 0..3 {
            given(date(2026, 12, 1), curriculum).await;
        }
        seen(&turned).await;
    }
}

#[tokio::test]
async fn names_alike_are_told_apart_before_and_after_the_choice() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mut born = an_entry(date(2026, 11, 3));
        born.facts = PersonFacts { age: Some(Age::Born(1990)), ..PersonFacts::default() };
        let nameless = ClientNames { name: Some("Ada Prova".into()), ..ClientNames::default() };
        stage.recorded(born, ClientChoice::New(nameless)).await;
        let reached = ClientChoice::New(named("Ada Prova", "333 1234567"));
        let reached = stage.recorded(an_entry(date(2026, 11, 9)), reached).await.client.unwrap();
        let operator = stage.at_desk();

        let found = operator.post_form("/ufficio/contatti/qui/cerca", &[("chi", "ada")]).await.expect(200);
        let found = found.json();
        let told = |at: usize| found["found"][at]["told"].as_str().unwrap().to_owned();
        assert!(told(0).contains("333 123 4567") && told(0).contains("09/11/2026"), "{}", told(0));
        assert!(told(1).contains("1990") && told(1).contains("03/11/2026"), "{}", told(1));
        assert!(found["hint"].as_str().unwrap().contains('2'), "{found}");

        let id = reached.to_string();
        let here = "/ufficio/contatti/qui/nuovo";
        let fields = [("persona", id.as_str()), ("cosa", "scegli")];
        operator
            .post_form(here, &fields)
            .await
            .expect(200)
            .holds("333 123 4567 · ultimo contatto 09/11/2026");
        let fields = [("persona", id.as_str()), ("richiesta", "job"), ("canale", "phone"), ("cosa", "salva")];
        let saved = operator.post_form(here, &fields).await.expect(303);
        let page = operator.follow(saved).await.expect(200);
        page.holds("333 123 4567 · contatto precedente 09/11/2026");
    }
}

#[tokio::test]
async fn same_form_twice_makes_one_contact() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();

        let fields = [
            ("chi", "Ada Prova"),
            ("richiesta", "job"),
            ("canale", "phone"),
            ("chiave", "k1"),
            ("cosa", "salva"),
        ];
        let first = operator.post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(303);
        let second = operator.post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(303);

        assert_eq!(first.location(), second.location());
        assert_eq!(stage.of_today().await.len(), 1);
        let known = operator.post_form("/ufficio/contatti/qui/cerca", &[("chi", "ada")]).await.expect(200);
        assert_eq!(known.json()["found"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn who_comes_back_is_found_and_her_facts_come_over() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mut entry = an_entry(TODAY);
        entry.facts = PersonFacts { age: Some(Age::Born(1990)), sex: Some(Sex::F), ..PersonFacts::default() };
        let client = stage.recorded(entry, ClientChoice::New(named("Ada Prova", "333 1234567"))).await.client;
        let client = client.unwrap().to_string();
        let operator = stage.at_desk();

        // With a script: suggestions.
        let found = operator.post_form("/ufficio/contatti/qui/cerca", &[("chi", "pro ")]).await.expect(200);
        let one = &found.json()["found"][0];
        assert_eq!(
            (one["id"].as_str(), one["facts"]["nascita"].as_str()),
            (Some(client.as_str()), Some("1990"))
        );

        // Without: a search, a choice, the form filled.
        let here = "/ufficio/contatti/qui/nuovo";
        let fields = [("chi", "3331234567"), ("cosa", "cerca"), ("richiesta", "training")];
        let found = operator.post_form(here, &fields).await.expect(200);
        found.holds("Ada Prova").holds(&client).holds("value=\"training\" data-key=\"4\" checked");
        let fields = [("chi", "3331234567"), ("cosa", "scegli"), ("persona", client.as_str())];
        operator.post_form(here, &fields).await.expect(200).holds("value=\"1990\"").holds("dati già detti");
        let fields =
            [("persona", client.as_str()), ("richiesta", "training"), ("canale", "phone"), ("cosa", "salva")];
        let saved = operator.post_form(here, &fields).await.expect(303);
        operator.follow(saved).await.expect(200).holds("Ada Prova").holds("1990");

        let today = stage.of_today().await;
        let newest = today.iter().find(|one| one.request == Some(Request::Training)).unwrap();
        assert_eq!((newest.is_first, newest.facts.age), (Some(false), Some(Age::Born(1990))));
    }
}

#[tokio::test]
async fn same_name_and_telephone_is_the_same_client_and_the_telephone_alone_is_not() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let choice = |name: &str| ClientChoice::New(named(name, "333 1234567"));

        let first = stage.recorded(an_entry(TODAY), choice("Ada Prova")).await.client;
        let again = stage.recorded(an_entry(TODAY), choice("ADA PROVÀ")).await.client;
        let sister = stage.recorded(an_entry(TODAY), choice("Bea Prova")).await.client;

        assert_eq!(first, again);
        assert_ne!(first, sister);
    }
}

#[tokio::test]
async fn contact_shows_what_each_agreement_makes_of_it() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mut entry = an_entry(TODAY);
        entry.facts.age = Some(Age::Born(1994));
        let id = stage.recorded(entry, ClientChoice::Nobody).await.id;

        let page = stage.at_desk().get(&format!("/ufficio/contatti/qui/{id}")).await.expect(200);

        page.holds("Giovani 18-35").lacks("Giovani 15-29").holds("Accordo memorandum");
    }
}

#[tokio::test]
async fn older_version_of_a_contact_is_not_saved_over_a_newer_one() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.recorded(an_entry(TODAY), ClientChoice::Nobody).await.id;
        let mut entry = an_entry(TODAY);
        entry.outcome = Some(Outcome::Informed);

        let cx = stage.operator();
        edit_contact(&cx, id, 1, new(entry.clone(), ClientChoice::Nobody)).await.unwrap();
        entry.outcome = Some(Outcome::NotHelped);
        let lost = edit_contact(&cx, id, 1, new(entry, ClientChoice::Nobody)).await;

        assert!(matches!(lost, Err(ContactError::Changed)), "{lost:?}");
        assert_eq!(stage.found(id).await.outcome, Some(Outcome::Informed));
        let fields = [("richiesta", "job"), ("canale", "phone"), ("versione", "1"), ("cosa", "salva")];
        stage.at_desk().post_form(&format!("/ufficio/contatti/qui/{id}/modifica"), &fields).await.expect(409);
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_what_was_typed() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let fields = [
            ("giorno", "2026-11-24"),
            ("richiesta", "job"),
            ("canale", "phone"),
            ("nascita", "90"),
            ("esito", "referred"),
            ("minuti", "601"),
            ("cosa", "salva"),
        ];

        let page = stage.at_desk().post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(422);

        for field in ["giorno", "nascita", "minuti", "inviata"] {
            assert!(page.text().contains(&format!("href=\"#f-{field}\"")), "{field}");
        }
        page.holds("value=\"90\"").holds("value=\"2026-11-24\"");
        assert_eq!(stage.of_today().await, []);
    }
}

#[tokio::test]
async fn agreement_of_which_the_body_is_no_party_is_refused() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let cx = stage.app.cx(testkit::staff("operator", stage.elsewhere.id.uuid()));
        let mut wanted = new(an_entry(TODAY), ClientChoice::Nobody);
        wanted.agreements = Some(vec![stage.project]);

        let refused = contact::actions::record_contact(&cx, stage.elsewhere.id, wanted).await;

        let Err(ContactError::Faulty(faults)) = refused else { panic!("{refused:?}") };
        assert_eq!(faults, [EntryFault::Agreement]);
    }
}

#[tokio::test]
async fn contact_taken_away_leaves_counts_and_archive() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.recorded(an_entry(TODAY), ClientChoice::Nobody).await.id;
        let told = stage.found(id).await.told.unwrap();

        strike_contact(&stage.operator(), id, StrikeReason::Twice).await.unwrap();

        let mut tx = stage.operator().read().await.unwrap();
        assert_eq!(contact::api::contact(&mut tx, id).await.unwrap(), None);
        assert!(storage::outbox::find(&mut tx, told).await.unwrap().is_none());
        let lines = storage::trail::of_resource(&mut tx, id.uuid()).await.unwrap();
        assert_eq!(lines.len(), 1);
        let details =
            serde_json::json!({ "on": TODAY.to_string(), "desk": stage.here.id.uuid(), "reason": "twice" });
        assert_eq!(lines[0].details, details, "who and why, and nothing of whose it was");
    }
}

#[tokio::test]
async fn who_saves_after_a_colleague_keeps_what_she_typed_and_sees_what_the_other_wrote() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let recorded =
            stage.recorded(an_entry(TODAY), ClientChoice::New(named("Ada Prova", "333 1234567"))).await;
        let id = recorded.client.unwrap().to_string();
        let edit = format!("/ufficio/contatti/qui/{}/modifica", recorded.id);
        let operator = stage.at_desk();
        let sent = |version: &'static str, note: &'static str, minutes: &'static str| {
            let id = id.clone();
            let operator = &operator;
            let edit = &edit;
            async move {
                let fields = [
                    ("persona", id.as_str()),
                    ("richiesta", "job"),
                    ("canale", "phone"),
                    ("versione", version),
                    ("nota", note),
                    ("minuti", minutes),
                    ("cosa", "salva"),
                ];
                operator.post_form(edit, &fields).await
            }
        };
        sent("1", "Nota della prima", "35").await.expect(303);

        let page = sent("1", "Nota della seconda", "10").await.expect(409);
        page.holds("error-summary")
            .holds("Quello che ha scritto è ancora qui")
            .holds("Nota della seconda</textarea>")
            .holds("name=\"versione\" value=\"2\"")
            .holds("Com’è adesso il contatto")
            .holds("Nota della prima")
            .holds("35");
        let before = stage.found(recorded.id).await;
        assert_eq!(before.note.as_ref().map(|note| note.text.as_str()), Some("Nota della prima"));

        sent("2", "Nota della seconda", "10").await.expect(303);
        let after = stage.found(recorded.id).await;
        assert_eq!(after.note.as_ref().map(|note| note.text.as_str()), Some("Nota della seconda"));
        assert_eq!(after.minutes, Some(10));
    }
}

#[tokio::test]
async fn contact_is_taken_away_for_a_reason_and_once() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.recorded(an_entry(TODAY), ClientChoice::Nobody).await.id;
        let (operator, strike) = (stage.at_desk(), format!("/ufficio/contatti/qui/{id}/togli"));

        operator.get(&strike).await.expect(200).holds("È registrato due volte").lacks("not_served");
        for none in ["", "not_served", "perché sì"] {
            let asked = operator.post_form(&strike, &[("motivo", none)]).await.expect(422);
            asked.holds("Scelga perché lo toglie");
        }
        stage.found(id).await;
        operator.post_form(&strike, &[("motivo", "other_desk")]).await.expect(303);
        // In a tab that was open before.
        operator.post_form(&strike, &[("motivo", "mistake")]).await.expect(303);

        let mut tx = stage.operator().read().await.unwrap();
        let lines = storage::trail::of_resource(&mut tx, id.uuid()).await.unwrap();
        assert_eq!(lines.len(), 1, "{engine:?}");
        assert_eq!(lines[0].details["reason"], "other_desk");
    }
}

#[tokio::test]
async fn who_saves_a_contact_that_was_taken_away_keeps_what_she_typed_and_may_save_it_anew() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.recorded(an_entry(TODAY), ClientChoice::Nobody).await.id;
        let (operator, edit) = (stage.at_desk(), format!("/ufficio/contatti/qui/{id}/modifica"));
        let key = operator.get(&edit).await.expect(200).field("chiave");
        strike_contact(&stage.operator(), id, StrikeReason::Twice).await.unwrap();

        let mut fields = vec![
            ("chi", "Ada Prova"),
            ("richiesta", "support"),
            ("canale", "phone"),
            ("nota", "Torna con il contratto"),
            ("cosa", "salva"),
        ];
        let first = [fields.clone(), vec![("versione", "1"), ("chiave", &key)]].concat();
        let told = operator.post_form(&edit, &first).await.expect(409);
        let told = told.holds("ha tolto questo contatto").holds("action=\"/ufficio/contatti/qui/nuovo\"");
        let told = told.holds("value=\"Ada Prova\"").holds("Torna con il contratto</textarea>");
        let key = told.field("chiave");
        assert_eq!(told.field("versione"), "");
        fields.extend([("chiave", key.as_str()), ("versione", "")]);
        operator.post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(303);

        let there = stage.of_today().await;
        assert_eq!(
            (there.len(), there[0].note.as_ref().unwrap().text.as_str()),
            (1, "Torna con il contratto")
        );
        // One that never was, or was at another desk, is none.
        let nowhere = format!("/ufficio/contatti/qui/{}/modifica", stage.operator().new_id::<()>());
        operator.post_form(&nowhere, &first).await.expect(404);
        let other = stage.app.browser().acting_as(testkit::staff("operator", stage.elsewhere.id.uuid()));
        other.post_form(&format!("/ufficio/contatti/altrove/{id}/modifica"), &first).await.expect(404);
    }
}
