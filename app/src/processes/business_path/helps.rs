//! What helps at a step: services of the catalogue's business area, and opportunities that are open.

use desk::model::catalogue::Filters;
use desk::queries::catalogue::{Part, find_services};
use desk::store::catalogue::service_list::Narrowed;
use jiff::civil::Date;
use opportunity::model::{Filter, Kind};
use storage::{Result, Tx};
use texts::Translator;

use super::model::Step;

/// The topic of the catalogue under which business creation stands.
const TOPIC: &str = "business";
/// Services and opportunities shown at a step.
const MOST: u32 = 4;

/// Something that helps: a sheet of a service, or an opportunity.
pub struct Help {
    /// Its name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Who gives it, until when.
    pub facts: String,
    /// What it is, in a sentence.
    pub summary: String,
}

/// What helps at a step.
pub struct Helps {
    /// Services of the catalogue.
    pub services: Vec<Help>,
    /// All services of the area.
    pub all_services: String,
    /// Opportunities that are open.
    pub opportunities: Vec<Help>,
    /// All of them, found by the same words.
    pub all_opportunities: String,
}

impl Step {
    /// What a person would type into the catalogue at this step.
    const fn service_words(self) -> &'static str {
        match self {
            Self::Idea => "dall'idea all'impresa primo colloquio incubatore",
            Self::Figures => "piano d'impresa conti",
            Self::LegalForm => "forma giuridica società cooperativa ditta",
            Self::Funding => "microcredito bandi contributi nuove imprese",
            Self::Opening => "aprire partita IVA permessi fatture",
        }
    }

    /// What she would look for among the opportunities, and of which kind.
    fn opportunity_filter(self) -> Filter {
        let (words, kind) = match self {
            Self::Idea => ("idea impresa", None),
            Self::Figures => ("impresa conti", None),
            Self::LegalForm => ("impresa società cooperativa", None),
            Self::Funding => ("impresa contributi finanziamento", Some(Kind::Call)),
            Self::Opening => ("aprire impresa", None),
        };
        Filter { words: words.to_owned(), kind: kind.map(|kind| kind.word().to_owned()), ..Filter::default() }
    }
}

/// What helps at a step today.
///
/// # Errors
/// When the database refuses.
pub async fn helps(tx: &mut Tx, t: &Translator, step: Step, today: Date) -> Result<Helps> {
    let mut filters = Filters::default();
    filters.require("topic", TOPIC);
    let narrowed = Narrowed { filters, ..Narrowed::default() };
    let part = Part { page: 1, per_page: MOST };
    let found = find_services(tx, step.service_words(), &narrowed, part, today).await?;
    let services = found.cards.iter().map(|card| Help {
        title: card.name.clone(),
        href: format!("/servizi/{}", card.slug),
        facts: found.bodies.get(&card.organisation).cloned().unwrap_or_default(),
        summary: card.summary.clone(),
    });
    let services = services.collect();
    let filter = step.opportunity_filter();
    let open = opportunity::queries::find(tx, &filter, today, (1, 4)).await?;
    // Work for others is not what is looked for here.
    let open_ones = open.page.iter().filter(|one| one.kind != Kind::Vacancy);
    let opportunities = open_ones.map(|one| Help {
        title: one.title.clone(),
        href: one.path(),
        facts: t.ta(one.kind.end_text(), &[("day", t.date(one.ends_on).into())]),
        summary: one.summary.clone(),
    });
    Ok(Helps {
        services,
        all_services: format!("/servizi?argomento={TOPIC}"),
        opportunities: opportunities.collect(),
        all_opportunities: format!("/opportunita{}", filter.query()),
    })
}
