//go:build !purego

package sim

// eights says whether this processor draws blocks by eights, with AVX2. The words are
// the same to the bit; build tag purego leaves the assembly out.
var eights = hasAVX2()

// blocksByEights is Stream.blocks for at least 8 seats. The last eight may overlap
// those before them, which are then drawn twice, so that no rest is left.
//
//go:noescape
func blocksByEights(s *Stream, step uint32, blocks, seats, generations []uint32, words [][4]uint32)

// wordsByEights is Stream.fours for at least 32 words. The last 32 may overlap those
// before them.
//
//go:noescape
func wordsByEights(s *Stream, step uint32, first uint64, to []uint32)

// hasAVX2 reports whether the processor has AVX2 and the operating system keeps the
// registers that it uses (Intel 64 and IA-32 Architectures Software Developer's Manual,
// volume 1, section 14.7, "Detection of AVX2").
func hasAVX2() bool {
	const (
		osxsave, avx = 1 << 27, 1 << 28 // ECX of leaf 1
		avx2         = 1 << 5           // EBX of leaf 7
		xmm, ymm     = 1 << 1, 1 << 2   // XCR0: the system keeps these registers
	)
	if leaves, _, _, _ := cpuid(0, 0); leaves < 7 {
		return false
	}
	if _, _, c, _ := cpuid(1, 0); c&(osxsave|avx) != osxsave|avx {
		return false
	}
	if xgetbv()&(xmm|ymm) != xmm|ymm {
		return false
	}
	_, b, _, _ := cpuid(7, 0)
	return b&avx2 != 0
}

// cpuid returns registers EAX, EBX, ECX and EDX after the instruction CPUID.
func cpuid(leaf, subleaf uint32) (a, b, c, d uint32)

// xgetbv returns the low half of extended control register 0. It asks for OSXSAVE.
func xgetbv() uint32
