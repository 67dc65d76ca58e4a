//! Where somebody lives, as spreadsheets write it: a Comune on record by its name or code; another Comune of the country
//! is elsewhere, which is all that is kept of it.

use std::collections::{HashMap, HashSet};

use kernel::IstatCode;
use tables::folded;
use texts::Translator;

use crate::model::Residence;

/// What people write for elsewhere, beside what the program shows.
const ELSEWHERE: &[&str] = &[
    "elsewhere",
    "fuori provincia",
    "altra provincia",
    "altro comune",
    "fuori regione",
    "altra regione",
    "estero",
    "all'estero",
    "abroad",
];

/// The signs of the provinces with their chief towns: those that need no imported index.
const PROVINCES: &[(&str, &[&str])] = &[
    ("AG", &["Agrigento"]),
    ("AL", &["Alessandria"]),
    ("AN", &["Ancona"]),
    ("AO", &["Aosta"]),
    ("AR", &["Arezzo"]),
    ("AP", &["Ascoli Piceno"]),
    ("AT", &["Asti"]),
    ("AV", &["Avellino"]),
    ("BA", &["Bari"]),
    ("BT", &["Barletta", "Andria", "Trani"]),
    ("BL", &["Belluno"]),
    ("BN", &["Benevento"]),
    ("BG", &["Bergamo"]),
    ("BI", &["Biella"]),
    ("BO", &["Bologna"]),
    ("BZ", &["Bolzano"]),
    ("BS", &["Brescia"]),
    ("BR", &["Brindisi"]),
    ("CA", &["Cagliari"]),
    ("CL", &["Caltanissetta"]),
    ("CB", &["Campobasso"]),
    ("CE", &["Caserta"]),
    ("CT", &["Catania"]),
    ("CZ", &["Catanzaro"]),
    ("CH", &["Chieti"]),
    ("CO", &["Como"]),
    ("CS", &["Cosenza"]),
    ("CR", &["Cremona"]),
    ("KR", &["Crotone"]),
    ("CN", &["Cuneo"]),
    ("EN", &["Enna"]),
    ("FM", &["Fermo"]),
    ("FE", &["Ferrara"]),
    ("FI", &["Firenze"]),
    ("FG", &["Foggia"]),
    ("FC", &["Forlì", "Cesena"]),
    ("FR", &["Frosinone"]),
    ("GE", &["Genova"]),
    ("GO", &["Gorizia"]),
    ("GR", &["Grosseto"]),
    ("IM", &["Imperia"]),
    ("IS", &["Isernia"]),
    ("AQ", &["L'Aquila"]),
    ("SP", &["La Spezia"]),
    ("LT", &["Latina"]),
    ("LE", &["Lecce"]),
    ("LC", &["Lecco"]),
    ("LI", &["Livorno"]),
    ("LO", &["Lodi"]),
    ("LU", &["Lucca"]),
    ("MC", &["Macerata"]),
    ("MN", &["Mantova"]),
    ("MS", &["Massa", "Carrara"]),
    ("MT", &["Matera"]),
    ("ME", &["Messina"]),
    ("MI", &["Milano"]),
    ("MO", &["Modena"]),
    ("MB", &["Monza"]),
    ("NA", &["Napoli"]),
    ("NO", &["Novara"]),
    ("NU", &["Nuoro"]),
    ("OR", &["Oristano"]),
    ("PD", &["Padova"]),
    ("PA", &["Palermo"]),
    ("PR", &["Parma"]),
    ("PV", &["Pavia"]),
    ("PG", &["Perugia"]),
    ("PU", &["Pesaro", "Urbino"]),
    ("PE", &["Pescara"]),
    ("PC", &["Piacenza"]),
    ("PI", &["Pisa"]),
    ("PT", &["Pistoia"]),
    ("PN", &["Pordenone"]),
    ("PZ", &["Potenza"]),
    ("PO", &["Prato"]),
    ("RG", &["Ragusa"]),
    ("RA", &["Ravenna"]),
    ("RC", &["Reggio Calabria", "Reggio di Calabria"]),
    ("RE", &["Reggio Emilia", "Reggio nell'Emilia"]),
    ("RI", &["Rieti"]),
    ("RN", &["Rimini"]),
    ("RM", &["Roma"]),
    ("RO", &["Rovigo"]),
    ("SA", &["Salerno"]),
    ("SS", &["Sassari"]),
    ("SV", &["Savona"]),
    ("SI", &["Siena"]),
    ("SR", &["Siracusa"]),
    ("SO", &["Sondrio"]),
    ("SU", &["Carbonia"]),
    ("TA", &["Taranto"]),
    ("TE", &["Teramo"]),
    ("TR", &["Terni"]),
    ("TO", &["Torino"]),
    ("TP", &["Trapani"]),
    ("TN", &["Trento"]),
    ("TV", &["Treviso"]),
    ("TS", &["Trieste"]),
    ("UD", &["Udine"]),
    ("VA", &["Varese"]),
    ("VE", &["Venezia"]),
    ("VB", &["Verbania"]),
    ("VC", &["Vercelli"]),
    ("VR", &["Verona"]),
    ("VV", &["Vibo Valentia"]),
    ("VI", &["Vicenza"]),
    ("VT", &["Viterbo"]),
];

/// The places that cells are compared with, folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    comuni: HashMap<String, IstatCode>,
    elsewhere: HashSet<String>,
    /// The signs of provinces that are not on record.
    signs: HashSet<&'static str>,
}

impl Places {
    /// Of the Comuni on record.
    pub(super) fn of(comuni: HashMap<String, IstatCode>, says: &[Translator]) -> Self {
        let mut elsewhere: HashSet<String> = ELSEWHERE.iter().map(|name| folded(name)).collect();
        if let Some(key) = Residence::Elsewhere.text() {
            elsewhere.extend(says.iter().map(|say| folded(&say.t(key))));
        }
        let mut signs = HashSet::new();
        for (sign, towns) in PROVINCES {
            // A province whose chief town is on record is not elsewhere, nor is anything in it.
            if !towns.iter().any(|town| comuni.contains_key(&folded(town))) {
                signs.insert(*sign);
                elsewhere.extend(towns.iter().map(|town| folded(town)));
            }
        }
        Self { comuni, elsewhere, signs }
    }

    /// Other Comuni of the country, folded.
    pub(super) fn with_others(&mut self, names: impl IntoIterator<Item = String>) {
        self.elsewhere.extend(names);
    }

    /// What a cell says; none where it is no Comune that anybody knows.
    pub(super) fn read(&self, text: &str) -> Option<Residence> {
        let (name, sign) = parted(text);
        if let Some(code) =
            self.comuni.get(&folded(name)).filter(|_| sign.is_none_or(|sign| !self.is_away(sign)))
        {
            return Some(code.clone().into());
        }
        if let Ok(code) = IstatCode::parse(name) {
            let is_known = self.comuni.values().any(|known| *known == code);
            return Some(if is_known { code.into() } else { Residence::Elsewhere });
        }
        let is_elsewhere = self.elsewhere.contains(&folded(name)) || self.elsewhere.contains(&folded(text));
        (is_elsewhere || sign.is_some_and(|sign| self.is_away(sign))).then_some(Residence::Elsewhere)
    }

    fn is_away(&self, sign: &str) -> bool {
        self.signs.contains(sign.to_uppercase().as_str())
    }
}

/// `Carrara (MS)` as its name and the sign of its province; what an office calls a Comune before its name is left out.
pub(super) fn parted(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let open = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let (name, sign) = match open {
        Some((name, sign)) if sign.trim().len() == 2 => (name.trim(), Some(sign.trim())),
        _ => (text, None),
    };
    let before = ["comune di ", "comune della "].into_iter().find_map(|before| {
        name.get(..before.len())
            .filter(|start| start.eq_ignore_ascii_case(before))
            .and(name.get(before.len()..))
    });
    (before.unwrap_or(name), sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let comune = |name: &str, code: &str| (folded(name), IstatCode::parse(code).unwrap());
        let mut places = Places::of([comune("La Spezia", "011015"), comune("Sarzana", "011027")].into(), &[]);
        places.with_others([folded("Fivizzano")]);
        places
    }

    #[test]
    fn comune_on_record_is_read_by_name_and_code() {
        let sarzana = Some(Residence::Comune(IstatCode::parse("011027").unwrap()));

        for text in ["Sarzana", "SARZANA", "sarzana (SP)", "Comune di Sarzana", "011027"] {
            assert_eq!(places().read(text), sarzana, "{text}");
        }
    }

    #[test]
    fn comune_that_is_not_on_record_is_elsewhere() {
        for text in [
            "Roma",
            "carrara",
            "Carrara (MS)",
            "Fivizzano",
            "Pontremoli (ms)",
            "Fuori provincia",
            "estero",
            "045003",
        ] {
            assert_eq!(places().read(text), Some(Residence::Elsewhere), "{text}");
        }
    }

    #[test]
    fn what_is_no_comune_is_nothing() {
        for text in ["Atlantide", "Sarzna (SP)", "Sarzna", "sì", "99", "Carrara (XX)x", "(MS"] {
            assert_eq!(places().read(text), None, "{text}");
        }
    }

    #[test]
    fn provinces_are_each_there_once() {
        let signs: HashSet<&str> = PROVINCES.iter().map(|(sign, _)| *sign).collect();

        assert_eq!((signs.len(), PROVINCES.len()), (107, 107));
    }
}
