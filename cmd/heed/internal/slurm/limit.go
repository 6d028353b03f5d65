package slurm

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// A Limit is a time limit as Slurm writes it: minutes, minutes:seconds,
// hours:minutes:seconds, days-hours, days-hours:minutes or days-hours:minutes:seconds.
type Limit string

var limit = regexp.MustCompile(`^(?:(\d{1,4})-(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2}))?|(?:(\d{1,4}):)?(\d{1,6})(?::(\d{1,2}))?)$`)

// ParseLimit reads a time limit of at least a minute.
func ParseLimit(text string) (Limit, error) {
	l := Limit(strings.TrimSpace(text))
	if l.Seconds() < 60 {
		return "", fmt.Errorf("have %q; want a time limit of at least a minute: minutes, hours:minutes:seconds or days-hours", text)
	}
	return l, nil
}

// LimitOf returns the limit of so many seconds, rounded up to whole minutes.
func LimitOf(seconds float64) Limit {
	m := max(1, int(math.Ceil(min(seconds, 1e8)/60)))
	text := fmt.Sprintf("%02d:%02d:00", m/60%24, m%60)
	if m >= 24*60 {
		text = fmt.Sprintf("%d-%s", m/(24*60), text)
	}
	return Limit(text)
}

// Seconds returns how many seconds a limit has, 0 where it is none.
func (l Limit) Seconds() int {
	m := limit.FindStringSubmatch(string(l))
	if m == nil {
		return 0
	}
	n := func(i int) int { v, _ := strconv.Atoi(m[i]); return v }
	switch {
	case m[1] != "": // days-hours:minutes:seconds
		return ((n(1)*24+n(2))*60+n(3))*60 + n(4)
	case m[5] != "": // hours:minutes:seconds
		if m[7] == "" { // minutes:seconds
			return n(5)*60 + n(6)
		}
		return (n(5)*60+n(6))*60 + n(7)
	case m[7] != "":
		return n(6)*60 + n(7)
	}
	return n(6) * 60
}
