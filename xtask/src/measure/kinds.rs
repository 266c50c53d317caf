//! One page of each kind, from the site map of a build.

use std::fs;
use std::mem::discriminant;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use osloregionen::domain::language::Language;
use osloregionen::route::{Page, Route};

use crate::build::address::Address;

/// Of the pages of one kind the one that is measured, where it exists: a page with all that
/// its kind can have. Of other kinds it is the first.
const PREFERRED: &str = "medlemmer/baerum";

/// The kinds that are measured in the other languages too: the most text that the app itself
/// brings, and the most rows.
fn in_language(language: Language, page: &Page) -> bool {
    match language {
        Language::Bokmal => true,
        Language::Nynorsk => matches!(page, Page::Members(_)),
        Language::English => matches!(page, Page::Home),
    }
}

/// One address of each kind of page in bokmål, and one in every other language.
///
/// # Errors
/// If the site map of the build in `dist` cannot be read or is of another site.
pub fn of(dist: &Path, address: &Address) -> Result<Vec<Route>> {
    let map = fs::read_to_string(dist.join("sitemap.xml")).context("the build has no site map")?;
    let routes = routes(&map, address)?;
    ensure!(!routes.is_empty(), "the site map names no page");
    Ok(one_of_each(&routes))
}

/// The addresses that a site map names.
fn routes(map: &str, address: &Address) -> Result<Vec<Route>> {
    let named = map.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
    named
        .map(|named| {
            let path = named.strip_prefix(&address.file("")).with_context(|| {
                format!("{named} is not below {}: was it built for another?", address.file(""))
            })?;
            Ok(Route::parse(path, ""))
        })
        .collect()
}

fn one_of_each(routes: &[Route]) -> Vec<Route> {
    let preferred = routes.iter().filter(|route| route.path() == PREFERRED);
    let mut kinds: Vec<Route> = Vec::new();
    for route in preferred.chain(routes) {
        let kind = (route.language, discriminant(&route.page));
        let is_new = kinds.iter().all(|found| (found.language, discriminant(&found.page)) != kind);
        if is_new && in_language(route.language, &route.page) {
            kinds.push(route.clone());
        }
    }
    // As the site map has them.
    kinds.sort_by_key(|kind| routes.iter().position(|route| route == kind));
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(paths: &[&str]) -> String {
        paths.iter().map(|path| format!("<url><loc>https://a.no/{path}</loc></url>")).collect()
    }

    #[test]
    fn there_is_one_page_of_each_kind() {
        let pages = [
            "",
            "medlemmer",
            "medlemmer/sammenlign",
            "medlemmer/aremark",
            "medlemmer/baerum",
            "prioriteringer",
            "prioriteringer/klima-og-miljo",
            "prioriteringer/andre",
            "nn",
            "nn/medlemmer",
            "en",
            "en/medlemmer",
        ];
        let routes = routes(&map(&pages), &Address::parse("https://a.no").unwrap()).unwrap();
        let kinds: Vec<String> = one_of_each(&routes).iter().map(Route::path).collect();
        let expected = [
            "",
            "medlemmer",
            "medlemmer/sammenlign",
            "medlemmer/baerum",
            "prioriteringer",
            "prioriteringer/klima-og-miljo",
            "nn/medlemmer",
            "en",
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn the_pages_of_another_site_are_not_measured() {
        routes(&map(&["om-data"]), &Address::parse("https://b.no").unwrap()).unwrap_err();
    }
}
