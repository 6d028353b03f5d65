package scenarios

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
)

//go:embed calibrations/*.toml
var shippedTargets embed.FS

// calibrationNames are the names of the shipped calibrations.
var calibrationNames = []string{"nuclear-plant-survey"}

// ShippedCalibrations returns the calibrations that come with heed.
func ShippedCalibrations() []Info {
	var all []Info
	for _, name := range calibrationNames {
		c, err := OpenCalibration(name, nil)
		if err != nil {
			panic(fmt.Sprintf("scenarios: shipped calibration %s: %v", name, err)) // a test opens each
		}
		all = append(all, Info{Name: name, Title: c.Title, Shows: opening(c.Text)})
	}
	return all
}

// OpenCalibration returns a shipped calibration, with overrides for its base. The error
// names one like it where there is none of that name, and is then an [fs.ErrNotExist].
func OpenCalibration(name string, overrides []Override) (*Calibration, error) {
	text, err := ShippedCalibrationText(name)
	if err != nil {
		return nil, err
	}
	return ParseCalibration(name+".toml", text, nil, overrides)
}

// ShippedCalibrationText returns the file of a shipped calibration; the error is as that
// of [OpenCalibration].
func ShippedCalibrationText(name string) ([]byte, error) {
	text, err := shippedTargets.ReadFile("calibrations/" + name + ".toml")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		hint := didYouMean(Nearest(name, calibrationNames))
		return nil, fmt.Errorf("scenarios: no shipped calibration %q; %s: %w", name, hint, fs.ErrNotExist)
	}
	return text, err
}
