//! A picture for each page, for those who see it shared before they see it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};
use osloregionen::domain::boundaries::{Boundaries, Shape};
use osloregionen::domain::edition::Edition;
use osloregionen::domain::slug::Slug;
use osloregionen::route::{Page, Route};
use osloregionen::text::{self, Text};
use osloregionen::title::title;
use sha2::{Digest, Sha256};

use super::head::{PICTURE, Picture};
use super::paint::{FAMILY, Painter};

/// Colours of the light look, from `style/tokens.css`.
const PAPER: &str = "#f7f4ec";
const TEXT: &str = "#0b2a31";
const SUBTLE: &str = "#385055";
const LAND: &str = "#cbdad6";
const SIGNAL: &str = "#b23a12";
const CENTRE: &str = "#0b4450";

/// Where the title begins, how wide it may be, and its largest size, in pixels.
const LEFT: u32 = 72;
const WIDTH: f64 = 550.0;
const LARGEST: f64 = 92.0;
/// From one line to the next, in ems.
const LINE: f64 = 1.08;
/// The width of a letter of the bold face, in ems, as it is in most names.
const LETTER: f64 = 0.555;

/// The pictures of all pages by the pages' paths.
pub type Pictures = BTreeMap<String, Picture>;

/// Draws the picture of each page into `bilder/` in `dist`; what was drawn before is taken
/// from `cache`, by what is drawn.
///
/// # Errors
/// If a face is missing or a file cannot be written.
pub fn write(
    dist: &Path,
    cache: &Path,
    edition: &Edition,
    map: &Boundaries,
    routes: &[Route],
) -> Result<Pictures> {
    fs::create_dir_all(cache)?;
    fs::create_dir_all(dist.join("bilder"))?;
    let painter = Painter::new()?;
    let land = map.outline();
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(route) = routes.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let svg = svg(edition, map, &land, route);
                    let drawn = draw(&painter, dist, cache, &svg).map(|path| {
                        let shows = shows(edition, route);
                        (route.path(), Picture { path, shows })
                    });
                    done.lock().unwrap_or_else(|broken| broken.into_inner()).push(drawn);
                }
            });
        }
    });
    done.into_inner().unwrap_or_else(|broken| broken.into_inner()).into_iter().collect()
}

fn draw(painter: &Painter, dist: &Path, cache: &Path, svg: &str) -> Result<String> {
    let drawn = Sha256::new().chain_update(painter.faces()).chain_update(svg).finalize();
    let hash: String = drawn.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let kept = cache.join(format!("{hash}.png"));
    let path = format!("bilder/{hash}.png");
    if !kept.exists() {
        let part = cache.join(format!("{hash}.{:?}", thread::current().id()));
        fs::write(&part, painter.png(svg, PICTURE.0, PICTURE.1)?)?;
        fs::rename(part, &kept)?;
    }
    fs::copy(&kept, dist.join(&path)).with_context(|| path.clone())?;
    Ok(path)
}

/// What the picture says, in words.
fn shows(edition: &Edition, route: &Route) -> String {
    let (name, below) = words(edition, route);
    ["Osloregionen: ", &name, ", ", &below].concat()
}

/// The picture of a page: its name and what it is, beside the region's map.
pub fn svg(edition: &Edition, map: &Boundaries, land: &str, route: &Route) -> String {
    let (width, height) = PICTURE;
    let text = Text::of(route.language);
    let (name, below) = words(edition, route);
    let (lines, size) = fitted(&name);
    // From below: a rule, what is said of the page, and its name above that.
    let mut named = String::new();
    let mut y = 474.0 - (lines.len() as f64 - 1.0) * size * LINE;
    for line in &lines {
        named.push_str(&format!(
            "<text x=\"{LEFT}\" y=\"{y:.0}\" font-size=\"{size:.0}\" font-weight=\"600\" \
             letter-spacing=\"{:.1}\">{}</text>",
            -size * 0.02,
            escaped(line)
        ));
        y += size * LINE;
    }
    let scale = 560.0 / f64::from(map.height);
    let left = f64::from(width) - f64::from(map.width) * scale - 40.0;
    let drawn = picture(edition, map, land, route);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{FAMILY}\" fill=\"{TEXT}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>\
         <g transform=\"translate({left:.1} 35) scale({scale:.5})\">{drawn}</g>\
         <text x=\"{LEFT}\" y=\"98\" font-size=\"34\" font-weight=\"600\">Osloregionen</text>\
         <text x=\"{LEFT}\" y=\"132\" font-size=\"22\" fill=\"{SUBTLE}\">{}</text>\
         {named}<text x=\"{LEFT}\" y=\"536\" font-size=\"30\" fill=\"{SUBTLE}\">{}</text>\
         <rect x=\"{LEFT}\" y=\"568\" width=\"{WIDTH}\" height=\"3\"/></svg>",
        escaped(text.tagline),
        escaped(&below),
    )
}

/// The page's name, and what is said below it.
fn words(edition: &Edition, route: &Route) -> (String, String) {
    let (language, text) = (route.language, Text::of(route.language));
    let organisation = &edition.organisation;
    let whole = title(edition, route);
    let name = whole.split(" – ").next().unwrap_or_default().to_owned();
    let period = || text::period(text, edition.priorities.origin.period);
    match &route.page {
        Page::Home => {
            let (stressed, rest) = &organisation.members;
            (stressed.get(language).to_owned(), rest.get(language).to_owned())
        }
        Page::Municipality(slug) => {
            let people = edition.member(slug).and_then(|member| member.population.last());
            let below = people.map(|(date, people)| {
                let people = text::integer(language, *people);
                let date = text::date(language, *date);
                format!("{people} {} · {date}", text.inhabitants.to_lowercase())
            });
            (name, below.unwrap_or_default())
        }
        Page::Priorities | Page::FocusArea(_) => (name, text.holds.with(&period())),
        _ => (name, text.edition.with_number(edition.year.into())),
    }
}

/// The name in lines of a size that fits.
fn fitted(name: &str) -> (Vec<String>, f64) {
    let mut size = LARGEST;
    loop {
        let letters = (WIDTH / (size * LETTER)) as usize;
        let mut lines: Vec<String> = Vec::new();
        for word in name.split(' ') {
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                    line.extend([" ", word]);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        let fits = lines.iter().all(|line| line.chars().count() <= letters);
        if size < 40.0 || fits && lines.len() as f64 * size <= 300.0 {
            return (lines, size);
        }
        size -= 2.0;
    }
}

/// The land, and on it the page's member or all of them.
fn picture(edition: &Edition, map: &Boundaries, land: &str, route: &Route) -> String {
    let inner = map.inner();
    let ground = format!(
        "<path fill=\"{LAND}\" fill-rule=\"evenodd\" d=\"{land}\"/>\
         <path fill=\"none\" stroke=\"{PAPER}\" stroke-width=\"3\" d=\"{inner}\"/>"
    );
    let lit = |slug: &Slug| -> Option<String> {
        let shape = edition.member(slug).and_then(|member| map.shape(&member.slug))?;
        let path = map.path(shape);
        Some(format!("<path fill=\"{SIGNAL}\" fill-rule=\"evenodd\" d=\"{path}\"/>"))
    };
    let on_it = match &route.page {
        Page::Municipality(slug) => lit(slug).unwrap_or_default(),
        _ => map.shapes.iter().map(dot).collect(),
    };
    ground + &on_it
}

fn dot(shape: &Shape) -> String {
    let dot = shape.dot;
    format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{CENTRE}\"/>", dot.x, dot.y, dot.r)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Ås", 1)]
    #[case("Aurskog-Høland", 1)]
    #[case("64 kommuner inklusiv Oslo", 3)]
    #[case("Areal, transport, mobilitet og logistikk", 4)]
    fn names_fit_into_their_lines(#[case] name: &str, #[case] expected: usize) {
        let (lines, size) = fitted(name);
        assert_eq!(lines.len(), expected, "{lines:?}");
        assert_eq!(lines.join(" "), name);
        for line in &lines {
            assert!(line.chars().count() as f64 * size * LETTER <= WIDTH, "{line}");
        }
    }
}
