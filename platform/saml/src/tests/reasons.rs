//! Each change to a good response is refused for its own reason.

use super::fixture::*;
use crate::{Comparison, Expectations, Federation, Level, Refusal, response};

/// What is changed before signing, in the response or, where the case says so, in its assertion.
const IN_RESPONSE: &[(&str, &str, Refusal)] = &[
    ("Version=\"2.0\"", "Version=\"2.1\"", Refusal::Version),
    (" IssueInstant=\"2026-11-22T10:00:30Z\"", "", Refusal::IssueInstantMissing),
    ("IssueInstant=\"2026-11-22T10:00:30Z\"", "IssueInstant=\"2026/11/22\"", Refusal::IssueInstantFormat),
    (
        "IssueInstant=\"2026-11-22T10:00:30Z\"",
        "IssueInstant=\"2026-11-22T09:58:00Z\"",
        Refusal::IssueInstantPast,
    ),
    (
        "IssueInstant=\"2026-11-22T10:00:30Z\"",
        "IssueInstant=\"2026-11-22T10:05:30Z\"",
        Refusal::IssueInstantFuture,
    ),
    ("InResponseTo=\"_0123456789abcdef0123456789abcdef\"", "InResponseTo=\"\"", Refusal::InResponseToMissing),
    ("InResponseTo=\"_0", "InResponseTo=\"_1", Refusal::InResponseTo),
    (
        "Destination=\"https://sportello.example.it/spid/acs\"",
        "Destination=\"\"",
        Refusal::DestinationMissing,
    ),
    ("Destination=\"https://sportello", "Destination=\"https://altro", Refusal::Destination),
    (
        "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"></samlp:StatusCode></samlp:Status>",
        "",
        Refusal::StatusMissing,
    ),
    (" Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"", "", Refusal::StatusCodeMissing),
    ("status:Success", "status:VersionMismatch", Refusal::StatusNotSuccess),
    (">https://idp.example.it</saml:Issuer>", "></saml:Issuer>", Refusal::IssuerMissing),
    (">https://idp.example.it</saml:Issuer>", ">https://idp.example.com</saml:Issuer>", Refusal::Issuer),
    ("nameid-format:entity", "nameid-format:emailAddress", Refusal::IssuerFormat),
];

const IN_ASSERTION: &[(&str, &str, Refusal)] = &[
    ("Version=\"2.0\"", "Version=\"\"", Refusal::AssertionVersion),
    (" IssueInstant=\"2026-11-22T10:00:30Z\"", "", Refusal::AssertionIssueInstantMissing),
    ("IssueInstant=\"2026-11-22T10:00:30Z\"", "IssueInstant=\"ieri\"", Refusal::AssertionIssueInstantFormat),
    (
        "IssueInstant=\"2026-11-22T10:00:30Z\"",
        "IssueInstant=\"2026-11-22T09:58:00Z\"",
        Refusal::AssertionIssueInstantPast,
    ),
    (
        "IssueInstant=\"2026-11-22T10:00:30Z\"",
        "IssueInstant=\"2026-11-22T10:02:00Z\"",
        Refusal::AssertionIssueInstantFuture,
    ),
    (">https://idp.example.it</saml:Issuer>", "></saml:Issuer>", Refusal::AssertionIssuerMissing),
    (
        ">https://idp.example.it</saml:Issuer>",
        ">https://idp.example.com</saml:Issuer>",
        Refusal::AssertionIssuer,
    ),
    (" Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\"", "", Refusal::AssertionIssuerFormat),
    ("saml:Subject>", "saml:NoSubject>", Refusal::SubjectMissing),
    (">_transient<", "><", Refusal::NameIdMissing),
    (" Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\"", "", Refusal::NameIdFormat),
    ("NameQualifier=\"https://idp.example.it\"", "NameQualifier=\"\"", Refusal::NameIdQualifier),
    (" Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"", "", Refusal::ConfirmationMethod),
    ("saml:SubjectConfirmationData", "saml:NoData", Refusal::ConfirmationDataMissing),
    (" Recipient=\"https://sportello.example.it/spid/acs\"", "", Refusal::RecipientMissing),
    ("Recipient=\"https://sportello", "Recipient=\"https://altro", Refusal::Recipient),
    (" InResponseTo=\"_0123456789abcdef0123456789abcdef\"", "", Refusal::ConfirmationInResponseToMissing),
    ("InResponseTo=\"_0", "InResponseTo=\"_1", Refusal::ConfirmationInResponseTo),
    (
        " NotOnOrAfter=\"2026-11-22T10:05:30Z\" Recipient",
        " Recipient",
        Refusal::ConfirmationNotOnOrAfterMissing,
    ),
    (
        "NotOnOrAfter=\"2026-11-22T10:05:30Z\" Recipient",
        "NotOnOrAfter=\"x\" Recipient",
        Refusal::ConfirmationNotOnOrAfterFormat,
    ),
    (
        "NotOnOrAfter=\"2026-11-22T10:05:30Z\" Recipient",
        "NotOnOrAfter=\"2026-11-22T09:59:30Z\" Recipient",
        Refusal::ConfirmationExpired,
    ),
    ("saml:Conditions", "saml:NoConditions", Refusal::ConditionsMissing),
    (" NotBefore=\"2026-11-22T10:00:30Z\"", "", Refusal::NotBeforeMissing),
    ("NotBefore=\"2026-11-22T10:00:30Z\"", "NotBefore=\"2018/09/10\"", Refusal::NotBeforeFormat),
    ("NotBefore=\"2026-11-22T10:00:30Z\"", "NotBefore=\"2026-11-22T10:01:31Z\"", Refusal::NotYetValid),
    (" NotOnOrAfter=\"2026-11-22T10:05:30Z\">", ">", Refusal::NotOnOrAfterMissing),
    ("NotOnOrAfter=\"2026-11-22T10:05:30Z\">", "NotOnOrAfter=\"2018/09/10\">", Refusal::NotOnOrAfterFormat),
    ("NotOnOrAfter=\"2026-11-22T10:05:30Z\">", "NotOnOrAfter=\"2026-11-22T09:59:30Z\">", Refusal::Expired),
    ("saml:Audience>", "saml:NoAudience>", Refusal::AudienceMissing),
    ("<saml:Audience>https://sportello", "<saml:Audience>https://altro", Refusal::Audience),
    ("saml:AuthnStatement", "saml:NoStatement", Refusal::AuthnStatementMissing),
    ("saml:AuthnContext>", "saml:NoContext>", Refusal::AuthnContextMissing),
    ("https://www.spid.gov.it/SpidL2", "", Refusal::ClassRefMissing),
    (
        "https://www.spid.gov.it/SpidL2",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2",
        Refusal::ClassRefUnknown,
    ),
    ("SpidL2", "SpidL1", Refusal::LevelTooLow),
    ("Name=\"fiscalNumber\"", "Name=\"email\"", Refusal::AttributeMissing),
    ("Name=\"fiscalNumber\"", "Name=\"\"", Refusal::AttributeMalformed),
    ("Name=\"familyName\"", "Name=\"name\"", Refusal::AttributeMalformed),
    ("<saml:AttributeValue>Ada</saml:AttributeValue>", "", Refusal::AttributeMalformed),
];

/// Replaces the opening and the closing tag alike.
fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not in {text}");
    if from.starts_with("saml:") { text.replace(from, to) } else { text.replacen(from, to, 1) }
}

#[test]
fn each_change_is_refused_for_its_own_reason() {
    let xml = unsigned();
    let (before, assertion) = xml.split_once("<saml:Assertion").unwrap();
    let response = IN_RESPONSE.iter().map(|(from, to, refusal)| (replaced(&xml, from, to), refusal));
    let within = IN_ASSERTION.iter().map(|(from, to, refusal)| {
        (format!("{before}<saml:Assertion{}", replaced(assertion, from, to)), refusal)
    });

    for (case, refusal) in response.chain(within) {
        assert_eq!(verify(&signed(&case)), Err(*refusal));
    }
}

#[test]
fn response_or_assertion_without_its_signature_is_refused() {
    let provider = issuer(&IDP_KEY);

    assert_eq!(verify(&unsigned()), Err(Refusal::SignatureMissing));
    assert_eq!(verify(&provider.sign(&unsigned(), &["_assertion"]).unwrap()), Err(Refusal::SignatureMissing));
    assert_eq!(
        verify(&provider.sign(&unsigned(), &["_response"]).unwrap()),
        Err(Refusal::AssertionSignatureMissing)
    );
}

#[test]
fn key_in_the_message_is_never_trusted() {
    let stranger = issuer(&STRANGER_KEY);
    let both = stranger.sign(&unsigned(), &["_assertion", "_response"]).unwrap();
    let assertion_alone = stranger.sign(&unsigned(), &["_assertion"]).unwrap();
    let mixed = issuer(&IDP_KEY).sign(&assertion_alone, &["_response"]).unwrap();

    assert!(both.contains(&STRANGER_KEY.certificate().base64()));
    assert_eq!(verify(&both), Err(Refusal::SignatureInvalid));
    assert_eq!(verify(&mixed), Err(Refusal::AssertionSignatureInvalid));
}

#[test]
fn encrypted_or_second_assertion_is_refused() {
    let encrypted = changed(&unsigned(), "<samlp:Status>", "<saml:EncryptedAssertion/><samlp:Status>");
    let second = changed(&unsigned(), "</saml:Assertion>", "</saml:Assertion><saml:Assertion ID=\"_2\"/>");
    let none = unsigned()
        .split_once("<saml:Assertion")
        .map(|(before, _)| format!("{before}</samlp:Response>"))
        .unwrap();

    assert_eq!(verify(&signed(&encrypted)), Err(Refusal::AssertionEncrypted));
    assert_eq!(verify(&signed(&second)), Err(Refusal::AssertionMany));
    assert_eq!(
        verify(&issuer(&IDP_KEY).sign(&none, &["_response"]).unwrap()),
        Err(Refusal::AssertionMissing)
    );
}

#[test]
fn clocks_may_differ_as_far_as_the_setting_says() {
    let provider = idp();
    let text = signed(&unsigned());
    let at = |minutes: i64, tolerance_seconds: i64| {
        let now = now().plus_minutes(minutes);
        let asked = now.plus_minutes(-1);
        let expected =
            Expectations { now, request_instant: asked, tolerance_seconds, ..expectations(&provider) };
        response::verify_text(&expected, &text).map(|_| ())
    };

    assert_eq!(at(0, 0), Ok(()));
    assert_eq!(at(-5, 60), Err(Refusal::IssueInstantFuture));
    assert_eq!(at(-5, 300), Ok(()));
    assert_eq!(at(5, 60), Err(Refusal::IssueInstantPast));
    assert_eq!(at(5, 300), Ok(()));
}

#[test]
fn level_is_compared_as_it_was_asked() {
    let provider = idp();
    let given = |level: Level, comparison: Comparison, asked: Level| {
        let answer = crate::issue::Answer { level, ..answer() };
        let text = issuer(&IDP_KEY).success(&answer).unwrap();
        let expected = Expectations { level: asked, comparison, ..expectations(&provider) };
        response::verify_text(&expected, &text).map(|verified| verified.assertion().level())
    };
    use Level::{One, Three, Two};

    assert_eq!(given(Three, Comparison::Minimum, Two), Ok(Three));
    assert_eq!(given(Three, Comparison::Exact, Two), Ok(Three));
    assert_eq!(given(One, Comparison::Exact, Two), Err(Refusal::LevelTooLow));
    assert_eq!(given(Two, Comparison::Better, Two), Err(Refusal::LevelTooLow));
    assert_eq!(given(One, Comparison::Maximum, Two), Ok(One));
}

#[test]
fn card_may_leave_out_the_format_of_the_assertions_issuer() {
    let provider = idp();
    let xml = unsigned();
    let (before, assertion) = xml.split_once("<saml:Assertion").unwrap();
    let format = " Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\"";
    let text = signed(&format!("{before}<saml:Assertion{}", changed(assertion, format, "")));
    let by = |federation| {
        response::verify_text(&Expectations { federation, ..expectations(&provider) }, &text).map(|_| ())
    };

    assert_eq!(by(Federation::Cie), Ok(()));
    assert_eq!(by(Federation::Spid), Err(Refusal::AssertionIssuerFormat));
}

#[test]
fn codes_are_each_its_own() {
    let codes: std::collections::HashSet<_> = Refusal::ALL.iter().map(|one| one.code()).collect();

    assert_eq!(codes.len(), Refusal::ALL.len());
    assert!(codes.iter().all(|code| code.starts_with("saml.")));
}
