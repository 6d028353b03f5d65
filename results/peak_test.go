package results

import (
	"math"
	"os"
	"strconv"
	"strings"
)

// peakMemory returns the greatest resident memory of this process so far in bytes, NaN
// where the system does not say, as only Linux does.
func peakMemory() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	words := strings.Fields(rest)
	if len(words) == 0 {
		return math.NaN()
	}
	kB, err := strconv.ParseFloat(words[0], 64)
	if err != nil {
		return math.NaN()
	}
	return kB * 1024
}
