//! Where somebody wanted to go when she was asked to sign in: a page of the staff of this portal, nothing else.

/// Where to go when nothing else was asked for.
pub(super) const OFFICE: &str = "/ufficio";

/// Reads an address that came from outside; anything but a plain path of the staff's pages becomes the first one.
pub(super) fn safe(asked: &str) -> &str {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/".contains(c);
    let rest = asked.strip_prefix(OFFICE);
    let is_ours = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if is_ours && asked.chars().all(is_plain) && !asked.contains("//") && !asked.contains("..") {
        asked
    } else {
        OFFICE
    }
}

/// The address of a step of the sign-in that remembers where to go.
pub(super) fn with(step: &str, towards: &str) -> String {
    if towards == OFFICE { step.to_owned() } else { format!("{step}?verso={towards}") }
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
    fn anything_else_leads_to_the_first_page() {
        for foreign in [
            "",
            "https://x.example",
            "//x.example",
            "/ufficio//x.example",
            "/ufficioso",
            "/ufficio/../l/x",
            "/ufficio?a=b",
            "/ufficio\\x",
            "/rete",
        ] {
            assert_eq!(safe(foreign), OFFICE, "{foreign}");
        }
        assert_eq!(with("/accesso", OFFICE), "/accesso");
    }
}
