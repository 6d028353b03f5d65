//go:build !purego

#include "go_asm.h"
#include "textflag.h"

// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as
// easy as 1, 2, 3", SC '11), eight blocks at a time with AVX2.
//
// VPMULUDQ multiplies the low halves of four 64-bit lanes, whatever their high halves
// hold. So the eight blocks go as two groups of four, a block to a lane: a word of the
// state is the low half of its lane, and what is in the high half does not matter. A
// product is then its own low word, and nothing moves from lane to lane in a round.
//
// Y0 to Y3   words of the first group
// Y4 to Y7   words of the second group
// Y8, Y9     high words of products
// Y10, Y11   multipliers
// Y12, Y13   key of the round
// Y14, Y15   increments of the key
// AX         address of the key
// DI         address of the step
// CX         index of the eight blocks that are under way
// DX         index of the last eight, which may overlap those before them

DATA philox<>+0(SB)/4, $0xD2511F53  // multiplier of word 0
DATA philox<>+4(SB)/4, $0xCD9E8D57  // multiplier of word 2
DATA philox<>+8(SB)/4, $0x9E3779B9  // increment of the key's first half
DATA philox<>+12(SB)/4, $0xBB67AE85 // increment of its second half
GLOBL philox<>(SB), RODATA|NOPTR, $16

#define CONSTANTS \
	VPBROADCASTD philox<>+0(SB), Y10; \
	VPBROADCASTD philox<>+4(SB), Y11; \
	VPBROADCASTD philox<>+8(SB), Y14; \
	VPBROADCASTD philox<>+12(SB), Y15

// KEY begins the state of eight blocks: their key, and the step as their word 3.
#define KEY \
	VPBROADCASTD Stream_a(AX), Y12; \
	VPBROADCASTD Stream_b(AX), Y13; \
	VPBROADCASTD (DI), Y3; \
	VMOVDQA      Y3, Y7

// GROUP makes of words 0 to 3 of a group words 3, 0, 1 and 2 of the next round: the low
// words of the products stay where the factors were.
#define GROUP(w0, w1, w2, w3) \
	VPMULUDQ Y10, w0, w0; \
	VPMULUDQ Y11, w2, w2; \
	VPXOR    Y12, w1, w1; \
	VPXOR    Y13, w3, w3; \
	VPSRLQ   $32, w2, Y8; \
	VPSRLQ   $32, w0, Y9; \
	VPXOR    Y8, w1, w1;  \
	VPXOR    Y9, w3, w3

#define ROUND(v0, v1, v2, v3, w0, w1, w2, w3) \
	GROUP(v0, v1, v2, v3); \
	GROUP(w0, w1, w2, w3); \
	VPADDD Y14, Y12, Y12; \
	VPADDD Y15, Y13, Y13

// ROUNDS leaves words 0 to 3 in Y2, Y3, Y0, Y1 and in Y6, Y7, Y4, Y5.
#define ROUNDS \
	ROUND(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7); \
	ROUND(Y1, Y2, Y3, Y0, Y5, Y6, Y7, Y4); \
	ROUND(Y2, Y3, Y0, Y1, Y6, Y7, Y4, Y5); \
	ROUND(Y3, Y0, Y1, Y2, Y7, Y4, Y5, Y6); \
	ROUND(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7); \
	ROUND(Y1, Y2, Y3, Y0, Y5, Y6, Y7, Y4); \
	ROUND(Y2, Y3, Y0, Y1, Y6, Y7, Y4, Y5); \
	ROUND(Y3, Y0, Y1, Y2, Y7, Y4, Y5, Y6); \
	ROUND(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7); \
	ROUND(Y1, Y2, Y3, Y0, Y5, Y6, Y7, Y4)

// SPREAD reads eight words: those of even index into lanes of even, the others into
// lanes of odd.
#define SPREAD(from, even, odd) \
	VMOVDQU (from)(CX*4), even; \
	VPSRLQ  $32, even, odd

// MERGE puts the words in the lanes of hi beside those in the lanes of lo, into lo.
#define MERGE(lo, hi) \
	VPSLLQ   $32, hi, hi; \
	VPBLENDD $0xAA, hi, lo, lo

// func blocksByEights(s *Stream, step uint32, blocks, seats, generations []uint32, words [][4]uint32)
TEXT ·blocksByEights(SB), NOSPLIT, $0-112
	MOVQ s+0(FP), AX
	LEAQ step+8(FP), DI
	MOVQ blocks_base+16(FP), R8
	MOVQ seats_base+40(FP), R9
	MOVQ seats_len+48(FP), DX
	MOVQ generations_base+64(FP), R10
	MOVQ words_base+88(FP), R11
	SUBQ $8, DX
	XORL CX, CX
	CONSTANTS

eight:
	KEY
	SPREAD(R8, Y0, Y4)
	SPREAD(R9, Y1, Y5)
	SPREAD(R10, Y2, Y6)
	ROUNDS
	MERGE(Y2, Y3)                  // words 0 and 1 of blocks 0, 2, 4, 6
	MERGE(Y0, Y1)                  // words 2 and 3
	MERGE(Y6, Y7)                  // the same of blocks 1, 3, 5, 7
	MERGE(Y4, Y5)
	VPUNPCKLQDQ Y0, Y2, Y1         // blocks 0 and 4
	VPUNPCKHQDQ Y0, Y2, Y3         // 2 and 6
	VPUNPCKLQDQ Y4, Y6, Y5         // 1 and 5
	VPUNPCKHQDQ Y4, Y6, Y7         // 3 and 7
	VPERM2I128  $0x20, Y5, Y1, Y0  // 0 and 1
	VPERM2I128  $0x20, Y7, Y3, Y2  // 2 and 3
	VPERM2I128  $0x31, Y5, Y1, Y4  // 4 and 5
	VPERM2I128  $0x31, Y7, Y3, Y6  // 6 and 7
	MOVQ        CX, R12
	SHLQ        $4, R12
	VMOVDQU     Y0, (R11)(R12*1)
	VMOVDQU     Y2, 32(R11)(R12*1)
	VMOVDQU     Y4, 64(R11)(R12*1)
	VMOVDQU     Y6, 96(R11)(R12*1)
	CMPQ        CX, DX
	JEQ         done
	ADDQ        $8, CX
	CMPQ        CX, DX
	CMOVQGT     DX, CX             // the last eight end where the slices do
	JMP         eight

done:
	VZEROUPPER
	RET

// Quarters of the two groups, 0, 2, 1, 3 and 4, 6, 5, 7: unpacking, which works on
// halves of a register, brings quarters 0 and 1 together, 2 and 3, and so on.
DATA quarters<>+0(SB)/8, $0
DATA quarters<>+8(SB)/8, $2
DATA quarters<>+16(SB)/8, $1
DATA quarters<>+24(SB)/8, $3
DATA quarters<>+32(SB)/8, $4
DATA quarters<>+40(SB)/8, $6
DATA quarters<>+48(SB)/8, $5
DATA quarters<>+56(SB)/8, $7
GLOBL quarters<>(SB), RODATA|NOPTR, $64

// func wordsByEights(s *Stream, step uint32, first uint64, to []uint32)
TEXT ·wordsByEights(SB), NOSPLIT, $0-48
	MOVQ s+0(FP), AX
	LEAQ step+8(FP), DI
	MOVQ first+16(FP), R8
	MOVQ to_base+24(FP), R9
	MOVQ to_len+32(FP), DX
	SHRQ $2, DX
	SUBQ $8, DX
	XORL CX, CX
	CONSTANTS

eight:
	KEY
	LEAQ         (R8)(CX*1), R10
	VMOVQ        R10, X2
	VPBROADCASTQ X2, Y2
	VPADDQ       quarters<>+0(SB), Y2, Y1  // word 1 is the low half of a quarter's number,
	VPADDQ       quarters<>+32(SB), Y2, Y5
	VPSRLQ       $32, Y1, Y2               // word 2 the high half,
	VPSRLQ       $32, Y5, Y6
	VPXOR        Y0, Y0, Y0                // and word 0 is 0
	VPXOR        Y4, Y4, Y4
	ROUNDS
	MERGE(Y2, Y3)                          // words 0 and 1
	MERGE(Y0, Y1)                          // words 2 and 3
	MERGE(Y6, Y7)
	MERGE(Y4, Y5)
	VPUNPCKLQDQ  Y0, Y2, Y1                // quarters 0 and 1
	VPUNPCKHQDQ  Y0, Y2, Y3                // 2 and 3
	VPUNPCKLQDQ  Y4, Y6, Y5                // 4 and 5
	VPUNPCKHQDQ  Y4, Y6, Y7                // 6 and 7
	MOVQ         CX, R10
	SHLQ         $4, R10
	VMOVDQU      Y1, (R9)(R10*1)
	VMOVDQU      Y3, 32(R9)(R10*1)
	VMOVDQU      Y5, 64(R9)(R10*1)
	VMOVDQU      Y7, 96(R9)(R10*1)
	CMPQ         CX, DX
	JEQ          done
	ADDQ         $8, CX
	CMPQ         CX, DX
	CMOVQGT      DX, CX
	JMP          eight

done:
	VZEROUPPER
	RET

// func cpuid(leaf, subleaf uint32) (a, b, c, d uint32)
TEXT ·cpuid(SB), NOSPLIT, $0-24
	MOVL leaf+0(FP), AX
	MOVL subleaf+4(FP), CX
	CPUID
	MOVL AX, a+8(FP)
	MOVL BX, b+12(FP)
	MOVL CX, c+16(FP)
	MOVL DX, d+20(FP)
	RET

// func xgetbv() uint32
TEXT ·xgetbv(SB), NOSPLIT, $0-4
	XORL CX, CX
	XGETBV
	MOVL AX, ret+0(FP)
	RET
