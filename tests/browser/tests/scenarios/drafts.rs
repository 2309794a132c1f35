//! Drafts that several scenarios use. Written for this project.

/// A polite reply with one blaming sentence in it.
pub const BURIED: &str = "Hi Dana,\n\nThank you for writing about your scanner, and for the two pictures. I looked \
at them this morning together with a colleague from the workshop. You should have saved the profile before you \
updated the scanner. The good news is that the scans themselves are still on the card.\n\nI'll call you today at \
three, and we can set the profile up again together. It takes about ten minutes.\n\nBest wishes,\nMarek";

/// The blaming words in it.
pub const BURIED_PHRASE: &str = "should have";

/// A chat turn as people type it.
pub const CHAT: &str = "hi, you should have told us before you changed the plan. we cant refund that";

/// A mail with the customer's words quoted below the reply, and a signature.
pub const MAIL: &str = "Hello Priya,\n\nyou didn't attach the receipt.\n\n-- \nSam Okafor\nLarkspur Bikes\n\n\
On Tue, 3 Feb, Priya wrote:\n> You should have called me back.\n> You didn't even read my mail.\n";
