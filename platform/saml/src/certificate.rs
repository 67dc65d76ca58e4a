//! Makes the key and the self-signed certificate that a public body needs for SPID (Avviso 29, v3), and tells when one expires.

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use kernel::Instant;
use rcgen::{CertificateParams, CustomExtension, DistinguishedName, DnType, DnValue, IsCa, KeyUsagePurpose};

use crate::{Certificate, Fault, SigningKey};

/// Who the certificate is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Name of the service (CN).
    pub common_name: String,
    /// Full name of the body as the public index has it (O).
    pub organization: String,
    /// Municipality of its seat (L).
    pub locality: String,
    /// Its entity id (uri, 2.5.4.83).
    pub entity_id: String,
    /// Its code in the public index (organizationIdentifier `PA:IT-…`, 2.5.4.97).
    pub ipa_code: String,
}

/// Attribute type `uri`.
const URI: [u64; 4] = [2, 5, 4, 83];
/// Attribute type `organizationIdentifier`.
const ORGANIZATION_IDENTIFIER: [u64; 4] = [2, 5, 4, 97];
/// Extension `basicConstraints`; rcgen would mark it critical, which the rules do not want.
const BASIC_CONSTRAINTS: [u64; 4] = [2, 5, 29, 19];
/// Extension `certificatePolicies`.
const CERTIFICATE_POLICIES: [u64; 4] = [2, 5, 29, 32];

/// A fresh RSA key of 3072 bits and its certificate, valid from the day of `now` for that many days. Takes about a second.
///
/// # Errors
/// [`Fault::Incomplete`] with the field of the subject that is empty; [`Fault::Making`].
pub fn make(subject: &Subject, now: Instant, days: i64) -> Result<SigningKey, Fault> {
    make_sized(subject, now, days, KeySize::Rsa3072)
}

pub(crate) fn make_sized(
    subject: &Subject,
    now: Instant,
    days: i64,
    size: KeySize,
) -> Result<SigningKey, Fault> {
    let params = params(subject, now, days)?;
    let pair = KeyPair::generate(size).map_err(|_unspecified| Fault::Making)?;
    let pkcs8: Pkcs8V1Der<'_> = pair.as_der().map_err(|_unspecified| Fault::Making)?;
    let pkcs8 = pkcs8.as_ref().to_vec();
    let pem = crate::key::pem(&pkcs8, "PRIVATE KEY");
    let key = rcgen::KeyPair::from_pkcs8_pem_and_sign_algo(&pem, &rcgen::PKCS_RSA_SHA256)
        .map_err(|_error| Fault::Making)?;
    let made = params.self_signed(&key).map_err(|_error| Fault::Making)?;
    SigningKey::from_parts(pkcs8, Certificate::from_der(made.der().to_vec())?)
}

fn params(subject: &Subject, now: Instant, days: i64) -> Result<CertificateParams, Fault> {
    let fields = [
        ("common_name", &subject.common_name),
        ("organization", &subject.organization),
        ("locality", &subject.locality),
        ("entity_id", &subject.entity_id),
        ("ipa_code", &subject.ipa_code),
    ];
    for (field, value) in fields {
        if value.trim().is_empty() {
            return Err(Fault::Incomplete(field));
        }
    }
    let mut name = DistinguishedName::new();
    let country = "IT".try_into().map_err(|_error| Fault::Making)?;
    name.push(DnType::CountryName, DnValue::PrintableString(country));
    name.push(DnType::LocalityName, subject.locality.as_str());
    name.push(DnType::OrganizationName, subject.organization.as_str());
    name.push(DnType::CommonName, subject.common_name.as_str());
    name.push(DnType::CustomDnType(URI.to_vec()), subject.entity_id.as_str());
    name.push(DnType::CustomDnType(ORGANIZATION_IDENTIFIER.to_vec()), format!("PA:IT-{}", subject.ipa_code));

    let mut params = CertificateParams::default();
    params.distinguished_name = name;
    let (first, last) = (now.date(), now.plus_days(days).date());
    params.not_before = rcgen::date_time_ymd(first.year().into(), part(first.month())?, part(first.day())?);
    params.not_after = rcgen::date_time_ymd(last.year().into(), part(last.month())?, part(last.day())?);
    params.is_ca = IsCa::NoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
    params.custom_extensions = vec![
        CustomExtension::from_oid_content(&BASIC_CONSTRAINTS, vec![0x30, 0x00]),
        CustomExtension::from_oid_content(&CERTIFICATE_POLICIES, policies()),
    ];
    Ok(params)
}

fn part(of_date: i8) -> Result<u8, Fault> {
    u8::try_from(of_date).map_err(|_range| Fault::Making)
}

/// Two policies, each with its notice: `agIDcert` (1.3.76.16.6) and `cert_SP_Pub` (1.3.76.16.4.2.1). DER, written out:
/// SEQUENCE OF { policy, SEQUENCE { { userNotice 1.3.6.1.5.5.7.2.2, { UTF8String } } } }.
fn policies() -> Vec<u8> {
    let policy = |identifier: &[u8], notice: &str| {
        let text = der(0x0c, notice.as_bytes());
        let qualifier =
            [der(0x06, &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x02, 0x02]), der(0x30, &text)].concat();
        der(0x30, &[der(0x06, identifier), der(0x30, &der(0x30, &qualifier))].concat())
    };
    let both = [
        policy(&[0x2b, 0x4c, 0x10, 0x06], "agIDcert"),
        policy(&[0x2b, 0x4c, 0x10, 0x04, 0x02, 0x01], "cert_SP_Pub"),
    ];
    der(0x30, &both.concat())
}

/// A DER value shorter than 128 bytes.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(content.len()).unwrap_or(0x7f);
    let mut out = vec![tag, length];
    out.extend_from_slice(content);
    out
}

/// Until when a certificate holds.
///
/// # Errors
/// [`Fault::Certificate`].
pub fn expiry(pem: &str) -> Result<Instant, Fault> {
    Certificate::from_pem(pem).map(|certificate| certificate.not_after())
}
