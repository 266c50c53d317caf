//! Transverse Mercator on WGS84, the map's projection, by the series of Snyder, "Map
//! Projections: A Working Manual" (USGS Professional Paper 1395), pages 61 to 64: below a
//! centimetre in the region.
//!
//! Sine and cosine are made here of the four basic operations. The library's would be
//! kilobytes in the wasm.

/// The meridian through the middle of the region, in degrees east.
const CENTRAL_MERIDIAN: f64 = 10.7;
/// Equatorial radius in metres.
const A: f64 = 6_378_137.0;
/// Flattening.
const F: f64 = 1.0 / 298.257_223_563;
/// First eccentricity, squared.
const E2: f64 = F * (2.0 - F);
/// Second eccentricity, squared.
const EP2: f64 = E2 / (1.0 - E2);
/// Third flattening.
const N: f64 = F / (2.0 - F);
/// The meridian's length for a radian of rectifying latitude.
const RADIUS: f64 = A * (1.0 - E2 / 4.0 - E2 * E2 * 3.0 / 64.0 - E2 * E2 * E2 * 5.0 / 256.0);
/// Along the meridian, from latitude to distance: the factors of sin 2φ, 4φ and 6φ, in `A`.
const TO_METRES: [f64; 4] = [
    -(E2 * 3.0 / 8.0 + E2 * E2 * 3.0 / 32.0 + E2 * E2 * E2 * 45.0 / 1024.0),
    E2 * E2 * 15.0 / 256.0 + E2 * E2 * E2 * 45.0 / 1024.0,
    -(E2 * E2 * E2 * 35.0 / 3072.0),
    0.0,
];
/// And back: the factors of sin 2µ, 4µ, 6µ and 8µ.
const TO_LATITUDE: [f64; 4] = [
    N * 3.0 / 2.0 - N * N * N * 27.0 / 32.0,
    N * N * 21.0 / 16.0 - N * N * N * N * 55.0 / 32.0,
    N * N * N * 151.0 / 96.0,
    N * N * N * N * 1097.0 / 512.0,
];

/// Longitude and latitude in degrees as metres east of the region's central meridian, 10.7°
/// E, and north of the equator, true to scale on that meridian.
pub fn to_metres(lon: f64, lat: f64) -> (f64, f64) {
    let phi = lat.to_radians();
    let (sin, cos) = (sine(phi), cosine(phi));
    let t = (sin * sin) / (cos * cos);
    let c = EP2 * cos * cos;
    let nu = A / (1.0 - E2 * sin * sin).sqrt();
    let a = (lon - CENTRAL_MERIDIAN).to_radians() * cos;
    let a2 = a * a;
    let fifth = 5.0 - 18.0 * t + t * t + 72.0 * c - 58.0 * EP2;
    let x = a * (1.0 + a2 * ((1.0 - t + c) / 6.0 + a2 * fifth / 120.0));
    let fourth = 5.0 - t + 9.0 * c + 4.0 * c * c;
    let sixth = 61.0 - 58.0 * t + t * t + 600.0 * c - 330.0 * EP2;
    let y = a2 * (0.5 + a2 * (fourth / 24.0 + a2 * sixth / 720.0));
    let meridian = RADIUS * phi + A * waves(phi, &TO_METRES);
    (nu * x, meridian + nu * (sin / cos) * y)
}

/// Metres east of 10.7° E and north of the equator as longitude and latitude in degrees: the
/// inverse of [`to_metres`].
pub fn to_degrees(x: f64, y: f64) -> (f64, f64) {
    let mu = y / RADIUS;
    // The latitude of the point of the central meridian with the same y.
    let foot = mu + waves(mu, &TO_LATITUDE);
    let (sin, cos) = (sine(foot), cosine(foot));
    let t = (sin * sin) / (cos * cos);
    let c = EP2 * cos * cos;
    let w = 1.0 - E2 * sin * sin;
    let d = x / (A / w.sqrt());
    let d2 = d * d;
    let fourth = 5.0 + 3.0 * t + 10.0 * c - 4.0 * c * c - 9.0 * EP2;
    let sixth = 61.0 + 90.0 * t + 298.0 * c + 45.0 * t * t - 252.0 * EP2 - 3.0 * c * c;
    let down = d2 * (0.5 - d2 * (fourth / 24.0 - d2 * sixth / 720.0));
    let phi = foot - w / (1.0 - E2) * (sin / cos) * down;
    let fifth = 5.0 - 2.0 * c + 28.0 * t - 3.0 * c * c + 8.0 * EP2 + 24.0 * t * t;
    let east = d * (1.0 - d2 * ((1.0 + 2.0 * t + c) / 6.0 - d2 * fifth / 120.0));
    (CENTRAL_MERIDIAN + (east / cos).to_degrees(), phi.to_degrees())
}

/// The sum of sin 2x, sin 4x, ... with these factors.
fn waves(x: f64, factors: &[f64; 4]) -> f64 {
    let (sin, cos) = (sine(2.0 * x), cosine(2.0 * x));
    // sin (n + 1)y = 2 cos y sin ny - sin (n - 1)y
    let (mut before, mut wave, mut sum) = (0.0, sin, 0.0);
    for factor in factors {
        sum += factor * wave;
        (before, wave) = (wave, 2.0 * cos * wave - before);
    }
    sum
}

/// The sine of an angle from -π to π in radians, to 1e-12.
fn sine(x: f64) -> f64 {
    x * taylor(x * x, 1.0)
}

/// Its cosine.
fn cosine(x: f64) -> f64 {
    taylor(x * x, 0.0)
}

/// 1 - x²/((1 + s)(2 + s)) (1 - x²/((3 + s)(4 + s)) (...)): the cosine's series for `s` = 0,
/// the sine's without its first factor for 1.
fn taylor(x2: f64, s: f64) -> f64 {
    let (mut sum, mut k) = (1.0, 23.0);
    while k > 0.0 {
        sum = 1.0 - x2 / ((k + s) * (k + 1.0 + s)) * sum;
        k -= 2.0;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    /// UTM zone 32 of places in the region, from PROJ (`+proj=utm +zone=32`): the same
    /// projection around another meridian, on another scale.
    #[rstest]
    #[case(10.75, 59.91, 597_868.381, 6_642_681.510)]
    #[case(8.65311, 60.00819, 480_656.122, 6_652_374.009)]
    #[case(12.6, 61.0, 694_641.104, 6_768_138.094)]
    fn utm_coordinates(#[case] lon: f64, #[case] lat: f64, #[case] east: f64, #[case] north: f64) {
        let (x, y) = to_metres(lon - 9.0 + CENTRAL_MERIDIAN, lat);
        assert!((x * 0.9996 + 500_000.0 - east).abs() < 0.002, "{x}");
        assert!((y * 0.9996 - north).abs() < 0.002, "{y}");
    }

    #[test]
    fn the_central_meridian_is_straight_and_the_equator_is_zero() {
        assert!(to_metres(10.7, 59.9).0.abs() < 1e-9);
        assert_eq!(to_metres(10.7, 0.0), (0.0, 0.0));
        let (west, east) = (to_metres(9.7, 60.0), to_metres(11.7, 60.0));
        assert!((west.0 + east.0).abs() < 1e-6 && (west.1 - east.1).abs() < 1e-6);
    }

    /// A quarter of a meridian of WGS84.
    #[test]
    fn the_pole_is_ten_thousand_kilometres_away() {
        let quarter = to_metres(CENTRAL_MERIDIAN, 89.999_999_9).1;
        assert!((quarter - 10_001_965.729).abs() < 0.02, "{quarter}");
    }

    proptest! {
        #[test]
        fn there_and_back(lon in 8.0..13.0f64, lat in 58.0..62.0f64) {
            let (x, y) = to_metres(lon, lat);
            let (east, north) = to_degrees(x, y);
            // 1e-7 degrees are a centimetre.
            prop_assert!((east - lon).abs() < 1e-7, "{east} {lon}");
            prop_assert!((north - lat).abs() < 1e-7, "{north} {lat}");
        }

        #[test]
        fn sine_and_cosine_are_those_of_the_library(x in -3.15..3.15f64) {
            prop_assert!((sine(x) - x.sin()).abs() < 1e-12);
            prop_assert!((cosine(x) - x.cos()).abs() < 1e-12);
        }
    }
}
