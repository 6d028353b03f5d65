package design

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// MaxSobol is the largest number of factors of a Sobol' sequence: those of all primitive
// polynomials of degree 13 or less.
const MaxSobol = 1111

// directionsText is the table of Joe and Kuo (2008), in their format.
//
//go:embed directions.txt
var directionsText string

// A polynomial is a primitive polynomial modulo 2 and the initial direction numbers
// that go with it.
type polynomial struct {
	degree int
	inner  uint32   // the coefficients but the first and last, which are 1
	m      []uint32 // m_1 to m_degree
}

// polynomials returns those of the second dimension, third and so on, read once.
var polynomials = sync.OnceValue(func() []polynomial {
	var all []polynomial
	for line := range strings.Lines(directionsText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		p, err := parsePolynomial(line)
		if err != nil {
			panic(err) // the table is part of the program
		}
		all = append(all, p)
	}
	return all
})

// parsePolynomial reads a line: d s a m_1 ... m_s.
func parsePolynomial(line string) (p polynomial, err error) {
	fields := strings.Fields(line)
	n := make([]uint32, len(fields))
	for i, f := range fields {
		if _, err := fmt.Sscan(f, &n[i]); err != nil {
			return p, fmt.Errorf("design: direction numbers %q: %w", line, err)
		}
	}
	if len(n) < 4 || len(n) != 3+int(n[1]) {
		return p, fmt.Errorf("design: direction numbers %q: want d, s, a and s numbers", line)
	}
	return polynomial{int(n[1]), n[2], n[3:]}, nil
}

// directions returns the 32 direction numbers as binary fractions of 2^32, the first
// the largest (Joe and Kuo 2008, section 2).
func (p polynomial) directions() (v [32]uint32) {
	for j := range v {
		if j < p.degree {
			v[j] = p.m[j] << (31 - j)
			continue
		}
		v[j] = v[j-p.degree] ^ v[j-p.degree]>>p.degree
		for k := 1; k < p.degree; k++ {
			if p.inner>>(p.degree-1-k)&1 == 1 {
				v[j] ^= v[j-k]
			}
		}
	}
	return v
}

// vanDerCorput are the direction numbers of the first dimension.
func vanDerCorput() (v [32]uint32) {
	for j := range v {
		v[j] = 1 << (31 - j)
	}
	return v
}
