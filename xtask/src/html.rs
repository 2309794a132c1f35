//! Just enough HTML to work on our own `index.html`: finds tags and reads their attributes.
//!
//! Not a parser for other people's pages: it expects attribute values in double quotes.

use std::ops::Range;

/// A start tag, where it stands and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Byte range of the whole tag, `<` to `>`.
    pub span: Range<usize>,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute; empty when it has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The names of all attributes.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(name, _)| name.as_str())
    }
}

/// All start tags called `name`, outside comments, in order.
pub fn tags(html: &str, name: &str) -> Vec<Tag> {
    every_tag(html).into_iter().filter(|(found, _)| found == name).map(|(_, tag)| tag).collect()
}

/// All start tags outside comments, in order, each with its name.
pub fn every_tag(html: &str) -> Vec<(String, Tag)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|offset| at + offset) {
        let rest = &html[open + 1..];
        if rest.starts_with("!--") {
            at = rest.find("-->").map_or(html.len(), |end| open + 1 + end + 3);
            continue;
        }
        let name_length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        let Some(end) = tag_end(rest) else { break };
        if name_length > 0 {
            let attributes = attributes(&rest[name_length..end]);
            let span = open..open + 1 + end + 1;
            found.push((rest[..name_length].to_ascii_lowercase(), Tag { span, attributes }));
        }
        at = open + 1 + end + 1;
    }
    found
}

/// Replaces each span by its text. Spans must be in order and apart.
pub fn splice(html: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for (span, text) in edits {
        out.push_str(&html[at..span.start]);
        out.push_str(text);
        at = span.end;
    }
    out.push_str(&html[at..]);
    out
}

/// The offset of the `>` that closes a tag, skipping those within quotes.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quoted = false;
    rest.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

fn attributes(mut text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if text.is_empty() {
            return found;
        }
        let name_end = text.find(|c: char| c.is_whitespace() || c == '=' || c == '/').unwrap_or(text.len());
        let (name, after) = text.split_at(name_end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => ("", after.trim_start_matches('=')),
        };
        if !name.is_empty() {
            found.push((name.to_ascii_lowercase(), value.to_owned()));
        }
        text = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_their_attributes_and_span() {
        let html = r#"<p>a</p><!-- <link rel="no"> --><link data-trunk rel="css" href="a>b.css" /><b>"#;
        let links = tags(html, "link");
        assert_eq!(links.len(), 1);
        assert_eq!(links[0].get("rel"), Some("css"));
        assert_eq!(links[0].get("data-trunk"), Some(""));
        assert_eq!(links[0].get("href"), Some("a>b.css"));
        assert_eq!(&html[links[0].span.clone()], r#"<link data-trunk rel="css" href="a>b.css" />"#);
    }

    #[test]
    fn splice_replaces_in_order() {
        assert_eq!(splice("abcdef", &[(1..2, "X".into()), (4..4, "Y".into())]), "aXcdYef");
    }
}
