//! Signatures of shapes that we never make: the library's own signer fills a template.

use bergshamra::keys::{KeysManager, loader};
use bergshamra::{DsigContext, sign};

use super::fixture::*;
use crate::namespaces::{DSIG, ENVELOPED, EXC_C14N, RSA_SHA256, SHA256};

/// What a signature says of itself.
pub(super) struct Template<'a> {
    pub(super) id: &'a str,
    pub(super) canonical: &'a str,
    pub(super) method: &'a str,
    pub(super) transforms: &'a [&'a str],
    pub(super) digest: &'a str,
}

impl Default for Template<'_> {
    fn default() -> Self {
        let transforms = &[ENVELOPED, EXC_C14N];
        Self { id: "_response", canonical: EXC_C14N, method: RSA_SHA256, transforms, digest: SHA256 }
    }
}

/// A good response whose own signature is of that shape; its assertion is signed as ever.
pub(super) fn response(template: &Template<'_>) -> String {
    let xml = issuer(&IDP_KEY).sign(&unsigned(), &["_assertion"]).unwrap();
    let transforms: String =
        template.transforms.iter().map(|one| format!("<ds:Transform Algorithm=\"{one}\"/>")).collect();
    let Template { id, canonical, method, digest, .. } = template;
    let signature = format!(
        "<ds:Signature xmlns:ds=\"{DSIG}\"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"{canonical}\"/>\
         <ds:SignatureMethod Algorithm=\"{method}\"/><ds:Reference URI=\"#{id}\"><ds:Transforms>{transforms}</ds:Transforms>\
         <ds:DigestMethod Algorithm=\"{digest}\"/><ds:DigestValue></ds:DigestValue></ds:Reference></ds:SignedInfo>\
         <ds:SignatureValue></ds:SignatureValue></ds:Signature>"
    );
    let mut keys = KeysManager::new();
    keys.add_key(loader::load_rsa_private_pem(IDP_KEY.private_key_pem().as_bytes()).unwrap());
    sign(&DsigContext::new(keys), &changed(&xml, "<!--signature _response-->", &signature)).unwrap()
}
