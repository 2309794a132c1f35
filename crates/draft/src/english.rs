//! Whether a text looks like English: the coach reads nothing else.

use reply_coach_analysis::text::case;

/// Fewer words than this tell nothing.
const WORDS: usize = 12;
/// At least one word in so many of an English text is one of [`COMMON`]; usually it is one in three.
const ONE_IN: usize = 16;

/// Frequent in English, and hardly ever words of its neighbours.
const COMMON: &[&str] = &[
    "the", "to", "and", "you", "your", "it", "this", "that", "for", "with", "have", "has", "i", "my", "our",
    "not", "will", "can", "be", "are", "they", "from", "please", "thank", "thanks", "sorry", "but", "if",
    "would", "could", "been", "what", "when", "by", "ur", "its", "it's", "i'm", "don't", "dont", "of", "is",
];

/// Whether `text` is long enough to tell and does not look like English.
pub fn is_foreign(text: &str) -> bool {
    let (mut words, mut common) = (0, 0);
    // The beginning tells; a long draft is not read to its end for this.
    for word in text.split(|c: char| !case::is_letter_or_digit(c) && !matches!(c, '\'' | '’')).take(300) {
        if word.chars().any(case::is_letter) {
            words += 1;
            common += usize::from(COMMON.iter().any(|known| word.eq_ignore_ascii_case(known)));
        }
    }
    words >= WORDS && common * ONE_IN < words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_of_all_kinds_is_english() {
        for text in [
            "",
            "Hola, gracias.",
            "Hi Ann, thank you for your message about the parcel. I will call you on Friday.",
            "hi, u should of told us b4 changing ur plan, we cant refund that now, sry abt it",
            "Kindly do the needful and revert with the invoice copy, so that the refund can be processed from our side.",
            "Order 4711 shipped yesterday with tracking number attached below, expect delivery within three days.",
        ] {
            assert!(!is_foreign(text), "{text}");
        }
    }

    #[test]
    fn its_neighbours_are_not() {
        for text in [
            "Guten Tag Frau Meier, vielen Dank für Ihre Nachricht. Leider können wir den Betrag erst nächste Woche erstatten.",
            "Bonjour Madame, merci pour votre message. Nous allons vous rembourser dès que le colis sera arrivé chez nous.",
            "Hola Ana, gracias por su mensaje. Lamentamos mucho el retraso y le enviaremos el paquete mañana por la mañana.",
            "Beste mevrouw, dank u wel voor uw bericht. Wij sturen het pakket morgen naar u toe en betalen de kosten terug.",
            "Olá Ana, obrigado pela sua mensagem. Vamos enviar a encomenda amanhã de manhã e pedimos desculpa pelo atraso.",
            "Здравствуйте, Анна! Спасибо за ваше письмо. Мы отправим посылку завтра утром и вернем вам деньги за доставку.",
        ] {
            assert!(is_foreign(text), "{text}");
        }
    }
}
