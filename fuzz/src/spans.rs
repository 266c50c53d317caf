//! The parts of a text that mean something: what stands between brackets, between quotation
//! marks, on a line, or between two of the characters that part JSON, TOML, CSV and addresses.

use std::ops::Range;

/// What parts one thing from the next.
const BETWEEN: &[u8] = b",:=&?/\n\r;|";

/// Most parts that are looked for: a long text has enough of them.
const MOST: usize = 4_096;

/// The parts of a text, which need not be a whole one, in the order of their ends.
pub fn of(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < text.len() && found.len() < MOST {
        let byte = text[at];
        match byte {
            b'"' => {
                let end = quoted(text, at);
                found.push(at..end);
                at = end;
                continue;
            }
            b'[' | b'{' => {
                open.push(at);
                from = at + 1;
            }
            b']' | b'}' => {
                push(&mut found, from..at);
                from = at + 1;
                if let Some(start) = open.pop() {
                    found.push(start..at + 1);
                }
            }
            _ if BETWEEN.contains(&byte) => {
                push(&mut found, from..at);
                from = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    push(&mut found, from.min(at)..at);
    found
}

fn push(found: &mut Vec<Range<usize>>, part: Range<usize>) {
    // A text in quotation marks is there already.
    if !part.is_empty() && found.last() != Some(&part) {
        found.push(part);
    }
}

/// Where the text in quotation marks that starts at `start` ends.
fn quoted(text: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 1,
            b'"' => return at + 1,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::of;
    use rstest::rstest;

    #[rstest]
    #[case("", &[])]
    #[case("1", &["1"])]
    #[case(r#"{"a":[1,2]}"#, &[r#""a""#, "1", "2", "[1,2]", r#"{"a":[1,2]}"#])]
    #[case(r#""a\"b",c"#, &[r#""a\"b""#, "c"])]
    #[case("a=1\nb=2", &["a", "1", "b", "2"])]
    #[case("medlemmer?q=x&vis=kart", &["medlemmer", "q", "x", "vis", "kart"])]
    #[case("]\"", &["\""])]
    #[case("\"\\", &["\"\\"])]
    fn parts_are_found(#[case] text: &str, #[case] parts: &[&str]) {
        let found = of(text.as_bytes());
        assert_eq!(found.into_iter().map(|part| &text[part]).collect::<Vec<_>>(), parts);
    }
}
