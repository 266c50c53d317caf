//! From Trunk's page to every page: what is fetched, and when.
//!
//! A page brings its text and the rules that it needs along. All else is named after its text,
//! in the order in which it is wanted: the typeface, the whole style sheet for what is not
//! shown yet, the app and its data. So nothing competes with the page itself.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use osloregionen::route::Route;
use osloregionen::snapshot::EditionFiles;

use super::bindings::single_file;
use super::kiosk::Kiosk;
use super::pages::BUNDLED;
use super::{critical, embed, offline};

/// Trunk's page, taken apart.
pub struct Template {
    /// From the doctype to the end of the head, with neither style sheet nor script.
    head: String,
    /// The part of it that each page replaces: title, description and icon.
    title: String,
    /// Trunk's link to the style sheet.
    sheet_link: String,
    /// The style sheet.
    sheet: String,
    /// What stands in the body where nothing is rendered.
    waiting: String,
    /// The typeface, the app and its data.
    late: String,
    /// What of it the kiosk needs as well: typeface, data, and the service worker.
    shared: [String; 3],
}

impl Template {
    /// Reads the page that Trunk wrote into `dist`.
    ///
    /// # Errors
    /// If it is not as Trunk 0.21 writes it, or the style sheet or the typeface is missing.
    pub fn read(dist: &Path, files: &EditionFiles) -> Result<Template> {
        let html = fs::read_to_string(dist.join("index.html"))?;
        let (head, body) = html.split_once("<body>").context("index.html has no <body>")?;
        let (head, _) = head.split_once("</head>").context("index.html has no </head>")?;
        let (waiting, _) = body.split_once("</body>").context("index.html has no </body>")?;
        let mut head = head.to_owned();
        let sheet_link = cut(&mut head, "<link rel=\"stylesheet\"", ">")?;
        let script = cut(&mut head, "<script type=\"module\"", "</script>")?;
        let bindings = cut(&mut head, "<link rel=\"modulepreload\"", ">")?;
        let wasm = cut(&mut head, "<link rel=\"preload\"", ">")?;
        let sheet = fs::read_to_string(dist.join(single_file(dist, ".css")?))?;
        let data = [&files.region, &files.members].map(|file| {
            let path = &file.path;
            format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{BUNDLED}{path}\">")
        });
        let font = typeface(&sheet)?;
        let offline = offline::write_registration(dist)?;
        let shared = [font, data.concat(), offline];
        let [font, data, offline] = &shared;
        let late = [font, &bindings, &wasm, data, &script, offline].map(String::as_str).concat();
        let head: String = head.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let title = head.clone();
        let (_, title) = title.split_once("<title>").context("index.html has no title")?;
        let (title, _) =
            title.split_once("<meta name=\"color-scheme\"").context("no color-scheme")?;
        let title = ["<title>", title].concat();
        let waiting = waiting.trim().to_owned();
        Ok(Template { head, title, sheet_link, sheet, waiting, late, shared })
    }

    /// A page with what its head says, what is rendered for `route`, and what it is about.
    ///
    /// # Errors
    /// If the template lacks what a page names of itself.
    pub fn page(
        &self,
        base: &str,
        route: &Route,
        tags: &str,
        rendered: &str,
        about: &str,
    ) -> Result<String> {
        let head = replaced(&self.head, "<base href=\"", "\"", base)?;
        let head = replaced(&head, "<html lang=\"", "\"", route.language.tag())?;
        let head = head.replacen(&self.title, tags, 1);
        let (path, rules) = (route.path(), critical::rules(&self.sheet, rendered)?);
        let Template { sheet_link, late, .. } = self;
        Ok(format!(
            "{head}<style>{rules}</style></head>\n\
             <body data-prerendered=\"{path}\">{rendered}\n{sheet_link}{late}{about}</body></html>\n"
        ))
    }

    /// The page that puts frames together: it has their wasm in the place of the site's.
    ///
    /// # Errors
    /// If the template lacks what a page names of itself.
    pub fn builder(
        &self,
        frames: &embed::Files,
        base: &str,
        route: &Route,
        tags: &str,
        rendered: &str,
        about: &str,
    ) -> Result<String> {
        let page = self.page(base, route, tags, rendered, about)?;
        let [font, data, offline] = &self.shared;
        let late = [font, &*frames.builder_script(), data, offline].concat();
        let style = format!("{}</style></head>", frames.builder_rules());
        Ok(page.replacen(&self.late, &late, 1).replacen("</style></head>", &style, 1))
    }

    /// The page that shows nothing until the app is there, and then any address.
    ///
    /// # Errors
    /// If the template has no `<base>`.
    pub fn shell(&self, base: &str) -> Result<String> {
        let head = replaced(&self.head, "<base href=\"", "\"", base)?;
        let Template { sheet_link, waiting, late, .. } = self;
        Ok(format!(
            "{head}<meta name=\"robots\" content=\"noindex\">{sheet_link}</head>\n\
             <body>{waiting}\n{late}</body></html>\n"
        ))
    }

    /// The kiosk's page: no search engine comes there, and it says at which public
    /// address (`site`) the pages are that its QR codes lead to.
    ///
    /// # Errors
    /// If the template lacks what a page names of itself.
    pub fn kiosk(&self, kiosk: &Kiosk, site: &str, rendered: &str) -> Result<String> {
        let head = replaced(&self.head, "<base href=\"", "\"", "../")?;
        let tags = "<title>Osloregionen</title><meta name=\"robots\" content=\"noindex\">\
                    <link rel=\"icon\" type=\"image/svg+xml\" href=\"mark.svg\">";
        let head = head.replacen(&self.title, tags, 1);
        let ([font, data, offline], links, script) = (&self.shared, kiosk.links(), kiosk.script());
        let sheet_link = &self.sheet_link;
        Ok(format!(
            "{head}{sheet_link}{links}{font}{data}</head>\n\
             <body data-site=\"{site}\">{rendered}\n{script}{offline}</body></html>\n"
        ))
    }
}

/// The preload of the typeface: the first that the sheet names among its pictures.
fn typeface(sheet: &str) -> Result<String> {
    let addresses = sheet.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let mut addresses = addresses.map(|address| address.trim_matches('"'));
    let address = addresses.find(|address| address.ends_with(".woff2"));
    let address = address.context("the style sheet names no typeface")?;
    let kind = "as=\"font\" type=\"font/woff2\" crossorigin";
    Ok(format!("<link rel=\"preload\" {kind} href=\"{address}\">"))
}

/// Takes what stands from `from` up to the next `to` out of `html`.
fn cut(html: &mut String, from: &str, to: &str) -> Result<String> {
    let missing = || format!("index.html has no {from}…{to}");
    let start = html.find(from).with_context(missing)?;
    let length = html[start..].find(to).with_context(missing)? + to.len();
    let found = html[start..start + length].to_owned();
    html.replace_range(start..start + length, "");
    Ok(found)
}

/// `html` with what stands between `from` and `to` replaced.
fn replaced(html: &str, from: &str, to: &str, with: &str) -> Result<String> {
    let missing = || format!("index.html has no {from}…{to}");
    let (before, rest) = html.split_once(from).with_context(missing)?;
    let (_, after) = rest.split_once(to).with_context(missing)?;
    Ok(format!("{before}{from}{with}{to}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typeface_is_told_from_pictures() {
        let sheet = "a{mask:url(\"data:image/svg+xml,a\")}@font-face{src:url(fonts/a.woff2)}";
        assert!(typeface(sheet).unwrap().ends_with("href=\"fonts/a.woff2\">"));
        typeface("a{mask:url(a.svg)}").unwrap_err();
    }
}
