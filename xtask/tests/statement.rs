//! What the statements say of the site is so: the criteria are WCAG's, and every test that is named
//! exists.

use std::fs;

use osloregionen::domain::language::Language;
use osloregionen::markup::to_html;
use osloregionen::route::Page;
use xtask::build::statement::Statement;
use xtask::process;

/// WCAG 2.2 at levels A and AA, and 4.1.1, which the regulation still has.
const EXPECTED: &str = "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 \
    1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 \
    2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 \
    3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.1 4.1.2 4.1.3";

/// Not in the regulation: two on media, and what came with WCAG 2.2.
const BEYOND_THE_REGULATION: [&str; 8] =
    ["1.2.3", "1.2.4", "2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"];

fn statement() -> Statement {
    Statement::read().expect("what the statements say")
}

#[test]
fn every_criterion_is_there_and_the_regulations_are_marked() {
    let statement = statement();
    let levels = |is_beyond: bool| {
        let all = statement.criteria.iter().filter(move |one| (one.level == "AAA") == is_beyond);
        all.map(|one| one.number.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(levels(false), EXPECTED.split_whitespace().collect::<Vec<_>>());
    assert_eq!(levels(true), ["1.4.6", "2.3.3", "2.4.8", "2.5.5"]);
    for one in &statement.criteria {
        let number = one.number.as_str();
        let expected = one.level != "AAA" && !BEYOND_THE_REGULATION.contains(&number);
        assert_eq!(one.regulation, expected, "{number}");
    }
    assert_eq!(statement.criteria.iter().filter(|one| one.regulation).count(), 48);
}

/// A name is a path of modules with a function in the file that they lead to, or a command.
#[test]
fn every_named_test_exists() {
    let root = process::root();
    let mut names: Vec<String> = statement().tests().cloned().collect();
    names.sort();
    names.dedup();
    assert!(names.len() > 25, "{names:?}");
    for name in names {
        if name == "audit accessibility" {
            assert!(root.join("xtask/src/audit/accessibility.rs").is_file());
            continue;
        }
        let (path, function) = name.rsplit_once("::").expect("a path");
        let path = path.replace("::", "/");
        let files = [format!("xtask/tests/{path}.rs"), format!("tests/{path}.rs")];
        let sources: String =
            files.iter().filter_map(|file| fs::read_to_string(root.join(file)).ok()).collect();
        let at = sources.find(&format!("fn {function}(")).unwrap_or_else(|| panic!("no {name}"));
        let before: String = sources[..at].lines().rev().take(14).collect();
        assert!(before.contains("#[test]") || before.contains("#[tokio::test]"), "{name}: no test");
    }
}

#[test]
fn the_pages_name_every_criterion_and_test_in_every_language() {
    let statement = statement();
    for language in Language::ALL {
        let page = statement.page(&Page::Accessibility, language).expect("a page");
        let html = to_html(page);
        for one in &statement.criteria {
            // What is English in a Norwegian name is marked.
            let name = format!("{} {}", one.number, one.name[language as usize]);
            let marked = name.replacen('_', "<span lang=\"en\">", 1).replacen('_', "</span>", 1);
            assert!(html.contains(&marked), "{marked} in {language:?}");
            for test in &one.tests {
                assert!(html.contains(test.as_str()), "{test} in {language:?}");
            }
        }
        assert!(statement.page(&Page::Privacy, language).is_some());
        assert!(statement.page(&Page::Home, language).is_none());
    }
}
