//! What forms of the path carry: the answers, and where to go.

use ::web::Caller;
use ::web::forms::{Choice, Form};

use crate::processes::business_path::model::{Answer, Answers, Step};

/// The hidden field by which a form that is sent twice keeps one path.
pub const KEY: &str = "chiave";
/// Says that the path was kept when the form was shown, and how often the step had been saved.
pub const KEPT: &str = "salvato";
/// The button that was pressed.
pub const GO: &str = "vai";

/// The field of the tasks of a step.
pub fn done_field(step: Step) -> String {
    format!("{}-fatto", step.word())
}

/// The field of the note of a step.
pub fn note_field(step: Step) -> String {
    format!("{}-nota", step.word())
}

/// How often the step had been saved when the form was shown; a form shown before the path was kept knows of nothing.
pub fn seen(form: &Form) -> i64 {
    form.text(KEPT).parse().unwrap_or(0)
}

/// What a form says of a step.
pub fn answer(form: &Form, step: Step) -> Answer {
    let field = done_field(step);
    Answer::of(step, form.get_all(&field), form.text(&note_field(step)))
}

/// What a form says of all steps.
pub fn answers(form: &Form) -> Answers {
    let mut answers = Answers::default();
    Step::ALL.iter().for_each(|step| answers.put(*step, answer(form, *step)));
    answers
}

/// Names and values that say the same again.
pub fn pairs(step: Step, answer: &Answer) -> Vec<(String, String)> {
    let done = answer.done.iter().map(|word| (done_field(step), (*word).to_owned()));
    let note = Some((note_field(step), answer.note.clone())).filter(|(_, note)| !note.is_empty());
    done.chain(note).collect()
}

/// What is said of the other steps, for the hidden fields of a form; and the key of the path to come.
pub fn carried(
    caller: &Caller,
    form: &Form,
    answers: &Answers,
    without: Option<Step>,
) -> Vec<(String, String)> {
    let key = form.get(KEY).map_or_else(|| caller.cx.new_random_id::<()>().to_string(), str::to_owned);
    let said = answers.iter().filter(|(step, _)| Some(*step) != without);
    std::iter::once((KEY.to_owned(), key))
        .chain(said.flat_map(|(step, answer)| pairs(step, answer)))
        .collect()
}

/// The tasks of a step, to tick.
pub fn tasks(caller: &Caller, step: Step) -> Vec<Choice> {
    step.tasks().iter().map(|task| Choice::new(task.word, caller.t(task.text))).collect()
}

/// Where a button leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To a step.
    Step(Step),
    /// To the summary.
    Summary,
    /// To the code: keep the path.
    Keep,
}

impl Go {
    /// Its word in the button.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Step(step) => step.word(),
            Self::Summary => "riepilogo",
            Self::Keep => "salva",
        }
    }

    /// Of a form; whoever presses Enter goes on.
    pub fn of(form: &Form, step: Option<Step>) -> Self {
        match form.text(GO) {
            "riepilogo" => Self::Summary,
            "salva" => Self::Keep,
            word => match (Step::parse(word), step.and_then(Step::after)) {
                (Ok(step), _) | (Err(_), Some(step)) => Self::Step(step),
                (Err(_), None) => Self::Summary,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_travel_in_a_form_and_come_back() {
        let form = Form::from_pairs([
            ("idea-fatto", "offer"),
            ("idea-fatto", "skills"),
            ("idea-nota", "una gelateria"),
            ("conti-fatto", "offer"),
        ]);

        let answers = answers(&form);
        let again: Vec<(String, String)> =
            answers.iter().flat_map(|(step, said)| pairs(step, said)).collect();

        assert_eq!(super::answers(&Form::from_pairs(again)), answers);
        assert_eq!(answers.of(Step::Idea).done, ["offer", "skills"]);
        assert!(answers.of(Step::Figures).is_empty());
    }

    #[test]
    fn button_leads_where_it_says_and_enter_goes_on() {
        let pressed = |word: &str| Go::of(&Form::from_pairs([(GO, word)]), Some(Step::Funding));

        assert_eq!(pressed("idea"), Go::Step(Step::Idea));
        assert_eq!(pressed("salva"), Go::Keep);
        assert_eq!(pressed(""), Go::Step(Step::Opening));
        assert_eq!(Go::of(&Form::default(), Some(Step::Opening)), Go::Summary);
        assert_eq!(Go::of(&Form::default(), None), Go::Summary);
    }
}
