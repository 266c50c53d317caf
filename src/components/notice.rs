//! What is said about the edition while it is fetched or when it could not be.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{root_class, stamp};
use crate::state::{App, Loading};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/notice.css");
    root_class(name, scope)
}

/// A sentence with a stamp and one action, or nothing when all is well.
pub fn notice(app: App) -> AnyView {
    let content = move || {
        let text = app.text();
        match app.loading.get() {
            Loading::Waiting | Loading::Ready => ().into_any(),
            Loading::Slow => {
                view! { <p><b>{text.fetching}</b>" "{text.fetching_about}</p> }.into_any()
            }
            Loading::Stale(cause) | Loading::Failed(cause) => {
                let year = app.loaded.with(|loaded| loaded.edition.year);
                view! {
                    <p>
                        <b>{text.showing_kept}</b>" "{stamp(year.to_string())}" "
                        {text.not_fetched}" "{text.causes[cause as usize]}" "
                        <button type="button" class="ds-link" on:click=move |_| app.retry()>
                            {text.try_again}
                        </button>
                    </p>
                }
                .into_any()
            }
        }
    };
    view! { <div class=class("or-notice") role="status">{content}</div> }.into_any()
}
