//! The library verifies every signature of a document; what comes out for an element is its canonical text, whose digest we
//! compute once more and compare with the one that was signed. That text alone is read.

use bergshamra::c14n::{C14nMode, canonicalize_doc};
use bergshamra::dsig::verify::{verify_all_document_with_source, verify_document_with_source};
use bergshamra::keys::{KeysManager, loader};
use bergshamra::xml::NodeSet;
use bergshamra::xml::uppsala::NodeId;
use bergshamra::{DsigContext, VerifyResult};

use super::{Bearer, shape};
use crate::namespaces::DSIG;
use crate::step::{Step, ensure, is_off, step};
use crate::xml::{Limits, Node, Tree};
use crate::{Certificate, Refusal};

/// The canonical text of an element whose signature was verified. It has no other maker than [`Verification::signed`] and the
/// redirect binding, whose signature covers the whole message.
pub(crate) struct Signed(String);

impl Signed {
    /// A message that came by redirect with a verified signature over its bytes.
    pub(crate) const fn by_redirect(text: String) -> Self {
        Self(text)
    }

    /// A text that nobody signed: the fuzzer holds no key and throws away what is read.
    #[cfg(any(test, feature = "fuzz"))]
    pub(crate) fn for_the_fuzzer(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Parses it, to be read.
    pub(crate) fn tree(&self, limits: &Limits) -> Result<Tree<'_>, Refusal> {
        Tree::parse(&self.0, limits)
    }
}

/// The verified signatures of a document.
pub(crate) struct Verification<'t, 'a> {
    tree: &'t Tree<'a>,
    /// Signature and the one element that it covers.
    valid: Vec<(NodeId, NodeId)>,
}

impl<'t, 'a> Verification<'t, 'a> {
    /// Verifies every signature of the document with the keys of these certificates, and none else. Signatures may stand only
    /// in `bearers`: an element bears one as its own child or not at all.
    pub(crate) fn run(
        tree: &'t Tree<'a>,
        bearers: &[Node<'_>],
        keys: &[Certificate],
    ) -> Result<Self, Refusal> {
        for node in tree.root().all() {
            let belongs =
                || node.parent().is_some_and(|parent| bearers.iter().any(|one| one.id() == parent.id()));
            let is_signature = node.is(DSIG, "Signature");
            ensure(Step::SignaturePlace, !is_signature || belongs(), Refusal::SignatureMisplaced)?;
        }
        for bearer in bearers {
            shape::read(*bearer, Refusal::SignatureMissing).map(drop).or_else(|refusal| {
                if refusal == Refusal::SignatureMissing { Ok(()) } else { Err(refusal) }
            })?;
        }
        let valid =
            if is_off(Step::SignatureValue) { Vec::new() } else { verified(tree, keys, verify_every)? };
        Ok(Self { tree, valid })
    }

    /// As [`Self::run`] for one element around others that bear signatures of other keys: only its own has to have our shape.
    pub(crate) fn run_for(
        tree: &'t Tree<'a>,
        element: Node<'_>,
        keys: &[Certificate],
    ) -> Result<Self, Refusal> {
        let shape = shape::read(element, Refusal::SignatureMissing)?;
        let first = tree.root().all().into_iter().find(|node| node.is(DSIG, "Signature"));
        if first.map(Node::id) != Some(shape.signature.id()) {
            return Err(Refusal::SignatureMisplaced);
        }
        let valid = verified(tree, keys, verify_first)?;
        Ok(Self { tree, valid })
    }

    /// The signed text of an element, when its own signature is verified and covers it and nothing else.
    pub(crate) fn signed(&self, element: Node<'_>, bearer: Bearer) -> Result<Signed, Refusal> {
        let (missing, invalid, required) = match bearer {
            Bearer::Message => (Refusal::SignatureMissing, Refusal::SignatureInvalid, Step::ResponseSigned),
            Bearer::Assertion => (
                Refusal::AssertionSignatureMissing,
                Refusal::AssertionSignatureInvalid,
                Step::AssertionSigned,
            ),
        };
        if is_off(required) && element.first(DSIG, "Signature").is_none() {
            return Ok(Signed(self.canonical(element, None, &[])?));
        }
        let shape = shape::read(element, missing)?;
        let pair = self.valid.iter().find(|(signature, _)| *signature == shape.signature.id());
        ensure(Step::SignatureValue, pair.is_some(), invalid)?;
        let covers = pair.is_none_or(|(_, covered)| *covered == element.id());
        ensure(Step::Reference, covers, Refusal::Reference)?;
        let text = self.canonical(element, Some(shape.signature), &shape.prefixes)?;
        step(Step::SignatureValue, || {
            if is_off(Step::Reference) || is_off(Step::Transforms) || shape.digest_of(&text)? {
                Ok(())
            } else {
                Err(invalid)
            }
        })?;
        Ok(Signed(text))
    }

    fn canonical(
        &self,
        element: Node<'_>,
        without: Option<Node<'_>>,
        prefixes: &[String],
    ) -> Result<String, Refusal> {
        let document = self.tree.document();
        let mut nodes = NodeSet::tree_without_comments(element.id(), document);
        if let Some(signature) = without {
            nodes.remove_id(signature.id());
            for below in document.descendants(signature.id()) {
                nodes.remove_id(below);
            }
        }
        let bytes = canonicalize_doc(document, C14nMode::Exclusive, Some(&nodes), prefixes)
            .map_err(|_error| Refusal::Malformed)?;
        String::from_utf8(bytes).map_err(|_error| Refusal::Encoding)
    }
}

/// Runs the library over the document with the keys of those certificates alone.
fn verified(tree: &Tree<'_>, keys: &[Certificate], run: Run) -> Result<Vec<(NodeId, NodeId)>, Refusal> {
    let mut manager = KeysManager::new();
    for key in keys {
        if let Ok(key) = loader::load_x509_cert_der(key.der()) {
            manager.add_key(key);
        }
    }
    if manager.is_empty() && !is_off(Step::TrustedKey) {
        return Err(Refusal::NoTrustedKey);
    }
    let mut context = DsigContext::new(manager);
    context.trusted_keys_only = !is_off(Step::TrustedKey);
    context.strict_verification = !is_off(Step::Reference);
    let results = match run(&context, tree) {
        Ok(results) => results,
        Err(bergshamra::Error::MissingElement(_)) => Vec::new(),
        Err(_) => return Err(Refusal::SignatureInvalid),
    };
    let mut valid = Vec::new();
    for result in results {
        let VerifyResult::Valid { signature_node, references, .. } = result else { continue };
        if let [only] = references.as_slice()
            && only.digest_verified
            && let Some(covered) = only.resolved_node
        {
            valid.push((signature_node, covered));
        }
    }
    Ok(valid)
}

/// Which signatures the library looks at.
type Run = fn(&DsigContext, &Tree<'_>) -> Result<Vec<VerifyResult>, bergshamra::Error>;

fn verify_every(context: &DsigContext, tree: &Tree<'_>) -> Result<Vec<VerifyResult>, bergshamra::Error> {
    verify_all_document_with_source(context, tree.document(), Some(tree.text()))
}

fn verify_first(context: &DsigContext, tree: &Tree<'_>) -> Result<Vec<VerifyResult>, bergshamra::Error> {
    verify_document_with_source(context, tree.document(), Some(tree.text())).map(|result| vec![result])
}
