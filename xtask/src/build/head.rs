//! What a page says of itself to search engines, link previews and home screens: all from its
//! route and the content.

use osloregionen::description::description;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::language::Language;
use osloregionen::export;
use osloregionen::route::{MembersQuery, Page, Route};
use osloregionen::text::Text;
use osloregionen::title::{changes as changes_title, title};
use serde_json::{Value, json};

use super::address::Address;
use crate::changes;

/// The extent of the pictures, in pixels: what the services that show them ask for.
pub const PICTURE: (u32, u32) = (1200, 630);

/// A picture for link previews: its path in the build, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Relative to the app's root.
    pub path: String,
    /// In the page's language.
    pub shows: String,
}

/// The tags of a page's head from its title on; links relative to the app's root, where the
/// format allows it.
pub fn tags(edition: &Edition, route: &Route, address: &Address, picture: &Picture) -> String {
    let (title, about) = (title(edition, route), description(edition, route));
    let mut head = Head(format!("<title>{}</title>", escaped(&title)));
    head.meta("name", "description", &about);
    if route.page == Page::NotFound {
        head.meta("name", "robots", "noindex");
        head.0.push_str(ICONS);
        return head.0;
    }
    let url = address.of(route);
    head.link("canonical", &url, "");
    for language in Language::ALL {
        let other = address.of(&route.in_language(language));
        head.link("alternate", &other, &format!(" hreflang=\"{}\"", language.tag()));
    }
    let bokmal = address.of(&route.in_language(Language::Bokmal));
    head.link("alternate", &bokmal, " hreflang=\"x-default\"");
    if matches!(route.page, Page::Changes | Page::Data) {
        let feed = format!("snapshots/{}", changes::feed(route.language));
        let title = escaped(changes_title(route.language));
        let kind = format!(" type=\"application/atom+xml\" title=\"Osloregionen: {title}\"");
        head.link("alternate", &feed, &kind);
    }
    head.0.push_str(ICONS);
    head.meta("property", "og:type", "website");
    head.meta("property", "og:site_name", "Osloregionen");
    head.meta("property", "og:title", &title);
    head.meta("property", "og:description", &about);
    head.meta("property", "og:url", &url);
    head.meta("property", "og:locale", locale(route.language));
    head.meta("property", "og:image", &address.file(&picture.path));
    head.meta("property", "og:image:width", &PICTURE.0.to_string());
    head.meta("property", "og:image:height", &PICTURE.1.to_string());
    head.meta("property", "og:image:alt", &picture.shows);
    head.meta("name", "twitter:card", "summary_large_image");
    head.0
}

/// What the page is about, as scripts of linked data: read by machines, so they come after
/// what is read by people.
pub fn about(edition: &Edition, route: &Route, address: &Address) -> String {
    let script = |data: Value| {
        // No `<` in it can end the script.
        let data = data.to_string().replace('<', "\\u003c");
        format!("<script type=\"application/ld+json\">{data}</script>")
    };
    linked_data(edition, route, address).into_iter().map(script).collect()
}

/// Icons and the manifest: the same for every page.
const ICONS: &str = "<link rel=\"icon\" href=\"mark.svg\" type=\"image/svg+xml\">\
    <link rel=\"apple-touch-icon\" href=\"icons/180.png\">\
    <link rel=\"manifest\" href=\"site.webmanifest\">";

struct Head(String);

impl Head {
    fn meta(&mut self, kind: &str, name: &str, content: &str) {
        self.0.push_str(&format!("<meta {kind}=\"{name}\" content=\"{}\">", escaped(content)));
    }

    fn link(&mut self, rel: &str, href: &str, more: &str) {
        self.0.push_str(&format!("<link rel=\"{rel}\"{more} href=\"{}\">", escaped(href)));
    }
}

/// The language as Open Graph names it.
fn locale(language: Language) -> &'static str {
    match language {
        Language::Bokmal => "nb_NO",
        Language::Nynorsk => "nn_NO",
        Language::English => "en_GB",
    }
}

/// What the page is about as schema.org has it.
fn linked_data(edition: &Edition, route: &Route, address: &Address) -> Vec<Value> {
    let mut data = Vec::new();
    match &route.page {
        Page::Home => data.push(json!({
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": edition.organisation.name.get(route.language),
            "description": Text::of(route.language).tagline,
            "url": address.file(""),
            "logo": address.file("icons/512.png"),
            "foundingDate": edition.organisation.history.first()
                .map(|event| event.date.year.to_string()),
        })),
        Page::Municipality(slug) => {
            let member = edition.member(slug);
            let own = member.map(|member| export::jsonld(edition, member));
            data.extend(own.and_then(|text| serde_json::from_str(&text).ok()));
        }
        _ => {}
    }
    let trail = trail(edition, route);
    if !trail.is_empty() {
        let item = |(at, (name, route)): (usize, (String, Route))| {
            json!({
                "@type": "ListItem",
                "position": at + 1,
                "name": name,
                "item": address.of(&route),
            })
        };
        let items: Vec<Value> = trail.into_iter().enumerate().map(item).collect();
        data.push(json!({
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": items,
        }));
    }
    data
}

/// The pages from the front page down to this one, each with its name; none for the front
/// page itself.
fn trail(edition: &Edition, route: &Route) -> Vec<(String, Route)> {
    let of = |page: Page| Route::of(route.language, page);
    let name = |route: &Route| {
        let title = title(edition, route);
        title.split(" – ").next().unwrap_or_default().to_owned()
    };
    let above = match &route.page {
        Page::Home | Page::NotFound => return Vec::new(),
        Page::Municipality(_) | Page::Compare(_) => Some(Page::Members(MembersQuery::default())),
        Page::FocusArea(_) => Some(Page::Priorities),
        _ => None,
    };
    let pages = [Some(Page::Home), above, Some(route.page.clone())];
    let routes = pages.into_iter().flatten().map(of);
    routes.map(|route| (name(&route), route)).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
