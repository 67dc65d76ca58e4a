//! The inbox of a desk with 50,000 requests, page by page as its people see it: times of whole answers, through the router, in
//! this process.

use std::time::Instant as Stopwatch;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use inbox::Settings;
use inbox::actions::{PastMessage, bring_in};
use inbox::model::{Automatic, Sender, Way};
use inrete::compose::{self, House};
use inrete::config::SiteConfig;
use kernel::{Clock, EmailAddress, Instant};
use mail::{Mailer, MailerSettings};
use policy::{Actor, Grant};
use storage::Cx;
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::Failure;
use crate::fill::{self, Size};

/// How many requests, and how many of them are open.
const REQUESTS: i64 = 50_000;
const OPEN: i64 = 300;
/// How often each page is asked for.
const RUNS: usize = 300;

/// Measures at the first desk of a network of one.
///
/// # Errors
/// When the database refuses.
pub async fn measure(cx: &Cx) -> Result<(), Failure> {
    let desks = fill::fill(cx, Size { name: "inbox", desks: 1, services: 20 }).await?;
    let desk = desks.first().ok_or("no desk")?;
    let now = Clock::real().now();
    let start = Stopwatch::now();
    for thousand in 0..REQUESTS / 1000 {
        let all = (0..1000).map(|one| request(thousand * 1000 + one, now)).collect::<Result<_, Failure>>()?;
        bring_in(cx, &Settings::default(), desk, all).await?;
    }
    println!("{REQUESTS} requests brought in: {:.1} s", start.elapsed().as_secs_f64());
    let site = compose::site(&SiteConfig::default(), "http://127.0.0.1:1", false);
    let settings = MailerSettings { url: "smtp://127.0.0.1:1".into(), from: "rete@rete.example.org".into() };
    let mailer = Mailer::new(&settings, Clock::real())?;
    let house = House::build(
        cx.db().clone(),
        Clock::real(),
        cx.keys().clone(),
        site,
        mailer,
        compose::RoomSettings::default(),
        Default::default(),
    )?;
    let grants = vec![Grant { role: "operator".to_owned(), scope: desk.id.uuid() }];
    let operator = Actor::Staff { id: Uuid::from_u128(7), grants };
    let list = format!("/ufficio/posta-in-arrivo/{}", desk.slug);
    // Far down the closed ones: a key leads there, no counting.
    let deep = now.plus_minutes(-REQUESTS * 8).micros();
    let deep = format!("{list}?vista=chiuse&dopo={deep}_{}", Uuid::nil());
    for (what, address) in [
        ("to take", list.clone()),
        ("all that is open", format!("{list}?vista=aperte")),
        ("closed", format!("{list}?vista=chiuse")),
        ("closed, far down", deep),
        ("a search, one common word", format!("{list}?q=corsi")),
        ("a search, a name and a word", format!("{list}?q=prova31+corsi")),
        ("a search, two common words", format!("{list}?q=persona+corsi")),
        ("a search, two words that never meet", format!("{list}?q=concorso+serali")),
    ] {
        let mut times = Vec::with_capacity(RUNS);
        for _ in 0..RUNS {
            let mut asked =
                Request::get(&address).header("host", "127.0.0.1").body(Full::new(Bytes::new()))?;
            asked.extensions_mut().insert(operator.clone());
            let start = Stopwatch::now();
            let answer = house.router.clone().oneshot(asked).await?;
            let status = answer.status();
            let page = answer.into_body().collect().await?.to_bytes();
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            let page = String::from_utf8_lossy(&page);
            let rows = page.matches(&format!("href=\"{list}/")).count();
            if !status.is_success() || (rows < 10 && !address.ends_with("serali")) {
                return Err(format!("{address}: {status}, {rows} requests").into());
            }
        }
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times.get(RUNS * share / 100).copied().unwrap_or_default();
        println!("inbox of {REQUESTS}, {what} (p99 ≤ 20 ms): p50 {:.1} ms, p99 {:.1} ms", at(50), at(99));
    }
    Ok(())
}

fn request(number: i64, now: Instant) -> Result<PastMessage, Failure> {
    let received_at = now.plus_minutes(-(REQUESTS - number) * 10);
    let is_open = number >= REQUESTS - OPEN;
    let subjects = ["Corsi serali", "Tirocinio", "Curriculum", "Concorso", "Orari dello sportello"];
    let subject = usize::try_from(number % 5)?;
    Ok(PastMessage {
        way: if number % 3 == 0 { Way::Web } else { Way::Mail },
        received_at,
        sender: Sender {
            name: Some(format!("Persona Prova{}", number % 997)),
            email: Some(EmailAddress::parse(&format!("prova{}@persone.example.org", number % 997))?),
            ..Sender::default()
        },
        subject: (*subjects.get(subject).ok_or("no subject")?).to_owned(),
        text: "Buongiorno, vorrei sapere quando comincia e che cosa serve per iscriversi. Grazie.".to_owned(),
        service: None,
        aside: (!is_open && number % 20 == 0).then_some(Automatic::AutoSubmitted),
        taken: None,
        answered: None,
        closed_at: (!is_open).then(|| received_at.plus_minutes(600)),
    })
}
