//! `[identity.federation]`: the OpenID federations of CIE and SPID.

use serde::Deserialize;

/// What is set of the OpenID federations; without anchors no body is in any.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Federation {
    /// The anchors that are trusted: one for each federation.
    pub anchors: Vec<TrustAnchor>,
    /// The superiors of our bodies; the anchors themselves when left out.
    pub authority_hints: Vec<String>,
    /// The bodies' addresses for the federations, certified mail; each body's own address when left out.
    pub contacts: Vec<String>,
    /// The privacy policy; the portal's own when left out.
    pub policy_url: Option<String>,
    /// The logo, SVG.
    pub logo_url: Option<String>,
    /// Whether this very machine may be fetched from, by plain http too: demonstrations and tests.
    pub insecure_loopback: bool,
    /// Certificates (PEM) that are trusted besides those of the system.
    pub roots: Vec<String>,
}

/// Of which federation an anchor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FederationKind {
    /// The electronic identity card.
    Cie,
    /// SPID.
    Spid,
}

/// An anchor that is trusted because it is written here.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustAnchor {
    /// Its identifier: an https address.
    pub entity: String,
    /// Of which federation.
    pub kind: FederationKind,
    /// The names (RFC 7638) of the keys that it may sign with; when none is given, those that it publishes.
    #[serde(default)]
    pub thumbprints: Vec<String>,
    /// Providers to offer; besides them those that the anchor lists.
    #[serde(default)]
    pub providers: Vec<String>,
    /// Marks of which a provider must hold one.
    #[serde(default)]
    pub marks: Vec<String>,
}

impl Federation {
    /// The superiors that our bodies name.
    #[must_use]
    pub fn hints(&self) -> Vec<String> {
        if !self.authority_hints.is_empty() {
            return self.authority_hints.clone();
        }
        self.anchors.iter().map(|anchor| anchor.entity.clone()).collect()
    }

    /// The anchor under which the configuration names a provider.
    #[must_use]
    pub fn anchor_of(&self, provider: &str) -> Option<&TrustAnchor> {
        let is_it = |known: &String| known.trim_end_matches('/') == provider.trim_end_matches('/');
        self.anchors.iter().find(|anchor| anchor.providers.iter().any(is_it))
    }

    /// The keys whose values cannot work, each with what to mend.
    pub(super) fn faults(&self) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        let mut check = |key: String, is_right: bool, what: &str| {
            if !is_right {
                faults.push((format!("identity.federation.{key}"), what.to_owned()));
            }
        };
        let address = "write an https address without a query";
        let is_entity = |text: &String| is_entity(text, self.insecure_loopback);
        for (index, anchor) in self.anchors.iter().enumerate() {
            check(format!("anchors[{index}].entity"), is_entity(&anchor.entity), address);
            check(format!("anchors[{index}].providers"), anchor.providers.iter().all(is_entity), address);
            let are_names = anchor.thumbprints.iter().all(|name| name.len() == 43);
            let what = "write the 43 characters of the key's thumbprint (RFC 7638)";
            check(format!("anchors[{index}].thumbprints"), are_names, what);
        }
        check("authority_hints".to_owned(), self.authority_hints.iter().all(is_entity), address);
        let is_page = |url: &Option<String>| url.as_ref().is_none_or(|url| url.starts_with("https://"));
        check("policy_url".to_owned(), is_page(&self.policy_url), "write an https address");
        check("logo_url".to_owned(), is_page(&self.logo_url), "write an https address");
        // A federation of the world must never be reached by ways that only a demonstration may take.
        let all_here = self.anchors.iter().all(|anchor| is_loopback(&anchor.entity));
        let what = "is for anchors on this very machine alone: demonstrations and tests";
        check("insecure_loopback".to_owned(), !self.insecure_loopback || all_here, what);
        faults
    }
}

fn is_entity(text: &str, loopback: bool) -> bool {
    let is_plain = !text.contains(['?', '#']) && !text.chars().any(char::is_whitespace);
    is_plain
        && (text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty())
            || loopback && is_loopback(text))
}

fn is_loopback(text: &str) -> bool {
    let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://")).unwrap_or_default();
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    matches!(host, "127.0.0.1" | "localhost") || rest.starts_with("[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(entity: &str, insecure_loopback: bool) -> Vec<String> {
        let anchors = serde_json::json!([{ "entity": entity, "kind": "cie" }]);
        let settings = serde_json::json!({ "anchors": anchors, "insecure_loopback": insecure_loopback });
        let settings: Federation = serde_json::from_value(settings).unwrap();
        settings.faults().into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn anchor_on_the_internet_is_reached_by_https_alone() {
        let (entity, loopback) =
            ("identity.federation.anchors[0].entity", "identity.federation.insecure_loopback");

        assert!(faults("https://ancora.example", false).is_empty());
        assert_eq!(faults("http://127.0.0.1:8000", false), [entity]);
        assert!(faults("http://127.0.0.1:8000", true).is_empty());
        assert_eq!(faults("https://ancora.example", true), [loopback]);
        assert_eq!(faults("http://127.0.0.1.ancora.example", true), [entity, loopback]);
    }
}
