//! The public index of administrations (IPA): how its file is read, and what an import would change.
//!
//! The file names people too (who is responsible for a body); those columns are not read.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use kernel::{EmailAddress, FiscalCode, IpaCode, IstatCode};
use tables::{Column, Fault, Sheet, SheetRow, folded};

use super::{OrganisationDetails, OrganisationKind};

/// How many certified addresses the index has room for.
const ADDRESSES: [(&str, &str); 5] =
    [("mail1", "type1"), ("mail2", "type2"), ("mail3", "type3"), ("mail4", "type4"), ("mail5", "type5")];

/// The columns that are read, as the files of the index have called them over the years.
pub const INDEX_COLUMNS: &[Column] = &[
    column("ipa", "Codice_IPA", &["cod_amm", "codice amministrazione", "ipa"], true),
    column("name", "Denominazione_ente", &["des_amm", "denominazione", "nome"], true),
    column("fiscal", "Codice_fiscale_ente", &["cf", "codice fiscale"], false),
    column("category", "Codice_Categoria", &["categoria", "tipologia_amm"], false),
    column("istat", "Codice_comune_ISTAT", &["codice istat comune", "istat"], false),
    column("updated", "Data_aggiornamento", &["aggiornamento"], false),
    column("mail1", "Mail1", &["mail"], false),
    column("type1", "Tipo_Mail1", &["tipo_mail"], false),
    column("mail2", "Mail2", &[], false),
    column("type2", "Tipo_Mail2", &[], false),
    column("mail3", "Mail3", &[], false),
    column("type3", "Tipo_Mail3", &[], false),
    column("mail4", "Mail4", &[], false),
    column("type4", "Tipo_Mail4", &[], false),
    column("mail5", "Mail5", &[], false),
    column("type5", "Tipo_Mail5", &[], false),
];

const fn column(
    key: &'static str,
    head: &'static str,
    synonyms: &'static [&'static str],
    is_required: bool,
) -> Column {
    Column { key, head, synonyms, is_required }
}

/// A body as the index has it.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexEntry {
    /// Its code.
    pub ipa_code: IpaCode,
    /// Its name.
    pub name: String,
    /// Its fiscal code.
    pub fiscal_code: Option<FiscalCode>,
    /// The code of its category, such as `L6`.
    pub category: Option<String>,
    /// The Comune where it sits.
    pub istat_code: Option<IstatCode>,
    /// Its certified addresses: the first one is its digital domicile.
    pub certified_emails: Vec<EmailAddress>,
}

impl IndexEntry {
    /// The name as a search compares it.
    #[must_use]
    pub fn name_key(&self) -> String {
        folded(&self.name)
    }

    /// What kind of body its name says it is: categories put Comuni and their consortia under one letter.
    #[must_use]
    pub fn kind(&self) -> OrganisationKind {
        let name = self.name_key();
        let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
        if begins(&["comune di ", "comune della ", "comune del ", "comune "]) {
            OrganisationKind::Municipality
        } else if begins(&["provincia "]) {
            OrganisationKind::Province
        } else if begins(&["citta metropolitana"]) {
            OrganisationKind::MetropolitanCity
        } else if begins(&["regione "]) {
            OrganisationKind::Region
        } else if begins(&["unione di comuni", "unione dei comuni", "unione montana", "unione comuni"]) {
            OrganisationKind::MunicipalUnion
        } else if begins(&["camera di commercio"]) {
            OrganisationKind::Chamber
        } else if begins(&["istituto comprensivo", "istituto di istruzione", "liceo ", "universita "]) {
            OrganisationKind::School
        } else {
            OrganisationKind::PublicBody
        }
    }

    /// The body as it would be registered. `place` is its Comune, where that is on record.
    #[must_use]
    pub fn details(&self, place: Option<IstatCode>) -> OrganisationDetails {
        let kind = self.kind();
        OrganisationDetails {
            ipa_code: Some(self.ipa_code.clone()),
            istat_code: self.istat_code.clone().filter(|_| kind == OrganisationKind::Municipality),
            fiscal_code: self.fiscal_code.clone(),
            certified_email: self.certified_emails.first().cloned(),
            municipality: place,
            ..OrganisationDetails::named(self.name.clone(), kind)
        }
    }
}

/// An address of which enough is shown to be recognised, and not enough to be copied: `c…@pec.comune…`.
#[must_use]
pub fn masked(address: &EmailAddress) -> String {
    let (local, domain) = address.as_str().split_once('@').unwrap_or((address.as_str(), ""));
    let labels: Vec<&str> = domain.split('.').collect();
    let shown = labels.get(..(labels.len() / 2).max(1)).unwrap_or_default().join(".");
    format!("{}…@{shown}…", local.chars().take(1).collect::<String>())
}

/// What a file of the index says.
#[derive(Clone, Debug, Default)]
pub struct ReadIndex {
    /// Bodies, in the order of the file.
    pub entries: Vec<IndexEntry>,
    /// Keys of rows that are faulty: what is on record of those bodies stays.
    pub unread: HashSet<String>,
    /// What is wrong, by line. A row without a code or a name is left out; another fault costs the one cell.
    pub faults: Vec<Fault<&'static str>>,
    /// The newest day that a row names.
    pub source_date: Option<Date>,
}

/// Reads every row.
#[must_use]
pub fn read_index(sheet: &Sheet) -> ReadIndex {
    let mut read = ReadIndex::default();
    let mut seen: HashSet<String> = HashSet::new();
    for row in sheet.rows() {
        read.source_date = read.source_date.max(cell(&row, "updated").and_then(day));
        let Some(entry) = entry(&row, &mut read.faults) else {
            read.unread.extend(IpaCode::parse(row.text("ipa")).map(|code| code.folded()).ok());
            continue;
        };
        let key = entry.ipa_code.folded();
        match seen.insert(key) {
            true => read.entries.push(entry),
            false => read.faults.push(row.fault("ipa", "network-index-twice")),
        }
    }
    read
}

fn entry(row: &SheetRow<'_>, faults: &mut Vec<Fault<&'static str>>) -> Option<IndexEntry> {
    let ipa_code = match IpaCode::parse(row.text("ipa")) {
        Ok(code) if is_plain(code.as_str()) => code,
        _ => {
            faults.push(row.fault("ipa", "network-import-wrong-ipa"));
            return None;
        }
    };
    let name = cell(row, "name").map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let Some(name) = name.filter(|name| !folded(name).is_empty() && name.chars().count() <= MAX_NAME) else {
        faults.push(row.fault("name", "network-import-wrong-name"));
        return None;
    };
    let mut certified_emails = Vec::new();
    for (address, kind) in ADDRESSES {
        let Some(text) = cell(row, address).filter(|_| folded(row.text(kind)) == "pec") else { continue };
        match EmailAddress::parse(text) {
            Ok(address) if !certified_emails.contains(&address) => certified_emails.push(address),
            Ok(_) => {}
            Err(_) => faults.push(row.fault(address, "network-import-wrong-email")),
        }
    }
    let fiscal_code = cell(row, "fiscal").and_then(|text| match FiscalCode::parse(text) {
        Ok(code) => Some(code),
        Err(_) => {
            faults.push(row.fault("fiscal", "network-import-wrong-fiscal-code"));
            None
        }
    });
    Some(IndexEntry {
        ipa_code,
        name,
        fiscal_code,
        category: cell(row, "category").map(str::to_owned),
        istat_code: cell(row, "istat").and_then(istat),
        certified_emails,
    })
}

/// Longest name that is kept, in characters; the longest of the index today has some 250.
const MAX_NAME: usize = 400;

/// Whether a code can stand in an address as it is.
fn is_plain(code: &str) -> bool {
    code.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c)) && !code.starts_with('.')
}

/// A cell that says something: exports write `null` where there is nothing.
fn cell<'a>(row: &SheetRow<'a>, key: &str) -> Option<&'a str> {
    row.get(key)
        .filter(|text| !matches!(text.to_ascii_lowercase().as_str(), "null" | "-" | "n.d." | "da_indicare"))
}

/// A code of a Comune, whose zeros in front a spreadsheet may have eaten.
fn istat(text: &str) -> Option<IstatCode> {
    IstatCode::parse(&format!("{text:0>6}")).ok()
}

/// A day as files write it: `2026-11-20` or `20/11/2026`, perhaps with an hour behind it.
fn day(text: &str) -> Option<Date> {
    let text = text.split([' ', 'T']).next()?;
    let in_italy = || {
        let (day, rest) = text.split_once('/')?;
        let (month, year) = rest.split_once('/')?;
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    };
    text.parse().ok().or_else(in_italy).filter(|day: &Date| (1990..2200).contains(&day.year()))
}

/// What a file would change.
#[derive(Clone, Debug, Default)]
pub struct IndexPlan {
    /// What is written: bodies that are new or that changed.
    pub written: Vec<IndexEntry>,
    /// How many of those are new.
    pub added: usize,
    /// How many rows say what is on record.
    pub same: usize,
    /// Keys of the bodies that the index has no more.
    pub withdrawn: Vec<String>,
}

/// Holds a file against what is on record: each key that stands, with its digest.
#[must_use]
pub fn plan_index(
    read: &ReadIndex,
    known: &HashMap<String, String>,
    digest: impl Fn(&IndexEntry) -> String,
) -> IndexPlan {
    let mut plan = IndexPlan::default();
    let mut in_file: HashSet<String> = read.unread.clone();
    for entry in &read.entries {
        let key = entry.ipa_code.folded();
        match known.get(&key) {
            Some(before) if *before == digest(entry) => plan.same += 1,
            before => {
                plan.added += usize::from(before.is_none());
                plan.written.push(entry.clone());
            }
        }
        in_file.insert(key);
    }
    plan.withdrawn = known.keys().filter(|key| !in_file.contains(*key)).cloned().collect();
    plan.withdrawn.sort();
    plan
}

impl IndexPlan {
    /// Whether it would withdraw so much that the file is likely a part of the index: more than a tenth, and more than
    /// a handful.
    #[must_use]
    pub fn withdraws_too_much(&self, known: usize) -> bool {
        self.withdrawn.len() > 20 && self.withdrawn.len() * 10 > known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "Codice_IPA;Denominazione_ente;Codice_fiscale_ente;Codice_Categoria;Codice_comune_ISTAT;\
         Nome_responsabile;Mail1;Tipo_Mail1;Mail2;Tipo_Mail2;Data_aggiornamento\n\
         c_d655;COMUNE DI FOLLO;00211160114;L6;11013;Inventata;ufficio@comune.example;altro;protocollo@pec.comune.example;pec;2026-11-20\n\
         x_1;Ente di prova;123;L8;null;;a@pec.example;Pec;a@pec.example;pec;20/11/2025\n\
         ;Senza codice;;;;;;;;;\n\
         C_D655;Comune di Follo;;;;;;;;;\n";

    fn read(text: &str) -> ReadIndex {
        read_index(&tables::read(text.as_bytes()).unwrap().with(INDEX_COLUMNS).unwrap())
    }

    fn told(read: &ReadIndex) -> Vec<(u64, &'static str)> {
        read.faults.iter().map(|fault| (fault.line, fault.message)).collect()
    }

    #[test]
    fn rows_give_bodies_with_their_certified_addresses_and_faults_with_their_lines() {
        let read = read(FILE);

        assert_eq!(read.entries.len(), 2);
        let follo = &read.entries[0];
        assert_eq!(follo.certified_emails, [EmailAddress::parse("protocollo@pec.comune.example").unwrap()]);
        assert_eq!(follo.istat_code, Some(IstatCode::parse("011013").unwrap()));
        assert_eq!(follo.kind(), OrganisationKind::Municipality);
        assert_eq!(read.entries[1].certified_emails.len(), 1);
        assert_eq!(read.source_date, Some(jiff::civil::date(2026, 11, 20)));
        let faults = [
            (3, "network-import-wrong-fiscal-code"),
            (4, "network-import-wrong-ipa"),
            (5, "network-index-twice"),
        ];
        assert_eq!(told(&read), faults);
    }

    #[test]
    fn heads_of_the_older_files_are_known() {
        let read =
            read("cod_amm\tdes_amm\tCf\tmail1\ttipo_mail1\nc_x\tComune di Prova\t\tp@pec.example\tpec\n");

        assert_eq!(read.entries[0].certified_emails.len(), 1);
        assert!(read.faults.is_empty());
    }

    #[test]
    fn plan_adds_changes_keeps_and_withdraws_and_spares_what_could_not_be_read() {
        let digest = |entry: &IndexEntry| entry.name.clone();
        let known =
            [("c_d655", "COMUNE DI FOLLO"), ("x_1", "Altro nome"), ("gone", "Ente"), ("kept", "Ente")];
        let known = known.map(|(key, digest)| (key.to_owned(), digest.to_owned())).into();
        let mut read = read(FILE);
        read.unread.insert("kept".into());

        let plan = plan_index(&read, &known, digest);

        assert_eq!((plan.written.len(), plan.added, plan.same), (1, 0, 1));
        assert_eq!(plan.withdrawn, ["gone"]);
    }

    #[test]
    fn file_that_would_withdraw_a_tenth_is_likely_a_part() {
        let plan = |count: usize| IndexPlan { withdrawn: vec![String::new(); count], ..IndexPlan::default() };

        assert!(!plan(20).withdraws_too_much(21));
        assert!(plan(21).withdraws_too_much(209));
        assert!(!plan(21).withdraws_too_much(210));
    }

    #[test]
    fn address_is_shown_in_part() {
        let shown = |text| masked(&EmailAddress::parse(text).unwrap());

        assert_eq!(shown("comune@pec.comune.sarzana.sp.it"), "c…@pec.comune…");
        assert_eq!(shown("x@postacert.example"), "x…@postacert…");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_never_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
            let heads = "Codice_IPA;Denominazione_ente;Codice_fiscale_ente;Mail1;Tipo_Mail1\n".as_bytes();
            if let Ok(Ok(sheet)) = tables::read(&[heads, &bytes].concat()).map(|table| table.with(INDEX_COLUMNS)) {
                let read = read_index(&sheet);
                proptest::prop_assert!(read.entries.len() <= sheet.rows().count());
            }
        }
    }
}
