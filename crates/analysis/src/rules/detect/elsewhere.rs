//! Who and what is somebody else: companies, departments and offices that are not the agent, and pages to read.

use crate::text::case;
use std::ops::Range;

use crate::among;
use crate::rules::Context;
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// Another company, department or office; the agent's own *us* and *me* are not.
pub fn is_somebody_else(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    let doc = context.doc;
    if party.clone().any(|at| {
        among!(doc.word(at), "us me you yourself myself it this")
                // "Your IT admin".
                && doc.text_of(at..at + 1) != "IT"
    }) {
        return false;
    }
    let named = party.clone().any(|at| {
        let text = doc.text_of(at..at + 1);
        // Capitals within a sentence make a name, whatever the tagger says.
        text.starts_with('@')
            || is_channel(text)
            || (matches!(doc.tag(at), Tag::Propn | Tag::Noun) && text.starts_with(case::is_capital))
    });
    named
        || party.clone().any(|at| is_office(doc.word(at)))
        || (party.len() == 1 && among!(doc.word(party.start), "them someone somebody whoever"))
}

/// *#networking*, but no order number.
pub fn is_channel(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|name| name.starts_with(case::is_letter))
}

/// People and offices that are somebody else's.
pub fn is_office(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    OFFICES.binary_search(&word).is_ok() || OFFICES.binary_search(&singular).is_ok()
}

static OFFICES: &[&str] = &[
    "account",
    "accountant",
    "admin",
    "administrator",
    "agency",
    "agent",
    "airline",
    "airport",
    "amazon",
    "apple",
    "author",
    "authorities",
    "authority",
    "bank",
    "billing",
    "branch",
    "broker",
    "care",
    "carrier",
    "center",
    "centre",
    "channel",
    "chemist",
    "clinic",
    "community",
    "company",
    "consulate",
    "contractor",
    "council",
    "counter",
    "county",
    "courier",
    "court",
    "customs",
    "dealer",
    "dealership",
    "department",
    "depot",
    "dept",
    "desk",
    "developer",
    "devs",
    "dhl",
    "distributor",
    "distro",
    "doctor",
    "dvla",
    "ebay",
    "electrician",
    "embassy",
    "employer",
    "exchange",
    "facebook",
    "fedex",
    "finance",
    "firm",
    "folks",
    "forum",
    "freight",
    "garage",
    "google",
    "gov",
    "government",
    "gp",
    "guys",
    "gym",
    "harbour",
    "helpdesk",
    "helpline",
    "hmrc",
    "hospital",
    "host",
    "hoster",
    "hotel",
    "hotline",
    "hr",
    "installer",
    "insurance",
    "insurer",
    "irs",
    "isp",
    "issuer",
    "landlord",
    "lawyer",
    "mailing",
    "maintainer",
    "maker",
    "manager",
    "manufacturer",
    "marketplace",
    "mechanic",
    "merchant",
    "microsoft",
    "ministry",
    "moderator",
    "mods",
    "municipality",
    "network",
    "office",
    "ombudsman",
    "operator",
    "organiser",
    "organizer",
    "outlet",
    "owner",
    "packagers",
    "partner",
    "paypal",
    "pharmacy",
    "platform",
    "plumber",
    "police",
    "post",
    "processor",
    "promoter",
    "provider",
    "publisher",
    "purser",
    "reception",
    "registrar",
    "rep",
    "representative",
    "reseller",
    "restaurant",
    "retailer",
    "sales",
    "samsung",
    "school",
    "seller",
    "sender",
    "service",
    "shipper",
    "shop",
    "solicitor",
    "stackoverflow",
    "station",
    "store",
    "subreddit",
    "supplier",
    "support",
    "surgery",
    "team",
    "technician",
    "tenant",
    "tracker",
    "union",
    "university",
    "ups",
    "upstream",
    "vendor",
    "vendors",
    "venue",
    "vet",
    "visa",
    "warehouse",
    "webmaster",
];

/// Pages and screens are looked at, not asked.
pub fn is_site(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    let doc = context.doc;
    party.clone().any(|at| {
        among!(
            doc.word(at),
            "app article docs documentation faq faqs guide manual page pages portal section settings site \
                website wiki"
        ) || doc.word(at) == "help" && matches!(doc.word(at + 1), "center" | "centre")
    })
}

/// Things to look an answer up in.
pub fn is_reading_matter(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    let doc = context.doc;
    party.clone().any(|at| {
        doc.kind(at) == TokenKind::Opaque && !doc.text_of(at..at + 1).starts_with(['@', '#'])
            || among!(
                doc.word(at),
                "article articles blog boards booklet brochure changelog center centre doc docs \
                    documentation faq faqs forum forums google guide guides guidelines handbook homepage \
                    manual page pages portal readme site topic tutorial web webpage website wiki"
            )
    })
}
