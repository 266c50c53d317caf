//! The trail from the list to the page shown.

use leptos::prelude::*;

use crate::route::Page;
use crate::state::App;

/// A trail of one page above and the name of this one.
pub fn breadcrumbs(app: App, above: Page, above_name: &'static str, here: String) -> AnyView {
    view! {
        <nav class="ds-breadcrumbs or-trail" aria-label=app.text().trail>
            <ol>
                <li><a class="ds-link" href=app.href(above)>{above_name}</a></li>
                <li><span aria-current="page">{here}</span></li>
            </ol>
        </nav>
    }
    .into_any()
}
