//! Two at the same moment: one wins, the other is told what happened.

use referral::actions::lapse_overdue;
use referral::model::State;

use crate::stage::{Seen as _, a_desk};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn body_accepts_while_the_desk_withdraws_one_wins_and_the_other_is_told() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        for round in 0..6 {
            let key = format!("chiave {round}");
            let one = stage.sent(&[("chiave", &key)]).await;
            let (body, address) = stage.body().await;
            let office = stage.office();
            let own = stage.address(&format!("/{}", one.id));
            let accept = [("stato", "sent"), ("what", "accept")];
            let withdraw = [("stato", "sent"), ("what", "withdraw")];

            let (accepted, withdrawn) =
                tokio::join!(body.post_form(&address, &accept), office.post_form(&own, &withdraw));

            let state = stage.state(one.id).await;
            match (accepted.status(), withdrawn.status()) {
                (303, 409) => {
                    assert_eq!(state, State::Accepted, "{engine:?}");
                    withdrawn.holds("presa in carico");
                    assert!(stage.package(one.id).await.is_some());
                }
                (409, 303) => {
                    assert_eq!(state, State::Withdrawn, "{engine:?}");
                    accepted.holds("ritirato");
                    assert!(stage.package(one.id).await.is_none());
                }
                // The link was void before the body's form was looked at.
                (410, 303) => assert_eq!(state, State::Withdrawn, "{engine:?}"),
                other => panic!("{engine:?}: {other:?}"),
            }
            stage.app.finish().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn body_accepts_on_the_stroke_of_the_lapse_one_wins() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        for round in 0..4 {
            let key = format!("chiave {round}");
            let one = stage.sent(&[("chiave", &key)]).await;
            let (body, address) = stage.body().await;
            // The cookie of the link holds for the hour; what is late is the day.
            stage.app.later(8);
            let console = stage.console();

            let (accepted, lapsed) =
                tokio::join!(body.post_form(&address, &[("what", "accept")]), lapse_overdue(&console));

            let state = stage.state(one.id).await;
            match (accepted.status(), lapsed.unwrap()) {
                (303, 0) => assert_eq!(state, State::Accepted, "{engine:?}"),
                (409 | 410, 1) => assert_eq!(state, State::Lapsed, "{engine:?}"),
                other => panic!("{engine:?}: {other:?}"),
            }
            stage.app.finish().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_code_typed_by_many_at_once_opens_once() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        stage.sent(&[]).await;
        let (body, address) = stage.body().await;
        body.post_form(&address, &[("what", "accept")]).await.expect(303);
        body.post_form(&format!("{address}/codice"), &[]).await.expect(303);
        stage.app.finish().await;
        let code = stage.code_to("referente@ente.example.org");
        let nomi = format!("{address}/nomi");
        let form = [("code", code.as_str())];

        let answers = tokio::join!(
            body.post_form(&nomi, &form),
            body.post_form(&nomi, &form),
            body.post_form(&nomi, &form),
            body.post_form(&nomi, &form)
        );

        let answers = [answers.0, answers.1, answers.2, answers.3].map(|answer| answer.status());
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{engine:?}: {answers:?}");
        assert_eq!(answers.iter().filter(|status| **status == 422).count(), 3);
    }
}
