//! Publishing that is killed at any moment, with a client reading throughout.

use super::{Project, parts, read};
use crate::{json, snapshot};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How often it is killed.
const TIMES: u32 = 50;

#[test]
fn killed_at_fifty_moments_the_host_is_whole_at_every_one() {
    let project = Project::new();
    assert_eq!(project.publish().0, 0);
    project.release("Så lang tid tar det.");
    let start = Instant::now();
    assert_eq!(project.publish().0, 0);
    let whole_run = start.elapsed();
    let (ended, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (mut killed, mut unfinished) = (0, 0);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut version = 0;
            while !ended.load(Ordering::Relaxed) {
                let manifest = read(&project.site())?;
                let found = manifest.publication.version;
                if found < version {
                    return Err(format!("version {found} after {version}"));
                }
                version = found;
                reads.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        });
        let mut random = 1u32;
        for time in 0..TIMES {
            project.release(&format!("Merknad nummer {time}."));
            // Moments all over the run, and a little beyond it, in no order.
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let moment = whole_run.mul_f64(f64::from(random >> 8) / f64::from(1 << 24) * 1.3);
            let mut publish = snapshot(project.root());
            publish.args(["publish", "site"]).stdout(Stdio::null()).stderr(Stdio::null());
            let mut publish = publish.spawn().unwrap();
            std::thread::sleep(moment.max(Duration::from_millis(1)));
            // On Unix that is SIGKILL.
            publish.kill().unwrap();
            killed += usize::from(!publish.wait().unwrap().success());
            unfinished += usize::from(!parts(&project.site()).is_empty());
            assert!(read(&project.site()).is_ok(), "{:?}", read(&project.site()));
        }
        ended.store(true, Ordering::Relaxed);
        let read = reader.join().unwrap();
        assert_eq!(read, Ok(()));
    });
    let reads = reads.into_inner();
    println!("killed {killed} of {TIMES}, a file unfinished {unfinished} times, {reads} reads");
    assert!(killed >= 25 && reads >= 50, "{killed} killed, {reads} reads");
    // Nothing has to be tidied by hand.
    let (code, said) = project.publish();
    assert_eq!(code, 0, "{said}");
    assert_eq!(parts(&project.site()), Vec::<std::path::PathBuf>::new());
    assert_eq!(json(project.root(), &["status", "site"]).0, 0);
    let version = read(&project.site()).unwrap().publication.version;
    assert_eq!(version, TIMES + 2);
}
