//! A sign-in by OpenID Connect: request, answer, tokens, attributes.

use ::openid::issue::{Person as Said, Provider};
use ::openid::jose::KeyKind;

use super::{Federation, Granted, Pending, secret};
use crate::identity_provider::people::{self, Person};
use crate::identity_provider::{IdentityProvider, StandInError, locked};

/// How a sign-in by OpenID Connect ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The person is who she is.
    Success,
    /// An error, by the name that the standard gives it.
    Error(&'static str),
    /// An answer that the service must refuse.
    Wrong(Wrong),
}

/// What is wrong with an answer that a service must refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// The state of somebody else's request.
    State,
    /// The nonce of somebody else's request.
    Nonce,
    /// The answer names another provider.
    Issuer,
    /// A level lower than the one asked.
    Level,
    /// Tokens signed with a key that nobody published.
    Key,
}

/// Each outcome with its word in forms and what its button says.
pub(super) const ERRORS: [(Outcome, &str, &str); 4] = [
    (Outcome::Error("access_denied"), "access_denied", "La persona annulla o nega il consenso"),
    (Outcome::Error("login_required"), "login_required", "La persona non si fa riconoscere"),
    (Outcome::Error("invalid_request"), "invalid_request", "La richiesta non è valida"),
    (Outcome::Error("temporarily_unavailable"), "temporarily_unavailable", "Il fornitore non è disponibile"),
];

/// Answers that a service must refuse.
pub(super) const WRONG: [(Outcome, &str, &str); 5] = [
    (Outcome::Wrong(Wrong::State), "altro-stato", "Con lo stato di un'altra richiesta"),
    (Outcome::Wrong(Wrong::Nonce), "altro-nonce", "Con il nonce di un'altra richiesta"),
    (Outcome::Wrong(Wrong::Issuer), "altro-fornitore", "A nome di un altro fornitore"),
    (Outcome::Wrong(Wrong::Level), "livello-basso", "Di livello più basso di quello chiesto"),
    (Outcome::Wrong(Wrong::Key), "altra-chiave", "Firmata con un'altra chiave"),
];

impl Outcome {
    /// Reads a word of a form.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        if word == "entra" {
            return Some(Self::Success);
        }
        ERRORS.iter().chain(&WRONG).find(|(_, known, _)| *known == word).map(|(outcome, ..)| *outcome)
    }
}

/// The people who can come in by OpenID Connect: both federations name them by their fiscal codes.
pub(super) fn people_of(provider: &str) -> Vec<&'static Person> {
    let has = |person: &&Person| person.code_at(provider).is_some() && person.fiscal_code.is_some();
    people::PEOPLE.iter().filter(has).collect()
}

impl IdentityProvider {
    /// Reads a request object, with the chain of the service that sent it; the word under which it is remembered.
    pub(super) async fn openid_request(
        &self,
        slug: &str,
        object: &str,
    ) -> Result<(String, Pending), StandInError> {
        let federation = Federation::of_provider(slug)?;
        let provider = self.openid_provider(federation)?;
        let client = self.chain_of(federation, &Provider::client_of(object)?).await?;
        let asked = provider.read(object, &client, self.moment())?;
        let (word, pending) = (secret()?, Pending { federation, asked, client });
        locked(&self.0.openid.pending).put(&word, pending.clone());
        Ok((word, pending))
    }

    /// Where the browser takes the answer to.
    pub(super) fn openid_answer(
        &self,
        word: &str,
        person: &str,
        level: u8,
        outcome: Outcome,
    ) -> Result<String, StandInError> {
        let pending = locked(&self.0.openid.pending).find(word).ok_or(StandInError::Forgotten)?;
        let found = people_of(pending.federation.provider).into_iter().find(|one| one.slug == person);
        let person = found.ok_or(StandInError::NoPerson)?;
        let (redirect, mut state) = (pending.asked.redirect_uri.clone(), pending.asked.state.clone());
        let mut issuer = self.openid_entity(pending.federation.provider);
        let said = match outcome {
            Outcome::Error(error) => {
                format!("error={error}&error_description={}", super::encoded("Così si prova un errore."))
            }
            Outcome::Success | Outcome::Wrong(_) => {
                let wrong = match outcome {
                    Outcome::Wrong(wrong) => Some(wrong),
                    _ => None,
                };
                if wrong == Some(Wrong::State) {
                    state = secret()?;
                }
                if wrong == Some(Wrong::Issuer) {
                    issuer = self.openid_entity("altro");
                }
                let level = if wrong == Some(Wrong::Level) { 1 } else { level };
                let code = secret()?;
                locked(&self.0.openid.codes).put(&code, Granted { pending, person, level, wrong });
                format!("code={}", super::encoded(&code))
            }
        };
        let joint = if redirect.contains('?') { '&' } else { '?' };
        Ok(format!(
            "{redirect}{joint}{said}&state={}&iss={}",
            super::encoded(&state),
            super::encoded(&issuer)
        ))
    }

    /// The tokens for a code, which is good once.
    pub(super) async fn openid_tokens(
        &self,
        slug: &str,
        code: &str,
        assertion: &str,
        verifier: &str,
    ) -> Result<serde_json::Value, StandInError> {
        let granted = locked(&self.0.openid.codes).take(code).ok_or(StandInError::Forgotten)?;
        let federation = granted.pending.federation;
        if federation.provider != slug {
            return Err(StandInError::Forgotten);
        }
        let mut provider = self.openid_provider(federation)?;
        let Pending { mut asked, client, .. } = granted.pending.clone();
        provider.check_token_request(&asked, &client, assertion, verifier, self.moment())?;
        match granted.wrong {
            Some(Wrong::Key) => provider.core_key = self.openid_key(("nobody", ""), KeyKind::Rsa2048)?,
            Some(Wrong::Nonce) => asked.nonce = secret()?,
            _ => {}
        }
        let said = said(granted.person, slug);
        let tokens = provider.grant(&asked, &said, granted.level, &secret()?, self.moment())?;
        locked(&self.0.openid.tokens).put(&tokens.access_token, granted);
        Ok(tokens.json())
    }

    /// Who the person is, for the holder of an access token.
    pub(super) fn openid_userinfo(&self, slug: &str, token: &str) -> Result<String, StandInError> {
        let granted = locked(&self.0.openid.tokens).find(token).ok_or(StandInError::Forgotten)?;
        let provider = self.openid_provider(Federation::of_provider(slug)?)?;
        let Pending { asked, client, .. } = &granted.pending;
        Ok(provider.userinfo(asked, client, &said(granted.person, slug), self.moment())?)
    }
}

fn said(person: &Person, provider: &str) -> Said {
    Said {
        subject: format!("{}@{provider}", person.slug),
        fiscal_code: person.fiscal_code.unwrap_or_default().to_owned(),
        given_name: person.name.to_owned(),
        family_name: person.family_name.to_owned(),
    }
}
