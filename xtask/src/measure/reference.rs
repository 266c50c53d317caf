//! A plain static page with the same text and map: how fast the app's pages could be at most.
//!
//! It is the prerendered page without all that the app adds to it: no script, no typeface, no
//! second style sheet, no marks, no linked data. The directory filters its rows by a few lines
//! of inline script.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::build::compress;
use crate::process;

/// The pages that are compared, by their path in the build.
pub const PAGES: [(&str, &str); 3] = [
    ("/", "index.html"),
    ("/medlemmer", "medlemmer/index.html"),
    ("/medlemmer/baerum", "medlemmer/baerum/index.html"),
];

/// Shows the rows that have what is typed.
const FILTER: &str = "<script>\
    const rows = [...document.querySelectorAll('main li[data-member]')]\
        .map(row => [row, row.textContent.toLowerCase()]);\
    document.querySelector('main input[type=search]').addEventListener('input', event => {\
        const typed = event.target.value.toLowerCase();\
        for (const [row, text] of rows) row.hidden = !text.includes(typed);\
    });</script>";

/// The static pages of the build in `dist`, packed as it is.
///
/// # Errors
/// If a page is not as the build writes it.
pub fn of(dist: &Path) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    for (_, file) in PAGES {
        let page = fs::read_to_string(dist.join(file)).with_context(|| file.to_owned())?;
        let to = folder.path().join(file);
        fs::create_dir_all(to.parent().context("a page lies in a folder")?)?;
        fs::write(to, plain(&page)?)?;
    }
    fs::copy(dist.join("mark.svg"), folder.path().join("mark.svg"))?;
    fs::create_dir_all(folder.path().join("built-in"))?;
    for entry in fs::read_dir(dist.join("built-in"))? {
        let year = entry?;
        let to = folder.path().join("built-in").join(year.file_name());
        fs::create_dir_all(&to)?;
        for file in fs::read_dir(year.path())? {
            let file = file?;
            if file.path().extension().is_some_and(|ending| ending == "svg") {
                fs::copy(file.path(), to.join(file.file_name()))?;
            }
        }
    }
    compress::write(folder.path(), &process::root().join("target/packed"))?;
    Ok(folder)
}

/// The page without what the app adds.
fn plain(page: &str) -> Result<String> {
    let (head, rest) = page.split_once("<body").context("a page without a body")?;
    let (_, body) = rest.split_once('>').context("a page without a body")?;
    let (body, _) = body.split_once("\n<link").context("nothing comes after the text")?;
    let body = body.replace("<!--[-->", "").replace("<!--]-->", "");
    let filter = if body.contains("data-page=\"members\"") { FILTER } else { "" };
    Ok(format!("{head}<body>{body}{filter}</body></html>\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_and_its_look_are_left() {
        let page = "<html><head><style>a{}</style></head>\n<body data-prerendered=\"x\">\
                    <main data-page=\"members\"><!--[-->Hei<!--]--></main>\n\
                    <link rel=\"stylesheet\"><script src=\"a.js\"></script></body></html>\n";
        let plain = plain(page).unwrap();
        assert!(plain.starts_with("<html><head><style>a{}</style></head>\n<body><main"));
        assert!(plain.contains(">Hei</main><script>"));
        assert!(!plain.contains("a.js") && !plain.contains("<link"));
    }
}
