use aws_lc_rs::aead::{self, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::cipher::{
    AES_128, AES_256, DecryptionContext, EncryptionContext, PaddedBlockDecryptingKey,
    PaddedBlockEncryptingKey, UnboundCipherKey,
};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::rsa::{
    OAEP_SHA1_MGF1SHA1, OAEP_SHA256_MGF1SHA256, OaepAlgorithm, OaepPrivateDecryptingKey,
    OaepPublicEncryptingKey, PrivateDecryptingKey, PublicEncryptingKey, PublicKeyComponents,
};
use aws_lc_rs::{hmac, rand};
use serde::{Deserialize, Serialize};

use super::ecdh::{self, Parties};
use super::{
    ContentEncryption, JoseError, Jwk, KeyManagement, LONGEST_TOKEN, PrivateKey, from_base64, to_base64,
};
use crate::steps::{Step, ensure};

/// Who decrypts, and what she accepts.
#[derive(Clone, Copy, Debug)]
pub struct Decrypting<'a> {
    /// Her keys: today's, and those that still hold.
    pub keys: &'a [PrivateKey],
    /// How the content key may travel.
    pub key_management: &'a [KeyManagement],
    /// How the content may be encrypted.
    pub content: &'a [ContentEncryption],
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    enc: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    zip: Option<serde_json::Value>,
    #[serde(default)]
    crit: Option<serde_json::Value>,
    #[serde(default)]
    epk: Option<Jwk>,
    #[serde(default)]
    apu: Option<String>,
    #[serde(default)]
    apv: Option<String>,
}

#[derive(Serialize)]
struct NewHeader<'a> {
    alg: &'a str,
    enc: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kid: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cty: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    epk: Option<Jwk>,
}

/// What the token holds. Every failure after the header is the same one, and takes the same way: a content key that does not
/// unwrap becomes a random one, whose tag cannot hold.
pub fn decrypt(token: &str, decrypting: &Decrypting<'_>) -> Result<Vec<u8>, JoseError> {
    ensure(Step::JweLength, token.len() <= LONGEST_TOKEN, JoseError::TooLong)?;
    let parts: Vec<&str> = token.split('.').collect();
    let [head, wrapped, iv, cipher, tag] = parts.as_slice() else { return Err(JoseError::Malformed) };
    let header: Header = serde_json::from_slice(&from_base64(head)?).map_err(|_| JoseError::Malformed)?;
    let management = KeyManagement::parse(&header.alg).ok_or(JoseError::AlgorithmNotAllowed)?;
    let content = ContentEncryption::parse(&header.enc).ok_or(JoseError::AlgorithmNotAllowed)?;
    let allowed = decrypting.key_management.contains(&management);
    ensure(Step::JweAlgorithmAllowed, allowed, JoseError::AlgorithmNotAllowed)?;
    let allowed = decrypting.content.contains(&content);
    ensure(Step::JweContentAllowed, allowed, JoseError::AlgorithmNotAllowed)?;
    ensure(Step::JweCritical, header.crit.is_none(), JoseError::CriticalExtension)?;
    ensure(Step::JweCompressed, header.zip.is_none(), JoseError::Compressed)?;
    let sealed = Sealed {
        aad: head.as_bytes(),
        iv: from_base64(iv)?,
        cipher: from_base64(cipher)?,
        tag: from_base64(tag)?,
    };
    let wrapped = from_base64(wrapped)?;
    for key in candidates(decrypting.keys, header.kid.as_deref(), management)? {
        let key =
            unwrap(key, &header, management, content, &wrapped).or_else(|_| random(content.key_len()))?;
        if let Ok(plain) = sealed.open(content, &key) {
            return Ok(plain);
        }
    }
    Err(JoseError::DecryptionFailed)
}

/// Encrypt for the holder of this key. `cty` is `JWT` where a signed token is inside.
pub fn encrypt(
    key: &Jwk,
    management: KeyManagement,
    content: ContentEncryption,
    cty: Option<&str>,
    plain: &[u8],
) -> Result<String, JoseError> {
    if management.is_rsa() != (key.kty == "RSA") {
        return Err(JoseError::KeyUnfit);
    }
    let fresh = random(content.key_len())?;
    let (epk, cek, wrapped) = if management.is_rsa() {
        let wrapped = wrap_rsa(key, management, &fresh)?;
        (None, fresh, wrapped)
    } else {
        let (epk, cek, wrapped) = ecdh::seal(key, management, content, fresh)?;
        (Some(epk), cek, wrapped)
    };
    let header = NewHeader { alg: management.name(), enc: content.name(), kid: key.kid.as_deref(), cty, epk };
    let head = to_base64(&serde_json::to_vec(&header).map_err(|_| JoseError::Library)?);
    let sealed = Sealed::seal(head.as_bytes(), content, &cek, plain)?;
    let parts = [&wrapped, &sealed.iv, &sealed.cipher, &sealed.tag].map(|part| to_base64(part));
    Ok(format!("{head}.{}", parts.join(".")))
}

/// The keys that may open it: the named one, or, without a name, all of the right kind.
fn candidates<'a>(
    keys: &'a [PrivateKey],
    kid: Option<&str>,
    management: KeyManagement,
) -> Result<Vec<&'a PrivateKey>, JoseError> {
    let fits = |key: &&PrivateKey| (key.public(super::Use::Enc).kty == "RSA") == management.is_rsa();
    let found: Vec<_> =
        keys.iter().filter(|key| kid.is_none_or(|kid| key.kid() == kid)).filter(fits).take(4).collect();
    if found.is_empty() { Err(JoseError::KeyUnknown) } else { Ok(found) }
}

fn unwrap(
    key: &PrivateKey,
    header: &Header,
    management: KeyManagement,
    content: ContentEncryption,
    wrapped: &[u8],
) -> Result<Vec<u8>, JoseError> {
    let cek = if management.is_rsa() {
        let key = PrivateDecryptingKey::from_pkcs8(key.to_pkcs8()).map_err(|_| JoseError::KeyUnreadable)?;
        let key = OaepPrivateDecryptingKey::new(key).map_err(|_| JoseError::KeyUnreadable)?;
        let mut output = vec![0; key.min_output_size()];
        let opened = key.decrypt(oaep(management), wrapped, &mut output, None);
        opened.map_err(|_| JoseError::DecryptionFailed)?.to_vec()
    } else {
        let name = |name: &Option<String>| from_base64(name.as_deref().unwrap_or_default());
        let parties = Parties { first: name(&header.apu)?, second: name(&header.apv)? };
        let ephemeral = header.epk.as_ref().ok_or(JoseError::Malformed)?;
        ecdh::open(key, ephemeral, management, content, &parties, wrapped)?
    };
    if cek.len() == content.key_len() { Ok(cek) } else { Err(JoseError::DecryptionFailed) }
}

fn wrap_rsa(key: &Jwk, management: KeyManagement, cek: &[u8]) -> Result<Vec<u8>, JoseError> {
    let (Some(n), Some(e)) = (&key.n, &key.e) else { return Err(JoseError::KeyUnreadable) };
    let components = PublicKeyComponents { n: from_base64(n)?, e: from_base64(e)? };
    let key: PublicEncryptingKey = components.try_into().map_err(|_| JoseError::KeyUnreadable)?;
    let key = OaepPublicEncryptingKey::new(key).map_err(|_| JoseError::KeyUnreadable)?;
    let mut output = vec![0; key.ciphertext_size()];
    let wrapped = key.encrypt(oaep(management), cek, &mut output, None);
    Ok(wrapped.map_err(|_| JoseError::Library)?.to_vec())
}

fn oaep(management: KeyManagement) -> &'static OaepAlgorithm {
    if management == KeyManagement::RsaOaep { &OAEP_SHA1_MGF1SHA1 } else { &OAEP_SHA256_MGF1SHA256 }
}

fn random(bytes: usize) -> Result<Vec<u8>, JoseError> {
    let mut random = vec![0; bytes];
    rand::fill(&mut random).map_err(|_| JoseError::Library)?;
    Ok(random)
}

/// The encrypted part of a token.
struct Sealed<'a> {
    aad: &'a [u8],
    iv: Vec<u8>,
    cipher: Vec<u8>,
    tag: Vec<u8>,
}

impl<'a> Sealed<'a> {
    fn open(&self, content: ContentEncryption, key: &[u8]) -> Result<Vec<u8>, JoseError> {
        let failed = JoseError::DecryptionFailed;
        let Some(gcm) = gcm(content) else {
            let (mac, key) = key.split_at(key.len() / 2);
            let expected = cbc_tag(content, mac, self.aad, &self.iv, &self.cipher);
            let holds = verify_slices_are_equal(&expected, &self.tag).is_ok();
            ensure(Step::JweTag, holds, failed)?;
            let iv = FixedLength::<16>::try_from(self.iv.as_slice()).map_err(|_| failed)?;
            let key = cbc_key(content, key)?;
            let key = PaddedBlockDecryptingKey::cbc_pkcs7(key).map_err(|_| failed)?;
            let mut bytes = self.cipher.clone();
            let plain = key.decrypt(&mut bytes, DecryptionContext::Iv128(iv)).map_err(|_| failed)?;
            return Ok(plain.to_vec());
        };
        let key = LessSafeKey::new(UnboundKey::new(gcm, key).map_err(|_| failed)?);
        let nonce = Nonce::try_assume_unique_for_key(&self.iv).map_err(|_| failed)?;
        let mut bytes = [self.cipher.as_slice(), &self.tag].concat();
        if self.tag.len() != 16 {
            return Err(failed);
        }
        let plain = key.open_in_place(nonce, Aad::from(self.aad), &mut bytes).map_err(|_| failed)?;
        Ok(plain.to_vec())
    }

    fn seal(aad: &'a [u8], content: ContentEncryption, key: &[u8], plain: &[u8]) -> Result<Self, JoseError> {
        let failed = JoseError::Library;
        let mut cipher = plain.to_vec();
        let Some(gcm) = gcm(content) else {
            let (mac, key) = key.split_at(key.len() / 2);
            let iv = random(16)?;
            let context = EncryptionContext::Iv128(FixedLength::try_from(iv.as_slice()).map_err(|_| failed)?);
            let key = PaddedBlockEncryptingKey::cbc_pkcs7(cbc_key(content, key)?).map_err(|_| failed)?;
            key.less_safe_encrypt(&mut cipher, context).map_err(|_| failed)?;
            let tag = cbc_tag(content, mac, aad, &iv, &cipher);
            return Ok(Self { aad, iv, cipher, tag });
        };
        let key = LessSafeKey::new(UnboundKey::new(gcm, key).map_err(|_| failed)?);
        let iv = random(12)?;
        let nonce = Nonce::try_assume_unique_for_key(&iv).map_err(|_| failed)?;
        let tag = key.seal_in_place_separate_tag(nonce, Aad::from(aad), &mut cipher).map_err(|_| failed)?;
        Ok(Self { aad, iv, cipher, tag: tag.as_ref().to_vec() })
    }
}

fn gcm(content: ContentEncryption) -> Option<&'static aead::Algorithm> {
    match content {
        ContentEncryption::A128Gcm => Some(&aead::AES_128_GCM),
        ContentEncryption::A256Gcm => Some(&aead::AES_256_GCM),
        ContentEncryption::A128CbcHs256 | ContentEncryption::A256CbcHs512 => None,
    }
}

fn cbc_key(content: ContentEncryption, key: &[u8]) -> Result<UnboundCipherKey, JoseError> {
    let algorithm = if content == ContentEncryption::A128CbcHs256 { &AES_128 } else { &AES_256 };
    UnboundCipherKey::new(algorithm, key).map_err(|_| JoseError::DecryptionFailed)
}

/// RFC 7518, section 5.2.2.1: the first half of an HMAC over header, vector, cipher text and the header's length in bits.
fn cbc_tag(content: ContentEncryption, mac: &[u8], aad: &[u8], iv: &[u8], cipher: &[u8]) -> Vec<u8> {
    let (algorithm, bytes) = if content == ContentEncryption::A128CbcHs256 {
        (hmac::HMAC_SHA256, 16)
    } else {
        (hmac::HMAC_SHA512, 32)
    };
    let bits = u64::try_from(aad.len()).unwrap_or(u64::MAX).saturating_mul(8);
    let mut context = hmac::Context::with_key(&hmac::Key::new(algorithm, mac));
    for part in [aad, iv, cipher, &bits.to_be_bytes()] {
        context.update(part);
    }
    context.sign().as_ref().get(..bytes).unwrap_or_default().to_vec()
}
