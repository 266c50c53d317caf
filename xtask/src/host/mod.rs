//! What the host says with each address: the one place where its rules are written.
//!
//! The build writes them, with the hashes of what stands inline in its pages, into `dist/` as each
//! host reads them. The project's own server sends what stands in `_headers`, so every journey
//! holds the file against a browser; a test holds nginx against the same.
//!
//! - `apache`, [`headers_file`], [`nginx`]: the rules as each host reads them
//! - [`inline`]: what of a build stands inline in its pages
//! - [`places`]: which addresses there are, and for whom they are
//! - [`policy`]: the content security policy of each

mod apache;
pub mod headers_file;
pub mod inline;
pub mod nginx;
pub mod places;
pub mod policy;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use inline::Inline;
use places::{Place, Reach};

use crate::build::address::Address;

/// What is said with every answer.
///
/// Two years of HTTPS, without asking to be preloaded: that is for whoever owns the whole domain.
/// Nothing of an address is told to other sites. Of what a browser can do, the pages use where one is, what keeps a display on,
/// copying and sharing; the other names are those that browsers of today know, so that none
/// complains of one. No Cross-Origin-Embedder-Policy: it gives a page more (shared memory, finer
/// clocks), which none of these needs. No Cross-Origin-Opener-Policy either: whoever opens a page
/// learns nothing from it, for it is the same for all readers, and the browser would have to begin
/// with another process once the answer is there, a tenth of the time until a phone shows the text.
pub const EVERYWHERE: [(&str, &str); 4] = [
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(self), \
         display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(self), \
         gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), \
         midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), \
         screen-wake-lock=(self), serial=(), usb=(), web-share=(self), window-management=(), \
         xr-spatial-tracking=()",
    ),
];

/// The rules of a build.
pub struct Rules {
    places: Vec<Place>,
    inline: Inline,
    /// Where the build lies, for the policies that name it.
    host: String,
}

impl Rules {
    /// The rules for the build in `dist`, by what stands inline in it, at its public address.
    ///
    /// # Errors
    /// If a file cannot be read, a page has an attribute that the policy forbids, or
    /// `OSLOREGIONEN_URL` is no address.
    pub fn of(dist: &Path) -> Result<Rules> {
        let places = places::all();
        let inline = Inline::of(dist, &places)?;
        Ok(Rules { places, inline, host: Address::of_build()?.host() })
    }

    /// The same for a build that is seen at another host: scheme, name and port.
    pub fn seen_at(self, host: &str) -> Rules {
        Rules { host: host.to_owned(), ..self }
    }

    /// What is said with the address `path`, which starts with a slash, beside [`EVERYWHERE`]. An
    /// address that is no one's has nothing: the host sends `404.html`, as whose it counts.
    pub fn of_path(&self, path: &str) -> Vec<(&'static str, String)> {
        let found = self.places.iter().find(|place| place.has(path));
        found.map(|place| self.of_place(place)).unwrap_or_default()
    }

    fn of_place(&self, place: &Place) -> Vec<(&'static str, String)> {
        let policy = policy::header(&place.kind, &self.inline, &self.host);
        let mut said = vec![("Content-Security-Policy", policy)];
        let who = if place.reach == Reach::Own { "same-origin" } else { "cross-origin" };
        said.push(("Cross-Origin-Resource-Policy", who.to_owned()));
        if place.reach == Reach::Read {
            said.push(("Access-Control-Allow-Origin", "*".to_owned()));
        }
        said
    }
}

/// Writes the rules of the build in `dist`, which lies at `base` on its host, into it: `_headers`,
/// `.htaccess` and what `deploy/nginx.conf` includes. Called when the pages are as they will be.
///
/// # Errors
/// If a file cannot be read or written, or a page has what the policy forbids.
pub fn write(dist: &Path, base: &str) -> Result<()> {
    policy::into_page(&dist.join("404.html"), dist)?;
    let rules = Rules::of(dist)?;
    let save = |name: &str, text: String| {
        fs::write(dist.join(name), text).with_context(|| format!("cannot write {name}"))
    };
    save(headers_file::NAME, headers_file::text(&rules, dist)?)?;
    save(apache::NAME, apache::text(&rules, base)?)?;
    save(nginx::NAME, nginx::text(&rules.seen_at(nginx::HOST), base))
}
