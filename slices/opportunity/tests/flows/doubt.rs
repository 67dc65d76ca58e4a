//! Words in a vacancy that the law may not bear: nobody publishes them with one click.

use opportunity::actions::{OpportunityError, create_source, edit_opportunity, import_file, invite_bodies};
use opportunity::model::{Draft, Kind, Language, Opportunity, SourceTerms, State};
use testkit::Browser;
use texts::italian::offer::{Reason, Reasons};

use crate::stage::{Seen as _, Stage, a_network, fields, vacancy};

/// What an independent reader sent in, and the coordinator published with one click.
const WORDS: &str = "Bella presenza, massimo 30 anni, residenti, madrelingua italiana.";
/// The end of the fields' names, the exception that fits, and why.
const WHY: [(&str, &str, &str); 4] = [
    ("bella-presenza", "described", "Si parla della vetrina, che ha una bella presenza sulla piazza."),
    ("massimo-30-anni", "apprenticeship", "È un apprendistato, che la legge apre fino a 29 anni."),
    ("residenti", "reach", "Di notte bisogna arrivare al banco del pronto intervento in dieci minuti."),
    ("madrelingua-italiana", "language", "Si insegna la lingua ai clienti della scuola di cucina."),
];

/// The fields in which it is said why words may stay.
fn why(all: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let field = |(words, exception, sentence): &(&str, &str, &str)| {
        [
            (format!("eccezione-{words}"), (*exception).to_owned()),
            (format!("perche-{words}"), (*sentence).to_owned()),
        ]
    };
    all.iter().flat_map(field).collect()
}

/// A form that approves it.
fn approving(reasons: &[(String, String)]) -> Vec<(&str, &str)> {
    let reasons = reasons.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    [("what", "approve")].into_iter().chain(reasons).collect()
}

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

        let mut text =
            shown.holds("massimo 30 anni").holds("d.lgs. 215/2003").holds("d.lgs. 198/2006, art. 27");
        // An apprenticeship opens an age, and nothing else; each kind of word has its own example.
        assert_eq!(text.text().matches("value=\"apprenticeship\"").count(), 1);
        assert_eq!(text.text().matches("value=\"show\"").count(), 0);
        for hint in
            ["apprendistato professionalizzante", "reperibilità notturna", "insegna la lingua in classe"]
        {
            text = text.holds(hint);
        }
        for (words, ..) in WHY {
            for field in ["perche", "eccezione"] {
                text = text.holds(&format!("name=\"{field}-{words}\""));
            }
        }
        assert_eq!(found(&stage, &href).await.state, State::SentIn, "{engine:?}");
        // Three words are no sentence, whatever is chosen; a sentence is no exception.
        let mut some = WHY;
        some[2].1 = "";
        some[3].2 = "va bene così";
        let refused = office.post_form(&href, &approving(&why(&some))).await.expect(422);
        refused
            .holds("Scriva in una frase intera perché «madrelingua italiana» può restare")
            .holds("Scelga perché «residenti» può restare")
            .lacks("perché «massimo 30 anni» può restare, o cambi");
        stage.app.get("/opportunita").await.expect(200).lacks("Barista");

        office.post_form(&href, &approving(&why(&WHY))).await.expect(303);

        stage.app.get("/opportunita").await.expect(200).holds("Barista");
        let history = office.get(&href).await.expect(200);
        history
            .holds("«madrelingua italiana»: È la lingua con cui si lavora: insegnarla, tradurre, fare da interprete. Si insegna la lingua")
            .lacks("name=\"perche-");
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
        let same = "Lo vuole il titolare della ditta.";
        let all = [
            ("massimo-30-anni", "apprenticeship", same),
            ("residenti", "reach", same),
            ("no-stranieri", "law", same),
            ("religione-cattolica", "creed", same),
        ];

        let shown = office.post_form(&href, &approving(&why(&all))).await.expect(422);

        shown.holds("Per «Massimo 30 anni» scriva una frase sua").holds("«no stranieri» non può uscire");
        let mut all = all;
        (all[0].2, all[1].2) = (WHY[1].2, WHY[2].2);
        let shown = office.post_form(&href, &approving(&why(&all))).await.expect(422);
        shown
            .holds("«religione cattolica» non può uscire")
            .lacks("Per «residenti» scriva")
            .lacks("perché «residenti» può restare, o cambi");
        assert_eq!(found(&stage, &href).await.state, State::SentIn, "{engine:?}");
        stage.app.get("/opportunita").await.expect(200).lacks("Barista");
    }
}

#[tokio::test]
async fn one_sex_alone_is_published_in_fashion_art_and_show_and_nowhere_else() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let office = stage.office();
        let form = |title, requirements, exception| {
            let mut form = fields(title);
            form.push(("requirements", requirements));
            form.push(("eccezione-solo-donne", exception));
            form.push(("perche-solo-donne", "La sfilata presenta abiti da donna della nuova stagione."));
            form
        };
        let new = "/ufficio/opportunita/nuova";

        let shop = form("Barista in un negozio di moda", "Solo donne.", "show");
        office
            .post_form(new, &shop)
            .await
            .expect(422)
            .holds("«Solo donne» non può uscire")
            .lacks("value=\"show\"");
        let other = form("Indossatrice o indossatore", "Sfilata di primavera, solo donne.", "described");
        office.post_form(new, &other).await.expect(422).holds("value=\"show\"").lacks("value=\"described\"");
        stage.app.get("/opportunita").await.expect(200).lacks("Indossatrice");
        let show = form("Indossatrice o indossatore", "Sfilata di primavera, solo donne.", "show");
        office.post_form(new, &show).await.expect(303);

        stage.app.get("/opportunita").await.expect(200).holds("Indossatrice");
    }
}

#[tokio::test]
async fn trade_said_of_women_alone_is_doubtful_and_both_forms_are_suggested() {
    let stage = a_network(testkit::Engine::Lite).await;
    let office = stage.office();

    let asked = office.post_form("/ufficio/opportunita/nuova", &fields("Cameriera")).await.expect(422);

    asked.holds("nelle due forme: «Cameriere/cameriera»").holds("name=\"eccezione-cameriera\"");
    office.post_form("/ufficio/opportunita/nuova", &fields("Cameriere/cameriera")).await.expect(303);
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
        form.push(("perche-under-30", WHY[1].2));
        office.post_form(new, &form).await.expect(422).holds("Scelga perché «under 30» può restare");
        form.push(("eccezione-under-30", "apprenticeship"));
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
        let reason = Reason { exception: "reach".into(), sentence: WHY[2].2.into() };
        edit(Reasons::of([("residenti".to_owned(), reason)])).await.unwrap();
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
