//! Words in a vacancy that the law may not bear: nobody publishes them with one click.

use opportunity::actions::{OpportunityError, create_source, edit_opportunity, import_file, invite_bodies};
use opportunity::model::doubt::Reasons;
use opportunity::model::{Draft, Kind, Language, Opportunity, SourceTerms, State};
use testkit::Browser;

use crate::stage::{Seen as _, Stage, a_network, fields, vacancy};

/// What an independent reader sent in, and the coordinator published with one click.
const WORDS: &str = "Bella presenza, massimo 30 anni, residenti, madrelingua italiana.";
const FIELDS: [&str; 4] =
    ["perche-bella-presenza", "perche-massimo-30-anni", "perche-residenti", "perche-madrelingua-italiana"];

async fn sent_in(stage: &Stage, requirements: &str) -> (Browser, String) {
    invite_bodies(&stage.console(), stage.network).await.unwrap();
    stage.app.finish().await;
    let body = stage.app.browser();
    body.open(&stage.app.mailed_link("")).await.expect(200);
    let mut form = fields("Barista");
    form.push(("requirements", requirements));
    let address = format!("/opportunita/proponi/{}/nuova", stage.body);
    let shown = body.post_form(&address, &form).await.expect(422);
    let shown = shown.holds("Parole da controllare");
    let seen: Vec<String> = shown
        .text()
        .split("name=\"visto\" value=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    form.extend(seen.iter().map(|words| ("visto", words.as_str())));
    body.post_form(&address, &form).await.expect(303);
    let waiting = stage.office().get("/ufficio/opportunita").await.expect(200);
    let href = waiting.links().into_iter().find(|link| link.starts_with("/ufficio/opportunita/0")).unwrap();
    (body, href)
}

async fn found(stage: &Stage, href: &str) -> Opportunity {
    stage.found(href.rsplit('/').next().unwrap().parse().unwrap()).await
}

#[tokio::test]
async fn doubtful_vacancy_is_not_published_by_one_click() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (_, href) = sent_in(&stage, WORDS).await;
        let office = stage.office();

        let shown = office.post_form(&href, &[("what", "approve")]).await.expect(422);

        let text = shown.holds("massimo 30 anni").holds("d.lgs. 215/2003").holds("d.lgs. 198/2006, art. 27");
        // An apprenticeship opens an age, and nothing else.
        assert_eq!(text.text().matches("per esempio: è un apprendistato").count(), 1);
        assert!(
            FIELDS.iter().all(|field| text.text().contains(&format!("name=\"{field}\""))),
            "{}",
            text.text()
        );
        assert_eq!(found(&stage, &href).await.state, State::SentIn, "{engine:?}");
        // A reason for three of four, and one that is none.
        let mut form = vec![("what", "approve")];
        let reasons = ["Lo chiede chi sfila.", "È un apprendistato.", "Reperibilità in dieci minuti."];
        form.extend(FIELDS.into_iter().zip(reasons));
        form.push((FIELDS[3], "ok"));
        office.post_form(&href, &form).await.expect(422).holds("perché «madrelingua italiana» può restare");
        stage.app.get("/opportunita").await.expect(200).lacks("Barista");

        form.pop();
        form.push((FIELDS[3], "È una scuola di lingua."));
        office.post_form(&href, &form).await.expect(303);

        stage.app.get("/opportunita").await.expect(200).holds("Barista");
        let history = office.get(&href).await.expect(200);
        history.holds("«madrelingua italiana»: È una scuola di lingua.").lacks("name=\"perche-");
    }
}

#[tokio::test]
async fn one_reason_for_all_publishes_nothing_and_none_publishes_what_is_barred() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (_, href) =
            sent_in(&stage, "Massimo 30 anni, residenti, no stranieri, religione cattolica.").await;
        let office = stage.office();
        let page = office.get(&href).await.expect(200);
        page.holds("name=\"perche-residenti\"").lacks("name=\"perche-no-stranieri\"").holds("Va tolto");
        let fields = [
            "perche-massimo-30-anni",
            "perche-residenti",
            "perche-no-stranieri",
            "perche-religione-cattolica",
        ];
        let mut form = vec![("what", "approve")];
        form.extend(fields.map(|field| (field, "va bene così")));

        let shown = office.post_form(&href, &form).await.expect(422);

        shown.holds("perché «Massimo 30 anni» può restare").holds("«no stranieri» non si può pubblicare");
        let mut form = vec![("what", "approve")];
        let reasons = [
            "È un apprendistato.",
            "Reperibilità in dieci minuti.",
            "Lo vuole il titolare.",
            "È una scuola.",
        ];
        form.extend(fields.into_iter().zip(reasons));
        let shown = office.post_form(&href, &form).await.expect(422);
        shown
            .holds("«religione cattolica» non si può pubblicare")
            .lacks("perché «residenti» può restare, con");
        assert_eq!(found(&stage, &href).await.state, State::SentIn, "{engine:?}");
        stage.app.get("/opportunita").await.expect(200).lacks("Barista");
    }
}

#[tokio::test]
async fn mended_text_needs_no_reason_and_is_approved_at_once() {
    let stage = a_network(testkit::Engine::Lite).await;
    let (_, href) = sent_in(&stage, WORDS).await;
    let office = stage.office();
    let mut form = fields("Barista");
    let version = found(&stage, &href).await.version.to_string();
    form.extend([("requirements", "Esperienza al banco, italiano parlato."), ("version", version.as_str())]);

    office.post_form(&format!("{href}/modifica"), &form).await.expect(303);
    office.get(&href).await.expect(200).lacks("Parole da controllare");
    office.post_form(&href, &[("what", "approve")]).await.expect(303);

    stage.app.get("/opportunita").await.expect(200).holds("Barista");
}

#[tokio::test]
async fn office_says_why_too_when_it_writes_or_rewrites() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let office = stage.office();
        let mut form = fields("Barista under 30");
        let new = "/ufficio/opportunita/nuova";
        office.post_form(new, &form).await.expect(422).holds("name=\"perche-under-30\"");
        stage.app.get("/opportunita").await.expect(200).lacks("Barista");
        form.push(("perche-under-30", "È un apprendistato fino a 29 anni."));
        office.post_form(new, &form).await.expect(303);
        stage.app.get("/opportunita").await.expect(200).holds("Barista under 30");

        // What is on the portal takes no doubtful words in by being rewritten; those that were looked at stay.
        let one = stage.published(vacancy("Cuoca o cuoco")).await;
        let draft = Draft { requirements: "Residenti in zona.".into(), ..vacancy("Cuoca o cuoco") };
        let edit = async |reasons: Reasons| {
            edit_opportunity(&stage.console(), one.id, one.version, &draft, &reasons).await
        };
        let Err(OpportunityError::Doubtful(missing)) = edit(Reasons::default()).await else {
            panic!("{engine:?}")
        };
        assert_eq!(missing.len(), 1);
        let why = [("residenti".to_owned(), "Reperibilità entro dieci minuti.".to_owned())];
        edit(Reasons::of(why)).await.unwrap();
        let version = stage.found(one.id).await.version;
        edit_opportunity(&stage.console(), one.id, version, &draft, &Reasons::default()).await.unwrap();
    }
}

#[tokio::test]
async fn trusted_source_publishes_no_doubtful_words_by_itself() {
    let stage = a_network(testkit::Engine::Lite).await;
    let terms = SourceTerms {
        name: "Giornale del lavoro".into(),
        url: None,
        kind: Kind::Vacancy,
        place: Some("011027".into()),
        language: Language::Italian,
        days: None,
        is_trusted: true,
    };
    let source = create_source(&stage.console(), stage.network, &terms).await.unwrap();
    let file = "Codice,Titolo,In breve,Datore di lavoro,Come candidarsi,Scadenza\n\
                1,Barista,Al banco.,Bar Inventato,Telefonare.,2026-12-20\n\
                2,Commessa under 25,In negozio.,Negozio Inventato,Telefonare.,2026-12-20\n";

    let import = import_file(&stage.console(), source, "voci.csv", file.as_bytes()).await.unwrap();

    assert_eq!((import.new, import.faults.len()), (2, 0), "{:?}", import.faults);
    stage.app.get("/opportunita").await.expect(200).holds("Barista").lacks("Commessa");
    stage.office().get("/ufficio/opportunita").await.expect(200).holds("Commessa under 25");
}
