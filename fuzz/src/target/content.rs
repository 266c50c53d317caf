//! The files that an editor writes. The first byte says which; the others are whole.

use std::io;

use crate::content;
use crate::corpus::CONTENT;

pub fn run(bytes: &[u8]) {
    let Some((first, tried)) = bytes.split_first() else { return };
    if !CONTENT.iter().any(|(key, ..)| key == first) {
        return;
    }
    let open = |name: &str| {
        let found = CONTENT.iter().find(|(_, path, _)| *path == name);
        let (key, _, whole) = found.ok_or(io::ErrorKind::NotFound)?;
        Ok(if key == first { tried } else { whole }.to_vec())
    };
    match content::read_files(&[2022], &open) {
        Ok(content) => assert_eq!(content.editions.len(), 1),
        Err(faults) => {
            assert!(!faults.0.is_empty());
            for fault in &faults.0 {
                assert!(fault.line > 0 && fault.column > 0, "{fault:?}");
                assert!(!fault.to_string().is_empty());
            }
        }
    }
}
