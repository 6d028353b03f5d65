// Package report writes the page that explains a folder of results: one HTML
// document that opens from the disk, needs no network, and reads the same in a
// browser, on a phone, on paper and aloud.
//
// A [Page] is a heading and sections; a [Section] is a list of blocks. The blocks
// are plain values, such as a [Table] with intervals, the [Timeline] of several
// arms, or a [Figure] of package plot:
//
//  1. The caller says in words what was found, as package results knows nothing of
//     what was simulated, and hands it over as blocks.
//  2. [Again] makes from a manifest the section by which the work can be done again,
//     and [Clean] makes from the SVG of a folder what may stand within a page.
//  3. [Page.Write] checks the page and writes it.
//
// What it promises:
//
//   - The same page gives the same bytes: no clock, no map order.
//   - Everything is text until it is escaped. Names, titles, scenarios and figures
//     come from files that anybody may have written; none can bring script, style or
//     an address into the page, and a content security policy says so once more.
//   - Without script everything can be read; script adds the values at the pointer
//     and the choice of arms, by mouse, touch and keyboard.
//   - Nothing is told by colour alone, and what charts show stands in tables too.
package report
