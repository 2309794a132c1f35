//! Share links: there and back without a network, never over a draft, refused in words when damaged or too long.

use anyhow::{Context, Result, ensure};
use reply_coach_browser_tests::{Page, at_a_desk};

const SHARED: &str = "Hi Dana,\n\nyour order 4711882 left today. 👍 I'll ask the courier again on Friday.\n";

/// Opens the dialog for a draft with somebody's name in it.
pub fn offer(page: &Page) -> Result<()> {
    page.paste(SHARED)?;
    page.click("#drafts-open")?;
    page.click("#share-open")?;
    page.until("the dialog is open", "return document.querySelector('#share[open]') !== null")
}

/// The link for it.
fn link(page: &Page) -> Result<String> {
    offer(page)?;
    page.until_says("4711882")?;
    ensure!(
        page.ask("return document.getElementById('share-copy').disabled")? == true,
        "nothing was confirmed"
    );
    page.click("label:has(#share-sure)")?;
    page.click("#share-copy")?;
    page.until("there is a link", "return document.getElementById('share-link').value !== ''")?;
    let link = page.ask("return document.getElementById('share-link').value")?;
    link.as_str().map(str::to_owned).context("the link is no text")
}

#[test]
fn a_link_opens_offline_beside_the_drafts_that_are_there() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.allow_clipboard()?;
        page.site.stop();
        let link = link(page)?;
        page.until_says("The link is copied.")?;
        ensure!(
            page.ask_later("navigator.clipboard.readText()")? == link.as_str(),
            "something else was copied"
        );
        ensure!(!link.contains("Dana") && link.contains("#/share/1"), "{link}");
        page.press(reply_coach_browser_tests::Key::Escape)?;
        page.ask("document.getElementById('draft').select()")?;
        page.paste_over("My own draft, not to be lost.")?;
        page.settle()?;

        page.goto("about:blank")?;
        page.goto(&link)?;
        page.until_says("Somebody shared a draft with you")?;
        page.no_barriers()?;
        page.until_draft_is("My own draft, not to be lost.")?;
        page.click_button("Open as a new draft")?;
        page.until_draft_is(SHARED)?;
        page.until("the address is clean", "return location.hash === '#/'")?;
        page.click("#drafts-open")?;
        page.until_says("My own draft, not to be lost.")?;
        page.reload()?;
        page.until_draft_is(SHARED)?;
        ensure!(page.ask("return document.querySelector('dialog[open]') === null")? == true, "it asks again");
        page.no_errors()
    })
}

#[test]
fn a_link_that_is_left_changes_nothing() -> Result<()> {
    at_a_desk(|page| {
        let link = link(page)?;
        page.goto("about:blank")?;
        page.goto(&link)?;
        page.until_says("Somebody shared a draft with you")?;
        page.click_button("Leave it")?;
        page.until("the address is clean", "return location.hash === '#/'")?;
        page.until_draft_is(SHARED)
    })
}

#[test]
fn damaged_newer_and_oversized_links_are_refused_in_words() -> Result<()> {
    at_a_desk(|page| {
        let link = link(page)?;
        let (page_url, code) = link.split_once("#/share/").context("a link has a code")?;
        let huge = "1".repeat(20_000);
        for (code, says) in [
            (&code[..code.len() - 3], "The link is damaged"),
            ("1AAAA", "The link is damaged"),
            ("%00<b>", "The link is damaged"),
            (&*code.replacen('1', "2", 1), "made by a newer version"),
            (&huge, "more than this page opens"),
        ] {
            page.goto("about:blank")?;
            page.goto(&format!("{page_url}#/share/{code}"))?;
            page.until_says(says).with_context(|| code[..code.len().min(20)].to_owned())?;
            page.click_button("Leave it")?;
            page.until_draft_is(SHARED)?;
        }
        page.no_errors()
    })
}

/// Made by a version that packed links itself.
const OLD: &str =
    "1A4Jt1a3IsQ2AQAhAURoTC4dgAldwDGMnucNIwgXDcYXbyxB27_86A0AZPayxT2luJLok9pudUTpKbGf2YcPxIS-sqHwFhlV6V_zrfw";

#[test]
fn links_of_before_still_open() -> Result<()> {
    at_a_desk(|page| {
        page.ask(&format!("location.hash = '#/share/{OLD}'"))?;
        page.until_says("Somebody shared a draft with you")?;
        page.click_button("Open as a new draft")?;
        page.until_draft_is(&"Your parcel left today. ".repeat(4))?;
        page.until(
            "the message came along",
            "return document.getElementById('customer').value === 'Where is it?'",
        )
    })
}

/// The code of a link that unpacks to ten million bytes.
const SWOLLEN: &str = "(async () => {
    const stream = new Blob([new Uint8Array(10_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const packed = new Uint8Array(await new Response(stream).arrayBuffer());
    let sum = -1;
    for (const byte of packed) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xEDB88320 & -(sum & 1));
    }
    const all = String.fromCharCode(...new Uint8Array([8, 16, 24].reduce((list, by) => [...list, ~sum >>> by], [~sum])), ...packed);
    return `1${btoa(all).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
})()";

/// Counts what streams give.
const COUNT: &str = "globalThis.given = 0;
    const { read } = ReadableStreamDefaultReader.prototype;
    ReadableStreamDefaultReader.prototype.read = async function () {
      const part = await read.call(this);
      given += part.value?.length ?? 0;
      return part;
    }";

#[test]
fn a_small_link_does_not_fill_the_memory() -> Result<()> {
    at_a_desk(|page| {
        let code = page.ask_later(SWOLLEN)?;
        let code = code.as_str().context("there is no code")?;
        ensure!(code.len() < 16_000, "the link itself is too long: {}", code.len());
        page.ask(COUNT)?;
        page.ask(&format!("location.hash = '#/share/{code}'"))?;
        page.until_says("more than this page opens")?;
        let given = page.ask("return given")?.as_u64().context("nothing was counted")?;
        ensure!((200_000..2_000_000).contains(&given), "{given} bytes were unpacked");
        page.no_errors()
    })
}

#[test]
fn a_browser_that_cannot_pack_is_told_so() -> Result<()> {
    const TOLD: &str = "This browser is too old for links";
    at_a_desk(|page| {
        page.ask("delete globalThis.CompressionStream; delete globalThis.DecompressionStream")?;
        offer(page)?;
        page.until_says(TOLD)?;
        page.click("label:has(#share-sure)")?;
        ensure!(
            page.ask("return document.getElementById('share-copy').disabled")? == true,
            "it can be copied"
        );
        page.press(reply_coach_browser_tests::Key::Escape)?;
        page.ask(&format!("location.hash = '#/share/{OLD}'"))?;
        page.until_says("This link cannot be opened")?;
        page.until_says(TOLD)?;
        page.click_button("Leave it")?;
        page.until_draft_is(SHARED)
    })
}

#[test]
fn what_is_too_long_for_a_link_is_said() -> Result<()> {
    at_a_desk(|page| {
        let script = "let n = 7; const letter = () => (n = (n * 1664525 + 1013904223) % 4294967296) >>> 16;\
            const text = Array.from({ length: 30000 }, () => 'abcdefghijklmnopqrstuvwxyz      '[letter() % 32]).join('');\
            const box = document.getElementById('draft'); box.focus(); document.execCommand('insertText', false, text)";
        page.ask(script)?;
        page.click("#drafts-open")?;
        page.click("#share-open")?;
        page.until_says("This is too long for a link.")?;
        page.click("label:has(#share-sure)")?;
        ensure!(
            page.ask("return document.getElementById('share-copy').disabled")? == true,
            "it can be copied"
        );
        Ok(())
    })
}
