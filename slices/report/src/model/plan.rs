//! From a form to figures: which keys stand in which cell, and the document once they are counted and guarded.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, DocumentSection, Label, Table, TableCell, TableMeasure, TableRow};
use super::facts::{Counted, Facts, Source, one_value};
use super::form::{Axis, Form, Measure, ScopeKind, TableSpec, Words};
use super::group::GroupRow;
use super::guard::{Cell, Rollup, Secondary, Standing, hide, unshown};
use super::{Dim, Filters, Key, Month, Months, NOBODY};

/// What a report is made of besides its form.
pub struct Ground<'a> {
    /// The measures that forms name.
    pub measures: &'a [Measure],
    /// What it is made for.
    pub scope_kind: ScopeKind,
    /// Its name.
    pub scope: Words,
    /// What narrows all its figures.
    pub filters: Filters,
    /// Its months.
    pub period: Months,
    /// Its desks with their Comune, by Comune and name.
    pub desks: &'a [(String, String)],
    /// Its target groups.
    pub groups: &'a [GroupRow],
    /// Its activity lines.
    pub lines: &'a [LineRow],
    /// How values are called.
    pub label: &'a (dyn Fn(Dim, &str) -> Label + Sync),
    /// The values that tables list, in the order in which people read them.
    pub vocabulary: &'a (dyn Fn(Dim, Source) -> Option<Listed> + Sync),
}

/// The values that a table lists whatever was counted: a value that stood there only once somebody asked for it would say
/// that somebody did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The values; an empty word is "not said".
    pub words: Vec<String>,
    /// How all others together are called, where there may be others.
    pub others: Option<&'static str>,
}

/// A row of the table of activity lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRow {
    /// What is done.
    pub what: String,
    /// Who does it.
    pub partner: String,
    /// By when.
    pub due: String,
    /// Which number it is.
    pub counts: Label,
    /// The sentence that says what that number is.
    pub says: Label,
    /// The word of its measure; nothing where it is entered by hand.
    pub measure: Option<String>,
    /// How many were promised.
    pub promised: i64,
    /// What was reached.
    pub reached: Reached,
}

/// What was reached of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// A figure.
    Figure(Key),
    /// A number that stands behind nobody: days held, or entered by hand with a proof.
    Number(i64),
}

/// A table before it is counted.
struct Draft<'a> {
    spec: &'a TableSpec,
    measures: Vec<&'a Measure>,
    row_title: Label,
    columns: Vec<Label>,
    rows: Vec<DraftRow>,
    overlaps: bool,
}

struct DraftRow {
    label: Label,
    level: u8,
    is_total: bool,
    says: Option<Label>,
    cells: Vec<DraftCell>,
}

enum DraftCell {
    Figure(Key),
    Fixed(TableCell),
}

/// A figure of a report, for the register: also of those that are not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it counts.
    pub key: Key,
    /// How many.
    pub value: i64,
    /// Whether the report shows it.
    pub is_shown: bool,
}

/// A report and its figures.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The report.
    pub document: Document,
    /// All its figures, each once.
    pub figures: Vec<Figure>,
    /// What no table shows and was reckoned with, kept nowhere.
    pub unshown: BTreeMap<Key, i64>,
}

/// A head of rows or columns.
struct Head {
    label: Label,
    level: u8,
    is_total: bool,
    filters: Filters,
    period: Option<Months>,
}

impl Head {
    const fn new(label: Label, filters: Filters) -> Self {
        Self { label, level: 0, is_total: false, filters, period: None }
    }

    fn total(key: &str) -> Self {
        Self { is_total: true, ..Self::new(Label::text(key), Filters::new()) }
    }
}

/// Counts and guards a report from facts that say all that is asked. `register` is what was handed in before of months that
/// this one touches. None where it cannot be guarded: see [`Plan::unshown`].
pub fn prepare(
    form: &Form,
    ground: &Ground<'_>,
    facts: &Facts,
    register: &[Cell],
    rollups: &[Rollup],
    threshold: u32,
    secondary: Secondary,
) -> Option<Prepared> {
    let plan = Plan::of(form, ground, facts);
    let unshown = facts.count(&plan.unshown(register, rollups)?);
    let unshown = unshown.into_iter().map(|(key, one)| (key, one.value)).collect();
    Some(plan.guarded(register, unshown, rollups, threshold, secondary))
}

/// A report whose own figures are counted.
pub struct Plan<'a> {
    form: &'a Form,
    ground: &'a Ground<'a>,
    drafts: Vec<Vec<Draft<'a>>>,
    counted: BTreeMap<Key, Counted>,
}

impl<'a> Plan<'a> {
    /// Counts the figures of a form.
    pub fn of(form: &'a Form, ground: &'a Ground<'a>, facts: &Facts) -> Self {
        let drafts: Vec<Vec<Draft<'_>>> = form
            .sections
            .iter()
            .map(|section| section.tables.iter().map(|spec| draft(spec, ground, facts)).collect())
            .collect();
        let keys: BTreeSet<Key> = drafts
            .iter()
            .flatten()
            .flat_map(|draft| &draft.rows)
            .flat_map(|row| &row.cells)
            .filter_map(|cell| if let DraftCell::Figure(key) = cell { Some(key.clone()) } else { None })
            .collect();
        Self { form, ground, drafts, counted: facts.count(&keys) }
    }

    /// The figures that no table shows and that are to be counted beside them. None where they are more than can be guarded:
    /// a report that groups so much is not made.
    pub fn unshown(&self, register: &[Cell], rollups: &[Rollup]) -> Option<BTreeSet<Key>> {
        unshown(register.iter().map(|cell| &cell.key), self.counted.keys(), rollups)
    }

    /// The report, and what of it is hidden.
    pub fn guarded(
        self,
        register: &[Cell],
        unshown: BTreeMap<Key, i64>,
        rollups: &[Rollup],
        threshold: u32,
        secondary: Secondary,
    ) -> Prepared {
        let Self { form, ground, drafts, counted } = self;
        let mut cells: Vec<Cell> = register.to_vec();
        cells.extend(counted.iter().map(|(key, one)| Cell {
            key: key.clone(),
            value: one.value,
            standing: Standing::New,
            extension: one.extension,
            report: 0,
        }));
        cells.extend(unshown.iter().map(|(key, value)| Cell {
            key: key.clone(),
            value: *value,
            standing: Standing::Unshown,
            extension: 0,
            report: 0,
        }));
        let hidden = hide(&cells, rollups, threshold, secondary);
        let sections = form.sections.iter().zip(drafts).map(|(section, drafts)| DocumentSection {
            title: section.title.clone(),
            text: section.text.clone(),
            tables: drafts.into_iter().map(|draft| draft.written(&counted, &hidden)).collect(),
        });
        let document = Document {
            form: form.key.clone(),
            form_version: form.version,
            name: form.name.clone(),
            about: form.about.clone(),
            scope_kind: ground.scope_kind,
            scope: ground.scope.clone(),
            period: ground.period,
            threshold,
            sections: sections.collect(),
        };
        let figures = counted.into_iter().map(|(key, one)| {
            let is_shown = !hidden.contains(&key);
            Figure { key, value: one.value, is_shown }
        });
        Prepared { document, figures: figures.collect(), unshown }
    }
}

/// A figure in one way only: a desk's says by itself whose it is and where.
pub fn canonical(mut key: Key) -> Key {
    if key.single(Dim::Desk).is_some() {
        key.filters.remove(&Dim::Comune);
        key.filters.remove(&Dim::Organisation);
    }
    key
}

/// Narrowed by both.
pub fn narrowed(mut one: Filters, other: &Filters) -> Filters {
    for (dim, values) in other {
        let both = match one.get(dim) {
            Some(known) => known.intersection(values).cloned().collect(),
            None => values.clone(),
        };
        one.insert(*dim, both);
    }
    one
}

fn draft<'a>(spec: &'a TableSpec, ground: &Ground<'a>, facts: &Facts) -> Draft<'a> {
    if spec.lines {
        return lines(spec, ground);
    }
    let measures: Vec<&Measure> = spec
        .measures
        .iter()
        .filter_map(|key| ground.measures.iter().find(|measure| measure.key == *key))
        .collect();
    let units: Vec<_> = measures.iter().map(|measure| measure.counts).collect();
    let by_service = spec.dims().contains(&Dim::Service);
    let source = units.first().map_or(Source::Contacts, |unit| Source::of(*unit, by_service));
    let overlaps = spec
        .rows
        .iter()
        .any(|axis| matches!(axis, Axis::Dim(dim) if units.iter().any(|unit| dim.overlaps(*unit))));
    let rows = row_heads(spec, ground, facts, source);
    let columns: Vec<(Head, &Measure)> = match (spec.columns, measures.first()) {
        (Some(axis), Some(measure)) => {
            let heads = heads(axis, ground, facts, source).into_iter();
            // One month is its own total.
            let is_whole = axis == Axis::Month && ground.period.is_single();
            let total = (!is_whole).then(|| Head::total("report-total-column"));
            heads.chain(total).map(|head| (head, *measure)).collect()
        }
        _ => {
            let head = |measure: &&'a Measure| {
                (Head::new(Label::Words(measure.name.clone()), Filters::new()), *measure)
            };
            measures.iter().map(head).collect()
        }
    };
    let written = rows.into_iter().map(|row| {
        let cells = columns.iter().map(|(column, measure)| {
            let filters = narrowed(ground.filters.clone(), &measure.only);
            let filters = narrowed(narrowed(filters, &row.filters), &column.filters);
            let period = row.period.or(column.period).unwrap_or(ground.period);
            DraftCell::Figure(canonical(Key { unit: measure.counts, period, filters }))
        });
        let cells = cells.collect();
        DraftRow { label: row.label, level: row.level, is_total: row.is_total, says: None, cells }
    });
    let row_title = match spec.rows.last() {
        Some(Axis::Dim(dim)) => Label::text(dim.text()),
        _ => Label::text("report-dim-month"),
    };
    Draft {
        spec,
        rows: written.collect(),
        columns: columns.into_iter().map(|(head, _)| head.label).collect(),
        measures,
        row_title,
        overlaps,
    }
}

fn row_heads(spec: &TableSpec, ground: &Ground<'_>, facts: &Facts, source: Source) -> Vec<Head> {
    let mut rows = match spec.rows.as_slice() {
        [Axis::Dim(Dim::Comune), Axis::Dim(Dim::Desk)] => comuni_and_desks(ground),
        [axis] => heads(*axis, ground, facts, source),
        _ => Vec::new(),
    };
    if !(spec.rows == [Axis::Month] && ground.period.is_single()) {
        rows.push(Head::total("report-total-row"));
    }
    rows
}

fn comuni_and_desks(ground: &Ground<'_>) -> Vec<Head> {
    let mut heads = Vec::new();
    for comune in comuni(ground) {
        heads.push(Head::new((ground.label)(Dim::Comune, &comune), one_value(Dim::Comune, &comune)));
        for (desk, _) in ground.desks.iter().filter(|(_, of)| *of == comune) {
            let head = Head::new((ground.label)(Dim::Desk, desk), one_value(Dim::Desk, desk));
            heads.push(Head { level: 1, ..head });
        }
    }
    heads
}

fn comuni(ground: &Ground<'_>) -> Vec<String> {
    let mut comuni: Vec<String> = Vec::new();
    for (_, comune) in ground.desks {
        if !comuni.contains(comune) {
            comuni.push(comune.clone());
        }
    }
    comuni
}

fn heads(axis: Axis, ground: &Ground<'_>, facts: &Facts, source: Source) -> Vec<Head> {
    let dim = match axis {
        Axis::Month => {
            let head = |month: Month| Head {
                period: Some(Months::single(month)),
                ..Head::new(Label::Month(month), Filters::new())
            };
            return ground.period.each().into_iter().map(head).collect();
        }
        Axis::Dim(dim) => dim,
    };
    let one = |value: &String| Head::new((ground.label)(dim, value), one_value(dim, value));
    let seen = facts.values(source, dim);
    match dim {
        Dim::Group => {
            let head = |group: &GroupRow| Head::new(group.label(), group.filters.clone());
            ground.groups.iter().map(head).collect()
        }
        Dim::Comune => comuni(ground).iter().map(one).collect(),
        Dim::Desk => ground.desks.iter().map(|(desk, _)| one(desk)).collect(),
        _ => match (ground.vocabulary)(dim, source) {
            Some(listed) => {
                let Listed { words, others } = listed;
                let beside: BTreeSet<String> =
                    seen.into_iter().filter(|value| !words.contains(value)).collect();
                let mut heads: Vec<Head> = words.iter().map(one).collect();
                match others {
                    Some(text) => {
                        let values = beside.into_iter().chain([NOBODY.to_owned()]).collect();
                        heads.push(Head::new(Label::text(text), Filters::from([(dim, values)])));
                    }
                    // A word that the lists of the program do not have.
                    None => heads.extend(beside.iter().map(one)),
                }
                heads
            }
            None => {
                let mut heads: Vec<Head> = seen.iter().map(one).collect();
                heads.sort_by_cached_key(|head| match &head.label {
                    Label::Words(words) => (false, words.it.to_lowercase()),
                    Label::Text(key) => (key == "report-not-said", key.clone()),
                    Label::Month(month) => (false, month.to_string()),
                    Label::Several(_) => (false, String::new()),
                });
                heads
            }
        },
    }
}

fn lines<'a>(spec: &'a TableSpec, ground: &Ground<'a>) -> Draft<'a> {
    let is_of_line =
        |measure: &&Measure| ground.lines.iter().any(|line| line.measure.as_deref() == Some(&measure.key));
    let said = |text: &str| DraftCell::Fixed(TableCell::Said(Label::name(text)));
    let rows = ground.lines.iter().map(|line| {
        let reached = match &line.reached {
            Reached::Figure(key) => DraftCell::Figure(canonical(key.clone())),
            Reached::Number(number) => DraftCell::Fixed(TableCell::Number(*number)),
        };
        let promised = DraftCell::Fixed(TableCell::Number(line.promised));
        let counts = DraftCell::Fixed(TableCell::Said(line.counts.clone()));
        let cells = vec![said(&line.partner), said(&line.due), counts, promised, reached];
        let says = Some(line.says.clone());
        DraftRow { label: Label::name(line.what.clone()), level: 0, is_total: false, says, cells }
    });
    let columns = [
        "report-line-partner",
        "report-line-due",
        "report-lines-counts",
        "report-line-promised",
        "report-line-reached",
    ];
    Draft {
        spec,
        measures: ground.measures.iter().filter(is_of_line).collect(),
        row_title: Label::text("report-line-what"),
        columns: columns.map(Label::text).into(),
        rows: rows.collect(),
        overlaps: true,
    }
}

impl Draft<'_> {
    fn written(self, counted: &BTreeMap<Key, Counted>, hidden: &BTreeSet<Key>) -> Table {
        let cell = |cell: DraftCell| match cell {
            DraftCell::Fixed(cell) => cell,
            DraftCell::Figure(key) if hidden.contains(&key) => TableCell::Hidden(key),
            DraftCell::Figure(key) => TableCell::Figure(counted.get(&key).map_or(0, |one| one.value), key),
        };
        let row = |row: DraftRow| TableRow {
            label: row.label,
            level: row.level,
            is_total: row.is_total,
            says: row.says,
            cells: row.cells.into_iter().map(cell).collect(),
        };
        let measure = |measure: &&Measure| TableMeasure {
            key: measure.key.clone(),
            version: measure.version,
            name: measure.name.clone(),
            says: measure.says.clone(),
            unit: measure.counts,
        };
        Table {
            key: self.spec.key.clone(),
            caption: self.spec.caption.clone(),
            measures: self.measures.iter().map(measure).collect(),
            row_title: self.row_title,
            columns: self.columns,
            rows: self.rows.into_iter().map(row).collect(),
            overlaps: self.overlaps,
        }
    }
}
