package kube_test

import (
	"debug/elf"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"go.yaml.in/yaml/v3"

	"heed/cmd/heed/internal/heedtest"
)

func TestMain(m *testing.M) { os.Exit(heedtest.Main(m)) }

// A pod is what a Job of the documents runs, as far as it is needed to run it here.
type pod struct {
	Containers []struct {
		Args         []string
		Env          []struct{ Name, Value string }
		VolumeMounts []struct {
			Name, MountPath string
			ReadOnly        bool
		} `yaml:"volumeMounts"`
	}
	SecurityContext struct {
		RunAsUser  int `yaml:"runAsUser"`
		RunAsGroup int `yaml:"runAsGroup"`
	} `yaml:"securityContext"`
	Volumes []struct {
		Name      string
		Projected struct {
			Sources []map[string]struct {
				Name  string
				Items []struct{ Key, Path string }
			}
		}
	}
}

// A kubeDocument is a document that heed k8s writes.
type kubeDocument struct {
	Kind     string
	Metadata struct{ Name string }
	Data     map[string]string
	Spec     struct {
		Completions int
		Template    struct{ Spec pod }
	}
}

// kubeDocuments returns the documents of the sweep in testdata, by their names.
func kubeDocuments(t *testing.T) map[string]kubeDocument {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tiny.yaml")
	heedtest.Run(t, 0, "k8s", heedtest.Sweep[0], "--image", "heed:1", "--figures=false", "--shards", "5", "--unit-seconds", "1", "--name", "tiny", "-f", file, "--quiet", "--merge-wait", "5m")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]kubeDocument{}
	for d := yaml.NewDecoder(strings.NewReader(string(text))); ; {
		var one kubeDocument
		if err := d.Decode(&one); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all[one.Kind+" "+one.Metadata.Name] = one
	}
}

// buildLine is the line of the Dockerfile that builds the program.
var buildLine = regexp.MustCompile(`(?m)^RUN (CGO_ENABLED=0 go build .*) -o /heed (\./cmd/heed)$`)

// image makes a root folder such as the Dockerfile describes: the program, built by its own
// line, and nothing else.
func image(t *testing.T) (root string) {
	t.Helper()
	text, err := os.ReadFile("../../Dockerfile")
	m := buildLine.FindStringSubmatch(string(text))
	if err != nil || m == nil || !strings.Contains(string(text), "FROM scratch\n") || !strings.HasSuffix(string(text), "COPY --from=build /heed /heed\nUSER 65532:65532\nENTRYPOINT [\"/heed\"]\n") {
		t.Fatalf("Dockerfile (%v): want a line that builds the program, and an image of it from scratch", err)
	}
	root = filepath.Join(t.TempDir(), "root")
	if err := os.MkdirAll(root, 0o755); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("sh", "-c", m[1]+" -o "+root+"/heed "+m[2])
	c.Dir = "../../../.."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", m[0], err, out)
	}
	program, err := elf.Open(filepath.Join(root, "heed"))
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close()
	for _, p := range program.Progs {
		if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
			t.Errorf("the program has a segment %v; want it static, as there is nothing to load in an image from scratch", p.Type)
		}
	}
	return root
}

// mount puts into the root what the pod finds there: inputs that nobody may write, and a
// volume that is the pod's.
func mount(t *testing.T, root string, p pod, documents map[string]kubeDocument) {
	t.Helper()
	for _, v := range p.Volumes {
		for _, source := range v.Projected.Sources {
			for _, item := range source["configMap"].Items {
				path := filepath.Join(root, "inputs", item.Path)
				text, there := documents["ConfigMap "+source["configMap"].Name].Data[item.Key]
				if !there {
					t.Fatalf("no %s in ConfigMap %s", item.Key, source["configMap"].Name)
				}
				if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o444)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	volume := filepath.Join(root, "results")
	if err := os.MkdirAll(volume, 0o755); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		if err := os.Chown(volume, p.SecurityContext.RunAsUser, p.SecurityContext.RunAsGroup); err != nil {
			t.Fatal(err)
		}
	}
}

// contained returns the command line of a pod within the root, as the user that the pod has
// and with no environment but its own.
func contained(root string, p pod, env ...string) *exec.Cmd {
	of, user, group := p.Containers[0], p.SecurityContext.RunAsUser, p.SecurityContext.RunAsGroup
	c := &exec.Cmd{Path: "/heed", Args: []string{"/heed"}, Dir: "/", Env: env}
	for _, a := range of.Args {
		c.Args = append(c.Args, strings.ReplaceAll(a, "$$", "$"))
	}
	for _, e := range of.Env {
		c.Env = append(c.Env, e.Name+"="+e.Value)
	}
	c.SysProcAttr = &syscall.SysProcAttr{Chroot: root}
	if os.Geteuid() == 0 {
		c.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(user), Gid: uint32(group), NoSetGroups: true}
		return c
	}
	c.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
	c.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: user, HostID: os.Getuid(), Size: 1}}
	c.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: group, HostID: os.Getgid(), Size: 1}}
	return c
}

// The very command lines of the containers, in a root that holds nothing but the program
// and the volumes, for each index, one of them twice and one killed before, and that of the
// merge, which was started first, make the tables of a sweep at home.
func TestContainers(t *testing.T) {
	documents := kubeDocuments(t)
	shares, merge := documents["Job tiny"].Spec, documents["Job tiny-merge"].Spec
	if shares.Completions != 5 || len(shares.Template.Spec.Containers) != 1 || len(merge.Template.Spec.Containers) != 1 {
		t.Fatalf("the jobs are %+v and %+v; want 5 completions, and a container each", shares, merge)
	}
	root := image(t)
	mount(t, root, shares.Template.Spec, documents)
	run := func(p pod, env ...string) (string, error) {
		out, err := contained(root, p, env...).CombinedOutput()
		return string(out), err
	}
	first := contained(root, merge.Template.Spec)
	var said strings.Builder
	first.Stdout, first.Stderr = &said, &said
	if err := first.Start(); errors.Is(err, syscall.EPERM) && os.Geteuid() != 0 {
		t.Skipf("neither root nor namespaces of users here: %v", err)
	} else if err != nil {
		t.Fatal(err)
	}
	defer first.Process.Kill()

	killed := contained(root, shares.Template.Spec, "JOB_COMPLETION_INDEX=2", "HOSTNAME=tiny-2-a1b2c")
	if err := killed.Start(); err != nil {
		t.Fatal(err)
	}
	killed.Process.Kill()
	killed.Wait()
	for _, index := range []string{"0", "1", "1", "2", "3", "4"} {
		if out, err := run(shares.Template.Spec, "JOB_COMPLETION_INDEX="+index, "HOSTNAME=tiny-"+index+"-x9y8z"); err != nil {
			t.Fatalf("index %s: %v: %s", index, err, out)
		}
	}
	if err := first.Wait(); err != nil {
		t.Fatalf("merge: %v: %s", err, said.String())
	}
	heedtest.WantSame(t, filepath.Join(root, "results", "tiny"), heedtest.AtHome(t, heedtest.Sweep))
	if out, err := run(shares.Template.Spec, "JOB_COMPLETION_INDEX=5"); err == nil || !strings.Contains(out, "JOB_COMPLETION_INDEX is 5, from 0") {
		t.Errorf("an index too many: %v: %s; want it refused", err, out)
	}
}
