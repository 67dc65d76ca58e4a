//! What is said around the desks: a notice to the operators, what people say of the pages and of a service.

use std::collections::HashMap;

use desk::actions::catalogue::suggest_change;
use desk::actions::launch::{
    NewNotice, TypedFault, TypedRating, answer_fault, rate_page, report_fault, write_notice,
};
use desk::model::catalogue::ServiceId;
use desk::model::feedback::{FaultReason, RatingAnswer};
use policy::Actor;
use storage::Cx;

use super::DemoError;
use super::moments::{at, later, working};
use super::network::Filled;

/// Where they come from, as far as it is counted: nowhere.
const ORIGIN: &str = "demonstration";

/// How long ago, which page, how clear, and why.
const RATED: [(i64, &str, u8, RatingAnswer, &str); 12] = [
    (2, "/", 5, RatingAnswer::Guided, ""),
    (3, "/servizi/scrivere-curriculum", 5, RatingAnswer::Clear, "Ho capito subito cosa portare."),
    (5, "/servizi/scrivere-curriculum", 4, RatingAnswer::Complete, ""),
    (9, "/sportelli/la-spezia", 4, RatingAnswer::Clear, ""),
    (12, "/sportelli/la-spezia", 2, RatingAnswer::Complete, "Manca dove parcheggiare."),
    (15, "/servizi", 3, RatingAnswer::Guided, ""),
    (21, "/", 4, RatingAnswer::Clear, ""),
    (26, "/servizi/corso-saldatore", 5, RatingAnswer::Complete, ""),
    (33, "/servizi", 5, RatingAnswer::Guided, ""),
    (40, "/domande-frequenti", 4, RatingAnswer::Clear, ""),
    (52, "/sportelli", 5, RatingAnswer::Guided, "Comodo vedere il primo posto libero."),
    (61, "/servizi/spid-cie", 2, RatingAnswer::Clear, "Troppe sigle."),
];

/// How long ago, which service, and what should be mended.
const SUGGESTED: [(i64, &str, &str); 2] = [
    (4, "corso-saldatore", "Il corso comincia due volte l'anno: si potrebbero scrivere i mesi."),
    (11, "spid-cie", "Serve anche la tessera sanitaria: a me l'hanno chiesta."),
];

/// Lets them speak.
///
/// # Errors
/// When the database refuses.
pub async fn fill(
    coordinator: &Cx,
    filled: &Filled,
    services: &HashMap<String, ServiceId>,
) -> Result<(), DemoError> {
    let today = coordinator.now().date();
    let public = coordinator.acting_as(Actor::Public);
    for (days, page, rate, answer, text) in RATED {
        let then = at(&public, later(today, -days), 18);
        rate_page(&then, ORIGIN, TypedRating { page, rate, answer: Some(answer), text }).await?;
    }
    for (days, service, text) in SUGGESTED {
        let id = services.get(service).ok_or_else(|| format!("no service {service}"))?;
        suggest_change(&at(&public, later(today, -days), 20), *id, text, ORIGIN).await?;
    }
    faults(coordinator, &public).await?;
    let notice = NewNotice {
        network: filled.network,
        title: "La lista d'attesa è in uso".to_owned(),
        text: "Chi non trova posto può lasciare il telefono: il posto che si libera compare tra le telefonate.\n\
               Proponetela a chi chiama, e scriveteci che cosa non funziona."
            .to_owned(),
        until: later(today, 18),
    };
    write_notice(&at(coordinator, working(later(today, -3)), 10), notice).await?;
    Ok(())
}

/// One report that was answered, and one that waits.
async fn faults(coordinator: &Cx, public: &Cx) -> Result<(), DemoError> {
    let today = coordinator.now().date();
    for (days, reason, page, text) in [
        (
            23,
            FaultReason::Booking,
            "/prenota",
            "Ho prenotato due volte per sbaglio: come annullo la seconda?",
        ),
        (
            3,
            FaultReason::WrongContent,
            "/sportelli/lerici",
            "Al telefono dicono che il lunedì si apre alle 9:30.",
        ),
    ] {
        let fault = TypedFault { reason, page: page.to_owned(), text: text.to_owned(), email: None };
        report_fault(&at(public, later(today, -days), 12), ORIGIN, fault).await?;
    }
    let open = desk::store::feedback::open(&mut coordinator.read().await?).await?;
    if let Some(oldest) = open.first() {
        let answer =
            "Con il codice dell'appuntamento, alla voce «Ho già un appuntamento», si annulla da soli.";
        answer_fault(&at(coordinator, working(later(today, -20)), 9), oldest.id, answer).await?;
    }
    Ok(())
}
