//! `/ufficio/imprese/tempi`: what the network answered and how long it took.

use ::web::forms::{FieldErrors, Fields, Form};
use ::web::{Answer, Caller, Page, PageError};
use askama::Template;
use jiff::civil::Date;

use super::page;
use crate::model::{ANSWER_DAYS, Kind, Summary};
use crate::queries::Seen;
use crate::shown::elapsed;
use crate::store;
use crate::store::need::Whose;

#[derive(Template)]
#[template(path = "office/times.html")]
struct Times {
    page: Page,
    fields: Fields,
    rows: Vec<Row>,
    is_network: bool,
    from: Date,
    until: Date,
    days: i64,
}

struct Row {
    name: String,
    summary: Summary,
    answer_median: String,
    answer_longest: String,
    close_median: String,
    close_longest: String,
}

fn row(caller: &Caller, name: String, summary: Summary) -> Row {
    let say = caller.visit.translator();
    let said = |minutes: Option<i64>| minutes.map_or_else(|| "–".to_owned(), |minutes| elapsed(say, minutes));
    Row {
        name,
        answer_median: said(summary.answer_median),
        answer_longest: said(summary.answer_longest),
        close_median: said(summary.close_median),
        close_longest: said(summary.close_longest),
        summary,
    }
}

/// The period of the form; without one, the last twelve months.
fn period(form: &Form, today: Date) -> Result<(Date, Date), FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut day = |field: &str, usual: Date| match form.get(field).map(str::parse::<Date>) {
        None => usual,
        Some(Ok(day)) => day,
        Some(Err(_)) => {
            errors.add(field, "firm-fault-wrong-day");
            usual
        }
    };
    let until = day("al", today);
    let year_ago = until.saturating_sub(jiff::Span::new().years(1)).tomorrow().unwrap_or(until);
    let from = day("dal", year_ago);
    if from > until {
        errors.add("dal", "firm-fault-period");
    }
    if errors.is_empty() { Ok((from, until)) } else { Err(errors) }
}

/// # Errors
/// 401 and 403 for whoever sees no needs.
pub(crate) async fn show(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let seen = Seen::of(&mut tx, &caller.cx).await?;
    let Some(whose) = seen.whose() else {
        let nowhere = policy::Resource::new(uuid::Uuid::nil(), []);
        caller.cx.permit::<crate::policy::SeeNeeds>(nowhere)?;
        return Err(PageError::not_found());
    };
    let today = caller.cx.now().date();
    let (span, errors) = match period(&form, today) {
        Ok(span) => (Some(span), FieldErrors::new()),
        Err(errors) => (None, errors),
    };
    let (from, until) = span.unwrap_or((today, today));
    let needs = match span {
        Some((from, until)) => store::need::times(&mut tx, &whose, from, until).await?,
        None => Vec::new(),
    };
    let mut rows: Vec<Row> = Kind::ALL
        .iter()
        .map(|kind| {
            let mine = needs.iter().filter(|one| one.kind == *kind);
            row(&caller, caller.t(kind.text()), Summary::of(mine))
        })
        .collect();
    rows.push(row(&caller, caller.t("firm-times-all"), Summary::of(&needs)));
    let is_wrong = !errors.is_empty();
    let form = if is_wrong {
        form
    } else {
        Form::from_pairs([("dal", from.to_string()), ("al", until.to_string())])
    };
    let times = Times {
        page: page(&caller, caller.t("firm-times-title"))
            .crumb(caller.t("firm-office-title"), "/ufficio/imprese"),
        fields: Fields::refused(form, errors),
        rows,
        is_network: matches!(whose, Whose::Networks(_)),
        from,
        until,
        days: ANSWER_DAYS,
    };
    if is_wrong { ::web::unprocessable(&times) } else { ::web::html(&times) }
}
