//! Our metadata as a provider reads it, and the providers' as we do.

use super::fixture::*;
use crate::provider::{self, MetadataRefusal, Trust};
use crate::{AuthnRequest, Comparison, Fault, Federation, Level, MessageId, Profile, Refusal, issue};

const PROFILES: [(Federation, Profile); 6] = [
    (Federation::Spid, Profile::Public),
    (Federation::Spid, Profile::AggregatorFull),
    (Federation::Spid, Profile::AggregatorLite),
    (Federation::Spid, Profile::OperatorFull),
    (Federation::Spid, Profile::OperatorLite),
    (Federation::Cie, Profile::Public),
];

#[test]
fn our_metadata_is_signed_and_read_in_every_profile() {
    for (federation, profile) in PROFILES {
        let service = service(federation, profile);
        let xml = service.metadata(&MessageId::from_bytes([9; 16]), &SP_KEY).unwrap();
        let read = issue::read_service(xml.as_bytes()).unwrap();

        assert_eq!(read.entity_id, service.entity_id);
        assert_eq!(read.consumers, [(0, service.consumers[0].clone())]);
        assert_eq!(read.attribute_sets.len(), service.attribute_sets.len());
        assert_eq!(read.certificates, [SP_KEY.certificate().clone()]);
        let broken = changed(&xml, "entityID=\"https://", "entityID=\"https://www.");
        assert_eq!(issue::read_service(broken.as_bytes()).err(), Some(Refusal::SignatureInvalid));
    }
}

#[test]
fn metadata_publishes_the_keys_of_an_overlap_once_each() {
    let others = [IDP_KEY.certificate().clone(), SP_KEY.certificate().clone()];
    let service = service(Federation::Spid, Profile::Public);
    let xml = service.metadata_with(&MessageId::from_bytes([9; 16]), &SP_KEY, &others).unwrap();

    let keys = issue::read_service(xml.as_bytes()).unwrap().certificates;
    assert_eq!(keys, [SP_KEY.certificate().clone(), IDP_KEY.certificate().clone()]);
}

#[test]
fn description_that_lacks_something_says_what() {
    let id = MessageId::from_bytes([9; 16]);
    let mut plain = service(Federation::Spid, Profile::Public);
    plain.entity_id = "http://sportello.example.it".into();
    assert_eq!(plain.metadata(&id, &SP_KEY), Err(Fault::Incomplete("entity_id")));
    let mut alone = service(Federation::Spid, Profile::AggregatorFull);
    alone.aggregator = None;
    assert_eq!(alone.metadata(&id, &SP_KEY), Err(Fault::Incomplete("aggregator")));
}

/// Writes what the judges outside read, where INRETE_SAML_OUT names a folder.
#[test]
fn metadata_is_written_for_the_judges_when_asked() {
    let Ok(folder) = std::env::var("INRETE_SAML_OUT") else { return };
    for (federation, profile) in PROFILES {
        let xml = service(federation, profile).metadata(&MessageId::from_bytes([9; 16]), &SP_KEY).unwrap();
        std::fs::write(format!("{folder}/{federation:?}-{profile:?}.xml"), xml).unwrap();
    }
    std::fs::write(format!("{folder}/sp.pem"), SP_KEY.certificate().pem()).unwrap();
    let request = AuthnRequest {
        id: MessageId::random().unwrap(),
        issue_instant: now(),
        issuer: SP.into(),
        destination: "https://localhost:8443/samlsso".into(),
        federation: Federation::Spid,
        level: Level::Two,
        comparison: Comparison::Minimum,
        consumer_index: 0,
        attribute_index: 0,
    };
    let address = request.redirect(&SP_KEY, Some("0f1e2d3c")).unwrap();
    std::fs::write(format!("{folder}/redirect.txt"), address).unwrap();
    let card = AuthnRequest {
        issuer: service(Federation::Cie, Profile::Public).entity_id,
        federation: Federation::Cie,
        ..request.clone()
    };
    std::fs::write(format!("{folder}/cie.txt"), card.redirect(&SP_KEY, Some("0f1e2d3c")).unwrap()).unwrap();
    let form = request.post(&SP_KEY, Some("0f1e2d3c")).unwrap();
    let fields: String = form
        .fields
        .iter()
        .map(|(name, value)| format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"))
        .collect();
    let page =
        format!("<html><body><form method=\"post\" action=\"{}\">{fields}</form></body></html>", form.action);
    std::fs::write(format!("{folder}/post.html"), page).unwrap();
}

#[test]
fn provider_with_a_broken_signature_is_refused_with_its_name() {
    let good = issuer(&IDP_KEY).metadata("_m").unwrap();
    let broken = changed(&good, "/sso", "/evil");

    let refused = provider::read(broken.as_bytes(), Trust::Operator, now());
    let refusal = Refusal::SignatureInvalid;
    assert_eq!(refused, Err(MetadataRefusal::Provider { entity_id: IDP.into(), refusal }));
}

#[test]
fn registry_is_read_whole_each_provider_by_its_own_signature() {
    let mut second = issuer(&STRANGER_KEY);
    second.entity_id = "https://altro.example.it".into();
    let registry = |inner: &str| {
        format!(
            "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">{inner}</md:EntitiesDescriptor>"
        )
    };
    let both = format!("{}{}", issuer(&IDP_KEY).metadata("_a").unwrap(), second.metadata("_b").unwrap());

    let read = provider::read(registry(&both).as_bytes(), Trust::Operator, now()).unwrap();
    let names: Vec<_> = read.iter().map(|one| one.entity_id.as_str()).collect();
    assert_eq!(names, [IDP, "https://altro.example.it"]);

    let keys = [IDP_KEY.certificate().clone()];
    let refused = provider::read(registry(&both).as_bytes(), Trust::SignedBy(&keys), now());
    let refusal = Refusal::SignatureInvalid;
    assert_eq!(
        refused,
        Err(MetadataRefusal::Provider { entity_id: "https://altro.example.it".into(), refusal })
    );

    let marker = crate::signature::marker("_r");
    let unsigned = registry(&format!("{marker}{both}")).replacen(
        "<md:EntitiesDescriptor",
        "<md:EntitiesDescriptor ID=\"_r\"",
        1,
    );
    let signed = issuer(&IDP_KEY).sign(&unsigned, &["_r"]).unwrap();
    assert_eq!(provider::read(signed.as_bytes(), Trust::SignedBy(&keys), now()).unwrap().len(), 2);
    let strangers = [STRANGER_KEY.certificate().clone()];
    let refused = provider::read(signed.as_bytes(), Trust::SignedBy(&strangers), now());
    assert_eq!(refused, Err(MetadataRefusal::Document(Refusal::SignatureInvalid)));
    let broken = changed(&signed, "https://altro.example.it", "https://altra.example.it");
    let refused = provider::read(broken.as_bytes(), Trust::Operator, now());
    assert_eq!(refused, Err(MetadataRefusal::Document(Refusal::SignatureInvalid)));
}

#[test]
fn provider_that_cannot_be_used_is_refused() {
    let unsigned = |from: &str, to: &str| {
        let xml = issuer(&IDP_KEY).metadata("_m").unwrap();
        let (before, rest) = xml.split_once("<ds:Signature").unwrap();
        let (_, after) = rest.split_once("</ds:Signature>").unwrap();
        let text = format!("{before}{after}").replace(from, to);
        match provider::read(text.as_bytes(), Trust::Operator, now()) {
            Err(MetadataRefusal::Provider { refusal, .. }) => Some(refusal),
            Err(other) => panic!("{other}"),
            Ok(_) => None,
        }
    };

    assert_eq!(unsigned("nothing", "nothing"), None);
    assert_eq!(
        unsigned("https://idp.example.it/sso", "http://idp.example.it/sso"),
        Some(Refusal::EndpointInsecure)
    );
    assert_eq!(unsigned("https://idp.example.it/sso", "http://localhost:8080/sso"), None);
    assert_eq!(
        unsigned("https://idp.example.it/sso", "http://localhost.evil.example/sso"),
        Some(Refusal::EndpointInsecure)
    );
    assert_eq!(unsigned("use=\"signing\"", "use=\"encryption\""), Some(Refusal::ProviderIncomplete));
    assert_eq!(
        unsigned("<md:IDPSSODescriptor", "<md:IDPSSODescriptor validUntil=\"2026-01-01T00:00:00Z\""),
        Some(Refusal::MetadataExpired)
    );
}

/// Writes the seeds of the fuzzer, where INRETE_SAML_SEEDS names a folder.
#[test]
fn seeds_are_written_for_the_fuzzer_when_asked() {
    let Ok(folder) = std::env::var("INRETE_SAML_SEEDS") else { return };
    let good = signed(&unsigned());
    let anomaly = issuer(&IDP_KEY).anomaly(&answer(), crate::Anomaly::Cancelled).unwrap();
    let provider = issuer(&IDP_KEY).metadata("_m").unwrap();
    let ours = service(Federation::Spid, Profile::AggregatorFull);
    let ours = ours.metadata(&MessageId::from_bytes([9; 16]), &SP_KEY).unwrap();
    let request = crate::logout::LogoutRequest {
        id: MessageId::from_bytes([3; 16]),
        issue_instant: now(),
        issuer: IDP.into(),
        destination: "https://sportello.example.it/spid/slo".into(),
        name_id: crate::logout::NameId { value: "_t".into(), qualifier: IDP.into() },
        session_index: None,
    };
    let address = request.redirect(&IDP_KEY, Some("x")).unwrap();
    let query = address.split_once('?').unwrap().1.to_owned();
    let seeds = [
        ("response", 0, good.clone()),
        ("anomaly", 0, anomaly),
        ("unsigned", 0, unsigned()),
        ("base64", 1, request.post(&IDP_KEY, None).unwrap().fields.remove(0).1),
        (
            "statement",
            2,
            unsigned()
                .split_once("<saml:Assertion")
                .map(|(_, rest)| {
                    let assertion = rest.split_once("</samlp:Response>").unwrap().0;
                    format!("<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"{assertion}")
                })
                .unwrap(),
        ),
        ("read", 2, good),
        ("provider", 3, provider),
        ("service", 4, ours),
        ("query", 5, query),
    ];
    for (name, which, text) in seeds {
        let mut bytes = vec![which];
        bytes.extend_from_slice(text.as_bytes());
        std::fs::write(format!("{folder}/{name}"), bytes).unwrap();
    }
}
