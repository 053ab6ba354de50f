package schema

import (
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
	"github.com/healthld/healthld/rdf"
)

// reviewContent is what a struct or Node says of a review or a rating.
type reviewContent struct {
	id     ID
	fields []setField
}

// contentOf reads a review or a rating of any class.
func contentOf(thing Value) (*reviewContent, *rdf.Problem) {
	if node, is := thing.(*Node); is {
		return &reviewContent{node.ID, appendExtra(nil, node.Properties)}, nil
	}
	plan := planOf(thing)
	if plan == nil || plan.class == nil {
		return nil, &rdf.Problem{
			What:     fmt.Sprintf("the content of what is given as %T is not known", thing),
			Expected: "a pointer to the struct itself",
		}
	}
	fields := appendSetFields(nil, thing, plan.class)
	return &reviewContent{idOf(thing), appendExtra(fields, extraOf(thing, plan.class))}, nil
}

func appendExtra(fields []setField, extra Extra) []setField {
	for _, e := range extra {
		term := vocab.Lookup(e.Property)
		if term == 0 {
			term = vocab.LookupIRI(e.Property)
		}
		if term != 0 && e.Value != nil {
			fields = append(fields, setField{property(term), e.Value})
		}
	}
	return fields
}

// values gives the values of a property.
func (c *reviewContent) values(name string) ([]Value, *rdf.Problem) {
	p := property(vocab.Lookup(name))
	var values []Value
	for _, field := range c.fields {
		if field.property != p {
			continue
		}
		problem := eachValue(field.value.(Value), 0, func(value Value) *rdf.Problem {
			values = append(values, value)
			return nil
		})
		if problem != nil {
			return nil, problem
		}
	}
	return values, nil
}

// eachValue gives the values in a value that may be absent or a list.
func eachValue(value Value, depth int, visit func(Value) *rdf.Problem) *rdf.Problem {
	if value == nil || reflect.TypeOf(value).Kind() == reflect.Pointer && reflect.ValueOf(value).IsNil() {
		return nil
	}
	var elements []any
	if list, is := value.(List); is {
		for _, element := range list {
			elements = append(elements, element)
		}
	} else if plan := planOf(value); plan != nil && plan.shape == listShape {
		elements = appendElements(nil, value)
	} else {
		return visit(value)
	}
	if depth == maxListDepth {
		return &rdf.Problem{What: "a list holds lists without end", Expected: "at most " + strconv.Itoa(maxListDepth) + " lists in one another"}
	}
	for _, element := range elements {
		if element == nil {
			continue
		}
		if problem := eachValue(element.(Value), depth+1, visit); problem != nil {
			return problem
		}
	}
	return nil
}

// ratingOf gives the rating of the whole thing in a review; nil where there is
// none.
func ratingOf(review *reviewContent) (*reviewContent, *rdf.Problem) {
	if aspects, problem := review.values("reviewAspect"); len(aspects) > 0 || problem != nil {
		return nil, problem
	}
	ratings, problem := review.values("reviewRating")
	if problem != nil {
		return nil, problem
	}
	var whole *reviewContent
	for _, value := range ratings {
		rating, problem := contentOf(value)
		if problem != nil {
			return nil, problem
		}
		aspects, problem := rating.values("reviewAspect")
		switch {
		case problem != nil:
			return nil, problem
		case len(aspects) > 0:
		case whole != nil:
			return nil, &rdf.Problem{
				What:     "the review has several ratings of the whole thing",
				Expected: "one, and a ReviewAspect in those of a part",
			}
		default:
			whole = rating
		}
	}
	return whole, nil
}

// number gives the number of a property with its value as it is told; both are
// nil where there is none.
func (c *reviewContent) number(name string) (*big.Rat, NumberOrText, *rdf.Problem) {
	values, problem := c.values(name)
	if len(values) > 1 && problem == nil {
		problem = &rdf.Problem{What: fmt.Sprintf("the rating has %d values of %s", len(values), name), Expected: "one"}
	}
	if len(values) == 0 || problem != nil {
		return nil, nil, problem
	}
	number, problem := ratingNumber(values[0])
	if problem != nil {
		problem.Pointer = "/" + name
		return nil, nil, problem
	}
	return number, values[0].(NumberOrText), nil
}

// longestRating is how many characters the number of a rating may have.
const longestRating = 32

// ratingNumber reads a number of a rating, exactly as its decimal digits have it.
func ratingNumber(value Value) (*big.Rat, *rdf.Problem) {
	var text string
	switch v := value.(type) {
	case Number:
		text = strconv.FormatFloat(float64(v), 'f', -1, 64)
	case Float:
		text = strconv.FormatFloat(float64(v), 'f', -1, 64)
	case Integer:
		text = strconv.FormatInt(int64(v), 10)
	case Decimal:
		text = string(v)
	case Text:
		text = string(v)
	default:
		return nil, &rdf.Problem{What: fmt.Sprintf("a %T is no number", value), Expected: "a schema.Number, Integer, Decimal, or Text with a number"}
	}
	// An exponent could ask for more digits than there is memory.
	if len(text) > longestRating || !rdf.IsNumber(text) || strings.ContainsAny(text, "eE") {
		problem := &rdf.Problem{What: quote(clip(text)) + " is no number", Expected: "at most 32 digits with a point before decimals, such as 4.5"}
		if point := strings.Replace(text, ",", ".", 1); rdf.IsNumber(point) && len(text) <= longestRating {
			problem.Mend = "write " + point
		}
		// A fraction tells the best rating, and not the worst.
		if value, best, is := strings.Cut(text, "/"); is && len(text) <= longestRating {
			if value, best = strings.TrimSpace(value), strings.TrimSpace(best); rdf.IsNumber(value) && rdf.IsNumber(best) {
				problem.Mend = "write " + value + ", with " + best + " as BestRating and what is worst as WorstRating"
			}
		}
		return nil, problem
	}
	number, _ := new(big.Rat).SetString(text)
	return number, nil
}
