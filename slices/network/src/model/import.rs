//! Bodies from a spreadsheet: which columns, what a row says, and what would change if it were written.

use std::collections::{HashMap, HashSet};

use kernel::{Coordinates, EmailAddress, FiscalCode, Id, IpaCode, IstatCode, PhoneNumber};
use tables::{Checked, Column, Fault, Sheet, SheetRow, folded};
use texts::Message;

use super::{Municipality, Organisation, OrganisationDetails, OrganisationKind, kind_in_words, website};

/// The columns that are read and written.
pub const IMPORT_COLUMNS: &[Column] = &[
    column(
        "name",
        "Nome",
        &["denominazione", "ente", "ragione sociale", "nome ente", "organizzazione"],
        true,
    ),
    column("kind", "Tipo", &["tipologia", "tipo ente", "categoria", "natura"], true),
    column("ipa", "Codice IPA", &["ipa", "cod ipa", "codice univoco ipa"], false),
    column("istat", "Codice ISTAT", &["istat", "cod istat", "codice comune istat"], false),
    column("fiscal", "Codice fiscale", &["cf", "c f", "cod fiscale", "partita iva", "p iva"], false),
    column("website", "Sito", &["sito web", "sito internet", "url", "web"], false),
    column("email", "Email", &["e mail", "mail", "posta elettronica", "indirizzo email"], false),
    column("pec", "PEC", &["posta certificata", "email pec", "posta elettronica certificata"], false),
    column("phone", "Telefono", &["tel", "numero di telefono", "recapito telefonico"], false),
    column("address", "Indirizzo", &["sede", "via"], false),
    column("municipality", "Comune", &["citta", "comune della sede", "comune sede"], false),
    column("place", "Coordinate", &["posizione", "latitudine e longitudine"], false),
    column("description", "Descrizione", &["attivita", "note", "che cosa fa"], false),
];

const fn column(
    key: &'static str,
    head: &'static str,
    synonyms: &'static [&'static str],
    is_required: bool,
) -> Column {
    Column { key, head, synonyms, is_required }
}

/// What would happen if a file were written.
#[derive(Clone, Debug, Default)]
pub struct ImportPlan {
    /// Bodies that are not on record, each with its line.
    pub new: Vec<(u64, OrganisationDetails)>,
    /// Bodies on record that would change.
    pub changed: Vec<ImportChange>,
    /// How many rows say what is on record.
    pub same: usize,
    /// All that is wrong; while there is anything, nothing is written.
    pub faults: Vec<Fault<Message>>,
    /// Heads that nobody asked for.
    pub unknown_heads: Vec<String>,
}

/// A body on record that a row would change.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportChange {
    /// The line.
    pub line: u64,
    /// The body.
    pub organisation: Id<Organisation>,
    /// What it would be afterwards.
    pub details: OrganisationDetails,
    /// The heads of the columns that change.
    pub columns: Vec<&'static str>,
}

/// What a row says. An empty cell says nothing: it does not empty what is on record.
#[derive(Clone, Debug)]
pub struct ImportedBody {
    says: OrganisationDetails,
}

impl ImportedBody {
    /// As a body of its own: what is asked of the table of bodies.
    pub const fn details(&self) -> &OrganisationDetails {
        &self.says
    }

    /// What is on record with what the row says over it.
    fn over(&self, known: &OrganisationDetails) -> OrganisationDetails {
        let says = self.says.clone();
        OrganisationDetails {
            name: says.name,
            kind: says.kind,
            // Capitals do not make another code.
            ipa_code: says
                .ipa_code
                .filter(|code| known.ipa_code.as_ref() != Some(code))
                .or_else(|| known.ipa_code.clone()),
            istat_code: says.istat_code.or_else(|| known.istat_code.clone()),
            fiscal_code: says.fiscal_code.or_else(|| known.fiscal_code.clone()),
            website: says.website.or_else(|| known.website.clone()),
            email: says.email.or_else(|| known.email.clone()),
            certified_email: says.certified_email.or_else(|| known.certified_email.clone()),
            phone: says.phone.or_else(|| known.phone.clone()),
            address: says.address.or_else(|| known.address.clone()),
            municipality: says.municipality.or_else(|| known.municipality.clone()),
            place: says.place.or(known.place),
            description: if says.description.is_empty() {
                known.description.clone()
            } else {
                says.description
            },
            is_invented: known.is_invented,
        }
    }
}

/// Every row through its parsers; rows that name one body twice are refused.
pub fn check_bodies(sheet: &Sheet, municipalities: &[Municipality]) -> Checked<ImportedBody, Message> {
    let mut checked = tables::check(sheet, |row, faults| parse(row, faults, municipalities));
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut twice = Vec::new();
    for (line, body) in &checked.good {
        let keys = keys(&body.says);
        match keys.iter().find_map(|key| seen.get(key)) {
            Some(first) => twice.push((*line, body.says.name.clone(), *first)),
            None => seen.extend(keys.into_iter().map(|key| (key, *line))),
        }
    }
    for (line, value, first) in twice {
        let message = Message::new("network-import-twice").with("line", number(first));
        checked.refuse(Fault { line, column: Some("Nome"), value, message });
    }
    checked
}

/// Holds what the rows say against what is on record. `ours` are the bodies for which the importing network answers:
/// a file cannot change another's.
pub fn plan_import(
    checked: Checked<ImportedBody, Message>,
    known: &[Organisation],
    ours: &HashSet<Id<Organisation>>,
) -> ImportPlan {
    let mut on_record: HashMap<String, &Organisation> = HashMap::new();
    for one in known {
        on_record.extend(keys(one).into_iter().map(|key| (key, one)));
    }
    let Checked { good, faults } = checked;
    let mut plan = ImportPlan { faults, ..ImportPlan::default() };
    for (line, body) in good {
        let found: HashMap<Id<Organisation>, &Organisation> =
            keys(&body.says).iter().filter_map(|key| on_record.get(key)).map(|one| (one.id, *one)).collect();
        let mut found = found.into_values();
        match (found.next(), found.next()) {
            (None, _) => plan.new.push((line, body.says)),
            (Some(one), None) => plan.hold_against(line, &body, one, ours),
            (Some(_), Some(_)) => plan.refuse(line, &body, "network-import-several"),
        }
    }
    plan.faults.sort_by_key(|fault| fault.line);
    plan
}

impl ImportPlan {
    /// Whether it may be written.
    pub const fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    /// Whether writing it would change nothing.
    pub const fn is_idle(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }

    fn hold_against(
        &mut self,
        line: u64,
        body: &ImportedBody,
        known: &Organisation,
        ours: &HashSet<Id<Organisation>>,
    ) {
        let details = body.over(known);
        let columns = differing(known, &details);
        if columns.is_empty() {
            self.same += 1;
        } else if ours.contains(&known.id) {
            self.changed.push(ImportChange { line, organisation: known.id, details, columns });
        } else {
            self.refuse(line, body, "network-import-not-yours");
        }
    }

    fn refuse(&mut self, line: u64, body: &ImportedBody, key: &'static str) {
        let message = Message::new(key);
        self.faults.push(Fault { line, column: Some("Nome"), value: body.says.name.clone(), message });
    }
}

fn number(line: u64) -> i64 {
    i64::try_from(line).unwrap_or(i64::MAX)
}

/// What a body is known again by.
fn keys(body: &OrganisationDetails) -> Vec<String> {
    let ipa = body.ipa_code.as_ref().map(|code| format!("ipa {}", code.folded()));
    let fiscal = body.fiscal_code.as_ref().map(|code| format!("fiscal {code}"));
    let istat = body.istat_code.as_ref().map(|code| format!("istat {code}"));
    [ipa, fiscal, istat].into_iter().flatten().chain([format!("name {}", body.key())]).collect()
}

fn differing(before: &OrganisationDetails, after: &OrganisationDetails) -> Vec<&'static str> {
    let (before, after) = (export_row(before, &[]), export_row(after, &[]));
    let pairs = IMPORT_COLUMNS.iter().zip(before.iter().zip(&after));
    pairs.filter(|(_, (before, after))| before != after).map(|(column, _)| column.head).collect()
}

/// A body as a row of [`IMPORT_COLUMNS`]; the Comune by its name where it is given, by its code otherwise.
pub fn export_row(body: &OrganisationDetails, municipalities: &[Municipality]) -> Vec<String> {
    let comune = body.municipality.as_ref().map(|code| {
        let known = municipalities.iter().find(|one| one.istat_code == *code);
        known.map_or_else(|| code.to_string(), |one| one.name.clone())
    });
    let text = |value: Option<String>| value.unwrap_or_default();
    vec![
        body.name.clone(),
        kind_in_words(body.kind).to_owned(),
        text(body.ipa_code.as_ref().map(ToString::to_string)),
        text(body.istat_code.as_ref().map(ToString::to_string)),
        text(body.fiscal_code.as_ref().map(ToString::to_string)),
        text(body.website.clone()),
        text(body.email.as_ref().map(ToString::to_string)),
        text(body.certified_email.as_ref().map(ToString::to_string)),
        text(body.phone.as_ref().map(ToString::to_string)),
        text(body.address.clone()),
        text(comune),
        text(body.place.map(|place| place.to_string())),
        body.description.clone(),
    ]
}

type Faults = Vec<Fault<Message>>;

fn parse(row: &SheetRow<'_>, faults: &mut Faults, municipalities: &[Municipality]) -> Option<ImportedBody> {
    let name = row.parsed("name", faults, name);
    if name == Some(None) {
        faults.push(row.fault("name", "network-import-no-name"));
    }
    let kind = row.parsed("kind", faults, |text| {
        OrganisationKind::from_words(text).ok_or("network-import-unknown-kind")
    });
    if kind == Some(None) {
        faults.push(row.fault("kind", "network-import-unknown-kind"));
    }
    let comune =
        |text: &str| find_municipality(text, municipalities).ok_or("network-import-unknown-municipality");
    let says = OrganisationDetails {
        name: name.flatten().unwrap_or_default(),
        kind: kind.flatten().unwrap_or(OrganisationKind::Other),
        ipa_code: field(row, "ipa", faults, "network-import-wrong-ipa", IpaCode::parse),
        istat_code: field(row, "istat", faults, "network-import-wrong-istat", IstatCode::parse),
        fiscal_code: field(row, "fiscal", faults, "network-import-wrong-fiscal-code", FiscalCode::parse),
        website: row
            .parsed("website", faults, |text| website(text).ok_or("network-import-wrong-website"))
            .flatten(),
        email: field(row, "email", faults, "network-import-wrong-email", EmailAddress::parse),
        certified_email: field(row, "pec", faults, "network-import-wrong-email", EmailAddress::parse),
        phone: field(row, "phone", faults, "network-import-wrong-phone", PhoneNumber::parse),
        address: row.get("address").map(str::to_owned),
        municipality: row.parsed("municipality", faults, comune).flatten(),
        place: field(row, "place", faults, "network-import-wrong-place", Coordinates::parse),
        description: row.text("description").to_owned(),
        is_invented: false,
    };
    Some(ImportedBody { says })
}

fn field<T, E>(
    row: &SheetRow<'_>,
    key: &str,
    faults: &mut Faults,
    wrong: &'static str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Option<T> {
    row.parsed(key, faults, |text| parse(text).map_err(|_| wrong)).flatten()
}

/// Longest name that a page has room for.
const MAX_NAME: usize = 200;

fn name(text: &str) -> Result<String, &'static str> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > MAX_NAME || super::name_key(&name).is_empty() {
        return Err("network-import-wrong-name");
    }
    Ok(name)
}

/// A Comune by its code or by its name.
fn find_municipality(text: &str, all: &[Municipality]) -> Option<IstatCode> {
    let code = IstatCode::parse(text).ok();
    let name = folded(text);
    let found = all.iter().find(|one| code.as_ref() == Some(&one.istat_code) || folded(&one.name) == name);
    found.map(|one| one.istat_code.clone())
}

#[cfg(test)]
mod tests {
    use kernel::Instant;

    use super::*;

    fn follo() -> Municipality {
        Municipality {
            istat_code: IstatCode::parse("011013").unwrap(),
            name: "Follo".into(),
            province_code: "011".into(),
            place: Coordinates::new(44.16, 9.86).unwrap(),
            population: 6300,
        }
    }

    fn checked(text: &str) -> Checked<ImportedBody, Message> {
        let sheet = tables::read(text.as_bytes()).unwrap().with(IMPORT_COLUMNS).unwrap();
        check_bodies(&sheet, &[follo()])
    }

    fn on_record(number: u128, details: OrganisationDetails) -> Organisation {
        let at = Instant::from_micros(0);
        let id = Id::from_uuid(uuid::Uuid::from_u128(number));
        Organisation { id, details, is_listed: true, created_at: at, changed_at: at }
    }

    fn told(plan: &ImportPlan) -> Vec<(u64, &'static str)> {
        plan.faults.iter().map(|fault| (fault.line, fault.message.key)).collect()
    }

    #[test]
    fn body_that_is_not_on_record_is_new() {
        let plan = plan_import(
            checked("Denominazione;Tipologia;Comune;Tel\nEnte Prova;ente di formazione;FOLLO;0187 000 123"),
            &[],
            &HashSet::new(),
        );

        assert!(plan.is_whole());
        let (line, body) = &plan.new[0];
        assert_eq!((*line, body.kind), (2, OrganisationKind::TrainingProvider));
        assert_eq!(body.municipality, Some(follo().istat_code));
        assert_eq!(body.phone.as_ref().unwrap().as_str(), "+390187000123");
    }

    #[test]
    fn row_that_says_what_is_on_record_changes_nothing_and_an_empty_cell_empties_nothing() {
        let mut details = OrganisationDetails::named("Ente Prova", OrganisationKind::School);
        details.website = Some("https://ente.example".into());
        let known = on_record(1, details);

        let plan = plan_import(
            checked("nome;tipo;sito\nENTE  PROVA;scuola;"),
            std::slice::from_ref(&known),
            &HashSet::from([known.id]),
        );

        // Only the capitals of the name differ, and that is a change one may want.
        assert_eq!(plan.changed.iter().map(|one| one.columns.clone()).collect::<Vec<_>>(), [["Nome"]]);
        assert_eq!(plan.changed[0].details.website.as_deref(), Some("https://ente.example"));
    }

    #[test]
    fn row_that_fits_two_bodies_or_one_of_another_network_is_refused() {
        let mut with_ipa = OrganisationDetails::named("Comune di Follo", OrganisationKind::Municipality);
        with_ipa.ipa_code = Some(IpaCode::parse("c_d655").unwrap());
        let known = [
            on_record(1, with_ipa),
            on_record(2, OrganisationDetails::named("Altro", OrganisationKind::Firm)),
        ];

        let plan = plan_import(
            checked("nome;tipo;ipa\nAltro;comune;C_D655\nComune di Follo;comune;\nAltro spa;impresa;"),
            &known,
            &HashSet::new(),
        );

        assert_eq!(told(&plan), [(2, "network-import-several")]);
        assert_eq!(plan.same, 1);
        assert_eq!(plan.new.len(), 1);

        let other =
            plan_import(checked("nome;tipo;tel\nAltro;impresa;0187 000 123"), &known, &HashSet::new());
        assert_eq!(told(&other), [(2, "network-import-not-yours")]);
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let text = "nome;tipo;ipa;comune;email\n\
                    ;comune;;;\n\
                    Ente;astronave;;;\n\
                    Ente Due;scuola;c d;Atlantide;senza-chiocciola\n\
                    Buono;scuola;;;\n\
                    BUONO;scuola;;;";

        let plan = plan_import(checked(text), &[], &HashSet::new());

        assert_eq!(
            told(&plan),
            [
                (2, "network-import-no-name"),
                (3, "network-import-unknown-kind"),
                (4, "network-import-wrong-ipa"),
                (4, "network-import-wrong-email"),
                (4, "network-import-unknown-municipality"),
                (6, "network-import-twice"),
            ]
        );
        assert!(!plan.is_whole());
    }

    #[test]
    fn what_is_exported_and_read_again_is_the_same() {
        let mut details = OrganisationDetails::named("Comune di Follo", OrganisationKind::Municipality);
        details.ipa_code = Some(IpaCode::parse("c_d655").unwrap());
        details.istat_code = Some(follo().istat_code);
        details.municipality = Some(follo().istat_code);
        details.website = Some("https://comune.example".into());
        details.email = Some(EmailAddress::parse("info@comune.example").unwrap());
        details.phone = Some(PhoneNumber::parse("0187 000 123").unwrap());
        details.place = Some(Coordinates::new(44.1625, 9.8625).unwrap());
        details.description = "Un Comune.\nDi prova; con segni.".into();
        let known: Vec<_> = OrganisationKind::ALL
            .iter()
            .zip(1_u128..)
            .map(|(kind, number)| {
                on_record(number, OrganisationDetails::named(format!("Ente {number}"), *kind))
            })
            .chain([on_record(99, details)])
            .collect();
        let rows: Vec<_> = known.iter().map(|one| export_row(one, &[follo()])).collect();

        let csv = tables::write_csv(IMPORT_COLUMNS, &rows).unwrap();
        let xlsx = tables::write_xlsx("Enti", IMPORT_COLUMNS, &rows).unwrap();

        for bytes in [csv, xlsx] {
            let sheet = tables::read(&bytes).unwrap().with(IMPORT_COLUMNS).unwrap();
            let plan = plan_import(check_bodies(&sheet, &[follo()]), &known, &HashSet::new());
            assert_eq!((told(&plan), plan.same), (vec![], known.len()));
            assert!(plan.is_idle());
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_never_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
            let heads = "nome;tipo;ipa;istat;cf;sito;email;pec;tel;comune;coordinate\n".as_bytes();
            let file = [heads, &bytes].concat();
            if let Ok(sheet) = tables::read(&file).map(|table| table.with(IMPORT_COLUMNS)) {
                let _ = sheet.map(|sheet| plan_import(check_bodies(&sheet, &[follo()]), &[], &HashSet::new()));
            }
        }
    }
}
