//! Rows as offices write them, and every word that the program shows.

use jiff::civil::date;
use texts::{Locale, Texts};

use super::*;
use crate::model::{Outcome, Request, Residence, Sex};

/// The languages that a sheet may be written in.
fn says() -> Vec<Translator> {
    let texts = Texts::new(&[crate::TEXTS]).unwrap();
    Locale::ALL.iter().map(|locale| texts.translator(*locale)).collect()
}

fn known() -> Known {
    let service = |number, name: &str| (Id::from_uuid(uuid::Uuid::from_u128(number)), name.to_owned());
    let services = [service(1, "Curriculum e lettera"), service(2, "Leggere, scrivere, contare")];
    Known::of(&says(), services, &[], &[])
}

fn planned(text: &str) -> Checked<PastRow, RowFault> {
    let sheet = tables::read(text.as_bytes()).unwrap().with(CARRIED).unwrap();
    plan(&sheet, &known(), date(2026, 11, 20))
}

#[test]
fn row_is_read_by_the_words_people_write() {
    let checked = planned(
        "Giorno;Motivo;Modalità;Servizi;Genere;Anno di nascita;Esito;Minuti\n\
         5/3/2024;CV;telefono;curriculum e LETTERA;Donna;1990;informata;20",
    );

    assert_eq!(checked.faults, []);
    let entry = &checked.good[0].1.entry;
    assert_eq!((entry.on_day, entry.request), (date(2024, 3, 5), Some(Request::Curriculum)));
    assert_eq!((entry.channel, entry.origin), (Channel::Phone, Origin::Import));
    assert_eq!((entry.services.len(), entry.facts.sex), (1, Some(Sex::F)));
    assert_eq!((entry.outcome, entry.minutes), (Some(Outcome::Informed), Some(20)));
}

#[test]
fn each_fault_has_its_line_and_column() {
    let checked = planned(
        "Data;Richiesta;Canale;Servizi;Minuti\n\
         2024-02-30;lavoro;;;\n2024-03-01;astronave;;;\n2024-03-01;lavoro;piccione;cucito;x\n2030-01-01;lavoro;;;",
    );

    let found: Vec<_> = checked.faults.iter().map(|fault| (fault.line, fault.message)).collect();
    assert_eq!(
        found,
        [
            (2, RowFault::Day),
            (3, RowFault::Word),
            (4, RowFault::Word),
            (4, RowFault::Number),
            (4, RowFault::Service),
            (5, RowFault::Entry(EntryFault::FutureDay)),
        ]
    );
    assert!(checked.good.is_empty());
}

#[test]
fn rows_that_say_the_same_are_two_and_known_again() {
    let file = "Data;Richiesta\n2024-03-01;lavoro\n2024-03-01;Lavoro\n2024-03-02;lavoro";
    let said = |file| -> Vec<String> { planned(file).good.into_iter().map(|(_, row)| row.said).collect() };

    let keys = said(file);

    assert_eq!(keys.len(), 3);
    assert!(keys[0] != keys[1] && keys[1] != keys[2]);
    assert_eq!(keys, said(file));
}

/// A row that is right but for what stands in one more column.
fn with(head: &str, text: &str) -> Checked<PastRow, RowFault> {
    match head {
        "Data" => planned(&format!("Data;Richiesta\n{text};lavoro")),
        "Richiesta" => planned(&format!("Data;Richiesta\n05/03/2024;{text}")),
        _ => planned(&format!("Data;Richiesta;{head}\n05/03/2024;lavoro;{text}")),
    }
}

#[test]
fn every_word_that_the_program_shows_is_read_in_both_languages() {
    let (mut lists, mut words) = (0, 0);
    for column in COLUMNS {
        let keys = offered(column.key);
        lists += usize::from(!keys.is_empty());
        for say in says() {
            let labels = keys.iter().map(|key| say.t(key)).collect::<Vec<_>>();
            for (place, label) in labels.iter().enumerate() {
                assert!(
                    !labels.iter().skip(place + 1).any(|other| folded(other) == folded(label)),
                    "{label} twice"
                );
                // A body must be there for who was sent on; that is not the word's fault.
                for written in [label.clone(), label.to_uppercase(), format!("  {} ", folded(label))] {
                    let faults = with(column.head, &written).faults;
                    let of_the_word = faults.iter().filter(|fault| fault.message == RowFault::Word).count();
                    assert_eq!(of_the_word, 0, "{}: {written}", column.head);
                    words += 1;
                }
            }
        }
    }

    // Twelve columns take lists: what is no list is a day, a number or a name.
    assert_eq!(lists, 12);
    assert!(words > 300, "{words}");
}

#[test]
fn every_list_of_the_form_is_a_column_and_each_word_is_what_it_says() {
    let read = |head, text: &str| with(head, text).good.pop().unwrap().1.entry;
    for say in says() {
        for one in Request::ALL {
            assert_eq!(read("Richiesta", &say.t(one.text())).request, Some(*one));
        }
        for one in Channel::ALL {
            assert_eq!(read("Canale", &say.t(one.text())).channel, *one);
        }
        for one in Outcome::ALL.iter().filter(|one| **one != Outcome::Referred) {
            assert_eq!(read("Esito", &say.t(one.text())).outcome, Some(*one));
        }
        for one in Kind::ALL {
            assert_eq!(read("Tipo", &say.t(one.text())).kind, *one);
        }
        for one in crate::model::WorkStatus::ALL {
            assert_eq!(read("Condizione", &say.t(one.text())).facts.work_status, Some(*one));
        }
        for one in crate::model::Schooling::ALL {
            assert_eq!(read("Titolo di studio", &say.t(one.text())).facts.schooling, Some(*one));
        }
        for one in crate::model::Citizenship::ALL {
            assert_eq!(read("Cittadinanza", &say.t(one.text())).facts.citizenship, Some(*one));
        }
        for one in Sex::ALL {
            assert_eq!(read("Sesso", &say.t(one.text())).facts.sex, Some(*one));
        }
        for one in crate::model::AgeBand::ALL {
            assert_eq!(read("Fascia d'età", &say.t(one.text())).facts.age, Some(Age::Band(*one)));
            assert_eq!(read("Fascia d'età", one.word()).facts.age, Some(Age::Band(*one)));
        }
        for (key, is_first) in
            [("contact-first-yes", true), ("contact-first-no", false), ("contact-said-no", false)]
        {
            assert_eq!(read("Prima volta", &say.t(key)).is_first, Some(is_first));
        }
        let elsewhere = say.t(Residence::Elsewhere.text().unwrap());
        assert_eq!(read("Comune di residenza", &elsewhere).facts.residence, Some(Residence::Elsewhere));
    }
}

#[test]
fn not_said_is_an_empty_cell_in_every_column_that_may_be_empty() {
    for column in COLUMNS.iter().filter(|column| !column.is_required) {
        for say in says() {
            let checked = with(column.head, &say.t("contact-not-said"));

            assert_eq!(checked.faults, [], "{}", column.head);
            assert!(checked.good[0].1.entry.facts.is_empty());
        }
    }
}

#[test]
fn heads_of_the_form_are_heads_of_the_sheet() {
    let heads = [
        ("request", "contact-form-request"),
        ("channel", "contact-form-channel"),
        ("kind", "contact-form-kind"),
        ("origin", "contact-form-origin"),
        ("services", "contact-form-services"),
        ("is_first", "contact-form-first"),
        ("birth_year", "contact-form-born"),
        ("age_band", "contact-form-band"),
        ("sex", "contact-form-sex"),
        ("residence", "contact-form-residence"),
        ("citizenship", "contact-form-citizenship"),
        ("work_status", "contact-form-work"),
        ("schooling", "contact-form-schooling"),
        ("is_vulnerable", "contact-form-vulnerable"),
        ("outcome", "contact-form-outcome"),
        ("referred_to", "contact-form-referred"),
        ("minutes", "contact-form-minutes"),
        ("day", "contact-form-day"),
    ];

    assert_eq!(heads.len(), COLUMNS.len());
    for say in says() {
        for (key, text) in heads {
            let head = say.t(text);
            let required = if key == "day" { "Richiesta;x" } else { "Data;Richiesta" };
            let sheet = tables::read(format!("{required};{head}\n1;2;3").as_bytes()).unwrap().with(CARRIED);
            assert!(sheet.is_ok_and(|sheet| sheet.has(key)), "{key}: {head}");
        }
    }
}

#[test]
fn services_stand_between_semicolons_or_commas_even_where_a_name_has_commas() {
    let count = |text: &str| with("Servizi", text).good.pop().map(|(_, row)| row.entry.services.len());

    assert_eq!(count("\"Curriculum e lettera; leggere, scrivere, contare\""), Some(2));
    assert_eq!(count("Leggere, scrivere, contare, Curriculum e lettera, curriculum e lettera"), Some(2));
    assert_eq!(count("Nessuno"), Some(0));
    assert_eq!(count("Leggere, cucire"), None);
}

#[test]
fn row_that_came_back_mended_keeps_its_code_and_a_carried_one_its_line() {
    let checked = planned(
        "Data;Richiesta;Codice della riga;riga_del_file;Che cosa correggere\n\
         2024-03-01;lavoro;ab12;40;Canale: x\n2024-03-01;astronave;;41;\n2024-03-01;lavoro;;42;",
    );

    let good: Vec<_> =
        checked.good.iter().map(|(_, row)| (row.code.as_deref(), row.said.contains('#'))).collect();
    assert_eq!(good, [(Some("ab12"), false), (None, true)]);
    assert_eq!(checked.faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [41]);
}

#[test]
fn words_that_reports_use_for_the_same_are_read() {
    for (head, text) in [
        ("Prima volta", "Ritorno"),
        ("Prima volta", "Again"),
        ("Sesso", "Non indicato"),
        ("Volta", "Prima volta"),
    ] {
        assert_eq!(with(head, text).faults, [], "{head}: {text}");
    }
    assert_eq!(with("Prima volta", "Ritorno").good[0].1.entry.is_first, Some(false));
}
