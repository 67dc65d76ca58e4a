//! What a form brings that the portal does not know, or cannot keep: refused at its field, and nothing is written.

use contact::api::{ClientChoice, Entry, Outcome, Residence};
use kernel::{Id, IstatCode};
use network::api::Organisation;

use crate::stage::{Seen as _, Stage, TODAY, a_network, an_entry, named, new};

const NEW: &str = "/ufficio/contatti/qui/nuovo";
const NOBODYS: &str = "00000000-0000-7000-8000-000000000099";

/// What a form sends beside what a test is about.
const USUAL: [(&str, &str); 4] =
    [("chi", "Ada Prova"), ("richiesta", "job"), ("canale", "phone"), ("cosa", "salva")];

fn with<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    USUAL.iter().chain(fields).copied().collect()
}

/// A client of the other body.
async fn a_client_elsewhere(stage: &Stage) -> String {
    let cx = stage.app.cx(testkit::staff("operator", stage.elsewhere.id.uuid()));
    let wanted = new(an_entry(TODAY), ClientChoice::New(named("Bea Prova", "333 7654321")));
    let recorded = contact::actions::record_contact(&cx, stage.elsewhere.id, wanted).await.unwrap();
    recorded.client.unwrap().to_string()
}

#[tokio::test]
async fn value_that_the_portal_does_not_know_is_refused_at_its_field_and_changes_nothing() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let hers = a_client_elsewhere(&stage).await;
        let recorded = stage.recorded(an_entry(TODAY), ClientChoice::Nobody).await.id;
        let before = stage.found(recorded).await;
        let operator = stage.at_desk();
        let edit = format!("/ufficio/contatti/qui/{recorded}/modifica");

        let service = "Scelga servizi dell’elenco";
        let choice = "Scelga una voce dell’elenco";
        let gone = "Questa persona non è più conosciuta qui";
        for (sent, field, told) in [
            (vec![("servizi", NOBODYS)], "servizi", service),
            (vec![("servizi", "curriculum")], "servizi", service),
            (vec![("servizio", NOBODYS)], "servizi", service),
            (vec![("residenza", "999999")], "residenza", "Scelga un Comune dell’elenco"),
            (vec![("residenza", "Roma")], "residenza", choice),
            (vec![("persona", NOBODYS)], "chi", gone),
            (vec![("persona", hers.as_str())], "chi", gone),
            (vec![("persona", hers.as_str()), ("riportati", "1")], "chi", gone),
            (vec![("persona", "ada")], "chi", gone),
            (vec![("esito", "referred"), ("inviata", NOBODYS)], "inviata", "Scelga un ente dell’elenco"),
            (vec![("inviata", NOBODYS)], "inviata", "Scelga un ente dell’elenco"),
            (vec![("inviata", "altrove")], "inviata", choice),
            (vec![("tipo", "ente")], "tipo", choice),
            (vec![("sesso", "x")], "sesso", choice),
            (vec![("esito", "boh")], "esito", choice),
            (vec![("prima", "forse")], "prima", choice),
            (vec![("scelti", "1"), ("accordi", "boh")], "accordi", choice),
            (vec![("caso", "boh")], "chi", "Questo percorso non è di questa persona"),
        ] {
            let sent = with(&sent);
            for (to, version) in [(NEW, ""), (edit.as_str(), "1")] {
                let sent = [sent.as_slice(), &[("versione", version)]].concat();
                let page = operator.post_form(to, &sent).await;
                assert_eq!(page.status(), 422, "{engine:?} {to} {sent:?}");
                page.holds(&format!("href=\"#f-{field}\"")).holds(told).holds("value=\"Ada Prova\"");
            }
        }

        assert_eq!(stage.of_today().await, [before]);
        let known = operator.post_form("/ufficio/contatti/qui/cerca", &[("chi", "ada")]).await.expect(200);
        assert_eq!(known.json()["found"].as_array().unwrap().len(), 0, "no client was made by it");
    }
}

#[tokio::test]
async fn quick_contact_with_a_service_that_is_none_is_refused() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;

        let fields = [("richiesta", "job"), ("canale", "phone"), ("servizi", NOBODYS)];
        let page = stage.at_desk().post_form("/ufficio/contatti/qui", &fields).await.expect(422);

        page.holds("href=\"#f-servizi\"").holds("value=\"job\" data-key=\"1\" checked");
        assert_eq!(stage.of_today().await, []);
    }
}

#[tokio::test]
async fn sign_that_cannot_be_kept_in_a_name_or_a_note_is_refused_and_the_rest_stays() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();

        for (field, typed) in
            [("chi", "Ada\0 Prova"), ("nota", "Nota\0 sua"), ("impresa", "Ditta\0 di prova")]
        {
            let fields = [("richiesta", "job"), ("canale", "phone"), (field, typed), ("cosa", "salva")];
            let page = operator.post_form(NEW, &fields).await.expect(422);
            page.holds(&format!("href=\"#f-{field}\""))
                .holds("un segno che non si può salvare")
                .holds(&typed.replace('\0', ""));
        }
        assert_eq!(stage.of_today().await, []);

        // As it is shown again, it can be saved.
        operator.post_form(NEW, &with(&[("nota", "Nota sua")])).await.expect(303);
        assert_eq!(stage.of_today().await.len(), 1);
    }
}

#[tokio::test]
async fn name_that_is_no_name_is_refused_and_given_back() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();

        for (field, most) in [("chi", 120), ("impresa", 160), ("codice", 16)] {
            let typed = |many: usize| "y".repeat(many);
            let fields = |text: String| {
                [("richiesta", "job".to_owned()), ("canale", "phone".to_owned()), (field, text)]
            };
            let long = fields(typed(most + 1));
            let long: Vec<(&str, &str)> = long.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let page = operator.post_form(NEW, &long).await.expect(422);
            page.holds(&format!("href=\"#f-{field}\""))
                .holds(&format!("al più {most} caratteri"))
                .holds(&typed(most + 1));
            let right = fields(typed(most));
            let right: Vec<(&str, &str)> =
                right.iter().map(|(name, value)| (*name, value.as_str())).collect();
            operator.post_form(NEW, &right).await.expect(303);
        }
        assert_eq!(stage.of_today().await.len(), 3);
    }
}

#[tokio::test]
async fn contact_with_values_that_are_gone_since_is_saved_as_its_page_shows_it() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let body: Id<Organisation> = Id::from_uuid(stage.elsewhere.organisation);
        let mut entry: Entry = an_entry(TODAY);
        entry.services = stage.services.to_vec();
        entry.outcome = Some(Outcome::Referred);
        entry.referred_to = Some(body);
        let id = stage.recorded(entry, ClientChoice::Nobody).await.id;
        stage.spoil(id, IstatCode::parse("999999").unwrap()).await;
        stage.withdraw(stage.services[0]).await;
        let operator = stage.at_desk();
        operator.get(NEW).await.expect(200).lacks(&stage.services[0].to_string());

        let edit = format!("/ufficio/contatti/qui/{id}/modifica");
        let page = operator.get(&edit).await.expect(200);
        page.holds(&format!("value=\"{}\" checked", stage.services[0]))
            .holds("<option value=\"999999\" selected>");
        let (one, two, body) =
            (stage.services[0].to_string(), stage.services[1].to_string(), body.to_string());
        let fields = [
            ("servizi", one.as_str()),
            ("servizi", two.as_str()),
            ("residenza", "999999"),
            ("esito", "referred"),
            ("inviata", body.as_str()),
            ("richiesta", "job"),
            ("canale", "phone"),
            ("minuti", "10"),
            ("versione", "1"),
            ("cosa", "salva"),
        ];
        operator.post_form(&edit, &fields).await.expect(303);

        let after = stage.found(id).await;
        let residence = after.facts.residence.as_ref().map(Residence::word);
        assert_eq!((residence, after.minutes), (Some("999999"), Some(10)));
        assert_eq!(after.referred_to, Some(body.parse().unwrap()));
        let (mut kept, mut given) = (after.services.clone(), stage.services);
        kept.sort();
        given.sort();
        assert_eq!(kept, given);
    }
}
