//! Why a sign-in does not come about.

use crate::fetch::FetchError;
use crate::jose::JoseError;

/// Why a sign-in does not come about. The code is stable: it is what logs and tests hold on to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The provider was not reached.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// A token is refused by its signature.
    #[error(transparent)]
    Jose(#[from] JoseError),
    /// The provider answers with an error of its own.
    #[error("the provider answers with status {0}")]
    ProviderDown(u16),
    /// What it publishes of itself cannot be read, or misses something.
    #[error("the discovery document cannot be read")]
    DiscoveryUnreadable,
    /// It publishes another name than the one it was asked for.
    #[error("the discovery document is of another issuer")]
    DiscoveryIssuer,
    /// Its keys cannot be read.
    #[error("the keys of the provider cannot be read")]
    KeysUnreadable,
    /// The answer is not to this question.
    #[error("the state of the answer is another")]
    State,
    /// The answer is another provider's.
    #[error("the answer is of another issuer")]
    AnswerIssuer,
    /// She said no.
    #[error("the person denied")]
    Denied,
    /// The provider says what went wrong.
    #[error("the provider refuses: {0}")]
    Refused(&'static str),
    /// Neither a code nor an error.
    #[error("the answer has no code")]
    CodeMissing,
    /// The code was used, is over, or was not for us.
    #[error("the provider does not take the code: {0}")]
    CodeRefused(&'static str),
    /// What came for the code cannot be read.
    #[error("the answer to the code cannot be read")]
    TokenUnreadable,
    /// A kind of access token that is not known here.
    #[error("the access token is of another type")]
    TokenType,
    /// A claim that must be there is not, or is of another kind.
    #[error("the ID token has no readable {0}")]
    Claim(&'static str),
    /// Another issuer in the ID token.
    #[error("the ID token is of another issuer")]
    Issuer,
    /// The ID token is for somebody else.
    #[error("the ID token is for another audience")]
    Audience,
    /// The ID token was given out to somebody else.
    #[error("the ID token was given out to another party")]
    AuthorizedParty,
    /// It is over.
    #[error("the ID token has expired")]
    Expired,
    /// It is not good yet.
    #[error("the ID token is not good yet")]
    NotYet,
    /// It was made in the future.
    #[error("the ID token was issued in the future")]
    IssuedInFuture,
    /// It was not made for this sign-in.
    #[error("the ID token was issued long ago")]
    IssuedLongAgo,
    /// It belongs to another sign-in.
    #[error("the nonce of the ID token is another")]
    Nonce,
    /// It belongs to another access token.
    #[error("the ID token belongs to another access token")]
    AccessTokenHash,
    /// Her proof of who she is is older than was asked for.
    #[error("the person proved who she is too long ago")]
    AuthenticatedLongAgo,
    /// What the provider tells of her cannot be read.
    #[error("userinfo cannot be read")]
    UserinfoUnreadable,
    /// It tells of somebody else.
    #[error("userinfo is about another subject")]
    UserinfoSubject,
}

impl ClientError {
    /// The word that logs and tests hold on to.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Fetch(error) => error.code(),
            Self::Jose(error) => error.code(),
            Self::ProviderDown(_) => "oidc.provider_down",
            Self::DiscoveryUnreadable => "oidc.discovery_unreadable",
            Self::DiscoveryIssuer => "oidc.discovery_issuer",
            Self::KeysUnreadable => "oidc.keys_unreadable",
            Self::State => "oidc.state",
            Self::AnswerIssuer => "oidc.answer_issuer",
            Self::Denied => "oidc.denied",
            Self::Refused(_) => "oidc.refused",
            Self::CodeMissing => "oidc.code_missing",
            Self::CodeRefused(_) => "oidc.code_refused",
            Self::TokenUnreadable => "oidc.token_unreadable",
            Self::TokenType => "oidc.token_type",
            Self::Claim(_) => "oidc.claim",
            Self::Issuer => "oidc.issuer",
            Self::Audience => "oidc.audience",
            Self::AuthorizedParty => "oidc.authorized_party",
            Self::Expired => "oidc.expired",
            Self::NotYet => "oidc.not_yet",
            Self::IssuedInFuture => "oidc.issued_in_future",
            Self::IssuedLongAgo => "oidc.issued_long_ago",
            Self::Nonce => "oidc.nonce",
            Self::AccessTokenHash => "oidc.access_token_hash",
            Self::AuthenticatedLongAgo => "oidc.authenticated_long_ago",
            Self::UserinfoUnreadable => "oidc.userinfo_unreadable",
            Self::UserinfoSubject => "oidc.userinfo_subject",
        }
    }

    /// Whether the provider does not work just now, or is set up wrongly: nothing that the person at the door did or can mend.
    pub const fn is_providers_fault(&self) -> bool {
        matches!(
            self,
            Self::Fetch(_)
                | Self::ProviderDown(_)
                | Self::DiscoveryUnreadable
                | Self::DiscoveryIssuer
                | Self::KeysUnreadable
        )
    }
}

/// The error codes of OAuth and OpenID Connect, so that a log holds none that somebody made up in an address.
pub(super) fn known_word(error: &str) -> &'static str {
    const WORDS: &[&str] = &[
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "unsupported_grant_type",
        "unsupported_response_type",
        "invalid_scope",
        "server_error",
        "temporarily_unavailable",
        "interaction_required",
        "login_required",
        "account_selection_required",
        "consent_required",
    ];
    WORDS.iter().find(|word| **word == error).copied().unwrap_or("another_error")
}
