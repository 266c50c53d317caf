//! LLVM's fuzzer around a target, which `OSLOREGIONEN_FUZZ` names. `cargo xtask audit fuzz` builds
//! and starts it.
//!
//! With `OSLOREGIONEN_FUZZ_SEEDS` it first writes what it starts from into that folder. The most
//! memory that a case took is told on standard error whenever it is more than before:
//! `most memory: <bytes> for <bytes>`.

#![no_main]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::{env, fs};

use anyhow::{Context, Result};
use fuzz::corpus;
use fuzz::memory::Counting;
use fuzz::mutate::{self, Numbers};
use fuzz::target::{TARGETS, Target};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

#[global_allocator]
static COUNTING: Counting = Counting;

static TARGET: LazyLock<&'static Target> = LazyLock::new(|| {
    let name = env::var("OSLOREGIONEN_FUZZ").unwrap_or_default();
    Target::named(&name).unwrap_or_else(|| {
        let names = TARGETS.map(|target| target.name).join(", ");
        panic!("OSLOREGIONEN_FUZZ is {name:?}: it names one of {names}")
    })
});

/// The most memory that a case has taken.
static MOST: AtomicUsize = AtomicUsize::new(0);

fuzz_target!(
    init: {
        if let Some(folder) = env::var_os("OSLOREGIONEN_FUZZ_SEEDS")
            && let Err(error) = write_seeds(&PathBuf::from(folder))
        {
            panic!("the seeds cannot be written: {error:#}");
        }
        // What is made once is no case's.
        TARGET.warm();
    },
    |bytes: &[u8]| {
        let most = TARGET.run(bytes);
        if MOST.fetch_max(most, Relaxed) < most {
            eprintln!("most memory: {most} for {}", bytes.len());
        }
    }
);

// Two of three cases keep their form; the third is LLVM's, byte by byte.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut numbers = Numbers::of(seed);
    if numbers.below(3) == 0 {
        return fuzzer_mutate(data, size, max_size);
    }
    // The first byte may name the file: it stays.
    let kept = TARGET.named.min(size);
    let new = mutate::changed(&data[kept..size], &mut numbers, max_size - kept);
    data[kept..kept + new.len()].copy_from_slice(&new);
    kept + new.len()
});

fn write_seeds(folder: &Path) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("no project around fuzz/")?;
    fs::create_dir_all(folder)?;
    for (at, seed) in corpus::of(&TARGET, root)?.iter().enumerate() {
        fs::write(folder.join(format!("{at:04}")), seed)?;
    }
    Ok(())
}
