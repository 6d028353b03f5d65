package slurm

import "testing"

// Every form of a time limit that Slurm documents is read as it reads it.
func TestLimitSeconds(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
	}{
		{"90", 90 * 60}, {"2:30", 150}, {"1:02:03", 3723}, {"2-3", (48 + 3) * 3600}, {"2-3:4", (48+3)*3600 + 240},
		{"2-03:04:05", (48+3)*3600 + 245}, {"00:15:00", 900},
		{"", 0}, {"infinite", 0}, {"-5", 0}, {"1:2:3:4", 0}, {"1-", 0}, {"2h", 0}, {"0", 0},
	} {
		if got := Limit(tt.text).Seconds(); got != tt.want {
			t.Errorf("Limit(%q).Seconds() = %d; want %d", tt.text, got, tt.want)
		}
	}
}

// A limit is never shorter than the seconds that it is of, nor a minute longer.
func TestLimitOf(t *testing.T) {
	for _, s := range []float64{0, 1, 59, 60, 61, 900, 3599, 3601, 86399, 86400, 90061, 1e6} {
		l := LimitOf(s)
		if got := float64(l.Seconds()); got < s || got >= max(s, 1)+60 {
			t.Errorf("LimitOf(%v) = %s, %v seconds; want as many, rounded up to a minute", s, l, got)
		}
	}
}

func TestParseLimitRefuses(t *testing.T) {
	for _, text := range []string{"", "soon", "0", "0:59", "1h", "1:00:00 --wrap=x"} {
		if l, err := ParseLimit(text); err == nil {
			t.Errorf("ParseLimit(%q) = %q; want an error", text, l)
		}
	}
}

// What sinfo prints of partitions: the default one is marked, and of several the longest
// counts, as a job may go to any.
func TestMostTime(t *testing.T) {
	const all = "short|30:00\nmain*|1-00:00:00\nlong|infinite\n"
	for _, tt := range []struct {
		name, text string
		standard   bool
		want       Limit
	}{
		{"the default partition", all, true, "1-00:00:00"},
		{"one of several without a limit", "short|30:00\nlong|infinite\n", false, ""},
		{"the longest of several", "short|30:00\nmain*|1-00:00:00\n", false, "1-00:00:00"},
		{"no partition is the default", "short|30:00\n", true, ""},
		{"nothing", "", true, ""},
	} {
		if got := mostTime(tt.text, tt.standard); got != tt.want {
			t.Errorf("%s: mostTime = %q; want %q", tt.name, got, tt.want)
		}
	}
}
