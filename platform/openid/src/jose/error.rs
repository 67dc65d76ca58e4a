/// Why a key or a token is refused. The code is stable: it is what logs and tests hold on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum JoseError {
    /// Longer than any token of a federation.
    #[error("the token is too long")]
    TooLong,
    /// Not the compact form, not base64url, not JSON.
    #[error("the token cannot be read")]
    Malformed,
    /// An algorithm that the caller does not allow here.
    #[error("the algorithm of the token is not allowed here")]
    AlgorithmNotAllowed,
    /// Another kind of token (`typ`).
    #[error("the token is of another type")]
    TypeNotAllowed,
    /// The header has critical extensions, and none is known here.
    #[error("the token has extensions that must be understood")]
    CriticalExtension,
    /// Compressed content: a bomb in a token.
    #[error("the content of the token is compressed")]
    Compressed,
    /// No key with the token's `kid`.
    #[error("no known key has the token's kid")]
    KeyUnknown,
    /// The key is for another use, another algorithm or of another kind.
    #[error("the key does not fit the token")]
    KeyUnfit,
    /// The signature is not this key's over these bytes.
    #[error("the signature does not hold")]
    SignatureWrong,
    /// Any failure to decrypt: which one is told to nobody.
    #[error("the token cannot be decrypted")]
    DecryptionFailed,
    /// The bytes of a key are none.
    #[error("the key cannot be read")]
    KeyUnreadable,
    /// What was signed is not what the caller reads.
    #[error("the claims cannot be read")]
    ClaimsUnreadable,
    /// The library could not make a key, a signature or a cipher text.
    #[error("the cryptographic library failed")]
    Library,
}

impl JoseError {
    /// The word that logs and tests hold on to.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLong => "jose.too_long",
            Self::Malformed => "jose.malformed",
            Self::AlgorithmNotAllowed => "jose.algorithm_not_allowed",
            Self::TypeNotAllowed => "jose.type_not_allowed",
            Self::CriticalExtension => "jose.critical_extension",
            Self::Compressed => "jose.compressed",
            Self::KeyUnknown => "jose.key_unknown",
            Self::KeyUnfit => "jose.key_unfit",
            Self::SignatureWrong => "jose.signature_wrong",
            Self::DecryptionFailed => "jose.decryption_failed",
            Self::KeyUnreadable => "jose.key_unreadable",
            Self::ClaimsUnreadable => "jose.claims_unreadable",
            Self::Library => "jose.library",
        }
    }
}
