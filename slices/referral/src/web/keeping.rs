//! What the room keeps of somebody who signed in: shown, given, erased in her personal area. The same of a client, on the card
//! that her body has of her.

use kernel::{EmailAddress, Id, PhoneNumber};
use serde_json::json;
use storage::{Cx, StorageError, Tx};
use uuid::Uuid;
use web::Caller;
use web::slice::{ClientOfBody, Erased, Keeping, Kept, KeptOf, KeptOfClient, OfClient};

use super::shown;
use crate::actions::{self, ReferralError, erase_person, of_client};
use crate::model::Referral;
use crate::store;

/// The room's part of the personal area and of a client's card.
pub(crate) const KEEPING: Keeping = Keeping {
    order: 40,
    kept,
    erase,
    of_client: Some(OfClient { kept: kept_of_client, erase: erase_client }),
};

fn kept(caller: Caller, person: Uuid) -> KeptOf {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let ids = store::person::of_person(&mut tx, person).await?;
        said(&mut tx, &caller, &ids).await
    })
}

fn kept_of_client(caller: Caller, client: &ClientOfBody) -> KeptOfClient<'_> {
    Box::pin(async move {
        let mut tx = caller.cx.read().await?;
        let ids = of_client(&mut tx, client).await?;
        said(&mut tx, &caller, &ids).await
    })
}

fn erase<'a>(tx: &'a mut Tx, cx: &'a Cx, person: Uuid) -> Erased<'a> {
    Box::pin(async move { erase_person(tx, cx, person).await.map_err(as_storage) })
}

fn erase_client<'a>(tx: &'a mut Tx, cx: &'a Cx, client: &'a ClientOfBody) -> Erased<'a> {
    Box::pin(async move { actions::erase_client(tx, cx, client).await.map_err(as_storage) })
}

fn as_storage(error: ReferralError) -> StorageError {
    match error {
        ReferralError::Storage(error) => error,
        // Nothing else can come of it: who may was asked, and every open state can be erased.
        _ => StorageError::Missing("referral::erase"),
    }
}

/// Those that name somebody still, one heading each.
async fn said(tx: &mut Tx, caller: &Caller, ids: &[Id<Referral>]) -> storage::Result<Vec<Kept>> {
    let say = caller.visit.translator();
    let mut all = Vec::new();
    for id in ids {
        let Some(one) = store::referral::find(tx, *id).await? else { continue };
        let Some(hers) = store::person::find(tx, *id).await? else { continue };
        let body = shown::body(tx, one.body).await?;
        let sender = shown::body(tx, one.organisation).await?;
        let consent = store::person::consent(tx, *id).await?;
        let number = one.numbered();
        let day = say.date_of(one.created_at);
        let mut lines = vec![
            say.ta("referral-kept-line", &[("day", day.into()), ("body", body.as_str().into())]),
            format!("{}: {}", say.t("referral-limited-service"), one.service_name),
            format!("{}: {}", say.t("referral-limited-reason"), one.reason),
            format!("{}: {}", say.t("referral-office-state"), say.t(one.state.text())),
        ];
        let package = hers.package();
        let pairs = shown::package(tx, say, &package).await?;
        lines.extend(pairs.into_iter().map(|(name, value)| format!("{name}: {value}")));
        let what = [("number", number.as_str().into()), ("body", body.as_str().into())];
        let closes = (!one.state.is_closed()).then(|| say.ta("referral-kept-closes", &what));
        all.push(Kept {
            heading: say.ta("referral-kept-heading", &[("number", number.as_str().into())]),
            kept_by: Some(sender),
            kept_until: say.t("referral-kept-until"),
            lines,
            whole: json!({
                "number": number,
                "created_at": one.created_at,
                "body": body,
                "service": one.service_name,
                "reason": one.reason,
                "groups": one.groups,
                "state": one.state.word(),
                "note": one.note,
                "name": hers.name,
                "phone": hers.phone.as_ref().map(PhoneNumber::as_str),
                "email": hers.email.as_ref().map(EmailAddress::as_str),
                "facts": hers.facts,
                "passed_on": hers.shares,
                "consent": consent.map(|consent| json!({
                    "version": consent.version,
                    "how": consent.how.word(),
                    "given_at": consent.given_at,
                    "withdrawn_at": consent.withdrawn_at,
                })),
            }),
            on_erasing: closes.into_iter().collect(),
        });
    }
    Ok(all)
}
