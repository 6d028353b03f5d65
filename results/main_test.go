package results

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"testing"
)

// TestMain runs the tests, or does what a test wants of another process: this
// binary, started again. Files lie in memory where there is such a folder: the
// tests change some hundred thousand.
func TestMain(m *testing.M) {
	switch {
	case os.Getenv(holdEnv) != "":
		hold(os.Getenv(holdEnv))
	case os.Getenv(attemptEnv) != "":
		attemptHere(os.Getenv(attemptEnv))
	case os.Getenv(mergeEnv) != "":
		mergeAlone(os.Getenv(mergeEnv))
	}
	os.Exit(inMemory(m.Run))
}

func inMemory(run func() int) int {
	if dir, err := os.MkdirTemp("/dev/shm", "heed-test-"); err == nil {
		defer os.RemoveAll(dir)
		os.Setenv("TMPDIR", dir)
	}
	return run()
}

// holdEnv names the folder that another process is to hold until it is killed.
const holdEnv = "HEED_TEST_HOLD"

func hold(dir string) {
	plan := testPlan()
	f, err := Open(dir, plan, false)
	if err == nil {
		err = f.Add(testUnit(&plan.Header, 0, 0))
	}
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString("held\n")
	io.Copy(io.Discard, os.Stdin) // until it is killed; select {} would be a deadlock
	f.Close()
}

// attemptEnv says what another process is to do, as a task has it.
const attemptEnv = "HEED_TEST_ATTEMPT"

// attemptHere carries out the task and ends the process. It says on standard output
// what it is about to change in the folder, a line each, so that it can be killed
// at any moment.
func attemptHere(text string) {
	var o task
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		panic(err)
	}
	d := disk{lazy: true, fault: func(op, path string, size int) (int, error) {
		fmt.Println(op, path)
		return size, nil
	}}
	err := o.do(d)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}
