//! An edition's files. The first byte says which: `R` the region, `M` the members, `B` the
//! boundaries. The files that go with it are whole.

use osloregionen::domain::boundaries::Boundaries;
use osloregionen::domain::edition::Edition;
use osloregionen::snapshot::{decode_boundaries, decode_edition, encode_edition};

use crate::corpus::SMALL;

pub fn run(bytes: &[u8]) {
    match bytes.split_first() {
        Some((b'R', region)) => edition(region, &SMALL.members),
        Some((b'M', members)) => edition(&SMALL.region, members),
        Some((b'B', boundaries)) => match decode_boundaries(boundaries) {
            Ok(map) => drawn(&map),
            Err(error) => assert!(!error.to_string().is_empty()),
        },
        _ => {}
    }
}

/// What is accepted says the same when it is written and read again.
fn edition(region: &[u8], members: &[u8]) {
    match decode_edition(region, members) {
        Ok(edition) => assert_eq!(again(&edition).as_ref(), Some(&edition)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn again(edition: &Edition) -> Option<Edition> {
    let (region, members) = encode_edition(edition).ok()?;
    decode_edition(&region, &members).ok()
}

/// What the app does with a map: it is drawn, asked who lives where, and walked over by keys.
fn drawn(map: &Boundaries) {
    for shape in &map.shapes {
        let bounds = map.bounds(shape);
        assert!(!map.path(shape).is_empty(), "{bounds:?}");
        map.member_at(shape.place);
        map.nearest((shape.dot.x, shape.dot.y));
    }
    map.on_map(10.7, 59.9);
    map.neighbours();
    map.inner();
    map.outer();
}
