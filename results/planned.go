package results

// Planned returns what the folder dir is for and how far it is, from its manifest or
// plan alone: it does not look at units. The Manifest of a fresh folder is empty.
func Planned(dir string) (Manifest, State, error) {
	c, err := look(dir)
	if err == nil {
		err = c.damage
	}
	switch {
	case err != nil:
		return Manifest{}, Fresh, err
	case c.complete():
		return *c.manifest, Complete, nil
	case c.plan != nil:
		return *c.plan, Partial, nil
	}
	return Manifest{}, Fresh, nil
}
