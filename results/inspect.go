package results

import "errors"

// An Inspection is what can be said of a folder without its plan.
type Inspection struct {
	State    State
	Manifest Manifest // of the folder, or the plan of a partial one
	Done     int      // units that are there
	Defects  []Defect // damage to the units of a partial one
	Foreign  []string // names that are not of a run, in a fresh one
}

// Inspect says what the folder dir holds and changes nothing. For a complete
// folder it does not read the files: see [Manifest.Verify].
func Inspect(dir string) (Inspection, error) {
	c, err := look(dir)
	if err == nil {
		err = c.damage
	}
	switch {
	case err != nil:
		return Inspection{}, err
	case c.complete():
		return Inspection{State: Complete, Manifest: *c.manifest, Done: c.manifest.Units}, nil
	case c.plan == nil:
		return Inspection{Foreign: c.foreign}, nil
	}
	return inspectParts(dir, *c.plan)
}

func inspectParts(dir string, plan Manifest) (Inspection, error) {
	in := Inspection{State: Partial, Manifest: plan}
	s := disk{}.surveyor(dir, &plan, func(_ source, d Defect) { in.Defects = append(in.Defects, d) })
	err := s.scan()
	in.Done = s.done
	return in, errors.Join(err, s.close())
}
