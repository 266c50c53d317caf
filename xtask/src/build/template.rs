//! From Trunk's page to every page: what is fetched, and when.
//!
//! A page brings its text and the rules that it needs along. All else is named after its text,
//! in the order in which it is wanted: the typeface, the app and its data. So nothing competes
//! with the page itself. The whole style sheet is for what is not shown yet: a page that is read
//! names it, and the app fetches it when it shows another.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use osloregionen::route::{Page, Route};
use osloregionen::snapshot::EditionFiles;
use osloregionen::snapshot::signature::PublicKey;
use sha2::{Digest, Sha256};

use super::bindings::single_file;
use super::kiosk::Kiosk;
use super::offline::{hex, integrity};
use super::pages::BUNDLED;
use super::{critical, early, embed, offline, old, screen, split};

/// What is a page's own.
pub struct Content<'a> {
    /// What its head says.
    pub tags: &'a str,
    /// What is rendered of it.
    pub rendered: &'a str,
    /// What it is about, for machines.
    pub about: &'a str,
}

/// Trunk's page, taken apart.
pub struct Template {
    /// From the doctype to the end of the head, with neither style sheet nor script.
    head: String,
    /// The part of it that each page replaces: title, description and icon.
    title: String,
    /// The style sheet's address and integrity, as attributes.
    sheet_link: String,
    /// The style sheet, with the typeface.
    sheet: String,
    /// The rules of the typeface, for pages without others of their own.
    typeface: String,
    /// What stands in the body where nothing is rendered.
    waiting: String,
    /// The typeface and the app; its data and what starts it.
    late: [String; 2],
    /// The app's second part, for pages that it shows.
    second: String,
    /// What answers in the directory until the app does.
    early: String,
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
        cut(&mut head, "<link rel=\"stylesheet\"", ">")?;
        let script = cut(&mut head, "<script type=\"module\"", "</script>")?;
        let bindings = cut(&mut head, "<link rel=\"modulepreload\"", ">")?;
        let wasm = cut(&mut head, "<link rel=\"preload\"", ">")?;
        let trunks = dist.join(single_file(dist, ".css")?);
        let sheet = fs::read_to_string(&trunks)?;
        let (typeface, rest) = critical::typeface(&sheet)?;
        fs::remove_file(trunks)?;
        let name = format!("main-{}.css", &hex(&Sha256::digest(&rest))[..16]);
        fs::write(dist.join(&name), &rest)?;
        let sheet_link = format!(
            "rel=\"stylesheet\" href=\"{name}\" integrity=\"{}\"",
            integrity(rest.as_bytes())
        );
        let data =
            [&files.region, &files.members].map(|file| preload(&format!("{BUNDLED}{}", file.path)));
        let font = self::typeface(&sheet)?;
        let offline = offline::write_registration(dist)?;
        let shared = [font, data.concat(), offline];
        let [font, data, offline] = &shared;
        let app = [font, &bindings, &wasm].map(String::as_str).concat();
        let late = [app, [data, &script, offline].map(String::as_str).concat()];
        let second = match split::second(dist)? {
            Some(name) => preload(&name),
            None => String::new(),
        };
        let early = early::write(dist)?;
        let head: String = head.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let title = head.clone();
        let (_, title) = title.split_once("<title>").context("index.html has no title")?;
        let (title, _) =
            title.split_once("<meta name=\"color-scheme\"").context("no color-scheme")?;
        let title = ["<title>", title].concat();
        let waiting = waiting.trim().to_owned();
        Ok(Template {
            head,
            title,
            sheet_link,
            sheet,
            typeface,
            waiting,
            late,
            second,
            early,
            shared,
        })
    }

    /// The page of `route`.
    ///
    /// # Errors
    /// If the template lacks what a page names of itself.
    pub fn page(&self, base: &str, route: &Route, content: &Content) -> Result<String> {
        let [app, data] = &self.late;
        let second = if route.page.comes_later() { self.second.as_str() } else { "" };
        let early = if matches!(route.page, Page::Members(_)) { self.early.as_str() } else { "" };
        self.page_with(base, route, content, ["", &[early, app, second, data].concat()])
    }

    /// The page of `route` with more rules, and with what comes late.
    fn page_with(
        &self,
        base: &str,
        route: &Route,
        content: &Content,
        [more, late]: [&str; 2],
    ) -> Result<String> {
        let Content { tags, rendered, about } = content;
        let head = replaced(&self.head, "<base href=\"", "\"", base)?;
        let head = replaced(&head, "<html lang=\"", "\"", route.language.tag())?;
        let head = head.replacen(&self.title, tags, 1);
        let path = route.path();
        let (rendered, enough) = match route.page {
            // It stands at any address.
            Page::NotFound => ((*rendered).to_owned(), String::new()),
            _ => screen::enough(&path, rendered),
        };
        let rendered = rendered + &old::note(route.language);
        let rules = critical::rules(&self.sheet, &rendered)?;
        let (next, sheet_link) = (self.typeface_at_once(), &self.sheet_link);
        let unless_explored = if route.page.explores() { "" } else { " disabled" };
        Ok(format!(
            "{head}{enough}<style>{rules}{more}</style>\
             <style media=\"not all\" data-next>{next}</style></head>\n\
             <body data-prerendered=\"{path}\">{rendered}\n<link {sheet_link}{unless_explored}>\
             {late}{about}</body></html>\n"
        ))
    }

    /// The rules of the typeface for what is not read yet: it is shown as soon as it has come.
    fn typeface_at_once(&self) -> String {
        self.typeface.replace("font-display:optional", "font-display:swap")
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
        content: &Content,
    ) -> Result<String> {
        let [font, data, offline] = &self.shared;
        let late = [font, &*frames.builder_script(), data, offline].concat();
        self.page_with(base, route, content, [frames.builder_rules(), &late])
    }

    /// A page about the site itself, which needs no app: it is read as it is.
    ///
    /// # Errors
    /// If the template lacks what a page names of itself.
    pub fn statement(&self, base: &str, route: &Route, content: &Content) -> Result<String> {
        let [font, _, offline] = &self.shared;
        let rules = include_str!("statement/page.css");
        let rules: String = rules.lines().map(str::trim).collect();
        self.page_with(base, route, content, [&rules, &[font.as_str(), offline].concat()])
    }

    /// The page that shows nothing until the app is there, and then any address.
    ///
    /// # Errors
    /// If the template has no `<base>`.
    pub fn shell(&self, base: &str) -> Result<String> {
        let head = replaced(&self.head, "<base href=\"", "\"", base)?;
        let typeface = self.typeface_at_once();
        let Template { sheet_link, waiting, late: [app, data], .. } = self;
        Ok(format!(
            "{head}<meta name=\"robots\" content=\"noindex\"><style>{typeface}</style>\
             <link {sheet_link}></head>\n\
             <body>{waiting}\n{app}{data}</body></html>\n"
        ))
    }

    /// What the service worker shows of a page that only the host has, when it does not answer.
    ///
    /// # Errors
    /// If the template lacks what a page names of itself.
    pub fn stand_in(
        &self,
        base: &str,
        route: &Route,
        title: &str,
        rendered: &str,
    ) -> Result<String> {
        let head = replaced(&self.head, "<base href=\"", "\"", base)?;
        let head = replaced(&head, "<html lang=\"", "\"", route.language.tag())?;
        let tags = format!(
            "<title>{title}</title><meta name=\"robots\" content=\"noindex\">\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"mark.svg\">"
        );
        let head = head.replacen(&self.title, &tags, 1);
        let (typeface, sheet_link) = (self.typeface_at_once(), &self.sheet_link);
        Ok(format!(
            "{head}<style>{typeface}</style><link {sheet_link}></head>\n\
             <body>{rendered}</body></html>\n"
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
        let (typeface, sheet_link) = (self.typeface_at_once(), &self.sheet_link);
        Ok(format!(
            "{head}<style>{typeface}</style><link {sheet_link}>{links}{font}{data}</head>\n\
             <body data-site=\"{site}\">{rendered}\n{script}{offline}</body></html>\n"
        ))
    }
}

/// A page with the keys that the app is to believe, where there are any.
///
/// # Errors
/// If it does not begin as pages do.
pub fn knowing(page: &str, keys: &[PublicKey]) -> Result<String> {
    if keys.is_empty() {
        return Ok(page.to_owned());
    }
    let (before, rest) = page.split_once("<html ").context("a page without <html>")?;
    let keys: Vec<&str> = keys.iter().map(PublicKey::as_str).collect();
    Ok(format!("{before}<html data-keys=\"{}\" {rest}", keys.join(" ")))
}

/// The preload of what the app fetches.
fn preload(path: &str) -> String {
    format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{path}\">")
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
