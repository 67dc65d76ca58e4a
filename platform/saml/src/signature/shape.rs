//! The one shape of a signature that we accept: enveloped, exclusive canonical form, SHA-2, one reference, to the element that
//! bears it. Whatever else XML Signature allows (XPath, XSLT, objects, HMAC, other documents) is refused before the library
//! looks at it.

use aws_lc_rs::digest;

use crate::Refusal;
use crate::namespaces::{
    DSIG, ECDSA_SHA256, ENVELOPED, EXC_C14N, RSA_SHA256, RSA_SHA384, RSA_SHA512, SHA256, SHA384, SHA512,
};
use crate::step::{Step, ensure, is_off, step};
use crate::xml::Node;

/// Prefixes that the canonical form may treat inclusively.
const MAX_PREFIXES: usize = 16;

/// A signature of that shape.
pub(crate) struct Shape<'t> {
    /// The element `Signature`.
    pub(crate) signature: Node<'t>,
    /// Prefixes that the canonical form of the element treats inclusively.
    pub(crate) prefixes: Vec<String>,
    /// Its digest algorithm.
    digest_method: String,
    /// Its digest, base64.
    digest: String,
}

impl Shape<'_> {
    /// Whether the text has the digest that was signed.
    pub(super) fn digest_of(&self, text: &str) -> Result<bool, Refusal> {
        let algorithm = match self.digest_method.as_str() {
            SHA256 => &digest::SHA256,
            SHA384 => &digest::SHA384,
            SHA512 => &digest::SHA512,
            _ => return Ok(is_off(Step::DigestAlgorithm)),
        };
        let signed = crate::key::decode(&self.digest).ok_or(Refusal::SignatureStructure)?;
        Ok(digest::digest(algorithm, text.as_bytes()).as_ref() == signed.as_slice())
    }
}

/// Reads the shape of the one signature of `element`.
pub(crate) fn read<'t>(element: Node<'t>, missing: Refusal) -> Result<Shape<'t>, Refusal> {
    let mut signatures = element.named(DSIG, "Signature");
    let signature = signatures.next().ok_or(missing)?;
    ensure(Step::SignaturePlace, signatures.next().is_none(), Refusal::SignatureMisplaced)?;
    step(Step::SignatureStructure, || {
        children(signature, &["SignedInfo", "SignatureValue", "KeyInfo"], 2)?;
        signature.first(DSIG, "SignedInfo").map_or(Err(Refusal::SignatureStructure), |info| {
            children(info, &["CanonicalizationMethod", "SignatureMethod", "Reference"], 3)
        })
    })?;
    let info = child(signature, "SignedInfo")?;
    let canonical = child(info, "CanonicalizationMethod")?.given("Algorithm");
    ensure(Step::Canonicalization, canonical == Some(EXC_C14N), Refusal::Canonicalization)?;
    step(Step::SignatureAlgorithm, || {
        let method = child(info, "SignatureMethod")?;
        let allowed = [RSA_SHA256, RSA_SHA384, RSA_SHA512, ECDSA_SHA256];
        let known = method.given("Algorithm").is_some_and(|one| allowed.contains(&one));
        if known && method.elements().next().is_none() { Ok(()) } else { Err(Refusal::SignatureAlgorithm) }
    })?;
    let reference = child(info, "Reference")?;
    step(Step::Reference, || {
        let target = reference.attribute("URI").and_then(|uri| uri.strip_prefix('#'));
        if target.is_some() && target == element.given("ID") { Ok(()) } else { Err(Refusal::Reference) }
    })?;
    step(Step::SignatureStructure, || {
        children(reference, &["Transforms", "DigestMethod", "DigestValue"], 3)
    })?;
    let prefixes = transforms(reference)?;
    let digest_method = child(reference, "DigestMethod")?.given("Algorithm").unwrap_or_default().to_owned();
    let allowed = [SHA256, SHA384, SHA512].contains(&digest_method.as_str());
    ensure(Step::DigestAlgorithm, allowed, Refusal::DigestAlgorithm)?;
    let digest = child(reference, "DigestValue")?.text().ok_or(Refusal::SignatureStructure)?;
    Ok(Shape { signature, prefixes, digest_method, digest })
}

/// Exactly: enveloped, then exclusive canonical form. Gives the prefixes of the latter.
fn transforms(reference: Node<'_>) -> Result<Vec<String>, Refusal> {
    let transforms: Vec<_> = child(reference, "Transforms")?.elements().collect();
    step(Step::Transforms, || match transforms.as_slice() {
        [first, second]
            if first.is(DSIG, "Transform")
                && second.is(DSIG, "Transform")
                && first.given("Algorithm") == Some(ENVELOPED)
                && first.elements().next().is_none()
                && second.given("Algorithm") == Some(EXC_C14N)
                && second.elements().all(|one| one.is(EXC_C14N, "InclusiveNamespaces")) =>
        {
            Ok(())
        }
        _ => Err(Refusal::Transform),
    })?;
    let list = transforms
        .iter()
        .find_map(|one| one.first(EXC_C14N, "InclusiveNamespaces"))
        .and_then(|inclusive| inclusive.given("PrefixList"))
        .unwrap_or_default();
    if list.split_whitespace().count() > MAX_PREFIXES {
        return Err(Refusal::Transform);
    }
    Ok(list.split_whitespace().map(str::to_owned).collect())
}

/// The children are those, in that order, each once; the last ones beyond `least` may be missing.
fn children(node: Node<'_>, names: &[&str], least: usize) -> Result<(), Refusal> {
    let found: Vec<_> = node.elements().collect();
    let in_order = found.iter().zip(names).all(|(one, name)| one.is(DSIG, name));
    if in_order && (least..=names.len()).contains(&found.len()) {
        Ok(())
    } else {
        Err(Refusal::SignatureStructure)
    }
}

fn child<'t>(node: Node<'t>, name: &'t str) -> Result<Node<'t>, Refusal> {
    node.first(DSIG, name).ok_or(Refusal::SignatureStructure)
}
