//! What persons ask and what firms ask: a contact is with one of them, and its request is one of theirs.

use contact::api::{ClientChoice, Entry, Kind, Request};

use crate::stage::{Seen as _, TODAY, a_network, an_entry, named};

const NEW: &str = "/ufficio/contatti/qui/nuovo";

#[tokio::test]
async fn request_of_the_other_kind_is_refused_at_its_field() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let person =
            stage.recorded(an_entry(TODAY), ClientChoice::New(named("Ada Prova", "333 1234567"))).await;
        let (operator, client) = (stage.at_desk(), person.client.unwrap().to_string());
        let edit = format!("/ufficio/contatti/qui/{}/modifica", person.id);
        let before = stage.found(person.id).await;

        for (kind, request, told) in [
            ("person", "staff", "Questo lo chiedono solo le imprese"),
            ("firm", "curriculum", "Questo lo chiedono solo le persone"),
        ] {
            let fields = [
                ("chi", "Bea Prova"),
                ("tipo", kind),
                ("richiesta", request),
                ("canale", "phone"),
                ("cosa", "salva"),
            ];
            for to in [NEW, edit.as_str()] {
                let fields = [fields.as_slice(), &[("versione", "1")]].concat();
                let page = operator.post_form(to, &fields).await;
                assert_eq!(page.status(), 422, "{engine:?} {to} {fields:?}");
                page.holds("href=\"#f-richiesta\"")
                    .holds(told)
                    .holds(&format!("value=\"{request}\""))
                    .holds("value=\"Bea Prova\"");
            }
        }
        // Who is known as a person asks for nothing of a firm's.
        let hers =
            [("persona", client.as_str()), ("richiesta", "staff"), ("canale", "phone"), ("cosa", "salva")];
        operator.post_form(NEW, &hers).await.expect(422).holds("Questo lo chiedono solo le imprese");

        assert_eq!(stage.of_today().await, [before]);
    }
}

#[tokio::test]
async fn request_of_a_firm_alone_says_that_the_contact_is_with_one() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();

        // On the new form nobody has said yet whom it is with.
        operator.get(NEW).await.expect(200).lacks(
            "id=\"f-tipo-person\" name=\"tipo\" type=\"radio\" value=\"person\" data-key=\"p\" checked",
        );
        let fields = [("richiesta", "staff"), ("canale", "phone"), ("cosa", "salva")];
        operator.post_form(NEW, &fields).await.expect(303);
        operator.post_form("/ufficio/contatti/qui", &fields).await.expect(303);

        let kinds: Vec<Kind> = stage.of_today().await.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [Kind::Firm, Kind::Firm]);
    }
}

#[tokio::test]
async fn contact_on_record_that_mixed_them_is_saved_as_it_is() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let mixed = Entry { kind: Kind::Firm, request: Some(Request::Training), ..an_entry(TODAY) };
        let past = contact::actions::PastContact { entry: mixed, at: stage.operator().now() };
        let operator = stage.operator();
        contact::actions::record_many(&operator, stage.here.id, &[], &[], vec![past]).await.unwrap();
        let id = stage.of_today().await[0].id;

        let edit = format!("/ufficio/contatti/qui/{id}/modifica");
        let fields = [
            ("tipo", "firm"),
            ("richiesta", "training"),
            ("canale", "phone"),
            ("minuti", "10"),
            ("versione", "1"),
            ("cosa", "salva"),
        ];
        stage.at_desk().post_form(&edit, &fields).await.expect(303);

        assert_eq!(stage.found(id).await.minutes, Some(10));
    }
}
