//! How spreadsheets call the words of the lists: our own word, what our pages say, and what people write.

use crate::model::{
    AgeBand, Channel, Citizenship, Kind, Origin, Outcome, Request, Schooling, Sex, WorkStatus,
};

/// A list of words with what each is called.
pub(super) type Called<T> = &'static [(T, &'static [&'static str])];

pub(super) const KINDS: Called<Kind> = &[
    (Kind::Person, &["person", "persona", "cittadino", "cittadina"]),
    (Kind::Firm, &["firm", "impresa", "azienda", "ditta"]),
];

pub(super) const CHANNELS: Called<Channel> = &[
    (Channel::InPerson, &["in_person", "di persona", "in presenza", "sportello", "allo sportello"]),
    (Channel::Phone, &["phone", "telefono", "telefonata", "al telefono"]),
    (Channel::Video, &["video", "videochiamata", "in video", "online"]),
    (Channel::Mail, &["mail", "email", "e-mail", "posta elettronica", "per mail"]),
    (Channel::Web, &["web", "portale", "modulo", "dal portale"]),
];

pub(super) const REQUESTS: Called<Request> = &[
    (
        Request::Job,
        &["job", "lavoro", "cerca lavoro", "ricerca di lavoro", "ricerca lavoro", "offerte di lavoro"],
    ),
    (Request::Curriculum, &["curriculum", "cv", "curriculum e colloquio", "colloquio"]),
    (Request::Orientation, &["orientation", "orientamento"]),
    (Request::Training, &["training", "formazione", "corso", "corsi", "corsi di formazione"]),
    (Request::Traineeship, &["traineeship", "tirocinio", "tirocini", "stage"]),
    (
        Request::Studies,
        &["studies", "studio", "scuola", "università", "scuola e università", "titoli di studio"],
    ),
    (Request::PublicPost, &["public_post", "concorsi", "concorso", "concorsi pubblici"]),
    (
        Request::Enterprise,
        &["enterprise", "creazione d'impresa", "creare impresa", "autoimpiego", "impresa propria"],
    ),
    (Request::Support, &["support", "sostegni", "sostegni al reddito", "naspi", "indennità", "bonus"]),
    (Request::Rights, &["rights", "contratti e diritti", "diritti", "contratto"]),
    (Request::Abroad, &["abroad", "estero", "lavoro e studio all'estero", "mobilità all'estero"]),
    (
        Request::Digital,
        &["digital", "servizi digitali", "spid", "portali e servizi digitali", "aiuto digitale"],
    ),
    (Request::Staff, &["staff", "ricerca di personale", "personale"]),
    (Request::HostTrainee, &["host_trainee", "ospitare un tirocinio", "tirocinio in azienda"]),
    (Request::StaffTraining, &["staff_training", "formazione del personale"]),
    (Request::Incentives, &["incentives", "incentivi", "incentivi all'assunzione"]),
    (Request::Visit, &["visit", "visita in azienda", "mostrare il lavoro"]),
    (Request::Other, &["other", "altro", "varie"]),
];

pub(super) const OUTCOMES: Called<Outcome> = &[
    (Outcome::Informed, &["informed", "informato", "informata", "informazioni"]),
    (Outcome::Served, &["served", "servito", "servita", "servizio erogato"]),
    (Outcome::Booked, &["booked", "appuntamento", "appuntamento fissato"]),
    (Outcome::Referred, &["referred", "inviato", "inviata", "inviato ad altro ente", "invio"]),
    (Outcome::ToComeBack, &["to_come_back", "torna", "da rivedere"]),
    (Outcome::NotHelped, &["not_helped", "non risolto", "nessun aiuto"]),
];

pub(super) const ORIGINS: Called<Origin> = &[
    (Origin::WalkIn, &["walk_in", "senza appuntamento", "accesso libero"]),
    (Origin::Appointment, &["appointment", "appuntamento", "con appuntamento"]),
    (Origin::Call, &["call", "telefonata"]),
    (Origin::Message, &["message", "messaggio"]),
];

pub(super) const SEXES: Called<Sex> =
    &[(Sex::F, &["f", "donna", "femmina"]), (Sex::M, &["m", "uomo", "maschio"])];

pub(super) const CITIZENSHIPS: Called<Citizenship> = &[
    (Citizenship::It, &["it", "italiana", "italia", "italiano"]),
    (Citizenship::Eu, &["eu", "ue", "unione europea", "comunitaria", "altro paese ue"]),
    (Citizenship::Other, &["other", "extra ue", "non ue", "extracomunitaria", "altro paese", "altra"]),
];

pub(super) const WORK: Called<WorkStatus> = &[
    (
        WorkStatus::FirstJob,
        &["first_job", "in cerca del primo lavoro", "inoccupato", "inoccupata", "prima occupazione"],
    ),
    (WorkStatus::Unemployed, &["unemployed", "disoccupato", "disoccupata"]),
    (WorkStatus::Employed, &["employed", "occupato", "occupata", "lavora"]),
    (WorkStatus::Inactive, &["inactive", "inattivo", "inattiva"]),
    (WorkStatus::Student, &["student", "studente", "studentessa"]),
    (WorkStatus::Retired, &["retired", "pensionato", "pensionata", "in pensione"]),
];

pub(super) const SCHOOLING: Called<Schooling> = &[
    (Schooling::None, &["none", "nessuno", "nessun titolo"]),
    (Schooling::Primary, &["primary", "licenza elementare", "elementare"]),
    (Schooling::LowerSecondary, &["lower_secondary", "licenza media", "media"]),
    (Schooling::Vocational, &["vocational", "qualifica", "qualifica professionale"]),
    (Schooling::UpperSecondary, &["upper_secondary", "diploma", "maturità"]),
    (Schooling::Tertiary, &["tertiary", "laurea", "its", "titolo universitario"]),
];

pub(super) const BANDS: Called<AgeBand> = &[
    (AgeBand::From15, &["15-17"]),
    (AgeBand::From18, &["18-24"]),
    (AgeBand::From25, &["25-29"]),
    (AgeBand::From30, &["30-35"]),
    (AgeBand::From36, &["36-44"]),
    (AgeBand::From45, &["45-49"]),
    (AgeBand::From50, &["50-54"]),
    (AgeBand::From55, &["55-64"]),
    (AgeBand::From65, &["65+", "65 e più", "oltre 65"]),
];

pub(super) const YES_NO: Called<bool> =
    &[(true, &["sì", "si", "s", "yes", "x", "1", "vero"]), (false, &["no", "n", "0", "falso"])];

/// The value that a cell calls by any of its names; none where it is no word of the list.
pub(super) fn read<T: Copy>(list: Called<T>, text: &str) -> Option<T> {
    let wanted = tables::folded(text);
    list.iter()
        .find(|(_, names)| names.iter().any(|name| tables::folded(name) == wanted))
        .map(|(value, _)| *value)
}
