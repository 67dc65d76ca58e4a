//! How spreadsheets call the words of the lists: our own word, what the program shows of it in both languages, and what
//! people write beside. Every list is walked, so that a new word is read without being written here.

use std::collections::{HashMap, HashSet};

use tables::folded;
use texts::Translator;

use crate::model::{
    AgeBand, Channel, Citizenship, Kind, Origin, Outcome, Request, Schooling, Sex, WorkStatus,
};

/// What people write for the words of a list, beside what the program shows.
type Written<T> = &'static [(T, &'static [&'static str])];

const KINDS: Written<Kind> =
    &[(Kind::Person, &["persona", "cittadino", "cittadina"]), (Kind::Firm, &["impresa", "azienda", "ditta"])];

const CHANNELS: Written<Channel> = &[
    (Channel::InPerson, &["di persona", "in presenza", "sportello", "allo sportello"]),
    (Channel::Phone, &["telefono", "telefonata", "al telefono"]),
    (Channel::Video, &["videochiamata", "in video", "online"]),
    (Channel::Mail, &["email", "e-mail", "posta elettronica", "per mail"]),
    (Channel::Web, &["portale", "modulo", "dal portale"]),
];

const REQUESTS: Written<Request> = &[
    (Request::Job, &["lavoro", "cerca lavoro", "ricerca di lavoro", "ricerca lavoro", "offerte di lavoro"]),
    (Request::Curriculum, &["cv", "curriculum e colloquio", "colloquio"]),
    (Request::Orientation, &["orientamento"]),
    (Request::Training, &["formazione", "corso", "corsi", "corsi di formazione"]),
    (Request::Traineeship, &["tirocinio", "tirocini", "stage"]),
    (Request::Studies, &["studio", "scuola", "università", "scuola e università", "titoli di studio"]),
    (Request::PublicPost, &["concorsi", "concorso", "concorsi pubblici"]),
    (Request::Enterprise, &["creazione d'impresa", "creare impresa", "autoimpiego", "impresa propria"]),
    (Request::Support, &["sostegni", "sostegni al reddito", "naspi", "indennità", "bonus"]),
    (Request::Rights, &["contratti e diritti", "diritti", "contratto"]),
    (Request::Abroad, &["estero", "lavoro e studio all'estero", "mobilità all'estero"]),
    (Request::Digital, &["servizi digitali", "spid", "portali e servizi digitali", "aiuto digitale"]),
    (Request::Staff, &["ricerca di personale", "personale"]),
    (Request::HostTrainee, &["ospitare un tirocinio", "tirocinio in azienda"]),
    (Request::StaffTraining, &["formazione del personale"]),
    (Request::Incentives, &["incentivi", "incentivi all'assunzione"]),
    (Request::Visit, &["visita in azienda", "mostrare il lavoro"]),
    (Request::Other, &["altro", "varie"]),
];

const OUTCOMES: Written<Outcome> = &[
    (Outcome::Informed, &["informato", "informata", "informazioni"]),
    (Outcome::Served, &["servito", "servita", "servizio erogato"]),
    (Outcome::Booked, &["appuntamento", "appuntamento fissato"]),
    (Outcome::Referred, &["inviato", "inviata", "inviato ad altro ente", "invio"]),
    (Outcome::ToComeBack, &["torna", "da rivedere"]),
    (Outcome::NotHelped, &["non risolto", "nessun aiuto"]),
];

const ORIGINS: Written<Origin> = &[
    (Origin::WalkIn, &["senza appuntamento", "accesso libero"]),
    (Origin::Appointment, &["appuntamento", "con appuntamento"]),
    (Origin::Call, &["telefonata"]),
    (Origin::Message, &["messaggio"]),
];

const SEXES: Written<Sex> = &[(Sex::F, &["donna", "femmina"]), (Sex::M, &["uomo", "maschio"])];

const CITIZENSHIPS: Written<Citizenship> = &[
    (Citizenship::It, &["italiana", "italia", "italiano"]),
    (Citizenship::Eu, &["ue", "unione europea", "comunitaria", "altro paese ue"]),
    (Citizenship::Other, &["extra ue", "non ue", "extracomunitaria", "altro paese", "altra"]),
];

const WORK: Written<WorkStatus> = &[
    (WorkStatus::FirstJob, &["in cerca del primo lavoro", "inoccupato", "inoccupata", "prima occupazione"]),
    (WorkStatus::Unemployed, &["disoccupato", "disoccupata"]),
    (WorkStatus::Employed, &["occupato", "occupata", "lavora"]),
    (WorkStatus::Inactive, &["inattivo", "inattiva"]),
    (WorkStatus::Student, &["studente", "studentessa"]),
    (WorkStatus::Retired, &["pensionato", "pensionata", "in pensione"]),
];

const SCHOOLING: Written<Schooling> = &[
    (Schooling::None, &["nessuno", "nessun titolo"]),
    (Schooling::Primary, &["licenza elementare", "elementare"]),
    (Schooling::LowerSecondary, &["licenza media", "media"]),
    (Schooling::Vocational, &["qualifica", "qualifica professionale"]),
    (Schooling::UpperSecondary, &["diploma", "maturità"]),
    (Schooling::Tertiary, &["laurea", "its", "titolo universitario"]),
];

const BANDS: Written<AgeBand> = &[(AgeBand::From65, &["65 e più", "oltre 65"])];

const YES_NO: Written<bool> =
    &[(true, &["sì", "si", "s", "yes", "x", "1", "vero"]), (false, &["no", "n", "0", "falso"])];

const FIRST_TIME: Written<bool> = &[
    (true, &["sì", "s", "yes", "x", "1", "vero", "prima volta", "nuova", "nuovo", "first time"]),
    (false, &["n", "0", "falso", "ritorno", "ritorna", "again"]),
];

/// What stands for "not said" in any column.
const NOT_SAID: &[&str] =
    &["non detto", "non indicato", "non dichiarato", "non si sa", "n.d.", "not said", "-", "–"];

/// The words of a list by every name they go by, folded.
#[derive(Clone, Debug)]
pub(super) struct Names<T>(HashMap<String, T>);

impl<T: Copy> Names<T> {
    /// `all` are the values with their word and the key of their text.
    fn of(
        all: impl IntoIterator<Item = (T, &'static str, &'static str)>,
        written: Written<T>,
        says: &[Translator],
    ) -> Self {
        let mut names = HashMap::new();
        for (value, names_of) in written {
            names.extend(names_of.iter().map(|name| (folded(name), *value)));
        }
        // What the program says goes before what people are thought to write.
        for (value, word, key) in all {
            names.insert(folded(word), value);
            names.extend(says.iter().map(|say| (folded(&say.t(key)), value)));
        }
        Self(names)
    }

    /// The value that a cell calls by any of its names; none where it is no word of the list.
    pub(super) fn read(&self, text: &str) -> Option<T> {
        self.0.get(&folded(text)).copied()
    }
}

macro_rules! lists {
    ($($field:ident: $kind:ident $column:literal $written:ident),+ $(,)?) => {
        /// All lists, by the names that their words go by in the languages of the program.
        #[derive(Clone, Debug)]
        pub struct Lists {
            $(pub(super) $field: Names<$kind>,)+
            pub(super) yes_no: Names<bool>,
            pub(super) first: Names<bool>,
            not_said: HashSet<String>,
            nothing: HashSet<String>,
        }

        impl Lists {
            /// As these translators call the words.
            pub fn of(says: &[Translator]) -> Self {
                let all = |keys: &[&str]| -> HashSet<String> {
                    keys.iter().flat_map(|key| says.iter().map(|say| folded(&say.t(key)))).collect()
                };
                let mut not_said = all(&["contact-not-said"]);
                not_said.extend(NOT_SAID.iter().map(|name| folded(name)));
                Self {
                    $($field: Names::of($kind::ALL.iter().map(|one| (*one, one.word(), one.text())), $written, says),)+
                    yes_no: Names::of(YES, YES_NO, says),
                    first: Names::of(FIRST, FIRST_TIME, says),
                    not_said,
                    nothing: all(&["contact-form-none", "contact-form-nobody"]),
                }
            }
        }

        /// The keys of the words that a column takes, as the program shows them; none where it takes no list of words.
        pub fn offered(column: &str) -> Vec<&'static str> {
            match column {
                $($column => $kind::ALL.iter().map(|one| one.text()).collect(),)+
                "is_first" => FIRST.iter().map(|(_, _, key)| *key).collect(),
                "is_vulnerable" => YES.iter().map(|(_, _, key)| *key).collect(),
                _ => Vec::new(),
            }
        }
    };
}

lists! {
    kinds: Kind "kind" KINDS,
    channels: Channel "channel" CHANNELS,
    origins: Origin "origin" ORIGINS,
    requests: Request "request" REQUESTS,
    outcomes: Outcome "outcome" OUTCOMES,
    sexes: Sex "sex" SEXES,
    citizenships: Citizenship "citizenship" CITIZENSHIPS,
    work: WorkStatus "work_status" WORK,
    schooling: Schooling "schooling" SCHOOLING,
    bands: AgeBand "age_band" BANDS,
}

const YES: [(bool, &str, &str); 2] = [(true, "si", "contact-said-yes"), (false, "no", "contact-said-no")];
const FIRST: [(bool, &str, &str); 2] = [(true, "si", "contact-first-yes"), (false, "no", "contact-first-no")];

impl Lists {
    /// Whether a cell says that it was not said.
    pub(super) fn is_not_said(&self, text: &str) -> bool {
        let text = folded(text);
        text.is_empty() || self.not_said.contains(&text)
    }

    /// Whether a cell says that there is none: no service, no body.
    pub(super) fn is_nothing(&self, text: &str) -> bool {
        self.nothing.contains(&folded(text))
    }
}
