//! What the pages of the sign-in show.

use storage::Cx;

use crate::actions::EnterError;
use crate::model::{Picture, Session, Step};
use crate::store::session::Visitor;
use crate::{store, vault};

/// Who has this token, if the session is alive.
pub(crate) async fn visitor(cx: &Cx, token: &str) -> storage::Result<Option<Visitor>> {
    let visitor = store::session::who(&mut cx.read().await?, &vault::token_hash(token), cx.now()).await?;
    Ok(visitor.filter(|visitor| visitor.session.is_alive_at(cx.now())))
}

/// The session of a token, if it is alive.
pub(crate) async fn session(cx: &Cx, token: &str) -> storage::Result<Option<Session>> {
    let session = store::session::find(&mut cx.read().await?, &vault::token_hash(token)).await?;
    Ok(session.filter(|session| session.is_alive_at(cx.now())))
}

/// The secret that she hands to her app.
pub(crate) struct Enrolment {
    /// To be typed.
    pub(crate) grouped: String,
    /// To be pointed at; none when the address is too long for a picture.
    pub(crate) picture: Option<Picture>,
}

/// What the page that sets up the app shows, to whoever has just given her password.
pub(crate) async fn enrolment(cx: &Cx, token: &str, issuer: &str) -> Result<Enrolment, EnterError> {
    let session = session(cx, token).await?.filter(|session| session.step == Step::Enrol);
    let session = session.ok_or(EnterError::Over)?;
    let mut tx = cx.read().await?;
    let owner = store::person::find_active(&mut tx, session.person).await?.ok_or(EnterError::Over)?;
    // Confirmed in another window: the secret is never shown again.
    let sealed = store::totp::sealed(&mut tx, session.person).await?.filter(|sealed| !sealed.is_confirmed);
    let sealed = sealed.ok_or(EnterError::Over)?;
    let secret = vault::open_secret(cx.keys(), session.person, &sealed.secret)?;
    let address = secret.address(issuer, owner.email.as_str());
    Ok(Enrolment { grouped: secret.grouped(), picture: Picture::of(&address) })
}
