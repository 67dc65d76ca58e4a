//! Files of sources: what is good comes in, what is known is written anew, what is faulty is named.

use kernel::Id;
use opportunity::actions::{ImportError, create_source, import_file, withdraw_opportunity};
use opportunity::model::import::FileFault;
use opportunity::model::{Kind, Language, Source, SourceTerms, State};
use testkit::Upload;

use crate::stage::{Seen as _, Stage, a_network};

async fn a_source(stage: &Stage, is_trusted: bool) -> Id<Source> {
    let terms = SourceTerms {
        name: format!("Fonte {is_trusted}"),
        url: None,
        kind: Kind::News,
        place: Some("provincia".into()),
        language: Language::Italian,
        days: Some(30),
        is_trusted,
    };
    create_source(&stage.console(), stage.network, &terms).await.unwrap()
}

fn feed(titles: &[(&str, &str)]) -> Vec<u8> {
    let items: String = titles
        .iter()
        .map(|(id, title)| {
            format!(
                "<item><guid>{id}</guid><title>{title}</title><link>https://esempio.it/{id}</link>\
                 <description>Testo</description><pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate></item>"
            )
        })
        .collect();
    format!("<rss><channel>{items}</channel></rss>").into_bytes()
}

#[tokio::test]
async fn file_of_a_trusted_source_is_published_and_known_again() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let source = a_source(&stage, true).await;
        let cx = stage.console();

        let first =
            import_file(&cx, source, "a.xml", &feed(&[("1", "Uno"), ("2", "Due"), ("3", "")])).await.unwrap();
        let again =
            import_file(&cx, source, "a.xml", &feed(&[("1", "Uno nuovo"), ("2", "Due")])).await.unwrap();

        assert_eq!((first.new, first.changed, first.same, first.faults.len()), (2, 0, 0, 1));
        assert_eq!((again.new, again.changed, again.same), (0, 1, 1), "{engine:?}");
        let list = stage.app.get("/opportunita").await.expect(200);
        assert!(
            list.text().contains("Uno nuovo") && list.text().contains("2 opportunità"),
            "{}",
            list.text()
        );
    }
}

#[tokio::test]
async fn file_of_another_source_waits_and_what_was_settled_stays_so() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let source = a_source(&stage, false).await;
        let cx = stage.console();
        import_file(&cx, source, "a.xml", &feed(&[("1", "Uno")])).await.unwrap();
        stage.app.get("/opportunita").await.expect(200).lacks("Uno");
        let mut tx = cx.read().await.unwrap();
        let waiting =
            opportunity::store::opportunity::in_state(&mut tx, &[stage.network], State::SentIn, (10, 0))
                .await;
        let one = waiting.unwrap().remove(0);
        drop(tx);

        withdraw_opportunity(&cx, one.id, "Non ci riguarda.").await.unwrap();
        let again = import_file(&cx, source, "a.xml", &feed(&[("1", "Uno ancora")])).await.unwrap();

        assert_eq!((again.settled, again.changed), (1, 0));
        assert_eq!(stage.found(one.id).await.state, State::Withdrawn, "{engine:?}");
    }
}

#[tokio::test]
async fn office_uploads_a_file_and_reads_what_came_of_it() {
    let stage = a_network(testkit::Engine::Lite).await;
    let source = a_source(&stage, false).await;
    let office = stage.office();
    let address = format!("/ufficio/opportunita/fonti/{source}");
    let file =
        |bytes: &'static [u8]| [Upload { field: "file", name: "x.csv", media_type: "text/csv", bytes }];
    const CSV: &[u8] = b"Codice;Titolo;Scadenza;Tipo;Azienda;Link;Note\n\
        A1;Barista;20/12/2026;Offerta;Bar Inventato;https://esempio.it/1;x\n\
        A2;Cuoco;20/12/2026;Offerta;;https://esempio.it/2;\n";

    let done = office.post_files(&format!("{address}/importa"), &[], &file(CSV)).await.expect(303);
    let report = office.get(done.location()).await.expect(200);
    assert!(
        report.text().contains("Nuove: 1") && report.text().contains("art. 9 D.Lgs. 276/2003"),
        "{}",
        report.text()
    );
    assert!(report.text().contains("Cuoco") && !report.text().contains("Barista"));

    let report = report.holds("Colonne non lette: Note.").holds("aspettano l’approvazione");
    report.lacks("niente di nuovo");
    let again = office.post_files(&format!("{address}/importa"), &[], &file(CSV)).await.expect(303);
    office.get(again.location()).await.expect(200).holds("niente di nuovo").lacks("aspettano");

    let wrong = office.post_files(&format!("{address}/importa"), &[], &file(b"a;b\n1;2")).await.expect(422);
    assert!(wrong.text().contains("Mancano le colonne"));
    office.get(&address).await.expect(200).holds("x.csv");
}

#[tokio::test]
async fn our_own_feed_can_be_read_in_again() {
    let stage = a_network(testkit::Engine::Lite).await;
    stage.published(crate::stage::vacancy("Saldatrice & saldatore <esperti>")).await;
    let atom = stage.app.get("/opportunita.atom").await.expect(200);
    let source = a_source(&stage, true).await;

    let import = import_file(&stage.console(), source, "own.atom", atom.text().as_bytes()).await.unwrap();

    assert_eq!((import.new, import.faults.len()), (1, 0), "{import:?} {}", atom.text());
    let list = stage.app.get("/opportunita?q=saldatore").await.expect(200);
    assert_eq!(
        list.text().matches("Saldatrice &#38; saldatore &#60;esperti&#62;</a>").count(),
        2,
        "{}",
        list.text()
    );
}

#[tokio::test]
async fn file_that_hides_tricks_is_refused_whole() {
    let stage = a_network(testkit::Engine::Lite).await;
    let source = a_source(&stage, true).await;
    let laughs =
        b"<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\">]><rss><channel><item/></channel></rss>";

    let refused = import_file(&stage.console(), source, "l.xml", laughs).await;

    assert!(matches!(refused, Err(ImportError::File(FileFault::DocumentType))), "{refused:?}");
}
