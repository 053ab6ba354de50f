package htmltree

// kind is what the parser knows of the elements of a name (HTML, section 13.2.6).
type kind struct {
	name string
	is   kinds
}

// kinds are those that an element is of, a bit each.
type kinds uint32

const (
	// isSpecial: an end tag does not reach beyond it (section 13.2.4.2, "special").
	isSpecial kinds = 1 << iota
	// endsScope: nothing around it is in scope.
	endsScope
	// isFormatting: opened again where it is left open.
	isFormatting
	// isDoubled: the same, but for a, of which one is open at most.
	isDoubled
	// isMarker: applet, marquee and object, which keep formatting elements within.
	isMarker
	// isBarrier: one that the end tags of formatting elements do not reach out of
	// ("have an element in scope"), but for those that stand in a table.
	isBarrier
	// isVoid: without content and end tag.
	isVoid
	// inHead: may stand in the head, with those that are raw text.
	inHead
	// isRawText: its content is text.
	isRawText
	// isBlock: ends a p that is open; its end tag ends what is open in it, where it is
	// in scope.
	isBlock
	// isHeading: h1 to h6.
	isHeading
	// isImplied: its end tag may be left out.
	isImplied
	// isTablePart: td, tr, caption and the like.
	isTablePart
	// isOdd: its start tag does what is not for the direct way.
	isOdd
	// isNoted: that one is open counts for tags to come.
	isNoted
	// isApart: its tags, or what stands in it, are read in another way than most.
	isApart
)

// How they come together.
const (
	special    = isSpecial
	formatting = isFormatting | isDoubled
	tablePart  = isSpecial | isTablePart | isNoted
	markerKind = isSpecial | endsScope | isMarker | isBarrier
)

// elementKinds are the elements that the parser knows, with some more whose names
// are frequent.
var elementKinds = [...]kind{
	{"a", isFormatting | isNoted}, {"abbr", 0}, {"address", special | isBlock}, {"applet", markerKind},
	{"area", special | isVoid}, {"article", special | isBlock}, {"aside", special | isBlock}, {"audio", 0},
	{"b", formatting}, {"base", special | isVoid | inHead}, {"basefont", special | isVoid | inHead}, {"bdi", 0}, {"bdo", 0},
	{"bgsound", special | isVoid | inHead}, {"big", formatting}, {"blockquote", special | isBlock}, {"body", special | isOdd},
	{"br", special | isVoid}, {"button", special | isNoted}, {"canvas", 0}, {"caption", tablePart | endsScope},
	{"center", special | isBlock}, {"circle", 0}, {"cite", 0}, {"clippath", 0}, {"code", formatting}, {"col", tablePart},
	{"colgroup", tablePart}, {"data", 0}, {"datalist", 0}, {"dd", special | isImplied}, {"defs", 0}, {"del", 0},
	{"details", special | isBlock}, {"dfn", 0}, {"dialog", isBlock}, {"dir", special | isBlock}, {"div", special | isBlock},
	{"dl", special | isBlock}, {"dt", special | isImplied}, {"em", formatting}, {"embed", special | isVoid},
	{"fieldset", special | isBlock}, {"figcaption", special | isBlock}, {"figure", special | isBlock}, {"font", formatting},
	{"footer", special | isBlock}, {"form", special | isNoted}, {"frame", special | isOdd}, {"frameset", special | isOdd}, {"g", 0},
	{"h1", special | isHeading}, {"h2", special | isHeading}, {"h3", special | isHeading}, {"h4", special | isHeading},
	{"h5", special | isHeading}, {"h6", special | isHeading}, {"head", special | isOdd}, {"header", special | isBlock},
	{"hgroup", special | isBlock}, {"hr", special | isVoid}, {"html", special | endsScope | isOdd}, {"i", formatting},
	{"iframe", special | isRawText}, {"image", isOdd}, {"img", special | isVoid}, {"input", special | isVoid}, {"ins", 0}, {"kbd", 0},
	{"keygen", special | isVoid}, {"label", 0}, {"legend", 0}, {"li", special | isImplied}, {"line", 0},
	{"link", special | isVoid | inHead}, {"listing", special | isBlock | isApart}, {"main", special | isBlock}, {"map", 0}, {"mark", 0},
	{"marquee", markerKind}, {"mask", 0}, {"math", isApart}, {"menu", special | isBlock},
	{"meta", special | isVoid | inHead}, {"meter", 0}, {"nav", special | isBlock}, {"nobr", formatting | isNoted},
	{"noembed", special | isRawText}, {"noframes", special | isRawText | inHead}, {"noscript", special | isRawText | inHead},
	{"object", markerKind}, {"ol", special | isBlock}, {"optgroup", isImplied}, {"option", isImplied},
	{"output", 0}, {"p", special | isImplied | isNoted}, {"param", special | isVoid}, {"path", 0}, {"picture", 0},
	{"plaintext", special | isOdd}, {"polygon", 0}, {"polyline", 0}, {"pre", special | isBlock | isApart}, {"progress", 0}, {"q", 0},
	{"rb", isImplied}, {"rect", 0}, {"rp", isImplied}, {"rt", isImplied}, {"rtc", isImplied}, {"ruby", 0}, {"s", formatting},
	{"samp", 0}, {"script", special | isRawText | inHead}, {"search", isBlock}, {"section", special | isBlock},
	{"select", special | endsScope | isNoted}, {"slot", 0}, {"small", formatting}, {"source", special | isVoid}, {"span", 0},
	{"stop", 0}, {"strike", formatting}, {"strong", formatting}, {"style", special | isRawText | inHead}, {"sub", 0},
	{"summary", special | isBlock}, {"sup", 0}, {"svg", isApart}, {"symbol", 0}, {"table", special | endsScope | isBarrier | isNoted},
	{"tbody", tablePart}, {"td", tablePart | endsScope}, {"template", special | endsScope | isBarrier | isOdd},
	{"text", 0}, {"textarea", special | isRawText}, {"tfoot", tablePart}, {"th", tablePart | endsScope},
	{"thead", tablePart}, {"time", 0}, {"title", special | isRawText | inHead}, {"tr", tablePart},
	{"track", special | isVoid}, {"tspan", 0}, {"tt", formatting}, {"u", formatting}, {"ul", special | isBlock}, {"use", 0},
	{"var", 0}, {"video", 0}, {"wbr", special | isVoid}, {"xmp", special | isRawText},
}

// otherKind is the kind of elements with any other name.
var otherKind = &kind{}

// kindOf gives the kind of a name in any case, which is not empty.
func kindOf(name []byte) *kind {
	for at := kindHash(name); ; at++ {
		k := kindTable[at%kindPlaces]
		if k == nil {
			return otherKind
		}
		if EqualName(name, k.name) {
			return k
		}
	}
}

const kindPlaces = 512

// kindTable holds the kinds by the hash of their names, or at the next place that is
// free.
var kindTable = func() (table [kindPlaces]*kind) {
	for i := range elementKinds {
		at := kindHash([]byte(elementKinds[i].name))
		for table[at%kindPlaces] != nil {
			at++
		}
		table[at%kindPlaces] = &elementKinds[i]
	}
	return table
}()

// kindHash is the same for a name in any case.
func kindHash(name []byte) int {
	n := len(name)
	return (int(name[0]|0x20)*37 + int(name[n/2]|0x20)*11 + int(name[n-1]|0x20)*3 + n*61) & (kindPlaces - 1)
}
