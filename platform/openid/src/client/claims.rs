//! What a provider said of somebody, checked.

use std::fmt;

use kernel::Instant;
use serde_json::{Map, Value};

use super::ClientError;

/// What a provider said of somebody, once everything was checked: nothing else makes one.
#[derive(Clone)]
pub struct Claims {
    issuer: String,
    subject: String,
    authenticated_at: Option<Instant>,
    all: Map<String, Value>,
}

impl fmt::Debug for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Claims(…)")
    }
}

impl Claims {
    pub(super) const fn new(
        issuer: String,
        subject: String,
        authenticated_at: Option<Instant>,
        all: Map<String, Value>,
    ) -> Self {
        Self { issuer, subject, authenticated_at, all }
    }

    /// Adds what userinfo says. What the ID token says wins: it is signed.
    pub(super) fn with_userinfo(mut self, more: Map<String, Value>) -> Result<Self, ClientError> {
        if more.get("sub").and_then(Value::as_str) != Some(&self.subject) {
            return Err(ClientError::UserinfoSubject);
        }
        for (name, value) in more {
            self.all.entry(name).or_insert(value);
        }
        Ok(self)
    }

    /// Who says it.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Her name with that issuer, which no other of its people ever has.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// When she proved who she is.
    pub const fn authenticated_at(&self) -> Option<Instant> {
        self.authenticated_at
    }

    /// One claim that is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.all.get(name)?.as_str()
    }

    /// One claim that is yes or no; some providers write the words.
    pub fn is_true(&self, name: &str) -> bool {
        match self.all.get(name) {
            Some(Value::Bool(is_true)) => *is_true,
            Some(Value::String(word)) => word == "true",
            _ => false,
        }
    }

    /// One claim that is a list of texts, or one text. A path with points leads into objects (`realm_access.roles`), unless the
    /// claim is called so as a whole.
    pub fn list(&self, path: &str) -> Vec<&str> {
        let found = self.all.get(path).or_else(|| {
            let mut parts = path.split('.');
            let first = self.all.get(parts.next()?)?;
            parts.try_fold(first, |value, part| value.get(part))
        });
        match found {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// Her mail address, if the provider says that it has seen to it that it is hers.
    pub fn verified_email(&self) -> Option<&str> {
        self.text("email").filter(|_| self.is_true("email_verified"))
    }
}
