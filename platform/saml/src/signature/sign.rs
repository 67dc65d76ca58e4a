//! Signs documents of ours: enveloped, exclusive canonical form, RSA with SHA-256.

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bergshamra::c14n::{C14nMode, canonicalize_doc};
use bergshamra::xml::NodeSet;

use crate::namespaces::{DSIG, ENVELOPED, EXC_C14N, RSA_SHA256, SHA256};
use crate::xml::{Limits, Node, Tree};
use crate::{Fault, SigningKey};

/// Where the signature of the element of that id goes; [`sign`] replaces it.
pub(crate) fn marker(id: &str) -> String {
    format!("<!--signature {id}-->")
}

/// Signs the element of that id: the marker in it becomes its signature. Inner elements are signed first.
pub(crate) fn sign(xml: &str, id: &str, key: &SigningKey) -> Result<String, Fault> {
    let (before, after) = xml.split_once(&marker(id)).ok_or(Fault::Signing)?;
    let digest = STANDARD.encode(digest_of(before, after, id)?);
    let info = signed_info(id, &digest);
    let value = STANDARD.encode(key.sign(info.as_bytes())?);
    let body = info.replace(&format!(" xmlns:ds=\"{DSIG}\""), "");
    let certificate = key.certificate().base64();
    Ok(format!(
        "{before}<ds:Signature xmlns:ds=\"{DSIG}\">{body}<ds:SignatureValue>{value}</ds:SignatureValue><ds:KeyInfo>\
         <ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>{after}"
    ))
}

/// The digest of the element without its signature.
fn digest_of(before: &str, after: &str, id: &str) -> Result<Vec<u8>, Fault> {
    let text = format!("{before}{after}");
    let tree = Tree::parse(&text, &Limits::METADATA).map_err(|_refusal| Fault::Writing)?;
    let element = tree.root().all().into_iter().find(|node| node.given("ID") == Some(id)).map(Node::id);
    let nodes = NodeSet::tree_without_comments(element.ok_or(Fault::Signing)?, tree.document());
    let prefixes: [&str; 0] = [];
    let canonical = canonicalize_doc(tree.document(), C14nMode::Exclusive, Some(&nodes), &prefixes)
        .map_err(|_error| Fault::Signing)?;
    Ok(digest::digest(&digest::SHA256, &canonical).as_ref().to_vec())
}

/// `SignedInfo`, written in its canonical form.
fn signed_info(id: &str, digest: &str) -> String {
    format!(
        "<ds:SignedInfo xmlns:ds=\"{DSIG}\"><ds:CanonicalizationMethod Algorithm=\"{EXC_C14N}\"></ds:CanonicalizationMethod>\
         <ds:SignatureMethod Algorithm=\"{RSA_SHA256}\"></ds:SignatureMethod><ds:Reference URI=\"#{id}\"><ds:Transforms>\
         <ds:Transform Algorithm=\"{ENVELOPED}\"></ds:Transform><ds:Transform Algorithm=\"{EXC_C14N}\"></ds:Transform>\
         </ds:Transforms><ds:DigestMethod Algorithm=\"{SHA256}\"></ds:DigestMethod><ds:DigestValue>{digest}</ds:DigestValue>\
         </ds:Reference></ds:SignedInfo>"
    )
}
