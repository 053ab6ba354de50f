// Command figures measures the answering of questions on the made-up directory and
// prints what it found, in Markdown:
//
//	go run ./directory/figures
//	go run ./directory/figures -sizes ""
//
// The first takes some minutes and several gigabytes of memory; the second leaves the
// large directories out.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"strconv"
	"strings"

	"github.com/healthld/healthld/examples/findable/directory"
)

func main() {
	log.SetFlags(0)
	sizes := flag.String("sizes", "50000,100000,200000", "how many things the large directories have, with commas between")
	flag.Parse()
	counts, err := parse(*sizes)
	if err != nil {
		log.Fatal(err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := directory.Figures(ctx, os.Stdout, counts); err != nil {
		log.Fatal(err)
	}
}

// parse reads the sizes.
func parse(text string) ([]int, error) {
	var counts []int
	for _, field := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		count, err := strconv.Atoi(field)
		if err != nil || count < 100 {
			return nil, fmt.Errorf("-sizes: %q is no count of things: expected whole numbers from 100, such as 50000,100000", field)
		}
		counts = append(counts, count)
	}
	return counts, nil
}
