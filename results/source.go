package results

import (
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// A source is a file of units in the folder parts: the journal of a whole plan, the
// journal of an attempt at a shard, or the finished part of a shard.
type source struct {
	name  string // of the file
	shard Shard  // the zero Shard for the journal of the whole
	part  bool   // it was published as finished
	id    string // of the attempt, or of the plan of a part
	kept  bool   // it is [UnitsFile], beside the folder parts
}

// The endings of the names of sources.
const (
	partSuffix    = ".part"
	journalSuffix = ".journal"
)

var sourceName = regexp.MustCompile(`^([1-9][0-9]{0,6})-of-([1-9][0-9]{0,6})\.([A-Za-z0-9_-]+)(\.part|\.journal)$`)

// parseSource returns the source whose file has the name, and whether it is one.
func parseSource(name string) (source, bool) {
	if name == journalFile {
		return source{name: name}, true
	}
	m := sourceName.FindStringSubmatch(name)
	if m == nil {
		return source{}, false
	}
	index, _ := strconv.Atoi(m[1])
	of, _ := strconv.Atoi(m[2])
	s := source{name: name, shard: Shard{index, of}, part: m[4] == partSuffix, id: m[3]}
	return s, s.shard.Validate() == nil
}

// stem returns the beginning of the names of all files of an attempt or part.
func (s Shard) stem(id string) string {
	return strconv.Itoa(s.Index) + "-of-" + strconv.Itoa(s.Of) + "." + id
}

// lock returns the name of the lock that is held while the attempt is under way.
func (s source) lock() string {
	if s.shard == (Shard{}) {
		return filepath.Join("..", lockFile)
	}
	return "." + strings.TrimSuffix(s.name, journalSuffix) + lockFile
}

// path returns where the source is within the folder, with slashes.
func (s source) path() string { return path.Join(partsDir, filepath.ToSlash(s.name)) }

// sources returns the sources in the folder parts, by name, and beside it the units
// that were kept when the folder was that of a smaller plan.
func sources(parts string) ([]source, error) {
	entries, err := readDir(parts)
	var all []source
	for _, e := range entries {
		if s, ok := parseSource(e.Name()); ok && e.Type().IsRegular() {
			all = append(all, s)
		}
	}
	if isKept(filepath.Dir(parts)) {
		all = append(all, keptSource)
	}
	return all, err
}
