//! A request is closed once, however often its form is sent; who was slower is told.

use contact::api::contact_of_message;
use inbox::model::State;

use crate::stage::{Seen as _, a_network};

#[tokio::test]
async fn same_closing_sent_three_times_at_once_is_one_and_each_is_answered_like_the_first() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        let (anna, path) = (stage.anna(), stage.page_of(id));
        let version = anna.get(&path).await.expect(200).field("version");
        let form =
            [("version", version.as_str()), ("contact", "1"), ("request", "training"), ("minutes", "12")];
        let close = format!("{path}/chiudi");

        let (a, b, c) = tokio::join!(
            anna.post_form(&close, &form),
            anna.post_form(&close, &form),
            anna.post_form(&close, &form)
        );

        assert_eq!([a.status(), b.status(), c.status()], [303; 3], "{engine:?}");
        assert_eq!([a.location(), b.location(), c.location()], [path.as_str(); 3]);
        let message = stage.found(id).await;
        assert_eq!((message.state, message.version.to_string()), (State::Closed, next(&version)));
        let mut tx = stage.console().read().await.unwrap();
        let contact = contact_of_message(&mut tx, id.uuid()).await.unwrap().unwrap();
        assert_eq!((message.contact, contact.minutes), (Some(contact.id.uuid()), Some(12)));
    }
}

fn next(version: &str) -> String {
    (version.parse::<i64>().unwrap() + 1).to_string()
}

#[tokio::test]
async fn other_closing_of_the_same_request_loses_and_is_told_so() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let id = stage.a_mail("uno").await;
        let (anna, bea, path) = (stage.anna(), stage.bea(), stage.page_of(id));
        let version = anna.get(&path).await.expect(200).field("version");
        let form = [("version", version.as_str())];
        let close = format!("{path}/chiudi");
        anna.post_form(&close, &form).await.expect(303);

        // A colleague's; her own with something else in it; her own of before it was opened again.
        bea.post_form(&close, &form).await.expect(409).holds("Intanto la richiesta è stata chiusa");
        let other = [("version", version.as_str()), ("contact", "1"), ("minutes", "12")];
        anna.post_form(&close, &other).await.expect(409).holds("Intanto la richiesta è stata chiusa");
        anna.post_form(&close, &form).await.expect(303);
        let reopen = [("version", next(&version)), ("what", "reopen".to_owned())];
        let reopen = reopen.each_ref().map(|(name, value)| (*name, value.as_str()));
        anna.post_form(&format!("{path}/stato"), &reopen).await.expect(303);
        anna.post_form(&close, &form).await.expect(409);

        assert_eq!(stage.found(id).await.state, State::Assigned, "{engine:?}");
        let mut tx = stage.console().read().await.unwrap();
        assert_eq!(contact_of_message(&mut tx, id.uuid()).await.unwrap(), None);
    }
}
