//! Hosts that cannot take it: a full disk, files that may not be written.
#![cfg(unix)]

use super::{Project, files, parts, read};
use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

#[test]
fn a_full_disk_leaves_the_old_edition() {
    let project = Project::new();
    assert_eq!(project.publish().0, 0);
    let before = read(&project.site()).unwrap();
    project.release("En annen merknad.");
    for blocks in [0, 8, 16, 24] {
        // No file may grow beyond so many blocks, as on a disk that is full; the signal that says
        // so is ignored, so that writing fails instead.
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" publish site");
        let output = Command::new("sh")
            .args(["-c", &limit, env!("CARGO_BIN_EXE_snapshot")])
            .current_dir(project.root())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{blocks}: {said}");
        assert!(said.contains("snapshots/"), "the file is named: {said}");
        assert_eq!(read(&project.site()).as_ref(), Ok(&before), "{blocks}");
        assert_eq!(parts(&project.site()).len(), 0, "nothing half is left");
    }
    assert_eq!(project.publish().0, 0, "with room it goes on");
    assert_eq!(read(&project.site()).unwrap().publication.version, 2);
}

/// A disk of its own on a folder, taken away in the end.
struct Disk<'a>(&'a Path);

impl Disk<'_> {
    /// `None` where whoever tests may not mount one.
    fn mount(folder: &Path) -> Option<Disk<'_>> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(folder);
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        mounted.then_some(Disk(folder))
    }

    /// Fills it up but for so many kilobytes.
    fn leave(&self, kilobytes: usize) {
        let filler = self.0.join("filler");
        let mut file = fs::File::create(&filler).unwrap();
        let mut written = 0;
        while let Ok(more @ 1..) = file.write(&[1; 4096]) {
            written += more;
        }
        file.set_len((written.saturating_sub(kilobytes * 1024)) as u64).unwrap();
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_disk_that_fills_up_at_any_file_leaves_a_whole_edition() {
    let project = Project::new();
    let site = project.site();
    let Some(disk) = Disk::mount(&site) else {
        return println!("No disk may be mounted here: only files are limited in size.");
    };
    assert_eq!(project.publish().0, 0);
    let (mut version, mut failed) = (1, 0);
    for kilobytes in [0, 4, 8, 16, 32, 64, 96, 128, 160, 192, 256, 4096] {
        project.release(&format!("Med {kilobytes} kB ledig."));
        version += 1;
        disk.leave(kilobytes);
        let (code, said) = project.publish();
        let shown = read(&site).unwrap().publication.version;
        let is_new = code == 0 || said["message"].as_str().unwrap().contains("vises nå, men");
        assert_eq!(shown, if is_new { version } else { version - 1 }, "{kilobytes} kB: {said}");
        failed += usize::from(code != 0);
        assert_eq!(parts(&site).len(), 0, "{kilobytes} kB: nothing half is left");
        fs::remove_file(site.join("filler")).unwrap();
        assert_eq!(project.publish().0, 0, "with room it goes on");
        assert_eq!(read(&site).unwrap().publication.version, version);
        let built = |path: &str| fs::read(site.join("snapshots").join(path)).ok();
        assert_eq!(project.differing(built), [""; 0]);
    }
    println!("failed {failed} times of 12");
    assert!((4..12).contains(&failed), "{failed}");
}

#[test]
fn files_that_may_not_be_written_are_replaced_all_the_same() {
    let project = Project::new();
    assert_eq!(project.publish().0, 0);
    for path in files(&project.site()) {
        fs::set_permissions(path, fs::Permissions::from_mode(0o444)).unwrap();
    }
    project.release("En annen merknad.");
    let (code, said) = project.publish();
    // The lock is the one file that is opened for writing.
    let lock = project.site().join("snapshots/.publisering.lock");
    let is_told = said["message"].as_str().is_some_and(|told| told.contains(".publisering.lock"));
    assert!(code == 0 || is_told, "{said}");
    fs::set_permissions(lock, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(project.publish().0, 0);
    assert_eq!(read(&project.site()).unwrap().publication.version, 2);
}

#[test]
fn a_folder_that_may_not_be_written_is_told_and_left_as_it_was() {
    let project = Project::new();
    assert_eq!(project.publish().0, 0);
    let before = read(&project.site()).unwrap();
    project.release("En annen merknad.");
    let mode = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let folder = project.site().join("snapshots/2022");
    mode(project.root(), 0o755);
    mode(&folder, 0o555);
    // Whoever may do anything would not notice: the program runs as nobody, who owns the site's
    // other folders.
    let program = project.root().join("snapshot");
    fs::copy(env!("CARGO_BIN_EXE_snapshot"), &program).unwrap();
    let mut publish = Command::new(&program);
    publish.args(["publish", "site"]).current_dir(project.root());
    if project.root().metadata().unwrap().uid() == 0 {
        let nobody = Some(65_534);
        std::os::unix::fs::chown(project.site().join("snapshots"), nobody, nobody).unwrap();
        let lock = project.site().join("snapshots/.publisering.lock");
        std::os::unix::fs::chown(lock, nobody, nobody).unwrap();
        publish.uid(65_534);
    }
    // Another test that starts a program just now may still hold the copy open.
    let output = loop {
        match publish.output() {
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => {}
            output => break output.unwrap(),
        }
    };
    let said = String::from_utf8_lossy(&output.stderr);
    mode(&folder, 0o755);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("snapshots/2022/"), "the file is named: {said}");
    assert_eq!(read(&project.site()), Ok(before));
}
