package results

// The files of a folder that this package names. Each table is one of them.
const (
	SeriesFile     = "series.csv"
	ReplicatesFile = "replicates.csv"
	EmployeesFile  = "employees.csv"
	TeamsFile      = "teams.csv"
	TiesFile       = "ties.csv"
	PointsFile     = "points.csv"
	ArmsFile       = "arms.csv"
	SummaryFile    = "summary.csv"
	ComparisonFile = "comparison.csv"
	FailuresFile   = "failures.csv"
	ManifestFile   = "manifest.json"
)

// tableFiles are the tables in the order in which the manifest lists them.
var tableFiles = []string{
	SeriesFile, ReplicatesFile, EmployeesFile, TeamsFile, TiesFile, PointsFile, ArmsFile, SummaryFile, ComparisonFile,
}

// The key columns of the tables, which come first. What follows are values.
var (
	seriesKeys     = []string{"scenario", "arm", "point", "replicate", "day"}
	replicatesKeys = []string{"scenario", "arm", "point", "replicate"}
	employeesKeys  = []string{"scenario", "arm", "point", "replicate", "day", "row"}
	teamsKeys      = []string{"scenario", "arm", "point", "replicate", "day", "team"}
	tiesKeys       = []string{"scenario", "point", "replicate", "team", "other"}
	pointsKeys     = []string{"point"}
	summaryKeys    = []string{"scenario", "arm", "point", "metric"}
	comparisonKeys = []string{"scenario", "point", "arm", "metric"}

	failuresColumns = []string{"point", "replicate", "reason"}

	tiesValues       = []string{"ties"}
	summaryValues    = []string{"n", "mean", "sd", "lo", "hi", "q1", "median", "q3", "best"}
	comparisonValues = []string{"n", "diff", "lo", "hi", "p", "p_adj", "d", "p_bh", "bca_lo", "bca_hi", "d_z", "cliff_delta", "above"}
)

// tableKeys are the key columns of the tables whose values are numbers, by file.
var tableKeys = map[string][]string{
	SeriesFile:     seriesKeys,
	ReplicatesFile: replicatesKeys,
	EmployeesFile:  employeesKeys,
	TeamsFile:      teamsKeys,
	TiesFile:       tiesKeys,
	SummaryFile:    summaryKeys,
	ComparisonFile: comparisonKeys,
}

// tableColumns returns key and value columns in one.
func tableColumns(keys, values []string) []string {
	return append(append(make([]string, 0, len(keys)+len(values)), keys...), values...)
}
