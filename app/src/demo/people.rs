//! Who signs in to the demonstration. Titles, not names: no real person is in it.

use identity::api::{NewGrant, Password, ReadyAccount, Role, TotpSecret};
use kernel::{EmailAddress, Id, Instant};
use policy::{Actor, Grant};
use storage::Cx;
use texts::Locale;
use uuid::Uuid;

use super::DemoError;

/// The password of all sign-ins; a demonstration holds nothing that is true.
const PASSWORD: &str = "mare-monti-sportello-7";

/// A sign-in of the demonstration.
#[derive(Clone)]
pub struct SignIn {
    /// What she does.
    pub role: &'static str,
    /// What she signs in with.
    pub email: String,
    /// Her password.
    pub password: &'static str,
    /// Her id.
    pub person: Uuid,
    secret: TotpSecret,
}

impl SignIn {
    /// The code that her telephone would show.
    pub fn code_at(&self, now: Instant) -> String {
        self.secret.code_at(now)
    }
}

/// Whom to make: what she does, her address, her role and what it is held on.
pub struct Wanted {
    /// What she does.
    pub title: &'static str,
    /// How she is called on pages.
    pub name: String,
    /// The part of her address before the at sign.
    pub mailbox: String,
    /// Her role; none for who is given one later.
    pub role: Option<Holding>,
}

/// A role on a scope.
pub struct Holding {
    /// The role.
    pub role: Role,
    /// What it is held on.
    pub scope: Uuid,
    /// What that lies in.
    pub within: Vec<Uuid>,
}

/// Makes an account that is ready to sign in; made again, it is the same.
///
/// # Errors
/// When the database refuses.
pub async fn make(cx: &Cx, wanted: Wanted) -> Result<SignIn, DemoError> {
    let email = address(&wanted.mailbox)?;
    let secret = TotpSecret::new(secret_of(cx, &wanted.mailbox));
    let account = ReadyAccount {
        name: wanted.name.clone(),
        email: email.clone(),
        locale: Locale::It,
        password: Password::choose(PASSWORD, &wanted.name, email.as_str())?,
        totp: secret.clone(),
        grants: wanted.role.into_iter().map(|held| held.from(cx.now())).collect(),
    };
    let person = identity::api::create_ready_account(cx, account).await?;
    Ok(SignIn {
        role: wanted.title,
        email: email.to_string(),
        password: PASSWORD,
        person: id(person),
        secret,
    })
}

impl Holding {
    fn from(self, now: Instant) -> NewGrant {
        NewGrant::from_now(self.role, self.scope, self.within, now)
    }
}

/// The mail address of a mailbox.
///
/// # Errors
/// When it is none.
pub fn address(mailbox: &str) -> Result<EmailAddress, DemoError> {
    Ok(EmailAddress::parse(&format!("{mailbox}@rete.example.org"))?)
}

/// Somebody at work: the context with her role on a scope.
pub fn acting(cx: &Cx, person: Uuid, role: &str, scope: Uuid) -> Cx {
    cx.acting_as(Actor::Staff { id: person, grants: vec![Grant { role: role.to_owned(), scope }] })
}

/// The same secret at each start over the same data, so that the page of codes goes on telling the right ones.
fn secret_of(cx: &Cx, mailbox: &str) -> [u8; 20] {
    let mut secret = [0; 20];
    let mac = cx.keys().mac("demo.totp", &[mailbox.as_bytes()]);
    secret.iter_mut().zip(mac).for_each(|(to, from)| *to = from);
    secret
}

fn id<T>(id: Id<T>) -> Uuid {
    id.uuid()
}
