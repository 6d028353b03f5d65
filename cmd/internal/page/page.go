// Package page is the page on which heed serve shows what levers do: HTML, style sheets and
// scripts, as the browser takes them, without a step that builds them.
//
// It has no content from elsewhere: [Files] is all that the page loads, beside what the
// program says under /api/ or, where there is no server, the model in WebAssembly. No script
// or style stands within the HTML, so that a strict content security policy holds, and what
// a scenario brings is shown as text, never as markup.
//
// assets/main.js tells how the scripts hang together.
package page

import "embed"

// Files are index.html and the folder assets.
//
//go:embed index.html assets
var Files embed.FS
