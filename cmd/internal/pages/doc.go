// Package pages tells what a folder of results says: in sentences and tables of plain text,
// and as the page that explains the folder to whoever has to decide.
//
// [Open] opens a folder of heed run, sweep, optimize, calibrate FILE or discover, whose files
// have to be as they were written, and [Reporter.Page] makes its page. What commands print
// of such a folder is told by the same answers: what the arms of a run came to
// ([WriteArms]), how those of a sweep fare ([WriteRobustness]), the mixes of a front
// ([WriteFront]), a posterior ([ShowPosterior], [ShowRecovery]), what outputs hang on
// ([SensitivityAnswer]) and where an arm fails ([ShowDiscovery]). So page and terminal say
// the same.
//
// A folder says the same everywhere and every time: there is no clock in a page, no
// drawing of figures, and nothing but the folder, the program's version and its shipped
// scenarios. Package pages compiles to js/wasm, without the libraries for Parquet and plots,
// so that a browser makes the page of a run that was simulated in it.
package pages
