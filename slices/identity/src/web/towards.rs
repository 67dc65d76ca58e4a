//! Where somebody wanted to go when she was asked to sign in: a page of the staff of this portal, nothing else.

/// Where to go when nothing else was asked for.
pub(super) const OFFICE: &str = "/ufficio";

/// Reads an address that came from outside; anything but a page of the staff becomes the first one. The path is plain:
/// no second slash, no backslash, no scheme, so no browser reads another site into it. The query may be encoded.
pub(super) fn safe(asked: &str) -> &str {
    let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/".contains(c);
    let is_of_a_query = |c: char| c.is_ascii_alphanumeric() || "-_.~/=&%+".contains(c);
    let rest = path.strip_prefix(OFFICE);
    let is_ours = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_path = path.chars().all(is_plain) && !path.contains("//") && !path.contains("..");
    if is_ours && is_path && query.chars().all(is_of_a_query) { asked } else { OFFICE }
}

/// The address of a step of the sign-in that remembers where to go.
pub(super) fn with(step: &str, towards: &str) -> String {
    if towards == OFFICE {
        return step.to_owned();
    }
    // Of what a safe address may hold, these would end the value or be read as something else.
    let value = towards.replace('%', "%25").replace('?', "%3F").replace('&', "%26").replace('+', "%2B");
    format!("{step}?verso={}", value.replace('=', "%3D"))
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
            "/rete",
        ] {
            assert_eq!(safe(foreign), OFFICE, "{foreign}");
        }
        assert_eq!(with("/accesso", OFFICE), "/accesso");
    }
}
