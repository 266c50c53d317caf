//! Path and query of every surface: what is read is written so that it reads the same.

use osloregionen::route::{Embed, KIOSK, KioskQuery, Look, Route};

pub fn run(bytes: &[u8]) {
    // A browser gives texts only.
    let text = String::from_utf8_lossy(bytes);
    let (path, query) = text.split_once('?').unwrap_or((&text, ""));

    let route = Route::parse(path, query);
    let address = route.address();
    let (path_again, query_again) = address.split_once('?').unwrap_or((&address, ""));
    assert_eq!(Route::parse(path_again, query_again), route, "{address}");

    let look = Look::parse(query);
    if let Some(embed) = Embed::parse(path) {
        let address = embed.address(&look);
        let address = address.split('#').next().unwrap_or_default();
        let (path_again, query_again) = address.split_once('?').unwrap_or((address, ""));
        assert_eq!(Embed::parse(path_again).as_ref(), Some(&embed), "{address}");
        assert_eq!(Look::parse(query_again), look, "{address}");
    }

    let kiosk = KioskQuery::parse(query);
    let address = kiosk.address();
    let query_again = address.strip_prefix(KIOSK).unwrap_or_default();
    assert_eq!(KioskQuery::parse(query_again), kiosk, "{address}");
    if let Some(display) = kiosk.display {
        let sizes = display.sizes(f64::from(kiosk.rest), bytes.len() as f64);
        assert!(format!("{sizes:?}").is_ascii());
    }
}
