//! `/ufficio/rapporti/anteprima`: a report as it would be handed in now. No file is made of it: figures that leave the house
//! stand in the register.

use askama::Template;
use storage::Cx;
use uuid::Uuid;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::apart::{Left, PLACES};
use super::said::Said;
use super::{index, page, recent};
use crate::actions::note_preview;
use crate::model::{Document, Month, Months, ScopeKind};
use crate::policy::SeeFigures;
use crate::queries::{self, Scope};
use crate::store;

#[derive(Template)]
#[template(path = "office/report.html")]
struct Preview {
    page: Page,
    said: Said,
    when: String,
    asked: Asked,
    may_hand_in: bool,
    is_over: bool,
    /// Whether contacts of its months wait to be completed.
    is_to_complete: bool,
    before: Option<String>,
}

impl Preview {
    /// Where a cell opens.
    fn cell(&self, table: &str, row: &usize, column: &usize) -> String {
        format!(
            "/ufficio/rapporti/anteprima/cifra?{}&tabella={table}&riga={row}&colonna={column}",
            self.asked.query()
        )
    }

    fn file(&self, _: &str) -> Option<String> {
        None
    }

    fn digest(&self) -> Option<&str> {
        None
    }
}

/// What an address asks for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) form: String,
    pub(super) kind: ScopeKind,
    pub(super) id: Uuid,
    pub(super) period: Months,
}

impl Asked {
    /// Reads `form`, `ambito` (kind and id with a dot between), `dal`, `al`; what of a choice that can be read is wrong goes to
    /// `errors`, by field.
    fn read(form: &Form, errors: &mut FieldErrors) -> Result<Self, PageError> {
        let (kind, id) = form.text("ambito").split_once('.').ok_or_else(PageError::not_found)?;
        let kind = ScopeKind::parse(kind).map_err(|_| PageError::not_found())?;
        let id = id.parse().map_err(|_| PageError::not_found())?;
        let from = Month::parse(form.text("dal")).map_err(|_| PageError::not_found())?;
        let to = form.get("al").map_or(Ok(from), Month::parse).map_err(|_| PageError::not_found())?;
        if to < from {
            errors.add("al", "report-error-turned");
        }
        let period = Months::new(from, to.max(from));
        // Three years are more than any agreement reports at once.
        if period.each().len() > 36 {
            errors.add("al", "report-error-too-long");
        }
        Ok(Self { form: form.text("form").to_owned(), kind, id, period })
    }

    /// The same, where there is no page to say what is wrong with a choice.
    pub(super) fn right(form: &Form) -> Result<Self, PageError> {
        let mut errors = FieldErrors::new();
        let asked = Self::read(form, &mut errors)?;
        if errors.is_empty() { Ok(asked) } else { Err(PageError::invalid("report-error-period")) }
    }

    /// The same in an address.
    pub(super) fn query(&self) -> String {
        let Self { form, kind, id, period } = self;
        // Forms' words are small letters, figures and hyphens; whatever else was asked has no page.
        let form: String = form.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        format!("form={form}&ambito={}.{id}&dal={}&al={}", kind.word(), period.from, period.to)
    }

    /// The report as it would be now, reckoned apart.
    pub(super) async fn prepared(&self, caller: &Caller) -> Result<(Scope, Document), PageError> {
        let (asked, cx) = (self.clone(), caller.cx.clone());
        let work = move || async move { asked.reckoned(&cx).await };
        let (scope, document) = PLACES.work("report-error-too-slow", Left::Dropped, work).await?;
        recent::keep(self.shown_to(caller), &document);
        Ok((scope, document))
    }

    /// The report that she has just looked at, or as it would be now.
    pub(super) async fn seen(&self, caller: &Caller) -> Result<Document, PageError> {
        let mut tx = caller.cx.read().await?;
        let scope = queries::scope(&mut tx, self.kind, self.id, self.period).await?;
        caller.cx.permit::<SeeFigures>(scope.resource(scope.id))?;
        drop(tx);
        match recent::kept(&self.shown_to(caller)) {
            Some(document) => Ok(document),
            None => Ok(self.prepared(caller).await?.1),
        }
    }

    fn shown_to(&self, caller: &Caller) -> recent::Shown {
        recent::Shown { query: self.query(), person: caller.cx.person(), at: caller.cx.now() }
    }

    async fn reckoned(&self, cx: &Cx) -> Result<(Scope, Document), PageError> {
        let mut tx = cx.read().await?;
        let scope = queries::scope(&mut tx, self.kind, self.id, self.period).await?;
        let forms = queries::forms(&mut tx, scope.network.id).await?;
        let form = forms.iter().find(|known| known.key == self.form).ok_or_else(PageError::not_found)?;
        let prepared = queries::report(&mut tx, cx, &scope, form, self.period).await?;
        Ok((scope, prepared.document))
    }
}

pub(crate) async fn show(caller: Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let asked = Asked::read(&form, &mut errors)?;
    let forms = {
        let mut tx = caller.cx.read().await?;
        let network = queries::own_network(&mut tx).await?.ok_or_else(PageError::not_found)?;
        queries::forms(&mut tx, network.id).await?
    };
    let chosen = forms.iter().find(|known| known.key == asked.form).ok_or_else(PageError::not_found)?;
    if !chosen.scopes.contains(&asked.kind) {
        errors.add("ambito", "report-error-scope");
    }
    if !errors.is_empty() {
        return index::wrong(&caller, Fields::refused(form, errors)).await;
    }
    let (scope, document) = asked.prepared(&caller).await?;
    note_preview(&caller.cx, &scope, &asked.form, asked.period).await?;
    let mut tx = caller.cx.read().await?;
    let before = store::report::same(&mut tx, scope.id, &asked.form, asked.period).await?;
    let say = caller.visit.translator();
    let said = Said::of(&document, say);
    let may_hand_in = caller.cx.permit::<crate::policy::HandIn>(scope.resource(caller.cx.new_id())).is_ok();
    web::html(&Preview {
        page: page(&caller, said.title.clone()),
        said,
        when: say.date_time(caller.cx.now()),
        is_over: asked.period.to < Month::of(caller.cx.now().date()),
        is_to_complete: may_hand_in && queries::is_to_complete(&mut tx, &scope, asked.period).await?,
        asked,
        may_hand_in,
        before: before.map(|report| format!("/ufficio/rapporti/{}", report.id)),
    })
}
