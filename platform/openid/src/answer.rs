//! What a provider of the federations answers: the ID token, and who the person is, signed and then encrypted for us.

use aws_lc_rs::digest::{SHA256, SHA384, SHA512, digest};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::federation::Moment;
use crate::jose::{
    ContentEncryption, Decrypting, Expecting, JoseError, JwkSet, KeyManagement, PrivateKey, Signature,
    Verified, decrypt, to_base64, verify,
};
use crate::request::{FISCAL_NUMBER, level_of};
use crate::steps::{Step, ensure};

/// Why an answer is refused. The code is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// A token of the answer is refused.
    #[error("a token of the answer is refused: {0}")]
    Token(#[from] JoseError),
    /// From somebody else.
    #[error("the token comes from another provider")]
    WrongIssuer,
    /// For somebody else.
    #[error("the token is meant for another client")]
    WrongAudience,
    /// Of another request.
    #[error("the token answers another request")]
    WrongNonce,
    /// Issued in the future.
    #[error("the token is not yet valid")]
    NotYetValid,
    /// Its time is over.
    #[error("the token has expired")]
    Expired,
    /// It goes with another access token.
    #[error("the token goes with another access token")]
    WrongAccessToken,
    /// No level of assurance, or one that is not known.
    #[error("the token names no level of assurance")]
    LevelMissing,
    /// A level below the one that was asked.
    #[error("the level is below the one that was asked")]
    LevelTooLow,
    /// The person of the ID token and the one whose attributes came are two.
    #[error("the attributes are of another subject")]
    WrongSubject,
    /// The attributes came without encryption, which was agreed.
    #[error("the attributes are not encrypted")]
    NotEncrypted,
    /// Name or fiscal code are missing.
    #[error("an attribute that was asked is missing")]
    AttributeMissing,
}

impl AnswerError {
    /// The word that logs and tests hold on to.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Token(error) => error.code(),
            Self::WrongIssuer => "openid.wrong_issuer",
            Self::WrongAudience => "openid.wrong_audience",
            Self::WrongNonce => "openid.wrong_nonce",
            Self::NotYetValid => "openid.not_yet_valid",
            Self::Expired => "openid.expired",
            Self::WrongAccessToken => "openid.wrong_access_token",
            Self::LevelMissing => "openid.level_missing",
            Self::LevelTooLow => "openid.level_too_low",
            Self::WrongSubject => "openid.wrong_subject",
            Self::NotEncrypted => "openid.not_encrypted",
            Self::AttributeMissing => "openid.attribute_missing",
        }
    }
}

/// What we know of a sign-in before its answer is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The provider's entity.
    pub provider: &'a str,
    /// Our entity.
    pub client_id: &'a str,
    /// The nonce of the request.
    pub nonce: &'a str,
    /// The level that was asked.
    pub level: u8,
    /// The provider's keys, as the trust chain gives them.
    pub keys: &'a JwkSet,
    /// Our keys for what is encrypted.
    pub ours: &'a [PrivateKey],
    /// When.
    pub moment: Moment,
}

/// What a verified ID token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The provider's name for the person.
    pub subject: String,
    /// The level that was reached.
    pub level: u8,
}

/// Who the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attributes {
    /// The fiscal code, without `TINIT-`.
    pub fiscal_code: String,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
}

#[derive(Deserialize)]
struct IdToken {
    iss: String,
    sub: String,
    aud: Audience,
    iat: i64,
    exp: i64,
    nonce: Option<String>,
    acr: Option<String>,
    at_hash: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Some(Vec<String>),
}

impl Audience {
    fn is(&self, client: &str) -> bool {
        match self {
            Self::One(one) => one == client,
            // Others beside us would share what is meant for one.
            Self::Some(some) => matches!(some.as_slice(), [one] if one == client),
        }
    }
}

/// Types that providers write for ID tokens and attributes; most write none.
const TYPES: &[&str] = &["", "jwt"];

impl Expected<'_> {
    /// The ID token that came with this access token. CIE may encrypt it.
    pub fn id_token(&self, token: &str, access_token: &str) -> Result<SignedIn, AnswerError> {
        let opened = if is_encrypted(token) { Some(self.open(token)?) } else { None };
        let verified = self.verify(opened.as_deref().unwrap_or(token))?;
        let claims: IdToken = verified.claims()?;
        ensure(Step::IdTokenIssuer, claims.iss == self.provider, AnswerError::WrongIssuer)?;
        ensure(Step::IdTokenAudience, claims.aud.is(self.client_id), AnswerError::WrongAudience)?;
        let answers = claims.nonce.as_deref() == Some(self.nonce);
        ensure(Step::IdTokenNonce, answers, AnswerError::WrongNonce)?;
        ensure(Step::IdTokenIssued, self.moment.is_after(claims.iat), AnswerError::NotYetValid)?;
        ensure(Step::IdTokenExpired, self.moment.is_before(claims.exp), AnswerError::Expired)?;
        let same = claims.at_hash.is_none_or(|hash| is_half_hash(&hash, access_token, verified.algorithm()));
        ensure(Step::IdTokenAccessToken, same, AnswerError::WrongAccessToken)?;
        let level = claims.acr.as_deref().and_then(level_of).ok_or(AnswerError::LevelMissing)?;
        ensure(Step::IdTokenLevel, level >= self.level, AnswerError::LevelTooLow)?;
        Ok(SignedIn { subject: claims.sub, level })
    }

    /// The person's attributes, of the subject of the ID token. They must come encrypted, as was agreed.
    pub fn attributes(&self, token: &str, subject: &str) -> Result<Attributes, AnswerError> {
        ensure(Step::UserinfoEncrypted, is_encrypted(token), AnswerError::NotEncrypted)?;
        let opened = if is_encrypted(token) { self.open(token)? } else { token.to_owned() };
        let claims: Map<String, Value> = self.verify(&opened)?.claims()?;
        let text =
            |name: &str| claims.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
        ensure(Step::UserinfoSubject, text("sub") == Some(subject), AnswerError::WrongSubject)?;
        let issuer = text("iss").is_none_or(|issuer| issuer == self.provider);
        ensure(Step::UserinfoIssuer, issuer, AnswerError::WrongIssuer)?;
        let audience = claims.get("aud").map(|aud| serde_json::from_value::<Audience>(aud.clone()));
        let audience = audience.is_none_or(|aud| aud.is_ok_and(|aud| aud.is(self.client_id)));
        ensure(Step::UserinfoAudience, audience, AnswerError::WrongAudience)?;
        let expires = claims.get("exp").and_then(Value::as_i64);
        let holds = expires.is_none_or(|expires| self.moment.is_before(expires));
        ensure(Step::UserinfoExpired, holds, AnswerError::Expired)?;
        let fiscal = text(FISCAL_NUMBER).or_else(|| text("fiscal_number"));
        let fiscal = fiscal.ok_or(AnswerError::AttributeMissing)?.trim().to_ascii_uppercase();
        let owned = |name: &str| text(name).map(str::to_owned).ok_or(AnswerError::AttributeMissing);
        Ok(Attributes {
            fiscal_code: fiscal.strip_prefix("TINIT-").unwrap_or(&fiscal).to_owned(),
            given_name: owned("given_name")?,
            family_name: owned("family_name")?,
        })
    }

    fn verify(&self, token: &str) -> Result<Verified, JoseError> {
        verify(token, self.keys, &Expecting { algorithms: Signature::ALL, types: TYPES })
    }

    fn open(&self, token: &str) -> Result<String, JoseError> {
        let decrypting = Decrypting {
            keys: self.ours,
            key_management: KeyManagement::ALL,
            content: ContentEncryption::ALL,
        };
        String::from_utf8(decrypt(token, &decrypting)?).map_err(|_| JoseError::Malformed)
    }
}

fn is_encrypted(token: &str) -> bool {
    token.split('.').count() == 5
}

/// The left half of the access token's digest (OpenID Connect Core, section 3.1.3.6).
fn is_half_hash(hash: &str, access_token: &str, algorithm: Signature) -> bool {
    let digest = match algorithm {
        Signature::RS384 | Signature::PS384 | Signature::ES384 => digest(&SHA384, access_token.as_bytes()),
        Signature::RS512 | Signature::PS512 => digest(&SHA512, access_token.as_bytes()),
        _ => digest(&SHA256, access_token.as_bytes()),
    };
    let half = digest.as_ref().get(..digest.as_ref().len() / 2).unwrap_or_default();
    hash == to_base64(half)
}

/// The left half of an access token's digest, as a provider writes it.
pub(crate) fn half_hash(access_token: &str) -> String {
    let digest = digest(&SHA256, access_token.as_bytes());
    to_base64(digest.as_ref().get(..16).unwrap_or_default())
}
