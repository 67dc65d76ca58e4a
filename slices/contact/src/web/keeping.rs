//! What the room keeps of somebody who signed in and said which client she is: shown, given, erased in her personal area.

use serde_json::{Value, json};
use storage::{Cx, StorageError, Tx};
use uuid::Uuid;
use web::Caller;
use web::slice::{Erased, Kept, KeptOf};

use super::form::fact_pairs;
use super::office::client::terms;
use super::shown::{Names, facts};
use crate::actions::forget::forget_person;
use crate::actions::look_at_client::known_of;
use crate::actions::{ClientError, KnownOf};
use crate::store;

pub(crate) fn kept(caller: Caller, person: Uuid) -> KeptOf {
    Box::pin(async move {
        let say = caller.visit.translator();
        let mut tx = caller.cx.read().await?;
        let mut all = Vec::new();
        for client in store::client::of_person(&mut tx, person).await? {
            let body = network::api::organisation(&mut tx, client.organisation).await?;
            let body = body.map(|body| body.name.clone()).unwrap_or_default();
            let body_name = body.clone();
            let known = known_of(&mut tx, client).await?;
            let names = Names::of(&mut tx, &known.contacts).await?;
            let mut lines: Vec<String> = terms(&caller, &known.client)
                .into_iter()
                .chain(facts(&mut tx, &caller, &known.client.facts).await?)
                .map(|(term, text)| format!("{term}: {text}"))
                .collect();
            lines.extend(known.contacts.iter().map(|one| {
                let day = say.date(one.on_day);
                let request = one.request.map(|request| say.t(request.text())).unwrap_or_default();
                let services = names.services(one).join(", ");
                let note = one.note.as_ref().map(|note| note.text.clone()).unwrap_or_default();
                let parts = [day, request, services, note];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
            }));
            let until = say.date(known.client.forget_on);
            all.push(Kept {
                heading: say.ta("contact-kept-heading", &[("body", body.as_str().into())]),
                kept_by: Some(body),
                kept_until: say.ta("contact-kept-until", &[("day", until.into())]),
                lines,
                whole: whole(&known, &names),
                on_erasing: vec![say.ta("contact-kept-erasing", &[("body", body_name.as_str().into())])],
            });
        }
        Ok(all)
    })
}

pub(crate) fn erase<'a>(tx: &'a mut Tx, cx: &'a Cx, person: Uuid) -> Erased<'a> {
    Box::pin(async move {
        match forget_person(tx, cx, person).await {
            Ok(()) => Ok(()),
            Err(ClientError::Storage(error)) => Err(error),
            // Nothing else can come of it: the actor is herself, and the clients are those she tied to her account.
            Err(_) => Err(StorageError::Missing("contact::forget_person")),
        }
    })
}

/// All that is kept of a client, for a program: by the words of the form.
pub(super) fn whole(known: &KnownOf, names: &Names) -> Value {
    let called = &known.client.names;
    let said = |facts| -> Value {
        fact_pairs(facts)
            .into_iter()
            .map(|(field, value)| (field.to_owned(), Value::from(value)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    json!({
        "name": called.name,
        "phone": called.phone.as_ref().map(kernel::PhoneNumber::as_str),
        "email": called.email.as_ref().map(kernel::EmailAddress::as_str),
        "firm": called.firm_name,
        "firm_code": called.firm_code,
        "facts": said(&known.client.facts),
        "kept_until": known.client.forget_on,
        "contacts": known.contacts.iter().map(|one| json!({
            "id": one.id,
            "day": one.on_day,
            "started_at": one.started_at,
            "channel": one.channel.word(),
            "request": one.request.map(|request| request.word()),
            "services": one.services.iter().map(|id| names.service(*id)).collect::<Vec<_>>(),
            "facts": said(&one.facts),
            "outcome": one.outcome.map(|outcome| outcome.word()),
            "referred_to": names.referred_to(one),
            "minutes": one.minutes,
            "note": one.note.as_ref().map(|note| json!({ "text": note.text, "until": note.until })),
        })).collect::<Vec<_>>(),
        "cases": known.cases.iter().map(|one| json!({
            "request": one.request.word(),
            "purpose": one.purpose,
            "opened_on": one.opened_on,
            "closed_on": one.closed.map(|(day, _)| day),
            "outcome": one.closed.map(|(_, outcome)| outcome.word()),
        })).collect::<Vec<_>>(),
    })
}
