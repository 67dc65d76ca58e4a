//! Where somebody wanted to go when she was asked to sign in: a page of this portal that one looks at, nothing else.

/// Where staff goes when nothing else was asked for.
pub(super) const OFFICE: &str = "/ufficio";
/// Where a citizen goes when nothing else was asked for.
pub(super) const PERSONAL: &str = "/area-personale";

/// What one may come back to. Not here: what acts or opens something by being looked at (mailed links, the sign-ins
/// themselves).
const PAGES: [&str; 14] = [
    OFFICE,
    PERSONAL,
    "/entra-in-rete",
    "/prenota",
    "/appuntamento",
    "/servizi",
    "/sportelli",
    "/rete",
    "/materiali",
    "/contattaci",
    // Who holds the desk's link signs in and comes back to say that it is she: the page alone ties nothing.
    "/contatti/collega",
    "/imprese",
    "/opportunita",
    "/percorso-impresa",
];

/// Reads an address that came from outside; anything but a page of the staff becomes the first one.
pub(super) fn safe(asked: &str) -> &str {
    under(&[OFFICE], asked).unwrap_or(OFFICE)
}

/// Reads an address that came from outside; nothing when it is no page of this portal that one may come back to.
pub(super) fn inside(asked: &str) -> Option<&str> {
    under(&PAGES, asked)
}

/// The path is plain: no second slash, no backslash, no scheme, so no browser reads another site into it. The query
/// may be encoded.
fn under<'a>(pages: &[&str], asked: &'a str) -> Option<&'a str> {
    let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/".contains(c);
    let is_of_a_query = |c: char| c.is_ascii_alphanumeric() || "-_.~/=&%+".contains(c);
    let is_ours = pages
        .iter()
        .any(|page| path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    let is_path = path.chars().all(is_plain) && !path.contains("//") && !path.contains("..");
    (is_ours && is_path && query.chars().all(is_of_a_query) && asked.len() <= 1000).then_some(asked)
}

/// The address of a step of the staff's sign-in that remembers where to go.
pub(super) fn with(step: &str, towards: &str) -> String {
    if towards == OFFICE {
        return step.to_owned();
    }
    format!("{step}?verso={}", encoded(towards))
}

/// A value of a query.
pub(super) fn encoded(value: &str) -> String {
    let mut written = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                written.push(char::from(byte));
            }
            other => written.push_str(&format!("%{other:02X}")),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_of_the_staff_is_gone_to() {
        assert_eq!(safe("/ufficio/agenda/2026-11-23"), "/ufficio/agenda/2026-11-23");
        assert_eq!(with("/accesso", safe("/ufficio/rete")), "/accesso?verso=/ufficio/rete");
    }

    #[test]
    fn page_of_the_portal_is_gone_to_by_citizens() {
        assert_eq!(inside("/area-personale"), Some("/area-personale"));
        assert_eq!(inside("/prenota/lerici?servizio=cv"), Some("/prenota/lerici?servizio=cv"));
        assert_eq!(inside("/ufficio/rete"), Some("/ufficio/rete"));
        assert_eq!(inside("/contatti/collega"), Some("/contatti/collega"));
        assert_eq!(inside("/contatti"), None);
    }

    #[test]
    fn query_of_the_page_is_kept_in_one_value() {
        let asked = "/ufficio/catalogo?q=caff%C3%A8+bar&stato=da-riconfermare";

        assert_eq!(safe(asked), asked);
        assert_eq!(
            with("/accesso", asked),
            "/accesso?verso=/ufficio/catalogo%3Fq%3Dcaff%25C3%25A8%2Bbar%26stato%3Dda-riconfermare"
        );
    }

    #[test]
    fn anything_else_leads_to_the_first_page() {
        for foreign in [
            "",
            "https://x.example",
            "https:x.example",
            "//x.example",
            "//evil",
            "/\\evil",
            "/ufficio//x.example",
            "/ufficio/%2F%2Fx.example",
            "/ufficio@x.example",
            "/ufficio?a=b\r\nSet-Cookie: x",
            "/ufficio?a=\\x",
            "javascript:alert(1)",
            "/ufficioso",
            "/ufficio/../l/x",
            "/ufficio\\x",
        ] {
            assert_eq!(safe(foreign), OFFICE, "{foreign}");
            assert_eq!(inside(foreign), None, "{foreign}");
        }
        assert_eq!(safe("/rete"), OFFICE);
        assert_eq!(with("/accesso", OFFICE), "/accesso");
    }

    #[test]
    fn what_acts_by_being_looked_at_is_not_gone_to() {
        for other in ["/l/secret", "/uscita", "/accesso", "/accedi", "/spid/login?idp=x", "/", "/api/v1/x"] {
            assert_eq!(inside(other), None, "{other}");
        }
    }
}
