//! Half a year of needs of firms: most of them over, some waiting in each state. Firms and people are invented; the codes have
//! a right check digit and numbers that nobody is given.

use contact::api::Channel;
use desk::api::Desk;
use firm::actions::{History, Proposed, Spoken, answer_need, propose_vacancy, put_history, turn_day};
use firm::model::{
    Ask, AskState, Contract, Firm, Hours, Kind, Need, Origin, Outcome, State, Step, StepKind, TypedVacancy,
    ask_by,
};
use kernel::{EmailAddress, FiscalCode, Id, Instant, PhoneNumber};
use network::api::Organisation;
use policy::Actor;
use storage::Cx;
use texts::Locale;

use super::DemoError;
use super::launch::Team;
use super::moments::{at, later, working};
use super::network::Filled;
use super::seeded::Seeded;

/// Needs that are over.
const OVER: u64 = 84;
/// The days over which they came.
const PAST_DAYS: u64 = 183;

/// What firms of the coast and of the valleys ask for: kind, topic, what they add, what the network answers.
const TOPICS: [(Kind, &str, &str, &str); 14] = [
    (
        Kind::Staff,
        "Cameriera o cameriere di sala",
        "Lavoro a turni, anche nel fine settimana.",
        "Abbiamo segnalato l’offerta a quattro persone iscritte; due l’hanno chiamata.",
    ),
    (
        Kind::Staff,
        "Saldatrice o saldatore",
        "Serve il patentino.",
        "L’ente di formazione ha tre allieve che finiscono il corso questo mese.",
    ),
    (
        Kind::Staff,
        "Addetta o addetto alle vendite",
        "",
        "L’offerta è sul portale; le mandiamo i curriculum di chi risponde.",
    ),
    (
        Kind::Staff,
        "Muratrice o muratore",
        "Cantieri in provincia.",
        "La scuola edile ha due persone disponibili da subito.",
    ),
    (
        Kind::Staff,
        "Impiegata o impiegato amministrativo",
        "Contabilità ordinaria.",
        "Tre curriculum adatti, con il consenso delle persone.",
    ),
    (
        Kind::Staff,
        "Operatrice o operatore agricolo",
        "Per la vendemmia.",
        "Ne parliamo con il Centro per l’Impiego, che apre una selezione.",
    ),
    (
        Kind::Traineeship,
        "Cucina di un ristorante di pesce",
        "Affiancamento dello chef.",
        "Un istituto alberghiero propone due tirocini di tre mesi.",
    ),
    (Kind::Traineeship, "Officina nautica", "", "Il tirocinio parte con la convenzione dell’ente promotore."),
    (
        Kind::Training,
        "Sicurezza sul lavoro, aggiornamento",
        "Per dodici persone.",
        "Il corso parte il mese prossimo, in sede.",
    ),
    (
        Kind::Training,
        "Inglese per l’accoglienza",
        "",
        "Un corso serale di trenta ore, gratuito per chi lavora nel turismo.",
    ),
    (
        Kind::Incentives,
        "Assunzione di una persona sotto i 35 anni",
        "",
        "Le spetta uno sgravio: ecco la scheda e chi prepara la domanda.",
    ),
    (
        Kind::Incentives,
        "Macchinario nuovo per il laboratorio",
        "",
        "Il bando è aperto fino a fine mese; l’associazione l’aiuta con la domanda.",
    ),
    (
        Kind::Workplace,
        "Frantoio durante la molitura",
        "Gruppi di quindici.",
        "Due classi vengono a novembre.",
    ),
    (Kind::Workplace, "Cantiere navale", "", "Quattro persone seguite dallo sportello vengono a vedere."),
];

const FIRMS: [&str; 18] = [
    "Trattoria Le Tre Onde",
    "Officine Scoglio Basso",
    "Forno della Valle Larga",
    "Cantieri Punta Serena",
    "Agricola Terrazze Alte",
    "Ferramenta Ponte Vecchio",
    "Hotel Vela Bianca",
    "Edilizia Pietra Chiara",
    "Cooperativa Mani Capaci",
    "Lavanderia Onda Pulita",
    "Studio Contabile Rigo Dritto",
    "Frantoio Oliva Verde",
    "Trasporti Curva Larga",
    "Pescheria Alba di Mare",
    "Falegnameria Tavola Piana",
    "Bar del Molo Corto",
    "Vivaio Radice Forte",
    "Laboratorio Filo e Ago",
];

/// Desks at which people of the demonstration sign in; the third of each three waits anywhere.
const SIGNED_IN: [&str; 2] = ["la-spezia", "follo"];

const WHY_NOT: [&str; 3] = [
    "In questo periodo non abbiamo allievi.",
    "Non seguiamo questo settore.",
    "Il corso è al completo fino a primavera.",
];

struct Maker<'a> {
    cx: &'a Cx,
    chance: Seeded,
    teams: Vec<&'a Team>,
    bodies: Vec<Id<Organisation>>,
    history: History,
}

/// Fills them, and lets the day go by over what rests.
///
/// # Errors
/// When the database refuses.
pub async fn fill(cx: &Cx, filled: &Filled, teams: &[Team]) -> Result<(), DemoError> {
    let open: Vec<&Team> = teams.iter().filter(|team| team.desk.is_open()).collect();
    let desks: Vec<uuid::Uuid> = teams.iter().map(|team| team.desk.organisation).collect();
    let mut bodies: Vec<(&String, Id<Organisation>)> = filled
        .bodies
        .iter()
        .filter(|(_, id)| !desks.contains(&id.uuid()))
        .map(|(key, id)| (key, *id))
        .collect();
    bodies.sort();
    let mut maker = Maker {
        cx,
        chance: Seeded::new(0xF1_12),
        teams: open,
        bodies: bodies.into_iter().map(|(_, id)| id).collect(),
        history: History::default(),
    };
    let mut ages: Vec<u64> = (0..OVER).map(|_| 12 + maker.chance.below(PAST_DAYS - 12)).collect();
    ages.sort_unstable();
    for age in ages.iter().rev() {
        maker.over(i64::try_from(*age)?)?;
    }
    let waiting = maker.waiting()?;
    let Maker { history, .. } = maker;
    put_history(cx, history).await?;
    speak(cx, teams, &waiting).await?;
    while turn_day(cx).await? > 0 {}
    Ok(())
}

/// An answer and a vacancy by the actions themselves, so that what follows from them is there too.
async fn speak(cx: &Cx, teams: &[Team], waiting: &[Need]) -> Result<(), DemoError> {
    let Some(need) = waiting.iter().find(|need| need.state == State::Received) else { return Ok(()) };
    let team = teams.iter().find(|team| team.desk.id == need.desk).ok_or("no team of the desk")?;
    let spoken = Spoken { channel: Channel::Phone, minutes: Some(10) };
    let answer =
        "Ne abbiamo parlato al telefono: proponga l’offerta dal collegamento, la pubblichiamo sul portale.";
    answer_need(&team.operator, (need.id, need.version), answer, spoken, None).await?;
    let holder = Actor::LinkHolder {
        purpose: firm::NEED.to_owned(),
        resource: need.id.uuid(),
        expires_at: cx.now().plus_days(1),
    };
    let typed = TypedVacancy {
        title: "Cameriera o cameriere di sala".into(),
        summary: "Trattoria sul mare cerca due persone per la stagione invernale.".into(),
        requirements: "Un po’ di esperienza con il pubblico.".into(),
        employer: need.firm.name.clone(),
        contract: Contract::Temporary.word().into(),
        positions: "2".into(),
        how: "Passare in trattoria al mattino, o telefonare.".into(),
        comune: team.desk.municipality.to_string(),
        address: "Lungomare Inventato 3".into(),
        ends_on: later(cx.now().date(), 30).to_string(),
    };
    propose_vacancy(
        &cx.acting_as(holder),
        &Proposed { need: need.id, before: None, typed, seen: Vec::new() },
        None,
    )
    .await?;
    Ok(())
}

impl Maker<'_> {
    fn pick<'b, T>(&mut self, from: &'b [T]) -> Result<&'b T, DemoError> {
        let place = usize::try_from(self.chance.below(u64::try_from(from.len())?))?;
        from.get(place).ok_or_else(|| "nothing to choose from".into())
    }

    /// An hour of work of a day so many days ago.
    fn moment(&mut self, days_ago: i64) -> Result<Instant, DemoError> {
        let day = working(later(self.cx.now().date(), -days_ago));
        let hour = i8::try_from(8 + self.chance.below(9))?;
        let minutes = i64::try_from(self.chance.below(60))?;
        Ok(at(self.cx, day, hour).now().plus_minutes(minutes).min(self.cx.now()))
    }

    /// A need that was confirmed so long after it was sent.
    fn need(
        &mut self,
        (kind, topic, details): (Kind, &str, &str),
        sent: Instant,
        at_desk: Option<&str>,
    ) -> Result<Need, DemoError> {
        let name = *self.pick(&FIRMS)?;
        let teams = self.teams.clone();
        let any: &Desk = &self.pick(&teams)?.desk;
        let named = teams.iter().map(|team| &team.desk).find(|desk| Some(desk.slug.as_str()) == at_desk);
        let desk = named.unwrap_or(any);
        let number = FIRMS.iter().position(|firm| *firm == name).unwrap_or(0);
        let word: String = name.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
        let (with_phone, with_code) = (self.chance.one_in(3), !self.chance.one_in(4));
        let firm = Firm {
            name: name.to_owned(),
            code: with_code.then(|| code(number)).transpose()?,
            comune: (!self.chance.one_in(9)).then(|| desk.municipality.clone()),
            contact: "Titolare (persona inventata)".to_owned(),
            phone: with_phone
                .then(|| PhoneNumber::parse(&format!("0187 555 {:04}", 100 + number)))
                .transpose()?,
            email: Some(EmailAddress::parse(&format!("{word}@imprese.example.org"))?),
            may_share: self.chance.one_in(2),
        };
        let is_staff = kind == Kind::Staff;
        Ok(Need {
            id: self.cx.new_random_id(),
            number: String::new(),
            network: Id::from_uuid(desk.network),
            desk: desk.id,
            organisation: Id::from_uuid(desk.organisation),
            kind,
            state: State::Sent,
            outcome: None,
            origin: if self.chance.one_in(5) { Origin::Desk } else { Origin::Web },
            topic: topic.to_owned(),
            details: details.to_owned(),
            people: (kind != Kind::Incentives)
                .then(|| u32::try_from(1 + self.chance.below(4)))
                .transpose()?,
            place: String::new(),
            contract: is_staff.then_some(Contract::Temporary),
            hours: is_staff.then_some(Hours::Full),
            by_day: None,
            firm,
            person: None,
            client: None,
            locale: Locale::It,
            version: 1,
            sent_at: sent,
            received_at: None,
            first_answer_at: None,
            asked_at: None,
            closed_at: None,
            changed_at: sent,
            forgotten_at: None,
        })
    }

    fn step(&mut self, need: &Need, kind: StepKind, at: Instant, words: Option<&str>) {
        let team = self.teams.iter().find(|team| team.desk.id == need.desk);
        let is_desk = matches!(
            kind,
            StepKind::Answered | StepKind::OutcomeAsked | StepKind::WrittenDown | StepKind::BodyAsked
        );
        self.history.steps.push(Step {
            id: self.cx.new_id(),
            need: need.id,
            kind,
            words: words.map(str::to_owned),
            organisation: None,
            by: team.filter(|_| is_desk).and_then(|team| team.operator.person()),
            at,
        });
    }

    /// Confirms it an hour after it was sent.
    fn confirm(&mut self, need: &mut Need) {
        let at = match need.origin {
            Origin::Desk => need.sent_at,
            Origin::Web => need.sent_at.plus_minutes(75).min(self.cx.now()),
        };
        let first = if need.origin == Origin::Desk { StepKind::WrittenDown } else { StepKind::Sent };
        self.step(need, first, need.sent_at, None);
        if need.origin == Origin::Web {
            self.step(need, StepKind::Confirmed, at, None);
        }
        need.state = State::Received;
        need.received_at = Some(at);
        need.changed_at = at;
    }

    /// Asks a body or two, most of which say yes.
    fn ask(&mut self, need: &Need, from: Instant) -> Result<(), DemoError> {
        let bodies = self.bodies.clone();
        let mut asked = Vec::new();
        for _ in 0..=self.chance.below(2) {
            let body = *self.pick(&bodies)?;
            if asked.contains(&body) {
                continue;
            }
            asked.push(body);
            let answered = from.plus_minutes(i64::try_from(60 + self.chance.below(2000))?);
            let (state, words) = match self.chance.below(6) {
                0 => (AskState::Cannot, Some(*self.pick(&WHY_NOT)?)),
                1 => (AskState::Lapsed, None),
                _ => (AskState::Can, Some("Possiamo: ci sentiamo con l’impresa questa settimana.")),
            };
            self.step(need, StepKind::BodyAsked, from, None);
            if let Some(step) = self.history.steps.last_mut() {
                step.organisation = Some(body);
            }
            self.history.asks.push(Ask {
                id: self.cx.new_random_id(),
                need: need.id,
                organisation: body,
                state,
                question: String::new(),
                words: words.map(str::to_owned),
                from_day: None,
                due_on: ask_by(from),
                asked_at: from,
                answered_at: words.map(|_| answered),
            });
        }
        Ok(())
    }

    fn answer(&mut self, need: &mut Need, at: Instant, words: &str) {
        self.step(need, StepKind::Answered, at, Some(words));
        need.state = State::Answered;
        need.first_answer_at = Some(at);
        need.changed_at = at;
    }

    /// One that is over.
    fn over(&mut self, days_ago: i64) -> Result<(), DemoError> {
        let (kind, topic, details, words) = *self.pick(&TOPICS)?;
        let sent = self.moment(days_ago)?;
        let mut need = self.need((kind, topic, details), sent, None)?;
        self.confirm(&mut need);
        let received = need.received_at.unwrap_or(sent);
        if self.chance.one_in(14) {
            let at = received.plus_minutes(i64::try_from(600 + self.chance.below(3000))?);
            self.step(&need, StepKind::Withdrawn, at, Some("Ho trovato da sola."));
            self.close(need, at, Outcome::Withdrawn);
            return Ok(());
        }
        if !self.chance.one_in(3) {
            self.ask(&need, received.plus_minutes(90))?;
        }
        // Most answers come within the five days; one in nine does not.
        let most = if self.chance.one_in(9) { 9 * 1440 } else { 4 * 1440 };
        let answered = received.plus_minutes(i64::try_from(180 + self.chance.below(most))?);
        self.answer(&mut need, answered, words);
        let last = self.cx.now().minutes_since(answered).clamp(600, 45 * 1440);
        let closed =
            answered.plus_minutes(i64::try_from(500 + self.chance.below(u64::try_from(last - 500)?))?);
        let outcome = match self.chance.below(10) {
            0..=4 => Outcome::Met,
            5 | 6 => Outcome::Partly,
            7 | 8 => Outcome::NotMet,
            _ => Outcome::NoAnswer,
        };
        let asked = answered.plus_minutes(closed.minutes_since(answered) / 2);
        self.step(&need, StepKind::OutcomeAsked, asked, None);
        need.asked_at = Some(asked);
        self.step(&need, StepKind::Closed, closed, None);
        self.close(need, closed, outcome);
        Ok(())
    }

    fn close(&mut self, mut need: Need, at: Instant, outcome: Outcome) {
        need.state = State::Closed;
        need.outcome = Some(outcome);
        need.closed_at = Some(at);
        need.changed_at = at;
        self.history.needs.push(need);
    }

    /// Some of each state at the desks that people of the demonstration sign in to; returned as they stand.
    fn waiting(&mut self) -> Result<Vec<Need>, DemoError> {
        let plan = [
            (State::Answered, 24),
            (State::Asked, 16),
            (State::Answered, 13),
            (State::Received, 8),
            (State::Answered, 7),
            (State::Received, 3),
            (State::Received, 2),
            (State::Asked, 5),
            (State::Received, 1),
            (State::Sent, 1),
        ];
        let mut waiting = Vec::new();
        for (number, (state, days_ago)) in plan.into_iter().enumerate() {
            let (kind, topic, details, words) = *TOPICS.get(number).ok_or("too few topics")?;
            let sent = self.moment(days_ago)?;
            let mut need = self.need((kind, topic, details), sent, SIGNED_IN.get(number % 3).copied())?;
            if state == State::Sent {
                self.step(&need, StepKind::Sent, sent, None);
                need.origin = Origin::Web;
                need.firm.email = None;
                need.firm.phone = Some(PhoneNumber::parse("0187 555 0199")?);
            } else {
                self.confirm(&mut need);
            }
            if matches!(state, State::Answered | State::Asked) {
                let answered = need.changed_at.plus_minutes(1500).min(self.cx.now());
                self.answer(&mut need, answered, words);
            }
            if state == State::Asked {
                let asked = need.changed_at.plus_minutes(2900).min(self.cx.now());
                self.step(&need, StepKind::OutcomeAsked, asked, None);
                need.state = State::Asked;
                need.asked_at = Some(asked);
                need.changed_at = asked;
            }
            self.history.needs.push(need.clone());
            waiting.push(need);
        }
        Ok(waiting)
    }
}

/// A number of eleven digits that begins as none that is given out, with its check digit.
fn code(number: usize) -> Result<FiscalCode, DemoError> {
    let ten = format!("9999{number:06}");
    let found = (0..10).find_map(|check| FiscalCode::parse(&format!("{ten}{check}")).ok());
    found.ok_or_else(|| "no check digit fits".into())
}
