package main

import (
	"errors"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"heed/cmd/heed/internal/kube"
)

// kubeFlags are the flags of heed k8s.
type kubeFlags struct {
	sweepFlags
	sharingFlags
	to, name, namespace, image, memory, mergeMemory, mergeWait, retries string
	claim, storage, storageClass                                        string
}

// add adds the flags to a set.
func (f *kubeFlags) add(to *pflag.FlagSet) {
	f.runFlags.add(to)
	for _, name := range []string{"output", "workers", "until", "at-most", "force", "extend"} {
		to.Lookup(name).Hidden = true // refused, with a reason
	}
	to.StringVar(&f.image, "image", "", "the `image` of the program, as cmd/heed/Dockerfile makes it")
	to.StringVarP(&f.to, "file", "f", "", "the `file` to write (standard output)")
	to.StringVar(&f.name, "name", "", "the `name` of the jobs and of the folder on the volume (that of the sweep)")
	to.StringVar(&f.namespace, "namespace", "", "the `namespace` (kubectl's)")
	f.sharingFlags.add(to, "pod")
	to.StringVar(&f.memory, "memory", "", "the memory of a pod, such as 2Gi (by what was timed)")
	to.StringVar(&f.retries, "retries", "3", "how many `times` a share is tried again")
	to.StringVar(&f.claim, "claim", "", "an existing `claim` of a volume that all machines can write to (one is made)")
	to.StringVar(&f.storage, "storage", "", "the size of the claim that is made, such as 10Gi (by what was timed)")
	to.StringVar(&f.storageClass, "storage-class", "", "the `class` of the claim that is made (the cluster's default)")
	to.StringVar(&f.mergeMemory, "merge-memory", "", "the memory of the pod that makes the tables (by the number of units)")
	to.StringVar(&f.mergeWait, "merge-wait", "168h", "`how long` it waits for the shares")
}

// read checks the flags and the sweep. The error has every mistake.
func (f *kubeFlags) read(path string) (*kubeRequest, error) {
	r := &kubeRequest{to: f.to}
	s := &r.settings
	*s = kube.Settings{
		Name: f.name, Namespace: f.namespace, Image: f.image, Memory: f.memory, MergeMem: f.mergeMemory,
		MergeWait: f.mergeWait, Claim: f.claim, Storage: f.storage, StorageClass: f.storageClass,
	}
	var errs []error
	bad := func(wrong bool, format string, args ...any) {
		if wrong {
			errs = append(errs, usage(format, args...))
		}
	}
	for _, no := range []struct{ flag, why string }{
		{"output", "the folder is on the volume; --name says what it is called, and --file where the documents go"},
		{"workers", "--cpus says how many cores a pod has"},
		{"until", "whether the replicates are enough is known where all of them are"},
		{"at-most", "it bounds --until"},
		{"force", "remove the folder from the volume, or use another --name"},
		{"extend", "what is on the volume is not seen from here"},
	} {
		bad(f.given(no.flag), "--%s does not go with heed k8s: %s", no.flag, no.why)
	}
	for _, q := range []struct{ flag, value string }{{"memory", f.memory}, {"merge-memory", f.mergeMemory}, {"storage", f.storage}} {
		_, ok := kube.Bytes(q.value)
		bad(f.given(q.flag) && !ok, "--%s: have %q; want an amount such as 512Mi or 2Gi", q.flag, q.value)
	}
	bad(f.claim != "" && (f.storage != "" || f.storageClass != ""), "--claim with --storage or --storage-class: the claim exists, and has its own")
	wait, err := time.ParseDuration(f.mergeWait)
	bad(err != nil || wait <= 0, "--merge-wait: have %q; want how long, such as 48h", f.mergeWait)
	s.Retries, err = strconv.Atoi(f.retries)
	bad(err != nil || s.Retries < 0 || s.Retries > 100, "--retries: have %q; want a whole number from 0 to 100", f.retries)
	var of sharingAsked
	of, err = f.sharingFlags.read(f.given, kube.MaxShards)
	errs = append(errs, err)
	s.Shards, s.CPUs, s.Parallel, r.told = of.shards, of.cpus, of.parallel, of.told
	bad(s.Parallel > kube.MaxParallel, "--max-parallel: have %d; want %d at most", s.Parallel, kube.MaxParallel)
	f.requeue = "0"
	r.sweepRequest, err = f.readSweep(path, func(string) string { return "" })
	return f.finish(r, errors.Join(append(errs, err)...))
}

// finish checks what hangs on the sweep. Err has the mistakes so far.
func (f *kubeFlags) finish(r *kubeRequest, err error) (*kubeRequest, error) {
	s := &r.settings
	if r.sweepRequest != nil {
		if s.Sweep = r.sweep.Name; r.file != "" {
			s.Sweep = filepath.Base(r.file)
		}
		if s.Name == "" {
			s.Name = kube.Name(r.sweep.Name)
		}
		if units := r.plan.Points * r.plan.Replicates; s.Shards > units {
			err = errors.Join(err, usage("--shards: have %d; want %d at most, which is how many units there are", s.Shards, units))
		}
	} else if s.Name == "" {
		s.Name = "x" // what it would be is told of the sweep
	}
	if wrong := s.Check(); wrong != nil {
		err = errors.Join(err, usage("%v", wrong))
	}
	return r, err
}
