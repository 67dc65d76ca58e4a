//! The desk's own pages: who sees them, the form with its summary, the same form twice, the coordinator's terms.

use referral::model::State;

use crate::stage::{NAME, REASON, Seen as _, a_desk};

#[tokio::test]
async fn hand_overs_are_seen_by_operators_of_the_desk_alone() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[]).await;
        let own = stage.address(&format!("/{}", one.id));
        stage.office().get(&own).await.expect(200).holds(NAME);

        stage.app.get(&own).await.expect(401);
        let others = [
            testkit::staff("operator", uuid::Uuid::from_u128(7)),
            testkit::staff("clerk", stage.desk.organisation),
            testkit::staff("coordinator", stage.network.uuid()),
            testkit::staff("administrator", policy::ROOT),
        ];
        for actor in others {
            for address in
                [own.clone(), stage.address(""), stage.address("/telefonate"), stage.address("/nuovo")]
            {
                let page = stage.app.browser().acting_as(actor.clone()).get(&address).await.expect(403);
                page.lacks(NAME).lacks(REASON);
            }
        }
        // Who coordinates sees how many.
        let coordinator = stage.app.browser().acting_as(testkit::staff("coordinator", stage.network.uuid()));
        coordinator.get("/ufficio/invii").await.expect(200).lacks(NAME).lacks(REASON).holds("Protocollo");
        assert_eq!(stage.state(one.id).await, State::Sent, "{engine:?}");
    }
}

#[tokio::test]
async fn who_coordinates_is_told_steps_and_no_number_of_others() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let scope = stage.network.uuid();
        let coordinator = stage.app.browser().acting_as(testkit::staff("coordinator", scope));
        let seen = async || {
            let page = coordinator.get("/ufficio/invii").await.expect(200);
            let row =
                page.text().split("<tbody").nth(1).unwrap().split("</table>").next().unwrap().to_owned();
            row.split("<td>")
                .skip(1)
                .map(|cell| cell.split('<').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let none = seen().await;
        assert_eq!(none, ["meno di 5"; 4], "{engine:?}: a desk without any stands there too");

        stage.sent(&[]).await;
        assert_eq!(seen().await, none, "none and one look alike");
        for key in ["due", "tre", "quattro", "cinque"] {
            stage.sent(&[("chiave", key)]).await;
        }
        assert_eq!(seen().await, ["da 5 a 9", "meno di 5", "meno di 5", "meno di 5"]);
    }
}

#[tokio::test]
async fn summary_shows_everything_and_records_nothing() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let with = |what: &str| {
            let mut fields = stage.fields(stage.body);
            fields.retain(|(name, _)| *name != "what");
            fields.push(("what", what.to_owned()));
            fields
        };

        let summary = stage.post_new(&with("check")).await.expect(200);
        let mut summary = summary.holds("aria-current=\"step\"");
        for words in [
            "Ente di formazione",
            "Corso di saldatura",
            REASON,
            NAME,
            "+39 347 000 1122",
            "Oltre i cinquanta",
        ] {
            summary = summary.holds(words);
        }
        stage.post_new(&with("edit")).await.expect(200).holds("value=\"Persona Inventata\"");

        stage.office().get(&stage.address("?stato=sent")).await.expect(200).holds("Nessun invio");
        assert!(stage.app.mails().is_empty(), "{engine:?}");
    }
}

#[tokio::test]
async fn same_form_sent_twice_is_one_hand_over() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let fields = stage.fields(stage.body);

        let (one, two) = tokio::join!(stage.post_new(&fields), stage.post_new(&fields));
        let again = stage.post_new(&fields).await.expect(303);

        assert_eq!(one.expect(303).location(), again.location(), "{engine:?}");
        assert_eq!(two.expect(303).location(), again.location());
        stage.app.finish().await;
        assert_eq!(stage.app.mails_to("referente@ente.example.org").len(), 1);
    }
}

#[tokio::test]
async fn reason_that_names_her_is_refused_with_what_was_typed() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let mut fields = stage.fields(stage.body);
        fields.retain(|(name, _)| *name != "reason");
        fields.push(("reason", "La signora Inventata cerca un corso".to_owned()));

        let refused = stage.post_new(&fields).await.expect(422);

        refused.holds("dice chi è la persona").holds("La signora Inventata cerca un corso").holds("f-reason");
        assert!(stage.app.mails().is_empty(), "{engine:?}");
    }
}

#[tokio::test]
async fn what_is_in_no_list_is_refused_at_its_field_and_nothing_is_sent() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        for (field, text) in
            [("birth_year", "19x0"), ("birth_year", "3000"), ("sex", "zz"), ("residence", "??")]
        {
            let mut fields = stage.fields(stage.body);
            fields.retain(|(name, _)| *name != field);
            fields.push((field, text.to_owned()));

            stage.post_new(&fields).await.expect(422).holds(&format!("href=\"#f-{field}\""));

            assert!(stage.app.mails().is_empty(), "{engine:?} {field}");
        }
    }
}

#[tokio::test]
async fn small_comune_is_a_comune_of_the_province_before_acceptance() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        stage.sent(&[("residence", "011008")]).await;

        let (body, address) = stage.body().await;

        body.get(&address).await.expect(200).holds("un Comune della provincia").lacks("Carrodano");
        assert!(!stage.app.mails_to("ente.example.org").is_empty(), "{engine:?}");
    }
}

#[tokio::test]
async fn body_of_no_common_agreement_is_no_receiver() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let foreign = uuid::Uuid::from_u128(9);
        let mut fields = stage.fields(stage.body);
        fields.retain(|(name, _)| *name != "verso");
        fields.push(("verso", format!("{}:{foreign}", stage.task)));

        stage.post_new(&fields).await.expect(409).holds("non c’è un accordo in vigore");

        assert!(stage.app.mails().is_empty(), "{engine:?}");
    }
}

#[tokio::test]
async fn coordinator_sets_the_limits_and_they_hold_from_then_on() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let before = stage.sent(&[]).await;
        let address = format!("/ufficio/invii/regole/{}", stage.task);
        let coordinator = stage.app.browser().acting_as(testkit::staff("coordinator", stage.network.uuid()));
        coordinator.get(&address).await.expect(200).holds("value=\"7\"");
        let wrong = [("answer_days", "0"), ("outcome_days", "400")];
        coordinator.post_form(&address, &wrong).await.expect(422).holds("da 1 a 180");

        coordinator.post_form(&address, &[("answer_days", "3"), ("outcome_days", "60")]).await.expect(303);

        stage.office().get(&address).await.expect(403);
        let after = stage.sent(&[("chiave", "altra")]).await;
        assert_eq!(before.answer_by.to_string(), "2026-11-30", "{engine:?}");
        assert_eq!(after.answer_by.to_string(), "2026-11-26");
    }
}

#[tokio::test]
async fn link_is_mailed_again_while_an_answer_is_waited_for() {
    for engine in testkit::engines() {
        let stage = a_desk(engine).await;
        let one = stage.sent(&[]).await;
        let own = stage.address(&format!("/{}", one.id));

        stage.office().post_form(&own, &[("what", "resend")]).await.expect(303);
        stage.app.finish().await;
        let mails = stage.app.mails_to("referente@ente.example.org");
        assert_eq!(mails.len(), 2, "{engine:?}");
        assert_eq!(mails[0].1, mails[1].1);

        stage.office().post_form(&own, &[("stato", "sent"), ("what", "withdraw")]).await.expect(303);
        stage.office().post_form(&own, &[("what", "resend")]).await.expect(409).holds("ritirato");
    }
}
