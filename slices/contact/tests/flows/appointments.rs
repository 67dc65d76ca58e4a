//! Appointments become contacts without being typed twice, and none is lost.

use contact::api::{Channel, Origin, Request};
use contact::model::Client;
use desk::api::Appointment;
use kernel::Id;
use storage::ToValue as _;
use uuid::Uuid;

use crate::stage::{Seen as _, Stage, a_network};

storage::statements! {
    CITIZEN = "INSERT INTO identity_person (id, kind, name, locale, created_at) VALUES ($1, 'citizen', $2, 'it', $3)";
    BOOKED_BY = "UPDATE desk_appointment SET person_id = $2 WHERE id = $1";
}

const ACCOUNT: Uuid = Uuid::from_u128(0xc);

/// The same, as somebody called so booked it while she was signed in.
async fn booked_signed_in(stage: &Stage, account: &str) -> Id<Appointment> {
    let appointment = booked(stage).await;
    let cx = stage.operator();
    let mut tx = cx.begin().await.unwrap();
    tx.execute(&CITIZEN, [ACCOUNT.value(), account.value(), cx.now().value()]).await.unwrap();
    tx.execute(&BOOKED_BY, [appointment.value(), ACCOUNT.value()]).await.unwrap();
    tx.commit().await.unwrap();
    appointment
}

/// Books Monday at half past nine on the telephone, and moves the clock there.
async fn booked(stage: &Stage) -> Id<Appointment> {
    let service = stage.services[0].to_string();
    let fields = [
        ("name", "Ada Prova"),
        ("phone", "333 1234567"),
        ("canale", "phone"),
        ("servizio", service.as_str()),
        ("ora", "2026-11-23T09:30:00+01:00"),
    ];
    let slip = stage.at_desk().post_form("/ufficio/agenda/qui/prenota", &fields).await.expect(303);
    stage.app.clock.set(kernel::Instant::parse("2026-11-23T09:35:00+01:00").unwrap());
    let id = slip.location().split('/').nth(5).unwrap().parse().unwrap();
    stage.app.finish().await;
    id
}

async fn settled(stage: &Stage, appointment: Id<Appointment>, outcome: &str) {
    let address = format!("/ufficio/agenda/qui/appuntamenti/{appointment}/esito");
    stage.at_desk().post_form(&address, &[("esito", outcome)]).await.expect(303);
    stage.app.finish().await;
}

#[tokio::test]
async fn form_of_an_appointment_is_filled_and_settles_it() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let appointment = booked(&stage).await;
        let operator = stage.at_desk();

        let address = format!("/ufficio/contatti/qui/nuovo?appuntamento={appointment}");
        let form = operator.get(&address).await.expect(200);
        let form = form.holds("value=\"Ada Prova\"").holds("value=\"phone\" data-key=\"t\" checked");
        form.holds(&format!("value=\"{}\" data-key=\"1\" checked", stage.services[0]));
        let id = appointment.to_string();
        let fields =
            [("appuntamento", id.as_str()), ("richiesta", "job"), ("canale", "phone"), ("cosa", "salva")];
        operator.post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(303);
        stage.app.finish().await;

        let contacts = stage.of_today().await;
        assert_eq!((contacts.len(), stage.to_complete().await.len()), (1, 0));
        assert_eq!((contacts[0].appointment, contacts[0].origin), (Some(appointment), Origin::Appointment));
        let page = operator.get(&format!("/ufficio/contatti/qui/{}", contacts[0].id)).await.expect(200);
        page.holds("Con appuntamento").lacks("Senza appuntamento");
        operator.get("/ufficio/agenda/qui").await.expect(200).holds("Presente");
        // The link of the agenda leads to the one that was made.
        assert!(operator.get(&address).await.expect(303).location().ends_with(&contacts[0].id.to_string()));
    }
}

/// The form of a contact, with its key and the appointment it was.
fn of_form<'a>(
    key: &'a str,
    appointment: &'a str,
    note: &'a str,
    minutes: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("chiave", key),
        ("appuntamento", appointment),
        ("richiesta", "job"),
        ("canale", "phone"),
        ("nota", note),
        ("minuti", minutes),
        ("cosa", "salva"),
    ]
}

#[tokio::test]
async fn second_form_of_an_appointment_keeps_what_was_typed_and_shows_what_the_first_wrote() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let appointment = booked(&stage).await.to_string();
        let operator = stage.at_desk();
        let save =
            async |fields: &[(&str, &str)]| operator.post_form("/ufficio/contatti/qui/nuovo", fields).await;
        save(&of_form("k1", &appointment, "Nota prima", "5")).await.expect(303);

        let other = of_form("k2", &appointment, "Nota altra", "9");
        let asked = save(&other).await.expect(409);

        let asked = asked.holds("ha già registrato questo contatto").holds("Nota altra").holds("Nota prima");
        let contacts = stage.of_today().await;
        assert_eq!((contacts.len(), contacts[0].minutes), (1, Some(5)), "{engine:?}");
        // Saved as it stands there, it corrects the first one's.
        let action = format!("/ufficio/contatti/qui/{}/modifica", contacts[0].id);
        let asked = asked.holds(&format!("action=\"{action}\""));
        let version = asked.text().split_once("name=\"versione\" value=\"").unwrap().1;
        let version = version.split_once('"').unwrap().0;
        let mended: Vec<(&str, &str)> = other.iter().copied().chain([("versione", version)]).collect();
        operator.post_form(&action, &mended).await.expect(303);
        assert_eq!(stage.of_today().await[0].minutes, Some(9));
        // Who says the same is not asked.
        let again = save(&of_form("k3", &appointment, "Nota altra", "9")).await.expect(303);
        operator.follow(again).await.expect(200).holds("era già salvato");
    }
}

#[tokio::test]
async fn appointment_cancelled_while_its_contact_is_written_takes_no_word_away() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let appointment = booked(&stage).await.to_string();
        let operator = stage.at_desk();
        let cancel = format!("/ufficio/agenda/qui/appuntamenti/{appointment}/annulla");
        operator.post_form(&cancel, &[("motivo", "Chiuso")]).await.expect(303);

        for gone in [appointment.as_str(), "00000000-0000-7000-8000-000000000000"] {
            let before = stage.of_today().await.len();
            let fields = of_form("k1", gone, "Nota sua", "5");
            let page = operator.post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(422);
            let page = page.holds("Questo appuntamento non c’è più").holds("Nota sua");
            page.holds("name=\"appuntamento\" value=\"\"");
            assert_eq!(stage.of_today().await.len(), before, "{engine:?}");
        }
        operator
            .post_form("/ufficio/contatti/qui/nuovo", &of_form("k1", "", "Nota sua", "5"))
            .await
            .expect(303);
        assert_eq!(stage.of_today().await.len(), 1);
    }
}

#[tokio::test]
async fn served_appointment_without_contact_waits_to_be_completed() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let appointment = booked(&stage).await;

        settled(&stage, appointment, "presente").await;
        settled(&stage, appointment, "presente").await;

        let open = stage.to_complete().await;
        assert_eq!(open.len(), 1);
        assert_eq!((open[0].channel, open[0].origin), (Channel::Phone, Origin::Appointment));
        assert_eq!((open[0].client, open[0].request), (None, None));
        let operator = stage.at_desk();
        operator.get("/ufficio/contatti/qui").await.expect(200).holds("1 contatto da completare");
        let address = format!("/ufficio/contatti/qui/{}/modifica", open[0].id);
        operator.get(&address).await.expect(200).holds("value=\"Ada Prova\"");
        let fields = [
            ("chi", "Ada Prova"),
            ("richiesta", "job"),
            ("canale", "phone"),
            ("versione", "1"),
            ("cosa", "salva"),
        ];
        operator.post_form(&address, &fields).await.expect(303);

        let done = stage.of_today().await;
        assert_eq!((done.len(), stage.to_complete().await.len()), (1, 0));
        assert_eq!((done[0].origin, done[0].request), (Origin::Appointment, Some(Request::Job)));
        assert!(done[0].client.is_some() && done[0].started_at.is_some());
    }
}

#[tokio::test]
async fn form_opened_before_the_news_completes_the_same_contact() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let appointment = booked(&stage).await;
        settled(&stage, appointment, "presente").await;

        let id = appointment.to_string();
        let fields =
            [("appuntamento", id.as_str()), ("richiesta", "job"), ("canale", "phone"), ("cosa", "salva")];
        stage.at_desk().post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(303);

        assert_eq!((stage.of_today().await.len(), stage.to_complete().await.len()), (1, 0));
    }
}

#[tokio::test]
async fn appointment_of_another_body_answers_as_one_that_is_not_there() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let appointment = booked(&stage).await;
        let other = stage.app.browser().acting_as(testkit::staff("operator", stage.elsewhere.id.uuid()));
        let unknown: Id<Appointment> = stage.operator().new_id();
        let asked = async |id: Id<Appointment>| {
            let here = "/ufficio/contatti/altrove/nuovo";
            let id = id.to_string();
            let page = other.get(&format!("{here}?appuntamento={id}")).await;
            let sent =
                [("appuntamento", id.as_str()), ("richiesta", "job"), ("canale", "phone"), ("cosa", "salva")];
            let saved = other.post_form(here, &sent).await;
            let faulty = [("appuntamento", id.as_str()), ("canale", "phone"), ("cosa", "salva")];
            let refused = other.post_form(here, &faulty).await;
            [page.status(), saved.status(), refused.status()]
        };

        let nowhere = asked(unknown).await;
        assert_eq!(nowhere, [404, 422, 422]);
        assert_eq!(asked(appointment).await, nowhere, "booked");
        settled(&stage, appointment, "presente").await;
        assert_eq!(stage.to_complete().await.len(), 1);
        assert_eq!(asked(appointment).await, nowhere, "to be completed");

        let id = appointment.to_string();
        let fields =
            [("appuntamento", id.as_str()), ("richiesta", "job"), ("canale", "phone"), ("cosa", "salva")];
        stage.at_desk().post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(303);
        assert_eq!(asked(appointment).await, nowhere, "on record");
        assert_eq!((stage.of_today().await.len(), stage.to_complete().await.len()), (1, 0));
    }
}

#[tokio::test]
async fn incomplete_contact_goes_when_the_outcome_is_taken_back() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let appointment = booked(&stage).await;

        settled(&stage, appointment, "presente").await;
        assert_eq!(stage.to_complete().await.len(), 1);
        settled(&stage, appointment, "correggi").await;

        assert_eq!(stage.to_complete().await, []);
    }
}

#[tokio::test]
async fn card_made_of_an_appointment_is_tied_to_the_account_that_booked_it_only_under_its_name() {
    for engine in testkit::engines() {
        for (name, account, is_completed) in [
            ("Ada Prova", Some(ACCOUNT), false),
            ("Ada Prova", Some(ACCOUNT), true),
            ("Ugo Prova", None, false),
            ("Ugo Prova", None, true),
        ] {
            let stage = a_network(engine).await;
            let appointment = booked_signed_in(&stage, "Ada Prova").await;
            let id = appointment.to_string();
            let mut fields = vec![
                ("chi", name),
                ("telefono", "333 1234567"),
                ("richiesta", "job"),
                ("canale", "phone"),
                ("cosa", "salva"),
            ];
            if is_completed {
                settled(&stage, appointment, "presente").await;
                let open = stage.to_complete().await;
                fields.push(("versione", "1"));
                let address = format!("/ufficio/contatti/qui/{}/modifica", open[0].id);
                stage.at_desk().post_form(&address, &fields).await.expect(303);
            } else {
                fields.push(("appuntamento", &id));
                stage.at_desk().post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(303);
            }

            let client: Id<Client> = stage.of_today().await[0].client.unwrap();
            let mut tx = stage.operator().read().await.unwrap();
            let client = contact::api::client(&mut tx, client).await.unwrap().unwrap();
            assert_eq!((client.names.name.as_deref(), client.person), (Some(name), account), "{engine:?}");
        }
    }
}
