use std::collections::BTreeMap;

use super::chain::Links;
use super::statement::{Statement, is_same};
use super::{Anchor, FederationError, MarkEntry, Moment, TrustChain, mark};
use crate::steps::{Step, ensure};

/// What was fetched so far, by address: the bytes, or why there are none.
pub type Fetched = BTreeMap<String, Result<Vec<u8>, String>>;

/// How far a resolution may go.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Intermediates between the entity and the anchor.
    pub intermediates: usize,
    /// Addresses fetched in all.
    pub fetches: usize,
    /// Superiors of one entity that are looked at.
    pub hints: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { intermediates: 3, fetches: 24, hints: 6 }
    }
}

/// What an attempt came to.
#[derive(Clone, Debug)]
pub enum Progress {
    /// This address must be fetched (GET); then attempt again.
    Needs(String),
    /// The entity is trusted.
    Chain(Box<TrustChain>),
}

/// An entity whose chain is looked for.
#[derive(Clone, Debug)]
pub struct Resolving<'a> {
    /// The entity.
    pub entity: &'a str,
    /// The type of metadata that is wanted: `openid_provider`.
    pub entity_type: &'a str,
    /// Where a chain may end.
    pub anchors: &'a [Anchor],
    /// Marks of which the entity must have one; none asks for none.
    pub marks: &'a [String],
    /// When.
    pub moment: Moment,
    /// How far.
    pub limits: Limits,
}

/// Why an attempt stopped.
enum Stop {
    Needs(String),
    Refused(FederationError),
}

impl From<FederationError> for Stop {
    fn from(error: FederationError) -> Self {
        Self::Refused(error)
    }
}

impl Resolving<'_> {
    /// As far as what was fetched leads. A refusal is final.
    pub fn attempt(&self, fetched: &Fetched) -> Result<Progress, FederationError> {
        let address = match self.resolve(fetched, 0) {
            Ok(chain) => return Ok(Progress::Chain(Box::new(chain))),
            Err(Stop::Refused(error)) => return Err(error),
            Err(Stop::Needs(address)) => address,
        };
        let few = fetched.len() < self.limits.fetches;
        ensure(Step::ChainFetches, few, FederationError::TooManyFetches)?;
        Ok(Progress::Needs(address))
    }

    fn resolve(&self, fetched: &Fetched, depth: usize) -> Result<TrustChain, Stop> {
        let leaf = self.configuration(fetched, self.entity)?;
        let mut path = vec![leaf];
        self.climb(fetched, &mut path, Vec::new(), depth)
    }

    /// From the last entity of the path to each of its superiors, until an anchor is met. `said` is what the superiors on the path
    /// say of those below them.
    fn climb(
        &self,
        fetched: &Fetched,
        path: &mut Vec<Statement>,
        said: Vec<Statement>,
        depth: usize,
    ) -> Result<TrustChain, Stop> {
        let Some(here) = path.last().cloned() else { return Err(FederationError::NoChain.into()) };
        if let Some(anchor) = self.anchors.iter().find(|anchor| is_same(&anchor.entity, &here.claims().sub)) {
            return self.finish(fetched, path, said, anchor, depth);
        }
        let short = said.len() <= self.limits.intermediates;
        ensure(Step::ChainLength, short, FederationError::PathTooLong)?;
        let hints = here.claims().authority_hints.clone();
        let few = if crate::steps::is_off(Step::ChainHints) { hints.len() } else { self.limits.hints };
        let mut refused = FederationError::NoChain;
        for hint in hints.iter().take(few) {
            let looping = path.iter().any(|known| is_same(&known.claims().sub, hint));
            if ensure(Step::ChainLoop, !looping, ()).is_err() {
                continue;
            }
            let result = self.step(fetched, &here, hint).and_then(|(superior, statement)| {
                path.push(superior);
                let mut said = said.clone();
                said.push(statement);
                let result = self.climb(fetched, path, said, depth);
                path.pop();
                result
            });
            match result {
                Err(Stop::Refused(error)) => refused = error,
                other => return other,
            }
        }
        Err(refused.into())
    }

    /// The superior's configuration and what it says of the entity below it.
    fn step(&self, fetched: &Fetched, here: &Statement, hint: &str) -> Result<(Statement, Statement), Stop> {
        let superior = self.configuration(fetched, hint)?;
        let endpoint = superior
            .claims()
            .metadata_text("federation_entity", "federation_fetch_endpoint")
            .ok_or(FederationError::NoFetchEndpoint)?;
        let subject = &here.claims().sub;
        let token = self.text(fetched, &fetch_address(endpoint, subject))?;
        let statement =
            Statement::subordinate(token, &superior.claims().sub, subject, superior.keys(), self.moment)?;
        Ok((superior, statement))
    }

    fn finish(
        &self,
        fetched: &Fetched,
        path: &[Statement],
        said: Vec<Statement>,
        anchor: &Anchor,
        depth: usize,
    ) -> Result<TrustChain, Stop> {
        let (Some(leaf), Some(top)) = (path.first(), path.last()) else {
            return Err(FederationError::NoChain.into());
        };
        let links = Links { leaf, subordinates: said, anchor: top };
        let mut chain = links.validate(anchor, self.entity_type, self.moment)?;
        if !self.marks.is_empty() {
            chain.marks = self.marked(fetched, &links, depth)?;
        }
        Ok(chain)
    }

    /// The marks asked for that the entity holds and that hold.
    fn marked(&self, fetched: &Fetched, links: &Links<'_>, depth: usize) -> Result<Vec<String>, Stop> {
        let mut refused = FederationError::MarkMissing;
        let mut held = Vec::new();
        for entry in links.leaf.claims().trust_marks.iter().take(16) {
            let Some(kind) = entry.kind().filter(|kind| self.marks.iter().any(|asked| asked == kind)) else {
                continue;
            };
            match self.check_mark(fetched, links, entry, kind, depth) {
                Ok(()) => held.push(kind.to_owned()),
                Err(Stop::Refused(error)) => refused = error,
                Err(needs) => return Err(needs),
            }
        }
        if held.is_empty() { Err(refused.into()) } else { Ok(held) }
    }

    fn check_mark(
        &self,
        fetched: &Fetched,
        links: &Links<'_>,
        entry: &MarkEntry,
        kind: &str,
        depth: usize,
    ) -> Result<(), Stop> {
        let anchor = links.anchor.claims();
        let issuer = mark::read_mark(&entry.trust_mark)?.iss;
        mark::may_issue(kind, &issuer, &anchor.sub, &anchor.trust_mark_issuers)?;
        let keys = match links.keys_of(&issuer) {
            Some(keys) => keys.clone(),
            // An issuer outside the chain has a chain of its own, whose marks nobody asks for.
            None if depth == 0 => {
                let issuing = Resolving {
                    entity: &issuer,
                    entity_type: "federation_entity",
                    marks: &[],
                    ..self.clone()
                };
                issuing.resolve(fetched, 1)?.keys
            }
            None => return Err(FederationError::MarkIssuerNotAllowed.into()),
        };
        mark::check(entry, kind, &links.leaf.claims().sub, &keys, self.moment).map_err(Stop::Refused)
    }

    fn configuration(&self, fetched: &Fetched, entity: &str) -> Result<Statement, Stop> {
        let token = self.text(fetched, &configuration_address(entity)?)?;
        Ok(Statement::configuration(token, entity, self.moment)?)
    }

    fn text<'f>(&self, fetched: &'f Fetched, address: &str) -> Result<&'f str, Stop> {
        let bytes = match fetched.get(address) {
            None => return Err(Stop::Needs(address.to_owned())),
            Some(Err(reason)) => return Err(FederationError::NotFetched(reason.clone()).into()),
            Some(Ok(bytes)) => bytes,
        };
        let text = std::str::from_utf8(bytes).map_err(|_| crate::jose::JoseError::Malformed);
        Ok(text.map_err(FederationError::from)?.trim())
    }
}

/// Where an entity publishes its configuration.
pub fn configuration_address(entity: &str) -> Result<String, FederationError> {
    let is_address = entity.starts_with("https://") || entity.starts_with("http://");
    if !is_address || entity.contains(['?', '#']) || entity.chars().any(char::is_whitespace) {
        return Err(FederationError::BadIdentifier);
    }
    Ok(format!("{}/.well-known/openid-federation", entity.trim_end_matches('/')))
}

/// Where a superior says what it says of one below it.
pub fn fetch_address(endpoint: &str, subject: &str) -> String {
    let joint = if endpoint.contains('?') { '&' } else { '?' };
    format!("{endpoint}{joint}sub={}", percent_encoded(subject))
}

/// As in the query of an address (RFC 3986): everything but the unreserved is encoded.
pub(crate) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
