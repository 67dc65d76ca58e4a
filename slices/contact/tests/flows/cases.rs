//! Cases: for who comes back with one purpose.

use contact::api::{ClientChoice, Outcome};
use events::contact::CaseClosed;
use kernel::Event as _;

use crate::stage::{Seen as _, TODAY, a_network, an_entry, named};

#[tokio::test]
async fn case_is_opened_when_she_comes_back_followed_and_closed() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();
        let first =
            stage.recorded(an_entry(TODAY), ClientChoice::New(named("Ada Prova", "333 1234567"))).await;
        let client = first.client.unwrap();
        let id = client.to_string();
        let open = [("persona", id.as_str()), ("richiesta", "job"), ("scopo", "Tornare a lavorare")];
        operator.post_form("/ufficio/contatti/qui/casi", &open).await.expect(409);
        stage.recorded(an_entry(TODAY), ClientChoice::Known(client)).await;

        let opened = operator.post_form("/ufficio/contatti/qui/casi", &open).await.expect(303);
        let again = operator.post_form("/ufficio/contatti/qui/casi", &open).await.expect(303);
        assert_eq!(opened.location(), again.location());
        let case = opened.location().to_owned();
        let number = case.rsplit('/').next().unwrap().to_owned();

        let form = format!("/ufficio/contatti/qui/nuovo?persona={client}&caso={number}&richiesta=job");
        operator.get(&form).await.expect(200).holds("Tornare a lavorare");
        let fields = [
            ("persona", id.as_str()),
            ("caso", number.as_str()),
            ("richiesta", "job"),
            ("canale", "phone"),
            ("cosa", "salva"),
        ];
        operator.post_form("/ufficio/contatti/qui/nuovo", &fields).await.expect(303);
        operator.get(&case).await.expect(200).holds("Ada Prova").holds("Contatti del percorso");
        operator.get("/ufficio/contatti/qui/casi").await.expect(200).holds("Percorsi aperti");

        operator.post_form(&case, &[]).await.expect(422);
        operator.post_form(&case, &[("esito", Outcome::Served.word())]).await.expect(303);

        operator.get("/ufficio/contatti/qui/casi").await.expect(200).holds("Percorsi chiusi");
        let mut tx = stage.operator().read().await.unwrap();
        let told = storage::outbox::waiting(&mut tx).await.unwrap();
        let closed = told.iter().find(|one| one.kind == CaseClosed::KIND).unwrap();
        assert_eq!(
            (closed.payload["contacts"].as_u64(), closed.payload["days"].as_i64()),
            (Some(1), Some(0))
        );
        assert!(!closed.payload.to_string().contains(&id));
    }
}

#[tokio::test]
async fn case_of_another_body_is_not_there() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let first =
            stage.recorded(an_entry(TODAY), ClientChoice::New(named("Ada Prova", "333 1234567"))).await;
        stage.recorded(an_entry(TODAY), ClientChoice::Known(first.client.unwrap())).await;
        let id = first.client.unwrap().to_string();
        let fields = [("persona", id.as_str()), ("richiesta", "job")];
        let opened = stage.at_desk().post_form("/ufficio/contatti/qui/casi", &fields).await.expect(303);
        let number = opened.location().rsplit('/').next().unwrap().to_owned();
        let other = stage.app.browser().acting_as(testkit::staff("operator", stage.elsewhere.id.uuid()));

        stage.at_desk().get(&format!("/ufficio/contatti/qui/casi/{number}")).await.expect(200);
        other.get(&format!("/ufficio/contatti/altrove/casi/{number}")).await.expect(404);
        other.post_form("/ufficio/contatti/altrove/casi", &fields).await.expect(404);
    }
}
