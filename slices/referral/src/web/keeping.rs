//! What the room keeps of somebody who signed in: shown, given, erased in her personal area.

use serde_json::json;
use storage::{Cx, StorageError, Tx};
use uuid::Uuid;
use web::Caller;
use web::slice::{Erased, Kept, KeptOf};

use super::shown;
use crate::actions::{ReferralError, erase_person};
use crate::store;

pub(crate) fn kept(caller: Caller, person: Uuid) -> KeptOf {
    Box::pin(async move {
        let say = caller.visit.translator();
        let mut tx = caller.cx.read().await?;
        let mut all = Vec::new();
        for id in store::person::of_person(&mut tx, person).await? {
            let Some(one) = store::referral::find(&mut tx, id).await? else { continue };
            let Some(hers) = store::person::find(&mut tx, id).await? else { continue };
            let body = shown::body(&mut tx, one.body).await?;
            let sender = shown::body(&mut tx, one.organisation).await?;
            let consent = store::person::consent(&mut tx, id).await?;
            let number = one.numbered();
            let day = say.date_of(one.created_at);
            let mut lines = vec![
                say.ta("referral-kept-line", &[("day", day.into()), ("body", body.as_str().into())]),
                format!("{}: {}", say.t("referral-limited-service"), one.service_name),
                format!("{}: {}", say.t("referral-limited-reason"), one.reason),
                format!("{}: {}", say.t("referral-office-state"), say.t(one.state.text())),
            ];
            let package = hers.package();
            let pairs = shown::package(&mut tx, say, &package).await?;
            lines.extend(pairs.into_iter().map(|(name, value)| format!("{name}: {value}")));
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
                    "name": hers.name,
                    "phone": hers.phone.as_ref().map(kernel::PhoneNumber::as_str),
                    "email": hers.email.as_ref().map(kernel::EmailAddress::as_str),
                    "facts": hers.facts,
                    "passed_on": hers.shares,
                    "consent": consent.map(|consent| json!({
                        "version": consent.version,
                        "how": consent.how.word(),
                        "given_at": consent.given_at,
                        "withdrawn_at": consent.withdrawn_at,
                    })),
                }),
            });
        }
        Ok(all)
    })
}

pub(crate) fn erase<'a>(tx: &'a mut Tx, cx: &'a Cx, person: Uuid) -> Erased<'a> {
    Box::pin(async move {
        match erase_person(tx, cx, person).await {
            Ok(()) => Ok(()),
            Err(ReferralError::Storage(error)) => Err(error),
            // Nothing else can come of it: the actor is herself, and every open state can be withdrawn.
            Err(_) => Err(StorageError::Missing("referral::erase_person")),
        }
    })
}
