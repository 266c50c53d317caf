//! Seeing, comparing and taking along: map, table, comparison, files, position.

use crate::visitor::Visitor;
use serde_json::Value;

/// Keeps what is saved, instead of asking where to put it.
const KEEP_SAVED: &str = "
    window.kept = [];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => { window.kept.push(blob.text()); return make(blob) }";

/// Has the device be at a place.
fn be_at(lon: f64, lat: f64) -> String {
    format!(
        "Object.defineProperty(navigator, 'geolocation', {{ configurable: true, value: {{
            getCurrentPosition: found => found({{ coords: {{ longitude: {lon}, latitude: {lat} }} }})
        }} }})"
    )
}

const ASK_WHERE: &str = "document.querySelector('.or-here button').click()";

async fn see_answer(visitor: &Visitor, part: &str) -> String {
    let answer = "document.querySelector('.or-here [role=status]').innerText";
    visitor.wait_until(part, &format!("return {answer}.includes('{part}')")).await;
    visitor.ask(&format!("return {answer}")).await.as_str().unwrap_or_default().to_owned()
}

async fn wait_for_map(visitor: &Visitor) {
    let drawn = "return document.querySelectorAll('main [role=option]').length === 64";
    visitor.wait_until("the map", drawn).await;
}

#[tokio::test]
async fn the_map_is_walked_and_chosen_by_keyboard() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?vis=kart").await;
    wait_for_map(&visitor).await;
    visitor.run("document.querySelector('#kart-oslo').focus()").await;
    let focused = "return document.activeElement.id";
    let mut seen = vec![visitor.ask(focused).await];
    for key in [fantoccini::key::Key::Up, fantoccini::key::Key::Left, fantoccini::key::Key::Down] {
        visitor.press(key).await;
        seen.push(visitor.ask(focused).await);
    }
    seen.dedup();
    assert_eq!(seen.len(), 4, "each arrow goes on to another member: {seen:?}");
    visitor.press(fantoccini::key::Key::Enter).await;
    let id = seen[3].as_str().unwrap_or_default().to_owned();
    let slug = id.trim_start_matches("kart-").to_owned();
    let chosen = format!("return location.search.includes('valgt={slug}')");
    visitor.wait_until("the choice in the address", &chosen).await;
    let panel = "return document.querySelector('main .panel [data-member]')?.dataset.member";
    assert_eq!(visitor.ask(panel).await, slug.as_str());
    assert_eq!(visitor.ask(focused).await, id.as_str(), "the focus stays on the map");
    visitor.reload().await;
    wait_for_map(&visitor).await;
    assert_eq!(visitor.ask(panel).await, slug.as_str(), "after reloading");
    visitor.see_no_errors("the map").await;
}

#[tokio::test]
async fn the_map_zooms_by_button_and_shows_the_whole_again() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?vis=kart").await;
    wait_for_map(&visitor).await;
    let width = "return +document.querySelector('main [role=listbox]').getAttribute('viewBox').split(' ')[2]";
    let whole = visitor.ask(width).await.as_f64().unwrap_or_default();
    visitor.click("main .zoom button:nth-child(1)").await;
    let closer = visitor.ask(width).await.as_f64().unwrap_or_default();
    assert!(closer < whole * 0.8, "{closer} of {whole}");
    visitor.click("main .zoom button:nth-child(3)").await;
    assert_eq!(visitor.ask(width).await.as_f64(), Some(whole));
}

#[tokio::test]
async fn list_map_and_table_show_the_same() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?q=ne&sorter=folketall").await;
    let mut listed = visitor.see_rows().await;
    listed.sort();
    assert!(listed.len() > 2 && listed.len() < 64, "{listed:?}");
    visitor.run("document.querySelector('main .or-toggle button:nth-child(3)').click()").await;
    let shown = "return [...document.querySelectorAll('main tbody tr')].map(r => r.dataset.member)";
    visitor.wait_until("the table", "return !!document.querySelector('main tbody tr')").await;
    let slugs = |value: Value| {
        let mut slugs: Vec<String> = serde_json::from_value(value).expect("slugs");
        slugs.sort();
        slugs
    };
    assert_eq!(slugs(visitor.ask(shown).await), listed);
    visitor.run("document.querySelector('main .or-toggle button:nth-child(2)').click()").await;
    wait_for_map(&visitor).await;
    let lit = "return [...document.querySelectorAll('main path.hit')].map(p => p.dataset.member)";
    assert_eq!(slugs(visitor.ask(lit).await), listed);
    assert!(visitor.address().await.contains("vis=kart"));
}

#[tokio::test]
async fn members_marked_in_the_table_are_compared() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?vis=tabell").await;
    for slug in ["asker", "baerum"] {
        visitor
            .run(&format!("document.querySelector('tr[data-member={slug}] input').click()"))
            .await;
    }
    visitor
        .wait_until("the way to comparing", "return !!document.querySelector('.marked a')")
        .await;
    visitor.click("main .marked a").await;
    visitor.wait_for_page("compare").await;
    assert!(visitor.address().await.contains("/medlemmer/sammenlign?med=asker,baerum"));
    let text = visitor.see_text().await;
    for told in ["Asker", "Bærum", "Akershus", "Viken"] {
        assert!(text.contains(told), "{told} in {text}");
    }
    let bars = "return document.querySelectorAll('main .charts svg').length";
    assert_eq!(visitor.ask(bars).await, 8, "four figures of two members");
    visitor.choose("med", "oslo").await;
    visitor.wait_until("Oslo", "return location.search.includes('med=asker,baerum,oslo')").await;
    visitor.go_back().await;
    visitor.wait_until("two", "return document.querySelectorAll('.charts svg').length === 8").await;
    visitor.see_no_errors("comparing").await;
}

#[tokio::test]
async fn the_filtered_result_is_saved_and_reads_back() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer?delregion=asker-og-baerum").await;
    visitor.run(KEEP_SAVED).await;
    for name in ["CSV", "JSON"] {
        visitor
            .run(&format!(
                "[...document.querySelectorAll('.or-take button')]
                    .find(b => b.innerText.includes('{name}')).click()"
            ))
            .await;
    }
    visitor.run("Promise.all(window.kept).then(texts => window.read = texts)").await;
    visitor.wait_until("both files", "return window.read?.length === 2").await;
    let texts: Vec<String> =
        serde_json::from_value(visitor.ask("return window.read").await).expect("two texts");
    let lines: Vec<&str> =
        texts[0].trim_start_matches('\u{feff}').trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 3, "a head and two rows: {lines:?}");
    let columns: Vec<usize> = lines.iter().map(|line| line.split(';').count()).collect();
    assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "{columns:?}");
    assert!(lines[1].starts_with("Asker;") && lines[2].starts_with("Bærum;"), "{lines:?}");
    let data: Value = serde_json::from_str(&texts[1]).expect("JSON");
    let members = data["members"].as_array().expect("members");
    assert_eq!(members.len(), 2);
    assert_eq!(members[0]["name"], "Asker");
}

#[tokio::test]
async fn the_files_of_map_and_municipality_are_there() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer/baerum").await;
    for (ending, begins) in [(".vcf", "BEGIN:VCARD"), (".jsonld", "{")] {
        let read = format!(
            "fetch([...document.querySelectorAll('.or-take a')]
                .find(a => a.href.endsWith('{ending}')).href)
                .then(r => r.ok ? r.text() : '').then(text => window.read = text)"
        );
        visitor.run(&read).await;
        let begins = format!("return window.read?.startsWith('{begins}') === true");
        visitor.wait_until(ending, &begins).await;
    }
    visitor.open("/medlemmer").await;
    let read = "fetch([...document.querySelectorAll('.or-take a')]
        .find(a => a.href.endsWith('.geojson')).href)
        .then(r => r.json()).then(map => window.map = map)";
    visitor.run(read).await;
    visitor.wait_until("the map", "return window.map?.features?.length === 64").await;
}

#[tokio::test]
async fn where_i_am_is_found_on_the_device() {
    let visitor = Visitor::arrive().await;
    visitor.open("/medlemmer").await;
    visitor.run(&be_at(10.52, 59.89)).await;
    visitor.run(ASK_WHERE).await;
    assert!(see_answer(&visitor, "Du er i").await.contains("Bærum"));
    // Bergen is no member.
    visitor.run(&be_at(5.32, 60.39)).await;
    visitor.run(ASK_WHERE).await;
    let answer = see_answer(&visitor, "utenfor").await;
    assert!(!answer.contains("Bærum"), "{answer}");
    visitor.see_no_errors("asking for the position").await;
}

#[tokio::test]
async fn a_refused_position_is_said_with_another_way() {
    let visitor = Visitor::arrive().await;
    visitor.open("/").await;
    visitor
        .run(
            "Object.defineProperty(navigator, 'geolocation', { configurable: true, value: {
                getCurrentPosition: (found, failed) => failed({ code: 1 }) } })",
        )
        .await;
    visitor.run(ASK_WHERE).await;
    let answer = see_answer(&visitor, "søk etter kommunen").await;
    assert!(answer.contains("ikke delt"), "{answer}");
}
