//! Desks on their way to being open: each step by whoever takes it, on the day on which it was taken.

use desk::actions::launch::{
    DeskContacts, DeskToPrepare, NewOperator, Served, TrainingDay, choose_services, enter_contacts,
    enter_privacy_act, enter_training, launch_desk, name_operator, prepare_desk,
};
use desk::actions::{change_desk, set_hours};
use desk::model::launch::{Act, Item};
use desk::model::{Desk, DeskKind};
use identity::api::{PersonId, Role, role};
use jiff::civil::{Date, date};
use kernel::{EmailAddress, Id, PhoneNumber};
use storage::Cx;
use texts::Locale;

use super::DemoError;
use super::data::{self, Data};
use super::hours::{agenda, openings};
use super::moments::{at, later, working};
use super::network::{Filled, of};
use super::people::{self, Holding, Wanted, acting};

/// Days between the beginning of a check-list and its steps.
const CONTACTS: i64 = 3;
const OPERATOR: i64 = 6;
const TRAINING: i64 = 13;
const HOURS: i64 = 15;
const ACT: i64 = 17;
const SERVICES: i64 = 20;
/// Days that it took from the beginning to the opening.
const WHOLE: i64 = 24;
/// Days since the last refresher of those who work at an open desk.
const REFRESHED_DAYS_AGO: i64 = 150;
/// Between these days all thirteen Comuni are members.
const MEMBERS: [Date; 2] = [date(2023, 10, 9), date(2028, 5, 31)];

/// A desk that was prepared, and who works there first.
pub struct Team {
    /// The desk.
    pub desk: Desk,
    /// Her operator at work; the coordinator where nobody was named.
    pub operator: Cx,
}

/// Prepares the thirteen desks as their Comuni did, and opens those that are open.
///
/// # Errors
/// When the data or the database refuse.
pub async fn fill(cx: &Cx, coordinator: &Cx, data: &Data, filled: &Filled) -> Result<Vec<Team>, DemoError> {
    let mut teams = Vec::new();
    for (number, known) in data.desks.iter().enumerate() {
        let comune = data.organisations.iter().find(|body| body.key == known.organisation);
        let of_comune = comune.and_then(|body| body.name.strip_prefix("Comune "));
        let of_comune = of_comune.ok_or_else(|| format!("{} is kept by no Comune", known.key))?;
        let begun = match known.opened_on {
            Some(day) => later(day, -WHOLE),
            None => later(cx.now().date(), -known.begun_days_ago).clamp(MEMBERS[0], MEMBERS[1]),
        };
        let body = of(&filled.bodies, &known.organisation)?;
        let first = working(begun);
        let to_prepare = DeskToPrepare { network: filled.network, organisation: body, clerk: None };
        let desk = prepare_desk(&at(coordinator, first, 9), to_prepare).await?.desk;
        if desk.slug != known.key {
            return Err(format!("the desk {} is called {}", known.key, desk.slug).into());
        }
        let clerk = Wanted {
            title: "clerk",
            name: format!("Ufficio protocollo {of_comune}"),
            mailbox: format!("comune.{}", known.key),
            role: Some(Holding { role: Role::Clerk, scope: desk.organisation, within: vec![desk.network] }),
        };
        let clerk = people::make(&at(cx, first, 9), clerk).await?.person;
        let clerk = acting(cx, clerk, role::CLERK, desk.organisation);
        let place = data.municipalities.iter().find(|comune| comune.key == known.municipality);
        let place = place.map(|comune| comune.name.as_str()).unwrap_or_default();
        let stage = Stage { cx, coordinator, clerk, known, number, of_comune, place, begun };
        teams.push(stage.walk(desk).await?);
    }
    Ok(teams)
}

/// A desk and those who bring it towards its opening.
struct Stage<'a> {
    cx: &'a Cx,
    coordinator: &'a Cx,
    clerk: Cx,
    known: &'a data::Desk,
    number: usize,
    of_comune: &'a str,
    place: &'a str,
    begun: Date,
}

impl Stage<'_> {
    /// The working day of a step: never later than yesterday.
    fn day(&self, days: i64) -> Date {
        let asked = later(self.begun, days);
        let is_open = self.known.opened_on.is_some();
        working(if is_open { asked } else { asked.min(later(self.cx.now().date(), -1)).max(self.begun) })
    }

    fn clerk(&self, days: i64) -> Cx {
        at(&self.clerk, self.day(days), 11)
    }

    async fn walk(self, desk: Desk) -> Result<Team, DemoError> {
        self.name(&desk).await?;
        if !self.known.lacks(Item::Room) {
            self.contacts(&desk).await?;
        }
        let operators = self.operators(&desk).await?;
        self.training(&desk, &operators).await?;
        self.hours(&desk).await?;
        if !self.known.lacks(Item::PrivacyAct) {
            let day = self.day(ACT);
            let number = format!("DGC {}/{}", 23 + self.number * 7, day.year());
            enter_privacy_act(&self.clerk(ACT), desk.id, Act { number, day }).await?;
        }
        if !self.known.lacks(Item::CatalogueConfirmed) {
            choose_services(&self.clerk(SERVICES), desk.id, Served::All).await?;
        }
        if let Some(day) = self.known.opened_on {
            launch_desk(&at(&self.clerk, day, 8), desk.id).await?;
        }
        let operator = match operators.first() {
            Some(first) => acting(self.cx, first.uuid(), role::OPERATOR, desk.id.uuid()),
            None => self.coordinator.clone(),
        };
        let slug = &self.known.key;
        let desk = desk::store::desk::find_by_slug(&mut self.cx.read().await?, slug).await?;
        Ok(Team { desk: desk.ok_or("a desk that was prepared is gone")?, operator })
    }

    fn address(&self) -> String {
        format!("{}, {}", self.known.address, self.place)
    }

    /// The coordinator gives it the name of the network's desks, and writes what she knows of it.
    async fn name(&self, desk: &Desk) -> Result<(), DemoError> {
        let named = Desk {
            name: self.known.name.clone(),
            kind: DeskKind::parse(&self.known.kind)?,
            address: self.address(),
            phone: self.known.phone.clone(),
            ..desk.clone()
        };
        Ok(change_desk(&at(self.coordinator, self.day(0), 10), named, &[]).await?)
    }

    async fn contacts(&self, desk: &Desk) -> Result<(), DemoError> {
        let phone = self.known.phone.as_deref().ok_or("a room without a telephone line")?;
        let contacts = DeskContacts {
            address: self.address(),
            place: None,
            phone: PhoneNumber::parse(phone)?,
            email: Some(EmailAddress::parse(&format!("{}@sportelli.example.org", self.known.key))?),
        };
        Ok(enter_contacts(&self.clerk(CONTACTS), desk.id, contacts).await?)
    }

    /// One operator a counter; at a point of information, who answers there.
    async fn operators(&self, desk: &Desk) -> Result<Vec<PersonId>, DemoError> {
        let mut operators = Vec::new();
        if self.known.lacks(Item::OperatorNamed) {
            return Ok(operators);
        }
        for number in 1..=self.known.agendas {
            let (name, mailbox) = self.called(desk, number);
            if self.known.invited {
                let email = people::address(&mailbox)?;
                let invited = NewOperator::Invited { name, email, locale: Locale::It };
                let now = self.cx.now().date();
                let yesterday = at(&self.clerk, later(now, -1).max(self.begun), 11);
                operators.push(name_operator(&yesterday, desk.id, invited).await?);
                continue;
            }
            let wanted = Wanted { title: "operator", name, mailbox, role: None };
            let person = people::make(&at(self.cx, self.day(OPERATOR), 11), wanted).await?.person;
            let known = NewOperator::Known(Id::from_uuid(person));
            // A clerk names by account only who works for her body already: the coordinator names this one.
            let coordinator = at(self.coordinator, self.day(OPERATOR), 11);
            operators.push(name_operator(&coordinator, desk.id, known).await?);
        }
        Ok(operators)
    }

    fn called(&self, desk: &Desk, number: u32) -> (String, String) {
        let (of_comune, key) = (self.of_comune, &desk.slug);
        match (self.known.kind.as_str(), number) {
            ("info_point", _) => {
                (format!("Addetto al punto informativo {of_comune}"), format!("operatore.{key}"))
            }
            (_, 1) => (format!("Operatore {of_comune}"), format!("operatore.{key}")),
            _ => (format!("Operatore {of_comune} (postazione {number})"), format!("operatore{number}.{key}")),
        }
    }

    async fn training(&self, desk: &Desk, operators: &[PersonId]) -> Result<(), DemoError> {
        let today = self.cx.now().date();
        let mut days = Vec::new();
        if !self.known.lacks(Item::OperatorTrained) {
            let proof = "Attestato del corso per operatori della rete, 12 ore";
            days.push((self.day(TRAINING), Some(proof)));
        }
        if let Some(days_ahead) = self.known.training_in_days {
            days.push((working(later(today, days_ahead)), None));
        }
        let refreshed = working(later(today, -REFRESHED_DAYS_AGO));
        if self.known.opened_on.is_some_and(|opened| opened < refreshed) {
            days.push((refreshed, Some("Attestato dell'aggiornamento annuale, 4 ore")));
        }
        for (day, proof) in days {
            let written = if day > today { self.day(TRAINING) } else { day };
            for (place, person) in operators.iter().enumerate() {
                let coordinator = at(self.coordinator, written, 12 + i8::try_from(place.min(8))?);
                let day = TrainingDay { person: *person, day, proof: proof.map(str::to_owned), file: None };
                enter_training(&coordinator, desk.id, day).await?;
            }
        }
        Ok(())
    }

    /// One agenda a counter; without hours where those are what is missing.
    async fn hours(&self, desk: &Desk) -> Result<(), DemoError> {
        let clerk = self.clerk(HOURS);
        for number in 1..=self.known.agendas {
            let agenda = agenda(&clerk, desk, number).await?;
            if !self.known.lacks(Item::HoursPublished) {
                set_hours(&clerk, agenda.id, &openings(&agenda, self.known, number)?, &[]).await?;
            }
        }
        Ok(())
    }
}
