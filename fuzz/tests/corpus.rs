//! What the trying starts from goes through each target, within its memory, wherever the tests
//! run: without LLVM's fuzzer, which needs a C++ compiler.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use fuzz::corpus::{self, CONTENT, Whole};
use fuzz::memory::{self, Counting};
use fuzz::mutate::{Numbers, changed};
use fuzz::target::Target;
use osloregionen::snapshot::{decode_boundaries, decode_edition};
use rstest::rstest;

#[global_allocator]
static COUNTING: Counting = Counting;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

#[rstest]
fn every_seed_and_what_becomes_of_it_is_taken(
    #[values("manifest", "snapshots", "addresses", "content")] name: &str,
) {
    let target = Target::named(name).unwrap();
    target.warm();
    let seeds = corpus::of(target, project()).unwrap();
    assert!(seeds.len() > 20, "{}", seeds.len());
    for (at, seed) in (0..).zip(&seeds) {
        target.run(seed);
        let text = &seed[target.named.min(seed.len())..];
        let new = changed(text, &mut Numbers::of(at), target.longest - target.named);
        target.run(&[&seed[..target.named.min(seed.len())], &new].concat());
    }
}

#[test]
fn the_small_region_and_the_real_one_are_whole() {
    for whole in [&*corpus::SMALL, &Whole::of(project()).unwrap()] {
        let edition = decode_edition(&whole.region, &whole.members).unwrap();
        let map = decode_boundaries(&whole.boundaries).unwrap();
        assert_eq!(edition.members.len(), map.shapes.len());
    }
    assert!(
        CONTENT.iter().all(|(_, path, bytes)| path.starts_with("content/") && !bytes.is_empty())
    );
}

#[test]
fn memory_is_counted() {
    let most = memory::most_during(|| {
        drop(std::hint::black_box(vec![1u8; 1_000_000]));
        drop(std::hint::black_box(vec![1u8; 500_000]));
    });
    assert_eq!(most, 1_000_000);
}

#[test]
fn what_another_thread_takes_and_gives_back_is_not_counted() {
    let taken = vec![1u8; 1_000_000];
    let most = memory::most_during(|| {
        std::thread::scope(|scope| {
            scope.spawn(|| drop(std::hint::black_box(taken)));
        });
        drop(std::hint::black_box(vec![1u8; 500_000]));
    });
    assert!((500_000..600_000).contains(&most), "{most}");
}

#[test]
#[should_panic(expected = "took")]
fn more_memory_than_is_stated_is_a_fault() {
    let mut target = *Target::named("addresses").unwrap();
    (target.fixed, target.per_byte) = (10, 0);
    target.run(b"medlemmer?q=a");
}
