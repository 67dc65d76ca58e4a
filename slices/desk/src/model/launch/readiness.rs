//! The check-list: one pure function over what is on record.

use documents::Attachment;
use jiff::civil::Date;
use kernel::{Id, Instant};
use uuid::Uuid;

use super::{Item, Responsible};

/// Something that was declared done.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which item.
    pub item: Item,
    /// On which day it was done.
    pub done_on: Date,
    /// The number of the act, where it is one.
    pub reference: Option<String>,
    /// Who wrote it down.
    pub by: Option<Uuid>,
    /// When.
    pub at: Instant,
}

/// A day of training of somebody who works at the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Training {
    /// Its id.
    pub id: Id<Training>,
    /// Who.
    pub person: Uuid,
    /// On which day.
    pub day: Date,
    /// What proves it, in words: the certificate's title and number.
    pub proof: Option<String>,
    /// What proves it, as a file.
    pub attachment: Option<Id<Attachment>>,
    /// Who wrote it down.
    pub by: Option<Uuid>,
    /// When.
    pub at: Instant,
}

impl Training {
    /// Whether there is anything that proves it.
    pub const fn is_proved(&self) -> bool {
        self.proof.is_some() || self.attachment.is_some()
    }
}

/// All that the check-list is judged by, as of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct LaunchFacts {
    /// The day.
    pub today: Date,
    /// Street, number, place; empty when nobody entered it.
    pub address: String,
    /// The desk's telephone.
    pub phone: Option<String>,
    /// What was declared done.
    pub steps: Vec<Step>,
    /// Who works there today.
    pub operators: Vec<Uuid>,
    /// Who was trained.
    pub trainings: Vec<Training>,
    /// How many of its agendas take bookings.
    pub agendas: usize,
    /// How many weekly hours they have at this desk.
    pub openings: usize,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// Nothing is there.
    Missing,
    /// Begun.
    InProgress,
    /// Done: when and by whom that was written down, where it was.
    Done {
        /// The day on which it was written down.
        on: Option<Date>,
        /// Who wrote it down.
        by: Option<Uuid>,
    },
}

/// What must be done next for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Todo {
    /// Nothing.
    Nothing,
    /// Enter the address of the room.
    EnterAddress,
    /// Say that the room at the address on record is ready.
    ConfirmRoom,
    /// Enter the telephone.
    EnterPhone,
    /// Say that the line on record is the desk's.
    ConfirmPhone,
    /// Name an operator.
    NameOperator,
    /// Write down on which day she is trained.
    EnterTraining,
    /// Go to the training of that day.
    AttendTraining(Date),
    /// Write down what proves the training of that day.
    ProveTraining(Date),
    /// Make an agenda with hours.
    MakeAgenda,
    /// Give the agenda its hours.
    PublishHours,
    /// Enter the act.
    EnterAct,
    /// Confirm the services.
    ConfirmCatalogue,
}

/// The act of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Its number.
    pub number: String,
    /// Its day.
    pub day: Date,
}

/// What shows that an item is done, or how far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// Nothing yet.
    None,
    /// The address of the room, or the telephone.
    Text(String),
    /// Who works there.
    Operators(Vec<Uuid>),
    /// The training.
    Training(Training),
    /// How many weekly hours.
    Openings(usize),
    /// The act.
    Act(Act),
    /// The day of the confirmation.
    Day(Date),
}

/// One item, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Which.
    pub item: Item,
    /// How it stands.
    pub state: ItemState,
    /// Who must act next.
    pub who: Responsible,
    /// What she must do.
    pub todo: Todo,
    /// What shows it.
    pub evidence: Evidence,
}

impl Check {
    /// Whether it is done.
    pub const fn is_done(&self) -> bool {
        matches!(self.state, ItemState::Done { .. })
    }
}

/// The check-list, judged: always all items, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// The items.
    pub checks: Vec<Check>,
}

impl Readiness {
    /// Whether the desk may open.
    pub fn is_complete(&self) -> bool {
        self.checks.iter().all(Check::is_done)
    }

    /// The items that stand in the way, in order.
    pub fn missing(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(|check| !check.is_done())
    }

    /// The one thing to do now.
    pub fn next(&self) -> Option<&Check> {
        self.missing().next()
    }

    /// How many are done.
    pub fn done(&self) -> usize {
        self.checks.iter().filter(|check| check.is_done()).count()
    }
}

/// Judges the check-list.
pub fn readiness(facts: &LaunchFacts) -> Readiness {
    Readiness { checks: Item::ALL.map(|item| check(item, facts)).into() }
}

fn check(item: Item, facts: &LaunchFacts) -> Check {
    let (state, todo, evidence) = match item {
        Item::Room => declared(facts, item, Some(&facts.address), (Todo::EnterAddress, Todo::ConfirmRoom)),
        Item::PhoneLine => {
            declared(facts, item, facts.phone.as_deref(), (Todo::EnterPhone, Todo::ConfirmPhone))
        }
        Item::OperatorNamed => named(facts),
        Item::OperatorTrained => trained(facts),
        Item::HoursPublished => published(facts),
        Item::PrivacyAct => act(facts),
        Item::CatalogueConfirmed => confirmed(facts),
    };
    let who = match todo {
        Todo::AttendTraining(_) => Responsible::Operator,
        // The lead body holds the training days; the clerk may write the proof down too.
        Todo::EnterTraining => Responsible::Coordinator,
        _ => Responsible::Clerk,
    };
    Check { item, state, who, todo, evidence }
}

type Judged = (ItemState, Todo, Evidence);

/// The day it was written down: the day of the act or of the training is what the evidence shows.
fn done(step: &Step) -> ItemState {
    ItemState::Done { on: Some(step.at.date()), by: step.by }
}

fn step(facts: &LaunchFacts, item: Item) -> Option<&Step> {
    facts.steps.iter().find(|step| step.item == item)
}

/// What is typed, then declared ready.
fn declared(facts: &LaunchFacts, item: Item, text: Option<&str>, (enter, confirm): (Todo, Todo)) -> Judged {
    match (text.filter(|text| !text.trim().is_empty()), step(facts, item)) {
        (None, _) => (ItemState::Missing, enter, Evidence::None),
        (Some(text), None) => (ItemState::InProgress, confirm, Evidence::Text(text.to_owned())),
        (Some(text), Some(step)) => (done(step), Todo::Nothing, Evidence::Text(text.to_owned())),
    }
}

fn named(facts: &LaunchFacts) -> Judged {
    if facts.operators.is_empty() {
        (ItemState::Missing, Todo::NameOperator, Evidence::None)
    } else {
        (ItemState::Done { on: None, by: None }, Todo::Nothing, Evidence::Operators(facts.operators.clone()))
    }
}

/// Only who works there today counts, and only a day that is over and proved.
fn trained(facts: &LaunchFacts) -> Judged {
    let of_today = || facts.trainings.iter().filter(|training| facts.operators.contains(&training.person));
    let held = |training: &&Training| training.day <= facts.today;
    if let Some(proved) = of_today().filter(held).find(|training| training.is_proved()) {
        let state = ItemState::Done { on: Some(proved.at.date()), by: proved.by };
        return (state, Todo::Nothing, Evidence::Training(proved.clone()));
    }
    match of_today().find(held).or_else(|| of_today().next()) {
        Some(training) => {
            let todo = match training.day <= facts.today {
                true => Todo::ProveTraining(training.day),
                false => Todo::AttendTraining(training.day),
            };
            (ItemState::InProgress, todo, Evidence::Training(training.clone()))
        }
        None if facts.operators.is_empty() => (ItemState::Missing, Todo::NameOperator, Evidence::None),
        None => (ItemState::Missing, Todo::EnterTraining, Evidence::None),
    }
}

const fn published(facts: &LaunchFacts) -> Judged {
    match (facts.agendas, facts.openings) {
        (0, _) => (ItemState::Missing, Todo::MakeAgenda, Evidence::None),
        (_, 0) => (ItemState::InProgress, Todo::PublishHours, Evidence::None),
        (_, openings) => {
            (ItemState::Done { on: None, by: None }, Todo::Nothing, Evidence::Openings(openings))
        }
    }
}

fn act(facts: &LaunchFacts) -> Judged {
    let Some(step) = step(facts, Item::PrivacyAct) else {
        return (ItemState::Missing, Todo::EnterAct, Evidence::None);
    };
    let number = step.reference.clone().unwrap_or_default();
    (done(step), Todo::Nothing, Evidence::Act(Act { number, day: step.done_on }))
}

fn confirmed(facts: &LaunchFacts) -> Judged {
    match step(facts, Item::CatalogueConfirmed) {
        Some(step) => (done(step), Todo::Nothing, Evidence::Day(step.done_on)),
        None => (ItemState::Missing, Todo::ConfirmCatalogue, Evidence::None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn anna() -> Uuid {
        Uuid::from_u128(1)
    }

    fn nothing() -> LaunchFacts {
        LaunchFacts {
            today: date(2026, 11, 23),
            address: String::new(),
            phone: None,
            steps: Vec::new(),
            operators: Vec::new(),
            trainings: Vec::new(),
            agendas: 0,
            openings: 0,
        }
    }

    fn a_step(item: Item) -> Step {
        Step {
            item,
            done_on: date(2026, 11, 20),
            reference: Some("12/2026".into()),
            by: None,
            at: Instant::from_micros(0),
        }
    }

    fn a_training(day: Date, proof: Option<&str>) -> Training {
        Training {
            id: Id::from_uuid(Uuid::from_u128(7)),
            person: anna(),
            day,
            proof: proof.map(str::to_owned),
            attachment: None,
            by: None,
            at: Instant::from_micros(0),
        }
    }

    fn everything() -> LaunchFacts {
        LaunchFacts {
            address: "Piazza della Prova 1".into(),
            phone: Some("0187 000000".into()),
            steps: [Item::Room, Item::PhoneLine, Item::PrivacyAct, Item::CatalogueConfirmed]
                .map(a_step)
                .into(),
            operators: vec![anna()],
            trainings: vec![a_training(date(2026, 11, 18), Some("Attestato 4"))],
            agendas: 1,
            openings: 5,
            ..nothing()
        }
    }

    fn trained_with(trainings: Vec<Training>) -> (ItemState, Todo, Responsible) {
        let judged = readiness(&LaunchFacts { trainings, ..everything() });
        let check = judged.checks.iter().find(|check| check.item == Item::OperatorTrained).unwrap();
        (check.state, check.todo, check.who)
    }

    #[test]
    fn nothing_on_record_leaves_every_item_missing_and_begins_with_the_room() {
        let judged = readiness(&nothing());

        assert_eq!(judged.missing().map(|check| check.item).collect::<Vec<_>>(), Item::ALL);
        assert_eq!(judged.next().map(|check| check.todo), Some(Todo::EnterAddress));
        assert!(!judged.is_complete());
    }

    #[test]
    fn everything_on_record_is_complete() {
        let judged = readiness(&everything());

        assert_eq!(judged.missing().count(), 0, "{judged:?}");
        assert!(judged.is_complete());
        assert_eq!(judged.next(), None);
    }

    #[test]
    fn each_item_taken_away_stands_in_the_way_by_itself() {
        let full = everything();
        let without = |item| full.steps.iter().filter(|step| step.item != item).cloned().collect();
        let cases = [
            (Item::Room, LaunchFacts { steps: without(Item::Room), ..full.clone() }),
            (Item::PhoneLine, LaunchFacts { phone: None, ..full.clone() }),
            (Item::OperatorTrained, LaunchFacts { trainings: Vec::new(), ..full.clone() }),
            (Item::HoursPublished, LaunchFacts { openings: 0, ..full.clone() }),
            (Item::PrivacyAct, LaunchFacts { steps: without(Item::PrivacyAct), ..full.clone() }),
            (
                Item::CatalogueConfirmed,
                LaunchFacts { steps: without(Item::CatalogueConfirmed), ..full.clone() },
            ),
        ];

        for (item, facts) in cases {
            let missing: Vec<_> = readiness(&facts).missing().map(|check| check.item).collect();
            assert_eq!(missing, [item]);
        }
        // Without an operator nobody is trained either.
        let nobody = readiness(&LaunchFacts { operators: Vec::new(), ..full });
        let missing: Vec<_> = nobody.missing().map(|check| check.item).collect();
        assert_eq!(missing, [Item::OperatorNamed, Item::OperatorTrained]);
    }

    #[test]
    fn training_counts_when_it_is_over_and_proved() {
        let (before, today, later) = (date(2026, 11, 18), date(2026, 11, 23), date(2026, 12, 1));

        assert!(matches!(trained_with(vec![a_training(today, Some("x"))]).0, ItemState::Done { .. }));
        assert_eq!(
            trained_with(vec![a_training(before, None)]),
            (ItemState::InProgress, Todo::ProveTraining(before), Responsible::Clerk)
        );
        assert_eq!(
            trained_with(vec![a_training(later, Some("x"))]),
            (ItemState::InProgress, Todo::AttendTraining(later), Responsible::Operator)
        );
        assert_eq!(
            trained_with(Vec::new()),
            (ItemState::Missing, Todo::EnterTraining, Responsible::Coordinator)
        );
    }

    #[test]
    fn training_of_who_no_longer_works_there_does_not_count() {
        let somebody_else =
            Training { person: Uuid::from_u128(2), ..a_training(date(2026, 11, 18), Some("x")) };

        assert_eq!(trained_with(vec![somebody_else]).0, ItemState::Missing);
    }
}
