//! Publishing that is killed at any moment, with a client reading throughout.

use super::{Project, parts, read};
use crate::{json, snapshot};
use osloregionen::snapshot::Manifest;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Releases and publishes by `publish`, until it was killed at so many moments. A client reads by
/// `read` throughout, and finds a whole edition that is never older than the one before. `between` is
/// called after each. Returns how often something was released.
pub fn kill(
    project: &Project,
    times: u32,
    publish: &dyn Fn() -> Command,
    read: &(dyn Fn() -> Result<Manifest, String> + Sync),
    between: &mut dyn FnMut(),
) -> u32 {
    project.release("Så lang tid tar det.");
    let start = Instant::now();
    assert!(publish().output().unwrap().status.success());
    // The latest moment. A machine that is busy now may be idle a second later, so it follows: with
    // these factors three runs of four are killed, and one ends before its moment.
    let mut latest = start.elapsed();
    let (ended, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (mut killed, mut released) = (0, 1);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut version = 0;
            while !ended.load(Ordering::Relaxed) {
                let found = read()?.publication.version;
                if found < version {
                    return Err(format!("version {found} after {version}"));
                }
                version = found;
                reads.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        });
        let mut random = 1u32;
        while killed < times {
            assert!(released < 10 * times, "{killed} killed of {released}");
            project.release(&format!("Merknad nummer {released}."));
            released += 1;
            // Moments all over the run, and a little beyond it, in no order.
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let moment = latest.mul_f64(f64::from(random >> 8) / f64::from(1 << 24));
            let mut publish = publish();
            publish.stdout(Stdio::null()).stderr(Stdio::null());
            let mut publish = publish.spawn().unwrap();
            std::thread::sleep(moment.max(Duration::from_millis(1)));
            // On Unix that is SIGKILL.
            publish.kill().unwrap();
            let was_killed = !publish.wait().unwrap().success();
            killed += u32::from(was_killed);
            latest = latest.mul_f64(if was_killed { 1.05 } else { 0.85 });
            between();
            assert!(read().is_ok(), "{:?}", read());
        }
        ended.store(true, Ordering::Relaxed);
        assert_eq!(reader.join().unwrap(), Ok(()));
    });
    let reads = reads.into_inner();
    println!("killed {killed} of {released}, {reads} reads");
    assert!(reads >= times as usize, "{reads} reads");
    released
}

#[test]
fn killed_at_fifty_moments_the_host_is_whole_at_every_one() {
    let project = Project::new();
    assert_eq!(project.publish().0, 0);
    let publish = || {
        let mut command = snapshot(project.root());
        command.args(["publish", "site"]);
        command
    };
    let site = project.site();
    let mut unfinished = 0;
    let mut count = || unfinished += usize::from(!parts(&site).is_empty());
    let released = kill(&project, 50, &publish, &|| read(&site), &mut count);
    println!("a file unfinished {unfinished} times");
    // Nothing has to be tidied by hand.
    let (code, said) = project.publish();
    assert_eq!(code, 0, "{said}");
    assert_eq!(parts(&site), Vec::<std::path::PathBuf>::new());
    assert_eq!(json(project.root(), &["status", "site"]).0, 0);
    assert_eq!(read(&site).unwrap().publication.version, released + 1);
    // What has a lasting name has followed.
    assert_eq!(
        project.differing(|path| std::fs::read(site.join("snapshots").join(path)).ok()),
        [""; 0]
    );
}
