//! Contacts of past years come in from spreadsheets.

use contact::api::{Channel, Origin, Request};
use jiff::civil::date;
use testkit::Upload;

use crate::stage::{Seen as _, a_network};

const HERE: &str = "/ufficio/contatti/qui/importa";

const PAST: &str = "Data;Richiesta;Canale;Servizi;Sesso;Anno di nascita;Comune\n\
    05/03/2024;Lavoro;Telefono;Curriculum;F;1990;Sarzana\n\
    05/03/2024;Lavoro;Telefono;Curriculum;F;1990;Sarzana\n\
    06/03/2024;Corso;Sportello;;;;\n";

fn file(text: &str) -> Upload<'_> {
    Upload { field: "file", name: "contatti.csv", media_type: "text/csv", bytes: text.as_bytes() }
}

#[tokio::test]
async fn file_is_looked_at_first_and_twice_makes_contacts_once() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();

        let looked = operator.post_files(HERE, &[("come", "guarda")], &[file(PAST)]).await.expect(200);
        looked.holds("3 righe giuste").holds("niente da correggere");
        assert_eq!(stage.of(date(2024, 3, 5)).await, []);
        let done = operator.post_files(HERE, &[("come", "importa")], &[file(PAST)]).await.expect(303);
        operator.follow(done).await.expect(200).holds("Contatti importati");
        let again = operator.post_files(HERE, &[("come", "importa")], &[file(PAST)]).await.expect(303);
        operator.follow(again).await.expect(200).holds("già");

        let contacts = stage.of(date(2024, 3, 5)).await;
        assert_eq!(contacts.len(), 2);
        let one = &contacts[0];
        assert_eq!(
            (one.request, one.channel, one.origin),
            (Some(Request::Job), Channel::Phone, Origin::Import)
        );
        assert_eq!((one.services.as_slice(), one.client), (&stage.services[..1], None));
        assert_eq!(one.agreements.len(), 2);
    }
}

#[tokio::test]
async fn rows_to_mend_are_named_and_nothing_is_imported() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();
        let file_text =
            format!("{PAST}31/02/2024;Lavoro;Telefono;;;;\n07/03/2024;Lavoro;Piccione;Cucito;;;Atlantide\n");

        let page = operator.post_files(HERE, &[("come", "importa")], &[file(&file_text)]).await.expect(422);

        page.holds("<th scope=\"row\">5</th>")
            .holds("<th scope=\"row\">6</th>")
            .holds("Cucito")
            .holds("Nessun Comune ha questo nome");
        assert_eq!(stage.of(date(2024, 3, 5)).await, []);
    }
}

#[tokio::test]
async fn what_is_no_sheet_is_refused_in_words() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();

        operator.post_files(HERE, &[("come", "guarda")], &[]).await.expect(422).holds("Scelga un file");
        let heads = "Nome;Cognome\nAda;Prova\n";
        operator
            .post_files(HERE, &[("come", "guarda")], &[file(heads)])
            .await
            .expect(422)
            .holds("Mancano le colonne");
        operator.get("/ufficio/contatti/qui/importa/modello.xlsx").await.expect(200);
    }
}
