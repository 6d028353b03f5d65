package kube

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Settings are what the documents are made of.
type Settings struct {
	Name      string   // of the jobs and all else; see [Name]
	Namespace string   // "" leaves it to kubectl
	Program   string   // the program and its version
	Image     string   // with the program, as its Dockerfile makes it
	Sweep     string   // the path of the sweep's file among the inputs, or the name of one that is shipped
	Args      []string // of heed sweep, that say what the work is
	Inputs    []Input  // the sweep's file and what it reads; none for a sweep that is shipped
	Shards    int      // pods that each do a share
	Parallel  int      // pods at a time at most
	CPUs      int      // of a pod
	Memory    string   // of a pod, as Kubernetes writes it
	MergeMem  string   // of the pod that makes the tables
	MergeWait string   // how long that waits for the shares
	Retries   int      // how often a share is tried again

	Claim        string // an existing claim of a volume; "" for one of our own
	Storage      string // that this asks for
	StorageClass string // "" for the cluster's default

	Notes []string // what is said at the head, a line each
}

// An Input is a file that the sweep reads.
type Input struct {
	Path   string // from the sweep's folder, with slashes
	Text   []byte
	People bool // it may be about people
}

// Where things are in a pod.
const (
	inputsDir  = "/inputs"
	resultsDir = "/results"
)

// Bounds that Kubernetes sets.
const (
	MaxShards   = 100_000   // completions of an indexed job with a limit of retries for each
	MaxParallel = 10_000    // pods of it at a time
	maxName     = 50        // leaves room in 63 bytes for what is appended, such as an index
	maxObject   = 1_000_000 // bytes of a ConfigMap or Secret, which may have 1 MiB
)

var (
	notOfLabel = regexp.MustCompile(`[^a-z0-9-]+`)
	label      = regexp.MustCompile(`^[a-z]([a-z0-9-]*[a-z0-9])?$`)
	subdomain  = regexp.MustCompile(`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`)
)

// Name makes of a text the name of a job: small letters, digits and hyphens.
func Name(text string) string {
	name := strings.Trim(notOfLabel.ReplaceAllString(strings.ToLower(text), "-"), "-")
	if name == "" || name[0] < 'a' {
		name = strings.TrimSuffix("heed-"+name, "-")
	}
	return strings.TrimRight(name[:min(len(name), maxName)], "-")
}

// Check returns every mistake in the settings, by the names of the flags of heed k8s.
func (s *Settings) Check() error {
	var errs []error
	bad := func(wrong bool, format string, args ...any) {
		if wrong {
			errs = append(errs, fmt.Errorf(format, args...))
		}
	}
	bad(!label.MatchString(s.Name) || len(s.Name) > maxName, "--name: have %q; want small letters, digits and hyphens, a letter first, %d at most", s.Name, maxName)
	bad(s.Namespace != "" && (!label.MatchString(s.Namespace) || len(s.Namespace) > 63), "--namespace: have %q; want small letters, digits and hyphens", s.Namespace)
	bad(s.Claim != "" && (!subdomain.MatchString(s.Claim) || len(s.Claim) > 253), "--claim: have %q; want the name of a claim: small letters, digits, hyphens and dots", s.Claim)
	bad(s.StorageClass != "" && (!subdomain.MatchString(s.StorageClass) || len(s.StorageClass) > 253), "--storage-class: have %q; want small letters, digits, hyphens and dots", s.StorageClass)
	bad(s.Image == "" || strings.ContainsAny(s.Image, " \t\r\n"), "--image: have %q; want the image that has the program, such as registry.example.org/heed:1", s.Image)
	return errors.Join(append(errs, s.checkInputs())...)
}

// checkInputs returns what is wrong with the inputs: all of them go through the cluster's
// own store, which holds no large files.
func (s *Settings) checkInputs() error {
	var sizes [2]int
	var list []string
	for _, in := range s.Inputs {
		n := len(in.Text)
		if in.People || !utf8.Valid(in.Text) {
			n = (n + 2) / 3 * 4
		}
		if in.People {
			sizes[1] += n
		} else {
			sizes[0] += n
		}
		list = append(list, fmt.Sprintf("%s %d", in.Path, len(in.Text)))
	}
	if max(sizes[0], sizes[1]) <= maxObject {
		return nil
	}
	return fmt.Errorf("what the sweep reads is more than a cluster keeps of an object (%d bytes; have %s): put it on the volume, and there heed sweep with --shards, as the jobs that --print shows for a smaller one", maxObject, strings.Join(list, ", "))
}

// command returns the arguments of a pod that does a share.
func (s *Settings) command() []string {
	sweep := s.Sweep
	if len(s.Inputs) > 0 {
		sweep = path.Join(inputsDir, sweep)
	}
	args := append([]string{"sweep", sweep, "-o", s.folder()}, s.Args...)
	return append(args, "--shards", fmt.Sprint(s.Shards), "--workers", fmt.Sprint(s.CPUs), "--progress", "plain")
}

// merge returns the arguments of the pod that makes the tables.
func (s *Settings) merge() []string {
	return []string{"merge", s.folder(), "--wait", s.MergeWait}
}

// folder returns where the results go.
func (s *Settings) folder() string { return path.Join(resultsDir, s.Name) }
