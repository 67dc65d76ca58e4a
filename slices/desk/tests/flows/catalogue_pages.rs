//! The pages of the catalogue, in process: what the public, a body behind its link and the office see.

use desk::model::catalogue::{Place, ServiceStatus};
use desk::store::catalogue::{service, suggestion};
use jiff::civil::date;
use kernel::{Id, Period};
use network::api::actions::{NewNetwork, NewParty, add_party, create_agreement, create_network};
use network::api::{AgreementKind, AgreementTerms, Organisation, PartnerRole};
use policy::ROOT;
use testkit::{Browser, Engine, TestApp, Upload, console, engines, staff};

use crate::catalogue_ground::{Keyed, fill, migrations};

struct Portal {
    app: TestApp,
    keyed: Keyed,
}

async fn a_portal(engine: Engine) -> Portal {
    let app = TestApp::builder(engine)
        .texts(&[desk::TEXTS])
        .migrations(&migrations())
        .rooms(|kit| vec![desk::slice(kit)])
        .start()
        .await;
    let keyed = fill(&app.cx(console())).await;
    Portal { app, keyed }
}

impl Portal {
    fn body(&self, key: &str) -> Id<Organisation> {
        self.keyed.0[key]
    }
}

#[tokio::test]
async fn citizen_finds_reads_and_corrects_a_sheet() {
    for engine in engines() {
        let portal = a_portal(engine).await;

        // given a search in her own words, narrowed, its state in the address
        let found =
            portal.app.get("/servizi?q=non+so+fare+il+curriculum&per=persons&costo=free").await.expect(200);
        assert!(found.text().contains("/servizi/scrivere-curriculum"), "{}", found.text());
        assert!(found.text().contains("value=\"non so fare il curriculum\""));

        // when she opens the sheet
        let sheet = portal.app.get("/servizi/scrivere-curriculum").await.expect(200);

        // then it has the hooks of the model, the booking link and the data block
        for hook in [
            "metatag",
            "service-title",
            "service-description",
            "service-status",
            "service-topic",
            "page-index",
            "service-addressed",
            "service-how-to",
            "service-needed",
            "service-achieved",
            "service-calendar-text",
            "service-generic-access",
            "service-booking-access",
            "service-file",
            "service-area",
        ] {
            assert!(sheet.text().contains(&format!("data-element=\"{hook}\"")), "{hook}");
        }
        assert!(sheet.text().contains("/prenota?servizio=scrivere-curriculum"));

        // and what she suggests reaches the body
        let page = "/servizi/scrivere-curriculum/suggerisci";
        portal.app.get(page).await.expect(200);
        portal.app.post_form(page, &[("text", "")]).await.expect(422);
        let sent = portal.app.post_form(page, &[("text", "L'orario è cambiato.")]).await.expect(303);
        assert_eq!(sent.location(), "/servizi/scrivere-curriculum");
        let bodies = [portal.body("rotta-giusta")];
        let cx = portal.app.cx(console());
        let open = suggestion::open(&mut cx.read().await.unwrap(), Some(&bodies)).await.unwrap();
        assert_eq!(open.len(), 1);
    }
}

#[tokio::test]
async fn search_that_finds_nothing_says_what_to_do() {
    let portal = a_portal(Engine::Lite).await;

    let none = portal.app.get("/servizi?q=zzzzqqqq").await.expect(200);

    assert!(none.text().contains("Nessun servizio con queste parole."));
    assert!(none.text().contains("/prenota"));
}

#[tokio::test]
async fn pages_take_any_query() {
    let portal = a_portal(Engine::Lite).await;

    for address in [
        "/servizi?q=%27%22%3Cscript%3E&pagina=-1",
        "/servizi?pagina=99999999999999999999",
        "/servizi?argomento=%00&lingua=%F0%9F%98%80",
        "/servizi?pagina=9999",
        "/servizi?per=x&argomento=x&gruppo=x&canale=fax&comune=999999&lingua=xx&costo=x",
        "/api/v1/services?q=%25_&topic=training",
        "/hsds/v3/services?search=%27&taxonomy_id=00000000-0000-0000-0000-000000000000",
    ] {
        portal.app.get(address).await.expect(200);
    }
    for address in [
        "/api/v1/services?page=0",
        "/api/v1/services?per_page=x",
        "/hsds/v3/services?format=xml",
        "/hsds/v3/services?modified_after=ieri",
    ] {
        let problem = portal.app.get(address).await.expect(422);
        assert!(problem.header("content-type").unwrap().starts_with("application/problem+json"), "{address}");
    }
    for address in [
        "/servizi/nessuno",
        "/hsds/v3/services/x",
        "/hsds/v3/taxonomies/00000000-0000-0000-0000-000000000000",
    ] {
        portal.app.get(address).await.expect(404);
    }
}

#[tokio::test]
async fn programs_are_told_which_filters_are_wrong() {
    let portal = a_portal(Engine::Lite).await;

    for kind in ["audience", "topic", "target_group", "channel", "municipality", "language", "cost"] {
        let address = format!("/api/v1/services?audience=persons&{kind}=999999");
        let address = if kind == "audience" { "/api/v1/services?audience=both".to_owned() } else { address };
        let problem = portal.app.get(&address).await.expect(422).json();
        let named: Vec<&String> = problem["errors"].as_object().unwrap().keys().collect();
        assert_eq!(named, [kind], "{problem}");
    }
    let wrong = portal.app.get("/api/v1/services?channel=fax&cost=paid").await.expect(422).json();
    assert_eq!(wrong["errors"]["cost"], "Deve essere una di queste parole: free.");
    assert!(wrong["errors"]["channel"].as_str().unwrap().contains("in_person, telephone"));

    let total = async |channel: &str| {
        let address = format!("/api/v1/services?channel={channel}");
        portal.app.get(&address).await.expect(200).json()["total_items"].clone()
    };
    assert_eq!(total("phone").await, total("telephone").await);
}

#[tokio::test]
async fn sheet_hidden_for_its_age_is_gone_with_advice() {
    let portal = a_portal(Engine::Lite).await;
    portal.app.clock.set(testkit::now().plus_days(400));

    let gone = portal.app.get("/servizi/scrivere-curriculum").await.expect(410);

    assert!(gone.text().contains("Chieda a uno sportello"));
    assert!(portal.app.get("/servizi?q=curriculum").await.expect(200).text().contains("Nessun servizio"));
}

#[tokio::test]
async fn body_confirms_and_mends_its_sheets_from_the_mailed_link() {
    for engine in engines() {
        // given a campaign that wrote to every body
        let portal = a_portal(engine).await;
        let cx = portal.app.cx(console());
        let body = portal.body("rotta-giusta");
        let link = {
            let mut tx = cx.begin().await.unwrap();
            let until = cx.now().plus_days(30);
            let link =
                storage::links::create(&mut tx, &cx, desk::policy::EDIT_SERVICE, body.uuid(), until).await;
            tx.commit().await.unwrap();
            link.unwrap()
        };
        let referent = portal.app.browser();
        let secret = storage::links::token(cx.keys(), link.id);

        // when she follows the link
        let followed = referent.get(&format!("/l/{secret}")).await;
        let own = referent.follow(followed).await.expect(200);
        assert!(own.text().contains("Scrivere il curriculum"), "{}", own.text());

        // then she confirms all with one button
        let done = referent.post_form("/schede/conferma", &[]).await.expect(303);
        assert!(referent.follow(done).await.expect(200).text().contains("schede confermate"));

        // and mends one, wrong first
        let id = portal.keyed.1["scrivere-curriculum"];
        let address = format!("/schede/{id}");
        let form = referent.get(&address).await.expect(200);
        assert!(form.text().contains("value=\"Scrivere il curriculum\""));
        let wrong =
            referent.post_form(&address, &[("name", "Curriculum"), ("min_age", "molta")]).await.expect(422);
        assert!(wrong.text().contains("error-summary") && wrong.text().contains("value=\"molta\""));
        let fields = [
            ("name", "Curriculum e lettera"),
            ("summary", "Aiuto."),
            ("description", "Aiuto."),
            ("audience", "persons"),
            ("lep", "P07"),
            ("topics", "job_search"),
            ("who", "Tutti."),
            ("how", "Venire."),
            ("gets", "Un curriculum."),
            ("times", "Subito."),
            ("cost", "gratuito"),
            ("is_free", "1"),
            ("channels", "in_person"),
            ("languages", "it"),
            ("status", "active"),
        ];
        referent.post_form(&address, &fields).await.expect(303);
        let mended = service::find(&mut cx.read().await.unwrap(), id).await.unwrap().unwrap();
        assert_eq!(
            (mended.sheet.name.as_str(), mended.status),
            ("Curriculum e lettera", ServiceStatus::Active)
        );

        // but not another body's
        let other = portal.keyed.1["naspi-info"];
        referent.get(&format!("/schede/{other}")).await.expect(404);
        referent.post_form(&format!("/schede/{other}"), &fields).await.expect(404);
    }
}

/// The instant that a form carries of its sheet.
fn seen_in(form: &str) -> String {
    form.split("name=\"seen\"")
        .nth(1)
        .unwrap()
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn sheet_saved_meanwhile_is_not_written_over_by_an_older_tab() {
    for engine in engines() {
        // given a clerk and her body's own link, both with the same sheet open
        let portal = a_portal(engine).await;
        let cx = portal.app.cx(console());
        let body = portal.body("rotta-giusta");
        let mut tx = cx.begin().await.unwrap();
        let until = cx.now().plus_days(30);
        let link = storage::links::create(&mut tx, &cx, desk::policy::EDIT_SERVICE, body.uuid(), until)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let referent = portal.app.browser();
        referent.get(&format!("/l/{}", storage::links::token(cx.keys(), link.id))).await;
        let clerk = portal.app.browser().acting_as(staff("clerk", body.uuid()));
        let id = portal.keyed.1["scrivere-curriculum"];
        let (own, office) = (format!("/schede/{id}"), format!("/ufficio/catalogo/{id}"));
        let mut opened = seen_in(referent.get(&own).await.expect(200).text());
        assert_eq!(opened, seen_in(clerk.get(&office).await.expect(200).text()));
        let typed = |name: &str, seen: &str| -> Vec<(&'static str, String)> {
            let fields = [
                ("summary", "Aiuto."),
                ("description", "Aiuto."),
                ("audience", "persons"),
                ("lep", "P07"),
                ("topics", "job_search"),
                ("who", "Tutti."),
                ("how", "Venire."),
                ("gets", "Un curriculum."),
                ("times", "Subito."),
                ("cost", "gratuito"),
                ("is_free", "1"),
                ("channels", "in_person"),
                ("languages", "it"),
                ("status", "active"),
            ];
            let fields = fields.map(|(field, value)| (field, value.to_owned()));
            [("name", name.to_owned()), ("seen", seen.to_owned())].into_iter().chain(fields).collect()
        };
        let post = async |browser: &Browser, page: &str, name: &str, seen: &str| {
            let typed = typed(name, seen);
            let typed: Vec<(&str, &str)> =
                typed.iter().map(|(field, value)| (*field, value.as_str())).collect();
            browser.post_form(page, &typed).await
        };

        for (first, second, older, newer) in
            [(&own, &office, &clerk, &referent), (&office, &own, &referent, &clerk)]
        {
            // when one saves, and then the other from the tab she had opened before
            portal.app.clock.set(portal.app.clock.now().plus_minutes(1));
            let saved = format!("Salvato da {}", if first == &own { "ente" } else { "ufficio" });
            post(newer, first, &saved, &opened).await.expect(303);
            // pressed twice it is no conflict with oneself
            post(newer, first, &saved, &opened).await.expect(303);
            let refused = post(older, second, "Scritto dopo", &opened).await.expect(409);

            // then nothing is changed, what she typed is there, and she is told what to do
            let stands = service::find(&mut cx.read().await.unwrap(), id).await.unwrap().unwrap();
            assert_eq!(stands.sheet.name, saved, "{engine:?}");
            assert!(refused.text().contains("value=\"Scritto dopo\""), "{}", refused.text());
            assert!(refused.text().contains("error-summary"));
            assert!(refused.text().contains("Qualcuno ha salvato questa scheda mentre lei scriveva"));

            // and saved again, now that she knows, it is kept
            portal.app.clock.set(portal.app.clock.now().plus_minutes(1));
            let seen = seen_in(refused.text());
            assert_ne!(seen, opened);
            post(older, second, "Scritto dopo", &seen).await.expect(303);
            opened = seen_in(clerk.get(&office).await.expect(200).text());
        }
    }
}

#[tokio::test]
async fn link_pages_without_the_link_are_not_there() {
    let portal = a_portal(Engine::Lite).await;

    portal.app.get("/schede").await.expect(404);
    portal.app.post_form("/schede/conferma", &[]).await.expect(404);
}

#[tokio::test]
async fn office_shows_the_clerk_her_own_and_the_coordinator_all() {
    for engine in engines() {
        let portal = a_portal(engine).await;
        let clerk = portal.app.browser().acting_as(staff("clerk", portal.body("rotta-giusta").uuid()));
        let coordinator = portal.app.browser().acting_as(staff("coordinator", ROOT));

        let hers = clerk.get("/ufficio/catalogo").await.expect(200);
        let all = coordinator.get("/ufficio/catalogo").await.expect(200);

        assert!(hers.text().contains("Scrivere il curriculum") && !hers.text().contains("NASpI"));
        assert!(all.text().contains("pagina=2"));
        let naspi = portal.keyed.1["naspi-info"];
        clerk.get(&format!("/ufficio/catalogo/{naspi}")).await.expect(404);
        coordinator.get(&format!("/ufficio/catalogo/{naspi}")).await.expect(200);
        coordinator.post_form(&format!("/ufficio/catalogo/{naspi}/conferma"), &[]).await.expect(303);
        clerk.get("/ufficio/catalogo/campagna").await.expect(403);
        clerk.get("/ufficio/catalogo/segnalazioni").await.expect(200);
        clerk.get("/ufficio/catalogo/nuovo").await.expect(200);
        clerk.get("/ufficio/catalogo/importa").await.expect(403);
        coordinator.get("/ufficio/catalogo/importa").await.expect(200);
        portal.app.get("/ufficio/catalogo").await.expect(401);
    }
}

#[tokio::test]
async fn catalogue_exported_and_imported_changes_nothing_and_faults_name_their_line() {
    for engine in engines() {
        let portal = a_portal(engine).await;
        let office = portal.app.browser().acting_as(staff("coordinator", ROOT));
        let csv = office.get("/ufficio/catalogo/esporta.csv").await.expect(200).bytes().to_vec();
        let file = |bytes: &'static [u8]| Upload {
            field: "file",
            name: "catalogo.csv",
            media_type: "text/csv",
            bytes,
        };
        let send = async |how: &str, bytes: Vec<u8>| {
            office.post_files("/ufficio/catalogo/importa", &[("how", how)], &[file(bytes.leak())]).await
        };

        let same = send("check", csv).await.expect(200);
        let faulty =
            send("import", b"Ente;Servizio;Argomenti\nNessuno;Corso;training\n".to_vec()).await.expect(422);
        let bad = send("import", b"%PDF-1.7".to_vec()).await.expect(422);

        assert!(
            same.text().contains("0 servizi nuovi, 0 da cambiare, 124 già così, 0 cose da correggere"),
            "{}",
            same.text()
        );
        assert!(faulty.text().contains("Nessun ente ha questo nome"));
        assert!(bad.text().contains("Il file non è CSV"));
    }
}

#[tokio::test]
async fn import_adds_and_changes_all_at_once_and_a_second_time_nothing() {
    for engine in engines() {
        let portal = a_portal(engine).await;
        let body = {
            let cx = portal.app.cx(console());
            let body =
                network::api::organisation(&mut cx.read().await.unwrap(), portal.body("rotta-giusta")).await;
            body.unwrap().unwrap().name.clone()
        };
        let csv = format!(
            "Codice;Ente;Servizio;In breve;Descrizione;Argomenti;A chi è rivolto;Come fare;Cosa si ottiene;Tempi e scadenze;Costo;Canali\n\
             ;{body};Corso di zampogna;Si suona;Si suona;Corsi e formazione;Tutti;Venire;Musica;Un mese;gratuito;sportello\n"
        );
        let cx = portal.app.cx(console());
        let sheet = || {
            tables::read(csv.as_bytes()).unwrap().with(desk::model::catalogue::spreadsheet::COLUMNS).unwrap()
        };

        let first = desk::actions::catalogue::import_services(&cx, &sheet(), false).await.unwrap();
        let again = desk::actions::catalogue::import_services(&cx, &sheet(), false).await.unwrap();

        assert_eq!((first.added, first.changed, first.unchanged), (1, 0, 0), "{:?}", first.faults);
        assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 1), "{engine:?}");
        portal.app.get("/servizi/corso-di-zampogna").await.expect(200);
    }
}

#[tokio::test]
async fn api_and_hsds_answer_with_pages_of_services() {
    for engine in engines() {
        let portal = a_portal(engine).await;
        let cx = portal.app.cx(console());
        let given = portal.keyed.1["scrivere-curriculum"];
        let place = Place {
            id: cx.new_id(),
            organisation: portal.body("rotta-giusta"),
            name: "Sede".into(),
            address: "Via di prova 1".into(),
            postal_code: "19121".into(),
            city: "La Spezia".into(),
            province: "SP".into(),
            coordinates: Some((44.1, 9.8)),
            accessibility: "Ingresso senza gradini".into(),
            schedule: "dal martedì al venerdì".into(),
        };
        desk::actions::catalogue::set_place(&cx, place, &[given]).await.unwrap();

        let api = portal.app.get("/api/v1/services?q=curiculum&per_page=5").await.expect(200).json();
        let all = portal.app.get("/hsds/v3/services?per_page=10").await.expect(200).json();
        let full = portal.app.get(&format!("/hsds/v3/services/{given}")).await.expect(200).json();
        let organisation = full["organization"]["id"].as_str().unwrap().to_owned();
        let of_body =
            portal.app.get(&format!("/hsds/v3/services?organization_id={organisation}&minimal=true")).await;
        let at =
            portal.app.get("/hsds/v3/service_at_locations?postcode=19121&full=true").await.expect(200).json();
        let nowhere = portal.app.get("/hsds/v3/service_at_locations?postcode=00100").await.expect(200).json();

        assert_eq!(api["contents"][0]["slug"], "scrivere-curriculum");
        assert_eq!(all["size"], 10);
        assert!(all["total_items"].as_u64().unwrap() > 80);
        assert_eq!(full["metadata"][0]["last_action_type"], "create");
        assert_eq!(full["service_at_locations"][0]["location"]["addresses"][0]["postal_code"], "19121");
        assert!(of_body.json()["total_items"].as_u64().unwrap() >= 2);
        assert_eq!((at["total_items"].as_u64(), nowhere["total_items"].as_u64()), (Some(1), Some(0)));
        let terms = portal.app.get("/hsds/v3/taxonomy_terms?per_page=100").await.expect(200).json();
        let training =
            terms["contents"].as_array().unwrap().iter().find(|term| term["code"] == "training").unwrap();
        let by_term =
            format!("/hsds/v3/services?taxonomy_term_id={}&full=true", training["id"].as_str().unwrap());
        let trained = portal.app.get(&by_term).await.expect(200).json();
        assert!(trained["total_items"].as_u64().unwrap() > 10);
        for address in [
            "/hsds/v3/",
            "/hsds/v3/organizations?full=true&per_page=3",
            &format!("/hsds/v3/organizations/{organisation}?full_service=true"),
            "/hsds/v3/taxonomies",
        ] {
            portal.app.get(address).await.expect(200);
        }
    }
}

#[tokio::test]
async fn campaign_writes_to_each_member_with_services_once_and_counts_its_answer() {
    for engine in engines() {
        // given a network of which two bodies with services are members, one without a mail address
        let portal = a_portal(engine).await;
        let cx = portal.app.cx(console());
        let (lead, other) = (portal.body("rotta-giusta"), portal.body("seconda-rotta"));
        let new =
            NewNetwork { name: "Rete".into(), slug: "rete".into(), lead, description: "Una rete.".into() };
        let network = create_network(&cx, new).await.unwrap();
        let validity = Period::new(date(2023, 10, 6), Some(date(2028, 6, 30))).unwrap();
        let terms = AgreementTerms::new(AgreementKind::Memorandum, "Protocollo", validity, lead);
        let agreement = create_agreement(&cx, network, terms).await.unwrap();
        for (organisation, role) in [(lead, PartnerRole::Lead), (other, PartnerRole::Partner)] {
            let from = date(2023, 10, 6);
            let party = NewParty { agreement, organisation, role, from, until: None, act_number: None };
            add_party(&cx, party).await.unwrap();
        }
        portal.app.finish().await;

        // when the coordinator starts a campaign
        let office = portal.app.browser().acting_as(staff("coordinator", network.uuid()));
        office.post_form("/ufficio/catalogo/campagna", &[]).await.expect(303);
        portal.app.finish().await;

        // then each got one mail with a link to its own sheets
        let mails = portal.app.mails();
        assert_eq!(mails.len(), 2, "{engine:?}");
        let page = office.get("/ufficio/catalogo/campagna").await.expect(200);
        assert!(page.text().contains("Hanno risposto 0 enti su 2"), "{}", page.text());

        // and an answer is counted
        let mail = mails
            .iter()
            .find_map(|mail| mail.text.as_ref().filter(|text| text.contains("Rotta Giusta")))
            .unwrap();
        let link = mail.lines().find(|line| line.contains("/l/")).unwrap().trim();
        let referent = portal.app.browser();
        referent.get(link.strip_prefix("https://rete.example").unwrap()).await;
        referent.post_form("/schede/conferma", &[]).await.expect(303);
        let page = office.get("/ufficio/catalogo/campagna").await.expect(200);
        assert!(page.text().contains("Hanno risposto 1 enti su 2"), "{}", page.text());
    }
}
