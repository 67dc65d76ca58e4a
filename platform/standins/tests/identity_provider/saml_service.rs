//! A service of SAML, as our own program is one.

use saml::binding::PostForm;
use saml::certificate::{Subject, make};
use saml::metadata::{AttributeSet, Body, LogoutService};
use saml::provider::{IdentityProvider as Known, Trust};
use saml::response::{VerifiedResponse, verify};
use saml::{
    Attribute, AuthnRequest, Binding, Comparison, Expectations, Federation, Level, MessageId, Profile,
    Refusal, ServiceProvider, SigningKey,
};
use standins::IdentityProvider;

use crate::now;

/// Where the service answers.
pub const ENTITY: &str = "https://rete.example/spid/metadata";
const CONSUMER: &str = "https://rete.example/spid/acs";
/// Where its single logout listens.
pub const LOGOUT: &str = "https://rete.example/spid/slo";

/// The service and its key.
pub struct Service {
    /// Its key.
    pub key: SigningKey,
    description: ServiceProvider,
}

impl Service {
    /// A body's service.
    pub fn new() -> Self {
        let subject = Subject {
            common_name: "Rete di prova".to_owned(),
            organization: "Comune di Prova".to_owned(),
            locality: "Prova".to_owned(),
            entity_id: ENTITY.to_owned(),
            ipa_code: "c_x001".to_owned(),
        };
        let body = Body {
            name: "Comune di Prova".to_owned(),
            display_name: "Comune di Prova".to_owned(),
            url: "https://www.comune.prova.example".to_owned(),
            ipa_code: "c_x001".to_owned(),
            fiscal_code: Some("00000000018".to_owned()),
            vat_number: None,
            email: "ufficio@comune.prova.example".to_owned(),
            phone: None,
            municipality: None,
            province: None,
        };
        let listens = |binding| LogoutService { binding, location: LOGOUT.to_owned() };
        let attributes =
            vec![Attribute::SpidCode, Attribute::Name, Attribute::FamilyName, Attribute::FiscalNumber];
        let set = AttributeSet { index: 0, name: "Accesso".to_owned(), description: None, attributes };
        let description = ServiceProvider {
            federation: Federation::Spid,
            profile: Profile::Public,
            entity_id: ENTITY.to_owned(),
            consumers: vec![CONSUMER.to_owned()],
            logout: [Binding::Redirect, Binding::Post].map(listens).to_vec(),
            attribute_sets: vec![set, AttributeSet::eidas_minimum()],
            body,
            aggregator: None,
            technical: None,
        };
        Self { key: make(&subject, now(), 365).unwrap(), description }
    }

    /// Its signed metadata.
    pub fn metadata(&self) -> String {
        self.description.metadata(&MessageId::random().unwrap(), &self.key).unwrap()
    }

    /// What the service knows of a provider: what its metadata says.
    pub fn known(providers: &IdentityProvider, slug: &str) -> Known {
        let metadata = providers.metadata(slug).unwrap();
        saml::provider::read(metadata.as_bytes(), Trust::Operator, now()).unwrap().remove(0)
    }

    /// A request to a provider.
    pub fn ask(&self, provider: &Known, binding: Binding, level: Level) -> AuthnRequest {
        AuthnRequest {
            id: MessageId::random().unwrap(),
            issue_instant: now(),
            issuer: ENTITY.to_owned(),
            destination: provider.sign_on_by(binding).unwrap().location.clone(),
            federation: Federation::Spid,
            level,
            comparison: Comparison::Minimum,
            consumer_index: 0,
            attribute_index: if provider.entity_id.ends_with("/eidas") { 99 } else { 0 },
        }
    }

    /// What it makes of the answer.
    pub fn judge(
        &self,
        provider: &Known,
        asked: &AuthnRequest,
        form: &PostForm,
    ) -> Result<VerifiedResponse, Refusal> {
        assert_eq!(form.action, CONSUMER);
        let (_, value) = form.fields.iter().find(|(name, _)| *name == "SAMLResponse").unwrap();
        self.judge_value(provider, asked, value)
    }

    /// The same for the value of the form's field.
    pub fn judge_value(
        &self,
        provider: &Known,
        asked: &AuthnRequest,
        value: &str,
    ) -> Result<VerifiedResponse, Refusal> {
        let expected = Expectations {
            federation: Federation::Spid,
            provider,
            entity_id: ENTITY,
            consumer: CONSUMER,
            request_id: asked.id.as_str(),
            request_instant: asked.issue_instant,
            level: asked.level,
            comparison: asked.comparison,
            attributes: &[Attribute::Name],
            now: now(),
            tolerance_seconds: 60,
        };
        verify(&expected, value)
    }
}
