//! The secretariat from a spreadsheet: `person`, `oppgaver nb`, `oppgaver nn`, `oppgaver en`, and
//! `merknad nb` and so on where there is one; or from Popolo.

mod popolo;

use super::Review;
use super::sheet;
use anyhow::{Context, Result, ensure};

/// The file it stands in.
pub const NAME: &str = "organisasjon.toml";
/// What each post begins with.
const POST: &str = "[[sekretariat.stillinger]]";
const TAGS: [&str; 3] = ["nb", "nn", "en"];

/// A post as a file tells it: bokmål, nynorsk, English.
struct Post {
    person: String,
    tasks: [String; 3],
    /// Empty where there is no remark.
    note: [String; 3],
}

/// What the file changes: the posts, as a whole. It is a sheet, or Popolo as the open data have it.
///
/// # Errors
/// A file without people or tasks in all languages, or content without posts.
pub fn review(content: &str, text: &str) -> Result<Review> {
    let given =
        if text.trim_start().starts_with('{') { popolo::posts(text)? } else { of_sheet(text)? };
    ensure!(!given.is_empty(), "filen har ingen personer");
    let posts = given.iter().map(|Post { person, tasks, note }| {
        let mut post =
            format!("{POST}\nperson = {}\noppgaver = {}\n", quoted(person), inline(tasks));
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

/// The posts of a sheet.
fn of_sheet(text: &str) -> Result<Vec<Post>> {
    let sheet = sheet::read(text)?;
    let person = sheet.column(&["person"]).context("filen har ingen kolonne «person»")?;
    let tasks = TAGS.map(|tag| sheet.column(&[&format!("oppgaver {tag}")]));
    let notes = TAGS.map(|tag| sheet.column(&[&format!("merknad {tag}")]));
    ensure!(
        tasks.iter().all(Option::is_some),
        "filen mangler en av kolonnene «oppgaver nb», «oppgaver nn», «oppgaver en»"
    );
    let posts = sheet.rows.iter().map(|row| {
        let texts = |columns: [Option<usize>; 3]| {
            columns.map(|column| column.and_then(|at| row.get(at)).cloned().unwrap_or_default())
        };
        Post { person: row[person].clone(), tasks: texts(tasks), note: texts(notes) }
    });
    Ok(posts.collect())
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

fn inline(texts: &[String; 3]) -> String {
    let pairs = TAGS.iter().zip(texts).map(|(tag, text)| format!("{tag} = {}", quoted(text)));
    format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", escaped.replace('\n', "\\n").replace('\t', "\\t"))
}
