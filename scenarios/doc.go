// Package scenarios reads scenario files: an organization, its conditions, and the
// interventions to compare in it.
//
// A file is TOML. It says what is special; every key that it does not give has its
// default, which describes a nuclear power industry with a high awareness of
// security. [Parse] reads it into a [Scenario], [Template] writes one to start
// from, [Explain] describes every key, and [Shipped] lists those that come with
// heed.
//
// # Sections
//
// [scenario] says how long to run and how often: name, title, seed, days (of work,
// after the burn-in; 250 make a year), burn_in, replicates, record_every.
//
// A section for each theme of Gyllensten and Törner (2022) describes the
// organization: [organization] its shape, [rules] the rules and their technology,
// [education] what is taught, [resources] time and expert support, [culture]
// leaders and colleagues, [collaboration] work across boundaries, [individual] who
// works there. [decision] has the coefficients of how people respond, and
// [mechanisms] switches off what is false. Their keys, units, ranges, defaults and
// standing are those of [agents.Parameters]; heed explain and the template tell
// them. Where resources.experts is not given it is one per 150 employees, rounded,
// and at least one; so a sweep over employees brings experts with it.
//
// # Arms
//
// An arm is an intervention, a table with a name of a-z, 0-9 and -. It changes the
// keys that explain calls live, from from_day on (day 0 is the end of the burn-in),
// little by little over ramp_days, and until until_day, the first day without it; 0
// is no end. An interval of 0 days means never, so a change from or to it cannot be
// little by little. The arm baseline changes nothing and is always there.
//
//	[arms.open-climate]
//	title = "Open climate"
//	from_day = 0
//	ramp_days = 125
//	cost = 60      # per year, in a currency of one's own
//	cost_once = 40
//
//	[arms.open-climate.set]
//	"culture.blame" = 0.05
//
//	[arms.everything]
//	combine = ["open-climate", "more-experts"]
//
// Nested tables, such as [arms.open-climate.set.culture], mean the same as paths in
// quotes. An arm that combines others takes over their changes, in order, each with
// its own days, and their costs; of two changes that set a key on the same day the
// later wins, and an arm's own come last. An arm that is combined on two ways counts
// once.
//
// # Sweeps
//
// A sweep is a file of its own, which [ParseSweep] reads into a [Sweep]: base, the
// scenario; optionally name, title, seed, replicates, arms and seeds (common or own);
// [design], how the points are laid out; and [factors], keys in quotes, each a list of
// levels or a range with min, max and perhaps dist, mode, mean, sd and steps.
// [Sweep.Scenario] is the scenario of a point.
//
//	base = "nuclear-plant"
//
//	[design]
//	kind = "sobol" # or factorial, ofat, lhs, morris, saltelli, csv
//	samples = 64
//
//	[factors]
//	"rules.detail" = { min = 0.1, max = 0.9 }
//
// Instead of factors, or beside them, assumptions = ["all"] makes a factor of every
// number that is an assumption, over the range in which it is plausible
// ([agents.Assumptions]): the points are then futures that nobody can choose among.
// The shipped sweep nuclear-plant-futures is one.
//
// # Calibrations
//
// A calibration is a file of its own, which [ParseCalibration] reads into a [Calibration]:
// base, the scenario; [set], what it has in another way; [priors], keys in quotes with the
// values that they may have, as the factors of a sweep; [targets.NAME], what was observed
// and how sure it is; [search], how the posterior is looked for; and perhaps [truth], for
// data that are made up.
//
//	base = "nuclear-plant"
//
//	[priors]
//	"culture.blame" = { min = 0.05, max = 0.6 }
//
//	[targets.norm]
//	metric = "norm_mean"
//	day = 250
//	value = 0.70
//	sd = 0.01
//
// # One's own organization
//
// A roster replaces the made-up organization chart, and contacts the made-up
// network. Both are CSV files beside the scenario file:
//
//	[organization]
//	roster = "roster.csv"     # employee,department and perhaps team,site,manager,hired,role
//	contacts = "contacts.csv" # from,to
//
// Their columns are those of [network.ReadRoster] and [network.ReadContacts].
// Employees, departments and sites are then those of the roster; a file that says
// otherwise is mistaken. A [Scenario] keeps the hashes of such files and not their
// contents, and whom a roster names stays inside [network.Roster].
//
// # Mistakes
//
// A file is checked whole and once, here, and what comes out can be trusted: every
// number is in its range. [Mistakes] has all that is wrong, each with file, line,
// column (in characters), key, what is there, what is wanted, and what was probably
// meant:
//
//	plant.toml:7:1: culture.blaem: have an unknown key; did you mean "culture.blame"?
//	plant.toml:8:1: rules.detail: have 1.4; want a number from 0 to 1
//
// # Promises
//
// A Scenario is a function of the text, the overrides and the files that the text
// names. No text makes this package panic or take more than a bounded multiple of
// [MaxBytes]; files are read through an [io/fs.FS] and never from outside its root.
package scenarios
