//! How messages travel: in the address of a redirect or in a form that the browser posts.

use std::io::{Read as _, Write as _};

use aws_lc_rs::signature::{self, VerificationAlgorithm};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::namespaces::{DSIG, RSA_SHA256, RSA_SHA384, RSA_SHA512};
use crate::signature::{Bearer, Signed, Verification};
use crate::step::{Step, ensure};
use crate::xml::{Limits, Tree};
use crate::{Certificate, Fault, Refusal, SigningKey};

/// One of the two ways that both federations use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Binding {
    /// `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect`
    Redirect,
    /// `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST`
    Post,
}

impl Binding {
    /// Its name on the wire.
    pub const fn uri(self) -> &'static str {
        match self {
            Self::Redirect => "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
            Self::Post => "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        }
    }

    /// Reads a name of the wire.
    pub fn of_uri(uri: &str) -> Option<Self> {
        [Self::Redirect, Self::Post].into_iter().find(|binding| binding.uri() == uri)
    }
}

/// A form that the browser posts to another site: a page with these hidden fields and a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostForm {
    /// Where it goes.
    pub action: String,
    /// Name and value of each hidden field: `SAMLRequest` or `SAMLResponse`, and `RelayState` where there is one.
    pub fields: Vec<(&'static str, String)>,
}

/// A message that came in: from the raw query of a redirect, or from the fields of a form.
#[derive(Clone, Copy, Debug)]
pub enum Incoming<'a> {
    /// The query of the address exactly as it came, without the question mark: its signature is over these bytes.
    Redirect {
        /// The raw query.
        query: &'a str,
    },
    /// The value of the form's field `SAMLRequest` or `SAMLResponse`.
    Post {
        /// Base64.
        value: &'a str,
    },
}

/// Base64 is a third longer than what it bears.
const MAX_ENCODED: usize = Limits::MESSAGE.bytes / 3 * 4 + 4;

/// The address of a redirect with a message in it, its query signed.
pub(crate) fn redirect(
    destination: &str,
    field: &str,
    xml: &str,
    relay_state: Option<&str>,
    key: &SigningKey,
) -> Result<String, Fault> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(xml.as_bytes()).map_err(|_error| Fault::Writing)?;
    let deflated = encoder.finish().map_err(|_error| Fault::Writing)?;
    let mut query = format!("{field}={}", percent(&STANDARD.encode(deflated)));
    if let Some(state) = relay_state {
        query.push_str(&format!("&RelayState={}", percent(state)));
    }
    query.push_str(&format!("&SigAlg={}", percent(RSA_SHA256)));
    let signature = STANDARD.encode(key.sign(query.as_bytes())?);
    let mark = if destination.contains('?') { '&' } else { '?' };
    Ok(format!("{destination}{mark}{query}&Signature={}", percent(&signature)))
}

/// The form with a message in it.
pub(crate) fn post(destination: &str, field: &'static str, xml: &str, relay_state: Option<&str>) -> PostForm {
    let mut fields = vec![(field, STANDARD.encode(xml))];
    fields.extend(relay_state.map(|state| ("RelayState", state.to_owned())));
    PostForm { action: destination.to_owned(), fields }
}

/// The text of a posted message.
pub(crate) fn posted(value: &str) -> Result<String, Refusal> {
    ensure(Step::Size, value.len() <= MAX_ENCODED, Refusal::TooLarge)?;
    let bytes = crate::key::decode(value).ok_or(Refusal::Base64)?;
    String::from_utf8(bytes).map_err(|_error| Refusal::Encoding)
}

/// A message in the query of a redirect, with what its signature is over.
pub(crate) struct Redirected {
    pub(crate) text: String,
    pub(crate) relay_state: Option<String>,
    signed: String,
    algorithm: Option<String>,
    signature: Option<Vec<u8>>,
}

impl Redirected {
    /// Takes the query apart; every part may be there once.
    pub(crate) fn read(query: &str, field: &str) -> Result<Self, Refusal> {
        if query.len() > MAX_ENCODED * 3 {
            return Err(Refusal::TooLarge);
        }
        let mut parts = std::collections::HashMap::new();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(Refusal::Query)?;
            if parts.insert(name, value).is_some() {
                return Err(Refusal::Query);
            }
        }
        let raw = |name: &str| parts.get(name).copied();
        let plain = |name: &str| raw(name).map(|value| unpercent(value).ok_or(Refusal::Query)).transpose();
        let deflated = crate::key::decode(&plain(field)?.ok_or(Refusal::Query)?).ok_or(Refusal::Base64)?;
        let signed: Vec<String> = [field, "RelayState", "SigAlg"]
            .iter()
            .filter_map(|name| raw(name).map(|value| format!("{name}={value}")))
            .collect();
        Ok(Self {
            text: inflate(&deflated)?,
            relay_state: plain("RelayState")?,
            signed: signed.join("&"),
            algorithm: plain("SigAlg")?,
            signature: plain("Signature")?
                .map(|text| crate::key::decode(&text).ok_or(Refusal::Base64))
                .transpose()?,
        })
    }

    /// The message, when one of those keys signed the query.
    pub(crate) fn verify(self, keys: &[Certificate]) -> Result<Signed, Refusal> {
        let signature = self.signature.ok_or(Refusal::SignatureMissing)?;
        let algorithm: &dyn VerificationAlgorithm = match self.algorithm.as_deref() {
            Some(RSA_SHA256) => &signature::RSA_PKCS1_2048_8192_SHA256,
            Some(RSA_SHA384) => &signature::RSA_PKCS1_2048_8192_SHA384,
            Some(RSA_SHA512) => &signature::RSA_PKCS1_2048_8192_SHA512,
            _ => return Err(Refusal::SignatureAlgorithm),
        };
        let fits = |key: &Certificate| {
            let key = signature::UnparsedPublicKey::new(algorithm, key.public_key());
            key.verify(self.signed.as_bytes(), &signature).is_ok()
        };
        if keys.iter().any(fits) {
            Ok(Signed::by_redirect(self.text))
        } else {
            Err(Refusal::SignatureInvalid)
        }
    }
}

/// A logout message or a request, verified: the text that was signed.
pub(crate) fn verified(incoming: Incoming<'_>, field: &str, keys: &[Certificate]) -> Result<Signed, Refusal> {
    match incoming {
        Incoming::Redirect { query } => Redirected::read(query, field)?.verify(keys),
        Incoming::Post { value } => {
            let text = posted(value)?;
            let tree = Tree::parse(&text, &Limits::MESSAGE)?;
            let root = tree.root();
            if root.first(DSIG, "Signature").is_none() {
                return Err(Refusal::SignatureMissing);
            }
            Verification::run(&tree, &[root], keys)?.signed(root, Bearer::Message)
        }
    }
}

/// The text of a message before any verification.
pub(crate) fn unverified(incoming: Incoming<'_>, field: &str) -> Result<String, Refusal> {
    match incoming {
        Incoming::Redirect { query } => Redirected::read(query, field).map(|message| message.text),
        Incoming::Post { value } => posted(value),
    }
}

/// Unpacks DEFLATE up to the size that a message may have.
fn inflate(bytes: &[u8]) -> Result<String, Refusal> {
    let limit = u64::try_from(Limits::MESSAGE.bytes).unwrap_or(u64::MAX);
    let mut text = Vec::new();
    DeflateDecoder::new(bytes).take(limit + 1).read_to_end(&mut text).map_err(|_error| Refusal::Deflate)?;
    if text.len() > Limits::MESSAGE.bytes {
        return Err(Refusal::TooLarge);
    }
    String::from_utf8(text).map_err(|_error| Refusal::Encoding)
}

/// Percent-encodes all but the unreserved characters.
fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn unpercent(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let pair = [bytes.next()?, bytes.next()?];
                out.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
            }
            b'+' => out.push(b' '),
            _ => out.push(byte),
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_and_back_is_the_same() {
        let text = "a+b/c= è&~-._";

        assert_eq!(unpercent(&percent(text)).as_deref(), Some(text));
        assert_eq!(unpercent("a%zz"), None);
        assert_eq!(unpercent("a%4"), None);
    }

    #[test]
    fn deflate_bomb_is_refused() {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b'a'; 50 * 1024 * 1024]).unwrap();
        let bomb = encoder.finish().unwrap();

        assert_eq!(inflate(&bomb), Err(Refusal::TooLarge));
        assert_eq!(inflate(b"\xff\xff\xff\xff"), Err(Refusal::Deflate));
    }

    #[test]
    fn query_with_a_part_twice_is_refused() {
        assert_eq!(
            Redirected::read("SAMLRequest=a&SAMLRequest=b", "SAMLRequest").err(),
            Some(Refusal::Query)
        );
    }
}
