//! The import of ten thousand opportunities, first and again: wall time, since an office waits for it.

use std::time::Instant;

use jiff::ToSpan as _;
use jiff::civil::date;
use kernel::Clock;
use network::api::actions::{NewNetwork, create_network, register_organisation};
use network::api::{OrganisationDetails, OrganisationKind};
use opportunity::actions::{create_source, import_file};
use opportunity::model::{Kind, Language, SourceTerms};
use policy::Actor;
use storage::Cx;

use crate::Failure;

/// How many items, and how many of them are broken.
const ITEMS: usize = 10_000;
const BROKEN: usize = 37;

/// Measures as whoever sits at the command line of an empty database.
///
/// # Errors
/// When the database refuses.
pub async fn measure(cx: &Cx) -> Result<(), Failure> {
    let clock = Clock::still(kernel::Instant::start_of(date(2026, 11, 23)));
    let cx = cx.acting_as(Actor::Console).under(clock);
    let details = OrganisationDetails::named("Ente di misura", OrganisationKind::Other);
    let lead = register_organisation(&cx, None, &details).await?;
    let new = NewNetwork {
        name: "Rete di misura".to_owned(),
        slug: "rete-di-misura".to_owned(),
        lead,
        description: String::new(),
    };
    let network = create_network(&cx, new).await?;
    let terms = SourceTerms {
        name: "Fonte di misura".to_owned(),
        url: None,
        kind: Kind::Vacancy,
        place: Some("provincia".to_owned()),
        language: Language::Italian,
        days: None,
        is_trusted: true,
    };
    let source = create_source(&cx, network, &terms).await?;
    for (what, changed) in [("new", 0), ("the same", 0), ("a tenth changed", 10)] {
        let file = feed(changed);
        let start = Instant::now();
        let import = import_file(&cx, source, "misura.xml", file.as_bytes()).await?;
        println!(
            "import of {ITEMS} opportunities, {what}: {:.2} s ({} new, {} changed, {} same, {} broken)",
            start.elapsed().as_secs_f64(),
            import.new,
            import.changed,
            import.same,
            import.faults.len()
        );
    }
    Ok(())
}

fn feed(changed_every: usize) -> String {
    let mut feed = "<rss><channel>".to_owned();
    for number in 0..ITEMS {
        let employer = if number % (ITEMS / BROKEN + 1) == 5 { "" } else { "Impresa di misura" };
        let change = if number.checked_rem(changed_every) == Some(0) { " (nuovo orario)" } else { "" };
        let end = date(2026, 12, 1).saturating_add(i64::try_from(number % 60).unwrap_or(0).days());
        feed.push_str(&format!(
            "<item><guid>m{number}</guid><title>Mansione numero {number}{change}</title><employer>{employer}</employer>\
             <link>https://misura.example.org/{number}</link><expires>{end}</expires><description>&lt;p&gt;Si cerca una \
             persona per lavorare in magazzino, in ufficio e al banco, con turni al mattino e alla sera; gradita \
             esperienza.&lt;/p&gt;</description></item>"
        ));
    }
    feed + "</channel></rss>"
}
