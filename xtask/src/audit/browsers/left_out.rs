//! What an engine leaves out, each with the reason: what only Chromium's own protocol can ask a browser
//! for, and what an engine has not.

/// A journey that some engines do not walk.
pub struct LeftOut {
    /// Its name, or how it begins.
    pub journey: &'static str,
    /// The engines.
    pub engines: &'static [&'static str],
    /// Why.
    pub reason: &'static str,
}

const OTHERS: &[&str] = &["firefox", "webkit"];

const LOOK: &str = "a preferred look is asked for by Chromium's own protocol";
const PAPER: &str = "a page as it is printed is asked for by Chromium's own protocol";
const SIZE: &str = "the browser's size of text is set by Chromium's own protocol";
const READER: &str = "the reader is put into the page by Chromium's own protocol";
const BEFORE: &str = "what runs before the page is put there by Chromium's own protocol";
const CLIPBOARD: &str = "what was copied is read by a permission that Chromium's driver gives";

const fn others(journey: &'static str, reason: &'static str) -> LeftOut {
    LeftOut { journey, engines: OTHERS, reason }
}

/// All of them.
pub const LEFT_OUT: &[LeftOut] = &[
    others("accessibility::axe_finds_nothing::case_2", LOOK),
    others("accessibility::axe_finds_nothing::case_4", LOOK),
    others("attacks::", BEFORE),
    others("embed::builder::axe_finds_nothing", LOOK),
    others("embed::builder::it_is_copied", CLIPBOARD),
    others("embed::frames::axe_finds_nothing_in_a_frame", LOOK),
    others("embed::frames::colours_move_as_the_domain_says", LOOK),
    others("embed::frames::on_paper_all_of_it_is_there", PAPER),
    others("embed::frames::the_theme_is_the_one_asked_for", LOOK),
    others("embed::near::on_paper_the_link_stands_for_what_nobody_came_near", PAPER),
    others("focus::focus_is_seen_and_nothing_covers_it::case_2", LOOK),
    others("kiosk::watch::", BEFORE),
    others("printing::", PAPER),
    others("read_aloud::", READER),
    others("seeing::text_of_twice_the_size_does_not_scroll_sideways", SIZE),
    others("seeing::with_reduced_motion_nothing_moves", LOOK),
];

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::ENGINES;
    use super::*;
    use crate::process;

    /// A name that leads to no journey would leave nothing out and be believed.
    #[test]
    fn every_name_is_of_a_journey() {
        let folder = process::root().join("xtask/tests/journeys");
        for one in LEFT_OUT {
            let journey = one.journey.split("::case_").next().unwrap_or_default();
            let (file, function) = journey.rsplit_once("::").expect("a path");
            let file = folder.join(file.replace("::", "/")).with_extension("rs");
            let source = fs::read_to_string(&file).unwrap_or_default();
            assert!(source.contains(&format!("async fn {function}")), "{}", one.journey);
            assert!(one.engines.iter().all(|engine| ENGINES.contains(engine)), "{}", one.journey);
        }
    }
}
