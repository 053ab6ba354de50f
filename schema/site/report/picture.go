package report

// picture is the things of a site in columns, and curves between those that are tied.
// All measures are those of the SVG.
type picture struct {
	Width, Height int
	Boxes         []box
	Curves        []curve
	// Hidden counts the things that stand in no box of their own.
	Hidden int
}

// box is a thing, the heading of a group or what stands for the rest of one.
type box struct {
	Class, Label, Name string
	Heading, Rest      bool
	X, Y, Width        int
	Column             int
	// Number is that of the thing in the data, -1 where it is none.
	Number int
}

// curve is a tie between two boxes, or several.
type curve struct {
	Class    string // that of the box it leads to
	Path     string
	From, To int // boxes
	Count    int
	Width    string
}

// columns are which kinds stand above one another.
var columns = [][]kind{{pages}, {articles, providers, events}, {people}, {services, conditions}, {products, reviews}}

const (
	boxWidth   = 184
	boxHeight  = 24
	boxStep    = 30
	columnStep = 252
	headStep   = 34
	groupGap   = 18
	margin     = 8
	mostBoxes  = 22 // in a column
	labelRunes = 23
	sweeps     = 16
)

// drawing says how things are shown.
type drawing struct {
	things []known
	// label gives the name of a thing, and sort what it has in common with others: the
	// folder of a page, the class of a thing.
	label, sort func(*known) string
	// numbers are those of the things in the data, -1 for others.
	numbers []int
}

// draw lays the things out. The same things give the same picture.
func draw(d drawing) *picture {
	var layout [][]stack
	p := new(picture)
	for _, kindsHere := range columns {
		var stacks []stack
		for _, k := range kindsHere {
			s := stack{kind: k}
			for i := range d.things {
				if d.things[i].kind == k {
					s.items = append(s.items, item{things: []int{i}})
				}
			}
			if len(s.items) > 0 {
				stacks = append(stacks, s)
			}
		}
		if len(stacks) > 0 {
			d.fit(stacks)
			layout = append(layout, stacks)
		}
	}
	if len(layout) == 0 {
		return nil
	}
	l := &layouter{things: d.things, columns: layout}
	l.order()
	p.place(l, &d)
	p.join(l)
	return p
}
