//! The mails of the room. Plain text: short, one link, and what to do if one did not ask for it.

use ::desk::api::Desk;
use ::web::Kit;
use askama::Template;
use identity::api::Colleague;
use kernel::EmailAddress;
use mail::OutgoingMail;
use network::api::ContactPerson;
use storage::Cx;
use storage::links::Link;
use texts::Translator;

use crate::jobs::{DeskNews, FirmNews};
use crate::model::{
    ANSWER_DAYS, Ask, Need, OUTCOME_DAYS, Outcome, State, UNCONFIRMED_DAYS, Vacancy, VacancyState, answer_by,
};
use crate::shown::need_facts;
use crate::store::draft::Draft;

/// A mail of a few paragraphs, perhaps with facts and a link.
#[derive(Template)]
#[template(path = "notices/mail.txt")]
struct Mail<'a> {
    before: Vec<String>,
    facts: Vec<(String, String)>,
    link: String,
    after: Vec<String>,
    site: &'a str,
}

/// What a mail to a firm speaks of beside the need.
#[derive(Default)]
pub(crate) struct Said {
    /// The network's answer.
    pub(crate) words: Option<String>,
    /// The vacancy.
    pub(crate) vacancy: Option<Vacancy>,
}

/// A mail to the firm.
pub(crate) fn firm(
    kit: &Kit,
    cx: &Cx,
    (to, need): (EmailAddress, &Need),
    news: FirmNews,
    said: &Said,
    (desk, link): (Option<&Desk>, &Link),
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(need.locale);
    let number = [("number", need.number.as_str().into())];
    let mut facts = Vec::new();
    let mut after = Vec::new();
    let (subject, before) = match news {
        // Nobody has said yet that the address is hers: nothing of what was typed is carried to it.
        FirmNews::Confirm => {
            after.push(say.ta("firm-mail-confirm-until", &[("count", UNCONFIRMED_DAYS.into())]));
            after.push(say.t("firm-mail-ignore"));
            let args = [
                ("number", need.number.as_str().into()),
                ("when", say.date_time(need.sent_at).into()),
                ("count", ANSWER_DAYS.into()),
            ];
            let text = vec![say.t("firm-mail-confirm-text"), say.ta("firm-mail-confirm-number", &args)];
            (say.ta("firm-mail-confirm-subject", &number), text)
        }
        FirmNews::Received => {
            facts = need_facts(&say, need);
            (say.ta("firm-mail-received-subject", &number), received(&say, need))
        }
        FirmNews::Answered { .. } => {
            let words = said.words.clone().unwrap_or_default();
            after.push(say.t("firm-mail-answered-how"));
            (say.ta("firm-mail-answered-subject", &number), vec![say.t("firm-mail-answered-text"), words])
        }
        FirmNews::HowWasIt => {
            after.push(say.ta("firm-mail-outcome-until", &[("count", OUTCOME_DAYS.into())]));
            (say.ta("firm-mail-outcome-subject", &number), vec![say.t("firm-mail-outcome-text")])
        }
        FirmNews::Closed => {
            let outcome = need.outcome.map(Outcome::text).map(|key| say.t(key)).unwrap_or_default();
            let text = say.ta("firm-mail-closed-text", &[("outcome", outcome.into())]);
            (say.ta("firm-mail-closed-subject", &number), vec![text])
        }
        FirmNews::Vacancy { .. } => vacancy(kit, &say, said.vacancy.as_ref()),
    };
    if let Some(phone) = desk.and_then(|desk| desk.phone.as_deref()) {
        after.push(say.ta("firm-mail-phone", &[("phone", phone.into())]));
    }
    let mail = Mail { before, facts, link: kit.link_address(cx, link), after, site: &kit.site.name };
    written(to, subject, &mail)
}

fn received(say: &Translator, need: &Need) -> Vec<String> {
    let number = [("number", need.number.as_str().into())];
    let mut text = vec![say.ta("firm-mail-received-text", &number)];
    if let Some(at) = need.received_at {
        let by = say.date(answer_by(at));
        let args = [("day", say.date_of(at).into()), ("by", by.into())];
        text.push(say.ta("firm-mail-received-by", &args));
    }
    text
}

fn vacancy(kit: &Kit, say: &Translator, vacancy: Option<&Vacancy>) -> (String, Vec<String>) {
    let Some(one) = vacancy else { return (String::new(), Vec::new()) };
    let title = [("title", one.draft.title.as_str().into())];
    let (subject, mut text) = match one.state {
        VacancyState::Published => {
            (say.ta("firm-mail-published-subject", &title), vec![say.ta("firm-mail-published-text", &title)])
        }
        VacancyState::Returned => {
            (say.ta("firm-mail-returned-subject", &title), vec![say.ta("firm-mail-returned-text", &title)])
        }
        VacancyState::Withdrawn | VacancyState::Proposed => {
            (say.ta("firm-mail-refused-subject", &title), vec![say.ta("firm-mail-refused-text", &title)])
        }
    };
    text.extend(
        one.path.as_deref().filter(|_| one.state == VacancyState::Published).map(|path| kit.url(path)),
    );
    text.extend(one.reason.as_deref().map(|reason| say.ta("firm-mail-reason", &[("reason", reason.into())])));
    (subject, text)
}

/// A mail to one who works at the desk.
pub(crate) fn desk(
    kit: &Kit,
    to: &Colleague,
    need: &Need,
    desk: &Desk,
    news: DeskNews,
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(to.locale);
    let args = [("number", need.number.as_str().into()), ("kind", say.t(need.kind.text()).into())];
    let text = match news {
        DeskNews::New => "firm-mail-desk-new",
        DeskNews::ToCall => "firm-mail-desk-to-call",
        DeskNews::Added => "firm-mail-desk-added",
        DeskNews::Withdrawn => "firm-mail-desk-withdrawn",
        DeskNews::Closed => "firm-mail-desk-closed",
        DeskNews::BodySaid => "firm-mail-desk-body-said",
        DeskNews::BodyLapsed => "firm-mail-desk-body-lapsed",
        DeskNews::Waiting => "firm-mail-desk-waiting",
    };
    let mut before = vec![say.ta(text, &args)];
    if let (State::Received, Some(at)) = (need.state, need.received_at) {
        before.push(say.ta("firm-mail-desk-by", &[("day", say.date(answer_by(at)).into())]));
    }
    let mail = Mail {
        before,
        facts: Vec::new(),
        link: kit.url(&format!("/ufficio/imprese/{}/{}", desk.slug, need.id)),
        after: Vec::new(),
        site: &kit.site.name,
    };
    written(to.email.clone(), say.ta("firm-mail-desk-subject", &args), &mail)
}

/// The question to a body; the need as it may read it.
pub(crate) fn ask(
    kit: &Kit,
    cx: &Cx,
    to: &ContactPerson,
    (need, ask): (&Need, &Ask),
    (link, is_reminder): (&Link, bool),
) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(to.language);
    let args = [("number", need.number.as_str().into()), ("day", say.date(ask.due_on).into())];
    let subject = if is_reminder { "firm-mail-ask-again-subject" } else { "firm-mail-ask-subject" };
    let mut before = vec![say.t("firm-mail-ask-text")];
    if !ask.question.is_empty() {
        before.push(ask.question.clone());
    }
    let mail = Mail {
        before,
        facts: need_facts(&say, need),
        link: kit.link_address(cx, link),
        after: vec![say.ta("firm-mail-ask-until", &args)],
        site: &kit.site.name,
    };
    written(to.email.clone(), say.ta(subject, &args), &mail)
}

/// The link to a form that was begun.
pub(crate) fn draft(kit: &Kit, cx: &Cx, draft: &Draft, link: &Link) -> Result<OutgoingMail, askama::Error> {
    let say = kit.translator(draft.locale);
    let until = say.date_of(link.expires_at);
    let mail = Mail {
        before: vec![say.t("firm-mail-draft-text")],
        facts: Vec::new(),
        link: kit.link_address(cx, link),
        after: vec![say.ta("firm-mail-draft-until", &[("day", until.into())]), say.t("firm-mail-ignore")],
        site: &kit.site.name,
    };
    written(draft.email.clone(), say.t("firm-mail-draft-subject"), &mail)
}

fn written(to: EmailAddress, subject: String, mail: &Mail<'_>) -> Result<OutgoingMail, askama::Error> {
    Ok(OutgoingMail { to, subject, text: mail.render()?, html: None, files: Vec::new(), reply_to: None })
}
