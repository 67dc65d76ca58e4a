//! Contacts of past years come in from spreadsheets.

use std::io::{Cursor, Read as _};

use contact::api::{Channel, Origin, Request, Residence};
use jiff::civil::{Date, date};
use kernel::IstatCode;
use storage::ToValue as _;
use testkit::{Browser, Engine, Response, Upload};

use crate::stage::{Seen as _, Stage, a_network};

const HERE: &str = "/ufficio/contatti/qui/importa";

const PAST: &str = "Data;Richiesta;Canale;Servizi;Sesso;Anno di nascita;Comune\n\
    05/03/2024;Lavoro;Telefono;Curriculum;F;1990;Sarzana\n\
    05/03/2024;Lavoro;Telefono;Curriculum;F;1990;Sarzana\n\
    06/03/2024;Corso;Sportello;;;;\n";

/// A day of [`PAST`].
const DAY: Date = date(2024, 3, 5);

fn file(text: &str) -> Upload<'_> {
    Upload { field: "file", name: "contatti.csv", media_type: "text/csv", bytes: text.as_bytes() }
}

/// What the page carries from the preview to the import.
fn carried(page: &Response) -> String {
    let text = page.text();
    let from = text.split_once("name=\"righe\" value=\"").unwrap().1;
    let rows = from.split_once('"').unwrap().0;
    rows.replace("&#34;", "\"")
        .replace("&#38;", "&")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
}

/// A part of a workbook, which is packed.
fn unpacked(book: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Looks at a file and takes what is right of it.
async fn import(operator: &Browser, text: &str) -> Response {
    let looked = operator.post_files(HERE, &[], &[file(text)]).await;
    let rows = carried(&looked);
    let done = operator.post_form(&format!("{HERE}/conferma"), &[("righe", &rows)]).await.expect(303);
    operator.follow(done).await.expect(200)
}

async fn on(engine: Engine) -> (Stage, Browser) {
    let stage = a_network(engine).await;
    let operator = stage.at_desk();
    (stage, operator)
}

#[tokio::test]
async fn file_is_looked_at_first_and_twice_makes_contacts_once() {
    for engine in testkit::engines() {
        let (stage, operator) = on(engine).await;

        let looked = operator.post_files(HERE, &[], &[file(PAST)]).await.expect(200);
        looked.holds("3 contatti da importare").holds("niente da correggere").holds("Importa 3 contatti");
        assert_eq!(stage.of(DAY).await, []);
        import(&operator, PAST).await.holds("Contatti importati");
        let again = operator.post_files(HERE, &[], &[file(PAST)]).await.expect(200);
        again.holds("3 già presenti").lacks("Importa 3");
        import(&operator, PAST).await.holds("nulla è cambiato");

        let contacts = stage.of(DAY).await;
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

storage::statements! {
    WITHDRAW = "UPDATE desk_service SET status = 'defunct', confirmed_on = $2 WHERE id = $1";
}

#[tokio::test]
async fn service_that_is_given_no_more_was_given_then() {
    for engine in testkit::engines() {
        let (stage, operator) = on(engine).await;
        let mut tx = stage.app.cx(policy::Actor::Console).begin().await.unwrap();
        let long_ago = date(2020, 1, 1).value();
        tx.execute(&WITHDRAW, [stage.services[0].value(), long_ago]).await.unwrap();
        tx.commit().await.unwrap();

        import(&operator, PAST).await.holds("Contatti importati");

        let given: Vec<_> = stage.of(DAY).await.into_iter().map(|one| one.services.clone()).collect();
        assert_eq!(given, [[stage.services[0]], [stage.services[0]]], "{engine:?}");
    }
}

#[tokio::test]
async fn rows_to_mend_are_named_and_stay_out_while_the_others_come_in() {
    for engine in testkit::engines() {
        let (stage, operator) = on(engine).await;
        let text = format!(
            "{PAST}31/02/2024;Lavoro;Telefono;;;;\n\n05/03/2024;Lavoro;Piccione;Cucito;;;Atlantide\n"
        );

        let page = operator.post_files(HERE, &[], &[file(&text)]).await.expect(422);
        let page = page
            .holds(">5</th>")
            .holds(">7</th>")
            .holds("Cucito")
            .holds("Nessun Comune conosciuto ha questo nome")
            .holds("Importa le 3 righe giuste e lascia fuori le altre 2");
        assert_eq!(stage.of(DAY).await, []);
        let rows = carried(&page);
        let sheet =
            operator.post_form(&format!("{HERE}/da-correggere.xlsx"), &[("righe", &rows)]).await.expect(200);
        let table = tables::read(sheet.bytes()).unwrap();
        assert_eq!(table.rows.len(), 2);
        assert!(table.rows[1].cells[0].contains("Canale:") && table.rows[1].cells[0].contains("Comune"));

        import(&operator, &text).await.holds("rimaste fuori");

        assert_eq!(stage.of(DAY).await.len(), 2);
    }
}

#[tokio::test]
async fn mended_rows_come_in_once_and_count_beside_those_that_say_the_same() {
    for engine in testkit::engines() {
        let (stage, operator) = on(engine).await;
        let wrong = PAST.replacen("Telefono", "Piccione", 1);
        let page = operator.post_files(HERE, &[], &[file(&wrong)]).await.expect(422);
        let rows = carried(&page);
        let sheet =
            operator.post_form(&format!("{HERE}/da-correggere.xlsx"), &[("righe", &rows)]).await.expect(200);
        let left_out = tables::read(sheet.bytes()).unwrap();
        let line = |cells: &[String]| cells.join(";");
        let mended = format!("{}\n{}\n", line(&left_out.heads), line(&left_out.rows[0].cells));
        let mended = mended.replace("Piccione", "Telefono");
        import(&operator, &wrong).await.holds("rimaste fuori");
        assert_eq!(stage.of(DAY).await.len(), 1);

        import(&operator, &mended).await.holds("Contatti importati");
        assert_eq!(stage.of(DAY).await.len(), 2, "it says the same as the other, and is another");
        import(&operator, &mended).await.holds("nulla è cambiato");
        // The whole file, mended too, brings nothing more.
        import(&operator, PAST).await.holds("nulla è cambiato");

        assert_eq!(stage.of(DAY).await.len(), 2);
    }
}

#[tokio::test]
async fn who_lives_in_another_province_is_kept_as_that() {
    for engine in testkit::engines() {
        let (stage, operator) = on(engine).await;
        let console = stage.app.cx(policy::Actor::Console);
        let index = "Codice_IPA;Denominazione_ente;Codice_Categoria;Mail1;Tipo_Mail1\n\
                     c_d629;Comune di Fivizzano;L6;a@pec.example.org;pec\n";
        network::api::actions::import_index(&console, index.as_bytes(), true).await.unwrap();
        let places = ["Sarzana", "Roma", "Fivizzano", "Fuori provincia", "Non detto", ""];
        let rows: Vec<String> = places.iter().map(|place| format!("05/03/2024;Lavoro;{place}")).collect();

        import(&operator, &format!("Data;Richiesta;Comune\n{}", rows.join("\n")))
            .await
            .holds("Contatti importati");

        let mut found: Vec<_> = stage.of(DAY).await.iter().map(|one| one.facts.residence.clone()).collect();
        found.sort();
        let sarzana = Residence::Comune(IstatCode::parse("011027").unwrap());
        let elsewhere = Some(Residence::Elsewhere);
        assert_eq!(found, [None, None, Some(sarzana), elsewhere.clone(), elsewhere.clone(), elsewhere]);
    }
}

#[tokio::test]
async fn form_offers_another_province_and_the_contact_says_it() {
    for engine in testkit::engines() {
        let (stage, operator) = on(engine).await;
        operator.get("/ufficio/contatti/qui/nuovo").await.expect(200).holds("Fuori provincia</option>");

        let sent =
            [("canale", "phone"), ("richiesta", "job"), ("residenza", "elsewhere"), ("chi", "Prova Lontana")];
        let saved = operator.post_form("/ufficio/contatti/qui/nuovo", &sent).await.expect(303);

        operator.follow(saved).await.expect(200).holds("Fuori provincia");
        assert_eq!(stage.of_today().await[0].facts.residence, Some(Residence::Elsewhere));
    }
}

#[tokio::test]
async fn what_is_no_sheet_is_refused_in_words() {
    for engine in testkit::engines() {
        let (_stage, operator) = on(engine).await;

        operator.post_files(HERE, &[], &[]).await.expect(422).holds("Scelga un file");
        let heads = "Nome;Cognome\nAda;Prova\n";
        operator.post_files(HERE, &[], &[file(heads)]).await.expect(422).holds("Mancano le colonne");
        operator
            .post_files(HERE, &[], &[file("Data;Richiesta\n")])
            .await
            .expect(422)
            .holds("Il file è vuoto");
        for rows in ["", "%PDF-1.7", "x;y\n1;2"] {
            operator.post_form(&format!("{HERE}/conferma"), &[("righe", rows)]).await.expect(422);
        }
        operator.post_form(&format!("{HERE}/conferma"), &[("altro", "x")]).await.expect(422);
    }
}

#[tokio::test]
async fn empty_sheet_offers_the_words_and_comes_in_with_them() {
    for engine in testkit::engines() {
        let (_stage, operator) = on(engine).await;

        operator
            .get(HERE)
            .await
            .expect(200)
            .holds("Ha avuto le informazioni")
            .holds("Disoccupata o disoccupato");
        let sheet = operator.get(&format!("{HERE}/modello.xlsx")).await.expect(200);

        let table = tables::read(sheet.bytes()).unwrap();
        assert_eq!((table.heads.len(), table.rows.len()), (18, 0));
        let words = unpacked(sheet.bytes(), "xl/sharedStrings.xml");
        for word in [
            "Ha avuto le informazioni",
            "Disoccupata o disoccupato",
            "Fuori provincia",
            "Orientamento",
            "Comune di Altrove",
        ] {
            assert!(words.contains(word), "{word}");
        }
        assert!(unpacked(sheet.bytes(), "xl/worksheets/sheet1.xml").contains("<dataValidation "));
    }
}
