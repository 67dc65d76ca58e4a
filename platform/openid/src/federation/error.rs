use crate::jose::JoseError;

/// Why an entity is not trusted. The code is stable: it is what logs and tests hold on to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FederationError {
    /// A token of the chain is refused.
    #[error("a statement is refused: {0}")]
    Token(#[from] JoseError),
    /// Issued in the future.
    #[error("the statement is not yet valid")]
    NotYetValid,
    /// Its time is over.
    #[error("the statement has expired")]
    Expired,
    /// No `kid` in its header.
    #[error("the statement does not name its key")]
    KidMissing,
    /// An entity configuration that is not about its own issuer.
    #[error("the entity configuration is not about its issuer")]
    NotAboutItself,
    /// The statement is about somebody else than was asked.
    #[error("the statement is about another entity")]
    WrongSubject,
    /// The statement comes from somebody else than was asked.
    #[error("the statement comes from another entity")]
    WrongIssuer,
    /// The statement is meant for somebody else.
    #[error("the statement has an audience that we are not")]
    WrongAudience,
    /// No keys of the subject in it.
    #[error("the statement has no keys")]
    KeysMissing,
    /// A critical claim that is not known here.
    #[error("the statement has claims that must be understood")]
    CriticalClaim,
    /// Its superior knows other keys.
    #[error("the superior knows other keys of the entity")]
    KeysNotVouched,
    /// An address that cannot be one of an entity.
    #[error("the identifier of an entity is not an address that we fetch")]
    BadIdentifier,
    /// A superior without an endpoint to ask.
    #[error("a superior has no fetch endpoint")]
    NoFetchEndpoint,
    /// Nobody answered, or not as asked.
    #[error("a statement could not be fetched: {0}")]
    NotFetched(String),
    /// More statements to fetch than is allowed.
    #[error("the chain takes too many statements")]
    TooManyFetches,
    /// No way leads from the entity to one of our anchors.
    #[error("no chain leads to a trust anchor")]
    NoChain,
    /// Longer than we or a superior allow.
    #[error("the chain is too long")]
    PathTooLong,
    /// A superior does not allow this name under it.
    #[error("a superior does not allow the entity's name")]
    NameNotAllowed,
    /// A superior does not allow entities of this type under it.
    #[error("a superior does not allow this type of entity")]
    TypeNotAllowed,
    /// The entity is not of the type that was asked for.
    #[error("the entity has no metadata of the type asked for")]
    MetadataMissing,
    /// A policy with an operator that is not known here and must be.
    #[error("the policy has an operator that must be understood")]
    PolicyOperator,
    /// Two policies of the chain exclude each other.
    #[error("the policies of the chain cannot be merged: {0}")]
    PolicyConflict(String),
    /// A parameter that the policy asks for is missing.
    #[error("the policy asks for a parameter that is missing: {0}")]
    PolicyEssential(String),
    /// A value that the policy excludes.
    #[error("the policy excludes the value of a parameter: {0}")]
    PolicyExcluded(String),
    /// None of the trust marks asked for.
    #[error("the trust mark asked for is missing")]
    MarkMissing,
    /// A trust mark by somebody who may not issue it.
    #[error("the trust mark comes from somebody who may not issue it")]
    MarkIssuerNotAllowed,
    /// A trust mark of somebody else.
    #[error("the trust mark is about another entity")]
    MarkWrongSubject,
    /// Its time is over.
    #[error("the trust mark has expired")]
    MarkExpired,
    /// It says another kind inside than outside.
    #[error("the trust mark is of another kind than is said")]
    MarkWrongKind,
    /// Its signature does not hold.
    #[error("the trust mark is refused: {0}")]
    MarkToken(JoseError),
}

impl FederationError {
    /// The word that logs and tests hold on to.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Token(error) => error.code(),
            Self::NotYetValid => "federation.not_yet_valid",
            Self::Expired => "federation.expired",
            Self::KidMissing => "federation.kid_missing",
            Self::NotAboutItself => "federation.not_about_itself",
            Self::WrongSubject => "federation.wrong_subject",
            Self::WrongIssuer => "federation.wrong_issuer",
            Self::WrongAudience => "federation.wrong_audience",
            Self::KeysMissing => "federation.keys_missing",
            Self::CriticalClaim => "federation.critical_claim",
            Self::KeysNotVouched => "federation.keys_not_vouched",
            Self::BadIdentifier => "federation.bad_identifier",
            Self::NoFetchEndpoint => "federation.no_fetch_endpoint",
            Self::NotFetched(_) => "federation.not_fetched",
            Self::TooManyFetches => "federation.too_many_fetches",
            Self::NoChain => "federation.no_chain",
            Self::PathTooLong => "federation.path_too_long",
            Self::NameNotAllowed => "federation.name_not_allowed",
            Self::TypeNotAllowed => "federation.type_not_allowed",
            Self::MetadataMissing => "federation.metadata_missing",
            Self::PolicyOperator => "federation.policy_operator",
            Self::PolicyConflict(_) => "federation.policy_conflict",
            Self::PolicyEssential(_) => "federation.policy_essential",
            Self::PolicyExcluded(_) => "federation.policy_excluded",
            Self::MarkMissing => "federation.mark_missing",
            Self::MarkIssuerNotAllowed => "federation.mark_issuer_not_allowed",
            Self::MarkWrongSubject => "federation.mark_wrong_subject",
            Self::MarkExpired => "federation.mark_expired",
            Self::MarkWrongKind => "federation.mark_wrong_kind",
            Self::MarkToken(_) => "federation.mark_refused",
        }
    }
}
