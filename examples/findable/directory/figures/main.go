// Command figures measures the answering of questions on the made-up directory and
// prints what it found, in Markdown:
//
//	go run ./directory/figures
//	go run ./directory/figures -sites "" -feeds ""
//
// The first takes many minutes and some gigabytes of memory; the second leaves the large
// directories out.
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
	sites := flag.String("sites", "50000", "how many things the sites have, with commas between")
	feeds := flag.String("feeds", "50000,100000,200000", "how many things the feeds have, with commas between")
	flag.Parse()
	onPages, err := parse("-sites", *sites)
	if err != nil {
		log.Fatal(err)
	}
	inFeeds, err := parse("-feeds", *feeds)
	if err != nil {
		log.Fatal(err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := directory.Figures(ctx, os.Stdout, onPages, inFeeds); err != nil {
		log.Fatal(err)
	}
}

// parse reads the counts of a flag.
func parse(name, text string) ([]int, error) {
	var counts []int
	for _, field := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		count, err := strconv.Atoi(field)
		if err != nil || count < 100 {
			return nil, fmt.Errorf("%s: %q is no count of things: expected whole numbers from 100, such as 50000,100000", name, field)
		}
		counts = append(counts, count)
	}
	return counts, nil
}
