//! What desks keep of a person goes: with the account by which she booked, and with the client whom her body erases.

use ::web::slice::ClientOfBody;
use desk::actions::{Wish, add_desk, book_appointment, join_waiting_list};
use desk::model::{Appointment, AppointmentState, Attendee, Channel, Desk};
use desk::store;
use jiff::civil::{Date, date};
use kernel::Id;
use policy::{Actor, Level};
use storage::Cx;
use testkit::{Engine, TestApp, engines, public, staff};
use uuid::Uuid;

use crate::booking_ground::{TUESDAY, an_agenda, an_app_with_desk, at, booking, network, new_desk, somebody};

storage::statements! {
    OFFERED = "SELECT w.name FROM desk_offer o JOIN desk_waiting w ON w.id = o.waiting_id WHERE o.state = 'open'";
    NAMED = "SELECT COUNT(*) AS n FROM desk_appointment WHERE name LIKE 'Ada%' OR email IS NOT NULL OR person_id IS NOT NULL";
    WAITING = "SELECT COUNT(*) AS n FROM desk_waiting WHERE name LIKE 'Ada%'";
}

const ADA: Uuid = Uuid::from_u128(7);
const WEDNESDAY: Date = date(2026, 11, 25);

struct Stage {
    app: TestApp,
    desk: Desk,
}

async fn a_stage(engine: Engine) -> Stage {
    let (app, desk) = an_app_with_desk(engine).await;
    Stage { app, desk }
}

impl Stage {
    fn ada(&self) -> Cx {
        self.app.cx(Actor::Person { id: ADA, level: Level::Substantial })
    }

    async fn booked(&self, cx: &Cx, day: Date, who: Attendee) -> Id<Appointment> {
        let wanted = desk::actions::Booking { attendee: who, ..booking(self.desk.id, at(day, 9, 0)) };
        book_appointment(cx, wanted).await.unwrap().id
    }

    async fn waits(&self, cx: &Cx, who: Attendee) {
        let wish = Wish {
            desk: self.desk.id,
            channel: Channel::InPerson,
            service: None,
            from_day: WEDNESDAY,
            until_day: WEDNESDAY,
            attendee: who,
            once: None,
        };
        join_waiting_list(cx, wish).await.unwrap();
    }

    async fn found(&self, id: Id<Appointment>) -> Appointment {
        let mut tx = self.app.cx(public()).read().await.unwrap();
        store::appointment::find(&mut tx, id).await.unwrap().unwrap()
    }

    async fn count(&self, statement: &'static storage::Statement) -> i64 {
        let mut tx = self.app.cx(public()).read().await.unwrap();
        tx.one(statement, []).await.unwrap().get("n").unwrap()
    }

    async fn offered(&self) -> Option<String> {
        let mut tx = self.app.cx(public()).read().await.unwrap();
        tx.optional(&OFFERED, []).await.unwrap().map(|row| row.get("name").unwrap())
    }
}

fn ada() -> Attendee {
    somebody("Ada Prova", "333 1234567", "ada@posta.example")
}

#[tokio::test]
async fn closed_account_takes_its_appointments_along_and_frees_the_time_to_come() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let past = stage.booked(&stage.ada(), TUESDAY, ada()).await;
        let to_come = stage.booked(&stage.ada(), WEDNESDAY, ada()).await;
        stage.waits(&stage.ada(), ada()).await;
        stage.waits(&stage.app.cx(public()), somebody("Ugo Altro", "", "ugo@posta.example")).await;
        stage.app.clock.set(at(TUESDAY, 14, 0));
        assert_eq!((stage.count(&NAMED).await, stage.count(&WAITING).await), (2, 1), "{engine:?}");

        let cx = stage.ada();
        let mut tx = cx.begin().await.unwrap();
        for room in stage.app.app.keepings() {
            (room.erase)(&mut tx, &cx, ADA).await.unwrap();
        }
        tx.commit().await.unwrap();

        assert_eq!((stage.count(&NAMED).await, stage.count(&WAITING).await), (0, 0), "{engine:?}");
        let (past, to_come) = (stage.found(past).await, stage.found(to_come).await);
        assert_eq!((past.state, to_come.state), (AppointmentState::Booked, AppointmentState::Cancelled));
        assert_eq!((past.attendee, to_come.attendee), (Attendee::default(), Attendee::default()));
        // Not to her, though she waited longest.
        assert_eq!(stage.offered().await.as_deref(), Some("Ugo Altro"));
        stage.app.finish().await;
        let told = stage.app.mails_to("ada@posta.example");
        assert!(told.iter().all(|(subject, _)| subject.starts_with("Appuntamento prenotato")), "{told:?}");
    }
}

#[tokio::test]
async fn nobody_closes_anothers_account() {
    let stage = a_stage(Engine::Lite).await;
    let hers = stage.booked(&stage.ada(), TUESDAY, ada()).await;

    for other in [
        public(),
        staff("operator", stage.desk.id.uuid()),
        Actor::Person { id: Uuid::from_u128(8), level: Level::High },
    ] {
        let cx = stage.app.cx(other);
        let mut tx = cx.begin().await.unwrap();
        for room in stage.app.app.keepings() {
            assert!((room.erase)(&mut tx, &cx, ADA).await.is_err());
        }
    }

    assert_eq!(stage.found(hers).await.attendee, ada());
}

#[tokio::test]
async fn staff_on_the_public_page_book_for_somebody_else() {
    let stage = a_stage(Engine::Lite).await;
    let operator = stage.app.cx(staff("operator", stage.desk.id.uuid()));

    let by_staff = stage.booked(&operator, TUESDAY, ada()).await;
    let by_her = stage.booked(&stage.ada(), WEDNESDAY, ada()).await;

    let (by_staff, by_her) = (stage.found(by_staff).await, stage.found(by_her).await);
    assert_eq!((by_staff.created_by, by_staff.person), (operator.person(), None));
    assert_eq!((by_her.created_by, by_her.person), (None, Some(ADA)));
}

#[tokio::test]
async fn erased_client_leaves_the_desks_of_her_body_and_nobody_else_does() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let anybody = stage.app.cx(public());
        let hers = stage.booked(&anybody, TUESDAY, somebody("Prova Ada", "333 1234567", "")).await;
        // One telephone in a family.
        let brothers = stage.booked(&anybody, WEDNESDAY, somebody("Ugo Prova", "333 1234567", "")).await;
        let coordinator = stage.app.cx(staff("coordinator", network()));
        let elsewhere = an_other_body(&stage, &coordinator).await;
        let far = booking(elsewhere.id, at(TUESDAY, 9, 0));
        let far = desk::actions::Booking { attendee: ada(), ..far };
        let far = book_appointment(&anybody, far).await.unwrap().id;
        stage.waits(&anybody, ada()).await;
        let client = a_client(&stage, ada(), &[]);

        let cx = stage.app.cx(staff("operator", stage.desk.id.uuid()));
        let mut tx = cx.begin().await.unwrap();
        for of_client in stage.app.app.keepings().iter().filter_map(|room| room.of_client) {
            (of_client.erase)(&mut tx, &cx, &client).await.unwrap();
        }
        tx.commit().await.unwrap();

        let hers = stage.found(hers).await;
        assert_eq!(
            (hers.state, hers.attendee),
            (AppointmentState::Cancelled, Attendee::default()),
            "{engine:?}"
        );
        assert_eq!(stage.count(&WAITING).await, 0);
        let brothers = stage.found(brothers).await;
        assert_eq!(
            (brothers.state, brothers.attendee.name.as_deref()),
            (AppointmentState::Booked, Some("Ugo Prova"))
        );
        assert_eq!(stage.found(far).await.attendee, ada(), "another body's");
    }
}

/// A client of the stage's body, whose contacts were these appointments.
fn a_client(stage: &Stage, who: Attendee, appointments: &[Id<Appointment>]) -> ClientOfBody {
    ClientOfBody {
        appointments: appointments.iter().map(|id| id.uuid()).collect(),
        name: who.name,
        phone: who.phone,
        email: who.email,
        ..ClientOfBody::new(stage.desk.organisation, Uuid::from_u128(1))
    }
}

async fn erased(stage: &Stage, client: &ClientOfBody) {
    let cx = stage.app.cx(staff("operator", stage.desk.id.uuid()));
    let mut tx = cx.begin().await.unwrap();
    for of_client in stage.app.app.keepings().iter().filter_map(|room| room.of_client) {
        (of_client.erase)(&mut tx, &cx, client).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn alone(stage: &Stage, client: &ClientOfBody) -> Vec<Uuid> {
    let cx = stage.app.cx(Actor::System { job: "test" });
    let mut tx = cx.read().await.unwrap();
    desk::api::appointments_of_client(&mut tx, &cx, client).await.unwrap()
}

#[tokio::test]
async fn contact_of_another_person_gives_and_erases_no_appointment_of_hers() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let adas = stage.booked(&stage.ada(), WEDNESDAY, ada()).await;
        let with_a_code = stage.booked(&stage.app.cx(public()), TUESDAY, ada()).await;
        let ugo = somebody("Ugo Altro", "333 7654321", "ugo@posta.example");
        let ugos = a_client(&stage, ugo, &[adas, with_a_code]);

        assert_eq!(alone(&stage, &ugos).await, Vec::<Uuid>::new(), "{engine:?}");
        erased(&stage, &ugos).await;

        for id in [adas, with_a_code] {
            let hers = stage.found(id).await;
            assert_eq!((hers.state, hers.attendee), (AppointmentState::Booked, ada()), "{engine:?}");
        }
        assert_eq!(stage.found(adas).await.person, Some(ADA));
        // Her own contacts' appointments go with her.
        let hers = a_client(&stage, somebody("Prova Ada", "333 0000000", ""), &[with_a_code]);
        assert_eq!(alone(&stage, &hers).await, [with_a_code.uuid()]);
    }
}

#[tokio::test]
async fn booking_for_a_brother_stays_its_bookers_without_what_was_his() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let console = stage.app.cx(Actor::Console);
        let account = identity::api::create_ready_citizen(&console, "Ada Prova", None, texts::Locale::It)
            .await
            .unwrap();
        let person = Actor::Person { id: account.uuid(), level: Level::Substantial };
        // His name and telephone, her mail.
        let brother = somebody("Ugo Altro", "333 7654321", "ada@posta.example");
        let booked = stage.booked(&stage.app.cx(person.clone()), WEDNESDAY, brother).await;
        let his = a_client(&stage, somebody("Ugo Altro", "333 7654321", "ugo@posta.example"), &[booked]);

        assert_eq!(alone(&stage, &his).await, Vec::<Uuid>::new(), "{engine:?}");
        erased(&stage, &his).await;

        let left = stage.found(booked).await;
        assert_eq!((left.state, left.person), (AppointmentState::Booked, Some(account.uuid())));
        assert_eq!(left.attendee, Attendee { email: ada().email, ..Attendee::default() }, "{engine:?}");
    }
}

storage::statements! {
    BODY = "INSERT INTO network_organisation
        (id, name, name_key, kind, description, is_invented, is_listed, created_at, changed_at)
        VALUES ($1, 'Comune lontano', 'comune lontano', 'municipality', '', TRUE, TRUE, $2, $2)";
}

/// A desk of another body.
async fn an_other_body(stage: &Stage, cx: &Cx) -> Desk {
    use storage::ToValue as _;
    let id = Uuid::from_u128(902);
    let mut tx = stage.app.cx(Actor::Console).begin().await.unwrap();
    tx.execute(&BODY, [id.value(), cx.now().value()]).await.unwrap();
    tx.commit().await.unwrap();
    let desk = Desk { organisation: id, ..new_desk("lontano", "Sportello lontano", "011027", None) };
    let desk = add_desk(cx, desk, &[]).await.unwrap();
    an_agenda(cx, desk.id, 1).await;
    desk
}
