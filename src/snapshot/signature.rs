//! Who vouches for a manifest, and with it for every file that it names by its hash.
//!
//! The signature stands in the same file, so that both are always of one publication: what is
//! signed is all before it. Verifying is the browser's (WebCrypto) or the command line's.

use std::borrow::Cow;

use super::manifest::is_hex;

/// What the signatures begin with, in the bytes as they are published.
const BEGINS: &[u8] = b",\"signatures\":[";

/// Most keys that a build knows: the one in use, and the next or the last.
pub const KEYS_LIMIT: usize = 2;

/// What is to be thought of an edition that is shown: an index into `Text::trust`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Signed by a key that this build knows, and every file has its hash.
    Signed,
    /// This build knows no keys: every file has the hash that the host's list says.
    Unsigned,
    /// This browser has no Ed25519: every file has the hash that the host's list says.
    Unsupported,
    /// No WebCrypto, as on plain http: every file has the size that the host's list says.
    Unchecked,
}

/// A signature by Ed25519.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Which key: its first 16 hexadecimal digits.
    pub key: String,
    /// 64 bytes as 128 hexadecimal digits.
    pub ed25519: String,
}

/// A public key of Ed25519, as 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(String);

impl PublicKey {
    /// Reads the digits. Whether they are a point of the curve is seen when it is used.
    pub fn parse(text: &str) -> Option<PublicKey> {
        is_hex(text, 64).then(|| PublicKey(text.to_owned()))
    }

    /// The key of these bytes.
    #[cfg(feature = "publish")]
    pub fn of_bytes(bytes: &[u8; 32]) -> PublicKey {
        PublicKey(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What signatures call it.
    pub fn id(&self) -> &str {
        &self.0[..16]
    }
}

/// Reads keys with spaces between, as pages name those that the build knows.
pub fn parse_keys(text: &str) -> Vec<PublicKey> {
    text.split(' ').filter_map(PublicKey::parse).take(KEYS_LIMIT).collect()
}

/// The bytes of a manifest that its signatures are of: all of them where it has none.
pub fn signed_part(bytes: &[u8]) -> Cow<'_, [u8]> {
    match bytes.windows(BEGINS.len()).rposition(|part| part == BEGINS) {
        Some(place) => Cow::Owned([&bytes[..place], b"}"].concat()),
        None => Cow::Borrowed(bytes),
    }
}

/// The bytes that hexadecimal digits stand for; none where they are something else.
pub fn bytes_of_hex(digits: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.as_bytes().chunks(2).map_while(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("{\"a\":1}", "{\"a\":1}")]
    #[case("{\"a\":1,\"signatures\":[]}", "{\"a\":1}")]
    #[case("{\"a\":1,\"signatures\":[{}],\"b\":2}", "{\"a\":1}")]
    // Only the last counts: what stands before is signed.
    #[case("{\"signatures\":[],\"signatures\":[1]}", "{\"signatures\":[]}")]
    // As it is published or not at all.
    #[case("{\"a\":1, \"signatures\":[]}", "{\"a\":1, \"signatures\":[]}")]
    #[case("", "")]
    fn what_is_signed_is_all_before(#[case] file: &str, #[case] expected: &str) {
        assert_eq!(&*signed_part(file.as_bytes()), expected.as_bytes());
    }

    #[test]
    fn keys_are_two_at_most_and_nothing_else_is_one() {
        let key = |digit: &str| digit.repeat(64);
        let [a, b, c] = ["a", "b", "c"].map(key);
        let text = [&a, "x", &a[1..], "Ø", &b, &c].join(" ");
        let keys = parse_keys(&text);
        assert_eq!(keys.iter().map(PublicKey::as_str).collect::<Vec<_>>(), [&a, &b]);
        assert_eq!(keys[0].id(), "aaaaaaaaaaaaaaaa");
        assert!(parse_keys("").is_empty());
    }

    #[rstest]
    #[case("00ff7f", &[0, 255, 127])]
    #[case("", &[])]
    #[case("0g", &[])]
    #[case("å", &[])]
    fn digits_are_bytes(#[case] digits: &str, #[case] expected: &[u8]) {
        assert_eq!(bytes_of_hex(digits), expected);
    }
}
