//! Why somebody who came back from her provider is not signed in: a stable code for the log, and which text she
//! reads. The texts are fewer than the codes: what she can do is the same for many of them.

use saml::{Anomaly, Refusal};

/// A sign-in with a national identity that ended in nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The response was refused: by the provider itself (anomalies), or by our checks.
    Saml(Refusal),
    /// An answer of an OpenID provider was refused by our checks: the code.
    OpenId(&'static str),
    /// She refused at her OpenID provider, or it refused her.
    OpenIdDenied,
    /// The OpenID provider could not do what was asked.
    OpenIdProvider,
    /// The OpenID provider reached a lower level than was asked.
    OpenIdLevel,
    /// Nothing was asked of a provider from this browser.
    NoRequest,
    /// The request was made in another browser.
    OtherBrowser,
    /// She took longer than a request is kept.
    Expired,
    /// The request was answered before.
    Replayed,
    /// The provider is in the registry no more.
    ProviderGone,
    /// The fiscal code that the provider gives is none.
    FiscalCode,
    /// Two answers for one person at once.
    Again,
    /// Her account was closed by an administrator.
    Closed,
}

/// The text that she reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    /// Key of the title.
    pub(crate) title: &'static str,
    /// Key of what happened.
    pub(crate) what: &'static str,
    /// Key of what she can do.
    pub(crate) then: &'static str,
}

const fn words(title: &'static str, what: &'static str, then: &'static str) -> Words {
    Words { title, what, then }
}

impl Refused {
    /// The stable code.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Saml(refusal) => refusal.code(),
            Self::OpenId(code) => code,
            Self::OpenIdDenied => "openid.access_denied",
            Self::OpenIdProvider => "openid.provider_error",
            Self::OpenIdLevel => "openid.level_too_low",
            Self::NoRequest => "identity.no_request",
            Self::OtherBrowser => "identity.other_browser",
            Self::Expired => "identity.request_expired",
            Self::Replayed => "identity.replayed",
            Self::ProviderGone => "identity.provider_gone",
            Self::FiscalCode => "identity.fiscal_code",
            Self::Again => "identity.again",
            Self::Closed => "identity.account_closed",
        }
    }

    /// Whether it is the person's own doing, or her provider's with her: not a message that should not be.
    pub(crate) const fn is_of_the_person(self) -> bool {
        matches!(self, Self::Saml(Refusal::Anomaly(_)) | Self::OpenIdDenied | Self::Closed)
    }

    /// What she reads.
    pub(crate) const fn words(self) -> Words {
        match self {
            Self::Saml(Refusal::Anomaly(anomaly)) => anomaly_words(anomaly),
            Self::OpenIdDenied => anomaly_words(Anomaly::Cancelled),
            Self::Saml(Refusal::StatusNotSuccess) | Self::OpenIdProvider => words(
                "identity-refused-provider-title",
                "identity-refused-provider-what",
                "identity-refused-provider-then",
            ),
            Self::Saml(Refusal::LevelTooLow) | Self::OpenIdLevel => words(
                "identity-refused-level-title",
                "identity-refused-level-what",
                "identity-refused-level-then",
            ),
            Self::Saml(_) | Self::OpenId(_) | Self::FiscalCode | Self::ProviderGone => words(
                "identity-refused-invalid-title",
                "identity-refused-invalid-what",
                "identity-refused-invalid-then",
            ),
            Self::NoRequest => words(
                "identity-refused-none-title",
                "identity-refused-none-what",
                "identity-refused-none-then",
            ),
            Self::OtherBrowser => words(
                "identity-refused-browser-title",
                "identity-refused-browser-what",
                "identity-refused-browser-then",
            ),
            Self::Expired => words(
                "identity-refused-expired-title",
                "identity-refused-expired-what",
                "identity-refused-expired-then",
            ),
            Self::Replayed | Self::Again => words(
                "identity-refused-replayed-title",
                "identity-refused-replayed-what",
                "identity-refused-replayed-then",
            ),
            Self::Closed => words(
                "identity-refused-closed-title",
                "identity-enter-closed",
                "identity-refused-closed-then",
            ),
        }
    }
}

const fn anomaly_words(anomaly: Anomaly) -> Words {
    match anomaly {
        Anomaly::WrongCredentials => {
            words("identity-refused-19-title", "identity-refused-19-what", "identity-refused-19-then")
        }
        Anomaly::NoCredentials => {
            words("identity-refused-20-title", "identity-refused-20-what", "identity-refused-20-then")
        }
        Anomaly::Timeout => {
            words("identity-refused-21-title", "identity-refused-21-what", "identity-refused-21-then")
        }
        Anomaly::ConsentDenied => {
            words("identity-refused-22-title", "identity-refused-22-what", "identity-refused-22-then")
        }
        Anomaly::Suspended => {
            words("identity-refused-23-title", "identity-refused-23-what", "identity-refused-23-then")
        }
        Anomaly::Cancelled => {
            words("identity-refused-25-title", "identity-refused-25-what", "identity-refused-25-then")
        }
        Anomaly::WrongIdentityKind => {
            words("identity-refused-30-title", "identity-refused-30-what", "identity-refused-30-then")
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Saml(refusal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_anomaly_has_a_text_of_its_own() {
        let titles = Anomaly::ALL.map(|anomaly| Refused::Saml(Refusal::Anomaly(anomaly)).words().what);

        for (index, title) in titles.iter().enumerate() {
            assert!(!titles[..index].contains(title), "{title}");
        }
    }

    #[test]
    fn codes_of_our_own_are_not_those_of_the_verifier() {
        let ours = [
            Refused::NoRequest,
            Refused::OtherBrowser,
            Refused::Expired,
            Refused::Replayed,
            Refused::ProviderGone,
            Refused::FiscalCode,
            Refused::Again,
            Refused::Closed,
        ];
        for refused in ours {
            assert!(refused.code().starts_with("identity."), "{}", refused.code());
        }
    }
}
