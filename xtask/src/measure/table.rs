//! The README's table of what was measured: made from the file that `measure paint` writes, so
//! that the one cannot say something else than the other.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// What stands around the table in the README.
const BEGIN: &str = "<!-- made by `cargo xtask measure table` -->\n";
const END: &str = "<!-- end -->\n";

/// What others need, each as a ratio of its own static page, from the reference: the
/// limits for the query (a quarter more than SvelteKit), the route and the keystroke (below
/// every framework).
const QUERY: f64 = 3.84;
const ROUTE: f64 = 0.26;
const KEYSTROKE: f64 = 4.7;

/// Most wasm and JavaScript of the whole site, in bytes over the network.
const CODE: f64 = 90_000.0;

/// Where the figures lie.
pub const FIGURES: &str = "xtask/measured/paint.json";

/// Writes the table into the README.
///
/// # Errors
/// If either file is missing or not as it was written.
pub fn write() -> Result<()> {
    let readme = process::root().join("README.md");
    let figures = fs::read_to_string(process::root().join(FIGURES)).context(FIGURES)?;
    let text = with_table(&fs::read_to_string(&readme)?, &serde_json::from_str(&figures)?)?;
    fs::write(readme, text)?;
    println!("README.md: the table of {FIGURES}");
    Ok(())
}

/// The README with the table of these figures in its place.
///
/// # Errors
/// If the README has no place for it or a figure is missing.
pub fn with_table(readme: &str, figures: &Value) -> Result<String> {
    let (before, rest) = readme.split_once(BEGIN).context("README.md has no place for it")?;
    let (_, after) = rest.split_once(END).context("README.md has no end of its place")?;
    Ok([before, BEGIN, "\n", &table(figures)?, "\n", END, after].concat())
}

fn table(figures: &Value) -> Result<String> {
    let mut rows = vec![
        "| | app | static page | ratio | at most | |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    let mut row = |what: &str, app: f64, reference: Option<f64>, most: f64, by_ratio: bool| {
        let ratio = reference.map(|reference| (app / reference * 100.0).round() / 100.0);
        let held = if by_ratio { ratio.unwrap_or(f64::INFINITY) } else { app };
        let kept = if held <= most { "reached" } else { "**not reached**" };
        let reference = reference.map_or(String::new(), |reference| reference.to_string());
        let ratio = ratio.map_or(String::new(), |ratio| ratio.to_string());
        rows.push(format!("| {what} | {app} | {reference} | {ratio} | {most} | {kept} |"));
    };
    let pages = figures["pages"].as_array().context("no pages")?;
    for page in pages {
        let path = page["path"].as_str().context("a page without its path")?;
        for (key, what) in [("first_paint", "first"), ("largest_paint", "largest")] {
            let (app, reference) = pair(&page[key])?;
            row(&format!("`{path}` {what} paint, ms"), app, Some(reference), 1.1, true);
        }
        let blocking = number(&page["blocking"]["median"])?;
        row(&format!("`{path}` total blocking time, ms"), blocking, None, 50.0, false);
        let shift = (number(&page["layout_shift"])? * 10_000.0).round() / 10_000.0;
        row(&format!("`{path}` layout shift"), shift, None, 0.0, false);
    }
    let front = pages.first().context("no page")?;
    row("`/` bytes", number(&front["bytes"][1])?, None, 130_000.0, false);
    row("code of a page that is read, bytes", number(&front["code_bytes"])?, None, CODE, false);
    // The directory fetches all of it.
    let code: Result<Vec<f64>> = pages.iter().map(|page| number(&page["code_bytes"])).collect();
    let all = code?.into_iter().fold(0.0, f64::max);
    row("code of the whole site, bytes", all, None, CODE, false);
    let (app, reference) = pair(&figures["query"])?;
    row("directory takes a query, ms", app, Some(reference), QUERY, true);
    let (app, reference) = pair(&figures["route"])?;
    row("route change again, ms", app, Some(reference), ROUTE, true);
    let (app, reference) = pair(&figures["keystroke"])?;
    row("keystroke, ms of own work", app, Some(reference), KEYSTROKE, true);
    let browser = figures["browser"].as_str().context("no browser")?;
    let slowdown = number(&figures["slowdown"])?;
    let visits = number(&figures["visits"])?;
    let told = format!("{browser}, found {slowdown} times slower; medians of {visits} visits.");
    Ok([&rows.join("\n"), "\n\n", &told, "\n"].concat())
}

/// The app's figure and the static page's.
fn pair(figure: &Value) -> Result<(f64, f64)> {
    Ok((number(&figure["app"])?, number(&figure["reference"])?))
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().context("a figure is missing")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readme() -> (String, Value) {
        let read = |path: &str| fs::read_to_string(process::root().join(path)).unwrap();
        (read("README.md"), serde_json::from_str(&read(FIGURES)).unwrap())
    }

    #[test]
    fn the_readme_says_what_was_measured() {
        let (text, figures) = readme();
        let made = with_table(&text, &figures).unwrap();
        assert_eq!(text, made, "run `cargo xtask measure table`");
    }

    #[test]
    fn another_figure_makes_another_table() {
        let (text, mut figures) = readme();
        figures["pages"][0]["layout_shift"] = 0.0.into();
        figures["pages"][0]["bytes"][1] = 1.into();
        let made = with_table(&text, &figures).unwrap();
        assert!(made.contains("| `/` layout shift | 0 |  |  | 0 | reached |"), "{made}");
        assert!(made.contains("| `/` bytes | 1 |  |  | 130000 | reached |"), "{made}");
        figures["pages"][1]["code_bytes"] = 90_001.into();
        figures["pages"][2]["code_bytes"] = 7.into();
        let made = with_table(&text, &figures).unwrap();
        let whole = "| code of the whole site, bytes | 90001 |  |  | 90000 | **not reached** |";
        assert!(made.contains(whole), "{made}");
        figures["query"] = Value::Null;
        with_table(&text, &figures).unwrap_err();
        with_table("no place", &readme().1).unwrap_err();
    }
}
