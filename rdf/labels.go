package rdf

import "strconv"

// labels are the labels of blank nodes that stand in a graph. Those that are made
// here and in most inputs, b0, b1 and so on, are kept by their numbers.
type labels struct {
	numbered []blank
	others   map[string]blank
}

// blank is what a graph knows of a label. It holds numbers alone, so that the garbage
// collector passes over it.
type blank struct {
	// node is the number of its node, counted from 1, 0 where nothing is said of it.
	node int32
	// telling is the number of the telling that gave it, counted from 1: 1 where none did,
	// and 0 where the label is not known.
	telling int32
}

func (b blank) known() bool { return b.telling != 0 }

// toldBy notes the telling that gave the label, 0 where none did.
func (b blank) toldBy(telling int32) blank { return blank{node: b.node, telling: telling + 1} }

func (b blank) isToldBy(telling int32) bool { return b.telling == telling+1 }

// get gives what is known of a label.
func (l *labels) get(label string) blank {
	if n, is := labelNumber(label); is && n < len(l.numbered) && l.numbered[n].known() {
		return l.numbered[n]
	}
	return l.others[label]
}

// set notes what is known of a label. It stays where it was held before.
func (l *labels) set(label string, b blank) {
	if n, is := labelNumber(label); is && n <= len(l.numbered) {
		if _, elsewhere := l.others[label]; !elsewhere {
			if n == len(l.numbered) {
				l.numbered = append(l.numbered, blank{})
			}
			l.numbered[n] = b
			return
		}
	}
	if l.others == nil {
		l.others = make(map[string]blank)
	}
	l.others[label] = b
}

// labelNumber gives the number of a label such as b17.
func labelNumber(label string) (int, bool) {
	if len(label) < 2 || len(label) > 9 || label[0] != 'b' || label[1] == '0' && len(label) > 2 {
		return 0, false
	}
	n := 0
	for i := 1; i < len(label); i++ {
		if !isDigit(label[i]) {
			return 0, false
		}
		n = 10*n + int(label[i]-'0')
	}
	return n, true
}

// numberedLabel gives the label of a number. Most graphs make do with the first, which are
// parts of one text.
func numberedLabel(n int) string {
	const fewest = 10
	switch {
	case n < fewest:
		return firstLabels[2*n : 2*n+2]
	case n < fewest*fewest:
		at := 2*fewest + 3*(n-fewest)
		return firstLabels[at : at+3]
	}
	return "b" + strconv.Itoa(n)
}

// firstLabels are b0 to b99.
const firstLabels = "b0b1b2b3b4b5b6b7b8b9" +
	"b10b11b12b13b14b15b16b17b18b19" +
	"b20b21b22b23b24b25b26b27b28b29" +
	"b30b31b32b33b34b35b36b37b38b39" +
	"b40b41b42b43b44b45b46b47b48b49" +
	"b50b51b52b53b54b55b56b57b58b59" +
	"b60b61b62b63b64b65b66b67b68b69" +
	"b70b71b72b73b74b75b76b77b78b79" +
	"b80b81b82b83b84b85b86b87b88b89" +
	"b90b91b92b93b94b95b96b97b98b99"
