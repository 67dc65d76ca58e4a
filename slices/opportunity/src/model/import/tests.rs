//! Files as they come, good and bad.

use proptest::prelude::*;

use super::*;
use crate::model::draft::tests::ground;
use crate::model::{Kind, Language, SourceTerms};

fn source() -> SourceTerms {
    SourceTerms {
        name: "Centro per l'Impiego inventato".into(),
        url: None,
        kind: Kind::News,
        place: Some("011015".into()),
        language: Language::Italian,
        days: Some(30),
        is_trusted: false,
    }
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:j="urn:jobs"><channel><title>Lavoro</title>
<item><title>Saldatore &amp; carpentiere</title><link>https://esempio.it/1</link><guid>1</guid>
<description><![CDATA[<p>Cantiere cerca <b>saldatore</b>.</p>]]></description><pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate>
<j:kind>vacancy</j:kind><j:employer>Cantiere Inventato</j:employer><j:location>Sarzana</j:location></item>
<item><title>Senza datore</title><link>https://esempio.it/2</link><guid>2</guid><description>x</description>
<pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate><j:kind>vacancy</j:kind></item>
<item><title>Vecchia</title><link>https://esempio.it/3</link><guid>3</guid><description>x</description>
<pubDate>Fri, 20 Nov 2020 10:00:00 +0100</pubDate></item>
<item><title>Ripetuta</title><link>https://esempio.it/1</link><guid>1</guid><description>x</description>
<pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate></item>
</channel></rss>"#;

#[test]
fn rss_brings_what_is_good_and_names_what_is_not() {
    let plan = plan(read(RSS.as_bytes()).unwrap().items, &source(), &ground());

    assert_eq!(plan.good.len(), 1, "{plan:?}");
    let details = &plan.good[0].details;
    assert_eq!(details.title, "Saldatore & carpentiere");
    assert_eq!(details.summary, "Cantiere cerca saldatore.");
    assert_eq!((details.kind, details.employer.as_deref()), (Kind::Vacancy, Some("Cantiere Inventato")));
    assert_eq!(details.ends_on.to_string(), "2026-12-20");
    assert_eq!(plan.over, 1);
    let faults: Vec<_> = plan.faults.iter().map(|fault| (fault.number, fault.kinds.as_slice())).collect();
    use crate::model::FaultKind::{NoEmployer, Twice};
    assert_eq!(faults, [(2, &[NoEmployer][..]), (4, &[Twice][..])]);
}

#[test]
fn atom_brings_its_entries() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>urn:x:1</id><title type="html">Citt&amp;agrave; aperta</title>
        <link rel="self" href="https://esempio.it/self"/><link href="https://esempio.it/a"/><updated>2026-11-20T08:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Uno</p><p>Due</p></div></content></entry></feed>"#;

    let plan = plan(read(atom.as_bytes()).unwrap().items, &source(), &ground());

    let one = &plan.good[0];
    assert_eq!((one.reference.as_str(), one.details.title.as_str()), ("urn:x:1", "Città aperta"));
    assert_eq!(one.details.link.as_deref(), Some("https://esempio.it/a"));
    assert_eq!(one.details.body, "Uno\n\nDue".replace("\n\n", "\n"));
}

#[test]
fn page_with_a_job_posting_is_read() {
    let html = r#"<!doctype html><html><head><SCRIPT type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},
      {"@type":"JobPosting","title":"Magazziniera","description":"<p>Turni.</p>","datePosted":"2026-11-01","validThrough":"2026-12-24T23:59:00+01:00",
       "hiringOrganization":{"@type":"Organization","name":"Magazzini Inventati"},"identifier":{"@type":"PropertyValue","value":77},
       "jobLocation":[{"@type":"Place","address":{"addressLocality":"La Spezia (SP)","streetAddress":"Via Prova 1"}}],
       "employmentType":"TEMPORARY","totalJobOpenings":2,"url":"https://esempio.it/77"}]}</SCRIPT></head>
      <body><script>var a = "</p>"</script><script type="application/ld+json">{ rotto </script></body></html>"#;

    let plan = plan(read(html.as_bytes()).unwrap().items, &source(), &ground());

    let one = &plan.good[0];
    assert_eq!(one.reference, "77");
    assert_eq!(one.details.positions, Some(2));
    assert_eq!(one.details.address, "Via Prova 1");
    assert_eq!(one.details.ends_on.to_string(), "2026-12-24");
    assert_eq!(plan.faults[0].kinds, [crate::model::FaultKind::Unreadable]);
}

#[test]
fn spreadsheet_is_read_by_its_heads() {
    let csv = "Codice;Tipo;Titolo;Azienda;Comune;Scadenza;Link;Gruppi\n\
               A1;Offerta di lavoro;Cuoco;Osteria Inventata;Sarzana;24/12/2026;https://esempio.it/a1;\n\
               A2;Corso;Saldatura;;La Spezia;2026-12-24;https://esempio.it/a2;young\n\
               A3;Offerta;Barista;Bar Inventato;Sarzana;24/12/2026;https://esempio.it/a3;young\n";

    let plan = plan(read(csv.as_bytes()).unwrap().items, &source(), &ground());

    assert_eq!(plan.good.len(), 2, "{plan:?}");
    assert_eq!(plan.faults[0].kinds, [crate::model::FaultKind::GroupsOnVacancy]);
    assert_eq!(plan.faults[0].number, 4);
}

#[test]
fn ten_thousand_items_of_which_37_are_broken_bring_9963() {
    let mut rss = String::from("<rss><channel>");
    for number in 0..10_000 {
        let title = if number % 271 == 5 { "" } else { "Avviso" };
        rss.push_str(&format!(
            "<item><guid>{number}</guid><title>{title}</title><link>https://esempio.it/{number}</link>\
             <description>Testo</description><pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate></item>"
        ));
    }
    rss.push_str("</channel></rss>");

    let plan = plan(read(rss.as_bytes()).unwrap().items, &source(), &ground());

    assert_eq!((plan.good.len(), plan.faults.len()), (9_963, 37));
}

#[test]
fn file_that_breaks_off_keeps_what_stood_before() {
    let broken = RSS.split("<item><title>Senza").next().unwrap().to_owned() + "<item><title>Mezzo</titl";

    let plan = plan(read(broken.as_bytes()).unwrap().items, &source(), &ground());

    assert_eq!((plan.good.len(), plan.faults.len()), (1, 1));
}

#[test]
fn entities_of_its_own_and_endless_nesting_are_refused() {
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>
                    <rss><channel><item><title>&lol2;</title></item></channel></rss>"#;
    assert_eq!(read(laughs.as_bytes()), Err(FileFault::DocumentType));
    let file = r#"<?xml version="1.0"?><!DOCTYPE r SYSTEM "file:///etc/passwd"><rss><channel><item/></channel></rss>"#;
    assert_eq!(read(file.as_bytes()), Err(FileFault::DocumentType));
    let nested = format!("<rss><channel><item>{}", "<a>".repeat(10 * 1024 * 1024 / 3));
    assert_eq!(read(nested.as_bytes()), Err(FileFault::TooDeep));
    assert_eq!(read("[".repeat(10 * 1024 * 1024).as_bytes()), Err(FileFault::Unreadable));
    let json = format!("{}{}", r#"{"@graph":["#.repeat(50), r#"]}"#.repeat(50));
    assert_eq!(read(json.as_bytes()), Err(FileFault::TooDeep));
}

#[test]
fn entity_that_nobody_declared_stays_as_it_was_written() {
    let rss = "<rss><channel><item><guid>1</guid><title>A &boh; &#x41;</title><link>https://esempio.it/1</link>\
               <pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate></item></channel></rss>";
    let plan = plan(read(rss.as_bytes()).unwrap().items, &source(), &ground());
    assert_eq!(plan.good[0].details.title, "A &boh; A");
}

#[test]
fn feed_in_an_old_encoding_keeps_its_accents() {
    let rss = RSS.replace("UTF-8", "ISO-8859-1").replace("Saldatore &amp; carpentiere", "Attività");
    let bytes: Vec<u8> = rss.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let plan = plan(read(&bytes).unwrap().items, &source(), &ground());
    assert_eq!(plan.good[0].details.title, "Attività");
}

#[test]
fn file_of_nothing_says_so() {
    assert_eq!(read(b"<rss><channel></channel></rss>"), Err(FileFault::NoItems));
    assert_eq!(read(b"<html><body>ciao</body></html>"), Err(FileFault::NoItems));
    assert!(matches!(read(b"a;b\n1;2"), Err(FileFault::Columns(_))));
    assert!(read(b"").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_mangled_feed_brings_the_reader_down(at in 0..RSS.len(), with in "[<>&;a-z/\\[\"]{0,6}") {
        let mut mangled = RSS.as_bytes().to_vec();
        mangled.splice(at..at, with.bytes());
        if let Ok(file) = read(&mangled) {
            let plan = plan(file.items, &source(), &ground());
            prop_assert!(plan.good.iter().all(|one| one.details.kind != Kind::Vacancy || one.details.employer.is_some()));
        }
    }
}
