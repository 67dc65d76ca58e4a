//! One provider, one stranger, one service, one request.

use std::sync::LazyLock;

use aws_lc_rs::rsa::KeySize;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::Instant;

use crate::issue::{Answer, Issuer};
use crate::metadata::{AttributeSet, Body, LogoutService};
use crate::provider::{self, Trust};
use crate::{
    Attribute, Binding, Comparison, Expectations, Federation, IdentityProvider, Level, Profile, Refusal,
    ServiceProvider, SigningKey, VerifiedResponse, certificate, response,
};

pub(super) const IDP: &str = "https://idp.example.it";
pub(super) const SP: &str = "https://sportello.example.it/spid/metadata";
pub(super) const CONSUMER: &str = "https://sportello.example.it/spid/acs";
pub(super) const REQUEST: &str = "_0123456789abcdef0123456789abcdef";

/// When everything happens.
pub(super) fn now() -> Instant {
    Instant::parse("2026-11-22T10:00:30Z").unwrap()
}

/// A key of 2048 bits: made faster than the 3072 of real ones.
fn key(name: &str) -> SigningKey {
    let subject = certificate::Subject {
        common_name: name.into(),
        organization: "Comune di Prova".into(),
        locality: "Prova".into(),
        entity_id: format!("https://{name}.example.it"),
        ipa_code: "c_z999".into(),
    };
    certificate::make_sized(&subject, now(), 365, KeySize::Rsa2048).unwrap()
}

pub(super) static IDP_KEY: LazyLock<SigningKey> = LazyLock::new(|| key("idp"));
pub(super) static STRANGER_KEY: LazyLock<SigningKey> = LazyLock::new(|| key("stranger"));
pub(super) static SP_KEY: LazyLock<SigningKey> = LazyLock::new(|| key("sp"));

pub(super) fn issuer(key: &SigningKey) -> Issuer {
    Issuer {
        entity_id: IDP.into(),
        name: "Provider di prova".into(),
        sign_on: format!("{IDP}/sso"),
        logout: format!("{IDP}/slo"),
        key: key.clone(),
    }
}

pub(super) fn idp() -> IdentityProvider {
    let xml = issuer(&IDP_KEY).metadata("_metadata").unwrap();
    provider::read(xml.as_bytes(), Trust::Operator, now()).unwrap().remove(0)
}

pub(super) fn answer() -> Answer {
    Answer {
        id: "_response".into(),
        assertion_id: "_assertion".into(),
        in_response_to: REQUEST.into(),
        consumer: CONSUMER.into(),
        audience: SP.into(),
        now: now(),
        valid_seconds: 300,
        level: Level::Two,
        name_id: "_transient".into(),
        session_index: None,
        attributes: vec![
            (Attribute::Name, "Ada".into()),
            (Attribute::FamilyName, "Prova".into()),
            (Attribute::FiscalNumber, "TINIT-PRVDAA80A41Z999Z".into()),
        ],
    }
}

pub(super) fn expectations(provider: &IdentityProvider) -> Expectations<'_> {
    Expectations {
        federation: Federation::Spid,
        provider,
        entity_id: SP,
        consumer: CONSUMER,
        request_id: REQUEST,
        request_instant: Instant::parse("2026-11-22T10:00:00.900Z").unwrap(),
        level: Level::Two,
        comparison: Comparison::Minimum,
        attributes: &[Attribute::FiscalNumber, Attribute::Name],
        now: now(),
        tolerance_seconds: 60,
    }
}

/// A good response before its signatures.
pub(super) fn unsigned() -> String {
    issuer(&IDP_KEY).unsigned(&answer())
}

/// Both signatures of the provider.
pub(super) fn signed(xml: &str) -> String {
    issuer(&IDP_KEY).sign(xml, &["_assertion", "_response"]).unwrap()
}

/// Replaces what must be there.
pub(super) fn changed(xml: &str, from: &str, to: &str) -> String {
    assert!(xml.contains(from), "{from} is not in {xml}");
    xml.replacen(from, to, 1)
}

pub(super) fn verify(xml: &str) -> Result<VerifiedResponse, Refusal> {
    let provider = idp();
    response::verify(&expectations(&provider), &STANDARD.encode(xml))
}

pub(super) fn body() -> Body {
    Body {
        name: "Comune di Prova".into(),
        display_name: "Prova".into(),
        url: "https://comune.prova.example.it".into(),
        ipa_code: "c_z999".into(),
        fiscal_code: Some("99999999990".into()),
        vat_number: Some("IT99999999990".into()),
        email: "spid@comune.example.it".into(),
        phone: Some("+390999999999".into()),
        municipality: Some("Z999".into()),
        province: Some("PV".into()),
    }
}

pub(super) fn service(federation: Federation, profile: Profile) -> ServiceProvider {
    let base = match profile.word() {
        Some(word) => format!("https://sportello.example.it/{word}"),
        None => "https://sportello.example.it".into(),
    };
    let road = if federation == Federation::Spid { "spid" } else { "cie" };
    let mut attribute_sets = vec![AttributeSet {
        index: 0,
        name: "Servizi dello sportello".into(),
        description: None,
        attributes: Attribute::CIE.to_vec(),
    }];
    if federation == Federation::Spid {
        attribute_sets.extend([AttributeSet::eidas_minimum(), AttributeSet::eidas_full()]);
    }
    let lead = Body {
        name: "Provincia di Prova".into(),
        display_name: "Provincia".into(),
        ipa_code: "p_zz".into(),
        ..body()
    };
    ServiceProvider {
        federation,
        profile,
        entity_id: format!("{base}/{road}/metadata"),
        consumers: vec![format!("{base}/{road}/acs")],
        logout: [Binding::Post, Binding::Redirect]
            .map(|binding| LogoutService { binding, location: format!("{base}/{road}/slo") })
            .to_vec(),
        attribute_sets,
        body: body(),
        aggregator: profile.word().map(|_| lead),
        technical: None,
    }
}
