//! What people write in spreadsheets and forms: kinds of bodies in Italian words, addresses of sites.

use tables::folded;

use super::OrganisationKind;

/// The words for each kind; the first one is written in exports.
const KINDS: &[(OrganisationKind, &[&str])] = &[
    (OrganisationKind::Municipality, &["Comune", "municipio", "amministrazione comunale"]),
    (OrganisationKind::Province, &["Provincia"]),
    (OrganisationKind::MetropolitanCity, &["Città metropolitana"]),
    (OrganisationKind::Region, &["Regione"]),
    (OrganisationKind::MunicipalUnion, &["Unione di Comuni", "unione dei comuni", "comunità montana"]),
    (
        OrganisationKind::PublicBody,
        &["Altro ente pubblico", "ente pubblico", "pubblica amministrazione", "pa"],
    ),
    (OrganisationKind::EmploymentCentre, &["Centro per l'impiego", "cpi", "centro impiego"]),
    (OrganisationKind::EmploymentAgency, &["Agenzia per il lavoro", "apl", "agenzia di somministrazione"]),
    (
        OrganisationKind::TrainingProvider,
        &["Ente di formazione", "formazione", "ente formativo", "agenzia formativa"],
    ),
    (
        OrganisationKind::School,
        &["Scuola o università", "scuola", "università", "its", "istituto tecnico superiore"],
    ),
    (OrganisationKind::TradeUnion, &["Sindacato", "organizzazione sindacale", "patronato"]),
    (
        OrganisationKind::BusinessAssociation,
        &["Associazione di categoria", "associazione di imprese", "associazione datoriale"],
    ),
    (OrganisationKind::Chamber, &["Camera di commercio", "cciaa"]),
    (
        OrganisationKind::ThirdSector,
        &[
            "Ente del terzo settore",
            "terzo settore",
            "ets",
            "associazione",
            "cooperativa sociale",
            "fondazione",
        ],
    ),
    (OrganisationKind::Firm, &["Impresa", "azienda", "società"]),
    (OrganisationKind::Other, &["Altro"]),
];

impl OrganisationKind {
    /// A kind by what people call it, or by its word.
    pub fn from_words(text: &str) -> Option<Self> {
        let said = folded(text);
        let called = |names: &[&str]| names.iter().any(|name| folded(name) == said);
        let found = KINDS.iter().find(|(kind, names)| called(names) || kind.word() == text.trim());
        found.map(|(kind, _)| *kind)
    }
}

/// What a kind is called in an exported file.
pub fn kind_in_words(kind: OrganisationKind) -> &'static str {
    let names = KINDS.iter().find(|(one, _)| *one == kind).map(|(_, names)| *names);
    names.and_then(|names| names.first()).copied().unwrap_or_default()
}

/// The address of a site: `www.ente.it` gets its scheme; anything but http and https is none.
pub fn website(text: &str) -> Option<String> {
    let text = text.trim();
    let address = match text.split_once("://") {
        Some(("http" | "https", _)) => text.to_owned(),
        Some(_) => return None,
        None => format!("https://{text}"),
    };
    let host = address.split("://").nth(1)?.split(['/', '?', '#']).next()?;
    let labels: Vec<&str> = host.split(':').next()?.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_plain = !address
        .contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '@'));
    (labels.len() >= 2 && labels.iter().all(is_label) && is_plain && address.len() <= 500).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_every_one_has_words_that_are_read_back() {
        for kind in OrganisationKind::ALL {
            assert_eq!(OrganisationKind::from_words(kind_in_words(*kind)), Some(*kind));
            assert_eq!(OrganisationKind::from_words(kind.word()), Some(*kind));
        }
        assert_eq!(
            OrganisationKind::from_words(" CENTRO PER L’IMPIEGO"),
            Some(OrganisationKind::EmploymentCentre)
        );
        assert_eq!(OrganisationKind::from_words("astronave"), None);
    }

    #[test]
    fn website_gets_its_scheme_and_nothing_else_is_one() {
        assert_eq!(website(" www.ente.example "), Some("https://www.ente.example".into()));
        assert_eq!(website("http://ente.example/a?b=c"), Some("http://ente.example/a?b=c".into()));
        for wrong in
            ["", "ente", "javascript:alert(1)", "ftp://ente.example", "https://a b.example", "x@ente.example"]
        {
            assert_eq!(website(wrong), None, "{wrong}");
        }
    }
}
