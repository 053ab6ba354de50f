package main

// strokes are the letters that pictures need, as strokes in a square from 0,0 at
// the upper left to 1,1; a stroke is x, y, x, y, ….
var strokes = map[rune][][]float64{
	'A': {{0, 1, 0.5, 0, 1, 1}, {0.2, 0.62, 0.8, 0.62}},
	'C': {curve(0.5, 0.5, 0.5, 0.5, 45, 315)},
	'F': {{1, 0, 0, 0, 0, 1}, {0, 0.48, 0.75, 0.48}},
	'H': {{0, 0, 0, 1}, {1, 0, 1, 1}, {0, 0.5, 1, 0.5}},
	'I': {{0.5, 0, 0.5, 1}},
	'J': {{0.8, 0, 0.8, 0.7}, curve(0.45, 0.68, 0.35, 0.32, 0, 170)},
	'L': {{0.1, 0, 0.1, 1, 0.9, 1}},
	'N': {{0, 1, 0, 0, 1, 1, 1, 0}},
	'O': {curve(0.5, 0.5, 0.5, 0.5, 0, 360)},
	'Q': {curve(0.5, 0.5, 0.5, 0.5, 0, 360), {0.6, 0.7, 1, 1.05}},
	'R': {{0, 1, 0, 0, 0.5, 0}, curve(0.5, 0.26, 0.42, 0.26, -90, 90), {0.5, 0.52, 0, 0.52}, {0.45, 0.52, 0.95, 1}},
	'S': {curve(0.5, 0.26, 0.42, 0.26, -30, -270), curve(0.5, 0.76, 0.44, 0.24, -90, 150)},
	'T': {{0, 0, 1, 0}, {0.5, 0, 0.5, 1}},
	'W': {{0, 0, 0.25, 1, 0.5, 0.3, 0.75, 1, 1, 0}},
}

// letters writes capital letters.
func letters(c *canvas, text string, x, y, width, height, thick float64, colour uint32) {
	for _, letter := range text {
		for _, stroke := range strokes[letter] {
			points := make([]float64, len(stroke))
			for i := 0; i < len(stroke); i += 2 {
				points[i], points[i+1] = x+stroke[i]*width, y+stroke[i+1]*height
			}
			c.fill(line(thick, points...), colour)
		}
		x += width * 1.45
	}
}

// segments are the seven strokes of a digit on a display: top, upper left, upper
// right, middle, lower left, lower right, bottom.
var segments = [7][4]float64{
	{0, 0, 1, 0}, {0, 0, 0, 0.5}, {1, 0, 1, 0.5}, {0, 0.5, 1, 0.5}, {0, 0.5, 0, 1}, {1, 0.5, 1, 1}, {0, 1, 1, 1},
}

// lit says which of the segments each digit lights.
var lit = [10]string{"012456", "25", "02346", "02356", "1235", "01356", "013456", "025", "0123456", "012356"}

// digits writes a number as a display does; a colon parts hours and minutes.
func digits(c *canvas, text string, x, y, width, height, thick float64, colour uint32) {
	for _, digit := range text {
		if digit == ':' {
			c.fill(circle(x+thick/2, y+height*0.3, thick*0.7), colour)
			c.fill(circle(x+thick/2, y+height*0.7, thick*0.7), colour)
			x += thick * 2.4
			continue
		}
		for _, s := range lit[digit-'0'] {
			e := segments[s-'0']
			c.fill(line(thick, x+e[0]*width, y+e[1]*height, x+e[2]*width, y+e[3]*height), colour)
		}
		x += width + thick*2.2
	}
}
