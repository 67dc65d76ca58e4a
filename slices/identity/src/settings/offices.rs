//! `[[identity.offices]]`: the sign-ins that offices have of their own (OpenID Connect: a Keycloak, an aggregator).

use std::path::PathBuf;

use kernel::EmailAddress;
use serde::{Deserialize, Deserializer};

use crate::model::Role;

/// For how many days a role from a group holds after a sign-in, where nothing else is said.
const ROLES_DAYS: u16 = 30;

/// An office whose own sign-in lets staff in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its word in addresses: `/accesso/ufficio/{slug}`.
    pub slug: String,
    /// Its name on the button.
    pub name: String,
    /// The provider's name, exactly as its discovery document writes it.
    pub issuer: String,
    /// Our name with the provider.
    pub client_id: String,
    /// The file with the secret that the provider gave.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// In place of a secret: the organisation whose key signs who we are (`private_key_jwt`).
    #[serde(default)]
    pub client_key_of: Option<String>,
    /// What is asked for besides `openid`.
    #[serde(default = "scopes")]
    pub scopes: Vec<String>,
    /// The claim with her groups; points lead into objects (`realm_access.roles`).
    #[serde(default = "groups_claim")]
    pub groups_claim: String,
    /// The domains of the addresses that the office may vouch for: nobody else's account is opened by it.
    pub email_domains: Vec<String>,
    /// Whether its second factor stands for ours, when the token says that there was one.
    #[serde(default)]
    pub trusts_second_factor: bool,
    /// Contexts of authentication (`acr`) that had a second factor.
    #[serde(default)]
    pub second_factor_acr: Vec<String>,
    /// Methods of authentication (`amr`) that are one.
    #[serde(default = "second_factor_amr")]
    pub second_factor_amr: Vec<String>,
    /// How long ago she may have proved who she is; as the office deems right when left out.
    #[serde(default)]
    pub max_age_minutes: Option<u32>,
    /// For how many days after a sign-in the roles from her groups hold.
    #[serde(default = "roles_days")]
    pub roles_days: u16,
    /// Which groups make which roles.
    #[serde(default)]
    pub roles: Vec<OfficeRole>,
}

/// A group that makes a role.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct OfficeRole {
    /// The group, as the claim writes it.
    pub group: String,
    /// What its people may be.
    #[serde(deserialize_with = "role")]
    pub role: Role,
    /// On what: `installation`, `network:SLUG`, `desk:SLUG`, `organisation:IPA-CODE`.
    pub scope: String,
}

fn scopes() -> Vec<String> {
    vec!["profile".to_owned(), "email".to_owned()]
}

fn groups_claim() -> String {
    "groups".to_owned()
}

/// The methods of RFC 8176 that are more than something known.
fn second_factor_amr() -> Vec<String> {
    ["mfa", "otp", "hwk", "sc"].map(str::to_owned).into()
}

const fn roles_days() -> u16 {
    ROLES_DAYS
}

fn role<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Role, D::Error> {
    let word = String::deserialize(deserializer)?;
    word.parse().map_err(|_| {
        serde::de::Error::custom(format!(
            "«{word}» is no role: write administrator, coordinator, operator or clerk"
        ))
    })
}

/// The kind of scope that a role is held on.
const fn scope_kind(role: Role) -> &'static str {
    match role {
        Role::Administrator => "installation",
        Role::Coordinator => "network:",
        Role::Operator => "desk:",
        Role::Clerk => "organisation:",
    }
}

impl Office {
    /// The roles that these groups make.
    pub(crate) fn roles_of<'a>(&'a self, groups: &'a [&str]) -> impl Iterator<Item = &'a OfficeRole> {
        self.roles.iter().filter(|role| groups.contains(&role.group.as_str()))
    }

    /// Whether what the token says of how she signed in stands for our code.
    pub(crate) fn vouches(&self, acr: Option<&str>, amr: &[&str]) -> bool {
        let is_known = |known: &[String], said: &str| known.iter().any(|known| known == said);
        self.trusts_second_factor
            && (acr.is_some_and(|acr| is_known(&self.second_factor_acr, acr))
                || amr.iter().any(|method| is_known(&self.second_factor_amr, method)))
    }

    /// Whether the office may vouch for this address.
    pub(crate) fn may_speak_for(&self, email: &EmailAddress) -> bool {
        let folded = email.folded();
        let domain = folded.rsplit_once('@').map(|(_, domain)| domain);
        self.email_domains.iter().any(|known| domain == Some(known.to_lowercase().as_str()))
    }

    /// What cannot work: key and what to mend.
    pub(super) fn faults(&self) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        let mut check = |key: &str, is_right: bool, what: &str| {
            if !is_right {
                faults.push((key.to_owned(), what.to_owned()));
            }
        };
        let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        // Addresses of pages of ours.
        let is_page = ["ritorno", "rifiutato"].contains(&self.slug.as_str());
        let is_slug = !self.slug.is_empty() && self.slug.chars().all(is_slug) && !is_page;
        check(
            "slug",
            is_slug,
            "write lower-case letters, digits and hyphens, and neither «ritorno» nor «rifiutato»",
        );
        check(
            "name",
            !self.name.trim().is_empty(),
            "write the name of the office, as people read it on the button",
        );
        let is_issuer = self.issuer.starts_with("https://") || self.issuer.starts_with("http://127.0.0.1");
        let is_issuer = is_issuer && !self.issuer.contains(['?', '#', '@', ' ']);
        check("issuer", is_issuer, "write the provider's https address, exactly as it calls itself");
        check("client_id", !self.client_id.trim().is_empty(), "write the name that the provider gave us");
        let has_one = self.client_secret_file.is_some() != self.client_key_of.is_some();
        check(
            "client_secret_file",
            has_one,
            "name the file with the secret, or client_key_of: one of the two",
        );
        let is_domain = |domain: &String| domain.contains('.') && !domain.contains(['@', ' ', '/']);
        let are_domains = !self.email_domains.is_empty() && self.email_domains.iter().all(is_domain);
        check(
            "email_domains",
            are_domains,
            "list the domains of the office's addresses, such as comune.example.it",
        );
        check("groups_claim", !self.groups_claim.trim().is_empty(), "write the claim with the groups");
        check("roles_days", (1..=366).contains(&self.roles_days), "write 1 to 366 days");
        let says_nothing = self.second_factor_acr.is_empty() && self.second_factor_amr.is_empty();
        let has_words = !(self.trusts_second_factor && says_nothing);
        check(
            "trusts_second_factor",
            has_words,
            "list second_factor_acr or second_factor_amr: how the token says it",
        );
        for (index, role) in self.roles.iter().enumerate() {
            let kind = scope_kind(role.role);
            let rest = role.scope.strip_prefix(kind);
            // "installation" stands alone; the others name one: "desk:" by itself names none.
            let names_one = rest.is_some_and(|rest| rest.is_empty() != kind.ends_with(':'));
            let what = format!("«{}» is no scope for a role of {}: write {kind}…", role.scope, role.role);
            check(&format!("roles[{index}].scope"), names_one, what.trim_end_matches("installation…"));
            check(&format!("roles[{index}].group"), !role.group.is_empty(), "write the group");
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Office {
        Office {
            slug: "comune".to_owned(),
            name: "Comune di Prova".to_owned(),
            issuer: "https://id.comune.prova.example/realms/comune".to_owned(),
            client_id: "inrete".to_owned(),
            client_secret_file: Some("/etc/inrete/comune.secret".into()),
            client_key_of: None,
            scopes: scopes(),
            groups_claim: groups_claim(),
            email_domains: vec!["Comune.prova.example".to_owned()],
            trusts_second_factor: true,
            second_factor_acr: vec!["gold".to_owned()],
            second_factor_amr: second_factor_amr(),
            max_age_minutes: None,
            roles_days: ROLES_DAYS,
            roles: vec![OfficeRole {
                group: "/sportello".to_owned(),
                role: Role::Operator,
                scope: "desk:molo".to_owned(),
            }],
        }
    }

    fn faults(change: impl FnOnce(&mut Office)) -> Vec<String> {
        let mut office = office();
        change(&mut office);
        office.faults().into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn each_value_that_cannot_work_is_named_by_its_key() {
        assert!(faults(|_| ()).is_empty());
        assert_eq!(faults(|o| o.slug = "ritorno".to_owned()), ["slug"]);
        assert_eq!(faults(|o| o.slug = "Comune".to_owned()), ["slug"]);
        assert_eq!(faults(|o| o.issuer = "http://id.example".to_owned()), ["issuer"]);
        assert_eq!(faults(|o| o.client_secret_file = None), ["client_secret_file"]);
        assert_eq!(faults(|o| o.client_key_of = Some("comune".to_owned())), ["client_secret_file"]);
        assert_eq!(faults(|o| o.email_domains.clear()), ["email_domains"]);
        assert_eq!(faults(|o| o.email_domains = vec!["a@b.example".to_owned()]), ["email_domains"]);
        assert_eq!(faults(|o| o.roles_days = 0), ["roles_days"]);
        assert_eq!(
            faults(|o| (o.second_factor_acr, o.second_factor_amr) = (Vec::new(), Vec::new())),
            ["trusts_second_factor"]
        );
        assert_eq!(faults(|o| o.roles[0].scope = "network:golfo".to_owned()), ["roles[0].scope"]);
        assert_eq!(faults(|o| o.roles[0].scope = "desk:".to_owned()), ["roles[0].scope"]);
        assert!(
            faults(|o| (o.roles[0].role, o.roles[0].scope) = (Role::Administrator, "installation".into()))
                .is_empty()
        );
    }

    #[test]
    fn second_factor_of_the_office_counts_when_it_is_trusted_and_said() {
        let mut office = office();

        assert!(office.vouches(Some("gold"), &[]));
        assert!(office.vouches(None, &["pwd", "otp"]));
        assert!(!office.vouches(Some("silver"), &["pwd"]));
        assert!(!office.vouches(None, &[]));
        office.trusts_second_factor = false;
        assert!(!office.vouches(Some("gold"), &["otp"]));
    }

    #[test]
    fn office_speaks_for_its_own_addresses_alone() {
        let speaks = |email: &str| office().may_speak_for(&EmailAddress::parse(email).unwrap());

        assert!(speaks("Anna@comune.PROVA.example"));
        assert!(!speaks("anna@altro.example"));
        assert!(!speaks("anna@sub.comune.prova.example"));
        assert!(!speaks("anna@xcomune.prova.example"));
    }

    #[test]
    fn roles_follow_groups_to_the_letter() {
        let office = office();
        let roles = |groups: &[&str]| office.roles_of(groups).count();

        assert_eq!(roles(&["/sportello", "/other"]), 1);
        assert_eq!(roles(&["/Sportello"]), 0);
        assert_eq!(roles(&[]), 0);
    }

    #[test]
    fn role_that_there_is_not_is_refused_by_name() {
        let error = toml_error("superuser");

        assert!(error.contains("«superuser» is no role"), "{error}");
    }

    fn toml_error(role: &str) -> String {
        let json = serde_json::json!({ "group": "g", "role": role, "scope": "installation" });
        serde_json::from_value::<OfficeRole>(json).unwrap_err().to_string()
    }
}
