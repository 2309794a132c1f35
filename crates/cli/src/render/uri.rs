//! File names as URI references, for SARIF.

use std::path::{Component, Path};

/// A relative path as a relative reference, an absolute one as a `file:` URI.
pub fn uri(path: &Path) -> String {
    let segments = path.components().filter_map(|component| match component {
        Component::RootDir | Component::CurDir => None,
        // A drive such as `C:` keeps its colon.
        Component::Prefix(prefix) => Some(escaped(prefix.as_os_str().as_encoded_bytes(), b":")),
        Component::ParentDir => Some("..".to_owned()),
        Component::Normal(name) => Some(escaped(name.as_encoded_bytes(), b"")),
    });
    let joined = segments.collect::<Vec<_>>().join("/");
    if path.is_absolute() { format!("file:///{joined}") } else { joined }
}

fn escaped(bytes: &[u8], also: &[u8]) -> String {
    let mut escaped = String::with_capacity(bytes.len());
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || also.contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let check = |path: &str, expect: &str| assert_eq!(uri(Path::new(path)), expect);
        check("reply.txt", "reply.txt");
        check("./macros/no refund?.txt", "macros/no%20refund%3F.txt");
        check("../é.txt", "../%C3%A9.txt");
        check("a:b#c", "a%3Ab%23c");
        #[cfg(unix)]
        check("/tmp/reply.txt", "file:///tmp/reply.txt");
    }
}
