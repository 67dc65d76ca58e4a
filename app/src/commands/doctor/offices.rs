//! What the doctor says of the offices whose own sign-in lets staff in.

use identity::Settings;
use identity::api::office_health;
use storage::Cx;

use super::Mark;

/// Lines for each office: what is wrong here is bad; a provider that does not answer leaves password and code.
pub async fn offices(cx: &Cx, settings: &Settings, public_url: &str) -> Vec<(Mark, String)> {
    if settings.offices.is_empty() {
        return Vec::new();
    }
    let options = match crate::scopes::options(cx.clone()).await {
        Ok(options) => options,
        Err(error) => return vec![(Mark::Bad, error.to_string())],
    };
    let mut lines = Vec::new();
    for office in office_health(cx, settings, public_url, &options).await {
        let slug = office.slug;
        let is_well = office.faults.is_empty() && office.silence.is_none();
        lines.extend(office.faults.into_iter().map(|fault| (Mark::Bad, format!("«{slug}»: {fault}"))));
        if let Some(why) = office.silence {
            let text =
                format!("the provider of «{slug}» does not answer: {why}; password and code go on working");
            lines.push((Mark::Warn, text));
        }
        if is_well {
            lines.push((Mark::Ok, format!("the provider of «{slug}» answers")));
        }
    }
    lines
}
