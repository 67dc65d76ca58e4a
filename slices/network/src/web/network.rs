//! `/rete`: who belongs to the network on a day, under which agreements, and how it grew.

use askama::Template;
use jiff::civil::Date;
use web::components::{Plot, PlotKind};
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page};

use super::{chosen, parse};
use crate::model::OrganisationKind;
use crate::queries::overview::{self, Member, Overview};

#[derive(Template)]
#[template(path = "network/show.html")]
struct Show {
    page: Page,
    fields: Fields,
    kinds: Vec<Choice>,
    view: Overview,
    day: Date,
    is_today: bool,
    is_ahead: bool,
    shown: Vec<Member>,
    plot: Plot,
}

#[derive(Template)]
#[template(path = "network/none.html")]
struct NoNetwork {
    page: Page,
}

pub(crate) async fn show(caller: Caller, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let Some(network) = chosen(&mut tx, form.get("rete")).await? else {
        return web::html(&NoNetwork { page: caller.page(caller.t("network-show-title")) });
    };
    let today = caller.cx.now().date();
    let mut errors = FieldErrors::new();
    let day =
        parse::optional(&form, &mut errors, "al", "network-error-day-wrong", parse::day).unwrap_or(today);
    let mut view = overview::as_of(&mut tx, network, day).await?;
    let shown = filtered(std::mem::take(&mut view.members), &form);
    let is_wrong = !errors.is_empty();
    let show = Show {
        page: caller.page(view.network.name.clone()).described(view.network.description.clone()).rated(),
        kinds: parse::kinds(&caller),
        plot: plot(&caller, &view),
        fields: Fields::refused(form, errors),
        is_today: day == today,
        is_ahead: day > today,
        day,
        view,
        shown,
    };
    if is_wrong { web::unprocessable(&show) } else { web::html(&show) }
}

impl Show {
    fn total(&self) -> usize {
        self.view.kinds.iter().map(|(_, count)| count).sum()
    }
}

/// Those whose name or Comune holds the words, of the kind that was asked for.
fn filtered(members: Vec<Member>, form: &Form) -> Vec<Member> {
    let kind = form.get("tipo").and_then(|word| OrganisationKind::parse(word).ok());
    let words: Vec<String> = tables::folded(form.text("q")).split(' ').map(str::to_owned).collect();
    let holds = |member: &Member| {
        let place = member.municipality.as_deref().unwrap_or_default();
        let text = tables::folded(&format!("{} {place}", member.name));
        words.iter().all(|word| text.contains(word.as_str()))
    };
    members.into_iter().filter(|one| kind.is_none_or(|kind| one.kind == kind)).filter(holds).collect()
}

fn plot(caller: &Caller, view: &Overview) -> Plot {
    let say = caller.visit.translator();
    let label = |day: Date| match view.growth.len() > 1 && day == day.last_of_year() {
        true => day.year().to_string(),
        false => say.date_short(day),
    };
    let points =
        view.growth.iter().map(|(day, count)| (label(*day), i64::try_from(*count).unwrap_or(i64::MAX)));
    let (first, last) = (view.growth.first(), view.growth.last());
    let summary = match (first, last) {
        (Some((first, from)), Some((_, to))) => say.ta(
            "network-growth-summary",
            &[("day", say.date_short(*first).into()), ("from", (*from).into()), ("to", (*to).into())],
        ),
        _ => String::new(),
    };
    Plot {
        id: "growth".to_owned(),
        title: say.t("network-growth-title"),
        summary,
        over: say.t("network-growth-over"),
        measure: say.t("network-growth-measure"),
        kind: PlotKind::Line,
        points: points.collect(),
    }
}
