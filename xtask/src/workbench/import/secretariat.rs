//! The secretariat from a spreadsheet: `person`, `oppgaver nb`, `oppgaver nn`, `oppgaver en`, and
//! `merknad nb` and so on where there is one.

use super::Review;
use super::sheet;
use anyhow::{Context, Result, ensure};

/// The file it stands in.
pub const NAME: &str = "organisasjon.toml";
/// What each post begins with.
const POST: &str = "[[sekretariat.stillinger]]";
const TAGS: [&str; 3] = ["nb", "nn", "en"];

/// What the sheet changes: the posts, as a whole.
///
/// # Errors
/// A sheet without people or tasks in all languages, or a file without posts.
pub fn review(content: &str, text: &str) -> Result<Review> {
    let sheet = sheet::read(text)?;
    let person = sheet.column(&["person"]).context("filen har ingen kolonne «person»")?;
    let tasks = TAGS.map(|tag| sheet.column(&[&format!("oppgaver {tag}")]));
    let notes = TAGS.map(|tag| sheet.column(&[&format!("merknad {tag}")]));
    ensure!(
        tasks.iter().all(Option::is_some),
        "filen mangler en av kolonnene «oppgaver nb», «oppgaver nn», «oppgaver en»"
    );
    ensure!(!sheet.rows.is_empty(), "filen har ingen personer");
    let posts = sheet.rows.iter().map(|row| {
        let text = |columns: [Option<usize>; 3]| {
            columns.map(|column| column.and_then(|at| row.get(at)).map_or("", String::as_str))
        };
        let mut post = format!(
            "{POST}\nperson = {}\noppgaver = {}\n",
            quoted(&row[person]),
            inline(text(tasks))
        );
        let note = text(notes);
        if note.iter().any(|text| !text.is_empty()) {
            post.push_str(&format!("merknad = {}\n", inline(note)));
        }
        post
    });
    let posts: Vec<String> = posts.collect();
    let start = content.find(POST).context("organisasjon.toml har ingen stillinger")?;
    let end = end_of_posts(content, start);
    let before: Vec<&str> = content[start..end].trim_end().split("\n\n").collect();
    let mut review = Review { file: NAME, ..Review::default() };
    for at in 0..before.len().max(posts.len()) {
        let (from, to) =
            (before.get(at).copied().unwrap_or(""), posts.get(at).map_or("", |p| p.trim_end()));
        review.change(format!("stilling {}", at + 1), &told(from), &told(to));
    }
    let rest = &content[end..];
    review.text = format!("{}{}\n{rest}", &content[..start], posts.join("\n"));
    Ok(review)
}

/// Where the next table begins that is no post.
fn end_of_posts(content: &str, start: usize) -> usize {
    let mut at = start;
    for line in content[start..].split_inclusive('\n') {
        if line.starts_with('[') && !line.starts_with(POST) {
            return at;
        }
        at += line.len();
    }
    content.len()
}

/// A post on one line, without its heading.
fn told(post: &str) -> String {
    post.lines().filter(|line| *line != POST).collect::<Vec<_>>().join(" ")
}

fn inline(texts: [&str; 3]) -> String {
    let pairs = TAGS.iter().zip(texts).map(|(tag, text)| format!("{tag} = {}", quoted(text)));
    format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", escaped.replace('\n', "\\n").replace('\t', "\\t"))
}
