//! What search engines read first: the list of all pages, and that they may read them.

use osloregionen::domain::language::Language;
use osloregionen::route::Route;

use super::address::Address;

/// `sitemap.xml`: every page, each with the same page in the other languages. It names no
/// times of change: a date of the content is not when the page last changed.
pub fn sitemap(routes: &[Route], address: &Address) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for route in routes {
        xml.push_str(&format!("<url><loc>{}</loc>", escaped(&address.of(route))));
        for language in Language::ALL {
            let other = escaped(&address.of(&route.in_language(language)));
            let tag = language.tag();
            xml.push_str(&format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{other}\"/>"
            ));
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// `robots.txt`: all may be read, and where the list of pages is.
pub fn robots(address: &Address) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", address.file("sitemap.xml"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
