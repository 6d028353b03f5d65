package scenarios

import (
	"strings"
	"testing"
	"testing/fstest"
)

// smallBase has 2 sites and 3 departments, and an arm of some days.
const smallBase = `[scenario]
days = 100
[organization]
employees = 30
team_size = 5
departments = 3
sites = 2
[arms.time]
until_day = 70
[arms.time.set]
"culture.blame" = 0.1
`

// Levels that contradict only what another factor sets too may go together at the points.
func TestSweepTakesLevelsThatGoTogether(t *testing.T) {
	for _, tt := range []struct{ name, design, factors, points string }{
		{"a table of points", "kind = \"csv\"\nfile = \"points.csv\"", "", "organization.sites,organization.departments\n2,3\n4,4\n"},
		{"three keys of a table", "kind = \"csv\"\nfile = \"points.csv\"", "", "organization.sites,organization.departments,organization.employees\n40,40,400\n1,1,30\n"},
		{"lists", `kind = "factorial"`, "[factors]\n\"organization.sites\" = [1, 4]\n\"organization.departments\" = [1, 4]\n", ""},
		{"ends of a range", "kind = \"lhs\"\nsamples = 4", "[factors]\n\"organization.sites\" = { min = 1, max = 5, dist = \"integers\" }\n\"organization.departments\" = { min = 1, max = 9, dist = \"integers\" }\n", ""},
		{"days of an arm", `kind = "factorial"`, "[factors]\n\"arms.time.from_day\" = [10, 70]\n\"arms.time.until_day\" = [60, 90]\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{"small.toml": {Data: []byte(smallBase)}, "points.csv": {Data: []byte(tt.points)}}
			text := "base = \"./small.toml\"\n[design]\n" + tt.design + "\n" + tt.factors
			if _, err := ParseSweep("s.toml", []byte(text), files, nil); err != nil {
				t.Errorf("ParseSweep: %v; want a sweep", err)
			}
		})
	}
}

// A level that contradicts a key of the base is told with both keys, each with its value.
func TestSweepTellsWhatContradictsTheBase(t *testing.T) {
	const blame = "\"culture.blame\" = [0.1, 0.4]\n"
	for _, tt := range []struct{ name, factors, want string }{
		{"a key that is bounded by the base", `"organization.sites" = [1, 4]`,
			`s.toml:5:1: factors."organization.sites": have 4; want at most organization.departments, 3`},
		{"a key that bounds one of the base", `"organization.departments" = [1, 3]`,
			`s.toml:5:1: factors."organization.departments": have 1; want levels that go with the base; at this one, in the base, organization.sites: have 2; want at most organization.departments, 1`},
		{"the first day of an arm that ends", `"arms.time.from_day" = [10, 70]`,
			`s.toml:5:1: factors."arms.time.from_day": have 70; want levels that go with the base; at this one, in the base, arms.time.until_day: have 70; want more than from_day, 70, or 0 for no end`},
		{"a value that the key does not take", `"organization.sites" = [1, 0]`,
			`s.toml:5:1: factors."organization.sites": have 0; want a whole number from 1 to `},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{"small.toml": {Data: []byte(smallBase)}}
			text := "base = \"./small.toml\"\n[design]\nkind = \"factorial\"\n[factors]\n" + tt.factors + "\n" + blame
			_, err := ParseSweep("s.toml", []byte(text), files, nil)
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("ParseSweep: error %v; want %s and no more", err, tt.want)
			}
		})
	}
}
