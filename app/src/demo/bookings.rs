//! The days of the open desks: what was booked, who came and what she said of it, what is still free, who waits.

use std::collections::HashMap;
use std::sync::Arc;

use desk::actions::{
    BookError, Booked, Booking, Outcome, Rating, WalkIn, Wish, book_appointment, book_for_person,
    cancel_appointment, join_waiting_list, mark_outcome, rate_appointment, receive_walk_in,
};
use desk::model::catalogue::ServiceId;
use desk::model::{Agenda, Appointment, Attendee, Channel, Desk, Slot, Wanted};
use desk::policy::MANAGE_APPOINTMENT;
use desk::queries::{FreeSlots, free_slots};
use jiff::civil::Date;
use kernel::{Id, Instant};
use policy::Actor;
use storage::Cx;
use tokio::task::JoinSet;

use super::DemoError;
use super::attendees::attendee;
use super::launch::Team;
use super::moments::{at, later, under};
use super::seeded::Seeded;

/// Days before today that have a history.
pub const PAST_DAYS: i64 = 33;
/// Days from today on of which some times are booked already.
pub const AHEAD_DAYS: i64 = 34;
/// Of the next day of work, so many times are always taken by people who left only a telephone.
const TO_CALL: usize = 2;

/// What people said of it, with their score.
const SAID: [(u8, &str); 8] = [
    (5, "Mi hanno spiegato tutto con calma."),
    (5, ""),
    (4, ""),
    (5, "Ora so a chi rivolgermi per il corso."),
    (4, "Bene, ma ho aspettato dieci minuti."),
    (3, ""),
    (2, "Speravo in un elenco di offerte da portare a casa."),
    (4, "Gentili e precisi."),
];

/// Fills the days around today of all desks that are open.
///
/// # Errors
/// When the database refuses.
pub async fn fill(cx: &Cx, teams: &[Team], services: &HashMap<String, ServiceId>) -> Result<(), DemoError> {
    let mut services: Vec<ServiceId> = services.values().copied().collect();
    services.sort();
    let services: Arc<[ServiceId]> = services.into();
    let public = cx.acting_as(Actor::Public);
    let mut desks = JoinSet::new();
    for (number, team) in (0..).zip(teams.iter().filter(|team| team.desk.is_open())) {
        let days = Days {
            agendas: desk::store::agenda::of_desk(&mut cx.read().await?, team.desk.id).await?,
            desk: team.desk.clone(),
            operator: team.operator.clone(),
            public: public.clone(),
            services: Arc::clone(&services),
            seeded: Seeded::new(20_231_006 + number),
        };
        desks.spawn(days.fill());
    }
    // Desks fill their days side by side: on a database behind a network that is most of the demonstration's start.
    while let Some(filled) = desks.join_next().await {
        filled??;
    }
    wait(&public, teams).await
}

/// The days of one desk.
struct Days {
    desk: Desk,
    operator: Cx,
    public: Cx,
    agendas: Vec<Agenda>,
    services: Arc<[ServiceId]>,
    seeded: Seeded,
}

impl Days {
    async fn fill(mut self) -> Result<(), DemoError> {
        self.past().await?;
        self.coming().await
    }

    /// What happened: booked under a clock set back, and marked on its day.
    async fn past(&mut self) -> Result<(), DemoError> {
        let now = self.operator.now();
        let first = later(now.date(), -PAST_DAYS);
        let slots = self.slots(&at(&self.operator, first, 6), PAST_DAYS + 1).await?;
        let over: Vec<Slot> = slots.into_iter().filter(|slot| slot.ends_at <= now).collect();
        let mut day = None;
        for same in over.chunk_by(|one, other| one.starts_at == other.starts_at) {
            let Some(slot) = self.one_of(same) else { continue };
            let date = slot.starts_at.date();
            if day != Some(date) && self.seeded.one_in(2) {
                self.walk_in(slot.starts_at.plus_minutes(10)).await?;
            }
            day = Some(date);
            let people = self.came(room(same));
            for place in 0..people {
                let slot = if place == 0 { slot } else { in_person(same).unwrap_or(slot) };
                let is_online = self.seeded.one_in(2);
                // She booked some days before, always after the first day of this story.
                let before = slot.starts_at.plus_days(-1 - i64::try_from(self.seeded.below(6))?);
                let before = before.max(Instant::from_rome(first.at(0, 0, 0, 0)).plus_days(-1));
                if let Some(booked) = self.book(before, slot, is_online, false).await? {
                    self.settle(&booked, now).await?;
                }
            }
        }
        Ok(())
    }

    /// What will be: the coming weeks thinner and thinner.
    async fn coming(&mut self) -> Result<(), DemoError> {
        let now = self.operator.now();
        let slots = self.slots(&self.public, AHEAD_DAYS + 1).await?;
        let today = now.date();
        let next_day = slots.iter().map(|slot| slot.starts_at.date()).find(|day| *day > today);
        let (mut to_call, mut is_first) = (0, true);
        for same in slots.chunk_by(|one, other| one.starts_at == other.starts_at) {
            let Some(slot) = self.one_of(same) else { continue };
            let room = room(same);
            let day = slot.starts_at.date();
            let ahead = u64::try_from((day - today).get_days()).unwrap_or_default();
            let is_next = Some(day) == next_day && to_call < TO_CALL;
            to_call += usize::from(is_next);
            // Today's first time is always gone: those who telephone this morning come later.
            let is_full = std::mem::take(&mut is_first) && ahead == 0;
            let people = match is_full {
                true => room,
                false if is_next => 1,
                false => self.expected(room, ahead),
            };
            for place in 0..people {
                let by_phone = is_next || is_full || place > 0;
                let slot = if by_phone { in_person(same).unwrap_or(slot) } else { slot };
                let is_online = !by_phone && self.seeded.one_in(2);
                let booked = self.book(now, slot, is_online, is_online && ahead < 3).await?;
                if let Some(booked) = booked
                    && !by_phone
                    && self.seeded.one_in(9)
                {
                    self.cancel(&booked, now).await?;
                }
            }
        }
        Ok(())
    }

    /// How many have booked a time so many days ahead.
    fn expected(&mut self, room: usize, ahead: u64) -> usize {
        let busy = if room > 1 { 70 } else { 45 };
        if self.seeded.below(100) + ahead >= busy {
            return 0;
        }
        1 + usize::from(room > 2 && self.seeded.one_in(2))
    }

    async fn slots(&self, cx: &Cx, days: i64) -> Result<Vec<Slot>, DemoError> {
        let days = u16::try_from(days).unwrap_or_default();
        let wanted = Wanted::at(self.desk.id, cx.now());
        let asked = FreeSlots { from: cx.now().date(), days, service: None, wanted };
        Ok(free_slots(&mut cx.read().await?, &self.desk, &asked).await?)
    }

    /// One of the ways to come at a time.
    fn one_of(&mut self, same: &[Slot]) -> Option<Slot> {
        let place = self.seeded.below(u64::try_from(same.len()).unwrap_or_default());
        usize::try_from(place).ok().and_then(|place| same.get(place)).copied()
    }

    /// How many people came at a time: one every other time, and more where there are more counters.
    fn came(&mut self, room: usize) -> usize {
        match room {
            0 | 1 => usize::from(self.seeded.one_in(2)),
            _ if self.seeded.one_in(5) => 0,
            _ => 1 + usize::from(self.seeded.one_in(2)),
        }
    }

    async fn book(
        &mut self,
        when: Instant,
        slot: Slot,
        is_online: bool,
        with_mail: bool,
    ) -> Result<Option<Booked>, DemoError> {
        let booking = Booking {
            desk: self.desk.id,
            starts_at: slot.starts_at,
            channel: slot.channel,
            service: self.service(),
            attendee: attendee(&mut self.seeded, with_mail)?,
            note: None,
            agenda: None,
            minutes: None,
            once: None,
            by: None,
        };
        let booked = match is_online {
            true => book_appointment(&under(&self.public, when), booking).await,
            false => book_for_person(&under(&self.operator, when), booking).await,
        };
        match booked {
            Ok(booked) => Ok(Some(booked)),
            Err(BookError::SlotTaken { .. }) => Ok(None),
            Err(other) => Err(other.into()),
        }
    }

    /// What it was about, when it was said.
    fn service(&mut self) -> Option<ServiceId> {
        let place = self.seeded.below(u64::try_from(self.services.len()).unwrap_or_default());
        let service = usize::try_from(place).ok().and_then(|place| self.services.get(place)).copied();
        service.filter(|_| self.seeded.one_in(2))
    }

    /// What became of it: most come, one in ten does not, some cancel the day before, some say how it was. What ended
    /// within the last hour is still to be marked.
    async fn settle(&mut self, booked: &Booked, now: Instant) -> Result<(), DemoError> {
        let chance = self.seeded.below(20);
        if booked.ends_at.plus_minutes(60) > now {
            return Ok(());
        }
        if chance == 0 {
            return self.cancel(booked, booked.starts_at.plus_minutes(-20 * 60)).await;
        }
        let outcome = if chance < 3 { Outcome::NoShow } else { Outcome::Served };
        mark_outcome(&under(&self.operator, booked.ends_at), booked.id, outcome).await?;
        if outcome == Outcome::Served && self.seeded.one_in(4) {
            let (score, text) = *self.said();
            let rating = Rating { score, text: text.to_owned() };
            rate_appointment(
                &holding(&self.public, booked, booked.ends_at.plus_minutes(30)),
                booked.id,
                rating,
            )
            .await?;
        }
        Ok(())
    }

    fn said(&mut self) -> &'static (u8, &'static str) {
        let place = usize::try_from(self.seeded.below(8)).unwrap_or_default();
        SAID.get(place).unwrap_or(&SAID[0])
    }

    async fn cancel(&self, booked: &Booked, when: Instant) -> Result<(), DemoError> {
        cancel_appointment(&holding(&self.public, booked, when), booked.id, None).await?;
        Ok(())
    }

    /// Somebody who came by; half of them say who they are.
    async fn walk_in(&mut self, when: Instant) -> Result<(), DemoError> {
        let Some(agenda) = self.agendas.first().map(|agenda| agenda.id) else { return Ok(()) };
        let says_who = self.seeded.one_in(2);
        let attendee = if says_who { attendee(&mut self.seeded, false)? } else { Attendee::default() };
        let service = self.service();
        let walk_in = WalkIn {
            desk: self.desk.id,
            agenda,
            channel: Channel::InPerson,
            service,
            attendee,
            note: None,
            minutes: None,
            once: None,
        };
        receive_walk_in(&under(&self.operator, when), walk_in).await?;
        Ok(())
    }
}

fn in_person(same: &[Slot]) -> Option<Slot> {
    same.iter().find(|slot| slot.channel == Channel::InPerson).copied()
}

/// How many people can be met at a time.
fn room(same: &[Slot]) -> usize {
    in_person(same).map_or(1, |slot| usize::from(slot.capacity_left))
}

/// Who holds the link to an appointment.
fn holding(public: &Cx, booked: &Booked, when: Instant) -> Cx {
    let id: Id<Appointment> = booked.id;
    under(public, when).acting_as(Actor::LinkHolder {
        purpose: MANAGE_APPOINTMENT.to_owned(),
        resource: id.uuid(),
        expires_at: booked.link.expires_at,
    })
}

/// Three people wait for an earlier time: two at the largest desk, one at a small one.
async fn wait(public: &Cx, teams: &[Team]) -> Result<(), DemoError> {
    let today: Date = public.now().date();
    let mut seeded = Seeded::new(3);
    for (slug, channel, with_mail, days) in [
        ("la-spezia", Channel::Phone, false, 9),
        ("la-spezia", Channel::Video, true, 14),
        ("follo", Channel::InPerson, false, 8),
    ] {
        let Some(team) = teams.iter().find(|team| team.desk.slug == slug) else { continue };
        let wish = Wish {
            desk: team.desk.id,
            channel,
            service: None,
            from_day: later(today, 1),
            until_day: later(today, days),
            attendee: attendee(&mut seeded, with_mail)?,
            once: None,
        };
        join_waiting_list(&at(public, later(today, -2), 18), wish).await?;
    }
    Ok(())
}
