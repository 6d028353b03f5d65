// Package page is the page on which heed serve shows what levers do: HTML, style sheets and
// scripts, as the browser takes them.
//
// The modules of assets, from main.js on, come to the browser as one file, page.js: forty
// requests take longer than all else until points are on the screen. It is theirs put
// together, not made smaller, and kept beside them, so that nothing has to be built to run;
// after a change of a module:
//
//	go generate ./cmd/internal/page
//
// It has no content from elsewhere: [Files] is all that the page loads, beside what the
// program says under /api/ or, where there is no server, the model in WebAssembly. No script
// or style stands within the HTML, so that a strict content security policy holds, and what
// a scenario brings is shown as text, never as markup.
//
// assets/main.js tells how the scripts hang together.
package page

import "embed"

//go:generate go tool esbuild assets/main.js --bundle --format=esm --external:./static.js --charset=utf8 --log-level=warning --outfile=assets/page.js

// Files are index.html and the folder assets.
//
//go:embed index.html assets
var Files embed.FS
