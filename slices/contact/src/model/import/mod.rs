//! Contacts of past years as a spreadsheet: one row a contact, without names, which no report needs. What a cell does not
//! say is "not said".

mod words;

use std::collections::HashMap;

use desk::api::{Desk, ServiceId};
use jiff::civil::Date;
use kernel::{Id, IstatCode};
use network::api::{Municipality, Organisation};
use tables::{Checked, Column, Fault, Sheet, SheetRow, check, folded};

use self::words::{
    BANDS, CHANNELS, CITIZENSHIPS, Called, KINDS, ORIGINS, OUTCOMES, REQUESTS, SCHOOLING, SEXES, WORK,
    YES_NO, read,
};
use super::{Age, Channel, Entry, EntryFault, Kind, Origin, PersonFacts};

macro_rules! columns {
    ($($key:literal $head:literal [$($synonym:literal),*] $required:literal),+ $(,)?) => {
        /// The columns, in their order.
        pub const COLUMNS: &[Column] =
            &[$(Column { key: $key, head: $head, synonyms: &[$($synonym),*], is_required: $required }),+];
    };
}

columns! {
    "day" "Data" ["giorno", "data contatto", "data del contatto"] true,
    "request" "Richiesta" ["motivo", "oggetto", "argomento"] true,
    "channel" "Canale" ["modalità"] false,
    "kind" "Tipo" ["tipo utente", "persona o impresa"] false,
    "origin" "Origine" ["accesso"] false,
    "services" "Servizi" ["servizio", "servizi erogati"] false,
    "is_first" "Prima volta" ["primo contatto", "nuovo"] false,
    "birth_year" "Anno di nascita" ["nascita", "nato nel"] false,
    "age_band" "Fascia d'età" ["età", "fascia di età"] false,
    "sex" "Sesso" ["genere"] false,
    "residence" "Comune di residenza" ["residenza", "comune"] false,
    "citizenship" "Cittadinanza" [] false,
    "work_status" "Condizione" ["condizione lavorativa", "condizione occupazionale", "stato occupazionale"] false,
    "schooling" "Titolo di studio" ["titolo", "istruzione"] false,
    "is_vulnerable" "Fragilità" ["fragile"] false,
    "outcome" "Esito" [] false,
    "referred_to" "Inviato a" ["ente", "ente di invio"] false,
    "minutes" "Minuti" ["durata", "durata in minuti"] false,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// No day, or not a day.
    Day,
    /// Not a word of the list.
    Word,
    /// Not a whole number, or one that cannot be.
    Number,
    /// No service of that name.
    Service,
    /// No Comune of that name.
    Comune,
    /// No body of that name.
    Body,
    /// What no contact may say.
    Entry(EntryFault),
}

/// What names in cells are compared with, folded.
#[derive(Clone, Debug, Default)]
pub struct Known {
    services: HashMap<String, ServiceId>,
    comuni: HashMap<String, IstatCode>,
    bodies: HashMap<String, Id<Organisation>>,
}

impl Known {
    /// Of what the network has.
    pub fn of(
        services: impl IntoIterator<Item = (ServiceId, String)>,
        comuni: &[Municipality],
        bodies: &[Organisation],
    ) -> Self {
        Self {
            services: services.into_iter().map(|(id, name)| (folded(&name), id)).collect(),
            comuni: comuni.iter().map(|one| (folded(&one.name), one.istat_code.clone())).collect(),
            bodies: bodies.iter().map(|one| (folded(&one.name), one.id)).collect(),
        }
    }
}

/// A row that is good: the contact, and the words by which the same row is known again.
#[derive(Clone, Debug)]
pub struct PastRow {
    /// The contact.
    pub entry: Entry,
    /// What it says, in one text.
    pub said: String,
}

/// Reads all rows of a file for a desk.
pub fn plan(sheet: &Sheet, known: &Known, today: Date) -> Checked<PastRow, RowFault> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut checked = check(sheet, |row, faults| entry_of(row, known, today, faults));
    for (_, row) in &mut checked.good {
        // Two rows that say the same are two contacts; the same file again finds the same two.
        let count = seen.entry(row.said.clone()).and_modify(|count| *count += 1).or_insert(1);
        row.said = format!("{}#{count}", row.said);
    }
    checked
}

/// The words by which a row of a desk is known again.
pub fn key_text(desk: Id<Desk>, row: &PastRow) -> String {
    format!("{desk}|{}", row.said)
}

fn entry_of(
    row: &SheetRow<'_>,
    known: &Known,
    today: Date,
    faults: &mut Vec<Fault<RowFault>>,
) -> Option<PastRow> {
    let day = row.get("day").and_then(day);
    if day.is_none() {
        faults.push(row.fault("day", RowFault::Day));
    }
    let request = word(row, "request", REQUESTS, faults);
    if row.get("request").is_none() {
        faults.push(row.fault("request", RowFault::Word));
    }
    let kind = word(row, "kind", KINDS, faults).unwrap_or(Kind::Person);
    let channel = word(row, "channel", CHANNELS, faults).unwrap_or(Channel::InPerson);
    let mut entry = Entry::new(kind, day?, channel, Origin::Import);
    // An origin is read so that it can be wrong, and kept as what it is: imported.
    let _ = word(row, "origin", ORIGINS, faults);
    entry.request = request;
    entry.is_first = word(row, "is_first", YES_NO, faults);
    entry.outcome = word(row, "outcome", OUTCOMES, faults);
    entry.minutes = number(row, "minutes", faults);
    entry.referred_to = named(row, "referred_to", &known.bodies, RowFault::Body, faults);
    entry.services = services(row, known, faults);
    entry.facts = facts_of(row, known, faults);
    entry.is_quick = entry.facts.is_empty();
    for fault in entry.faults(today) {
        faults.push(row.fault(column_of(fault), RowFault::Entry(fault)));
    }
    let said = COLUMNS.iter().map(|column| folded(row.text(column.key))).collect::<Vec<_>>().join("|");
    Some(PastRow { entry, said })
}

fn facts_of(row: &SheetRow<'_>, known: &Known, faults: &mut Vec<Fault<RowFault>>) -> PersonFacts {
    let born: Option<i16> = number(row, "birth_year", faults);
    let band = word(row, "age_band", BANDS, faults).map(Age::Band);
    PersonFacts {
        age: born.map(Age::Born).or(band),
        sex: word(row, "sex", SEXES, faults),
        residence: named(row, "residence", &known.comuni, RowFault::Comune, faults),
        citizenship: word(row, "citizenship", CITIZENSHIPS, faults),
        work_status: word(row, "work_status", WORK, faults),
        unemployed_since: None,
        schooling: word(row, "schooling", SCHOOLING, faults),
        is_vulnerable: word(row, "is_vulnerable", YES_NO, faults),
    }
}

fn services(row: &SheetRow<'_>, known: &Known, faults: &mut Vec<Fault<RowFault>>) -> Vec<ServiceId> {
    let mut services = Vec::new();
    for name in row.text("services").split(['|', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        match known.services.get(&folded(name)) {
            Some(id) if services.contains(id) => {}
            Some(id) => services.push(*id),
            None => faults.push(row.fault("services", RowFault::Service)),
        }
    }
    services
}

fn word<T: Copy>(
    row: &SheetRow<'_>,
    column: &'static str,
    list: Called<T>,
    faults: &mut Vec<Fault<RowFault>>,
) -> Option<T> {
    let text = row.get(column)?;
    let found = read(list, text);
    if found.is_none() {
        faults.push(row.fault(column, RowFault::Word));
    }
    found
}

fn number<T: std::str::FromStr>(
    row: &SheetRow<'_>,
    column: &'static str,
    faults: &mut Vec<Fault<RowFault>>,
) -> Option<T> {
    let text = row.get(column)?;
    let found = text.parse().ok();
    if found.is_none() {
        faults.push(row.fault(column, RowFault::Number));
    }
    found
}

fn named<T: Clone>(
    row: &SheetRow<'_>,
    column: &'static str,
    known: &HashMap<String, T>,
    fault: RowFault,
    faults: &mut Vec<Fault<RowFault>>,
) -> Option<T> {
    let text = row.get(column)?;
    let found = known.get(&folded(text)).cloned();
    if found.is_none() {
        faults.push(row.fault(column, fault));
    }
    found
}

const fn column_of(fault: EntryFault) -> &'static str {
    match fault {
        EntryFault::FutureDay | EntryFault::OldDay => "day",
        EntryFault::BirthYear => "birth_year",
        EntryFault::Minutes => "minutes",
        EntryFault::ReferredToNobody => "referred_to",
        _ => "services",
    }
}

/// A day as sheets have it: `2024-03-05`, `5/3/2024`, with an hour after it or not.
fn day(text: &str) -> Option<Date> {
    let text = text.split([' ', 'T']).next()?;
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    let mut parts = text.split(['/', '-', '.']);
    let mut next = || parts.next()?.parse::<i16>().ok();
    let (day, month, year) = (next()?, next()?, next()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Outcome, Request, Sex};
    use jiff::civil::date;

    fn planned(text: &str) -> Checked<PastRow, RowFault> {
        let service = (Id::from_uuid(uuid::Uuid::from_u128(1)), "Curriculum e lettera".to_owned());
        let known = Known::of([service], &[], &[]);
        let sheet = tables::read(text.as_bytes()).unwrap().with(COLUMNS).unwrap();
        plan(&sheet, &known, date(2026, 11, 20))
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
        let said =
            |file| -> Vec<String> { planned(file).good.into_iter().map(|(_, row)| row.said).collect() };

        let keys = said(file);

        assert_eq!(keys.len(), 3);
        assert!(keys[0] != keys[1] && keys[1] != keys[2]);
        assert_eq!(keys, said(file));
    }
}
