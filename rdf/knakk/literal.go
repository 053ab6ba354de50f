package knakk

import (
	"strconv"

	knakk "github.com/knakk/rdf"

	"github.com/healthld/healthld/rdf"
)

// langString is the datatype of texts with a language.
const langString = rdf.RDFNamespace + "langString"

func literalOf(o rdf.Object) (knakk.Object, error) {
	if err := checkText(o.Text); err != nil {
		return nil, err
	}
	o, err := o.ToRDF()
	if err != nil {
		return nil, err
	}
	datatype := o.Tag
	switch o.Kind {
	case rdf.LanguageString:
		return inLanguageOf(o)
	case rdf.String:
		datatype = rdf.XSDString
	}
	iri, err := iriOf(datatype)
	if err != nil {
		return nil, err
	}
	return knakk.NewTypedLiteral(o.Text, iri), nil
}

func inLanguageOf(o rdf.Object) (knakk.Object, error) {
	literal, err := knakk.NewLangLiteral(o.Text, o.Tag)
	if err != nil {
		return nil, &rdf.Problem{
			What:     "knakk/rdf does not take the language " + strconv.QuoteToGraphic(o.Tag) + ": " + err.Error(),
			Expected: "a language tag (BCP 47) of one or two subtags",
		}
	}
	return literal, nil
}

func fromLiteral(literal knakk.Literal) (rdf.Object, error) {
	text, language, datatype := literal.String(), literal.Lang(), literal.DataType.String()
	if err := checkText(text); err != nil {
		return rdf.Object{}, err
	}
	switch {
	case language != "":
		return rdf.Object{Kind: rdf.LanguageString, Text: text, Tag: language}, nil
	case datatype == "":
		return rdf.Object{}, &rdf.Problem{What: "the literal " + strconv.QuoteToGraphic(text) + " has no datatype", Expected: "one made by knakk/rdf"}
	case datatype == langString:
		return rdf.Object{}, &rdf.Problem{What: "the text " + strconv.QuoteToGraphic(text) + " of datatype rdf:langString has no language", Expected: "a language tag (BCP 47)"}
	}
	o := rdf.Object{Kind: rdf.TypedLiteral, Text: text, Tag: datatype}.FromRDF()
	if o.Kind == rdf.TypedLiteral {
		return o, checkIRI(datatype)
	}
	return o, nil
}
