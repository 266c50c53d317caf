//! As much of CSS as these tests need: rules by their braces, custom properties, and WCAG's
//! contrast of two colours.

use std::collections::BTreeMap;

/// A rule: what stands before its braces, and all that stands within.
pub struct Rule {
    /// Selector or at-rule, on one line.
    pub start: String,
    /// Declarations and nested rules.
    pub body: String,
}

/// The rules of the highest level.
pub fn rules(css: &str) -> Vec<Rule> {
    let mut found = Vec::new();
    let (mut depth, mut from) = (0, 0);
    let mut start = "";
    for (at, letter) in css.char_indices() {
        match letter {
            '{' => {
                if depth == 0 {
                    (start, from) = (&css[from..at], at + 1);
                }
                depth += 1;
            }
            '}' => {
                depth -= 1;
                assert!(depth >= 0, "a brace too many after {start}");
                if depth == 0 {
                    let start = start.split_whitespace().collect::<Vec<_>>().join(" ");
                    found.push(Rule { start, body: css[from..at].to_owned() });
                    from = at + 1;
                }
            }
            // `@import …;`
            ';' if depth == 0 => from = at + 1,
            _ => {}
        }
    }
    assert_eq!((depth, css[from..].trim()), (0, ""), "a brace is missing");
    found
}

/// CSS without comments.
pub fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    plain
}

/// The custom properties that a rule, or one within it, defines.
pub fn defined(rule: &Rule) -> Vec<String> {
    let names = rule.body.split([';', '{', '}']).filter_map(|part| part.split_once(':'));
    names.map(|(name, _)| name.trim().to_owned()).filter(|name| name.starts_with("--")).collect()
}

/// The custom properties of the rule that begins with `path`: its own start, after that of the
/// at-rule it lies in.
pub fn values(all: &[Rule], path: &str) -> BTreeMap<String, String> {
    let inner = all.iter().filter(|rule| rule.start.starts_with('@')).flat_map(|outer| {
        let full = |rule: Rule| Rule { start: format!("{} {}", outer.start, rule.start), ..rule };
        rules(&outer.body).into_iter().map(full)
    });
    let own = all.iter().map(|rule| Rule { start: rule.start.clone(), body: rule.body.clone() });
    let mut found = own.chain(inner).filter(|rule| rule.start == path);
    let (Some(rule), None) = (found.next(), found.next()) else { panic!("not one rule {path}") };
    let pairs = rule.body.split(';').filter_map(|part| part.split_once(':'));
    let pairs = pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    pairs.filter(|(name, _)| name.starts_with("--")).collect()
}

/// The contrast of two colours `#rrggbb`, 1 to 21, as WCAG 2 has it.
pub fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6);
    let number = u32::from_str_radix(digits.unwrap_or_else(|| panic!("{colour}")), 16).unwrap();
    let channel = |shift: u32| {
        let share = f64::from(number >> shift & 0xff) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

#[test]
fn the_reader_of_css_reads_css() {
    let css =
        without_comments("@import \"x\"; /* { */ .a { b: 1; &:c { --d: 2; } } @m (e) { f { } }");
    let starts: Vec<String> = rules(&css).into_iter().map(|rule| rule.start).collect();
    assert_eq!(starts, [".a", "@m (e)"]);
    assert_eq!(defined(&rules(&css)[0]), ["--d"]);
    assert!((contrast("#ffffff", "#000000") - 21.0).abs() < 1e-9);
    assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
}
