//! Messages of identity providers: how much CPU time it takes to verify a good one, and to refuse the worst that fits in the
//! limits. Runs in this process: no server, no database.

use std::time::Instant as Stopwatch;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::Instant;
use saml::issue::{Answer, Issuer};
use saml::metadata::{AttributeSet, Body, LogoutService, Profile};
use saml::provider::{self, Trust};
use saml::{
    Attribute, Binding, Comparison, Expectations, Federation, IdentityProvider, Level, MessageId,
    ServiceProvider, SigningKey, certificate, response,
};

use crate::Failure;
use crate::report::Measured;
use crate::server::cpu_ms_of;

/// How often each message is read.
const RUNS: usize = 2_000;
const ENTITY: &str = "https://sportello.example.it/spid/metadata";
const CONSUMER: &str = "https://sportello.example.it/spid/acs";
const REQUEST: &str = "_0123456789abcdef0123456789abcdef";

/// Measures and prints.
pub fn measure() -> Result<(), Failure> {
    println!("\nmessages of identity providers");
    let now = Instant::parse("2026-11-22T10:00:30Z")?;
    let key = key("idp", now)?;
    let issuer = Issuer {
        entity_id: "https://idp.example.it".into(),
        name: "Prova".into(),
        sign_on: "https://idp.example.it/sso".into(),
        logout: "https://idp.example.it/slo".into(),
        key,
    };
    let metadata = issuer.metadata("_metadata")?;
    let provider = provider::read(metadata.as_bytes(), Trust::Operator, now)?.pop().ok_or("no provider")?;
    let good = issuer.success(&answer(now))?;
    let expected = expectations(&provider, now);
    let read = |value: &str| response::verify(&expected, value).is_ok();

    let value = STANDARD.encode(&good);
    time("signed SPID response, verified (≤ 2)", || read(&value), true)?.print();
    for (name, text) in hostile(&good) {
        let value = STANDARD.encode(text);
        time(&format!("refused (≤ 2): {name}"), || read(&value), false)?.print();
    }
    let service = service();
    let (sp, id) = (self::key("sp", now)?, MessageId::random()?);
    time("metadata of ours, written and signed", || service.metadata(&id, &sp).is_ok(), true)?.print();
    Ok(())
}

/// Runs it; every run must end as it should.
pub fn time(name: &str, mut run: impl FnMut() -> bool, accepted: bool) -> Result<Measured, Failure> {
    let process = std::process::id();
    let (cpu, began) = (cpu_ms_of(process)?, Stopwatch::now());
    let mut each = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let one = Stopwatch::now();
        if run() != accepted {
            return Err(format!("{name}: not answered as it must be").into());
        }
        each.push(one.elapsed());
    }
    let (wall, cpu_ms) = (began.elapsed(), cpu_ms_of(process)? - cpu);
    Ok(Measured { name: name.to_owned(), runs: RUNS, cpu_ms, wall, each })
}

/// The worst that fits in the limits, and the plainest nonsense.
fn hostile(good: &str) -> Vec<(&'static str, String)> {
    let within = |content: &str| {
        good.replacen(
            "<samlp:Status>",
            &format!("<samlp:Extensions>{content}</samlp:Extensions><samlp:Status>"),
            1,
        )
    };
    let namespace = format!("urn:{}", "x".repeat(88));
    let prefixes: String = (0..60).map(|n| format!(" xmlns:p{n}=\"{namespace}{n}\"")).collect();
    let used: String = (0..30).map(|n| format!(" p{n}:a=\"\"")).collect();
    vec![
        ("64 KB of one letter", "a".repeat(64 * 1024)),
        ("64 KB of angle brackets", "<".repeat(64 * 1024)),
        ("nesting as deep as it may be", format!("{}{}", "<a>".repeat(24), "</a>".repeat(24))),
        ("10 MB", "<a>".repeat(10 * 1024 * 1024 / 3)),
        ("as many elements as it may have", within(&"<a/>".repeat(450))),
        ("a long text in a good response", within(&"a".repeat(48 * 1024))),
        (
            "names that grow in canonical form",
            within(&format!("<q{prefixes}>{}</q>", format!("<q{used}/>").repeat(22))),
        ),
        ("comments and pieces of text", within(&"<!----><![CDATA[]]>x".repeat(2_400))),
        (
            "as many attributes as it may have",
            within(&format!("<q{prefixes}>{}</q>", "<a b='' c='' d=''/>".repeat(280))),
        ),
        ("a digit changed", good.replacen("TINIT-PRV", "TINIT-PRX", 1)),
        ("a document type", format!("<!DOCTYPE r [<!ENTITY a \"b\">]>{good}")),
    ]
}

fn key(name: &str, now: Instant) -> Result<SigningKey, Failure> {
    let subject = certificate::Subject {
        common_name: name.into(),
        organization: "Comune di Prova".into(),
        locality: "Prova".into(),
        entity_id: format!("https://{name}.example.it"),
        ipa_code: "c_z999".into(),
    };
    Ok(certificate::make(&subject, now, 365)?)
}

fn answer(now: Instant) -> Answer {
    Answer {
        id: "_response".into(),
        assertion_id: "_assertion".into(),
        in_response_to: REQUEST.into(),
        consumer: CONSUMER.into(),
        audience: ENTITY.into(),
        now,
        valid_seconds: 300,
        level: Level::Two,
        name_id: "_transient".into(),
        session_index: None,
        attributes: Attribute::ALL.iter().map(|one| (*one, "TINIT-PRVDAA80A41Z999Z".into())).collect(),
    }
}

fn expectations(provider: &IdentityProvider, now: Instant) -> Expectations<'_> {
    Expectations {
        federation: Federation::Spid,
        provider,
        entity_id: ENTITY,
        consumer: CONSUMER,
        request_id: REQUEST,
        request_instant: now,
        level: Level::Two,
        comparison: Comparison::Minimum,
        attributes: &Attribute::CIE,
        now,
        tolerance_seconds: 60,
    }
}

fn service() -> ServiceProvider {
    let body = Body {
        name: "Comune di Prova".into(),
        display_name: "Prova".into(),
        url: "https://comune.prova.example.it".into(),
        ipa_code: "c_z999".into(),
        fiscal_code: None,
        vat_number: None,
        email: "spid@comune.example.it".into(),
        phone: None,
        municipality: None,
        province: None,
    };
    ServiceProvider {
        federation: Federation::Spid,
        profile: Profile::Public,
        entity_id: ENTITY.into(),
        consumers: vec![CONSUMER.into()],
        logout: vec![LogoutService {
            binding: Binding::Post,
            location: "https://sportello.example.it/spid/slo".into(),
        }],
        attribute_sets: vec![AttributeSet::eidas_full()],
        body,
        aggregator: None,
        technical: None,
    }
}
