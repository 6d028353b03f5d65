package slurm

import (
	"fmt"
	"strconv"
	"strings"
)

// List writes numbers of tasks, in order, as --array has them, such as "3,7-9".
func List(numbers []int) string {
	var all []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		text := strconv.Itoa(numbers[i])
		if j > i {
			text += fmt.Sprintf("-%d", numbers[j])
		}
		all = append(all, text)
		i = j + 1
	}
	return strings.Join(all, ",")
}
