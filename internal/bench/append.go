package main

import "strconv"

// appendClinic writes the structs by code written by hand for them alone. It decides
// nothing, but looks at texts a byte at a time.
func appendClinic(b []byte, c *clinic) []byte {
	b = append(b, `{"@context":"https://schema.org","@type":"MedicalClinic","@id":`...)
	b = appendText(b, c.ID)
	b = appendMember(b, `,"name":`, c.Name)
	b = appendMember(b, `,"url":`, c.URL)
	b = appendMembers(b, `,"image":`, c.Image)
	b = appendMember(b, `,"description":`, c.Description)
	b = appendMember(b, `,"identifier":{"@type":"PropertyValue","propertyID":`, c.Identifier.PropertyID)
	b = appendMember(b, `,"value":`, c.Identifier.Value)
	b = append(b, '}')
	b = appendMembers(b, `,"sameAs":`, c.SameAs)
	b = appendMember(b, `,"address":{"@type":"PostalAddress","addressCountry":`, c.Address.AddressCountry)
	b = appendMember(b, `,"addressLocality":`, c.Address.AddressLocality)
	b = appendMember(b, `,"addressRegion":`, c.Address.AddressRegion)
	b = appendMember(b, `,"postalCode":`, c.Address.PostalCode)
	b = appendMember(b, `,"streetAddress":`, c.Address.StreetAddress)
	b = append(b, `},"aggregateRating":{"@type":"AggregateRating","bestRating":`...)
	b = strconv.AppendInt(b, int64(c.AggregateRating.BestRating), 10)
	b = append(b, `,"ratingValue":`...)
	b = strconv.AppendFloat(b, c.AggregateRating.RatingValue, 'f', -1, 64)
	b = append(b, `,"reviewCount":`...)
	b = strconv.AppendInt(b, int64(c.AggregateRating.ReviewCount), 10)
	b = appendMember(b, `},"contactPoint":{"@type":"ContactPoint","contactType":`, c.ContactPoint.ContactType)
	b = appendMember(b, `,"email":`, c.ContactPoint.Email)
	b = appendMember(b, `,"telephone":`, c.ContactPoint.Telephone)
	b = append(b, `},"employee":[`...)
	for i := range c.Employee {
		b = appendPerson(b, &c.Employee[i])
	}
	b = append(b[:len(b)-1], `],"review":[`...)
	for i := range c.Review {
		b = appendReview(b, &c.Review[i])
	}
	b = append(b[:len(b)-1], ']')
	b = appendMember(b, `,"telephone":`, c.Telephone)
	b = appendMember(b, `,"vatID":`, c.VatID)
	b = append(b, `,"geo":{"@type":"GeoCoordinates","latitude":`...)
	b = strconv.AppendFloat(b, c.Geo.Latitude, 'f', -1, 64)
	b = append(b, `,"longitude":`...)
	b = strconv.AppendFloat(b, c.Geo.Longitude, 'f', -1, 64)
	b = appendMember(b, `},"hasMap":`, c.HasMap)
	b = append(b, `,"isAccessibleForFree":`...)
	b = strconv.AppendBool(b, c.IsAccessibleForFree)
	b = append(b, `,"openingHoursSpecification":[`...)
	for i := range c.OpeningHoursSpecification {
		b = appendHours(b, &c.OpeningHoursSpecification[i])
	}
	b = append(b[:len(b)-1], `],"publicAccess":`...)
	b = strconv.AppendBool(b, c.PublicAccess)
	b = appendMember(b, `,"currenciesAccepted":`, c.CurrenciesAccepted)
	b = appendMembers(b, `,"openingHours":`, c.OpeningHours)
	b = appendMember(b, `,"paymentAccepted":`, c.PaymentAccepted)
	b = appendMember(b, `,"priceRange":`, c.PriceRange)
	b = append(b, `,"isAcceptingNewPatients":`...)
	b = strconv.AppendBool(b, c.IsAcceptingNewPatients)
	b = appendMembers(b, `,"medicalSpecialty":`, c.MedicalSpecialty)
	b = append(b, `,"availableService":[`...)
	for i := range c.AvailableService {
		s := &c.AvailableService[i]
		b = appendMember(b, `{"@type":`, s.Type)
		b = appendMember(b, `,"name":`, s.Name)
		b = appendMember(b, `,"url":`, s.URL)
		b = append(b, '}', ',')
	}
	return append(b[:len(b)-1], ']', '}')
}

func appendPerson(b []byte, p *person) []byte {
	b = append(b, `{"@type":"Person"`...)
	if p.ID != "" {
		b = appendMember(b, `,"@id":`, p.ID)
	}
	b = appendMember(b, `,"name":`, p.Name)
	if p.HonorificPrefix != "" {
		b = appendMember(b, `,"honorificPrefix":`, p.HonorificPrefix)
	}
	if p.JobTitle != "" {
		b = appendMember(b, `,"jobTitle":`, p.JobTitle)
	}
	b = appendOneOrMore(b, `,"knowsLanguage":`, p.KnowsLanguage)
	return append(b, '}', ',')
}

func appendReview(b []byte, r *clinicReview) []byte {
	b = appendMember(b, `{"@type":"Review","name":`, r.Name)
	b = appendMember(b, `,"author":{"@type":"Person","name":`, r.Author.Name)
	b = appendMember(b, `},"datePublished":`, r.DatePublished)
	b = appendMember(b, `,"reviewBody":`, r.ReviewBody)
	b = append(b, `,"reviewRating":{"@type":"Rating","bestRating":`...)
	b = strconv.AppendInt(b, int64(r.ReviewRating.BestRating), 10)
	b = append(b, `,"ratingValue":`...)
	b = strconv.AppendInt(b, int64(r.ReviewRating.RatingValue), 10)
	return append(b, `}},`...)
}

func appendHours(b []byte, h *openingHours) []byte {
	b = appendMember(b, `{"@type":"OpeningHoursSpecification","closes":`, h.Closes)
	b = appendOneOrMore(b, `,"dayOfWeek":`, h.DayOfWeek)
	b = appendMember(b, `,"opens":`, h.Opens)
	return append(b, '}', ',')
}

func appendOneOrMore(b []byte, key string, value any) []byte {
	switch v := value.(type) {
	case string:
		return appendMember(b, key, v)
	case []string:
		return appendMembers(b, key, v)
	}
	return b
}

func appendMembers(b []byte, key string, texts []string) []byte {
	b = append(append(b, key...), '[')
	for _, text := range texts {
		b = append(appendText(b, text), ',')
	}
	b[len(b)-1] = ']'
	return b
}

func appendMember(b []byte, key, text string) []byte {
	return appendText(append(b, key...), text)
}

// appendText escapes a byte at a time, as one would write it in an afternoon.
// It takes UTF-8 on trust.
func appendText(b []byte, text string) []byte {
	b = append(b, '"')
	start := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			b = append(append(b, text[start:i]...), '\\', c)
		case c < 0x20 || c == '<' || c == '>' || c == '&':
			const hex = "0123456789abcdef"
			b = append(append(b, text[start:i]...), '\\', 'u', '0', '0', hex[c>>4], hex[c&0xF])
		default:
			continue
		}
		start = i + 1
	}
	return append(append(b, text[start:]...), '"')
}
