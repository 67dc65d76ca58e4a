//! `inrete identity certificate`: the key of an organisation for SAML. The certificate goes to standard output, so that
//! it can be put into a file; what to do next goes to standard error.

use std::io::Write as _;

use identity::api::keys::{self, NewCertificate};
use storage::Cx;

use super::{super::say, Failure};
use crate::config::Config;

/// Makes it, keeps the private key sealed and prints the certificate.
///
/// # Errors
/// In words for the person at the terminal.
pub async fn make(
    config: &Config,
    cx: &Cx,
    organisation: Option<&str>,
    years: u8,
    is_next: bool,
) -> Result<(), Failure> {
    let new = NewCertificate { organisation, public_url: &config.server.public_url, years, is_next };
    let made = keys::make_certificate(cx, &config.identity, &new).await?;
    let Some(certificate) = &made.entry.certificate else { return Err("no certificate was made".into()) };
    say(&certificate.pem)?;
    let slug = &made.entry.organisation;
    let settings = &config.identity;
    let known = settings.organisation(slug).ok_or("the organisation is gone from the configuration")?;
    let metadata = format!("{}{}", config.server.public_url, settings.path(known, "/spid", "/metadata"));
    let next = match made.is_first {
        true => format!(
            "It signs from now on. Next: have {metadata} registered with SPID, and the same path under /cie with CIE \
             (docs/ tells to whom it goes).\n"
        ),
        false => format!(
            "It is published in {metadata} beside the one in use, which goes on signing.\n\
             Next: have the new metadata registered; when every provider has it, run\n  \
             inrete identity keys rotate --use saml --organisation {slug}\n"
        ),
    };
    let text = format!("Certificate of «{slug}», good until {}.\n{next}", certificate.until.date());
    std::io::stderr().lock().write_all(text.as_bytes())?;
    Ok(())
}
