//! A small plot of whole numbers, drawn as SVG by a template, with its numbers in a table beside it.

use texts::Translator;

/// Width of the drawing, in its own units.
const WIDTH: i64 = 640;
/// Height of the drawing.
const HEIGHT: i64 = 300;
const LEFT: i64 = 84;
const RIGHT: i64 = 16;
const TOP: i64 = 24;
const BOTTOM: i64 = 52;
/// Most labels that fit under the drawing when it is as narrow as a telephone.
const MOST_LABELS: usize = 6;

/// Kinds of plot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PlotKind {
    /// One bar a value: for things that are compared.
    #[default]
    Bars,
    /// A line through the values: for growth over time.
    Line,
}

/// A plot of not negative whole numbers.
#[derive(Debug, Clone, Default)]
pub struct Plot {
    /// Unique on the page; letters, digits and hyphens.
    pub id: String,
    /// Title, also the caption of the table.
    pub title: String,
    /// What it shows in one sentence, for who cannot see it.
    pub summary: String,
    /// Head of the first column: "Mese".
    pub over: String,
    /// Head of the second column: "Enti".
    pub measure: String,
    /// Kind.
    pub kind: PlotKind,
    /// Label and value, in order.
    pub points: Vec<(String, i64)>,
}

/// A bar, in units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Left edge.
    pub x: i64,
    /// Upper edge.
    pub y: i64,
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
}

/// A text or a point of the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dot {
    /// From the left.
    pub x: i64,
    /// From above.
    pub y: i64,
    /// What is written there.
    pub text: String,
}

impl Plot {
    /// Whether it is a line.
    #[must_use]
    pub fn is_line(&self) -> bool {
        self.kind == PlotKind::Line
    }

    /// The bars.
    #[must_use]
    pub fn bars(&self) -> Vec<Bar> {
        let gap = self.step() / 4;
        let floor = HEIGHT - BOTTOM;
        let bar = |(index, (_, value)): (usize, &(String, i64))| {
            let y = self.y(*value);
            Bar { x: self.left(index) + gap / 2, y, width: (self.step() - gap).max(1), height: floor - y }
        };
        self.points.iter().enumerate().map(bar).collect()
    }

    /// The points of the line as `x,y x,y`.
    #[must_use]
    pub fn line(&self) -> String {
        let points = self.dots().into_iter().map(|dot| format!("{},{}", dot.x, dot.y));
        points.collect::<Vec<_>>().join(" ")
    }

    /// The middle of each point, with its label.
    #[must_use]
    pub fn dots(&self) -> Vec<Dot> {
        let dot = |(index, (label, value)): (usize, &(String, i64))| Dot {
            x: self.left(index) + self.step() / 2,
            y: self.y(*value),
            text: label.clone(),
        };
        self.points.iter().enumerate().map(dot).collect()
    }

    /// The labels under the drawing: all, or so many as fit.
    #[must_use]
    pub fn labels(&self) -> Vec<Dot> {
        let every = self.points.len().div_ceil(MOST_LABELS).max(1);
        self.dots().into_iter().step_by(every).map(|dot| Dot { y: HEIGHT - BOTTOM + 32, ..dot }).collect()
    }

    /// The lines across, with their number.
    #[must_use]
    pub fn ticks(&self, translator: &Translator) -> Vec<Dot> {
        let step = self.tick();
        let tick = |n: i64| Dot { x: LEFT - 8, y: self.y(n * step), text: translator.number(n * step) };
        (0..=self.top() / step).map(tick).collect()
    }

    /// The size of the drawing.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {WIDTH} {HEIGHT}")
    }

    /// Where the lines across begin and end.
    #[must_use]
    pub const fn edges(&self) -> (i64, i64) {
        (LEFT, WIDTH - RIGHT)
    }

    fn step(&self) -> i64 {
        let count = i64::try_from(self.points.len().max(1)).unwrap_or(i64::MAX);
        (WIDTH - LEFT - RIGHT) / count
    }

    fn left(&self, index: usize) -> i64 {
        LEFT + self.step().saturating_mul(i64::try_from(index).unwrap_or(i64::MAX))
    }

    fn y(&self, value: i64) -> i64 {
        let room = HEIGHT - TOP - BOTTOM;
        HEIGHT - BOTTOM - value.clamp(0, self.top()).saturating_mul(room) / self.top()
    }

    /// The distance of the lines across: 1, 2 or 5 times a power of ten, at most five of them.
    fn tick(&self) -> i64 {
        let most = self.points.iter().map(|(_, value)| *value).max().unwrap_or(0).max(1);
        let mut power = 1_i64;
        loop {
            for factor in [1, 2, 5] {
                let step = power.saturating_mul(factor);
                if most / step < 5 || step > i64::MAX / 10 {
                    return step;
                }
            }
            power = power.saturating_mul(10);
        }
    }

    /// The number at the upper edge: the first line across that no value passes.
    fn top(&self) -> i64 {
        let most = self.points.iter().map(|(_, value)| *value).max().unwrap_or(0).max(1);
        let tick = self.tick();
        most.div_euclid(tick).saturating_add(i64::from(most % tick != 0)).saturating_mul(tick)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(values: &[i64]) -> Plot {
        let points = values.iter().map(|value| (value.to_string(), *value)).collect();
        Plot { points, ..Plot::default() }
    }

    #[test]
    fn highest_value_stays_inside() {
        for values in [&[0][..], &[1, 3], &[40, 41], &[7, 99, 100, 101], &[i64::from(i32::MAX)]] {
            let plot = plot(values);

            assert!(plot.bars().iter().all(|bar| bar.y >= TOP && bar.height >= 0), "{values:?}");
            assert!(plot.top() / plot.tick() <= 5, "{values:?}");
        }
    }

    #[test]
    fn many_labels_are_thinned() {
        assert_eq!(plot(&[1; 24]).labels().len(), 6);
        assert_eq!(plot(&[1; 5]).labels().len(), 5);
    }

    #[test]
    fn plot_without_points_is_empty() {
        let plot = plot(&[]);

        assert!(plot.bars().is_empty() && plot.line().is_empty());
    }
}
