//! Why a message of others was refused: one variant for each check, each with a stable code for the log.

use std::fmt;

use crate::Anomaly;

macro_rules! refusals {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal;)+) => {
        /// Why a message was refused. The code goes to the log with the number of the request; the person reads a plain text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Refusal {
            /// The provider says what went wrong with the person: she is told which.
            Anomaly(Anomaly),
            $($(#[doc = $doc])+ $name,)+
        }

        impl Refusal {
            /// Each of them save the anomalies.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable code in the log, `saml.…`.
            pub const fn code(self) -> &'static str {
                match self {
                    Self::Anomaly(anomaly) => anomaly.code(),
                    $(Self::$name => concat!("saml.", $code),)+
                }
            }
        }
    };
}

refusals! {
    /// Larger than any honest message.
    TooLarge = "too_large";
    /// Not base64.
    Base64 = "base64";
    /// Not DEFLATE, or more than it may become.
    Deflate = "deflate";
    /// Not UTF-8, or another encoding declared.
    Encoding = "encoding";
    /// A document type declaration: entities, external or not, have no place here.
    DocumentType = "document_type";
    /// Not well-formed XML.
    Malformed = "malformed";
    /// Nested deeper than any honest message.
    TooDeep = "too_deep";
    /// More elements than any honest message.
    TooManyElements = "too_many_elements";
    /// A processing instruction.
    Instruction = "instruction";
    /// Two elements with one id.
    DuplicateId = "duplicate_id";
    /// Another message than the one awaited.
    WrongMessage = "wrong_message";
    /// The address of a redirect lacks its parts or says one twice.
    Query = "query";

    /// The signature of the message is missing.
    SignatureMissing = "signature_missing";
    /// A signature where none belongs, or more than one.
    SignatureMisplaced = "signature_misplaced";
    /// The signature's own structure is not the one allowed.
    SignatureStructure = "signature_structure";
    /// The algorithm of the signature is not allowed.
    SignatureAlgorithm = "signature_algorithm";
    /// The algorithm of the digest is not allowed.
    DigestAlgorithm = "digest_algorithm";
    /// The canonical form is not allowed.
    Canonicalization = "canonicalization";
    /// A transform that is not allowed.
    Transform = "transform";
    /// The signature is not over the element that bears it.
    Reference = "reference";
    /// No trusted key fits.
    NoTrustedKey = "no_trusted_key";
    /// The signature is not of a trusted key, or what it covers was changed.
    SignatureInvalid = "signature_invalid";
    /// The signature of the assertion is missing.
    AssertionSignatureMissing = "assertion_signature_missing";
    /// The signature of the assertion is not of a trusted key, or what it covers was changed.
    AssertionSignatureInvalid = "assertion_signature_invalid";

    /// The message has no id.
    Id = "id";
    /// The version is not 2.0.
    Version = "version";
    /// No instant of issue.
    IssueInstantMissing = "issue_instant_missing";
    /// The instant of issue is not UTC in the form that the profile wants.
    IssueInstantFormat = "issue_instant_format";
    /// Issued before the request that it answers, or too long ago.
    IssueInstantPast = "issue_instant_past";
    /// Issued in the future.
    IssueInstantFuture = "issue_instant_future";
    /// Does not say which request it answers.
    InResponseToMissing = "in_response_to_missing";
    /// Answers another request.
    InResponseTo = "in_response_to";
    /// Does not say where it goes.
    DestinationMissing = "destination_missing";
    /// Goes elsewhere.
    Destination = "destination";
    /// No status.
    StatusMissing = "status_missing";
    /// No code in the status.
    StatusCodeMissing = "status_code_missing";
    /// The provider refused, for a reason that is not the person's.
    StatusNotSuccess = "status_not_success";
    /// No issuer.
    IssuerMissing = "issuer_missing";
    /// Another issuer than the provider asked.
    Issuer = "issuer";
    /// The issuer's format is not that of an entity.
    IssuerFormat = "issuer_format";

    /// No assertion.
    AssertionMissing = "assertion_missing";
    /// More than one assertion.
    AssertionMany = "assertion_many";
    /// An assertion where none belongs.
    AssertionMisplaced = "assertion_misplaced";
    /// An encrypted assertion, which neither federation uses.
    AssertionEncrypted = "assertion_encrypted";
    /// The assertion has no id.
    AssertionId = "assertion_id";
    /// The assertion's version is not 2.0.
    AssertionVersion = "assertion_version";
    /// The assertion has no instant of issue.
    AssertionIssueInstantMissing = "assertion_issue_instant_missing";
    /// The assertion's instant of issue is not in the form that the profile wants.
    AssertionIssueInstantFormat = "assertion_issue_instant_format";
    /// The assertion was issued before the request.
    AssertionIssueInstantPast = "assertion_issue_instant_past";
    /// The assertion was issued in the future.
    AssertionIssueInstantFuture = "assertion_issue_instant_future";
    /// The assertion has no issuer.
    AssertionIssuerMissing = "assertion_issuer_missing";
    /// The assertion has another issuer.
    AssertionIssuer = "assertion_issuer";
    /// The format of the assertion's issuer is missing (SPID) or another.
    AssertionIssuerFormat = "assertion_issuer_format";
    /// No subject.
    SubjectMissing = "subject_missing";
    /// The subject has no name.
    NameIdMissing = "name_id_missing";
    /// The format of the name is not transient.
    NameIdFormat = "name_id_format";
    /// The name is not qualified.
    NameIdQualifier = "name_id_qualifier";
    /// The subject is not confirmed.
    ConfirmationMissing = "confirmation_missing";
    /// The subject is not confirmed as bearer.
    ConfirmationMethod = "confirmation_method";
    /// The confirmation has no data.
    ConfirmationDataMissing = "confirmation_data_missing";
    /// The confirmation does not say for whom.
    RecipientMissing = "recipient_missing";
    /// The confirmation is for another.
    Recipient = "recipient";
    /// The confirmation does not say which request it answers.
    ConfirmationInResponseToMissing = "confirmation_in_response_to_missing";
    /// The confirmation answers another request.
    ConfirmationInResponseTo = "confirmation_in_response_to";
    /// The confirmation does not say until when.
    ConfirmationNotOnOrAfterMissing = "confirmation_not_on_or_after_missing";
    /// The confirmation's end is not in the form that the profile wants.
    ConfirmationNotOnOrAfterFormat = "confirmation_not_on_or_after_format";
    /// The confirmation is over.
    ConfirmationExpired = "confirmation_expired";
    /// No conditions.
    ConditionsMissing = "conditions_missing";
    /// The conditions do not say from when.
    NotBeforeMissing = "not_before_missing";
    /// The conditions' beginning is not in the form that the profile wants.
    NotBeforeFormat = "not_before_format";
    /// Not valid yet.
    NotYetValid = "not_yet_valid";
    /// The conditions do not say until when.
    NotOnOrAfterMissing = "not_on_or_after_missing";
    /// The conditions' end is not in the form that the profile wants.
    NotOnOrAfterFormat = "not_on_or_after_format";
    /// No longer valid.
    Expired = "expired";
    /// The conditions do not say for which service.
    AudienceMissing = "audience_missing";
    /// For another service.
    Audience = "audience";
    /// Does not say how the person was known.
    AuthnStatementMissing = "authn_statement_missing";
    /// No context of authentication.
    AuthnContextMissing = "authn_context_missing";
    /// No class of authentication.
    ClassRefMissing = "class_ref_missing";
    /// A class of authentication that is none of the three levels.
    ClassRefUnknown = "class_ref_unknown";
    /// A lower level than the one asked.
    LevelTooLow = "level_too_low";
    /// A statement of attributes without attributes.
    AttributesEmpty = "attributes_empty";
    /// An attribute without a name or a value, or one given twice.
    AttributeMalformed = "attribute_malformed";
    /// An attribute that was asked is missing.
    AttributeMissing = "attribute_missing";
    /// What the metadata of a provider says cannot be used: no name, no location or no key.
    ProviderIncomplete = "provider_incomplete";
    /// An endpoint that is not https.
    EndpointInsecure = "endpoint_insecure";
    /// The metadata of a provider is no longer valid.
    MetadataExpired = "metadata_expired";
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the message was refused ({})", self.code())
    }
}

impl std::error::Error for Refusal {}
