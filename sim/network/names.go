package network

import (
	"bytes"
	"hash/maphash"
)

// names numbers different names from 0 in the order in which they come. It is a
// hash table over one text, so that ten million take no more than their bytes
// and 12 to 20 more each. The seed of its hash differs from run to run; the
// numbers do not.
type names struct {
	seed  maphash.Seed
	text  []byte   // all names
	ends  []uint32 // of each name in text
	slots []int32  // 1 + the number of the name that hashes here or before; 0 where free
}

func newNames() *names { return &names{seed: maphash.MakeSeed(), slots: make([]int32, 16)} }

// len returns how many there are.
func (s *names) len() int { return len(s.ends) }

// at returns the name of a number, to be read only.
func (s *names) at(i uint32) []byte {
	begin := uint32(0)
	if i > 0 {
		begin = s.ends[i-1]
	}
	return s.text[begin:s.ends[i]]
}

// slot returns the slot of a name, or the free one where it would go.
func (s *names) slot(name []byte) uint64 {
	last := uint64(len(s.slots) - 1)
	k := maphash.Bytes(s.seed, name) & last
	for s.slots[k] > 0 && !bytes.Equal(s.at(uint32(s.slots[k]-1)), name) {
		k = (k + 1) & last
	}
	return k
}

// find returns the number of a name, if it has one.
func (s *names) find(name []byte) (i uint32, found bool) {
	k := s.slots[s.slot(name)]
	return uint32(max(k-1, 0)), k > 0
}

// add returns the number of a name, and whether it is new.
func (s *names) add(name []byte) (i uint32, added bool) {
	k := s.slot(name)
	if s.slots[k] > 0 {
		return uint32(s.slots[k] - 1), false
	}
	s.text = append(s.text, name...)
	s.ends = append(s.ends, uint32(len(s.text)))
	s.slots[k] = int32(len(s.ends))
	if 2*len(s.ends) > len(s.slots) {
		s.grow()
	}
	return uint32(len(s.ends) - 1), true
}

// grow doubles the table.
func (s *names) grow() {
	s.slots = make([]int32, 2*len(s.slots))
	for i := range s.ends {
		s.slots[s.slot(s.at(uint32(i)))] = int32(i + 1)
	}
}

// list returns the names in order.
func (s *names) list() []string {
	list := make([]string, s.len())
	for i := range list {
		list[i] = string(s.at(uint32(i)))
	}
	return list
}
