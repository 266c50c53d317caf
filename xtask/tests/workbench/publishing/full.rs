//! Hosts that cannot take it: a full disk, files that may not be written.
#![cfg(unix)]

use super::{Project, parts, read};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
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
