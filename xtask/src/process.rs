//! Starting other programs: from the project's root, with the project's own tools first.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// The project's root folder.
pub fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.ends_with("xtask"))
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    xtask.parent().map(Path::to_owned).unwrap_or(xtask)
}

/// The folder of tools that the set-up installed; git ignores it.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// The PATH of child processes: `.tools/bin`, `node_modules/.bin`, then the caller's own.
pub fn search_path() -> OsString {
    let own = [tools().join("bin"), root().join("node_modules/.bin")];
    let caller = env::var_os("PATH").unwrap_or_default();
    let folders = own.into_iter().chain(env::split_paths(&caller));
    // Only a folder with the separator in its name cannot be joined: leave ours out then.
    env::join_paths(folders).unwrap_or(caller)
}

/// Where a program lies on [`search_path`].
pub fn find(program: &str) -> Option<PathBuf> {
    which::which_in(program, Some(search_path()), root()).ok()
}

/// A command in the project's root with [`search_path`]. The program is looked up now, so
/// that `npm` finds `npm.cmd` too.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(find(program).unwrap_or_else(|| PathBuf::from(program)));
    command.current_dir(root()).env("PATH", search_path());
    command
}

/// Runs a command to its end with its output shown; a status other than 0 is an error that
/// names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let status =
        command.status().with_context(|| format!("cannot start `{}`", line_of(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", line_of(command));
    }
    Ok(())
}

/// Runs a command to its end without showing anything. An error holds the last lines of
/// what it wrote.
pub fn run_quietly(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", line_of(command)))?;
    if !output.status.success() {
        bail!("`{}` ended with {}:\n{}", line_of(command), output.status, last_lines(&output));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Builds this program with the feature `browser`, which most commands do without, and has it do
/// what this run was asked.
///
/// # Errors
/// If it cannot be built, or ends with an error, which it has told.
#[cfg(not(feature = "browser"))]
pub fn again_with_browser() -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["run", "--quiet", "--package", "xtask", "--features", "browser", "--"]);
    cargo.args(env::args_os().skip(1));
    // Paths among the arguments are meant from here.
    cargo.current_dir(env::current_dir()?);
    println!("{}", line_of(&cargo));
    run(&mut cargo)
}

/// What `program --version` prints, or `None` when it is missing or fails.
pub fn version_of(program: &str) -> Option<String> {
    find(program)?;
    run_quietly(command(program).arg("--version")).ok().map(|text| text.trim().to_owned())
}

/// The command as a person would type it, without the folder of its program.
pub fn line_of(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn last_lines(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    let text = String::from_utf8_lossy(&both);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(20)..].join("\n")
}
