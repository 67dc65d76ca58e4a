//! Half a year of hand-overs: sent by the open desks to the bodies that have a contact person, answered as bodies answer,
//! some never. People are invented; most leave a telephone, so that little mail goes out.

use contact::api::{Age, Citizenship, PersonFacts, Schooling, Sex, WorkStatus};
use jiff::civil::Date;
use kernel::{Id, IstatCode};
use network::api::{LegalBasis, OrganisationKind};
use policy::Actor;
use referral::actions::standing::{Receiver, receivers};
use referral::actions::{
    Answer, NewTerms, Sending, answer_referral, lapse_overdue, mark_called, record_answer, send_referral,
    set_terms, withdraw_own_referral,
};
use referral::model::{Referral, State, Typed, USUAL, Verb, WhyNot};
use referral::{ANSWER, FOLLOW};
use storage::Cx;

use super::DemoError;
use super::attendees::attendee;
use super::launch::Team;
use super::moments::{at, later, working};
use super::network::Filled;
use super::seeded::Seeded;

/// How long ago each was sent, in days, and what became of it.
const PAST: [(i64, End); 36] = [
    (176, End::Told(Verb::Start)),
    (171, End::Told(Verb::Start)),
    (165, End::Refused(WhyNot::NoPlace)),
    (160, End::Told(Verb::Decline)),
    (154, End::Lapsed),
    (149, End::Told(Verb::Start)),
    (143, End::Recorded),
    (138, End::Told(Verb::Miss)),
    (132, End::Told(Verb::Start)),
    (127, End::Told(Verb::Start)),
    (121, End::Refused(WhyNot::Requirements)),
    (116, End::Redirected),
    (110, End::Told(Verb::Start)),
    (104, End::Silent),
    (99, End::Told(Verb::Start)),
    (95, End::Withdrawn),
    (90, End::Told(Verb::Decline)),
    (86, End::Told(Verb::Start)),
    (81, End::Lapsed),
    (77, End::Recorded),
    (72, End::Told(Verb::Start)),
    (67, End::Refused(WhyNot::NotOurs)),
    (62, End::Told(Verb::Start)),
    (58, End::Told(Verb::Miss)),
    (53, End::Told(Verb::Start)),
    (47, End::Redirected),
    (42, End::Told(Verb::Start)),
    (36, End::Withdrawn),
    (30, End::Told(Verb::Start)),
    (24, End::Lapsed),
    (19, End::Accepted),
    (15, End::Refused(WhyNot::Area)),
    (11, End::Accepted),
    (5, End::Sent),
    (3, End::Sent),
    (2, End::Accepted),
];

/// Why people are sent on, and what for.
const REASONS: [(&str, &str); 7] = [
    ("Corso con tirocinio", "Cerca un corso breve con un tirocinio vicino a casa, è disponibile da subito."),
    ("Colloquio di orientamento", "Dopo molti anni nello stesso lavoro vuole capire che cosa può fare."),
    (
        "Bilancio delle competenze",
        "Ha più mestieri alle spalle e nessun attestato: vuole metterli in ordine.",
    ),
    ("Accompagnamento al lavoro", "Cerca un primo impiego e chiede di essere seguita nelle candidature."),
    ("Corso di italiano", "Parla poco italiano e cerca lavoro nella ristorazione."),
    ("Consulenza per mettersi in proprio", "Ha un’idea di laboratorio artigiano e vuole capire i costi."),
    ("Informazioni sui diritti", "Ha un contratto a termine che scade e vuole sapere che cosa le spetta."),
];

/// What becomes of one.
#[derive(Clone, Copy)]
enum End {
    Asked,
    Sent,
    Accepted,
    Told(Verb),
    Refused(WhyNot),
    Redirected,
    Withdrawn,
    Recorded,
    Lapsed,
    Silent,
}

/// Sends them, and lets the bodies answer.
///
/// # Errors
/// When the database refuses.
pub async fn fill(cx: &Cx, teams: &[Team], filled: &Filled) -> Result<(), DemoError> {
    let today = cx.now().date();
    let mut desks = Vec::new();
    for team in teams.iter().filter(|team| team.desk.is_open()) {
        let is_operator = !team.operator.actor.scopes_of(identity::api::role::OPERATOR).is_empty();
        let mut tx = cx.read().await?;
        let mut to = Vec::new();
        for receiver in receivers(&mut tx, &team.desk, today).await? {
            let can_help =
                !matches!(receiver.body.kind, OrganisationKind::Municipality | OrganisationKind::Firm);
            let has_contact =
                !network::api::contacts_of(&mut tx, receiver.body.id, later(today, -180)).await?.is_empty();
            if can_help && has_contact {
                to.push(receiver);
            }
        }
        if is_operator && !to.is_empty() {
            desks.push((team, to));
        }
    }
    let comuni: Vec<_> = {
        let mut codes: Vec<_> = filled.comuni.values().cloned().collect();
        codes.sort();
        codes
    };
    texts_of_consent(cx, &desks).await?;
    let mut seeded = Seeded::new(20_260_523);
    for (number, (ago, end)) in PAST.into_iter().enumerate() {
        // The desk that most look at has one of each kind.
        let first = desks.iter().find(|(team, _)| team.desk.slug == "la-spezia");
        let next = desks.get(number.checked_rem(desks.len()).unwrap_or(0));
        let chosen = if number % 3 == 1 { first.or(next) } else { next };
        let Some((team, to)) = chosen else { break };
        let day = working(later(today, -ago));
        let place = usize::try_from(seeded.below(u64::try_from(to.len())?))?;
        let Some(receiver) = to.get(place) else { break };
        let lives = usize::try_from(seeded.below(u64::try_from(comuni.len())?))?;
        let facts = facts(&mut seeded, comuni.get(lives).cloned());
        let story = Story { team, receiver, day, facts, number, end };
        story.tell(cx, &mut seeded).await?;
    }
    let by_consent = desks.iter().filter(|(team, _)| team.desk.slug == "la-spezia").find_map(|(team, to)| {
        to.iter()
            .find(|one| one.agreement.legal_basis == LegalBasis::Consent)
            .map(|receiver| (team, receiver))
    });
    if let Some((team, receiver)) = by_consent {
        for (number, (ago, end)) in BY_CONSENT {
            let day = working(later(today, -ago));
            let facts = facts(&mut seeded, comuni.first().cloned());
            let story = Story { team, receiver, day, facts, number, end };
            story.tell(cx, &mut seeded).await?;
        }
    }
    Ok(())
}

/// Of the agreement that goes by consent, each with a number of its own: those of the fives leave a mail address.
const BY_CONSENT: [(usize, (i64, End)); 3] =
    [(100, (22, End::Told(Verb::Start))), (102, (8, End::Withdrawn)), (101, (2, End::Asked))];

/// What people consent to: a first text, and the one in use.
const CONSENT: [(i64, &str, &str); 2] = [
    (
        190,
        "Acconsento a che lo sportello passi i miei dati all’ente indicato.",
        "I agree that the desk passes my data on to the body named.",
    ),
    (
        120,
        "Acconsento a che lo sportello passi all’ente indicato il mio nome e i dati che ho scelto, perché l’ente mi contatti \
         per il servizio richiesto e per nient’altro.\n\
         Quando l’invio parte per posta elettronica, prima di accettare l’ente legge il servizio, la zona e il motivo, senza \
         il mio nome.\n\
         Posso revocare il consenso in ogni momento, dal mio collegamento o allo sportello. Se non acconsento ricevo comunque \
         tutti gli altri servizi dello sportello.",
        "I agree that the desk passes on to the body named my name and the data that I chose, so that the body contacts me \
         about the service asked for and about nothing else.\n\
         When it is sent by mail, before it accepts the body reads the service, the area and the reason, without my name.\n\
         I can take my consent back at any time, by my link or at the desk. If I do not agree I still get all other services \
         of the desk.",
    ),
];

async fn texts_of_consent(cx: &Cx, desks: &[(&Team, Vec<Receiver>)]) -> Result<(), DemoError> {
    let mut agreements: Vec<_> = desks
        .iter()
        .flat_map(|(_, to)| to)
        .filter(|one| one.agreement.legal_basis == LegalBasis::Consent)
        .map(|one| one.agreement.id)
        .collect();
    agreements.sort();
    agreements.dedup();
    let console = cx.acting_as(Actor::Console);
    for agreement in agreements {
        for (ago, it, en) in CONSENT {
            let day = working(later(cx.now().date(), -ago));
            let new = NewTerms { terms: USUAL, consent: Some((it.to_owned(), en.to_owned())) };
            set_terms(&at(&console, day, 9), agreement, new).await?;
        }
    }
    Ok(())
}

fn facts(seeded: &mut Seeded, residence: Option<IstatCode>) -> PersonFacts {
    PersonFacts {
        age: i16::try_from(1962 + seeded.below(45)).ok().map(Age::Born),
        sex: Some(if seeded.one_in(2) { Sex::F } else { Sex::M }),
        residence: residence.map(Into::into),
        citizenship: Some(if seeded.one_in(5) { Citizenship::Other } else { Citizenship::It }),
        work_status: Some(if seeded.one_in(4) { WorkStatus::FirstJob } else { WorkStatus::Unemployed }),
        schooling: Some(if seeded.one_in(3) { Schooling::UpperSecondary } else { Schooling::LowerSecondary }),
        ..PersonFacts::default()
    }
}

/// One hand-over from its first day to its last.
struct Story<'a> {
    team: &'a Team,
    receiver: &'a Receiver,
    day: Date,
    facts: PersonFacts,
    number: usize,
    end: End,
}

impl Story<'_> {
    async fn tell(&self, cx: &Cx, seeded: &mut Seeded) -> Result<(), DemoError> {
        let id = self.send(seeded).await?;
        match self.end {
            End::Asked | End::Sent => {}
            End::Accepted => self.answer(2, id, saying(Verb::Accept)).await?,
            End::Told(verb) => {
                self.answer(2, id, saying(Verb::Accept)).await?;
                self.answer(14, id, saying(verb)).await?;
            }
            End::Refused(why_not) => {
                self.answer(3, id, Answer { why_not: Some(why_not), ..saying(Verb::Refuse) }).await?;
            }
            End::Redirected => {
                let note = Some("Meglio il patronato più vicino a casa.".to_owned());
                self.answer(2, id, Answer { note, ..saying(Verb::Redirect) }).await?;
            }
            End::Withdrawn => {
                let actor = holder(FOLLOW, id.uuid(), &self.team.operator);
                let she = at(&cx.acting_as(actor), later(self.day, 1), 20);
                withdraw_own_referral(&she, id).await?;
            }
            End::Recorded => {
                let desk = at(&self.team.operator, later(self.day, 1), 9);
                record_answer(&desk, id, saying(Verb::Record)).await?;
            }
            End::Lapsed => self.wait(cx, 13).await?,
            End::Silent => {
                self.answer(2, id, saying(Verb::Accept)).await?;
                self.wait(cx, 40).await?;
            }
        }
        self.telephone().await
    }

    async fn send(&self, seeded: &mut Seeded) -> Result<Id<Referral>, DemoError> {
        let cx = at(&self.team.operator, self.day, 11);
        let person = attendee(seeded, seeded_mail(self.number))?;
        let place = self.number.checked_rem(REASONS.len()).unwrap_or(0);
        let (service, reason) = REASONS.get(place).copied().unwrap_or(("Colloquio", "Chiede aiuto."));
        let today = self.day;
        let offered =
            desk::api::services_of_body(&mut cx.read().await?, self.receiver.body.id.uuid(), today).await?;
        let offered = offered.into_iter().next();
        let typed = Typed {
            name: person.name.unwrap_or_default(),
            phone: person.phone.map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
            email: person.email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
            locale: "it".to_owned(),
            service_name: offered.as_ref().map_or_else(|| service.to_owned(), |one| one.name.clone()),
            reason: reason.to_owned(),
            shares: ["phone", "email", "age"].map(str::to_owned).to_vec(),
            channel: if matches!(self.end, End::Recorded) { "system" } else { "link" }.to_owned(),
            how: match (self.receiver.agreement.legal_basis, self.end) {
                (LegalBasis::PublicTask, _) => "",
                (LegalBasis::Consent, End::Asked) => "link",
                (LegalBasis::Consent, _) => "signed",
            }
            .to_owned(),
            is_informed: true,
        };
        let sending = Sending {
            desk: self.team.desk.clone(),
            agreement: self.receiver.agreement.id,
            body: self.receiver.body.id,
            service: offered.map(|one| one.id),
            contact: None,
            facts: self.facts.clone(),
            previous: None,
            typed,
            key: format!("demonstration {}", self.number),
        };
        Ok(send_referral(&cx, &sending).await?.id)
    }

    /// The body answers some days later, by its link.
    async fn answer(&self, days: i64, id: Id<Referral>, answer: Answer) -> Result<(), DemoError> {
        let operator = &self.team.operator;
        let held = referral::store::recipient::of_referral(&mut operator.read().await?, id).await?;
        let recipient = held.first().ok_or("nobody of the body holds a link")?.id;
        let body = operator.acting_as(holder(ANSWER, recipient.uuid(), operator));
        let then = later(self.day, days).min(later(operator.now().date(), -1));
        answer_referral(&at(&body, then, 15), recipient, answer).await?;
        Ok(())
    }

    async fn wait(&self, cx: &Cx, days: i64) -> Result<(), DemoError> {
        let clock = cx.acting_as(Actor::System { job: "demonstration" });
        lapse_overdue(&at(&clock, later(self.day, days), 1)).await?;
        Ok(())
    }

    /// Whoever left a telephone was told long ago; the last weeks are still to be done.
    async fn telephone(&self) -> Result<(), DemoError> {
        let operator = &self.team.operator;
        if later(self.day, 20) > operator.now().date() {
            return Ok(());
        }
        let calls =
            referral::store::line::calls(&mut operator.read().await?, self.team.desk.id.uuid()).await?;
        for call in calls.into_iter().filter(|call| call.state != State::Sent) {
            mark_called(&at(operator, later(self.day, 16), 10), call.id).await?;
        }
        Ok(())
    }
}

const fn seeded_mail(number: usize) -> bool {
    number % 6 == 5
}

fn saying(verb: Verb) -> Answer {
    Answer { verb: Some(verb), ..Answer::default() }
}

fn holder(purpose: &str, resource: uuid::Uuid, cx: &Cx) -> Actor {
    Actor::LinkHolder { purpose: purpose.to_owned(), resource, expires_at: cx.now() }
}
