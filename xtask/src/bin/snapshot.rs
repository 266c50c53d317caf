//! The editor's workbench as a program of its own: `snapshot check`, `snapshot publish …`.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::workbench::main(std::env::args_os().skip(1), None)
}
