//! Two rounds of signatures over the parties of the protocol, and bodies on their way into it.

use jiff::civil::Date;
use kernel::{Coordinates, EmailAddress, Id};
use network::UPLOAD_SIGNATURE;
use network::api::actions::{
    AdhesionRequest, Applicant, NewRound, NewTerm, SignedAct, Whom, activate_membership, approve_adhesion,
    open_signature_round, record_signature, refuse_adhesion, remind_signers, request_adhesion,
};
use network::api::{Organisation, OrganisationDetails, OrganisationKind, Party, Signature, SignatureRound};
use policy::Actor;
use storage::Cx;

use super::DemoError;
use super::data::{Data, Request};
use super::moments::{at, later, working};
use super::network::{Filled, of};
use super::papers;

/// What is signed in the round whose last day is over.
const ADDENDUM: &str = "Addendum al protocollo: protezione dei dati";
/// How long ago it was opened, and was to be closed.
const OPENED: i64 = 45;
const DUE: i64 = 9;
/// How many invented bodies let the last day pass; two of them signed after the second reminder.
const LATE: usize = 6;
const SIGNED_LATE: usize = 2;

/// No request is older, in days.
const OLDEST: i64 = 60;

/// Lets the rounds and the requests come to where they stand today.
///
/// # Errors
/// When the data or the database refuse.
pub async fn fill(coordinator: &Cx, data: &Data, filled: &Filled) -> Result<(), DemoError> {
    let story = Story { coordinator, data, filled, today: coordinator.now().date() };
    story.addendum().await?;
    story.calendar().await?;
    // On a day far from the protocol's own nobody asks to join it.
    let runs = filled.protocol_runs;
    if runs.contains(later(story.today, -OLDEST)) && runs.contains(story.today) {
        for request in &data.requests {
            story.request(request).await?;
        }
    }
    Ok(())
}

struct Story<'a> {
    coordinator: &'a Cx,
    data: &'a Data,
    filled: &'a Filled,
    today: Date,
}

/// What is asked of a body in a round.
struct Asked<'a> {
    signature: Id<Signature>,
    body: &'a str,
    is_invented: bool,
}

impl Story<'_> {
    fn ago(&self, days: i64) -> Date {
        working(later(self.today, -days))
    }

    fn coordinator(&self, day: Date) -> Cx {
        at(self.coordinator, day, 9)
    }

    /// All real bodies signed in time. Of the invented ones some needed a reminder, and some are late.
    async fn addendum(&self) -> Result<(), DemoError> {
        let due_on = self.ago(DUE);
        let opened = self.coordinator(self.ago(OPENED));
        let new = NewRound {
            agreement: self.filled.protocol,
            title: ADDENDUM.to_owned(),
            due_on,
            renews_until: None,
        };
        let round = open_signature_round(&opened, new).await?;
        let asked = self.asked(round).await?;
        let is_late = |place: usize| asked.iter().skip(place).filter(|one| one.is_invented).count() <= LATE;
        let (mut in_time, mut late) = (Vec::new(), Vec::new());
        for (place, one) in asked.iter().enumerate() {
            if one.is_invented && is_late(place) { late.push(one) } else { in_time.push(one) }
        }
        let (last_days, early): (Vec<_>, Vec<_>) =
            in_time.into_iter().enumerate().partition(|(place, one)| one.is_invented && place % 5 == 0);
        for (place, one) in early {
            let waited = 2 + i64::try_from(place * 11 % 29)?;
            self.sign(one, ADDENDUM, self.ago(OPENED - waited)).await?;
        }
        remind_signers(&self.coordinator(self.ago(DUE + 4)), round, Whom::All).await?;
        for (place, one) in last_days {
            let before = i64::try_from(place % 3)?;
            self.sign(one, ADDENDUM, self.ago(DUE + before)).await?;
        }
        remind_signers(&self.coordinator(self.ago(DUE - 3)), round, Whom::Late).await?;
        for one in late.into_iter().take(SIGNED_LATE) {
            self.sign(one, ADDENDUM, self.ago(DUE - 6)).await?;
        }
        Ok(())
    }

    /// A round that is still in time: two bodies in five have signed.
    async fn calendar(&self) -> Result<(), DemoError> {
        let title = format!("Calendario comune delle aperture {}", self.today.year() + 1);
        let new = NewRound {
            agreement: self.filled.protocol,
            title: title.clone(),
            due_on: working(later(self.today, 16)),
            renews_until: None,
        };
        let round = open_signature_round(&self.coordinator(self.ago(6)), new).await?;
        for (place, one) in self.asked(round).await?.iter().enumerate() {
            if place % 5 < 2 {
                self.sign(one, &title, self.ago(1 + i64::from(place % 2 == 0))).await?;
            }
        }
        Ok(())
    }

    /// In the order of the data, so that the same bodies are late each time.
    async fn asked(&self, round: Id<SignatureRound>) -> Result<Vec<Asked<'_>>, DemoError> {
        let mut tx = self.coordinator.read().await?;
        let rows = network::api::signatures_of_round(&mut tx, round).await?;
        let signature_of = |body: Id<Organisation>| rows.iter().find(|(_, of)| *of == body);
        let mut asked = Vec::new();
        for known in &self.data.organisations {
            if let Some((signature, _)) = signature_of(of(&self.filled.bodies, &known.key)?) {
                asked.push(Asked { signature: signature.id, body: &known.name, is_invented: known.invented });
            }
        }
        Ok(asked)
    }

    /// The body opens its mailed link and sends its act.
    async fn sign(&self, asked: &Asked<'_>, title: &str, day: Date) -> Result<(), DemoError> {
        let then = at(self.coordinator, day, 12);
        let holder = then.acting_as(Actor::LinkHolder {
            purpose: UPLOAD_SIGNATURE.to_owned(),
            resource: asked.signature.uuid(),
            expires_at: then.now().plus_days(1),
        });
        let act = SignedAct { file: papers::act(title, asked.body, day)?, signed_on: day };
        Ok(record_signature(&holder, asked.signature, act).await?)
    }

    /// A body asks to join, and goes as far as the data say.
    async fn request(&self, request: &Request) -> Result<(), DemoError> {
        let day = |after: i64| self.ago((request.days_ago - after).max(0));
        let asks = at(self.coordinator, day(0), 8).acting_as(Actor::Public);
        let asking = AdhesionRequest {
            agreement: self.filled.protocol,
            applicant: Applicant::Described(Box::new(self.details(request)?)),
            contact_name: "Segreteria".to_owned(),
            contact_email: EmailAddress::parse(&request.email)?,
            note: request.note.clone(),
        };
        let party = request_adhesion(&asks, asking).await?;
        match request.state.as_str() {
            "requested" => return Ok(()),
            "refused" => return Ok(refuse_adhesion(&self.coordinator(day(4)), party, &request.reason).await?),
            _ => approve_adhesion(&self.coordinator(day(4)), party).await?,
        }
        if request.state == "approved" {
            return Ok(());
        }
        self.sign_alone(party, &request.name, day(10)).await?;
        if request.state == "active" {
            let term = NewTerm {
                act_number: Some(format!("Atto {}/{}", 4 + request.days_ago, day(14).year())),
                ..NewTerm::default()
            };
            activate_membership(&self.coordinator(day(14)), party, term).await?;
        }
        Ok(())
    }

    async fn sign_alone(&self, party: Id<Party>, body: &str, day: Date) -> Result<(), DemoError> {
        let mut tx = self.coordinator.read().await?;
        let asked = network::api::signatures_of_party(&mut tx, party).await?;
        drop(tx);
        let signature = asked.first().ok_or("no act is asked of a body that was approved")?.id;
        self.sign(&Asked { signature, body, is_invented: true }, "Atto di adesione al protocollo", day).await
    }

    fn details(&self, request: &Request) -> Result<OrganisationDetails, DemoError> {
        let comune = self.data.municipalities.iter().find(|comune| comune.key == request.municipality);
        let comune = comune.ok_or_else(|| format!("no Comune {}", request.municipality))?;
        Ok(OrganisationDetails {
            email: Some(EmailAddress::parse(&request.email)?),
            municipality: self.filled.comuni.get(&request.municipality).cloned(),
            place: Some(Coordinates::new(comune.latitude, comune.longitude)?),
            is_invented: true,
            ..OrganisationDetails::named(request.name.clone(), OrganisationKind::parse(&request.kind)?)
        })
    }
}
