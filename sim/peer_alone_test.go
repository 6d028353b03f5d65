package sim_test

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// alone names the variable in whose presence this program is no test but runs the agents
// and steps that it tells.
const alone = "HEED_PEERS_ALONE"

func TestMain(m *testing.M) {
	var agents, steps int
	if _, err := fmt.Sscan(os.Getenv(alone), &agents, &steps); err != nil {
		os.Exit(m.Run())
	}
	rate := peerRate(agents, steps, 1)
	fmt.Println(rate, peakMemory())
}

// peersAlone runs agents in a process of their own and returns their agent-steps a second
// and the greatest resident memory of the process in bytes.
func peersAlone(b *testing.B, agents, steps int) (rate, peak float64) {
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), fmt.Sprintf("%s=%d %d", alone, agents, steps))
	out, err := child.Output()
	if err != nil {
		b.Fatal(err)
	}
	if _, err := fmt.Sscan(string(out), &rate, &peak); err != nil {
		b.Fatalf("peers alone printed %q: %v", out, err)
	}
	return rate, peak
}

// peakMemory returns the greatest resident memory of this process so far in bytes, NaN
// where there is no /proc to tell it.
func peakMemory() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kB float64
	if _, err := fmt.Sscan(rest, &kB); err != nil {
		return math.NaN()
	}
	return kB * 1024
}
