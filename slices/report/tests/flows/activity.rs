//! Activity lines: they move on by themselves, come from a spreadsheet, say when they are late, and a partner reads its own.

use std::collections::BTreeMap;

use jiff::civil::date;
use kernel::{EmailAddress, Id, Period};
use network::api::actions::{self as founding, NewMandate};
use network::api::{Agreement, Organisation, Position};
use policy::Actor;
use report::actions::{COLUMNS, create_line, enter_progress, import_lines, mail_lines};
use report::model::{Counts, Line, LineDraft, Progress};
use storage::ToValue as _;
use testkit::{Engine, Upload};
use texts::Locale;
use uuid::Uuid;

use crate::stage::{Seen as _, Stage, a_network};

storage::statements! {
    OF_BODY = "SELECT COUNT(*) AS n FROM contact_record r JOIN contact_record_agreement a ON a.contact_id = r.id
               WHERE a.agreement_id = $1 AND r.organisation_id = $2";
    OF_AGES = "SELECT COUNT(*) AS n FROM contact_record r JOIN contact_record_agreement a ON a.contact_id = r.id
               WHERE a.agreement_id = $1 AND r.kind = 'person' AND 2026 - r.birth_year BETWEEN $2 AND $3 AND r.counted_on < $4";
}

storage::statements! {
    TODAY = "INSERT INTO contact_record (id, organisation_id, desk_id, kind, on_day, counted_on, channel, origin, is_quick,
               is_first, birth_year, sex, request, minutes, created_at, closed_at, version)
             VALUES ($1, $2, $3, 'person', $4, $5, 'in_person', 'walk_in', FALSE, TRUE, 2000, 'f', 'job', 10, $6, $6, 1)";
    OF_PROJECT = "INSERT INTO contact_record_agreement (agreement_id, counted_on, contact_id) VALUES ($1, $2, $3)";
    GIVEN = "INSERT INTO contact_record_service (contact_id, service_id) VALUES ($1, $2)";
}

/// What the tables say, in the words of SQL.
async fn counted(stage: &Stage, statement: &storage::Statement, values: Vec<storage::Value>) -> i64 {
    let mut tx = stage.console().read().await.unwrap();
    tx.one(statement, values).await.unwrap().get("n").unwrap()
}

async fn of_body(stage: &Stage, agreement: Id<Agreement>, body: Id<Organisation>) -> i64 {
    counted(stage, &OF_BODY, vec![agreement.value(), body.value()]).await
}

/// As others than the body are told it.
fn rounded(number: i64) -> String {
    match number - number % 5 {
        0 => "meno di 5 su 1.000".into(),
        least => format!("almeno {least} su 1.000"),
    }
}

/// What a page says was reached of lines that promised a thousand, by what they are called.
fn told(page: &testkit::Response) -> BTreeMap<String, String> {
    let rows = page.text().split("<th scope=\"row\">").skip(1);
    let words = |row: &str| -> Vec<String> {
        let parts = row.split('<').map(|part| part.rsplit('>').next().unwrap_or(part).trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    };
    rows.filter_map(|row| {
        let words = words(row);
        let reached = words.iter().find(|word| word.contains("su 1.000"))?;
        Some((words.first()?.clone(), reached.clone()))
    })
    .collect()
}

fn a_line(body: Id<Organisation>, what: &str) -> LineDraft {
    LineDraft {
        organisation: body.to_string(),
        what: what.into(),
        counts: "contatti".into(),
        is_own: true,
        promised: "1000".into(),
        due_on: "2026-12-31".into(),
        ..LineDraft::default()
    }
}

impl Stage {
    async fn promised(&self, agreement: Id<Agreement>, draft: &LineDraft) -> Id<Line> {
        create_line(&self.console(), agreement, draft, None).await.unwrap()
    }

    /// A young woman comes today, for the first time, and is given a service.
    async fn put_one_today(&self, body: Id<Organisation>, desk: Uuid) {
        let cx = self.console();
        let (id, today): (Id<()>, _) = (cx.new_id(), cx.now().date());
        let contact =
            [id.value(), body.value(), desk.value(), today.value(), today.value(), cx.now().value()];
        let mut tx = cx.begin().await.unwrap();
        tx.execute(&TODAY, contact).await.unwrap();
        tx.execute(&OF_PROJECT, [self.project.value(), today.value(), id.value()]).await.unwrap();
        tx.execute(&GIVEN, [id.value(), self.services[0].value()]).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn lines(&self, agreement: Id<Agreement>) -> Vec<Line> {
        let mut tx = self.console().read().await.unwrap();
        report::store::line::of_agreement(&mut tx, agreement).await.unwrap()
    }

    async fn contact_person(&self, body: Id<Organisation>, email: &str) {
        let mandate = NewMandate {
            organisation: body,
            office: Position::ContactPerson,
            person: None,
            name: "Persona Inventata".into(),
            email: EmailAddress::parse(email).unwrap(),
            phone: None,
            language: Locale::It,
            period: Period::starting(date(2023, 1, 1)),
            act_number: None,
        };
        founding::assign_mandate(&self.console(), mandate).await.unwrap();
    }

    /// The link in the last mail to an address.
    fn mailed_link(&self, email: &str) -> String {
        let mails = self.app.mails();
        let mail =
            mails.iter().rev().find(|mail| mail.recipients.iter().any(|to| to.contains(email))).unwrap();
        let text = mail.text.clone().unwrap();
        text.split_whitespace().find(|word| word.contains("/l/")).unwrap().to_owned()
    }
}

fn at(agreement: Id<Agreement>, rest: &str) -> String {
    format!("/ufficio/attivita/{agreement}{rest}")
}

fn typed<'a>(body: &'a str, key: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("organisation", body),
        ("what", "Colloqui di orientamento"),
        ("counts", "contatti"),
        ("is_own", "1"),
        ("promised", "1.000"),
        ("due_on", "2026-12-31"),
        ("budget", "2.500,00"),
        ("chiave", key),
    ]
}

#[tokio::test]
async fn line_moves_on_with_the_contacts_of_its_partner() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let office = stage.office();
        let body = stage.bodies[0].to_string();
        stage.put_contacts(60, 3).await;

        let form = office.get(&at(stage.project, "/nuova")).await.expect(200);
        form.holds("Comune di Follo").lacks("Comune di Sarzana");
        let sent = typed(&body, "una");
        let done = office.post_form(&at(stage.project, "/nuova"), &sent).await.expect(303);
        assert_eq!(done.location(), at(stage.project, ""));
        office.post_form(&at(stage.project, "/nuova"), &sent).await.expect(303);

        assert_eq!(stage.lines(stage.project).await.len(), 1, "the same form makes one line");
        let before = of_body(&stage, stage.project, stage.bodies[0]).await;
        assert!(before > 5);
        let page = office.get(&at(stage.project, "")).await.expect(200);
        page.holds(&rounded(before)).holds("2.500\u{a0}€").holds("24.983\u{a0}€").holds("22.483\u{a0}€");
        stage.put_contacts(60, 4).await;
        let after = of_body(&stage, stage.project, stage.bodies[0]).await;
        assert!(after > before + 5);
        office.get(&at(stage.project, "")).await.expect(200).holds(&rounded(after));
    }
}

#[tokio::test]
async fn same_contacts_count_by_the_group_of_each_agreement() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(300, 5).await;
        let young = |what: &str| LineDraft {
            counts: "contatti-persone".into(),
            group: "young".into(),
            is_own: false,
            ..a_line(stage.bodies[0], what)
        };

        stage.promised(stage.protocol, &young("Giovani fino a 29")).await;
        stage.promised(stage.project, &young("Giovani da 18 a 35")).await;

        for (agreement, from, to) in [(stage.protocol, 15, 29), (stage.project, 18, 35)] {
            let values = vec![agreement.value(), from.value(), to.value(), date(2026, 11, 1).value()];
            let expected = counted(&stage, &OF_AGES, values).await;
            assert!(expected > 10);
            let page = stage.office().get(&at(agreement, "")).await.expect(200);
            page.holds(&rounded(expected)).holds("fino a ottobre 2026");
        }
    }
}

/// The lines that somebody enters who wants to know who came: one thing more in each than in the one before.
async fn narrower_and_narrower(stage: &Stage) {
    let plain = LineDraft { counts: "contatti-persone".into(), ..a_line(stage.bodies[2], "1") };
    let group = LineDraft { group: "young".into(), what: "2".into(), ..plain.clone() };
    let service = LineDraft { service: stage.services[0].to_string(), what: "3".into(), ..plain.clone() };
    let desk = LineDraft { desk: stage.desks[3].to_string(), what: "4".into(), ..plain.clone() };
    let both = LineDraft { service: service.service.clone(), what: "5".into(), ..group.clone() };
    let all = LineDraft { is_own: false, what: "6".into(), ..plain.clone() };
    let measure = LineDraft { counts: "primi-contatti".into(), what: "7".into(), ..all.clone() };
    for draft in [plain, group, service, desk, both, all, measure] {
        stage.promised(stage.project, &draft).await;
    }
}

#[tokio::test]
async fn coordinator_reads_no_number_that_tells_a_person() {
    let stage = a_network(Engine::Lite).await;
    stage.put_contacts(300, 5).await;
    narrower_and_narrower(&stage).await;
    let (office, address) = (stage.office(), at(stage.project, ""));

    let page = office.get(&address).await.expect(200);

    let said = told(&page);
    assert_eq!(said.len(), 7);
    for one in said.values() {
        let least = one.strip_prefix("almeno ").and_then(|rest| rest.split(' ').next());
        let is_step = least.is_some_and(|least| least.parse::<i64>().unwrap() % 5 == 0);
        assert!(
            is_step || one.starts_with("meno di 5 ") || one == "su 1.000: si legge nel rapporto",
            "{one}"
        );
    }
    assert_eq!(said["5"], "su 1.000: si legge nel rapporto", "a group at a service is for the report alone");
    // She reads for nobody but herself on the page of the body too.
    let own = office.get(&format!("/attivita/{}", stage.bodies[2])).await.expect(200);
    assert_eq!(told(&own), said);
    // Young women come today: that they came is counted, that they are young nobody can read off the lines.
    for _ in 0..5 {
        stage.put_one_today(stage.bodies[2], stage.desks[3]).await;
    }
    let after = told(&office.get(&address).await.expect(200));
    assert_ne!(after["1"], said["1"], "they are counted");
    for narrow in ["2", "3", "4", "5", "7"] {
        assert_eq!(after[narrow], said[narrow], "{narrow}");
    }
}

#[tokio::test]
async fn promise_chosen_to_be_reached_tells_no_number() {
    let stage = a_network(Engine::Lite).await;
    stage.put_contacts(10, 8).await;
    let few = of_body(&stage, stage.project, stage.bodies[2]).await;
    assert!((1..3).contains(&few), "somebody came: {few}");
    let due = LineDraft { due_on: "2026-11-22".into(), ..a_line(stage.bodies[2], "Colloqui") };
    for promised in ["1", "2", "4"] {
        let draft = LineDraft { promised: promised.into(), what: promised.into(), ..due.clone() };
        stage.promised(stage.project, &draft).await;
    }

    let page = stage.office().get(&at(stage.project, "")).await.expect(200);

    assert_eq!(page_states(&page), ["Termine passato"; 3]);
}

#[tokio::test]
async fn faulty_line_is_shown_again_with_what_was_typed() {
    let stage = a_network(Engine::Lite).await;
    let office = stage.office();
    let outsider = stage.bodies[1].to_string();
    let mut sent = typed(&outsider, "k");
    sent.retain(|(field, _)| !["promised", "due_on"].contains(field));
    sent.extend([("promised", "molti"), ("due_on", "2029-01-01")]);

    let refused = office.post_form(&at(stage.project, "/nuova"), &sent).await.expect(422);

    let refused = refused.holds("Scelga un ente").holds("numero intero da 1").holds("dentro la durata");
    refused.holds("value=\"molti\"").holds("value=\"Colloqui di orientamento\"");
    assert_eq!(stage.lines(stage.project).await, []);
}

#[tokio::test]
async fn second_of_two_who_change_a_line_is_told() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let line = stage.promised(stage.project, &a_line(stage.bodies[0], "Colloqui")).await;
        let address = at(stage.project, &format!("/{line}/modifica"));
        let office = stage.office();
        office.get(&address).await.expect(200).holds("name=\"version\" value=\"1\"");
        let body = stage.bodies[0].to_string();
        let mut sent = typed(&body, "");
        sent.push(("version", "1"));
        office.post_form(&address, &sent).await.expect(303);

        let late = office.post_form(&address, &sent).await.expect(409);

        late.holds("nel frattempo").holds("name=\"version\" value=\"2\"").holds("Colloqui di orientamento");
        let lines = stage.lines(stage.project).await;
        assert_eq!((lines.len(), lines[0].version), (1, 2));
    }
}

/// The entry that was made last is struck: it counts no more, its proof is gone, that it was there and why is said.
async fn strike_the_last(stage: &Stage, address: &str) {
    let office = stage.office();
    let links = office.get(address).await.expect(200).links();
    let strike =
        links.into_iter().rfind(|link| link.ends_with("/togli") && link.contains("/inserito/")).unwrap();

    office.get(&strike).await.expect(200).holds("Togli l’inserimento");
    office.post_form(&strike, &[("reason", "")]).await.expect(422).holds("href=\"#f-reason\"");
    office.post_form(&strike, &[("reason", "Lo ha detto Maria Rossi")]).await.expect(422).holds("senza nomi");
    let stranger = stage.app.browser().acting_as(testkit::staff("clerk", stage.bodies[1].uuid()));
    stranger.post_form(&strike, &[("reason", "Due volte")]).await.expect(403);
    // As a double click sends it.
    for _ in 0..2 {
        office.post_form(&strike, &[("reason", "Inserito due volte")]).await.expect(303);
    }

    office.get(&strike).await.expect(303);
    office.get(address).await.expect(200).holds("Tolto lunedì").holds("Inserito due volte");
    let mut tx = stage.console().read().await.unwrap();
    let trail = storage::trail::of_resource(&mut tx, stage.project.uuid()).await.unwrap();
    let struck: Vec<_> = trail.iter().filter(|line| line.action == "report.strike_entry").collect();
    assert_eq!(struck.len(), 1);
    assert_eq!(struck[0].details["amount"], 1);
}

#[tokio::test]
async fn second_line_of_the_same_body_activity_and_day_is_refused() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let office = stage.office();
        let body = stage.bodies[0].to_string();
        let new = at(stage.project, "/nuova");
        office.post_form(&new, &typed(&body, "una")).await.expect(303);

        let twice = office.post_form(&new, &typed(&body, "due")).await.expect(422);
        twice.holds("C’è già una riga").holds("href=\"#f-what\"");
        let other = stage.promised(stage.project, &a_line(stage.bodies[0], "Altro")).await;
        let mut sent = typed(&body, "");
        sent.push(("version", "1"));
        let same = office.post_form(&at(stage.project, &format!("/{other}/modifica")), &sent).await;

        same.expect(422).holds("C’è già una riga");
        assert_eq!(stage.lines(stage.project).await.len(), 2);
    }
}

#[tokio::test]
async fn what_nobody_counts_is_entered_with_its_proof() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let draft = LineDraft {
            counts: "a-mano".into(),
            promised: "4".into(),
            ..a_line(stage.bodies[0], "Incontri")
        };
        let line = stage.promised(stage.project, &draft).await;
        let counted = stage.promised(stage.project, &a_line(stage.bodies[0], "Contati")).await;
        let (office, address) = (stage.office(), at(stage.project, &format!("/{line}")));
        let entered =
            |day, amount, proof, key| [("day", day), ("amount", amount), ("proof", proof), ("chiave", key)];

        let wrong = office.post_form(&address, &entered("2026-12-01", "0", "", "a")).await.expect(422);
        wrong.holds("href=\"#f-proof\"");
        let ahead =
            office.post_form(&address, &entered("2026-12-01", "1", "Registro", "b")).await.expect(422);
        ahead.holds("href=\"#f-day\"");
        for _ in 0..2 {
            office.post_form(&address, &entered("2026-11-20", "3", "Registro del 20", "c")).await.expect(303);
        }
        let less = office.post_form(&address, &entered("2026-11-21", "-1", "Contato due volte", "d")).await;
        less.expect(422).holds("href=\"#f-amount\"");
        let named = entered("2026-11-21", "1", "Foglio firme di Maria Rossi, 333 1234567", "f");
        office.post_form(&address, &named).await.expect(422).holds("href=\"#f-proof\"").holds("senza nomi");
        office.post_form(&address, &entered("2026-11-21", "1", "Contato due volte", "g")).await.expect(303);
        let other = at(stage.project, &format!("/{counted}"));
        office.get(&other).await.expect(200).lacks("name=\"proof\"");
        office.post_form(&other, &entered("2026-11-20", "3", "Registro", "e")).await.expect(409);

        office.get(&address).await.expect(200).holds("4 su 4 (100 %)").holds("Contato due volte");
        strike_the_last(&stage, &address).await;
        office.get(&address).await.expect(200).holds("3 su 4 (75 %)").lacks("Contato due volte");
        office.get(&at(stage.project, &format!("/{line}/togli"))).await.expect(200).holds("Incontri");
        office.post_form(&at(stage.project, &format!("/{line}/togli")), &[]).await.expect(303);
        office.get(&address).await.expect(404);
        assert_eq!(stage.lines(stage.project).await.len(), 1);
    }
}

#[tokio::test]
async fn late_line_and_too_much_money_are_said_in_words() {
    let stage = a_network(Engine::Lite).await;
    let office = stage.office();
    let due = |what: &str, due_on: &str, budget: &str| LineDraft {
        due_on: due_on.into(),
        budget: budget.into(),
        ..a_line(stage.bodies[0], what)
    };
    stage.promised(stage.project, &due("In tempo", "2027-06-30", "24.000")).await;
    office.get(&at(stage.project, "")).await.expect(200).lacks("in ritardo").lacks("superano");

    stage.promised(stage.project, &due("Passata", "2026-11-22", "1.000")).await;
    stage.promised(stage.project, &due("Di oggi", "2026-11-23", "")).await;

    let page = office.get(&at(stage.project, "")).await.expect(200);
    page.holds("1 riga in ritardo")
        .holds("In ritardo</span>")
        .holds("Scade presto</span>")
        .holds("supera di 17\u{a0}€");
    assert_eq!(
        page_states(&office.get(&at(stage.project, "")).await),
        ["In ritardo", "Scade presto", "Aperta"]
    );
}

/// The states in the order of the rows.
fn page_states(page: &testkit::Response) -> Vec<String> {
    let tags = page.text().split("ir-tag ir-tag-").skip(1);
    tags.filter_map(|tag| tag.split('>').nth(1)?.split('<').next()).map(str::to_owned).collect()
}

const FILE: &str = "Ente;Attività;Misura;Gruppo;Solo dell'ente;Promesso;Entro il;Budget;Nota\n\
    Comune della Spezia;Colloqui;Contatti;;sì;120;31/12/2026;1.500,00;x\n\
    Comune di Follo;Giovani;Contatti di persone;Giovani 18-35;sì;40;30/06/2027;;\n\
    Comune di Sarzana;Colloqui;Contatti;;sì;10;31/12/2026;;\n\
    Comune di Follo;Incontri;a mano;;;0;2026-13-01;;\n\
    Comune di Follo;GIOVANI;;;;41;30/06/2027;;\n";

fn upload(bytes: &[u8]) -> [Upload<'_>; 1] {
    [Upload { field: "file", name: "righe.csv", media_type: "text/csv", bytes }]
}

/// What the preview carries to its confirmation.
fn carried(page: &testkit::Response) -> String {
    let text = page.text().split("name=\"righe\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    [("&#13;", "\r"), ("&#10;", "\n"), ("&#34;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&#38;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

#[tokio::test]
async fn file_is_shown_before_its_good_rows_come_in() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let office = stage.office();
        let import = at(stage.project, "/importa");
        office.get(&import).await.expect(200).holds("valore atteso");

        let preview = office.post_files(&import, &[], &upload(FILE.as_bytes())).await.expect(422);

        let preview = preview
            .holds("2 righe si possono leggere")
            .holds("4 errori")
            .holds("Colonne che non si leggono: Nota");
        let faults: Vec<&str> = preview
            .text()
            .split("id=\"faults\"")
            .nth(1)
            .unwrap()
            .split("</table>")
            .next()
            .unwrap()
            .split("<th scope=\"row\">")
            .skip(1)
            .filter_map(|row| row.split('<').next())
            .collect();
        assert_eq!(faults, ["4", "5", "5", "6"], "faults stand beside the lines of the file");
        assert_eq!(stage.lines(stage.project).await, [], "nothing is written before it is confirmed");
        let rows = carried(&preview);
        office.post_form(&at(stage.project, "/importa/conferma"), &[("righe", &rows)]).await.expect(303);
        office.post_form(&at(stage.project, "/importa/conferma"), &[("righe", &rows)]).await.expect(303);

        let lines = stage.lines(stage.project).await;
        let said: Vec<(&str, i64)> = lines.iter().map(|line| (line.what.as_str(), line.promised)).collect();
        assert_eq!(said, [("Colloqui", 120), ("Giovani", 40)], "{engine:?}");
        assert_eq!(lines[0].budget.map(kernel::Money::cents), Some(150_000));
    }
}

#[tokio::test]
async fn line_of_a_file_that_does_not_say_whose_work_counts_is_the_partners_own() {
    let stage = a_network(Engine::Lite).await;
    let (office, import) = (stage.office(), at(stage.project, "/importa"));
    let unsaid = "Ente;Attività;Misura;Promesso;Entro il\nComune di Follo;Colloqui;Contatti;40;30/06/2027\n";
    let said = "Ente;Attività;Misura;Promesso;Entro il;Solo dell'ente\n\
                Comune di Follo;Uno;Contatti;40;30/06/2027;\n\
                Comune di Follo;Due;Contatti;40;30/06/2027;no\n\
                Comune di Follo;Tre;Contatti;40;30/06/2027;forse\n";

    let page = office.post_files(&import, &[], &upload(unsaid.as_bytes())).await.expect(200);
    page.holds("Manca la colonna «Solo dell’ente»").holds("Contatti · solo dell’ente");
    let page = office.post_files(&import, &[], &upload(said.as_bytes())).await.expect(422);
    page.lacks("Manca la colonna").holds("no se contano tutti i partner");
    for file in [unsaid, said] {
        import_lines(&stage.console(), stage.project, file.as_bytes()).await.unwrap();
    }

    let lines = stage.lines(stage.project).await;
    let own = lines.iter().map(|line| {
        let Counts::Measure { is_own, .. } = line.counts else { panic!("a measure") };
        (line.what.as_str(), is_own)
    });
    let mut own: Vec<(&str, bool)> = own.collect();
    own.sort_unstable();
    assert_eq!(own, [("Colloqui", true), ("Due", false), ("Uno", true)]);
}

#[tokio::test]
async fn file_that_comes_again_changes_and_doubles_nothing() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let cx = stage.console();
        import_lines(&cx, stage.project, FILE.as_bytes()).await.unwrap();

        let changed = FILE.replace(";120;", ";150;");
        let again = import_lines(&cx, stage.project, changed.as_bytes()).await.unwrap();

        assert_eq!((again.new, again.changed, again.same, again.faulty), (0, 1, 1, 3), "{engine:?}");
        let lines = stage.lines(stage.project).await;
        assert_eq!((lines.len(), lines[0].promised, lines[0].version), (2, 150, 2));
    }
}

#[tokio::test]
async fn file_that_was_written_is_read_back_as_it_is() {
    let stage = a_network(Engine::Lite).await;
    let office = stage.office();
    import_lines(&stage.console(), stage.project, FILE.as_bytes()).await.unwrap();
    let narrow = LineDraft {
        service: stage.services[1].to_string(),
        desk: stage.desks[3].to_string(),
        budget: "12,50".into(),
        ..a_line(stage.bodies[2], "Orientamento; «a Follo»")
    };
    stage.promised(stage.project, &narrow).await;
    stage
        .promised(
            stage.project,
            &LineDraft { counts: "giornate-di-formazione".into(), ..a_line(stage.bodies[0], "Aule") },
        )
        .await;

    for ending in ["csv", "xlsx"] {
        let file = office.get(&at(stage.project, &format!("/righe.{ending}"))).await.expect(200);
        let again = import_lines(&stage.console(), stage.project, file.bytes()).await.unwrap();
        assert_eq!((again.new, again.changed, again.same, again.faulty), (0, 0, 4, 0), "{ending}");
    }
    assert_eq!(COLUMNS.iter().filter(|column| column.is_required).count(), 4);
}

#[tokio::test]
async fn file_that_is_none_is_refused_whole() {
    let stage = a_network(Engine::Lite).await;
    let (office, import) = (stage.office(), at(stage.project, "/importa"));
    let many: String = (0..301).map(|n| format!("Comune di Follo;Attività {n};1;31/12/2026\n")).collect();
    let many = format!("Ente;Attività;Promesso;Entro il\n{many}");

    for (bytes, said) in [
        (b"%PDF-1.7".as_slice(), "non si può leggere"),
        (b"a;b\n1;2", "Mancano le colonne: Ente, Attività, Promesso, Entro il"),
        (many.as_bytes(), "al massimo 300 righe"),
    ] {
        office.post_files(&import, &[], &upload(bytes)).await.expect(422).holds(said);
    }
    office.post_files(&import, &[("a", "b")], &[]).await.expect(422).holds("Scelga un file");
    assert_eq!(stage.lines(stage.project).await, []);
}

#[tokio::test]
async fn partner_reads_its_own_lines_by_its_mailed_link() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let follo = stage.bodies[2];
        stage.contact_person(follo, "referente@follo.example.org").await;
        stage.put_contacts(10, 8).await;
        let few = of_body(&stage, stage.project, follo).await;
        assert!((1..3).contains(&few), "there is something that must not be shown: {few}");
        stage.promised(stage.project, &a_line(follo, "Colloqui a Follo")).await;
        stage
            .promised(stage.project, &LineDraft { is_own: false, ..a_line(follo, "Con tutta la rete") })
            .await;
        let by_hand =
            LineDraft { counts: "a-mano".into(), promised: "2".into(), ..a_line(follo, "Incontri a Follo") };
        let line = stage.promised(stage.project, &by_hand).await;
        let progress = Progress { day: date(2026, 11, 20), amount: 1, proof: "Registro".into() };
        enter_progress(&stage.console(), line, &progress, None).await.unwrap();
        stage.promised(stage.project, &a_line(stage.bodies[0], "Colloqui altrove")).await;
        let office = stage.office();
        office
            .get(&at(stage.project, "/inviti"))
            .await
            .expect(200)
            .holds("nessun referente")
            .holds("Manda 1 mail");

        office.post_form(&at(stage.project, "/inviti"), &[]).await.expect(303);
        stage.app.finish().await;
        let reader = stage.app.browser();
        let opened = reader.get(&stage.mailed_link("referente@follo.example.org")).await;
        let page = reader.follow(opened).await.expect(200);

        let page = page.holds("Colloqui a Follo").holds("meno di 3 su 1.000").holds("1 su 2 (50 %)");
        let page = page.lacks("Colloqui altrove").lacks("modifica");
        let all = told(&page)["Con tutta la rete"].clone();
        assert!(
            all.starts_with("almeno 5 ") || all.starts_with("meno di 5 "),
            "what others did is told in steps: {all}"
        );
        page.lacks(&format!("{few} su 1.000"));
        let other = format!("/attivita/{}", stage.bodies[0]);
        assert!(
            [401, 403, 404].contains(&reader.get(&other).await.status()),
            "another body's lines are not hers"
        );
        assert_ne!(reader.get(&at(stage.project, "")).await.status(), 200);
        assert_eq!(reader.post_form(&format!("/attivita/{follo}"), &[]).await.status(), 405);
        let nobody = stage.app.get(&format!("/attivita/{follo}")).await;
        assert_ne!(nobody.status(), 200);
    }
}

#[tokio::test]
async fn lines_are_the_coordinators_and_each_clerk_sees_her_own() {
    let stage = a_network(Engine::Lite).await;
    stage.promised(stage.project, &a_line(stage.bodies[2], "Colloqui a Follo")).await;
    let clerk = stage.app.browser().acting_as(testkit::staff("clerk", stage.bodies[2].uuid()));
    let operator = stage.app.browser().acting_as(testkit::staff("operator", stage.desks[3]));
    let other = stage.app.browser().acting_as(testkit::staff("coordinator", Uuid::from_u128(7)));

    stage.office().get("/ufficio/attivita").await.expect(200).holds("Accordo project").holds("1 riga");
    clerk.get(&format!("/attivita/{}", stage.bodies[2])).await.expect(200).holds("Colloqui a Follo");
    clerk.get(&format!("/attivita/{}", stage.bodies[0])).await.expect(403);

    for (who, browser) in [("clerk", &clerk), ("operator", &operator), ("other network", &other)] {
        for rest in ["", "/nuova", "/importa", "/inviti", "/righe.csv"] {
            let status = browser.get(&at(stage.project, rest)).await.status();
            assert!([403, 404].contains(&status), "{who} {rest}: {status}");
        }
        browser.get("/ufficio/attivita").await.expect(403);
    }
    let refused = mail_lines(&stage.app.cx(Actor::Public), stage.project).await;
    assert!(refused.is_err());
}
