//! The catalogue as a spreadsheet: the same columns out and in. Lists stand in one cell, parted by `|`.

use kernel::IstatCode;
use network::api::Municipality;
use tables::{Column, Fault, SheetRow};

use super::{
    AccessChannel, Audience, Scheme, Service, ServiceSheet, ServiceStatus, SheetFault, SheetField, Vocabulary,
};
use texts::italian::fold;

/// What parts the entries of a list.
const BETWEEN: &str = " | ";

/// The column by which a service is known again.
pub const SLUG: &str = "slug";
/// The column of the body's name.
pub const BODY: &str = "body";
/// The column of the status.
pub const STATUS: &str = "status";

macro_rules! columns {
    ($($key:literal $head:literal [$($synonym:literal),*] $required:literal),+ $(,)?) => {
        /// The columns, in their order.
        pub const COLUMNS: &[Column] =
            &[$(Column { key: $key, head: $head, synonyms: &[$($synonym),*], is_required: $required }),+];
    };
}

columns! {
    "slug" "Codice" ["codice servizio", "id"] false,
    "body" "Ente" ["organizzazione", "ente erogatore"] true,
    "name" "Servizio" ["nome", "titolo", "nome del servizio"] true,
    "summary" "In breve" ["sintesi", "sommario"] false,
    "description" "Descrizione" [] false,
    "audience" "Per chi" ["pubblico"] false,
    "lep" "LEP" ["codice lep", "livello essenziale"] false,
    "topics" "Argomenti" ["argomento"] false,
    "target_groups" "Gruppi" ["gruppi di destinatari", "target"] false,
    "who" "A chi è rivolto" ["destinatari"] false,
    "how" "Come fare" ["modalità di accesso"] false,
    "bring" "Cosa serve" ["documenti"] false,
    "gets" "Cosa si ottiene" [] false,
    "times" "Tempi e scadenze" ["tempi"] false,
    "cost" "Costo" ["costi"] false,
    "is_free" "Gratuito" [] false,
    "conditions" "Condizioni di servizio" ["condizioni"] false,
    "keywords" "Parole chiave" [] false,
    "channels" "Canali" ["canale"] false,
    "languages" "Lingue" ["lingua"] false,
    "municipalities" "Comuni serviti" ["comuni"] false,
    "min_age" "Età minima" [] false,
    "max_age" "Età massima" [] false,
    "minutes" "Durata in minuti" ["minuti", "durata"] false,
    "url" "Pagina web" ["sito", "url"] false,
    "email" "Mail" ["email", "e-mail"] false,
    "phone" "Telefono" [] false,
    "schedule" "Orari" ["orario"] false,
    "accessibility" "Accessibilità" [] false,
    "status" "Stato" [] false,
}

/// A service as a row.
pub fn row(service: &Service, body: &str) -> Vec<String> {
    let cell = |column: &Column| match column.key {
        SLUG => service.slug.clone(),
        BODY => body.to_owned(),
        STATUS => service.status.code().to_owned(),
        key => field(key).map(|field| cell(field, &service.sheet)).unwrap_or_default(),
    };
    COLUMNS.iter().map(cell).collect()
}

fn cell(field: SheetField, sheet: &ServiceSheet) -> String {
    let text = field.text(sheet);
    match field {
        SheetField::IsFree => if sheet.is_free { "sì" } else { "no" }.to_owned(),
        field if is_list(field) => text.lines().collect::<Vec<_>>().join(BETWEEN),
        _ => text,
    }
}

fn field(key: &str) -> Option<SheetField> {
    SheetField::ALL.into_iter().find(|field| field.code() == key)
}

const fn is_list(field: SheetField) -> bool {
    matches!(
        field,
        SheetField::Topics
            | SheetField::TargetGroups
            | SheetField::Bring
            | SheetField::Keywords
            | SheetField::Channels
            | SheetField::Languages
            | SheetField::Municipalities
    )
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// A field of the sheet.
    Sheet(SheetFault),
    /// No body of that name.
    Body,
    /// No service with that code.
    Service,
    /// A service of another body.
    OtherBody,
    /// The same service stands in the file before.
    Twice,
}

impl From<SheetFault> for RowFault {
    fn from(fault: SheetFault) -> Self {
        Self::Sheet(fault)
    }
}

/// What cells are compared with.
pub struct Words<'a> {
    /// The controlled words.
    pub vocabulary: &'a Vocabulary,
    /// The Comuni.
    pub municipalities: &'a [Municipality],
}

/// The sheet that a row describes. Columns that the file does not have leave what stands in `before` alone.
pub fn sheet_of(
    row: &SheetRow<'_>,
    before: &ServiceSheet,
    words: &Words<'_>,
    faults: &mut Vec<Fault<RowFault>>,
) -> ServiceSheet {
    let mut sheet = before.clone();
    for field in SheetField::ALL.into_iter().filter(|field| row.has(field.code())) {
        if let Err(fault) = set(&mut sheet, field, row.text(field.code()), words) {
            faults.push(row.fault(field.code(), fault));
        }
    }
    // Not beside a cell that could not be read: one word on a field is enough.
    let told: Vec<_> =
        faults.iter().filter(|fault| fault.line == row.line).filter_map(|fault| fault.column).collect();
    for (field, fault) in sheet.faults().into_iter().chain(words.vocabulary.faults(&sheet)) {
        let fault: Fault<RowFault> = row.fault(field.code(), fault);
        if fault.column.is_none_or(|column| !told.contains(&column)) {
            faults.push(fault);
        }
    }
    sheet
}

fn set(sheet: &mut ServiceSheet, field: SheetField, text: &str, words: &Words<'_>) -> Result<(), SheetFault> {
    let some = || Some(text.to_owned()).filter(|text| !text.is_empty());
    let entries = || -> Vec<String> {
        text.split(['|', '\n']).map(str::trim).filter(|entry| !entry.is_empty()).map(str::to_owned).collect()
    };
    let number = || match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| SheetFault::Number),
    };
    let codes = |scheme: Scheme| -> Result<Vec<String>, SheetFault> {
        entries().iter().map(|entry| words.code(scheme, entry).ok_or(SheetFault::Unknown)).collect()
    };
    match field {
        SheetField::Name => sheet.name = text.to_owned(),
        SheetField::Summary => sheet.summary = text.to_owned(),
        SheetField::Description => sheet.description = text.to_owned(),
        SheetField::Audience => sheet.audience = audience(text).ok_or(SheetFault::Unknown)?,
        SheetField::Lep => sheet.lep = codes(Scheme::Lep)?.into_iter().next(),
        SheetField::Topics => sheet.topics = codes(Scheme::Topic)?,
        SheetField::TargetGroups => sheet.target_groups = codes(Scheme::TargetGroup)?,
        SheetField::Who => sheet.who = text.to_owned(),
        SheetField::How => sheet.how = text.to_owned(),
        SheetField::Bring => sheet.bring = entries(),
        SheetField::Gets => sheet.gets = text.to_owned(),
        SheetField::Times => sheet.times = text.to_owned(),
        SheetField::Cost => sheet.cost = text.to_owned(),
        SheetField::IsFree => sheet.is_free = yes_or_no(text).ok_or(SheetFault::Unknown)?,
        SheetField::Conditions => sheet.conditions = text.to_owned(),
        SheetField::Keywords => sheet.keywords = entries(),
        SheetField::Channels => {
            sheet.channels = entries()
                .iter()
                .map(|entry| channel(entry).ok_or(SheetFault::Unknown))
                .collect::<Result<_, _>>()?;
        }
        SheetField::Languages => sheet.languages = entries(),
        SheetField::Municipalities => {
            sheet.municipalities = entries()
                .iter()
                .map(|entry| words.municipality(entry).ok_or(SheetFault::Unknown))
                .collect::<Result<_, _>>()?;
        }
        SheetField::MinAge => sheet.min_age = number()?,
        SheetField::MaxAge => sheet.max_age = number()?,
        SheetField::Minutes => sheet.minutes = number()?,
        SheetField::Url => sheet.url = some(),
        SheetField::Email => sheet.email = some(),
        SheetField::Phone => sheet.phone = some(),
        SheetField::Schedule => sheet.schedule = text.to_owned(),
        SheetField::Accessibility => sheet.accessibility = text.to_owned(),
    }
    Ok(())
}

impl Words<'_> {
    /// A code, or the name of one in either language.
    fn code(&self, scheme: Scheme, text: &str) -> Option<String> {
        let wanted = fold(text);
        let is_it = |name: &str| fold(name) == wanted;
        let mut terms = self.vocabulary.of(scheme);
        terms
            .find(|term| is_it(&term.code) || is_it(&term.name_it) || is_it(&term.name_en))
            .map(|term| term.code.clone())
    }

    /// An ISTAT code, or the name of a Comune.
    fn municipality(&self, text: &str) -> Option<String> {
        let code = IstatCode::parse(text).ok();
        let wanted = fold(text);
        let mut places = self.municipalities.iter();
        places
            .find(|place| Some(&place.istat_code) == code.as_ref() || fold(&place.name) == wanted)
            .map(|place| place.istat_code.as_str().to_owned())
    }
}

fn audience(text: &str) -> Option<Audience> {
    match fold(text).as_str() {
        "" | "persone" => Some(Audience::Persons),
        "imprese" => Some(Audience::Firms),
        "persone e imprese" | "entrambi" | "tutti" => Some(Audience::Both),
        other => Audience::parse(other),
    }
}

fn channel(text: &str) -> Option<AccessChannel> {
    match fold(text).as_str() {
        "sportello" | "allo sportello" | "di persona" => Some(AccessChannel::InPerson),
        "telefono" | "per telefono" => Some(AccessChannel::Telephone),
        "video" | "in video" => Some(AccessChannel::Video),
        "posta elettronica" | "email" | "e-mail" => Some(AccessChannel::Mail),
        "on line" | "sito" => Some(AccessChannel::Online),
        other => AccessChannel::parse(other),
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "si" | "s" | "x" | "1" | "yes" | "vero" => Some(true),
        "" | "no" | "n" | "0" | "falso" => Some(false),
        _ => None,
    }
}

/// The status of a row; an empty cell leaves what stands there.
pub fn status_of(row: &SheetRow<'_>, before: ServiceStatus) -> Result<ServiceStatus, SheetFault> {
    match fold(row.text(STATUS)).as_str() {
        "" => Ok(before),
        "attivo" => Ok(ServiceStatus::Active),
        "sospeso" => Ok(ServiceStatus::TemporarilyClosed),
        "in preparazione" => Ok(ServiceStatus::Inactive),
        "cessato" => Ok(ServiceStatus::Defunct),
        other => ServiceStatus::parse(other).ok_or(SheetFault::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalogue::{Confirmation, ServiceId};
    use kernel::{Id, Instant};

    fn a_service() -> Service {
        let text = || "testo; con «segni» | e barre".replace('|', "/");
        Service {
            id: ServiceId::from_uuid(uuid::Uuid::from_u128(1)),
            slug: "corso".into(),
            organisation: Id::from_uuid(uuid::Uuid::from_u128(2)),
            sheet: ServiceSheet {
                name: "Corso".into(),
                summary: text(),
                description: text(),
                who: text(),
                how: text(),
                gets: text(),
                times: text(),
                cost: "20 euro".into(),
                topics: vec!["training".into()],
                bring: vec!["Documento".into(), "Attestato".into()],
                channels: vec![AccessChannel::InPerson, AccessChannel::Video],
                languages: vec!["it".into(), "en".into()],
                min_age: Some(18),
                ..ServiceSheet::default()
            },
            status: ServiceStatus::Active,
            confirmation: Confirmation { on: jiff::civil::date(2026, 11, 1), by: "Ente".into() },
            created_at: Instant::from_micros(0),
            changed_at: Instant::from_micros(0),
        }
    }

    fn vocabulary() -> Vocabulary {
        Vocabulary::new(vec![crate::model::catalogue::Term {
            id: Id::from_uuid(uuid::Uuid::from_u128(3)),
            scheme: Scheme::Topic,
            code: "training".into(),
            name_it: "Corsi e formazione".into(),
            name_en: "Courses".into(),
        }])
    }

    fn read_back(csv: &[u8], before: &ServiceSheet) -> (ServiceSheet, Vec<Fault<RowFault>>) {
        let table = tables::read(csv).unwrap().with(COLUMNS).unwrap();
        let vocabulary = vocabulary();
        let words = Words { vocabulary: &vocabulary, municipalities: &[] };
        let mut faults = Vec::new();
        let sheet = sheet_of(&table.rows().next().unwrap(), before, &words, &mut faults);
        (sheet, faults)
    }

    #[test]
    fn service_written_and_read_back_is_the_same() {
        let service = a_service();
        let csv = tables::write_csv(COLUMNS, &[row(&service, "Ente")]).unwrap();

        let (sheet, faults) = read_back(&csv, &ServiceSheet::default());

        assert_eq!(faults, []);
        assert_eq!(sheet, service.sheet);
    }

    #[test]
    fn column_that_the_file_lacks_leaves_what_stood_there() {
        let before = a_service().sheet;

        let (sheet, faults) =
            read_back(b"Ente;Servizio;Argomenti\nEnte;Corso nuovo;Corsi e formazione", &before);

        assert_eq!(faults, []);
        assert_eq!(sheet, ServiceSheet { name: "Corso nuovo".into(), ..before });
    }

    #[test]
    fn cell_that_cannot_be_read_is_named_once() {
        let (_, faults) = read_back(
            "Ente;Servizio;Argomenti;Età minima\nEnte;;cucina;molta".as_bytes(),
            &a_service().sheet,
        );

        let told: Vec<_> =
            faults.iter().map(|fault| (fault.line, fault.column.unwrap(), fault.message)).collect();
        assert_eq!(
            told,
            [
                (2, "Argomenti", RowFault::Sheet(SheetFault::Unknown)),
                (2, "Età minima", RowFault::Sheet(SheetFault::Number)),
                (2, "Servizio", RowFault::Sheet(SheetFault::Empty)),
            ]
        );
    }
}
