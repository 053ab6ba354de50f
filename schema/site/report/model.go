package report

import "github.com/healthld/healthld/schema/check"

// model is all that a report says, in the order in which it says it.
type model struct {
	Title, Day, Address string
	Lede                string
	Stats               []stat
	Bar                 []share
	Good                []string
	First               []step

	Picture  *picture
	Kinds    []kindCount
	Things   int
	Rows     []row
	MoreRows int
	Data     data

	Features  []featureCount
	Cards     []card
	MoreCards int

	Severities []severityCount
	Groups     []groupCard
}

type stat struct{ Value, Label, Class string }

// share is a part of all pages.
type share struct {
	Class, Label string
	Count        int
	X, Width     float64 // in a hundred
}

type kindCount struct {
	Class, Name string
	Count       int
}

// step is one thing to do.
type step struct {
	Title, Effect string
	// Href leads to the findings, empty where there are none.
	Href  string
	Links []link
	// Where says how many pages more there are.
	Where string
}

// link leads to a page in the report, or names one that is not in it.
type link struct{ Href, Text string }

// row is a thing in the table.
type row struct {
	Number             int
	Name, Class, Types string
	Pages              []link
	MorePages          int
	Out, In            []string
}

// data is what the script of the report looks at one by one. The names are short,
// since they stand there for each thing.
type data struct {
	// Icons are the words of kinds in the markup, by their numbers.
	Icons []string `json:"icons"`
	// Properties are the names of ties.
	Properties []string    `json:"properties"`
	Things     []dataThing `json:"things"`
	More       int         `json:"more,omitempty"`
}

type dataThing struct {
	Name  string `json:"n"`
	Class string `json:"c"`
	Kind  kind   `json:"k"`
	// Pages are pairs of a title and an address in the report.
	Pages [][2]string `json:"p,omitempty"`
	More  int         `json:"m,omitempty"`
	// Out are pairs of a property and a thing that this one leads to.
	Out [][2]int `json:"o,omitempty"`
	// OutMore and InMore count the ties beyond those.
	OutMore int      `json:"x,omitempty"`
	In      [][2]int `json:"i,omitempty"`
	InMore  int      `json:"y,omitempty"`
}

// featureCount is how many pages come to what with a feature.
type featureCount struct {
	Name, Consumer                  string
	Eligible, Lacking               int // pages
	Retired, Limited                bool
	Since                           string
	Doc                             string
	EligibleWidth, LackingX, Lwidth float64
}

// card is a page.
type card struct {
	ID, Title, Name, Href string
	State, StateWords     string
	Preview               *previewCard
	Groups                []featureGroup
	Findings              string
}

// featureGroup is the features of one consumer.
type featureGroup struct {
	Consumer string
	// Search says that it is the search engine whose results are shown.
	Search   bool
	Features []cardFeature
}

type cardFeature struct {
	Name, Class, Words string
	Doc                string
	Missing            []string
	Better             []string
	More               int
}

type previewCard struct {
	Site, Title, Description, Language string
	Trail                              []string
	Rating                             *rating
	Facts                              []string
	Panel                              *panel
}

type severityCount struct {
	Severity check.Severity
	Words    string
	Count    int
}

type groupCard struct {
	ID, Rule     string
	Severity     check.Severity
	Words, Title string
	Doc, DocHref string
	Effect       string
	Count, Pages int
	Messages     []messageCard
	More         int
}

type messageCard struct {
	Text   string
	Count  int
	Places []placeCard
	More   int
}

type placeCard struct {
	link
	At, Path string
	// Also says that the finding before it is about this place, too.
	Also bool
}
