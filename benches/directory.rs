//! What the member search costs: building the index once, and a query for each key pressed,
//! from the edition's members to a hundred thousand.
//!
//! `cargo bench --no-default-features --features publish --bench directory`

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fs;
    use std::hint::black_box;
    use std::path::Path;
    use std::time::Duration;

    use criterion::{BatchSize, BenchmarkId, Criterion, Throughput};
    use osloregionen::domain::date::{Date, Period};
    use osloregionen::domain::directory::{Index, Request, SizeClass, counties, subregions};
    use osloregionen::domain::member::{Dated, LanguageForm, Member, Subregion};
    use osloregionen::domain::slug::Slug;
    use osloregionen::snapshot::{decode_edition, decode_manifest};

    /// Norway's municipalities, the most members an edition may have, and far more. The
    /// edition itself comes before them.
    const SIZES: [usize; 3] = [357, 5_000, 100_000];

    /// What is typed, by what the search has to do for it.
    const QUERIES: [(&str, &str); 6] = [
        ("one letter", "s"),
        ("whole name", "Nordre Follo"),
        ("beginning", "kongs"),
        ("misspelt", "Lilestrm"),
        ("later word misspelt", "hølnd"),
        ("nearest", "Bergenhus-Xz"),
    ];

    pub fn main() {
        let mut criterion = Criterion::default()
            .sample_size(10)
            .warm_up_time(Duration::from_millis(300))
            .measurement_time(Duration::from_millis(1_000))
            .without_plots()
            .configure_from_args();
        let mut editions = vec![real()];
        editions.extend(SIZES.map(synthetic));
        let mut group = criterion.benchmark_group("index");
        for members in &editions {
            group.throughput(Throughput::Elements(members.len() as u64));
            let id = BenchmarkId::from_parameter(members.len());
            group.bench_with_input(id, members, |bench, members| {
                bench.iter_batched(|| (), |()| Index::new(members), BatchSize::PerIteration);
            });
        }
        group.finish();
        let indexes: Vec<Index> = editions.iter().map(|members| Index::new(members)).collect();
        let mut requests: Vec<(&str, Request)> = Vec::new();
        for (name, search) in QUERIES {
            requests.push((name, Request { search, ..Request::default() }));
        }
        let all = editions.last().unwrap();
        let (county, subregion) = (counties(all).remove(0).slug, subregions(all).remove(0).slug);
        requests.push((
            "blank, all filters",
            Request {
                county: Some(&county),
                subregion: Some(&subregion),
                size: Some(SizeClass::From5000),
                ..Request::default()
            },
        ));
        for (name, request) in requests {
            let mut group = criterion.benchmark_group(name);
            for (members, index) in editions.iter().zip(&indexes) {
                group.throughput(Throughput::Elements(members.len() as u64));
                let id = BenchmarkId::from_parameter(members.len());
                group.bench_function(id, |bench| {
                    bench.iter(|| index.select(members, black_box(&request)));
                });
            }
            group.finish();
        }
    }

    /// The members of the latest edition.
    fn real() -> Vec<Member> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshots");
        let read = |path: &str| {
            let read = fs::read(folder.join(path));
            read.expect("no snapshots: run `cargo xtask snapshot build` first")
        };
        let manifest = decode_manifest(&read("manifest.json")).unwrap();
        let files = manifest.edition(manifest.latest).unwrap();
        decode_edition(&read(&files.region.path), &read(&files.members.path)).unwrap().members
    }

    /// Always the same numbers (SplitMix64).
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, end: usize) -> usize {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((mixed ^ (mixed >> 31)) % end as u64) as usize
        }

        fn of<T: Copy>(&mut self, choices: &[T]) -> T {
            choices[self.below(choices.len())]
        }

        /// "Nordre Grimsland", "Bjørkedal", "Lille-Stavholm".
        fn name(&mut self) -> String {
            const BEFORE: [&str; 8] =
                ["Nordre ", "Søndre ", "Østre ", "Vestre ", "Nord-", "Sør-", "Indre ", "Øvre "];
            const FIRST: [&str; 24] = [
                "Kongs", "Lille", "Frede", "Aur", "Ås", "Bjørke", "Grims", "Hav", "Krød", "Løken",
                "Myr", "Nes", "Odd", "Rauma", "Skjeld", "Trøg", "Ulve", "Vær", "Ørje", "Berg",
                "Dals", "Fjell", "Hall", "Sande",
            ];
            const MIDDLE: [&str; 8] = ["", "", "", "", "en", "er", "stad", "ing"];
            const LAST: [&str; 20] = [
                "vik", "land", "dal", "berg", "sund", "stad", "heim", "øy", "fjord", "nes", "mark",
                "lund", "våg", "strøm", "bygd", "sjø", "rud", "holm", "haug", "eid",
            ];
            let before = if self.below(6) == 0 { self.of(&BEFORE) } else { "" };
            [before, self.of(&FIRST), self.of(&MIDDLE), self.of(&LAST)].concat()
        }
    }

    /// `count` members with names as in Norway; many share one, as they must.
    fn synthetic(count: usize) -> Vec<Member> {
        let mut dice = Dice(2022);
        let date = Date { year: 2022, month_day: Some((1, 1)) };
        let years = |from, to| Period { from, to };
        let dated = |value: String, period| Dated { value, period };
        let member = |at: usize| {
            // Those that are searched for.
            let name = match at {
                0 => "Nordre Follo".to_owned(),
                1 => "Aurskog-Høland".to_owned(),
                _ => dice.name(),
            };
            let number = |shift: usize| format!("{:04}", (at * 7 + shift) % 10_000);
            let county = ["Viken", "Innlandet", "Agder", "Rogaland", "Nordland"];
            let area = ["Follo", "Hadeland", "Toten", "Romerike", "Ringerike", "Mosseregionen"];
            Member {
                slug: Slug::of_name(&name).unwrap(),
                aliases: (0..dice.below(2)).map(|_| dice.name()).collect(),
                formerly: (0..dice.below(3)).map(|_| dice.name()).collect(),
                numbers: vec![
                    dated(number(3), years(2020, Some(2023))),
                    dated(number(5), years(2024, None)),
                ],
                counties: vec![
                    dated(dice.of(&county).to_owned(), years(2020, Some(2023))),
                    dated(dice.of(&county).to_owned(), years(2024, None)),
                ],
                subregion: Subregion {
                    name: dice.of(&area).to_owned(),
                    inferred: false,
                    differs: None,
                },
                population: vec![(date, 500 + dice.below(90_000) as u32)],
                area_hectares: 1_000 + dice.below(200_000) as u32,
                place: (10.7, 59.9),
                centre: dice.name(),
                domain: "kommune.no".to_owned(),
                language_form: LanguageForm::Neutral,
                neighbours: Vec::new(),
                name,
            }
        };
        (0..count).map(member).collect()
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::main();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
