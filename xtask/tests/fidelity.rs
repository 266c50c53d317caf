//! Content fidelity: the built snapshot, in bokmål, says every word of the presentation and
//! not one more.
//!
//! The presentation is cut into runs of words at its slides and bullets. Every statement of
//! the snapshot must be such a run or a part of one, after the listed corrections are undone.
//! Nothing is missing when every word of the presentation is then covered.

mod support;

use osloregionen::domain::edition::{Correction, Edition};
use osloregionen::domain::organisation::{Origin, Section};
use osloregionen::snapshot::decode_edition;

/// A word with the punctuation around it. Dashes and bullets between words are none.
#[derive(Clone, Debug, PartialEq)]
struct Word {
    before: String,
    text: String,
    after: String,
}

fn words(text: &str) -> Vec<Word> {
    // "IPR– En": the dash belongs to neither word.
    let spaced = text.replace(['–', '•'], " ");
    spaced.split_whitespace().filter(|word| *word != "-").map(word).collect()
}

fn word(text: &str) -> Word {
    let opening = |c: char| c == '(';
    let closing = |c: char| matches!(c, ',' | '.' | ':' | ')');
    let inner = text.trim_start_matches(opening).trim_end_matches(closing);
    let start = text.find(inner).unwrap();
    Word {
        before: text[..start].to_owned(),
        text: inner.to_owned(),
        after: text[start + inner.len()..].to_owned(),
    }
}

/// The presentation as runs of words, and which of them have been found in the snapshot.
struct Seed {
    runs: Vec<Vec<(Word, bool)>>,
}

impl Seed {
    fn read(text: &str) -> Seed {
        let mut runs: Vec<String> = Vec::new();
        for line in text.lines() {
            // A line with a space before it begins a slide; a bullet or dash begins a point.
            if runs.is_empty() || line.starts_with([' ', '•', '–']) {
                runs.push(String::new());
            }
            if let Some(run) = runs.last_mut() {
                *run = format!("{run} {line}");
            }
        }
        let runs =
            runs.iter().map(|run| words(run).into_iter().map(|word| (word, false)).collect());
        Seed { runs: runs.collect() }
    }

    /// Marks a run of words as found. An occurrence that nothing else has claimed is taken
    /// first, so that what is said twice must be shown twice, and of those the one with the same
    /// capital. False if there is none.
    fn claim(&mut self, statement: &[Word]) -> bool {
        let rank = |(run, at): &(usize, usize)| {
            let words = &self.runs[*run][*at..*at + statement.len()];
            let found = words.iter().filter(|(_, found)| *found).count();
            (found, words[0].0.text != statement[0].text)
        };
        let best = self.occurrences(statement).into_iter().min_by_key(rank);
        if let Some((run, at)) = best {
            self.runs[run][at..at + statement.len()].iter_mut().for_each(|word| word.1 = true);
        }
        best.is_some()
    }

    fn occurrences(&self, statement: &[Word]) -> Vec<(usize, usize)> {
        let starts = self.runs.iter().enumerate().flat_map(|(run, words)| {
            (0..(words.len() + 1).saturating_sub(statement.len())).map(move |at| (run, at))
        });
        let matches = |(run, at): &(usize, usize)| {
            let words = &self.runs[*run][*at..*at + statement.len()];
            words.iter().map(|(word, _)| word).zip(statement).enumerate().all(
                |(i, (seed, shown))| {
                    // Punctuation counts between the words of a statement, not around it.
                    same(&seed.text, &shown.text, i == 0)
                        && (i == 0 || seed.before == shown.before)
                        && (i + 1 == statement.len() || seed.after == shown.after)
                },
            )
        };
        if statement.is_empty() { Vec::new() } else { starts.filter(matches).collect() }
    }

    fn uncovered(&self) -> Vec<&str> {
        let words = self.runs.iter().flatten();
        words.filter(|(_, found)| !found).map(|(word, _)| word.text.as_str()).collect()
    }
}

/// Whether two words are the same; a first word may be capitalised differently.
fn same(seed: &str, shown: &str, first: bool) -> bool {
    let lower_first = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|c| c.to_lowercase().collect::<String>() + letters.as_str())
    };
    seed == shown || first && lower_first(seed) == lower_first(shown)
}

/// Everything that the snapshot says of Osloregionen, in bokmål.
fn statements(edition: &Edition) -> Vec<String> {
    let organisation = &edition.organisation;
    let mut said = vec![
        organisation.name.nb.clone(),
        organisation.presentation.nb.clone(),
        organisation.bodies_title.nb.clone(),
        organisation.members_title.nb.clone(),
        format!("{} {}", organisation.members.0.nb, organisation.members.1.nb),
    ];
    said.extend(origin(&organisation.origin));
    said.extend(origin(&organisation.members_origin));
    for event in &organisation.history {
        said.extend(event.statements.iter().map(|text| text.nb.clone()));
        said.push(event.date.year.to_string());
    }
    for body in &organisation.bodies {
        said.push(format!("{}{}", body.name.nb, body.rest.nb));
        said.extend(body.elected_by.iter().map(|(_, words)| words.nb.clone()));
    }
    said.extend(section(&organisation.groups));
    said.push(organisation.secretariat.title.nb.clone());
    said.extend(origin(&organisation.secretariat.origin));
    for post in &organisation.secretariat.posts {
        // The name belongs to the tasks: one cannot be moved to another person.
        said.push(format!("{}: {}", post.person, post.tasks.nb));
        said.extend(post.note.iter().map(|note| note.nb.clone()));
    }
    said.extend([organisation.role.title.nb.clone(), organisation.role.lead.nb.clone()]);
    said.extend(origin(&organisation.role.origin));
    for (title, statements) in &organisation.role.kinds {
        said.push(title.nb.clone());
        said.extend(statements.iter().map(|text| text.nb.clone()));
    }
    said.push(organisation.follow.title.nb.clone());
    said.extend(origin(&organisation.follow.origin));
    for channel in &organisation.follow.channels {
        said.push(channel.name.nb.clone());
        said.extend(channel.note.iter().map(|note| note.nb.clone()));
    }

    let priorities = &edition.priorities;
    said.push(priorities.title.nb.clone());
    said.extend(origin(&priorities.origin));
    for area in &priorities.areas {
        said.push(area.name.nb.clone());
        said.extend(area.priorities.iter().flat_map(section));
    }
    said.extend(section(&priorities.basic_idea));
    said.extend(section(&priorities.action_plan));
    said.extend(edition.members.iter().map(|member| member.name.clone()));
    said
}

fn section(section: &Section) -> Vec<String> {
    let texts = [&section.title].into_iter().chain(&section.lead).chain(&section.statements);
    texts.map(|text| text.nb.clone()).chain(origin(&section.origin)).collect()
}

/// Every place in the presentation that the snapshot refers to.
fn origins(edition: &Edition) -> Vec<&Origin> {
    let (organisation, priorities) = (&edition.organisation, &edition.priorities);
    let mut origins = vec![
        &organisation.origin,
        &organisation.members_origin,
        &organisation.groups.origin,
        &organisation.secretariat.origin,
        &organisation.role.origin,
        &organisation.follow.origin,
        &priorities.origin,
        &priorities.basic_idea.origin,
        &priorities.action_plan.origin,
    ];
    origins
        .extend(priorities.areas.iter().filter_map(|area| Some(&area.priorities.as_ref()?.origin)));
    origins
}

fn origin(origin: &Origin) -> [String; 1] {
    [origin.slide.clone()]
}

/// The statement with its corrected words as the presentation printed them.
fn as_printed(statement: &str, corrections: &[Correction]) -> String {
    let undo = |text: String, c: &Correction| text.replace(&c.shown, &c.printed);
    corrections.iter().fold(statement.to_owned(), undo)
}

/// What the snapshot says that the seed does not, and the words of the seed that the
/// snapshot does not say.
fn differences(edition: &Edition, seed: &str) -> (Vec<String>, Vec<String>) {
    let mut seed = Seed::read(seed);
    let mut said: Vec<Vec<Word>> = statements(edition)
        .iter()
        .map(|statement| words(&as_printed(statement, &edition.corrections)))
        .collect();
    // The longest first, so that a short one does not take a word out of a longer one.
    said.sort_by_key(|words| std::cmp::Reverse(words.len()));
    let added = said.iter().filter(|statement| !seed.claim(statement));
    let added =
        added.map(|words| words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" "));
    let added = added.collect();
    (added, seed.uncovered().into_iter().map(str::to_owned).collect())
}

const SEED: &str = include_str!("fixtures/seed-2022.txt");

/// The edition as the app reads it from the built files.
fn built() -> Edition {
    let copy = support::copy();
    let built = xtask::snapshot::build_in(copy.path()).unwrap().files().unwrap();
    let file = |name: &str| &built.iter().find(|(path, _)| path.starts_with(name)).unwrap().1;
    decode_edition(file("2022/region."), file("2022/members.")).unwrap()
}

#[test]
fn nothing_is_missing_and_nothing_is_added() {
    let (added, missing) = differences(&built(), SEED);
    assert!(added.is_empty(), "not in the presentation: {added:#?}");
    assert!(missing.is_empty(), "not in the snapshot: {missing:?}");
}

#[test]
fn the_comparison_notices_each_kind_of_difference() {
    let check = |change: fn(&mut Edition), added: usize, missing: &[&str]| {
        let mut edition = built();
        change(&mut edition);
        let found = differences(&edition, SEED);
        assert_eq!(found.0.len(), added, "{found:?}");
        assert_eq!(found.1, missing, "{found:?}");
    };
    // A statement left out, one added, one word changed, one name left out.
    check(
        |e| drop(e.organisation.groups.statements.remove(2)),
        0,
        &["Faggruppe", "for", "næringssamarbeid"],
    );
    check(|e| e.members.retain(|member| member.name != "Ås"), 0, &["Ås"]);
    check(
        |e| e.organisation.groups.statements[0].nb = "Ny gruppe".into(),
        1,
        &["Administrativ", "koordineringsgruppe"],
    );
    check(
        |e| e.organisation.groups.statements[0].nb += " for alle",
        1,
        &["Administrativ", "koordineringsgruppe"],
    );
    // One of two people with the same tasks, a statement that runs on into the next one.
    check(
        |e| drop(e.organisation.secretariat.posts.remove(1)),
        0,
        &["Eva", "Areal", "transport", "klima", "og", "miljø"],
    );
    check(
        |e| e.priorities.basic_idea.statements[0].nb += " Sterke sentra",
        1,
        &["Vekst", "gir", "muligheter"],
    );
    // A correction that is not listed, an end of a statement left out, a changed comma.
    check(
        |e| e.corrections.retain(|c| c.printed != "Felleskap"),
        1,
        &["Felleskap", "og", "samarbeid"],
    );
    check(
        |e| e.organisation.members.1.nb = "med til sammen ca. 2,3 mill.".into(),
        0,
        &["innbyggere"],
    );
    check(
        |e| e.priorities.areas[0].name.nb = "Areal transport, mobilitet og logistikk".into(),
        1,
        &["Areal", "transport", "mobilitet", "og", "logistikk"],
    );
}

/// The years that a slide's heading prints are the years its statements are shown with.
#[test]
fn periods_are_those_of_the_headings() {
    for origin in origins(&built()) {
        let years: Vec<u16> =
            origin.slide.split(' ').filter_map(|word| word.parse().ok()).collect();
        if let (Some(first), Some(last)) = (years.first(), years.last()) {
            assert_eq!(
                (origin.period.from, origin.period.to),
                (*first, Some(*last)),
                "{}",
                origin.slide
            );
        } else {
            assert_eq!(
                (origin.period.from, origin.period.to),
                (2022, Some(2022)),
                "{}",
                origin.slide
            );
        }
    }
}

/// Every correction is used, and only for what the presentation does print.
#[test]
fn every_correction_is_of_a_misprint() {
    let printed: String = SEED.split_whitespace().collect::<Vec<_>>().join(" ");
    for correction in built().corrections {
        assert!(printed.contains(&correction.printed), "{:?} is not printed", correction.printed);
    }
}

/// The presentation's own spelling of a member still finds it.
#[test]
fn members_are_known_by_their_printed_names() {
    let edition = built();
    let slide =
        SEED.split("\n Medlemmer\n").nth(1).unwrap().split("\n Administrative").next().unwrap();
    let printed: Vec<&str> = slide.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(printed.len(), 64);
    for name in printed {
        let known = edition
            .members
            .iter()
            .filter(|m| m.name == name || m.aliases.iter().any(|a| a == name));
        assert_eq!(known.count(), 1, "{name}");
    }
}
