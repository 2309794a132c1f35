//! The offline copy: registers the service worker and tells when a new version is ready.
//!
//! A new version never starts by itself; the page reloads once, and only after the person asked for it.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use crate::dom::{Leaked, leaked};
use crate::signal::Signal;

/// The next version of the page, when one waits.
#[derive(Clone, Copy)]
pub struct Update {
    waiting: Signal<Option<ServiceWorker>>,
    asked: Leaked<Cell<bool>>,
}

impl Update {
    /// Registers the worker and starts watching for new versions.
    pub fn watch() -> Update {
        let update = Update { waiting: Signal::new(None), asked: leaked(Cell::new(false)) };
        if let Some(container) = container() {
            update.reload_once(&container);
            spawn_local(async move {
                let registered = JsFuture::from(container.register("./sw.js")).await;
                // Without a worker the page works all the same, only not without a network.
                if let Ok(registration) = registered.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>) {
                    update.follow(registration, container);
                }
            });
        }
        update
    }

    /// Whether a new version is ready.
    pub fn is_ready(self) -> bool {
        self.waiting.with(Option::is_some)
    }

    /// Starts the new version.
    pub fn accept(self) {
        self.asked.set(true);
        if let Some(worker) = self.waiting.get_untracked() {
            let message = js_sys::Object::new();
            let set = js_sys::Reflect::set(&message, &"type".into(), &"skip-waiting".into());
            if set.is_ok() {
                let _ = worker.post_message(&message);
            }
        }
    }

    /// Leaves the new version for the next visit.
    pub fn decline(self) {
        self.waiting.set(None);
    }

    fn follow(self, registration: ServiceWorkerRegistration, container: ServiceWorkerContainer) {
        // The very first worker replaces nothing, so there is nothing to announce.
        let replaces = move || container.controller().is_some();
        if replaces() {
            self.waiting.set(registration.waiting());
        }
        let watched = registration.clone();
        let found = Closure::<dyn Fn()>::new(move || {
            let Some(installing) = watched.installing() else { return };
            let worker = installing.clone();
            let replaces = replaces.clone();
            let changed = Closure::<dyn Fn()>::new(move || {
                if worker.state() == ServiceWorkerState::Installed && replaces() {
                    self.waiting.set(Some(worker.clone()));
                }
            });
            installing.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            changed.forget();
        });
        registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
        // Both listen for as long as the page lives.
        found.forget();
    }

    fn reload_once(self, container: &ServiceWorkerContainer) {
        let changed = Closure::<dyn Fn()>::new(move || {
            if self.asked.replace(false) {
                // Only a page that is already going away cannot reload.
                let _ = window().location().reload();
            }
        });
        container.set_oncontrollerchange(Some(changed.as_ref().unchecked_ref()));
        changed.forget();
    }
}

/// Missing, whatever its type says, on a page that was not served securely.
fn container() -> Option<ServiceWorkerContainer> {
    let container = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("serviceWorker"));
    container.ok().and_then(|container| container.dyn_into().ok())
}
