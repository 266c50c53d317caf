//! Transverse Mercator on the ellipsoid, by the Krüger series as given in EPSG Guidance
//! Note 7-2: well below a millimetre within the region.

/// An ellipsoid: equatorial radius in metres and flattening.
#[derive(Clone, Copy)]
pub struct Ellipsoid {
    pub a: f64,
    pub f: f64,
}

/// WGS84, which the boundaries and places are given in.
pub const WGS84: Ellipsoid = Ellipsoid { a: 6_378_137.0, f: 1.0 / 298.257_223_563 };

/// The meridian through the middle of the region, in degrees east.
pub const CENTRAL_MERIDIAN: f64 = 10.7;

/// A point of longitude and latitude in degrees as metres east of the region's central
/// meridian and north of the equator, true to scale on that meridian.
pub fn project(lon: f64, lat: f64) -> (f64, f64) {
    transverse_mercator(WGS84, CENTRAL_MERIDIAN, lon, lat)
}

fn transverse_mercator(ellipsoid: Ellipsoid, meridian: f64, lon: f64, lat: f64) -> (f64, f64) {
    let Ellipsoid { a, f } = ellipsoid;
    let e = (f * (2.0 - f)).sqrt();
    let n = f / (2.0 - f);
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
    let radius = a / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0);
    let series = [
        n / 2.0 - n2 * 2.0 / 3.0 + n3 * 5.0 / 16.0 + n4 * 41.0 / 180.0,
        n2 * 13.0 / 48.0 - n3 * 3.0 / 5.0 + n4 * 557.0 / 1440.0,
        n3 * 61.0 / 240.0 - n4 * 103.0 / 140.0,
        n4 * 49561.0 / 161_280.0,
    ];
    let (phi, lambda) = (lat.to_radians(), (lon - meridian).to_radians());
    // Through the conformal latitude to the sphere, and across it.
    let q = phi.tan().asinh() - e * (e * phi.sin()).atanh();
    let beta = q.sinh().atan();
    let eta0 = (beta.cos() * lambda.sin()).atanh();
    let xi0 = (beta.sin() * eta0.cosh()).asin();
    let (mut eta, mut xi) = (eta0, xi0);
    for (factor, i) in series.into_iter().zip([2.0, 4.0, 6.0, 8.0]) {
        xi += factor * (i * xi0).sin() * (i * eta0).cosh();
        eta += factor * (i * xi0).cos() * (i * eta0).sinh();
    }
    (radius * eta, radius * xi)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const AIRY: Ellipsoid = Ellipsoid { a: 6_377_563.396, f: 1.0 / 299.324_964_6 };

    /// The worked example of EPSG Guidance Note 7-2 (3.5.3.1, British National Grid):
    /// 50°30' N 0°30' E is E 577274.99 N 69740.50.
    #[test]
    fn the_published_example() {
        let scale = 0.999_601_271_7;
        let (_, origin) = transverse_mercator(AIRY, -2.0, -2.0, 49.0);
        let (x, y) = transverse_mercator(AIRY, -2.0, 0.5, 50.5);
        assert!((x * scale + 400_000.0 - 577_274.99).abs() < 0.02, "{x}");
        assert!(((y - origin) * scale - 100_000.0 - 69_740.50).abs() < 0.02, "{y}");
    }

    /// UTM zone 32 of two places in the region, from PROJ (`+proj=utm +zone=32`).
    #[rstest]
    #[case(10.75, 59.91, 597_868.381, 6_642_681.510)]
    #[case(8.65311, 60.00819, 480_656.122, 6_652_374.009)]
    #[case(12.6, 61.0, 694_641.104, 6_768_138.094)]
    fn utm_coordinates(#[case] lon: f64, #[case] lat: f64, #[case] east: f64, #[case] north: f64) {
        let (x, y) = transverse_mercator(WGS84, 9.0, lon, lat);
        assert!((x * 0.9996 + 500_000.0 - east).abs() < 0.002, "{x}");
        assert!((y * 0.9996 - north).abs() < 0.002, "{y}");
    }

    #[test]
    fn the_central_meridian_is_straight_and_the_equator_is_zero() {
        assert!(project(10.7, 59.9).0.abs() < 1e-9);
        assert_eq!(project(10.7, 0.0), (0.0, 0.0));
        let (west, east) = (project(9.7, 60.0), project(11.7, 60.0));
        assert!((west.0 + east.0).abs() < 1e-6 && (west.1 - east.1).abs() < 1e-6);
    }
}
