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

/// Somebody who came twice to the desk, and the case that was opened for it.
async fn a_case(stage: &crate::stage::Stage, name: &str, phone: &str) -> (String, String) {
    let first = stage.recorded(an_entry(TODAY), ClientChoice::New(named(name, phone))).await;
    let client = first.client.unwrap();
    stage.recorded(an_entry(TODAY), ClientChoice::Known(client)).await;
    let id = client.to_string();
    let fields = [("persona", id.as_str()), ("richiesta", "job"), ("scopo", "Scopo di prova")];
    let opened = stage.at_desk().post_form("/ufficio/contatti/qui/casi", &fields).await.expect(303);
    (id, opened.location().rsplit('/').next().unwrap().to_owned())
}

/// A contact that may be sent, in a case.
fn in_case<'a>(case: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual =
        [("caso", case), ("richiesta", "job"), ("canale", "phone"), ("cosa", "salva"), ("nota", "Da tenere")];
    usual.into_iter().chain(more.iter().copied()).collect()
}

const NOT_HERS: &str = "Questo percorso non è di questa persona, o non è più aperto";

#[tokio::test]
async fn contact_is_taken_into_no_case_of_another_body_or_person_and_into_none_that_is_not_there() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (ada, case) = a_case(&stage, "Ada Prova", "333 1234567").await;
        let (eva, _) = a_case(&stage, "Eva Prova", "333 7654321").await;
        let operator = stage.at_desk();
        let other = stage.app.browser().acting_as(testkit::staff("operator", stage.elsewhere.id.uuid()));
        let there = "/ufficio/contatti/altrove/nuovo";

        // Of another body: not taken, not shown, not kept in the form.
        other.get(&format!("{there}?caso={case}")).await.expect(200).lacks(&format!("value=\"{case}"));
        for more in [vec![("chi", "Ida Prova")], vec![]] {
            let refused = other.post_form(there, &in_case(&case, &more)).await.expect(422);
            refused.holds(NOT_HERS).holds("Da tenere").lacks(&case).lacks("Scopo di prova");
        }
        let day = other.get("/ufficio/contatti/altrove").await.expect(200);
        day.lacks("Ida Prova");
        // Nor is it taken when a contact of one's own is corrected.
        let own = [("chi", "Ida Prova"), ("richiesta", "job"), ("canale", "phone"), ("cosa", "salva")];
        let own = other.post_form(there, &own).await.expect(303).location().to_owned();
        let more = [("chi", "Ida Prova"), ("versione", "1")];
        let refused = other.post_form(&format!("{own}/modifica"), &in_case(&case, &more)).await.expect(422);
        refused.holds(NOT_HERS).lacks(&case).lacks("Scopo di prova");
        other.get(&own).await.expect(200).lacks("Scopo di prova").lacks("Da tenere");

        // Of somebody else, or of nobody at all: the same.
        let nowhere = "01a20c23-ee30-7bda-8000-000000000001";
        for case in [case.as_str(), nowhere] {
            let more = [("persona", eva.as_str())];
            let refused =
                operator.post_form("/ufficio/contatti/qui/nuovo", &in_case(case, &more)).await.expect(422);
            refused.holds(NOT_HERS).holds("Da tenere").lacks(case);
        }
        let page = operator.get(&format!("/ufficio/contatti/qui/casi/{case}")).await.expect(200);
        page.lacks("Eva Prova").lacks("Ida Prova");

        // Hers is taken, and stays hers when the contact is corrected after the case is closed.
        let hers = [("persona", ada.as_str())];
        let saved =
            operator.post_form("/ufficio/contatti/qui/nuovo", &in_case(&case, &hers)).await.expect(303);
        let contact = saved.location().to_owned();
        let closing = [("esito", Outcome::Served.word())];
        operator.post_form(&format!("/ufficio/contatti/qui/casi/{case}"), &closing).await.expect(303);
        operator.post_form("/ufficio/contatti/qui/nuovo", &in_case(&case, &hers)).await.expect(422);
        operator.get(&format!("{contact}/modifica")).await.expect(200).holds(&case);
        let hers = [("persona", ada.as_str()), ("versione", "1"), ("minuti", "20")];
        operator.post_form(&format!("{contact}/modifica"), &in_case(&case, &hers)).await.expect(303);
        operator.get(&contact).await.expect(200).holds("Scopo di prova");
    }
}

#[tokio::test]
async fn who_is_somebody_else_after_all_leaves_the_case() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (ada, case) = a_case(&stage, "Ada Prova", "333 1234567").await;
        let operator = stage.at_desk();
        let here = "/ufficio/contatti/qui/nuovo";
        let hers = format!("{ada} prima");

        // Another name typed over hers: she is told, and what comes back is of no case.
        let more = [("chi", "Eva Prova"), ("persona", "")];
        let refused = operator.post_form(here, &in_case(&case, &more)).await.expect(422);
        refused.holds(NOT_HERS).holds("value=\"Eva Prova\"").holds("Da tenere").lacks(&case);
        let saved = operator.post_form(here, &in_case("", &more)).await.expect(303);
        let page = operator.follow(saved).await.expect(200);
        page.holds("Eva Prova").lacks("Scopo di prova");
        let page = operator.get(&format!("/ufficio/contatti/qui/casi/{case}")).await.expect(200);
        page.lacks("Eva Prova");

        // Without a script she is sought first: the case goes with what came over.
        let more = [("chi", "Eva"), ("persona", ada.as_str()), ("riportati", hers.as_str())];
        let mut fields = in_case(&case, &more);
        fields.retain(|(name, _)| *name != "cosa");
        fields.push(("cosa", "cerca"));
        operator.post_form(here, &fields).await.expect(200).holds("Eva Prova").lacks(&case);
    }
}
