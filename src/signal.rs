//! Values that the page follows: signals, which are set, and memos, which are computed from others. Both are there for
//! as long as the page is, and are handles: copies are the same value.
//!
//! As in Leptos, whose graph of who follows whom does the work. But there each kind of value has that work compiled anew,
//! which came to a fiftieth of the first download; here only the way to the value is.

use std::cell::{RefCell, RefMut};
use std::ops::{Deref, DerefMut};

use leptos::prelude::{Get, GetUntracked, Notify, Track};
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::signal::ArcTrigger;

use crate::dom::{Leaked, leaked};

/// A value that is set from outside.
pub struct Signal<T: 'static> {
    value: Leaked<RefCell<T>>,
    changed: &'static ArcTrigger,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T> Signal<T> {
    /// A signal with this value.
    pub fn new(value: T) -> Self {
        Signal { value: leaked(RefCell::new(value)), changed: trigger() }
    }

    /// Whatever asks follows the value from now on.
    pub fn track(self) {
        follow(self.changed);
    }

    /// Looks at the value, and follows it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(look)
    }

    /// Looks at the value this once.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.value.borrow())
    }

    /// The value, which is followed.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Another value.
    pub fn set(self, value: T) {
        drop(self.value.replace(value));
        tell(self.changed);
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        change(&mut self.write());
    }

    /// The value to be changed; who follows it is told when that is done.
    pub fn write(self) -> Writing<T> {
        Writing { value: self.value.borrow_mut(), changed: self.changed }
    }

    /// The value to be changed without a word.
    pub fn write_untracked(self) -> RefMut<'static, T> {
        self.value.borrow_mut()
    }
}

/// A value that is being changed.
pub struct Writing<T: 'static> {
    value: RefMut<'static, T>,
    changed: &'static ArcTrigger,
}

impl<T> Deref for Writing<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Writing<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T> Drop for Writing<T> {
    fn drop(&mut self) {
        // Nobody looks yet: who follows is only told to look.
        tell(self.changed);
    }
}

/// A value that follows from others. Who follows it is told when it is another one than before.
pub struct Memo<T: 'static> {
    value: Leaked<RefCell<Option<T>>>,
    /// How often it was another one.
    changes: &'static ArcMemo<u32>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq> Memo<T> {
    /// What `compute` gives, whenever something it looked at has changed.
    pub fn new(compute: impl Fn() -> T + 'static) -> Self {
        let value = leaked(RefCell::new(None));
        let renew = move || {
            let new = Some(compute());
            let is_other = *value.borrow() != new;
            if is_other {
                value.replace(new);
            }
            is_other
        };
        Memo { value, changes: changes(Box::new(renew)) }
    }
}

impl<T> Memo<T> {
    /// Looks at the value, and follows it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        renew(self.changes);
        self.look(look)
    }

    /// Looks at the value this once.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        renew_untracked(self.changes);
        self.look(look)
    }

    fn look<R>(self, look: impl FnOnce(&T) -> R) -> R {
        match &*self.value.borrow() {
            Some(value) => look(value),
            None => unreachable!("it has just been computed"),
        }
    }

    /// The value, which is followed.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

// What follows is the same for values of all kinds, and compiled once.

#[inline(never)]
fn trigger() -> &'static ArcTrigger {
    Box::leak(Box::new(ArcTrigger::new()))
}

#[inline(never)]
fn follow(changed: &ArcTrigger) {
    changed.track();
}

#[inline(never)]
fn tell(changed: &ArcTrigger) {
    changed.notify();
}

#[inline(never)]
fn changes(renew: Box<dyn Fn() -> bool>) -> &'static ArcMemo<u32> {
    let renew = leaked(renew);
    let count = move |before: Option<&u32>| before.copied().unwrap_or_default() + u32::from(renew());
    Box::leak(Box::new(ArcMemo::new(count)))
}

#[inline(never)]
fn renew(changes: &ArcMemo<u32>) {
    changes.get();
}

#[inline(never)]
fn renew_untracked(changes: &ArcMemo<u32>) {
    changes.get_untracked();
}
