//go:build linux && !purego

package sim

import (
	"os"
	"regexp"
	"testing"
)

// Linux lists avx2 only where it also keeps the registers.
func TestAVX2IsFoundWhereLinuxSaysSo(t *testing.T) {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		t.Skip("no list of the processor's features:", err)
	}
	flags := regexp.MustCompile(`(?m)^flags\s*:.*$`).Find(text)
	if flags == nil {
		t.Skip("/proc/cpuinfo lists no flags")
	}
	if want := regexp.MustCompile(`\bavx2\b`).Match(flags); eights != want {
		t.Errorf("hasAVX2() = %v; want %v, as /proc/cpuinfo says", eights, want)
	}
}
