//! A form that made a contact comes back, and who was taken for the one is not.

use contact::api::{Age, ClientChoice, Contact, PersonFacts, Sex};

use crate::stage::{Seen as _, Stage, TODAY, a_network, an_entry, named};

const NEW: &str = "/ufficio/contatti/qui/nuovo";
const QUICK: &str = "/ufficio/contatti/qui";

/// What a form sends beside what a test is about.
const USUAL: [(&str, &str); 3] = [("canale", "phone"), ("chiave", "k1"), ("cosa", "salva")];

fn with<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    USUAL.iter().chain(fields).copied().collect()
}

async fn of_today(stage: &Stage) -> Vec<Contact> {
    stage.of_today().await
}

#[tokio::test]
async fn form_sent_again_by_back_says_that_its_contact_is_there() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();
        let whole = with(&[("chi", "Ada Prova"), ("richiesta", "job"), ("minuti", "20"), ("sesso", "f")]);
        operator.post_form(NEW, &whole).await.expect(303);

        // The browser brings back less than was typed.
        let less = with(&[("richiesta", "job"), ("sesso", "f")]);
        let again = operator.post_form(NEW, &less).await.expect(303);

        operator.follow(again).await.expect(200).holds("era già salvato").holds("Ada Prova");
        assert_eq!(of_today(&stage).await.len(), 1);
    }
}

#[tokio::test]
async fn form_that_says_something_else_by_then_is_asked_about_and_loses_nothing() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();
        operator.post_form(NEW, &with(&[("chi", "Ada Prova"), ("richiesta", "job")])).await.expect(303);

        let other = with(&[("chi", "Bea Prova"), ("richiesta", "support")]);
        let asked = operator.post_form(NEW, &other).await.expect(422);
        let asked =
            asked.holds("ha già registrato un contatto").holds("value=\"Bea Prova\"").lacks("value=\"k1\"");
        assert_eq!(of_today(&stage).await.len(), 1);
        let key = asked.text().split_once("name=\"chiave\" value=\"").unwrap().1.split_once('"').unwrap().0;
        let fields = [("canale", "phone"), ("chi", "Bea Prova"), ("richiesta", "support"), ("chiave", key)];
        operator.post_form(NEW, &fields).await.expect(303);

        assert_eq!(of_today(&stage).await.len(), 2);
    }
}

#[tokio::test]
async fn quick_contact_sent_again_by_back_is_one_and_another_is_asked_about() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();
        operator.post_form(QUICK, &with(&[("richiesta", "job")])).await.expect(303);

        let again = operator.post_form(QUICK, &with(&[("richiesta", "job")])).await.expect(303);
        operator.follow(again).await.expect(200).holds("era già registrato");
        let other = operator.post_form(QUICK, &with(&[("richiesta", "support")])).await.expect(422);

        other.holds("ha già registrato un contatto").holds("href=\"#f-richiesta\"");
        assert_eq!(of_today(&stage).await.len(), 1);
    }
}

/// Two of a name: one of whom much is known, one of whom little is.
async fn namesakes(stage: &Stage) -> [String; 2] {
    let facts = PersonFacts { age: Some(Age::Born(1981)), sex: Some(Sex::F), ..PersonFacts::default() };
    let mut ids = Vec::new();
    for (facts, phone) in [(facts, "333 1234567"), (PersonFacts::default(), "333 7654321")] {
        let entry = contact::api::Entry { facts, ..an_entry(TODAY) };
        let recorded = stage.recorded(entry, ClientChoice::New(named("Ada Prova", phone))).await;
        ids.push(recorded.client.unwrap().to_string());
    }
    ids.try_into().unwrap()
}

/// The fields of a page as they stand, of those that somebody's facts fill.
fn stands(page: &testkit::Response, field: &str) -> String {
    let text = page.text();
    let hidden = format!("name=\"{field}\" value=\"");
    if let Some((_, rest)) = text.split_once(&hidden) {
        return rest.split_once('"').unwrap().0.to_owned();
    }
    let tag = text.split("<input").find(|tag| tag.contains(&format!("name=\"{field}\""))).unwrap_or_default();
    tag.split_once("value=\"").map_or("", |(_, rest)| rest.split_once('"').unwrap().0).to_owned()
}

#[tokio::test]
async fn second_person_chosen_without_script_replaces_the_facts_of_the_first() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();
        let [first, second] = namesakes(&stage).await;
        let chosen = with(&[("chi", "Ada"), ("persona", &first), ("minuti", "15")]);
        let chosen: Vec<_> =
            chosen.into_iter().filter(|(name, _)| *name != "cosa").chain([("cosa", "scegli")]).collect();
        let page = operator.post_form(NEW, &chosen).await.expect(200);
        let came = stands(&page, "riportati");
        assert_eq!(
            (stands(&page, "nascita").as_str(), stands(&page, "telefono").as_str()),
            ("1981", "+39 333 123 4567")
        );

        // She is looked for again; what came over with the first goes, what the operator typed over stays.
        let sought = [
            ("chi", "Ada Prova"),
            ("persona", first.as_str()),
            ("riportati", came.as_str()),
            ("nascita", "1981"),
            ("sesso", "m"),
            ("telefono", "+39 333 123 4567"),
            ("minuti", "15"),
            ("canale", "phone"),
            ("cosa", "cerca"),
        ];
        let found = operator.post_form(NEW, &sought).await.expect(200);
        assert_eq!((stands(&found, "nascita").as_str(), stands(&found, "telefono").as_str()), ("", ""));
        let chosen = [
            ("chi", "Ada Prova"),
            ("persona", second.as_str()),
            ("sesso", "m"),
            ("minuti", "15"),
            ("canale", "phone"),
            ("cosa", "scegli"),
        ];
        let page = operator.post_form(NEW, &chosen).await.expect(200);

        assert_eq!(
            (stands(&page, "nascita").as_str(), stands(&page, "telefono").as_str()),
            ("", "+39 333 765 4321")
        );
        assert_eq!((stands(&page, "minuti").as_str(), stands(&page, "persona")), ("15", second));
        page.holds("value=\"m\" selected");
    }
}

#[tokio::test]
async fn person_exchanged_at_once_brings_her_own_facts() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let operator = stage.at_desk();
        let [first, second] = namesakes(&stage).await;
        let came = format!("{first} nascita sesso telefono");
        let sent = with(&[
            ("persona", &second),
            ("riportati", &came),
            ("nascita", "1981"),
            ("sesso", "f"),
            ("telefono", "+39 333 123 4567"),
            ("richiesta", "job"),
        ]);

        let saved = operator.post_form(NEW, &sent).await.expect(303);

        let id = saved.location().rsplit('/').next().unwrap().parse().unwrap();
        let contact = stage.found(id).await;
        assert_eq!((contact.client.unwrap().to_string(), &contact.facts), (second, &PersonFacts::default()));
    }
}
