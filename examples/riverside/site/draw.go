package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"path"
)

// fine is how many points a pixel has in each direction while it is drawn; the
// mean of them makes smooth edges.
const fine = 3

// canvas is what pictures are drawn on, with flat colours. Coordinates are in
// pixels, from the upper left corner.
type canvas struct {
	width, height int
	points        []rgb // fine*width by fine*height
}

type rgb struct{ r, g, b uint8 }

// hex reads a colour such as 0x0b4a5e.
func hex(c uint32) rgb { return rgb{uint8(c >> 16), uint8(c >> 8), uint8(c)} }

func newCanvas(width, height int, background uint32) *canvas {
	c := &canvas{width, height, make([]rgb, fine*fine*width*height)}
	for i := range c.points {
		c.points[i] = hex(background)
	}
	return c
}

// shape says whether a point is in it.
type shape struct {
	left, top, right, bottom float64
	holds                    func(x, y float64) bool
}

// fill paints a shape.
func (c *canvas) fill(s shape, colour uint32) {
	c.blend(s, colour, 1)
}

// blend paints a shape, of which the ground shines through: 0 is glass, 1 paint.
func (c *canvas) blend(s shape, colour uint32, strength float64) {
	paint := hex(colour)
	c.each(s, func(_ float64, point *rgb) {
		*point = mix(*point, paint, strength)
	})
}

// fade paints a shape in colours that go from one at its top to another at its
// bottom, in steps few enough for small files.
func (c *canvas) fade(s shape, top, bottom uint32, steps int) {
	a, b := hex(top), hex(bottom)
	c.each(s, func(y float64, point *rgb) {
		at := math.Floor((y-s.top)/(s.bottom-s.top)*float64(steps)) / float64(max(1, steps-1))
		*point = mix(a, b, math.Min(1, math.Max(0, at)))
	})
}

func (c *canvas) each(s shape, paint func(y float64, point *rgb)) {
	columns := fine * c.width
	fromX, toX := max(0, int(s.left*fine)-1), min(columns, int(s.right*fine)+2)
	fromY, toY := max(0, int(s.top*fine)-1), min(fine*c.height, int(s.bottom*fine)+2)
	for j := fromY; j < toY; j++ {
		y := (float64(j) + 0.5) / fine
		for i := fromX; i < toX; i++ {
			if s.holds((float64(i)+0.5)/fine, y) {
				paint(y, &c.points[j*columns+i])
			}
		}
	}
}

func mix(a, b rgb, share float64) rgb {
	one := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*share)) }
	return rgb{one(a.r, b.r), one(a.g, b.g), one(a.b, b.b)}
}

// image takes the mean of the points of each pixel.
func (c *canvas) image() *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, c.width, c.height))
	for y := range c.height {
		for x := range c.width {
			var r, g, b int
			for j := range fine {
				for i := range fine {
					p := c.points[(y*fine+j)*fine*c.width+x*fine+i]
					r, g, b = r+int(p.r), g+int(p.g), b+int(p.b)
				}
			}
			n := fine * fine
			out.SetRGBA(x, y, color.RGBA{uint8((r + n/2) / n), uint8((g + n/2) / n), uint8((b + n/2) / n), 255})
		}
	}
	return out
}

func box(left, top, right, bottom float64) shape {
	return shape{left, top, right, bottom, func(x, y float64) bool {
		return x >= left && x < right && y >= top && y < bottom
	}}
}

// rounded is a box with round corners.
func rounded(left, top, right, bottom, radius float64) shape {
	return shape{left, top, right, bottom, func(x, y float64) bool {
		dx := math.Max(0, math.Max(left+radius-x, x-right+radius))
		dy := math.Max(0, math.Max(top+radius-y, y-bottom+radius))
		return dx*dx+dy*dy <= radius*radius
	}}
}

func circle(x, y, radius float64) shape { return ellipse(x, y, radius, radius) }

func ellipse(cx, cy, rx, ry float64) shape {
	return shape{cx - rx, cy - ry, cx + rx, cy + ry, func(x, y float64) bool {
		dx, dy := (x-cx)/rx, (y-cy)/ry
		return dx*dx+dy*dy <= 1
	}}
}

// polygon is what lies within the corners, given as x, y, x, y, …
func polygon(corners ...float64) shape {
	s := shape{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1), nil}
	for i := 0; i < len(corners); i += 2 {
		s.left, s.right = math.Min(s.left, corners[i]), math.Max(s.right, corners[i])
		s.top, s.bottom = math.Min(s.top, corners[i+1]), math.Max(s.bottom, corners[i+1])
	}
	s.holds = func(x, y float64) bool {
		in := false
		j := len(corners) - 2
		for i := 0; i < len(corners); i += 2 {
			xi, yi, xj, yj := corners[i], corners[i+1], corners[j], corners[j+1]
			if (yi > y) != (yj > y) && x < (xj-xi)*(y-yi)/(yj-yi)+xi {
				in = !in
			}
			j = i
		}
		return in
	}
	return s
}

// line is a stroke with round ends through the points, given as x, y, x, y, …
func line(width float64, points ...float64) shape {
	s := shape{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1), nil}
	half := width / 2
	for i := 0; i < len(points); i += 2 {
		s.left, s.right = math.Min(s.left, points[i]-half), math.Max(s.right, points[i]+half)
		s.top, s.bottom = math.Min(s.top, points[i+1]-half), math.Max(s.bottom, points[i+1]+half)
	}
	s.holds = func(x, y float64) bool {
		for i := 0; i+3 < len(points); i += 2 {
			if fromSegment(x, y, points[i], points[i+1], points[i+2], points[i+3]) <= half*half {
				return true
			}
		}
		return false
	}
	return s
}

// fromSegment is the square of the distance of a point from a segment.
func fromSegment(x, y, x1, y1, x2, y2 float64) float64 {
	dx, dy := x2-x1, y2-y1
	at := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		at = math.Max(0, math.Min(1, ((x-x1)*dx+(y-y1)*dy)/length))
	}
	dx, dy = x-x1-at*dx, y-y1-at*dy
	return dx*dx + dy*dy
}

// arc is a stroke along a circle, between two angles in degrees, clockwise from
// the right.
func arc(width, cx, cy, radius, from, to float64) shape {
	return line(width, curve(cx, cy, radius, radius, from, to)...)
}

// curve gives the points of an arc of an ellipse.
func curve(cx, cy, rx, ry, from, to float64) []float64 {
	steps := max(8, int(math.Abs(to-from)/6))
	var points []float64
	for i := range steps + 1 {
		angle := (from + (to-from)*float64(i)/float64(steps)) * math.Pi / 180
		points = append(points, cx+rx*math.Cos(angle), cy+ry*math.Sin(angle))
	}
	return points
}

// wave is the ground below a wavy line.
func wave(left, right, y, height, length, phase, bottom float64) shape {
	return shape{left, y - height, right, bottom, func(px, py float64) bool {
		return px >= left && px < right && py < bottom && py >= y+height*math.Sin((px/length+phase)*2*math.Pi)
	}}
}

// common is what two shapes have in common.
func common(a, b shape) shape {
	return shape{math.Max(a.left, b.left), math.Max(a.top, b.top), math.Min(a.right, b.right), math.Min(a.bottom, b.bottom),
		func(x, y float64) bool { return a.holds(x, y) && b.holds(x, y) }}
}

// without is the first shape without the second.
func without(a, b shape) shape {
	return shape{a.left, a.top, a.right, a.bottom, func(x, y float64) bool { return a.holds(x, y) && !b.holds(x, y) }}
}

// picture is a picture of the site: what it shows in words, and how it is drawn.
type picture struct {
	width, height int
	en, de        string
	background    uint32
	draw          func(*canvas)
}

// encode draws the picture in the format that its name asks for.
func (p picture) encode(name string) ([]byte, error) {
	c := newCanvas(p.width, p.height, p.background)
	p.draw(c)
	drawn := c.image()
	var out bytes.Buffer
	switch path.Ext(name) {
	case ".jpg":
		err := jpeg.Encode(&out, drawn, &jpeg.Options{Quality: 72})
		return out.Bytes(), err
	case ".png":
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		err := encoder.Encode(&out, paletted(drawn))
		return out.Bytes(), err
	}
	return nil, fmt.Errorf("there is no encoder for %s", name)
}

// paletted keeps the 256 colours that a picture of flat colours has most of, and
// takes the nearest of them for the few others.
func paletted(drawn *image.RGBA) *image.Paletted {
	count := make(map[color.RGBA]int)
	var order []color.RGBA
	for y := range drawn.Rect.Dy() {
		for x := range drawn.Rect.Dx() {
			c := drawn.RGBAAt(x, y)
			if count[c] == 0 {
				order = append(order, c)
			}
			count[c]++
		}
	}
	var palette color.Palette
	for len(palette) < 256 && len(palette) < len(order) {
		best := -1
		for i, c := range order {
			if count[c] > 0 && (best < 0 || count[c] > count[order[best]]) {
				best = i
			}
		}
		palette = append(palette, order[best])
		count[order[best]] = 0
	}
	out := image.NewPaletted(drawn.Rect, palette)
	draw.Draw(out, out.Rect, drawn, image.Point{}, draw.Src)
	return out
}

// shown is a picture in a page.
type shown struct {
	Src, Alt      string
	Width, Height int
}

// Pictures gives the pictures whose addresses a property holds.
func (t *thing) Pictures(key string) ([]shown, error) {
	var found []shown
	for _, address := range t.Texts(key) {
		src := onSite(address)
		p, known := pictures[src[min(1, len(src)):]]
		if !known {
			return nil, fmt.Errorf("there is no picture for %s", address)
		}
		alt := p.en
		if t.German() {
			alt = p.de
		}
		found = append(found, shown{src, alt, p.width, p.height})
	}
	return found, nil
}
