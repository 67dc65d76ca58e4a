//! Half a year of contacts of the open desks: people and firms who ask, some who come back, a few whose purpose became a case.
//! What the agenda knows as served has its contact, but for today's, which wait to be completed.

use contact::actions::{PastContact, record_many};
use contact::model::{
    Age, AgeBand, Case, Channel, Citizenship, Client, ClientNames, Entry, Kind, Note, Origin, Outcome,
    PersonFacts, Request, Residence, Schooling, Sex, WorkStatus, forget_on,
};
use desk::api::{Appointment, AppointmentState, ServiceId};
use jiff::civil::{Date, Weekday};
use kernel::{Id, Instant, IstatCode, PhoneNumber};
use network::api::Organisation;
use storage::Cx;
use tokio::task::JoinSet;

use super::DemoError;
use super::attendees::attendee;
use super::bookings::PAST_DAYS;
use super::launch::Team;
use super::moments::later;
use super::network::Filled;
use super::seeded::Seeded;

/// Days of this history.
const DAYS: i64 = 183;
/// Of each desk so many contacts wait to be completed.
const TO_COMPLETE: usize = 2;
/// Contacts after which somebody who comes back has a case.
const CASE_AFTER: usize = 3;

/// What people ask for, the commonest several times.
const ASKED: [Request; 16] = [
    Request::Job,
    Request::Job,
    Request::Job,
    Request::Curriculum,
    Request::Curriculum,
    Request::Orientation,
    Request::Orientation,
    Request::Training,
    Request::Training,
    Request::Traineeship,
    Request::PublicPost,
    Request::Enterprise,
    Request::Support,
    Request::Digital,
    Request::Abroad,
    Request::Rights,
];

/// What firms ask for.
const FIRMS_ASKED: [Request; 5] =
    [Request::Staff, Request::Staff, Request::HostTrainee, Request::Incentives, Request::StaffTraining];

/// What cases are for.
const PURPOSES: [&str; 4] =
    ["Primo lavoro dopo il diploma", "Rientro dopo la maternità", "Nuova qualifica", "Aprire un'attività"];

/// Fills the contacts of all desks that are open.
///
/// # Errors
/// When the database refuses.
pub async fn fill(cx: &Cx, filled: &Filled, teams: &[Team], services: &[ServiceId]) -> Result<(), DemoError> {
    let mut comuni: Vec<IstatCode> = filled.comuni.values().cloned().collect();
    comuni.sort();
    let mut bodies: Vec<Id<Organisation>> = filled.bodies.values().copied().collect();
    bodies.sort();
    let mut desks = JoinSet::new();
    for (number, team) in (0..).zip(teams.iter().filter(|team| team.desk.is_open())) {
        let appointments = appointments(team, cx.now().date()).await?;
        let story = Story {
            team: Team { desk: team.desk.clone(), operator: team.operator.clone() },
            comuni: comuni.clone(),
            bodies: bodies.clone(),
            services: services.to_vec(),
            seeded: Seeded::new(20_240_214 + number),
            is_large: team.desk.slug == "la-spezia",
            clients: Vec::new(),
            cases: Vec::new(),
            contacts: Vec::new(),
        };
        desks.spawn(story.write(appointments));
    }
    while let Some(written) = desks.join_next().await {
        written??;
    }
    Ok(())
}

/// The appointments that were served at a desk: today's are left out, and the last ones before, of which nobody wrote down yet
/// what they were about.
async fn appointments(team: &Team, today: Date) -> Result<Vec<Appointment>, DemoError> {
    let mut tx = team.operator.read().await?;
    let mut all = Vec::new();
    for ago in 1..=PAST_DAYS {
        let day = later(today, -ago);
        let desks = std::slice::from_ref(&team.desk);
        all.extend(desk::api::day_at(&mut tx, &team.operator, desks, day).await?);
    }
    all.retain(|one| one.state == AppointmentState::Served);
    all.sort_by_key(|one| one.starts_at);
    all.truncate(all.len().saturating_sub(TO_COMPLETE));
    Ok(all)
}

/// A client of the story, and how often she came.
struct Known {
    client: Client,
    times: usize,
    case: Option<Id<Case>>,
}

struct Story {
    team: Team,
    comuni: Vec<IstatCode>,
    bodies: Vec<Id<Organisation>>,
    services: Vec<ServiceId>,
    seeded: Seeded,
    is_large: bool,
    clients: Vec<Known>,
    cases: Vec<Case>,
    contacts: Vec<PastContact>,
}

impl Story {
    async fn write(mut self, appointments: Vec<Appointment>) -> Result<(), DemoError> {
        let today = self.team.operator.now().date();
        let first = later(today, -DAYS);
        let closed = kernel::calendar::holidays(first, today);
        let opened = self.team.desk.opened_on.unwrap_or(first);
        for ago in (1..=DAYS).rev() {
            let day = later(today, -ago);
            let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            if is_weekend || day < opened || closed.iter().any(|(holiday, _)| *holiday == day) {
                continue;
            }
            let served = appointments.iter().filter(|one| one.starts_at.date() == day).cloned();
            for appointment in served.collect::<Vec<_>>() {
                let at = appointment.starts_at;
                let mut entry = contact::actions::follow_appointment::entry_of(&appointment);
                self.said(&mut entry)?;
                self.contacts.push(PastContact { entry, at });
            }
            for _ in 0..self.others() {
                let minutes = i64::try_from(self.seeded.below(230))?;
                let at = Instant::from_rome(day.at(8, 40, 0, 0)).plus_minutes(minutes);
                let (channel, origin) = self.way();
                let mut entry = Entry::new(Kind::Person, day, channel, origin);
                entry.started_at = Some(at);
                self.said(&mut entry)?;
                self.contacts.push(PastContact { entry, at });
            }
        }
        self.close_cases(today);
        self.contacts.sort_by_key(|one| one.at);
        let clients: Vec<Client> = self.clients.into_iter().map(|known| known.client).collect();
        let console = self.team.operator.acting_as(policy::Actor::Console);
        record_many(&console, self.team.desk.id, &clients, &self.cases, self.contacts).await?;
        Ok(())
    }

    /// Contacts of a day beside the appointments.
    fn others(&mut self) -> u64 {
        if self.is_large { self.seeded.below(4) } else { u64::from(self.seeded.one_in(2)) }
    }

    fn way(&mut self) -> (Channel, Origin) {
        match self.seeded.below(10) {
            0..=4 => (Channel::InPerson, Origin::WalkIn),
            5..=7 => (Channel::Phone, Origin::Call),
            8 => (Channel::Mail, Origin::Message),
            _ => (Channel::Web, Origin::Message),
        }
    }

    /// What was said, asked and given.
    fn said(&mut self, entry: &mut Entry) -> Result<(), DemoError> {
        let is_firm = entry.appointment.is_none() && self.seeded.one_in(16);
        entry.kind = if is_firm { Kind::Firm } else { Kind::Person };
        let asked: &[Request] = if is_firm { &FIRMS_ASKED } else { &ASKED };
        entry.request = Some(self.one_of(asked).unwrap_or(Request::Other));
        entry.is_quick = entry.appointment.is_none() && !is_firm && self.seeded.one_in(3);
        if let Some(service) = self.service().filter(|service| !entry.services.contains(service)) {
            entry.services.push(service);
        }
        if entry.is_quick {
            entry.minutes = Some(3);
            return Ok(());
        }
        entry.minutes = u16::try_from(10 + 5 * self.seeded.below(9)).ok();
        entry.outcome = Some(match self.seeded.below(10) {
            0..=3 => Outcome::Informed,
            4..=6 => Outcome::Served,
            7 => Outcome::ToComeBack,
            8 => Outcome::Referred,
            _ => Outcome::NotHelped,
        });
        if entry.outcome == Some(Outcome::Referred) {
            entry.referred_to = self.body();
        }
        if self.seeded.one_in(12) {
            let until = later(entry.on_day, 90);
            let today = self.team.operator.now().date();
            let text = "Richiamare quando esce il nuovo corso.".to_owned();
            entry.note = (until > today).then_some(Note { text, until, by: None });
        }
        self.who(entry)
    }

    /// Who it was: most often nobody who said a name, else somebody new or somebody who comes back.
    fn who(&mut self, entry: &mut Entry) -> Result<(), DemoError> {
        let comes_back = !self.clients.is_empty() && self.seeded.one_in(4);
        if comes_back {
            let place = usize::try_from(self.seeded.below(u64::try_from(self.clients.len())?))?;
            return self.returned(entry, place);
        }
        entry.facts =
            if entry.kind == Kind::Person { self.facts(entry.on_day) } else { PersonFacts::default() };
        entry.is_first = Some(!self.seeded.one_in(4));
        if self.seeded.one_in(2) {
            return Ok(());
        }
        let names = self.names(entry.kind)?;
        let client = Client {
            id: self.team.operator.new_random_id(),
            organisation: Id::from_uuid(self.team.desk.organisation),
            kind: entry.kind,
            names,
            person: None,
            facts: entry.facts.clone(),
            last_contact_on: entry.on_day,
            forget_on: forget_on(entry.on_day),
        };
        entry.client = Some(client.id);
        entry.is_first = Some(true);
        self.clients.push(Known { client, times: 1, case: None });
        Ok(())
    }

    fn returned(&mut self, entry: &mut Entry, place: usize) -> Result<(), DemoError> {
        let purpose = self.one_of(&PURPOSES).unwrap_or_default();
        let opens = self.seeded.one_in(2);
        let Some(known) = self.clients.get_mut(place) else { return Ok(()) };
        known.times += 1;
        entry.kind = known.client.kind;
        if entry.kind == Kind::Firm {
            entry.request = Some(Request::Staff);
        }
        entry.client = Some(known.client.id);
        entry.is_first = Some(false);
        entry.facts = known.client.facts.clone();
        known.client.last_contact_on = entry.on_day;
        known.client.forget_on = forget_on(entry.on_day);
        if known.times == CASE_AFTER && entry.kind == Kind::Person && opens {
            let case = Case {
                id: self.team.operator.new_id(),
                organisation: known.client.organisation,
                desk: self.team.desk.id,
                client: Some(known.client.id),
                request: entry.request.unwrap_or(Request::Job),
                purpose: Some(purpose.to_owned()),
                opened_on: entry.on_day,
                closed: None,
                told: None,
            };
            known.case = Some(case.id);
            self.cases.push(case);
        }
        entry.case = known.case;
        Ok(())
    }

    /// Cases older than two months are over.
    fn close_cases(&mut self, today: Date) {
        for case in &mut self.cases {
            let closed_on = later(case.opened_on, 60);
            if closed_on < today {
                case.closed = Some((closed_on, Outcome::Served));
            }
        }
    }

    fn names(&mut self, kind: Kind) -> Result<ClientNames, DemoError> {
        let attendee = attendee(&mut self.seeded, false)?;
        let number = 100_000 + self.seeded.below(800_000);
        let phone = PhoneNumber::parse(&format!("0187 {number}")).ok();
        let name = attendee.name;
        Ok(ClientNames {
            firm_name: (kind == Kind::Firm)
                .then(|| format!("Impresa {}", name.as_deref().unwrap_or_default())),
            name,
            phone,
            ..ClientNames::default()
        })
    }

    /// Base facts; one in seven of them was not said.
    fn facts(&mut self, day: Date) -> PersonFacts {
        let years = match self.seeded.below(10) {
            0..=3 => 16 + self.seeded.below(14),
            4..=6 => 30 + self.seeded.below(16),
            _ => 46 + self.seeded.below(20),
        };
        let born = i16::try_from(years).map_or(1990, |years| day.year() - years);
        let home = self.team.desk.municipality.clone();
        let away = self.seeded.one_in(4);
        let other = self.one_of(&self.comuni.clone());
        // Some of those who live away live in another province.
        let lives = match other.filter(|_| away) {
            Some(_) if years % 5 == 0 => Residence::Elsewhere,
            Some(comune) => comune.into(),
            None => home.into(),
        };
        let work = self.work(years);
        let is_jobless = work == WorkStatus::Unemployed;
        let since = later(day, -30 * i64::try_from(1 + self.seeded.below(20)).unwrap_or(1)).first_of_month();
        let band = AgeBand::of(u8::try_from(years).unwrap_or(30)).map(Age::Band);
        let age = if self.seeded.one_in(9) { band } else { Some(Age::Born(born)) };
        let sex = if self.seeded.one_in(2) { Sex::F } else { Sex::M };
        let citizenship = match self.seeded.below(12) {
            0 => Citizenship::Other,
            1 => Citizenship::Eu,
            _ => Citizenship::It,
        };
        let schooling = match self.seeded.below(10) {
            0..=2 => Schooling::LowerSecondary,
            3 => Schooling::Vocational,
            4..=7 => Schooling::UpperSecondary,
            _ => Schooling::Tertiary,
        };
        let is_vulnerable = self.seeded.one_in(10);
        PersonFacts {
            age: self.unless_silent(age).flatten(),
            sex: self.unless_silent(sex),
            residence: self.unless_silent(lives),
            citizenship: self.unless_silent(citizenship),
            unemployed_since: is_jobless.then_some(since),
            work_status: self.unless_silent(work),
            schooling: self.unless_silent(schooling),
            is_vulnerable: self.seeded.one_in(3).then_some(is_vulnerable),
        }
    }

    fn work(&mut self, years: u64) -> WorkStatus {
        match (years, self.seeded.below(10)) {
            (0..=20, 0..=5) => WorkStatus::Student,
            (0..=26, 0..=7) => WorkStatus::FirstJob,
            (63.., 0..=2) => WorkStatus::Retired,
            (_, 0..=5) => WorkStatus::Unemployed,
            (_, 6..=8) => WorkStatus::Employed,
            _ => WorkStatus::Inactive,
        }
    }

    fn unless_silent<T>(&mut self, fact: T) -> Option<T> {
        (!self.seeded.one_in(7)).then_some(fact)
    }

    fn one_of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        let place = self.seeded.below(u64::try_from(list.len()).unwrap_or_default());
        usize::try_from(place).ok().and_then(|place| list.get(place)).cloned()
    }

    fn body(&mut self) -> Option<Id<Organisation>> {
        let bodies = self.bodies.clone();
        self.one_of(&bodies)
    }

    /// A service, the first ones of the catalogue most often.
    fn service(&mut self) -> Option<ServiceId> {
        let most = u64::try_from(self.services.len()).unwrap_or_default();
        let one = self.seeded.below(most.max(1));
        let place = self.seeded.below(one + 1);
        usize::try_from(place).ok().and_then(|place| self.services.get(place)).copied()
    }
}
